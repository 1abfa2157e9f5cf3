//! Records further on in a long file of lines: one that was put together of two names its fields otherwise behind its head.

use crate::corpus::source::Source;
use serde_json::Value;
use std::collections::HashSet;

/// Where it is first looked, and how many times further each time. By places and not by parts of the length, so that a file
/// that grows is read as before; what is the later half of it is met.
const FIRST: u64 = 128 << 10;
const FURTHER: u64 = 2;
/// Bytes looked at in each place, and records taken from it.
const BYTES: usize = 32 << 10;
const RECORDS: usize = 8;

/// Some records of each place whose first one has a name at its top that none of `known` has.
pub(crate) fn elsewhere(source: &Source, known: &[Value]) -> Vec<Value> {
    let names: HashSet<&str> = known.iter().flat_map(names).collect();
    let mut found: Vec<Value> = Vec::new();
    let mut at = FIRST;
    while let Ok(bytes) = source.read(at, BYTES)
        && !bytes.is_empty()
    {
        let mut records = records(&bytes);
        if let Some(first) = records.next()
            && self::names(&first).any(|name| !names.contains(name))
        {
            found.push(first);
            found.extend(records.take(RECORDS - 1));
        }
        at *= FURTHER;
    }
    found
}

/// The records on whole lines.
fn records(bytes: &[u8]) -> impl Iterator<Item = Value> {
    let lines = bytes.split(|byte| *byte == b'\n').skip(1);
    lines.filter_map(|line| serde_json::from_slice(line).ok().filter(Value::is_object))
}

fn names(record: &Value) -> impl Iterator<Item = &str> {
    let record = record.as_object().into_iter();
    record.flat_map(|record| record.keys().map(String::as_str))
}
