//! Which stretches of a text stand in quotation marks. Says nothing of who speaks, or whether anybody does.
//!
//! Read paragraph by paragraph, so that a mark that was forgotten spoils one paragraph only. One pass each: a text of
//! nothing but marks costs no more than another.

use crate::text::Span;

/// A stretch in quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quoted {
    /// With its marks.
    pub(super) outer: Span,
    /// Without them, and without the blanks inside.
    pub(super) inner: Span,
    /// It has no closing mark: it may go on in the next paragraph.
    pub(super) is_open: bool,
}

/// The paragraphs of a text: between empty lines where it has such, else its lines.
pub(super) fn paragraphs(text: &str) -> Vec<Span> {
    let has_empty_lines = text.lines().any(|line| line.trim().is_empty());
    let mut paragraphs: Vec<Span> = Vec::new();
    let (mut at, mut is_apart) = (0, true);
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        let span = Span::new(at, at + content.len());
        at += line.len();
        if content.trim_start().is_empty() {
            is_apart = true;
            continue;
        }
        match paragraphs.last_mut() {
            Some(last) if has_empty_lines && !is_apart => last.end = span.end,
            _ => paragraphs.push(span),
        }
        is_apart = false;
    }
    paragraphs
}

/// Whether a text has any mark by which something could be quoted.
pub(super) fn has_marks(text: &str) -> bool {
    text.contains(|c| {
        matches!(c, '"' | '\u{201c}' | '\u{201e}' | '\u{ab}' | '\u{2018}') || c == '\''
    })
}

/// Whether a paragraph begins with an opening mark.
pub(super) fn begins_quoted(paragraph: &str) -> bool {
    paragraph
        .trim_start()
        .starts_with(['"', '\u{201c}', '\u{201e}', '\u{ab}', '\u{2018}', '\''])
}

/// The stretches in quotation marks of one paragraph; single marks count only where there are no double ones.
pub(super) fn find(text: &str, paragraph: Span) -> Vec<Quoted> {
    let found = walk(text, paragraph, false);
    if found.is_empty() {
        return walk(text, paragraph, true);
    }
    found
}

/// What a mark does at its place.
enum Turn {
    Open,
    Close,
    Nothing,
}

/// A character of the paragraph and its neighbours; none at the ends.
struct Place {
    mark: char,
    before: Option<char>,
    after: Option<char>,
}

/// A stretch that is not closed yet.
struct Begun {
    mark: char,
    outer: usize,
    inner: usize,
    /// Marks of the same kind opened inside it.
    depth: usize,
}

fn walk(text: &str, paragraph: Span, is_single: bool) -> Vec<Quoted> {
    let content = paragraph.of(text);
    if !may_open(content, is_single) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut begun: Option<Begun> = None;
    let (mut before, mut measure) = (None, Measure::default());
    let mut ahead = content.char_indices().peekable();
    while let Some((at, mark)) = ahead.next() {
        let place = Place {
            mark,
            before,
            after: ahead.peek().map(|(_, next)| *next),
        };
        before = Some(mark);
        let is_inch = measure.is_inch(mark);
        let turn = match (&begun, is_single) {
            _ if is_inch => Turn::Nothing,
            (begun, false) => place.double(begun.as_ref().map(|begun| begun.mark)),
            (begun, true) => place.single(begun.is_some(), content.get(at + mark.len_utf8()..)),
        };
        let start = paragraph.start as usize + at;
        let end = start + mark.len_utf8();
        match (turn, begun.as_mut()) {
            (Turn::Open, Some(open))
                if open.mark == mark && !matches!(mark, '"' | '\'' | '\u{2018}') =>
            {
                open.depth += 1;
            }
            // A second straight opening mark: the first was never closed.
            (Turn::Open, _) => {
                begun = Some(Begun {
                    mark,
                    outer: start,
                    inner: end,
                    depth: 0,
                });
            }
            (Turn::Close, Some(open)) if open.depth > 0 => open.depth -= 1,
            (Turn::Close, Some(open)) => {
                found.extend(quoted(text, (open.outer, end), (open.inner, start), false));
                begun = None;
            }
            _ => {}
        }
    }
    if let Some(open) = begun {
        let end = paragraph.end as usize;
        found.extend(quoted(text, (open.outer, end), (open.inner, end), true));
    }
    found
}

/// Whether a mark stands where one may open: most paragraphs quote nobody, and are not walked through.
fn may_open(content: &str, is_single: bool) -> bool {
    if !is_single {
        return content.contains(['"', '\u{201c}', '\u{201e}', '\u{ab}']);
    }
    content.match_indices(['\'', '\u{2018}']).any(|(at, _)| {
        let before = content
            .get(..at)
            .and_then(|before| before.chars().next_back());
        before.is_none_or(is_before_single)
    })
}

const fn is_before_single(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | '[' | '\u{2014}')
}

/// A stretch with the blanks inside it off; none where nothing is left.
fn quoted(
    text: &str,
    outer: (usize, usize),
    inner: (usize, usize),
    is_open: bool,
) -> Option<Quoted> {
    let content = text.get(inner.0..inner.1)?;
    let start = inner.0 + (content.len() - content.trim_start().len());
    let inner = Span::new(start, start + content.trim().len());
    (!inner.is_empty()).then_some(Quoted {
        outer: Span::new(outer.0, outer.1),
        inner,
        is_open,
    })
}

