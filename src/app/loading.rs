//! The corpus as it grows, and the corpus loaded again. A reload reads other files under the same numbers: the list stays
//! whole until the new one has caught up, and whatever was noted by number is looked up by what the article says.

use super::{App, Effect, NOTHING_TO_READ, list::Anchor, memory::Landing, outlets::Outlets};
use crate::corpus::{ArticleId, Confidence, Corpus, EntryRef, Role, RoleAccount, load::Progress};

/// Files of which it is told that their fields are a guess.
const FILES_ASKED: usize = 100;

impl App {
    /// Takes in more of the corpus.
    pub(super) fn loading(&mut self, progress: Progress) {
        let Progress {
            corpus,
            read_bytes,
            total_bytes,
            is_complete,
        } = progress;
        self.status.loading = (!is_complete).then_some((read_bytes, total_bytes));
        if self.memory.is_reloading && is_complete && corpus.continues(&self.corpus) {
            return self.caught_up(corpus);
        }
        self.memory.pending = None;
        self.status.new_count = 0;
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
        let is_again = std::mem::take(&mut self.memory.is_reloading);
        if is_complete && self.corpus.is_empty() {
            self.find_nothing(is_again);
        } else if is_complete && !is_again {
            self.tell_guess();
        }
        if is_again {
            // Folds are told by numbers, which are those of other articles now.
            self.list.open_folds.forget();
            self.look_up_again(&before);
            self.filter();
        } else if is_other || is_complete && self.memory.filtering.is_growing {
            self.filter_again();
        }
        self.ask_for_account();
        if is_complete && !self.corpus.is_empty() {
            self.tell_reloaded("read again: as many articles as before");
        }
        if is_complete {
            self.count_saved();
            self.find_names(0);
            self.follow_index();
        }
    }

    /// Leaves when there is nothing to read and never was; why is told where the screen was. Files that are gone when they
    /// are loaded again are no reason to leave: they may come back, and the query is not lost meanwhile.
    fn find_nothing(&mut self, is_again: bool) {
        match (is_again, self.status.is_following) {
            (true, _) => {}
            (false, true) => return self.say("no articles yet"),
            (false, false) => return self.effect(Effect::Quit(NOTHING_TO_READ)),
        }
        self.memory.len_before = None;
        self.complain("no articles any more");
        if self.prompt.is_none() {
            self.open_problems();
        }
    }

    /// Says once which fields are a guess, where the whole is none too sure. Of many files only the first are looked at: here nobody waits.
    fn tell_guess(&mut self) {
        let files = self.corpus.files().iter().take(FILES_ASKED);
        let Some(file) = files.max_by_key(|file| file.account.articles) else {
            return;
        };
        if file.account.confidence == Confidence::High {
            return;
        }
        let is_guess = |role: &&RoleAccount| {
            let is_due = matches!(role.role, Role::Headline | Role::Body | Role::Published);
            is_due && role.confidence != Confidence::High
        };
        let named = |role: &RoleAccount| format!("{} from `{}`", role.role.name(), role.path);
        let guesses = file.account.roles.iter().filter(is_guess);
        let guesses: Vec<_> = guesses.map(named).collect();
        if !guesses.is_empty() {
            self.say(&format!("a guess: {}; F2 says why", guesses.join(", ")));
        }
    }

    /// Finds what was noted by number in the corpus that took the place of `before`.
    fn look_up_again(&mut self, before: &Corpus) {
        self.stop_walking();
        self.memory.asked = None;
        let here = self.list.selected();
        if let Anchor::Article(article) = self.memory.anchor {
            let again = self.find_again(before, article);
            self.memory.anchor = again.map_or(Anchor::Top, Anchor::Article);
            if let Some(again) = again.filter(|again| Some(*again) != here) {
                self.memory.landing = Some((again, Landing::Place(self.reader.place, None)));
            }
        }
        let (corpus, is_remapped) = (&self.corpus, self.memory.is_remapped);
        for stop in self.trail.behind.iter_mut().chain(&mut self.trail.ahead) {
            let is_there = |article: &ArticleId| {
                let is_same = if is_remapped { is_same_place } else { is_same };
                is_same(before, corpus, *article, *article)
            };
            stop.article = stop.article.filter(is_there);
        }
        self.memory.is_remapped = false;
    }

    /// The article of `before`: most likely under the same number. By another map it says something else, in the same
    /// place.
    fn find_again(&self, before: &Corpus, article: ArticleId) -> Option<ArticleId> {
        let is_same = if self.memory.is_remapped {
            is_same_place
        } else {
            is_same
        };
        if is_same(before, &self.corpus, article, article) {
            return Some(article);
        }
        let mut numbers = (0..self.corpus.len() as u32).map(ArticleId);
        numbers.find(|other| is_same(before, &self.corpus, article, *other))
    }
}

/// Whether two articles stand in the same place of the same file.
fn is_same_place(before: &Corpus, now: &Corpus, old: ArticleId, new: ArticleId) -> bool {
    let place = |corpus: &Corpus, article: ArticleId| {
        let place = corpus.entry(article)?.place();
        let file = corpus.file(place.file)?;
        Some((file.path.clone(), place.offset, place.length))
    };
    place(before, old).is_some_and(|old| place(now, new) == Some(old))
}

fn is_same(before: &Corpus, now: &Corpus, old: ArticleId, new: ArticleId) -> bool {
    let is_same = |old: EntryRef<'_>, new: EntryRef<'_>| {
        old.headline() == new.headline()
            && old.published() == new.published()
            && old.byline() == new.byline()
    };
    let pair = before.entry(old).zip(now.entry(new));
    pair.is_some_and(|(old, new)| is_same(old, new))
}
