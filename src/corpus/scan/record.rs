//! A record from its first byte to its last, and the ways out where it is damaged: the next line that opens a record, the
//! next place that opens as the first record did.

use super::{Frame, Mode, Raw, RawKind, Scanner, Walked, Walker, Window};

/// A value being walked over.
#[derive(Debug, Clone, Copy)]
pub(super) struct Walk {
    pub(super) start: u64,
    pub(super) is_record: bool,
    /// Its bytes are held; once it is over the cap they are not.
    pub(super) is_kept: bool,
    pub(super) walker: Walker,
}

impl Walk {
    /// A walk at its first byte.
    pub(super) fn new(start: u64, is_record: bool) -> Self {
        Self {
            start,
            is_record,
            is_kept: true,
            walker: Walker::default(),
        }
    }
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
                self.end(window, walk, end, found);
                false
            }
            Walked::Break(at) if window.is_undecided(at) && !is_end => {
                // What follows the line break is not here yet.
                self.position = at;
                self.mode = Mode::Walk(walk);
                true
            }
            Walked::Break(at) if window.opens_record(at) => {
                (self.position, self.mode) = (at, Mode::Between);
                if walk.is_record {
                    self.cut(window, walk.start, at, found);
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

    /// The end of a value. A record after which nothing comes that can follow one is none: its quotes are out of step, and
    /// the next one may have begun inside it.
    fn end(&mut self, window: &mut Window, walk: Walk, end: u64, found: &mut Vec<Raw>) {
        self.position = end;
        self.mode = Mode::Between;
        if !walk.is_record {
            return self.hear(window, walk.start, end);
        }
        let is_held = walk.is_kept && end - walk.start <= self.record_cap;
        if !is_held {
            return self.emit(window, walk.start, end, RawKind::TooLarge, found);
        }
        if !self.may_be_followed(window, end)
            && !is_json(window.slice(walk.start, end))
            && self.resume_before(window, walk.start, end, found)
        {
            return;
        }
        self.openings.learn(window.slice(walk.start, end));
        self.emit(window, walk.start, end, RawKind::Whole, found);
    }

    /// Whether what comes after a record at `end` can come there.
    fn may_be_followed(&self, window: &Window, end: u64) -> bool {
        let next = window.skip_blanks(end).map(|at| window.byte(at));
        let in_list = !self.frames.is_empty();
        match next {
            None | Some(b',' | b'{' | b'/' | b'#' | 0x1e | 0xef | 0) => true,
            Some(b']' | b'}') => in_list,
            Some(b'[' | b';' | b')') => !in_list,
            _ => false,
        }
    }

    /// Passes over what is no JSON.
    pub(super) fn stray(
        &mut self,
        window: &mut Window,
        start: u64,
        is_line: bool,
        found: &mut Vec<Raw>,
    ) {
        let rest = window.from(self.position);
        let skip = usize::from(self.position == start);
        let rest = rest.get(skip..).unwrap_or_default();
        let end = if is_line {
            memchr::memchr(b'\n', rest)
        } else {
            memchr::memchr2(b'\n', b'{', rest)
        };
        match end {
            Some(end) => {
                self.position += (end + skip) as u64;
                self.mode = Mode::Between;
                // What follows may be the next record, whatever brackets were in this.
                self.last = b',';
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
            Mode::Stray { start, .. } => {
                self.mode = Mode::Between;
                self.emit(window, start, window.end(), RawKind::Stray, found);
            }
            // A comment that never ends is none.
            Mode::Comment { start, .. } => {
                self.position = start + 2;
                self.mode = Mode::Stray {
                    start,
                    is_line: false,
                };
                self.scan(window, true, found);
            }
            _ => {}
        }
    }

    /// Goes back to the next place inside an endless record where one opens.
    fn resume_inside(&mut self, window: &mut Window, start: u64, found: &mut Vec<Raw>) -> bool {
        let end = window.end();
        self.resume_before(window, start, end, found)
    }

    fn resume_before(
        &mut self,
        window: &mut Window,
        start: u64,
        end: u64,
        found: &mut Vec<Raw>,
    ) -> bool {
        let inside = window.slice(start + 1, end);
        let length = inside.len() as u64;
        // Going back again and again would take for ever where every record is broken so.
        if self.second_look < length {
            return false;
        }
        let Some(at) = self.openings.find(inside) else {
            return false;
        };
        self.second_look -= length;
        self.cut(window, start, start + 1 + at as u64, found);
        true
    }

    /// Breaks a record off where the next one begins, which follows as if after a comma.
    fn cut(&mut self, window: &mut Window, start: u64, at: u64, found: &mut Vec<Raw>) {
        self.emit(window, start, at, RawKind::Cut, found);
        self.position = at;
        self.last = b',';
        self.mode = Mode::Between;
    }

    fn emit(&self, window: &mut Window, start: u64, end: u64, kind: RawKind, found: &mut Vec<Raw>) {
        let around = self.frames.last().and_then(Frame::inside);
        let line = window.line_of(start);
        found.push(Raw {
            start,
            length: end - start,
            line,
            kind,
            around,
        });
    }

    /// Keeps what the object around the records says beside them.
    fn hear(&self, window: &Window, start: u64, end: u64) {
        let frame = self.frames.last().filter(|frame| frame.is_object);
        if let Some(around) = frame.and_then(|frame| frame.around.as_ref())
            && end - start <= crate::corpus::around::SAID
            && window.byte(start) == b'"'
        {
            around.say(window.slice(start, end));
        }
    }
}

fn is_json(bytes: &[u8]) -> bool {
    serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok()
}
