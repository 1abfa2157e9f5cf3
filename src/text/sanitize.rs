//! Makes text from strangers safe to show: the one way from a file to a screen, a pipe, a log or a message.
//!
//! Only display forms come from here; search and raw export keep the original bytes. Results are stable: cleaning
//! twice is cleaning once. Nothing is parsed or understood; an escape sequence loses its escape character and stays
//! as harmless letters, because dropping "the whole sequence" is where such filters go wrong.

use super::class::{Class, REPLACEMENT, class, plain_prefix};
use super::{cluster, width};
use std::borrow::Cow;
use std::fmt::Write;
use std::path::Path;

/// Longest single line kept, in characters.
pub const LINE_CAP: usize = 2_000;
/// Longest path kept, in characters.
const PATH_CAP: usize = 1_000;
/// A tab moves to the next multiple of this.
const TAB_STOP: usize = 4;

/// A text made safe, and how much had to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned<'a> {
    /// The display form.
    pub text: Cow<'a, str>,
    /// How many characters were removed or replaced. Line breaks, tabs, C1 controls with a meaning and flags, which
    /// only change their form, do not count.
    pub removed: u32,
}

/// Display form of a one-line field (headline, name, label, path, message): no control or format character, no line
/// break, [`LINE_CAP`] characters at most.
pub fn line(text: &str) -> Cow<'_, str> {
    line_capped(text, LINE_CAP)
}

/// As [`line()`], cut to `cap` characters (one at least); the last one of a cut text is `…`.
pub fn line_capped(text: &str, cap: usize) -> Cow<'_, str> {
    match clean(text, Form::Line).text {
        Cow::Borrowed(clean) => match cut(clean, cap) {
            None => Cow::Borrowed(clean),
            Some(short) => Cow::Owned(short),
        },
        Cow::Owned(clean) => Cow::Owned(cut(&clean, cap).unwrap_or(clean)),
    }
}

/// Display form of a path: short enough for a sentence to come after it.
pub fn path(path: &Path) -> String {
    line_capped(&path.to_string_lossy(), PATH_CAP).into_owned()
}

/// Display form of a text of several lines: as [`line()`], with `\n` kept and no cap.
pub fn body(text: &str) -> Cleaned<'_> {
    clean(text, Form::Body)
}

/// Whether a character must never reach a terminal cell.
pub fn is_forbidden(character: char) -> bool {
    !matches!(class(character), Class::Keep) && !matches!(character, '\u{1F1E6}'..='\u{1F1FF}')
}

/// Escapes, in serialised JSON, what a terminal could act on (DEL, C1, bidi, separators) by its code (`\u009b`).
///
/// The value stays the same. C0 controls are left alone: inside strings the serialiser has escaped them, and between
/// objects they are line breaks.
pub fn json(serialised: &str) -> Cow<'_, str> {
    let is_risky = |c: char| (c == '\u{7F}' || !c.is_ascii()) && is_forbidden(c);
    if serialised.len() == plain_prefix(serialised, true) || !serialised.chars().any(is_risky) {
        return Cow::Borrowed(serialised);
    }
    let mut out = String::with_capacity(serialised.len() + 64);
    for character in serialised.chars() {
        if is_risky(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(character);
        }
    }
    Cow::Owned(out)
}

/// The text cut to `cap` characters, if it is longer.
fn cut(text: &str, cap: usize) -> Option<String> {
    if text.len() <= cap.max(1) {
        return None;
    }
    let mut places = text
        .char_indices()
        .map(|(at, _)| at)
        .skip(cap.saturating_sub(1));
    let end = places.next()?;
    places.next()?;
    // A base whose marks would be cut off is cut with them: half a cluster is another letter.
    let end = cluster::graphemes(text)
        .map(|g| g.end())
        .take_while(|&at| at <= end)
        .last();
    let kept = text.get(..end.unwrap_or_default())?;
    Some(format!("{kept}…"))
}

/// Whether line breaks survive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Line,
    Body,
}

