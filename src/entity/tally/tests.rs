//! Counting across articles: who is the same, who is not, and how they are found.

use super::*;
use crate::entity::{Field, Label, Mention};
use crate::text::Span;

fn extraction(names: &[(Kind, &str, &[&str])]) -> Extraction {
    let entity = |(kind, name, aliases): &(Kind, &str, &[&str])| Entity {
        kind: *kind,
        label: Label::from(*kind),
        name: (*name).to_owned(),
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        resolved: None,
        whose: None,
    };
    let mention = |at: usize| Mention {
        field: Field::Body,
        span: Span::new(at * 10, at * 10 + 5),
        entity: at as u32,
    };
    Extraction {
        entities: names.iter().map(entity).collect(),
        mentions: (0..names.len()).map(mention).collect(),
        ..Extraction::default()
    }
}

fn tally(articles: &[&[(Kind, &str, &[&str])]]) -> Tally {
    let mut tally = Tally::default();
    for (number, names) in articles.iter().enumerate() {
        let day = Date::constant(2024, 1, 1 + number as i8);
        tally.add(number as u32, Some(day), &extraction(names));
    }
    tally
}

fn articles(known: Known<'_>) -> Vec<u32> {
    known.articles().collect()
}

#[test]
fn spellings_of_one_name_meet() {
    let tally = tally(&[
        &[
            (Kind::Person, "Volodymyr Zelensky", &["Zelensky"]),
            (Kind::Loc, "Kiev", &[]),
        ],
        &[
            (Kind::Person, "Volodymyr Zelenskyy", &["Zelenskyy"]),
            (Kind::Loc, "Kyiv", &[]),
        ],
        &[
            (Kind::Person, "Volodymyr Zelenskiy", &[]),
            (Kind::Loc, "Kyiv", &[]),
            (Kind::Org, "Kyiv", &[]),
        ],
    ]);
    let person = tally.find(Kind::Person, "Volodymyr Zelenskyy").unwrap();
    assert_eq!(articles(person), [0, 1, 2]);
    assert_eq!(person.mention_count(), 3);
    assert_eq!(
        (person.first(), person.last()),
        (
            Some(Date::constant(2024, 1, 1)),
            Some(Date::constant(2024, 1, 3))
        )
    );
    let place = tally.find(Kind::Loc, "Kiev").unwrap();
    assert_eq!(place.name(), "Kyiv", "the commonest wording is shown");
    assert_eq!(place.entity().aliases, ["Kiev"]);
    assert_eq!(
        articles(tally.find(Kind::Org, "Kyiv").unwrap()),
        [2],
        "another kind is another name"
    );
}

#[test]
fn a_person_is_met_again_by_initial_but_not_by_surname_alone() {
    let tally = tally(&[
        &[(Kind::Person, "John Roe", &["Roe"])],
        &[(Kind::Person, "J. Roe", &[])],
        &[(Kind::Person, "Roe", &[])],
        &[(Kind::Person, "James Roe", &[])],
        &[(Kind::Person, "John R. Roe", &[])],
    ]);
    assert_eq!(
        articles(tally.find(Kind::Person, "John Roe").unwrap()),
        [0, 1, 4]
    );
    assert_eq!(articles(tally.find(Kind::Person, "Roe").unwrap()), [2]);
    assert_eq!(
        articles(tally.find(Kind::Person, "James Roe").unwrap()),
        [3]
    );
}

#[test]
fn middle_initials_keep_people_apart() {
    let tally = tally(&[
        &[(Kind::Person, "George W. Bush", &[])],
        &[(Kind::Person, "George H. W. Bush", &[])],
        &[(Kind::Person, "George W. Bush", &[])],
    ]);
    assert_eq!(
        articles(tally.find(Kind::Person, "George W. Bush").unwrap()),
        [0, 2]
    );
    assert_eq!(
        articles(tally.find(Kind::Person, "George H. W. Bush").unwrap()),
        [1]
    );
}

#[test]
fn an_initial_met_first_is_taken_by_one_given_name() {
    let tally = tally(&[
        &[(Kind::Person, "J. Roe", &[])],
        &[(Kind::Person, "John Roe", &[])],
        &[(Kind::Person, "James Roe", &[])],
    ]);
    assert_eq!(
        articles(tally.find(Kind::Person, "John Roe").unwrap()),
        [0, 1]
    );
    assert_eq!(
        articles(tally.find(Kind::Person, "James Roe").unwrap()),
        [2]
    );
}

