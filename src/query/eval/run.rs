//! What a run looks at, and the articles that it knows without their texts: by name, by day, by file, by a pattern of words.

use crate::{
    entity::{
        Kind,
        tally::{Known, Tally},
    },
    index::Catalogue,
    query::{
        ast::{Clause, Form, Pattern, ShortField, Test},
        days::Days,
        named::meant,
        passage::Passage,
        sweep::Pace,
        together::Together,
    },
    text::fold::{Case, fold},
};
use rayon::prelude::*;

/// Spellings of a name that are looked for in sentences.
const SPELLINGS: usize = 200;

/// What one run looks at.
pub(super) struct Run<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) names: &'a Tally,
    pub(super) is_stale: &'a (dyn Fn() -> bool + Sync),
    /// The texts too, until this says yes.
    pub(super) is_due: Option<&'a (dyn Fn() -> bool + Sync)>,
}

impl Run<'_> {
    pub(super) fn len(&self) -> usize {
        self.catalogue.corpus().len()
    }

    pub(super) fn pace(&self) -> Option<Pace<'_>> {
        self.is_due.map(|is_due| Pace {
            is_stale: self.is_stale,
            is_due,
        })
    }

    /// The articles whose texts speak of one of the days, ascending.
    pub(super) fn speaking_of(&self, days: &Days) -> Vec<u32> {
        let mut articles = self.names.speaking_of(|from, until| days.hold(from, until));
        articles.retain(|&article| (article as usize) < self.len());
        articles
    }

    /// The articles of the files in whose paths a text stands, ascending.
    pub(super) fn in_files(&self, part: &str) -> Vec<u32> {
        let part = fold(part, Case::Fold);
        let corpus = self.catalogue.corpus();
        let holds = |shown: &str| fold(shown, Case::Fold).contains(&part);
        let files: Vec<bool> = corpus
            .files()
            .iter()
            .map(|file| holds(&file.shown))
            .collect();
        let entries = (0..).zip(corpus.entries());
        entries
            .filter(|(_, entry)| files.get(entry.place().file.0 as usize) == Some(&true))
            .map(|(article, _)| article)
            .collect()
    }

    /// The articles in whose short fields a pattern of words stands, ascending.
    pub(super) fn patterned(&self, field: Option<ShortField>, pattern: &Pattern) -> Vec<u32> {
        let Some(passage) = Passage::new(pattern) else {
            return Vec::new();
        };
        let fields = ShortField::ALL.into_iter();
        let fields: Vec<_> = fields
            .filter(|other| field.is_none_or(|field| field == *other))
            .collect();
        let segments = self.catalogue.corpus().segments();
        let found = segments.par_iter().flat_map_iter(|segment| {
            let entries = (segment.first..).zip(segment.entries());
            let (passage, fields) = (&passage, &fields);
            entries.filter_map(move |(article, entry)| {
                let mut texts = fields.iter().map(|field| field.of(entry));
                texts.any(|text| passage.is_in(text)).then_some(article)
            })
        });
        found.collect()
    }

    /// What `near:` asks of a text, with the names and words it stands beside.
    pub(super) fn together(&self, pattern: &Pattern, clauses: &[Clause]) -> Together {
        let other = |clause: &Clause| match clause {
            Clause::Term(term) if !term.is_negated => match &term.test {
                Test::Named(field, name) => Some(self.spellings(field.kinds(), name)),
                Test::Near(name) if name != pattern => Some(self.spellings(&[], name)),
                Test::Text(None, word) | Test::Body(word) if !word.form.is_bound() => {
                    Some(vec![word.clone()])
                }
                _ => None,
            },
            _ => None,
        };
        Together {
            near: self.spellings(&[], pattern),
            others: clauses.iter().filter_map(other).collect(),
        }
    }

    /// The spellings of the entities a name means, and the name as typed.
    pub(super) fn spellings(&self, kinds: &[Kind], name: &Pattern) -> Vec<Pattern> {
        let phrase = |text: String| Pattern {
            text,
            form: Form::Phrase,
        };
        let known = meant(self.names, kinds, name);
        let known = known.iter().flat_map(Known::surfaces);
        let typed = std::iter::once(phrase(name.text.clone()));
        typed.chain(known.map(phrase)).take(SPELLINGS).collect()
    }
}
