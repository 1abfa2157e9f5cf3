//! The evil twin of every shape: what is whole is found, what is not is told, nothing falls over.

use super::*;
use crate::text::sanitize;
use proptest::prelude::*;
use serde_json::json;
use std::os::unix::net::UnixListener;

const FOUR: [&str; 4] = [
    "Harbour reopens after storm",
    "Ferry delayed by fog",
    "Council votes on the new pier",
    "Lighthouse keeper retires",
];

#[test]
fn a_damaged_line_costs_itself() {
    let corpus = fixture("evil/lines_broken.jsonl");
    assert_eq!(headlines(&corpus), [FOUR[0], FOUR[2]]);
    let lines: Vec<_> = reasons(&corpus)
        .into_iter()
        .filter_map(|(line, _)| line)
        .collect();
    assert_eq!(lines, [2, 3, 4, 5, 6, 9]);
}

#[test]
fn a_damaged_record_in_an_array_costs_itself() {
    for name in [
        "array_lost_quote",
        "array_lost_brace",
        "one_line_lost_quote",
    ] {
        let corpus = fixture(&format!("evil/{name}.json"));
        assert_eq!(headlines(&corpus), [FOUR[0], FOUR[2], FOUR[3]], "{name}");
        assert!(!corpus.rejections().is_empty(), "{name}");
    }
}

#[test]
fn a_cut_array_keeps_what_is_whole() {
    let corpus = fixture("evil/array_cut.json");
    assert_eq!(headlines(&corpus), &FOUR[..3]);
    assert_eq!(
        reasons(&corpus),
        [(Some(23), "unexpected end of file".to_owned())]
    );
}

#[test]
fn odd_elements_are_told_one_by_one() {
    let corpus = fixture("evil/array_odd_elements.json");
    assert_eq!(headlines(&corpus), &FOUR[..2]);
    let reasons: Vec<_> = reasons(&corpus)
        .into_iter()
        .map(|(_, reason)| reason)
        .collect();
    assert_eq!(
        reasons,
        [
            "not an object but null",
            "not an object but a number",
            "not an object but a string",
            "not an object but a list",
            "neither headline nor text",
            "neither headline nor text",
        ]
    );
}

#[test]
fn small_faults_are_repaired_and_noted() {
    assert_eq!(headlines(&fixture("evil/array_trailing.json")), FOUR);
    assert_eq!(headlines(&fixture("evil/stray_bracket.json")), &FOUR[..2]);
    assert_eq!(headlines(&fixture("evil/duplicate_keys.json")), [FOUR[1]]);
    let corpus = fixture("evil/repairable.jsonl");
    assert_eq!(corpus.len(), 3);
    let repairs = &corpus.files()[0].account.repairs;
    let repairs: Vec<_> = repairs
        .iter()
        .map(|repair| (repair.line, repair.what))
        .collect();
    assert_eq!(
        repairs,
        [
            (1, "NaN or Infinity read as null"),
            (2, "lone surrogate replaced"),
            (3, "raw control character")
        ]
    );
    let corpus = fixture("evil/cp1252.jsonl");
    assert_eq!(
        articles(&corpus)[1].body,
        "A ferry from Port Éllen left an hour late."
    );
}

#[test]
fn what_has_titles_and_dates_and_is_no_news_says_what_it_is() {
    let cases = [
        ("goods.json", "goods for sale, objects with `products`"),
        (
            "log.jsonl",
            "lines of a log, objects with `timestamp`, `level`, `message`",
        ),
        (
            "notebook.json",
            "a notebook of code, objects with `cells`, `metadata`, `nbformat`",
        ),
        (
            "schema.json",
            "a schema of data, objects with `$schema`, `title`, `description`, `type`",
        ),
        (
            "interface.json",
            "the description of an API, objects with `openapi`, `info`, `paths`",
        ),
        ("quakes.json", "objects with `type`, `features`"),
        ("outlines.json", "a list of feeds, objects with `opml`"),
        (
            "requests.json",
            "a recording of requests, objects with `log`",
        ),
    ];
    for (name, reason) in cases {
        let corpus = fixture(&format!("evil/trades/{name}"));
        assert!(corpus.is_empty(), "{name}");
        assert_eq!(
            reasons(&corpus),
            [(None, format!("no articles found: {reason}"))]
        );
    }
}

#[test]
fn what_holds_no_articles_says_so_in_one_sentence() {
    let cases = [
        ("deep.json", "not valid JSON: nested deeper than 128 levels"),
        (
            "python.json",
            "the repr of Python objects, not JSON: write it with json.dumps",
        ),
        ("page.json", "HTML, not JSON"),
        ("empty.json", "empty file"),
        ("blank.json", "empty file"),
        ("empty_array.json", "no articles found: an empty list"),
        ("nul.json", "not text: it holds NUL bytes"),
        (
            "feed_without_items.json",
            "no articles found: objects with `title`, `items`",
        ),
        (
            "satellites.json",
            "no articles found: objects with `fetched_at`, `satellites`",
        ),
        (
            "strings.json",
            "no articles found: objects with `orderedItems`",
        ),
    ];
    for (name, sentence) in cases {
        let corpus = fixture(&format!("evil/{name}"));
        assert_eq!(corpus.len(), 0, "{name}");
        assert_eq!(reasons(&corpus), [(None, sentence.to_owned())], "{name}");
    }
}

#[test]
fn one_record_too_deep_costs_itself() {
    let corpus = fixture("evil/deep_record.jsonl");
    assert_eq!(headlines(&corpus), &FOUR[..2]);
    assert_eq!(
        reasons(&corpus),
        [(
            Some(2),
            "not valid JSON: nested deeper than 128 levels".to_owned()
        )]
    );
}

