//! The tables of a file that is longer than its head: what stands under the keys around the records, each value only as
//! far as it takes to see what it is.

use super::index::each;
use crate::corpus::{member, repair, sample, source::Source, step::Step};
use serde_json::{Map, Value};

/// Bytes by which a value is known.
const KNOWN: u64 = 64 << 10;
/// How deep values are opened that are longer.
const DEPTH: usize = 4;

/// The beginning of a file as one value: every key to some depth, of long values only the head.
pub(super) fn skeleton((source, start): &(Source, u64)) -> Option<Value> {
    inside(source, (*start, u64::MAX), DEPTH)
}

fn inside(source: &Source, range: (u64, u64), depth: usize) -> Option<Value> {
    let head = source
        .read(
            range.0,
            usize::try_from((range.1 - range.0).min(KNOWN)).ok()?,
        )
        .ok()?;
    let opens = head
        .iter()
        .copied()
        .find(|byte| !byte.is_ascii_whitespace())?;
    let is_whole = range.1 - range.0 <= KNOWN;
    match opens {
        _ if is_whole => Some(repair::parse(&head).ok()?.0),
        b'{' if depth > 0 => Some(object(source, range, depth)),
        // A list of one, as dumps have it round all they hold.
        b'[' if depth > 0 && is_one(source, range) => {
            let mut only = None;
            each(
                source,
                range,
                &[Step::Each],
                KNOWN as usize,
                &mut |raw, _| {
                    only = inside(source, (raw.start, raw.start + raw.length), depth - 1);
                    false
                },
            );
            Some(Value::Array(only.into_iter().collect()))
        }
        _ => sample::beginning(&head),
    }
}

fn is_one(source: &Source, range: (u64, u64)) -> bool {
    let mut count = 0;
    each(source, range, &[Step::Each], KNOWN as usize, &mut |_, _| {
        count += 1;
        count < 2
    });
    count == 1
}

fn object(source: &Source, range: (u64, u64), depth: usize) -> Value {
    let mut map = Map::new();
    each(
        source,
        range,
        &[Step::Values],
        KNOWN as usize,
        &mut |raw, _| {
            let length = usize::try_from(raw.length.min(KNOWN)).unwrap_or_default();
            let head = source.read(raw.start, length).unwrap_or_default();
            let (key, value) = member::split(&head);
            let start = raw.start + (head.len() - value.len()) as u64;
            if let (Some(key), Some(value)) = (
                key,
                inside(source, (start, raw.start + raw.length), depth - 1),
            ) {
                map.insert(key, value);
            }
            map.len() < 200
        },
    );
    Value::Object(map)
}
