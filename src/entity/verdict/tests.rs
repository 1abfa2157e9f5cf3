//! What was said, applied to an article: one verdict, several, circles, and a great many.

use super::*;
use crate::{
    entity::{Extraction, Field, Mention, Quote},
    text::Span,
};

fn named(kind: Kind, name: &str) -> Named {
    let name = name.to_owned();
    Named { kind, name }
}

fn person(name: &str) -> Named {
    named(Kind::Person, name)
}

fn merge(about: Named, into: Named) -> Verdict {
    let ruling = Ruling::Merge(into);
    Verdict { about, ruling }
}

fn retype(about: Named, kind: Kind) -> Verdict {
    let ruling = Ruling::Retype(kind);
    Verdict { about, ruling }
}

fn dismiss(about: Named) -> Verdict {
    let ruling = Ruling::Dismiss;
    Verdict { about, ruling }
}

/// An article that names these, each twice.
fn article(names: &[Named]) -> Extraction {
    let entity = |named: &Named| Entity {
        kind: named.kind,
        label: named.kind.into(),
        name: named.name.clone(),
        aliases: Vec::new(),
        resolved: None,
        whose: None,
    };
    let mention = |at: usize| Mention {
        field: Field::Body,
        span: Span::new(at * 10, at * 10 + 5),
        entity: (at % names.len()) as u32,
    };
    Extraction {
        entities: names.iter().map(entity).collect(),
        mentions: (0..names.len() * 2).map(mention).collect(),
        ..Extraction::default()
    }
}

/// Label, name, aliases and number of mentions of each.
fn judged(verdicts: &[Verdict], names: &[Named]) -> Vec<String> {
    let after = Verdicts::new(verdicts).apply(article(names));
    let counts = after.mention_counts();
    let entities = after.entities.iter().zip(counts);
    entities
        .map(|(entity, count)| {
            let aliases = entity.aliases.join(", ");
            format!("{} {} [{aliases}] {count}", entity.label, entity.name)
        })
        .collect()
}

#[test]
fn a_merged_name_joins_the_other_in_an_article_and_stands_for_it_alone() {
    let verdicts = [merge(person("Weiler"), person("Karin Weiler"))];
    let both = [person("Weiler"), person("Jane Doe"), person("Karin Weiler")];
    assert_eq!(
        judged(&verdicts, &both),
        ["PERSON Karin Weiler [Weiler] 4", "PERSON Jane Doe [] 2"]
    );
    assert_eq!(
        judged(&verdicts, &both[..1]),
        ["PERSON Karin Weiler [Weiler] 2"]
    );
    assert_eq!(judged(&verdicts, &both[1..2]), ["PERSON Jane Doe [] 2"]);
}

#[test]
fn a_dismissed_name_goes_with_its_mentions_and_the_others_keep_theirs() {
    let verdicts = [dismiss(named(Kind::Org, "Breaking"))];
    let names = [named(Kind::Org, "Breaking"), person("Jane Doe")];
    let after = Verdicts::new(&verdicts).apply(article(&names));
    assert_eq!(after.entities.len(), 1);
    let starts: Vec<_> = after
        .mentions
        .iter()
        .map(|m| (m.span.start, m.entity))
        .collect();
    assert_eq!(starts, [(10, 0), (30, 0)]);
    // The same word as another kind is another name.
    let place = [named(Kind::Loc, "Breaking")];
    assert_eq!(judged(&verdicts, &place), ["LOC Breaking [] 2"]);
}

#[test]
fn what_is_said_goes_with_the_name_of_who_said_it() {
    let mut names = article(&[person("Weiler"), person("Breaking")]);
    let quote = |entity: Option<u32>, speaker: &str| Quote {
        speaker: speaker.to_owned(),
        entity,
        span: Span::new(0, 1),
    };
    names.quotes = vec![
        quote(Some(0), "Weiler"),
        quote(Some(1), "Breaking"),
        quote(None, "the spokesman"),
    ];
    let verdicts = [
        merge(person("Weiler"), person("Karin Weiler")),
        dismiss(person("Breaking")),
    ];
    let after = Verdicts::new(&verdicts).apply(names).quotes;
    let speakers: Vec<_> = after.iter().map(|quote| quote.speaker.as_str()).collect();
    assert_eq!(speakers, ["Karin Weiler", "the spokesman"]);
}

#[test]
fn a_retyped_name_joins_what_has_its_name_and_kind_already() {
    let verdicts = [retype(person("Orbit"), Kind::Org)];
    let names = [person("Orbit"), named(Kind::Org, "Orbit")];
    assert_eq!(judged(&verdicts, &names), ["ORG Orbit [] 4"]);
}