const fn is_dash_or_bracket(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '-'
            | '\u{2013}'
            | '\u{2014}'
            | '/'
            | '\u{2018}'
            | '\u{201c}'
            | '\u{ab}'
            | '\''
    )
}

/// What may follow a closing mark at once.
const fn is_after_close(c: char) -> bool {
    matches!(
        c,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '\u{2026}'
            | '-'
            | '\u{2013}'
            | '\u{2014}'
            | '\''
            | '\u{2019}'
    )
}

impl Place {
    fn is_blank_before(&self) -> bool {
        self.before.is_none_or(char::is_whitespace)
    }

    fn is_blank_after(&self) -> bool {
        self.after.is_none_or(char::is_whitespace)
    }

    /// Double marks. `open` is the mark of what is open.
    fn double(&self, open: Option<char>) -> Turn {
        match (self.mark, open) {
            ('"', None)
                if self.is_blank_before() || self.before.is_some_and(is_dash_or_bracket) =>
            {
                Turn::Open
            }
            ('"', Some('"')) => {
                let only_opens =
                    self.is_blank_before() && self.after.is_some_and(char::is_alphanumeric);
                if only_opens { Turn::Open } else { Turn::Close }
            }
            ('\u{201c}', None | Some('\u{201c}'))
            | ('\u{201e}', None)
            | ('\u{ab}', None | Some('\u{ab}')) => Turn::Open,
            ('\u{201c}', Some('\u{201e}'))
            | ('\u{201d}', Some('\u{201c}' | '\u{201e}'))
            | ('\u{bb}', Some('\u{ab}')) => Turn::Close,
            _ => Turn::Nothing,
        }
    }

    /// Single marks, which are apostrophes most of the time.
    fn single(&self, is_open: bool, rest: Option<&str>) -> Turn {
        let opens =
            self.before.is_none_or(is_before_single) && self.after.is_some_and(char::is_alphabetic);
        match self.mark {
            '\u{2018}' if opens => Turn::Open,
            '\'' if opens && !is_clipped(rest.unwrap_or_default()) => Turn::Open,
            '\'' | '\u{2019}' if is_open && self.closes_single() => Turn::Close,
            _ => Turn::Nothing,
        }
    }

    /// Not in `don't`, nor after the `s` of a plural that owns something.
    fn closes_single(&self) -> bool {
        let is_end = self.is_blank_after() || self.after.is_some_and(is_after_close);
        let is_owner = self.before == Some('s') && self.is_blank_after();
        !self.is_blank_before() && is_end && !is_owner
    }
}

/// Whether a word begins with an apostrophe for what was left out: `'em`, `'cause`.
fn is_clipped(rest: &str) -> bool {
    let word: String = rest
        .chars()
        .take(6)
        .take_while(|c| c.is_alphabetic())
        .collect();
    ["em", "cause", "til", "tis", "twas", "round", "n", "bout"]
        .contains(&word.to_lowercase().as_str())
}

/// Notices `6'2"`: the mark after it means inches.
#[derive(Default)]
struct Measure {
    /// 1 after digits, 2 after the mark of feet behind them, 3 after the digits behind that.
    state: u8,
}

impl Measure {
    /// Takes the next character in; whether it is the mark of inches.
    fn is_inch(&mut self, c: char) -> bool {
        let is_inch = self.state == 3 && c == '"';
        self.state = match (self.state, c) {
            (2 | 3, '0'..='9') => 3,
            (_, '0'..='9') => 1,
            (1, '\'' | '\u{2019}' | '\u{2032}') => 2,
            _ => 0,
        };
        is_inch
    }
}

#[cfg(test)]
mod tests {
    use super::{find, paragraphs};

    fn inner(text: &str) -> Vec<&str> {
        paragraphs(text)
            .into_iter()
            .flat_map(|paragraph| find(text, paragraph))
            .map(|quoted| quoted.inner.of(text))
            .collect()
    }

    #[test]
    fn every_pair_of_marks_is_read() {
        for text in [
            "He said \"come in\" twice.",
            "He said \u{201c}come in\u{201d} twice.",
            "He said \u{201e}come in\u{201c} twice.",
            "He said \u{ab}\u{a0}come in\u{a0}\u{bb} twice.",
            "He said \u{2018}come in\u{2019} twice.",
            "He said 'come in' twice.",
        ] {
            assert_eq!(inner(text), ["come in"], "{text}");
        }
    }

    #[test]
    fn apostrophes_and_inches_are_no_marks() {
        assert!(
            inner("The players' bus didn't leave; 'em that waited were the drivers' wives.")
                .is_empty()
        );
        assert_eq!(inner("\"I am 6'2\" tall,\" he said."), ["I am 6'2\" tall,"]);
        assert!(inner("A 9\" pipe burst.").is_empty());
    }

    #[test]
    fn what_stands_in_marks_inside_marks_belongs_to_the_whole() {
        assert_eq!(
            inner("\u{201c}She said \u{2018}no\u{2019} twice,\u{201d} he said."),
            ["She said \u{2018}no\u{2019} twice,"]
        );
        assert_eq!(
            inner("\"She said 'no' twice,\" he said."),
            ["She said 'no' twice,"]
        );
    }

    #[test]
    fn a_mark_that_was_forgotten_spoils_its_own_paragraph_only() {
        assert_eq!(
            inner("He said \"come.\n\n\"Go,\" she said."),
            ["come.", "Go,"]
        );
        assert_eq!(inner("A \"b c \"Go,\" she said."), ["Go,"]);
    }
}
