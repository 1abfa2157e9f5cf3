//! Puts what was selected in order: what is fuzzy last, then by the key asked for, then the newest first. By score, what is
//! exact comes before what is in the text; by any other key the two are one, and where nothing is folded, all three.
//!
//! The articles are taken newest first and then sorted by each key in turn, the last one first, each time leaving equals
//! as they stand: so the same rows come out whatever the threads did, and who no longer wants them can say so between
//! two passes. What has no key (no date, no outlet) comes last in both directions.

use super::{
    Key, Order, Row, Rows, Sort, Tier,
    alphabet::{LAST, labels_in_order},
    found::Found,
    grouping::Numbers,
    sorted::{Unwanted, sorted},
};
use crate::{
    corpus::ArticleId,
    index::{Block, Catalogue, Field, Labels, dates::Dates},
};
use rayon::prelude::*;
use std::sync::{Arc, Weak};

/// The order of the headlines, which is costly to find and kept as long as the corpus stays as it is.
#[derive(Debug, Default)]
pub(super) struct Headlines {
    keys: Vec<u32>,
}

/// What was selected, in order.
pub(super) struct Ranked {
    pub(super) rows: Rows,
    /// How many of them are not fuzzy.
    pub(super) seam: usize,
    /// How many of them match in their texts.
    pub(super) word_count: usize,
}

impl Ranked {
    /// All articles, of which nothing was asked, newest first; the same rows as `before`, if somebody still has them and
    /// no article has come since.
    pub(super) fn all(dates: &Dates, before: &mut Weak<Vec<Row>>) -> Self {
        let same = before.upgrade();
        let same = same.filter(|rows| rows.len() == dates.newest().len());
        let rows = same.unwrap_or_else(|| {
            let rows = dates.newest().iter();
            let rows = rows.map(|article| Row::unscored(ArticleId(*article)));
            Arc::new(rows.collect())
        });
        *before = Arc::downgrade(&rows);
        Self {
            seam: rows.len(),
            word_count: 0,
            rows,
        }
    }
}

/// How what was selected is put in order.
pub(super) struct Ranking<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) order: Order,
    /// What is fuzzy may stand among the rest.
    pub(super) is_seamless: bool,
    /// By group first.
    pub(super) groups: Option<&'a Numbers>,
    pub(super) is_stale: Unwanted<'a>,
}

/// Puts what was selected in order; none when it is no longer wanted.
pub(super) fn rank(
    ranking: &Ranking<'_>,
    headlines: &mut Headlines,
    selected: &[Row],
) -> Option<Ranked> {
    let Ranking {
        catalogue,
        order,
        is_seamless,
        groups,
        is_stale,
    } = *ranking;
    let nobody = Row::unscored(ArticleId(0));
    let one = |at: u32| selected.get(at as usize).copied().unwrap_or(nobody);
    let mut places = newest_first(catalogue.dates(), selected);
    let mut keys: Vec<Key> = order.keys().collect();
    // Ties fall back on the newest anyway.
    keys.pop_if(|key| *key == Order::by(Sort::Date).first);
    for key in keys.into_iter().rev() {
        let keys = Keys::new(catalogue, headlines, key);
        places = sorted(places, |at| keys.of(&one(at)), is_stale)?;
    }
    if let Some(groups) = groups {
        places = sorted(places, |at| groups.of(one(at).article.0), is_stale)?;
    }
    if !is_seamless || order.first.sort == Sort::Score {
        let is_fuzzy = |at| u32::from(one(at).tier == Tier::Fuzzy);
        places = sorted(places, is_fuzzy, is_stale)?;
    }
    let fuzzy = selected
        .iter()
        .filter(|one| one.tier == Tier::Fuzzy)
        .count();
    let words = selected.iter().filter(|one| one.tier == Tier::Word);
    Some(Ranked {
        seam: places.len() - fuzzy,
        word_count: words.count(),
        rows: Arc::new(places.into_par_iter().map(one).collect()),
    })
}

/// Where each article stands in `selected`, newest first.
fn newest_first(dates: &Dates, selected: &[Row]) -> Vec<u32> {
    let rank = |one: &Row| dates.rank(one.article.0);
    let numbered = (0..).zip(selected);
    if selected.len() < dates.newest().len() / FEW {
        let mut places: Vec<_> = numbered.map(|(at, one)| (rank(one), at)).collect();
        places.sort_unstable();
        return places.into_iter().map(|(_, at)| at).collect();
    }
    let mut slots = vec![u32::MAX; dates.newest().len()];
    for (at, one) in numbered {
        if let Some(slot) = slots.get_mut(rank(one) as usize) {
            *slot = at;
        }
    }
    slots.retain(|at| *at != u32::MAX);
    slots
}

