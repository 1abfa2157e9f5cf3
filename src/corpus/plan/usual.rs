//! Which fields the articles of a file usually have. A record that has few of them and others instead, and neither text nor
//! date, is something else that lies in the same list: the first line that describes a file, the users beside the posts.

use crate::corpus::likeness;
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};

/// Articles from which what is usual is told.
const LEAST: usize = 2;
/// Fields below which nothing can be told.
const FIELDS: usize = 3;

/// The fields of articles.
#[derive(Debug, Clone, Default)]
pub(super) struct Usual {
    /// Fields of any article of the sample.
    known: HashSet<String>,
    /// Fields of most.
    usual: Vec<String>,
}

impl Usual {
    /// The fields of those records of a sample that are articles.
    pub(super) fn of(records: &[&Map<String, Value>]) -> Self {
        let articles: Vec<_> = records
            .iter()
            .filter(|record| likeness::is_enough(record))
            .collect();
        let mut counts: HashMap<&String, usize> = HashMap::new();
        for key in articles.iter().flat_map(|record| record.keys()) {
            *counts.entry(key).or_default() += 1;
        }
        if articles.len() < LEAST {
            return Self::default();
        }
        let is_most = |(_, count): &(&&String, &usize)| **count * 5 >= articles.len() * 4;
        Self {
            usual: counts
                .iter()
                .filter(is_most)
                .map(|(key, _)| (*key).clone())
                .collect(),
            known: counts.keys().map(|key| (*key).clone()).collect(),
        }
    }

    /// Whether a record is something else.
    pub(super) fn is_unlike(&self, record: &Map<String, Value>) -> bool {
        let missing = self
            .usual
            .iter()
            .filter(|key| !record.contains_key(*key))
            .count();
        self.usual.len() >= FIELDS
            && missing * 2 >= self.usual.len()
            && record.keys().any(|key| !self.known.contains(key))
            && !likeness::is_enough(record)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_has_other_fields_and_no_text_is_something_else() {
        let article = |number: u32| json!({"id": number, "title": format!("Harbour notice {number}"), "text": "It is shut.", "url": "https://x.test"});
        let values = [
            article(1),
            article(2),
            article(3),
            json!({"id": 7, "name": "Anna", "email": "a@x.test"}),
        ];
        let records: Vec<_> = values.iter().filter_map(Value::as_object).collect();
        let usual = Usual::of(&records);
        let cases = [
            (
                json!({"format": "pages", "id": "pages", "title": "All pages"}),
                true,
            ),
            (json!({"id": 7, "name": "Anna", "email": "a@x.test"}), true),
            (json!({"title": "Harbour reopens"}), false),
            (
                json!({"headline": "Harbour reopens", "body": "It did, on Monday."}),
                false,
            ),
            (
                json!({"id": 7, "title": "Harbour reopens", "text": "", "kicker": "News"}),
                false,
            ),
        ];
        for (record, expected) in cases {
            assert_eq!(
                usual.is_unlike(record.as_object().unwrap()),
                expected,
                "{record}"
            );
        }
    }
}
