//! The report as text, for reading.
//!
//! ```text
//! articles   4, published 2023-11-20 to 2024-03-05
//! undated    1
//! outlets    Daily Post 2, Evening Wire 2
//!
//! news.jsonl: 4 articles, one record a line, high confidence
//!   headline   title (else name)   100%  Minister meets bank chief
//!
//! left out   2
//!   news.jsonl:5, byte 912: not valid JSON: …
//! ```

use super::summary::Summary;
use crate::{
    cli::open,
    corpus::{Account, Confidence, Rejection, RoleAccount, SourceFile},
    text::{
        count::counted,
        sanitize,
        width::{ellipsize, width},
    },
};
use std::{collections::HashMap, fmt::Write as _, sync::Arc};

/// Names listed of outlets and languages; the rest is counted.
const NAME_CAP: usize = 12;

/// Columns of paths and of examples.
const PATH_COLUMNS: usize = 40;
const EXAMPLE_COLUMNS: usize = 60;

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
    for (name, count) in [
        ("undated", summary.undated),
        ("stubs", summary.stubs),
        ("duplicates", summary.duplicates),
    ] {
        if count > 0 {
            fact(&mut page, name, &count.to_string());
        }
    }
    fact(&mut page, "languages", &names(&summary.languages));
    fact(&mut page, "outlets", &names(&summary.outlets));
    for group in alike(summary.files) {
        page.push('\n');
        file(&mut page, &group);
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

/// Files of one shape together, in the order of the first: a folder of ten thousand is not ten thousand tables.
fn alike(files: &[Arc<SourceFile>]) -> Vec<Vec<&SourceFile>> {
    let mut groups: Vec<Vec<&SourceFile>> = Vec::new();
    let mut known: HashMap<_, usize> = HashMap::new();
    for file in files {
        let account = &file.account;
        let paths: Vec<_> = account
            .roles
            .iter()
            .map(|role| (role.role, &role.path))
            .collect();
        let at = *known
            .entry((&account.shape, &account.notes, paths))
            .or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.push(file),
            None => groups.push(vec![file]),
        }
    }
    groups
}

/// Files of one shape: how many articles, what the shape is, which field is what.
fn file(page: &mut String, group: &[&SourceFile]) {
    let Some((first, others)) = group.split_first() else {
        return;
    };
    let more = match others.len() {
        0 => String::new(),
        count => format!(" and {count} more"),
    };
    let articles: u64 = group.iter().map(|file| file.account.articles).sum();
    let articles = counted(articles as usize, "article");
    let Account {
        shape,
        confidence,
        notes,
        ..
    } = &*first.account;
    // The account of a single file would read `23 articles, one article`
    let is_single = shape == "one article";
    let shape = if is_single { "one a file" } else { shape };
    let notes = notes.iter().map(String::as_str);
    let kind: Vec<_> = std::iter::once(shape).chain(notes).collect();
    let _ = writeln!(
        page,
        "{}{more}: {articles}, {}, {}",
        first.shown,
        kind.join(", "),
        sure(*confidence)
    );
    let repaired: u64 = group.iter().map(|file| file.account.repaired).sum();
    if repaired > 0 {
        let _ = writeln!(page, "  {} repaired", counted(repaired as usize, "record"));
    }
    roles(page, &first.account.roles);
}

/// Which field is what: role, path and what is asked where that is empty, coverage, an example.
fn roles(page: &mut String, roles: &[RoleAccount]) {
    let rows: Vec<_> = roles
        .iter()
        .map(|role| {
            let others = role.runners_up.join(", ");
            let others = if others.is_empty() {
                others
            } else {
                format!(" (else {others})")
            };
            let path = if role.path.is_empty() {
                "(switched off)"
            } else {
                &role.path
            };
            (
                format!("{:?}", role.role).to_lowercase(),
                format!("{path}{others}"),
                role,
            )
        })
        .collect();
    let columns = rows
        .iter()
        .map(|row| width(&row.1))
        .max()
        .unwrap_or_default()
        .min(PATH_COLUMNS);
    for (name, path, role) in rows {
        let path = ellipsize(&path, columns, "~");
        let blanks = " ".repeat(columns.saturating_sub(width(&path)));
        let share = (role.coverage * 100.0).round();
        let example = ellipsize(&role.example, EXAMPLE_COLUMNS, "~");
        let _ = writeln!(page, "  {name:<10} {path}{blanks}  {share:>3}%  {example}");
    }
}

const fn sure(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "high confidence",
        Confidence::Medium => "medium confidence",
        Confidence::Low => "low confidence",
    }
}

fn left_out(page: &mut String, rejections: &[Rejection]) {
    fact(page, "left out", &open::left_out(rejections).to_string());
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
