//! Rows under headings: by day, by outlet, by person. Every article is in one group, told by a number by which rows are
//! sorted before all else but the seam; of the people an article names, the one whom most articles name speaks for it, so
//! that groups are few and large.

use super::{
    Key, Row, Sort,
    alphabet::{LAST, labels_in_order},
};
use crate::{
    corpus::ArticleId,
    entity::{Kind, tally::Tally},
    index::{Block, Catalogue, Labels, dates::Dates},
};
use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use std::sync::Arc;

/// What rows are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// The day of publication, in UTC.
    Day,
    /// Its week, from Monday.
    Week,
    /// Its month.
    Month,
    /// Who published it.
    Outlet,
    /// Section or category.
    Section,
    /// A person named in it.
    Person,
    /// A place named in it.
    Place,
}

impl Grouping {
    /// Every one.
    pub const ALL: [Self; 7] = [
        Self::Day,
        Self::Week,
        Self::Month,
        Self::Outlet,
        Self::Section,
        Self::Person,
        Self::Place,
    ];

    /// Its name, as shown.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Outlet => "outlet",
            Self::Section => "section",
            Self::Person => "person",
            Self::Place => "place",
        }
    }

    /// The kind of the names it goes by.
    pub const fn kind(self) -> Option<Kind> {
        match self {
            Self::Person => Some(Kind::Person),
            Self::Place => Some(Kind::Loc),
            _ => None,
        }
    }

    /// Whether an order that begins with this key turns the groups round too.
    fn is_turned_by(self, key: Key) -> bool {
        let sort = match self {
            Self::Day | Self::Week | Self::Month => Sort::Date,
            Self::Outlet => Sort::Outlet,
            Self::Section => Sort::Section,
            Self::Person | Self::Place => return false,
        };
        key.sort == sort && key.is_reversed
    }
}

/// What stands above a group.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Heading {
    /// A day.
    Day(Date),
    /// The week that begins with this Monday.
    Week(Date),
    /// The month that begins with this day.
    Month(Date),
    /// A name, as it is written.
    Name(Box<str>),
    /// Nothing is known.
    Unknown,
}

/// The group of every article.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// By article; [`LAST`] where nothing is known.
    of: Vec<u32>,
    headings: Vec<Heading>,
}

/// Some rows under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What stands above them.
    pub heading: Heading,
    /// The first of them.
    pub row: usize,
    /// How many there are.
    pub count: usize,
}

/// The groups of a view.
#[derive(Debug)]
pub struct Groups {
    /// What they go by.
    pub grouping: Grouping,
    /// In the order of their rows; none holds rows from both sides of the seam.
    pub list: Vec<Group>,
    numbers: Arc<Numbers>,
}

impl Numbers {
    pub(super) fn new(grouping: Grouping, catalogue: &Catalogue, names: &Tally, key: Key) -> Self {
        let mut numbers = match grouping {
            Grouping::Day => Self::by_date(catalogue.dates(), Heading::Day),
            Grouping::Week => Self::by_date(catalogue.dates(), |day| {
                let since = i64::from(day.weekday().to_monday_zero_offset());
                Heading::Week(day.checked_sub(since.days()).unwrap_or(day))
            }),
            Grouping::Month => Self::by_date(catalogue.dates(), |day| {
                Heading::Month(day.first_of_month())
            }),
            Grouping::Outlet => Self::by_label(catalogue, Block::outlets),
            Grouping::Section => Self::by_label(catalogue, Block::sections),
            Grouping::Person | Grouping::Place => {
                Self::by_name(catalogue.corpus().len(), names, grouping.kind())
            }
        };
        if grouping.is_turned_by(key) {
            numbers.turn();
        }
        numbers
    }

    fn unknown(len: usize) -> Self {
        Self {
            of: vec![LAST; len],
            headings: Vec::new(),
        }
    }

