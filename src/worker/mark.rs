//! Does what the reader wants done with articles: looks up their ids, changes the marks in memory, tells the screen, and
//! hands what has changed to who keeps it. In a thread of its own: nobody waits for the disk here.

use super::{
    judge::Underway,
    marked::Marked,
    slots::{SaveJob, Slots},
};
use crate::{
    corpus::{ArticleId, Corpus},
    index::{
        IdKey,
        record::{Listed, read_in_order},
    },
    job::{Deed, MarkJob, Marking, Report, marking},
    query::marks::{Change, Mark, Marks},
    store::marks::Done,
    text::count::counted,
};
use crossbeam_channel::Sender;
use std::{collections::HashSet, sync::Arc};

/// The worker: the marks, and what takes back each change of this session.
pub(super) struct MarkMaking {
    marked: Arc<Marked>,
    made: Vec<Made>,
    has_told_tags: bool,
}

/// A change of this session that made a difference, and what takes it back.
struct Made {
    change: Change,
    way_back: Vec<Done>,
}

impl MarkMaking {
    pub(super) fn new(marked: Arc<Marked>) -> Self {
        Self {
            marked,
            made: Vec::new(),
            has_told_tags: false,
        }
    }

    /// Waits for something to do, and does it in the order it was asked for.
    pub(super) fn next(&mut self, slots: &Slots, underway: &Underway, reports: &Sender<Report>) {
        let (jobs, _) = slots.mark.take();
        self.marked.load(reports);
        for job in jobs {
            let (marks, save) = match &job.deed {
                Deed::Tell(articles) => (self.tell(&job.corpus, articles), None),
                Deed::Change(articles, marking) => {
                    let save = self.change(&job.corpus, articles, marking);
                    (self.tell(&job.corpus, articles), Some(save))
                }
                Deed::TakeBack => (Vec::new(), Some(self.take_back(reports))),
            };
            self.report(&job, marks, save.as_ref(), reports);
            match save {
                Some(save) if !save.done.is_empty() => slots.save.add(save, SaveJob::add),
                Some(save) => {
                    underway.done(1);
                    if let Some((words, _)) = save.words {
                        let _ = reports.send(Report::Done(words));
                    }
                }
                None => {}
            }
        }
    }

    fn report(
        &mut self,
        job: &MarkJob,
        marks: Vec<(ArticleId, Mark)>,
        save: Option<&SaveJob>,
        reports: &Sender<Report>,
    ) {
        let is_about_tags = |(_, change): &Done| matches!(change, Change::Tag(..));
        let is_news = save.is_some_and(|save| save.done.iter().any(is_about_tags));
        let wants_tags = is_news || !self.has_told_tags;
        self.has_told_tags = true;
        let _ = reports.send(Report::Marked(marking::Marked {
            generation: Some(job.generation),
            marks,
            is_change: save.is_some(),
            tags: wants_tags.then(|| self.marked.current().tags().into()),
        }));
    }

    /// The marks of some articles; without any mark at all nothing is read for that.
    fn tell(&self, corpus: &Corpus, articles: &[ArticleId]) -> Vec<(ArticleId, Mark)> {
        let marks = self.marked.current();
        if marks.is_empty() {
            return plain(articles);
        }
        let ids = self.marked.ids().of(corpus, articles, &|| false);
        let ids = ids.unwrap_or_default();
        let mark = |(article, id): (&ArticleId, Option<IdKey>)| {
            let mark = id.and_then(|id| marks.of(id)).cloned();
            (*article, mark.unwrap_or_default())
        };
        articles.iter().zip(ids).map(mark).collect()
    }

