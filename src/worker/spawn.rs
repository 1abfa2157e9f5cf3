//! Who works for which slot, and jobs handed to them.

use super::{
    account, asked,
    binding::Bindery,
    catalogues::Catalogues,
    count,
    desk::Desk,
    extract, filter, hits,
    index::{self, Words},
    judge,
    judge::Underway,
    keep,
    load::{self, Made},
    marked::Marked,
    marking,
    names::Names,
    prepare, queries,
    save::{self, LeftOver},
    slots::{Errand, SaveJob, Slots},
    snippet, suggest, survey, walk,
    watch::Watch,
    write,
};
use crate::{
    corpus::{
        load::{Notices, Options},
        mapping::Kept,
    },
    entity::{Extractor, Verdict, Verdicts, Whose},
    job::{Deed, IndexJob, Job, JudgeJob, KeepJob, QueriesJob, Report},
    store::names::Shelf,
};
use crossbeam_channel::Sender;
use std::{
    path::PathBuf,
    sync::{Arc, PoisonError},
};

/// What the workers are told once, at the start.
#[derive(Debug, Clone)]
pub struct Orders {
    /// What to load.
    pub load: Options,
    /// Who looks for names; none: nobody.
    pub engine: Option<fn() -> Extractor>,
    /// Whose names count where a record brought its own.
    pub whose: Whose,
    /// What the user has said about names, the newest last.
    pub said: Vec<Verdict>,
    /// Where what is made for the user is kept.
    pub state: Option<PathBuf>,
    /// Where what was found is kept for the next start; none: nowhere.
    pub shelf: Option<Shelf>,
    /// Where the index of words is kept; none: there is none.
    pub bindery: Option<Bindery>,
    /// Whether it is noticed that the files change.
    pub is_watching: bool,
}

/// The running workers. They end with the process.
#[derive(Debug)]
pub struct Workers {
    slots: Arc<Slots>,
    names: Arc<Names>,
    watch: Option<Watch>,
    reports: Sender<Report>,
    state: Option<PathBuf>,
    made: Made,
    underway: Arc<Underway>,
    marked: Arc<Marked>,
}

impl Workers {
    /// Gets every worker ready; loading begins at once. Reports go to `reports`.
    ///
    /// # Errors
    /// The system gives no more threads.
    pub fn start(orders: Orders, reports: Sender<Report>) -> std::io::Result<Self> {
        let slots = Arc::new(Slots::default());
        let names = Arc::new(Names::new(
            orders.engine,
            orders.whose,
            orders.shelf,
            Verdicts::new(&orders.said),
        ));
        let watch = orders
            .is_watching
            .then(|| Watch::start(&slots))
            .transpose()?;
        let made = Made::default();
        let desk = Desk {
            slots: &slots,
            reports: &reports,
        };
        let mut loading = load::Loading::new(orders.load, made.clone(), watch.clone());
        desk.staff("load", &slots.load, move |slots, out| {
            loading.next(slots, out);
        });
        slots.load.put(Errand::default());
        let catalogues = Arc::new(Catalogues::default());
        let words = Arc::new(Words::default());
        let marked = Arc::new(Marked::new(orders.state.clone()));
        let said = (names.clone(), marked.clone());
        staff_filtering((&catalogues, &words), said, &desk);
        staff_showing(&names, &marked, &desk);
        let mut extract = extract::Extracting::new(names.clone());
        desk.staff("extract", &slots.extract, move |slots, out| {
            extract.next(slots, out);
        });
        let mut making = index::IndexMaking::new(orders.bindery, words.clone(), names.clone());
        desk.staff("index", &slots.index, move |slots, out| {
            making.next(slots, out);
        });
        desk.staff("survey", &slots.survey, survey::next);
        let underway = Arc::new(Underway::default());
        staff_keeping(orders.state.clone(), &names, &underway, &desk);
        let shared = (catalogues, words);
        staff_counting(shared, (names.clone(), marked.clone()), &desk);
        let watched = orders.state.clone().filter(|_| orders.is_watching);
        marking::staff(&marked, &underway, watched, &desk)?;
        Ok(Self {
            slots,
            names,
            watch,
            reports,
            state: orders.state,
            made,
            underway,
            marked,
        })
    }

    /// Hands over a job. Never waits.
    pub fn send(&self, job: Job) {
        match job {
            Job::Filter(job) => self.slots.filter.put(job),
            Job::Ready(corpus) => self.slots.ready.put(corpus),
            Job::Prepare(job) => self.slots.prepare.put(job),
            Job::Walk(job) => self.slots.walk.put(job),
            Job::Hits(job) => self.slots.hits.put(job),
            Job::Snippet(job) => self.slots.snippet.put(job),
            Job::Extract(corpus) => self.slots.extract.put(corpus),
            Job::Index(job) => self.slots.index.add(job, IndexJob::add),
            Job::Survey(job) => self.slots.survey.put(job),
            Job::Keep(job) => self.keep(job),
            Job::Account(job) => self.slots.account.put(job),
            Job::Judge(job) => {
                self.underway.add(job.changes.len());
                self.slots.judge.add(job, JudgeJob::add);
            }
            Job::Suggest(job) => self.slots.suggest.put(job),
            Job::Queries(job) => {
                self.underway.add(job.changes.len());
                self.slots.queries.add(job, QueriesJob::add);
            }
            Job::Count(job) => self.slots.count.put(job),
            Job::Mark(job) => {
                let is_change = !matches!(job.deed, Deed::Tell(_));
                self.underway.add(usize::from(is_change));
                self.slots.mark.add(vec![job], Extend::extend);
            }
            Job::Asked(query) => {
                self.underway.add(1);
                self.slots.asked.add(vec![query], Extend::extend);
            }
            Job::Stop(work) => self.slots.stop(work),
            Job::Reload { is_all } => self.slots.load.put(Errand {
                is_asked: true,
                is_all,
                notices: Notices::default(),
            }),
            Job::Write(corpus, rows, path) => {
                let (names, reports) = (self.names.clone(), self.reports.clone());
                write::start(corpus, rows, path, names, reports);
            }
            Job::WritePassage(corpus, passage, path) => {
                write::start_passage(corpus, passage, path, self.reports.clone());
            }
        }
    }

