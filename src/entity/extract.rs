//! From the text of an article to who and what it names: runs the stages in order.
//!
//! Numbers and datelines first (they are sure), then works in quotes, then the tagger on what is left, then headlines and
//! crossheads with what the body has taught, then linking. Each stage takes tokens away from the next, which is why
//! mentions never overlap.

mod reading;

use super::{
    Kind,
    extraction::{Extraction, Field},
    gazetteer::Gazetteer,
    key::Keys,
    language, link,
    model::Model,
    quote,
};
use foldhash::quality::FixedState;
use jiff::civil::Date;
use reading::Reading;
use std::{fmt, hash::BuildHasher as _, sync::LazyLock};

/// What the extractor is told of an article.
#[derive(Debug, Clone, Copy, Default)]
pub struct Text<'a> {
    /// The headline, sanitised.
    pub headline: &'a str,
    /// The body, sanitised.
    pub body: &'a str,
    /// The day it was published, against which spoken dates are resolved.
    pub published: Option<Date>,
    /// The language its record says it is in, as a code; none where that is for the words to say.
    pub language: Option<&'a str>,
}

impl Text<'_> {
    /// Whether names are looked for in it: not in languages the engine does not read, which give only what numbers say.
    pub fn is_read(&self) -> bool {
        language::is_supported(self.probe(), self.language)
    }

    /// Whether it has words in a language the engine does not read.
    pub fn is_left_alone(&self) -> bool {
        self.probe().contains(char::is_alphabetic) && !self.is_read()
    }

    /// What its language is read from.
    fn probe(&self) -> &str {
        if self.body.is_empty() {
            self.headline
        } else {
            self.body
        }
    }
}

/// Whoever finds names in texts: the engine, or who knows what it found before.
pub trait Finder: fmt::Debug + Sync {
    /// Who and what a text names.
    fn find(&self, text: Text<'_>) -> Extraction;

    /// The days a text speaks of, and nothing else.
    fn find_days(&self, text: Text<'_>) -> Extraction;
}

impl Finder for Extractor {
    fn find(&self, text: Text<'_>) -> Extraction {
        self.extract(text)
    }

    fn find_days(&self, text: Text<'_>) -> Extraction {
        let read = |field, text, published| {
            let mut surfaces = Reading::new(text, &self.gazetteer, published).surfaces(field);
            surfaces.retain(|surface| surface.kind == Kind::Date);
            surfaces
        };
        let mut surfaces = read(Field::Headline, text.headline, text.published);
        surfaces.extend(read(Field::Body, text.body, text.published));
        link::link(surfaces, &self.keys)
    }
}

/// Finds names in text: our own engine, by rules alone or by rules and a trained tagger. Cheap to share between threads.
#[derive(Debug, Default)]
pub struct Extractor {
    gazetteer: Gazetteer,
    keys: Keys,
    /// Unpacked by the first text there is; none: rules alone.
    model: Option<Lazy>,
}

/// A model, or how it is come by.
type Lazy = LazyLock<Model, Box<dyn FnOnce() -> Model + Send>>;

impl Extractor {
    /// The one that finds most: rules and the tagger that comes with the program. Prepares the name lists (a few
    /// milliseconds); the model is unpacked when it is first asked.
    pub fn new() -> Self {
        Self::with(Model::embedded)
    }

    /// What tells one engine from another that finds other names: the program's version, and its model's.
    pub fn version(is_by_rules: bool) -> u64 {
        let model = if is_by_rules { &[] } else { Model::head() };
        FixedState::default().hash_one((env!("CARGO_PKG_VERSION"), model))
    }

    /// One that goes by rules alone: `--no-model`.
    pub fn by_rules() -> Self {
        Self::default()
    }

    /// One that asks another model than the embedded one.
    pub fn with_model(model: Model) -> Self {
        Self::with(move || model)
    }

    fn with(model: impl FnOnce() -> Model + Send + 'static) -> Self {
        Self {
            model: Some(Lazy::new(Box::new(model))),
            ..Self::default()
        }
    }

    /// Finds, types and links the names of one article.
    ///
    /// A text in a language the engine does not read (see `language`) gives only what numbers say.
    pub fn extract(&self, text: Text<'_>) -> Extraction {
        let mut body = Reading::new(text.body, &self.gazetteer, text.published);
        let mut headline = Reading::new(text.headline, &self.gazetteer, text.published);
        if text.is_read() {
            let model = self.model.as_deref();
            let seen = body.read_body(&self.gazetteer, model);
            headline.read_headline(&self.gazetteer, model, &seen);
        }
        let mut surfaces = headline.surfaces(Field::Headline);
        surfaces.extend(body.surfaces(Field::Body));
        quote::with_quotes(text.body, link::link(surfaces, &self.keys))
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tongues;
