//! Stars, and the sign of a row. A row that stands for an article and its duplicates has the star that any of them has:
//! one given under an open fold is still seen, found and taken away when the fold is closed. Read is a row whose head is:
//! the others are not opened from it.

use super::App;
use crate::{
    corpus::ArticleId,
    job::{Marking, Wanted},
};

/// Duplicates of a row that are asked about.
const ASKED: usize = 20;

impl App {
    /// The sign of an article in the list: unread, starred, both; a blank for neither, and while it is not known.
    pub fn sign_of(&self, article: ArticleId) -> &'static str {
        let mark = self.marks.of(article);
        let is_unread = mark.is_some_and(|mark| !mark.is_read);
        match (self.stars_of(article).is_empty(), is_unread) {
            (false, true) => "M",
            (false, false) => "m",
            (true, true) => "*",
            (true, false) => " ",
        }
    }

    /// An article, and its duplicates where its row stands for them too.
    pub(super) fn in_row_of(&self, article: ArticleId) -> Vec<ArticleId> {
        let folding = self.list.view.folding.as_deref();
        let folded = folding.map_or(&[][..], |folding| folding.folded_into(article));
        let others = folded.iter().map(|member| member.article);
        let others = others.filter(|other| *other != article).take(ASKED);
        std::iter::once(article).chain(others).collect()
    }

    /// Those of a row that have a star.
    fn stars_of(&self, article: ArticleId) -> Vec<ArticleId> {
        let mut all = self.in_row_of(article);
        all.retain(|article| self.marks.of(*article).is_some_and(|mark| mark.is_starred));
        all
    }

    /// `m`: a star, or none.
    pub(super) fn toggle_star(&mut self) {
        let selected = self.list.selected();
        let starred = selected.map_or_else(Vec::new, |article| self.stars_of(article));
        if starred.is_empty() {
            self.mark_selected(Marking::ToggleStar);
        } else {
            self.mark(starred, Marking::ToggleStar);
        }
    }

    /// `'`: the next star.
    pub(super) fn next_star(&mut self) {
        if !self.status.is_walking {
            self.walk(Wanted::Starred, false);
        }
    }
}
