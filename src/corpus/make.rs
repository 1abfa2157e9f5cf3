//! From one record and the map of its shape to what is kept of it (a draft of its entry) or to the whole article. Both
//! read headline, date and the rest through the same functions, so that the list and the reader never disagree.

use super::{
    Article, Published, body, byline,
    fields::{Choice, FieldMap, Role, is_blank},
    given, html, language,
    reject::Reason,
    text_of,
};
use crate::text::sanitize;
use serde_json::{Map, Value};

/// Longest headline made of the opening of a text, in characters.
const OPENING: usize = 110;
/// Longest name of an outlet or section, in characters.
const NAME: usize = 120;

/// What the list shows of a record, before its place and shared names are known.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Draft {
    pub(crate) headline: String,
    pub(crate) byline: String,
    pub(crate) outlet: Option<String>,
    pub(crate) section: Option<String>,
    pub(crate) published: Option<Published>,
    pub(crate) is_stub: bool,
}

type Record = Map<String, Value>;

/// Reads what is kept of a record.
pub(crate) fn draft(record: &Record, map: &FieldMap) -> Result<Draft, Reason> {
    refuse_other_kinds(record, map)?;
    let text = body_choice(record, map);
    let headline = match headline(record, map) {
        Some((headline, _)) => headline,
        None => text
            .map(|(value, _)| opening(&sanitize::body(&body::opening(value)).text))
            .unwrap_or_default(),
    };
    if headline.is_empty() && text.is_none() {
        return Err(Reason::Empty);
    }
    let url = url(record, map).map(|(url, _)| url);
    Ok(Draft {
        headline,
        byline: authors(record, map).0.join(", "),
        outlet: outlet(record, map, url.as_deref()).0,
        section: section(record, map).map(|(section, _)| section),
        published: published(record, map, Role::Published).map(|(date, _)| date),
        is_stub: text.is_none_or(|(value, choice)| choice.is_stub || body::is_cut_off(value)),
    })
}

/// What is kept of an article that is at hand whole.
pub(crate) fn draft_of(article: &Article) -> Result<Draft, Reason> {
    if article.headline.is_empty() && article.body.is_empty() {
        return Err(Reason::Empty);
    }
    Ok(Draft {
        headline: shown_headline(article),
        byline: article.authors.join(", "),
        outlet: article.outlet.clone(),
        section: article.section.clone(),
        published: article.published,
        is_stub: article.body.is_empty(),
    })
}

/// The headline the list shows: the article's own, else the opening of its text.
pub(crate) fn shown_headline(article: &Article) -> String {
    if article.headline.is_empty() {
        opening(&article.body)
    } else {
        article.headline.clone()
    }
}

/// Reads the whole of a record.
pub(crate) fn article(record: Record, map: &FieldMap) -> Article {
    let mut used: Vec<&Choice> = Vec::new();
    let headline = note(headline(&record, map), &mut used);
    let text = body_choice(&record, map);
    let raw = text.map(|(value, _)| body::text(value)).unwrap_or_default();
    let cleaned = sanitize::body(&raw);
    let url = note(url(&record, map), &mut used);
    let (authors, byline_choice) = authors(&record, map);
    let (outlet, outlet_choice) = outlet(&record, map, url.as_deref());
    let (tags, tags_choice) = tags(&record, map);
    used.extend(
        text.map(|(_, choice)| choice)
            .into_iter()
            .chain(byline_choice)
            .chain(outlet_choice)
            .chain(tags_choice),
    );
    let body = cleaned.text.trim().to_owned();
    let counted = text.and_then(|(value, _)| value.as_str()).unwrap_or(&raw);
    let (entities, given_keys) = given::entities(&record, counted, &body);
    let mut article = Article {
        headline: headline.unwrap_or_default(),
        published: note(published(&record, map, Role::Published), &mut used),
        authors,
        outlet,
        url,
        language: note(language(&record, map), &mut used),
        section: note(section(&record, map), &mut used),
        tags,
        updated: note(published(&record, map, Role::Updated), &mut used),
        summary: note(
            summary(&record, map, text.map(|(_, choice)| choice)),
            &mut used,
        ),
        body,
        image: note(image(&record, map), &mut used),
        given: entities,
        removed_characters: cleaned.removed,
        ..Article::default()
    };
    article.language = article.language.or_else(|| language_of_map(&record));
    article.language = article
        .language
        .or_else(|| map.inherited.language.as_deref().and_then(language::code));
    article.id = note(id(&record, map), &mut used)
        .or_else(|| article.url.clone())
        .unwrap_or_else(|| hash(&article));
    let mut used: Vec<&str> = used
        .iter()
        .filter(|choice| choice.path.0.len() == 1)
        .filter_map(|choice| choice.path.0.first())
        .map(AsRef::as_ref)
        .collect();
    used.extend(given_keys);
    let used: Vec<String> = used.into_iter().map(str::to_owned).collect();
    article.extra = record
        .into_iter()
        .filter(|(key, _)| !used.contains(key))
        .collect();
    article
}