fn clean(text: &str, form: Form) -> Cleaned<'_> {
    let has_breaks = form == Form::Body;
    let plain = plain_prefix(text, has_breaks);
    if plain == text.len() {
        return Cleaned {
            text: Cow::Borrowed(text),
            removed: 0,
        };
    }
    let mut cleaner = Cleaner::new(form, text.len());
    let mut rest = text;
    let mut run = plain;
    while let Some((plain, tail)) = rest.split_at_checked(run) {
        cleaner.push_plain(plain);
        let mut characters = tail.chars();
        let Some(odd) = characters.next() else { break };
        if odd == '\r' && characters.as_str().starts_with('\n') {
            characters.next();
        }
        cleaner.push_odd(odd);
        rest = characters.as_str();
        run = plain_prefix(rest, has_breaks);
    }
    cleaner.close_region();
    let Cleaner { out, removed, .. } = cleaner;
    // Scripts that combine come through unchanged and need no second copy.
    let text = if out == text {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(out)
    };
    Cleaned { text, removed }
}

/// A clean text while it grows.
///
/// Clusters are limited in regions: a stretch of characters that combine, from the plain one before it (its base) to
/// the plain one after it. Plain text around them is copied in whole runs.
struct Cleaner {
    form: Form,
    out: String,
    removed: u32,
    /// Where in `out` the open region begins.
    region: Option<usize>,
    /// A copy of the region while it is limited; kept for its memory.
    scratch: String,
    /// Up to where columns were counted for tabs, and the column there.
    counted: (usize, usize),
}

impl Cleaner {
    fn new(form: Form, capacity: usize) -> Self {
        Self {
            form,
            out: String::with_capacity(capacity),
            removed: 0,
            region: None,
            scratch: String::new(),
            counted: (0, 0),
        }
    }

    /// Appends a run of plain characters and breaks.
    fn push_plain(&mut self, run: &str) {
        let mut characters = run.chars();
        let Some(first) = characters.next() else {
            return;
        };
        // Some letters join what follows: the first plain one still belongs to the region.
        self.out.push(first);
        if !characters.as_str().is_empty() {
            self.close_region();
            self.out.push_str(characters.as_str());
        }
    }

    fn push_odd(&mut self, character: char) {
        match class(character) {
            Class::Keep => self.push_joining(character),
            Class::Break => self.push_plain(if self.form == Form::Body { "\n" } else { " " }),
            Class::Tab => self.push_tab(),
            Class::Become(other) => self.push_plain(other.encode_utf8(&mut [0; 4])),
            Class::Hidden => self.removed += 1,
            Class::Refused => {
                self.removed += 1;
                self.push_plain(REPLACEMENT.encode_utf8(&mut [0; 4]));
            }
        }
    }

    fn push_joining(&mut self, character: char) {
        if self.region.is_none() {
            let base = self.out.chars().next_back().map_or(0, char::len_utf8);
            self.region = Some(self.out.len() - base);
        }
        self.out.push(character);
    }

    fn push_tab(&mut self) {
        let blanks = match self.form {
            Form::Line => 1,
            Form::Body => TAB_STOP - self.column() % TAB_STOP,
        };
        self.push_plain("    ".get(..blanks).unwrap_or_default());
    }

    /// The column at the end of `out`; counts each line once, however many tabs it has.
    fn column(&mut self) -> usize {
        self.close_region();
        let (from, column) = self.counted;
        // A tab always leaves a blank behind, so no later region reaches back into what was counted.
        let fresh = self.out.get(from..).unwrap_or_default();
        let column = match fresh.rsplit_once('\n') {
            Some((_, line)) => width::width(line),
            None => column + width::width(fresh),
        };
        self.counted = (self.out.len(), column);
        column
    }

    fn close_region(&mut self) {
        let Some(start) = self.region.take() else {
            return;
        };
        self.scratch.clear();
        self.scratch
            .push_str(self.out.get(start..).unwrap_or_default());
        self.out.truncate(start);
        self.removed += cluster::limit(&self.scratch, &mut self.out);
    }
}

#[cfg(test)]
mod tests;
