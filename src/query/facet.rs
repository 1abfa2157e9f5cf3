//! Counts of a result by the values of a field: how many of its articles each outlet, section, name, day has.
//!
//! Outlets and sections are counted by their numbers within a block and put together at the end, days by their seconds:
//! no text is touched for an article, so that a hundred thousand rows cost a few milliseconds. Only languages and tags have
//! to be read, once ([`Said`]).

mod said;

pub use said::Said;

use super::{
    Row,
    ast::{ShortField, holding, naming, quote},
};
use crate::{
    entity::{Kind, tally::Tally},
    index::{Block, Catalogue, Labels, bits::Bits},
};
use jiff::{ToSpan, civil::Date};
use std::{borrow::Cow, collections::HashMap};

/// Values told; a window shows no more.
const CAP: usize = 2_000;

/// What articles are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    /// Who published them.
    Outlet,
    /// The section.
    Section,
    /// The language, as the record or else its words say.
    Language,
    /// Keywords.
    Tag,
    /// The kinds of names in them.
    Label,
    /// The names of a kind in them.
    Name(Kind),
    /// The day they were published on, in UTC.
    Day,
    /// The month.
    Month,
    /// The year.
    Year,
}

/// A value and how many articles have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The value, as shown.
    pub name: String,
    /// Articles of the result.
    pub count: u32,
}

/// The values of a facet in a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// Of what.
    pub facet: Facet,
    /// The values, most articles first, then by name.
    pub values: Vec<Value>,
    /// Values left off.
    pub more: usize,
    /// Articles of the result.
    pub total: usize,
    /// Those of them that were counted.
    pub done: usize,
}

/// What is counted in.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The articles.
    pub catalogue: &'a Catalogue,
    /// Who and what they name, as far as that is known.
    pub names: &'a Tally,
    /// What was read of languages and tags.
    pub said: &'a Said,
    /// Those that the result holds.
    pub rows: &'a [Row],
}

impl Facet {
    /// Every facet there is a turn to; the names of other kinds are reached from their label.
    pub const TURN: [Self; 11] = [
        Self::Outlet,
        Self::Section,
        Self::Language,
        Self::Tag,
        Self::Label,
        Self::Name(Kind::Person),
        Self::Name(Kind::Org),
        Self::Name(Kind::Loc),
        Self::Day,
        Self::Month,
        Self::Year,
    ];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Outlet => "outlet",
            Self::Section => "section",
            Self::Language => "language",
            Self::Tag => "tag",
            Self::Label => "label",
            Self::Name(kind) => kind.heading(),
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// Whether its values are days, months or years, which stand in their own order.
    pub const fn is_dated(self) -> bool {
        matches!(self, Self::Day | Self::Month | Self::Year)
    }

    /// A day, its month or its year, as `date:` takes them.
    pub fn printed(self, day: Date) -> String {
        match self {
            Self::Year => format!("{:04}", day.year()),
            Self::Month => format!("{:04}-{:02}", day.year(), day.month()),
            _ => day.to_string(),
        }
    }

    /// Whether more of it is known as names are found.
    pub const fn reads_names(self) -> bool {
        matches!(self, Self::Label | Self::Name(_))
    }

    /// Whether the records have to be read for it.
    pub const fn reads_records(self) -> bool {
        matches!(self, Self::Language | Self::Tag)
    }

    /// The term that selects the articles with a value, as it would be typed; none where there is none.
    pub fn term(self, value: &str) -> Option<String> {
        match self {
            Self::Outlet => Some(holding(ShortField::Outlet, value)),
            Self::Section => Some(holding(ShortField::Section, value)),
            Self::Language => Some(format!("lang:{}", quote(value))),
            Self::Tag => Some(format!("tag:{}", quote(value))),
            Self::Name(kind) => Some(naming(kind, value)),
            Self::Day | Self::Month | Self::Year => Some(format!("date:{value}")),
            Self::Label => None,
        }
    }
}

