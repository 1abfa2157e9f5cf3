//! Mentions into entities, within one article.
//!
//! The longest full form is the name, the other surfaces are its aliases. Surnames go to the last full name before
//! them, acronyms to what they stand for, ministries to the country of their sentence. Every look-up is by hash: an
//! article of a million names costs a million look-ups.

mod body;
mod draft;
mod person;

use super::{
    extract::{Extraction, Field, Mention},
    gazetteer::{Bits, Gazetteer},
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
    /// Written in capitals only because the line is.
    pub(crate) is_loud: bool,
}

/// Links the surfaces of an article. They need not be sorted; they must not overlap.
pub(crate) fn link(
    mut surfaces: Vec<Surface<'_>>,
    gazetteer: &Gazetteer,
    keys: &Keys,
) -> Extraction {
    surfaces.sort_by_key(|surface| (surface.field, surface.span.start, surface.span.end));
    let mut drafts = Drafts::default();
    let mut owners: Vec<Option<usize>> = vec![None; surfaces.len()];
    People::link(&surfaces, &mut drafts, &mut owners);
    Bodies::new(gazetteer, keys).link(&surfaces, &mut drafts, &mut owners);
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
    Extraction { entities, mentions }
}

/// Whether a name of several words is that of a body every country has: a ministry, a parliament.
pub(crate) fn is_every_countrys(gazetteer: &Gazetteer, text: &str) -> bool {
    let tokens = super::token::tokenise(text);
    let bits = |at: usize| {
        tokens
            .get(at)
            .map(|token| gazetteer.classify(token))
            .unwrap_or_default()
    };
    let is_ministry = |at: usize| bits(at).has(Bits::GOV_HEAD);
    let has_owner = (0..tokens.len())
        .any(|at| bits(at).has(Bits::NORP | Bits::PLACE) && !bits(at).has(Bits::COMMON));
    let is_modified =
        |at: usize| bits(at).has(Bits::TITLE_MODIFIER | Bits::COMMON | Bits::GOV_HEAD | Bits::STOP);
    let is_plain = (0..tokens.len()).all(is_modified);
    let is_ends = is_ministry(tokens.len().saturating_sub(1))
        || is_ministry(0) && bits(0).has(Bits::FIRST_OF);
    !has_owner && is_ends && is_plain
}
