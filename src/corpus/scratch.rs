//! What is kept from one record to the next, so that it need not be made anew: memory, and what was read before.

use super::{make::Memo, skim::Sheet};

/// What is kept by one who reads records one after another.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    pub(crate) sheet: Sheet,
    pub(crate) memo: Memo,
}
