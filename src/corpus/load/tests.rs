//! From files to articles and back: helpers for the tests of shapes, of damage, and of real files.

use super::*;
use crate::corpus::{Article, ArticleId, EntryRef, Reason};
use std::path::Path;

mod begun;
mod caps;
mod damage;
mod evil;
mod growth;
mod joins;
mod kept;
mod packed;
mod parts;
mod roles;
mod shapes;
mod shared;
mod tables;
mod told;
mod wrappers;

/// Loads paths to the end.
fn loaded(paths: &[&Path]) -> Corpus {
    let options = Options {
        paths: paths.iter().map(|path| (*path).to_owned()).collect(),
        ..Options::default()
    };
    complete(&options)
}

/// Loads to the end.
pub(crate) fn complete(options: &Options) -> Corpus {
    let mut last = Progress::default();
    load(options, &mut |progress| {
        last = progress;
        ControlFlow::Continue(())
    });
    assert!(last.is_complete);
    last.corpus
}

/// A file of ours: `shapes/array.json`, `evil/deep.json`.
fn fixture(name: &str) -> Corpus {
    loaded(&[&Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name)])
}

/// Loads a text as a file of that name.
fn written(name: &str, text: &[u8]) -> (tempfile::TempDir, Corpus) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    let corpus = loaded(&[&path]);
    (folder, corpus)
}

fn articles(corpus: &Corpus) -> Vec<Article> {
    (0..corpus.len() as u32)
        .map(|id| corpus.read(ArticleId(id)).unwrap())
        .collect()
}

fn headlines(corpus: &Corpus) -> Vec<&str> {
    corpus.entries().map(EntryRef::headline).collect()
}

fn reasons(corpus: &Corpus) -> Vec<(Option<u32>, String)> {
    corpus
        .rejections()
        .iter()
        .map(|rejection| (rejection.line, rejection.reason.to_string()))
        .collect()
}