#[test]
fn articles_are_found_by_words_and_their_beginnings() {
    let tally = tally(&[
        &[
            (Kind::Person, "Jane Doe", &["Doe"]),
            (Kind::Org, "World Health Organization", &["WHO"]),
        ],
        &[(Kind::Person, "Jane Roe", &[])],
        &[(Kind::Loc, "Łódź", &[])],
    ]);
    for (query, expected) in [
        ("doe", vec![0]),
        ("jane", vec![0, 1]),
        ("Jane Doe", vec![0]),
        ("doe jane", vec![0]),
        ("ja", vec![0, 1]),
        ("who", vec![0]),
        ("health org", vec![0]),
        ("lodz", vec![2]),
        ("nobody", vec![]),
        ("", vec![]),
        (" - ", vec![]),
    ] {
        assert_eq!(tally.articles(&[], query), expected, "{query}");
    }
    assert!(tally.articles(&[Kind::Loc], "jane").is_empty());
    assert_eq!(tally.articles(&[Kind::Loc, Kind::Person], "jane"), [0, 1]);
}

#[test]
fn the_ranking_has_most_articles_first_then_names() {
    let tally = tally(&[
        &[(Kind::Loc, "Geneva", &[]), (Kind::Loc, "Bern", &[])],
        &[(Kind::Loc, "Geneva", &[]), (Kind::Loc, "Aarau", &[])],
    ]);
    let names: Vec<String> = tally.ranked().map(|known| known.name()).collect();
    assert_eq!(names, ["Geneva", "Aarau", "Bern"]);
}

#[test]
fn a_date_goes_by_the_day_it_means() {
    let mut tally = Tally::default();
    for (number, (name, day)) in [
        ("Monday", "2024-03-04"),
        ("Monday", "2024-03-11"),
        ("March 4", "2024-03-04"),
    ]
    .iter()
    .enumerate()
    {
        let mut extraction = extraction(&[(Kind::Date, name, &[])]);
        extraction.entities[0].resolved = Some((*day).to_owned());
        tally.add(number as u32, None, &extraction);
        assert_eq!(tally.known(&extraction.entities[0]).unwrap().name(), *day);
    }
    let known = tally.find(Kind::Date, "2024-03-04").unwrap();
    assert_eq!(articles(known), [0, 2]);
    assert_eq!(known.entity().aliases, ["Monday", "March 4"]);
}

#[test]
fn an_empty_corpus_knows_nobody() {
    let tally = Tally::default();
    assert!(tally.find(Kind::Person, "Jane Doe").is_none());
    assert!(tally.articles(&[], "jane").is_empty());
    assert!(tally.ranked().next().is_none());
}

#[test]
fn a_name_that_wins_and_loses_is_listed_once() {
    let mut tally = Tally::default();
    let names = ["Kiev", "Kyiv", "Kyiv", "Kiev", "Kiev", "Kyiv", "Kyiv"];
    for (number, name) in names.iter().enumerate() {
        tally.add(
            number as u32,
            None,
            &extraction(&[(Kind::Loc, name, &["KYIV", "Kiev"])]),
        );
        let known = tally.find(Kind::Loc, "Kyiv").unwrap();
        let mut surfaces = known.entity().aliases;
        surfaces.push(known.name());
        surfaces.sort();
        let mut distinct = surfaces.clone();
        distinct.dedup();
        assert_eq!(surfaces, distinct, "after {name}");
    }
    assert_eq!(tally.find(Kind::Loc, "Kiev").unwrap().name(), "Kyiv");
}

mod by_hand {
    use super::*;
    use crate::entity::{Named, Ruling, Verdict, Verdicts};

    fn named(kind: Kind, name: &str) -> Named {
        let name = name.to_owned();
        Named { kind, name }
    }

    fn verdict(about: Named, ruling: Ruling) -> Verdict {
        Verdict { about, ruling }
    }

    fn weiler() -> Tally {
        tally(&[
            &[(Kind::Person, "Weiler", &[]), (Kind::Org, "Orbit", &[])],
            &[(Kind::Person, "Karin Weiler", &["Weiler"])],
            &[
                (Kind::Person, "Weiler", &[]),
                (Kind::Person, "Karin Weiler", &[]),
            ],
        ])
    }

    fn lines(tally: &Tally) -> Vec<String> {
        let ranked = tally.ranked();
        ranked
            .map(|known| {
                let entity = known.entity();
                let (articles, mentions) = (known.article_count(), known.mention_count());
                let aliases = entity.aliases.join(", ");
                format!(
                    "{} {} [{aliases}] {articles} {mentions}",
                    entity.label, entity.name
                )
            })
            .collect()
    }

