//! What a corpus holds, counted: days, languages, outlets, what stands twice, and what is wrong with it. `inspect` prints
//! it, F2 shows it.
//!
//! In two steps, because the screen shows the first while the second is made: what is kept of each article is counted at
//! once, what only its text tells takes reading every article again.

mod alike;
mod line;
mod page;
mod repeated;
mod texts;
mod wall;

pub use alike::{Alike, alike};
pub use line::headline_of as summary_line;
pub use page::{About, Line, Look, Page};
pub use repeated::Repeated;
pub use texts::Texts;
pub use wall::Wall;

use super::Twins;
use crate::corpus::{ArticleId, Corpus, EntryRef, Published};
use jiff::{ToSpan as _, civil::Date};
use std::{collections::HashMap, sync::Arc};

/// Examples kept of each thing that is wrong.
pub const EXAMPLES: usize = 3;

/// What is counted from what is kept of each article.
#[derive(Debug, Clone, Default)]
pub struct Census {
    /// What was counted.
    pub corpus: Corpus,
    /// First and last day of publication.
    pub days: Option<(Date, Date)>,
    /// Articles without a date.
    pub undated: Sightings,
    /// Articles dated after today.
    pub future: Sightings,
    /// Articles of which there is only a summary, or no text.
    pub stubs: Sightings,
    /// Articles that stand somewhere else in the corpus too, less the one of each that stands for all.
    pub duplicates: Sightings,
    /// Those of them whose text is another than that of the one that stands for all.
    pub versions: usize,
    /// Outlets, most articles first.
    pub outlets: Vec<(Arc<str>, usize)>,
    /// Texts that stand under several headlines, most articles first.
    pub repeated: Vec<Repeated>,
    /// What only the texts tell; empty until they are read.
    pub texts: Texts,
    /// Articles whose words are in an index; none where there is no index.
    pub indexed: Option<usize>,
}

/// How many articles something is true of, and the first few.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sightings {
    /// How many.
    pub count: usize,
    /// The first of them, [`EXAMPLES`] at most.
    pub examples: Vec<ArticleId>,
}

impl Sightings {
    fn add(&mut self, article: ArticleId) {
        self.count += 1;
        if self.examples.len() < EXAMPLES {
            self.examples.push(article);
        }
    }
}

impl Census {
    /// Counts what is kept. `today` tells which dates lie ahead; a day is let pass, for zones.
    pub fn of(corpus: &Corpus, twins: &Twins, today: Date) -> Self {
        let mut census = Self {
            corpus: corpus.clone(),
            repeated: repeated::find(corpus, twins),
            ..Self::default()
        };
        let last = today.checked_add(1.day()).unwrap_or(today);
        let mut outlets = HashMap::<&str, usize>::new();
        for (article, entry) in corpus.ids().zip(corpus.entries()) {
            census.count(article, entry, last);
            if let Some(outlet) = entry.outlet() {
                *outlets.entry(outlet).or_default() += 1;
            }
        }
        let outlets = ranked(outlets).into_iter();
        census.outlets = outlets.map(|(name, count)| (name.into(), count)).collect();
        census.count_twins(twins);
        census
    }

    /// The same with all that the texts tell; for who can wait.
    pub fn whole(corpus: &Corpus, twins: &Twins, today: Date) -> Self {
        let mut census = Self::of(corpus, twins, today);
        census.texts.read(corpus, corpus.len());
        census.texts.tell_repeated(corpus, &mut census.repeated);
        census
    }

    fn count(&mut self, article: ArticleId, entry: EntryRef<'_>, last: Date) {
        if entry.is_stub() {
            self.stubs.add(article);
        }
        let Some(day) = entry.published().map(Published::day) else {
            return self.undated.add(article);
        };
        if day > last {
            self.future.add(article);
        }
        let (first, newest) = self.days.unwrap_or((day, day));
        self.days = Some((first.min(day), newest.max(day)));
    }

    fn count_twins(&mut self, twins: &Twins) {
        for group in 0..twins.group_count() as u32 {
            let Some((head, others)) = twins.group(group).split_first() else {
                continue;
            };
            for other in others {
                self.duplicates.add(other.article);
                let is_other_text = other.version > 0 && other.version != head.version;
                self.versions += usize::from(is_other_text);
            }
        }
    }
}

/// Most articles first, then by name.
fn ranked<T: Ord>(counts: HashMap<T, usize>) -> Vec<(T, usize)> {
    let mut ranked: Vec<_> = counts.into_iter().collect();
    ranked.sort_by(|(name, count), (other, fewer)| fewer.cmp(count).then(name.cmp(other)));
    ranked
}

#[cfg(test)]
mod tests;