    /// Changes the marks of some articles; what was so already is left out.
    fn change(&mut self, corpus: &Corpus, articles: &[ArticleId], marking: &Marking) -> SaveJob {
        let ids = read_ids(corpus, articles);
        let change = change_of(&self.marked.current(), &ids, marking);
        let wanted: Vec<Done> = ids.into_iter().map(|id| (id, change.clone())).collect();
        let way_back = self.marked.apply(&wanted);
        let changed: HashSet<&Arc<str>> = way_back.iter().map(|(id, _)| id).collect();
        let mut done = wanted;
        done.retain(|(id, _)| changed.contains(id));
        let words = (*marking != Marking::Opened).then(|| (words(&change, done.len()), done.len()));
        if !way_back.is_empty() {
            self.made.push(Made { change, way_back });
        }
        SaveJob::new(done, words)
    }

    /// Takes back the last change, where it is still what it made: what another copy has written over it stays.
    fn take_back(&mut self, reports: &Sender<Report>) -> SaveJob {
        let Some(Made { change, way_back }) = self.made.pop() else {
            return SaveJob::new(Vec::new(), Some(("nothing to take back".to_owned(), 0)));
        };
        if self.marked.catch_up(reports) {
            self.has_told_tags = false;
        }
        let marks = self.marked.current();
        let none = Mark::default();
        let mut undone = way_back;
        undone.retain(|(id, _)| marks.of(IdKey::of(id)).unwrap_or(&none).holds(&change));
        self.marked.apply(&undone);
        let count = undone.len();
        let words = match undone.first() {
            Some((_, change)) => format!("taken back: {}", words(change, count)),
            None => "not taken back: it was changed meanwhile by another dateline".to_owned(),
        };
        SaveJob::new(undone, Some((words, usize::from(count > 0))))
    }
}

fn plain(articles: &[ArticleId]) -> Vec<(ArticleId, Mark)> {
    let plain = |article: &ArticleId| (*article, Mark::default());
    articles.iter().map(plain).collect()
}

/// The ids of some articles, each once; one that cannot be read has none, and cannot be marked.
fn read_ids(corpus: &Corpus, articles: &[ArticleId]) -> Vec<Arc<str>> {
    let rows: Vec<Listed> = articles.iter().copied().map(Listed::unscored).collect();
    let mut ids = Vec::with_capacity(rows.len());
    let _ = read_in_order(
        &rows,
        |reader, row| reader.id(corpus, row.article),
        |id| {
            ids.extend(id.ok().map(Arc::<str>::from));
            Ok::<(), ()>(())
        },
    );
    let mut seen = HashSet::new();
    ids.retain(|id| seen.insert(Arc::clone(id)));
    ids
}

/// What is done with each of these articles.
fn change_of(marks: &Marks, ids: &[Arc<str>], marking: &Marking) -> Change {
    let all = |has: fn(&Mark) -> bool| {
        ids.iter()
            .all(|id| marks.of(IdKey::of(id)).is_some_and(has))
    };
    match marking {
        Marking::Opened | Marking::Read => Change::Read(true),
        Marking::ToggleRead => Change::Read(!all(|mark| mark.is_read)),
        Marking::ToggleStar => Change::Star(!all(|mark| mark.is_starred)),
        Marking::Tag(tag) => Change::Tag(tag.clone(), true),
        Marking::Untag(tag) => Change::Tag(tag.clone(), false),
        Marking::Note(note) => Change::Note(note.clone()),
    }
}

/// What was done, in words.
fn words(change: &Change, count: usize) -> String {
    let what = match change {
        Change::Read(true) => "read".to_owned(),
        Change::Read(false) => "unread".to_owned(),
        Change::Star(true) => "starred".to_owned(),
        Change::Star(false) => "without a star".to_owned(),
        Change::Tag(tag, true) => format!("tagged {tag}"),
        Change::Tag(tag, false) => format!("no longer tagged {tag}"),
        Change::Note(text) if text.is_empty() => "note removed".to_owned(),
        Change::Note(_) => "noted".to_owned(),
    };
    match count {
        0 => "nothing to change".to_owned(),
        1 => what,
        _ => format!("{} {what}", counted(count, "article")),
    }
}
