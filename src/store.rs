//! What we remember for the user: in their state folder, never in or beside their files; and, in the cache folder, what
//! can be found again (`names`, `lists`, `volumes`). Nothing here is needed: a folder that is missing, full or closed costs
//! what would have been kept, and says so.
//!
//! A folder is made when there is something to keep, and not before. What is kept is written anew beside the old one and
//! renamed over it, so that it is whole at any moment; a lock keeps two of us from losing each other's lines.

pub mod asked;
pub mod cache;
pub mod entities;
mod folder;
mod lines;
pub mod lists;
mod log;
pub mod maps;
pub mod marks;
pub mod names;
pub mod opened;
pub mod places;
pub mod queries;
pub mod volumes;

use crate::text::{sanitize, system};
use folder::Folder;
pub use lines::Loaded;
use std::{io, path::PathBuf};

/// Why something cannot be kept.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no home and no other folder was named.
    #[error("no folder to keep it in: name one with --state DIR")]
    NoFolder,
    /// The system says no.
    #[error("cannot write `{}`: {}", sanitize::path(.0), system::reason(.1))]
    Unwritable(PathBuf, io::Error),
    /// All that belongs together is more than the cache may hold.
    #[error("more than the cache may hold\nhint: `dateline cache limit 4G` lets it hold more")]
    TooMuch,
    /// What is there is nothing of ours.
    #[error("cannot read `{}`: {}", sanitize::path(.0), system::reason(.1))]
    Unreadable(PathBuf, io::Error),
}
