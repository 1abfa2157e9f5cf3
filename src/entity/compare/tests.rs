//! Two sources side by side: agreement, difference, and the order readers count on.

use super::*;
use crate::{
    entity::{Field, Given, from_given},
    text::Span,
};

const BODY: &str = "President Jane Doe met Acme Bank in Bern on Tuesday. Doe left Lake Lucerne.";

fn span(of: &str) -> Span {
    let start = BODY.find(of).unwrap();
    Span::new(start, start + of.len())
}

/// Names with the places of their surfaces, as the engine finds them.
fn found(all: &[(Kind, &str, &[&str])]) -> Extraction {
    let mut names = Extraction::default();
    for ((kind, name, places), entity) in all.iter().zip(0..) {
        names.entities.push(Entity {
            kind: *kind,
            label: (*kind).into(),
            name: (*name).to_owned(),
            aliases: Vec::new(),
            resolved: None,
            whose: None,
        });
        names.mentions.extend(places.iter().map(|place| Mention {
            field: Field::Body,
            span: span(place),
            entity,
        }));
    }
    names.mentions.sort_by_key(|mention| mention.span);
    names
}

fn given(all: &[(&str, &str, &[&str])]) -> Extraction {
    let all: Vec<(&str, &str, Vec<Span>)> = all
        .iter()
        .map(|(label, name, places)| (*label, *name, places.iter().map(|of| span(of)).collect()))
        .collect();
    from_given(all.iter().map(|(label, name, spans)| Given {
        label,
        name,
        in_body: spans,
        ..Given::default()
    }))
}

/// Whose, label, name and places of each entity.
fn told(names: &Extraction) -> Vec<String> {
    let line = |(entity, number): (&Entity, u32)| {
        let places = names
            .mentions
            .iter()
            .filter(|mention| mention.entity == number);
        let places: Vec<&str> = places.map(|mention| mention.span.of(BODY)).collect();
        let whose = entity.whose.map_or("", Whose::name);
        format!("{whose} {} {} {places:?}", entity.label, entity.name)
    };
    names.entities.iter().zip(0..).map(line).collect()
}

