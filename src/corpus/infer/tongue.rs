//! Records that keep their texts in several languages (`{"title": {"en": …, "fr": …}}`): the language of the archive is
//! chosen once for all of them, so that a list is not half in one and half in another. The others stand by.

use super::{Choice, Path, Role, Seen, names};
use crate::corpus::{language, text_of};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What a text in another language loses.
const LOSS: f32 = 15.0;

/// The language the records say they are in, else the one most of their texts stand in, English before others.
pub(super) fn of(seen: &BTreeMap<Path, Seen>, records: &[&Map<String, Value>]) -> Option<String> {
    let mut filled: BTreeMap<String, u32> = BTreeMap::new();
    for (path, seen) in seen {
        if let Some(code) = code(path) {
            *filled.entry(code).or_default() += seen.filled;
        }
    }
    if filled.len() < 2 {
        return filled.into_keys().next();
    }
    let said = said(records).filter(|code| filled.contains_key(code));
    said.or_else(|| {
        filled
            .into_iter()
            .max_by_key(|(code, count)| (*count, code == "en"))
            .map(|(code, _)| code)
    })
}

/// The choice with what it loses for standing in another language than the archive.
pub(super) fn weigh(mut choice: Choice, tongue: Option<&str>) -> Choice {
    if code(&choice.path).is_some_and(|code| Some(code.as_str()) != tongue) {
        choice.score -= LOSS;
    }
    choice
}

/// The language at the end of a path.
fn code(path: &Path) -> Option<String> {
    let (last, above) = path.0.split_last()?;
    (!above.is_empty() && names::is_language(last)).then(|| base(last))
}

/// The language named most often by the fields for it.
fn said(records: &[&Map<String, Value>]) -> Option<String> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for record in records {
        for (key, value) in *record {
            if names::fit(Role::Language, &[key]).is_some()
                && let Some(code) = text_of::text(value).as_deref().and_then(language::code)
            {
                *counts.entry(base(&code)).or_default() += 1;
            }
        }
    }
    counts
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map(|(code, _)| code)
}

fn base(code: &str) -> String {
    code.split(['-', '_'])
        .next()
        .unwrap_or_default()
        .to_lowercase()
}
