//! What the user says over what is detected.

use super::*;
use crate::corpus::{By, FieldPath, Role};

/// Records that look like nothing, in a place that could be anything.
const ODD: &str = r#"{"meta": {"took": 3}, "reply": {"rows": [
  {"key": "o1", "line": "Ferry back in service", "parts": [{"chunk": "It sailed."}, {"chunk": "It was full."}],
   "content": {"text": "The ferry to Iona sailed again."}, "when": {"day": "2024-05-06"}, "who": [{"called": "Ann Lee"}]},
  {"key": "o2", "line": "Pier closed", "parts": [{"chunk": "Closed."}],
   "content": {"text": "The pier stays closed."}, "when": {"day": "2024-05-07"}, "who": [{"called": "Bo Berg"}]}]}}"#;

fn told(records: Option<&str>, roles: &[(Role, &str)]) -> Told {
    let mut told = Told {
        records: records.map(|way| way.parse().unwrap()),
        ..Told::default()
    };
    for (role, paths) in roles {
        told.roles.set(*role, FieldPath::ranked(paths).unwrap());
    }
    told
}

fn read(files: &[(&str, &str)], told: Told) -> (tempfile::TempDir, Corpus) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let corpus = complete(&Options {
        paths: vec![folder.path().to_owned()],
        told,
        ..Options::default()
    });
    (folder, corpus)
}

#[test]
fn goods_are_articles_where_the_user_says_so() {
    let goods = r#"{"products": [{"title": "Blue mug", "body_html": "<p>Blue.</p>", "price": 7, "sku": "M"}]}"#;
    let (_folder, corpus) = read(&[("goods.json", goods)], told(Some("products"), &[]));
    assert_eq!(headlines(&corpus), ["Blue mug"]);
}

#[test]
fn records_are_where_the_user_says_and_fields_what_the_user_says() {
    let told = told(
        Some("reply.rows"),
        &[
            (Role::Headline, "line"),
            (Role::Body, "parts[].chunk"),
            (Role::Byline, "who[].called"),
            (Role::Published, "nothing,when.day"),
        ],
    );
    let (_folder, corpus) = read(&[("odd.json", ODD)], told);
    assert_eq!(headlines(&corpus), ["Ferry back in service", "Pier closed"]);
    let first = &articles(&corpus)[0];
    assert_eq!(first.body, "It sailed.\n\nIt was full.");
    assert_eq!(first.authors, ["Ann Lee"]);
    assert_eq!(first.published.unwrap().to_string(), "2024-05-06");
    assert_eq!(corpus.files()[0].account.records, "reply.rows[]");
    assert!(
        corpus.files()[0]
            .account
            .notes
            .contains(&"fields by --map".to_owned())
    );
}

#[test]
fn a_told_field_is_enough_to_find_records_that_look_like_nothing() {
    let (_folder, corpus) = read(
        &[("odd.json", ODD)],
        told(None, &[(Role::Headline, "line")]),
    );
    assert_eq!(headlines(&corpus), ["Ferry back in service", "Pier closed"]);
}

#[test]
fn records_the_user_points_at_are_shown_whatever_they_are() {
    let text =
        r#"{"tools": [{"code": "x1", "use": "Turns left"}, {"code": "x2", "use": "Turns right"}]}"#;
    let (_folder, corpus) = read(&[("tools.json", text)], told(Some("tools"), &[]));
    assert_eq!(headlines(&corpus), ["Turns left", "Turns right"]);
}

#[test]
fn a_role_switched_off_is_not_even_derived() {
    let line = r#"{"title": "Harbour reopens", "url": "https://tide.example/1", "body": "It did.", "author": "Ann Lee"}"#;
    let off = told(None, &[(Role::Outlet, ""), (Role::Byline, "")]);
    let (_folder, corpus) = read(&[("a.jsonl", line)], off);
    let article = &articles(&corpus)[0];
    assert_eq!(
        (article.outlet.as_deref(), article.authors.len()),
        (None, 0)
    );
    assert_eq!(article.url.as_deref(), Some("https://tide.example/1"));
}

#[test]
fn a_told_field_holds_in_files_that_have_it_and_the_others_stay_detected() {
    let has = r#"{"title": "Harbour reopens", "body": "Short.", "content": {"text": "The whole of it."}}"#;
    let has_not = r#"{"title": "Ferry delayed", "body": "A ferry was late."}"#;
    let (_folder, corpus) = read(
        &[("a.jsonl", has), ("b.jsonl", has_not)],
        told(None, &[(Role::Body, "content.text")]),
    );
    let bodies: Vec<_> = articles(&corpus)
        .into_iter()
        .map(|article| article.body)
        .collect();
    assert_eq!(bodies, ["The whole of it.", "A ferry was late."]);
    let by: Vec<_> = corpus
        .files()
        .iter()
        .map(|file| {
            file.account
                .roles
                .iter()
                .find(|role| role.role == Role::Body)
                .unwrap()
                .by
        })
        .collect();
    assert_eq!(by, [By::Option, By::Detected]);
}

#[test]
fn a_told_date_settles_the_order_of_its_day_and_month() {
    let lines = "{\"title\": \"One\", \"body\": \"It did.\", \"seen\": \"03/04/2024\"}\n{\"title\": \"Two\", \"body\": \"It did.\", \"seen\": \"25/04/2024\"}";
    let (_folder, corpus) = read(
        &[("a.jsonl", lines)],
        told(None, &[(Role::Published, "seen")]),
    );
    assert_eq!(
        articles(&corpus)[0].published.unwrap().to_string(),
        "2024-04-03"
    );
}

#[test]
fn a_file_without_the_records_is_left_out_with_the_nearest_way() {
    let (_folder, corpus) = read(&[("odd.json", ODD)], told(Some("reply.row"), &[]));
    assert_eq!(corpus.len(), 0);
    assert_eq!(
        corpus.rejections()[0].reason.to_string(),
        "no records under `reply.row`; the nearest is `reply.rows`"
    );
}

#[test]
fn what_is_told_of_damaged_records_costs_no_more_than_they_do() {
    let lines =
        "{\"t\": \"One\"}\n{\"t\": [[[]]]}\n{\"t\": {\"t\": null}}\nnull\n{\"t\": 7}\n{broken";
    let (_folder, corpus) = read(
        &[("a.jsonl", lines)],
        told(Some("."), &[(Role::Headline, "t")]),
    );
    assert_eq!(headlines(&corpus), ["One", "7"]);
    assert_eq!(corpus.rejections().len(), 4);
}