#[test]
fn a_name_retyped_twice_is_of_the_last_kind() {
    let orbit = |kind| named(kind, "Orbit");
    let there = [
        retype(orbit(Kind::Person), Kind::Org),
        retype(orbit(Kind::Org), Kind::Loc),
    ];
    assert_eq!(judged(&there, &[orbit(Kind::Person)]), ["LOC Orbit [] 2"]);
    let back = [
        retype(orbit(Kind::Person), Kind::Org),
        retype(orbit(Kind::Org), Kind::Person),
    ];
    for kind in [Kind::Person, Kind::Org] {
        assert_eq!(judged(&back, &[orbit(kind)]), ["PERSON Orbit [] 2"]);
    }
}

#[test]
fn merges_follow_each_other_across_kinds_and_into_nothing() {
    let mut verdicts = vec![
        merge(person("Weiler"), person("Karin Weiler")),
        merge(person("Karin Weiler"), named(Kind::Org, "Weiler Group")),
    ];
    assert_eq!(
        judged(&verdicts, &[person("Weiler")]),
        ["ORG Weiler Group [Weiler] 2"]
    );
    verdicts.push(dismiss(named(Kind::Org, "Weiler Group")));
    assert_eq!(judged(&verdicts, &[person("Weiler")]), [""; 0]);
}

#[test]
fn of_a_circle_the_newest_verdict_wins() {
    let (a, b, c) = (person("Ann Able"), person("Bea Baker"), person("Cy Cook"));
    let verdicts = [
        merge(a.clone(), b.clone()),
        merge(b.clone(), c.clone()),
        merge(c.clone(), a.clone()),
    ];
    let all = [a.clone(), b.clone(), c];
    assert_eq!(
        judged(&verdicts, &all),
        ["PERSON Ann Able [Bea Baker, Cy Cook] 6"]
    );
    let itself = [merge(a.clone(), b), merge(a.clone(), a.clone())];
    assert_eq!(judged(&itself, &[a]), ["PERSON Ann Able [] 2"]);
}

#[test]
fn spellings_of_one_name_are_judged_together() {
    let verdicts = [dismiss(person("Volodymyr Zelensky"))];
    assert_eq!(judged(&verdicts, &[person("Volodymyr Zelenskyy")]), [""; 0]);
    let places = [merge(named(Kind::Loc, "Kiev"), named(Kind::Loc, "Odesa"))];
    assert_eq!(
        judged(&places, &[named(Kind::Loc, "Kyiv")]),
        ["LOC Odesa [Kyiv] 2"]
    );
}

#[test]
fn a_date_is_judged_by_the_day_it_means() {
    let mut names = article(&[named(Kind::Date, "Monday"), named(Kind::Date, "Tuesday")]);
    names.entities[0].resolved = Some("2024-03-04".to_owned());
    let about = Named::of(&names.entities[0]);
    let after = Verdicts::new(&[dismiss(about)]).apply(names);
    assert_eq!(after.entities[0].name, "Tuesday");
}

#[test]
fn nothing_said_changes_nothing() {
    let names = article(&[person("Jane Doe"), person("Jane Doe")]);
    assert_eq!(Verdicts::default().apply(names.clone()), names);
    let other = Verdicts::new(&[dismiss(person("John Roe"))]);
    assert_eq!(other.apply(names.clone()), names);
}

#[test]
fn ten_thousand_verdicts_in_a_chain_lead_to_its_end() {
    let name = |number: usize| person(&format!("Jane Number{number}"));
    let verdicts: Vec<_> = (0..10_000)
        .map(|number| merge(name(number), name(number + 1)))
        .collect();
    let after = judged(&verdicts, &[name(0)]);
    assert_eq!(after, ["PERSON Jane Number10000 [Jane Number0] 2"]);
}

#[test]
fn a_verdict_reads_as_a_sentence() {
    let sentences = [
        merge(person("Weiler"), person("Karin Weiler")),
        merge(person("Weiler"), named(Kind::Org, "Weiler Group")),
        retype(person("Orbit"), Kind::Org),
        dismiss(person("Breaking")),
    ];
    assert_eq!(
        sentences.map(|verdict| verdict.to_string()),
        [
            "Weiler is Karin Weiler",
            "Weiler is Weiler Group (ORG)",
            "Orbit is ORG, not PERSON",
            "Breaking is no name"
        ]
    );
}
