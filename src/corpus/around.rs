//! What the objects around a record say of it: title, language and authors of a feed, the section or day under which a list
//! stands. The scanner collects it on its way; here it is understood. A fact is only that of records that name none.

use super::{
    Published, byline,
    dates::Dates,
    fields::{Inherited, Role, names},
    html, layout, member, repair,
    text_of::{self, is_blank},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::sync::{Arc, Mutex, PoisonError};

/// Longest stretch `"key": value` that is kept of an object around records, in bytes.
pub(crate) const SAID: u64 = 4 << 10;
/// Stretches kept of one object.
const STRETCHES: usize = 64;
/// Keys of the object that says what the list beside it is.
const DESCRIBERS: &str = "feed channel source site blog publisher outlet guild info meta metadata newspaper publication journal";
/// Keys that only a feed or an outlet has beside its list.
const SIGNS: &str = "url link links href siteurl feedurl homepageurl htmlurl xmlurl language lang description subtitle version \
    generator icon favicon logo domain";
/// Keys of a single day.
const DAYS: &str = "date day";

/// An object, or a key, on the way to a record.
#[derive(Debug, Default)]
pub(crate) struct Around {
    /// What is around it.
    parent: Option<Arc<Around>>,
    /// The key under which the record lies.
    key: Option<Box<str>>,
    /// It is one of several side by side.
    is_one_of_many: bool,
    /// Stretches `"key": value` of the object; more may come after the record.
    said: Mutex<Vec<Box<[u8]>>>,
}

/// What an object had said when it was left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Said {
    is_one_of_many: bool,
    stretches: Vec<Box<[u8]>>,
}

impl Around {
    /// An object on the way, of which nothing is known yet.
    pub(crate) fn object(parent: Option<Arc<Self>>, is_one_of_many: bool) -> Arc<Self> {
        Arc::new(Self {
            parent,
            is_one_of_many,
            ..Self::default()
        })
    }

    /// A key of the object `parent`.
    pub(crate) fn keyed(parent: Option<Arc<Self>>, key: &str) -> Arc<Self> {
        Arc::new(Self {
            parent,
            key: Some(key.into()),
            ..Self::default()
        })
    }

    /// An object of an earlier start, with what it had said.
    pub(crate) fn again(parent: Option<Arc<Self>>, said: Said) -> Arc<Self> {
        Arc::new(Self {
            parent,
            key: None,
            is_one_of_many: said.is_one_of_many,
            said: Mutex::new(said.stretches),
        })
    }

    /// What the object has said so far.
    pub(crate) fn said(&self) -> Said {
        let said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        Said {
            is_one_of_many: self.is_one_of_many,
            stretches: said.clone(),
        }
    }

    /// The key, of one that is a key.
    pub(crate) fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }

    /// Keeps a stretch of the object.
    pub(crate) fn say(&self, stretch: &[u8]) {
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        if said.len() < STRETCHES {
            said.push(stretch.into());
        }
    }

    /// Everything said, over what holds for the whole file.
    pub(crate) fn inherited(&self, base: &Inherited) -> Inherited {
        let mut chain = vec![self];
        while let Some(parent) = chain.last().and_then(|last| last.parent.as_deref()) {
            chain.push(parent);
        }
        let mut inherited = base.clone();
        for around in chain.iter().rev() {
            let said = around.said.lock().unwrap_or_else(PoisonError::into_inner);
            inherited.take(&object(&said), around.is_one_of_many);
        }
        let keys: Vec<&str> = chain
            .iter()
            .rev()
            .filter_map(|around| around.key.as_deref())
            .collect();
        inherited.take_keys(&keys);
        inherited
    }
}

fn object(said: &[Box<[u8]>]) -> Map<String, Value> {
    let pairs = said.iter().filter_map(|stretch| {
        let (key, value) = member::split(stretch);
        Some((key?, repair::parse(value).ok()?.0))
    });
    pairs.collect()
}

impl Inherited {
    /// What one object around the records of a whole file says.
    pub(crate) fn of(enclosing: &Map<String, Value>) -> Self {
        let mut inherited = Self::default();
        inherited.take(enclosing, false);
        inherited
    }

    /// Takes what an object says; what lies nearer to the record wins.
    fn take(&mut self, object: &Map<String, Value>, is_one_of_many: bool) {
        let describer = object.iter().find_map(|(key, value)| {
            let is_describer = DESCRIBERS.split(' ').any(|word| word == names::normal(key));
            value.as_object().filter(|_| is_describer)
        });
        let title = title(object);
        let is_feed = object
            .keys()
            .any(|key| SIGNS.split(' ').any(|word| word == names::normal(key)));
        let outlet =
            explicit(object).or_else(|| describer.and_then(self::title).map(|(_, title)| title));
        let is_section =
            is_one_of_many && !is_feed && title.as_ref().is_some_and(|(key, _)| key != "title");
        match (outlet, title) {
            (Some(outlet), _) => self.outlet = Some(outlet),
            (None, Some((_, title))) if is_section => self.section = Some(title),
            (None, Some((_, title))) => self.outlet = Some(title),
            (None, None) => {}
        }
        let all = [describer, Some(object)];
        for object in all.into_iter().flatten() {
            if let Some(language) = text(Role::Language, object) {
                self.language = Some(language);
            }
            let authors = best(Role::Byline, object)
                .filter(|value| !is_table(value))
                .map(byline::authors)
                .unwrap_or_default();
            if !authors.is_empty() {
                self.authors = authors;
            }
        }
        if let Some(section) = text(Role::Section, object) {
            self.section = Some(section);
        }
        let day = object
            .iter()
            .find(|(key, _)| DAYS.split(' ').any(|word| word == names::normal(key)));
        if let Some(day) = day.and_then(|(_, value)| day_of(value)) {
            self.published = Some(day);
        }
    }

