//! Each part of an article out of its record: the first field of its role in which something fit stands. All texts leave
//! here sanitised; with each comes the field it was found in.

use super::{Memo, tags};
use crate::{
    corpus::{
        Published, body, byline,
        fields::{By, Choice, FieldMap, Fields, Role, names},
        html, language,
        text_of::{self, is_blank},
    },
    text::sanitize,
};
use serde_json::Value;
use std::{borrow::Cow, sync::Arc};

/// Longest name of an outlet or section, in characters.
const NAME: usize = 120;

pub(super) fn headline<'a>(record: Fields<'a>, map: &'a FieldMap) -> Option<(String, &'a Choice)> {
    // What the user says is the headline is one, number or address.
    let is_told = map.by(Role::Headline) != By::Detected;
    let own = map.first(Role::Headline, record, |value| {
        let text = match value {
            Value::String(text) if text_of::is_one_line(text) => Cow::Borrowed(text.as_str()),
            Value::String(text) => html::line(text).into(),
            Value::Object(_) | Value::Array(_) => match text_of::title(value) {
                Some(title) => html::line(title).into(),
                None => html::line(&text_of::text(value)?).into(),
            },
            Value::Number(number) if is_told => number.to_string().into(),
            _ => return None,
        };
        let line = sanitize::line(&text).trim().to_owned();
        (!line.is_empty() && (is_told || !text_of::is_url(&line))).then_some(line)
    });
    own.or_else(|| {
        let (text, choice) = body_choice(record, map).filter(|_| !is_told)?;
        let title = body::title(&text).map(|title| sanitize::line(&title).trim().to_owned())?;
        (!title.is_empty()).then_some((title, choice))
    })
}

pub(super) fn body_choice<'a>(
    record: Fields<'a>,
    map: &'a FieldMap,
) -> Option<(Cow<'a, Value>, &'a Choice)> {
    map.first_value(Role::Body, record, body::has_text)
}

/// The first date that can be read; where its zone is not known, a later field that tells the same
/// moment with one, else the zone the user named.
pub(super) fn published<'a>(
    record: Fields<'a>,
    map: &'a FieldMap,
    role: Role,
) -> Option<(Published, &'a Choice)> {
    let (date, choice) = map.first(role, record, |value| map.dates.read(&moment(value)))?;
    if let Published::Local(time) = date {
        if choice.is_utc {
            return Some((Published::Zoned(time, jiff::tz::Offset::UTC), choice));
        }
        let zoned = map.choices(role).iter().find_map(|other| {
            let date = map.dates.read(&moment(other.path.of(record)?))?;
            let date = match date {
                Published::Local(time) if other.is_utc => {
                    Published::Zoned(time, jiff::tz::Offset::UTC)
                }
                other => other,
            };
            let is_near = (date.seconds() - Published::Local(time).seconds()).abs() <= 15 * 3600;
            (matches!(date, Published::Zoned(..)) && is_near).then_some((date, other))
        });
        return zoned.or_else(|| Some((map.dates.placed(date), choice)));
    }
    Some((date, choice))
}

/// The date in what holds it: a list of one, or the parts libraries write, `{"date-parts": [[2025, 7, 7]]}`.
fn moment(value: &Value) -> Cow<'_, Value> {
    let Some(parts) = value
        .get("date-parts")
        .and_then(|parts| parts.get(0)?.as_array())
    else {
        return Cow::Borrowed(text_of::only(value));
    };
    // Years come as strings as often as not.
    let numbers =
        parts.iter().map(
            |part| match part.as_str().and_then(|part| part.parse::<i64>().ok()) {
                Some(number) => Value::from(number),
                None => part.clone(),
            },
        );
    Cow::Owned(Value::Array(numbers.collect()))
}

pub(super) fn authors<'a>(
    record: Fields<'a>,
    map: &'a FieldMap,
) -> (Vec<String>, Option<&'a Choice>) {
    match map.first(Role::Byline, record, authors_of) {
        Some((authors, choice)) => (authors, Some(choice)),
        None if map.is_off(Role::Byline) => (Vec::new(), None),
        None => (map.inherited.authors.clone(), None),
    }
}

fn authors_of(value: &Value) -> Option<Vec<String>> {
    Some(byline::authors(value)).filter(|authors| !authors.is_empty())
}

