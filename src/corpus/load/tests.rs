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
