//! Long texts, of which a draft needs no more than the beginning and a number: the rest is passed over where it lies, and
//! never copied. It is most of an archive.

use super::{Cursor, plain};
use crate::corpus::{body, print};

impl Cursor<'_> {
    /// Puts the string that comes next into `out`, which is empty; no more than its beginning where the rest of it says
    /// nothing but its number, which then goes into `number`.
    pub(super) fn brief_into(&mut self, out: &mut String, number: &mut Option<u32>) -> Option<()> {
        let start = self.at + 1;
        let end = plain::end(self.text.as_bytes(), start);
        let written = end.and_then(|end| self.text.get(start..end));
        let Some(written) = written.filter(|text| may_be_cut(text)) else {
            return self.string_into(out);
        };
        self.at = start;
        for length in body::BEGINNINGS {
            self.some_into(length, out)?;
            if let Some(beginning) = body::beginning(out).map(str::len) {
                out.truncate(beginning);
                self.at = start + written.len() + 1;
                *number = Some(print::number_of_written(written));
                return Some(());
            }
        }
        self.rest_into(out)
    }

    /// Goes on with a string until that many bytes have come of it, or it ends.
    fn some_into(&mut self, length: usize, out: &mut String) -> Option<()> {
        while out.len() < length {
            let stop = self.stops.next(self.at)?;
            let most = self.at + length - out.len();
            let whole = |at: &usize| self.text.is_char_boundary(*at);
            let until = if stop > most {
                (most..stop).find(whole).unwrap_or(stop)
            } else {
                stop
            };
            out.push_str(self.text.get(self.at..until)?);
            self.at = until;
            match self.peek()? {
                _ if until < stop => {}
                b'"' => break,
                b'\\' => out.push(self.escape()?),
                _ => return None,
            }
        }
        Some(())
    }
}

/// Whether nothing speaks against cutting a text: it is long, and ends neither with the mark of a text that goes on
/// elsewhere, nor as JSON in a string does.
fn may_be_cut(written: &str) -> bool {
    written.len() > body::BEGINNINGS[0] && !print::trimmed(written).ends_with([']', '}'])
}
