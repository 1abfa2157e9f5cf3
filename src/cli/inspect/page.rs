//! The report as text, for reading.
//!
//! ```text
//! articles   4, published 2023-11-20 to 2024-03-05
//! undated    1
//! outlets    Daily Post 2, Evening Wire 2
//!
//! news.jsonl  4 articles, one object a line
//!   headline   title   100%  high    Minister meets bank chief
//!
//! left out   2
//!   news.jsonl:5, byte 912: not valid JSON: …
//! ```

use super::summary::Summary;
use crate::{cli::open::counted, corpus::Rejection, text::sanitize};
use std::fmt::Write as _;

/// Names listed of outlets and languages; the rest is counted.
const NAME_CAP: usize = 12;

/// The page, ending in a line break.
pub(super) fn page(summary: &Summary<'_>) -> String {
    let mut page = String::new();
    let days = summary.days.map_or(String::new(), |(first, last)| {
        format!(", published {first} to {last}")
    });
    fact(
        &mut page,
        "articles",
        &format!("{}{days}", summary.articles),
    );
    for (name, count) in [("undated", summary.undated), ("stubs", summary.stubs)] {
        if count > 0 {
            fact(&mut page, name, &count.to_string());
        }
    }
    fact(&mut page, "languages", &names(&summary.languages));
    fact(&mut page, "outlets", &names(&summary.outlets));
    page.push('\n');
    for (path, count) in &summary.files {
        let _ = writeln!(page, "{path}  {}", counted(*count, "article"));
    }
    if !summary.left_out.is_empty() {
        page.push('\n');
        left_out(&mut page, summary.left_out);
    }
    page
}

fn fact(page: &mut String, name: &str, value: &str) {
    if !value.is_empty() {
        let _ = writeln!(page, "{name:<10} {value}");
    }
}

fn names<T: AsRef<str>>(ranked: &[(T, usize)]) -> String {
    let mut names: Vec<_> = ranked
        .iter()
        .take(NAME_CAP)
        .map(|(name, count)| format!("{} {count}", name.as_ref()))
        .collect();
    if ranked.len() > NAME_CAP {
        names.push(format!("and {} more", ranked.len() - NAME_CAP));
    }
    names.join(", ")
}

fn left_out(page: &mut String, rejections: &[Rejection]) {
    fact(page, "left out", &rejections.len().to_string());
    for rejection in rejections {
        let line = rejection
            .line
            .map_or(String::new(), |line| format!(":{line}"));
        let byte = rejection
            .byte
            .map_or(String::new(), |byte| format!(", byte {byte}"));
        let reason = rejection.reason.to_string();
        let _ = writeln!(
            page,
            "  {}{line}{byte}: {}",
            rejection.file,
            sanitize::line(&reason)
        );
    }
}
