//! What is found in the text of an article: entities, where they are named, and who says what. Plain data, whoever found it:
//! the engine, or the record that brought it along.

use super::{Kind, Label};
use crate::text::{
    Span,
    fold::{self, fold},
};

/// Someone or something an article names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// How it is shown.
    pub kind: Kind,
    /// Its label as printed.
    pub label: Label,
    /// Its fullest name in this article.
    pub name: String,
    /// Other surfaces in this article (surname, acronym), without the name itself.
    pub aliases: Vec<String>,
    /// For dates: the day or range it resolves to, as `2024-03-12` or `2024-03-01/2024-03-31`.
    pub resolved: Option<String>,
    /// Where names of two sources are compared: who has it.
    pub whose: Option<Whose>,
}

impl Entity {
    /// What it is called in every article: everywhere else a day is written otherwise.
    pub fn called(&self) -> (Kind, String) {
        let name = self.resolved.as_ref().unwrap_or(&self.name);
        (self.kind, name.clone())
    }

    /// Whether it goes by this name, accents and capitals aside.
    pub fn goes_by(&self, kind: Kind, name: &str) -> bool {
        let name = fold(name, fold::Case::Fold);
        let surfaces = std::iter::once(&self.name).chain(&self.aliases);
        let mut surfaces = surfaces.chain(&self.resolved);
        self.kind == kind && surfaces.any(|surface| fold(surface, fold::Case::Fold) == name)
    }
}

/// Which text a mention stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The headline.
    Headline,
    /// The body.
    Body,
}

/// One place where an entity is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// The text it stands in.
    pub field: Field,
    /// Where.
    pub span: Span,
    /// Which entity, as an index into [`Extraction::entities`].
    pub entity: u32,
}

/// Who and what an article names. Mentions are ordered by field and start, their ends ascend too, and they never overlap
/// within a field unless names of two sources are compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extraction {
    /// The entities, in the order of their first mention.
    pub entities: Vec<Entity>,
    /// Every place one is named.
    pub mentions: Vec<Mention>,
    /// Who says what in the body, in the order of the text.
    pub quotes: Vec<Quote>,
}

impl Extraction {
    /// How often each entity is named.
    pub fn mention_counts(&self) -> Vec<u32> {
        let mut counts = vec![0; self.entities.len()];
        for mention in &self.mentions {
            if let Some(count) = counts.get_mut(mention.entity as usize) {
                *count += 1;
            }
        }
        counts
    }
}

/// Something somebody said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Who, by the fullest name in the article; a definite role where no name is told.
    pub speaker: String,
    /// The speaker among [`Extraction::entities`], if it is one of them.
    pub entity: Option<u32>,
    /// The words in the body, without their marks.
    pub span: Span,
}

/// Whose names: asked for (`--entities`), and where two are compared, who has an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Whose {
    /// Those we find.
    Ours,
    /// Those the record brought along; where it has none, ours.
    #[default]
    Given,
    /// Both, and who has which.
    Both,
}

impl Whose {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Ours, Self::Given, Self::Both];

    /// Its name in options and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Given => "given",
            Self::Both => "both",
        }
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|whose| whose.name() == name)
    }

    /// Whose it is when two of them are one.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        if self == other { self } else { Self::Both }
    }
}