impl Ground<'_> {
    /// The counts of a facet; none once `is_stale` says yes.
    pub fn count(&self, facet: Facet, is_stale: &dyn Fn() -> bool) -> Option<Counts> {
        let mut chosen = Bits::default();
        for row in self.rows {
            chosen.set(row.article.0);
        }
        let has = |article: u32| chosen.has(article);
        let mut values = match facet {
            Facet::Outlet => self.labelled(&has, is_stale, Block::outlets)?,
            Facet::Section => self.labelled(&has, is_stale, Block::sections)?,
            Facet::Language => values(self.said.languages.counts(&has)),
            Facet::Tag => values(self.said.tag_counts(&has)),
            Facet::Label => {
                let kinds = self.names.kinds_within(has, is_stale)?;
                values(
                    kinds
                        .into_iter()
                        .map(|(kind, count)| (kind.label().to_owned(), count)),
                )
            }
            Facet::Name(kind) => values(self.names.within(kind, has, CAP, is_stale)?.into_iter()),
            Facet::Day | Facet::Month | Facet::Year => self.dated(facet),
        };
        values.sort_unstable_by(|one, other| {
            (other.count.cmp(&one.count)).then_with(|| one.name.cmp(&other.name))
        });
        let more = values.len().saturating_sub(CAP);
        values.truncate(CAP);
        Some(Counts {
            facet,
            values,
            more,
            total: self.rows.len(),
            done: self.rows.len(),
        })
    }

    /// Counts by what each block has a number for. Wordings that are the same but for capitals and accents are one, as they
    /// are in a query; the commonest is shown.
    fn labelled(
        &self,
        has: &dyn Fn(u32) -> bool,
        is_stale: &dyn Fn() -> bool,
        labels: impl Fn(&Block) -> Labels<'_>,
    ) -> Option<Vec<Value>> {
        let mut wordings: HashMap<&str, (Cow<'_, str>, u32)> = HashMap::new();
        for block in self.catalogue.blocks() {
            if is_stale() {
                return None;
            }
            let labels = labels(block);
            let mut counts = vec![0u32; labels.len()];
            for row in (0..block.len()).filter(|row| has(block.first + *row as u32)) {
                if let Some(count) = labels.of(row).and_then(|at| counts.get_mut(at)) {
                    *count += 1;
                }
            }
            for (at, name) in labels.names() {
                let wording = wordings.entry(name.text());
                let count = counts.get(at).copied().unwrap_or_default();
                wording.or_insert_with(|| (name.folded(), 0)).1 += count;
            }
        }
        let mut merged: HashMap<Cow<'_, str>, (&str, u32, u32)> = HashMap::new();
        for (name, (folded, count)) in wordings.into_iter().filter(|(_, (_, count))| *count > 0) {
            let (shown, most, sum) = merged.entry(folded).or_insert((name, 0, 0));
            if (count, *shown) > (*most, name) {
                (*shown, *most) = (name, count);
            }
            *sum += count;
        }
        let merged = merged.into_values();
        Some(values(merged.map(|(name, _, sum)| (name.to_owned(), sum))))
    }

    fn dated(&self, facet: Facet) -> Vec<Value> {
        let dates = self.catalogue.dates();
        let mut days: HashMap<i64, u32> = HashMap::new();
        let seconds = self
            .rows
            .iter()
            .filter_map(|row| dates.seconds(row.article.0));
        for seconds in seconds {
            *days.entry(seconds.div_euclid(86_400)).or_default() += 1;
        }
        let mut counts: HashMap<String, u32> = HashMap::new();
        for (day, count) in days {
            if let Some(day) = day_of(day) {
                *counts.entry(facet.printed(day)).or_default() += count;
            }
        }
        values(counts.into_iter())
    }
}

fn values(counted: impl Iterator<Item = (String, u32)>) -> Vec<Value> {
    counted.map(|(name, count)| Value { name, count }).collect()
}

/// The day so many days after the first of 1970.
fn day_of(days: i64) -> Option<Date> {
    let days = i32::try_from(days).ok()?;
    jiff::civil::date(1970, 1, 1).checked_add(days.days()).ok()
}

#[cfg(test)]
mod tests;
