//! Which articles hold something in their texts. The texts are not kept: they are read again, newest first, as far as nobody
//! has looked yet; what was found is kept, so that the next keystroke looks only at what its prefix left over.

use super::{
    ast::{FactField, Form, Pattern},
    consult::consult,
    passage::Passage,
    screen::Screen,
    sweep::{Pace, Sweep},
    together::Together,
};
use crate::{
    corpus::{Article, Corpus, texts::Stored},
    index::{Catalogue, Concordance, bits::Bits},
    text::fold::{Case, fold},
};
use std::sync::Arc;

/// What is kept: columns, the longest unused go first.
const KEPT: usize = 32;

/// What is asked of a text, or of a record as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ask {
    /// The text holds it.
    Passage(Pattern),
    /// The record says it.
    Fact(FactField, String),
    /// The names stand in the sentences of the others.
    Together(Together),
}

/// What is known of the texts by one question.
#[derive(Debug)]
pub(super) struct Column {
    ask: Ask,
    looked: Bits,
    held: Bits,
}

/// What is known of the texts, the latest last.
#[derive(Debug, Default)]
pub(super) struct Texts {
    columns: Vec<Column>,
    /// The index of the words of texts, as far as there is one.
    concordance: Option<Arc<Concordance>>,
    sweep: Sweep,
}

impl Column {
    /// Whether an article holds it, as far as is known.
    pub(super) fn holds(&self, article: u32) -> bool {
        self.held.has(article)
    }

    /// Whether an article was looked at.
    pub(super) fn is_known(&self, article: u32) -> bool {
        self.looked.has(article)
    }

    /// Whether all that hold `ask` are among those of this column.
    fn narrows_to(&self, ask: &Ask) -> bool {
        let (Ask::Passage(wide), Ask::Passage(narrow)) = (&self.ask, ask) else {
            return false;
        };
        let is_looser = match wide.form {
            Form::Prefix => matches!(narrow.form, Form::Fuzzy | Form::Prefix),
            Form::Part => narrow.form.is_plain(),
            _ => false,
        };
        let is_small = !wide.text.chars().any(char::is_uppercase);
        let folded = |text: &str| fold(text, Case::Fold);
        is_looser && is_small && folded(&narrow.text).starts_with(&folded(&wide.text))
    }

    fn take(&mut self, article: u32, holds: bool) {
        self.looked.set(article);
        if holds {
            self.held.set(article);
        }
    }
}

impl Texts {
    /// Asks an index first, from the next question on.
    pub(super) fn use_index(&mut self, concordance: Option<Arc<Concordance>>) {
        self.concordance = concordance;
    }

    /// Forgets what was found.
    pub(super) fn clear(&mut self) {
        self.columns.clear();
    }

    /// A column with what the index knows.
    fn begun(&self, corpus: &Corpus, ask: &Ask) -> Column {
        let mut column = Column {
            ask: ask.clone(),
            looked: Bits::default(),
            held: Bits::default(),
        };
        let index = self.concordance.as_deref();
        let index = index.filter(|index| corpus.continues(index.corpus()));
        if let (Some(index), Ask::Passage(pattern)) = (index, ask)
            && let Some(known) = consult(index, pattern)
        {
            (column.looked, column.held) = (known.looked, known.held);
        }
        column
    }

    /// Looks at `articles`, which ascend, as far as it gets; none when the answer is no longer wanted.
    pub(super) fn look(
        &mut self,
        catalogue: &Catalogue,
        ask: &Ask,
        articles: impl Iterator<Item = u32>,
        pace: Pace<'_>,
    ) -> Option<&Column> {
        let known = self.columns.iter().position(|column| column.ask == *ask);
        let mut column = match known {
            Some(at) => self.columns.remove(at),
            None => self.begun(catalogue.corpus(), ask),
        };
        let pending = self.pending(&mut column, articles);
        let is_wanted = self.read(catalogue, &mut column, pending, pace);
        if self.columns.len() >= KEPT {
            self.columns.remove(0);
        }
        self.columns.push(column);
        self.columns.last().filter(|_| is_wanted)
    }

    /// The articles that nobody has looked at, nor left out for the sake of a wider question.
    fn pending(&self, column: &mut Column, articles: impl Iterator<Item = u32>) -> Vec<u32> {
        let wider: Vec<_> = self
            .columns
            .iter()
            .filter(|wider| wider.narrows_to(&column.ask))
            .collect();
        let mut pending = Vec::new();
        for article in articles {
            if column.is_known(article) {
                continue;
            }
            let is_out = |wider: &&Column| wider.is_known(article) && !wider.holds(article);
            if wider.iter().any(is_out) {
                column.take(article, false);
            } else {
                pending.push(article);
            }
        }
        pending
    }

    /// Reads what is pending, newest first; says whether the answer is still wanted.
    fn read(
        &self,
        catalogue: &Catalogue,
        column: &mut Column,
        pending: Vec<u32>,
        pace: Pace<'_>,
    ) -> bool {
        // What cannot be read holds nothing.
        let ask = column.ask.clone();
        let Some(look) = Look::new(&ask) else {
            for article in pending {
                column.take(article, false);
            }
            return true;
        };
        let holds = |stored: Stored<'_>| look.holds(stored);
        let take = |article, holds| column.take(article, holds);
        self.sweep.read(catalogue, &pending, pace, holds, take)
    }
}

/// A question made ready.
struct Look<'a> {
    screen: Screen,
    what: What<'a>,
}

enum What<'a> {
    Passage(Box<Passage>),
    Fact(FactField, &'a str, String),
    Together(&'a Together),
}

impl<'a> Look<'a> {
    /// None for what no text can hold.
    fn new(ask: &'a Ask) -> Option<Self> {
        let (core, what) = match ask {
            Ask::Passage(pattern) => {
                let passage = Passage::new(pattern)?;
                (passage.core(), What::Passage(Box::new(passage)))
            }
            Ask::Fact(field, value) => (None, What::Fact(*field, value, fold(value, Case::Fold))),
            Ask::Together(together) => (None, What::Together(together)),
        };
        Some(Self {
            screen: Screen::new(core.as_deref()),
            what,
        })
    }

    fn holds(&self, stored: Stored<'_>) -> bool {
        if !self.screen.passes(stored.bytes) && stored.has_one_string() {
            return false;
        }
        match &self.what {
            What::Passage(passage) => stored.text().is_some_and(|text| passage.is_in(&text)),
            What::Together(together) => {
                let headline = stored.headline;
                together.is_in(headline, &stored.text().unwrap_or_default())
            }
            What::Fact(field, value, folded) => stored
                .article()
                .is_some_and(|article| says(&article, *field, value, folded)),
        }
    }
}

/// Whether an article says of itself what is asked.
fn says(article: &Article, field: FactField, value: &str, folded: &str) -> bool {
    match field {
        FactField::Language => article.language.as_deref().is_some_and(|language| {
            let language = fold(language, Case::Fold);
            let rest = language.strip_prefix(folded);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        }),
        FactField::Tag => article
            .tags
            .iter()
            .any(|tag| fold(tag, Case::Fold) == folded),
        FactField::Id => article.id == value,
        FactField::File => false,
    }
}
