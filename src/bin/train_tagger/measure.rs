//! How well a model does on annotated text: precision, recall and F1 of whole names with their class, strict, class by
//! class; through the whole engine, as an article would be read.

use super::{
    confusion::Confusion,
    names::{COUNTED, Name, counted, named},
    sets::Set,
    text::Text,
};
use dateline::{
    entity::{Extractor, model::training::Class},
    text::Span,
};
use rayon::prelude::*;
use std::{collections::HashSet, fmt};

/// Hits, names found, names there.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    hits: usize,
    found: usize,
    there: usize,
}

impl Count {
    fn add(&mut self, other: Self) {
        self.hits += other.hits;
        self.found += other.found;
        self.there += other.there;
    }

    fn precision(self) -> f64 {
        100.0 * self.hits as f64 / self.found.max(1) as f64
    }

    fn recall(self) -> f64 {
        100.0 * self.hits as f64 / self.there.max(1) as f64
    }

    fn f1(self) -> f64 {
        200.0 * self.hits as f64 / (self.found + self.there).max(1) as f64
    }
}

/// How well an engine does on a set.
#[derive(Debug, Default)]
pub(crate) struct Measured {
    counts: [Count; 4],
    /// Every name that is missed or wrong, with what is around it.
    pub(crate) errors: Vec<String>,
    /// The same, counted by how they are wrong.
    pub(crate) confusion: Confusion,
}

impl Measured {
    /// Runs the engine over a set.
    pub(crate) fn of(set: &Set, extractor: &Extractor) -> Self {
        let has_misc = set.has_misc();
        let texts = set.articles.par_iter().map(Text::of);
        let texts = texts.chain(set.marked.par_iter().map(|marked| marked.body.clone()));
        let of_each: Vec<Self> = texts
            .map(|text| Self::of_text(&text, extractor, has_misc))
            .collect();
        let mut all = Self::default();
        for one in of_each {
            all.add(one);
        }
        all
    }

    /// Adds what was measured on other text.
    pub(crate) fn add(&mut self, other: Self) {
        for (sum, count) in self.counts.iter_mut().zip(other.counts) {
            sum.add(count);
        }
        self.errors.extend(other.errors);
        self.confusion.add(other.confusion);
    }

    fn of_text(text: &Text, extractor: &Extractor, has_misc: bool) -> Self {
        let is_counted = |(_, class): &Name| has_misc || *class != Class::Misc;
        let gold = text
            .names
            .iter()
            .map(|(span, class)| (*span, counted(*class)));
        let gold: HashSet<_> = gold.filter(is_counted).collect();
        let found = named(&text.text, extractor).into_iter();
        let found: HashSet<_> = found.filter(is_counted).collect();
        let mut wrong: Vec<&(Span, Class)> = found.symmetric_difference(&gold).collect();
        wrong.sort_unstable_by_key(|(span, _)| *span);
        let errors = wrong
            .iter()
            .map(|name| describe(text, **name, gold.contains(*name)));
        let of = |names: &HashSet<(Span, Class)>, class| {
            names.iter().filter(|name| name.1 == class).count()
        };
        Self {
            errors: errors.collect(),
            confusion: Confusion::of(&text.text, &gold, &found),
            counts: COUNTED.map(|class| Count {
                hits: of(&found.intersection(&gold).copied().collect(), class),
                found: of(&found, class),
                there: of(&gold, class),
            }),
        }
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut all = Count::default();
        self.counts.iter().for_each(|count| all.add(*count));
        let (precision, recall) = (all.precision(), all.recall());
        write!(out, "F1 {:.2}  P {precision:.1}  R {recall:.1} ", all.f1())?;
        for (class, count) in COUNTED.iter().zip(self.counts) {
            if count.there > 0 {
                write!(out, "  {class:?} {:.1}", count.f1())?;
            }
        }
        Ok(())
    }
}

/// A name that is missed or wrong, and what is around it.
fn describe(text: &Text, (span, class): (Span, Class), is_gold: bool) -> String {
    const AROUND: usize = 40;
    let before = text.text.get(..span.start as usize).unwrap_or_default();
    let after = text.text.get(span.end as usize..).unwrap_or_default();
    let start = before
        .char_indices()
        .rev()
        .nth(AROUND)
        .map_or(0, |(at, _)| at);
    let around = format!(
        "{}[{}]{}",
        before.get(start..).unwrap_or_default(),
        span.of(&text.text),
        after.chars().take(AROUND).collect::<String>()
    );
    let word = if is_gold { "missed" } else { "wrong " };
    format!("{word} {class:?} {}", around.replace('\n', " "))
}
