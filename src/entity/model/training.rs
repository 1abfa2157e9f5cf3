//! What the trainer needs of the engine: the features of a text, computed by the very code that serves, and the keys of
//! the lists.

use super::cache::Caches;
use super::{
    feature, hash,
    lists::{Clusters, Lists},
    page::Page,
    slots, word,
};
use crate::{
    entity::{
        document::Document,
        gazetteer::{Bits, Gazetteer},
        tagger, token,
    },
    text::Span,
};

pub use super::{
    hash::SLOT_BITS,
    lists::listed,
    tag::{Class, Tag, names},
};

/// A text as the tagger sees it in training.
#[derive(Debug)]
pub struct Seen {
    /// Where each token stands.
    pub spans: Vec<Span>,
    /// The sentence of each token.
    pub sentences: Vec<u32>,
    /// The slots of each token; none for those that are not looked at.
    pub slots: Vec<Vec<u32>>,
}

/// Reads texts as the tagger does.
#[derive(Debug, Default)]
pub struct Eye {
    gazetteer: Gazetteer,
    /// The long lists.
    pub lists: Lists,
    /// The clusters.
    pub clusters: Clusters,
}

impl Eye {
    /// How many bytes at the front of a name are titles, which are no part of it; 0 where nothing would be left.
    pub fn title_length(&self, name: &str) -> usize {
        let tokens = token::tokenise(name);
        let is_title = |token: &&token::Token| self.gazetteer.classify(token).has(Bits::TITLE);
        let titles = tokens.iter().take_while(is_title).count();
        tokens.get(titles).map_or(0, |token| token.start as usize)
    }

    /// Reads one text.
    pub fn read(&self, text: &str) -> Seen {
        let document = Document::new(text, &self.gazetteer);
        let taken = vec![false; document.len()];
        let guessed = tagger::tag(&document, &self.gazetteer, &taken);
        let page = Page::new(
            &document,
            &self.gazetteer,
            (&self.lists, &self.clusters),
            &guessed,
            &mut Caches::few().words,
        )
        .with_elsewhere();
        let slots = (0..document.len()).map(|at| {
            let mut slots = Vec::new();
            if page.is_open(at) {
                slots::all(&page, at, &mut slots);
            }
            slots
        });
        Seen {
            spans: (0..document.len())
                .map(|at| document.span(at, at + 1))
                .collect(),
            sentences: (0..document.len())
                .map(|at| document.sentence(at))
                .collect(),
            slots: slots.collect(),
        }
    }
}

/// Makes the long lists out of names and what each is.
pub fn lists<'a>(names: impl IntoIterator<Item = (&'a str, u8)>) -> Lists {
    let mut entries = Vec::new();
    for (name, bits) in names {
        let tokens = token::tokenise(name);
        let mut keys = tokens.iter().map(|token| token.key);
        let Some(first) = keys.next() else { continue };
        if tokens.len() > 1 {
            entries.push((first, listed::STARTS));
        }
        entries.push((keys.fold(first, token::join), bits));
    }
    Lists::new(entries)
}

/// Makes the clusters out of words and their four numbers.
pub fn clusters<'a>(words: impl IntoIterator<Item = (&'a str, [u16; 4])>) -> Clusters {
    Clusters::new(
        words
            .into_iter()
            .map(|(word, clusters)| (lower(word), clusters)),
    )
}

fn lower(written: &str) -> u64 {
    hash::text(written.chars().flat_map(word::small))
}

/// The slot that every open token has.
pub fn bias_slot() -> u32 {
    hash::slot(feature::template::OWN, 0)
}

/// A word as the clusters compare it: small letters, digits as `0`.
pub fn folded(written: &str) -> String {
    written.chars().flat_map(word::small).collect()
}
