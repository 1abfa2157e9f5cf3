//! Names told by a tag for each word: `{"tokens": ["Anna", "Bell"], "ner_tags": ["B-PER", "I-PER"]}`. Numbers for tags say
//! nothing without the list they count in, and are left.

use super::Found;
use crate::corpus::body;
use serde_json::{Map, Value};

/// Keys of the words and of their tags.
const WORDS: [&str; 3] = ["tokens", "words", "sentence_tokens"];
const TAGS: [&str; 7] = [
    "ner_tags",
    "ner",
    "tags",
    "labels",
    "ner_labels",
    "bio_tags",
    "iob_tags",
];

/// The names in the tagged words of a record, and the key of the tags.
pub(super) fn of<'a>(record: &'a Map<String, Value>, found: &mut Vec<Found>) -> Option<&'a str> {
    let words = WORDS.iter().find_map(|key| strings(record.get(*key)?))?;
    let (key, tags) = TAGS.iter().find_map(|key| {
        let (key, value) = record.get_key_value(*key)?;
        Some((
            key,
            strings(value).filter(|tags| tags.len() == words.len())?,
        ))
    })?;
    let mut open: Option<(&str, Vec<&str>)> = None;
    for (word, tag) in words.iter().zip(&tags) {
        let (mark, label) = tag.split_once('-').unwrap_or(("", ""));
        let goes_on = matches!(mark, "I" | "L" | "E")
            && open.as_ref().is_some_and(|(known, _)| *known == label);
        if goes_on {
            open.as_mut()?.1.push(word);
            continue;
        }
        close(open.take(), found);
        open = (!label.is_empty() && !mark.is_empty()).then(|| (label, vec![*word]));
    }
    close(open, found);
    Some(key)
}

fn close(open: Option<(&str, Vec<&str>)>, found: &mut Vec<Found>) {
    if let Some((label, words)) = open {
        found.push(Found {
            label: label.to_owned(),
            name: Some(body::joined_words(&words)),
            ..Found::default()
        });
    }
}

fn strings(value: &Value) -> Option<Vec<&str>> {
    let values = value.as_array().filter(|values| !values.is_empty())?;
    values.iter().map(Value::as_str).collect()
}
