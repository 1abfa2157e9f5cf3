//! The window in which a name is merged or retyped: what is asked, and the answers offered.

use crate::{
    entity::{Named, likely::Candidate},
    job::Generation,
};

/// What is asked about a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Which other name it is.
    Who,
    /// Of which kind it is.
    What,
}

/// The window in which a name is merged or retyped (the prompt holds what is typed).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hand {
    /// The name.
    pub about: Named,
    /// What is asked.
    pub question: Question,
    /// The answers offered.
    pub offers: Vec<Candidate>,
    /// The one under the cursor.
    pub cursor: usize,
    /// Names are being looked for.
    pub asked: Option<Generation>,
}
