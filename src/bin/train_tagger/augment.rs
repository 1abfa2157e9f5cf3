//! More text out of the same: copies in which the names are others, the same one each time in an article, and copies
//! in capitals. The first teach that a name is told by its company; the second, headlines and crossheads.

use super::{lists, random::Random, sets::Set, text::Text};
use dateline::entity::model::training::{Class, Eye};
use std::{collections::HashMap, path::Path};

/// Share of the articles that are copied in capitals.
const IN_CAPITALS: f64 = 0.08;

/// Share of the names put in that stand on no list, so that the lists are not leant on too much.
const ON_NO_LIST: f64 = 0.15;

/// Share of the other people put in whose names are of our lists: names of all the world.
const OUR_LISTS: f64 = 0.4;

/// Names to put in.
#[derive(Debug)]
pub(crate) struct Names {
    first: Vec<String>,
    surnames: Vec<String>,
    common: Vec<String>,
    cities: Vec<String>,
    organisations: Vec<String>,
    /// Given and family names of ours, from where the long lists have few.
    ours: (Vec<String>, Vec<String>),
}

impl Names {
    /// Reads the lists.
    pub(crate) fn of(dir: &Path) -> anyhow::Result<Self> {
        let read = |name: &str| -> anyhow::Result<Vec<String>> {
            let is_fit = |line: &&str| line.starts_with(char::is_uppercase) && line.len() > 2;
            Ok(lists::list(dir, name)?
                .lines()
                .filter(is_fit)
                .map(str::to_owned)
                .collect())
        };
        Ok(Self {
            first: read("first")?,
            surnames: read("sur")?,
            common: read("sur_top")?,
            cities: read("cities")?,
            organisations: read("orgs_open")?,
            ours: (ours(lists::GIVEN_NAMES), ours(lists::SURNAMES)),
        })
    }

    fn surname(&self, random: &mut Random) -> &str {
        let list = if random.happens(0.5) {
            &self.common
        } else {
            &self.surnames
        };
        pick(list, random)
    }
}

fn ours(list: &str) -> Vec<String> {
    lists::known(list).map(str::to_owned).collect()
}

fn pick<'a>(list: &'a [String], random: &mut Random) -> &'a str {
    list.get(random.below(list.len().max(1)))
        .map_or("", String::as_str)
}

/// How often our own annotation is shown: it is what the guidelines say, the rest is what others meant.
const OWN: usize = 3;

/// The texts of the sets, with copies under other names and copies in capitals.
pub(crate) fn texts(sets: &[Set], names: &Names, eye: &Eye) -> Vec<Text> {
    let mut texts = Vec::new();
    for set in sets {
        let marked = set.marked.iter();
        let marked = marked.flat_map(|marked| [marked.headline.clone(), marked.body.clone()]);
        let of_set: Vec<Text> = set.articles.iter().map(Text::of).chain(marked).collect();
        let times = if set.name.starts_with("own/") { OWN } else { 1 };
        for _ in 0..times {
            texts.extend_from_slice(&of_set);
        }
    }
    let cut = |name: &str, class| match class {
        Class::Person => eye.title_length(name),
        _ => 0,
    };
    for text in &mut texts {
        text.cut_names(cut);
    }
    let mut random = Random(5);
    let copies = texts.iter().filter_map(|text| {
        let mut others = HashMap::new();
        text.with(|words, class| other(class, words, names, &mut others, &mut random))
    });
    let mut copies: Vec<Text> = copies.collect();
    let mut random = Random(9);
    copies.extend(texts.iter().filter_map(|text| {
        text.paragraphs(|_| random.happens(IN_CAPITALS))
            .map(|text| text.in_capitals())
    }));
    texts.extend(copies);
    texts
}

/// Another name for one of the article; a surname alone becomes the other surname.
fn other(
    class: Class,
    words: &[&str],
    names: &Names,
    others: &mut HashMap<(Class, String), Vec<String>>,
    random: &mut Random,
) -> Option<Vec<String>> {
    let last = words.last()?;
    let is_written_as_name = words
        .iter()
        .all(|word| word.starts_with(char::is_uppercase));
    if !is_written_as_name
        || words
            .iter()
            .any(|word| word.chars().all(|letter| !letter.is_lowercase()))
    {
        return None;
    }
    let chance = match class {
        Class::Person if words.len() <= 3 => 1.0,
        Class::Loc if words.len() == 1 => 0.5,
        Class::Org => 0.35,
        _ => 0.0,
    };
    let key = match class {
        Class::Person => (class, (*last).to_owned()),
        _ => (class, words.join(" ")),
    };
    if !others.contains_key(&key) {
        let new = if random.happens(chance) {
            invent(class, names, random)
        } else {
            Vec::new()
        };
        others.insert(key.clone(), new);
    }
    let new = others.get(&key).filter(|new| !new.is_empty())?;
    match class {
        Class::Person if words.len() == 1 => new.get(1..).map(<[_]>::to_vec),
        Class::Person if words.len() == 3 => {
            let mut full = vec![
                new.first()?.clone(),
                format!("{}.", (b'A' + random.below(20) as u8) as char),
            ];
            full.extend_from_slice(new.get(1..)?);
            Some(full)
        }
        _ => Some(new.clone()),
    }
}

fn invent(class: Class, names: &Names, random: &mut Random) -> Vec<String> {
    let split = |name: &str| name.split(' ').map(str::to_owned).collect::<Vec<_>>();
    match class {
        Class::Person if random.happens(ON_NO_LIST) => {
            vec![
                splice(&names.first, random),
                splice(&names.surnames, random),
            ]
        }
        Class::Person if random.happens(OUR_LISTS) => {
            let mut name = vec![pick(&names.ours.0, random).to_owned()];
            name.extend(split(pick(&names.ours.1, random)));
            name
        }
        Class::Person => {
            let mut name = vec![pick(&names.first, random).replace(' ', "-")];
            name.extend(split(names.surname(random)));
            name
        }
        Class::Loc if random.happens(ON_NO_LIST) => vec![splice(&names.cities, random)],
        Class::Loc => split(pick(&names.cities, random)),
        _ => split(pick(&names.organisations, random)),
    }
}

/// A name that is on no list: the first half of one and the second of another.
fn splice(list: &[String], random: &mut Random) -> String {
    let half = |name: &str, is_first: bool| -> String {
        let word = name.split([' ', '-']).next().unwrap_or_default();
        let count = word.chars().count();
        if is_first {
            word.chars().take(count.div_ceil(2)).collect()
        } else {
            word.chars().skip(count / 2).collect()
        }
    };
    let first = half(pick(list, random), true);
    let second = half(pick(list, random), false);
    format!("{first}{}", second.to_lowercase())
}
