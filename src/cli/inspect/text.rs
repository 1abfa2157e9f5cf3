//! The report as text of 80 columns, for reading.
//!
//! ```text
//! 4 articles | title | body | published
//! articles   4, published 2023-11-20 to 2024-03-05
//! undated    1
//!            news.jsonl:4: Letters
//!
//! news.jsonl: 4 articles, one record a line, high confidence
//! headline   100% high   title  Minister meets bank chief
//!
//! left out   2
//!   news.jsonl:5, byte 912: not valid JSON: …
//! ```

use crate::{
    index::census::{About, Line, Look, Page},
    text::{
        width::{ellipsize, width},
        wrap::wrap,
    },
};
use std::fmt::Write as _;

/// Columns of the page.
const COLUMNS: usize = 80;
/// Columns of the names of facts.
const LABEL: usize = 11;

/// The page, ending in a line break. The files are not listed one by one: their shapes are told, and JSON has them all.
pub(super) fn page(account: &Page) -> String {
    let mut page = String::new();
    let lines = (0..account.len_without_files()).filter_map(|number| account.line(number));
    for (number, line) in lines.enumerate() {
        if line.look == Look::Heading && number > 0 {
            page.push('\n');
        }
        put(&mut page, &line);
    }
    page
}

fn put(page: &mut String, line: &Line) {
    let indent = match (line.look, line.about) {
        (Look::Heading, About::File(_)) => return put_place(page, &line.text, 0),
        (Look::Heading, _) => return put_wrapped(page, &line.text, 0),
        (Look::Detail, About::Rejection(_) | About::File(_)) => {
            return put_place(page, &line.text, 2);
        }
        (Look::Detail, _) => LABEL,
        (Look::Fact | Look::Warning, _) if line.label.is_empty() => 2,
        (Look::Fact | Look::Warning, _) => {
            let label = format!("{:<LABEL$}", line.label);
            page.push_str(&label);
            return put_rest(page, line);
        }
    };
    let text = ellipsize(line.text.trim_start(), COLUMNS - indent, "~");
    let _ = writeln!(page, "{:indent$}{text}", "");
}

/// What stands after the name of a fact: a table is cut at the edge, a list goes on below.
fn put_rest(page: &mut String, line: &Line) {
    let is_table = line
        .text
        .trim_start()
        .split_once("% ")
        .is_some_and(|(share, _)| {
            share.len() <= 3 && share.bytes().all(|byte| byte.is_ascii_digit())
        });
    if is_table {
        let text = ellipsize(&line.text, COLUMNS - LABEL, "~");
        let _ = writeln!(page, "{text}");
    } else {
        put_wrapped(page, &line.text, LABEL);
    }
}

/// Where and what: on one line if it fits, else one below the other. Never cut: a path is copied, a reason looked for.
fn put_place(page: &mut String, text: &str, indent: usize) {
    let split = text
        .split_once(": ")
        .filter(|_| width(text) + indent > COLUMNS);
    let _ = match split {
        Some((place, rest)) => {
            let below = indent + 2;
            writeln!(page, "{:indent$}{place}:\n{:below$}{rest}", "", "")
        }
        None => writeln!(page, "{:indent$}{text}", ""),
    };
}

/// A text over as many lines as it needs, all but the first indented; the first stands where the page ends.
fn put_wrapped(page: &mut String, text: &str, indent: usize) {
    for (number, span) in wrap(text, COLUMNS - indent).into_iter().enumerate() {
        let blanks = if number == 0 { 0 } else { indent };
        let _ = writeln!(page, "{:blanks$}{}", "", span.of(text).trim_end());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put_into(look: Look, about: About, label: &str, text: &str) -> String {
        let mut page = String::new();
        let line = Line {
            look,
            label: label.to_owned(),
            text: text.to_owned(),
            about,
        };
        put(&mut page, &line);
        page
    }

    #[test]
    fn names_go_on_below_and_tables_are_cut() {
        let names = "Evening Wire 12, ".repeat(9);
        let page = put_into(Look::Fact, About::Corpus, "outlets", &names);
        assert!(page.lines().count() > 1 && page.lines().all(|line| width(line) <= COLUMNS));
        assert!(
            page.lines()
                .skip(1)
                .all(|line| line.starts_with("           Evening")
                    || line.starts_with("           Wire")
                    || line.starts_with("           12")),
            "{page}"
        );
        let example = format!("100% high   title  {}", "Minister ".repeat(20));
        let page = put_into(Look::Fact, About::Corpus, "headline", &example);
        assert_eq!((page.lines().count(), width(page.trim_end())), (1, COLUMNS));
    }

    #[test]
    fn a_long_path_keeps_its_reason_below_it() {
        let text = format!(
            "{}/news.jsonl:5, byte 912: not valid JSON: here",
            "folder/".repeat(12)
        );
        let page = put_into(Look::Detail, About::Rejection(0), "", &text);
        assert_eq!(page.lines().nth(1), Some("    not valid JSON: here"));
        let short = put_into(Look::Detail, About::Rejection(0), "", "a.json: empty file");
        assert_eq!(short, "  a.json: empty file\n");
    }
}
