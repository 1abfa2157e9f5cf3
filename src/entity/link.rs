//! Mentions into entities, within one article.
//!
//! The longest full form is the name, the other surfaces are its aliases. Surnames go to the last full name before
//! them, acronyms to what they stand for, ministries to the country of their sentence. Every look-up is by hash: an
//! article of a million names costs a million look-ups.

mod body;
mod draft;
mod name;
mod person;

use super::{
    extraction::{Extraction, Field, Mention},
    key::Keys,
    label::Kind,
};
use crate::text::Span;
use body::Bodies;
use draft::Drafts;
use person::People;

/// A mention before it is known whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Surface<'t> {
    pub(crate) field: Field,
    pub(crate) span: Span,
    pub(crate) text: &'t str,
    pub(crate) kind: Kind,
    /// The day or range a date means.
    pub(crate) resolved: Option<String>,
    /// The country a ministry belongs to, as its text names it.
    pub(crate) country: Option<&'t str>,
    /// In brackets right after the mention before it, as an acronym.
    pub(crate) is_gloss: bool,
    /// What lists say of its first word.
    pub(crate) told: Told,
    /// Written in capitals only because the line is.
    pub(crate) is_loud: bool,
    /// Of a person: whether a title or a pronoun calls them a man or a woman.
    pub(crate) sex: Option<Sex>,
}

/// What a title or a pronoun says of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sex {
    Man,
    Woman,
}

/// What lists say of a word, which may be the short form of a longer name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Told {
    /// Nothing: `Acme` may be Acme Holdings.
    Nothing,
    /// A name by itself, and short only for a company.
    Name,
    /// A word for a body: `Commission` may be the European Commission.
    Head,
    /// A word: `House` may be the House of Representatives, but not House Republicans.
    Word,
}

/// Links the surfaces of an article. They need not be sorted; they must not overlap.
pub(crate) fn link(mut surfaces: Vec<Surface<'_>>, keys: &Keys) -> Extraction {
    surfaces.sort_by_key(|surface| (surface.field, surface.span.start, surface.span.end));
    let mut drafts = Drafts::default();
    let mut owners: Vec<Option<usize>> = vec![None; surfaces.len()];
    People::link(&surfaces, &mut drafts, &mut owners);
    Bodies::new(keys).link(&surfaces, &mut drafts, &mut owners);
    assemble(&surfaces, drafts, &owners)
}

/// Numbers the entities by first mention and writes them out.
fn assemble(surfaces: &[Surface<'_>], drafts: Drafts, owners: &[Option<usize>]) -> Extraction {
    let mut order: Vec<Option<u32>> = vec![None; drafts.len()];
    let mut named: Vec<usize> = Vec::new();
    let mut mentions = Vec::with_capacity(surfaces.len());
    for (surface, owner) in surfaces.iter().zip(owners) {
        let Some(owner) = *owner else { continue };
        let Some(number) = order.get_mut(owner) else {
            continue;
        };
        let entity = *number.get_or_insert_with(|| {
            named.push(owner);
            named.len() as u32 - 1
        });
        mentions.push(Mention {
            field: surface.field,
            span: surface.span,
            entity,
        });
    }
    let mut finished: Vec<_> = drafts
        .finish(surfaces, owners)
        .into_iter()
        .map(Some)
        .collect();
    let entities = named
        .into_iter()
        .filter_map(|owner| finished.get_mut(owner)?.take())
        .collect();
    Extraction {
        entities,
        mentions,
        ..Extraction::default()
    }
}

/// Whether a name is that of a body every country has: a ministry, an army. `European Parliament` says whose it is.
pub(crate) fn is_every_countrys(text: &str) -> bool {
    const ALONE: [&str; 5] = ["Army", "Navy", "Embassy", "Parliament", "Government"];
    let is_ministry = text.starts_with("Ministry of ") || text.ends_with("Ministry");
    is_ministry || ALONE.contains(&text)
}
