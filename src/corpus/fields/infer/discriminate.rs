//! Mixed lists: a field such as `type` may tell articles from service messages, boosts, pages. Classes far less like an
//! article than the best are left out, and counted.

use crate::corpus::{
    fields::{Discriminator, Path},
    likeness,
};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Fields that tell kinds apart.
const FIELDS: [&str; 5] = ["@type", "type", "kind", "schema", "object_type"];
/// Words in the name of a class that say it holds articles.
const ARTICLES: [&str; 6] = [
    "article",
    "posting",
    "story",
    "newsitem",
    "reportage",
    "blog",
];
/// A class less like an article than this share of the best is another kind.
const FAR: f32 = 0.6;
/// The share where the best class is called an article and this one is not.
const FAR_FROM_NAMED: f32 = 0.9;

/// The field and the classes to leave out, where there are any.
pub(super) fn find(records: &[&Map<String, Value>]) -> Option<Discriminator> {
    FIELDS.iter().find_map(|field| {
        let mut classes: BTreeMap<&str, (f32, u32)> = BTreeMap::new();
        for record in records {
            let kind = record
                .get(*field)
                .and_then(Value::as_str)
                .unwrap_or_default();
            let class = classes.entry(kind).or_default();
            class.0 += likeness::of(record);
            class.1 += 1;
        }
        let mean = |(sum, count): (f32, u32)| sum / count.max(1) as f32;
        let (best, best_sum) = classes
            .iter()
            .max_by(|a, b| rank(a.0, mean(*a.1)).total_cmp(&rank(b.0, mean(*b.1))))
            .map(|(kind, sum)| (*kind, *sum))?;
        let others: Vec<String> = classes
            .iter()
            .filter(|(kind, sum)| {
                let far = if is_article(best) && !is_article(kind) {
                    FAR_FROM_NAMED
                } else {
                    FAR
                };
                !kind.is_empty() && **kind != best && mean(**sum) < far * mean(best_sum)
            })
            .map(|(kind, _)| (*kind).to_owned())
            .collect();
        let path = Path(vec![(*field).into()]);
        (!others.is_empty() && others.len() <= 50).then_some(Discriminator { path, others })
    })
}

fn rank(kind: &str, likeness: f32) -> f32 {
    likeness + if is_article(kind) { 0.3 } else { 0.0 }
}

fn is_article(kind: &str) -> bool {
    let kind = kind.to_lowercase();
    ARTICLES.iter().any(|word| kind.contains(word))
}