#[test]
fn who_is_named_by_both_is_one_under_the_given_name_with_the_places_of_both() {
    let given = given(&[("PER", "jane doe", &["Jane Doe"])]);
    let found = found(&[(Kind::Person, "Jane Doe", &["Jane Doe", "Doe left"])]);
    let both = compare(given, found);
    assert_eq!(
        told(&both),
        [r#"both PER jane doe ["Jane Doe", "Doe left"]"#]
    );
    assert_eq!(both.entities[0].aliases, ["Jane Doe"]);
}

#[test]
fn other_bounds_of_the_same_words_agree_and_the_given_ones_stay() {
    let given = given(&[("PERSON", "President Jane Doe", &["President Jane Doe"])]);
    let found = found(&[(Kind::Person, "Jane Doe", &["Jane Doe", "Doe left"])]);
    let wanted = [r#"both PERSON President Jane Doe ["President Jane Doe", "Doe left"]"#];
    assert_eq!(told(&compare(given, found)), wanted);
}

#[test]
fn what_only_one_has_says_so_and_the_same_words_as_another_kind_stand_twice() {
    let given = given(&[
        ("GPE", "Acme Bank", &["Acme Bank"]),
        ("LOC", "Bern", &["Bern"]),
    ]);
    let found = found(&[
        (Kind::Org, "Acme Bank", &["Acme Bank"]),
        (Kind::Date, "Tuesday", &["Tuesday"]),
    ]);
    let wanted = [
        r#"given GPE Acme Bank ["Acme Bank"]"#,
        r#"ours ORG Acme Bank ["Acme Bank"]"#,
        r#"given LOC Bern ["Bern"]"#,
        r#"ours DATE Tuesday ["Tuesday"]"#,
    ];
    assert_eq!(told(&compare(given, found)), wanted);
}

#[test]
fn no_mention_lies_within_another() {
    let given_lake = given(&[("X", "y", &["Lake Lucerne"])]);
    let found_lucerne = found(&[(Kind::Org, "Lucerne.", &["cern"])]);
    let wanted = [r#"given X y ["Lake Lucerne"]"#, "ours ORG Lucerne. []"];
    assert_eq!(told(&compare(given_lake, found_lucerne)), wanted);
    let given_part = given(&[("X", "y", &["cern"])]);
    let found_lake = found(&[(Kind::Loc, "Lake Lucerne", &["Lake Lucerne"])]);
    let wanted = [r#"given X y ["cern"]"#, "ours LOC Lake Lucerne []"];
    assert_eq!(told(&compare(given_part, found_lake)), wanted);
}

#[test]
fn a_given_label_of_no_known_kind_agrees_with_any() {
    let given = given(&[("subject", "Acme Bank", &[])]);
    let found = found(&[(Kind::Org, "Acme Bank", &["Acme Bank"])]);
    let wanted = [r#"both subject Acme Bank ["Acme Bank"]"#];
    assert_eq!(told(&compare(given, found)), wanted);
}

#[test]
fn two_given_ones_that_are_found_as_one_both_agree() {
    let given = given(&[
        ("PERSON", "Jane Doe", &["Jane Doe"]),
        ("PERSON", "Doe", &["Doe left"]),
    ]);
    let found = found(&[(Kind::Person, "Jane Doe", &["Jane Doe", "Doe left"])]);
    let wanted = [
        r#"both PERSON Jane Doe ["Jane Doe"]"#,
        r#"both PERSON Doe ["Doe left"]"#,
    ];
    assert_eq!(told(&compare(given, found)), wanted);
}

#[test]
fn the_same_words_are_said_once_and_by_the_given_name() {
    let quote = |speaker: &str, of: &str| Quote {
        speaker: speaker.to_owned(),
        entity: Some(0),
        span: span(of),
    };
    let mut given = given(&[("PER", "JANE DOE", &["Jane Doe"])]);
    given.quotes = vec![quote("JANE DOE", "met Acme")];
    let mut found = found(&[(Kind::Person, "Jane Doe", &["Jane Doe"])]);
    found.quotes = vec![quote("Jane Doe", "met"), quote("Jane Doe", "on Tuesday")];
    let both = compare(given, found);
    let said = both
        .quotes
        .iter()
        .map(|quote| (&*quote.speaker, quote.span.of(BODY)));
    let said: Vec<_> = said.collect();
    assert_eq!(said, [("JANE DOE", "met Acme"), ("JANE DOE", "on Tuesday")]);
}

#[test]
fn nothing_beside_nothing_is_nothing() {
    assert_eq!(
        compare(Extraction::default(), Extraction::default()),
        Extraction::default()
    );
}

mod properties {
    use super::{super::compare, BODY, Whose};
    use crate::{
        entity::{Entity, Extraction, Field, Kind, Mention},
        text::Span,
    };
    use proptest::prelude::*;

    /// Names that do not overlap, of a few kinds and names.
    fn names() -> impl Strategy<Value = Extraction> {
        let one = (0..8_usize, 1..6_usize, 0..3_usize, 0..3_usize);
        prop::collection::vec(one, 0..8).prop_map(|all| {
            let mut names = Extraction::default();
            let mut at = 0;
            for (gap, len, kind, name) in all {
                let (start, end) = (at + gap, at + gap + len);
                if end > BODY.len() {
                    break;
                }
                at = end;
                let kind = [Kind::Person, Kind::Org, Kind::Other][kind];
                names.entities.push(Entity {
                    kind,
                    label: kind.into(),
                    name: ["Doe", "Acme", "Bern"][name].to_owned(),
                    aliases: Vec::new(),
                    resolved: None,
                    whose: None,
                });
                names.mentions.push(Mention {
                    field: Field::Body,
                    span: Span::new(start, end),
                    entity: names.entities.len() as u32 - 1,
                });
            }
            names
        })
    }

    proptest! {
        #[test]
        fn every_given_place_stays_and_starts_and_ends_ascend(given in names(), found in names()) {
            let both = compare(given.clone(), found.clone());
            for mention in &given.mentions {
                prop_assert!(both.mentions.iter().any(|kept| kept.span == mention.span));
            }
            let in_order = |key: fn(&Mention) -> u32| both.mentions.iter().map(key).is_sorted();
            prop_assert!(in_order(|mention| mention.span.start));
            prop_assert!(in_order(|mention| mention.span.end));
            let count = |whose| both.entities.iter().filter(|one| one.whose == Some(whose)).count();
            prop_assert_eq!(count(Whose::Given) + count(Whose::Both), given.entities.len());
            prop_assert!(count(Whose::Ours) <= found.entities.len());
            let known = both.entities.len() as u32;
            prop_assert!(both.mentions.iter().all(|mention| mention.entity < known));
        }
    }
}
