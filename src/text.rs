//! Characters and columns: what every floor above needs of text, knowing nothing of news.

pub mod around;
mod class;
mod cluster;
pub mod count;
pub mod cut;
pub mod fold;
pub(crate) mod lanes;
pub mod language;
pub mod sanitize;
pub mod scattered;
pub mod size;
pub mod snippet;
pub mod span;
pub mod system;
pub mod width;
pub mod words;
pub mod wrap;

pub(crate) use class::{from_cp1252, read_as};
pub use cut::head;
pub use span::Span;
