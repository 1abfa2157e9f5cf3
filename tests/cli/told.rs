//! `--records` and `--map`: the user's word over what is detected.

use super::{run, run_with};

#[test]
fn every_command_reads_records_and_fields_as_told() {
    let told = [
        "odd.json",
        "--records",
        "reply.rows",
        "--map",
        "headline=line",
        "--map",
        "body=content.text",
    ];
    let with = |command: &[&str]| run(&[command, &told[..]].concat());
    let list = with(&["list", "--format", "jsonl"]);
    assert_eq!(
        list.values("headline"),
        ["Ferry back in service", "Pier closed for repairs"]
    );
    let id = &list.values("id")[0];
    let show = with(&["show", "--id", id]);
    assert!(
        show.stdout
            .contains("The ferry to Iona sailed again on Monday."),
        "{show:?}"
    );
    let entities = with(&["entities"]);
    assert!(entities.stdout.contains("Monday"), "{entities:?}");
    let inspect = with(&["inspect"]);
    assert!(
        inspect
            .stdout
            .contains("list under `reply.rows`, fields by --map"),
        "{inspect:?}"
    );
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("out.jsonl");
    let export = with(&["export", "--to", file.to_str().unwrap()]);
    assert_eq!(export.status, 0, "{export:?}");
    assert!(
        std::fs::read_to_string(file)
            .unwrap()
            .contains("The pier stays closed until June.")
    );
}

#[test]
fn what_inspect_prints_can_be_typed_back() {
    let told = run(&[
        "inspect",
        "odd.json",
        "--map",
        "headline=line",
        "--format",
        "json",
    ]);
    let file = &told.objects()[0]["files"][0];
    let (records, path) = (
        file["records"].as_str().unwrap(),
        file["roles"][0]["path"].as_str().unwrap(),
    );
    assert_eq!((records, path), ("reply.rows[]", "line"));
    let map = format!("headline={path}");
    let again = run(&["list", "odd.json", "--records", records, "--map", &map]);
    assert_eq!(again.status, 0, "{again:?}");
    let dotted = run(&["list", "odd.json", "--records", ".reply.rows"]);
    assert_eq!(dotted.status, 0, "{dotted:?}");
}

#[test]
fn a_role_is_switched_off_by_nothing() {
    let outcome = run(&[
        "list",
        "news.jsonl",
        "--map",
        "outlet=",
        "--map",
        "url=",
        "--format",
        "jsonl",
    ]);
    assert!(
        outcome
            .values("outlet")
            .iter()
            .all(|outlet| outlet == "null"),
        "{outcome:?}"
    );
}

#[test]
fn extract_reads_fields_as_told() {
    let line = br#"{"line":"Ferry back","body":"no names","content":{"text":"Angela Merkel spoke in Berlin."}}"#;
    let outcome = run_with(&["extract", "--map", "body=content.text"], line);
    assert!(outcome.stdout.contains("Angela Merkel\""), "{outcome:?}");
    let list = run_with(&["extract", "--records", "rows[]"], line);
    assert_eq!((list.status, list.stdout.as_str()), (2, ""));
    assert!(list.stderr.contains("reads one record a line"), "{list:?}");
    let slip = run_with(&["extract", "--map", "body=content.txt"], line);
    assert_eq!(slip.status, 2);
    assert!(
        slip.stderr.contains("hint: the nearest is `content.text`"),
        "{slip:?}"
    );
}

#[test]
fn an_unknown_role_names_the_roles() {
    let outcome = run(&["list", "news.jsonl", "--map", "text=body"]);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
    assert!(
        outcome
            .stderr
            .contains("no role is called `text`\nhint: the roles are headline, body, published,"),
        "{outcome:?}"
    );
}

#[test]
fn a_field_that_stands_in_no_record_is_an_error_with_the_nearest_one() {
    let outcome = run(&["list", "news.jsonl", "--map", "headline=titel"]);
    assert_eq!(
        (
            outcome.status,
            outcome.stdout.as_str(),
            outcome.stderr.as_str()
        ),
        (
            2,
            "",
            "no record has a field `titel` for the headline\nhint: the nearest is `title`: --map headline=title\n"
        )
    );
    let one_of_two = run(&["list", "news.jsonl", "--map", "headline=titel,title"]);
    assert_eq!(one_of_two.status, 0);
    assert!(one_of_two.stderr.contains("`titel`"), "{one_of_two:?}");
}

#[test]
fn records_that_are_not_there_are_an_error_with_the_nearest_way() {
    let outcome = run(&["list", "odd.json", "--records", "reply.row"]);
    assert_eq!(
        (outcome.status, outcome.stderr.as_str()),
        (
            2,
            "odd.json: no records under `reply.row`; the nearest is `reply.rows`\n"
        )
    );
}

#[test]
fn what_is_no_path_is_told_before_anything_is_read() {
    for (option, value, reason) in [
        ("--records", "a..b", "a key is missing in `a..b`"),
        ("--records", "a[0].b", "records are every element of a list"),
        ("--map", "body=a[", "a bracket is not closed"),
        (
            "--map",
            "body",
            "a role and its field are written ROLE=PATH",
        ),
    ] {
        let outcome = run(&["list", "news.jsonl", option, value]);
        assert_eq!(outcome.status, 2, "{value}");
        assert!(outcome.stderr.contains(reason), "{outcome:?}");
    }
    let misplaced = run(&["--map", "body=text", "list", "news.jsonl"]);
    assert!(
        misplaced
            .stderr
            .starts_with("`--map` stands before the command"),
        "{misplaced:?}"
    );
}

#[test]
fn completions_offer_the_roles() {
    for shell in ["bash", "zsh", "fish"] {
        let script = run(&["completions", shell]).stdout;
        assert!(
            script.contains("headline=") && script.contains("published="),
            "{shell}"
        );
    }
}
