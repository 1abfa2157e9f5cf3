//! `dateline list`.

use super::run;

#[test]
fn a_line_in_a_pipe_is_date_outlet_headline_and_id_apart_by_tabs() {
    let outcome = run(&["list", "news.jsonl"]);
    assert_eq!(
        outcome.stdout,
        "2024-03-05T14:02:00Z\tEvening Wire\tMinister meets bank chief in Geneva\tn1\n\
         2024-03-04\tDaily Post\tCourt hears leak case\tn2\n\
         2023-11-20T08:00:00+01:00\tEvening Wire\tHarbour opens again after storm\tn3\n\
         --\tDaily Post\tLetters\tn4\n"
    );
    assert_eq!((outcome.stderr.as_str(), outcome.status), ("", 0));
}

#[test]
fn the_keys_of_json_are_those_of_the_contract_in_its_order() {
    let outcome = run(&["list", "news.jsonl", "--format", "jsonl", "--limit", "1"]);
    let object = &outcome.objects()[0];
    let keys: Vec<_> = object.as_object().unwrap().keys().cloned().collect();
    assert_eq!(
        keys.join(" "),
        "id headline published authors outlet url language section tags file line score tier"
    );
    assert_eq!(object["published"], "2024-03-05T14:02:00Z");
    assert_eq!(object["authors"][0], "Jane Smith");
    assert_eq!(object["file"], "news.jsonl");
    assert_eq!(object["line"], 1);
    assert_eq!(object["tier"], "exact");
}

#[test]
fn a_table_has_a_header_and_as_many_cells_in_each_row() {
    let outcome = run(&["list", "news.jsonl", "--format", "csv"]);
    let mut table = csv::Reader::from_reader(outcome.stdout.as_bytes());
    assert_eq!(table.headers().unwrap().len(), 13);
    let rows: Vec<_> = table
        .records()
        .map(|row| row.expect("as many cells as columns"))
        .collect();
    assert_eq!(rows.len(), 4);
    assert_eq!(&rows[1][3], "Ann Lee; Bo Berg");
    assert_eq!(&rows[3][2], "");
}

#[test]
fn every_order_has_its_reverse() {
    let ids = |sort: &str| {
        run(&["list", "news.jsonl", "--sort", sort, "--format", "jsonl"])
            .values("id")
            .join(" ")
    };
    assert_eq!(ids("-date"), "n1 n2 n3 n4");
    assert_eq!(ids("date").split(' ').next(), Some("n3"));
    assert_eq!(ids("headline"), "n2 n3 n4 n1");
    assert_eq!(ids("-headline"), "n1 n4 n3 n2");
    assert_eq!(ids("outlet"), "n2 n4 n1 n3");
    assert_eq!(ids("file"), "n1 n2 n3 n4");
    assert_eq!(ids("-file"), "n4 n3 n2 n1");
}

#[test]
fn the_order_in_the_query_is_obeyed_and_that_of_the_option_wins() {
    let ids = |words: &[&str]| {
        run(&[&["list", "news.jsonl", "--format", "jsonl"], words].concat())
            .values("id")
            .join(" ")
    };
    assert_eq!(ids(&["-q", "sort:-file"]), "n4 n3 n2 n1");
    assert_eq!(ids(&["-q", "sort:-file", "--sort", "file"]), "n1 n2 n3 n4");
}

#[test]
fn a_query_narrows_the_list() {
    let ids = |query: &str| {
        run(&["list", "news.jsonl", "-q", query, "--format", "jsonl"])
            .values("id")
            .join(" ")
    };
    assert_eq!(ids("outlet:daily"), "n2 n4");
    assert_eq!(ids("'harbour"), "n3");
    assert_eq!(ids("!outlet:daily"), "n1 n3");
    assert_eq!(ids("date:2024-03"), "n1 n2");
    assert_eq!(ids("before:2024"), "n3");
}

