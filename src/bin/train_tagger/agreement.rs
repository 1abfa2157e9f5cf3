//! What two agree on: the sentences of a set marked half by machine in which a tagger trained on what was marked by hand
//! finds the very same names. The others are as often wrong as the tagger is, and teach it nothing good.

use super::{
    data::{Article, Sentence},
    names::{Name, counted, named},
    text::Text,
};
use dateline::entity::{Extractor, model::training::Class};
use rayon::prelude::*;
use std::collections::HashSet;

/// The sentences on which the tagger agrees; `cut` says how many bytes at the front of a name are no part of it.
pub(crate) fn agreed(
    articles: &[Article],
    extractor: &Extractor,
    cut: impl Fn(&str, Class) -> usize + Sync,
) -> Vec<Article> {
    let kept = articles.par_iter().map(|article| {
        let mut text = Text::of(article);
        text.cut_names(&cut);
        let sentences = of_text(article, &text, extractor);
        Article { sentences }
    });
    let mut kept: Vec<_> = kept.collect();
    kept.retain(|article| !article.sentences.is_empty());
    kept
}

fn of_text(article: &Article, text: &Text, extractor: &Extractor) -> Vec<Sentence> {
    let found = named(&text.text, extractor);
    let mut sentences = Vec::new();
    let mut start = 0;
    for (sentence, paragraph) in article.sentences.iter().zip(text.text.split("\n\n")) {
        let end = start + paragraph.len();
        let within = |names: &[Name]| -> HashSet<Name> {
            let is_in = |name: &&Name| name.0.start as usize >= start && name.0.end as usize <= end;
            let names = names.iter().filter(is_in);
            names
                .map(|(span, class)| (*span, counted(*class)))
                .collect()
        };
        if within(&found) == within(&text.names) {
            sentences.push(sentence.clone());
        }
        start = end + 2;
    }
    sentences
}
