//! Who appears with a name: the articles that name both are counted at once, from the counts of names; sentences are looked
//! at in the texts, the newest articles first, and told as they are counted.

use super::names::Names;
use crate::{
    corpus::{ArticleId, Corpus},
    entity::{Extraction, Field, Kind},
    job::{Companion, Company},
    query::sentences,
    text::Span,
};
use std::{
    collections::{HashMap, HashSet},
    time::{Duration, Instant},
};

/// In a window.
const WINDOW: Limits = Limits {
    names: 500,
    articles: 2_000,
};
/// Below the names, for each one the cursor rests on.
const ASIDE: Limits = Limits {
    names: 100,
    articles: 100,
};
/// How long sentences are counted before they are shown.
const SHOWN_EVERY: Duration = Duration::from_millis(250);

/// How many names are told at most, and how many articles are looked at for sentences.
struct Limits {
    names: usize,
    articles: usize,
}

/// A name about which is asked.
pub(super) struct About<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) names: &'a Names,
    pub(super) kind: Kind,
    pub(super) name: &'a str,
    /// It is shown below the names: there is one answer, and one frame.
    pub(super) is_aside: bool,
}

/// What was counted, with what is needed to count on.
struct Counted {
    company: Company,
    /// The number of the name in the tally.
    number: u32,
    /// The place of each companion, by its number.
    places: HashMap<u32, usize>,
    /// The articles of the name, the newest first as far as they came in order.
    articles: Vec<u32>,
}

impl About<'_> {
    /// Counts, and tells from time to time.
    pub(super) fn count(&self, is_stale: &dyn Fn() -> bool, tell: &dyn Fn(Company)) {
        let limits = if self.is_aside { ASIDE } else { WINDOW };
        let Some(mut counted) = self.together(limits.names, is_stale) else {
            return;
        };
        if !self.is_aside {
            tell(counted.company.clone());
        }
        let mut told_at = Instant::now();
        let articles = std::mem::take(&mut counted.articles).into_iter();
        for article in articles.take(limits.articles) {
            if is_stale() {
                return;
            }
            self.look(ArticleId(article), &mut counted);
            if told_at.elapsed() >= SHOWN_EVERY {
                tell(counted.company.clone());
                told_at = Instant::now();
            }
        }
        counted.company.is_whole = true;
        tell(counted.company);
    }

    /// The articles it shares with others.
    fn together(&self, most: usize, is_stale: &dyn Fn() -> bool) -> Option<Counted> {
        let tally = self.names.tally();
        let Some(about) = tally.find(self.kind, self.name) else {
            // Not met yet: the names are still being found.
            return Some(Counted {
                company: Company::default(),
                number: u32::MAX,
                places: HashMap::new(),
                articles: Vec::new(),
            });
        };
        let (known, more) = tally.company(&about, most, is_stale)?;
        let places = known.iter().enumerate();
        let places = places.map(|(place, (known, _))| (known.number(), place));
        let mut articles: Vec<u32> = about.articles().collect();
        articles.reverse();
        let companions = known.iter().map(|(known, articles)| Companion {
            kind: known.kind(),
            label: known
                .label()
                .cloned()
                .unwrap_or_else(|| known.kind().into()),
            name: known.name(),
            articles: *articles,
            sentences: 0,
        });
        Some(Counted {
            number: about.number(),
            places: places.collect(),
            company: Company {
                articles: articles.len(),
                companions: companions.collect(),
                more,
                ..Company::default()
            },
            articles,
        })
    }

    /// Counts the sentences of an article. Its headline is one.
    fn look(&self, id: ArticleId, counted: &mut Counted) {
        counted.company.looked += 1;
        let Ok(article) = self.corpus.read(id) else {
            return;
        };
        let found = self.names.verdicts().apply(self.names.of(&article));
        let numbers = self.numbers(&found);
        let bounds = sentences(&article.body);
        let mut named: HashMap<usize, HashSet<u32>> = HashMap::new();
        for mention in &found.mentions {
            let Some(Some(number)) = numbers.get(mention.entity as usize) else {
                continue;
            };
            let sentence = match mention.field {
                Field::Headline => 0,
                Field::Body => 1 + sentence_at(&bounds, mention.span.start),
            };
            named.entry(sentence).or_default().insert(*number);
        }
        for named in named
            .into_values()
            .filter(|named| named.contains(&counted.number))
        {
            for place in named.iter().filter_map(|number| counted.places.get(number)) {
                if let Some(companion) = counted.company.companions.get_mut(*place) {
                    companion.sentences += 1;
                }
            }
        }
    }

    /// The numbers of the entities of an article among all.
    fn numbers(&self, found: &Extraction) -> Vec<Option<u32>> {
        let tally = self.names.tally();
        let entities = found.entities.iter();
        let numbers = entities.map(|entity| tally.known(entity).map(|known| known.number()));
        numbers.collect()
    }
}

fn sentence_at(sentences: &[Span], byte: u32) -> usize {
    sentences.partition_point(|sentence| sentence.end <= byte)
}
