//! Watches folders by what the system has for it, through the `notify` crate: `FSEvents`, kqueue. Nothing says there when a
//! file is closed, so one that was left alone for a while counts as closed.

use super::pace::Pace;
use crate::{
    corpus::{
        folders::{self, Folders},
        load::Notices,
    },
    worker::slots::Slots,
};
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, unbounded};
use notify::{
    Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _, event::ModifyKind,
};
use std::{
    collections::{HashMap, HashSet},
    io,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// A running watch. Clones are the same watch.
#[derive(Debug, Clone)]
pub(crate) struct Watch(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    /// None when the system gives none.
    watcher: Mutex<Option<RecommendedWatcher>>,
    watched: Mutex<Watched>,
    is_blind: AtomicBool,
    /// How long the last look took, in milliseconds.
    took: AtomicU64,
}

/// What is watched. The system speaks of real paths, the user of those they named.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct Watched {
    /// Folders by their real path: as they were named, and whether anything in them matters.
    folders: HashMap<PathBuf, (PathBuf, bool)>,
    /// Files named outright.
    files: HashSet<PathBuf>,
    /// Those of them that lie elsewhere than they are named, by their real path.
    linked: HashMap<PathBuf, PathBuf>,
}

impl Watch {
    /// Starts to watch; what is noticed is left for the load worker.
    pub(crate) fn start(slots: &Arc<Slots>) -> io::Result<Self> {
        let (events, noticed) = unbounded();
        let watcher = notify::recommended_watcher(listen(events)).ok();
        let shared = Arc::new(Shared {
            is_blind: AtomicBool::new(watcher.is_none()),
            watcher: Mutex::new(watcher),
            watched: Mutex::default(),
            took: AtomicU64::new(0),
        });
        let (slots, watch) = (slots.clone(), shared.clone());
        thread::Builder::new()
            .name("watch".to_owned())
            .spawn(move || watch.run(&noticed, &slots))?;
        Ok(Self(shared))
    }

