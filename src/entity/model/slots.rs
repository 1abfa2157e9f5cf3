//! All the features of a token, as slots in the table of weights: one function for training and for serving; and a number
//! by which a set of features is known.

use super::{
    cache::Caches,
    feature,
    hash::{self, mix},
    lists::{Clusters, Lists},
    page::Page,
    place::{Part, Place},
};
use crate::entity::{document::Document, gazetteer::Gazetteer, label::Kind, tagger::Tagged};

/// All slots of a token, by their templates.
pub(super) fn all(page: &Page<'_, '_>, at: usize, slots: &mut Vec<u32>) {
    let Some(place) = Place::new(page, at) else {
        return;
    };
    feature::own(place.word, page.document.word(at), |slot| slots.push(slot));
    for (distance, word) in place.beside.iter().enumerate() {
        match word {
            Some(word) => feature::beside(word, distance, |slot| slots.push(slot)),
            None => slots.push(feature::nobody(distance)),
        }
    }
    let mut put = Vec::new();
    place.put_pairs(|template, value| put.push((template, value)));
    for part in Part::ALL {
        place.put(part, |template, value| put.push((template, value)));
    }
    // Each template is put in one part, in which its values have an order.
    put.sort_by_key(|(template, _)| *template);
    slots.extend(
        put.into_iter()
            .map(|(template, value)| feature::together(template, value)),
    );
    slots.extend_from_slice(page.seen_elsewhere(at));
}

/// A number for all that the features make of a sample text, beside these lists: another one as soon as they differ.
pub(super) fn fingerprint(lists: &Lists, clusters: &Clusters) -> u64 {
    const SAMPLE: &str = "KYIV (Reuters) - Mr. O'Neil of the Bank of England said U.S. troops left San Jose on May 3.\n\n\
                          TALKS IN OSLO\n\n\u{201c}We won,\u{201d} O'Neil said. The e-mail was Zoë's, and Sahwa-based iPhones\u{2019} too.";
    let gazetteer = Gazetteer::default();
    let document = Document::new(SAMPLE, &gazetteer);
    // What the rules say is a feature, but may change without another training.
    let guessed = [Tagged {
        start: 6,
        end: 8,
        kind: Kind::Person,
    }];
    let page = Page::new(
        &document,
        &gazetteer,
        (lists, clusters),
        &guessed,
        &mut Caches::few().words,
    )
    .with_elsewhere();
    let mut slots = Vec::new();
    for at in (0..document.len()).filter(|at| page.is_open(*at)) {
        all(&page, at, &mut slots);
    }
    slots
        .iter()
        .fold(hash::SEED, |sum, slot| mix(sum, u64::from(*slot)))
}
