//! Texts that were taken apart into words. Blanks come back between them; punctuation goes back to the word it belongs to.

use serde_json::{Map, Value};

/// Words from which a list is one of words.
const LEAST: usize = 4;
/// Keys under which a token keeps its word.
const WORDS: [&str; 7] = [
    "originalText",
    "text",
    "word",
    "token",
    "form",
    "surface",
    "orth",
];
/// Keys of what stands after a token.
const AFTER: [&str; 4] = ["after", "whitespace_", "whitespace", "ws"];

/// The text of a list of words or tokens; none when it is a list of something else.
pub(super) fn text(values: &[Value]) -> Option<String> {
    let words: Vec<&str> = values.iter().map(word).collect::<Option<_>>()?;
    let spaced = words
        .iter()
        .filter(|word| word.trim().contains(' '))
        .count();
    let is_tokens = values.iter().all(Value::is_object) || words.len() > 8;
    if words.len() < LEAST || spaced * 20 > words.len() || !is_tokens {
        return None;
    }
    let is_spelled = values.iter().filter_map(Value::as_object).any(|map| {
        AFTER
            .iter()
            .any(|key| map.get(*key).is_some_and(Value::is_string))
    });
    Some(if is_spelled {
        spelled(values)
    } else {
        joined(&words)
    })
}

fn word(value: &Value) -> Option<&str> {
    match value {
        Value::String(word) => Some(word),
        Value::Object(map) => of_token(map),
        _ => None,
    }
}

/// The word of a token: an object with a word, and with a place or a tag, but no further text.
fn of_token(map: &Map<String, Value>) -> Option<&str> {
    WORDS
        .iter()
        .find_map(|key| map.get(*key)?.as_str())
        .filter(|word| !word.contains('\n') && word.len() < 100)
}

/// Tokens that tell what stands between them.
fn spelled(values: &[Value]) -> String {
    let mut text = String::new();
    for map in values.iter().filter_map(Value::as_object) {
        text.push_str(of_token(map).unwrap_or_default());
        let after = AFTER.iter().find_map(|key| map.get(*key)?.as_str());
        text.push_str(after.unwrap_or_default());
    }
    text
}

/// Words with blanks between them where a reader expects them.
pub(crate) fn joined(words: &[&str]) -> String {
    let mut text = String::new();
    let mut is_glued = true;
    for word in words
        .iter()
        .map(|word| word.trim())
        .filter(|word| !word.is_empty())
    {
        let leans_left = word.chars().all(|c| {
            matches!(
                c,
                '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '”' | '»' | '%' | '…' | '’'
            )
        }) || matches!(
            word,
            "'s" | "’s" | "n't" | "'re" | "'ve" | "'ll" | "'d" | "'m" | "''"
        );
        if !is_glued && !leans_left {
            text.push(' ');
        }
        text.push_str(word);
        is_glued = matches!(
            word,
            "(" | "[" | "{" | "“" | "«" | "$" | "£" | "€" | "#" | "``" | "‘"
        );
    }
    text
}
