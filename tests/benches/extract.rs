//! Names out of text: MB/s on one core over the sample archive, the rate the background extraction works at.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline::{
    corpus::{ArticleId, Published, load},
    entity::{Extractor, extract::Text},
};
use std::{hint::black_box, ops::ControlFlow, path::PathBuf};

fn extract(criterion: &mut Criterion) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sample-data/dispatches.jsonl");
    let options = load::Options {
        paths: vec![path],
        ..load::Options::default()
    };
    let mut loaded = load::Progress::default();
    load::load(&options, &mut |progress| {
        loaded = progress;
        ControlFlow::Continue(())
    });
    let articles: Vec<_> = (0..loaded.corpus.len() as u32)
        .filter_map(|id| loaded.corpus.read(ArticleId(id)).ok())
        .collect();
    let bytes: usize = articles.iter().map(|article| article.body.len()).sum();
    let mut group = criterion.benchmark_group("extract");
    group.throughput(Throughput::Bytes(bytes as u64));
    for (name, extractor) in [
        ("sample archive, one core", Extractor::new()),
        (
            "sample archive, one core, rules alone",
            Extractor::by_rules(),
        ),
    ] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                for article in &articles {
                    let published = article.published.map(Published::day);
                    let text = Text {
                        headline: &article.headline,
                        body: &article.body,
                        published,
                    };
                    black_box(extractor.extract(text));
                }
            });
        });
    }
    group.finish();
}

criterion_group!(benches, extract);
criterion_main!(benches);
