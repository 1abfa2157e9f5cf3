//! The filter against a naive evaluator, whatever was typed before and however many threads there are.

use super::*;
use crate::{
    corpus::{ArticleId, Corpus, Entry, Published},
    entity::Kind,
    query::{
        Tier,
        found::Found,
        hit::{Grade, Hit, Hits},
        needle::NAMED_SCORE,
        parse,
    },
};
use jiff::civil::{Date, date};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

mod indexed;
mod naive;
mod texts;

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
    assert_eq!((view.seam, view.total), (5, 5));
    assert_eq!(view.order, Some(Order::by(Sort::Date)));
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
    assert_eq!(view.seam, 4);
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
    assert_eq!(view.seam, 0);
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
        ("sort:outlet,date", [2, 1, 3, 0, 4]),
        ("sort:-outlet,-date", [0, 3, 1, 2, 4]),
        ("sort:-date,headline", [1, 4, 0, 3, 2]),
        ("sort:section,file", [0, 1, 2, 3, 4]),
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
    let order = Order::by(Sort::Date);
    let press = press();
    let view = Filter::default().run(&press, &Tally::default(), &query, Some(order), &|| false);
    let first = view.expect("an answer").rows[0].article;
    assert_eq!(first, ArticleId(1));
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

/// What some articles name.
fn tally(named: &[(u32, Kind, &str)]) -> Tally {
    use crate::{
        entity::{Entity, Extraction, Field, Mention},
        text::Span,
    };
    let mut tally = Tally::default();
    for &(article, kind, name) in named {
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
        tally.add(article, None, &extraction);
    }
    tally
}

/// The rows of `press` when two articles name someone.
fn rows_with_names(typed: &str) -> Vec<(u32, Tier)> {
    let names = tally(&[
        (1, Kind::Loc, "Kyiv"),
        (2, Kind::Person, "Ada Bankole"),
        (3, Kind::Person, "Ada Bankole"),
        (99, Kind::Person, "Ada Bankole"),
    ]);
    let query = parse(typed, TODAY).unwrap_or_else(|error| panic!("{typed}: {error}"));
    let view = Filter::default()
        .run(&press(), &names, &query, None, &|| false)
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
        // Letters scattered in a word of a name come last; two are in too many, and negated they are none.
        ("kyv", vec![(1, Fuzzy)]),
        ("kyv*", vec![(1, Fuzzy)]),
        ("kyi wire", vec![]),
        ("yiv", vec![(1, Fuzzy)]),
        ("Kyv", vec![(1, Fuzzy)]),
        ("KyV", vec![]),
        ("yi", vec![]),
        ("'kyv", vec![]),
        ("headline:kyv", vec![]),
        ("bnkl", vec![(0, Fuzzy), (4, Fuzzy), (3, Fuzzy), (2, Fuzzy)]),
        ("adbn", vec![]),
        // A phrase stands in a name as it does in a text.
        ("\"ada bankole\"", vec![(3, Exact), (2, Exact)]),
        ("\"Bankole\"", vec![(3, Exact), (2, Exact)]),
        ("\"bankole ada\"", vec![]),
        ("\"ada bank\"", vec![]),
        ("\"ada Bankole\"", vec![]),
        (
            "!kyv",
            vec![(0, Exact), (1, Exact), (2, Exact), (3, Exact), (4, Exact)],
        ),
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
    let names = tally(&[(2, Kind::Person, "Ada Bankole"), (3, Kind::Loc, "Italy")]);
    let press = press();
    for (typed, expected) in [
        ("person:bankole", vec![2]),
        ("person:bank", vec![2]),
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
fn a_quoted_name_is_that_name_and_no_longer_one() {
    let names = tally(&[
        (0, Kind::Loc, "Niger"),
        (1, Kind::Loc, "Nigeria"),
        (2, Kind::Loc, "Niger Delta"),
        (3, Kind::Org, "AP"),
        (4, Kind::Org, "Apple"),
    ]);
    let press = press();
    for (typed, expected) in [
        ("place:niger", vec![0, 1, 2]),
        ("place:\"Niger\"", vec![0]),
        ("with:\"niger\"", vec![0]),
        ("org:\"AP\"", vec![3]),
        ("!place:\"Niger\" place:niger", vec![1, 2]),
        // Where nothing is called so, what is called so among other words.
        ("place:\"Delta\"", vec![2]),
        ("place:\"Delt\"", vec![]),
    ] {
        let query = parse(typed, TODAY).unwrap_or_else(|error| panic!("{typed}: {error}"));
        let view = Filter::default().run(&press, &names, &query, None, &|| false);
        let rows = view.expect("nothing made it stale").rows;
        let mut rows: Vec<_> = rows.iter().map(|row| row.article.0).collect();
        rows.sort_unstable();
        assert_eq!(rows, expected, "{typed}");
    }
}

#[test]
fn names_join_the_columns_in_order() {
    let hit = |row, tier| Hit::new(row, Grade::from(Found { tier, score: 1 }));
    let hits = Hits {
        blocks: vec![[hit(2, Tier::Exact), hit(3, Tier::Fuzzy)].into()],
    };
    let merged = hits.with_named(&press(), &[0, 2, 3, 4, 9], Found::exact(NAMED_SCORE));
    let hits = merged.block(0).iter();
    let seen: Vec<_> = hits.map(|hit| (hit.row(), hit.grade().found())).collect();
    let exact = |row| (row, Found::exact(NAMED_SCORE));
    let expected = [exact(0), (2, Found::exact(1)), exact(3), exact(4)];
    assert_eq!(seen, expected);
}
