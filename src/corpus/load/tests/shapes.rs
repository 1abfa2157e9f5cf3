//! A fixture of our own for every shape.

use super::*;

const THREE: [&str; 3] = [
    "Harbour reopens after storm",
    "Ferry delayed by fog",
    "Council votes on the new pier",
];

#[test]
fn the_same_articles_come_out_of_every_wrapper() {
    for name in [
        "lines",
        "array",
        "one_line",
        "concatenated",
        "separators",
        "by_id",
        "sections",
    ] {
        let corpus = fixture(&format!("shapes/{name}.json"));
        assert_eq!(headlines(&corpus), THREE, "{name}");
        assert_eq!(reasons(&corpus), [], "{name}");
        let second = &articles(&corpus)[1];
        assert_eq!(
            second.body, "A ferry from Port Ellen left an hour late.",
            "{name}"
        );
        assert_eq!(
            second.published.unwrap().to_string(),
            "2025-07-02",
            "{name}"
        );
        assert_eq!(second.authors, ["Carl Eve"], "{name}");
        assert_eq!(
            second.url.as_deref(),
            Some("https://tide.example/2"),
            "{name}"
        );
        assert_eq!(second.outlet.as_deref(), Some("tide.example"), "{name}");
        // The key under which a record stands is its id.
        let id = if name == "by_id" {
            "a-1"
        } else {
            "https://tide.example/2"
        };
        assert_eq!(second.id, id, "{name}");
    }
}

#[test]
fn files_of_one_shape_beside_one_of_another_are_read_as_each_alone() {
    let folder = tempfile::tempdir().unwrap();
    let files = [
        r#"{"title":"Harbour reopens","body":"It reopened on Monday, after the storm.","date":"2025-07-01","author":"Ann Obi"}"#,
        r#"{"title":"Ferry delayed","body":"It left an hour late, in fog.","date":"2025-07-02","author":null}"#,
        r#"{"headline":{"main":"Council votes"},"text":["It voted.","For the pier."],"published":1751500800}"#,
        r#"{"title":"Pier opens","body":"","date":"2025-07-04","author":"Bo Lind"}"#,
    ];
    let paths: Vec<_> = (0..files.len())
        .map(|number| folder.path().join(format!("{number}.json")))
        .collect();
    for (path, text) in paths.iter().zip(files) {
        std::fs::write(path, text).unwrap();
    }
    let together = articles(&loaded(&[folder.path()]));
    let alone = paths.iter().flat_map(|path| articles(&loaded(&[path])));
    assert_eq!(together, alone.collect::<Vec<_>>());
    assert_eq!(together.len(), files.len());
}

#[test]
fn a_bulk_dump_has_action_lines_between_its_records() {
    let corpus = fixture("shapes/bulk.jsonl");
    assert_eq!(headlines(&corpus), THREE);
    assert_eq!(reasons(&corpus), []);
    assert_eq!(corpus.files()[0].account.action_lines, 3);
}

#[test]
fn lists_keyed_by_section_tell_the_section() {
    let sections: Vec<_> = articles(&fixture("shapes/sections.json"))
        .into_iter()
        .map(|article| article.section.unwrap())
        .collect();
    assert_eq!(sections, ["harbour", "harbour", "council"]);
}

#[test]
fn a_deep_list_is_found_and_its_satellites_are_not() {
    let corpus = fixture("shapes/deep_list.json");
    assert_eq!(headlines(&corpus), THREE);
    assert_eq!(
        corpus.files()[0].account.shape,
        "list under `response.docs`"
    );
    let article = &articles(&corpus)[0];
    assert_eq!(
        article.body,
        "The northern channel reopened on Monday, the harbour office said."
    );
    assert_eq!(
        article.published.unwrap().to_string(),
        "2025-07-01T08:00:00Z"
    );
    assert_eq!(article.authors, ["ANNA BELL"]);
    assert_eq!(article.outlet.as_deref(), Some("The Tide"));
    assert!(article.extra.contains_key("multimedia"));
    assert!(!article.extra.contains_key("web_url"));
}

