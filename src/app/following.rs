//! What the files have become since they were loaded. It waits, counted in the status row, until it is asked for, so that
//! nothing moves under the reader's eyes; or comes in by itself, where the user wants to follow.

use super::App;
use crate::{
    corpus::{Corpus, load::Followed},
    job::{Course, Job},
    text::count::counted,
};
use std::cmp::Ordering;

/// New articles up to which nothing is said of looking for their names: it is over at once.
const FEW: usize = 100;

impl App {
    /// Asks for everything that is new, and for what is not as it was to be loaded again.
    pub(super) fn reload(&mut self) {
        if let Some(course) = self
            .status
            .extracting
            .filter(|_| self.status.are_names_stopped)
        {
            self.find_names(course.done);
        }
        self.memory.len_before = Some(self.corpus.len());
        self.take_what_waits();
        self.memory.is_reloading = true;
        // An article that cannot be read is proof that something changed, whatever the files look like.
        let is_all = self.reader.problem.is_some();
        self.send(Job::Reload { is_all });
        self.say("looking for what is new");
    }

    /// Takes note of what the files have become.
    pub(super) fn followed(&mut self, followed: Followed) {
        let Followed {
            corpus,
            changed_count,
            gone_count,
        } = followed;
        self.status.changed_count = changed_count;
        if self.memory.is_reloading || !corpus.continues(&self.corpus) {
            return;
        }
        self.status.new_count = corpus.len().saturating_sub(self.corpus.len());
        self.memory.pending = Some(corpus);
        if self.status.new_count == 0 || self.status.is_following {
            self.take_what_waits();
        }
        if self.status.is_following && changed_count > gone_count {
            self.memory.is_reloading = true;
            self.send(Job::Reload { is_all: false });
        }
    }

    /// All files have been looked at, and there was nothing but additions.
    pub(super) fn caught_up(&mut self, corpus: Corpus) {
        self.memory.is_reloading = false;
        self.memory.pending = Some(corpus);
        self.take_what_waits();
        self.tell_reloaded("nothing new");
    }

    /// Says what came of a reload that was asked for; `otherwise` when there are as many articles as before.
    pub(super) fn tell_reloaded(&mut self, otherwise: &str) {
        let Some(before) = self.memory.len_before.take() else {
            return;
        };
        let now = self.corpus.len();
        let words = match now.cmp(&before) {
            Ordering::Less => format!("{} gone", counted(before - now, "article")),
            Ordering::Equal => otherwise.to_owned(),
            Ordering::Greater => counted(now - before, "new article"),
        };
        self.say(&words);
    }

    /// Takes in the articles that wait; the cursor stays on its article, and that in its place.
    fn take_what_waits(&mut self) {
        self.status.new_count = 0;
        let Some(corpus) = self.memory.pending.take() else {
            return;
        };
        let before = self.corpus.len();
        self.corpus = corpus;
        if self.corpus.len() > before {
            self.outlets.learn(&self.corpus);
            self.memory.anchor = self.here();
            self.filter_again();
            self.find_names(before);
            self.follow_index();
            self.ask_for_account();
        }
    }

    /// Asks for the names of the corpus, of which those of the first articles are known.
    pub(super) fn find_names(&mut self, done: usize) {
        if !self.settings.has_entities {
            return;
        }
        self.status.are_names_stopped = false;
        let total = self.corpus.len();
        let is_told = total.saturating_sub(done) > FEW || done == 0;
        self.status.extracting = (is_told && total > 0).then_some(Course {
            done,
            total,
            rate: 0,
        });
        self.send(Job::Extract(self.corpus.clone()));
    }
}
