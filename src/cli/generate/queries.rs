//! The forms of a query as one table, for `dateline keys --queries`, the README and the man page. A test reads every
//! example with the parser, so that the table promises nothing that is not there.

use std::fmt::Write as _;

/// What can be typed and what it means.
pub(super) const FORMS: [(&str, &str); 20] = [
    (
        "word",
        "these letters in this order in headline, outlet, byline, section or a name; a capital makes case count",
    ),
    ("'word", "these letters next to each other"),
    ("^word", "the field starts with it"),
    ("word$", "the field ends with it"),
    ("!word", "not; -word is the same"),
    ("\"two words\"", "a phrase"),
    (
        "headline:word",
        "in the headline; so outlet: byline: section:",
    ),
    (
        "person:name",
        "articles that name this person, under any of their names",
    ),
    (
        "org:name",
        "an organisation; so place: law: event:, and entity: for any of them",
    ),
    ("date:2024-03", "published in that year, month or day (UTC)"),
    (
        "date:2024-01..2024-03",
        "published from then to then; either end may be left out",
    ),
    ("date:7d", "published in the last seven days"),
    ("after:2024-03", "published on the first day of it or later"),
    ("before:2024-03", "published before its first day"),
    (
        "is:dup",
        "stands somewhere else in the corpus too: same address, or same headline, day and opening",
    ),
    (
        "is:stub",
        "only a summary, a text cut off (`[+1234 chars]`), or none",
    ),
    ("is:undated", "published nobody knows when"),
    ("sort:-date", "newest first; sort:date oldest first"),
    (
        "sort:score",
        "best match first, as without sort: while a word is typed",
    ),
    (
        "sort:outlet",
        "A to Z; so sort:headline, and sort:file as stored; - turns it round",
    ),
];

/// The table as plain text.
pub(super) fn plain() -> String {
    let width = FORMS.iter().map(|(form, _)| form.len()).max().unwrap_or(0);
    let mut page = String::new();
    for (form, meaning) in FORMS {
        let _ = writeln!(page, "{form:width$}  {meaning}");
    }
    page
}

/// The table as Markdown.
pub(super) fn markdown() -> String {
    let mut page = String::from("| form | means |\n|---|---|\n");
    for (form, meaning) in FORMS {
        let _ = writeln!(page, "| `{form}` | {meaning} |");
    }
    page
}

#[cfg(test)]
mod tests {
    use super::FORMS;
    use crate::query::parse;

    #[test]
    fn every_form_in_the_table_is_understood() {
        let today = jiff::civil::date(2024, 3, 5);
        for (form, _) in FORMS {
            let read = parse(form, today);
            assert!(read.is_ok(), "{form}: {read:?}");
        }
    }
}
