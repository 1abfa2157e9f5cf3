//! The filter against a naive evaluator, whatever was typed before and however many threads there are.

use super::*;
use crate::{
    corpus::{ArticleId, Corpus, Entry, Published},
    query::{State, Tier, fuzzy::Matcher, needle::NAMED_SCORE, parse},
};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

const TODAY: Date = date(2024, 3, 15);

fn entry(headline: &str, byline: &str, outlet: &str, day: Option<Date>) -> Entry {
    Entry {
        byline: byline.into(),
        outlet: (!outlet.is_empty()).then(|| outlet.into()),
        published: day.map(Published::Day),
        ..Entry::headed(headline)
    }
}

fn catalogue(entries: Vec<Entry>) -> Catalogue {
    let mut corpus = Corpus::default();
    corpus.push(entries);
    let mut catalogue = Catalogue::default();
    catalogue.extend(&corpus);
    catalogue
}

fn press() -> Catalogue {
    catalogue(vec![
        entry(
            "Bank holds rates",
            "Ann Poe",
            "Wire",
            Some(date(2024, 3, 5)),
        ),
        entry(
            "Élan Bank chief to step down",
            "",
            "Morning Post",
            Some(date(2024, 3, 7)),
        ),
        entry("Talks go on", "Jane Bankes", "Evening Wire", None),
        entry(
            "Brick and mortar shops sank",
            "",
            "Wire",
            Some(date(2023, 1, 2)),
        ),
        entry("Embankment closed", "Ann Poe", "", Some(date(2024, 3, 7))),
    ])
}

fn view(catalogue: &Catalogue, typed: &str) -> View {
    let query = parse(typed, TODAY).unwrap_or_else(|error| panic!("{typed}: {error}"));
    let view = Filter::default().run(catalogue, &Tally::default(), &query, None, &|| false);
    view.expect("nothing made it stale")
}

fn rows(catalogue: &Catalogue, typed: &str) -> Vec<u32> {
    view(catalogue, typed)
        .rows
        .iter()
        .map(|row| row.article.0)
        .collect()
}

#[test]
fn nothing_typed_is_everything_newest_first() {
    let view = view(&press(), "");
    let articles: Vec<_> = view.rows.iter().map(|row| row.article.0).collect();
    assert_eq!(articles, [1, 4, 0, 3, 2]);
    assert_eq!((view.exact_count, view.total), (5, 5));
    assert_eq!(
        view.order,
        Some(Order {
            sort: Sort::Date,
            is_reversed: false
        })
    );
}

#[test]
fn what_stands_twice_is_selected_once_its_twins_are_found() {
    use crate::corpus::{Article, test_print};
    let at = |headline: &str, url: &str| {
        let article = Article {
            headline: headline.to_owned(),
            url: Some(url.to_owned()),
            body: "It did.".to_owned(),
            ..Article::default()
        };
        Entry {
            print: test_print(&article),
            ..entry(headline, "", "", None)
        }
    };
    let mut catalogue = catalogue(vec![
        at("Pier opens", "https://tide.example/pier"),
        at("Rain", "https://tide.example/rain"),
        at("Pier opens", "https://tide.example/pier?utm_source=mail"),
    ]);
    assert!(rows(&catalogue, "is:dup").is_empty(), "not looked for yet");
    catalogue.find_twins();
    assert_eq!(rows(&catalogue, "is:dup"), [0, 2]);
    assert_eq!(rows(&catalogue, "!is:dup is:undated"), [1]);
}

#[test]
fn whole_words_come_before_starts_insides_and_scattered_letters() {
    let view = view(&press(), "bank");
    let articles: Vec<_> = view.rows.iter().map(|row| row.article.0).collect();
    // Whole word nearer to the start; a word that starts so; inside a word; b-an-k scattered.
    assert_eq!(articles, [0, 1, 2, 4, 3]);
    assert_eq!(view.exact_count, 4);
    assert_eq!(view.rows[4].tier, Tier::Fuzzy);
}

#[test]
fn an_article_is_in_the_tier_of_its_weakest_word() {
    let view = view(&press(), "wire bnk");
    let tiers: Vec<_> = view
        .rows
        .iter()
        .map(|row| (row.article.0, row.tier))
        .collect();
    assert_eq!(
        tiers,
        [(0, Tier::Fuzzy), (2, Tier::Fuzzy), (3, Tier::Fuzzy)]
    );
    assert_eq!(view.exact_count, 0);
}

