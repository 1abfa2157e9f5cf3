//! Entries loaded together, packed: 54 bytes and the headline for an article, and what many of them have, such as the
//! name of their outlet, once. As structures with texts of their own they would take three times as much. What the filter
//! looks at lies apart, so that a search runs over memory from end to end.

mod date;
mod file;
pub mod texts;

use super::{
    ArticleId, Entry, FileId, Place, Print, Published,
    numbers::{self, Numbers},
};
use date::Dates;
use file::Files;
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, sync::Arc, vec};
use texts::Texts;

/// Most articles in a segment.
pub const ROWS: usize = 4_096;

/// Stands for no name; there are fewer than three for each row.
const NOBODY: u16 = u16::MAX;

/// Consecutive articles that were loaded together; never changes once published. As it lies in memory it is kept for the
/// next start (`corpus::kept`).
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Segment {
    /// Number of its first article.
    pub first: u32,
    #[serde(with = "numbers")]
    rows: Vec<Row>,
    files: Files,
    headlines: Texts,
    /// Byline, outlet and section of each article, as numbers of names.
    #[serde(with = "numbers")]
    numbers: Vec<[u16; 3]>,
    /// People, outlets and sections, each once.
    names: Texts,
    dates: Dates,
}

/// What a name is to an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// Who wrote it.
    Byline,
    /// Who published it.
    Outlet,
    /// Where in the paper it stood.
    Section,
}

/// What is only looked at when an article is.
#[derive(Debug, Clone, Copy)]
#[repr(Rust, packed(4))]
struct Row {
    /// A number for when it was published, [`STUB`] and [`ONE_STRING`].
    published: u64,
    /// As in [`Place`].
    offset: u64,
    length: u32,
    line: u32,
    print: Print,
}

impl Numbers<11> for Row {
    fn to_numbers(self) -> [u32; 11] {
        let [published, published_high] = self.published.to_numbers();
        let [offset, offset_high] = self.offset.to_numbers();
        let [address, opening, lower, text, changed] = self.print.to_numbers();
        [
            published,
            published_high,
            offset,
            offset_high,
            self.length,
            self.line,
            address,
            opening,
            lower,
            text,
            changed,
        ]
    }

    fn from_numbers(numbers: [u32; 11]) -> Self {
        let [
            published,
            published_high,
            offset,
            offset_high,
            length,
            line,
            print @ ..,
        ] = numbers;
        Self {
            published: u64::from_numbers([published, published_high]),
            offset: u64::from_numbers([offset, offset_high]),
            length,
            line,
            print: Print::from_numbers(print),
        }
    }
}

/// Beside the number of a date, which needs fewer bits: the text is only a summary, or there is none.
const STUB: u64 = 1 << 63;
/// The text is one string.
const ONE_STRING: u64 = 1 << 62;

/// What is kept in memory of an article, where it lies. Every text is sanitised, on one line.
#[derive(Debug, Clone, Copy)]
pub struct EntryRef<'a> {
    segment: &'a Segment,
    row: &'a Row,
    at: usize,
}

impl Segment {
    /// Packs entries into as few segments as can be, of about the same length; the first of them is article `first`.
    pub(super) fn pack(first: u32, entries: Vec<Entry>) -> Vec<Self> {
        let length = entries.len().div_ceil(entries.len().div_ceil(ROWS).max(1));
        let mut entries = entries.into_iter();
        let mut at = first;
        let mut segments = Vec::new();
        while entries.len() > 0 {
            let segment = Self::new(at, &mut entries, length);
            at += segment.len() as u32;
            segments.push(segment);
        }
        segments
    }

    /// The same as articles of another file, the first of which has another number.
    pub(super) fn placed(mut self, first: u32, file: FileId) -> Self {
        self.first = first;
        self.files = Files::one(file);
        self
    }

    /// Whether every column says something of each article.
    pub(super) fn is_whole(&self) -> bool {
        let count = self.rows.len();
        count <= ROWS && self.headlines.len() == count && self.numbers.len() == count
    }

