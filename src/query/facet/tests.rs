//! Counts held against a plain loop, and what is typed for them.

use super::*;
use crate::{
    corpus::{ArticleId, Corpus, Entry, Published},
    entity::{Entity, Extraction},
    query::{eval::Filter, parse},
};
use jiff::civil::date;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn entry(outlet: Option<&str>, day: Option<(i16, i8, i8)>) -> Entry {
    Entry {
        outlet: outlet.map(Into::into),
        published: day.map(|(year, month, day)| Published::Day(date(year, month, day))),
        ..Entry::headed("a")
    }
}

fn catalogue(entries: Vec<Entry>) -> Catalogue {
    let mut corpus = Corpus::default();
    corpus.push(entries);
    let mut catalogue = Catalogue::default();
    catalogue.extend(&corpus);
    catalogue
}

fn counted(
    catalogue: &Catalogue,
    names: &Tally,
    articles: &[u32],
    facet: Facet,
) -> Vec<(String, u32)> {
    let rows: Vec<Row> = articles
        .iter()
        .map(|id| Row::unscored(ArticleId(*id)))
        .collect();
    let ground = Ground {
        catalogue,
        names,
        said: &Said::default(),
        rows: &rows,
    };
    let counts = ground.count(facet, &|| false).unwrap();
    let values = counts.values.into_iter();
    values.map(|value| (value.name, value.count)).collect()
}

fn pairs(all: &[(&str, u32)]) -> Vec<(String, u32)> {
    all.iter()
        .map(|(name, count)| (name.to_string(), *count))
        .collect()
}

#[test]
fn outlets_are_one_whatever_their_capitals_and_the_commonest_wording_is_shown() {
    let outlets = [Some("Echo"), Some("ECHO"), Some("Echo"), Some("Tide"), None];
    let all = catalogue(outlets.map(|outlet| entry(outlet, None)).to_vec());
    let names = Tally::default();
    let count = |articles: &[u32]| counted(&all, &names, articles, Facet::Outlet);
    assert_eq!(count(&[0, 1, 2, 3, 4]), pairs(&[("Echo", 3), ("Tide", 1)]));
    assert_eq!(count(&[1, 3]), pairs(&[("ECHO", 1), ("Tide", 1)]));
    assert_eq!(count(&[4]), []);
}

#[test]
fn days_months_and_years_are_those_of_utc_and_the_undated_have_none() {
    let days = [
        Some((2024, 3, 5)),
        Some((2024, 3, 6)),
        Some((1969, 12, 31)),
        None,
    ];
    let all = catalogue(days.map(|day| entry(None, day)).to_vec());
    let names = Tally::default();
    let count = |facet| counted(&all, &names, &[0, 1, 2, 3], facet);
    assert_eq!(
        count(Facet::Month),
        pairs(&[("2024-03", 2), ("1969-12", 1)])
    );
    assert_eq!(count(Facet::Year), pairs(&[("2024", 2), ("1969", 1)]));
    assert_eq!(count(Facet::Day).len(), 3);
}

#[test]
fn names_are_counted_by_articles_of_the_result() {
    let entity = |kind: Kind, name: &str| Entity {
        kind,
        label: kind.into(),
        name: name.to_owned(),
        aliases: Vec::new(),
        resolved: None,
        whose: None,
    };
    let doe = entity(Kind::Person, "Jane Doe");
    let roe = entity(Kind::Person, "John Roe");
    let acme = entity(Kind::Org, "Acme Bank");
    let mut names = Tally::default();
    for (id, entities) in (0..).zip([
        vec![doe.clone(), acme.clone()],
        vec![doe],
        vec![roe],
        vec![acme],
    ]) {
        let extraction = Extraction {
            entities,
            ..Extraction::default()
        };
        names.add(id, None, &extraction);
    }
    let all = catalogue(vec![entry(None, None); 4]);
    let people = counted(&all, &names, &[0, 1, 3], Facet::Name(Kind::Person));
    assert_eq!(people, pairs(&[("Jane Doe", 2)]));
    let labels = counted(&all, &names, &[0, 2, 3], Facet::Label);
    assert_eq!(labels, pairs(&[("ORG", 2), ("PERSON", 2)]));
}

#[test]
fn nobody_waits_for_a_count_that_is_stale() {
    let all = catalogue(vec![entry(Some("Echo"), None)]);
    let names = Tally::default();
    let ground = Ground {
        catalogue: &all,
        names: &names,
        said: &Said::default(),
        rows: &[],
    };
    assert!(ground.count(Facet::Outlet, &|| true).is_none());
}

#[test]
fn the_term_of_an_outlet_finds_those_that_were_counted() {
    let outlets = ["Echo", "ECHO", "Echo Africa", "Le (\"Soir\")", "The Echo"];
    let all = catalogue(outlets.map(|outlet| entry(Some(outlet), None)).to_vec());
    let names = Tally::default();
    for (name, count) in counted(&all, &names, &[0, 1, 2, 3, 4], Facet::Outlet) {
        let term = Facet::Outlet.term(&name).unwrap();
        let query = parse(&term, date(2024, 3, 6)).unwrap();
        let view = Filter::default().run(&all, &names, &query, None, &|| false);
        assert_eq!(view.unwrap().rows.len(), count as usize, "{term}");
    }
}

#[test]
fn the_term_of_a_value_can_be_typed() {
    for (facet, value) in [
        (Facet::Outlet, "Le \"Soir\""),
        (Facet::Section, "World"),
        (Facet::Name(Kind::Person), "Jane Doe"),
        (Facet::Name(Kind::Product), "Orbit 9"),
        (Facet::Day, "2024-03-05"),
        (Facet::Month, "2024-03"),
        (Facet::Year, "0987"),
    ] {
        let term = facet.term(value).unwrap();
        for term in [term.clone(), format!("!{term}")] {
            let query = parse(&term, date(2024, 3, 6));
            assert!(query.is_ok_and(|query| query.terms().len() == 1), "{term}");
        }
    }
    assert_eq!(Facet::Label.term("PERSON"), None);
}

proptest! {
    #[test]
    fn counts_are_those_of_a_plain_loop(
        articles in prop::collection::vec((prop::option::of("[abAB]"), prop::option::of(1i8..4), any::<bool>()), 0..60),
    ) {
        let entries = articles.iter().map(|(outlet, day, _)| entry(outlet.as_deref(), day.map(|day| (2024, 3, day))));
        let all = catalogue(entries.collect());
        let chosen: Vec<u32> = (0..).zip(&articles).filter(|(_, (.., is_in))| *is_in).map(|(id, _)| id).collect();
        let (mut outlets, mut days) = (BTreeMap::new(), BTreeMap::new());
        for (outlet, day, _) in articles.iter().filter(|(.., is_in)| *is_in) {
            if let Some(outlet) = outlet {
                *outlets.entry(outlet.to_lowercase()).or_insert(0u32) += 1;
            }
            if let Some(day) = day {
                *days.entry(format!("2024-03-0{day}")).or_insert(0u32) += 1;
            }
        }
        let names = Tally::default();
        let found = counted(&all, &names, &chosen, Facet::Outlet).into_iter();
        let found: BTreeMap<_, _> = found.map(|(name, count)| (name.to_lowercase(), count)).collect();
        prop_assert_eq!(found, outlets);
        let found: BTreeMap<_, _> = counted(&all, &names, &chosen, Facet::Day).into_iter().collect();
        prop_assert_eq!(found, days);
    }
}