/// As [`authors`], joined.
pub(super) fn byline(record: Fields<'_>, map: &FieldMap, memo: &mut Memo) -> Arc<str> {
    let own = map.first(Role::Byline, record, |value| {
        memo.byline(value)
            .or_else(|| memo.recall(Role::Byline, value, || Some(authors_of(value)?.join(", "))))
    });
    match own {
        Some((byline, _)) => byline,
        None if map.is_off(Role::Byline) || map.inherited.authors.is_empty() => memo.nobody(),
        None => map.inherited.authors.join(", ").into(),
    }
}

pub(super) fn outlet<'a>(
    record: Fields<'a>,
    map: &'a FieldMap,
    url: Option<&str>,
) -> (Option<String>, Option<&'a Choice>) {
    match map.first(Role::Outlet, record, outlet_of) {
        Some((outlet, choice)) => (Some(outlet), Some(choice)),
        None => (derived_outlet(map, url), None),
    }
}

/// As [`outlet`], without the field it was found in.
pub(super) fn outlet_again(
    record: Fields<'_>,
    map: &FieldMap,
    url: Option<&str>,
    memo: &mut Memo,
) -> Option<Arc<str>> {
    let own = map.first(Role::Outlet, record, |value| {
        memo.recall(Role::Outlet, value, || outlet_of(value))
    });
    own.map(|(outlet, _)| outlet)
        .or_else(|| derived_outlet(map, url).map(Arc::from))
}

fn outlet_of(value: &Value) -> Option<String> {
    let name = html::line(&text_of::text(value).filter(|_| !value.is_number())?);
    (!text_of::is_url(&name)).then(|| short(&name)).flatten()
}

/// The outlet told elsewhere than in a field of it: by what encloses the records, by the address, of which the host means
/// the same in capitals.
fn derived_outlet(map: &FieldMap, url: Option<&str>) -> Option<String> {
    if map.is_off(Role::Outlet) {
        return None;
    }
    match map.inherited.outlet.as_deref() {
        Some(inherited) => short(inherited),
        None => short(&text_of::host(url?)?.to_ascii_lowercase()),
    }
}

fn short(name: &str) -> Option<String> {
    let name = sanitize::line(name.trim()).trim().to_owned();
    (!name.is_empty() && name.chars().count() <= NAME).then_some(name)
}

pub(super) fn section<'a>(record: Fields<'a>, map: &'a FieldMap) -> Option<(String, &'a Choice)> {
    map.first(Role::Section, record, section_of)
}

/// As [`section`], without the field it was found in.
pub(super) fn section_again(
    record: Fields<'_>,
    map: &FieldMap,
    memo: &mut Memo,
) -> Option<Arc<str>> {
    let found = map.first(Role::Section, record, |value| {
        memo.recall(Role::Section, value, || section_of(value))
    });
    found.map(|(section, _)| section)
}

fn section_of(value: &Value) -> Option<String> {
    match value {
        Value::Number(_) => None,
        other => short(&html::line(&text_of::text(other)?)),
    }
}

pub(super) fn tags<'a>(record: Fields<'a>, map: &'a FieldMap) -> (Vec<String>, Option<&'a Choice>) {
    let own = map.first(Role::Tags, record, |value| {
        let texts = tags::texts(value);
        let mut seen = std::collections::HashSet::new();
        let tags: Vec<String> = texts
            .iter()
            .filter_map(|text| short(&html::line(text)))
            .filter(|tag| seen.insert(tag.clone()))
            .collect();
        (!tags.is_empty()).then_some(tags)
    });
    own.map_or((Vec::new(), None), |(tags, choice)| (tags, Some(choice)))
}

pub(super) fn url<'a>(record: Fields<'a>, map: &'a FieldMap) -> Option<(String, &'a Choice)> {
    // A whole address under any of the names, before a part of one; an id or a guid is an address only if whole.
    let is_no_id = |choice: &&Choice| {
        let last = choice.path.0.last();
        last.is_none_or(|key| names::fit(Role::Id, &[key]).is_none())
            && choice
                .path
                .of(record)
                .is_none_or(|value| value.get("@id").is_none())
    };
    map.first(Role::Url, record, |value| {
        address(value).filter(|url| text_of::is_url(url) && !url.starts_with("//"))
    })
    .or_else(|| {
        let choices = map.choices(Role::Url).iter().filter(is_no_id);
        choices.into_iter().find_map(|choice| {
            let url = address(choice.path.of(record)?).filter(|url| is_path(url))?;
            Some((url, choice))
        })
    })
}

