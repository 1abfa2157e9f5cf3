//! Watches folders by inotify, through rustix: the `notify` crate asks to be told of every file that is opened as well,
//! and would wake for each article we read ourselves.

use super::pace::Pace;
use crate::{
    corpus::{
        folders::{self, Folders},
        load::Notices,
    },
    worker::slots::Slots,
};
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    fs::inotify::{self, CreateFlags, ReadFlags, Reader, WatchFlags},
    io::Errno,
};
use std::{
    collections::{HashMap, HashSet},
    ffi::OsStr,
    io,
    mem::MaybeUninit,
    os::{fd::OwnedFd, unix::ffi::OsStrExt as _},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// Bytes of events read at a time.
const BUFFER: usize = 64 << 10;
/// Files named one by one in a notice; of more, all are looked at.
const NAMED: usize = 4_096;
/// File systems on which others write without this machine knowing.
const ELSEWHERE: [u64; 9] = [
    0x6969,      // NFS
    0x517b,      // SMB
    0xff53_4d42, // CIFS
    0xfe53_4d42, // SMB 2
    0x6573_5546, // FUSE: sshfs, rclone
    0x0102_1997, // 9P: the host of a virtual machine
    0x5346_414f, // AFS
    0x00c3_6400, // Ceph
    0x0bd0_0bd0, // Lustre
];

/// A running watch. Clones are the same watch.
#[derive(Debug, Clone)]
pub(crate) struct Watch(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    /// None when the system gives no more of them.
    events: Option<OwnedFd>,
    watched: Mutex<Watched>,
    is_blind: AtomicBool,
    /// How long the last look took, in milliseconds.
    took: AtomicU64,
}

#[derive(Debug, Default)]
struct Watched {
    by_number: HashMap<i32, Place>,
    numbers: HashMap<PathBuf, i32>,
    /// Files named outright.
    files: HashSet<PathBuf>,
    is_full: bool,
}

/// Something that is watched.
#[derive(Debug, Clone)]
struct Place {
    path: PathBuf,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Whole,
    Names,
    File,
}

impl Kind {
    fn flags(self) -> WatchFlags {
        let names = WatchFlags::CREATE | WatchFlags::DELETE | WatchFlags::MOVE;
        let itself = WatchFlags::MOVE_SELF | WatchFlags::DELETE_SELF;
        let bytes = WatchFlags::MODIFY | WatchFlags::CLOSE_WRITE;
        match self {
            Self::Whole => names | bytes | itself | WatchFlags::ONLYDIR,
            Self::Names => names | itself | WatchFlags::ONLYDIR,
            Self::File => bytes,
        }
    }
}

impl Watch {
    /// Starts to watch; what is noticed is left for the load worker.
    pub(crate) fn start(slots: &Arc<Slots>) -> io::Result<Self> {
        let events = inotify::init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK).ok();
        let shared = Arc::new(Shared {
            is_blind: AtomicBool::new(events.is_none()),
            events,
            watched: Mutex::default(),
            took: AtomicU64::new(0),
        });
        let (slots, watch) = (slots.clone(), shared.clone());
        thread::Builder::new()
            .name("watch".to_owned())
            .spawn(move || watch.run(&slots))?;
        Ok(Self(shared))
    }

    /// Watches these from now on, and no others. Says so when there are more than the system allows.
    pub(crate) fn over(&self, folders: &Folders) -> Option<String> {
        let events = self.0.events.as_ref()?;
        let mut watched = self.0.watched();
        watched.keep(events, folders);
        watched.files.clone_from(&folders.files);
        let was_full = watched.is_full;
        let whole = folders.whole.iter().map(|path| (path, Kind::Whole));
        let names = folders.names.difference(&folders.whole);
        let names = names.map(|path| (path, Kind::Names));
        let files = folders.files.iter().map(|path| (path, Kind::File));
        for (path, kind) in whole.chain(names).chain(files) {
            if kind != Kind::File && watched.numbers.contains_key(path) {
                continue;
            }
            if is_elsewhere(path) {
                self.0.is_blind.store(true, Ordering::Relaxed);
            }
            watched.add(events, path, kind);
        }
        let is_full = watched.is_full;
        self.0.is_blind.fetch_or(is_full, Ordering::Relaxed);
        (is_full && !was_full).then(|| {
            "no more folders can be watched (fs.inotify.max_user_watches): F5 looks for what is new".to_owned()
        })
    }

    /// Whether changes may go unnoticed.
    pub(crate) fn is_blind(&self) -> bool {
        self.0.is_blind.load(Ordering::Relaxed)
    }

    /// Notes how long a look took.
    pub(crate) fn took(&self, time: Duration) {
        let time = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        self.0.took.store(time, Ordering::Relaxed);
    }
}

