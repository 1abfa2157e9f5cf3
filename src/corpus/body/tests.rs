//! Which text is found in which shape.

use super::*;
use serde_json::json;

#[test]
fn every_shape_of_body_becomes_paragraphs() {
    let cases = [
        (json!("One.\n\nTwo."), "One.\n\nTwo."),
        (
            json!("<p>One.</p><p>Two &amp; three.</p>"),
            "One.\n\nTwo & three.",
        ),
        (json!(["One.", "", "Two."]), "One.\n\nTwo."),
        (
            json!(["See ", {"type": "link", "text": "this"}, " now\nand then"]),
            "See this now\nand then",
        ),
        (
            json!(["It reopened.", {"type": "crosshead", "text": "NEXT"}, "It closed."]),
            "It reopened.\n\nNEXT\n\nIt closed.",
        ),
        (
            json!([{"type": "paragraph", "text": "One."}, {"type": "image", "text": "A pier"}, {"type": "p", "content": "Two."}]),
            "One.\n\nTwo.",
        ),
        (
            json!([{"type": "text", "content": "One."}, {"type": "interstitial_link", "content": "Read more"}, {"type": "text", "content": "Two."}]),
            "One.\n\nTwo.",
        ),
        (
            json!([{"section": "ECONOMY", "text": "One."}]),
            "ECONOMY\n\nOne.",
        ),
        (
            json!([{"text": "One.", "section": null}, {"text": "Two.", "section": "A"}, {"text": "Three.", "section": "A"}]),
            "One.\n\nA\n\nTwo.\n\nThree.",
        ),
        (
            json!([{"heading": "", "paragraphs": ["One.", "Two."]}, {"heading": "A", "sections": [{"heading": "B", "text": "Three."}]}]),
            "One.\n\nTwo.\n\nA\n\nB\n\nThree.",
        ),
        (json!({"rendered": "<p>One.</p>"}), "One."),
        (
            json!([{"context": "One.", "qas": [{"question": "What?"}]}, {"context": "Two."}]),
            "One.\n\nTwo.",
        ),
        (
            json!([{"page": 1, "text": "One."}, {"page": 2, "text": "Two."}]),
            "One.\n\nTwo.",
        ),
        (
            json!({"p1": "One went.", "p2": "Two went."}),
            "One went.\n\nTwo went.",
        ),
        (
            json!({"The": [0], "pier": [1, 3], "and": [2]}),
            "The pier and pier",
        ),
        (json!(7), ""),
    ];
    for (value, expected) in cases {
        assert_eq!(text(&value), expected, "{value}");
        assert_eq!(has_text(&value), !expected.is_empty(), "{value}");
    }
}

#[test]
fn what_is_printed_above_a_text_is_left_out_unless_there_is_nothing_else() {
    let cases = [
        (
            json!([{"type": "kicker", "content": "Local"}, {"type": "title", "content": "Pier opens"}, {"type": "byline", "content": "By Anna Bell"},
                {"type": "date", "content": 1_709_987_504_000_u64}, {"type": "image", "blurb": "A pier."}, {"type": "html", "content": "<p>One.</p>"},
                {"type": "title", "content": "Next"}, {"type": "html", "content": "Two."}]),
            "One.\n\nNext\n\nTwo.",
        ),
        (
            json!([{"type": "title", "content": "Pier opens"}]),
            "Pier opens",
        ),
    ];
    for (value, expected) in cases {
        assert_eq!(text(&value), expected, "{value}");
    }
}

#[test]
fn the_blocks_of_every_editor_become_paragraphs() {
    let cases = [
        (
            "a list of items among paragraphs",
            json!({"time": 1, "blocks": [{"type": "paragraph", "data": {"text": "One."}}, {"type": "image", "data": {"caption": "A pier"}},
                {"type": "list", "data": {"style": "unordered", "items": ["a", "b"]}}]}),
            "One.\n\n• a\n• b",
        ),
        (
            "leaves under paragraphs, links among them",
            json!([{"type": "paragraph", "children": [{"text": "The "}, {"text": "pier", "bold": true},
                {"type": "link", "url": "https://x.test", "children": [{"text": " reopened"}]}, {"text": "."}]}]),
            "The pier reopened.",
        ),
        (
            "a document of nodes",
            json!({"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "The "}, {"type": "text", "marks": [{"type": "bold"}], "text": "pier."}]},
                {"type": "bulletList", "content": [{"type": "listItem", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "a"}]}]}]}]}),
            "The pier.\n\n• a",
        ),
        (
            "blocks with ranges of style",
            json!({"blocks": [{"key": "a", "text": "One.", "type": "unstyled", "inlineStyleRanges": []}, {"text": "Two.", "type": "unstyled"}], "entityMap": {}}),
            "One.\n\nTwo.",
        ),
        (
            "nodes with values, assets among them",
            json!({"nodeType": "document", "data": {}, "content": [{"nodeType": "paragraph", "content": [{"nodeType": "text", "value": "The "},
                {"nodeType": "hyperlink", "data": {"uri": "https://x.test"}, "content": [{"nodeType": "text", "value": "pier"}]}, {"nodeType": "text", "value": "."}]},
                {"nodeType": "embedded-asset-block", "data": {"target": {}}, "content": []}]}),
            "The pier.",
        ),
    ];
    check_blocks(&cases);
}

