//! Fast answers over a snapshot of the corpus: columns made for filtering and ordering, nothing that was typed.

pub mod block;
pub mod catalogue;
pub mod dates;
pub mod record;
pub mod twins;

pub use block::{Block, FoldedText};
pub use catalogue::Catalogue;
pub use twins::Twins;