#[test]
fn words_narrow_and_negations_take_away() {
    let press = press();
    for (typed, expected) in [
        ("'bank wire", vec![0, 2]),
        ("'bank !wire", vec![1, 4]),
        ("'bank -wire -embank", vec![1]),
        ("^bank", vec![0]),
        ("down$", vec![1]),
        ("^wire$", vec![0, 3]),
        ("\"step down\"", vec![1]),
        ("\"down step\"", vec![]),
        ("outlet:wire", vec![0, 3, 2]),
        ("outlet:^wire", vec![0, 3]),
        ("!outlet:wire", vec![1, 4]),
        ("byline:'bank", vec![2]),
        ("headline:'bank byline:poe", vec![0, 4]),
        ("person:nobody", vec![]),
        ("!person:nobody 'talks", vec![2]),
        ("zzz", vec![]),
    ] {
        assert_eq!(rows(&press, typed), expected, "{typed}");
    }
}

#[test]
fn a_capital_makes_its_word_alone_case_sensitive() {
    let press = press();
    assert_eq!(rows(&press, "'Bank 'HOLDS"), [0; 0]);
    assert_eq!(rows(&press, "'Bank 'holds"), [0]);
    assert_eq!(rows(&press, "'Bank"), [0, 1, 2]);
    assert_eq!(rows(&press, "'bank 'élan").len(), 1);
}

#[test]
fn dates_are_half_open_and_the_undated_are_outside() {
    let press = press();
    for (typed, expected) in [
        ("date:2024", vec![1, 4, 0]),
        ("date:2024-03-05", vec![0]),
        ("date:2023..2024-03-05", vec![0, 3]),
        ("date:..2023", vec![3]),
        ("date:2024-03-06..", vec![1, 4]),
        ("date:..", vec![1, 4, 0, 3]),
        ("date:8d", vec![1, 4]),
        ("date:1w", vec![]),
        ("after:2024-03-07", vec![1, 4]),
        ("before:2024-03-07", vec![0, 3]),
        ("after:2024-03-05 before:2024-03-07", vec![0]),
        ("!date:2024", vec![3, 2]),
    ] {
        assert_eq!(rows(&press, typed), expected, "{typed}");
    }
}

#[test]
fn orders_keep_what_has_no_key_last_and_ties_newest_first() {
    let press = press();
    for (typed, expected) in [
        ("sort:-date", [1, 4, 0, 3, 2]),
        ("sort:date", [3, 0, 1, 4, 2]),
        ("sort:outlet", [2, 1, 0, 3, 4]),
        ("sort:-outlet", [0, 3, 1, 2, 4]),
        ("sort:headline", [0, 3, 1, 4, 2]),
        ("sort:-headline", [2, 4, 1, 3, 0]),
        ("sort:file", [0, 1, 2, 3, 4]),
        ("sort:-file", [4, 3, 2, 1, 0]),
        ("sort:score", [1, 4, 0, 3, 2]),
    ] {
        assert_eq!(rows(&press, typed), expected, "{typed}");
    }
    assert_eq!(
        rows(&press, "bank sort:file"),
        [0, 1, 2, 4, 3],
        "fuzzy stays behind exact"
    );
}

#[test]
fn the_order_asked_for_wins_over_the_query() {
    let query = parse("sort:file", TODAY).expect("an order");
    let order = Order {
        sort: Sort::Date,
        is_reversed: false,
    };
    let press = press();
    let view = Filter::default().run(&press, &Tally::default(), &query, Some(order), &|| false);
    assert_eq!(view.expect("an answer").rows[0].article, ArticleId(1));
}

#[test]
fn a_stale_run_has_no_answer_and_spoils_none() {
    let press = press();
    let mut filter = Filter::default();
    let query = parse("bank", TODAY).expect("a word");
    let names = Tally::default();
    for patience in 0..3 {
        let asked = AtomicUsize::new(0);
        let is_stale = || asked.fetch_add(1, Relaxed) >= patience;
        filter.run(&press, &names, &query, None, &is_stale);
    }
    assert!(filter.run(&press, &names, &query, None, &|| true).is_none());
    let after = filter
        .run(&press, &names, &query, None, &|| false)
        .expect("an answer");
    assert_eq!(after.rows, view(&press, "bank").rows);
}

