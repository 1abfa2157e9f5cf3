//! Tells whether what was found in the counts is still what they say: more may be counted meanwhile, and the user may have
//! said something. Numbers would not do, since those of two tallies meet.

use std::sync::Arc;

/// The counts between two changes.
#[derive(Debug, Clone, Default)]
pub struct Edition(Arc<()>);

impl Edition {
    /// Begins another, if anybody remembers this one.
    pub(super) fn end(&mut self) {
        if Arc::get_mut(&mut self.0).is_none() {
            self.0 = Arc::default();
        }
    }
}

impl PartialEq for Edition {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Edition {}
