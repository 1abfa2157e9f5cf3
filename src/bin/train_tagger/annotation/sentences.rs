//! Sentences of GMB annotated by hand: hashes, offsets and labels, since their text is not ours to keep.

use super::class;
use crate::{
    data::{Article, Sentence},
    fnv,
};
use anyhow::Context as _;
use dateline::entity::model::training::Class;
use std::collections::HashMap;

const SENTENCES: &str = include_str!("gmb.tsv");

/// The annotated sentences of GMB, by their hashes.
#[derive(Debug)]
pub(crate) struct Sentences(HashMap<u64, Vec<(usize, usize, Class)>>);

impl Sentences {
    /// Reads them.
    ///
    /// # Errors
    /// A line is none.
    pub(crate) fn read() -> anyhow::Result<Self> {
        let mut sentences = HashMap::new();
        for line in SENTENCES.lines().filter(|line| !line.starts_with('#')) {
            let Some((hash, names)) = line.split_once('\t') else {
                continue;
            };
            let hash = u64::from_str_radix(hash, 16).with_context(|| line.to_owned())?;
            let names = names.split_whitespace().map(offsets);
            let names = names.collect::<anyhow::Result<_>>();
            sentences.insert(hash, names.with_context(|| line.to_owned())?);
        }
        Ok(Self(sentences))
    }

    /// The annotated sentences among those of `articles`, which they are taken from.
    pub(crate) fn take(&self, articles: &mut Vec<Article>) -> Vec<Sentence> {
        let mut taken = Vec::new();
        for article in articles.iter_mut() {
            article.sentences.retain(|sentence| {
                let annotated = self.annotated(sentence);
                let is_other = annotated.is_none();
                taken.extend(annotated);
                is_other
            });
        }
        articles.retain(|article| !article.sentences.is_empty());
        taken
    }

    fn annotated(&self, sentence: &Sentence) -> Option<Sentence> {
        let names = self.0.get(&fnv::hash(&sentence.words.join(" ")))?;
        let mut ends = Vec::with_capacity(sentence.words.len());
        let mut end = 0;
        for word in &sentence.words {
            end += word.chars().count();
            ends.push(end);
            end += 1;
        }
        let words = |(start, past, class): &(usize, usize, Class)| {
            let first = ends.partition_point(|end| end <= start);
            let last = ends.partition_point(|end| end < past);
            (first, last + 1, *class)
        };
        Some(Sentence {
            words: sentence.words.clone(),
            names: names.iter().map(words).collect(),
        })
    }
}

/// `LABEL:start-end`, in code points.
fn offsets(name: &str) -> anyhow::Result<(usize, usize, Class)> {
    let parts = name
        .split_once(':')
        .and_then(|(label, range)| Some((label, range.split_once('-')?)));
    let (label, (start, end)) = parts.with_context(|| name.to_owned())?;
    Ok((start.parse()?, end.parse()?, class(label)?))
}
