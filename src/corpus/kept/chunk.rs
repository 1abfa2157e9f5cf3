//! What is kept of some records that were read together.

use crate::corpus::{
    Print, Published,
    make::Draft,
    plan::Outcome,
    scan::{Openings, Raw, RawKind, ScanPlace},
};
use jiff::{
    civil::{Date, DateTime},
    tz::Offset,
};
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, sync::Arc};

/// The place after some records, where reading goes on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Point {
    /// First byte that is still needed, and its line.
    pub(crate) at: u64,
    pub(crate) line: u32,
    /// How records open.
    pub(crate) openings: Openings,
    /// In what the place lies; none between lines.
    pub(crate) place: Option<ScanPlace>,
}

/// Some records and the place after them.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Chunk {
    pub(super) point: Point,
    /// A number for the bytes before that place.
    pub(super) seam: u64,
    /// Length of the file when it was read, and when it was last written: seconds and nanoseconds.
    pub(super) seen: (u64, i64, i64),
    /// Names of people, outlets and sections.
    names: Vec<String>,
    items: Vec<Item>,
}

#[derive(Debug, Serialize, Deserialize)]
enum Item {
    Article(Row),
    Action,
    /// What was not plain, to be read again.
    Other {
        start: u64,
        length: u64,
        line: u32,
        kind: RawKind,
    },
}

#[derive(Debug, Serialize, Deserialize)]
struct Row {
    start: u64,
    length: u32,
    line: u32,
    headline: String,
    byline: u32,
    /// One more than the number of the name.
    outlet: u32,
    section: u32,
    published: Option<When>,
    is_stub: bool,
    print: Print,
}

type Day = (i16, i8, i8);
type Time = (i8, i8, i8, i32);

#[derive(Debug, Serialize, Deserialize)]
enum When {
    Day(Day),
    Local(Day, Time),
    Zoned(Day, Time, i32),
}

/// What stands where a record was read.
pub(super) enum Slot {
    Known(Raw, Outcome),
    /// To be read again.
    Unread(Raw),
}

/// Records on their way into a chunk.
#[derive(Debug, Default)]
pub(super) struct Draught {
    names: Vec<String>,
    numbers: HashMap<Arc<str>, u32>,
    items: Vec<Item>,
    /// Those of them that will be read again.
    pub(super) others: usize,
}

impl Draught {
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub(super) fn add(&mut self, raw: &Raw, outcome: &Outcome) {
        let item = match outcome {
            Outcome::Draft(draft, None) if draft.unread_date.is_none() => {
                Item::Article(self.row(raw, draft))
            }
            Outcome::Action => Item::Action,
            _ => {
                self.others += 1;
                Item::Other {
                    start: raw.start,
                    length: raw.length,
                    line: raw.line,
                    kind: raw.kind,
                }
            }
        };
        self.items.push(item);
    }

    fn row(&mut self, raw: &Raw, draft: &Draft) -> Row {
        Row {
            start: raw.start,
            length: raw.length as u32,
            line: raw.line,
            headline: draft.headline.clone(),
            byline: self.number(&draft.byline),
            outlet: draft
                .outlet
                .as_ref()
                .map_or(0, |name| self.number(name) + 1),
            section: draft
                .section
                .as_ref()
                .map_or(0, |name| self.number(name) + 1),
            published: draft.published.map(When::of),
            is_stub: draft.is_stub,
            print: draft.print,
        }
    }

    fn number(&mut self, name: &Arc<str>) -> u32 {
        let next = self.names.len() as u32;
        *self.numbers.entry(Arc::clone(name)).or_insert_with(|| {
            self.names.push(name.to_string());
            next
        })
    }

    /// The bytes of the chunk that ends at a point.
    pub(super) fn finish(
        &mut self,
        point: Point,
        seam: u64,
        seen: (u64, i64, i64),
    ) -> Option<Vec<u8>> {
        let draught = std::mem::take(self);
        let chunk = Chunk {
            point,
            seam,
            seen,
            names: draught.names,
            items: draught.items,
        };
        postcard::to_allocvec(&chunk).ok()
    }
}

impl Chunk {
    /// A chunk out of its bytes; none where they are of something else.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }

    /// The records, in order.
    pub(super) fn slots(self) -> Option<Vec<Slot>> {
        let names: Vec<Arc<str>> = self.names.into_iter().map(Arc::from).collect();
        let items = self.items.into_iter();
        items.map(|item| item.slot(&names)).collect()
    }
}

impl Item {
    fn slot(self, names: &[Arc<str>]) -> Option<Slot> {
        Some(match self {
            Self::Article(row) => {
                let raw = whole(row.start, u64::from(row.length), row.line);
                Slot::Known(raw, Outcome::Draft(row.draft(names)?, None))
            }
            Self::Action => Slot::Known(whole(0, 0, 0), Outcome::Action),
            Self::Other {
                start,
                length,
                line,
                kind,
            } => Slot::Unread(Raw {
                kind,
                ..whole(start, length, line)
            }),
        })
    }
}

fn whole(start: u64, length: u64, line: u32) -> Raw {
    Raw {
        start,
        length,
        line,
        kind: RawKind::Whole,
        around: None,
    }
}

impl Row {
    fn draft(self, names: &[Arc<str>]) -> Option<Draft> {
        let name = |number: u32| match number.checked_sub(1) {
            None => Some(None),
            Some(at) => names.get(at as usize).map(|name| Some(Arc::clone(name))),
        };
        Some(Draft {
            headline: self.headline,
            byline: names.get(self.byline as usize).map(Arc::clone)?,
            outlet: name(self.outlet)?,
            section: name(self.section)?,
            published: match self.published {
                None => None,
                Some(when) => Some(when.published()?),
            },
            is_stub: self.is_stub,
            print: self.print,
            unread_date: None,
        })
    }
}

impl When {
    fn of(published: Published) -> Self {
        let day = |date: Date| (date.year(), date.month(), date.day());
        let time = |time: DateTime| {
            (
                time.hour(),
                time.minute(),
                time.second(),
                time.subsec_nanosecond(),
            )
        };
        match published {
            Published::Day(date) => Self::Day(day(date)),
            Published::Local(at) => Self::Local(day(at.date()), time(at)),
            Published::Zoned(at, offset) => Self::Zoned(day(at.date()), time(at), offset.seconds()),
        }
    }

    fn published(self) -> Option<Published> {
        Some(match self {
            Self::Day((year, month, day)) => Published::Day(Date::new(year, month, day).ok()?),
            Self::Local(day, time) => Published::Local(moment(day, time)?),
            Self::Zoned(day, time, offset) => {
                Published::Zoned(moment(day, time)?, Offset::from_seconds(offset).ok()?)
            }
        })
    }
}

fn moment((year, month, day): Day, (hour, minute, second, nano): Time) -> Option<DateTime> {
    DateTime::new(year, month, day, hour, minute, second, nano).ok()
}
