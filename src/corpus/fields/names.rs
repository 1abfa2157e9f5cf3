//! The words by which scrapers, APIs and annotation tools call the parts of an article. Rules about words, never about a
//! producer: a name is compared without case, accents, separators and the words that say nothing (`article_`, `og:`, `@`).

use super::Role;
use std::{collections::HashMap, sync::LazyLock};

pub(crate) mod dated;
mod english;
mod tongues;
mod words;

pub(crate) use words::normal;
pub(crate) use words::whole as plain;
pub(crate) use words::words;
use words::{readings, whole};

/// How good a name is for a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fit {
    /// 100 is the best.
    pub(crate) weight: i32,
    /// The name may as well mean something else, or only part of the thing.
    pub(crate) is_weak: bool,
}

/// Below this weight a name is weak.
const WEAK: i32 = 58;

/// Keys that hold the text of the object around them: `title.rendered`, `headline.main`.
const CARRIERS: [&str; 17] = [
    "main",
    "rendered",
    "basic",
    "original",
    "value",
    "text",
    "t",
    "processed",
    "plain",
    "plaintext",
    "default",
    "html",
    "cdata",
    "date",
    "name",
    "content",
    "displayname",
];
/// Keys of a link that hold its address.
const ADDRESSES: [&str; 3] = ["href", "url", "id"];
/// Links that lead readers to the article, not machines to the record.
const READERS: [&str; 10] = [
    "web",
    "html",
    "permalink",
    "canonical",
    "site",
    "public",
    "alternate",
    "page",
    "website",
    "article",
];

/// The names of a role: weight, and names with blanks between.
type Table = (Role, &'static [(i32, &'static str)]);

/// Every name, without accents, with what it is good for. Made from the tables once, for a look-up a key.
static INDEX: LazyLock<HashMap<String, Vec<(Role, i32)>>> = LazyLock::new(|| {
    let mut index: HashMap<String, Vec<(Role, i32)>> = HashMap::new();
    for (role, table) in english::TABLES.iter().chain(tongues::TABLES) {
        for (weight, names) in *table {
            for name in names.split_whitespace() {
                let roles = index.entry(whole(name)).or_default();
                if roles.iter().all(|(known, _)| known != role) {
                    roles.push((*role, *weight));
                }
            }
        }
    }
    index
});

/// How well the last of `keys`, or the one before a carrier, names `role`, and how many levels deeper than its name it
/// lies. The weights of last resorts for the body are below those of any body.
pub(crate) fn fit(role: Role, keys: &[&str]) -> Option<(Fit, usize)> {
    if role == Role::Url
        && let Some(at) = keys
            .iter()
            .position(|key| matches!(normal(key).as_str(), "links" | "urls"))
        && at + 1 < keys.len()
    {
        return link(keys.get(at + 1..)?);
    }
    let (last, above) = keys.split_last()?;
    // Whole first: `source_name` and `source.name` are the same name.
    if let Some(before) = above.last() {
        let joined = format!("{}{}", normal(before), normal(last));
        if let Some(weight) = known(role, &joined) {
            return Some((fitted(weight, WEAK), above.len() - 1));
        }
        if let Some(rank) = carrier(last)
            && let Some(weight) = weight(role, before)
        {
            return Some((fitted(weight - rank, WEAK - 12), above.len() - 1));
        }
    }
    // `created.timestamp` is when it was created, whatever a timestamp is elsewhere.
    if let Some(before) = above.last()
        && matches!(role, Role::Published | Role::Updated)
        && let Some(words) = dated::below(before, last)
    {
        return Some((fitted(dated::weight(role, &words)?, WEAK), above.len() - 1));
    }
    Some((fitted(weight(role, last)?, WEAK), above.len()))
}

fn fitted(weight: i32, least: i32) -> Fit {
    Fit {
        weight,
        is_weak: weight < least,
    }
}

/// A link among links: only by what says that people follow it.
fn link(keys: &[&str]) -> Option<(Fit, usize)> {
    let name = match keys {
        [name] => name,
        [name, address] if ADDRESSES.contains(&normal(address).as_str()) => name,
        _ => return None,
    };
    READERS
        .contains(&whole(name).as_str())
        .then_some((fitted(88, WEAK), 1))
}

/// How far a key is from being the text itself: a carrier by its rank, the code of a language last.
fn carrier(key: &str) -> Option<i32> {
    let name = whole(key);
    let rank = CARRIERS.iter().position(|carrier| *carrier == name);
    rank.and_then(|rank| i32::try_from(rank).ok())
        .or_else(|| is_language(key).then_some(5))
}

/// Whether a key is the code of a language, as in `{"en": …, "pt-BR": …}`.
pub(crate) fn is_language(key: &str) -> bool {
    const CODES: &str = "ar bg bn ca cs da de el en es et eu fa fi fr ga gl he hi hr hu hy is it ja ka ko lt lv mk ms nb nl nn no \
        pl pt ro ru sk sl sq sr sv sw ta te th tr uk ur uz vi zh eng deu ger fra fre spa ita por rus ukr zho jpn nld swe pol tur ara";
    let code = key.split(['-', '_']).next().unwrap_or_default();
    key.len() <= 7
        && key
            .bytes()
            .all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'_'))
        && CODES
            .split_whitespace()
            .any(|known| known.eq_ignore_ascii_case(code))
}

/// Whether the name of a date says that its zone is UTC.
pub(crate) fn says_utc(key: &str) -> bool {
    let normal = normal(key);
    normal.ends_with("gmt") || normal.ends_with("utc")
}

/// The weight of a key for a role, by the first way to read it that is a name.
fn weight(role: Role, key: &str) -> Option<i32> {
    let words = words(key);
    readings(&words)
        .into_iter()
        .find_map(|(name, cost)| Some(known(role, &name)? - cost))
        .or_else(|| dated::weight(role, &words))
}

fn known(role: Role, name: &str) -> Option<i32> {
    let roles = INDEX.get(name)?;
    roles
        .iter()
        .find(|(known, _)| *known == role)
        .map(|(_, weight)| *weight)
}

#[cfg(test)]
mod tests;
