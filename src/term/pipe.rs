//! A command of the user's with a text on its standard input, and the terminal as its own for as long as it runs.
//!
//! The one place where a shell is started. What comes from an article is never part of the line: the text goes through a
//! pipe, facts into the environment. The command may leave off reading, fail or hang; none of that is ours to mend.

use super::input::Shared;
use crossbeam_channel::{Receiver, bounded, select};
use rustix::process::{Pid, Signal, kill_process};
use std::io::{self, Write};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;

/// What a command is given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Piped {
    /// The line, as typed, for `sh -c`.
    pub command: String,
    /// What stands on its standard input.
    pub input: String,
    /// What stands in its environment beside what we were started with.
    pub facts: Vec<(&'static str, String)>,
}

/// Runs the command where there is no screen that has the terminal.
///
/// # Errors
/// When it cannot be started.
pub fn run_piped(piped: Piped) -> io::Result<ExitStatus> {
    run(piped, &Shared::default())
}

/// Runs the command to its end. Called with the terminal given back.
pub(super) fn run(piped: Piped, shared: &Shared) -> io::Result<ExitStatus> {
    let mut child = Command::new("sh")
        .arg("-c")
        .arg(&piped.command)
        .envs(piped.facts)
        .stdin(Stdio::piped())
        .spawn()?;
    let id = Pid::from_child(&child);
    feed(&mut child, piped.input)?;
    let (waiter, interruption) = bounded(1);
    // An end of ours goes before its own.
    shared.catch_key(waiter);
    let ended = reap(child)?;
    let status = wait(&ended, &interruption);
    shared.forget_key();
    status.unwrap_or_else(|| {
        let _ = kill_process(id, Signal::TERM);
        Err(io::ErrorKind::Interrupted.into())
    })
}

/// Hands over the text, in a thread: a command that does not read must not hold us up, nor one whose children do not.
fn feed(child: &mut Child, input: String) -> io::Result<()> {
    let Some(mut pipe) = child.stdin.take() else {
        return Ok(());
    };
    // Whoever has read enough closes the pipe; that is no failure.
    let write = move || drop(pipe.write_all(input.as_bytes()));
    thread::Builder::new()
        .name("pipe".into())
        .spawn(write)
        .map(drop)
}

/// Waits for the end in a thread, so that we can wait for other things too.
fn reap(mut child: Child) -> io::Result<Receiver<io::Result<ExitStatus>>> {
    let (ended, end) = bounded(1);
    let wait = move || drop(ended.send(child.wait()));
    thread::Builder::new().name("reaper".into()).spawn(wait)?;
    Ok(end)
}

fn wait(
    ended: &Receiver<io::Result<ExitStatus>>,
    interruption: &Receiver<()>,
) -> Option<io::Result<ExitStatus>> {
    select! {
        recv(ended) -> status => status.ok(),
        recv(interruption) -> _ => None,
    }
}

/// How a command ended, where that was not well: `status 2`, `stopped by signal 9`.
pub fn failure(status: ExitStatus) -> Option<String> {
    match (status.code(), status.signal()) {
        (Some(0), _) => None,
        (Some(code), _) => Some(format!("status {code}")),
        (None, Some(signal)) => Some(format!("stopped by signal {signal}")),
        (None, None) => Some("no status".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ran(command: &str) -> ExitStatus {
        let piped = Piped {
            command: command.to_owned(),
            input: "one\ntwo\n".repeat(50_000),
            facts: vec![("DATELINE_HEADLINE", "$(exit 7); `exit 8`".to_owned())],
        };
        run(piped, &Shared::default()).expect("there is a shell")
    }

    #[test]
    fn a_command_gets_the_text_and_the_facts_and_no_fact_is_run() {
        let test =
            r#"test "$(wc -l)" -eq 100000 && test "$DATELINE_HEADLINE" = '$(exit 7); `exit 8`'"#;
        assert_eq!(failure(ran(test)), None);
    }

    #[test]
    fn a_command_may_read_a_part_fail_or_be_killed() {
        assert_eq!(failure(ran("read line; test \"$line\" = one")), None);
        assert_eq!(
            failure(ran("exec 0<&-; exit 3")).as_deref(),
            Some("status 3")
        );
        assert_eq!(
            failure(ran("kill -9 $$")).as_deref(),
            Some("stopped by signal 9")
        );
    }

    #[test]
    fn a_fact_that_cannot_be_one_is_an_error_and_no_panic() {
        let piped = Piped {
            facts: vec![("DATELINE_ID", "a\0b".to_owned())],
            ..Piped::default()
        };
        assert!(run(piped, &Shared::default()).is_err());
    }
}
