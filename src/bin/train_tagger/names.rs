//! Names as they are compared: what the engine finds in a text, and how the classes are counted.

use dateline::{
    entity::{Extractor, Field, extract, model::training::Class},
    text::Span,
};

/// A name: where, and what.
pub(crate) type Name = (Span, Class);

/// The classes as they are counted: groups are miscellaneous in most sets.
pub(crate) const COUNTED: [Class; 4] = [Class::Person, Class::Org, Class::Loc, Class::Misc];

pub(crate) const fn counted(class: Class) -> Class {
    match class {
        Class::Norp => Class::Misc,
        other => other,
    }
}

/// What the engine finds in a text.
pub(crate) fn named(text: &str, extractor: &Extractor) -> Vec<Name> {
    let extraction = extractor.extract(extract::Text {
        headline: "",
        body: text,
        published: None,
        ..extract::Text::default()
    });
    let mentions = extraction
        .mentions
        .iter()
        .filter(|mention| mention.field == Field::Body);
    mentions
        .filter_map(|mention| {
            let entity = extraction.entities.get(mention.entity as usize)?;
            Some((mention.span, counted(Class::of(entity.kind)?)))
        })
        .collect()
}
