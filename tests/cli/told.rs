//! `--records`, `--map`, `--date-format` and `--tz`: the user's word over what is detected.

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
    let list = with(&["list", "--sort", "file", "--format", "jsonl"]);
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
fn the_help_has_them_under_a_heading_of_their_own() {
    let help = run(&["list", "--help"]).stdout;
    let heading = help.find("\nReading:").expect(&help);
    assert!(
        help.find("--query").is_some_and(|at| at < heading),
        "{help}"
    );
    assert!(
        help.find("--records").is_some_and(|at| at > heading),
        "{help}"
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

/// A state folder that holds a map for `news.jsonl`: the outlet for a headline.
fn state() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let line = r#"{"v":1,"wrapper":".","keys":["body","id","source","title"],"roles":{"headline":["source"]}}"#;
    std::fs::write(folder.path().join("maps.jsonl"), format!("{line}\n")).expect("written");
    let path = folder.path().to_str().expect("UTF-8").to_owned();
    (folder, path)
}

#[test]
fn a_kept_map_is_in_force_and_said_to_be_until_it_is_switched_off_or_overridden() {
    let (_folder, state) = state();
    let headlines = |more: &[&str]| {
        let words = [
            &[
                "list",
                "news.jsonl",
                "--limit",
                "1",
                "--format",
                "jsonl",
                "--state",
                &state,
            ],
            more,
        ];
        run(&words.concat()).values("headline")
    };
    assert_eq!(headlines(&[]), ["Evening Wire"]);
    assert_eq!(
        headlines(&["--no-kept-maps"]),
        ["Minister meets bank chief in Geneva"]
    );
    assert_eq!(headlines(&["--map", "headline=id"]), ["n1"]);
    let inspect = run(&["inspect", "news.jsonl", "--state", &state]);
    assert!(inspect.stdout.contains("map kept by you"), "{inspect:?}");
    let other = run(&[
        "inspect",
        "odd.json",
        "--records",
        "reply.rows",
        "--state",
        &state,
    ]);
    assert!(!other.stdout.contains("map kept by you"), "{other:?}");
}

#[test]
fn a_damaged_map_is_said_once_and_stops_nothing() {
    let (folder, state) = state();
    let file = folder.path().join("maps.jsonl");
    let damaged = [&std::fs::read(&file).expect("read")[..], b"{\"v\":1,\xff\n"].concat();
    std::fs::write(&file, &damaged).expect("written");
    let list = || run(&["list", "news.jsonl", "--state", &state]);
    let first = list();
    assert_eq!(first.status, 0);
    assert!(
        first
            .stderr
            .starts_with("1 line of the kept maps cannot be read: `"),
        "{first:?}"
    );
    assert_eq!(list().stderr, "");
    let aside = std::fs::read(folder.path().join("maps.jsonl.damaged")).expect("put aside");
    assert_eq!(aside, damaged);
}

#[test]
fn a_state_folder_that_is_not_there_is_not_made_by_reading() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = folder.path().join("state");
    let outcome = run(&[
        "list",
        "news.jsonl",
        "--state",
        state.to_str().expect("UTF-8"),
    ]);
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
    assert!(!state.exists());
    let config = run(&["config", "--state", "/somewhere"]);
    assert!(
        config.stdout.contains("# state      /somewhere, --state"),
        "{config:?}"
    );
}

#[test]
fn dates_are_read_in_the_format_and_the_zone_that_is_told() {
    let lines = br#"{"title":"Pier closed","date":"07/08/2025","text":"It is."}
{"title":"Ferry late","date":"2025-08-07 17:03:00","text":"It is."}
{"title":"Tide high","date":"2025-08-07T17:03:00Z","text":"It is."}
"#;
    let dates = |options: &[&str]| {
        let words = [
            &["list", "-", "--format", "jsonl", "--sort", "file"],
            options,
        ]
        .concat();
        let published = run_with(&words, lines).objects();
        published
            .iter()
            .map(|object| object["published"].to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        dates(&[]),
        [
            "null",
            "\"2025-08-07T17:03:00\"",
            "\"2025-08-07T17:03:00Z\""
        ]
    );
    assert_eq!(
        dates(&["--date-format", "%d/%m/%Y", "--tz", "Europe/Berlin"]),
        [
            "\"2025-08-07\"",
            "\"2025-08-07T17:03:00+02:00\"",
            "\"2025-08-07T17:03:00Z\""
        ]
    );
    assert_eq!(
        dates(&["--date-format", "%m/%d/%Y", "--tz", "-03:30"])[..2],
        ["\"2025-07-08\"", "\"2025-08-07T17:03:00-03:30\""]
    );
}

#[test]
fn a_format_or_a_zone_that_cannot_be_is_refused_in_a_sentence() {
    for (option, value, reason) in [
        (
            "--date-format",
            "%H:%M",
            "it does not tell year, month and day",
        ),
        ("--date-format", "%d/%!", "hint: directives as in strptime"),
        ("--tz", "Atlantis/Pier", "no such zone"),
    ] {
        let outcome = run(&["list", "news.jsonl", option, value]);
        assert_eq!(outcome.status, 2, "{outcome:?}");
        assert!(outcome.stderr.contains(reason), "{outcome:?}");
    }
}
