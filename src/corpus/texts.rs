//! Many articles read again, one after another: what lies close together is read in one go, and only what the caller thinks
//! worth it is made into a text.

use super::{Article, Corpus, EntryRef, FileId, Place, Reader, plan::Plan, scratch::Scratch};
use std::sync::Arc;

/// Most bytes read in one go, unless one record is longer: they should stay in the cache of a core.
const STRETCH: u64 = 256 << 10;
/// Widest gap between two records that is read along with them.
const GAP: u64 = 16 << 10;

/// A record as it lies in the decoded file.
#[derive(Debug)]
pub(crate) struct Stored<'r> {
    /// Its bytes; not all of them where the file has been cut.
    pub(crate) bytes: &'r [u8],
    /// The headline, as it is shown.
    pub(crate) headline: &'r str,
    has_one_string: bool,
    plan: Arc<Plan>,
    scratch: &'r mut Scratch,
}

impl Reader {
    /// Hands over the records of `articles`, which ascend, in that order. What cannot be read is passed over.
    pub(crate) fn each(
        &mut self,
        corpus: &Corpus,
        articles: &[u32],
        mut take: impl FnMut(u32, Stored<'_>),
    ) {
        let mut rest = articles;
        while let Some((stretch, count)) = Stretch::first(corpus, rest) {
            let (these, others) = rest.split_at(count);
            rest = others;
            let (from, to) = (stretch.start, stretch.end);
            if self.fill(corpus, stretch.file, (from, to)).is_err() {
                continue;
            }
            for &article in these {
                if let Some(stored) = self.stored(corpus, article, stretch) {
                    take(article, stored);
                }
            }
        }
        self.close();
    }

    fn stored<'r>(
        &'r mut self,
        corpus: &'r Corpus,
        article: u32,
        stretch: Stretch,
    ) -> Option<Stored<'r>> {
        let entry = corpus.entry(super::ArticleId(article))?;
        let place = entry.place();
        let start = place.offset.checked_sub(stretch.start)? as usize;
        let bytes = self.buffer.get(start..start + place.length as usize)?;
        let plan = corpus.file(place.file)?.plan.as_ref()?;
        let plan = plan.at(place.offset).unwrap_or_else(|| Arc::clone(plan));
        Some(Stored {
            bytes,
            headline: entry.headline(),
            has_one_string: entry.is_one_string() && plan.has_own_records(),
            plan,
            scratch: &mut self.scratch,
        })
    }
}

impl Stored<'_> {
    /// Whether its text stands in its bytes as one string of JSON.
    pub(crate) fn has_one_string(&self) -> bool {
        self.has_one_string
    }

    /// The text, as [`Corpus::read`] has it.
    pub(crate) fn text(self) -> Option<String> {
        self.plan.text_of(self.bytes, self.scratch)
    }

    /// The whole article.
    pub(crate) fn article(self) -> Option<Article> {
        self.plan.article(self.bytes).ok()
    }
}

/// Bytes of one file.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    file: FileId,
    start: u64,
    end: u64,
}

impl Stretch {
    /// The stretch of the first of `articles` and of those that follow it closely; and how many they are.
    fn first(corpus: &Corpus, articles: &[u32]) -> Option<(Self, usize)> {
        let place = |article: &u32| {
            corpus
                .entry(super::ArticleId(*article))
                .map(EntryRef::place)
        };
        let end = |place: Place| place.offset + u64::from(place.length);
        let first = place(articles.first()?)?;
        let mut stretch = Self {
            file: first.file,
            start: first.offset,
            end: end(first),
        };
        let mut count = 1;
        for place in articles.iter().skip(1).map_while(place) {
            let is_close = place.file == stretch.file
                && place.offset >= stretch.end
                && place.offset - stretch.end <= GAP
                && end(place) - stretch.start <= STRETCH;
            if !is_close {
                break;
            }
            stretch.end = end(place);
            count += 1;
        }
        Some((stretch, count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{
        ArticleId,
        load::{Options, complete},
    };
    use std::path::Path;

    #[test]
    fn a_text_read_in_passing_is_that_of_the_article() {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
        let options = Options {
            paths: vec![
                tests.join("shapes"),
                tests.join("evil"),
                tests.join("packed"),
            ],
            ..Options::default()
        };
        let corpus = complete(&options);
        let ids: Vec<u32> = corpus.ids().map(|id| id.0).collect();
        let mut seen = Vec::new();
        Reader::default().each(&corpus, &ids, |article, stored| {
            seen.push((article, stored.text().unwrap_or_default()));
        });
        assert!(seen.len() > 100 && seen.len() == corpus.len());
        for (article, text) in seen {
            let whole = corpus.read(ArticleId(article)).map(|article| article.body);
            assert_eq!(text, whole.unwrap_or_default(), "{article}");
        }
    }
}
