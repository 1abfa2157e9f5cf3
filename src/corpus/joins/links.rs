//! Fields of a record that refer to rows of other tables: where they stand, and what they mean by their names.

use super::{Take, ids};
use crate::corpus::fields::{Role, names};
use serde_json::Value;
use std::collections::BTreeMap;

/// How deep links are looked for in a record.
const DEPTH: usize = 4;
/// Last words of a key that say only that it refers.
const REFERS: &str = "id ids ref refs key keys uuid guid fk pk no number";
/// What people are called where records refer to them, beside the names of bylines.
const PEOPLE: &str =
    "uid user users owner person people createdby staff member members from sender contributor";
/// The same of outlets.
const OUTLETS: &str = "feed feeds blog site source publication outlet publisher channel";

/// A field that refers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Link {
    pub(super) path: Vec<String>,
    /// The key for what it leads to.
    pub(super) into: String,
    pub(super) take: Kind,
}

/// What a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    People,
    Other,
}

impl Kind {
    pub(super) fn take(self) -> Take {
        match self {
            Self::People => Take::People,
            Self::Other => Take::Name,
        }
    }
}

/// The links of some records, each with the ids it says in them.
pub(super) fn of(roots: &[&Value]) -> BTreeMap<Link, Vec<String>> {
    let mut found = BTreeMap::new();
    for root in roots {
        look(root, &mut Vec::new(), &mut found);
    }
    found
}

/// What stands at a path.
pub(super) fn at<'a>(root: &'a Value, path: &[String]) -> Option<&'a Value> {
    path.iter().try_fold(root, |value, key| value.get(key))
}

fn look(value: &Value, path: &mut Vec<String>, found: &mut BTreeMap<Link, Vec<String>>) {
    let Some(map) = value.as_object() else {
        return;
    };
    for (key, value) in map {
        path.push(key.clone());
        let ids = ids::of(value);
        if ids.is_empty() {
            if path.len() < DEPTH {
                look(value, path, found);
            }
        } else if let Some(link) = link(path) {
            found.entry(link).or_default().extend(ids);
        }
        path.pop();
    }
}

fn link(path: &[String]) -> Option<Link> {
    let mut path = path.to_vec();
    let mut key = path.last()?.clone();
    // `relationships.author.data`
    if matches!(key.as_str(), "data" | "id" | "_ref" | "$oid") && path.len() > 1 {
        path.pop();
        key.clone_from(path.last()?);
    }
    let (into, take) = meant(&key)?;
    Some(Link { path, into, take })
}

/// The key for what a reference leads to, and what that is, by the name of the reference.
pub(super) fn meant(key: &str) -> Option<(String, Kind)> {
    let mut words = names::words(key);
    while words.len() > 1 && words.last().is_some_and(|word| is_one_of(word, REFERS)) {
        words.pop();
    }
    let base = words.concat();
    let fits = |role: Role, least: i32| {
        names::fit(role, &[&base]).is_some_and(|(fit, _)| fit.weight >= least)
    };
    if fits(Role::Byline, 54) || is_one_of(&base, PEOPLE) {
        let into = if fits(Role::Byline, 54) {
            base
        } else {
            "author".to_owned()
        };
        return Some((into, Kind::People));
    }
    let into = if is_one_of(&base, OUTLETS) && !fits(Role::Outlet, 60) {
        "source".to_owned()
    } else {
        base.clone()
    };
    let is_other = fits(Role::Outlet, 60)
        || fits(Role::Section, 80)
        || fits(Role::Tags, 85)
        || is_one_of(&base, OUTLETS);
    is_other.then_some((into, Kind::Other))
}

fn is_one_of(word: &str, list: &str) -> bool {
    list.split(' ').any(|known| known == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_name_of_a_reference_says_what_it_leads_to() {
        let cases = [
            ("author_id", Some(("author", Kind::People))),
            ("authorIds", Some(("author", Kind::People))),
            ("user_id", Some(("user", Kind::People))),
            ("uid", Some(("author", Kind::People))),
            ("feed_id", Some(("source", Kind::Other))),
            ("source", Some(("source", Kind::Other))),
            ("category_id", Some(("category", Kind::Other))),
            ("image_id", None),
            ("id", None),
        ];
        for (key, expected) in cases {
            let expected = expected.map(|(into, take)| (into.to_owned(), take));
            assert_eq!(meant(key), expected, "{key}");
        }
    }

    #[test]
    fn links_are_found_where_apis_put_them() {
        let record = json!({"id": "1", "attributes": {"title": "Harbour", "author": {"name": "Anna"}},
            "relationships": {"author": {"data": {"type": "people", "id": "9"}}}});
        let links = of(&[&record]);
        let paths: Vec<String> = links.keys().map(|link| link.path.join(".")).collect();
        assert_eq!(paths, ["relationships.author"]);
    }
}
