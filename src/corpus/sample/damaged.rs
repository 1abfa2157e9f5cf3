//! The values of a head that is one value and cannot be read as it is: broken off where the head ends, or damaged.

use crate::corpus::{
    repair,
    scan::{Openings, Walked, Walker, Window},
};
use serde_json::Value;

/// Records taken from around damage.
const RECORDS: usize = 200;

/// How often the bytes of a head may be walked over in search of records.
const TRIES: u64 = 8;

/// What can be read of a head.
#[derive(Debug, Default)]
pub(super) struct Around {
    pub(super) values: Vec<Value>,
    /// Bytes that could be read.
    pub(super) size: usize,
    /// How the records open, where they were looked for one by one.
    pub(super) openings: Openings,
}

/// What is whole of it; where it is damaged, the records around the damage.
pub(super) fn values(part: &[u8]) -> Around {
    if let Some(whole) = mended(close(part)) {
        return whole;
    }
    let around = around_damage(part);
    if around.values.is_empty() {
        mended(up_to_damage(part)).unwrap_or_default()
    } else {
        around
    }
}

/// Whether most of a text are objects that can be read, whatever stands before them.
pub(super) fn is_mostly_json(text: &[u8]) -> bool {
    let size: usize = alike(text).iter().map(|record| record.len()).sum();
    size * 2 > text.len()
}

/// The value in bytes that should be one.
fn mended(bytes: Option<Vec<u8>>) -> Option<Around> {
    let bytes = bytes?;
    let (value, _) = repair::parse(&bytes).ok()?;
    Some(Around {
        values: vec![value],
        size: bytes.len(),
        openings: Openings::default(),
    })
}

/// A broken-off JSON value ended after its last whole element; one of which a long text is most, within that text.
fn close(part: &[u8]) -> Option<Vec<u8>> {
    let mut stack: Vec<u8> = Vec::new();
    let mut cut: Option<(usize, Vec<u8>)> = None;
    let (mut is_text, mut is_escaped) = (false, false);
    // Where the text began, and the last place in it that is inside no character and no escape.
    let (mut text, mut between) = (0, 0);
    for (at, byte) in part.iter().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_text => (is_escaped, between) = (true, at),
            b'"' => {
                is_text = !is_text;
                (text, between) = (at, at + 1);
            }
            b' ' | 0xc0.. if is_text => between = at,
            _ if is_text => {}
            b'{' | b'[' if stack.len() >= 128 => break,
            b'{' => stack.push(b'}'),
            b'[' => stack.push(b']'),
            b'}' | b']' => {
                stack.pop();
                if stack.is_empty() {
                    return Some(part.get(..=at)?.to_vec());
                }
            }
            // Deep commas would cut a record in half.
            b',' if stack.len() <= 12 => cut = Some((at, stack.clone())),
            _ => {}
        }
    }
    let is_most = is_text && (part.len() - text) * 2 > part.len();
    let mut closed = if is_most && is_value(part.get(..text)?) {
        [part.get(..between)?, b"\""].concat()
    } else {
        let (at, open) = cut?;
        stack = open;
        part.get(..at)?.to_vec()
    };
    closed.extend(stack.iter().rev());
    Some(closed)
}

/// Whether what comes next is the value of a key.
fn is_value(before: &[u8]) -> bool {
    before.trim_ascii_end().ends_with(b":")
}

/// A value ended before the place where it is damaged.
fn up_to_damage(part: &[u8]) -> Option<Vec<u8>> {
    close(part.get(..damage(part)?)?)
}

/// Where damage begins, as far as the parser can tell.
fn damage(part: &[u8]) -> Option<usize> {
    let error = serde_json::from_slice::<serde::de::IgnoredAny>(part).err()?;
    let line_start = match error.line() {
        0 | 1 => 0,
        line => memchr::memchr_iter(b'\n', part).nth(line - 2)? + 1,
    };
    Some((line_start + error.column()).min(part.len()))
}

