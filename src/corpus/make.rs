//! From one record and the map of its shape to what is kept of it (a draft of its entry) or to the whole article. Both
//! read headline, date and the rest through the same functions, so that the list and the reader never disagree.

mod memo;
mod read;
mod tags;

use super::{
    Article, Entry, Place, Published,
    account::UnreadDate,
    body, dates,
    fields::{Choice, FieldMap, Fields, Role},
    given,
    print::{self, Print, Traits},
    reject::Reason,
    text_of,
};
use crate::text::sanitize;
pub(crate) use memo::Memo;
use serde_json::{Map, Value};
use std::{borrow::Cow, sync::Arc};

/// Longest headline made of the opening of a text, in characters.
const OPENING: usize = 110;
/// Longest date that is told when it cannot be read, in characters.
const WRITTEN: usize = 40;

/// The roles a draft and an id are made of; fields of others may be missing from the record they are read from.
pub(crate) const DRAFT_ROLES: [Role; 9] = [
    Role::Id,
    Role::Headline,
    Role::Body,
    Role::Url,
    Role::Byline,
    Role::Outlet,
    Role::Section,
    Role::Published,
    Role::Updated,
];

/// What the list shows of a record, before its place and shared names are known.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Draft {
    pub(crate) headline: String,
    pub(crate) byline: Arc<str>,
    pub(crate) outlet: Option<Arc<str>>,
    pub(crate) section: Option<Arc<str>>,
    pub(crate) published: Option<Published>,
    pub(crate) is_stub: bool,
    pub(crate) is_one_string: bool,
    pub(crate) print: Print,
    /// What stands where the date should and could not be read.
    pub(crate) unread_date: Option<Box<UnreadDate>>,
}

impl Draft {
    /// What is kept of the article, which lies at a place.
    pub(crate) fn into_entry(self, place: Place) -> Entry {
        Entry {
            headline: self.headline,
            byline: self.byline,
            outlet: self.outlet,
            section: self.section,
            published: self.published,
            place,
            is_stub: self.is_stub,
            is_one_string: self.is_one_string,
            print: self.print,
        }
    }
}

type Record = Map<String, Value>;

/// Reads what is kept of a record.
pub(crate) fn draft(record: Fields<'_>, map: &FieldMap, memo: &mut Memo) -> Result<Draft, Reason> {
    refuse_other_kinds(record, map)?;
    let text = read::body_choice(record, map);
    // Of a text that goes on behind what stands here, what it begins with and its number were taken on the way.
    let number = text.as_ref().and_then(|(value, _)| record.number_of(value));
    let beginning =
        text.as_ref()
            .map_or_else(Cow::default, |(value, _)| match (number, value.as_str()) {
                (Some(_), Some(beginning)) => Cow::Borrowed(beginning),
                _ => body::opening(value),
            });
    let headline = match read::headline(record, map) {
        Some((headline, _)) => headline,
        None => opening(&sanitize::body(&beginning).text),
    };
    if headline.is_empty() && text.is_none() {
        return Err(Reason::Empty);
    }
    let url = read::url(record, map).map(|(url, _)| url);
    let date = |role| read::published(record, map, role).map(|(date, _)| date);
    let published = date(Role::Published);
    let print = Print::of(&Traits {
        url: url.as_deref(),
        headline: &headline,
        published,
        updated: date(Role::Updated),
        opening: &beginning,
        text: number.unwrap_or_else(|| {
            let text = text.as_ref();
            text.map_or(0, |(value, _)| print::number_of(value))
        }),
    });
    let is_one_string = text
        .as_ref()
        .is_none_or(|(value, choice)| choice.path.is_of_keys() && is_plain_string(value));
    Ok(Draft {
        is_one_string,
        headline,
        byline: read::byline(record, map, memo),
        outlet: read::outlet_again(record, map, url.as_deref(), memo),
        section: read::section_again(record, map, memo),
        published,
        is_stub: text.is_none_or(|(value, choice)| {
            choice.is_stub || (number.is_none() && body::is_cut_off(&value))
        }),
        print,
        unread_date: match published {
            Some(Published::Local(_)) => impossible_zone(record, map),
            Some(_) => None,
            None => unread_date(record, map),
        },
    })
}

/// Whether a text is a string, and none that is the JSON of blocks.
fn is_plain_string(text: &Value) -> bool {
    text.as_str()
        .is_some_and(|text| !text.trim_start().starts_with(['{', '[']))
}