#[test]
fn odd_spans_and_odd_dates_are_no_spans_and_no_dates() {
    let spans = articles(&fixture("evil/spans_odd.jsonl"));
    assert_eq!(spans.len(), 6);
    let mentions: usize = spans
        .iter()
        .flat_map(|article| &article.given)
        .map(|given| given.mentions.len())
        .sum();
    assert_eq!(mentions, 1);
    let dates = articles(&fixture("evil/dates.jsonl"));
    assert_eq!(dates.len(), 8);
    assert!(dates.iter().all(|article| article.published.is_none()));
}

#[test]
fn a_header_that_is_none_does_not_cut_a_wire_article() {
    let articles = articles(&fixture("evil/wire_broken.txt"));
    assert_eq!(articles.len(), 1);
    assert!(articles[0].body.ends_with("Still the first article."));
}

#[test]
fn nothing_that_acts_on_a_terminal_is_kept() {
    let corpus = fixture("evil/hostile.jsonl");
    let is_safe = |text: &str| !text.chars().any(sanitize::is_forbidden);
    for entry in corpus.entries() {
        assert!(is_safe(entry.headline()) && is_safe(entry.byline()));
        assert!(entry.outlet().is_none_or(&is_safe));
    }
    let article = &articles(&corpus)[0];
    assert!(is_safe(&article.headline) && article.headline.ends_with("by fog"));
    assert!(article.body.lines().all(is_safe) && !article.body.contains("alert"));
    assert!(article.authors.iter().all(|author| is_safe(author)));
    assert!(article.url.as_deref().is_none_or(is_safe));
}

#[test]
fn only_regular_files_are_opened() {
    let folder = tempfile::tempdir().unwrap();
    let fifo = folder.path().join("pipe.json");
    rustix::fs::mknodat(
        rustix::fs::CWD,
        &fifo,
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::from_raw_mode(0o600),
        0,
    )
    .unwrap();
    let socket = folder.path().join("socket.json");
    let _listener = UnixListener::bind(&socket).unwrap();
    let missing = folder.path().join("none.json");
    let corpus = loaded(&[&fifo, &socket, Path::new("/dev/zero"), &missing]);
    let reasons: Vec<_> = reasons(&corpus)
        .into_iter()
        .map(|(_, reason)| reason)
        .collect();
    assert_eq!(
        reasons,
        // What names nothing is told before anything is opened.
        [
            "no such file or directory",
            "a named pipe, not a file",
            "a socket, not a file",
            "a device, not a file"
        ]
    );
}

#[test]
fn an_article_that_changed_on_disk_is_not_shown_for_another() {
    let (folder, corpus) = written(
        "a.jsonl",
        b"{\"title\":\"One\",\"text\":\"x\"}\n{\"title\":\"Two\",\"text\":\"y\"}\n",
    );
    std::fs::write(
        folder.path().join("a.jsonl"),
        b"{\"title\":\"Two\",\"text\":\"y\"}\n",
    )
    .unwrap();
    let error = corpus.read(ArticleId(0)).unwrap_err().to_string();
    assert!(error.ends_with("changed on disk"), "{error}");
    std::fs::remove_file(folder.path().join("a.jsonl")).unwrap();
    assert!(
        corpus
            .read(ArticleId(1))
            .unwrap_err()
            .to_string()
            .contains("file removed")
    );
}

#[test]
fn a_text_without_headline_is_found_again_whatever_is_in_it() {
    let text =
        json!({"text": "before \u{85}\u{84} after\n<p>one\ntwo &amp; three", "date": "2025-07-01"});
    let (_folder, corpus) = written("a.json", text.to_string().as_bytes());
    assert!(headlines(&corpus)[0].starts_with("before"));
    assert_eq!(articles(&corpus)[0].headline, "");
}

#[test]
fn records_outside_a_broken_feed_are_read_as_they_were_found() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/shapes/feed.json");
    let feed = std::fs::read_to_string(path).unwrap();
    let feed = feed.replacen("[\n  {\n   \"name\"", "[\n  \0\n   \"name\"", 1);
    let feed = feed.replacen("{\n   \"id\"", "{\u{1}   \"id\"", 1);
    let (_folder, corpus) = written("feed.json", feed.as_bytes());
    assert!(!articles(&corpus).is_empty());
}

#[test]
fn loading_stops_when_told_to() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..300 {
        let text = json!({"title": format!("Notice {number}"), "text": "short"}).to_string();
        std::fs::write(folder.path().join(format!("{number}.json")), text).unwrap();
    }
    let options = Options {
        paths: vec![folder.path().to_owned()],
        ..Options::default()
    };
    let mut reports = 0;
    load(&options, &mut |_| {
        reports += 1;
        ControlFlow::Break(())
    });
    assert_eq!(reports, 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_load_to_an_end(bytes in prop::collection::vec(any::<u8>(), 0..400), is_text: bool) {
        let (_folder, corpus) = written(if is_text { "a.txt" } else { "a.json" }, &bytes);
        prop_assert!(corpus.len() < 400);
    }

    #[test]
    fn json_with_a_few_bytes_changed_loads_to_an_end(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        which in 0_usize..6,
    ) {
        let name = ["array.json", "deep_list.json", "by_id.json", "feed.json", "messages.json", "bulk.jsonl"][which];
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/shapes").join(name);
        let mut bytes = std::fs::read(path).unwrap();
        for (index, byte) in changes {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        let (_folder, corpus) = written(name, &bytes);
        for id in 0..corpus.len() as u32 {
            prop_assert!(corpus.read(ArticleId(id)).is_ok());
        }
    }
}
