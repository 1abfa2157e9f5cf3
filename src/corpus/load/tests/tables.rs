//! Tables of columns and rows: damaged, ragged, larger than the head of their file.

use super::*;

fn told(text: &str) -> (Vec<String>, Vec<String>) {
    let (_folder, corpus) = written("table.json", text.as_bytes());
    let headlines = headlines(&corpus).into_iter().map(str::to_owned).collect();
    (
        headlines,
        reasons(&corpus)
            .into_iter()
            .map(|(_, reason)| reason)
            .collect(),
    )
}

#[test]
fn a_column_may_lack_rows_and_rows_stay_together() {
    let text = r#"{"title": {"0": "One opens", "2": "Three opens"}, "text": {"0": "It did.", "1": "It did too.", "2": "It did not."}, "note": 7}"#;
    let (_folder, corpus) = written("table.json", text.as_bytes());
    let articles = articles(&corpus);
    let rows: Vec<_> = articles
        .iter()
        .map(|article| (article.headline.as_str(), article.body.as_str()))
        .collect();
    assert_eq!(
        rows,
        [
            ("One opens", "It did."),
            ("", "It did too."),
            ("Three opens", "It did not.")
        ]
    );
}

#[test]
fn a_table_that_is_cut_short_keeps_what_is_there() {
    let text = r#"{"title": ["One opens", "Two opens", "Three opens"], "text": ["It did.", "It did too.", "It di"#;
    let (headlines, _) = told(text);
    assert_eq!(headlines, ["One opens", "Two opens", "Three opens"]);
}

#[test]
fn a_table_longer_than_the_head_of_its_file_is_read_whole() {
    let column = |name: &str, words: &str| {
        let cells: Vec<String> = (0..4000)
            .map(|row| format!("\"{row}\": \"{words} {row}\""))
            .collect();
        format!("\"{name}\": {{{}}}", cells.join(", "))
    };
    let long = "The northern channel stays shut until Friday, the harbour office said on Monday."
        .repeat(3);
    let text = format!(
        "{{{}, {}}}",
        column("text", &long),
        column("title", "Harbour notice")
    );
    assert!(text.len() > 1 << 20);
    let (_folder, corpus) = written("table.json", text.as_bytes());
    assert_eq!(corpus.len(), 4000);
    let last = corpus.read(ArticleId(3999)).unwrap();
    assert_eq!(
        (last.headline.as_str(), last.body.ends_with(" 3999")),
        ("Harbour notice 3999", true)
    );
    assert_eq!(reasons(&corpus), []);
}

#[test]
fn a_table_of_too_many_columns_is_refused_in_a_sentence() {
    let more: Vec<String> = (0..600)
        .map(|number| format!("\"c{number}\": [1, 2]"))
        .collect();
    let text = format!(
        "{{\"title\": [\"One opens\", \"Two opens\"], \"text\": [\"It did.\", \"It did too.\"], {}}}",
        more.join(", ")
    );
    assert_eq!(
        told(&text),
        (
            vec![],
            vec!["a table of 602 columns is over the limit of 512".to_owned()]
        )
    );
}

#[test]
fn rows_of_another_width_are_read_as_far_as_they_have_names() {
    let text = r#"[["title", "date", "text"], ["One opens", "2025-07-07", "It did."], ["Two opens"], ["Three opens", "2025-07-08", "It did too.", "more"], ["Four opens", "2025-07-09", "It did."], ["Five opens", "2025-07-09", "It did."], ["Six opens", "2025-07-09", "It did."], ["Seven opens", "2025-07-09", "It did."], ["Eight opens", "2025-07-09", "It did."], ["Nine opens", "2025-07-09", "It did."], ["Ten opens", "2025-07-09", "It did."], ["Last opens", "2025-07-09", "It did."], {"title": "No row"}]"#;
    let (headlines, reasons) = told(text);
    assert_eq!(headlines.len(), 11);
    assert_eq!(reasons, ["not a row but an object"]);
}