    fn by_date(dates: &Dates, heading: impl Fn(Date) -> Heading) -> Self {
        const DAY: i64 = 24 * 60 * 60;
        let mut numbers = Self::unknown(dates.newest().len());
        let mut before = None;
        for &article in dates.newest() {
            let Some(seconds) = dates.seconds(article) else {
                continue;
            };
            let day = seconds.div_euclid(DAY);
            if before != Some(day) {
                before = Some(day);
                let moment = Timestamp::from_second(day * DAY).unwrap_or_default();
                let heading = heading(moment.to_zoned(TimeZone::UTC).date());
                if numbers.headings.last() != Some(&heading) {
                    numbers.headings.push(heading);
                }
            }
            numbers.put(article);
        }
        numbers
    }

    fn by_label(catalogue: &Catalogue, labels: impl Fn(&Block) -> Labels<'_>) -> Self {
        let (names, of) = labels_in_order(catalogue, labels);
        let headings = names.iter().map(|name| Heading::Name((*name).into()));
        Self {
            headings: headings.collect(),
            of,
        }
    }

    fn by_name(len: usize, names: &Tally, kind: Option<Kind>) -> Self {
        let mut numbers = Self::unknown(len);
        for known in names.ranked().filter(|known| Some(known.kind()) == kind) {
            let is_free = |article: &u32| numbers.of.get(*article as usize) == Some(&LAST);
            let articles: Vec<u32> = known.articles().filter(is_free).collect();
            if !articles.is_empty() {
                numbers.headings.push(Heading::Name(known.name().into()));
                for article in articles {
                    numbers.put(article);
                }
            }
        }
        numbers
    }

    /// Puts an article into the group begun last.
    fn put(&mut self, article: u32) {
        let number = (self.headings.len() as u32).saturating_sub(1);
        if let Some(slot) = self.of.get_mut(article as usize) {
            *slot = number;
        }
    }

    /// The last group first; what is unknown stays last.
    fn turn(&mut self) {
        self.headings.reverse();
        let count = self.headings.len() as u32;
        for number in self.of.iter_mut().filter(|number| **number != LAST) {
            *number = count - 1 - *number;
        }
    }

    /// The number of the group of an article.
    pub(super) fn of(&self, article: u32) -> u32 {
        self.of.get(article as usize).copied().unwrap_or(LAST)
    }
}

impl Groups {
    pub(super) fn new(
        grouping: Grouping,
        numbers: Arc<Numbers>,
        rows: &[Row],
        seam: usize,
    ) -> Self {
        let empty = Self {
            grouping,
            list: Vec::new(),
            numbers,
        };
        empty.over(rows, seam, |_| false)
    }

    /// The same over other rows, of which some belong to the row before them.
    pub(super) fn over(
        &self,
        rows: &[Row],
        seam: usize,
        follows: impl Fn(ArticleId) -> bool,
    ) -> Self {
        let mut list: Vec<(u32, Group)> = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let number = self.numbers.of(row.article.0);
            match list.last_mut() {
                Some((of, group)) if at != seam && (*of == number || follows(row.article)) => {
                    group.count += 1;
                }
                _ => list.push((number, self.group(number, at))),
            }
        }
        Self {
            grouping: self.grouping,
            list: list.into_iter().map(|(_, group)| group).collect(),
            numbers: Arc::clone(&self.numbers),
        }
    }

    fn group(&self, number: u32, row: usize) -> Group {
        let heading = self.numbers.headings.get(number as usize);
        Group {
            heading: heading.cloned().unwrap_or(Heading::Unknown),
            row,
            count: 1,
        }
    }
}

#[cfg(test)]
impl Groups {
    /// Groups of some rows, by the number of each article.
    pub(crate) fn of(
        grouping: Grouping,
        (of, headings): (Vec<u32>, Vec<Heading>),
        rows: &[Row],
        seam: usize,
    ) -> Self {
        Self::new(grouping, Arc::new(Numbers { of, headings }), rows, seam)
    }
}

#[cfg(test)]
mod tests;
