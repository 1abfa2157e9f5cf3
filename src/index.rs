//! Fast answers over a snapshot of the corpus: columns made for filtering and ordering, nothing that was typed.

pub(crate) mod bits;
pub mod block;
pub mod catalogue;
pub mod census;
pub mod concordance;
pub mod dates;
pub mod field;
pub mod ids;
pub mod labels;
mod postings;
pub mod record;
mod sealed;
pub mod sought;
pub mod standing;
pub mod twins;

pub use block::Block;
pub use catalogue::Catalogue;
pub use census::Census;
pub use concordance::Concordance;
pub use field::Field;
pub use ids::{IdKey, Ids};
pub use labels::Labels;
pub use twins::Twins;
