//! Outlets and sections from A to Z, and where each article stands among them: for whoever sorts by them or puts rows under
//! them.

use crate::index::{Block, Catalogue, Labels};
use std::{borrow::Cow, collections::HashMap};

/// Largest key: 30 bits.
pub(super) const LAST: u32 = (1 << 30) - 1;

/// The names of outlets or sections, A to Z, and for each article which of them it has; [`LAST`] for none.
pub(super) fn labels_in_order(
    catalogue: &Catalogue,
    labels: impl Fn(&Block) -> Labels<'_>,
) -> (Vec<&str>, Vec<u32>) {
    let blocks = catalogue.blocks();
    let names = blocks.iter().flat_map(|block| labels(block).names());
    let mut names: Vec<(Cow<'_, str>, &str)> = names
        .map(|(_, name)| (name.folded(), name.text()))
        .collect();
    names.sort_unstable();
    names.dedup_by(|next, name| next.0 == name.0);
    let folded = names.iter().map(|(folded, _)| &**folded);
    let places: HashMap<&str, u32> = folded.zip(0..).collect();
    let mut keys = Vec::with_capacity(catalogue.corpus().len());
    for block in blocks {
        let labels = labels(block);
        let mut local = vec![LAST; labels.len()];
        for (at, name) in labels.names() {
            if let Some((local, place)) = local.get_mut(at).zip(places.get(&*name.folded())) {
                *local = *place;
            }
        }
        let place = |row| local.get(labels.of(row)?).copied();
        keys.extend((0..block.len()).map(|row| place(row).unwrap_or(LAST)));
    }
    (names.into_iter().map(|(_, name)| name).collect(), keys)
}
