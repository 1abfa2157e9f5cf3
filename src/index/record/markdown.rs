//! An article as Markdown: headline, facts, paragraphs. Text is escaped, so that a headline with a `#` or a `<` in it
//! stays a headline.

use crate::corpus::Article;
use std::fmt::Write as _;

/// The article as a Markdown section, ending in a line break.
pub fn article(article: &Article) -> String {
    let mut out = format!("# {}\n\n", escape(&article.headline));
    let facts = facts(article);
    if !facts.is_empty() {
        let _ = write!(out, "*{}*\n\n", escape(&facts.join(" · ")));
    }
    if let Some(url) = &article.url {
        let _ = write!(out, "{}\n\n", link(url));
    }
    for paragraph in paragraphs(&article.body) {
        let _ = write!(out, "{}\n\n", escape(paragraph));
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// The paragraphs of a body, whether it has one a line or keeps them apart by empty lines.
pub fn paragraphs(body: &str) -> impl Iterator<Item = &str> {
    // Where paragraphs stand between empty lines, a single break belongs inside one
    let break_between = if body.contains("\n\n") { "\n\n" } else { "\n" };
    body.split(break_between)
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
}

fn facts(article: &Article) -> Vec<String> {
    let authors =
        (!article.authors.is_empty()).then(|| format!("By {}", article.authors.join(", ")));
    let published = article.published.map(|when| when.to_string());
    [
        article.outlet.clone(),
        article.section.clone(),
        authors,
        published,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Only what a browser opens becomes a link, and nothing in it can end the link early.
fn link(url: &str) -> String {
    let is_web = url.starts_with("http://") || url.starts_with("https://");
    if is_web && !url.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>')) {
        format!("<{url}>")
    } else {
        escape(url)
    }
}

/// Backslashes before what Markdown would take for its own, at the start of a line or anywhere.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for (index, line) in text.lines().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        escape_line(line.trim_start(), &mut out);
    }
    out
}

fn escape_line(line: &str, out: &mut String) {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mark = if line.starts_with(['#', '>', '-', '+', '=', '~', '|']) {
        Some(0)
    } else {
        line.get(digits..)
            .is_some_and(|rest| digits > 0 && rest.starts_with(['.', ')']))
            .then_some(digits)
    };
    for (at, character) in line.char_indices() {
        if Some(at) == mark || matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&') {
            out.push('\\');
        }
        out.push(character);
    }
}

#[cfg(test)]
mod tests {
    use super::{article, paragraphs};
    use crate::corpus::Article;

    #[test]
    fn a_headline_cannot_become_markup() {
        let hostile = Article {
            headline: "<b> *bold* [x](y)".to_owned(),
            ..Article::default()
        };
        assert_eq!(article(&hostile), "# \\<b> \\*bold\\* \\[x\\](y)\n");
    }

    #[test]
    fn a_line_that_looks_like_a_list_stays_text() {
        let listed = Article {
            body: "1. One.\n- Two.\n2024 was dry.".to_owned(),
            ..Article::default()
        };
        assert_eq!(
            article(&listed),
            "# \n\n1\\. One.\n\n\\- Two.\n\n2024 was dry.\n"
        );
    }

    #[test]
    fn an_address_that_could_end_its_link_is_plain_text() {
        let with = |url: &str| {
            article(&Article {
                url: Some(url.to_owned()),
                ..Article::default()
            })
        };
        assert!(with("https://news.example/a").contains("<https://news.example/a>"));
        assert!(!with("https://news.example/>x").contains("<https"));
        assert!(!with("javascript:alert(1)").contains('<'));
    }

    #[test]
    fn paragraphs_are_the_same_however_they_were_stored() {
        assert_eq!(paragraphs("a\nb").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(paragraphs("a\n\nb\n").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(paragraphs("a,\nb\n\nc").collect::<Vec<_>>(), ["a,\nb", "c"]);
        assert_eq!(paragraphs(" \n").count(), 0);
    }
}
