//! The file of a corpus through starts, damage, other engines and other copies of us.

use super::{Found, Shelf, Text, encode};
use crate::entity::{Extraction, Extractor};
use std::{fs, os::unix::fs::PermissionsExt, path::PathBuf};
use tempfile::TempDir;

const BODIES: [&str; 3] = [
    "Jane Doe met Acme Bank in Geneva on Monday.",
    "John Roe spoke in Bern. \"We stay,\" he said.",
    "Nobody of note went to Lugano, said Ann Lee.",
];

fn text(body: &str) -> Text<'_> {
    Text {
        headline: "News",
        body,
        published: None,
        ..Text::default()
    }
}

fn found(body: &str) -> Extraction {
    Extractor::by_rules().extract(text(body))
}

fn shelf(home: &TempDir, engine: u64) -> Shelf {
    Shelf::new(&home.path().join("cache"), engine, &["news.jsonl".into()])
}

fn open(home: &TempDir) -> Found {
    shelf(home, 1).open().unwrap().unwrap()
}

/// A folder in which the findings of all bodies are kept.
fn kept() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    let mut cache = open(&home);
    for body in BODIES {
        cache
            .put(&encode(text(body), &found(body)).unwrap())
            .unwrap();
    }
    cache.flush().unwrap();
    home
}

fn path(home: &TempDir) -> PathBuf {
    home.path().join("cache").join(shelf(home, 1).name())
}

fn known(cache: &Found) -> Vec<bool> {
    let each = BODIES.iter();
    each.map(|body| cache.get(text(body)).is_some()).collect()
}

#[test]
fn what_was_found_is_there_at_the_next_start() {
    let home = kept();
    let cache = open(&home);
    for body in BODIES {
        assert_eq!(cache.get(text(body)), Some(found(body)));
    }
    let changed = text("Jane Doe met Acme Bank in Geneva on Tuesday.");
    assert_eq!(cache.get(changed), None);
    let another_day = Text {
        published: Some(jiff::civil::date(2024, 3, 5)),
        ..text(BODIES[0])
    };
    assert_eq!(cache.get(another_day), None);
}

#[test]
fn another_engine_and_another_corpus_find_for_themselves() {
    let home = kept();
    assert_eq!(known(&shelf(&home, 2).open().unwrap().unwrap()), [false; 3]);
    assert_eq!(known(&open(&home)), [false; 3], "it began anew");
    let folder = home.path().join("cache");
    let other = Shelf::new(&folder, 1, &["other.jsonl".into()]);
    assert_eq!(known(&other.open().unwrap().unwrap()), [false; 3]);
}

#[test]
fn a_file_cut_or_flipped_anywhere_gives_what_is_whole_and_goes_on() {
    let home = kept();
    let whole = fs::read(path(&home)).unwrap();
    for at in 0..whole.len() {
        fs::write(path(&home), &whole[..at]).unwrap();
        let cache = open(&home);
        let is_known = known(&cache);
        assert!(
            is_known.is_sorted_by(|one, next| one >= next),
            "cut at {at}"
        );
        drop(cache);
        let mut flipped = whole.clone();
        flipped[at] ^= 0x10;
        fs::write(path(&home), &flipped).unwrap();
        for body in BODIES {
            let again = open(&home).get(text(body));
            assert!(
                again.is_none_or(|again| again == found(body)),
                "flipped at {at}"
            );
        }
    }
    let mut cache = open(&home);
    cache
        .put(&encode(text(BODIES[2]), &found(BODIES[2])).unwrap())
        .unwrap();
    cache.flush().unwrap();
    drop(cache);
    assert!(known(&open(&home))[2]);
}

#[test]
fn of_two_at_once_one_adds_and_both_read() {
    let home = kept();
    let mut first = open(&home);
    let mut second = open(&home);
    assert_eq!(known(&second), [true; 3]);
    let more = "Ali Khan came to Basel.";
    for cache in [&mut second, &mut first] {
        cache
            .put(&encode(text(more), &found(more)).unwrap())
            .unwrap();
        cache.flush().unwrap();
    }
    let length = fs::metadata(path(&home)).unwrap().len();
    drop((first, second));
    let cache = open(&home);
    assert_eq!(cache.get(text(more)), Some(found(more)));
    assert_eq!(known(&cache), [true; 3]);
    assert_eq!(cache.end, length, "it was added once");
}

#[test]
fn a_folder_that_cannot_be_made_is_told() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("cache"), "a file").unwrap();
    let error = shelf(&home, 1).open().unwrap_err().to_string();
    assert!(error.starts_with("cannot write `"), "{error}");
}

#[test]
fn a_file_that_others_may_write_to_is_not_trusted() {
    let home = kept();
    fs::set_permissions(path(&home), fs::Permissions::from_mode(0o666)).unwrap();
    let error = shelf(&home, 1).open().unwrap_err().to_string();
    assert!(error.contains("it is not a file of ours"), "{error}");
}

#[test]
fn a_link_laid_in_its_place_is_not_followed() {
    let home = kept();
    let elsewhere = home.path().join("elsewhere");
    fs::rename(path(&home), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, path(&home)).unwrap();
    assert!(shelf(&home, 1).open().is_err());
}

#[test]
fn a_full_disk_is_told_once_and_costs_nothing_else() {
    let home = kept();
    let mut cache = open(&home);
    // What cannot be written to stands in for a disk that is full.
    cache.file = fs::File::open(path(&home)).unwrap();
    cache
        .put(&encode(text("Ann Lee left."), &found("Ann Lee left.")).unwrap())
        .unwrap();
    assert!(cache.flush().is_err());
    assert!(
        cache
            .put(&encode(text("Bob Ray left."), &found("Bob Ray left.")).unwrap())
            .is_ok()
    );
    assert!(cache.flush().is_ok());
    assert_eq!(known(&cache), [true; 3]);
}

#[test]
fn a_file_of_far_more_than_its_corpus_begins_anew() {
    let home = kept();
    let mut cache = open(&home);
    cache.settle(3);
    assert!(path(&home).exists());
    for number in 0..1_100 {
        let body = format!("Jane Doe read chapter {number}.");
        cache
            .put(&encode(text(&body), &Extraction::default()).unwrap())
            .unwrap();
    }
    cache.settle(3);
    assert!(!path(&home).exists());
}
