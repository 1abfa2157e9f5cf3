//! Which article stands under which heading, and in which order.

use super::*;
use crate::{
    corpus::{Article, Corpus, Entry, Published, test_print},
    entity::{Entity, Extraction, Kind},
    query::{
        Order, Tier, View,
        eval::Filter,
        folding::{OpenFolds, fold},
        parse,
    },
};
use jiff::civil::date;

/// Outlet, section, day of March 2024, and where it stands.
type Line = (&'static str, &'static str, Option<i8>, &'static str);

const LINES: [Line; 5] = [
    ("Wire", "Money", Some(5), "a"),
    ("Post", "", Some(3), "b"),
    ("Wire", "Sport", None, "c"),
    ("", "Money", Some(4), "d"),
    ("Post", "Sport", Some(5), "a"),
];

fn catalogue() -> Catalogue {
    let entry = |(outlet, section, day, place): &Line| {
        let article = Article {
            headline: (*place).to_owned(),
            url: Some(format!("https://tide.example/{place}")),
            body: "It went out.".to_owned(),
            ..Article::default()
        };
        let label = |name: &str| (!name.is_empty()).then(|| name.into());
        Entry {
            outlet: label(outlet),
            section: label(section),
            published: day.map(|day| Published::Day(date(2024, 3, day))),
            print: test_print(&article),
            ..Entry::headed("Ebb tide")
        }
    };
    let mut corpus = Corpus::default();
    corpus.push(LINES.iter().map(entry).collect());
    let mut catalogue = Catalogue::default();
    catalogue.extend(&corpus);
    catalogue
}

fn view(catalogue: &Catalogue, names: &Tally, grouping: Grouping, typed: &str) -> View {
    let mut filter = Filter::default();
    filter.group_by(Some(grouping));
    let query = parse(typed, date(2024, 3, 15)).expect("a query");
    let view = filter.run(catalogue, names, &query, None, &|| false);
    view.expect("nothing made it stale")
}

/// The headings, each with its articles.
fn told(view: &View) -> Vec<(String, Vec<u32>)> {
    let groups = view.groups.as_ref().expect("groups");
    let told = groups.list.iter().map(|group| {
        let heading = match &group.heading {
            Heading::Day(day) | Heading::Week(day) | Heading::Month(day) => day.to_string(),
            Heading::Name(name) => name.to_string(),
            Heading::Unknown => "--".to_owned(),
        };
        let rows = view.rows.iter().skip(group.row).take(group.count);
        (heading, rows.map(|row| row.article.0).collect())
    });
    told.collect()
}

fn grouped(grouping: Grouping, typed: &str) -> Vec<(String, Vec<u32>)> {
    told(&view(&catalogue(), &Tally::default(), grouping, typed))
}

fn said(expected: &[(&str, &[u32])]) -> Vec<(String, Vec<u32>)> {
    let said = |(heading, articles): &(&str, &[u32])| ((*heading).to_owned(), articles.to_vec());
    expected.iter().map(said).collect()
}

#[test]
fn days_weeks_and_months_come_newest_first_and_the_undated_last() {
    for (grouping, typed, expected) in [
        (
            Grouping::Day,
            "",
            said(&[
                ("2024-03-05", &[0, 4]),
                ("2024-03-04", &[3]),
                ("2024-03-03", &[1]),
                ("--", &[2]),
            ]),
        ),
        (
            Grouping::Day,
            "sort:date",
            said(&[
                ("2024-03-03", &[1]),
                ("2024-03-04", &[3]),
                ("2024-03-05", &[0, 4]),
                ("--", &[2]),
            ]),
        ),
        (
            Grouping::Week,
            "sort:outlet",
            said(&[
                ("2024-03-04", &[4, 0, 3]),
                ("2024-02-26", &[1]),
                ("--", &[2]),
            ]),
        ),
        (
            Grouping::Month,
            "",
            said(&[("2024-03-01", &[0, 4, 3, 1]), ("--", &[2])]),
        ),
    ] {
        assert_eq!(grouped(grouping, typed), expected, "{grouping:?} {typed}");
    }
}

#[test]
fn outlets_and_sections_run_from_a_to_z_and_each_has_the_order_asked_for() {
    let outlets = said(&[("Post", &[4, 1]), ("Wire", &[0, 2]), ("--", &[3])]);
    assert_eq!(grouped(Grouping::Outlet, ""), outlets);
    let turned = said(&[("Wire", &[0, 2]), ("Post", &[4, 1]), ("--", &[3])]);
    assert_eq!(grouped(Grouping::Outlet, "sort:-outlet"), turned);
    let sections = said(&[("Money", &[3, 0]), ("Sport", &[4, 2]), ("--", &[1])]);
    assert_eq!(grouped(Grouping::Section, "sort:date"), sections);
}

#[test]
fn of_the_people_in_an_article_the_one_most_named_speaks_for_it() {
    let mut names = Tally::default();
    for (article, people) in [
        (0, "Ada Poe"),
        (1, "Ada Poe"),
        (1, "Jo Lee"),
        (4, "Jo Lee"),
        (4, "Bo"),
        (0, "Jo Lee"),
    ] {
        let entity = Entity {
            kind: Kind::Person,
            label: Kind::Person.into(),
            name: people.to_owned(),
            aliases: Vec::new(),
            resolved: None,
            whose: None,
        };
        let extraction = Extraction {
            entities: vec![entity],
            ..Extraction::default()
        };
        names.add(article, None, &extraction);
    }
    let people = told(&view(&catalogue(), &names, Grouping::Person, ""));
    assert_eq!(people, said(&[("Jo Lee", &[0, 4, 1]), ("--", &[3, 2])]));
    let places = told(&view(&catalogue(), &names, Grouping::Place, ""));
    assert_eq!(places, said(&[("--", &[0, 4, 3, 1, 2])]));
}

#[test]
fn twins_folded_out_stay_under_the_heading_of_the_one_they_follow() {
    let mut catalogue = catalogue();
    catalogue.find_twins();
    let mut open = OpenFolds::default();
    let view = view(&catalogue, &Tally::default(), Grouping::Outlet, "");
    let folded = fold(view.clone(), catalogue.twins(), &open);
    let expected = said(&[("Post", &[1]), ("Wire", &[0, 2]), ("--", &[3])]);
    assert_eq!(told(&folded), expected);
    open.set_all(true);
    let opened = fold(view, catalogue.twins(), &open);
    let expected = said(&[("Post", &[1]), ("Wire", &[0, 4, 2]), ("--", &[3])]);
    assert_eq!(told(&opened), expected);
}

#[test]
fn no_group_goes_on_over_the_seam() {
    let row = |article, tier| Row {
        tier,
        ..Row::unscored(ArticleId(article))
    };
    let rows = [row(0, Tier::Exact), row(1, Tier::Fuzzy)];
    let headings = vec![Heading::Name("Tide".into())];
    let groups = Groups::of(Grouping::Outlet, (vec![0, 0], headings), &rows, 1);
    let places: Vec<_> = groups
        .list
        .iter()
        .map(|group| (group.row, group.count))
        .collect();
    assert_eq!(places, [(0, 1), (1, 1)]);
}

#[test]
fn an_order_has_no_group_of_an_empty_archive() {
    let empty = Catalogue::default();
    for grouping in Grouping::ALL {
        let numbers = Numbers::new(
            grouping,
            &empty,
            &Tally::default(),
            Order::by(Sort::Date).first,
        );
        let groups = Groups::new(grouping, numbers.into(), &[], 0);
        assert!(groups.list.is_empty());
    }
}
