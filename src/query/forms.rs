//! The forms a query can take, for people: the README, the manual and the help print this table.

use std::fmt::Write;

/// What can be typed, and what it means.
pub const FORMS: &[(&str, &str)] = &[
    (
        "word",
        "its letters in this order, in headline, outlet, byline, section or a name; together they are an exact match, scattered a fuzzy one",
    ),
    ("Word", "the same, and capitals count"),
    ("'word", "the letters next to each other"),
    ("\"two words\"", "a phrase"),
    ("^word  word$", "at the start, at the end of a field"),
    ("!word  -word", "not; also before a field: !outlet:reuters"),
    ("headline: outlet: byline: section:", "in that field"),
    (
        "person: org: place: law: event: entity:",
        "articles that name it, under any of its names",
    ),
    (
        "date:1989  date:1989-11  date:1989-11-09",
        "published then (UTC)",
    ),
    (
        "date:1989-11..1990-02  date:1989..  date:..1990",
        "a range, open at either end",
    ),
    (
        "date:7d  date:2w  date:3m  date:1y",
        "the last days, weeks, months, years",
    ),
    (
        "after:1989  before:1991-12-26",
        "from the start of that day, month or year on; up to its start",
    ),
    (
        "sort:date  sort:-date",
        "order: score, date, outlet, headline or file; - turns it round",
    ),
];

/// The table for a README.
pub fn markdown() -> String {
    let mut page = String::from("| form | means |\n|---|---|\n");
    for (forms, meaning) in FORMS {
        let forms: Vec<_> = forms.split("  ").map(|form| format!("`{form}`")).collect();
        // writing to a String cannot fail
        let _ = writeln!(page, "| {} | {meaning} |", forms.join(" "));
    }
    page
}

#[cfg(test)]
mod tests {
    use super::FORMS;
    use jiff::civil::date;

    #[test]
    fn every_form_of_the_table_is_understood() {
        for form in FORMS.iter().flat_map(|(forms, _)| forms.split("  ")) {
            for part in form.split_whitespace().filter(|_| !form.starts_with('"')) {
                let query = if part.ends_with(':') {
                    format!("{part}x")
                } else {
                    part.to_owned()
                };
                assert!(
                    crate::query::parse(&query, date(2024, 3, 6)).is_ok(),
                    "{query}"
                );
            }
        }
    }
}