#[test]
fn an_empty_archive_has_no_rows() {
    for typed in ["", "bank", "date:2024 sort:headline", "!x person:y"] {
        assert_eq!(rows(&Catalogue::default(), typed), [0; 0], "{typed}");
    }
}

/// The rows of `press` when two articles name someone.
fn rows_with_names(typed: &str) -> Vec<(u32, Tier)> {
    let names = |kinds: &[Kind], pattern: &Pattern, case: Case| {
        let known = [
            (Kind::Person, "Ada Bankole", vec![2, 3, 99]),
            (Kind::Loc, "Kyiv", vec![1]),
        ];
        let sought = fold(&pattern.text, case);
        let holds = |kind, name| {
            (kinds.is_empty() || kinds.contains(&kind)) && fold(name, case).contains(&sought)
        };
        let named = known
            .into_iter()
            .filter(|&(kind, name, _)| holds(kind, name));
        named.flat_map(|(.., articles)| articles).collect()
    };
    let press = press();
    let run = Run {
        catalogue: &press,
        names: &names,
        is_stale: &|| false,
    };
    let query = parse(typed, TODAY).unwrap_or_else(|error| panic!("{typed}: {error}"));
    let view = Filter::default()
        .answer(&run, &query, None)
        .expect("nothing made it stale");
    view.rows
        .iter()
        .map(|row| (row.article.0, row.tier))
        .collect()
}

#[test]
fn articles_are_found_by_the_names_in_them() {
    use Tier::{Exact, Fuzzy};
    for (typed, expected) in [
        ("person:bankole", vec![(3, Exact), (2, Exact)]),
        ("person:\"Ada Bankole\" date:2023", vec![(3, Exact)]),
        ("place:bankole", vec![]),
        ("entity:kyiv", vec![(1, Exact)]),
        ("!person:bankole wire", vec![(0, Exact)]),
        // By a name alone an article is exact, behind those whose short fields hold the word.
        (
            "bank",
            vec![(0, Exact), (1, Exact), (2, Exact), (4, Exact), (3, Exact)],
        ),
        ("'kyiv", vec![(1, Exact)]),
        (
            "!kyiv 'bank",
            vec![(0, Exact), (3, Exact), (2, Exact), (4, Exact)],
        ),
        ("Kyiv", vec![(1, Exact)]),
        ("kYIV", vec![]),
        ("^kyiv", vec![]),
        ("headline:kyiv", vec![]),
        ("person:ada bnk", vec![(2, Fuzzy), (3, Fuzzy)]),
    ] {
        let mut expected = expected;
        let mut rows = rows_with_names(typed);
        if typed.starts_with('!') {
            rows.sort_unstable();
            expected.sort_unstable();
        }
        assert_eq!(rows, expected, "{typed}");
    }
}

#[test]
fn the_tally_is_asked_for_names_by_the_beginnings_of_their_words() {
    use crate::{
        entity::{Entity, Extraction, Field, Mention},
        text::Span,
    };
    let mut names = Tally::default();
    for (article, kind, name) in [(2, Kind::Person, "Ada Bankole"), (3, Kind::Loc, "Italy")] {
        let entity = Entity {
            kind,
            label: kind.into(),
            name: name.to_owned(),
            aliases: Vec::new(),
            resolved: None,
            whose: None,
        };
        let mention = Mention {
            field: Field::Body,
            span: Span::new(0, name.len()),
            entity: 0,
        };
        let extraction = Extraction {
            entities: vec![entity],
            mentions: vec![mention],
            ..Extraction::default()
        };
        names.add(article, None, &extraction);
    }
    let press = press();
    for (typed, expected) in [
        ("person:bankole", vec![2]),
        ("person:\"Ada Bank\"", vec![2]),
        ("'ital", vec![3]),
        ("Ital", vec![3]),
        ("IT", vec![]),
        ("'ly", vec![]),
    ] {
        let query = parse(typed, TODAY).unwrap_or_else(|error| panic!("{typed}: {error}"));
        let view = Filter::default().run(&press, &names, &query, None, &|| false);
        let rows = view.expect("nothing made it stale").rows;
        let rows: Vec<_> = rows.iter().map(|row| row.article.0).collect();
        assert_eq!(rows, expected, "{typed}");
    }
}

