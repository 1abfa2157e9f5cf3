//! An address or id below a key that names neither, and beside which no headline or text stands, is that of another thing:
//! of an editor, a rights holder, a code of conduct. Such an address is a last resort; such an id is none, or every
//! article of a publisher would share one.

use super::{Choice, LEAST, Path, Role, Seen, names};
use std::collections::BTreeMap;

/// Keys that wrap parts of the article itself, whatever stands beside.
const ENVELOPES: [&str; 13] = [
    "article",
    "news",
    "post",
    "meta",
    "item",
    "metadata",
    "data",
    "fields",
    "attributes",
    "record",
    "story",
    "document",
    "og",
];
/// What an address of another thing loses.
const LOSS: f32 = 40.0;

/// The choice with what it loses for standing below something else; none when that leaves nothing.
pub(super) fn weigh(mut choice: Choice, role: Role, seen: &BTreeMap<Path, Seen>) -> Option<Choice> {
    if !matches!(role, Role::Url | Role::Id) || is_own(&choice.path, seen) {
        return Some(choice);
    }
    choice.score -= LOSS;
    (role == Role::Url && choice.score >= LEAST).then_some(choice)
}

fn is_own(path: &Path, seen: &BTreeMap<Path, Seen>) -> bool {
    let keys: Vec<&str> = path.0.iter().map(AsRef::as_ref).collect();
    let Some((_, above)) = keys.split_last().filter(|(_, above)| !above.is_empty()) else {
        return true;
    };
    let is_named = |role| names::fit(role, above).is_some();
    let is_envelope = |key: &&str| ENVELOPES.contains(&names::normal(key).as_str());
    let is_beside = |other: &Path| {
        let Some((last, others)) = other.0.split_last() else {
            return false;
        };
        let is_sure = |role| names::fit(role, &[last]).is_some_and(|(fit, _)| !fit.is_weak);
        others.len() == above.len()
            && others.iter().map(AsRef::as_ref).eq(above.iter().copied())
            && (is_sure(Role::Headline) || is_sure(Role::Body))
    };
    is_named(Role::Url)
        || is_named(Role::Id)
        || above.iter().all(is_envelope)
        || seen.keys().any(is_beside)
}
