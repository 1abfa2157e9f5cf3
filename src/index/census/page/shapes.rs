//! The shapes of the account: files that are alike, what was made of them, and which field is what, with a share, how sure
//! it is, and an example.

use super::{About, Line, Look};
use crate::{
    corpus::{Confidence, Corpus, RoleAccount},
    index::census::{Alike, alike},
    text::{
        count::{counted, noun},
        width::{ellipsize, width},
    },
};

/// Columns of paths.
const PATH_COLUMNS: usize = 28;

/// Adds the shapes of a corpus.
pub(super) fn push(lines: &mut Vec<Line>, corpus: &Corpus) {
    for group in alike(corpus.files()) {
        shape(lines, &group);
        roles(lines, &group.account.roles);
        dates(lines, &group);
    }
}

/// Files of one shape: how many articles, what the shape is.
fn shape(lines: &mut Vec<Line>, group: &Alike) {
    let more = match group.files.len() {
        0 | 1 => String::new(),
        count => format!(" and {} more", count - 1),
    };
    let articles = counted(group.articles as usize, "article");
    let account = &group.account;
    // The account of a single file would read `23 articles, one article`.
    let is_single = account.shape == "one article";
    let shape = if is_single {
        "one a file"
    } else {
        &account.shape
    };
    let notes = account.notes.iter().map(String::as_str);
    let sure = sure(account.confidence);
    let kind: Vec<_> = std::iter::once(shape).chain(notes).chain([sure]).collect();
    let text = format!("{}{more}: {articles}, {}", group.shown, kind.join(", "));
    let first = group.files.first().copied();
    let about = first.map_or(About::Corpus, About::File);
    lines.push(Line::heading(text).about(about));
    if group.repaired > 0 {
        let text = format!("{} repaired", counted(group.repaired as usize, "record"));
        lines.push(Line::new(Look::Warning, "", text));
    }
}

/// Which field is what: coverage, how sure it is, path, an example; then why, and what is asked where that is empty.
fn roles(lines: &mut Vec<Line>, roles: &[RoleAccount]) {
    let longest = roles.iter().map(|role| width(&role.path)).max();
    let columns = longest.unwrap_or_default().min(PATH_COLUMNS);
    for role in roles {
        let name = role.role.name();
        let path = match role.path.as_str() {
            "" => "(switched off)".into(),
            path => ellipsize(path, columns, "~"),
        };
        let blanks = " ".repeat(columns.saturating_sub(width(&path)));
        let share = per_cent(role.coverage);
        let how = level(role.confidence);
        let text = format!("{share:>3}% {how:<6} {path}{blanks}  {}", role.example);
        let is_guess = role.confidence == Confidence::Low;
        let look = if is_guess { Look::Warning } else { Look::Fact };
        lines.push(Line::new(look, name, text.trim_end()));
        let rest = rest(role);
        if !rest.is_empty() {
            lines.push(Line::new(Look::Detail, "", format!("           {rest}")));
        }
    }
}

/// Why a field is not sure, and what is asked where it is empty.
fn rest(role: &RoleAccount) -> String {
    let others: Vec<_> = role
        .runners_up
        .iter()
        .map(|other| format!("{} {}%", other.path, per_cent(other.coverage)))
        .collect();
    let mut parts = Vec::new();
    if role.confidence != Confidence::High {
        parts.push(role.why.to_owned());
    }
    if !others.is_empty() {
        parts.push(format!("else {}", others.join(", ")));
    }
    parts.join("; ")
}

/// Dates that could not be read, or not in full.
fn dates(lines: &mut Vec<Line>, group: &Alike) {
    let count = group.unread_dates as usize;
    if count == 0 {
        return;
    }
    let examples = &group.account.date_examples;
    let in_full = if examples.iter().any(|example| example.is_dated) {
        " in full"
    } else {
        ""
    };
    let examples: Vec<_> = examples
        .iter()
        .map(|example| format!("`{}`, {}", example.written, example.reason))
        .collect();
    let text = format!(
        "{count} {} not read{in_full}: {}",
        noun(count, "date"),
        examples.join("; ")
    );
    lines.push(Line::new(Look::Warning, "", text));
}

fn per_cent(share: f32) -> u32 {
    (share * 100.0).round() as u32
}

const fn level(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "high",
        Confidence::Medium => "medium",
        Confidence::Low => "low",
    }
}

const fn sure(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "high confidence",
        Confidence::Medium => "medium confidence",
        Confidence::Low => "low confidence: a guess",
    }
}
