//! Where a scan stands between two records, to be gone on with at another start.

use super::{Frame, Mode, Scanner, Step};
use crate::corpus::around::{Around, Said};
use serde::{Deserialize, Serialize};

/// In what a scan stands: the lists and objects that are open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ScanPlace {
    open: Vec<Open>,
    last: u8,
}

/// A list or an object that is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Open {
    level: u32,
    /// What it has said, if it is an object.
    said: Option<Said>,
    /// The key under which its value lies.
    key: Option<Box<str>>,
}

impl Scanner {
    /// Where it stands; none where that takes more than a place: inside what is passed over.
    pub(crate) fn place(&self) -> Option<ScanPlace> {
        let last = match self.mode {
            Mode::Between => self.last,
            Mode::Value { .. } | Mode::Key { .. } | Mode::Colon { .. } => b',',
            Mode::Walk(walk) if walk.is_record && walk.is_kept => b',',
            Mode::Walk(_) | Mode::Comment { .. } | Mode::Stray { .. } => return None,
        };
        let open = self.frames.iter().map(Open::of);
        self.remarks.is_empty().then(|| ScanPlace {
            open: open.collect(),
            last,
        })
    }

    /// A scan for the records under `steps` that stands at `place`, at the byte `at`.
    pub(crate) fn standing(
        (at, place): (u64, &ScanPlace),
        steps: Vec<Step>,
        record_cap: usize,
    ) -> Self {
        let mut frames: Vec<Frame> = Vec::with_capacity(place.open.len());
        for open in &place.open {
            let frame = open.again(frames.last());
            frames.push(frame);
        }
        Self {
            frames,
            last: place.last,
            ..Self::new(steps, at, record_cap).opening_lists()
        }
    }
}

impl Open {
    fn of(frame: &Frame) -> Self {
        let around = frame.around.as_ref().filter(|_| frame.is_object);
        let key = frame.key.as_ref().and_then(|key| key.key());
        Self {
            level: frame.level as u32,
            said: around.map(|around| around.said()),
            key: key.map(Into::into),
        }
    }

    fn again(&self, outer: Option<&Frame>) -> Frame {
        let outer = outer.and_then(Frame::inside);
        let around = match &self.said {
            Some(said) => Some(Around::again(outer, said.clone())),
            None => outer,
        };
        let key = self.key.as_deref();
        Frame {
            level: self.level as usize,
            is_object: self.said.is_some(),
            key: key.map(|key| Around::keyed(around.clone(), key)),
            around,
        }
    }
}
