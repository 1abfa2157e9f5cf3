//! Records that refer to rows of another list: names and texts are found by id, before and after, and told as joined; what
//! cannot be found says nothing.

use super::*;
use crate::corpus::Role;

const FIRST: &str = "Harbour reopens after the storm";

fn joined(name: &str) -> Corpus {
    fixture(&format!("shapes/joins/{name}"))
}

fn bylines(corpus: &Corpus) -> Vec<String> {
    articles(corpus)
        .iter()
        .map(|article| article.authors.join(", "))
        .collect()
}

/// The path told for a role.
fn path(corpus: &Corpus, role: Role) -> String {
    let account = &corpus.files()[0].account;
    let mut roles = account.roles.iter();
    roles
        .find(|found| found.role == role)
        .map(|found| found.path.clone())
        .unwrap_or_default()
}

#[test]
fn who_wrote_it_is_found_by_id_wherever_the_list_of_people_is() {
    let two = ["Anna Bell", "Carl Eve", "Anna Bell"];
    let one = ["Anna Bell"; 3];
    let cases: [(&str, &[&str]); 9] = [
        ("users_before.json", &two),
        (
            "users_after.json",
            &[
                "Anna Bell, Carl Eve",
                "Carl Eve, Anna Bell",
                "Anna Bell, Carl Eve",
            ],
        ),
        ("users_by_id.json", &two),
        ("included.json", &one),
        ("included_one.json", &["Anna Bell"]),
        ("links.json", &one),
        ("between.json", &two),
        // Some of these records have an id before the one they are joined by, some after.
        ("between_two_ids.json", &two),
        ("one_list.ndjson", &one),
    ];
    for (name, expected) in cases {
        let corpus = joined(name);
        assert_eq!(headlines(&corpus)[0], FIRST, "{name}");
        assert_eq!(bylines(&corpus), expected, "{name}");
    }
    let pages = joined("pages.jsonl");
    assert_eq!(bylines(&pages), [two, two].concat());
}

#[test]
fn outlet_and_section_are_found_by_id_too() {
    let articles = articles(&joined("users_before.json"));
    assert_eq!(articles[1].outlet.as_deref(), Some("Evening Wire"));
    assert_eq!(articles[1].section.as_deref(), Some("Ferries"));
    let included = self::articles(&joined("included.json"));
    assert_eq!(included[0].section.as_deref(), Some("Harbour"));
}

#[test]
fn the_text_is_found_where_another_list_holds_it_and_read_again() {
    for name in ["bodies.json", "bodies_by_id.json"] {
        let corpus = joined(name);
        assert_eq!(headlines(&corpus)[0], FIRST, "{name}");
        let bodies: Vec<_> = articles(&corpus)
            .into_iter()
            .map(|article| article.body)
            .collect();
        assert!(bodies[0].starts_with("The northern channel"), "{name}");
        assert!(bodies[2].starts_with("Councillors voted"), "{name}");
        assert!(corpus.entries().all(|entry| !entry.is_stub()), "{name}");
    }
}

#[test]
fn what_is_joined_is_told_with_its_way() {
    let corpus = joined("users_before.json");
    assert_eq!(path(&corpus, Role::Byline), "users[].name by author_id");
    assert_eq!(path(&corpus, Role::Outlet), "sources[].name by source_id");
    assert_eq!(
        path(&joined("bodies.json"), Role::Body),
        "bodies[].text by story_id"
    );
    assert_eq!(
        path(&joined("between.json"), Role::Byline),
        "users[].name by author_id through posts_authors[]"
    );
}

#[test]
fn an_id_that_is_nowhere_is_no_name_and_of_two_the_first_counts() {
    let bylines_of = |name: &str| bylines(&fixture(&format!("evil/joins/{name}")));
    assert_eq!(bylines_of("unknown_id.json"), ["Anna Bell", "Carl Eve", ""]);
    assert_eq!(bylines_of("same_id_twice.json"), ["Anna Bell"; 3]);
    assert_eq!(bylines_of("cycle.json"), [""; 3]);
    assert_eq!(bylines_of("numbers.json"), [""; 3]);
    let comments = articles(&fixture("evil/joins/comments.json"));
    assert!(comments.iter().all(|article| article.body.is_empty()));
}

/// A folder of files.
fn folder(files: &[(&str, &str)]) -> (tempfile::TempDir, Corpus) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let corpus = loaded(&[folder.path()]);
    (folder, corpus)
}

const NOTICES: &str = r#"{"id": 1, "title": "Harbour reopens", "body": "The channel reopened on Monday.", "author_id": 7, "source_id": 2}
{"id": 2, "title": "Ferry delayed", "body": "The ferry left an hour late.", "author_id": 8, "source_id": 2}
"#;
const PEOPLE: &str = r#"[{"id": 7, "name": "Anna Bell"}, {"id": 8, "name": "Carl Eve"}]"#;

