//! What is read of one record after another, in the same memory: most of a record is the text of an article, and a new place
//! for each would cost as much as reading it.

use super::{Cursor, Part, Wanted};
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
    record: Map<String, Value>,
    /// Which places the record at hand has written to.
    is_written: Vec<bool>,
    /// The keys of the records before by their order, and which of them are wanted: most records have the same.
    order: Vec<(String, Option<usize>)>,
    /// Keys of the record at hand that have come.
    come: usize,
}

impl Sheet {
    /// The fields of the record that was read last.
    pub(crate) fn record(&mut self) -> &mut Map<String, Value> {
        &mut self.record
    }

    /// The fields themselves, for good.
    pub(crate) fn into_record(self) -> Map<String, Value> {
        let written = self.record.into_iter().zip(self.is_written);
        let written = written.filter(|(_, is_written)| *is_written);
        written.map(|(field, _)| field).collect()
    }

    /// Whether the record at hand has more than one of the fields, or one that tells nothing but itself.
    pub(crate) fn is_clear(&self) -> bool {
        let written = self.record.values().zip(&self.is_written);
        let mut written = written.filter(|(_, is_written)| **is_written);
        let first = written.next();
        written.next().is_some() || first.is_some_and(|(value, _)| !value.is_object())
    }

    /// Makes ready for the next record.
    pub(super) fn turn(&mut self, wanted: &Arc<Wanted>) {
        if !Arc::ptr_eq(&self.wanted, wanted) {
            let fields = wanted.fields.iter();
            self.record = fields
                .map(|(key, _)| (key.to_string(), Value::Null))
                .collect();
            self.wanted = Arc::clone(wanted);
            self.order.clear();
        }
        self.come = 0;
        self.is_written.clear();
        self.is_written.resize(wanted.fields.len(), false);
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
        let slot = self.record.values_mut().nth(place)?;
        *self.is_written.get_mut(place)? = true;
        match (part, slot) {
            (Part::Whole, Value::String(text)) if cursor.peek()? == b'"' => {
                text.clear();
                text.shrink_to(KEPT);
                cursor.string_into(text)
            }
            (part, slot) => {
                *slot = part.read(cursor)?;
                Some(())
            }
        }
    }

    /// Forgets what the record before had and this one has not.
    pub(super) fn clear_rest(&mut self) {
        for (value, is_written) in self.record.values_mut().zip(&self.is_written) {
            if !is_written {
                *value = Value::Null;
            }
        }
    }
}
