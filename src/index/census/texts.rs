//! What only the texts of the articles tell: languages, what was taken out of them, and what stands where a text should.

use super::{Repeated, Sightings, Wall, ranked};
use crate::{
    corpus::{Article, ArticleId, Corpus},
    index::record::{self, Listed, text_of},
    text::{head, sanitize},
};
use std::collections::{BTreeMap, HashMap};

/// Characters of a repeated text that are shown.
const OPENING: usize = 60;

/// What the texts read so far tell.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    /// Articles read.
    pub read: usize,
    /// Articles that could not be read again.
    pub unreadable: usize,
    /// Articles without any text.
    pub empty: Sightings,
    /// Articles from whose text hidden or control characters were taken.
    pub cleaned: Sightings,
    /// How many such characters there were.
    pub removed: u64,
    /// What stands where a text should.
    pub walls: BTreeMap<Wall, Sightings>,
    languages: HashMap<String, usize>,
    /// Articles whose language the record does not say and their words do.
    pub languages_detected: usize,
    /// Articles in which no names are looked for: not in English, as their records or their words say.
    pub left_alone: usize,
}

/// What one text tells.
struct Seen {
    language: Option<String>,
    is_language_detected: bool,
    is_left_alone: bool,
    removed: u32,
    is_empty: bool,
    wall: Option<Wall>,
}

impl Seen {
    fn of(article: &Article) -> Self {
        Self {
            language: article.language.clone(),
            is_language_detected: article.is_language_detected,
            is_left_alone: text_of(article).is_left_alone(),
            removed: article.removed_characters,
            is_empty: article.body.trim().is_empty(),
            wall: Wall::of(&article.body),
        }
    }
}

impl Texts {
    /// Reads so many articles more.
    pub fn read(&mut self, corpus: &Corpus, count: usize) {
        let end = self.read.saturating_add(count).min(corpus.len());
        let rows: Vec<Listed> = (self.read as u32..end as u32)
            .map(|article| Listed::unscored(ArticleId(article)))
            .collect();
        let _ = record::in_order(
            corpus,
            &rows,
            |_, article| Seen::of(&article),
            |seen| {
                self.take(seen.ok());
                Ok::<(), ()>(())
            },
        );
    }

    fn take(&mut self, seen: Option<Seen>) {
        let article = ArticleId(self.read as u32);
        self.read += 1;
        let Some(seen) = seen else {
            self.unreadable += 1;
            return;
        };
        self.languages_detected += usize::from(seen.is_language_detected);
        self.left_alone += usize::from(seen.is_left_alone);
        if let Some(language) = seen.language {
            *self.languages.entry(language).or_default() += 1;
        }
        if seen.is_empty {
            self.empty.add(article);
        }
        if seen.removed > 0 {
            self.cleaned.add(article);
            self.removed += u64::from(seen.removed);
        }
        if let Some(wall) = seen.wall {
            self.walls.entry(wall).or_default().add(article);
        }
    }

    /// Languages, most articles first; those whose language is not known are not among them.
    pub fn languages(&self) -> Vec<(String, usize)> {
        ranked(self.languages.clone())
    }

    /// Reads how repeated texts begin.
    pub fn tell_repeated(&self, corpus: &Corpus, repeated: &mut [Repeated]) {
        for one in repeated {
            if let Ok(article) = corpus.read(one.example) {
                let line = sanitize::line(head(&article.body, OPENING * 4)).into_owned();
                one.opening = line.chars().take(OPENING).collect();
            }
        }
    }
}
