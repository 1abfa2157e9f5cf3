//! Which sets are learnt from and which measure what was learnt, and what is known of each.

use super::{
    agreement,
    annotation::{self, Sentences},
    data::{self, Article},
    text::Marked,
};
use dateline::entity::{Extractor, model::training::Class};
use std::path::Path;

/// How the sentences of a file belong together.
#[derive(Debug, Clone, Copy)]
enum Together {
    /// As the file says.
    Given,
    /// Each stands alone: a tweet, a sentence out of an encyclopedia.
    Alone,
    /// The file has blocks longer than an article; so many sentences are taken for one.
    Pieces(usize),
}

/// What a set is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// Learnt from.
    Taught,
    /// Learnt from, but for a third in the rehearsal, which is measured on.
    Divided,
    /// Measured on, never learnt from.
    Measured,
}

/// The sets. Of GMB only the sentences that a tagger trained on the others agrees with, and those annotated anew. Papers of
/// Sri Lankan ministries, music and science make it worse.
const SETS: [(&str, Together, Use); 13] = [
    ("wikigold/wikigold", Together::Given, Use::Divided),
    ("uner/ewt-dev", Together::Given, Use::Taught),
    ("uner/ewt-test", Together::Given, Use::Taught),
    ("uner/pud", Together::Given, Use::Divided),
    ("crossner/politics_train", Together::Alone, Use::Taught),
    ("crossner/politics_dev", Together::Alone, Use::Taught),
    ("crossner/politics_test", Together::Alone, Use::Divided),
    ("gum/gum_open", Together::Given, Use::Divided),
    ("btc/btc", Together::Alone, Use::Taught),
    ("wnut17/wnut_train", Together::Alone, Use::Taught),
    ("wnut17/wnut_dev", Together::Alone, Use::Taught),
    ("wnut17/wnut_test", Together::Alone, Use::Measured),
    ("gmb/gmb_test", Together::Pieces(15), Use::Measured),
];

/// Sentences of GMB taken for an article.
const PIECE: usize = 15;

/// An annotated set.
#[derive(Debug, Clone)]
pub(crate) struct Set {
    pub(crate) name: String,
    pub(crate) articles: Vec<Article>,
    /// What is there as running text.
    pub(crate) marked: Vec<Marked>,
    /// It is learnt from in the end.
    pub(crate) is_taught: bool,
    is_divided: bool,
}

impl Set {
    fn new(name: &str, articles: Vec<Article>, of: Use) -> Self {
        Self {
            name: name.to_owned(),
            articles,
            marked: Vec::new(),
            is_taught: of != Use::Measured,
            is_divided: of == Use::Divided,
        }
    }

    /// Whether all names are marked that are no person, organisation or place.
    pub(crate) fn has_misc(&self) -> bool {
        !self.name.starts_with("uner/") && !self.name.starts_with("btc/")
    }

    /// Those of its sentences on which the tagger agrees.
    pub(crate) fn agreed(
        self,
        extractor: &Extractor,
        cut: impl Fn(&str, Class) -> usize + Sync,
    ) -> Self {
        Self {
            articles: agreement::agreed(&self.articles, extractor, cut),
            ..self
        }
    }

    /// Articles and sentences.
    pub(crate) fn size(&self) -> (usize, usize) {
        let sentences = self.articles.iter().map(|article| article.sentences.len());
        (self.articles.len() + self.marked.len(), sentences.sum())
    }

    /// Whether it is news, or nearly all of it.
    pub(crate) fn is_news(&self) -> bool {
        self.name.starts_with("own/") || matches!(self.name.as_str(), "gmb/gmb_test" | "uner/pud")
    }

    /// Every third article, of which the first is number `third`, and the others.
    fn split(&self, third: u8) -> (Self, Self) {
        let part = |is_back: bool| {
            let is_of = move |at: &usize| (at % 3 == usize::from(third)) == is_back;
            Self {
                articles: pick(&self.articles, is_of),
                marked: pick(&self.marked, is_of),
                ..self.clone()
            }
        };
        (part(true), part(false))
    }
}

