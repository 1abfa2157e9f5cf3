//! Walks the list for the next article that holds something, reading bodies as it goes.

use super::{marked::Marked, names::Names, slots::Slots, step::step};
use crate::{
    corpus::{ArticleId, Corpus},
    entity::tally::Known,
    job::{Report, Wanted},
    query::{State, eval},
};
use crossbeam_channel::Sender;

/// Waits for a walk and reports where it ended, unless a newer one comes meanwhile.
pub(super) fn next(slots: &Slots, names: &Names, marked: &Marked, reports: &Sender<Report>) {
    let (job, number) = slots.walk.take();
    let _busy = names.busy();
    let is_stale = || slots.walk.is_stale(number);
    let mut called = Vec::new();
    let found = match &job.wanted {
        Wanted::Entity(kind, name) => {
            let tally = names.tally();
            let known = tally.find(*kind, name);
            called.extend(known.iter().flat_map(Known::surfaces));
            let articles: Vec<u32> =
                known.map_or_else(Vec::new, |known| known.articles().collect());
            step(&job, |row| {
                let article = row.article;
                Some(articles.binary_search(&article.0).is_ok())
            })
        }
        Wanted::Pattern(pattern) => step(&job, |row| {
            (!is_stale()).then(|| {
                holds(&job.corpus, row.article, |text| {
                    !eval::find(pattern, text).is_empty()
                })
            })
        }),
        Wanted::Unread => marked.find(&job, State::Unread, &is_stale, reports),
        Wanted::Starred => marked.find(&job, State::Starred, &is_stale, reports),
        // Every row of the answer is a match, be it by its headline alone.
        Wanted::Words => step(&job, |_| Some(true)),
    };
    if !is_stale() {
        let _ = reports.send(Report::Walked(job.generation, found, called));
    }
}

/// Whether the body of an article passes `test`; an article that cannot be read does not.
fn holds(corpus: &Corpus, id: ArticleId, test: impl Fn(&str) -> bool) -> bool {
    corpus.read(id).is_ok_and(|article| test(&article.body))
}