/// The records that can be read wherever they lie, in the list that was open where the damage begins. Of what can be read
/// the records are those that open alike and fill most of it.
fn around_damage(part: &[u8]) -> Around {
    let Some(damage) = damage(part) else {
        return Around::default();
    };
    let records = alike(part);
    let mut openings = Openings::default();
    for record in &records {
        openings.learn(record);
    }
    let key = records
        .first()
        .map_or(&b""[..], |record| Openings::key(record));
    let list = outermost_list(part.get(..damage).unwrap_or_default(), key);
    let before = list.and_then(|list| part.get(..=list));
    let in_list = before.and_then(|before| {
        let joined = [before, &records.join(&b','), b","].concat();
        mended(close(&joined))
    });
    if let Some(in_list) = in_list {
        return Around {
            openings,
            ..in_list
        };
    }
    let parsed = records
        .iter()
        .filter_map(|record| repair::parse(record).ok());
    Around {
        values: parsed.map(|(value, _)| value).collect(),
        size: records.iter().map(|record| record.len()).sum(),
        openings,
    }
}

/// Objects that open alike.
struct Kind<'a> {
    key: &'a [u8],
    size: usize,
    records: Vec<&'a [u8]>,
}

/// The objects that can be read, of those that open alike the ones that fill most.
fn alike(part: &[u8]) -> Vec<&[u8]> {
    let mut kinds: Vec<Kind<'_>> = Vec::new();
    for record in objects(part) {
        let key = Openings::key(record);
        match kinds.iter_mut().find(|kind| kind.key == key) {
            Some(kind) => {
                kind.size += record.len();
                kind.records.push(record);
            }
            None => kinds.push(Kind {
                key,
                size: record.len(),
                records: vec![record],
            }),
        }
    }
    let most = kinds.into_iter().max_by_key(|kind| kind.size);
    let mut records = most.map(|kind| kind.records).unwrap_or_default();
    records.truncate(RECORDS);
    records
}

/// The objects that can be read, none inside another.
fn objects(part: &[u8]) -> Vec<&[u8]> {
    let window = Window::over(part);
    let mut found = Vec::new();
    let mut left = (part.len() as u64).saturating_mul(TRIES);
    let mut at = 0;
    while let Some(brace) = memchr::memchr(b'{', part.get(at..).unwrap_or_default()) {
        let start = at + brace;
        at = start + 1;
        if Openings::key(part.get(start..).unwrap_or_default()).is_empty() {
            continue;
        }
        let start = start as u64;
        let walked = Walker::default().walk(&window, start, Some(start));
        let end = match walked {
            Walked::End(end) | Walked::Break(end) => end,
            Walked::More => window.end(),
        };
        left = left.saturating_sub(end - start);
        if left == 0 {
            break;
        }
        let object = between(part, start, end);
        if matches!(walked, Walked::End(_)) && repair::parse(object).is_ok() {
            found.push(object);
            at = end as usize;
        }
    }
    found
}

fn between(part: &[u8], start: u64, end: u64) -> &[u8] {
    part.get(start as usize..end as usize).unwrap_or_default()
}

/// Where the outermost list begins that is still open at the end of `part`; one inside an object that opens with the key of
/// the records is a field of a record.
fn outermost_list(part: &[u8], key: &[u8]) -> Option<usize> {
    let mut open: Vec<(u8, usize)> = Vec::new();
    let (mut is_text, mut is_escaped) = (false, false);
    for (at, byte) in part.iter().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_text => is_escaped = true,
            b'"' => is_text = !is_text,
            _ if is_text => {}
            b'{' | b'[' => open.push((*byte, at)),
            b'}' | b']' => drop(open.pop()),
            _ => {}
        }
    }
    let is_outside = |(byte, at): &&(u8, usize)| {
        *byte == b'[' || Openings::key(part.get(*at..).unwrap_or_default()) != key
    };
    let mut outside = open.iter().take_while(is_outside);
    outside.find(|(byte, _)| *byte == b'[').map(|(_, at)| *at)
}