#[test]
fn records_come_out_of_their_envelopes() {
    let corpus = fixture("shapes/envelopes.json");
    assert_eq!(headlines(&corpus), THREE);
    let article = &articles(&corpus)[0];
    assert_eq!(
        article.published.unwrap().to_string(),
        "2025-07-01T00:00:00Z"
    );
    assert_eq!(article.extra["kind"], "t3");
    let hits = articles(&fixture("shapes/hits.json"));
    assert_eq!(
        hits.iter().map(|hit| hit.id.as_str()).collect::<Vec<_>>(),
        ["h0", "h1"]
    );
}

#[test]
fn given_entities_stand_where_the_text_names_them() {
    let corpus = fixture("shapes/list_in_a_list_of_one.json");
    assert_eq!(corpus.len(), 4);
    let article = &articles(&corpus)[1];
    let place = &article.given[1];
    assert_eq!(
        (place.label.as_str(), place.name.as_str()),
        ("locations", "port ellen")
    );
    assert_eq!(place.mentions[0].of(&article.body), "Port Ellen");
    let spans = articles(&fixture("shapes/spans.jsonl"));
    assert_eq!(
        spans[0].given[1].mentions[0].of(&spans[0].body),
        "Port Ellen"
    );
    assert_eq!(spans[0].given[1].name, "Port Ellen");
    assert_eq!(spans[0].headline, "");
    assert_eq!(spans[0].outlet.as_deref(), Some("Tide"));
}

#[test]
fn a_feed_lends_its_items_title_language_and_authors() {
    let corpus = fixture("shapes/feed.json");
    let article = &articles(&corpus)[0];
    assert_eq!(article.outlet.as_deref(), Some("The Tide"));
    assert_eq!(article.language.as_deref(), Some("en"));
    assert_eq!(article.authors, ["Tide desk"]);
    assert_eq!(
        article.published.unwrap().to_string(),
        "2025-07-01T08:00:00+02:00"
    );
    assert_eq!(
        article.body,
        "The northern channel reopened on Monday, the harbour office said.\n\nMore & more."
    );
}

#[test]
fn beside_an_article_the_other_parts_of_a_page_are_left_out_and_told() {
    let corpus = fixture("shapes/linked_data.json");
    assert_eq!(headlines(&corpus), ["Harbour reopens after storm"]);
    assert_eq!(articles(&corpus)[0].authors, ["Anna Bell"]);
    let reasons: Vec<_> = reasons(&corpus)
        .into_iter()
        .map(|(_, reason)| reason)
        .collect();
    assert_eq!(
        reasons,
        [
            "not an article: `@type` is `WebPage`",
            "not an article: `@type` is `Person`"
        ]
    );
    let messages = fixture("shapes/messages.json");
    assert_eq!(
        headlines(&messages),
        ["The channel is shut until noon.", "The channel is open."]
    );
    let first = &articles(&messages)[0];
    assert_eq!(
        (first.headline.as_str(), first.body.as_str()),
        ("", "The channel is shut until noon.")
    );
    assert_eq!(first.published.unwrap().to_string(), "2025-07-01T08:00:00Z");
    assert_eq!(first.outlet.as_deref(), Some("Harbour channel"));
}

#[test]
fn html_is_decoded_and_utc_fields_win() {
    let article = &articles(&fixture("shapes/rendered.json"))[0];
    assert_eq!(article.headline, "Harbour reopens after storm – live");
    assert_eq!(
        article.published.unwrap().to_string(),
        "2025-07-01T08:00:00Z"
    );
    assert_eq!(
        (article.url.as_deref(), article.id.as_str()),
        (Some("/0/"), "0")
    );
    assert_eq!(article.authors, Vec::<String>::new());
}

#[test]
fn one_article_may_be_a_file_and_its_body_blocks() {
    let article = &articles(&fixture("shapes/blocks.json"))[0];
    assert_eq!(article.headline, "Pier opens");
    assert_eq!(
        article.body,
        "The pier opened.\n\nWhat comes next\n\nA second pier."
    );
    assert_eq!(article.authors, ["Anna Bell", "Carl Eve"]);
}

#[test]
fn script_and_comments_before_the_json_are_passed_over_and_told() {
    for (name, note) in [
        ("script.js", "script before the JSON removed"),
        ("comments.json", "comments passed over"),
    ] {
        let corpus = fixture(&format!("shapes/{name}"));
        assert_eq!(headlines(&corpus), &THREE[..2], "{name}");
        assert_eq!(corpus.files()[0].account.notes, [note]);
    }
}