    /// Watches these from now on, and no others. Says so when not all of them can be.
    pub(crate) fn over(&self, folders: &Folders) -> Option<String> {
        let wanted = Watched::of(folders);
        let before = {
            let mut watched = lock(&self.0.watched);
            std::mem::replace(&mut *watched, wanted.clone())
        };
        let mut watcher = lock(&self.0.watcher);
        let is_all = change(watcher.as_mut()?, &before, &wanted).is_ok();
        let was_blind = self.0.is_blind.swap(!is_all, Ordering::Relaxed);
        (!is_all && !was_blind)
            .then(|| "not every folder can be watched: F5 looks for what is new".to_owned())
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

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Passes on what matters. That somebody reads a file, we ourselves above all, does not.
fn listen(events: Sender<Event>) -> impl Fn(notify::Result<Event>) {
    move |event| {
        // Where something was lost, anything may have happened.
        let event = event.unwrap_or_else(|_| Event::new(EventKind::Other));
        if !event.kind.is_access() {
            let _ = events.send(event);
        }
    }
}

/// Watches other folders than before.
fn change(
    watcher: &mut RecommendedWatcher,
    before: &Watched,
    wanted: &Watched,
) -> notify::Result<()> {
    let mut paths = watcher.paths_mut();
    let mut failure = Ok(());
    for folder in before.folders.keys() {
        if !wanted.folders.contains_key(folder) {
            // It may be gone already.
            let _ = paths.remove(folder);
        }
    }
    for folder in wanted.folders.keys() {
        if !before.folders.contains_key(folder) {
            failure = failure.and(paths.add(folder, RecursiveMode::NonRecursive));
        }
    }
    paths.commit().and(failure)
}

impl Watched {
    fn of(folders: &Folders) -> Self {
        let mut watched = Self {
            files: folders.files.clone(),
            ..Self::default()
        };
        for (named, is_whole) in (folders.names.iter().map(|path| (path, false)))
            .chain(folders.whole.iter().map(|path| (path, true)))
        {
            watched.add(named, is_whole);
        }
        for file in &folders.files {
            watched.follow(file);
        }
        watched
    }

    fn add(&mut self, named: &Path, is_whole: bool) {
        if let Ok(real) = folders::itself(named).canonicalize() {
            self.folders.insert(real, (named.to_owned(), is_whole));
        }
    }

    /// What is written to the file behind a link happens there.
    fn follow(&mut self, file: &Path) {
        let Some((real, folder)) = file
            .canonicalize()
            .ok()
            .and_then(|real| Some((real.clone(), real.parent()?.to_owned())))
        else {
            return;
        };
        let place = self.folders.get(&folder);
        let is_here = place.is_some_and(|(named, _)| {
            real.file_name()
                .is_some_and(|name| named.join(name) == *file)
        });
        if !is_here {
            self.linked.insert(real, file.to_owned());
            self.folders
                .entry(folder.clone())
                .or_insert((folder, false));
        }
    }

    /// The file an event is about, as the user named it, if it may matter.
    fn named(&self, real: &Path) -> Option<PathBuf> {
        if let Some(file) = self.linked.get(real) {
            return Some(file.clone());
        }
        let name = real.file_name()?;
        let (folder, is_whole) = self.folders.get(real.parent()?)?;
        let path = folder.join(name);
        let is_hidden = name.as_encoded_bytes().starts_with(b".");
        ((*is_whole && !is_hidden) || self.files.contains(&path)).then_some(path)
    }
}

impl Shared {
    /// Notices things until nobody can tell of any.
    fn run(&self, events: &Receiver<Event>, slots: &Slots) {
        let mut pace = Pace::default();
        loop {
            let first = match pace.patience(Instant::now()) {
                Some(patience) => events.recv_timeout(patience),
                None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            let mut notices = match first {
                Ok(event) => self.burst(event, events, &mut pace),
                Err(RecvTimeoutError::Timeout) => Notices::default(),
                Err(RecvTimeoutError::Disconnected) => return,
            };
            let now = Instant::now();
            notices.at_rest.extend(pace.at_rest(now));
            if !notices.is_empty() {
                pace.spoke(now);
                slots.notice(notices);
            }
        }
    }

    /// What comes with an event within its time.
    fn burst(&self, first: Event, events: &Receiver<Event>, pace: &mut Pace) -> Notices {
        let took = Duration::from_millis(self.took.load(Ordering::Relaxed));
        thread::sleep(pace.wait(Instant::now(), took));
        let watched = lock(&self.watched);
        let (now, mut notices) = (Instant::now(), Notices::default());
        for event in std::iter::once(first).chain(events.try_iter()) {
            note(&mut notices, pace, &watched, &event, now);
        }
        notices
    }
}

/// Sorts what happened.
fn note(notices: &mut Notices, pace: &mut Pace, watched: &Watched, event: &Event, now: Instant) {
    let is_folder = |path: &PathBuf| watched.folders.contains_key(path);
    let is_written = matches!(event.kind, EventKind::Modify(kind) if !is_renamed(kind));
    if event.need_rescan()
        || event.kind == EventKind::Other
        || (!is_written && event.paths.iter().any(is_folder))
    {
        return notices.add(Notices::everything());
    }
    for path in event.paths.iter().filter_map(|path| watched.named(path)) {
        notices.is_about_names |= !is_written;
        if event.kind.is_remove() {
            pace.written(&path);
        } else {
            pace.closed(path.clone(), now);
        }
        notices.paths.insert(path);
    }
}

fn is_renamed(kind: ModifyKind) -> bool {
    matches!(kind, ModifyKind::Name(_) | ModifyKind::Any)
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::RenameMode;
    use std::fs;

    /// What is noticed next.
    fn next(slots: &Slots) -> Notices {
        slots.load.take().0.notices
    }

    #[test]
    fn a_file_that_grows_and_one_that_comes_are_noticed_by_the_names_they_have() {
        let root = tempfile::tempdir().unwrap();
        let (real, link) = (root.path().join("real"), root.path().join("link"));
        fs::create_dir(&real).unwrap();
        fs::write(real.join("a.jsonl"), "{}\n").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        let slots = Arc::new(Slots::default());
        let watch = Watch::start(&slots).unwrap();
        assert_eq!(watch.over(&Folders::of(std::slice::from_ref(&link))), None);
        watch.took(Duration::ZERO);
        assert!(!watch.is_blind());
        fs::write(link.join("b.jsonl"), "{}\n").unwrap();
        let mut noticed = next(&slots);
        assert!(noticed.is_about_names);
        assert_eq!(noticed.paths, HashSet::from([link.join("b.jsonl")]));
        // Reading is none of our business; left alone, the file is whole.
        fs::read(link.join("a.jsonl")).unwrap();
        while noticed.at_rest.is_empty() {
            noticed = next(&slots);
        }
        assert_eq!(noticed.at_rest, HashSet::from([link.join("b.jsonl")]));
        assert_eq!(noticed.paths, HashSet::new());
    }

    #[test]
    fn of_what_lies_beside_a_file_named_outright_nothing_is_noticed() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path().canonicalize().unwrap();
        let file = root.join("a.jsonl");
        fs::write(&file, "{}\n").unwrap();
        let watched = Watched::of(&Folders::of(std::slice::from_ref(&file)));
        assert_eq!(watched.named(&file), Some(file));
        assert_eq!(watched.named(&root.join("other.jsonl")), None);
    }

    #[test]
    fn a_folder_that_goes_or_a_loss_of_events_means_all_is_looked_at() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path().canonicalize().unwrap();
        let watched = Watched::of(&Folders::of(std::slice::from_ref(&root)));
        let (now, mut pace) = (Instant::now(), Pace::default());
        let renamed = EventKind::Modify(ModifyKind::Name(RenameMode::Any));
        for event in [
            Event::new(renamed).add_path(root),
            Event::new(EventKind::Other),
        ] {
            let mut notices = Notices::default();
            note(&mut notices, &mut pace, &watched, &event, now);
            assert!(notices.is_everything, "{event:?}");
        }
    }
}
