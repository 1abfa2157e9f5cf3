use super::*;
use crate::corpus::{Article, ArticleId};
use std::path::Path;

mod shared;

/// Loads paths to the end.
fn loaded(paths: &[&Path]) -> Corpus {
    let options = Options {
        paths: paths.iter().map(|path| (*path).to_owned()).collect(),
        ..Options::default()
    };
    complete(&options)
}

fn complete(options: &Options) -> Corpus {
    let mut last = Progress::default();
    load(options, &mut |progress| {
        last = progress;
        ControlFlow::Continue(())
    });
    assert!(last.is_complete);
    last.corpus
}

fn articles(corpus: &Corpus) -> Vec<Article> {
    (0..corpus.len() as u32)
        .map(|id| corpus.read(ArticleId(id)).unwrap())
        .collect()
}

/// Time and memory of a large file: `DATELINE_MEASURE=big.jsonl cargo test --release --lib measured -- --ignored --nocapture`.
#[test]
#[ignore = "needs a large file"]
fn measured() {
    let path = std::fs::read_to_string("/tmp/measure_path").unwrap();
    let options = Options {
        paths: vec![path.trim().into()],
        ..Options::default()
    };
    let start = std::time::Instant::now();
    let mut first = None;
    let mut last = Progress::default();
    let mut count = 0;
    load(&options, &mut |progress| {
        first.get_or_insert_with(|| (start.elapsed(), progress.corpus.len()));
        last = progress;
        count += 1;
        ControlFlow::Continue(())
    });
    let took = start.elapsed();
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let memory: Vec<&str> = status
        .lines()
        .filter(|line| line.starts_with("VmHWM") || line.starts_with("VmRSS"))
        .collect();
    let start = std::time::Instant::now();
    for id in 0..1000.min(last.corpus.len() as u32) {
        last.corpus.read(ArticleId(id)).unwrap();
    }
    let report = format!(
        "{} articles {} rejected in {took:?}, first {first:?}, {count} reports, {memory:?}, 1000 reads {:?}",
        last.corpus.len(),
        last.corpus.rejections().len(),
        start.elapsed()
    );
    std::fs::write("/tmp/measure_report", report).unwrap();
}
