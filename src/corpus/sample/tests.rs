//! Heads of files: what is passed over, what is closed, what is named.

use super::*;
use proptest::prelude::*;
use serde_json::json;

/// Bytes met in a directory.
fn found(head: &[u8], is_all: bool) -> Bytes<'_> {
    Bytes {
        head,
        is_all,
        prose: Prose::None,
    }
}

fn sample(text: &str, is_all: bool) -> Sample {
    match look(found(text.as_bytes(), is_all)) {
        Ok(Head::Json(sample)) => sample,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_before_the_json_is_passed_over() {
    for (text, note) in [
        ("{\"a\":1}", None),
        ("// one\n// two\n{\"a\":1}", Some("comments passed over")),
        (
            "window.YTD.part0 = {\"a\":1};",
            Some("script before the JSON removed"),
        ),
        (
            "callback({\"a\":1});",
            Some("script before the JSON removed"),
        ),
        (
            "/**/ typeof callback === 'function' && callback({\"a\":1});",
            Some("script before the JSON removed"),
        ),
        (
            "// crawled\n/* twice */ window.x = {\"a\":1};",
            Some("script before the JSON removed"),
        ),
        (
            "export default {\"a\":1}",
            Some("script before the JSON removed"),
        ),
        (")]}',\n{\"a\":1}", Some("script before the JSON removed")),
        ("\u{1e}{\"a\":1}\n", None),
        ("# crawler 1.2\n{\"a\":1}\n", None),
        ("{\u{301}\u{0}rubbish\n{\"a\":1}\n", None),
    ] {
        let sample = sample(text, true);
        assert_eq!(
            (sample.values, sample.note),
            (vec![json!({"a":1})], note),
            "{text}"
        );
    }
}

#[test]
fn lines_are_told_from_values_that_run_over_lines() {
    assert!(sample("{\"a\":1}\n{\"a\":2}\n", true).is_lines);
    assert!(!sample("{\"a\":1}{\"a\":2}", true).is_lines);
    assert!(!sample("{\n\"a\":1}\n{\"a\":2}\n", true).is_lines);
    assert!(!sample("{\"a\":1}\n", true).is_lines);
}

#[test]
fn a_value_longer_than_the_head_is_closed() {
    let sample = sample(
        "{\"status\":\"ok\",\"articles\":[{\"a\":1},{\"a\":2},{\"a\":\"th",
        false,
    );
    assert_eq!(
        sample.values,
        [json!({"status":"ok","articles":[{"a":1},{"a":2}]})]
    );
    assert!(sample.is_partial);
}

#[test]
fn a_text_longer_than_the_head_is_closed_where_no_character_is_cut() {
    let part = r#"{"title":"A \u00e9","text":"long \n \ud83d\ude00 "#.to_owned() + "é";
    let bytes = part.as_bytes();
    for end in part.find("long").unwrap()..bytes.len() {
        let around = damaged::values(&[&bytes[..end], "\\u00".as_bytes()].concat());
        let value = &around.values[0];
        assert_eq!(value["title"], "A é", "{end}");
    }
}

#[test]
fn what_is_no_json_is_named() {
    for (text, words) in [
        ("<!DOCTYPE html><html>", "HTML, not JSON"),
        ("<?xml version=\"1.0\"?>", "XML or HTML, not JSON"),
        ("a\0b", "not text: it holds NUL bytes"),
        ("PORT=8080", "not JSON"),
        ("404 Not Found", "not JSON"),
        ("this is { not json", "not JSON"),
    ] {
        assert_eq!(
            look(found(text.as_bytes(), true)),
            Err(Reason::NotJson(words)),
            "{text}"
        );
    }
    for python in ["{'title': 'x'}", "[{'title': 'x'}]", "['x']"] {
        let told = look(found(python.as_bytes(), true));
        assert_eq!(told, Err(Reason::Python), "{python}");
    }
    assert_eq!(look(found(b" \n", true)), Err(Reason::EmptyFile));
}

#[test]
fn json_of_values_without_fields_is_called_what_it_is() {
    for (text, words) in [
        ("42\n", "a number"),
        ("null", "null"),
        ("true", "a truth value"),
        ("\"just a string\"", "a string"),
        ("\"a\"\n\"b\"\n", "a string"),
    ] {
        let reason = Reason::NotArticles(words.to_owned());
        assert_eq!(look(found(text.as_bytes(), true)), Err(reason), "{text}");
    }
}

#[test]
fn a_text_without_a_header_is_one_article_only_where_it_is_welcome() {
    let look_at = |text: &'static str, prose| {
        look(Bytes {
            head: text.as_bytes(),
            is_all: true,
            prose,
        })
    };
    assert_eq!(look_at("The tide came in.", Prose::Any), Ok(Head::Text));
    assert_eq!(look_at("\"We stay here.\"", Prose::Any), Ok(Head::Text));
    for text in ["{\"a\":1}", "{'a': 1}", "<p>One two</p>"] {
        assert_ne!(look_at(text, Prose::Any), Ok(Head::Text), "{text}");
    }
    let headed = "Tide comes in\n\nIt came in on Monday.";
    assert_eq!(look_at(headed, Prose::Headed), Ok(Head::Text));
    for text in [headed, "The tide came in."] {
        assert_ne!(look_at(text, Prose::None), Ok(Head::Text), "{text}");
    }
    for text in [
        "The tide came in.",
        "Tide comes in\nIt came in.",
        "Tide comes in\n\n",
    ] {
        assert_ne!(look_at(text, Prose::Headed), Ok(Head::Text), "{text}");
    }
}

proptest! {
    #[test]
    fn any_bytes_have_a_head(bytes in prop::collection::vec(any::<u8>(), 0..300), is_all: bool, may_be_prose: bool) {
        let prose = if may_be_prose { Prose::Any } else { Prose::None };
        let _ = look(Bytes { head: &bytes, is_all, prose });
    }

    #[test]
    fn json_cut_anywhere_does_not_panic(cut in 0_usize..120) {
        let text = "{\"a\":[{\"b\":\"c\\\"d\",\"e\":[1,2,{\"f\":null}]},{\"b\":\"é\"}],\"g\":{\"h\":1.5e3}}";
        let _ = look(found(text.as_bytes().get(..cut.min(text.len())).unwrap(), false));
    }
}
