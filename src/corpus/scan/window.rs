//! The stretch of a file that is in memory, addressed by offsets of the file.

/// Bytes of the source from `base` on, and the line they are on.
#[derive(Debug, Clone, Default)]
pub(crate) struct Window {
    /// The bytes.
    pub(crate) bytes: Vec<u8>,
    base: u64,
    counted_to: u64,
    lines: u32,
}

/// How far after a line break the opening of a record is looked for.
const LOOK_AHEAD: u64 = 64;

impl Window {
    /// An empty window at `base`.
    pub(crate) fn new(base: u64) -> Self {
        Self {
            bytes: Vec::new(),
            base,
            counted_to: base,
            lines: 1,
        }
    }

    /// A window over bytes at hand.
    pub(crate) fn over(bytes: &[u8]) -> Self {
        Self {
            bytes: bytes.to_vec(),
            base: 0,
            counted_to: 0,
            lines: 1,
        }
    }

    /// The window of a scan that goes on: at `base`, on that line.
    pub(crate) fn going_on(base: u64, line: u32) -> Self {
        Self {
            lines: line,
            ..Self::new(base)
        }
    }

    /// Offset of the first byte.
    pub(crate) fn base(&self) -> u64 {
        self.base
    }

    /// Offset after the last byte.
    pub(crate) fn end(&self) -> u64 {
        self.base + self.bytes.len() as u64
    }

    /// The byte at an offset, if it is here.
    pub(crate) fn get(&self, at: u64) -> Option<u8> {
        self.bytes.get(self.index(at)).copied()
    }

    /// The byte at an offset inside the window; NUL outside.
    pub(crate) fn byte(&self, at: u64) -> u8 {
        self.get(at).unwrap_or(0)
    }

    /// All bytes from an offset on.
    pub(crate) fn from(&self, at: u64) -> &[u8] {
        self.bytes.get(self.index(at)..).unwrap_or_default()
    }

    /// The bytes between two offsets; empty when they are not all here.
    pub(crate) fn slice(&self, start: u64, end: u64) -> &[u8] {
        self.bytes
            .get(self.index(start)..self.index(end))
            .unwrap_or_default()
    }

    /// The first byte from `at` on that is not blank.
    pub(crate) fn skip_blanks(&self, at: u64) -> Option<u64> {
        self.from(at)
            .iter()
            .position(|byte| !matches!(byte, b' ' | b'\n' | b'\r' | b'\t'))
            .map(|count| at + count as u64)
    }

    /// The last byte before `at`, not before `from`, that is not blank.
    pub(crate) fn before(&self, from: u64, at: u64) -> Option<u8> {
        self.slice(from, at)
            .iter()
            .rev()
            .find(|byte| !byte.is_ascii_whitespace())
            .copied()
    }

    /// Whether a record opens at `at`, blanks apart: a brace and a quote, or nothing more at all.
    pub(crate) fn opens_record(&self, at: u64) -> bool {
        let Some(brace) = self.skip_blanks(at) else {
            return true;
        };
        self.byte(brace) == b'{'
            && self
                .skip_blanks(brace + 1)
                .is_none_or(|quote| matches!(self.byte(quote), b'"' | b'}'))
    }

    /// Whether too little follows `at` to say if a record opens there.
    pub(crate) fn is_undecided(&self, at: u64) -> bool {
        self.end() - at < LOOK_AHEAD
    }

    /// The line of an offset; asked for in ascending order.
    pub(crate) fn line_of(&mut self, at: u64) -> u32 {
        self.count_to(at);
        self.lines
    }

    /// Counts the line from `start` to before `end`, whose end somebody has found already.
    pub(crate) fn count_line(&mut self, start: u64, end: u64) {
        self.count_to(start);
        if end > self.counted_to {
            self.lines = self.lines.saturating_add(1);
            self.counted_to = end;
        }
    }

    /// Forgets the bytes before `at`.
    pub(crate) fn forget(&mut self, at: u64) {
        let at = at.clamp(self.base, self.end());
        self.count_to(at);
        self.bytes.drain(..self.index(at));
        self.base = at;
    }

    fn count_to(&mut self, at: u64) {
        if at > self.counted_to {
            let lines = memchr::memchr_iter(b'\n', self.slice(self.counted_to, at)).count();
            self.lines = self.lines.saturating_add(lines as u32);
            self.counted_to = at;
        }
    }

    fn index(&self, at: u64) -> usize {
        at.saturating_sub(self.base) as usize
    }
}