    /// Packs the next `length` entries, the first of which is article `first`.
    fn new(first: u32, entries: &mut vec::IntoIter<Entry>, length: usize) -> Self {
        let next = entries.as_slice().iter().take(length);
        let bytes = next.clone().map(|entry| entry.headline.len()).sum();
        let mut packing = Packing::default();
        packing.segment.first = first;
        packing.segment.rows.reserve_exact(next.len());
        packing.segment.headlines = Texts::with_capacity(next.len());
        packing.segment.headlines.reserve(bytes);
        packing.segment.numbers.reserve_exact(next.len());
        let taken = entries.take(length);
        taken.for_each(|entry| packing.push(entry));
        packing.finish()
    }

    /// How many articles it holds.
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it holds none.
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Its articles, in file order.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = EntryRef<'_>> {
        let entry = |(at, row)| EntryRef {
            segment: self,
            row,
            at,
        };
        self.rows.iter().enumerate().map(entry)
    }

    /// The numbers of its articles.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = ArticleId> + use<> {
        let count = self.rows.len();
        let first = self.first;
        (0..count).map(move |at| ArticleId(first + at as u32))
    }

    /// An article by its place in the segment.
    pub fn entry(&self, at: usize) -> Option<EntryRef<'_>> {
        Some(EntryRef {
            segment: self,
            row: self.rows.get(at)?,
            at,
        })
    }

    /// The headlines of its articles.
    pub const fn headlines(&self) -> &Texts {
        &self.headlines
    }

    /// The people, outlets and sections of its articles, which are told by their numbers here.
    pub const fn names(&self) -> &Texts {
        &self.names
    }

    /// The number of such a name that an article has.
    pub fn number(&self, at: usize, naming: Naming) -> Option<u16> {
        let number = *self.numbers.get(at)?.get(naming as usize)?;
        (number != NOBODY).then_some(number)
    }

    fn name(&self, at: usize, naming: Naming) -> Option<&str> {
        Some(self.names.at(usize::from(self.number(at, naming)?)).read())
    }
}

impl<'a> EntryRef<'a> {
    /// The headline; the start of the text where the record has none.
    pub fn headline(self) -> &'a str {
        self.segment.headlines.at(self.at).read()
    }

    /// Authors joined with `, `; empty when unknown.
    pub fn byline(self) -> &'a str {
        self.name(Naming::Byline).unwrap_or_default()
    }

    /// Who published it.
    pub fn outlet(self) -> Option<&'a str> {
        self.name(Naming::Outlet)
    }

    /// Section or category.
    pub fn section(self) -> Option<&'a str> {
        self.name(Naming::Section)
    }

    fn name(self, naming: Naming) -> Option<&'a str> {
        self.segment.name(self.at, naming)
    }

    /// When it was published.
    pub fn published(self) -> Option<Published> {
        self.segment
            .dates
            .get(self.row.published & !(STUB | ONE_STRING))
    }

    /// Where to read the rest.
    pub fn place(self) -> Place {
        Place {
            file: self.segment.files.of(self.at),
            offset: self.row.offset,
            length: self.row.length,
            line: self.row.line,
        }
    }

    /// The text is only a summary, or there is none.
    pub const fn is_stub(self) -> bool {
        self.row.published & STUB != 0
    }

    /// As in [`Entry`].
    pub const fn is_one_string(self) -> bool {
        self.row.published & ONE_STRING != 0
    }

    /// What tells that it stands in the corpus twice.
    pub const fn print(self) -> Print {
        self.row.print
    }

    /// The same by itself.
    pub fn to_entry(self) -> Entry {
        Entry {
            headline: self.headline().to_owned(),
            byline: self.byline().into(),
            outlet: self.outlet().map(Into::into),
            section: self.section().map(Into::into),
            published: self.published(),
            place: self.place(),
            is_stub: self.is_stub(),
            is_one_string: self.is_one_string(),
            print: self.print(),
        }
    }
}

/// A segment while it is made.
#[derive(Debug, Default)]
struct Packing {
    segment: Segment,
    numbers: HashMap<Arc<str>, u16, foldhash::fast::FixedState>,
}

impl Packing {
    fn push(&mut self, entry: Entry) {
        let at = self.segment.rows.len();
        self.segment.files.push(at, entry.place.file);
        self.segment.headlines.push(&entry.headline);
        let byline = Some(entry.byline).filter(|byline| !byline.is_empty());
        let numbers = [byline, entry.outlet, entry.section].map(|name| self.number(name));
        self.segment.numbers.push(numbers);
        let flag = |is_set, bit| if is_set { bit } else { 0 };
        self.segment.rows.push(Row {
            published: self.segment.dates.put(entry.published)
                | flag(entry.is_stub, STUB)
                | flag(entry.is_one_string, ONE_STRING),
            offset: entry.place.offset,
            length: entry.place.length,
            line: entry.place.line,
            print: entry.print,
        });
    }

