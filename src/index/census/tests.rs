//! What is counted, and what the account says of it.

use super::*;
use crate::corpus::{Article, Entry, load, test_print};
use jiff::civil::date;
use std::{fmt::Write as _, ops::ControlFlow};

const TODAY: Date = date(2024, 3, 15);

fn entry(headline: &str, url: &str, body: &str, day: Option<Date>) -> Entry {
    let article = Article {
        headline: headline.to_owned(),
        url: (!url.is_empty()).then(|| format!("https://tide.example/{url}")),
        published: day.map(Published::Day),
        body: body.to_owned(),
        ..Article::default()
    };
    Entry {
        published: article.published,
        outlet: Some("Tide".into()),
        is_stub: body.is_empty(),
        is_one_string: false,
        print: test_print(&article),
        ..Entry::headed(headline)
    }
}

fn counted(entries: Vec<Entry>) -> Census {
    let mut corpus = Corpus::default();
    corpus.push(entries);
    Census::of(&corpus, &Twins::of(&corpus), TODAY)
}

/// The whole account of a file with these lines.
fn whole(lines: &str) -> Census {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("news.jsonl");
    std::fs::write(&path, lines).expect("a file");
    let options = load::Options {
        paths: vec![path],
        newest_year: 2025,
        ..load::Options::default()
    };
    let mut corpus = Corpus::default();
    load::load(&options, &mut |progress| {
        corpus = progress.corpus;
        ControlFlow::Continue(())
    });
    Census::whole(&corpus, &Twins::of(&corpus), TODAY)
}

fn page(census: &Census) -> String {
    let page = Page::of(census, "|");
    let mut text = String::new();
    for line in (0..page.len()).filter_map(|number| page.line(number)) {
        let _ = writeln!(text, "{} {}", line.label, line.text.trim());
    }
    text
}

#[test]
fn days_and_what_is_missing_are_counted_with_examples() {
    let day = |day| Some(date(2024, 3, day));
    let census = counted(vec![
        entry("Pier", "pier", "It opens.", day(5)),
        entry("Rain", "rain", "", day(1)),
        entry("Bread", "bread", "It is dearer.", None),
        entry("Moon", "moon", "It landed.", Some(date(2024, 9, 1))),
    ]);
    assert_eq!(census.days, Some((date(2024, 3, 1), date(2024, 9, 1))));
    assert_eq!(census.undated.examples, [ArticleId(2)]);
    assert_eq!(census.stubs.examples, [ArticleId(1)]);
    assert_eq!(census.future.examples, [ArticleId(3)]);
    assert_eq!(census.outlets, [("Tide".into(), 4)]);
}

#[test]
fn tomorrow_is_not_the_future_where_clocks_differ() {
    let census = counted(vec![entry(
        "Pier",
        "",
        "It opens.",
        Some(date(2024, 3, 16)),
    )]);
    assert_eq!(census.future.count, 0);
}

#[test]
fn duplicates_are_counted_less_the_one_that_stands_for_all() {
    let census = counted(vec![
        entry("Pier", "pier", "At noon.", None),
        entry("Pier", "pier", "At dusk.", None),
        entry("Rain", "rain", "It rains.", None),
        entry("Rain", "rain", "It rains.", None),
    ]);
    assert_eq!((census.duplicates.count, census.versions), (2, 1));
}

#[test]
fn one_text_under_many_headlines_is_told_and_a_duplicate_is_not() {
    let notice = "This page cannot be shown here.";
    let census = counted(vec![
        entry("Pier", "a", notice, None),
        entry("Rain", "b", notice, None),
        entry("Bread", "c", notice, None),
        entry("Boats", "d", "They wait.", None),
        entry("Boats", "d", "They wait.", None),
        entry("Boats", "d?utm_source=x", "They wait.", None),
    ]);
    let told: Vec<_> = census
        .repeated
        .iter()
        .map(|one| (one.count, one.example))
        .collect();
    assert_eq!(told, [(3, ArticleId(0))]);
}

#[test]
fn texts_tell_languages_notices_and_what_was_hidden() {
    let census = whole(concat!(
        r#"{"title":"Pier","lang":"en","date":"2024-03-05","body":"The pier\u202e opens at noon, and all the boats wait."}"#,
        "\n",
        r#"{"title":"Rain","lang":"en","date":"2024-03-05","body":"We use cookies. Accept all cookies?"}"#,
        "\n",
        r#"{"title":"Brot","lang":"de","date":"gestern","body":""}"#,
        "\n",
        "{\"title\": broken\n",
    ));
    assert_eq!(
        census.texts.languages(),
        [("en".to_owned(), 2), ("de".to_owned(), 1)]
    );
    assert_eq!(census.texts.walls[&Wall::Consent].examples, [ArticleId(1)]);
    assert_eq!((census.texts.removed, census.texts.empty.count), (1, 1));
    let page = page(&census);
    for words in [
        "3 articles | title | body | date | 1 left out",
        "a question about cookies",
        "1 character taken out of 1 article",
        "1 date not read: `gestern`, told from a moment that is not known",
        "headline 100% high   title",
        "left out   1",
        "news.jsonl:4, byte ",
        "files      1",
    ] {
        assert!(page.contains(words), "no `{words}` in\n{page}");
    }
}

#[test]
fn a_guess_is_shown_as_one() {
    let line = "{\"a\":\"Pier opens\",\"created_at\":\"2024-03-05\",\"name\":\"Pier opens at noon\",\"text\":\"The pier opens, and the boats that wait for it go home at last.\"}\n";
    let page = page(&whole(&line.repeat(3)));
    assert!(
        page.contains("name that may mean something else") || page.contains("guess"),
        "{page}"
    );
}

#[test]
fn lines_are_found_by_what_they_say_and_know_what_they_are_about() {
    let census = whole("{\"title\":\"Élan\",\"body\":\"It opens.\"}\n{\"title\": broken\n");
    let page = Page::of(&census, "|");
    let found = page.find("elan");
    assert!(!found.is_empty());
    let about: Vec<_> = found
        .iter()
        .filter_map(|number| Some(page.line(*number as usize)?.about))
        .collect();
    assert!(about.contains(&About::Article(ArticleId(0))), "{about:?}");
    let left_out = page.find("NEWS.jsonl:2");
    assert_eq!(left_out.len(), 1);
    let line = page.line(left_out[0] as usize);
    assert_eq!(line.map(|line| line.about), Some(About::Rejection(0)));
}

#[test]
fn an_empty_corpus_has_an_account() {
    assert_eq!(page(&Census::default()), " 0 articles\narticles 0\n");
}

#[test]
fn a_date_with_an_impossible_zone_has_its_day_and_is_told() {
    let census = whole(
        r#"{"title":"Pier","date":"2024-03-05T10:00:00+25:00","body":"The pier opens at noon, and all the boats wait."}"#,
    );
    assert_eq!(census.days, Some((date(2024, 3, 5), date(2024, 3, 5))));
    let told =
        "1 date not read in full: `2024-03-05T10:00:00+25:00`, no such zone; read without it";
    assert!(page(&census).contains(told), "{}", page(&census));
}
