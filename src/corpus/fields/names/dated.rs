//! Compound names of dates, read by their words: `articlePublicationDate`, `first_published_utc`, `date_of_publication`.
//! Only what says that the article came out counts; dates of machines, plans and users do not.

use super::Role;

/// Words for coming out.
const OUT: [&str; 14] = [
    "publish",
    "published",
    "publication",
    "publishing",
    "pub",
    "released",
    "release",
    "issued",
    "issue",
    "posted",
    "post",
    "publicacion",
    "publicacao",
    "aired",
];
/// Words for a moment.
const MOMENT: [&str; 15] = [
    "date",
    "time",
    "datetime",
    "timestamp",
    "at",
    "on",
    "utc",
    "gmt",
    "day",
    "dt",
    "ts",
    "epoch",
    "ms",
    "iso",
    "unix",
];
/// Words for a change.
const CHANGED: [&str; 12] = [
    "updated",
    "update",
    "modified",
    "modify",
    "modification",
    "changed",
    "change",
    "revised",
    "revision",
    "edited",
    "edit",
    "refreshed",
];
/// Words for the beginning of a record, which may be long before the article came out.
const CREATED: [&str; 4] = ["created", "creation", "create", "written"];
/// Words for what was done with a copy of it.
const COLLECTED: [&str; 11] = [
    "crawled",
    "crawl",
    "added",
    "saved",
    "scraped",
    "collected",
    "collect",
    "collection",
    "retrieved",
    "inserted",
    "captured",
];
/// Words after which a date is not that of the article.
const NEVER: [&str; 40] = [
    "scheduled",
    "schedule",
    "expires",
    "expire",
    "expiry",
    "expiration",
    "embargo",
    "unpublish",
    "unpublished",
    "precision",
    "access",
    "accessed",
    "download",
    "downloaded",
    "harvest",
    "parse",
    "parsed",
    "process",
    "processed",
    "ingestion",
    "ingested",
    "indexed",
    "index",
    "birth",
    "start",
    "end",
    "deadline",
    "until",
    "due",
    "read",
    "viewed",
    "opened",
    "checked",
    "method",
    "place",
    "license",
    "estimated",
    "fetched",
    "tz",
    "reading",
];

/// The role and weight of a date that is named in several words.
pub(super) fn weight(role: Role, words: &[String]) -> Option<i32> {
    if !matches!(role, Role::Published | Role::Updated) {
        return None;
    }
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    if words.len() < 2 || words.len() > 6 || has(&NEVER) || !has(&MOMENT) {
        return None;
    }
    match role {
        Role::Updated => has(&CHANGED).then_some(90),
        Role::Published if has(&CHANGED) => None,
        Role::Published if has(&OUT) && has(&["first", "original"]) => Some(101),
        Role::Published if has(&OUT) && has(&["last", "latest"]) => Some(70),
        Role::Published if has(&OUT) => Some(96),
        Role::Published if has(&COLLECTED) => Some(30),
        Role::Published if has(&CREATED) => Some(55),
        _ => None,
    }
}

/// The words of a date below a key that itself says which date it is: `created.timestamp`.
pub(super) fn below(above: &[String], last: &[String]) -> Option<Vec<String>> {
    let is_one = |list: &[&str]| above.iter().any(|word| list.contains(&word.as_str()));
    let says = is_one(&OUT)
        || is_one(&CHANGED)
        || is_one(&CREATED)
        || is_one(&COLLECTED)
        || is_one(&NEVER);
    (says && above.len() + last.len() > 1).then(|| [above, last].concat())
}

/// Whether a weight is that of a date of the collector, not of the article.
pub(crate) fn is_collectors(weight: i32) -> bool {
    weight <= 42
}
