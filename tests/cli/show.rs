//! `dateline show`.

use super::run;

#[test]
fn the_text_has_headline_facts_and_wrapped_paragraphs() {
    let outcome = run(&["show", "news.jsonl", "--id", "n1", "--width", "40"]);
    assert_eq!(
        outcome.stdout,
        "Minister meets bank chief in Geneva\n\
         \n\
         published  2024-03-05T14:02:00Z\n\
         authors    Jane Smith\n\
         outlet     Evening Wire\n\
         section    Business\n\
         tags       banks, talks\n\
         language   en\n\
         url        https://news.example/n1\n\
         id         n1\n\
         file       news.jsonl:1\n\
         \n\
         GENEVA, March 5 - Minister Jane Doe met\n\
         Acme Bank chief John Roe in Geneva on\n\
         Tuesday.\n\
         \n\
         Doe said Acme Bank would pay $2 million.\n\
         Roe declined to comment.\n"
    );
    assert_eq!((outcome.stderr.as_str(), outcome.status), ("", 0));
}

#[test]
fn json_has_the_keys_of_the_list_and_seven_more() {
    let outcome = run(&["show", "news.jsonl", "--id", "n1", "--format", "json"]);
    let object = &outcome.objects()[0];
    let keys: Vec<_> = object.as_object().unwrap().keys().cloned().collect();
    assert_eq!(
        keys.join(" "),
        "id headline published authors outlet url language section tags file line score tier \
         updated summary body image extra entities quotes"
    );
    assert_eq!(object["extra"]["rating"], 4.5);
    assert!(
        object["body"]
            .as_str()
            .unwrap()
            .starts_with("GENEVA, March 5")
    );
    let names: Vec<_> = object["entities"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entity| &entity["name"])
        .collect();
    assert!(names.iter().any(|name| **name == "Jane Doe"), "{names:?}");
}

#[test]
fn without_entities_the_list_of_them_is_empty() {
    let outcome = run(&[
        "show",
        "news.jsonl",
        "--id",
        "n1",
        "--format",
        "json",
        "--no-entities",
    ]);
    assert_eq!(
        outcome.objects()[0]["entities"].as_array().unwrap().len(),
        0
    );
}

#[test]
fn markdown_is_a_heading_facts_and_paragraphs() {
    let outcome = run(&["show", "news.jsonl", "--id", "n2", "--format", "md"]);
    assert_eq!(
        outcome.stdout,
        "# Court hears leak case\n\
         \n\
         *Daily Post · By Ann Lee, Bo Berg · 2024-03-04*\n\
         \n\
         BERN - A court in Bern heard on Monday how a letter left the ministry. Jane Doe was not called.\n"
    );
}

#[test]
fn an_unknown_id_is_status_one_with_a_hint() {
    let outcome = run(&["show", "news.jsonl", "--id", "n9"]);
    assert_eq!((outcome.stdout.as_str(), outcome.status), ("", 1));
    assert_eq!(
        outcome.stderr,
        "no article with the id `n9`\nhint: dateline list --format jsonl prints the ids\n"
    );
}

#[test]
fn an_id_of_several_articles_shows_the_first_and_counts_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<String> = ["a", "b", "c"]
        .iter()
        .map(|name| {
            let path = folder.path().join(format!("{name}.json"));
            let record = format!(
                r#"{{"id":"1","title":"The tide of {name}","text":"It came in at noon."}}"#
            );
            std::fs::write(&path, record).unwrap();
            path.to_str().unwrap().to_owned()
        })
        .collect();
    let words = ["show", &paths[0], &paths[1], &paths[2], "--id", "1"];
    let outcome = run(&words);
    assert!(outcome.stdout.starts_with("The tide of a\n"), "{outcome:?}");
    assert_eq!(
        outcome.stderr,
        "2 articles of other files with the id `1`: this is the first\nhint: name its file alone\n"
    );
}

#[test]
fn an_article_keeps_its_id_when_its_file_moves() {
    let id = run(&["list", "wire.txt", "--format", "jsonl"])
        .values("id")
        .remove(0);
    let folder = tempfile::tempdir().unwrap();
    let moved = folder.path().join("elsewhere.txt");
    std::fs::copy(super::fixtures().join("wire.txt"), &moved).unwrap();
    let outcome = run(&["show", moved.to_str().unwrap(), "--id", &id]);
    assert!(
        outcome
            .stdout
            .starts_with("Minister signs harbour treaty\n"),
        "{outcome:?}"
    );
}

#[test]
fn numbers_nobody_asked_for_come_out_as_they_went_in() {
    let record = r#"{"id":"x","title":"Tide","text":"High.","odd":{"big":123456789012345678901234567890,"cents":1.50,"far":1e+400}}"#;
    let outcome = super::run_with(
        &["show", "-", "--id", "x", "--format", "json"],
        record.as_bytes(),
    );
    assert!(
        outcome.stdout.contains(
            r#""extra":{"odd":{"big":123456789012345678901234567890,"cents":1.50,"far":1e+400}}"#
        ),
        "{outcome:?}"
    );
}
