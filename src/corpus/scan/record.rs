//! A record from its first byte to its last, and the ways out where it is damaged: the next line that opens a record, the
//! next place that opens as the first record did.

use super::{Mode, Raw, RawKind, Scanner, Walked, Walker, Window, step};

/// A value being walked over.
#[derive(Debug, Clone, Copy)]
pub(super) struct Walk {
    pub(super) start: u64,
    pub(super) is_record: bool,
    /// Its bytes are held; once it is over the cap they are not.
    pub(super) is_kept: bool,
    pub(super) walker: Walker,
}

impl Scanner {
    /// Follows a value; says whether more bytes are needed first.
    pub(super) fn walk(
        &mut self,
        window: &mut Window,
        mut walk: Walk,
        is_end: bool,
        found: &mut Vec<Raw>,
    ) -> bool {
        let kept = (walk.is_record && walk.is_kept).then_some(walk.start);
        match walk.walker.walk(window, self.position, kept) {
            Walked::End(end) => {
                self.position = end;
                self.mode = Mode::Between;
                if walk.is_record {
                    let is_held = walk.is_kept && end - walk.start <= self.record_cap;
                    let kind = if is_held {
                        RawKind::Whole
                    } else {
                        RawKind::TooLarge
                    };
                    self.emit(window, walk.start, end, kind, found);
                    self.learn(window, walk.start, end);
                }
                false
            }
            Walked::Break(at) if window.is_undecided(at) && !is_end => {
                // What follows the line break is not here yet.
                self.position = at;
                self.mode = Mode::Walk(walk);
                true
            }
            Walked::Break(at) if window.opens_record(at) => {
                self.position = at;
                self.mode = Mode::Between;
                if walk.is_record {
                    self.emit(window, walk.start, at, RawKind::Cut, found);
                }
                false
            }
            Walked::Break(at) => {
                // A bare line break within a string: the repair will see to it.
                self.position = at + 1;
                self.mode = Mode::Walk(walk);
                false
            }
            Walked::More => {
                self.position = window.end();
                if walk.is_record && walk.is_kept && self.position - walk.start > self.record_cap {
                    if self.resume_inside(window, walk.start, found) {
                        return false;
                    }
                    walk.is_kept = false;
                }
                self.mode = Mode::Walk(walk);
                false
            }
        }
    }

    pub(super) fn stray(&mut self, window: &mut Window, start: u64, found: &mut Vec<Raw>) {
        let rest = window.from(self.position);
        let skip = usize::from(self.position == start);
        let end = memchr::memchr2(b'\n', b'{', rest.get(skip..).unwrap_or_default());
        match end {
            Some(end) => {
                self.position += (end + skip) as u64;
                self.mode = Mode::Between;
                self.emit(window, start, self.position, RawKind::Stray, found);
            }
            None => self.position = window.end(),
        }
        if self.position - start > self.record_cap {
            self.mode = Mode::Between;
            self.emit(window, start, self.position, RawKind::Stray, found);
        }
    }

    pub(super) fn finish(&mut self, window: &mut Window, found: &mut Vec<Raw>) {
        match self.mode {
            Mode::Walk(walk) if walk.is_record => {
                let start = walk.start;
                if walk.walker.is_whole_scalar() {
                    self.mode = Mode::Between;
                    self.emit(window, start, window.end(), RawKind::Whole, found);
                } else if walk.is_kept && self.resume_inside(window, start, found) {
                    self.scan(window, true, found);
                } else {
                    self.mode = Mode::Between;
                    self.emit(window, start, window.end(), RawKind::Unfinished, found);
                }
            }
            Mode::Stray { start } => {
                self.mode = Mode::Between;
                self.emit(window, start, window.end(), RawKind::Stray, found);
            }
            _ => {}
        }
    }

    /// Goes back to the next place inside an endless record where one like the first opens.
    fn resume_inside(&mut self, window: &mut Window, start: u64, found: &mut Vec<Raw>) -> bool {
        let rest = window.from(start + 1);
        if self.opening.is_empty() || self.second_look < rest.len() as u64 {
            return false;
        }
        let Some(at) = memchr::memmem::find(rest, &self.opening) else {
            return false;
        };
        self.second_look -= rest.len() as u64;
        let at = start + 1 + at as u64;
        self.emit(window, start, at, RawKind::Cut, found);
        self.position = at;
        self.mode = Mode::Between;
        true
    }

    fn emit(&self, window: &mut Window, start: u64, end: u64, kind: RawKind, found: &mut Vec<Raw>) {
        let section = self.frames.iter().find_map(|frame| frame.key.clone());
        let line = window.line_of(start);
        found.push(Raw {
            start,
            length: end - start,
            line,
            kind,
            section,
        });
    }

    fn learn(&mut self, window: &Window, start: u64, end: u64) {
        if self.opening.is_empty() {
            self.opening = step::opening(window.slice(start, end)).to_vec();
        }
    }
}
