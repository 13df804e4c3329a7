//! Prints files on as many threads as there are cores. Which thread prints a file changes nothing in it.

use std::sync::Mutex;
use std::thread;

use super::rust::{Printed, RustFile};
use crate::threads::{join, spawn};

/// A file to be printed. Its tokens are made where it is printed: they cannot pass between threads.
pub(super) struct Job<'a> {
    pub(super) path: String,
    pub(super) emit: Box<dyn FnOnce() -> RustFile<'a> + Send + 'a>,
}

/// Prints all files; the longest should stand first. They come back in no order.
pub(super) fn print_all(jobs: Vec<Job<'_>>) -> Vec<(String, Printed)> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let threads = threads.min(jobs.len());
    let queue = Mutex::new(jobs.into_iter());
    let work = || {
        let mut printed = Vec::new();
        loop {
            let job = queue.lock().expect("taking a job cannot panic").next();
            match job {
                Some(Job { path, emit }) => printed.push((path, emit().print())),
                None => return printed,
            }
        }
    };
    thread::scope(|scope| {
        let started: Vec<_> = (0..threads).map(|_| spawn(scope, work)).collect();
        started.into_iter().flat_map(join).collect()
    })
}