/// What is kept of an article that is at hand whole.
pub(crate) fn draft_of(article: &Article) -> Result<Draft, Reason> {
    if article.headline.is_empty() && article.body.is_empty() {
        return Err(Reason::Empty);
    }
    Ok(Draft {
        headline: shown_headline(article),
        byline: article.authors.join(", ").into(),
        outlet: article.outlet.as_deref().map(Arc::from),
        section: article.section.as_deref().map(Arc::from),
        published: article.published,
        is_stub: article.body.is_empty(),
        is_one_string: false,
        print: Print::of(&Traits {
            url: article.url.as_deref(),
            headline: &article.headline,
            published: article.published,
            updated: article.updated,
            opening: &article.body,
            text: print::number_of(&Value::from(&*article.body)),
        }),
        unread_date: None,
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
    let fields = Fields::from(&record);
    let headline = note(read::headline(fields, map), &mut used);
    let Text {
        value: text,
        raw,
        body,
        removed,
    } = Text::read(fields, map, || headline.clone());
    let text_choice = text.as_ref().map(|(_, choice)| *choice);
    let url = note(read::url(fields, map), &mut used);
    let (authors, byline_choice) = read::authors(fields, map);
    let (outlet, outlet_choice) = read::outlet(fields, map, url.as_deref());
    let (tags, tags_choice) = read::tags(fields, map);
    used.extend(
        text_choice
            .into_iter()
            .chain(byline_choice)
            .chain(outlet_choice)
            .chain(tags_choice),
    );
    let counted = text
        .as_ref()
        .and_then(|(value, _)| value.as_str())
        .unwrap_or(&raw);
    let texts = given::Texts {
        headline: headline.as_deref().unwrap_or_default(),
        body: &body,
        raw: counted,
    };
    let (entities, given_keys) = given::entities(&record, texts);
    let mut article = Article {
        headline: headline.unwrap_or_default(),
        published: note(read::published(fields, map, Role::Published), &mut used),
        authors,
        outlet,
        url,
        language: note(read::language(fields, map), &mut used)
            .or_else(|| read::derived_language(fields, map)),
        section: note(read::section(fields, map), &mut used),
        tags,
        updated: note(read::published(fields, map, Role::Updated), &mut used),
        summary: note(read::summary(fields, map, text_choice), &mut used),
        body,
        image: note(read::image(fields, map), &mut used),
        given: entities,
        removed_characters: removed,
        ..Article::default()
    };
    note(read::id(fields, map), &mut used);
    article.id = id(fields, map).unwrap_or_else(|| article.own_id());
    article.tell_language();
    let used = whole_keys(&used).chain(given_keys).map(str::to_owned);
    let used: Vec<String> = used.collect();
    article.extra = record
        .into_iter()
        .filter(|(key, _)| !used.contains(key))
        .collect();
    article
}

/// The id of an article, if its record says it: its own, or its address.
pub(crate) fn id(record: Fields<'_>, map: &FieldMap) -> Option<String> {
    let own = read::id(record, map).or_else(|| read::url(record, map));
    own.map(|(id, _)| id)
}

/// The text of a record, as the whole article has it.
pub(crate) fn text(record: Fields<'_>, map: &FieldMap) -> String {
    let headline = || read::headline(record, map).map(|(headline, _)| headline);
    Text::read(record, map, headline).body
}

/// The text of a record and what it was made of.
struct Text<'r> {
    value: Option<(Cow<'r, Value>, &'r Choice)>,
    /// As it stands in the record, cleaned.
    raw: String,
    body: String,
    /// Characters that the sanitiser took out.
    removed: u32,
}

impl<'r> Text<'r> {
    fn read(
        record: Fields<'r>,
        map: &'r FieldMap,
        headline: impl FnOnce() -> Option<String>,
    ) -> Self {
        let value = read::body_choice(record, map);
        let raw = value.as_ref().map(|(value, _)| body::text(value));
        let raw = raw.unwrap_or_default();
        let cleaned = sanitize::body(&raw);
        let text = cleaned.text.trim();
        let is_blocks = value.as_ref().is_some_and(|(value, _)| !value.is_string());
        let body = match headline().filter(|_| is_blocks) {
            Some(headline) => below_headline(text, &headline),
            None => text,
        };
        Self {
            body: body.to_owned(),
            removed: cleaned.removed,
            raw,
            value,
        }
    }
}

/// A text without the headline, with which blocks begin as often as not.
fn below_headline<'t>(text: &'t str, headline: &str) -> &'t str {
    let rest = text.strip_prefix(headline);
    let rest = rest.filter(|rest| rest.starts_with('\n'));
    rest.map_or(text, str::trim_start)
}

/// The keys of a record that were taken whole; what lies deeper leaves the rest of its object unmapped.
fn whole_keys<'a>(used: &[&'a Choice]) -> impl Iterator<Item = &'a str> {
    used.iter()
        .filter_map(|choice| match choice.path.0.as_slice() {
            [key] => Some(&**key),
            _ => None,
        })
}

fn note<'a, T>(read: Option<(T, &'a Choice)>, used: &mut Vec<&'a Choice>) -> Option<T> {
    let (value, choice) = read?;
    used.push(choice);
    Some(value)
}

fn unread_date(record: Fields<'_>, map: &FieldMap) -> Option<Box<UnreadDate>> {
    let ((written, reason), _) = map.first(Role::Published, record, |value| {
        Some((text_of::text(value)?, map.dates.examine(value).err()?))
    })?;
    Some(Box::new(not_read(&written, reason.to_string(), false)))
}

/// The zone of a date that was read without it.
fn impossible_zone(record: Fields<'_>, map: &FieldMap) -> Option<Box<UnreadDate>> {
    let (written, _) = map.first(Role::Published, record, |value| {
        let text = value.as_str()?;
        dates::has_impossible_zone(text).then(|| text.to_owned())
    })?;
    let reason = dates::NO_SUCH_ZONE.to_owned();
    Some(Box::new(not_read(&written, reason, true)))
}

fn not_read(written: &str, reason: String, is_dated: bool) -> UnreadDate {
    UnreadDate {
        written: sanitize::line(text_of::shorten(written, WRITTEN).trim()).into_owned(),
        reason,
        is_dated,
    }
}

fn refuse_other_kinds(record: Fields<'_>, map: &FieldMap) -> Result<(), Reason> {
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

fn opening(text: &str) -> String {
    text_of::shorten(
        sanitize::line(text_of::shorten(text, OPENING * 4).trim()).trim(),
        OPENING,
    )
}
