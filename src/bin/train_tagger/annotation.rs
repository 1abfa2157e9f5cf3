//! What was annotated for this project by hand: our own text, and sentences of GMB (see `sentences`).
//!
//! The names of a dispatch are listed, and every mention of them is marked; articles written for training have the marks
//! in them.

mod sentences;

pub(crate) use sentences::Sentences;

use super::text::{Marked, Text};
use anyhow::{Context as _, bail};
use dateline::{entity::model::training::Class, text::Span};
use std::collections::HashMap;

const DISPATCHES: &str = include_str!("../../../sample-data/dispatches.jsonl");
const NAMES: &str = include_str!("annotation/dispatches.txt");
const ARTICLES: &str = include_str!("annotation/articles.txt");
const WORLD: &str = include_str!("annotation/world.txt");

fn class(label: &str) -> anyhow::Result<Class> {
    Ok(match label {
        "PERSON" => Class::Person,
        "ORG" => Class::Org,
        "LOC" => Class::Loc,
        "NORP" => Class::Norp,
        "EVENT" | "LAW" | "WORK_OF_ART" | "PRODUCT" | "MISC" => Class::Misc,
        _ => bail!("`{label}` is no label"),
    })
}

/// A name of an article, and which of its mentions are meant.
struct Name {
    surface: String,
    class: Class,
    /// By number from 1; none: all.
    only: Vec<usize>,
}

/// The dispatches of the sample archive.
///
/// # Errors
/// A line of the annotation is none.
pub(crate) fn dispatches() -> anyhow::Result<Vec<Marked>> {
    let names = names()?;
    let mut articles = Vec::new();
    for line in DISPATCHES.lines() {
        let article: serde_json::Value = serde_json::from_str(line)?;
        let field = |name: &str| article.get(name).and_then(serde_json::Value::as_str);
        if let (Some(id), Some(headline), Some(body)) =
            (field("id"), field("headline"), field("body"))
            && let Some(names) = names.get(id)
        {
            let text = format!("{headline}\n\n{body}");
            articles.push(Text::marked(&text, &mentions(&text, names)).in_two());
        }
    }
    Ok(articles)
}

/// The articles written for training.
///
/// # Errors
/// A mark is none.
pub(crate) fn articles() -> anyhow::Result<Vec<Marked>> {
    in_marks(ARTICLES)
}

/// The articles that judge, and are never learnt from.
///
/// # Errors
/// A mark is none.
pub(crate) fn world() -> anyhow::Result<Vec<Marked>> {
    in_marks(WORLD)
}

/// Articles with the marks in them, each behind a line `# ID`.
fn in_marks(file: &str) -> anyhow::Result<Vec<Marked>> {
    let mut texts: Vec<String> = Vec::new();
    for line in file.lines().filter(|line| !line.starts_with("## ")) {
        if line.starts_with("# ") {
            texts.push(String::new());
        } else if let Some(text) = texts.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
    }
    texts.iter().map(|text| unmark(text.trim())).collect()
}

/// Takes `[Jane Doe|PERSON]` apart.
fn unmark(text: &str) -> anyhow::Result<Marked> {
    let (mut plain, mut names) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let inside = after.split_once(']').and_then(|(inside, after)| {
            let (name, label) = inside.split_once('|')?;
            Some((name, label, after))
        });
        let (name, label, after) = inside.with_context(|| format!("no mark: {after:.40}"))?;
        plain.push_str(before);
        let start = plain.len();
        plain.push_str(name);
        names.push((Span::new(start, plain.len()), class(label)?));
        rest = after;
    }
    plain.push_str(rest);
    Ok(Text::marked(&plain, &names).in_two())
}

fn names() -> anyhow::Result<HashMap<&'static str, Vec<Name>>> {
    let mut names: HashMap<&str, Vec<Name>> = HashMap::new();
    let mut article = "";
    let is_said = |line: &&str| !line.trim().is_empty() && !line.starts_with("## ");
    for line in NAMES.lines().filter(is_said) {
        if let Some(id) = line.strip_prefix("# ") {
            article = id.trim();
            names.entry(article).or_default();
            continue;
        }
        let mut columns = line.split('\t');
        let (Some(label), Some(surface)) = (columns.next(), columns.next()) else {
            bail!("no label and name in `{line}`");
        };
        let only = columns
            .next()
            .and_then(|column| column.strip_prefix("only "));
        let numbers = only.into_iter().flat_map(|only| only.split(','));
        let name = Name {
            surface: surface.to_owned(),
            class: class(label)?,
            only: numbers
                .map(|number| number.trim().parse().with_context(|| line.to_owned()))
                .collect::<Result<_, _>>()?,
        };
        names.entry(article).or_default().push(name);
    }
    Ok(names)
}

/// Where the names stand in a text, the longest first; none inside another.
fn mentions(body: &str, names: &[Name]) -> Vec<(Span, Class)> {
    let mut order: Vec<&Name> = names.iter().collect();
    order.sort_by_key(|name| std::cmp::Reverse(name.surface.len()));
    let mut found: Vec<(Span, Option<Class>)> = Vec::new();
    let mut counts: HashMap<&str, Vec<Span>> = HashMap::new();
    for name in order {
        // A surface listed twice (a town and its club) is looked for once.
        let spans = counts.entry(&name.surface).or_insert_with(|| {
            let free = |span: &Span| {
                found
                    .iter()
                    .all(|(known, _)| known.end <= span.start || span.end <= known.start)
            };
            occurrences(body, &name.surface).filter(free).collect()
        });
        for (at, span) in spans.iter().enumerate() {
            if name.only.is_empty() || name.only.contains(&(at + 1)) {
                found.push((*span, Some(name.class)));
            }
        }
    }
    let mut mentions: Vec<_> = found
        .into_iter()
        .filter_map(|(span, class)| Some((span, class?)))
        .collect();
    mentions.sort_unstable_by_key(|(span, _)| *span);
    mentions.dedup_by_key(|(span, _)| *span);
    mentions
}

/// Where a surface stands with no letter or digit beside it.
fn occurrences(body: &str, surface: &str) -> impl Iterator<Item = Span> {
    let is_apart = |span: &Span| {
        let (before, after) = (
            body.get(..span.start as usize).unwrap_or_default(),
            body.get(span.end as usize..).unwrap_or_default(),
        );
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    };
    let spans = body.match_indices(surface);
    spans
        .map(|(start, found)| Span::new(start, start + found.len()))
        .filter(is_apart)
}
