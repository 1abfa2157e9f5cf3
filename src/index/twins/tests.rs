//! Which articles are brought together, who stands for them, and what are versions.

use super::*;
use crate::corpus::{Article, Entry, Published, test_print};
use jiff::civil::date;
use proptest::prelude::*;

/// An article as it would be loaded: address, headline, text, day of March on which it was changed.
fn entry(url: &str, headline: &str, body: &str, day: i8) -> Entry {
    let article = Article {
        headline: headline.to_owned(),
        url: (!url.is_empty()).then(|| format!("https://tide.example/{url}")),
        published: Some(Published::Day(date(2024, 3, 1))),
        updated: (day > 0).then(|| Published::Day(date(2024, 3, day))),
        body: body.to_owned(),
        ..Article::default()
    };
    Entry {
        published: article.published,
        is_stub: body.is_empty(),
        is_one_string: false,
        print: test_print(&article),
        ..Entry::headed(headline)
    }
}

fn of(entries: Vec<Entry>) -> Twins {
    let mut corpus = Corpus::default();
    // In several segments, as a corpus grows.
    for entry in entries {
        corpus.push(vec![entry]);
    }
    Twins::of(&corpus)
}

/// Each group as numbers of articles and versions, the head first.
fn groups(twins: &Twins) -> Vec<Vec<(u32, u16)>> {
    let shown = |member: &Member| (member.article.0, member.version);
    (0..twins.group_count() as u32)
        .map(|group| twins.group(group).iter().map(shown).collect())
        .collect()
}

#[test]
fn the_same_address_or_the_same_opening_brings_together() {
    let twins = of(vec![
        entry("pier", "Pier opens", "It did.", 0),
        entry("", "Rain", "It rains.", 0),
        entry("pier?utm_source=mail", "Pier opens", "It did.", 0),
        entry("rain", "Rain", "It rains.", 0),
        entry("sun", "Sun", "It shines.", 0),
    ]);
    assert_eq!(groups(&twins), [vec![(0, 0), (2, 0)], vec![(1, 0), (3, 0)]]);
    assert_eq!(twins.member(ArticleId(4)), None);
    assert_eq!(twins.member(ArticleId(3)).map(|one| one.group), Some(1));
}

#[test]
fn what_is_the_same_as_the_same_is_one_group() {
    let twins = of(vec![
        entry("a", "Pier opens", "It did.", 0),
        entry("b", "Pier opens", "It did.", 0),
        entry("b", "Pier opens again", "It did again.", 0),
    ]);
    assert_eq!(twins.group_count(), 1);
    assert_eq!(twins.group(0).len(), 3);
}

#[test]
fn a_changed_text_is_a_version_and_the_newest_stands_for_all() {
    let twins = of(vec![
        entry("pier", "Pier opens", "At noon.", 3),
        entry("pier", "Pier opens late", "At dusk.", 9),
        entry("pier", "Pier opens", "Soon.", 2),
        entry("pier", "Pier opens", "At noon.", 5),
    ]);
    assert_eq!(groups(&twins), [[(1, 3), (3, 2), (0, 2), (2, 1)]]);
    assert_eq!(twins.version_count(0), 3);
    assert_eq!(twins.first_stored(0), Some(ArticleId(0)));
}

#[test]
fn versions_without_a_date_of_change_go_by_the_order_as_stored() {
    let twins = of(vec![
        entry("pier", "Pier opens", "Soon.", 0),
        entry("pier", "Pier opens", "At noon.", 0),
    ]);
    assert_eq!(groups(&twins), [[(1, 2), (0, 1)]]);
}

#[test]
fn a_text_in_full_stands_before_a_summary_and_an_empty_one_is_no_version() {
    let twins = of(vec![
        entry("pier", "Pier opens", "", 9),
        entry("pier", "Pier opens", "At noon.", 0),
    ]);
    assert_eq!(groups(&twins), [[(1, 0), (0, 0)]]);
}

#[test]
fn an_address_that_many_articles_have_is_not_that_of_one() {
    let feed = |number: usize| entry("feed", &format!("Story {number}"), "It went on.", 0);
    assert!(of((0..200).map(feed).collect()).is_empty());
    let twins = of((0..OPENINGS).map(feed).collect());
    assert_eq!(twins.group_count(), 1, "a text changed again and again");
}

#[test]
fn nothing_has_no_twins() {
    let twins = of(Vec::new());
    assert!(twins.is_empty() && twins.group(0).is_empty());
    assert_eq!(
        (twins.slot(ArticleId(0)), twins.first_stored(3)),
        (None, None)
    );
}

proptest! {
    #[test]
    fn groups_agree_with_looking_at_every_pair(
        kinds in prop::collection::vec((0..4u8, 0..3u8, 0..3u8, 0..3i8), 0..24),
    ) {
        let entries: Vec<Entry> = kinds.iter().map(|(url, headline, body, day)| {
            let url = if *url == 0 { String::new() } else { format!("at-{url}") };
            let body = if *body == 0 { String::new() } else { format!("Text {body}.") };
            entry(&url, &format!("Headline {headline}"), &body, *day)
        }).collect();
        let is_pair = |one: usize, other: usize| {
            let (one, other) = (entries[one].print, entries[other].print);
            one.address().is_some() && one.address() == other.address()
                || one.opening().is_some() && one.opening() == other.opening()
        };
        let mut names: Vec<usize> = (0..entries.len()).collect();
        for _ in 0..entries.len() {
            for one in 0..entries.len() {
                for other in 0..entries.len() {
                    if is_pair(one, other) {
                        let name = names[one].min(names[other]);
                        (names[one], names[other]) = (name, name);
                    }
                }
            }
        }
        let twins = of(entries.clone());
        for one in 0..entries.len() {
            let member = twins.member(ArticleId(one as u32));
            let is_shared = names.iter().filter(|name| **name == names[one]).count() > 1;
            prop_assert_eq!(member.is_some(), is_shared);
            if let Some(member) = member {
                prop_assert_eq!(twins.first_stored(member.group), Some(ArticleId(names[one] as u32)));
                prop_assert!(twins.group(member.group).contains(&member));
            }
        }
    }
}
