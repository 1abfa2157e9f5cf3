//! The plain case, a record a line: every line stands for itself, so damage never reaches the next one.

use super::{Openings, Raw, RawKind, Window};

/// The state of a walk over lines.
#[derive(Debug, Clone)]
pub(crate) struct Lines {
    position: u64,
    record_cap: u64,
    openings: Openings,
    /// First byte and line of a line over the cap, whose end has not come yet.
    oversize: Option<(u64, u32)>,
}

impl Lines {
    /// Lines from `start` on.
    pub(crate) fn new(start: u64, record_cap: usize) -> Self {
        Self {
            position: start,
            record_cap: record_cap as u64,
            openings: Openings::default(),
            oversize: None,
        }
    }

    /// The same, with what is known from elsewhere of how records open.
    pub(crate) fn knowing(mut self, openings: Openings) -> Self {
        self.openings = openings;
        self
    }

    /// The first byte still needed.
    pub(crate) fn keep(&self) -> u64 {
        self.position
    }

    /// Whether it stands between two lines, and not in one that is over the cap.
    pub(crate) fn is_between(&self) -> bool {
        self.oversize.is_none()
    }

    /// How records open, for finding them inside damage.
    pub(crate) fn openings(&self) -> &Openings {
        &self.openings
    }

    /// Takes every line that ends in `window`; with `is_end` also the last one without a line break.
    pub(crate) fn scan(&mut self, window: &mut Window, is_end: bool, found: &mut Vec<Raw>) {
        while let Some(length) = memchr::memchr(b'\n', window.from(self.position)) {
            let end = self.position + length as u64;
            self.take(window, end, found);
            window.count_line(self.position, end + 1);
            self.position = end + 1;
        }
        if is_end {
            let end = window.end();
            self.take(window, end, found);
            self.position = end;
        } else if window.end() - self.position > self.record_cap {
            let line = window.line_of(self.position);
            self.oversize.get_or_insert((self.position, line));
            self.position = window.end();
        }
    }

    fn take(&mut self, window: &mut Window, end: u64, found: &mut Vec<Raw>) {
        if let Some((start, line)) = self.oversize.take() {
            let length = end - start;
            found.push(Raw {
                start,
                length,
                line,
                kind: RawKind::TooLarge,
                around: None,
            });
            return;
        }
        let text = window.slice(self.position, end);
        let is_edge = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | 0x1e);
        let blanks = text.iter().take_while(|byte| is_edge(byte)).count();
        let text = text.get(blanks..).unwrap_or_default();
        let tail = text
            .iter()
            .rev()
            .take_while(|byte| is_edge(byte) || **byte == b',')
            .count();
        let text = text
            .get(..text.len().saturating_sub(tail))
            .unwrap_or_default();
        let is_comment =
            text.starts_with(b"//") || (text.starts_with(b"/*") && text.ends_with(b"*/"));
        if is_comment || text.is_empty() {
            return;
        }
        let kind = match text {
            [b'{', ..] => {
                self.openings.learn(text);
                RawKind::Whole
            }
            [b'[' | b']'] => return,
            _ => RawKind::Stray,
        };
        let start = self.position + blanks as u64;
        let ends = (start, start + text.len() as u64);
        found.push(Raw::between(ends, kind, self.record_cap, window));
    }
}
