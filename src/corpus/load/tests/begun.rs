//! Long files of which the head shows only the first of several lists.

use super::*;

#[test]
fn lists_that_begin_behind_the_head_of_a_file_are_read_too() {
    let record = |number: usize| {
        let text = "It rained on the harbour all day. ".repeat(40);
        format!("{{\"title\":\"Report {number}\",\"text\":\"{text}\"}}")
    };
    let list = |key: &str, first: usize| {
        let records: Vec<String> = (first..first + 300).map(record).collect();
        format!("\"{key}\":[{}]", records.join(","))
    };
    let folder = tempfile::tempdir().unwrap();
    for (name, keys) in [
        ("sections.json", ["World", "Sport"]),
        ("days.json", ["2024-05-01", "2024-05-02"]),
    ] {
        let path = folder.path().join(name);
        let lists = [list(keys[0], 0), list(keys[1], 300)].join(",\n");
        std::fs::write(&path, format!("{{\"count\":600,\n{lists}}}")).unwrap();
        let corpus = loaded(&[&path]);
        assert_eq!(corpus.len(), 600, "{name}");
        assert!(corpus.rejections().is_empty(), "{name}");
        let read = corpus.read(ArticleId(599)).unwrap();
        match read.section {
            Some(section) => assert_eq!(section, "Sport"),
            None => assert_eq!(read.published.unwrap().to_string(), "2024-05-02"),
        }
    }
}
