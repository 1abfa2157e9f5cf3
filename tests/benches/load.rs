//! Opening 100,000 articles of JSON lines, beside plain `serde_json` over the same bytes on one core.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline::corpus::load;
use serde::Deserialize;
use std::{borrow::Cow, fs, hint::black_box, io::Write as _, ops::ControlFlow, path::Path};

const ARTICLES: usize = 100_000;

/// The peer: three borrowed fields, the rest passed over.
#[derive(Deserialize)]
struct Fields<'a> {
    #[serde(borrow)]
    title: Cow<'a, str>,
    #[serde(borrow)]
    date: Cow<'a, str>,
    #[serde(borrow)]
    source: Cow<'a, str>,
}

fn corpus() -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    let body = "The minister met the chief of the bank on Tuesday, officials said. ".repeat(40);
    let mut text = String::new();
    for number in 0..ARTICLES {
        let (day, outlet) = (1 + number % 28, number % 40);
        let record = serde_json::json!({
            "id": number, "title": format!("Headline {number} of a day in March"),
            "source": format!("Wire {outlet}"), "date": format!("2024-03-{day:02}T10:00:00Z"),
            "body": body,
        });
        text.push_str(&record.to_string());
        text.push('\n');
    }
    file.write_all(text.as_bytes()).expect("room for the bench");
    file
}

fn open(path: &Path) -> usize {
    let options = load::Options {
        paths: vec![path.to_owned()],
        ..load::Options::default()
    };
    let mut count = 0;
    load::load(&options, &mut |progress| {
        count = progress.corpus.len();
        ControlFlow::Continue(())
    });
    count
}

fn parse(path: &Path) {
    let text = fs::read_to_string(path).expect("it is there");
    for line in text.lines() {
        let fields: Fields<'_> = serde_json::from_str(line).expect("it is JSON");
        black_box((fields.title, fields.date, fields.source));
    }
}

fn loading(criterion: &mut Criterion) {
    let file = corpus();
    let path = file.path();
    let bytes = fs::metadata(path).expect("it was written").len();
    let mut group = criterion.benchmark_group("load");
    group.throughput(Throughput::Bytes(bytes)).sample_size(10);
    group.bench_function("dateline", |bencher| {
        bencher.iter(|| assert_eq!(open(path), ARTICLES));
    });
    group.bench_function("serde_json, three borrowed fields", |bencher| {
        bencher.iter(|| parse(path));
    });
    group.finish();
}

criterion_group!(benches, loading);
criterion_main!(benches);