#[test]
fn names_join_the_columns_in_order() {
    let hit = |article, tier| Hit::new(article, Found { tier, score: 1 });
    let hits = [hit(2, Tier::Exact), hit(4, Tier::Fuzzy)];
    let merged = with_named(hits.to_vec().into(), &[1, 2, 4, 9]);
    let seen: Vec<_> = merged
        .iter()
        .map(|hit| (hit.article, hit.found().tier, hit.found().score))
        .collect();
    let exact = |article| (article, Tier::Exact, NAMED_SCORE);
    assert_eq!(seen, [exact(1), (2, Tier::Exact, 1), exact(4), exact(9)]);
}

fn to(text: &str, end: usize) -> &str {
    text.get(..end).expect("a boundary")
}

fn from(text: &str, start: usize) -> &str {
    text.get(start..).expect("a boundary")
}

/// The rows by the letter of the design, one article and one term at a time.
mod naive {
    use super::*;
    use std::cmp::Reverse;

    pub(super) fn rows(corpus: &Corpus, query: &Query) -> Vec<(u32, Tier, i32)> {
        let mut rows = Vec::new();
        for id in 0..corpus.len() as u32 {
            let entry = corpus.entry(ArticleId(id)).expect("dense numbers");
            if let Some((tier, score)) = judge(entry, query) {
                rows.push((id, tier, score));
            }
        }
        let is_ranked = query.has_text_term();
        rows.sort_by_key(|&(id, tier, score)| {
            let date = corpus
                .entry(ArticleId(id))
                .and_then(|entry| entry.published);
            let best_first = Reverse(if is_ranked { score } else { 0 });
            (tier, best_first, Reverse(date.map(Published::seconds)), id)
        });
        rows
    }

    fn judge(entry: &Entry, query: &Query) -> Option<(Tier, i32)> {
        let mut found = Vec::new();
        for (at, term) in query.terms().iter().enumerate() {
            let holds = match &term.test {
                Test::Text(field, pattern) => {
                    let best = best(entry, *field, pattern);
                    let is_first = !query.terms()[..at]
                        .iter()
                        .any(|known| known.test == term.test);
                    if !term.is_negated && is_first {
                        found.extend(best.map(|(tier, score)| (tier, score, pattern)));
                    }
                    best.is_some()
                }
                // Nothing here has a name, an address or a text.
                Test::Named(..) | Test::Is(State::Dup) => false,
                Test::Is(State::Stub) => entry.is_stub,
                Test::Is(State::Undated) => entry.published.is_none(),
                Test::Published(days) => entry.published.is_some_and(|published| {
                    let day = published.day();
                    days.from.is_none_or(|from| from <= day)
                        && days.until.is_none_or(|until| day < until)
                }),
            };
            if holds == term.is_negated {
                return None;
            }
        }
        let tier = found
            .iter()
            .map(|&(tier, ..)| tier)
            .max()
            .unwrap_or_default();
        let part = |&(found, score, pattern): &(Tier, i32, &Pattern)| match (tier, found) {
            (Tier::Fuzzy, Tier::Exact) => {
                11 + 20 * fold(&pattern.text, Case::Fold).chars().count().min(64) as i32
            }
            _ => score,
        };
        Some((tier, found.iter().map(part).sum()))
    }

    fn best(entry: &Entry, field: Option<ShortField>, pattern: &Pattern) -> Option<(Tier, i32)> {
        let case = if pattern.text.chars().any(char::is_uppercase) {
            Case::Keep
        } else {
            Case::Fold
        };
        let sought = fold(&pattern.text, case);
        let texts = [
            (ShortField::Headline, &*entry.headline),
            (ShortField::Byline, &*entry.byline),
            (
                ShortField::Outlet,
                entry.outlet.as_deref().unwrap_or_default(),
            ),
            (
                ShortField::Section,
                entry.section.as_deref().unwrap_or_default(),
            ),
        ];
        texts
            .into_iter()
            .filter(|(of, _)| field.is_none_or(|field| field == *of))
            .filter_map(|(_, text)| one(&fold(text, case), &sought, pattern.form))
            .max_by_key(|&(tier, score)| (Reverse(tier), score))
    }