fn note<'a, T>(read: Option<(T, &'a Choice)>, used: &mut Vec<&'a Choice>) -> Option<T> {
    let (value, choice) = read?;
    used.push(choice);
    Some(value)
}

fn refuse_other_kinds(record: &Record, map: &FieldMap) -> Result<(), Reason> {
    let Some(discriminator) = &map.discriminator else {
        return Ok(());
    };
    let kind = discriminator
        .path
        .of(record)
        .and_then(Value::as_str)
        .unwrap_or_default();
    if discriminator.others.iter().any(|other| other == kind) {
        let kind = sanitize::line(kind).into_owned();
        return Err(Reason::OtherKind(discriminator.path.shown(), kind));
    }
    Ok(())
}

fn headline<'a>(record: &'a Record, map: &'a FieldMap) -> Option<(String, &'a Choice)> {
    map.first(Role::Headline, record, |value| {
        let text = match value {
            Value::String(text) => html::line(text),
            Value::Object(_) | Value::Array(_) => html::line(&text_of::text(value)?),
            _ => return None,
        };
        let line = sanitize::line(&text).trim().to_owned();
        (!line.is_empty() && !text_of::is_url(&line)).then_some(line)
    })
}

fn body_choice<'a>(record: &'a Record, map: &'a FieldMap) -> Option<(&'a Value, &'a Choice)> {
    map.first(Role::Body, record, |value| {
        body::has_text(value).then_some(value)
    })
}

fn opening(text: &str) -> String {
    text_of::shorten(
        sanitize::line(text_of::shorten(text, OPENING * 4).trim()).trim(),
        OPENING,
    )
}

/// The first date that can be read; where its zone is not known, a later field that tells the same moment with one.
fn published<'a>(
    record: &'a Record,
    map: &'a FieldMap,
    role: Role,
) -> Option<(Published, &'a Choice)> {
    let (date, choice) = map.first(role, record, |value| map.dates.read(value))?;
    if let Published::Local(time) = date {
        if choice.is_utc {
            return Some((Published::Zoned(time, jiff::tz::Offset::UTC), choice));
        }
        let zoned = map.choices(role).iter().find_map(|other| {
            let date = map.dates.read(other.path.of(record)?)?;
            let date = match date {
                Published::Local(time) if other.is_utc => {
                    Published::Zoned(time, jiff::tz::Offset::UTC)
                }
                other => other,
            };
            let is_near = (date.seconds() - Published::Local(time).seconds()).abs() <= 15 * 3600;
            (matches!(date, Published::Zoned(..)) && is_near).then_some((date, other))
        });
        return zoned.or(Some((date, choice)));
    }
    Some((date, choice))
}

fn authors<'a>(record: &'a Record, map: &'a FieldMap) -> (Vec<String>, Option<&'a Choice>) {
    let own = map.first(Role::Byline, record, |value| {
        Some(byline::authors(value)).filter(|authors| !authors.is_empty())
    });
    own.map_or_else(
        || (map.inherited.authors.clone(), None),
        |(authors, choice)| (authors, Some(choice)),
    )
}

