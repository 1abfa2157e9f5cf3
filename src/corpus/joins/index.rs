//! The rows of a table by id: of each only its place in the file is kept, and it is read again when it is asked for.

use super::{
    ids::{By, Row},
    tables::Way,
};
use crate::corpus::{
    likeness, member, repair,
    scan::{Raw, RawKind, Scanner, Window},
    source::Source,
    step::Step,
};
use std::{
    collections::hash_map::DefaultHasher,
    hash::{Hash as _, Hasher as _},
    sync::Arc,
};

/// Bytes read at a time.
const CHUNK: usize = 1 << 20;
/// Largest row that is joined.
const ROW: usize = 4 << 20;
/// Rows taken for one id.
const SAME: usize = 500;

/// A table that has more ids than are kept.
#[derive(Debug)]
pub(super) struct TooLong;

/// Where the rows of a table are, by id.
#[derive(Debug, Clone)]
pub(super) struct Index {
    source: Source,
    is_keyed: bool,
    by: By,
    /// Number of the id, offset and length of the row; sorted.
    rows: Arc<[(u64, u64, u32)]>,
}

impl Index {
    /// Indexes the rows on a way through a file, unless they have more than `most` ids.
    pub(super) fn of(
        (source, start): &(Source, u64),
        way: &Way,
        by: By,
        is_mixed: bool,
        most: usize,
    ) -> Result<Self, TooLong> {
        let is_keyed = way.0.last().is_some_and(Step::is_keyed);
        let mut rows: Vec<(u64, u64, u32)> = Vec::new();
        each(
            source,
            (*start, u64::MAX),
            &way.0,
            ROW,
            &mut |raw, bytes| {
                let row = row(bytes, is_keyed).filter(|(_, row)| {
                    // Among the records themselves only those count that are none.
                    !is_mixed || row.as_object().is_some_and(|row| !likeness::is_enough(row))
                });
                for id in row.iter().flat_map(|row| by.of(row)) {
                    rows.push((
                        number(&id),
                        raw.start,
                        u32::try_from(raw.length).unwrap_or(0),
                    ));
                }
                rows.len() <= most
            },
        );
        if rows.len() > most {
            return Err(TooLong);
        }
        rows.sort_unstable();
        Ok(Self {
            source: source.clone(),
            is_keyed,
            by,
            rows: rows.into(),
        })
    }

    /// Whether both were made of the same rows.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let is_one = Arc::ptr_eq(&self.rows, &other.rows);
        (is_one || self.rows == other.rows) && self.by == other.by
    }

    /// The rows with an id, in the order of the file; of two with the same own id the first.
    pub(super) fn rows(&self, id: &str) -> Vec<Row> {
        let wanted = number(id);
        let first = self.rows.partition_point(|(number, ..)| *number < wanted);
        let same = self.rows.get(first..).unwrap_or_default().iter();
        let same = same.take_while(|(number, ..)| *number == wanted).take(SAME);
        let read = |(_, offset, length): &(u64, u64, u32)| {
            let bytes = self.source.read(*offset, *length as usize).ok()?;
            row(&bytes, self.is_keyed).filter(|row| self.by.names(row, id))
        };
        let rows = same.filter_map(read);
        if self.by == By::Own {
            rows.take(1).collect()
        } else {
            rows.collect()
        }
    }
}

fn row(bytes: &[u8], is_keyed: bool) -> Option<Row> {
    let (key, bytes) = if is_keyed {
        member::split(bytes)
    } else {
        (None, bytes)
    };
    Some((key, repair::parse(bytes).ok()?.0))
}

fn number(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

/// Hands on each stretch under some steps between two offsets, as long as it is wanted; the bytes of one over the cap are
/// not there.
pub(super) fn each(
    source: &Source,
    (start, end): (u64, u64),
    steps: &[Step],
    cap: usize,
    take: &mut dyn FnMut(&Raw, &[u8]) -> bool,
) {
    let mut scanner = Scanner::new(steps.to_vec(), start, cap);
    let mut window = Window::new(start);
    let mut found = Vec::new();
    let Ok(opened) = source.open() else {
        return;
    };
    let mut chunk = vec![0; CHUNK];
    loop {
        let at = window.end();
        let want = usize::try_from(end - at).unwrap_or(CHUNK).min(CHUNK);
        let buffer = chunk.get_mut(..want).unwrap_or_default();
        let count = opened.read_at(at, buffer).unwrap_or(0);
        window
            .bytes
            .extend_from_slice(buffer.get(..count).unwrap_or_default());
        let is_end = count < want || at + count as u64 >= end;
        scanner.scan(&mut window, is_end, &mut found);
        for raw in found.drain(..) {
            let is_here = raw.kind == RawKind::Whole;
            let bytes = if is_here {
                window.slice(raw.start, raw.start + raw.length)
            } else {
                &[]
            };
            if !take(&raw, bytes) {
                return;
            }
        }
        if is_end {
            return;
        }
        window.forget(scanner.keep());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &[u8] = br#"{"users": [{"id": 1, "name": "Anna"}, {"id": 2, "name": "Carl"}, {"id": 1, "name": "Other"}]}"#;

    fn index(most: usize) -> Result<Index, TooLong> {
        let way = Way(vec![Step::Key("users".into()), Step::Each]);
        Index::of(&(Source::Builtin(FILE), 0), &way, By::Own, false, most)
    }

    #[test]
    fn a_row_is_read_again_by_its_id_and_the_first_of_two_counts() {
        let index = index(10).unwrap();
        let name = |id: &str| {
            let rows = index.rows(id);
            rows.first().map(|(_, row)| row["name"].clone())
        };
        assert_eq!(name("1"), Some("Anna".into()));
        assert_eq!(name("2"), Some("Carl".into()));
        assert_eq!(name("3"), None);
    }

    #[test]
    fn a_table_with_too_many_ids_is_left_alone() {
        assert!(index(2).is_err());
    }
}
