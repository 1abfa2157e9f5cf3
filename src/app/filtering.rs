//! The query in force and how it changes: typed, cleared, shortened, widened; and the order of the list.

use super::{
    App, QueryLine,
    list::{Anchor, ListLine},
};
use crate::{
    query::{
        Key, Order, Sort,
        ast::{Clause, Form, Term, Test},
    },
    text::Span,
};

impl App {
    /// Takes what is being typed. What is not understood leaves the list as it is, and says why.
    pub(super) fn type_query(&mut self, text: &str) {
        let mut line = QueryLine::new(text.to_owned(), self.today);
        if let Some(error) = line.error.clone() {
            let Some(rest) = self.before_the_word(text, error.span) else {
                (self.query.text, self.query.error) = (line.text, line.error);
                return;
            };
            (line.query, line.in_force) = (rest.query, rest.in_force);
        }
        let before = std::mem::replace(&mut self.query, line);
        if *before.in_force == *self.query.in_force {
            return;
        }
        if before.query.order() != self.query.query.order() {
            // What is typed last holds, over the order chosen with a key before.
            self.order = None;
        }
        self.memory.anchor = Anchor::Top;
        self.memory.landing = None;
        self.filter();
    }

    /// What was understood before a word was begun that turns out to be no word: of `outlet:` and `OR` the first letters
    /// were looked for, and nobody wanted that.
    fn before_the_word(&self, text: &str, wrong: Span) -> Option<QueryLine> {
        let is_word = |term: &&Term| {
            let is_bare =
                matches!(&term.test, Test::Text(None, pattern) if pattern.form == Form::Fuzzy);
            is_bare && term.span.start == wrong.start
        };
        self.query.query.terms().into_iter().find(is_word)?;
        let before = text.get(..wrong.range().start)?;
        let after = text.get(wrong.range().end..)?;
        let rest = QueryLine::new(format!("{before} {after}"), self.today);
        rest.error.is_none().then_some(rest)
    }

    /// Sets the query, holding on to an article of the list.
    pub(super) fn set_query(&mut self, text: String, anchor: Anchor) {
        self.query = QueryLine::new(text, self.today);
        if self.query.query.order().is_some() {
            // It was in force when the query was left.
            self.order = None;
        }
        self.memory.anchor = anchor;
        self.filter();
    }

    /// The anchor that keeps the cursor where it is.
    pub(super) fn here(&self) -> Anchor {
        self.list
            .selected()
            .map_or(self.memory.anchor, Anchor::Article)
    }

    /// As [`App::here`], but a cursor that was never moved stays at the top.
    pub(super) fn here_or_top(&self) -> Anchor {
        match self.memory.anchor {
            Anchor::Top => Anchor::Top,
            _ => self.here(),
        }
    }

    /// Drops the whole query; Backspace brings it back.
    pub(super) fn clear_query(&mut self) {
        self.leave(false);
        self.set_query(String::new(), self.here());
    }

    /// Drops the last term of the query; Backspace brings it back.
    pub(super) fn remove_chip(&mut self) {
        let Some(span) = self.last_term() else {
            return self.say("no filter to take away");
        };
        let text = &self.query.text;
        let before = text
            .get(..span.range().start)
            .unwrap_or_default()
            .trim_end();
        let after = text.get(span.range().end..).unwrap_or_default().trim_end();
        let rest = format!("{before}{after}");
        self.leave(false);
        self.set_query(rest, self.here());
    }

    /// Where the last term was typed; the one that was not understood, if there is one.
    fn last_term(&self) -> Option<Span> {
        let query = &self.query.query;
        let clauses = query.clauses().iter().map(Clause::span);
        // The order is no term, but a chip.
        let chips = query.chips().into_iter().map(|chip| chip.span);
        let wrong = self.query.error.as_ref().map(|error| error.span);
        wrong.or_else(|| clauses.chain(chips).max())
    }

    /// Unfolds the fuzzy rows, or folds them.
    pub(super) fn widen(&mut self) {
        if self.list.fuzzy_count() == 0 || self.list.view.seam == 0 {
            return self.say("nothing is folded away");
        }
        let seam = self.list.seam_line();
        let is_fuzzy = seam.is_some_and(|seam| self.list.cursor > seam);
        self.list.set_widened(!self.list.is_widened);
        if let Some(seam) = seam.filter(|_| is_fuzzy) {
            // The row under the cursor has just been folded: stand on the fold.
            self.stand_on(seam);
        }
        let is_seam = matches!(
            self.list.line(self.list.cursor),
            Some(ListLine::Seam { .. })
        );
        if !is_seam {
            self.memory.anchor = self.here();
        }
    }

    /// The next order: score while something is typed, date, outlet, headline, file.
    pub(super) fn sort_next(&mut self) {
        let sort = match self.order_in_force().first.sort {
            Sort::Score => Sort::Date,
            Sort::Date if self.outlets.are_several() => Sort::Outlet,
            Sort::Date | Sort::Outlet | Sort::Section => Sort::Headline,
            Sort::Headline => Sort::File,
            Sort::File if !self.query.query.has_text_term() => Sort::Date,
            Sort::File => Sort::Score,
        };
        self.sort(Order::by(sort));
    }

    /// The same order from its other end.
    pub(super) fn sort_reverse(&mut self) {
        self.sort(self.order_in_force().reversed());
    }

    fn order_in_force(&self) -> Order {
        let order = self.order.or(self.list.view.order);
        order.unwrap_or(Order::by(Sort::Date))
    }

    /// Takes the order out of the query: the title says which one is in force.
    fn drop_typed_order(&mut self) {
        if let Some(span) = self.query.query.order_span()
            && self.query.error.is_none()
        {
            let text = without(&self.query.text, span);
            self.query = QueryLine::new(text, self.today);
        }
    }

    fn sort(&mut self, order: Order) {
        self.drop_typed_order();
        self.order = Some(order);
        self.memory.anchor = self.here_or_top();
        self.filter();
        self.say(&format!("sorted {}", order_words(order)));
    }
}

/// A text without a part of it. A blank stays at the end, so that a word that ends there now is none that one might type on.
fn without(text: &str, part: Span) -> String {
    let before = text.get(..part.range().start).unwrap_or_default().trim();
    let after = text.get(part.range().end..).unwrap_or_default().trim();
    match (before, after) {
        ("", after) => after.to_owned(),
        (before, after) => format!("{before} {after}"),
    }
}

/// An order in words.
fn order_words(order: Order) -> String {
    let words = order.keys().map(key_words);
    words.collect::<Vec<_>>().join(", then ")
}

fn key_words(key: Key) -> &'static str {
    match (key.sort, key.is_reversed) {
        (Sort::Score, false) => "by score, best first",
        (Sort::Score, true) => "by score, worst first",
        (Sort::Date, false) => "by date, newest first",
        (Sort::Date, true) => "by date, oldest first",
        (Sort::Outlet, false) => "by outlet, a to z",
        (Sort::Outlet, true) => "by outlet, z to a",
        (Sort::Section, false) => "by section, a to z",
        (Sort::Section, true) => "by section, z to a",
        (Sort::Headline, false) => "by headline, a to z",
        (Sort::Headline, true) => "by headline, z to a",
        (Sort::File, false) => "as stored",
        (Sort::File, true) => "as stored, last first",
    }
}
