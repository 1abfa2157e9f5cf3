//! Who wrote it: one name each, out of a list, objects, or a line as it was printed. E-mail addresses, bare numbers and
//! addresses of pages are dropped, except where an address ends in the name of an account.

use super::{html, text_of};
use serde_json::{Map, Value};

/// Longest thing taken for a name, in characters.
const LONGEST: usize = 80;

/// Words before the names.
const OPENINGS: [&str; 14] = [
    "by ",
    "by: ",
    "written by ",
    "story by ",
    "von ",
    "par ",
    "por ",
    "di ",
    "автор: ",
    "автор ",
    "texte: ",
    "text: ",
    "words by ",
    "posted by ",
];
/// Words between two names.
const BETWEEN: [&str; 9] = [
    " and ", " & ", " und ", " et ", " y ", " e ", " и ", " та ", " with ",
];
/// Words that make a part of a byline a description of the person before it.
const CALLINGS: [&str; 12] = [
    "correspondent",
    "editor",
    "reporter",
    "staff",
    "writer",
    "columnist",
    "journalist",
    "producer",
    "jr",
    "jr.",
    "sr.",
    "phd",
];

/// Keys under which an object keeps the name of a person: whole, in parts, or at least an account.
const WHOLE: [&str; 8] = [
    "name",
    "original",
    "displayName",
    "display_name",
    "fullName",
    "full_name",
    "title",
    "label",
];
const GIVEN: [&str; 6] = [
    "givenName",
    "given_name",
    "firstname",
    "firstName",
    "first_name",
    "given",
];
const MIDDLE: [&str; 3] = ["middlename", "middleName", "middle_name"];
const FAMILY: [&str; 6] = [
    "familyName",
    "family_name",
    "lastname",
    "lastName",
    "last_name",
    "family",
];
const ACCOUNT: [&str; 6] = [
    "person",
    "persons",
    "username",
    "login",
    "screen_name",
    "url",
];

/// The authors in a value, in order, each once.
pub(crate) fn authors(value: &Value) -> Vec<String> {
    let mut names = Vec::new();
    collect(value, &mut names, 0);
    let mut seen = std::collections::HashSet::new();
    names.retain(|name| seen.insert(name.to_lowercase()));
    names
}

fn collect(value: &Value, names: &mut Vec<String>, depth: usize) {
    match value {
        Value::String(text) => split(text, names),
        Value::Array(values) if depth < 4 => {
            for value in values {
                match value {
                    // A list already says where one name ends; only a whole byline in it is split.
                    Value::String(name) if !is_byline(name) => names.extend(name_of(name)),
                    other => collect(other, names, depth + 1),
                }
            }
        }
        Value::Object(map) if depth < 4 => of_person(map, names, depth),
        _ => {}
    }
}

fn of_person(map: &Map<String, Value>, names: &mut Vec<String>, depth: usize) {
    let first = |keys: &[&str]| keys.iter().find_map(|key| map.get(*key));
    if let Some(name) = first(&WHOLE).filter(|name| !super::fields::is_blank(name)) {
        return collect(name, names, depth + 1);
    }
    let part = |keys: &[&str]| first(keys).and_then(Value::as_str).unwrap_or_default();
    let name = [part(&GIVEN), part(&MIDDLE), part(&FAMILY)].join(" ");
    if !name.trim().is_empty() {
        names.extend(name_of(&name));
    } else if let Some(inner) = first(&ACCOUNT) {
        collect(inner, names, depth + 1);
    }
}

fn is_byline(text: &str) -> bool {
    text.contains(';') || opening(text).is_some()
}

fn opening(text: &str) -> Option<&str> {
    OPENINGS.iter().find_map(|opening| {
        let (head, rest) = text.split_at_checked(opening.len())?;
        // Letter by letter: most names differ in the first.
        let lower = head.chars().flat_map(char::to_lowercase);
        lower.eq(opening.chars()).then_some(rest)
    })
}