    /// Waits, though not for long, until what the user said is kept. What they marked and could not be kept is tried once
    /// more; returns what is left of it.
    pub fn finish(&self) -> Option<LeftOver> {
        self.underway.wait();
        if self.marked.unkept_count() > 0 {
            self.underway.add(1);
            let nothing = SaveJob::new(Vec::new(), None);
            self.slots.save.add(nothing, SaveJob::add);
            self.underway.wait();
        }
        save::left_over(&self.marked)
    }

    /// The user is back after a while: where changes may have gone unnoticed, the files are looked at.
    pub fn welcome_back(&self) {
        if self.watch.as_ref().is_some_and(Watch::is_blind) {
            self.slots.notice(Notices::everything());
        }
    }

    /// Takes a map for the rest of the session, loads anew by it, and keeps it.
    fn keep(&self, job: KeepJob) {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        made.push(Kept {
            shape: job.shape.clone(),
            roles: job.roles.clone(),
            is_fresh: true,
        });
        self.slots.load.put(Errand {
            is_asked: true,
            is_all: true,
            ..Errand::default()
        });
        keep::start(job, self.state.clone(), self.reports.clone());
    }
}

/// The workers for the list.
fn staff_filtering(
    (catalogues, words): (&Arc<Catalogues>, &Arc<Words>),
    said: (Arc<Names>, Arc<Marked>),
    desk: &Desk<'_>,
) {
    let slots = desk.slots;
    let shared = (catalogues.clone(), words.clone());
    let mut filter = filter::Filtering::new(shared, said);
    desk.staff("filter", &slots.filter, move |slots, out| {
        filter.next(slots, out);
    });
    let columns = catalogues.clone();
    desk.staff("ready", &slots.ready, move |slots, _| {
        columns.make_ready(slots);
    });
}

/// The workers for the article under the cursor and what leads to it.
fn staff_showing(names: &Arc<Names>, marked: &Arc<Marked>, desk: &Desk<'_>) {
    let slots = desk.slots;
    let mut prepare = prepare::Preparing::new(names.clone());
    desk.staff("prepare", &slots.prepare, move |slots, out| {
        prepare.next(slots, out);
    });
    let (walking, marked) = (names.clone(), marked.clone());
    desk.staff("walk", &slots.walk, move |slots, out| {
        walk::next(slots, &walking, &marked, out);
    });
    let seeking = names.clone();
    desk.staff("hits", &slots.hits, move |slots, out| {
        hits::next(slots, &seeking, out);
    });
    let quoting = names.clone();
    desk.staff("snippet", &slots.snippet, move |slots, out| {
        snippet::next(slots, &quoting, out);
    });
}

/// The workers that count for open windows.
fn staff_counting(
    (catalogues, words): (Arc<Catalogues>, Arc<Words>),
    (names, marked): (Arc<Names>, Arc<Marked>),
    desk: &Desk<'_>,
) {
    let slots = desk.slots;
    let mut account = account::Accounting::new(names.clone(), words.clone());
    let mut counts = count::Counts::new((catalogues, words), (names, marked));
    desk.staff("count", &slots.count, move |slots, out| {
        counts.next(slots, out);
    });
    desk.staff("account", &slots.account, move |slots, out| {
        account.next(slots, out);
    });
}

/// The workers for what the user says: of names, and asking.
fn staff_keeping(
    state: Option<PathBuf>,
    names: &Arc<Names>,
    underway: &Arc<Underway>,
    desk: &Desk<'_>,
) {
    let slots = desk.slots;
    let mut judge = judge::Judging::new(names.clone(), state.clone());
    let kept = underway.clone();
    desk.staff("judge", &slots.judge, move |slots, out| {
        judge.next(slots, &kept, out);
    });
    let suggesting = names.clone();
    desk.staff("suggest", &slots.suggest, move |slots, out| {
        suggest::next(slots, &suggesting, out);
    });
    let mut asking = asked::Asking::new(state.clone());
    let kept = underway.clone();
    desk.staff("asked", &slots.asked, move |slots, out| {
        asking.next(slots, &kept, out);
    });
    let mut keeping = queries::Keeping::new(state);
    let kept = underway.clone();
    desk.staff("queries", &slots.queries, move |slots, out| {
        keeping.next(slots, &kept, out);
    });
}
