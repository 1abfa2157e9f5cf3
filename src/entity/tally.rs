//! Placeholder bodies; the entity floor replaces them.

use super::{Entity, Extraction, Kind};
use jiff::civil::Date;

/// What the corpus knows of one entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The entity under its commonest name, with every other surface as alias.
    pub entity: Entity,
    /// Numbers of the articles that name it, ascending.
    pub articles: Vec<u32>,
    /// How often it is named in all.
    pub mention_count: u32,
    /// Earliest publication day of an article naming it.
    pub first: Option<Date>,
    /// Latest publication day of an article naming it.
    pub last: Option<Date>,
}

/// Who and what is named across the corpus, and in which articles.
#[derive(Debug, Default)]
pub struct Tally {}

impl Tally {
    /// Adds what one article names. Each article is added once.
    pub fn add(&mut self, article: u32, published: Option<Date>, extraction: &Extraction) {
        let _ = (article, published, extraction);
    }

    /// What is known of the entity an article calls `name`.
    pub fn find(&self, kind: Kind, name: &str) -> Option<&Known> {
        let _ = (kind, name);
        None
    }

    /// Articles naming an entity of one of `kinds` (any, when empty) whose name or alias contains the words of `name`, folded; ascending.
    pub fn articles(&self, kinds: &[Kind], name: &str) -> Vec<u32> {
        let _ = (kinds, name);
        Vec::new()
    }

    /// Every entity, most articles first, then by name.
    pub fn ranked(&self) -> Vec<&Known> {
        Vec::new()
    }
}