fn outlet<'a>(
    record: &'a Record,
    map: &'a FieldMap,
    url: Option<&str>,
) -> (Option<String>, Option<&'a Choice>) {
    let own = map.first(Role::Outlet, record, |value| {
        let name = html::line(&text_of::text(value).filter(|_| !value.is_number())?);
        (!text_of::is_url(&name)).then(|| short(&name)).flatten()
    });
    if let Some((outlet, choice)) = own {
        return (Some(outlet), Some(choice));
    }
    let derived = map
        .inherited
        .outlet
        .as_deref()
        .or_else(|| url.and_then(text_of::host));
    (derived.and_then(short), None)
}

fn short(name: &str) -> Option<String> {
    let name = sanitize::line(name.trim()).trim().to_owned();
    (!name.is_empty() && name.chars().count() <= NAME).then_some(name)
}

fn section<'a>(record: &'a Record, map: &'a FieldMap) -> Option<(String, &'a Choice)> {
    map.first(Role::Section, record, |value| match value {
        Value::Number(_) => None,
        other => short(&html::line(&text_of::text(other)?)),
    })
}

fn tags<'a>(record: &'a Record, map: &'a FieldMap) -> (Vec<String>, Option<&'a Choice>) {
    let own = map.first(Role::Tags, record, |value| {
        let is_tag = |value: &&Value| {
            let kind = value.get("type").and_then(Value::as_str);
            !given::is_name_keyword(value) && !value.is_number() && kind != Some("Mention")
        };
        let texts = match value {
            Value::Array(values) => values
                .iter()
                .filter(is_tag)
                .filter_map(|value| {
                    value
                        .get("value")
                        .and_then(text_of::text)
                        .or_else(|| text_of::text(value))
                })
                .collect(),
            Value::String(_) => text_of::texts(value),
            _ => Vec::new(),
        };
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

fn url<'a>(record: &'a Record, map: &'a FieldMap) -> Option<(String, &'a Choice)> {
    let read = |is_loose: bool| {
        move |value: &Value| {
            let url = match value {
                Value::Object(inner) => ["@id", "url", "href", "rendered"]
                    .iter()
                    .find_map(|key| inner.get(*key)?.as_str())?,
                Value::Array(values) => values.iter().find_map(Value::as_str)?,
                other => other.as_str()?,
            };
            let url = sanitize::line(url.trim()).into_owned();
            let is_path = is_loose
                && !url.contains(char::is_whitespace)
                && (url.contains("://") || url.starts_with('/'));
            (text_of::is_url(&url) || is_path).then_some(url)
        }
    };
    // A whole address under any of the names, before a path under one.
    map.first(Role::Url, record, read(false))
        .or_else(|| map.first(Role::Url, record, read(true)))
}

fn language<'a>(record: &'a Record, map: &'a FieldMap) -> Option<(String, &'a Choice)> {
    map.first(Role::Language, record, |value| {
        language::code(&text_of::text(value)?)
    })
}

/// The language whose text stands alone in a map of texts by language: `{"contentMap": {"en": …}}`.
fn language_of_map(record: &Record) -> Option<String> {
    let texts = ["contentMap", "nameMap", "summaryMap"]
        .iter()
        .find_map(|key| record.get(*key)?.as_object())?;
    let (only, _) = texts
        .iter()
        .next()
        .filter(|(code, _)| texts.len() == 1 && (2..=8).contains(&code.len()))?;
    language::code(only)
}

fn summary<'a>(
    record: &'a Record,
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

fn image<'a>(record: &'a Record, map: &'a FieldMap) -> Option<(String, &'a Choice)> {
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

fn id<'a>(record: &'a Record, map: &'a FieldMap) -> Option<(String, &'a Choice)> {
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

/// A number of headline, date and body that stays the same wherever the record lies: FNV-1a, 64 bits, in hex.
pub(crate) fn hash(article: &Article) -> String {
    let date = article
        .published
        .map(|date| date.to_string())
        .unwrap_or_default();
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in [article.headline.as_str(), &date, &article.body] {
        // The NUL keeps one field from running into the next.
        for byte in part.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}
