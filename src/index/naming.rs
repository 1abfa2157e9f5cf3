//! Who names the names: what the record brought along, else our own extractor.

use crate::{
    corpus::{Article, Published},
    entity::{Extraction, Extractor, extract::Text},
};

/// The entities of an article: those given in its record where there are any, else those found in its text.
pub fn extraction(article: &Article, extractor: &Extractor) -> Extraction {
    if article.given.is_empty() {
        return extractor.extract(Text {
            headline: &article.headline,
            body: &article.body,
            published: article.published.map(Published::day),
        });
    }
    crate::entity::from_given(
        article.given.iter().map(|given| (&*given.label, &*given.name, &*given.mentions)),
    )
}
