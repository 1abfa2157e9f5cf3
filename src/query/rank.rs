//! Puts what was selected in order: what is fuzzy last, then by the key asked for, then the newest first. By score, what is
//! exact comes before what is in the text; by any other key the two are one.
//!
//! Every order is one number of 64 bits an article (tier, key, place among the newest), so that sorting compares
//! numbers and the same rows come out whatever the threads did. What has no key (no date, no outlet) comes last in
//! both directions.

use super::{Order, Row, Sort, Tier, gather::Candidate, needle::Found};
use crate::{
    corpus::ArticleId,
    index::{Catalogue, FoldedText, dates::Dates},
};
use rayon::prelude::*;
use std::{collections::HashMap, sync::Arc};

/// Largest key: 30 bits.
const LAST: u32 = (1 << 30) - 1;

/// The order of the headlines, which is costly to find and kept as long as the corpus stays as it is.
#[derive(Debug, Default)]
pub(super) struct Headlines {
    keys: Vec<u32>,
}

/// What was selected, in order.
pub(super) struct Ranked {
    pub(super) rows: Arc<[Row]>,
    /// How many of them are not fuzzy.
    pub(super) seam: usize,
    /// How many of them match in their texts.
    pub(super) word_count: usize,
}

/// Puts what was selected in order.
pub(super) fn rank(
    catalogue: &Catalogue,
    headlines: &mut Headlines,
    selected: Vec<Candidate>,
    order: Order,
) -> Ranked {
    let dates = catalogue.dates();
    let keys = Keys::new(catalogue, headlines, order);
    // In the place of what was selected, which is as wide: at first all of the archive is.
    let mut sorted: Vec<Keyed> = selected
        .into_iter()
        .map(|one| {
            let Found { tier, score } = one.found();
            let class: u32 = match tier {
                Tier::Fuzzy => 2,
                Tier::Word if order.sort == Sort::Score => 1,
                Tier::Word | Tier::Exact => 0,
            };
            Keyed {
                key: class << 30 | keys.of(one.article, score),
                rank: dates.rank(one.article),
                score,
                tier,
            }
        })
        .collect();
    sorted.par_sort_unstable_by_key(|one| u64::from(one.key) << 32 | u64::from(one.rank));
    let newest = |rank: u32| dates.newest().get(rank as usize).copied();
    let row = |one: &Keyed| Row {
        article: ArticleId(newest(one.rank).unwrap_or_default()),
        tier: one.tier,
        score: one.score,
    };
    let words = sorted.iter().filter(|one| one.tier == Tier::Word);
    Ranked {
        seam: sorted.partition_point(|one| one.tier != Tier::Fuzzy),
        word_count: words.count(),
        rows: sorted.iter().map(row).collect(),
    }
}

/// What an article is sorted by.
struct Keyed {
    /// Its key, and above it two bits for the tier.
    key: u32,
    /// Its place among the newest, which tells it from all others.
    rank: u32,
    score: i32,
    tier: Tier,
}

/// The key of each article under one order: smaller comes first.
enum Keys<'a> {
    Score {
        is_reversed: bool,
    },
    /// Newest first is what ties fall back on.
    None,
    Listed(Vec<u32>),
    Kept {
        keys: &'a [u32],
        is_reversed: bool,
    },
}

impl<'a> Keys<'a> {
    fn new(catalogue: &Catalogue, headlines: &'a mut Headlines, order: Order) -> Self {
        let is_reversed = order.is_reversed;
        match order.sort {
            Sort::Score => Self::Score { is_reversed },
            Sort::Date if is_reversed => Self::Listed(oldest_first(catalogue.dates())),
            Sort::Date => Self::None,
            Sort::Outlet => Self::Listed(by_outlet(catalogue, is_reversed)),
            Sort::File => {
                let corpus = catalogue.corpus();
                let key = |article| turned(corpus.place(article), is_reversed);
                Self::Listed((0..corpus.len() as u32).map(key).collect())
            }
            Sort::Headline => Self::Kept {
                keys: headlines.keys(catalogue),
                is_reversed,
            },
        }
    }

    fn of(&self, article: u32, score: i32) -> u32 {
        let at = |keys: &[u32]| keys.get(article as usize).copied().unwrap_or(LAST);
        match self {
            Self::None => 0,
            Self::Listed(keys) => at(keys),
            Self::Kept { keys, is_reversed } => turned(at(keys), *is_reversed),
            Self::Score { is_reversed } => {
                const HALF: i32 = 1 << 29;
                turned((HALF - score.clamp(1 - HALF, HALF)) as u32, *is_reversed)
            }
        }
    }
}

/// A key for the other direction; what has none stays last.
fn turned(key: u32, is_reversed: bool) -> u32 {
    if is_reversed && key != LAST {
        LAST - 1 - key
    } else {
        key
    }
}

/// A key for each article that puts the oldest first.
fn oldest_first(dates: &Dates) -> Vec<u32> {
    let mut keys = vec![LAST; dates.newest().len()];
    let (mut key, mut before) = (0, None);
    for &article in dates.newest().iter().rev() {
        let Some(seconds) = dates.seconds(article) else {
            continue;
        };
        key += u32::from(before.is_some_and(|before| before != seconds));
        before = Some(seconds);
        if let Some(slot) = keys.get_mut(article as usize) {
            *slot = key;
        }
    }
    keys
}

/// A key for each article by the name of its outlet.
fn by_outlet(catalogue: &Catalogue, is_reversed: bool) -> Vec<u32> {
    let blocks = catalogue.blocks();
    let names = blocks.iter().flat_map(|block| block.outlets());
    let mut names: Vec<&str> = names.map(|(_, folded)| folded.text).collect();
    names.sort_unstable();
    names.dedup();
    let places: HashMap<&str, u32> = names.into_iter().zip(0..).collect();
    let mut keys = Vec::with_capacity(catalogue.corpus().len());
    for block in blocks {
        let place = |(_, folded): (_, FoldedText<'_>)| places.get(folded.text).copied();
        let local: Vec<_> = block.outlets().map(place).collect();
        keys.extend((0..block.len()).map(|row| {
            let place = block
                .outlet(row)
                .and_then(|outlet| local.get(outlet).copied().flatten());
            turned(place.unwrap_or(LAST), is_reversed)
        }));
    }
    keys
}

impl Headlines {
    /// A key for each article by its headline: folded, from its first letter or digit on.
    fn keys(&mut self, catalogue: &Catalogue) -> &[u32] {
        if self.keys.len() == catalogue.corpus().len() {
            return &self.keys;
        }
        let mut texts: Vec<(&str, u32)> = Vec::with_capacity(catalogue.corpus().len());
        for block in catalogue.blocks() {
            let text = |row| {
                block
                    .headline(row)
                    .text
                    .trim_start_matches(|c: char| !c.is_alphanumeric())
            };
            texts.extend((0..block.len()).map(|row| (text(row), block.first + row as u32)));
        }
        texts.par_sort_unstable();
        self.keys = vec![LAST; texts.len()];
        let (mut key, mut before) = (0, "");
        for (text, article) in texts.into_iter().filter(|(text, _)| !text.is_empty()) {
            key += u32::from(text != before);
            before = text;
            if let Some(slot) = self.keys.get_mut(article as usize) {
                *slot = key;
            }
        }
        &self.keys
    }
}
