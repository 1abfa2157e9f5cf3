//! What was read of a long file, kept for the next start: the file is then read only where it has grown. Chunk by chunk,
//! as it was read: each chunk says where reading goes on after it, so that a list which was never finished, or is damaged
//! from somewhere on, holds up to there. What was not plain (a record that was repaired or left out) is not kept but read
//! again at its place. Whatever does not fit the file as it is now is thrown away.

mod chunk;
mod list;
mod log;
mod sum;

pub(crate) use chunk::Point;
pub(crate) use list::{Again, List};
pub(crate) use sum::Sum;

use super::{plan::Plan, source::Source, stamp::Stamp};
use foldhash::quality::FixedState;
use std::{
    fmt,
    fs::File,
    hash::BuildHasher as _,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

/// Opens the file in which the list of an archive's file is kept; `is_new` asks for an empty one. None where there is
/// none and none can be made; a sentence where that is worth one.
pub type Opener = dyn Fn(&Path, bool) -> Result<Option<Opened>, String> + Send + Sync;

/// The file of a list.
#[derive(Debug)]
pub struct Opened {
    /// The file.
    pub file: File,
    /// It is ours to write to.
    pub is_writable: bool,
}

/// Where lists are kept. Clones are the same place.
#[derive(Clone)]
pub struct Keeper {
    opener: Arc<Opener>,
    /// Stands for the program: another one may read the same file otherwise.
    program: u64,
    problem: Arc<Mutex<Option<String>>>,
}

impl fmt::Debug for Keeper {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Keeper").finish_non_exhaustive()
    }
}

impl Keeper {
    /// A place that `opener` knows; `program` is a number of this program and no other.
    pub fn new(
        program: u64,
        opener: impl Fn(&Path, bool) -> Result<Option<Opened>, String> + Send + Sync + 'static,
    ) -> Self {
        Self {
            opener: Arc::new(opener),
            program,
            problem: Arc::default(),
        }
    }

    /// What went wrong since somebody asked: a sentence, the first one.
    pub fn take_problem(&self) -> Option<String> {
        let mut problem = self.problem.lock().unwrap_or_else(PoisonError::into_inner);
        problem.take()
    }

    fn fail(&self, problem: String) {
        let mut slot = self.problem.lock().unwrap_or_else(PoisonError::into_inner);
        slot.get_or_insert(problem);
    }

    fn open(&self, path: &Path, is_new: bool) -> Option<Opened> {
        (self.opener)(path, is_new).unwrap_or_else(|problem| {
            self.fail(problem);
            None
        })
    }

    /// The list of a long file as it is read by a plan and up to a length of records, for reading and for adding to; none
    /// where none can be kept.
    pub(crate) fn list(
        &self,
        (path, stamp): (&Path, Stamp),
        (plan, record_cap): (&Plan, usize),
        source: &Source,
    ) -> Option<List> {
        // What is packed must be unpacked anew to be read; what is joined hangs on more than the file.
        if !matches!(source, Source::File(_)) || !plan.is_alone() {
            return None;
        }
        let hash = |value: &dyn fmt::Debug| FixedState::default().hash_one(format!("{value:?}"));
        let reading = (
            self.program,
            hash(&plan.form),
            hash(&plan.layout),
            hash(&plan.map),
            record_cap,
        );
        let reading = FixedState::default().hash_one(reading);
        List::open(self, path, reading, source, stamp)
    }
}
