//! A name that thousands of articles have, such as that of their outlet: kept once, and a pointer wide, where an
//! `Arc<str>` would be two in each of them.

use std::{borrow::Borrow, ops::Deref, sync::Arc};

/// A name that many articles have.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SharedName(Arc<Box<str>>);

impl From<&str> for SharedName {
    fn from(name: &str) -> Self {
        Self(Arc::new(name.into()))
    }
}

impl Deref for SharedName {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for SharedName {
    fn as_ref(&self) -> &str {
        self
    }
}

// Hashed and compared as its text is.
impl Borrow<str> for SharedName {
    fn borrow(&self) -> &str {
        self
    }
}
