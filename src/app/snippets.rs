//! Lines out of the texts of the rows in sight, for those whose headline and outlet do not say why they are in the list.

use super::App;
use crate::{
    app::list::ListLine,
    corpus::{ArticleId, Corpus},
    job::{Generation, Job, SnippetJob},
    query::{
        Query, Row, Tier,
        eval::{self, ShortField},
    },
    text::snippet::Snippet,
};
use std::{collections::HashMap, sync::Arc};

/// What is known of the rows in sight.
#[derive(Debug, Clone, Default)]
pub struct Snippets {
    /// What it is about.
    corpus: Corpus,
    query: Arc<Query>,
    known: HashMap<ArticleId, Snippet>,
    /// What was asked for last.
    asked: Vec<ArticleId>,
    generation: Generation,
}

impl Snippets {
    /// The line of an article, once it was read.
    pub fn of(&self, article: ArticleId) -> Option<&Snippet> {
        let line = self.known.get(&article);
        line.filter(|line| !line.text.is_empty())
    }

    /// Whether some are on their way.
    pub(super) fn are_awaited(&self) -> bool {
        let mut asked = self.asked.iter();
        asked.any(|article| !self.known.contains_key(article))
    }

    /// How many were read.
    pub(super) fn count(&self) -> usize {
        self.known.len()
    }
}

impl App {
    /// Asks for the lines of the rows in sight that match in their texts.
    pub(super) fn ask_for_snippets(&mut self) {
        let query = &self.memory.filtering.shown;
        let is_same = *query == self.snippets.query && self.corpus.continues(&self.snippets.corpus);
        if !is_same {
            self.snippets = Snippets {
                corpus: self.corpus.clone(),
                query: Arc::clone(query),
                ..Snippets::default()
            };
        }
        let wanted = self.rows_without_snippets();
        let is_asked = |article: &ArticleId| self.snippets.asked.contains(article);
        if wanted.iter().all(is_asked) {
            return;
        }
        self.snippets.generation = self.memory.next_generation();
        self.snippets.asked.clone_from(&wanted);
        self.send(Job::Snippet(SnippetJob {
            generation: self.snippets.generation,
            corpus: self.corpus.clone(),
            query: Arc::clone(&self.snippets.query),
            articles: wanted,
        }));
    }

    fn rows_without_snippets(&self) -> Vec<ArticleId> {
        if self.geometry.list.is_none() {
            return Vec::new();
        }
        let lines = self.list.in_sight(self.geometry.list_room());
        lines
            .filter_map(|line| match line.line {
                ListLine::Article(row) if !self.says_why(row) => Some(row.article),
                ListLine::Article(_) | ListLine::Group { .. } | ListLine::Seam { .. } => None,
            })
            .filter(|article| !self.snippets.known.contains_key(article))
            .collect()
    }

    /// Whether the letters lit up in a row say why it is there.
    fn says_why(&self, row: Row) -> bool {
        let fields = [ShortField::Headline, ShortField::Outlet];
        let shown = if self.outlets.are_several() { 2 } else { 1 };
        let fields = fields.get(..shown).unwrap_or_default();
        let entry = self.corpus.entry(row.article);
        let query = &self.snippets.query;
        row.tier != Tier::Word
            && entry.is_none_or(|entry| eval::is_seen(query, fields, entry, row.tier))
    }

    /// Takes in lines that were read.
    pub(super) fn quoted(&mut self, generation: Generation, found: Vec<(ArticleId, Snippet)>) {
        if generation == self.snippets.generation {
            self.snippets.known.extend(found);
        }
    }
}
