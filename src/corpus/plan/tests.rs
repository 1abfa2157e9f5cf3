//! A draft is the same whether all of its record was read or only what a draft needs.

use super::*;
use crate::corpus::{fields::Path, make::Memo, scratch::Scratch};
use proptest::prelude::*;

/// JSON of a field, as text: a `Value` could not hold the same key twice, nor a lone surrogate.
fn field() -> impl Strategy<Value = (String, String)> {
    let key = prop::sample::select(vec![
        "title",
        "headline",
        "body",
        "content",
        "url",
        "link",
        "author",
        "source",
        "section",
        "date",
        "updated",
        "type",
        "index",
        "other",
        "_source",
        "t\\u0069tle",
    ]);
    (key, value()).prop_map(|(key, value)| (key.to_owned(), value))
}

fn value() -> impl Strategy<Value = String> {
    let plain = prop::sample::select(vec![
        "null",
        "true",
        "7",
        "-1.5e400",
        "\"\"",
        "\" \\n \"",
        "\"Pier opens\"",
        "\"<p>The pier opened on Monday, the harbour office said.</p>\"",
        "\"The pier opened on Monday… [+1234 chars]\"",
        "\"2024-03-05T10:00:00\"",
        "\"https://tide.example/pier\"",
        "\"caf\\u00e9 \\ud83d\\ude00\"",
        "\"half \\ud83d\"",
        "\"tab\there\"",
        "NaN",
        "[[[]]]",
    ]);
    let plain = plain.prop_map(str::to_owned);
    prop_oneof![6 => plain, 1 => long()].prop_recursive(2, 8, 3, |value| {
        prop_oneof![
            prop::collection::vec(value.clone(), 0..3)
                .prop_map(|values| format!("[{}]", values.join(","))),
            (
                prop::sample::select(vec!["rendered", "name", "title", "@id"]),
                value
            )
                .prop_map(|(key, value)| format!("{{\"{key}\":{value}}}")),
        ]
    })
}

/// A long text, as JSON: of it a draft may be made without reading it to the end.
fn long() -> impl Strategy<Value = String> {
    let sign = prop::sample::select(vec![
        "Tide turns. ",
        "\\n",
        "\\\"",
        "\\u00e9",
        "\\ud83d\\ude00",
        "\\/",
        "\\\\",
        "\u{3000}",
        "潮が満ちる",
        "Прилив ",
        "<b>",
        "&amp;",
        " ",
    ]);
    let run = (sign, 1..400_usize).prop_map(|(sign, times)| sign.repeat(times));
    let end = prop::sample::select(vec![
        "",
        "\\n ",
        "… [+12 chars]",
        "… [+12 chars]\\n",
        "]",
        "}",
    ]);
    let begin = prop::sample::select(vec!["", "[{\\\"", "{\\\"", "None", " \\t"]);
    (begin, prop::collection::vec(run, 1..6), end)
        .prop_map(|(begin, runs, end)| format!("\"{begin}{}{end}\"", runs.concat()))
}

fn record() -> impl Strategy<Value = String> {
    prop::collection::vec(field(), 0..8).prop_map(|fields| {
        let fields: Vec<String> = fields
            .into_iter()
            .map(|(key, value)| format!("\"{key}\":{value}"))
            .collect();
        format!("{{{}}}", fields.join(","))
    })
}

/// A plan made of `records`, which lie under `envelope`.
fn plan(records: &[String], envelope: &[Box<str>]) -> Plan {
    let values = records
        .iter()
        .filter_map(|record| repair::parse(record.as_bytes()).ok());
    let maps: Vec<Map<String, Value>> = values
        .filter_map(|(value, _)| value.as_object().cloned())
        .collect();
    let layout = Layout {
        steps: Vec::new(),
        inner: envelope.to_vec(),
        ..Layout::default()
    };
    let reading = Reading {
        told: &Told::default(),
        newest_year: 2100,
    };
    Plan::of_article(
        &layout,
        &Joins::default(),
        &maps.iter().collect::<Vec<_>>(),
        &reading,
    )
    .0
}

fn agrees(plan: &Plan, bytes: &[u8]) {
    let whole = plan.outcome(plan.record(bytes), &mut Memo::default());
    assert_eq!(plan.draft(bytes), whole, "{}", bytes.escape_ascii());
}

proptest! {
    #[test]
    fn a_draft_is_the_same_whatever_was_read_of_its_record(records in prop::collection::vec(record(), 1..4)) {
        let plan = plan(&records, &[]);
        // One record leaves nothing on the sheet of the next.
        let mut scratch = Scratch::default();
        for record in &records {
            agrees(&plan, record.as_bytes());
            let whole = plan.outcome(plan.record(record.as_bytes()), &mut Memo::default());
            assert_eq!(plan.draft_on(record.as_bytes(), &mut scratch), whole);
        }
    }

    #[test]
    fn a_draft_is_the_same_out_of_an_envelope(records in prop::collection::vec((record(), field()), 1..4)) {
        let inner: Vec<String> = records.iter().map(|(record, _)| record.clone()).collect();
        let plan = plan(&inner, &["_source".into()]);
        for (record, (key, value)) in &records {
            agrees(&plan, record.as_bytes());
            agrees(&plan, format!("{{\"{key}\":{value},\"_source\":{record}}}").as_bytes());
        }
    }

    #[test]
    fn damage_is_the_same_damage(record in record(), at: prop::sample::Index, byte: Option<u8>) {
        let plan = plan(std::slice::from_ref(&record), &[]);
        let mut bytes = record.into_bytes();
        let at = at.index(bytes.len());
        match byte {
            Some(byte) => bytes[at] = byte,
            None => drop(bytes.remove(at)),
        }
        agrees(&plan, &bytes);
    }
}

#[test]
fn what_is_passed_over_is_read_as_strictly_as_the_rest() {
    let plan = plan(
        &["{\"title\":\"Pier opens\",\"body\":\"It did.\"}".to_owned()],
        &[],
    );
    let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
    for other in [
        &*deep,
        "\"half \\ud83d\"",
        "\"caf\u{e9}\"",
        "01",
        "{\"a\":1,\"a\":2}",
        "1e999",
    ] {
        let record = format!("{{\"title\":\"Pier opens\",\"body\":\"It did.\",\"other\":{other}}}");
        agrees(&plan, record.as_bytes());
    }
    agrees(
        &plan,
        b"{\"title\":\"Pier opens\",\"body\":\"It did.\",\"other\":\"caf\xe9\"}",
    );
    agrees(&plan, b"{\"$serde_json::private::Number\":\"1\"}");
    agrees(&plan, b"{\"index\":{\"_id\":1}}");
    agrees(&plan, b"{\"title\":\"Pier opens\"} {\"title\":\"Again\"}");
}

#[test]
fn a_way_through_lists_and_maps_is_skimmed_like_any_other() {
    let record = br#"{"names":{"a":{"title":"Pier opens"}},"parts":[{"text":"It did."}],"url":"https://x.test/1"}"#;
    let mut told = Told::default();
    for (role, path) in [
        (Role::Headline, "names.*.title"),
        (Role::Body, "parts[].text"),
    ] {
        told.roles.set(role, Path::ranked(path).unwrap());
    }
    let value: Value = serde_json::from_slice(record).unwrap();
    let reading = Reading {
        told: &told,
        newest_year: 2100,
    };
    let records = [value.as_object().unwrap()];
    let plan = Plan::of_article(&Layout::default(), &Joins::default(), &records, &reading).0;
    agrees(&plan, record);
}
