//! Fast answers over a snapshot of the corpus: columns made for filtering and ordering, nothing that was typed.

pub mod block;
pub mod catalogue;
pub mod census;
pub mod dates;
pub mod record;
pub mod twins;

pub use block::{Block, FoldedText};
pub use catalogue::Catalogue;
pub use census::Census;
pub use twins::Twins;
