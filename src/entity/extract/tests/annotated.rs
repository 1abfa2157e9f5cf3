//! The annotated articles, and their marks taken apart.

use super::*;

/// An annotated article: the day, the headline and the body without the marks, and what the marks say.
pub(super) struct Annotated {
    pub(super) published: Date,
    pub(super) headline: String,
    pub(super) body: String,
    pub(super) spans: Vec<(Field, Span, char)>,
}

/// Takes `{P|Jane Doe}` apart.
fn unmark(text: &str, field: Field, spans: &mut Vec<(Field, Span, char)>) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        plain.push_str(before);
        let (inside, after) = after.split_once('}').unwrap();
        let (letter, name) = inside.split_once('|').unwrap();
        let start = plain.len();
        plain.push_str(name);
        spans.push((
            field,
            Span::new(start, plain.len()),
            letter.chars().next().unwrap(),
        ));
        rest = after;
    }
    plain.push_str(rest);
    plain
}

/// The annotated articles.
pub(super) fn annotated() -> Vec<Annotated> {
    let files = [
        include_str!("../annotated/1908-messina.txt"),
        include_str!("../annotated/1921-treaty.txt"),
        include_str!("../annotated/1936-olympics.txt"),
        include_str!("../annotated/1949-nato.txt"),
        include_str!("../annotated/1954-dien-bien-phu.txt"),
        include_str!("../annotated/1973-oil.txt"),
        include_str!("../annotated/1989-leipzig.txt"),
        include_str!("../annotated/1997-crash.txt"),
        include_str!("../annotated/1998-lusaka.txt"),
        include_str!("../annotated/2004-stub.txt"),
        include_str!("../annotated/2011-fukushima.txt"),
        include_str!("../annotated/2019-court.txt"),
        include_str!("../annotated/2025-ukraine.txt"),
    ];
    let article = |file: &&str| {
        let (day, rest) = file.split_once('\n').unwrap();
        let (headline, body) = rest.split_once('\n').unwrap();
        let body = body
            .strip_prefix("By ")
            .map_or(body, |line| line.split_once('\n').unwrap().1);
        let mut spans = Vec::new();
        Annotated {
            published: day.parse().unwrap(),
            headline: unmark(headline, Field::Headline, &mut spans),
            body: unmark(body, Field::Body, &mut spans),
            spans,
        }
    };
    files.iter().map(article).collect()
}