    fn number(&mut self, name: Option<Arc<str>>) -> u16 {
        let Some(name) = name else {
            return NOBODY;
        };
        let names = &mut self.segment.names;
        *self.numbers.entry(name).or_insert_with_key(|name| {
            names.push(name);
            (names.len() - 1) as u16
        })
    }

    fn finish(mut self) -> Segment {
        self.segment.headlines.finish();
        self.segment.names.finish();
        self.segment
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::FileId;
    use jiff::{
        civil::{DateTime, date},
        tz::Offset,
    };

    fn entry(headline: &str, byline: &str, outlet: Option<&str>) -> Entry {
        Entry {
            byline: byline.into(),
            outlet: outlet.map(Into::into),
            section: outlet.map(Into::into),
            published: Some(Published::Day(date(2024, 1, 2))),
            is_stub: byline.is_empty(),
            is_one_string: outlet.is_none(),
            place: Place {
                file: FileId(7),
                offset: u64::MAX - 1,
                length: 3,
                line: 4,
            },
            ..Entry::headed(headline)
        }
    }

    #[test]
    fn what_is_packed_comes_out_as_it_went_in() {
        let entries = [
            entry("First", "Ana Gómez", Some("Wire")),
            entry("", "", None),
            entry("“Zwei” — 三", "Ana Gómez", Some("")),
        ];
        let segment = Segment::pack(5, entries.to_vec()).remove(0);
        let out: Vec<Entry> = segment.entries().map(EntryRef::to_entry).collect();
        assert_eq!(out, entries);
        let second = segment.entry(2).map(EntryRef::to_entry);
        assert_eq!(second.as_ref(), entries.get(2));
        assert!(segment.entry(3).is_none());
        assert_eq!(segment.ids().last(), Some(ArticleId(7)));
    }

    #[test]
    fn what_is_kept_of_them_is_all_of_them() {
        let second = Offset::from_seconds(3_661).expect("an offset");
        let at = DateTime::constant(2024, 5, 1, 10, 30, 15, 123_456_789);
        let mut exact = entry("Third", "", None);
        exact.published = Some(Published::Zoned(at, second));
        let entries = [entry("First", "Ana Gómez", Some("Wire")), exact];
        let kept = postcard::to_allocvec(&Segment::pack(0, entries.to_vec())).expect("bytes");
        let segments: Vec<Segment> = postcard::from_bytes(&kept).expect("segments");
        let placed = segments.into_iter().map(|one| one.placed(9, FileId(7)));
        let placed: Vec<Segment> = placed.collect();
        assert!(placed.iter().all(Segment::is_whole));
        let out = placed.iter().flat_map(Segment::entries);
        assert_eq!(out.map(EntryRef::to_entry).collect::<Vec<_>>(), entries);
        let first = placed.iter().flat_map(Segment::ids).next();
        assert_eq!(first, Some(ArticleId(9)));
    }

    #[test]
    fn segments_are_as_few_as_can_be_and_of_one_length() {
        let lengths = |count| {
            let segments = Segment::pack(5, vec![entry("a", "", None); count]);
            let firsts = segments.iter().map(|segment| segment.first);
            let ends = segments.iter().map(|one| one.first + one.len() as u32);
            assert!(
                firsts
                    .skip(1)
                    .eq(ends.take(segments.len().saturating_sub(1)))
            );
            segments.iter().map(Segment::len).collect::<Vec<_>>()
        };
        assert_eq!(lengths(0), Vec::<usize>::new());
        assert_eq!(lengths(ROWS), [ROWS]);
        assert_eq!(lengths(ROWS + 1), [2_049, 2_048]);
    }

    #[test]
    fn an_article_costs_54_bytes_and_its_headline() {
        assert_eq!(
            size_of::<Row>() + size_of::<u32>() + size_of::<[u16; 3]>(),
            54
        );
        let entries = vec![entry("ten letters", "A", Some("B")); ROWS];
        let segment = Segment::pack(0, entries).remove(0);
        assert_eq!(segment.names.len(), 2);
    }
}
