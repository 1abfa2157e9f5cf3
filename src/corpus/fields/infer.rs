//! From a sample of records to a field map: every path of up to three keys is looked at, scored for every role its name
//! allows, and the best four are kept. Where no name helps, the shape of the values decides.

use super::{Choice, FieldMap, Inherited, Path, Role, is_blank, names};
use crate::corpus::{dates, html, mapping::Rules};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

mod discriminate;
mod elsewhere;
pub(super) mod seen;
mod told;

use seen::Seen;

/// Paths kept for a role.
const KEPT: usize = 4;
/// Least score of a path that is kept.
const LEAST: f32 = 20.0;
/// Paths looked at in a sample.
const PATHS: usize = 800;
/// Keys below which nothing belongs to the article itself.
const ASIDE: [&str; 39] = [
    "image",
    "images",
    "media",
    "multimedia",
    "video",
    "videos",
    "related",
    "associations",
    "references",
    "comments",
    "replies",
    "links",
    "tags",
    "thumbnail",
    "thumbnails",
    "logo",
    "gallery",
    "photos",
    "attachments",
    "attachment",
    "elements",
    "embeds",
    "renditions",
    "poll",
    "preview",
    "securemedia",
    "mediaembed",
    "author",
    "authors",
    "creator",
    "user",
    "owner",
    "contributors",
    "entities",
    "contactpoint",
    "person",
    "place",
    "organisation",
    "ispartof",
];
/// Keys below which only who published it is told.
const WHOM: [&str; 7] = [
    "source",
    "publisher",
    "provider",
    "publication",
    "site",
    "section",
    "category",
];

/// Infers the map of records of one shape; `enclosing` is the object around their list, `rules` what the user says.
pub(crate) fn infer(
    records: &[&Map<String, Value>],
    enclosing: Option<&Map<String, Value>>,
    rules: &Rules,
) -> FieldMap {
    let mut seen = BTreeMap::new();
    for record in records {
        look(record, &mut Vec::new(), &mut seen);
    }
    let mut map = FieldMap::default();
    for role in Role::ALL {
        let mut choices: Vec<Choice> = seen
            .iter()
            .filter_map(|(path, of)| {
                let choice = choice(role, path, of, records.len())?;
                elsewhere::weigh(choice, role, &seen)
            })
            .collect();
        choices.sort_by(|a, b| b.score.total_cmp(&a.score));
        choices.truncate(KEPT);
        map.set(role, choices);
    }
    by_shape(&mut map, &seen, records.len());
    if rules.is_asked {
        told::show_something(&mut map, &seen, records.len());
    }
    told::lay(&mut map, rules, records);
    map.set_order(order(&map, records));
    map.discriminator = discriminate::find(records);
    map.inherited = enclosing.map(inherit).unwrap_or_default();
    map
}

fn look(map: &Map<String, Value>, keys: &mut Vec<Box<str>>, seen: &mut BTreeMap<Path, Seen>) {
    for (key, value) in map {
        keys.push(key.as_str().into());
        if seen.len() < PATHS {
            seen.entry(Path(keys.clone())).or_default().add(value);
        }
        if let Value::Object(inner) = value
            && keys.len() < 3
        {
            look(inner, keys, seen);
        }
        keys.pop();
    }
}

fn choice(role: Role, path: &Path, seen: &Seen, count: usize) -> Option<Choice> {
    let keys: Vec<&str> = path.0.iter().map(AsRef::as_ref).collect();
    let (fit, levels) = names::fit(role, &keys)?;
    if is_aside(role, &keys) {
        return None;
    }
    let coverage = seen.filled as f32 / count.max(1) as f32;
    // A field that is empty in the whole sample may be filled in a record that was not looked at.
    let shape = if seen.filled == 0 {
        -20.0
    } else {
        shape(role, seen)?
    };
    let is_stub = role == Role::Body && fit.weight < 40;
    let length = if role == Role::Body && !is_stub {
        10.0 * seen.length().max(1.0).log10()
    } else {
        0.0
    };
    let score = fit.weight as f32 - 4.0 * levels as f32 + 25.0 * coverage + shape + length;
    let last = keys.last().copied().unwrap_or_default();
    (score >= LEAST).then(|| Choice {
        path: path.clone(),
        score,
        coverage,
        is_weak: fit.is_weak,
        is_stub,
        is_utc: names::says_utc(last),
        example: seen.example.clone().unwrap_or_default(),
    })
}

