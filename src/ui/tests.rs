//! What a user sees, at sizes from a phone to a wall, and that nothing breaks it.

mod fixture;
mod notes;
mod printed;
mod properties;
mod snapshots;
