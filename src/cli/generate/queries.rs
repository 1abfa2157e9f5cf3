//! The forms of a query as one table, for `dateline keys --queries`, the README and the man page. A test reads every
//! example with the parser, so that the table promises nothing that is not there.

use std::fmt::Write as _;

/// What can be typed and what it means.
pub(super) const FORMS: [(&str, &str); 36] = [
    (
        "word",
        "these letters in this order in headline, outlet, byline, section or a name, or the whole word in the text; a capital makes case count",
    ),
    (
        "word*",
        "the same, and in the text any word that starts so; the last word of the filter on the screen is looked for like this",
    ),
    ("'word", "these letters next to each other, in the text too"),
    (
        "^word",
        "headline, outlet, byline or section starts with it; so ^\"two words\"",
    ),
    (
        "word$",
        "the same, at the end; outlet:^\"evening wire\"$ is that outlet and no other",
    ),
    ("!word", "not; -word is the same"),
    (
        "\"two words\"",
        "a phrase; in the text of whole words; in a field not all of it, outlet:\"wire\" is the Evening Wire too",
    ),
    (
        "\"two words\"~5",
        "all the words with five others between them at most, in any order",
    ),
    (
        "one | other",
        "either; so one OR other. It binds closer than a blank: a | b c is one of a and b, and c",
    ),
    ("(a b) | c", "brackets put together; !(a b) is not both"),
    (
        "/regex/",
        "a regular expression; no capital in it, and case does not count",
    ),
    (
        "headline:word",
        "in the headline; so outlet: byline: section:",
    ),
    ("body:word", "in the text; so body:'part, body:\"a phrase\""),
    (
        "person:name",
        "articles that name this person, under any of their names; person:\"Jane Doe\" is that name and no longer one",
    ),
    (
        "org:name",
        "an organisation; so place: law: event:, and entity: for any of them",
    ),
    (
        "with:name",
        "the same, beside what else is asked: person:poe with:roe",
    ),
    (
        "near:name",
        "named in a sentence, or the headline, with each of the words and names beside it: person:poe near:roe",
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
        "mentions:2024-03",
        "the text speaks of a day, or of days, in it",
    ),
    ("lang:en", "in that language, by code or name"),
    (
        "tag:\"energy policy\"",
        "with that tag, of its own or of yours",
    ),
    ("file:2019/", "in a file with this in its path"),
    ("id:abc-1", "with that id"),
    ("is:unread", "not read yet; is:read otherwise"),
    (
        "is:starred",
        "with your star; so is:tagged and is:noted, with your tags and notes",
    ),
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
        "A to Z; so sort:section and sort:headline, and sort:file as stored; - turns it round",
    ),
    (
        "sort:outlet,-date",
        "by outlet, and of one outlet the newest first; up to four keys",
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