    fn one(text: &str, sought: &str, form: Form) -> Option<(Tier, i32)> {
        let places = text.char_indices().map(|(at, _)| at).filter(|&at| {
            let rest = from(text, at);
            match form {
                Form::Start => at == 0 && rest.starts_with(sought),
                Form::End => rest == sought,
                Form::Whole => text == sought,
                _ => rest.starts_with(sought),
            }
        });
        let exact = places.map(|at| {
            let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let edge = |at: usize| {
                !(is_letter(to(text, at).chars().next_back())
                    && is_letter(from(text, at).chars().next()))
            };
            let class = match (edge(at), edge(at + sought.len())) {
                (true, true) => 2,
                (true, false) => 1,
                _ => 0,
            };
            class * 65_536 - at.min(255) as i32 * 256 - text.len().min(255) as i32
        });
        if let Some(score) = exact.max() {
            return Some((Tier::Exact, score));
        }
        if form != Form::Fuzzy {
            return None;
        }
        Matcher::new()
            .letters(text, sought)
            .map(|(score, _)| (Tier::Fuzzy, score))
    }
}

fn corpora() -> impl Strategy<Value = Vec<Vec<Entry>>> {
    let day = prop::option::of((1i8..4, 1i8..4).prop_map(|(month, day)| date(2024, month, day)));
    let entry = ("[abcAB é’.-]{0,14}", "[abc A]{0,5}", "(|ab|Bc|ca b)", day).prop_map(
        |(headline, byline, outlet, day)| Entry {
            is_stub: headline.len() % 3 == 0,
            ..entry(&headline, &byline, &outlet, day)
        },
    );
    prop::collection::vec(prop::collection::vec(entry, 0..12), 0..5)
}

fn queries() -> impl Strategy<Value = Vec<Query>> {
    let term = prop_oneof![
        6 => "[abcé]{1,4}",
        2 => "[abcABé]{1,3}",
        1 => "['^!-][abcA]{1,3}",
        1 => "[abc]{1,2}[$]",
        1 => "\"[abc][abc ]{0,3}\"",
        1 => "!?(headline|outlet|byline|section):'?[abcB]{1,2}",
        1 => "!?(date|before|after):2024-0[1-3]",
        1 => "!?is:(stub|undated|dup)",
    ];
    let query = prop::collection::vec(term, 0..4).prop_map(|terms| terms.join(" "));
    let read = |typed: Vec<String>| {
        typed
            .iter()
            .filter_map(|typed| parse(typed, TODAY).ok())
            .collect::<Vec<_>>()
    };
    // As typed letter by letter and taken back, so that columns narrow and are met again.
    let letters = |typed: Vec<String>| {
        typed
            .iter()
            .flat_map(|typed| {
                let ends = typed.char_indices().map(|(at, _)| at).chain([typed.len()]);
                let there: Vec<_> = ends.map(|end| to(typed, end).to_owned()).collect();
                there
                    .clone()
                    .into_iter()
                    .chain(there.into_iter().rev().take(2))
                    .collect::<Vec<_>>()
            })
            .collect::<Vec<_>>()
    };
    prop::collection::vec(query, 1..4)
        .prop_map(letters)
        .prop_map(read)
}

proptest! {
    #[test]
    fn rows_are_those_of_the_naive_way_whatever_came_before(
        segments in corpora(),
        queries in queries(),
        threads in 1usize..4,
    ) {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        let mut corpus = Corpus::default();
        let mut catalogue = Catalogue::default();
        let mut filter = Filter::default();
        let mut segments = segments.into_iter();
        for query in queries {
            // The corpus grows between two keystrokes.
            if let Some(segment) = segments.next() {
                corpus.push(segment);
            }
            catalogue.extend(&corpus);
            let view = pool.install(|| filter.run(&catalogue, &Tally::default(), &query, None, &|| false));
            let view = view.expect("nothing made it stale");
            let rows: Vec<_> = view.rows.iter().map(|row| (row.article.0, row.tier, row.score)).collect();
            prop_assert_eq!(&rows, &naive::rows(&corpus, &query), "{}", query);
            let exact = rows.iter().filter(|(_, tier, _)| *tier == Tier::Exact).count();
            prop_assert_eq!(view.exact_count, exact);
        }
    }
}
