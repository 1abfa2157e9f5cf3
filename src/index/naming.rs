//! Who names the names: what the record brought along, else our own extractor.

use crate::{
    corpus::{Article, Published},
    entity::{Extraction, Extractor, extract::Text},
};

/// The entities of an article: those given in its record where there are any, else those found in its text.
pub fn extraction(article: &Article, extractor: &Extractor) -> Extraction {
    given(article).unwrap_or_else(|| {
        extractor.extract(Text {
            headline: &article.headline,
            body: &article.body,
            published: article.published.map(Published::day),
        })
    })
}

/// The entities given in its record, if there are any.
pub fn given(article: &Article) -> Option<Extraction> {
    let items = article.given.iter();
    (!article.given.is_empty()).then(|| {
        crate::entity::from_given(
            items.map(|given| (&*given.label, &*given.name, &*given.mentions)),
        )
    })
}