    #[test]
    fn a_merged_name_is_counted_once_an_article_and_found_under_both_names() {
        let mut tally = weiler();
        let into = Ruling::Merge(named(Kind::Person, "Karin Weiler"));
        tally.obey(&Verdicts::new(&[verdict(
            named(Kind::Person, "Weiler"),
            into,
        )]));
        assert_eq!(
            lines(&tally),
            ["PERSON Karin Weiler [Weiler] 3 4", "ORG Orbit [] 1 1"]
        );
        for name in ["Weiler", "Karin Weiler"] {
            let known = tally.find(Kind::Person, name).unwrap();
            assert_eq!(articles(known), [0, 1, 2]);
            assert_eq!(
                (known.first(), known.last()),
                (
                    Some(Date::constant(2024, 1, 1)),
                    Some(Date::constant(2024, 1, 3))
                )
            );
            assert_eq!(tally.articles(&[Kind::Person], name), [0, 1, 2]);
            assert_eq!(tally.named(&[Kind::Person], name).len(), 1);
        }
        let is_hers = |name: &str| name.contains("Karin");
        assert_eq!(tally.articles_called(&[], "karin", is_hers), [0, 1, 2]);
    }

    #[test]
    fn a_name_no_text_has_is_found_all_the_same() {
        let mut tally = weiler();
        let into = Ruling::Merge(named(Kind::Loc, "Satellite Town"));
        tally.obey(&Verdicts::new(&[verdict(named(Kind::Org, "Orbit"), into)]));
        assert_eq!(tally.articles(&[Kind::Loc], "satell"), [0]);
        assert_eq!(tally.articles(&[Kind::Loc], "Orbit"), [0]);
        assert_eq!(tally.articles(&[Kind::Org], "Orbit"), [0; 0]);
        let known = tally.find(Kind::Loc, "Satellite Town").unwrap();
        assert_eq!(
            (&*known.name(), known.kind()),
            ("Satellite Town", Kind::Loc)
        );
    }

    #[test]
    fn a_dismissed_name_is_nowhere_and_back_when_that_is_taken_back() {
        let mut tally = weiler();
        let before = lines(&tally);
        let verdicts = [verdict(named(Kind::Person, "Weiler"), Ruling::Dismiss)];
        tally.obey(&Verdicts::new(&verdicts));
        assert_eq!(
            lines(&tally),
            ["PERSON Karin Weiler [Weiler] 2 2", "ORG Orbit [] 1 1"]
        );
        assert!(tally.find(Kind::Person, "Weiler").is_none());
        tally.obey(&Verdicts::default());
        assert_eq!(lines(&tally), before);
    }

    #[test]
    fn a_name_met_in_passing_does_not_take_its_bearer_along() {
        let mut tally = tally(&[
            &[(Kind::Person, "Karin Weiler", &[])],
            &[(Kind::Person, "K. Weiler", &[])],
        ]);
        let verdicts = [verdict(named(Kind::Person, "K. Weiler"), Ruling::Dismiss)];
        tally.obey(&Verdicts::new(&verdicts));
        assert!(tally.find(Kind::Person, "Karin Weiler").is_some());
    }

    #[test]
    fn ten_thousand_verdicts_are_obeyed_and_everyone_is_in_one_place() {
        let names: Vec<String> = (0..10_000).map(|n| format!("Jane Number{n}")).collect();
        let mut tally = Tally::default();
        for (article, name) in (0..).zip(&names) {
            tally.add(article, None, &extraction(&[(Kind::Person, name, &[])]));
        }
        let verdicts: Vec<Verdict> = names
            .windows(2)
            .map(|pair| {
                let into = Ruling::Merge(named(Kind::Person, &pair[1]));
                verdict(named(Kind::Person, &pair[0]), into)
            })
            .collect();
        tally.obey(&Verdicts::new(&verdicts));
        let ranked: Vec<_> = tally.ranked().collect();
        assert_eq!(ranked.len(), 1);
        assert_eq!(
            (ranked[0].article_count(), &*ranked[0].name()),
            (10_000, "Jane Number9999")
        );
    }
}

#[test]
fn company_is_who_shares_most_articles_and_neither_days_nor_oneself() {
    let doe = (Kind::Person, "Jane Doe", &["Doe"][..]);
    let roe = (Kind::Person, "John Roe", &[][..]);
    let tally = tally(&[
        &[doe, roe, (Kind::Loc, "Bern", &[]), (Kind::Money, "$5", &[])],
        &[doe, (Kind::Loc, "Aarau", &[]), (Kind::Loc, "Bern", &[])],
        &[doe, roe],
        &[roe, (Kind::Org, "Acme Bank", &[])],
    ]);
    let about = tally.find(Kind::Person, "Jane Doe").expect("named");
    let names = |cap| {
        let (company, more) = tally.company(&about, cap, &|| false).expect("wanted");
        let names = company.iter().map(|(known, count)| (known.name(), *count));
        (names.collect::<Vec<_>>(), more)
    };
    let all = [("Bern", 2), ("John Roe", 2), ("Aarau", 1)];
    let all = all.map(|(name, count)| (name.to_owned(), count));
    assert_eq!(names(9), (all.to_vec(), 0));
    for cap in 0..3 {
        assert_eq!(names(cap), (all[..cap].to_vec(), 3 - cap));
    }
    assert!(tally.company(&about, 9, &|| true).is_none());
}
