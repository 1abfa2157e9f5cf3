//! Text into mentions into entities. Takes `&str`, knows no article, file or thread; every function is pure.
//!
//! The stages, in order: `token` (words as byte ranges), `gazetteer` (what lists say of a word), `document` (sentences,
//! lines), `dateline`, `rules` with `resolve` (numbers and dates), `works`, then the tagger by rule (`candidate` finds
//! runs of capitals, `segment` cuts them into names, `evidence` looks around them, `tagger` decides), `lookup`
//! (headlines and crossheads), `link` (mentions into entities), `quote` (who said what). `extract` runs them, what comes of
//! it is an `extraction`, `given` stands in for them where the record brought its own entities, `compare` lays the two
//! side by side, `verdict` is what the user has said of names, `tally` counts across articles.

mod acronym;
mod agreement;
mod candidate;
mod compare;
mod dateline;
mod document;
mod evidence;
pub mod extract;
mod extraction;
mod gazetteer;
mod genitive;
mod given;
mod key;
mod kinds;
pub mod label;
mod language;
pub mod likely;
mod link;
mod lookup;
pub mod model;
mod quote;
mod repair;
mod resolve;
mod rules;
mod segment;
mod states;
mod tagger;
pub mod tally;
mod token;
pub mod verdict;
mod votes;
mod works;

pub use compare::compare;
pub use dateline::dateline;
pub use extract::Extractor;
pub use extraction::{Entity, Extraction, Field, Mention, Quote, Whose};
pub use given::{Given, from_given, with_days};
pub use label::{Kind, Label};
pub use quote::with_quotes;
pub use verdict::{Named, Ruling, Verdict, Verdicts};