fn split(text: &str, names: &mut Vec<String>) {
    let text = html::line(text);
    let text = text.trim_matches(['[', ']', '{', '}']);
    let text = opening(text).unwrap_or(text);
    let separators: &[char] = if text.contains(';') {
        &[';', '|']
    } else {
        &[',', '|']
    };
    for part in text.split(separators) {
        let mut parts = vec![part];
        for between in BETWEEN {
            parts = parts
                .into_iter()
                .flat_map(|part| part.split(between))
                .collect();
        }
        names.extend(parts.into_iter().filter_map(name_of));
    }
}

fn name_of(text: &str) -> Option<String> {
    let text = text.trim();
    if text_of::is_url(text) {
        return account(text);
    }
    let text = html::line(text);
    let text = text.trim_matches(['"', '\'', ' ', ',']);
    let text = ["and ", "& "]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
    let text = opening(text).unwrap_or(text);
    // `nime (noreply@blogger.com)`, `Jo Field <jo@example.org>`
    let text = match text.split_once(['(', '<']) {
        Some((name, address)) if address.contains('@') => name.trim(),
        _ => text,
    };
    let lower = text.to_lowercase();
    let is_address = text.contains('@') && !text.starts_with('@') && text.contains('.');
    let is_calling = lower
        .split(' ')
        .next_back()
        .is_some_and(|word| CALLINGS.contains(&word))
        && (!text.contains(' ') || !text.starts_with(char::is_uppercase));
    let is_name = text.chars().any(char::is_alphabetic)
        && text.chars().count() <= LONGEST
        && !is_address
        && !is_calling
        && !matches!(lower.as_str(), "none" | "null" | "nan" | "unknown" | "n/a");
    is_name.then(|| crate::text::sanitize::line(text).into_owned())
}

/// The account in the address of a profile: `https://social.test/@jo`, `…/users/jo`.
fn account(url: &str) -> Option<String> {
    let path = url.split_once("//")?.1.split_once('/')?.1;
    let path = path.split(['?', '#']).next()?.trim_end_matches('/');
    let name = path
        .strip_prefix('@')
        .or_else(|| path.strip_prefix("users/"))?;
    (!name.is_empty() && !name.contains('/'))
        .then(|| crate::text::sanitize::line(name).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_way_of_naming_authors_gives_one_name_each() {
        let cases = [
            (
                json!("Carla K. Johnson, AP"),
                vec!["Carla K. Johnson", "AP"],
            ),
            (
                json!("By ANNA BELL and CARL D. EVE"),
                vec!["ANNA BELL", "CARL D. EVE"],
            ),
            (
                json!("Anna Bell, Carl Eve, and Dora Fox"),
                vec!["Anna Bell", "Carl Eve", "Dora Fox"],
            ),
            (json!("Anna Bell; Carl Eve"), vec!["Anna Bell", "Carl Eve"]),
            (
                json!("Anna Bell, Political correspondent"),
                vec!["Anna Bell", "Political correspondent"],
            ),
            (json!("Anna Bell, correspondent"), vec!["Anna Bell"]),
            (json!("nime (noreply@blogger.com)"), vec!["nime"]),
            (json!("noreply@blogger.com"), vec![]),
            (json!("https://example.org/staff"), vec![]),
            (json!("https://social.test/users/jo"), vec!["jo"]),
            (
                json!(["Anna Bell", "Carl Eve", "Anna Bell"]),
                vec!["Anna Bell", "Carl Eve"],
            ),
            (json!(["Smith, John"]), vec!["Smith, John"]),
            (
                json!({"name": "Anna Bell", "url": "mailto:a@b.test"}),
                vec!["Anna Bell"],
            ),
            (
                json!([{"givenName": "Anna", "familyName": "Bell"}]),
                vec!["Anna Bell"],
            ),
            (
                json!({"original": "By Anna Bell", "person": []}),
                vec!["Anna Bell"],
            ),
            (json!(25), vec![]),
            (json!("None"), vec![]),
            (json!(null), vec![]),
        ];
        for (value, names) in cases {
            assert_eq!(authors(&value), names, "{value}");
        }
    }
}
