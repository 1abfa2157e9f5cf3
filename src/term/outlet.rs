//! The way out: main leaves the newest frame here, a thread of its own encodes and writes it.
//!
//! Main never waits for the terminal. While a write is pending, newer frames replace each other; when the terminal
//! reads again it gets the difference between what it had and what is true now, so a stalled link costs memory for
//! one frame and a held key does not replay sixty. Frames follow each other at a distance, the first after a rest goes
//! at once.

use super::encode::{Encoder, Start};
use super::grid::Frame;
use super::tty;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use std::{io, mem, thread};

/// Turns a terminal mode on or off. Of the mouse only presses and the wheel: crossterm's command asks for every motion.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";
const PASTE_ON: &[u8] = b"\x1b[?2004h";
const PASTE_OFF: &[u8] = b"\x1b[?2004l";

/// A burst of keys lasts as long after the last one.
const BURST: Duration = Duration::from_millis(60);
/// Between frames during a burst. The kernel takes 64 kB for a slow link before it says that it is slow; by then half
/// a minute of old frames would be on the way.
const BURST_DISTANCE: Duration = Duration::from_millis(250);

/// What main wants of the terminal and the writer has not done yet.
#[derive(Debug, Default)]
struct Wanted {
    frame: Frame,
    start: Start,
    has_mouse: bool,
    has_paste: bool,
    /// Sequences that draw nothing (modes, the clipboard), sent before the next frame.
    extra: Vec<u8>,
    /// There is something to send.
    is_due: bool,
    stage: Stage,
    /// Until then keys come in a burst.
    burst: Option<Instant>,
}

/// Whether anything may be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Stage {
    /// The screen is up, or comes up with the next frame.
    #[default]
    Up,
    /// The screen is down on purpose.
    Down,
    /// The session is over.
    Over,
}

/// The shared side of the way out.
#[derive(Debug, Default)]
pub(super) struct Outlet {
    wanted: Mutex<Wanted>,
    changed: Condvar,
}