#[test]
fn wire_text_holds_several_articles() {
    let corpus = fixture("shapes/wire.txt");
    assert_eq!(
        headlines(&corpus),
        ["Harbour reopens after storm", "Ferry delayed"]
    );
    let articles = articles(&corpus);
    assert_eq!(articles[0].authors, ["ANNA BELL", "CARL EVE"]);
    assert!(articles[0].body.ends_with("Boats left at noon."));
    assert_eq!(articles[1].body, "KYIV, - A ferry was late.");
}

#[test]
fn a_folder_of_texts_that_begin_with_a_headline_is_an_archive() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Tide comes in\n\nThe tide came in on Monday.\n\nIt went out again.\n";
    for name in ["001.txt", "README.txt", "002.log"] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    std::fs::write(folder.path().join("003.txt"), "no headline, only a line").unwrap();
    let corpus = loaded(&[folder.path()]);
    assert_eq!(headlines(&corpus), ["Tide comes in"]);
    let said = reasons(&corpus);
    let words = "a text without a headline: name the file to have it read";
    assert_eq!(said, [(None, words.to_owned())]);
    assert_eq!(
        articles(&corpus)[0].body,
        "The tide came in on Monday.\n\nIt went out again."
    );
}

#[test]
fn a_directory_holds_articles_an_index_of_them_and_other_things() {
    let corpus = fixture("shapes/directory");
    assert_eq!(headlines(&corpus), &THREE[..2]);
    let articles = articles(&corpus);
    // Each of the two has its text in another field, though one map is shared.
    assert_eq!(
        articles[0].body,
        "The northern channel reopened on Monday, the harbour office said."
    );
    assert_eq!(
        articles[1].body,
        "A ferry from Port Ellen left an hour late."
    );
    assert_eq!(articles[1].published, None);
    let reasons: Vec<_> = reasons(&corpus)
        .into_iter()
        .map(|(_, reason)| reason)
        .collect();
    assert_eq!(
        reasons,
        [
            "a text without a headline: name the file to have it read",
            "no articles found: objects with `name`, `version`, `description`",
            "a list of articles that other files hold"
        ]
    );
}

#[test]
fn the_built_in_archive_is_opened_when_nothing_is_named() {
    let options = Options {
        builtin: Some(b"{\"title\":\"A\",\"text\":\"B\"}\n{\"title\":\"C\",\"text\":\"D\"}\n"),
        ..Options::default()
    };
    let corpus = complete(&options);
    assert_eq!(corpus.files()[0].shown, "built-in sample");
    assert_eq!(articles(&corpus)[1].body, "D");
}

#[test]
fn what_is_kept_agrees_with_what_is_read_again() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/shapes");
    let corpus = loaded(&[&root]);
    assert!(corpus.len() > 40);
    let mut reader = crate::corpus::Reader::default();
    for (number, article) in articles(&corpus).iter().enumerate() {
        let entry = corpus.entry(ArticleId(number as u32)).unwrap();
        assert_eq!(entry.published(), article.published);
        assert_eq!(entry.byline(), article.authors.join(", "));
        assert_eq!(entry.outlet(), article.outlet.as_deref());
        assert_eq!(entry.section(), article.section.as_deref());
        assert!(!article.id.is_empty());
        assert_eq!(
            reader.id(&corpus, ArticleId(number as u32)).as_ref(),
            Ok(&article.id)
        );
    }
}

#[test]
fn the_account_says_which_field_was_taken_for_what() {
    let corpus = fixture("shapes/deep_list.json");
    let account = &corpus.files()[0].account;
    let path = |role| {
        &account
            .roles
            .iter()
            .find(|found| found.role == role)
            .unwrap()
            .path
    };
    assert_eq!(path(crate::corpus::Role::Headline), "headline.main");
    assert_eq!(path(crate::corpus::Role::Body), "lead_paragraph");
    assert_eq!((account.articles, account.left_out), (3, 0));
    assert!(
        serde_json::to_string(&**account)
            .unwrap()
            .contains("\"role\":\"headline\"")
    );
}
