//! Reads the texts of the rows in sight for the line that shows why each is there.

use super::{names::Names, slots::Slots};
use crate::{
    corpus::ArticleId,
    job::{Report, SnippetJob},
    query::{
        Tier,
        eval::{self, ShortField},
    },
    text::snippet::Snippet,
};
use crossbeam_channel::Sender;

/// Waits until rows are in sight and reports their lines, unless others come into sight meanwhile.
pub(super) fn next(slots: &Slots, names: &Names, reports: &Sender<Report>) {
    let (job, number) = slots.snippet.take();
    let _busy = names.busy();
    let mut found = Vec::with_capacity(job.articles.len());
    for article in &job.articles {
        if slots.snippet.is_stale(number) {
            return;
        }
        let line = line(&job, *article, names);
        found.push((*article, line.unwrap_or_default()));
    }
    let _ = reports.send(Report::Quoted(job.generation, found));
}

/// The line of an article: out of its text, where the words stand or the names that they fit; else its byline.
fn line(job: &SnippetJob, id: ArticleId, names: &Names) -> Option<Snippet> {
    let article = job.corpus.read(id).ok()?;
    let mut hits = eval::hits(&job.query, &article.body);
    if hits.is_empty() {
        hits = eval::sights(&job.query, &article.body, &names.of(&article));
    }
    Snippet::around(&article.body, &hits).or_else(|| {
        let entry = job.corpus.entry(id)?;
        let hits = eval::lit(&job.query, ShortField::Byline, entry, Tier::Fuzzy);
        Snippet::around(entry.byline(), &hits)
    })
}
