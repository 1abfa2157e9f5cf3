//! A byline as it was printed, taken apart: `By A, B and C`, `A; B`, `Von A und B`, with the titles, places, agencies in
//! brackets and addresses that newsrooms add.

use super::words;
use crate::corpus::{html, text_of};

/// Longest thing taken for a name, in characters.
const LONGEST: usize = 80;
/// Signs between two names, wherever they stand.
const SIGNS: [char; 7] = ['|', '、', '，', '،', '；', '•', '\n'];

/// Adds the names in a line.
pub(super) fn split(text: &str, names: &mut Vec<String>) {
    let lines = text.lines().map(html::line).collect::<Vec<_>>().join("\n");
    let text = lines.trim_matches(['[', ']', '{', '}']).trim();
    let text = opening(text).unwrap_or(text);
    let is_listed = text.contains(';');
    let is_comma = |c: char| c == ',' && !is_listed && !is_turned(text);
    let mut parts: Vec<String> = Vec::new();
    for part in text.split(|c: char| SIGNS.contains(&c) || c == ';' || is_comma(c)) {
        match parts.last_mut().filter(|_| opens_with_suffix(part)) {
            Some(last) => last.extend([",", part]),
            None => parts.push(part.to_owned()),
        }
    }
    let parts = parts.iter().filter(|part| !is_of_others(part));
    names.extend(parts.flat_map(|part| apart(part)).filter_map(name));
}

/// ` Jr. and Ann Lee` after a comma: its first word belongs to the name before it.
fn opens_with_suffix(part: &str) -> bool {
    let word = part.split_whitespace().next();
    word.is_some_and(|word| words::is_suffix(&word.to_lowercase()))
}

/// `Bell, Anna`: a name with the family first.
fn is_turned(text: &str) -> bool {
    let Some((family, given)) = text.split_once(", ") else {
        return false;
    };
    let is_word = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && (word.ends_with('.') || letters.any(char::is_lowercase))
            && !words::is_calling(&word.to_lowercase())
    };
    let given: Vec<&str> = given.split(' ').collect();
    !family.contains(' ')
        && is_word(family)
        && given.len() <= 2
        && given.iter().all(|word| is_word(word))
}

fn is_of_others(part: &str) -> bool {
    let part = part.trim().to_lowercase();
    words::OTHERS
        .iter()
        .any(|opening| part.starts_with(opening))
}

/// The names in a part without commas.
fn apart(part: &str) -> Vec<&str> {
    let mut parts = vec![part];
    for between in words::BETWEEN {
        parts = parts
            .into_iter()
            .flat_map(|part| part.split(between))
            .collect();
    }
    // `Jan de Vries en Piet Bos`, but `María López en Madrid`.
    parts
        .into_iter()
        .flat_map(|part| match part.split_once(" en ") {
            Some((one, other)) if other.trim().contains(' ') => vec![one, other],
            _ => vec![part],
        })
        .collect()
}

/// Whether a name in a list is a byline of its own.
pub(super) fn is_byline(text: &str) -> bool {
    text.contains(';') || opening(text).is_some()
}

/// Whether the one text of a list names several people.
pub(super) fn is_joined(text: &str) -> bool {
    is_byline(text) || words::BETWEEN.iter().any(|between| text.contains(between))
}

fn opening(text: &str) -> Option<&str> {
    words::OPENINGS.iter().find_map(|opening| {
        let (head, rest) = text.split_at_checked(opening.len())?;
        // Letter by letter: most names differ in the first.
        let lower = head.chars().flat_map(char::to_lowercase);
        lower.eq(opening.chars()).then_some(rest)
    })
}

/// The name in a text that names one person; none when it names nobody.
pub(super) fn name(text: &str) -> Option<String> {
    let text = text.trim();
    if text_of::is_url(text) {
        return account(text);
    }
    let text = html::line(text);
    let text = text.trim_matches(['"', '\'', ' ', ',', '-', '–', '—']);
    let text = ["and ", "& ", "und ", "et ", "y "]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
    let text = opening(text).unwrap_or(text);
    let text = without_address(without_brackets(text));
    let text = without_place(&text);
    is_name(text).then(|| crate::text::sanitize::line(text).into_owned())
}

/// `nime (noreply@blogger.com)`, `Jo Field <jo@example.org>`, `Jo Field (AP)`; feeds write `jo@example.org (Jo Field)`.
fn without_brackets(text: &str) -> &str {
    match text.split_once(['(', '<']) {
        Some((address, name)) if is_address(address.trim()) => name.trim_end_matches([')', '>']),
        Some((name, _)) if !name.trim().is_empty() => name.trim(),
        _ => text,
    }
}

/// Without the addresses and accounts of a person that is named: `Jo Field @jofield`, `김철수 기자 kim@paper.test`.
fn without_address(text: &str) -> String {
    let is_address = |word: &&str| word.contains('@');
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() < 2 {
        return text.to_owned();
    }
    let kept: Vec<&str> = words.into_iter().filter(|word| !is_address(word)).collect();
    let kept = match kept.as_slice() {
        [name @ .., "기자" | "記者" | "记者" | "특파원"] if !name.is_empty() => name,
        all => all,
    };
    kept.join(" ")
}

/// Without where the person was or for whom: `Jo Field in Kyiv`, `Jo Field for The Tide`.
fn without_place(text: &str) -> &str {
    let place = [" in ", " en ", " à ", " for "].iter().find_map(|between| {
        let (name, place) = text.split_once(between)?;
        (name.contains(' ') && place.starts_with(char::is_uppercase)).then_some(name)
    });
    place.unwrap_or(text)
}

/// `jo@example.org`.
fn is_address(text: &str) -> bool {
    text.contains('@') && !text.starts_with('@') && text.contains('.')
}

fn is_name(text: &str) -> bool {
    let lower = text.to_lowercase();
    let is_calling = lower.split(' ').next_back().is_some_and(words::is_calling);
    let is_number = text.len() >= 16
        && text
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    text.chars().any(char::is_alphabetic)
        && text.chars().count() <= LONGEST
        && !is_address(text)
        && !is_calling
        && !words::is_suffix(&lower)
        && !is_number
        && !matches!(
            lower.as_str(),
            "none"
                | "by"
                | "and"
                | "null"
                | "nan"
                | "unknown"
                | "n/a"
                | "anonymous"
                | "undefined"
                | "admin"
        )
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
