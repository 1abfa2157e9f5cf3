//! Where what was read of long files is kept: a file for each of them in the cache folder, written by one of us at a time.

use super::{cache, folder::Folder};
use crate::corpus::kept::{Keeper, Opened};
use foldhash::quality::FixedState;
use rustix::fs::{FlockOperation, flock};
use std::{fs, hash::BuildHasher as _, path::Path};

/// Keeps lists in a folder; `program` is a number of this program and no other.
pub fn keeper(folder: &Path, program: u64) -> Keeper {
    let home = Folder::at(folder);
    let folder = folder.to_owned();
    Keeper::new(program, move |path, is_new| {
        let name = name(path);
        let file = home.file(&name);
        if is_new {
            // Whoever reads the old one still has it.
            let _ = fs::remove_file(&file);
        }
        let opened = home
            .open(&name)
            .map_err(|error| format!("lists of long files are read anew at each start: {error}"));
        let (kept, is_ours) = opened?;
        let is_writable = is_ours && flock(&kept, FlockOperation::NonBlockingLockExclusive).is_ok();
        if is_writable {
            cache::tidy(&folder, &file);
        }
        Ok(Some(Opened {
            file: kept,
            is_writable,
        }))
    })
}

fn name(path: &Path) -> String {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    format!("list-{:016x}.bin", FixedState::default().hash_one(path))
}