#[test]
fn people_and_outlets_in_files_of_their_own_are_found() {
    let outlets = r#"{"2": {"name": "Evening Wire"}}"#;
    let lines = "{\"user_id\": 7, \"display_name\": \"Anna Bell\"}\n{\"user_id\": 8, \"display_name\": \"Carl Eve\"}\n";
    for (name, people) in [("authors.json", PEOPLE), ("wp_users.jsonl", lines)] {
        let files = [
            ("notices.jsonl", NOTICES),
            (name, people),
            ("sources.json", outlets),
        ];
        let (_folder, corpus) = folder(&files);
        assert_eq!(bylines(&corpus), ["Anna Bell", "Carl Eve"], "{name}");
        let found = articles(&corpus);
        assert_eq!(found[0].outlet.as_deref(), Some("Evening Wire"), "{name}");
    }
    // Each article a file.
    let (first, second) = NOTICES.split_once('\n').unwrap();
    let (_folder, corpus) = folder(&[
        ("1.json", first),
        ("2.json", second),
        ("people.json", PEOPLE),
    ]);
    assert_eq!(bylines(&corpus), ["Anna Bell", "Carl Eve"]);
    let path = path(&corpus, Role::Byline);
    assert!(path.ends_with("people.json [].name by author_id"), "{path}");
}

#[test]
fn a_file_that_knows_none_of_the_ids_or_is_called_otherwise_says_nothing() {
    let others = r#"[{"id": 70, "name": "Dora Finch"}, {"id": 80, "name": "Ed Grove"}]"#;
    for (name, people) in [
        ("authors.json", others),
        ("ferries.json", PEOPLE),
        ("authors.json", "[{\"id\": 7"),
    ] {
        let (_folder, corpus) = folder(&[("notices.jsonl", NOTICES), (name, people)]);
        assert_eq!(bylines(&corpus), ["", ""], "{name}");
    }
}

#[test]
fn a_table_that_is_written_anew_is_read_anew_when_asked() {
    let (folder, _) = folder(&[("authors.json", PEOPLE), ("notices.jsonl", NOTICES)]);
    let mut loaded = Loaded::new(Options {
        paths: vec![folder.path().to_owned()],
        ..Options::default()
    });
    loaded.load(&mut |_| ControlFlow::Continue(()));
    let others = PEOPLE.replace("Anna Bell", "Anna Bell-Moor");
    std::fs::write(folder.path().join("authors.json"), others).unwrap();
    let mut follow = |zeal| {
        let notices = Notices::everything();
        let report = &mut |_| ControlFlow::Continue(());
        let followed = loaded.follow(&notices, zeal, &|| false, report);
        let first = followed.corpus.entries().next().unwrap();
        (first.byline().to_owned(), followed.changed_count)
    };
    assert_eq!(
        follow(Zeal::Add),
        ("Anna Bell".to_owned(), 1),
        "told, not guessed at"
    );
    assert_eq!(follow(Zeal::Renew), ("Anna Bell-Moor".to_owned(), 0));
}

/// A dump longer than any head, the people behind the articles.
fn long_dump() -> String {
    use std::fmt::Write as _;
    let mut text = String::from("{\"articles\": [");
    for at in 0..600 {
        let comma = if at > 0 { "," } else { "" };
        let body = "The channel reopened on Monday. ".repeat(20);
        write!(
            text,
            "{comma}{{\"id\": {at}, \"title\": \"Harbour notice {at}\", \"body\": \"{body}\", \"author_id\": {}}}",
            at % 300
        )
        .unwrap();
    }
    text.push_str("], \"meta\": {\"count\": 600}, \"users\": [");
    for at in 0..300 {
        let comma = if at > 0 { "," } else { "" };
        write!(
            text,
            "{comma}{{\"id\": {at}, \"name\": \"Anna Bell {at}\"}}"
        )
        .unwrap();
    }
    text.push_str("]}");
    text
}

#[test]
fn people_behind_a_long_list_are_found_in_a_plain_file_and_in_a_packed_one() {
    let text = long_dump();
    let packed = packed(text.as_bytes());
    for (name, bytes) in [("dump.json", text.as_bytes()), ("dump.json.gz", &packed)] {
        let (_folder, corpus) = written(name, bytes);
        assert_eq!(corpus.len(), 600, "{name}");
        let mut entries = corpus.entries();
        assert!(
            entries.all(|entry| entry.byline().starts_with("Anna Bell")),
            "{name}"
        );
        assert_eq!(path(&corpus, Role::Byline), "users[].name by author_id");
    }
}

#[test]
fn what_is_wrong_at_the_end_of_a_packed_dump_is_told_though_all_was_read_before() {
    let mut bytes = packed(long_dump().as_bytes());
    bytes.truncate(bytes.len() - 4);
    let (_folder, corpus) = written("dump.json.gz", &bytes);
    assert_eq!(corpus.len(), 600);
    assert!(!reasons(&corpus).is_empty());
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}
