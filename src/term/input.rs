//! The thread that reads what comes from the terminal.
//!
//! A thread of its own, so that half a sequence, a paste or a slow link holds up nobody but itself. It never draws,
//! and main never reads.

use super::decode::Decoder;
use super::event::Input;
use super::outlet::Outlet;
use super::tty::{self, Arrival};
use crossbeam_channel::Sender;
use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{io, thread};

/// What main and the threads of the terminal tell each other besides [`Input`].
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// Mouse reports are wanted; strays are dropped otherwise.
    pub(super) has_mouse: AtomicBool,
    /// Someone waits for any key, which then goes to nobody else.
    any_key: Mutex<Option<Sender<()>>>,
    /// A command has the terminal: what is typed is for it.
    is_lent: Mutex<bool>,
    returned: Condvar,
    /// Signals of the terminal are for the command too, until its end has been seen.
    has_command: AtomicBool,
}

impl Shared {
    /// Lets the next key go to `waiter`.
    pub(super) fn catch_key(&self, waiter: Sender<()>) {
        *self.any_key.lock().unwrap_or_else(PoisonError::into_inner) = Some(waiter);
    }

    /// Ends a wait for any key; false if there was none.
    pub(super) fn release(&self) -> bool {
        let waiter = self
            .any_key
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        waiter.is_some_and(|waiter| waiter.send(()).is_ok())
    }

    /// Gives up waiting for a key.
    pub(super) fn forget_key(&self) {
        *self.any_key.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Leaves what is typed, and the signals of the terminal, to a command.
    pub(super) fn lend(&self) {
        self.has_command.store(true, Relaxed);
        *self.is_lent.lock().unwrap_or_else(PoisonError::into_inner) = true;
    }

    /// Reads what is typed again. Signals are still the command's: Ctrl-c may end it before it is told to us.
    pub(super) fn take_back_keys(&self) {
        *self.is_lent.lock().unwrap_or_else(PoisonError::into_inner) = false;
        self.returned.notify_all();
    }

    /// Obeys the signals of the terminal again.
    pub(super) fn take_back_signals(&self) {
        self.has_command.store(false, Relaxed);
    }

    /// Whether signals of the terminal are for a command.
    pub(super) fn has_command(&self) -> bool {
        self.has_command.load(Relaxed)
    }

    /// Waits while the terminal is lent; says whether it was.
    fn wait_while_lent(&self) -> bool {
        let lent = self.is_lent.lock().unwrap_or_else(PoisonError::into_inner);
        let was_lent = *lent;
        drop(self.returned.wait_while(lent, |lent| *lent));
        was_lent
    }

    /// Whether this input goes to main.
    fn passes(&self, input: &Input) -> bool {
        match input {
            Input::Key(_) | Input::Paste(_) => !self.release(),
            Input::Click(..) | Input::Wheel(..) => self.has_mouse.load(Relaxed),
            _ => true,
        }
    }
}

/// Tells keys that a hand types or a keyboard repeats from those that were held up on the way or pasted without
/// brackets: nobody watches the frames between those.
#[derive(Debug, Default)]
struct Pace {
    recent: VecDeque<Instant>,
}

impl Pace {
    /// Keyboards repeat 60 times a second at most; so many inputs in so short a time are faster.
    const MANY: usize = 4;
    const SHORT: Duration = Duration::from_millis(45);

    /// Takes note of an input; whether it is part of a burst.
    fn is_burst(&mut self, now: Instant) -> bool {
        self.recent.push_back(now);
        if self.recent.len() > Self::MANY {
            self.recent.pop_front();
        }
        let oldest = self.recent.front().copied().unwrap_or(now);
        self.recent.len() == Self::MANY && now.duration_since(oldest) < Self::SHORT
    }
}

/// Starts the thread that reads keys.
pub(super) fn start(
    is_remote: bool,
    shared: Arc<Shared>,
    outlet: Arc<Outlet>,
    inputs: Sender<Input>,
) -> io::Result<()> {
    let run = move || read_all(Decoder::new(is_remote), &shared, &outlet, &inputs);
    thread::Builder::new()
        .name("input".into())
        .spawn(run)
        .map(drop)
}

/// Ends when the terminal does, or when nobody listens any more; the hang-up itself is the watcher's to report.
fn read_all(mut decoder: Decoder, shared: &Shared, outlet: &Outlet, inputs: &Sender<Input>) {
    let mut buffer = [0; 4_096];
    let mut fresh = Vec::new();
    let mut pace = Pace::default();
    loop {
        match tty::read(&mut buffer, decoder.hold(), || shared.wait_while_lent()) {
            Arrival::Bytes(count) => {
                decoder.feed(buffer.get(..count).unwrap_or_default(), &mut fresh);
            }
            Arrival::Silence => decoder.expire(&mut fresh),
            Arrival::Hangup => return,
        }
        for input in fresh.drain(..).filter(|input| shared.passes(input)) {
            let now = Instant::now();
            if pace.is_burst(now) {
                outlet.slow_down(now);
            }
            if inputs.send(input).is_err() {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Key;

    #[test]
    fn a_held_key_is_no_burst_and_held_up_keys_are() {
        let start = Instant::now();
        let bursts = |gap: u64| {
            let mut pace = Pace::default();
            let times = (0..20).map(|key| start + Duration::from_millis(key * gap));
            times.filter(|&now| pace.is_burst(now)).count()
        };
        assert_eq!(bursts(33), 0);
        assert_eq!(bursts(16), 0);
        assert_eq!(bursts(10), 17);
        assert_eq!(bursts(0), 17);
    }

    #[test]
    fn a_key_that_was_waited_for_goes_to_nobody_else() {
        let shared = Shared::default();
        let (waiter, key) = crossbeam_channel::bounded(1);
        let pressed = Input::Key(Key::ctrl('c'));
        shared.catch_key(waiter);
        assert!(!shared.passes(&pressed));
        assert_eq!(key.try_recv(), Ok(()));
        assert!(shared.passes(&pressed));
        assert!(!shared.passes(&Input::Click(1, 1)));
    }
}
