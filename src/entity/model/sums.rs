//! What the tokens of a text weigh for each tag: what is kept of words and of the parts of their places, and the pairs
//! that are looked up wherever they stand, those of many tokens at a time.

use super::{
    cache::Caches,
    feature,
    page::Page,
    place::{Part, Place},
    tag::Tag,
    weights::{Look, Scores, Weights},
};
use crate::entity::key::KeyMap;

/// Adds up the weights of tokens.
pub(super) struct Sums<'a> {
    pub(super) page: &'a Page<'a, 'a>,
    weights: &'a Weights,
    caches: &'a mut Caches,
    /// What a word weighs by what it is elsewhere in the text.
    elsewhere: KeyMap<u64, Scores>,
    /// Of the tokens asked for since the last answer.
    scores: Vec<Scores>,
    looks: Vec<Look>,
}

impl<'a> Sums<'a> {
    pub(super) fn new(
        page: &'a Page<'a, 'a>,
        weights: &'a Weights,
        caches: &'a mut Caches,
    ) -> Self {
        Self {
            page,
            weights,
            caches,
            elsewhere: KeyMap::default(),
            scores: Vec::new(),
            looks: Vec::new(),
        }
    }

    /// How many tokens have been asked for since the last answer.
    pub(super) fn asked(&self) -> usize {
        self.scores.len()
    }

    /// The scores of the tokens asked for, in their order.
    pub(super) fn answer(&mut self) -> &[Scores] {
        self.weights.add(&self.looks, &mut self.scores);
        self.looks.clear();
        &self.scores
    }

    /// Forgets them.
    pub(super) fn clear(&mut self) {
        self.scores.clear();
    }

    /// Asks for what a token weighs.
    pub(super) fn ask(&mut self, at: usize) {
        let of = self.scores.len() as u32;
        let mut scores = [0; Tag::COUNT];
        if let Some(place) = Place::new(self.page, at) {
            self.add_kept(at, &place, &mut scores);
            let looks = &mut self.looks;
            for (distance, word) in place.beside.iter().enumerate() {
                if word.is_none() {
                    let slot = feature::nobody(distance);
                    looks.push(Look { slot, of });
                }
            }
            place.put_pairs(|template, value| {
                let slot = feature::together(template, value);
                looks.push(Look { slot, of });
            });
        }
        self.scores.push(scores);
    }

    fn add_kept(&mut self, at: usize, place: &Place<'_>, scores: &mut Scores) {
        let (weights, written) = (self.weights, self.page.document.word(at));
        let words = &mut self.caches.cache;
        words.add_own(place.word, written, weights, scores);
        for (distance, word) in place.beside.iter().enumerate() {
            if let Some(word) = word {
                words.add_beside(word, distance, weights, scores);
            }
        }
        for part in Part::ALL {
            self.caches.parts.add(part, place, weights, scores);
        }
        self.add_elsewhere(at, place.word.exact, scores);
    }

    fn add_elsewhere(&mut self, at: usize, exact: u64, scores: &mut Scores) {
        let slots = self.page.seen_elsewhere(at);
        if slots.is_empty() {
            return;
        }
        let sums = self.elsewhere.entry(exact).or_insert_with(|| {
            let looks: Vec<Look> = slots
                .iter()
                .map(|slot| Look { slot: *slot, of: 0 })
                .collect();
            let mut sums = [[0; Tag::COUNT]];
            self.weights.add(&looks, &mut sums);
            let [sums] = sums;
            sums
        });
        for (score, sum) in scores.iter_mut().zip(sums) {
            *score += *sum;
        }
    }
}
