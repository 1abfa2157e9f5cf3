//! What is said of records, and what of it holds.

use super::*;
use serde_json::{Value, json};

fn way(way: &str) -> RecordsPath {
    way.parse().unwrap()
}

fn shape(records_at: &str, records: &[Value]) -> Shape {
    let records: Vec<_> = records
        .iter()
        .map(|record| record.as_object().unwrap())
        .collect();
    Shape::of(&way(records_at), &records)
}

fn mapping(role: Role, path: &str) -> Mapping {
    let mut mapping = Mapping::default();
    mapping.set(role, FieldPath::ranked(path).unwrap());
    mapping
}

use Path as FieldPath;

fn record() -> Value {
    json!({"title": "x", "body": "y", "date": 1, "content": {"text": "z"}, "id": 7})
}

#[test]
fn a_shape_stays_the_same_when_records_gain_a_key_or_one_of_them_is_odd() {
    let known = shape("docs", &[record()]);
    let mut longer = record();
    longer["paywall"] = json!(true);
    assert!(known.likeness(&shape("docs", &[longer.clone()])).is_some());
    assert_eq!(
        known.likeness(&shape("docs", &[record(), record(), longer])),
        Some(1.0)
    );
}

#[test]
fn another_wrapper_or_other_keys_are_another_shape() {
    let known = shape("docs", &[record()]);
    assert_eq!(known.likeness(&shape("items", &[record()])), None);
    let other = json!({"headline": "x", "text": "y", "published": 1});
    assert_eq!(known.likeness(&shape("docs", &[other])), None);
    assert_eq!(known.likeness(&Shape::default()), None);
}

fn told(kept: Vec<Kept>) -> Vec<(Role, String, By)> {
    let told = Told {
        roles: mapping(Role::Body, "content.text"),
        kept,
        ..Told::default()
    };
    let record = record();
    let rules = told.rules(&way("docs"), &[record.as_object().unwrap()]);
    let path = |paths: Vec<Path>| paths.iter().map(Path::shown).collect::<Vec<_>>().join(",");
    rules
        .roles
        .into_iter()
        .map(|(role, paths, by)| (role, path(paths), by))
        .collect()
}

#[test]
fn the_command_line_goes_over_what_is_kept_and_what_was_said_since_over_both() {
    let mut roles = mapping(Role::Body, "body");
    roles.set(Role::Outlet, Vec::new());
    let kept = Kept {
        shape: shape("docs", &[record()]),
        roles,
        is_fresh: false,
    };
    assert_eq!(
        told(vec![kept.clone()]),
        [
            (Role::Body, "content.text".into(), By::Option),
            (Role::Outlet, String::new(), By::Kept)
        ]
    );
    let fresh = Kept {
        is_fresh: true,
        ..kept.clone()
    };
    assert_eq!(
        told(vec![fresh]),
        [
            (Role::Body, "body".into(), By::Kept),
            (Role::Outlet, String::new(), By::Kept)
        ]
    );
    let elsewhere = Kept {
        shape: shape("items", &[record()]),
        ..kept
    };
    assert_eq!(told(vec![elsewhere]).len(), 1);
}

#[test]
fn a_way_to_the_records_is_shown_without_what_a_terminal_acts_on() {
    let flood = format!("a\u{1b}[31m{}", "\u{301}".repeat(50));
    let way = RecordsPath(vec![Part::Key(flood)]).to_string();
    assert!(!way.contains('\u{1b}') && way.chars().count() < 30, "{way}");
}

#[test]
fn records_are_no_single_element() {
    let error = "items[0].node".parse::<RecordsPath>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "cannot read `items[0].node` as a path: records are every element of a list: `[]`"
    );
    assert_eq!(".".parse::<RecordsPath>().unwrap().to_string(), ".");
}
