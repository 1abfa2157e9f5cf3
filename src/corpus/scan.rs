//! Finds where each record begins and ends in a stream of bytes, following the path to the records through objects and
//! arrays, holding no more than one record. Decides nothing about a record's content and parses no JSON: `serde_json` does,
//! on the slice found here. Our own because a parser stops at the first error, and one bad record should cost one record.

mod between;
mod lines;
mod openings;
mod place;
mod record;
mod walker;
mod window;

pub(crate) use between::COMMENTS;
pub(crate) use lines::Lines;
pub(crate) use openings::Openings;
pub(crate) use place::ScanPlace;
pub(crate) use walker::{Walked, Walker};
pub(crate) use window::Window;

use super::{
    FileId, Place,
    around::{Around, SAID},
    layout::is_day,
    step::Step,
};
use record::Walk;

use std::sync::Arc;

/// Most bytes scanned a second time while looking for a way out of damage.
const SECOND_LOOK: u64 = 256 << 20;

/// A stretch of the file that should be a record.
#[derive(Debug, Clone)]
pub(crate) struct Raw {
    /// First byte, as an offset in the source.
    pub(crate) start: u64,
    /// Bytes.
    pub(crate) length: u64,
    /// Line it starts on, from 1.
    pub(crate) line: u32,
    /// What the scanner can say of it.
    pub(crate) kind: RawKind,
    /// What the objects and keys on the way to it say.
    pub(crate) around: Option<Arc<Around>>,
}

impl Raw {
    /// Where it lies, in a file of that number.
    pub(crate) const fn place(&self, file: FileId) -> Place {
        Place {
            file,
            offset: self.start,
            length: self.length as u32,
            line: self.line,
        }
    }

    /// A stretch that stands in no section: from `start` up to `end`, unless that is over the cap.
    pub(crate) fn between(
        (start, end): (u64, u64),
        kind: RawKind,
        record_cap: u64,
        window: &mut Window,
    ) -> Self {
        let length = end - start;
        let kind = if length > record_cap {
            RawKind::TooLarge
        } else {
            kind
        };
        Self {
            start,
            length,
            line: window.line_of(start),
            kind,
            around: None,
        }
    }
}

/// What the scanner can say of a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) enum RawKind {
    /// Balanced: a record, unless its inside is damaged.
    Whole,
    /// Broken off where the next record begins.
    Cut,
    /// The file ends inside it.
    Unfinished,
    /// Over the cap on records; its bytes were not kept.
    TooLarge,
    /// Not JSON: a line between records.
    Stray,
}

#[derive(Debug, Clone)]
struct Frame {
    level: usize,
    is_object: bool,
    /// What the object says, and all around it.
    around: Option<Arc<Around>>,
    /// The key being read, under a step into the values of an object.
    key: Option<Arc<Around>>,
}

impl Frame {
    /// What is around the values inside.
    fn inside(&self) -> Option<Arc<Around>> {
        self.key.clone().or_else(|| self.around.clone())
    }
}

#[derive(Debug, Clone, Copy)]
enum Mode {
    Between,
    Comment {
        is_block: bool,
        start: u64,
    },
    Key {
        start: u64,
        walker: Walker,
    },
    Colon {
        start: u64,
        is_wanted: bool,
    },
    /// A value is next, of which `start` is the key (or the value itself).
    Value {
        start: Option<u64>,
        is_wanted: bool,
    },
    Walk(Walk),
    /// What is no JSON, up to the end of its line or, unless `is_line`, to a brace.
    Stray {
        start: u64,
        is_line: bool,
    },
}

/// The state of a scan, which goes on from window to window.
#[derive(Debug, Clone)]
pub(crate) struct Scanner {
    steps: Vec<Step>,
    frames: Vec<Frame>,
    mode: Mode,
    /// Next byte to look at.
    position: u64,
    /// How records open: the mark of one when order is lost.
    openings: Openings,
    /// The last separator, or a brace for a value.
    last: u8,
    record_cap: u64,
    second_look: u64,
    /// A list where a record should be is a list of records.
    opens_lists: bool,
    /// What was passed over, in words, each once.
    pub(crate) remarks: Vec<&'static str>,
}

impl Scanner {
    /// A scan for the records under `steps`, from `start` on.
    pub(crate) fn new(steps: Vec<Step>, start: u64, record_cap: usize) -> Self {
        Self {
            steps,
            frames: Vec::new(),
            mode: Mode::Between,
            position: start,
            openings: Openings::default(),
            last: 0,
            record_cap: record_cap as u64,
            second_look: SECOND_LOOK,
            opens_lists: false,
            remarks: Vec::new(),
        }
    }

    /// The same scan, which knows from elsewhere how records open.
    pub(crate) fn knowing(mut self, openings: Openings) -> Self {
        self.openings = openings;
        self
    }

    /// The same scan, which takes a list among records at the top for more of them.
    pub(crate) fn opening_lists(mut self) -> Self {
        self.opens_lists = self.steps.is_empty();
        self
    }

