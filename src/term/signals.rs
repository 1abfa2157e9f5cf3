//! Signals and the hang-up, each watched by a thread that turns it into an [`Input`].
//!
//! Main gets 800 ms to save and return; then the watching thread gives the terminal back and ends the process, so a
//! stuck main cannot keep a dead session alive. A hang-up nobody signals (the session leader ignored SIGHUP) is seen
//! by polling the terminal for nothing but that.

use super::event::Input;
use super::input::Shared;
use super::outlet::Outlet;
use super::tty;
use crossbeam_channel::Sender;
use rustix::process::{Signal, getpid, getsid, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level;
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{io, thread};

/// How long main may take to end.
const PATIENCE: Duration = Duration::from_millis(800);
/// Exit status after a hang-up, as if SIGHUP had come.
const HANGUP: u8 = 128 + SIGHUP as u8;

/// Starts both threads.
pub(super) fn start(
    shared: &Arc<Shared>,
    outlet: &Arc<Outlet>,
    inputs: &Sender<Input>,
) -> io::Result<()> {
    let signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT, SIGWINCH])?;
    let (watch, outlet, sender) = (Arc::clone(shared), Arc::clone(outlet), inputs.clone());
    let run = move || handle(signals, &watch, &outlet, &sender);
    thread::Builder::new().name("signals".into()).spawn(run)?;
    let (watch, sender) = (Arc::clone(shared), inputs.clone());
    let run = move || {
        tty::wait_for_hangup();
        tty::note_gone();
        end(HANGUP, &watch, &sender);
    };
    thread::Builder::new()
        .name("hang-up".into())
        .spawn(run)
        .map(drop)
}

fn handle(mut signals: Signals, shared: &Shared, outlet: &Outlet, inputs: &Sender<Input>) {
    for signal in signals.forever() {
        // What may get lost when main is busy with thousands of keys is made good by the next draw; an end may not.
        match signal {
            SIGWINCH => drop(inputs.try_send(Input::Resized)),
            SIGINT | SIGQUIT if shared.has_command() => {}
            SIGTSTP if shared.has_command() && !tty::is_raw() => stop(),
            SIGTSTP => drop(inputs.try_send(Input::Suspend)),
            SIGCONT => resume(outlet, inputs),
            deadly => end(128 + deadly as u8, shared, inputs),
        }
    }
}

/// Stops beside the command, as the shell that started us expects of the whole group. Nobody could continue a session leader.
fn stop() {
    if getsid(None).is_ok_and(|leader| leader != getpid()) {
        let _ = kill_current_process_group(Signal::STOP);
    }
}

/// After a stop that could not be caught the shell has changed the settings and drawn over the screen. After one of
/// our own making `suspend` puts everything back itself.
fn resume(outlet: &Outlet, inputs: &Sender<Input>) {
    if tty::is_raw() && tty::make_raw().is_ok() {
        outlet.put_up();
        drop(inputs.try_send(Input::Continued));
    }
}

fn end(status: u8, shared: &Shared, inputs: &Sender<Input>) {
    let until = Instant::now() + PATIENCE;
    shared.release();
    drop(inputs.send_timeout(Input::End(status), PATIENCE / 2));
    thread::sleep(until.saturating_duration_since(Instant::now()));
    tty::leave();
    // Not `process::exit`: main may hold the locks that exit handlers want.
    low_level::exit(i32::from(status));
}
