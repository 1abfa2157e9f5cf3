//! What is read of one record after another, in the same memory: most of a record is the text of an article, and a new place
//! for each would cost as much as reading it.

use super::{Cursor, Part, Wanted};
use serde_json::{Map, Value};
use std::sync::Arc;

/// Longest text whose memory is kept for the next.
const KEPT: usize = 64 << 10;

/// The wanted fields of a record: each has its place, null where the record has none.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    wanted: Arc<Wanted>,
    record: Map<String, Value>,
    /// Which places the record at hand has written to.
    is_written: Vec<bool>,
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
        }
        self.is_written.clear();
        self.is_written.resize(wanted.fields.len(), false);
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
