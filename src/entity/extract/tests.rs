use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn extract(body: &str) -> Extraction {
    let published = Date::constant(2025, 7, 7);
    Extractor::new().extract(Text {
        headline: "",
        body,
        published: Some(published),
    })
}

/// `PERSON Jane Doe` and so on, in reading order.
fn named(body: &str) -> Vec<String> {
    let extraction = extract(body);
    let of = |mention: &Mention| {
        let kind = extraction.entities[mention.entity as usize].kind;
        format!("{} {}", kind.label(), mention.span.of(body))
    };
    extraction.mentions.iter().map(of).collect()
}

/// An annotated article: the day, the headline and the body without the marks, and what the marks say.
struct Annotated {
    published: Date,
    headline: String,
    body: String,
    spans: Vec<(Field, Span, char)>,
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

fn annotated() -> Vec<Annotated> {
    let files = [
        include_str!("annotated/1908-messina.txt"),
        include_str!("annotated/1921-treaty.txt"),
        include_str!("annotated/1936-olympics.txt"),
        include_str!("annotated/1949-nato.txt"),
        include_str!("annotated/1973-oil.txt"),
        include_str!("annotated/1989-leipzig.txt"),
        include_str!("annotated/1997-crash.txt"),
        include_str!("annotated/2004-stub.txt"),
        include_str!("annotated/2011-fukushima.txt"),
        include_str!("annotated/2025-ukraine.txt"),
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

#[test]
fn the_annotated_articles_come_out_as_a_reporter_would_mark_them() {
    let extractor = Extractor::new();
    let mut counts: BTreeMap<char, (u32, u32, u32)> = BTreeMap::new();
    let mut wrong = String::new();
    for article in annotated() {
        let text = Text {
            headline: &article.headline,
            body: &article.body,
            published: Some(article.published),
        };
        let extraction = extractor.extract(text);
        let found: Vec<(Field, Span, char)> = extraction
            .mentions
            .iter()
            .map(|mention| {
                (
                    mention.field,
                    mention.span,
                    extraction.entities[mention.entity as usize].kind.letter(),
                )
            })
            .map(|(field, span, letter)| (field, span, if letter == '%' { '%' } else { letter }))
            .collect();
        let words = |(field, span, _): &(Field, Span, char)| {
            span.of(if *field == Field::Headline {
                &article.headline
            } else {
                &article.body
            })
            .to_owned()
        };
        for mark in &article.spans {
            let count = counts.entry(mark.2).or_default();
            if found.contains(mark) {
                count.0 += 1;
            } else {
                count.1 += 1;
                wrong += &format!("missed {} {}\n", mark.2, words(mark));
            }
        }
        for mark in found.iter().filter(|mark| !article.spans.contains(mark)) {
            counts.entry(mark.2).or_default().2 += 1;
            wrong += &format!("wrong  {} {}\n", mark.2, words(mark));
        }
    }
    let (hit, missed, wrong_count) = counts
        .values()
        .fold((0, 0, 0), |sum, c| (sum.0 + c.0, sum.1 + c.1, sum.2 + c.2));
    let f1 = 200.0 * f64::from(hit) / f64::from(2 * hit + missed + wrong_count);
    assert!(f1 >= 96.0, "F1 {f1:.1}\n{counts:?}\n{wrong}");
}

proptest! {
    #[test]
    fn any_text_gives_ordered_spans_on_character_boundaries(headline in ".{0,60}", body in "(\\PC|[A-Z][a-z]+ |[A-Z]+ |\\$|[0-9]+ ?|[ .,\n\"()'-]|May |Mr. |U.S. |of |the |said ){0,120}") {
        let published = Some(Date::constant(2024, 2, 29));
        let extraction = Extractor::new().extract(Text { headline: &headline, body: &body, published });
        let mut before = (Field::Headline, 0);
        for mention in &extraction.mentions {
            let text = if mention.field == Field::Headline { &headline } else { &body };
            prop_assert!(text.get(mention.span.range()).is_some());
            prop_assert!(!mention.span.is_empty());
            prop_assert!((mention.field, mention.span.start) >= before, "sorted, no overlap");
            before = (mention.field, mention.span.end);
            prop_assert!((mention.entity as usize) < extraction.entities.len());
        }
        for (at, entity) in extraction.entities.iter().enumerate() {
            prop_assert!(extraction.mentions.iter().any(|mention| mention.entity as usize == at));
            prop_assert!(!entity.name.trim().is_empty());
            prop_assert!(!entity.aliases.contains(&entity.name));
        }
    }
}