/// Of that many articles one is few.
const FEW: usize = 16;

/// Scores that have keys of their own: up to this, and down as far.
const HALF: i32 = 1 << 28;

/// The bit of a key that says that it is in the text.
const WORD: u32 = 29;

impl Row {
    /// Its key in the order of scores: what is in the texts after what is exact, then the best score first, or last.
    pub(super) fn score_key(&self, is_reversed: bool) -> u32 {
        let score = self.score.clamp(1 - HALF, HALF);
        let worth = if is_reversed {
            HALF - 1 + score
        } else {
            HALF - score
        };
        worth as u32 | u32::from(self.tier == Tier::Word) << WORD
    }
}

impl Found {
    /// What has this key in the order of scores, the best score first; in the text if the key says so, else in that tier.
    pub(super) fn of_key(key: u32, tier: Tier) -> Self {
        let is_word = key >> WORD & 1 == 1;
        Self {
            tier: if is_word { Tier::Word } else { tier },
            score: HALF - (key & !(1 << WORD)) as i32,
        }
    }
}

/// The key of each article under one order: smaller comes first.
enum Keys<'a> {
    Score { is_reversed: bool },
    Listed(Vec<u32>),
    Kept { keys: &'a [u32], is_reversed: bool },
}

impl<'a> Keys<'a> {
    fn new(catalogue: &Catalogue, headlines: &'a mut Headlines, key: Key) -> Self {
        let is_reversed = key.is_reversed;
        match key.sort {
            Sort::Score => Self::Score { is_reversed },
            Sort::Date => Self::Listed(by_date(catalogue.dates(), is_reversed)),
            Sort::Outlet => Self::labelled(catalogue, Block::outlets, is_reversed),
            Sort::Section => Self::labelled(catalogue, Block::sections, is_reversed),
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

    fn labelled(
        catalogue: &Catalogue,
        labels: impl Fn(&Block) -> Labels<'_>,
        is_reversed: bool,
    ) -> Self {
        let (_, mut keys) = labels_in_order(catalogue, labels);
        for key in &mut keys {
            *key = turned(*key, is_reversed);
        }
        Self::Listed(keys)
    }

    fn of(&self, one: &Row) -> u32 {
        let at = |keys: &[u32]| keys.get(one.article.0 as usize).copied().unwrap_or(LAST);
        match self {
            Self::Listed(keys) => at(keys),
            Self::Kept { keys, is_reversed } => turned(at(keys), *is_reversed),
            Self::Score { is_reversed } => one.score_key(*is_reversed),
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

/// A key for each article by its date: the newest first, or the oldest.
fn by_date(dates: &Dates, is_reversed: bool) -> Vec<u32> {
    let mut keys = vec![LAST; dates.newest().len()];
    let (mut key, mut before) = (0, None);
    for &article in dates.newest() {
        let Some(seconds) = dates.seconds(article) else {
            continue;
        };
        key += u32::from(before.is_some_and(|before| before != seconds));
        before = Some(seconds);
        if let Some(slot) = keys.get_mut(article as usize) {
            *slot = turned(key, is_reversed);
        }
    }
    keys
}

impl Headlines {
    /// A key for each article by its headline: folded, from its first letter or digit on.
    fn keys<'a>(&mut self, catalogue: &'a Catalogue) -> &[u32] {
        if self.keys.len() == catalogue.corpus().len() {
            return &self.keys;
        }
        let mut texts: Vec<(&str, u32)> = Vec::with_capacity(catalogue.corpus().len());
        for block in catalogue.blocks() {
            let headlines = block.headlines();
            let text = |row| {
                let headline = headlines.with(row, 0);
                let headline = headline.map_or("", Field::folded_but_for_ascii);
                headline.trim_start_matches(|c: char| !c.is_alphanumeric())
            };
            texts.extend((0..block.len()).map(|row| (text(row), block.first + row as u32)));
        }
        let small = |text: &'a str| text.bytes().map(|byte| byte.to_ascii_lowercase());
        texts.par_sort_unstable_by(|(one, first), (other, second)| {
            small(one).cmp(small(other)).then(first.cmp(second))
        });
        self.keys = vec![LAST; texts.len()];
        let (mut key, mut before) = (0, "");
        for (text, article) in texts.into_iter().filter(|(text, _)| !text.is_empty()) {
            key += u32::from(!text.eq_ignore_ascii_case(before));
            before = text;
            if let Some(slot) = self.keys.get_mut(article as usize) {
                *slot = key;
            }
        }
        &self.keys
    }
}
