//! What is cut out of a stream, in pieces of any size, whole and damaged.

use super::*;
use crate::corpus::fields::Inherited;
use proptest::prelude::*;
use serde_json::Value;

/// Scans a text in pieces of `chunk` bytes; what is found, with its text.
fn scanned(text: &[u8], steps: &[Step], chunk: usize, cap: usize) -> Vec<(RawKind, String, u32)> {
    let mut scanner = Scanner::new(steps.to_vec(), 0, cap);
    let mut window = Window::new(0);
    let mut out = Vec::new();
    let mut fed = 0;
    loop {
        let end = (fed + chunk).min(text.len());
        window.bytes.extend_from_slice(&text[fed..end]);
        fed = end;
        let mut found = Vec::new();
        scanner.scan(&mut window, fed == text.len(), &mut found);
        out.extend(found.into_iter().map(|raw| {
            let slice = window.slice(raw.start, raw.start + raw.length);
            (
                raw.kind,
                String::from_utf8_lossy(slice).into_owned(),
                raw.line,
            )
        }));
        if fed == text.len() {
            return out;
        }
        window.forget(scanner.keep());
    }
}

fn wholes(text: &str, steps: &[Step], chunk: usize) -> Vec<String> {
    let found = scanned(text.as_bytes(), steps, chunk, 1 << 20);
    found
        .into_iter()
        .filter(|found| found.0 == RawKind::Whole)
        .map(|found| found.1)
        .collect()
}

fn key(name: &str) -> Step {
    Step::Key(name.into())
}

#[test]
fn records_are_cut_out_of_every_wrapper_in_pieces_of_any_size() {
    let list = [key("a"), key("b"), Step::Each];
    let cases: [(&str, &[Step], &[&str]); 8] = [
        ("{\"x\":1}\n{\"x\":2}", &[], &["{\"x\":1}", "{\"x\":2}"]),
        ("{\"x\":1}{\"x\":2}", &[], &["{\"x\":1}", "{\"x\":2}"]),
        (
            "[{\"x\":\"]}\\\"\"} , {\"y\":[{}]}]",
            &[Step::Each],
            &["{\"x\":\"]}\\\"\"}", "{\"y\":[{}]}"],
        ),
        (
            "{\"z\":[{\"n\":0}],\"a\":{\"c\":{},\"b\":[{\"x\":1},2,null]}}",
            &list,
            &["{\"x\":1}", "2", "null"],
        ),
        (
            "{\"b\":[{\"n\":0}],\"a\":{\"b\":{\"x\":1}}}",
            &list,
            &["{\"x\":1}"],
        ),
        (
            "{\"s\":[{\"x\":1}],\"t\":[{\"x\":2}]}",
            &[Step::Values, Step::Each],
            &["{\"x\":1}", "{\"x\":2}"],
        ),
        (
            "{\"k\" : {\"x\":1}, \"l\":{}}",
            &[Step::Values],
            &["\"k\" : {\"x\":1}", "\"l\":{}"],
        ),
        (
            "// a\n/* {\"no\":1} */ [{\"x\":1},/**/{\"x\":2}];",
            &[Step::Each],
            &["{\"x\":1}", "{\"x\":2}"],
        ),
    ];
    for (text, steps, expected) in cases {
        for chunk in [1, 2, 3, 7, 1000] {
            assert_eq!(wholes(text, steps, chunk), expected, "{text} in {chunk}");
        }
    }
}

#[test]
fn lists_keyed_by_section_and_lines_are_told() {
    let text = "{\"harbour\":[\n{\"x\":1},\n{\"x\":2}],\n\"council\":[{\"x\":3}]}";
    let mut found = Vec::new();
    Scanner::new(vec![Step::Values, Step::Each], 0, 99).scan(
        &mut Window::over(text.as_bytes()),
        true,
        &mut found,
    );
    let told: Vec<_> = found
        .iter()
        .map(|raw| {
            (
                raw.around
                    .as_ref()
                    .unwrap()
                    .inherited(&Inherited::default())
                    .section
                    .unwrap(),
                raw.line,
            )
        })
        .collect();
    let told: Vec<_> = told
        .iter()
        .map(|(name, line)| (name.as_str(), *line))
        .collect();
    assert_eq!(told, [("harbour", 2), ("harbour", 3), ("council", 4)]);
}

