//! One text under several headlines: a notice that stands where articles should, or a column that never changes. Told by
//! fingerprints; what is the same article anyhow does not count.

use crate::{
    corpus::{ArticleId, Corpus},
    index::Twins,
};
use std::collections::HashSet;

/// Different articles with one text from which it is worth a word.
const LEAST: usize = 3;
/// Texts told.
const TOLD: usize = 10;

/// A text that stands under several headlines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeated {
    /// How many articles have it, those that are the same counted once.
    pub count: usize,
    /// The first of them.
    pub example: ArticleId,
    /// How it begins; empty until it is read again.
    pub opening: String,
}

/// The texts that most articles have in common.
pub(super) fn find(corpus: &Corpus, twins: &Twins) -> Vec<Repeated> {
    let mut texts: Vec<(u32, ArticleId)> = corpus
        .ids()
        .zip(corpus.entries())
        .filter_map(|(article, entry)| Some((entry.print().text()?, article)))
        .collect();
    texts.sort_unstable();
    let mut repeated: Vec<Repeated> = texts
        .chunk_by(|one, next| one.0 == next.0)
        .filter(|run| run.len() >= LEAST)
        .filter_map(|run| {
            let mut groups = HashSet::new();
            let is_new = |article: &ArticleId| {
                twins
                    .member(*article)
                    .is_none_or(|member| groups.insert(member.group))
            };
            let count = run
                .iter()
                .map(|(_, article)| *article)
                .filter(is_new)
                .count();
            let (_, example) = *run.first()?;
            (count >= LEAST).then(|| Repeated {
                count,
                example,
                opening: String::new(),
            })
        })
        .collect();
    repeated.sort_by_key(|one| (std::cmp::Reverse(one.count), one.example));
    repeated.truncate(TOLD);
    repeated
}