#[test]
fn articles_are_found_by_those_named_in_them() {
    let ids = |query: &str| {
        run(&["list", "news.jsonl", "-q", query, "--format", "jsonl"])
            .values("id")
            .join(" ")
    };
    assert_eq!(ids("person:\"jane doe\""), "n1 n2");
    assert_eq!(ids("place:oslo"), "n3");
    let without = run(&["list", "news.jsonl", "-q", "place:oslo", "--no-entities"]);
    assert_eq!(without.status, 1);
}

#[test]
fn a_limit_keeps_the_first() {
    assert_eq!(
        run(&["list", "news.jsonl", "--limit", "2"])
            .stdout
            .lines()
            .count(),
        2
    );
    assert_eq!(run(&["list", "news.jsonl", "--limit", "0"]).status, 1);
}

#[test]
fn in_an_order_that_is_asked_for_what_is_fuzzy_stands_in_its_place() {
    let fields = |sort: &[&str]| {
        let command = [
            "list",
            "news.jsonl",
            "-q",
            "headline:ter",
            "--format",
            "jsonl",
        ];
        let outcome = run(&[&command, sort].concat());
        let (ids, tiers) = (outcome.values("id"), outcome.values("tier"));
        format!("{}: {}", ids.join(" "), tiers.join(" "))
    };
    assert_eq!(
        fields(&["--sort", "-date"]),
        "n1 n2 n3 n4: exact fuzzy exact exact"
    );
    assert!(fields(&[]).ends_with("n2: exact exact exact fuzzy"));
}

#[test]
fn articles_are_counted_as_by_grep() {
    let count = |query: &str| {
        let outcome = run(&["list", "news.jsonl", "-c", "-q", query]);
        (outcome.stdout, outcome.status)
    };
    let listed = run(&["list", "news.jsonl", "-q", "!outlet:none"]).stdout;
    let all = format!("{}\n", listed.lines().count());
    assert_eq!(count("!outlet:none"), (all, 0));
    assert_eq!(count("'nothingofthekind"), ("0\n".to_owned(), 1));
    let both = run(&["list", "news.jsonl", "--count", "--limit", "3"]);
    assert_eq!(both.status, 2);
}

#[test]
fn nothing_found_is_status_one_and_silence() {
    let outcome = run(&["list", "news.jsonl", "-q", "'zzzz"]);
    assert_eq!(
        (
            outcome.stdout.as_str(),
            outcome.stderr.as_str(),
            outcome.status
        ),
        ("", "", 1)
    );
}

#[test]
fn several_files_are_one_corpus() {
    let outcome = run(&[
        "list",
        "news.jsonl",
        "wide.jsonl",
        "wire.txt",
        "whole.jsonl.gz",
        "--format",
        "jsonl",
    ]);
    assert_eq!(outcome.objects().len(), 4 + 2 + 1 + 4);
    let files = outcome.values("file");
    for file in ["news.jsonl", "wide.jsonl", "wire.txt", "whole.jsonl.gz"] {
        assert!(
            files.iter().any(|found| found == file),
            "{file} not in {files:?}"
        );
    }
}

#[test]
fn an_entry_of_a_zip_is_a_file_and_can_be_shown() {
    let outcome = run(&[
        "list",
        "../packed/folder.zip",
        "--sort",
        "file",
        "--format",
        "jsonl",
    ]);
    let files = outcome.values("file");
    assert_eq!(files[0], "../packed/folder.zip/2024/march/one.json");
    let shown = run(&["show", "../packed/folder.zip", "--id", "p3"]);
    assert!(shown.stdout.contains("gulls"), "{shown:?}");
}

#[test]
fn a_zip_is_read_from_standard_input() {
    let zip = std::fs::read(super::fixtures().join("../packed/folder.zip")).unwrap();
    let outcome = super::run_with(&["list", "-", "--sort", "file", "--format", "jsonl"], &zip);
    let files = outcome.values("file");
    assert_eq!(files.len(), 4);
    assert_eq!(files[0], "standard input/2024/march/one.json");
}

