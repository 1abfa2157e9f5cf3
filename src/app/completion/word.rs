//! The word before the cursor of the filter, and what is typed in its place.

use crate::{
    query::ast::{FactField, NameField, ShortField, quote},
    text::fold::{Case, fold},
};

/// Whether a name, or a later word of it, starts so: one types the surname.
pub(super) fn has_word(name: &str, folded: &str) -> bool {
    let name = fold(name, Case::Fold);
    let starts = name.char_indices().filter(|(at, _)| {
        let before = name.get(..*at).unwrap_or_default().chars().next_back();
        before.is_none_or(|before| !before.is_alphanumeric())
    });
    let mut rests = starts.filter_map(|(at, _)| name.get(at..));
    folded.is_empty() || rests.any(|rest| rest.starts_with(folded))
}

/// Where the word at the end of `head` starts: after a blank that is not in quotes, past the sign for not.
pub(super) fn word_start(head: &str) -> usize {
    let (mut start, mut is_quoted, mut before) = (0, false, ' ');
    for (at, character) in head.char_indices() {
        let opens = before.is_whitespace() || matches!(before, ':' | '!' | '-' | '(' | '|');
        is_quoted = match character {
            '"' if is_quoted => before == '\\',
            '"' => opens,
            _ => is_quoted,
        };
        if (character.is_whitespace() || matches!(character, '(' | '|')) && !is_quoted {
            start = at + character.len_utf8();
        }
        before = character;
    }
    let word = head.get(start..).unwrap_or_default();
    start + usize::from(word.starts_with(['!', '-']))
}

/// The fields of the query language.
pub(super) fn fields() -> impl Iterator<Item = String> {
    let short = ShortField::ALL.into_iter().map(ShortField::name);
    let names = NameField::ALL.into_iter().map(NameField::name);
    let all = short
        .chain(names)
        .chain(FactField::ALL.into_iter().map(FactField::name))
        .chain(["body", "near", "date", "after", "before", "mentions"])
        .chain(["is", "sort"]);
    all.map(|field| format!("{field}:"))
}

/// The values that start so, in quotes where they hold a blank.
pub(super) fn values<'a>(all: impl Iterator<Item = &'a str>, folded: &str) -> Vec<String> {
    let fits = all.filter(|value| has_word(value, folded));
    fits.map(typed).collect()
}

/// A value as it is typed: in quotes where it holds a blank, or anything that would mean something.
pub(super) fn typed(value: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '&');
    if value.starts_with(char::is_alphanumeric) && value.chars().all(is_plain) {
        value.to_owned()
    } else {
        quote(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_before_the_cursor_may_be_quoted_or_negated() {
        let cases = [
            ("acme per", 5),
            ("!out", 1),
            ("person:\"Jane D", 0),
            ("5\" a", 3),
            ("", 0),
            ("a ", 2),
            ("a (b | per", 7),
            ("a (per", 3),
        ];
        for (head, start) in cases {
            assert_eq!(word_start(head), start, "{head}");
        }
    }

    #[test]
    fn what_would_mean_something_is_quoted() {
        for plain in ["Reuters", "zh-Hans", "A.P.", "Łódź"] {
            assert_eq!(typed(plain), plain);
        }
        for odd in [
            "Le Soir",
            "'t Nieuws",
            "/dev",
            "Who?",
            "X (UK)",
            "Yes*",
            "-dup",
        ] {
            assert_eq!(typed(odd), format!("\"{odd}\""));
        }
    }
}
