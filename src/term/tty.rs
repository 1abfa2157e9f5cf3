//! The terminal device: opened once, kept raw while the screen is up, and given back as it was found.
//!
//! The only statics of the program live here, because a panic hook, a signal thread and `main` must all be able to
//! give the terminal back, and the first to come must win. `leave` allocates nothing, prints nothing and takes 200 ms
//! at most, also on a terminal that has stopped reading; ratatui's `restore` does neither.
//!
//! We hold an open file description of our own, non-blocking: standard output may be shared with other programs and
//! must not change under them.

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::OFlags;
use rustix::termios::{
    OptionalActions, QueueSelector, Termios, tcflush, tcgetattr, tcgetwinsize, tcsetattr,
};
use std::fs::File;
use std::io::{self, Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::OpenOptionsExt;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::SeqCst};
use std::sync::{Mutex, OnceLock, TryLockError};
use std::time::{Duration, Instant};

/// Ends whatever may be on: synchronized update, colours, mouse, paste, no-wrap, alternate screen, hidden cursor.
const LEAVE: &[u8] =
    b"\x1b[?2026l\x1b[0m\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?7h\x1b[?1049l\x1b[?25h";
/// How long leaving may take: first for a write under way, then for its own bytes. 200 ms in all.
const WRITER_LIMIT: Duration = Duration::from_millis(50);
const LEAVE_LIMIT: Duration = Duration::from_millis(150);
/// Largest window we draw; a larger one gets this corner.
const LARGEST: (u16, u16) = (1_000, 500);

static TTY: OnceLock<Tty> = OnceLock::new();
/// Raw mode is on.
static IS_RAW: AtomicBool = AtomicBool::new(false);
/// The alternate screen is on.
static IS_UP: AtomicBool = AtomicBool::new(false);
/// The terminal has hung up: nothing may be written any more.
static IS_GONE: AtomicBool = AtomicBool::new(false);
/// Counts the times the screen went up or down, so that a writer knows that its frame is stale.
static EPOCH: AtomicU64 = AtomicU64::new(0);
/// Held for each single write, so that nothing follows the bytes that leave.
static WRITING: Mutex<()> = Mutex::new(());

/// The device and how we found it.
#[derive(Debug)]
struct Tty {
    file: File,
    found: Termios,
}

/// Opens the terminal and remembers its settings. Nothing is changed yet.
pub(super) fn open() -> io::Result<()> {
    if TTY.get().is_none() {
        let file = open_device()?;
        let found = tcgetattr(&file)?;
        // A second opener at the same moment finds the first one's device: both are the same terminal.
        let _ = TTY.set(Tty { file, found });
    }
    Ok(())
}

fn open_device() -> io::Result<File> {
    let open = |path: &std::path::Path| {
        let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
        let flags = i32::try_from(flags.bits()).unwrap_or_default();
        File::options()
            .read(true)
            .write(true)
            .custom_flags(flags)
            .open(path)
    };
    // macOS cannot poll `/dev/tty`, only the device behind it.
    if cfg!(target_os = "macos")
        && let Ok(name) = rustix::termios::ttyname(io::stdout(), Vec::new())
        && let Ok(file) = open(std::ffi::OsStr::from_bytes(name.as_bytes()).as_ref())
    {
        return Ok(file);
    }
    open("/dev/tty".as_ref())
}

/// Raw mode; may be called again (after a stop the shell has set its own).
pub(super) fn make_raw() -> io::Result<()> {
    let tty = get()?;
    let mut raw = tty.found.clone();
    raw.make_raw();
    tcsetattr(&tty.file, OptionalActions::Now, &raw)?;
    IS_RAW.store(true, SeqCst);
    Ok(())
}

/// Drops what was typed and not read: it was meant for somebody else.
pub(super) fn drop_typed() {
    if let Ok(tty) = get() {
        let _ = tcflush(&tty.file, QueueSelector::IFlush);
    }
}

/// Whether raw mode is on, as far as we did it.
pub(super) fn is_raw() -> bool {
    IS_RAW.load(SeqCst)
}

/// Takes note that the bytes that put the screen up are about to be sent.
pub(super) fn note_up() {
    IS_UP.store(true, SeqCst);
}

/// Gives the terminal back: main screen, cursor, settings. Any thread, any number of times, 200 ms at most.
pub fn leave() {
    EPOCH.fetch_add(1, SeqCst);
    let (was_up, was_raw) = (IS_UP.swap(false, SeqCst), IS_RAW.swap(false, SeqCst));
    let Some(tty) = TTY.get() else { return };
    if IS_GONE.load(SeqCst) {
        return;
    }
    if was_up {
        wait_for_writer();
        write_within(tty, LEAVE, LEAVE_LIMIT);
    }
    if was_raw {
        let _ = tcsetattr(&tty.file, OptionalActions::Now, &tty.found);
    }
}

/// Leaves the alternate screen but stays raw, and shows `text` on the main one.
pub(super) fn show_below(text: &[u8]) {
    EPOCH.fetch_add(1, SeqCst);
    IS_UP.store(false, SeqCst);
    let (Some(tty), false) = (TTY.get(), IS_GONE.load(SeqCst)) else {
        return;
    };
    wait_for_writer();
    write_within(tty, LEAVE, LEAVE_LIMIT);
    show(text);
}

