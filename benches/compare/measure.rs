//! A process → what it cost. Needs GNU time and coreutils.

use std::process::{Command, Stdio};

/// What a process and its children cost.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    /// Seconds from start to end.
    pub(crate) wall: f64,
    /// Seconds of all cores, in the process and in the system.
    pub(crate) cpu: f64,
    /// Largest resident set, in MiB.
    pub(crate) memory: f64,
}

/// Seconds that a run may take.
const LONGEST: &str = "300";
/// How `timeout` says that a run took longer.
const TIMED_OUT: i32 = 124;

/// Runs a command once; `None` when it fails, or takes longer than five minutes.
pub(crate) fn measure(command: Command) -> Option<Cost> {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut time = Command::new("time");
    time.args(["--format", "%e %U %S %M", "--quiet", "timeout", LONGEST]);
    time.arg(command.get_program()).args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        time.current_dir(folder);
    }
    time.envs(
        command
            .get_envs()
            .filter_map(|(key, value)| Some((key, value?))),
    );
    let output = time
        .stdout(Stdio::null())
        .output()
        .expect("GNU time is installed");
    let text = String::from_utf8_lossy(&output.stderr);
    match output.status.code() {
        Some(0) => {}
        Some(TIMED_OUT) => {
            eprintln!("{name} takes longer than {LONGEST} s: left out");
            return None;
        }
        _ => {
            let reason = text.lines().rev().nth(1).unwrap_or_default();
            eprintln!("{name} failed: {reason}");
            return None;
        }
    }
    let numbers: Vec<f64> = text
        .lines()
        .last()?
        .split(' ')
        .filter_map(|word| word.parse().ok())
        .collect();
    let [wall, user, system, kib] = numbers[..] else {
        panic!("GNU time prints four numbers, not `{text}`");
    };
    Some(Cost {
        wall,
        cpu: user + system,
        memory: kib / 1024.0,
    })
}

/// Runs a command several times; the best of each number.
pub(crate) fn measure_best(runs: usize, command: impl Fn() -> Command) -> Option<Cost> {
    let costs = (0..runs).map(|_| measure(command()));
    let costs: Option<Vec<Cost>> = costs.collect();
    costs?.into_iter().reduce(|a, b| Cost {
        wall: a.wall.min(b.wall),
        cpu: a.cpu.min(b.cpu),
        memory: a.memory.min(b.memory),
    })
}
