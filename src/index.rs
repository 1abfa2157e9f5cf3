//! Fast answers over a snapshot of the corpus: columns made for filtering and ordering, nothing that was typed.

pub mod catalogue;
pub mod record;

pub use catalogue::Catalogue;
