//! Columns over a snapshot of the corpus, which follow it as it grows. A clone is a few pointers a block.

use super::{Twins, block::Block, dates::Dates};
use crate::corpus::Corpus;
use rayon::prelude::*;
use std::sync::Arc;

/// Columns over a snapshot of the corpus: order keys, and short fields as they are searched. Follows a growing corpus by
/// adding columns for the new segments only.
#[derive(Debug, Default, Clone)]
pub struct Catalogue {
    corpus: Corpus,
    blocks: Vec<Arc<Block>>,
    dates: Arc<Dates>,
    twins: Arc<Twins>,
}

impl Catalogue {
    /// Takes in what `corpus` has more than the snapshot before; starts anew when it is another corpus.
    pub fn extend(&mut self, corpus: &Corpus) {
        if !corpus.continues(&self.corpus) {
            *self = Self::default();
        }
        let known = self.corpus.segments().len();
        let fresh = corpus.segments().get(known..).unwrap_or_default();
        if !fresh.is_empty() {
            let blocks: Vec<_> = fresh
                .par_iter()
                .map(|segment| Arc::new(Block::new(segment)))
                .collect();
            self.blocks.extend(blocks);
            Arc::make_mut(&mut self.dates).extend(fresh, |article| corpus.place(article));
        }
        self.corpus = corpus.clone();
    }

    /// Looks at all short fields, so that the first search need not.
    pub fn make_ready(&self) {
        self.blocks.par_iter().for_each(|block| block.make_ready());
    }

    /// Finds the articles that stand in the corpus twice, as far as it is there. Apart from [`Catalogue::extend`], which
    /// costs as much as there is new: this costs as much as there is.
    pub fn find_twins(&mut self) {
        if !self.has_all_twins() {
            self.twins = Arc::new(Twins::of(&self.corpus));
        }
    }

    /// Whether twins were looked for among all articles.
    pub fn has_all_twins(&self) -> bool {
        self.twins.len() == self.corpus.len()
    }

    /// The articles that stand in the corpus twice, as far as they were looked for.
    pub fn twins(&self) -> &Arc<Twins> {
        &self.twins
    }

    /// The snapshot these columns are of.
    pub fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// The folded short fields, in the order of the articles.
    pub fn blocks(&self) -> &[Arc<Block>] {
        &self.blocks
    }

    /// Dates, and the articles in their order.
    pub fn dates(&self) -> &Dates {
        &self.dates
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        corpus::{Entry, Published},
        index::labels::Labels,
        text::fold::{Case, fold},
    };
    use jiff::civil::date;
    use proptest::prelude::*;

    fn entry(headline: &str, byline: &str, outlet: Option<&str>, day: Option<i8>) -> Entry {
        Entry {
            byline: byline.into(),
            outlet: outlet.map(Into::into),
            published: day.map(|day| Published::Day(date(2024, 1, day))),
            ..Entry::headed(headline)
        }
    }

    fn of(corpus: &Corpus) -> Catalogue {
        let mut catalogue = Catalogue::default();
        catalogue.extend(corpus);
        catalogue
    }

    /// What the columns say of each article: headline, byline, outlet, place by date.
    fn columns(catalogue: &Catalogue) -> Vec<(String, String, Option<String>, u32)> {
        let mut columns = Vec::new();
        for block in catalogue.blocks() {
            for row in 0..block.len() {
                let name = |labels: Labels<'_>| {
                    labels
                        .at_with(row, 0)
                        .map(|name| name.folded().into_owned())
                };
                columns.push((
                    block
                        .headlines()
                        .with(row, 0)
                        .expect("a row")
                        .folded()
                        .into_owned(),
                    name(block.bylines()).unwrap_or_default(),
                    name(block.outlets()),
                    catalogue.dates().rank(block.first + row as u32),
                ));
            }
        }
        columns
    }

    #[test]
    fn newest_come_first_and_the_undated_last() {
        let mut corpus = Corpus::default();
        corpus.push(vec![
            entry("a", "", None, None),
            entry("b", "", None, Some(2)),
        ]);
        let mut catalogue = of(&corpus);
        corpus.push(vec![
            entry("c", "", None, Some(2)),
            entry("d", "", None, Some(3)),
        ]);
        catalogue.extend(&corpus);
        assert_eq!(catalogue.dates().newest(), [3, 1, 2, 0]);
        assert_eq!(catalogue.dates().seconds(0), None);
    }

    #[test]
    fn years_far_off_are_known_to_the_second() {
        let years = [1_850, 1_901, 1_902, 2_024, 2_037, 2_039, 9_998];
        let day = |year| Published::Day(date(year, 6, 1));
        let dated = |year: &i16| Entry {
            published: Some(day(*year)),
            ..Entry::headed("a")
        };
        let mut corpus = Corpus::default();
        let mut catalogue = Catalogue::default();
        for years in years.chunks(3) {
            corpus.push(years.iter().map(dated).collect());
            catalogue.extend(&corpus);
        }
        assert_eq!(catalogue.dates().newest(), [6, 5, 4, 3, 2, 1, 0]);
        for (article, year) in (0..).zip(years) {
            assert_eq!(
                catalogue.dates().seconds(article),
                Some(day(year).seconds())
            );
        }
    }

    #[test]
    fn another_corpus_starts_anew() {
        let mut first = Corpus::default();
        first.push(vec![
            entry("a", "", None, Some(1)),
            entry("b", "", None, Some(1)),
        ]);
        let mut catalogue = of(&first);
        let mut second = Corpus::default();
        second.push(vec![entry("c", "", None, Some(1))]);
        second.push(vec![entry("d", "", None, Some(1))]);
        catalogue.extend(&second);
        assert_eq!(columns(&catalogue), columns(&of(&second)));
        catalogue.extend(&Corpus::default());
        assert!(catalogue.blocks().is_empty() && catalogue.dates().newest().is_empty());
    }

    proptest! {
        #[test]
        fn columns_grown_are_columns_made_at_once_and_hold_the_folded_fields(
            segments in prop::collection::vec(
                prop::collection::vec(
                    ("[a-cÀ-ÿ’ \nßİ]{0,8}", "[A-Cé]{0,4}", prop::option::of("[ab]"), prop::option::of(1i8..5)),
                    0..6,
                ),
                0..6,
            ),
        ) {
            let mut corpus = Corpus::default();
            let mut grown = Catalogue::default();
            for segment in &segments {
                let entries = segment.iter().map(|(headline, byline, outlet, day)| {
                    entry(headline, byline, outlet.as_deref(), *day)
                });
                corpus.push(entries.collect());
                grown.extend(&corpus);
            }
            prop_assert_eq!(columns(&grown), columns(&of(&corpus)));
            let fields = segments.iter().flatten();
            for ((headline, ..), (folded, ..)) in fields.zip(columns(&grown)) {
                prop_assert_eq!(folded, fold(headline, Case::Fold));
            }
        }
    }
}