#[test]
fn a_record_that_never_ends_gives_way_to_the_next_one() {
    let text = "[{\"x\":\"a\"},{\"x\":\"b},{\"x\":\"c\"},{\"x\":\"d\"}]";
    for chunk in [1, 5, 1000] {
        let found = wholes(text, &[Step::Each], chunk);
        assert!(found.contains(&"{\"x\":\"d\"}".to_owned()), "{found:?}");
    }
    // Nor does one over the cap hold more than the cap.
    let endless = format!("[{{\"x\":1}},{{\"x\":\"{}\n{{\"x\":2}}]", "b".repeat(5000));
    let found = scanned(endless.as_bytes(), &[Step::Each], 100, 1000);
    assert_eq!(found.last().unwrap().1, "{\"x\":2}");
}

#[test]
fn lines_stand_for_themselves() {
    let text = b"{\"a\":1}\r\n\n  {\"a\":2},\n// note\n{\"a\":\nrubbish\n\x1e{\"a\":3}";
    let mut found = Vec::new();
    Lines::new(0, 99).scan(&mut Window::over(text), true, &mut found);
    let window = Window::over(text);
    let told: Vec<_> = found
        .iter()
        .map(|raw| {
            (
                raw.kind,
                window.slice(raw.start, raw.start + raw.length),
                raw.line,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (RawKind::Whole, &b"{\"a\":1}"[..], 1),
            (RawKind::Whole, b"{\"a\":2}", 3),
            (RawKind::Whole, b"{\"a\":", 5),
            (RawKind::Stray, b"rubbish", 6),
            (RawKind::Whole, b"{\"a\":3}", 7),
        ]
    );
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "[a-z{}\\[\\],:\"\\\\\n é😀]{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec(("[a-c\"\\\\]{0,3}", inner), 0..5)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

fn object() -> impl Strategy<Value = Value> {
    prop::collection::vec(("[a-d]{1,2}", json()), 0..4)
        .prop_map(|entries| Value::Object(entries.into_iter().collect()))
}

proptest! {
    #[test]
    fn the_scanner_agrees_with_serde_json(
        values in prop::collection::vec(object(), 0..6), is_pretty: bool, between in "[ \n]{0,2}", chunk in 1_usize..40,
    ) {
        let written = |value: &Value| if is_pretty { serde_json::to_string_pretty(value) } else { serde_json::to_string(value) }.unwrap();
        let text = values.iter().map(written).collect::<Vec<_>>().join(&between);
        let oracle: Vec<Value> = serde_json::Deserializer::from_str(&text).into_iter().map(Result::unwrap).collect();
        let read = |texts: Vec<String>| texts.iter().map(|text| serde_json::from_str(text).unwrap()).collect::<Vec<Value>>();
        prop_assert_eq!(&read(wholes(&text, &[], chunk)), &oracle);
        let list = format!("[{}]", values.iter().map(written).collect::<Vec<_>>().join(","));
        prop_assert_eq!(&read(wholes(&list, &[Step::Each], chunk)), &oracle);
        let deep = format!("{{\"z\":[1,{{\"a\":[{{}}]}}],\"a\":{{\"b\":{list}}},\"y\":\"]\"}}");
        prop_assert_eq!(&read(wholes(&deep, &[key("a"), key("b"), Step::Each], chunk)), &oracle);
    }

    #[test]
    fn any_bytes_are_scanned_to_the_end(
        text in "[\\[\\]{}\",:a\n/*\\\\ 1]{0,60}", chunk in 1_usize..20, which in 0_usize..4,
    ) {
        let steps: [&[Step]; 4] = [&[], &[Step::Each], &[Step::Values, Step::Each], &[Step::Key("a".into()), Step::Each]];
        for (_, _, line) in scanned(text.as_bytes(), steps[which], chunk, 16) {
            prop_assert!(line >= 1);
        }
    }
}