/// Shows `text` where the cursor stands. Leaving the alternate screen twice would put the cursor back over what was shown
/// since the first time.
pub(super) fn show(text: &[u8]) {
    if let (Some(tty), false) = (TTY.get(), IS_GONE.load(SeqCst)) {
        write_within(tty, text, Duration::from_secs(2));
    }
}

/// Lets the one write that may be under way end; it does not block, so this is short.
fn wait_for_writer() {
    let until = Instant::now() + WRITER_LIMIT;
    while matches!(WRITING.try_lock(), Err(TryLockError::WouldBlock)) && Instant::now() < until {
        std::thread::yield_now();
    }
}

/// Takes note of a hang-up.
pub(super) fn note_gone() {
    IS_GONE.store(true, SeqCst);
}

/// Which time the screen is up; changes whenever it goes down.
pub(super) fn epoch() -> u64 {
    EPOCH.load(SeqCst)
}

/// Writes a frame, waiting for the terminal as long as it takes; gives up when the screen has gone down meanwhile.
/// Returns whether all was written.
pub(super) fn write_frame(mut bytes: &[u8], epoch: u64) -> bool {
    while !bytes.is_empty() {
        let (Ok(tty), Some(count)) = (get(), write_some(bytes, epoch)) else {
            return false;
        };
        bytes = bytes.get(count..).unwrap_or_default();
        if !bytes.is_empty() {
            // Not for ever: the screen may have gone down while nobody read.
            wait(tty, PollFlags::OUT, Some(Duration::from_millis(100)));
        }
    }
    true
}

/// Writes what the terminal takes of a frame without waiting; returns how many bytes, or nothing when the screen has gone
/// down meanwhile.
pub(super) fn write_some(bytes: &[u8], epoch: u64) -> Option<usize> {
    let tty = get().ok()?;
    let mut count = 0;
    while let Some(rest) = bytes.get(count..).filter(|rest| !rest.is_empty()) {
        let _one = WRITING
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if self::epoch() != epoch || IS_GONE.load(SeqCst) {
            return None;
        }
        match (&tty.file).write(rest) {
            Ok(written) => count += written,
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return None,
        }
    }
    Some(count)
}

fn write_within(tty: &Tty, mut bytes: &[u8], limit: Duration) {
    let until = Instant::now() + limit;
    while !bytes.is_empty() {
        match (&tty.file).write(bytes) {
            Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                let left = until.saturating_duration_since(Instant::now());
                if left.is_zero() {
                    return;
                }
                wait(tty, PollFlags::OUT, Some(left));
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return,
        }
    }
}

/// What the wait for input ended with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arrival {
    /// So many bytes were read.
    Bytes(usize),
    /// Nothing came in time.
    Silence,
    /// The terminal is gone.
    Hangup,
}

/// Reads what the terminal sends, waiting at most `limit`; nothing if it was someone else's meanwhile, which `is_lent` says.
pub(super) fn read(
    buffer: &mut [u8],
    limit: Option<Duration>,
    is_lent: impl FnOnce() -> bool,
) -> Arrival {
    let Ok(tty) = get() else {
        return Arrival::Hangup;
    };
    let ready = wait(tty, PollFlags::IN, limit);
    if ready.is_empty() || is_lent() {
        return Arrival::Silence;
    }
    // Ready, gone and nothing left to read: reading again would spin.
    let at_end = if ready.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
        Arrival::Hangup
    } else {
        Arrival::Silence
    };
    match (&tty.file).read(buffer) {
        Ok(0) => at_end,
        Ok(count) => Arrival::Bytes(count),
        Err(error) => match error.kind() {
            io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted => at_end,
            _ => Arrival::Hangup,
        },
    }
}

/// Sleeps until the terminal hangs up. Reads nothing.
pub(super) fn wait_for_hangup() {
    let Ok(tty) = get() else { return };
    loop {
        let ready = wait(tty, PollFlags::empty(), None);
        if ready.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return;
        }
    }
}

fn wait(tty: &Tty, events: PollFlags, limit: Option<Duration>) -> PollFlags {
    let timeout = limit.and_then(|limit| Timespec::try_from(limit).ok());
    let mut fds = [PollFd::new(&tty.file, events)];
    match poll(&mut fds, timeout.as_ref()) {
        Ok(_) => fds.first().map_or(PollFlags::empty(), PollFd::revents),
        Err(_) => PollFlags::empty(),
    }
}

/// Columns and rows of the window; 80x24 where the terminal does not know.
pub(super) fn size() -> (u16, u16) {
    let size = get().ok().and_then(|tty| tcgetwinsize(&tty.file).ok());
    clamp(size.map_or((0, 0), |size| (size.ws_col, size.ws_row)))
}

fn clamp((columns, rows): (u16, u16)) -> (u16, u16) {
    let or = |count: u16, unknown, largest| {
        if count == 0 {
            unknown
        } else {
            count.min(largest)
        }
    };
    (or(columns, 80, LARGEST.0), or(rows, 24, LARGEST.1))
}

fn get() -> io::Result<&'static Tty> {
    TTY.get()
        .ok_or_else(|| io::Error::from(io::ErrorKind::NotConnected))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_made_sensible() {
        assert_eq!(clamp((0, 0)), (80, 24));
        assert_eq!(clamp((1, 1)), (1, 1));
        assert_eq!(clamp((0, 50)), (80, 50));
        assert_eq!(clamp((2_000, 1_000)), LARGEST);
    }

    #[test]
    fn leaving_without_a_terminal_does_nothing() {
        leave();
        leave();
    }
}