fn pick<T: Clone>(items: &[T], is_of: impl Fn(&usize) -> bool) -> Vec<T> {
    let kept = items.iter().enumerate().filter(|(at, _)| is_of(at));
    kept.map(|(_, item)| item.clone()).collect()
}

/// Every set but those named in `without`, our own annotation last.
pub(crate) fn all(dir: &Path, without: &[String]) -> anyhow::Result<Vec<Set>> {
    let is_left_out = |name: &str| {
        without
            .iter()
            .any(|part| name == part || name.split('/').any(|of| of == part))
    };
    let annotated = Sentences::read()?;
    let mut sets = Vec::new();
    for (name, together, of) in SETS {
        if of == Use::Measured || !is_left_out(name) {
            let mut articles = data::read(&dir.join(format!("{name}.iob.gz")))?;
            if name.starts_with("gmb/") {
                annotated.take(&mut articles);
            }
            sets.push(Set::new(name, in_articles(articles, together), of));
        }
    }
    for (name, marked) in [
        ("own/dispatches", annotation::dispatches()?),
        ("own/articles", annotation::articles()?),
    ] {
        sets.push(Set {
            marked,
            ..Set::new(name, Vec::new(), Use::Divided)
        });
    }
    sets.push(Set {
        marked: annotation::world()?,
        ..Set::new("own/world", Vec::new(), Use::Measured)
    });
    sets.push(Set::new("own/gmb", by_hand(dir, &annotated)?, Use::Divided));
    sets.retain(|set| !set.is_taught || !is_left_out(&set.name));
    Ok(sets)
}

/// The sentences of GMB annotated for this project; neighbours are taken for an article.
fn by_hand(dir: &Path, annotated: &Sentences) -> anyhow::Result<Vec<Article>> {
    let mut sentences = Vec::new();
    for name in ["gmb_train", "gmb_test"] {
        let mut articles = data::read(&dir.join(format!("gmb/{name}.iob.gz")))?;
        sentences.extend(annotated.take(&mut articles));
    }
    Ok(in_articles(
        vec![Article { sentences }],
        Together::Pieces(PIECE),
    ))
}

/// The sentences of GMB that were not annotated anew, as the Bank has them: for a tagger to choose from.
///
/// # Errors
/// The file is not there or cannot be read.
pub(crate) fn silver(dir: &Path, without: &[String]) -> anyhow::Result<Option<Set>> {
    if without.iter().any(|part| part == "gmb" || part == "agreed") {
        return Ok(None);
    }
    let mut articles = data::read(&dir.join("gmb/gmb_train.iob.gz"))?;
    Sentences::read()?.take(&mut articles);
    let articles = in_articles(articles, Together::Pieces(PIECE));
    Ok(Some(Set::new("gmb/agreed", articles, Use::Taught)))
}

/// For the rehearsal: what is measured on, and what is learnt from.
pub(crate) fn divide(all: &[Set], third: u8) -> (Vec<Set>, Vec<Set>) {
    let (mut kept_back, mut shown) = (Vec::new(), Vec::new());
    for set in all {
        if set.is_divided {
            let (back, rest) = set.split(third);
            kept_back.push(back);
            shown.push(rest);
        } else if set.is_taught {
            shown.push(set.clone());
        } else {
            kept_back.push(set.clone());
        }
    }
    (kept_back, shown)
}

/// Every sentence there is, for what needs words and no names: the sets that are learnt from and all of GMB.
pub(crate) fn all_text(dir: &Path) -> anyhow::Result<Vec<Article>> {
    let mut all = data::read(&dir.join("gmb/gmb_train.iob.gz"))?;
    for (name, _, of) in SETS {
        if of != Use::Measured && !name.starts_with("gmb/") {
            all.extend(data::read(&dir.join(format!("{name}.iob.gz")))?);
        }
    }
    Ok(all)
}

fn in_articles(articles: Vec<Article>, together: Together) -> Vec<Article> {
    let length = match together {
        Together::Given => return articles,
        Together::Alone => 1,
        Together::Pieces(length) => length,
    };
    let pieces = articles.into_iter();
    pieces
        .flat_map(|article| article.in_pieces(length))
        .collect()
}
