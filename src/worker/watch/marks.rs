//! Notices that another copy of the program has marked something. Sleeps in the kernel until then.

use std::{io, path::PathBuf, thread};

/// Calls `notice` soon after the log or its snapshot in a state folder was written to, by whomever.
///
/// # Errors
/// The system gives no more threads.
pub(in crate::worker) fn start(
    state: PathBuf,
    notice: impl Fn() + Send + 'static,
) -> io::Result<()> {
    let run = move || {
        // Where nothing can be watched others are learnt of at the next mark.
        let _ = watch(&state, &notice);
    };
    let thread = thread::Builder::new().name("watch marks".to_owned());
    thread.spawn(run).map(drop)
}

#[cfg(target_os = "linux")]
use linux::watch;
#[cfg(not(target_os = "linux"))]
use notified::watch;

/// Whether a name is that of the log or of its snapshot.
fn is_kept(name: &[u8]) -> bool {
    name.starts_with(b"marks.log") || name.starts_with(b"marks.snap")
}

#[cfg(target_os = "linux")]
mod linux {
    use super::is_kept;
    use rustix::{
        fs::inotify::{self, CreateFlags, ReadFlags, Reader, WatchFlags},
        io::Errno,
    };
    use std::{mem::MaybeUninit, path::Path, thread, time::Duration};

    /// How long is waited for what comes with the first write.
    const GATHER: Duration = Duration::from_millis(200);
    /// Bytes of events read at a time.
    const BUFFER: usize = 4 << 10;

    pub(super) fn watch(state: &Path, notice: &dyn Fn()) -> rustix::io::Result<()> {
        let events = inotify::init(CreateFlags::CLOEXEC)?;
        let written = WatchFlags::CLOSE_WRITE | WatchFlags::MOVED_TO;
        let made = WatchFlags::CREATE | WatchFlags::MOVED_TO;
        let mut buffer = vec![MaybeUninit::uninit(); BUFFER];
        let mut reader = Reader::new(&events, &mut buffer);
        let itself = written | WatchFlags::ONLYDIR;
        let is_made = || inotify::add_watch(&events, state, itself).is_ok();
        let mut is_there = false;
        loop {
            // What was there at the start may have grown between being read and being watched.
            let was_there = is_there;
            is_there = is_made();
            if !is_there {
                // The nearest folder above, in which it may be made: once only, or what happens there wakes us for ever.
                let mut above = state.ancestors().skip(1);
                let flags = made | WatchFlags::ONLYDIR | WatchFlags::ONESHOT;
                above.any(|path| inotify::add_watch(&events, path, flags).is_ok());
                // It may have been made meanwhile.
                is_there = is_made();
            }
            if is_there && !was_there {
                notice();
            }
            let mut is_news = false;
            loop {
                match reader.next() {
                    Ok(event) => {
                        let name = event.file_name().map(std::ffi::CStr::to_bytes);
                        is_news |= name.is_some_and(is_kept);
                        is_there &= !event.events().contains(ReadFlags::IGNORED);
                    }
                    Err(Errno::INTR) => continue,
                    Err(error) => return Err(error),
                }
                if reader.is_buffer_empty() {
                    break;
                }
            }
            if is_news {
                thread::sleep(GATHER);
                notice();
            }
        }
    }
}

#[cfg(any(not(target_os = "linux"), test))]
mod notified {
    use super::is_kept;
    use notify::{RecursiveMode, Watcher as _};
    use std::{io, path::Path};

    #[cfg_attr(
        target_os = "linux",
        expect(dead_code, reason = "tried on every system, used on the others")
    )]
    pub(super) fn watch(state: &Path, notice: &dyn Fn()) -> io::Result<()> {
        let (events, noticed) = crossbeam_channel::unbounded();
        let tell = move |event: notify::Result<notify::Event>| {
            let is_name = |path: &std::path::PathBuf| {
                let name = path.file_name();
                name.is_some_and(|name| is_kept(name.as_encoded_bytes()))
            };
            if event.is_ok_and(|event| !event.kind.is_access() && event.paths.iter().any(is_name)) {
                let _ = events.send(());
            }
        };
        let mut watcher = notify::recommended_watcher(tell).map_err(io::Error::other)?;
        let is_watching = watcher.watch(state, RecursiveMode::NonRecursive);
        is_watching.map_err(io::Error::other)?;
        while noticed.recv().is_ok() {
            while noticed.try_recv().is_ok() {}
            notice();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        fs,
        time::{Duration, Instant},
    };

    #[test]
    fn what_another_writes_is_noticed_in_a_folder_that_is_made_later_too() {
        let root = tempfile::tempdir().unwrap();
        let state = root.path().join("state/dateline");
        let (send, notices) = crossbeam_channel::unbounded();
        let notice = move || {
            let _ = send.send(());
        };
        start(state.clone(), notice).unwrap();
        fs::create_dir_all(&state).unwrap();
        // Nobody says when the watch begins: written again until it does.
        let deadline = Instant::now() + Duration::from_secs(20);
        let written = |text: &str| {
            fs::write(state.join("marks.log"), text).unwrap();
            notices.recv_timeout(Duration::from_millis(300)).is_ok()
        };
        while !written("one") {
            assert!(Instant::now() < deadline, "nothing was noticed");
        }
        while notices.try_recv().is_ok() {}
        fs::write(state.join("marks.log"), "two").unwrap();
        notices.recv_timeout(Duration::from_secs(20)).unwrap();
    }
}
