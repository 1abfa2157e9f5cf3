//! The corpus as it grows, and the corpus loaded again. A reload reads other files under the same numbers: the list stays
//! whole until the new one has caught up, and whatever was noted by number is looked up by what the article says.

use super::{
    App,
    memory::{Anchor, Landing},
    outlets::Outlets,
};
use crate::{
    corpus::{ArticleId, Corpus, Entry, load::Progress},
    job::{Extracting, Job},
};

impl App {
    /// Asks for the corpus to be loaded again.
    pub(super) fn reload(&mut self) {
        self.memory.is_reloading = true;
        self.send(Job::Reload);
        self.say("loading again");
    }

    /// Takes in more of the corpus.
    pub(super) fn loading(&mut self, progress: Progress) {
        let Progress {
            corpus,
            read_bytes,
            total_bytes,
            is_complete,
        } = progress;
        self.status.loading = (!is_complete).then_some((read_bytes, total_bytes));
        let is_shorter = corpus.len() < self.corpus.len();
        if self.memory.is_reloading && is_shorter && !is_complete {
            return;
        }
        let is_other = corpus.len() != self.memory.filtering.corpus_len;
        let before = std::mem::replace(&mut self.corpus, corpus);
        if self.memory.is_reloading {
            self.outlets = Outlets::default();
        }
        self.outlets.learn(&self.corpus);
        if std::mem::take(&mut self.memory.is_reloading) {
            self.look_up_again(&before);
            self.filter();
        } else if is_other {
            self.filter_again();
        }
        if is_complete && self.settings.has_entities {
            let total = self.corpus.len();
            self.status.extracting = (total > 0).then_some(Extracting {
                total,
                ..Extracting::default()
            });
            self.send(Job::Extract(self.corpus.clone()));
        }
    }

    /// Finds what was noted by number in the corpus that took the place of `before`.
    fn look_up_again(&mut self, before: &Corpus) {
        self.stop_walking();
        self.memory.asked = None;
        let here = self.list.selected();
        if let Anchor::Article(article) = self.memory.anchor {
            let again = find_again(before, &self.corpus, article);
            self.memory.anchor = again.map_or(Anchor::Top, Anchor::Article);
            if let Some(again) = again.filter(|again| Some(*again) != here) {
                self.memory.landing = Some((again, Landing::Place(self.reader.place, None)));
            }
        }
        let corpus = &self.corpus;
        for stop in self.trail.behind.iter_mut().chain(&mut self.trail.ahead) {
            let is_there = |article: &ArticleId| is_same(before, corpus, *article, *article);
            stop.article = stop.article.filter(is_there);
        }
    }
}

/// The article of `before` in `now`: most likely under the same number.
fn find_again(before: &Corpus, now: &Corpus, article: ArticleId) -> Option<ArticleId> {
    if is_same(before, now, article, article) {
        return Some(article);
    }
    let mut numbers = (0..now.len() as u32).map(ArticleId);
    numbers.find(|other| is_same(before, now, article, *other))
}

fn is_same(before: &Corpus, now: &Corpus, old: ArticleId, new: ArticleId) -> bool {
    let is_same = |old: &Entry, new: &Entry| {
        (&old.headline, old.published, &old.byline) == (&new.headline, new.published, &new.byline)
    };
    let pair = before.entry(old).zip(now.entry(new));
    pair.is_some_and(|(old, new)| is_same(old, new))
}
