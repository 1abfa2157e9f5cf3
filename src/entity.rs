//! Text into mentions into entities. Takes `&str`, knows no article, file or thread; every function is pure.

pub mod extract;
pub mod label;
pub mod tally;

pub use extract::{Entity, Extraction, Extractor, Field, Mention};
pub use label::{Kind, Label};