fn is_aside(role: Role, keys: &[&str]) -> bool {
    let above = keys.split_last().map_or(&[][..], |(_, above)| above);
    let is_under = |list: &[&str]| {
        above
            .iter()
            .any(|key| list.contains(&names::normal(key).as_str()))
    };
    match role {
        Role::Byline => is_under(&WHOM),
        Role::Outlet => is_under(&ASIDE),
        Role::Image => false,
        _ => is_under(&ASIDE) || is_under(&WHOM),
    }
}

/// What the values add to a role, or none when they cannot play it.
fn shape(role: Role, seen: &Seen) -> Option<f32> {
    let text = seen.share(seen.strings);
    let urls = seen.share(seen.urls);
    let has_text = text > 0.0;
    match role {
        Role::Headline => {
            (has_text && urls < 0.5).then(|| if seen.mean() > 400.0 { -30.0 } else { 0.0 })
        }
        Role::Body => ((has_text && urls < 0.5) || seen.lists > 0).then_some(0.0),
        Role::Summary => (has_text && urls < 0.5).then_some(0.0),
        Role::Published | Role::Updated => (seen.dates > 0 || seen.objects > 0 || seen.lists > 0)
            .then_some(10.0 * seen.share(seen.dates)),
        Role::Outlet => {
            ((has_text && urls < 0.5 && seen.mean() < 120.0) || seen.objects > 0).then_some(0.0)
        }
        // A key such as `id` is only an address where it looks like one; a path on some site does
        Role::Url => {
            ((has_text && (urls > 0.0 || seen.has_slash())) || seen.lists > 0 || seen.objects > 0)
                .then_some(10.0 * urls - if urls == 0.0 { 20.0 } else { 0.0 })
        }
        Role::Language => (has_text && seen.mean() < 30.0).then_some(0.0),
        Role::Section => {
            (seen.objects < seen.filled && seen.mean() < 80.0 && urls < 0.5).then_some(0.0)
        }
        Role::Byline | Role::Tags => Some(0.0),
        Role::Image => (urls > 0.0 || seen.objects > 0 || seen.lists > 0).then_some(10.0 * urls),
        Role::Id => (seen.lists == 0 && seen.mean() < 300.0).then_some(0.0),
    }
}

/// Gives headline and body to the likeliest texts where no name did.
fn by_shape(map: &mut FieldMap, seen: &BTreeMap<Path, Seen>, count: usize) {
    let is_free = |map: &FieldMap, path: &Path| {
        Role::ALL
            .iter()
            .all(|role| map.choices(*role).iter().all(|choice| choice.path != *path))
    };
    let pick = |map: &FieldMap, is_fit: &dyn Fn(&Seen) -> bool| {
        seen.iter()
            .filter(|(path, seen)| {
                path.0.len() == 1
                    && is_free(map, path)
                    && seen.strings * 2 > seen.filled
                    && is_fit(seen)
            })
            .max_by(|a, b| a.1.mean().total_cmp(&b.1.mean()))
            .map(|(path, seen)| Choice {
                path: path.clone(),
                score: LEAST,
                coverage: seen.filled as f32 / count.max(1) as f32,
                is_weak: true,
                is_stub: false,
                is_utc: false,
                example: seen.example.clone().unwrap_or_default(),
            })
    };
    if map.choices(Role::Body).is_empty() {
        let body = pick(map, &|seen| {
            seen.mean() > 200.0 && seen.spaced * 10 > seen.strings * 9
        });
        map.set(Role::Body, body.into_iter().collect());
    }
}

/// The order of day and month, settled by any value where one of them is over twelve; by none where such values disagree.
fn order(map: &FieldMap, records: &[&Map<String, Value>]) -> Option<dates::DateOrder> {
    let roles = [Role::Published, Role::Updated];
    let choices = roles.iter().flat_map(|role| map.choices(*role));
    let mut settled = choices
        .flat_map(|choice| records.iter().filter_map(|record| choice.path.of(record)))
        .filter_map(|value| dates::settled_order(value.as_str()?));
    let first = settled.next()?;
    settled.all(|order| order == first).then_some(first)
}

fn inherit(enclosing: &Map<String, Value>) -> Inherited {
    let role = |role: Role| {
        enclosing
            .iter()
            .filter(|(_, value)| !is_blank(value))
            .filter_map(|(key, value)| {
                let (fit, _) = names::fit(role, &[key])?;
                Some((fit.weight, value))
            })
            .max_by_key(|(weight, _)| *weight)
            .map(|(_, value)| value)
    };
    Inherited {
        outlet: role(Role::Headline).and_then(Value::as_str).map(html::line),
        language: role(Role::Language)
            .and_then(Value::as_str)
            .map(str::to_owned),
        authors: role(Role::Byline)
            .map(crate::corpus::byline::authors)
            .unwrap_or_default(),
        ..Inherited::default()
    }
}

#[cfg(test)]
mod tests;