impl Outlet {
    /// An outlet whose first frame brings the screen with it: nothing flashes while the program is still thinking.
    pub(super) fn new(has_mouse: bool) -> Self {
        let wanted = Wanted {
            start: Start::Up,
            has_mouse,
            ..Wanted::default()
        };
        Self {
            wanted: Mutex::new(wanted),
            changed: Condvar::new(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Wanted> {
        self.wanted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the frame; nothing is sent before [`Self::send`].
    pub(super) fn change(&self, change: impl FnOnce(&mut Frame)) {
        change(&mut self.lock().frame);
    }

    /// Has everything drawn again with the next frame.
    pub(super) fn repaint(&self) {
        let mut wanted = self.lock();
        wanted.start = wanted.start.max(Start::Repaint);
    }

    /// Lets the writer send what is wanted by now.
    pub(super) fn send(&self) {
        self.lock().is_due = true;
        self.changed.notify_one();
    }

    /// The next frame puts the screen up first, with the modes that were on.
    pub(super) fn put_up(&self) {
        let mut wanted = self.lock();
        wanted.start = Start::Up;
        wanted.stage = Stage::Up;
        wanted.is_due = true;
        drop(wanted);
        self.changed.notify_one();
    }

    /// Sends nothing more until [`Self::put_up`].
    pub(super) fn put_down(&self) {
        self.lock().stage = Stage::Down;
    }

    /// Turns mouse reports on or off.
    pub(super) fn set_mouse(&self, on: bool) {
        let mut wanted = self.lock();
        if mem::replace(&mut wanted.has_mouse, on) != on {
            wanted
                .extra
                .extend_from_slice(if on { MOUSE_ON } else { MOUSE_OFF });
            drop(wanted);
            self.send();
        }
    }

    /// Turns bracketed paste on or off, with the next frame: the prompt it is for comes with that too.
    pub(super) fn set_paste(&self, on: bool) {
        let mut wanted = self.lock();
        if mem::replace(&mut wanted.has_paste, on) != on {
            let sequence = if on { PASTE_ON } else { PASTE_OFF };
            wanted.extra.extend_from_slice(sequence);
        }
    }

    /// Sends a sequence that draws nothing.
    pub(super) fn send_extra(&self, sequence: &[u8]) {
        self.lock().extra.extend_from_slice(sequence);
        self.send();
    }

    /// Ends the writer.
    pub(super) fn close(&self) {
        self.lock().stage = Stage::Over;
        self.changed.notify_one();
    }

    /// Starts the writer.
    pub(super) fn start(outlet: &Arc<Self>, is_remote: bool) -> io::Result<()> {
        // Every frame of a link is paid for twice: in bytes now, and in waiting for the next.
        let distance = Duration::from_millis(if is_remote { 33 } else { 16 });
        let outlet = Arc::clone(outlet);
        let run = move || outlet.write_all(distance);
        thread::Builder::new()
            .name("output".into())
            .spawn(run)
            .map(drop)
    }

    /// Takes note that keys come faster than anybody types: until they stop, few frames are enough.
    pub(super) fn slow_down(&self, now: Instant) {
        self.lock().burst = Some(now + BURST);
    }

    fn write_all(&self, distance: Duration) {
        let mut encoder = Encoder::default();
        let mut last = None;
        while self.wait() {
            self.keep_distance(distance, last);
            let Some((bytes, epoch)) = self.take(&mut encoder) else {
                continue;
            };
            last = Some(Instant::now());
            if !tty::write_frame(&bytes, epoch) {
                // The rest is lost: what the terminal shows is unknown. Whoever puts it up again says so too.
                self.repaint();
            }
        }
    }

    /// Waits until the last frame is old enough, looking now and then whether a burst has ended.
    fn keep_distance(&self, distance: Duration, last: Option<Instant>) {
        let Some(last) = last else { return };
        loop {
            let is_burst = self
                .lock()
                .burst
                .is_some_and(|until| until > Instant::now());
            let distance = if is_burst { BURST_DISTANCE } else { distance };
            let rest = distance.saturating_sub(last.elapsed());
            if rest.is_zero() {
                return;
            }
            thread::sleep(rest.min(BURST / 4));
        }
    }

    /// Waits for something to send; false when the session is over.
    fn wait(&self) -> bool {
        let is_idle = |wanted: &mut Wanted| match wanted.stage {
            Stage::Up => !wanted.is_due,
            Stage::Down => true,
            Stage::Over => false,
        };
        let wanted = self.changed.wait_while(self.lock(), is_idle);
        wanted.unwrap_or_else(PoisonError::into_inner).stage != Stage::Over
    }

    /// The bytes to send now, and the epoch they are good for.
    fn take(&self, encoder: &mut Encoder) -> Option<(Vec<u8>, u64)> {
        let mut wanted = self.lock();
        if wanted.stage != Stage::Up {
            return None;
        }
        // Before the check of raw mode: whoever leaves from now on changes it and the write is refused.
        let epoch = tty::epoch();
        if !tty::is_raw() {
            wanted.is_due = false;
            return None;
        }
        wanted.is_due = false;
        let start = mem::take(&mut wanted.start);
        let mut modes = mem::take(&mut wanted.extra);
        if start == Start::Up {
            tty::note_up();
            modes.extend_from_slice(if wanted.has_mouse { MOUSE_ON } else { b"" });
            modes.extend_from_slice(if wanted.has_paste { PASTE_ON } else { b"" });
        }
        let bytes = encoder.encode(&wanted.frame, start, &modes);
        wanted.frame.links.clear();
        Some((bytes, epoch))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modes_are_sent_once_each_time_they_change() {
        let outlet = Outlet::default();
        outlet.set_paste(false);
        outlet.set_paste(true);
        outlet.set_paste(true);
        assert_eq!(outlet.lock().extra, PASTE_ON);
        assert!(!outlet.lock().is_due);
        outlet.set_mouse(true);
        assert!(outlet.lock().is_due);
    }

    #[test]
    fn the_writer_ends_with_the_session() {
        let outlet = Outlet::default();
        outlet.send();
        assert!(outlet.wait());
        outlet.close();
        assert!(!outlet.wait());
    }
}
