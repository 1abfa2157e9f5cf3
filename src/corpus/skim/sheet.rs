//! What is read of one record after another, in the same memory: most of a record is the text of an article, and a new place
//! for each would cost as much as reading it.

use super::{Cursor, Part, Wanted};
use crate::corpus::{fields::Fields, typed};
use serde_json::{Map, Value};
use std::sync::Arc;

/// Longest text whose memory is kept for the next.
const KEPT: usize = 64 << 10;
/// Keys of a record whose order is remembered.
const IN_ORDER: usize = 64;

/// The wanted fields of a record: each has its place, null where the record has none.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    wanted: Arc<Wanted>,
    keys: Vec<Box<str>>,
    values: Vec<Value>,
    /// The numbers of texts that go on behind what was kept of them.
    numbers: Vec<Option<u32>>,
    /// Which places the record at hand has written to.
    is_written: Vec<bool>,
    /// The keys of the records before by their order, and which of them are wanted: most records have the same.
    order: Vec<(String, Option<usize>)>,
    /// Keys of the record at hand that have come.
    come: usize,
    /// Texts are read to their ends.
    is_whole: bool,
}

impl Sheet {
    /// The fields of the record that was read last.
    pub(crate) fn fields(&self) -> Fields<'_> {
        Fields::Some(&self.keys, &self.values, &self.numbers)
    }

    /// Replaces typed values by what they hold.
    pub(crate) fn unwrap(&mut self) {
        self.values.iter_mut().for_each(typed::unwrap);
    }

    /// The fields themselves, for good.
    pub(crate) fn into_record(self) -> Map<String, Value> {
        let fields = self.keys.into_iter().zip(self.values).zip(self.is_written);
        let written = fields.filter(|(_, is_written)| *is_written);
        written
            .map(|((key, value), _)| (key.into(), value))
            .collect()
    }

    /// Whether the record at hand has more than one of the fields, or one that tells nothing but itself.
    pub(crate) fn is_clear(&self) -> bool {
        let written = self.values.iter().zip(&self.is_written);
        let mut written = written.filter(|(_, is_written)| **is_written);
        let first = written.next();
        written.next().is_some() || first.is_some_and(|(value, _)| !value.is_object())
    }

    /// Makes ready for the next record.
    pub(super) fn turn(&mut self, wanted: &Arc<Wanted>, is_whole: bool) {
        let count = wanted.fields.len();
        if !Arc::ptr_eq(&self.wanted, wanted) {
            self.keys = wanted.fields.iter().map(|(key, _)| key.clone()).collect();
            self.values = vec![Value::Null; count];
            self.wanted = Arc::clone(wanted);
            self.order.clear();
        }
        self.come = 0;
        self.is_whole = is_whole;
        self.is_written.clear();
        self.is_written.resize(count, false);
        self.numbers.clear();
        self.numbers.resize(count, None);
    }

    /// The place of the next key, if it is wanted.
    pub(super) fn place(&mut self, key: &str) -> Option<usize> {
        let slot = self.come;
        self.come += 1;
        if let Some((_, place)) = self.order.get(slot).filter(|(known, _)| known == key) {
            return *place;
        }
        let place = self.wanted.field(key).map(|(place, _)| place);
        if let Some((known, known_place)) = self.order.get_mut(slot) {
            key.clone_into(known);
            *known_place = place;
        } else if slot < IN_ORDER {
            self.order.push((key.to_owned(), place));
        }
        place
    }

    /// Reads the value of a field; of a field that comes twice the last one counts.
    pub(super) fn read(
        &mut self,
        place: usize,
        part: &Part,
        cursor: &mut Cursor<'_>,
    ) -> Option<()> {
        let slot = self.values.get_mut(place)?;
        let number = self.numbers.get_mut(place)?;
        *self.is_written.get_mut(place)? = true;
        *number = None;
        if !matches!(part, Part::Some(_)) && cursor.peek()? == b'"' {
            if !slot.is_string() {
                *slot = Value::String(String::new());
            }
        } else {
            *slot = part.read(cursor)?;
            return Some(());
        }
        let Value::String(text) = slot else {
            return None;
        };
        text.clear();
        text.shrink_to(KEPT);
        if matches!(part, Part::Text) && !self.is_whole {
            cursor.brief_into(text, number)
        } else {
            cursor.string_into(text)
        }
    }

    /// Forgets what the record before had and this one has not.
    pub(super) fn clear_rest(&mut self) {
        for (value, is_written) in self.values.iter_mut().zip(&self.is_written) {
            if !is_written {
                *value = Value::Null;
            }
        }
    }
}
