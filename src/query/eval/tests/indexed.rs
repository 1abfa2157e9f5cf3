//! What an index of words answers: the rows of the scan, in the same order and tiers, whatever is asked, and whatever part
//! of the corpus it covers.

use super::{texts::FIXTURES, *};
use crate::index::{
    Concordance,
    concordance::{Volume, Writing},
};
use proptest::prelude::*;
use std::sync::{Arc, LazyLock};

/// An index of every article but those whose number `leaves_out`.
fn index(leaves_out: impl Fn(u32) -> bool) -> Arc<Concordance> {
    let (corpus, articles) = &*FIXTURES;
    let missing: Vec<_> = Concordance::default().missing(corpus).collect();
    let mut writings = [Writing::new(1).unwrap(), Writing::new(1).unwrap()];
    for (article, mark) in missing {
        if !leaves_out(article) {
            let body = &articles[article as usize].body;
            writings[usize::from(article % 3 == 0)]
                .add(mark, body)
                .unwrap();
        }
    }
    let volume = |writing: Writing| {
        let file = tempfile::tempfile().unwrap();
        writing.finish(&file).unwrap();
        Arc::new(Volume::open(file, 1).unwrap())
    };
    Arc::new(Concordance::new(corpus, writings.map(volume).into()))
}

/// Of all texts, of every second one, of two in three.
static INDEXES: LazyLock<[Arc<Concordance>; 3]> = LazyLock::new(|| {
    [
        index(|_| false),
        index(|article| article % 2 == 0),
        index(|article| article % 3 == 0),
    ]
});

/// Rows with tiers and scores, and how many texts were looked at for them.
fn found(
    catalogue: &Catalogue,
    typed: &str,
    index: Option<&Arc<Concordance>>,
) -> Vec<(u32, Tier, i32)> {
    let query = parse(typed, TODAY).unwrap_or_else(|error| panic!("{typed}: {error}"));
    let subject = Subject {
        catalogue,
        names: &Tally::default(),
    };
    let mut filter = Filter::default();
    filter.use_index(index.cloned());
    let never = || false;
    let view = filter.search(subject, &query, None, &never, &never);
    let rows = view.expect("nothing made it stale").rows;
    rows.iter()
        .map(|row| (row.article.0, row.tier, row.score))
        .collect()
}

/// A piece of a text as somebody would type it, in a form.
fn typed(words: &[&str], form: u8) -> String {
    let bare = words.join(" ").replace(['"', '\n'], " ");
    let first = words.first().copied().unwrap_or_default();
    let start: String = first.chars().take(3).collect();
    match form {
        0 => format!("body:\"{bare}\""),
        1 => format!("\"{bare}\""),
        2 => format!("body:\"{bare}\"~3"),
        3 => format!("body:{}*", crate::query::ast::quote(&start)),
        4 => format!("!body:\"{first}\""),
        5 => format!("body:\"{first}\" | \"{bare}\""),
        6 => format!("body:\"{first}\" !\"{bare}\""),
        7 => format!("body:\"{}\"", bare.to_lowercase()),
        _ => format!("(body:\"{first}\" OR body:'said) -body:\"{bare}\""),
    }
}

#[test]
fn an_index_covers_every_text_that_stands_in_its_own_record() {
    let [index, ..] = &*INDEXES;
    let (corpus, _) = &*FIXTURES;
    let rest = corpus.len() - index.len();
    assert!(rest * 5 < corpus.len(), "{rest} of {}", corpus.len());
    let missing: Vec<_> = index.missing(corpus).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn what_the_index_answers_is_not_read_again() {
    let (corpus, _) = &*FIXTURES;
    let mut catalogue = Catalogue::default();
    catalogue.extend(corpus);
    let mut filter = Filter::default();
    filter.use_index(INDEXES.first().cloned());
    let subject = Subject {
        catalogue: &catalogue,
        names: &Tally::default(),
    };
    for typed in [
        "body:\"the\"",
        "body:minist*",
        "body:\"prime minister\"",
        "body:treaty !body:war",
    ] {
        let query = parse(typed, TODAY).unwrap();
        // One batch of texts is read before anybody looks at the clock: those that the index does not cover.
        let view = filter
            .search(subject, &query, None, &|| false, &|| true)
            .unwrap();
        assert_eq!(view.searched, None, "{typed}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn an_index_of_any_part_gives_the_rows_of_the_scan(
        picks in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 1_usize..4, 0_u8..9), 4),
        which in 0_usize..3,
    ) {
        let (corpus, articles) = &*FIXTURES;
        let mut catalogue = Catalogue::default();
        catalogue.extend(corpus);
        let index = INDEXES.get(which);
        for (article, at, length, form) in picks {
            let body = &article.get(articles).body;
            let words: Vec<&str> = body.split_whitespace().collect();
            if words.is_empty() {
                continue;
            }
            let at = at.index(words.len());
            let typed = typed(&words[at..words.len().min(at + length)], form);
            if parse(&typed, TODAY).is_err() {
                continue;
            }
            let with = found(&catalogue, &typed, index);
            prop_assert_eq!(with, found(&catalogue, &typed, None), "{}", typed);
        }
    }
}