    /// The first byte still needed.
    pub(crate) fn keep(&self) -> u64 {
        match self.mode {
            Mode::Key { start, .. }
            | Mode::Colon { start, .. }
            | Mode::Stray { start, .. }
            | Mode::Comment { start, .. } => start,
            Mode::Value { start, .. } => start.unwrap_or(self.position),
            Mode::Walk(walk)
                if walk.is_kept && (walk.is_record || self.position - walk.start <= SAID) =>
            {
                walk.start
            }
            _ => self.position,
        }
    }

    /// How records open, for finding them inside damage.
    pub(crate) fn openings(&self) -> &Openings {
        &self.openings
    }

    /// Goes as far as `window` reaches; `is_end` says that nothing follows it.
    pub(crate) fn scan(&mut self, window: &mut Window, is_end: bool, found: &mut Vec<Raw>) {
        while self.position < window.end() {
            let before = self.position;
            match self.mode {
                Mode::Between => self.between(window, is_end),
                Mode::Comment { is_block, start } => {
                    self.comment(window, is_block, start, is_end);
                }
                Mode::Key { start, walker } => self.key(window, start, walker),
                Mode::Colon { start, is_wanted } => self.colon(window, start, is_wanted),
                Mode::Value { start, is_wanted } => self.value(window, start, is_wanted),
                Mode::Walk(walk) => {
                    if self.walk(window, walk, is_end, found) {
                        return;
                    }
                }
                Mode::Stray { start, is_line } => self.stray(window, start, is_line, found),
            }
            if self.position == before && matches!(self.mode, Mode::Between) && !is_end {
                // Waiting for what tells a comment, a mark or a record.
                return;
            }
        }
        if is_end {
            self.finish(window, found);
        }
    }

    fn key(&mut self, window: &Window, start: u64, mut walker: Walker) {
        match walker.walk(window, self.position, None) {
            Walked::End(end) => {
                let is_wanted = self.take_key(window.slice(start, end));
                self.position = end;
                self.mode = Mode::Colon { start, is_wanted };
            }
            Walked::Break(at) => {
                self.position = at;
                self.mode = Mode::Between;
            }
            Walked::More => {
                self.position = window.end();
                self.mode = Mode::Key { start, walker };
            }
        }
    }

    fn take_key(&mut self, quoted: &[u8]) -> bool {
        let Ok(key) = serde_json::from_slice::<String>(quoted) else {
            return false;
        };
        let Some(frame) = self.frames.last_mut() else {
            return false;
        };
        let Some(step) = self.steps.get(frame.level).filter(|step| step.takes(&key)) else {
            return false;
        };
        // The key of a record itself is read with it.
        // A day may be cut up into keys of which only the last tells records apart.
        let is_told = step.is_keyed() || is_day(&key);
        if is_told && frame.level + 1 < self.steps.len() {
            frame.key = Some(Around::keyed(frame.around.clone(), &key));
        }
        true
    }

    fn colon(&mut self, window: &Window, start: u64, is_wanted: bool) {
        let Some(at) = window.skip_blanks(self.position) else {
            self.position = window.end();
            return;
        };
        self.position = at;
        if window.byte(at) == b':' {
            self.position += 1;
            self.mode = Mode::Value {
                start: Some(start),
                is_wanted,
            };
        } else {
            self.mode = Mode::Between;
        }
    }

    fn value(&mut self, window: &Window, start: Option<u64>, is_wanted: bool) {
        let Some(at) = window.skip_blanks(self.position) else {
            self.position = window.end();
            return;
        };
        self.position = at;
        let byte = window.byte(at);
        if matches!(byte, b',' | b'}' | b']') {
            self.mode = Mode::Between;
            return;
        }
        let level = self.frames.last().map_or(0, |frame| frame.level + 1);
        let mut is_record = false;
        if is_wanted {
            match self.steps.get(level) {
                None if level == 0 && byte == b'[' && self.opens_lists => {
                    return self.enter(level, false);
                }
                None => is_record = true,
                Some(Step::Each) if byte == b'[' => return self.enter(level, false),
                Some(Step::Key(_) | Step::Values | Step::ValuesBut(_)) if byte == b'{' => {
                    return self.enter(level, true);
                }
                // One record where a list of them was expected: converters from XML write lists of one so.
                Some(Step::Each) => is_record = byte == b'{' && level + 1 == self.steps.len(),
                Some(_) => {}
            }
        }
        let is_keyed = level > 0 && self.steps.get(level - 1).is_some_and(Step::is_keyed);
        let start = start.filter(|_| is_keyed || !is_record).unwrap_or(at);
        self.mode = Mode::Walk(Walk::new(start, is_record));
    }

    /// A record at `start`, whatever is thought of the level.
    fn begin_record(&mut self, start: u64) {
        self.position = start;
        self.mode = Mode::Walk(Walk::new(start, true));
    }

    fn enter(&mut self, level: usize, is_object: bool) {
        let parent = self.frames.last().and_then(Frame::inside);
        let is_one_of_many = self
            .frames
            .last()
            .is_some_and(|frame| !frame.is_object || frame.key.is_some());
        let around = if is_object {
            Some(Around::object(parent, is_one_of_many))
        } else {
            parent
        };
        self.frames.push(Frame {
            level,
            is_object,
            around,
            key: None,
        });
        self.position += 1;
        self.last = b'[';
        self.mode = Mode::Between;
    }
}

#[cfg(test)]
mod tests;