fn address(value: &Value) -> Option<String> {
    let url = match value {
        Value::Object(inner) => ["@id", "url", "href", "rendered"]
            .iter()
            .find_map(|key| inner.get(*key)?.as_str())?,
        Value::Array(values) => values
            .iter()
            .find_map(Value::as_str)
            .or_else(|| alternate(values))?,
        other => other.as_str()?,
    };
    Some(sanitize::line(url.trim()).into_owned())
}

/// Of several links the one for readers: the alternate, else the first that is neither the record itself nor its replies.
fn alternate(links: &[Value]) -> Option<&str> {
    let rel = |link: &Value| {
        let rel = link
            .get("rel")
            .or_else(|| link.get("@rel"))
            .or_else(|| link.get("type"));
        rel.and_then(Value::as_str)
            .unwrap_or_default()
            .to_lowercase()
    };
    let address = |link: &'_ Value| {
        let key = ["href", "url", "@href", "$text"]
            .iter()
            .find(|key| link.get(**key).is_some());
        key.copied()
    };
    let is_for_machines = |link: &Value| {
        matches!(
            rel(link).as_str(),
            "self" | "edit" | "replies" | "api" | "hub" | "next" | "enclosure" | "service.post"
        )
    };
    let best = links
        .iter()
        .find(|link| {
            matches!(
                rel(link).as_str(),
                "alternate" | "html" | "canonical" | "text/html"
            )
        })
        .or_else(|| links.iter().find(|link| !is_for_machines(link)))?;
    best.get(address(best)?)?.as_str()
}

fn is_path(url: &str) -> bool {
    !url.contains(char::is_whitespace) && (url.contains("://") || url.starts_with('/'))
}

pub(super) fn language<'a>(record: Fields<'a>, map: &'a FieldMap) -> Option<(String, &'a Choice)> {
    map.first(Role::Language, record, |value| {
        language::code(&text_of::text(value)?)
    })
}

/// The language told elsewhere than in a field of it: by a map of texts, by what encloses the records.
pub(super) fn derived_language(record: Fields<'_>, map: &FieldMap) -> Option<String> {
    if map.is_off(Role::Language) {
        return None;
    }
    let inherited = || map.inherited.language.as_deref().and_then(language::code);
    language_of_map(record).or_else(inherited)
}

/// The language whose text stands alone in a map of texts by language: `{"contentMap": {"en": …}}`.
fn language_of_map(record: Fields<'_>) -> Option<String> {
    let texts = ["contentMap", "nameMap", "summaryMap"]
        .iter()
        .find_map(|key| record.get(key)?.as_object())?;
    let (only, _) = texts
        .iter()
        .next()
        .filter(|(code, _)| texts.len() == 1 && (2..=8).contains(&code.len()))?;
    language::code(only)
}

pub(super) fn summary<'a>(
    record: Fields<'a>,
    map: &'a FieldMap,
    body: Option<&Choice>,
) -> Option<(String, &'a Choice)> {
    let read = map.first(Role::Summary, record, |value| {
        let text =
            html::line(&text_of::text(value).filter(|_| value.is_string() || value.is_object())?);
        Some(sanitize::line(&text).into_owned()).filter(|text| !text.is_empty())
    });
    read.filter(|(_, choice)| body.is_none_or(|body| body.path != choice.path))
}

pub(super) fn image<'a>(record: Fields<'a>, map: &'a FieldMap) -> Option<(String, &'a Choice)> {
    map.first(Role::Image, record, |value| image_of(value, 3))
}

fn image_of(value: &Value, depth: usize) -> Option<String> {
    match value {
        Value::String(url) => Some(sanitize::line(url.trim()).into_owned())
            .filter(|url| text_of::is_url(url) || url.starts_with('/')),
        Value::Array(values) if depth > 0 => {
            values.iter().find_map(|value| image_of(value, depth - 1))
        }
        Value::Object(map) if depth > 0 => ["url", "src", "href", "contentUrl", "@id"]
            .iter()
            .find_map(|key| image_of(map.get(*key)?, depth - 1)),
        _ => None,
    }
}

pub(super) fn id<'a>(record: Fields<'a>, map: &'a FieldMap) -> Option<(String, &'a Choice)> {
    map.first(Role::Id, record, |value| {
        let id = match value {
            Value::String(id) => id.trim().to_owned(),
            Value::Number(id) => id.to_string(),
            Value::Object(inner) => ["$oid", "rendered", "#text", "_"]
                .iter()
                .find_map(|key| inner.get(*key)?.as_str())?
                .to_owned(),
            _ => return None,
        };
        Some(sanitize::line(&id).into_owned()).filter(|id| !is_blank(&Value::String(id.clone())))
    })
}