#[test]
fn the_blocks_of_page_builders_become_paragraphs() {
    let cases = [
        (
            "rich text under the name of the kind",
            json!([{"object": "block", "type": "paragraph", "paragraph": {"rich_text": [{"type": "text", "text": {"content": "The "}, "plain_text": "The "}, {"plain_text": "pier."}]}}]),
            "The pier.",
        ),
        (
            "spans of portable text",
            json!([{"_type": "block", "style": "normal", "children": [{"_type": "span", "text": "The "}, {"_type": "span", "text": "pier."}]}, {"_type": "image", "alt": "A pier"}]),
            "The pier.",
        ),
        (
            "blocks of HTML",
            json!([{"blockName": "core/paragraph", "attrs": {}, "innerBlocks": [], "innerHTML": "\n<p>One.</p>\n"}, {"blockName": "core/image", "innerHTML": "<figure>A pier</figure>"}]),
            "One.",
        ),
        (
            "a root of children",
            json!({"root": {"type": "root", "children": [{"type": "paragraph", "children": [{"type": "text", "text": "One."}, {"type": "linebreak"}, {"type": "text", "text": "Two."}]}]}}),
            "One.\nTwo.",
        ),
        (
            "insertions with line breaks",
            json!({"ops": [{"insert": "The "}, {"insert": "pier", "attributes": {"bold": true}}, {"insert": {"image": "x.png"}}, {"insert": ".\n"}]}),
            "The pier.",
        ),
        (
            "blocks in models",
            json!([{"type": "text", "model": {"blocks": [{"type": "paragraph", "model": {"text": "One.", "blocks": [{"type": "fragment", "model": {"text": "One."}}]}}]}}]),
            "One.",
        ),
        (
            "blocks as a string",
            json!("{\"blocks\": [{\"type\": \"paragraph\", \"data\": {\"text\": \"One.\"}}]}"),
            "One.",
        ),
    ];
    check_blocks(&cases);
}

fn check_blocks(cases: &[(&str, Value, &str)]) {
    for (what, value, expected) in cases {
        assert_eq!(text(value), *expected, "{what}");
        assert!(has_text(value), "{what}");
    }
}

#[test]
fn words_and_pieces_become_running_text() {
    let cases = [
        (
            json!([
                "The", "pier", "(", "closed", ")", "reopened", ",", "they", "said", "."
            ]),
            "The pier (closed) reopened, they said.",
        ),
        (
            json!([{"word": "The"}, {"word": "pier"}, {"word": "reopened"}, {"word": "."}]),
            "The pier reopened.",
        ),
        (
            json!([{"tokens": [{"originalText": "It", "after": " "}, {"originalText": "is", "after": ""}, {"originalText": "n't", "after": " "}, {"originalText": "so", "after": ""}, {"originalText": ".", "after": ""}]}]),
            "It isn't so.",
        ),
        (
            json!([
                [
                    "The", "pier", "reopened", "on", "Monday", ",", "they", "said", "."
                ],
                [
                    "It", "had", "been", "closed", "for", "all", "of", "the", "winter", "."
                ]
            ]),
            "The pier reopened on Monday, they said. It had been closed for all of the winter.",
        ),
        (
            json!([{"text": "so the pier", "start": 0.0}, {"text": "reopened on monday", "start": 1.5}, {"text": "after the winter", "start": 3.0}]),
            "so the pier reopened on monday after the winter",
        ),
        (
            json!([{"id": 0, "sentence": "One went."}, {"id": 1, "sentence": "Two went."}]),
            "One went.\n\nTwo went.",
        ),
    ];
    for (value, expected) in cases {
        assert_eq!(text(&value), expected, "{value}");
    }
}

#[test]
fn odd_bodies_end_in_a_text_or_in_none() {
    let mut deep = json!("One.");
    for _ in 0..200 {
        deep = json!({"children": [deep]});
    }
    let odd = [
        deep,
        json!({"type": "image", "children": [{"type": "paragraph", "text": "A pier"}]}),
        json!({"blocks": {"blocks": {"blocks": null}}}),
        json!([[], {}, null, [null]]),
        json!({"type": 7, "text": ["a", 3, {"text": {"text": {}}}]}),
        json!("{\"blocks\": ["),
        json!("[{\"a\": 1}]"),
        json!({"The": [0, "one"]}),
    ];
    for value in odd {
        let _ = (text(&value), has_text(&value), opening(&value));
    }
    assert_eq!(text(&json!({"type": "image", "text": "A pier"})), "");
}

#[test]
fn the_mark_of_a_cut_text_is_not_text() {
    let value = json!("The council met on Monday… [+1234 chars]");
    assert_eq!(text(&value), "The council met on Monday…");
    assert!(is_cut_off(&value));
    assert!(!is_cut_off(&json!("A list [+12] of numbers")));
}
