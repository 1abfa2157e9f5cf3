//! What is lit up is what matched, in whole letters of the text as shown.

use super::*;
use crate::{
    corpus::{ArticleId, Corpus, Entry},
    query::parse,
};
use jiff::civil::date;
use proptest::prelude::*;

fn query(typed: &str) -> Query {
    parse(typed, date(2024, 3, 15)).unwrap_or_else(|error| panic!("{typed}: {error}"))
}

/// A corpus of one article.
fn corpus(headline: &str, outlet: &str) -> Corpus {
    let mut corpus = Corpus::default();
    corpus.push(vec![Entry {
        outlet: Some(outlet.into()),
        ..Entry::headed(headline)
    }]);
    corpus
}

fn lit_in(corpus: &Corpus, query: &Query, field: ShortField, tier: Tier) -> Vec<Span> {
    let entry = corpus.entry(ArticleId(0)).expect("the article");
    lit(query, field, entry, tier)
}

fn shown<'a>(spans: &[Span], text: &'a str) -> Vec<&'a str> {
    spans.iter().map(|span| span.of(text)).collect()
}

#[test]
fn a_word_in_one_piece_is_lit_where_it_counts_most() {
    let corpus = corpus("Embankment Bank closed", "Bank Wire");
    let query = query("bank");
    let spans = lit_in(&corpus, &query, ShortField::Headline, Tier::Fuzzy);
    assert_eq!(spans, [Span::new(11, 15)]);
    assert_eq!(
        shown(
            &lit_in(&corpus, &query, ShortField::Outlet, Tier::Fuzzy),
            "Bank Wire"
        ),
        ["Bank"]
    );
}

#[test]
fn scattered_letters_are_lit_only_in_the_field_that_won() {
    let corpus = corpus("Brick and mortar shops sank", "Baltic Nordic Kurier");
    let query = query("bnk");
    let headline = lit_in(&corpus, &query, ShortField::Headline, Tier::Fuzzy);
    let outlet = lit_in(&corpus, &query, ShortField::Outlet, Tier::Fuzzy);
    assert!(headline.is_empty() != outlet.is_empty());
    assert_eq!(shown(&outlet, "Baltic Nordic Kurier"), ["B", "N", "K"]);
}

#[test]
fn an_article_found_by_a_name_in_one_piece_has_no_scattered_letters_lit() {
    let corpus = corpus("Brick and mortar shops sank", "Wire");
    let lit = lit_in(&corpus, &query("bnk"), ShortField::Headline, Tier::Exact);
    assert!(lit.is_empty());
}

#[test]
fn negated_terms_light_nothing_up() {
    let corpus = corpus("Bank closed", "Wire");
    assert!(
        lit_in(
            &corpus,
            &query("!'bankx !outlet:x date:2024"),
            ShortField::Headline,
            Tier::Fuzzy
        )
        .is_empty()
    );
}

#[test]
fn words_are_hit_whole_or_at_their_start_and_quoted_ones_anywhere() {
    let body = "The minister met ministers.\nAdministration of the Minister";
    assert_eq!(
        shown(&hits(&query("minis*"), body), body),
        ["minis", "minis", "Minis"]
    );
    assert_eq!(
        shown(&hits(&query("'minis"), body), body),
        ["minis", "minis", "minis", "Minis"]
    );
    assert_eq!(shown(&hits(&query("minister"), body), body).len(), 2);
    assert_eq!(shown(&hits(&query("Minis*"), body), body), ["Minis"]);
    assert_eq!(
        shown(&hits(&query("\"minister met\" met"), body), body),
        ["minister met"]
    );
    assert!(hits(&query("^the headline:met !met date:2024"), body).is_empty());
}

#[test]
fn the_reader_finds_every_place_in_order() {
    let text = "aa Ab\nb a";
    assert_eq!(find("a", text).len(), 4);
    assert_eq!(shown(&find("A", text), text), ["A"]);
    assert_eq!(shown(&find("ab", text), text), ["Ab"]);
    assert!(find("", text).is_empty() && find(" ", text).is_empty() && find("a", "").is_empty());
}

proptest! {
    #[test]
    fn spans_fit_the_text_and_never_overlap(
        text in "[abéßİ’\u{301} \n]{0,40}",
        typed in "[abéAß]{1,3}( '[abi])?",
    ) {
        let query = query(&typed);
        let corpus = corpus(&text, "ab");
        for spans in [hits(&query, &text), lit_in(&corpus, &query, ShortField::Headline, Tier::Fuzzy), find(&typed, &text)] {
            for span in &spans {
                prop_assert!(text.get(span.range()).is_some_and(|found| !found.is_empty()));
            }
            for pair in spans.windows(2) {
                prop_assert!(pair[0].end <= pair[1].start);
            }
        }
    }
}
