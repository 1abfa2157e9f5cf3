//! Where a scan stands between two records, to be gone on with at another start.

use super::{Frame, Mode, Scanner, Step};
use serde::{Deserialize, Serialize};

/// In what a scan stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ScanPlace {
    /// The lists and objects that are open: their level, and whether it is an object.
    open: Vec<(u32, bool)>,
    last: u8,
}

impl Scanner {
    /// Where it stands; none where that takes more than a place: inside what is passed over, or where what stands around
    /// a record says something of it.
    pub(crate) fn place(&self) -> Option<ScanPlace> {
        let last = match self.mode {
            Mode::Between => self.last,
            Mode::Value { .. } | Mode::Key { .. } | Mode::Colon { .. } => b',',
            Mode::Walk(walk) if walk.is_record && walk.is_kept => b',',
            Mode::Walk(_) | Mode::Comment { .. } | Mode::Stray { .. } => return None,
        };
        let is_bare = |frame: &Frame| frame.around.is_none() && frame.key.is_none();
        let is_plain = self.remarks.is_empty() && self.frames.iter().all(is_bare);
        let open = self.frames.iter();
        is_plain.then(|| ScanPlace {
            open: open
                .map(|frame| (frame.level as u32, frame.is_object))
                .collect(),
            last,
        })
    }

    /// A scan for the records under `steps` that stands at `place`, at the byte `at`.
    pub(crate) fn standing(
        (at, place): (u64, &ScanPlace),
        steps: Vec<Step>,
        record_cap: usize,
    ) -> Self {
        let frames = place.open.iter().map(|(level, is_object)| Frame {
            level: *level as usize,
            is_object: *is_object,
            around: None,
            key: None,
        });
        Self {
            frames: frames.collect(),
            last: place.last,
            ..Self::new(steps, at, record_cap).opening_lists()
        }
    }
}