impl Watched {
    /// Drops what is not wanted any more.
    fn keep(&mut self, events: &OwnedFd, folders: &Folders) {
        let Folders {
            whole,
            names,
            files,
        } = folders;
        self.numbers.retain(|path, number| {
            let is_wanted = whole.contains(path) || names.contains(path) || files.contains(path);
            if !is_wanted {
                self.by_number.remove(number);
                // It may be gone already.
                let _ = inotify::remove_watch(events, *number);
            }
            is_wanted
        });
    }

    fn add(&mut self, events: &OwnedFd, path: &Path, kind: Kind) {
        match inotify::add_watch(events, folders::itself(path), kind.flags()) {
            Ok(number) => {
                let place = Place {
                    path: path.to_owned(),
                    kind,
                };
                self.by_number.insert(number, place);
                let before = self.numbers.insert(path.to_owned(), number);
                if let Some(before) = before.filter(|before| *before != number) {
                    // The name was given to another file.
                    self.by_number.remove(&before);
                    let _ = inotify::remove_watch(events, before);
                }
            }
            Err(Errno::NOSPC) => self.is_full = true,
            // Gone again, or closed to us: then it cannot be read either.
            Err(_) => {}
        }
    }
}

impl Shared {
    fn watched(&self) -> MutexGuard<'_, Watched> {
        self.watched.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notices things for ever.
    fn run(&self, slots: &Slots) {
        let Some(events) = &self.events else {
            return;
        };
        let mut pace = Pace::default();
        let mut buffer = vec![MaybeUninit::uninit(); BUFFER];
        loop {
            if wait(events, pace.patience(Instant::now())) {
                let took = Duration::from_millis(self.took.load(Ordering::Relaxed));
                // Nobody is woken meanwhile: the kernel folds what repeats itself.
                thread::sleep(pace.wait(Instant::now(), took));
            }
            let now = Instant::now();
            let mut notices = self.read(events, &mut buffer, &mut pace, now);
            notices.at_rest.extend(pace.at_rest(now));
            if !notices.is_empty() {
                pace.spoke(now);
                slots.notice(notices);
            }
        }
    }

    /// Everything that waits to be noticed.
    fn read(
        &self,
        events: &OwnedFd,
        buffer: &mut [MaybeUninit<u8>],
        pace: &mut Pace,
        now: Instant,
    ) -> Notices {
        let mut notices = Notices::default();
        let mut reader = Reader::new(events, buffer);
        loop {
            match reader.next() {
                Ok(event) => {
                    let flags = event.events();
                    let name = event
                        .file_name()
                        .map(|name| OsStr::from_bytes(name.to_bytes()));
                    if flags.contains(ReadFlags::QUEUE_OVERFLOW) {
                        notices.add(Notices::everything());
                    } else if let Some(path) = self.path(event.wd(), name, flags) {
                        note(&mut notices, pace, path, flags, now);
                    }
                }
                Err(Errno::INTR) => {}
                Err(_) => break,
            }
        }
        if notices.paths.len() > NAMED {
            notices.add(Notices::everything());
        }
        notices
    }

    /// What an event is about, if it may matter.
    fn path(&self, number: i32, name: Option<&OsStr>, flags: ReadFlags) -> Option<PathBuf> {
        let mut watched = self.watched();
        if flags.contains(ReadFlags::IGNORED) {
            let place = watched.by_number.remove(&number)?;
            if watched.numbers.get(&place.path) == Some(&number) {
                watched.numbers.remove(&place.path);
            }
            return None;
        }
        let place = watched.by_number.get(&number)?;
        let Some(name) = name else {
            return Some(place.path.clone());
        };
        let path = place.path.join(name);
        let is_wanted = match place.kind {
            Kind::Names => watched.files.contains(&path),
            _ => !name.as_bytes().starts_with(b"."),
        };
        is_wanted.then_some(path)
    }
}

/// Waits for something to happen, for ever where there is no `patience`; says whether it did.
fn wait(events: &OwnedFd, patience: Option<Duration>) -> bool {
    let patience = patience.and_then(|patience| Timespec::try_from(patience).ok());
    let mut waiting = [PollFd::new(events, PollFlags::IN)];
    poll(&mut waiting, patience.as_ref()).is_ok_and(|count| count > 0)
}

/// Sorts what happened to a file.
fn note(notices: &mut Notices, pace: &mut Pace, path: PathBuf, flags: ReadFlags, now: Instant) {
    if flags.intersects(ReadFlags::MOVE_SELF | ReadFlags::DELETE_SELF) {
        return notices.add(Notices::everything());
    }
    let names = ReadFlags::CREATE | ReadFlags::DELETE | ReadFlags::MOVED_FROM | ReadFlags::MOVED_TO;
    notices.is_about_names |= flags.intersects(names);
    if flags.contains(ReadFlags::CLOSE_WRITE) {
        pace.closed(path.clone(), now);
    } else {
        pace.written(&path);
    }
    notices.paths.insert(path);
}

fn is_elsewhere(path: &Path) -> bool {
    rustix::fs::statfs(folders::itself(path))
        .is_ok_and(|found| ELSEWHERE.contains(&(found.f_type as u64 & 0xffff_ffff)))
}
