//! `dateline extract`: a stream through which every object comes out as it went in, with entities.

use super::{fixtures, run, run_with};
use serde_json::Value;
use std::fs;

fn names(object: &Value) -> Vec<String> {
    let entities = object["entities"].as_array().expect("a list of entities");
    entities
        .iter()
        .map(|entity| entity["name"].as_str().expect("a name").to_owned())
        .collect()
}

#[test]
fn objects_come_out_in_order_to_the_letter_with_entities_at_their_end() {
    let news = fs::read_to_string(fixtures().join("news.jsonl")).unwrap();
    let outcome = run(&["extract", "news.jsonl"]);
    assert_eq!((outcome.stderr.as_str(), outcome.status), ("", 0));
    assert_eq!(outcome.stdout.lines().count(), 4);
    for (before, after) in news.lines().zip(outcome.stdout.lines()) {
        let untouched = before.strip_suffix('}').unwrap();
        assert!(
            after.starts_with(&format!("{untouched},\"entities\":[")),
            "{after}"
        );
    }
    assert!(names(&outcome.objects()[0]).contains(&"Jane Doe".to_owned()));
}

#[test]
fn offsets_slice_the_body_of_the_record() {
    for object in run(&["extract", "wide.jsonl"]).objects() {
        let body: Vec<char> = object["body"].as_str().unwrap().chars().collect();
        let entities = object["entities"].as_array().unwrap();
        let mentions = entities
            .iter()
            .flat_map(|entity| entity["mentions"].as_array().unwrap());
        for mention in mentions.filter(|mention| mention.get("in").is_none()) {
            let at = |key: &str| usize::try_from(mention[key].as_u64().unwrap()).unwrap();
            let slice: String = body[at("start")..at("end")].iter().collect();
            assert_eq!(mention["text"], slice);
        }
    }
}

#[test]
fn who_said_what_comes_out_with_offsets_into_the_record_as_it_is_written() {
    let body = "\u{1f5de} Jane Doe spoke.\r\n\r\n\u{201c}We\u{200b} stay,\u{201d} Doe said.";
    let record = serde_json::json!({ "title": "A", "body": body }).to_string();
    let object = &run_with(&["extract"], record.as_bytes()).objects()[0];
    let quote = &object["quotes"][0];
    let characters: Vec<char> = body.chars().collect();
    let at = |key: &str| usize::try_from(quote[key].as_u64().unwrap()).unwrap();
    let slice: String = characters[at("start")..at("end")].iter().collect();
    assert_eq!(quote["speaker"], "Jane Doe");
    assert_eq!(quote["text"], slice);
    assert_eq!(slice, "We\u{200b} stay,");
}

#[test]
fn one_bad_line_is_reported_and_passed_over() {
    let input = "{\"title\":\"A\",\"body\":\"Jane Doe spoke.\"}\nnot json\n[1]\n{\"title\":\"B\",\"body\":\"None.\"}\n";
    let outcome = run_with(&["extract"], input.as_bytes());
    assert_eq!(outcome.status, 0);
    assert_eq!(outcome.values("title").join(" "), "A B");
    let complaints: Vec<_> = outcome.stderr.lines().collect();
    assert_eq!(complaints.len(), 2);
    assert!(
        complaints[0].starts_with("-:2: not valid JSON: "),
        "{}",
        outcome.stderr
    );
    assert_eq!(complaints[1], "-:3: not an object but a list");
}

#[test]
fn no_good_line_is_an_error() {
    let outcome = run_with(&["extract", "-"], b"one\ntwo\n");
    assert_eq!((outcome.stdout.as_str(), outcome.status), ("", 2));
}

#[test]
fn an_empty_input_is_nothing_found() {
    assert_eq!(run_with(&["extract"], b"").status, 1);
    assert_eq!(run_with(&["extract", "--text"], b"\n \n").status, 1);
}

#[test]
fn doing_it_twice_changes_nothing() {
    let once = run(&["extract", "news.jsonl"]);
    let twice = run_with(&["extract"], once.stdout.as_bytes());
    assert_eq!(once.objects(), twice.objects());
}

#[test]
fn each_compression_is_unpacked() {
    assert_eq!(
        run(&["extract", "whole.jsonl.gz"]).stdout,
        run(&["extract", "news.jsonl"]).stdout
    );
    for name in [
        "two_streams.jsonl.bz2",
        "two_streams.jsonl.xz",
        "two_frames.jsonl.zst",
    ] {
        let packed = std::fs::read(super::fixtures().join("../packed").join(name)).unwrap();
        assert_eq!(run_with(&["extract"], &packed).objects().len(), 4, "{name}");
    }
}

