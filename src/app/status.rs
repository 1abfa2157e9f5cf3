//! What the status row says.

use crate::job::Course;

/// State of the status row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts, not the states of one thing"
)]
pub struct Status {
    /// Something just said.
    pub message: Option<Message>,
    /// How many messages there were.
    pub message_count: usize,
    /// Loading: bytes read, bytes in all; none when done.
    pub loading: Option<(u64, u64)>,
    /// Names being looked for; none when done.
    pub extracting: Option<Course>,
    /// Looking for them was given up for now.
    pub are_names_stopped: bool,
    /// The index of words being made; none when done.
    pub indexing: Option<Course>,
    /// What is new comes in by itself.
    pub is_following: bool,
    /// Articles that have come and wait to be asked for.
    pub new_count: usize,
    /// Files that are not what was loaded any more.
    pub changed_count: usize,
    /// The reader did something of which a worker is yet to say what came of it.
    pub is_deed_awaited: bool,
    /// Changes of marks that are not on the disk.
    pub unsaved_count: usize,
    /// A search through other articles is under way.
    pub is_walking: bool,
}

/// A sentence, and whether something went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The sentence, sanitised.
    pub text: String,
    /// It is about something that went wrong.
    pub is_problem: bool,
}
