//! What the texts say: by the letter of the design, word by word over whole articles, against the search that screens them.

use super::*;
use crate::corpus::{
    Article,
    load::{Options, complete},
};
use crate::text::fold::{Case, fold};
use proptest::prelude::*;
use std::{path::PathBuf, sync::LazyLock};

/// Everything in our fixtures: every shape, every damage, HTML, escapes, tables.
pub(super) static FIXTURES: LazyLock<(Corpus, Vec<Article>)> = LazyLock::new(|| {
    let data = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let options = Options {
        paths: ["tests/data/shapes", "tests/data/evil", "sample-data"]
            .map(|folder| data.join(folder))
            .to_vec(),
        ..Options::default()
    };
    let corpus = complete(&options);
    let read = |id| corpus.read(id).unwrap_or_default();
    let articles = corpus.ids().map(read).collect();
    (corpus, articles)
});

fn found(typed: &str) -> Vec<u32> {
    let (corpus, _) = &*FIXTURES;
    let mut catalogue = Catalogue::default();
    catalogue.extend(corpus);
    let query = parse(typed, TODAY).unwrap_or_else(|error| panic!("{typed}: {error}"));
    let subject = Subject {
        catalogue: &catalogue,
        names: &Tally::default(),
    };
    let mut filter = Filter::default();
    // In pieces: every answer but the last is a part of it, and what is settled of one stays.
    let mut settled: Vec<u32> = Vec::new();
    loop {
        let view = filter.search(subject, &query, None, &|| false, &|| true);
        let view = view.expect("nothing made it stale");
        let mut rows: Vec<u32> = view.rows.iter().map(|row| row.article.0).collect();
        assert!(rows.starts_with(&settled), "{typed}");
        settled = rows[..view.settled].to_vec();
        if view.searched.is_none() {
            assert_eq!(settled.len(), rows.len(), "{typed}");
            rows.sort_unstable();
            return rows;
        }
    }
}

#[test]
fn what_stands_first_is_settled_before_all_is_read() {
    let (corpus, _) = &*FIXTURES;
    let mut catalogue = Catalogue::default();
    catalogue.extend(corpus);
    let subject = Subject {
        catalogue: &catalogue,
        names: &Tally::default(),
    };
    for (typed, is_settled) in [
        ("body:the", true),
        ("!body:the", true),
        ("the sort:-date", true),
        ("the sort:date", false),
        ("the", true),
        ("the sort:outlet", false),
        ("the !body:port", false),
        ("(the | body:port) of", false),
        ("body:the sort:outlet", false),
    ] {
        let query = parse(typed, TODAY).expect("a query");
        let view = Filter::default().search(subject, &query, None, &|| false, &|| true);
        let view = view.expect("nothing made it stale");
        assert!(view.searched.is_some() && !view.rows.is_empty(), "{typed}");
        assert_eq!(view.settled > 0, is_settled, "{typed}");
    }
}

/// The articles whose folded bodies pass a test.
fn expected(test: impl Fn(&str) -> bool) -> Vec<u32> {
    let bodies = (0..).zip(&FIXTURES.1);
    let bodies = bodies.map(|(id, article)| (id, fold(&article.body, Case::Fold)));
    bodies
        .filter(|(_, body)| test(body))
        .map(|(id, _)| id)
        .collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric())
}

#[test]
fn every_word_of_every_text_is_found_where_it_stands() {
    // One word in so many, or the test takes minutes; always the longest of an article, and one with an accent.
    const EACH: usize = 97;
    let mut sought: Vec<String> = Vec::new();
    for article in &FIXTURES.1 {
        let body = fold(&article.body, Case::Fold);
        let longest = words(&body).max_by_key(|word| word.len());
        let accented = words(&article.body).find(|word| !word.is_ascii());
        let accented = accented.map(|word| fold(word, Case::Fold));
        let some = words(&body).skip(article.body.len() % EACH).step_by(EACH);
        sought.extend(longest.into_iter().chain(some).map(str::to_owned));
        sought.extend(accented);
    }
    sought.sort();
    sought.dedup();
    let is_spaced = |word: &String| word.chars().all(|letter| (letter as u32) < 0xE00);
    for word in sought
        .iter()
        .filter(|word| !word.is_empty() && is_spaced(word))
        .step_by(5)
    {
        let typed = format!("body:\"{word}\"");
        let expected = expected(|body| words(body).any(|other| other == word));
        assert_eq!(found(&typed), expected, "{typed}");
    }
}