    /// Takes the keys on the way: a day, or else the name of a section.
    fn take_keys(&mut self, keys: &[&str]) {
        let days: Vec<&str> = keys
            .iter()
            .copied()
            .filter(|key| layout::is_day(key))
            .collect();
        if let Some(day) = day_of(&Value::String(days.join("-"))) {
            self.published = Some(day);
        }
        let is_name =
            |key: &&&str| !layout::is_day(key) && !layout::is_listed(key) && !text_of::is_url(key);
        if let Some(section) = keys.iter().find(is_name) {
            self.section = Some(html::line(section));
        }
    }
}

/// Whether a list is that of everybody, by ids: a table of its own.
fn is_table(value: &Value) -> bool {
    let rows = value.as_array().map(Vec::as_slice).unwrap_or_default();
    let has_id = |row: &Value| row.get("id").is_some() || row.get("_id").is_some();
    rows.len() > 1 && rows.iter().all(has_id)
}

fn day_of(value: &Value) -> Option<Published> {
    Dates::default()
        .read(value)
        .filter(|date| matches!(date, Published::Day(_)))
}

/// The value of the best name for a role.
fn best(role: Role, object: &Map<String, Value>) -> Option<&Value> {
    let fits = object
        .iter()
        .filter(|(_, value)| !is_blank(value))
        .filter_map(|(key, value)| {
            let (fit, _) = names::fit(role, &[key])?;
            Some((fit.weight, value))
        });
    fits.max_by_key(|(weight, _)| *weight)
        .map(|(_, value)| value)
}

fn text(role: Role, object: &Map<String, Value>) -> Option<String> {
    best(role, object)
        .and_then(text_of::text)
        .map(|text| html::line(&text))
        .filter(|text| !text.is_empty())
}

/// The title of an object, and the key it stands under.
fn title(object: &Map<String, Value>) -> Option<(String, String)> {
    let fits = object
        .iter()
        .filter(|(_, value)| !is_blank(value))
        .filter_map(|(key, value)| {
            let (fit, _) = names::fit(Role::Headline, &[key])?;
            Some((fit.weight, key, html::line(&text_of::text(value)?)))
        });
    let (_, key, title) = fits.max_by_key(|(weight, _, _)| *weight)?;
    (!text_of::is_url(&title)).then(|| (names::normal(key), title))
}

/// The outlet an object names outright.
fn explicit(object: &Map<String, Value>) -> Option<String> {
    let value = best(Role::Outlet, object)?;
    let name = value.as_str().map(html::line)?;
    (!text_of::is_url(&name) && !name.contains('.')).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn said(value: &Value, is_one_of_many: bool) -> Inherited {
        let around = Around::object(None, is_one_of_many);
        for (key, value) in value.as_object().unwrap() {
            around.say(format!("{}: {value}", json!(key)).as_bytes());
        }
        around.inherited(&Inherited::default())
    }

    #[test]
    fn a_feed_lends_its_title_and_a_section_its_name() {
        let feed = said(
            &json!({"title": "The Tide", "language": "en", "link": "https://tide.example"}),
            true,
        );
        assert_eq!(
            (feed.outlet.as_deref(), feed.language.as_deref()),
            (Some("The Tide"), Some("en"))
        );
        let beside = said(
            &json!({"status": "ok", "feed": {"title": "The Tide"}}),
            false,
        );
        assert_eq!(beside.outlet.as_deref(), Some("The Tide"));
        let section = said(&json!({"name": "World"}), true);
        assert_eq!(
            (section.outlet.as_deref(), section.section.as_deref()),
            (None, Some("World"))
        );
        let channel = said(&json!({"name": "Harbour channel"}), false);
        assert_eq!(channel.outlet.as_deref(), Some("Harbour channel"));
    }

    #[test]
    fn keys_on_the_way_are_days_or_sections() {
        let keys = |keys: &[&str]| {
            let around = keys
                .iter()
                .fold(None, |parent, key| Some(Around::keyed(parent, key)));
            around.unwrap().inherited(&Inherited::default())
        };
        assert_eq!(
            keys(&["2025-07-01"]).published.unwrap().to_string(),
            "2025-07-01"
        );
        assert_eq!(
            keys(&["2025", "07", "01"]).published.unwrap().to_string(),
            "2025-07-01"
        );
        assert_eq!(
            keys(&["world", "articles"]).section.as_deref(),
            Some("world")
        );
        assert_eq!(keys(&["articles"]), Inherited::default());
    }

    #[test]
    fn what_is_nearer_wins_and_what_is_broken_says_nothing() {
        let outer = Around::object(None, false);
        outer.say(br#""title": "Outer""#);
        let inner = Around::object(Some(outer), false);
        inner.say(br#""title": "Inner""#);
        inner.say(br#""title": {"a""#);
        inner.say(b"\"title");
        assert_eq!(
            inner.inherited(&Inherited::default()).outlet.as_deref(),
            Some("Inner")
        );
    }
}
