//! Mixed lists: a field such as `type` may tell articles from service messages, boosts, pages. Classes far less like an
//! article than the best are left out, and counted.

use crate::corpus::{
    fields::{Discriminator, Path},
    likeness,
};
use serde_json::{Map, Value};
use std::{cell::OnceCell, collections::BTreeMap};

/// A class less like an article than this share of the best is another kind, unless nearly all of it is enough.
const FAR: f32 = 0.6;
/// The same for a class of which less than half is enough for an article.
const FAR_AND_POOR: f32 = 0.8;

/// The field and the classes to leave out, where there are any.
pub(super) fn find(records: &[&Map<String, Value>]) -> Option<Discriminator> {
    let likenesses: OnceCell<Vec<Likeness>> = OnceCell::new();
    likeness::KINDS.iter().find_map(|field| {
        let kinds: Vec<Option<&str>> = records
            .iter()
            .map(|record| record.get(*field).and_then(Value::as_str))
            .collect();
        // To compare all records takes longer than all else, and few have any of the fields.
        if kinds.iter().all(Option::is_none) {
            return None;
        }
        let likenesses =
            likenesses.get_or_init(|| records.iter().map(|record| Likeness::of(record)).collect());
        let mut classes: BTreeMap<&str, Class> = BTreeMap::new();
        for (kind, likeness) in kinds.into_iter().zip(likenesses) {
            classes
                .entry(kind.unwrap_or_default())
                .or_default()
                .add(*likeness);
        }
        // What a channel tells of itself between its messages: it was founded, somebody joined.
        let is_event = |kind: &str| kind == "service" && classes.contains_key("message");
        let (best, best_class) = classes
            .iter()
            .filter(|(kind, _)| !is_event(kind))
            .max_by(|a, b| rank(a.0, a.1.mean()).total_cmp(&rank(b.0, b.1.mean())))
            .map(|(kind, class)| (*kind, class.mean()))?;
        let others: Vec<String> = classes
            .iter()
            .filter(|(kind, _)| !kind.is_empty() && **kind != best)
            .filter(|(kind, class)| {
                is_event(kind) || is_other(field, kind, class, best, best_class)
            })
            .map(|(kind, _)| (*kind).to_owned())
            .collect();
        let path = Path(vec![(*field).into()]);
        (!others.is_empty() && others.len() <= 50).then_some(Discriminator { path, others })
    })
}

fn rank(kind: &str, likeness: f32) -> f32 {
    likeness
        + if likeness::names_article(kind) {
            0.3
        } else {
            0.0
        }
}

/// How much a record is like an article.
#[derive(Debug, Clone, Copy)]
struct Likeness {
    likeness: f32,
    is_enough: bool,
}

impl Likeness {
    fn of(record: &Map<String, Value>) -> Self {
        let looks = likeness::Looks::of(record);
        Self {
            likeness: looks.likeness(),
            is_enough: looks.is_enough(),
        }
    }
}

/// The records of one kind.
#[derive(Debug, Default, Clone, Copy)]
struct Class {
    likeness: f32,
    enough: u32,
    count: u32,
}

impl Class {
    fn add(&mut self, record: Likeness) {
        self.likeness += record.likeness;
        self.enough += u32::from(record.is_enough);
        self.count += 1;
    }

    fn mean(self) -> f32 {
        self.likeness / self.count.max(1) as f32
    }

    fn share(self) -> f32 {
        self.enough as f32 / self.count.max(1) as f32
    }
}

fn is_other(field: &str, kind: &str, class: &Class, best: &str, best_mean: f32) -> bool {
    // Linked data says of every part of a page what it is: beside an article the page itself is none.
    if field.starts_with('@') && likeness::names_article(best) && !likeness::names_article(kind) {
        return true;
    }
    (class.mean() < FAR * best_mean && class.share() < 0.9)
        || (class.mean() < FAR_AND_POOR * best_mean && class.share() < 0.5)
}