#[test]
fn a_corpus_is_read_from_standard_input() {
    let news = std::fs::read(super::fixtures().join("news.jsonl")).unwrap();
    let outcome = super::run_with(&["list", "-", "--format", "jsonl"], &news);
    assert_eq!(outcome.values("id").join(" "), "n1 n2 n3 n4");
    assert_eq!(outcome.values("file")[0], "standard input");
}

#[test]
fn no_path_is_the_built_in_sample() {
    let outcome = run(&["list", "--format", "jsonl"]);
    assert!(outcome.objects().len() >= 60);
}

#[test]
fn what_stands_twice_is_listed_twice_and_can_be_asked_for() {
    let twice = [
        "list",
        "news.jsonl",
        "whole.jsonl.gz",
        "wide.jsonl",
        "--format",
        "jsonl",
    ];
    let all = run(&twice).objects();
    let only = |state: &str| {
        let words: Vec<&str> = twice.iter().copied().chain(["-q", state]).collect();
        run(&words).objects()
    };
    let (dup, alone) = (only("is:dup"), only("-is:dup"));
    assert_eq!(dup.len() + alone.len(), all.len());
    assert!(dup.len() >= 2, "{dup:?}");
    let undated = only("is:undated");
    assert!(undated.iter().all(|row| row["published"].is_null()));
    assert!(!undated.is_empty());
    let refused = run(&["list", "news.jsonl", "-q", "is:blue"]);
    assert_eq!(refused.status, 2);
    assert!(refused.stderr.contains("is: wants unread, read"));
}

#[test]
fn a_query_reaches_the_texts_and_says_by_what() {
    let tiers = |query: &str| {
        let outcome = run(&["list", "news.jsonl", "-q", query, "--format", "jsonl"]);
        let objects = outcome.objects();
        let row = |object: &serde_json::Value| {
            let text = |key: &str| object[key].as_str().unwrap_or_default().to_owned();
            format!("{} {}", text("id"), text("tier"))
        };
        objects.iter().map(row).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(tiers("letter"), "n4 exact, n2 word");
    assert_eq!(tiers("harbour | leak"), "n3 exact, n2 exact");
    assert_eq!(tiers("body:declin*"), "n1 word");
    assert_eq!(tiers("'eclin"), "n1 word");
    assert_eq!(tiers("\"storm days\"~3"), "n3 word");
    assert_eq!(tiers("/left .* ministry/"), "n2 word");
    assert_eq!(tiers("tag:Banks lang:english"), "n1 exact");
    assert_eq!(tiers("body:declined near:acme"), "");
    assert_eq!(tiers("person:doe near:roe"), "n1 exact");
    assert_eq!(tiers("near:doe near:roe"), "n1 exact");
    assert_eq!(tiers("near:bern near:doe"), "");
    assert_eq!(tiers("!(body:doe | harbour)"), "n4 exact");
    let wrong = run(&["list", "news.jsonl", "-q", "(a | b"]);
    assert_eq!((wrong.status, wrong.stdout.as_str()), (2, ""));
    assert!(
        wrong.stderr.contains("the bracket is not closed yet"),
        "{}",
        wrong.stderr
    );
}

#[test]
fn a_day_within_a_few_days_that_are_spoken_of_is_spoken_of() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.jsonl");
    let text = "On April 3-5 they met. They met in 2019 and in May 2020 too.";
    let record = format!("{{\"title\":\"Head\",\"date\":\"2025-05-01\",\"text\":\"{text}\"}}\n");
    std::fs::write(&file, record).expect("it can be written");
    let path = file.to_str().expect("UTF-8");
    for (days, count) in [
        ("2025-04-03", 1),
        ("2025-04-04", 1),
        ("2025-04-01..2025-04-03", 1),
        ("2025-04-06", 0),
        ("2019", 1),
        ("2019-03", 0),
        ("2020-05-12", 0),
    ] {
        let query = format!("mentions:{days}");
        let out = run(&[
            "list",
            path,
            "--no-cache",
            "-q",
            &query,
            "--format",
            "jsonl",
        ]);
        assert_eq!(out.stdout.lines().count(), count, "{days}: {}", out.stdout);
    }
}
