//! The words by which scrapers, APIs and annotation tools call the parts of an article. Rules about words, never about a
//! producer: a name is compared without case, accents, separators and the words that say nothing (`article_`, `og:`, `@`).

use super::Role;
use foldhash::fast::FixedState;
use std::{borrow::Cow, cell::RefCell, collections::HashMap, rc::Rc, sync::LazyLock};

pub(crate) mod dated;
mod english;
mod tongues;
mod words;

pub(crate) use words::normal;
pub(crate) use words::whole as plain;
pub(crate) use words::words;
use words::{normal_of, readings, whole};

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

type Index = HashMap<Cow<'static, str>, Vec<(Role, i32)>, FixedState>;

/// Every name, without accents, with what it is good for. Made from the tables once, for a look-up a key.
static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index::default();
    for (role, table) in english::TABLES.iter().chain(tongues::TABLES) {
        for (weight, names) in *table {
            for name in names.split_whitespace() {
                let is_plain = name.bytes().all(|byte| byte.is_ascii_lowercase());
                let name = if is_plain {
                    name.into()
                } else {
                    whole(name).into()
                };
                let roles: &mut Vec<_> = index.entry(name).or_default();
                if roles.iter().all(|(known, _)| known != role) {
                    roles.push((*role, *weight));
                }
            }
        }
    }
    index
});

/// How well `keys` name one role: see [`Called::fit`].
pub(crate) fn fit(role: Role, keys: &[&str]) -> Option<(Fit, usize)> {
    Called::by(keys)?.fit(role)
}

/// The keys on the way to a value, taken apart once for all roles it may play.
#[derive(Debug)]
pub(crate) struct Called<'k> {
    keys: &'k [&'k str],
    last: Rc<Key>,
    above: Option<Above>,
}

impl<'k> Called<'k> {
    /// What is called so; nothing is called by no key.
    pub(crate) fn by(keys: &'k [&'k str]) -> Option<Self> {
        let (last, above) = keys.split_last()?;
        let last_key = Key::known(last);
        let above = above
            .last()
            .map(|before| Above::of(before, last, &last_key));
        Some(Self {
            keys,
            last: last_key,
            above,
        })
    }

    /// How well the last of the keys, or the one before a carrier, names `role`, and how many levels deeper than its name
    /// it lies. The weights of last resorts for the body are below those of any body.
    pub(crate) fn fit(&self, role: Role) -> Option<(Fit, usize)> {
        if role == Role::Url
            && let Some(at) = self
                .keys
                .iter()
                .position(|key| matches!(normal(key).as_str(), "links" | "urls"))
            && at + 1 < self.keys.len()
        {
            return link(self.keys.get(at + 1..)?);
        }
        let levels = self.keys.len() - 1;
        let Some(above) = &self.above else {
            return Some((fitted(self.last.weight(role)?, WEAK), levels));
        };
        // Whole first: `source_name` and `source.name` are the same name.
        if let Some(weight) = above.joined.and_then(|roles| weight_in(roles, role)) {
            return Some((fitted(weight, WEAK), levels - 1));
        }
        if let Some(rank) = above.carrier
            && let Some(weight) = above.before.weight(role)
        {
            return Some((fitted(weight - rank, WEAK - 12), levels - 1));
        }
        // `created.timestamp` is when it was created, whatever a timestamp is elsewhere.
        if matches!(role, Role::Published | Role::Updated)
            && let Some(words) = dated::below(&above.before.words, &self.last.words)
        {
            return Some((fitted(dated::weight(role, &words)?, WEAK), levels - 1));
        }
        Some((fitted(self.last.weight(role)?, WEAK), levels))
    }
}

/// A key, and what it may be read as.
#[derive(Debug)]
struct Key {
    words: Vec<String>,
    /// The ways to read it that are names: of which roles, and what it costs.
    names: Vec<(&'static [(Role, i32)], i32)>,
}

thread_local! {
    /// Keys taken apart: the records of a corpus have the same ones again and again.
    static KEYS: RefCell<HashMap<Box<str>, Rc<Key>, FixedState>> = RefCell::default();
}

/// Most keys that are kept.
const KEPT: usize = 1_000;

impl Key {
    /// A key, taken apart once.
    fn known(key: &str) -> Rc<Self> {
        KEYS.with_borrow_mut(|keys| {
            if let Some(known) = keys.get(key) {
                return Rc::clone(known);
            }
            if keys.len() >= KEPT {
                keys.clear();
            }
            let made = Rc::new(Self::of(key));
            keys.insert(key.into(), Rc::clone(&made));
            made
        })
    }

    fn of(key: &str) -> Self {
        let words = words(key);
        let readings = readings(&words).into_iter();
        let names = readings.filter_map(|(name, cost)| Some((known(&name)?, cost)));
        Self {
            names: names.collect(),
            words,
        }
    }

    /// The weight for a role, by the first way to read it that is a name.
    fn weight(&self, role: Role) -> Option<i32> {
        let mut names = self.names.iter();
        names
            .find_map(|(roles, cost)| Some(weight_in(roles, role)? - cost))
            .or_else(|| dated::weight(role, &self.words))
    }
}

/// What the key above says of a value.
#[derive(Debug)]
struct Above {
    before: Rc<Key>,
    /// The roles of both keys read as one.
    joined: Option<&'static [(Role, i32)]>,
    /// How far the key below is from being the value of this one itself.
    carrier: Option<i32>,
}

impl Above {
    fn of(before: &str, last: &str, last_key: &Key) -> Self {
        let before = Key::known(before);
        let joined = normal_of(&before.words) + &normal_of(&last_key.words);
        Self {
            joined: known(&joined),
            carrier: carrier(last),
            before,
        }
    }
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

/// The roles of a name.
fn known(name: &str) -> Option<&'static [(Role, i32)]> {
    INDEX.get(name).map(Vec::as_slice)
}

fn weight_in(roles: &[(Role, i32)], role: Role) -> Option<i32> {
    let mut roles = roles.iter();
    roles
        .find(|(known, _)| *known == role)
        .map(|(_, weight)| *weight)
}

#[cfg(test)]
mod tests;