#[test]
fn the_forms_of_a_word_ask_for_more_or_less_of_it() {
    let has = |part: &'static str| expected(move |body| body.contains(part));
    let words_with =
        |start: &'static str| expected(move |body| words(body).any(|word| word.starts_with(start)));
    assert_eq!(found("body:'eaty"), has("eaty"));
    assert_eq!(found("body:treat*"), words_with("treat"));
    assert!(found("body:treat").len() < found("body:treat*").len());
    assert_eq!(
        found("!body:'treat").len() + has("treat").len(),
        FIXTURES.1.len()
    );
    let both = |body: &str| body.contains("treaty") || body.contains("pact");
    assert_eq!(found("body:'treaty | body:'pact"), expected(both));
    assert_eq!(
        found("body:/treat(y|ies)/"),
        expected(|body| { body.contains("treaty") || body.contains("treaties") })
    );
    assert_eq!(
        found("body:\"prime minister\""),
        expected(|body| {
            let words: Vec<_> = words(body).filter(|word| !word.is_empty()).collect();
            words.windows(2).any(|two| two == ["prime", "minister"])
                && body.contains("prime minister")
        })
    );
}

#[test]
fn facts_of_the_record_narrow() {
    let (corpus, articles) = &*FIXTURES;
    let by = |test: &dyn Fn(&Article) -> bool| -> Vec<u32> {
        let all = (0..).zip(articles);
        all.filter(|(_, article)| test(article))
            .map(|(id, _)| id)
            .collect()
    };
    assert_eq!(
        found("lang:German"),
        by(&|article| article
            .language
            .as_deref()
            .is_some_and(|code| code.starts_with("de")))
    );
    let (_, tagged) = (0..)
        .zip(articles)
        .find(|(_, article)| !article.tags.is_empty())
        .map_or_else(
            || panic!("a fixture with tags"),
            |(id, article): (u32, _)| (id, article),
        );
    let tag = tagged.tags[0].clone();
    let expected = by(&|article| {
        article
            .tags
            .iter()
            .any(|other| fold(other, Case::Fold) == fold(&tag, Case::Fold))
    });
    assert_eq!(
        found(&format!("tag:{}", crate::query::ast::quote(&tag))),
        expected
    );
    let id = &articles[articles.len() / 2].id;
    let same = by(&|article| article.id == *id);
    assert_eq!(found(&format!("id:{}", crate::query::ast::quote(id))), same);
    let in_file = |id: &u32| {
        let entry = corpus.entry(ArticleId(*id)).expect("dense numbers");
        corpus
            .file(entry.place().file)
            .is_some_and(|file| file.shown.contains("berlin"))
    };
    let ids = 0..articles.len() as u32;
    assert_eq!(
        found("file:berlin"),
        ids.filter(in_file).collect::<Vec<_>>()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn words_together_are_those_of_the_naive_way(
        picks in prop::collection::vec((0usize..12, any::<bool>()), 1..4),
    ) {
        const WORDS: [&str; 12] = [
            "treaty", "war", "minister", "paris", "the", "said", "bank", "court", "earthquake", "and", "moon", "zebra",
        ];
        let typed: Vec<String> = picks
            .iter()
            .map(|(at, is_not)| format!("{}body:{}", if *is_not { "!" } else { "" }, WORDS[*at]))
            .collect();
        let expected = expected(|body| {
            picks.iter().all(|(at, is_not)| words(body).any(|word| word == WORDS[*at]) != *is_not)
        });
        prop_assert_eq!(found(&typed.join(" ")), expected);
    }
}
