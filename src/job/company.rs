//! Who appears with a name: the words for it.

use crate::entity::{Kind, Label};

/// Who and what is named in the same articles as a name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Company {
    /// Articles of the name.
    pub articles: usize,
    /// Those with whom it shares most articles, in this order.
    pub companions: Vec<Companion>,
    /// How many more there are.
    pub more: usize,
    /// Articles whose sentences were looked at.
    pub looked: usize,
    /// Nothing more will come.
    pub is_whole: bool,
}

/// A name and what it shares with another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Companion {
    /// Its kind.
    pub kind: Kind,
    /// Its label, as printed.
    pub label: Label,
    /// What it is called.
    pub name: String,
    /// Articles that name both.
    pub articles: u32,
    /// Sentences that do, as far as they were looked at.
    pub sentences: u32,
}
