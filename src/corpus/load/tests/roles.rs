//! The same three articles under the names, types and body shapes of many producers; and what damage does to them.

use super::*;

const THREE: [(&str, &str, &str); 3] = [
    (
        "Harbour reopens after storm",
        "2025-07-01T08:00:00Z",
        "Anna Bell",
    ),
    ("Ferry delayed by fog", "2025-07-02T09:30:00Z", "Carl Eve"),
    (
        "Council votes on the new pier",
        "2025-07-03T10:15:00Z",
        "Dora Fox",
    ),
];

fn fixtures() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/shapes/roles");
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn the_same_articles_are_told_by_every_style_of_names_and_bodies() {
    for name in fixtures() {
        let is_nameless = name.starts_with("nameless");
        let corpus = fixture(&format!("shapes/roles/{name}"));
        let articles = articles(&corpus);
        assert_eq!(articles.len(), 3, "{name}");
        for (number, (article, (headline, published, author))) in
            articles.iter().zip(THREE).enumerate()
        {
            assert_eq!(article.headline, headline, "{name}");
            assert_eq!(
                article.published.unwrap().to_string(),
                published.to_owned(),
                "{name}"
            );
            let url = format!("https://tide.example/{}", number + 1);
            assert_eq!(article.url.as_deref(), Some(&*url), "{name}");
            if !is_nameless {
                assert_eq!(article.authors, [author], "{name}");
                assert_eq!(article.outlet.as_deref(), Some("The Tide"), "{name}");
            }
        }
        let body = &articles[1].body;
        let (first, second) = (
            "A ferry from Port Ellen left an hour late.",
            "Its captain, Karel Novak, said that the fog had come without warning.",
        );
        assert!(body.starts_with(first), "{name}: {body}");
        assert!(is_nameless || body.ends_with(second), "{name}: {body}");
        assert!(
            is_nameless || body.len() < first.len() + second.len() + 4,
            "{name}: {body}"
        );
    }
}

#[test]
fn a_field_nobody_took_is_kept_in_its_own_form() {
    let articles = articles(&fixture("shapes/roles/store_types.jsonl"));
    assert_eq!(articles[0].extra["words"], serde_json::json!({"N": "40"}));
}

#[test]
fn odd_types_names_and_bodies_cost_themselves() {
    let corpus = fixture("evil/roles_odd.jsonl");
    let articles = articles(&corpus);
    let headlines: Vec<_> = articles
        .iter()
        .map(|article| article.headline.as_str())
        .collect();
    assert!(
        headlines.ends_with(&[THREE[0].0, THREE[1].0, THREE[2].0]),
        "{headlines:?}"
    );
    for article in &articles {
        let shown = format!(
            "{}{}{:?}{:?}",
            article.headline, article.body, article.authors, article.outlet
        );
        assert!(
            !shown.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{200b}']),
            "{shown}"
        );
    }
    let last = articles.last().unwrap();
    assert_eq!(last.body, "Hidden� text stands here.");
    assert_eq!(last.outlet.as_deref(), Some("The Tide"));
    assert_eq!(corpus.len() + corpus.rejections().len(), 7);
}

#[test]
fn tags_are_read_out_of_the_objects_of_many_producers() {
    let both = ["Ferries", "World"];
    for (tags, expected) in [
        (
            r#"[{"term":"Ferries","scheme":null,"label":null},{"name":"","title":"World"}]"#,
            &both[..],
        ),
        (
            r#"[{"id":"world/ferries","webTitle":"Ferries"},{"@term":"World"}]"#,
            &both,
        ),
        (r#"[{"tag":"Ferries","type":1},{"slug":"World"}]"#, &both),
        (r#"{"nodes":[{"name":"Ferries"},{"name":"World"}]}"#, &both),
        (r#"{"edges":[{"node":{"name":"Ferries"}}]}"#, &both[..1]),
        (
            r#"{"data":[{"id":1,"attributes":{"name":"Ferries"}}]}"#,
            &both[..1],
        ),
        (r#""['Ferries', 'World']""#, &both),
        (r#""Ferries|World""#, &both),
    ] {
        let record = format!(
            r#"{{"title":"{}","text":"A ferry left an hour late.","date":"2025-07-02","tags":{tags}}}"#,
            THREE[1].0
        );
        let (_root, corpus) = written("a.jsonl", record.as_bytes());
        assert_eq!(articles(&corpus)[0].tags, expected, "{tags}");
    }
}

#[test]
fn names_of_fields_that_change_further_on_in_a_file_are_learnt() {
    let words = "Nothing else was said by anyone there that day. ".repeat(20);
    let first = |at: usize| format!(r#"{{"title":"Ferry {at} sails","text":"{words}"}}"#);
    let then = |at: usize| {
        format!(
            r#"{{"headline":"Pier {at} opens","body":"{words}","date":"2025-07-02","source":"The Tide"}}"#
        )
    };
    let action = |at: usize| format!(r#"{{"type":"user","login":"user{at}","about":"{words}"}}"#);
    let lines = |some: Vec<String>| some.join("\n");
    let (_root, corpus) = written(
        "a.jsonl",
        lines((0..400).map(first).chain((0..400).map(then)).collect()).as_bytes(),
    );
    assert_eq!(corpus.len(), 800);
    let last = articles(&corpus).pop().unwrap();
    assert_eq!(
        (&*last.headline, last.outlet.as_deref()),
        ("Pier 399 opens", Some("The Tide"))
    );
    assert!(last.published.is_some());
    let (_root, corpus) = written(
        "a.jsonl",
        lines((0..400).map(action).chain((0..400).map(then)).collect()).as_bytes(),
    );
    assert_eq!(corpus.len(), 400);
}
