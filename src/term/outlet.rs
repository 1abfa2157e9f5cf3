//! The way out: main leaves the newest frame here, and writes as much of it as the terminal takes at once; a thread of its
//! own does the rest. While every core is busy, to wake a thread takes a slice of the scheduler, some milliseconds.
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

/// Who writes has this: main or the thread.
#[derive(Debug, Default)]
struct Writer {
    encoder: Encoder,
    /// When the last frame was begun.
    last: Option<Instant>,
    /// What the terminal has not taken of it yet, and the epoch that is good for.
    rest: (Vec<u8>, u64),
}

/// The shared side of the way out. The writer is locked before what is wanted.
#[derive(Debug, Default)]
pub(super) struct Outlet {
    wanted: Mutex<Wanted>,
    changed: Condvar,
    writer: Mutex<Writer>,
    /// Between frames.
    distance: Duration,
}

impl Outlet {
    /// An outlet whose first frame brings the screen with it: nothing flashes while the program is still thinking.
    pub(super) fn new(has_mouse: bool, is_remote: bool) -> Self {
        let wanted = Wanted {
            start: Start::Up,
            has_mouse,
            ..Wanted::default()
        };
        Self {
            wanted: Mutex::new(wanted),
            // Every frame of a link is paid for twice: in bytes now, and in waiting for the next.
            distance: Duration::from_millis(if is_remote { 33 } else { 16 }),
            ..Self::default()
        }
    }

    fn lock(&self) -> MutexGuard<'_, Wanted> {
        self.wanted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn writer(&self) -> MutexGuard<'_, Writer> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
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

    /// The same, and sends at once what the terminal takes at once.
    pub(super) fn send_now(&self) {
        self.lock().is_due = true;
        if !self.has_written() {
            self.changed.notify_one();
        }
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
    pub(super) fn start(outlet: &Arc<Self>) -> io::Result<()> {
        let outlet = Arc::clone(outlet);
        thread::Builder::new()
            .name("output".into())
            .spawn(move || outlet.write_all())
            .map(drop)
    }

    /// Takes note that keys come faster than anybody types: until they stop, few frames are enough.
    pub(super) fn slow_down(&self, now: Instant) {
        self.lock().burst = Some(now + BURST);
    }

    /// Writes what is wanted without waiting for anything; false where something is left for the thread to do.
    fn has_written(&self) -> bool {
        let Ok(mut writer) = self.writer.try_lock() else {
            return false;
        };
        if !writer.rest.0.is_empty() || !self.time_left(&writer).is_zero() {
            return false;
        }
        self.take(&mut writer);
        let (bytes, epoch) = &mut writer.rest;
        match tty::write_some(bytes, *epoch) {
            Some(count) => drop(bytes.drain(..count)),
            None => self.lose(bytes),
        }
        let is_whole = bytes.is_empty();
        if !is_whole {
            self.lock().is_due = true;
        }
        is_whole
    }

    fn write_all(&self) {
        while self.wait() {
            self.keep_distance();
            let mut writer = self.writer();
            if writer.rest.0.is_empty() {
                self.take(&mut writer);
            }
            let (bytes, epoch) = mem::take(&mut writer.rest);
            if !tty::write_frame(&bytes, epoch) {
                self.lose(&mut writer.rest.0);
            }
        }
    }

    /// What was to be written is lost: what the terminal shows is unknown. Whoever puts it up again says so too.
    fn lose(&self, rest: &mut Vec<u8>) {
        rest.clear();
        self.repaint();
    }

    /// Waits until the last frame is old enough, looking now and then whether a burst has ended.
    fn keep_distance(&self) {
        loop {
            let left = self.time_left(&self.writer());
            if left.is_zero() {
                return;
            }
            thread::sleep(left.min(BURST / 4));
        }
    }

    /// How long the next frame has to wait after the last; what is begun is ended at once.
    fn time_left(&self, writer: &Writer) -> Duration {
        let Some(last) = writer.last.filter(|_| writer.rest.0.is_empty()) else {
            return Duration::ZERO;
        };
        let now = Instant::now();
        let is_burst = self.lock().burst.is_some_and(|until| until > now);
        let distance = if is_burst {
            BURST_DISTANCE
        } else {
            self.distance
        };
        distance.saturating_sub(now.duration_since(last))
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

    /// Gives the writer the bytes to send now, and the epoch they are good for.
    fn take(&self, writer: &mut Writer) {
        let mut wanted = self.lock();
        if wanted.stage != Stage::Up {
            return;
        }
        // Before the check of raw mode: whoever leaves from now on changes it and the write is refused.
        let epoch = tty::epoch();
        if !mem::take(&mut wanted.is_due) || !tty::is_raw() {
            return;
        }
        let start = mem::take(&mut wanted.start);
        let mut modes = mem::take(&mut wanted.extra);
        if start == Start::Up {
            tty::note_up();
            modes.extend_from_slice(if wanted.has_mouse { MOUSE_ON } else { b"" });
            modes.extend_from_slice(if wanted.has_paste { PASTE_ON } else { b"" });
        }
        writer.rest = (writer.encoder.encode(&wanted.frame, start, &modes), epoch);
        writer.last = Some(Instant::now());
        wanted.frame.links.clear();
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
