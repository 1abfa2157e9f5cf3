//! A letter alone is foretold before it is scored: never for less than it counts.

use super::*;
use crate::{
    corpus::{Corpus, Entry},
    index::Catalogue,
};
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_letter_alone_counts_no_more_than_was_foretold(
        headline in "[abcAB1 .'’é-]{0,140}",
        letter in "[abcAB]",
    ) {
        let mut corpus = Corpus::default();
        corpus.push(vec![Entry::headed(&headline)]);
        let mut catalogue = Catalogue::default();
        catalogue.extend(&corpus);
        let pattern = Pattern { text: letter, form: Form::Fuzzy };
        let needle = Needle::new(None, &pattern);
        let field = catalogue.blocks()[0].headlines().with(0, needle.mask);
        let mut scratch = Scratch::default();
        let found = field.and_then(|field| needle.find(field, &mut scratch));
        let foretold = field.and_then(|field| needle.look(field, &mut scratch));
        prop_assert_eq!(foretold.map(|one| one.tier), found.map(|one| one.tier));
        prop_assert!(foretold.map(|one| one.score) >= found.map(|one| one.score));
    }
}