#[test]
fn an_archive_is_no_stream() {
    let outcome = run(&["extract", "../packed/folder.zip"]);
    assert_eq!(outcome.status, 2);
    assert!(
        outcome.stderr.contains("it is a zip archive, not a stream"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn plain_text_is_one_article() {
    let outcome = run_with(
        &["extract", "--text"],
        b"GENEVA - Minister Jane Doe met John Roe in Geneva.\n",
    );
    let objects = outcome.objects();
    assert_eq!(objects.len(), 1);
    assert!(
        names(&objects[0]).contains(&"Jane Doe".to_owned()),
        "{objects:?}"
    );
}

#[test]
fn wire_text_gives_its_headline_and_date() {
    let outcome = run(&["extract", "--text", "wire.txt"]);
    let object = &outcome.objects()[0];
    assert_eq!(object["headline"], "Minister signs harbour treaty");
    assert_eq!(object["published"], "2025-07-07");
    assert_eq!(object["authors"], serde_json::json!(["Ann Lee", "Bo Berg"]));
    assert!(!object["body"].as_str().unwrap().contains("By Ann Lee"));
}

#[test]
fn a_missing_file_is_one_sentence() {
    let outcome = run(&["extract", "none.jsonl"]);
    assert_eq!(outcome.status, 2);
    assert!(
        outcome.stderr.starts_with("cannot read `none.jsonl`: "),
        "{}",
        outcome.stderr
    );
    assert_eq!(outcome.stderr.lines().count(), 1);
}

#[test]
fn a_directory_or_a_device_is_one_sentence() {
    for (path, reason) in [
        ("empty", "it is a directory"),
        ("/dev/zero", "it is a device"),
    ] {
        let outcome = run(&["extract", path]);
        assert_eq!((outcome.stdout.as_str(), outcome.status), ("", 2));
        let sentence = format!("cannot read `{path}`: {reason}");
        assert_eq!(outcome.stderr.lines().next(), Some(&*sentence));
    }
}

#[test]
fn offsets_slice_the_field_as_the_record_has_it() {
    let body = "<p>GENEVA &amp; BERN \u{2013} Minister\u{a0}<b>Jane Doe</b> met Acme Bank.</p>\r\n<p>Doe left Geneva.</p>";
    let record =
        serde_json::json!({"webTitle": " Jane\u{200b} Doe in Geneva ", "fields": {"body": body}});
    let outcome = run_with(&["extract"], record.to_string().as_bytes());
    let object = &outcome.objects()[0];
    let mut mention_count = 0;
    for entity in object["entities"].as_array().unwrap() {
        for mention in entity["mentions"].as_array().unwrap() {
            let field = if mention.get("in").is_some() {
                &object["webTitle"]
            } else {
                &object["fields"]["body"]
            };
            let at = |key: &str| usize::try_from(mention[key].as_u64().unwrap()).unwrap();
            let text = field.as_str().unwrap().chars();
            let slice: String = text
                .skip(at("start"))
                .take(at("end") - at("start"))
                .collect();
            assert_eq!(mention["text"], slice, "{entity}");
            mention_count += 1;
        }
    }
    assert!(mention_count > 3, "{object}");
}

#[test]
fn hostile_lines_cannot_act_on_a_terminal() {
    let outcome = run(&["extract", "hostile.jsonl"]);
    assert_eq!(outcome.objects().len(), 2);
    assert!(
        !outcome.stdout.chars().any(super::output::is_forbidden),
        "{:?}",
        outcome.stdout
    );
}

#[test]
fn offsets_are_those_of_the_field_however_it_is_written() {
    let line = "{\"title\":\"Head\",\"text\":\"<p>Jane Doe met John Roe.&nbsp;It cost 5&nbsp;euros.</p>\
        <table><tr><td>Jane Doe</td></tr></table>\"}\n";
    let record_separator = format!("\u{1e}{line}");
    let out = run_with(&["extract", "--no-cache"], record_separator.as_bytes());
    assert_eq!((out.stderr.as_str(), out.status), ("", 0));
    let object = out.objects().remove(0);
    let text: Vec<char> = object["text"].as_str().expect("a text").chars().collect();
    let mut slices = Vec::new();
    for entity in object["entities"].as_array().expect("a list") {
        for mention in entity["mentions"].as_array().expect("a list") {
            let at = |key: &str| mention[key].as_u64().expect("a number") as usize;
            slices.push(text[at("start")..at("end")].iter().collect::<String>());
        }
    }
    slices.sort();
    assert_eq!(slices, ["5&nbsp;euros", "Jane Doe", "Jane Doe", "John Roe"]);
}

#[test]
fn what_extract_writes_is_read_as_it_was_found() {
    let articles = [
        r#"{"id":"1","headline":"NATO meets","body":"The North Atlantic Treaty Organization (NATO) met in Brussels. NATO said Jens Stoltenberg would speak. Stoltenberg spoke on Monday.","published":"2024-03-13","language":"en"}"#,
        r#"{"id":"2","headline":"A visit","body":"<p>Jens&nbsp;Stoltenberg left <b>Brussels</b> for Oslo.</p>","published":"2024-03-14","language":"en"}"#,
    ];
    let found = run_with(&["extract"], articles.join("\n").as_bytes()).stdout;
    let ask = |input: &str, words: &[&str]| {
        let outcome = run_with(&[words, &["-"]].concat(), input.as_bytes());
        (outcome.stdout, outcome.status)
    };
    for words in [
        &["entities", "--by", "corpus", "--format", "jsonl"][..],
        &["entities", "--format", "jsonl"],
        &["list", "-q", "entity:nato"],
        &["list", "-q", "mentions:2024-03-11"],
        &["list", "-q", "person:stoltenberg near:brussels"],
    ] {
        let (expected, status) = ask(&articles.join("\n"), words);
        assert_eq!(status, 0, "{words:?}");
        assert_eq!(ask(&found, words), (expected, 0), "{words:?}");
    }
    let bare = r#"{"headline":"x","body":"Nothing.","entities":[{"label":"ORG","name":"North Atlantic Treaty Organization","aliases":["NATO"],"mentions":[]}]}"#;
    assert_eq!(ask(bare, &["list", "-q", "entity:nato"]).1, 0);
}
