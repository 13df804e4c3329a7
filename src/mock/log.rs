//! What the log says of a request: one line, nothing that could be a secret, nothing that begins another line.

use std::fmt;
use std::time::Duration;

use super::answer::Answer;
use super::fault::Fault;
use super::request::Request;

/// Longer paths are cut.
const LONGEST: usize = 200;

/// One line: method, path, status, vendor code, duration; what was wrong, and the fault.
#[derive(Debug)]
pub(super) struct Line<'l> {
    pub(super) request: &'l Request,
    pub(super) answer: &'l Answer,
    pub(super) fault: Option<Fault>,
    pub(super) duration: Duration,
}

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.answer.path.as_ref().unwrap_or(&self.request.path);
        let end = path
            .char_indices()
            .nth(LONGEST)
            .map_or(path.len(), |(at, _)| at);
        let path = &path[..end];
        let code = self.answer.code.as_deref().unwrap_or("-");
        write!(
            f,
            "{} {path} {} {code} {:.1}ms",
            self.request.method,
            self.answer.status.as_u16(),
            self.duration.as_secs_f64() * 1000.0
        )?;
        if let Some(fault) = self.fault {
            write!(f, " [{fault}]")?;
        }
        match &self.answer.reason {
            Some(reason) => write!(f, " {reason}"),
            None => Ok(()),
        }
    }
}
