//! Between two values: separators, brackets of lists, comments, marks left by joined files, and what should not be there.

use super::{Mode, Openings, Scanner, Walker, Window};

/// Longest comment; what goes on longer is damage that only looks like one.
const LONGEST_COMMENT: u64 = 64 << 10;

/// What is said where comments were passed over.
pub(crate) const COMMENTS: &str = "comments passed over";

impl Scanner {
    /// Looks at the next byte that is not blank.
    pub(super) fn between(&mut self, window: &Window, is_end: bool) {
        let Some(at) = window.skip_blanks(self.position) else {
            self.position = window.end();
            return;
        };
        self.position = at;
        let in_object = self.frames.last().is_some_and(|frame| frame.is_object);
        let byte = window.byte(at);
        match byte {
            b'/' => self.slash(window, is_end),
            b'#' => self.stray_from(at, begins_line(window, at)),
            0xef => self.mark(window, is_end),
            0 => {
                self.remark("NUL bytes between records passed over");
                self.position += 1;
            }
            b',' | b';' | b')' | 0x1e => self.separator(byte),
            b']' | b'}' => self.close(byte),
            b'"' if in_object => {
                self.last = b':';
                self.mode = Mode::Key {
                    start: at,
                    walker: Walker::default(),
                }
            }
            b'{' => self.brace(window, in_object, is_end),
            b'[' => self.next_value(),
            b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n' | b'N' | b'I'
                if !self.frames.is_empty() && !in_object =>
            {
                self.next_value();
            }
            _ => self.stray_from(at, false),
        }
    }

    fn remark(&mut self, words: &'static str) {
        if !self.remarks.contains(&words) {
            self.remarks.push(words);
        }
    }

    fn separator(&mut self, byte: u8) {
        self.last = byte;
        self.position += 1;
    }

    fn next_value(&mut self) {
        self.last = b'{';
        self.mode = Mode::Value {
            start: None,
            is_wanted: true,
        };
    }

    fn stray_from(&mut self, start: u64, is_line: bool) {
        self.mode = Mode::Stray { start, is_line };
    }

    /// An object: the next record, or one that stands where none can be because the brackets before it were damaged.
    fn brace(&mut self, window: &Window, in_object: bool, is_end: bool) {
        let at = self.position;
        let is_lost =
            in_object || (self.frames.is_empty() && !self.steps.is_empty() && self.last == b',');
        if !is_lost {
            let in_list = !self.frames.is_empty();
            if in_list && self.last == b'{' {
                self.remark("commas between records are missing");
            }
            return self.next_value();
        }
        let rest = window.from(at);
        if rest.len() < Openings::enough() && !is_end {
            // Too little is here to say whether it opens as a record does
            return;
        }
        if in_object || self.openings.begin(rest) {
            self.last = b'{';
            self.begin_record(at);
        } else {
            self.next_value();
        }
    }

    /// The end of a list or an object; one that ends nothing that is open is damage and ends nothing.
    fn close(&mut self, byte: u8) {
        let is_object = byte == b'}';
        if let Some(open) = self
            .frames
            .iter()
            .rposition(|frame| frame.is_object == is_object)
        {
            self.frames.truncate(open);
            if self.last == b',' {
                self.remark("trailing comma passed over");
            }
        }
        self.separator(byte);
    }

    /// A byte order mark: files were joined.
    fn mark(&mut self, window: &Window, is_end: bool) {
        let mark = b"\xef\xbb\xbf";
        let rest = window.from(self.position);
        if rest.starts_with(mark) {
            self.remark("byte order marks inside the file passed over");
            self.position += mark.len() as u64;
        } else if is_end || !mark.starts_with(rest) {
            self.stray_from(self.position, false);
        }
    }

    fn slash(&mut self, window: &Window, is_end: bool) {
        match window.get(self.position + 1) {
            Some(b'/') => self.begin_comment(false),
            Some(b'*') => self.begin_comment(true),
            None if !is_end => {}
            _ => self.stray_from(self.position, false),
        }
    }

    fn begin_comment(&mut self, is_block: bool) {
        let start = self.position;
        self.position += 2;
        self.mode = Mode::Comment { is_block, start };
    }

    /// Looks for the end of a comment.
    pub(super) fn comment(&mut self, window: &Window, is_block: bool, start: u64, is_end: bool) {
        // The star of `*/` may have been the last byte of the window before.
        let from = self.position - u64::from(is_block && self.position > start + 2);
        let rest = window.from(from);
        let end = if is_block {
            memchr::memmem::find(rest, b"*/").map(|at| at + 2)
        } else {
            memchr::memchr(b'\n', rest).map(|at| at + 1)
        };
        let end = end.map(|length| from + length as u64);
        let end = end.or_else(|| (is_end && !is_block).then(|| window.end()));
        // Two slashes in a damaged record are none, and the records after them stand in the same line.
        let hides_records = |end| {
            !is_block
                && !begins_line(window, start)
                && self.openings.find(window.slice(start, end)).is_some()
        };
        match end {
            Some(end) if end - start <= LONGEST_COMMENT && !hides_records(end) => {
                self.remark(COMMENTS);
                self.position = end;
                self.mode = Mode::Between;
            }
            None if !is_end && window.end() - start <= LONGEST_COMMENT => {
                self.position = window.end();
            }
            _ => {
                self.position = start + 2;
                self.stray_from(start, false);
            }
        }
    }
}

/// Whether nothing but blanks stands before `at` on its line, as far as that is known.
fn begins_line(window: &Window, at: u64) -> bool {
    let before = window.slice(window.base(), at).iter().rev();
    before
        .take_while(|byte| **byte != b'\n')
        .all(u8::is_ascii_whitespace)
}
