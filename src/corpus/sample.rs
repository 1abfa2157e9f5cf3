//! The head of a file, understood: what kind of thing it is, where its JSON begins, and its first values. A value that is
//! longer than the head is closed where the head ends, so that its first records can be looked at.

use super::{
    instead,
    reject::Reason,
    repair,
    scan::{COMMENTS, Openings, RawKind, Scanner, Window},
    typed, wire,
};
use serde_json::Value;

mod damaged;
mod elsewhere;

pub(crate) use elsewhere::elsewhere;

/// Values taken from the head.
const VALUES: usize = 200;
/// Bytes looked at to tell what a file is.
const LOOK: usize = 64 << 10;
/// Longest script prefix (`window.archive.part0 = `).
const PREFIX: usize = 200;

/// What the head of a file is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Head {
    /// Wire text, or plain text of one article.
    Text,
    /// JSON.
    Json(Sample),
}

/// The first values of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Sample {
    /// Where the JSON begins, after comments and script.
    pub(crate) start: usize,
    /// Its values, the first ones.
    pub(crate) values: Vec<Value>,
    /// Every value lies on a line of its own.
    pub(crate) is_lines: bool,
    /// The first value is longer than the head, and what is here is a part of it.
    pub(crate) is_partial: bool,
    /// What was passed over, in words.
    pub(crate) note: Option<&'static str>,
    /// How its records open, where damage is among them.
    pub(crate) openings: Openings,
    /// Why its first value cannot be read, where none can.
    pub(crate) refusal: Option<Reason>,
}

/// The first bytes of a file, and what is known of it otherwise.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bytes<'a> {
    pub(crate) head: &'a [u8],
    /// The head is the whole of it.
    pub(crate) is_all: bool,
    /// Which text without a header is welcome.
    pub(crate) prose: Prose,
}

/// Which text without a header is an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Prose {
    /// None: it is what a scraper or a server says when it fails.
    None,
    /// One that begins with a headline: a short line, then an empty one.
    Headed,
    /// Any.
    Any,
}

impl Prose {
    fn welcomes(self, text: &str) -> bool {
        match self {
            Self::None => false,
            Self::Headed => is_prose(text) && wire::has_headline(text),
            Self::Any => is_prose(text),
        }
    }
}

/// Looks at the head of a file.
pub(crate) fn look(bytes: Bytes<'_>) -> Result<Head, Reason> {
    let Bytes {
        head,
        is_all,
        prose,
    } = bytes;
    let (text, _) = repair::decode(head.get(..head.len().min(LOOK)).unwrap_or_default());
    if text
        .trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
        .is_empty()
        && is_all
    {
        return Err(Reason::EmptyFile);
    }
    if wire::is_wire(&text) {
        return Ok(Head::Text);
    }
    match json_start(&text) {
        Some((start, note)) => Ok(Head::Json(values(head, is_all, start, note))),
        None if prose.welcomes(&text) => Ok(Head::Text),
        // Each line of it is told by itself.
        None if is_python_lines(&text) => Ok(Head::Json(Sample {
            is_lines: true,
            ..Sample::default()
        })),
        None if is_python(&text) => Err(Reason::Python),
        None if prose == Prose::Headed && is_prose(&text) => Err(Reason::NotJson(
            "a text without a headline: name the file to have it read",
        )),
        None => Err(match scalars(&text) {
            Some(values) => Reason::NotArticles(instead::describe(&values)),
            None => Reason::NotJson(what(&text)),
        }),
    }
}

/// The values of a text of nothing but numbers, strings, truth values and nulls.
fn scalars(text: &str) -> Option<Vec<Value>> {
    let text = text.trim_start_matches('\u{feff}');
    let values = serde_json::Deserializer::from_str(text).into_iter();
    values.collect::<Result<Vec<Value>, _>>().ok()
}

/// Where JSON begins: at once, after comments or a script prefix, or on a later line.
fn json_start(text: &str) -> Option<(usize, Option<&'static str>)> {
    let trimmed =
        text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{1e}'));
    let at = text.len() - trimmed.len();
    let comments = comments(trimmed);
    let script = trimmed.get(comments..).and_then(script_prefix);
    if let Some(length) = script.filter(|_| !is_json(trimmed)) {
        let start = at + comments + length;
        return Some((start, Some("script before the JSON removed")));
    }
    if is_json(trimmed) || comments > 0 {
        return Some((at, None));
    }
    // Garbage before the first record: each line of it is told.
    let is_later = trimmed
        .lines()
        .skip(1)
        .any(|line| line.starts_with("{\"") || line.starts_with("{ \""));
    let nuls = memchr::memchr_iter(0, text.as_bytes()).count();
    let is_text = !trimmed.starts_with('<') && nuls * 20 <= text.len();
    // The first record may be damaged where it opens.
    let is_damaged = trimmed.starts_with(['[', '{']) && !is_python(trimmed);
    let has_more = || {
        trimmed
            .split('{')
            .skip(1)
            .any(|inside| inside.trim_start().starts_with('"'))
    };
    let is_damaged = is_damaged && has_more();
    let is_json = || is_later || is_damaged || damaged::is_mostly_json(text.as_bytes());
    (is_text && is_json()).then_some((at, None))
}

fn is_json(text: &str) -> bool {
    let inside = text.trim_start_matches(|c: char| c == '[' || c.is_whitespace());
    let is_list = text.starts_with('[');
    match inside.strip_prefix('{') {
        Some(object) => matches!(
            object.trim_start().chars().next(),
            Some('"' | '}' | '/') | None
        ),
        None => is_list && !inside.starts_with('\''),
    }
}

/// Bytes of comments, and of blanks between and behind them.
fn comments(text: &str) -> usize {
    let mut at = 0;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let comment = match rest.get(..2) {
            Some("//") => rest.find('\n').or(Some(rest.len())),
            Some("/*") => rest.find("*/").map(|end| end + 2),
            _ => None,
        };
        let Some(end) = comment else { return at };
        let rest = rest.get(end..).unwrap_or_default();
        at += end + rest.len() - rest.trim_start().len();
    }
}

/// Bytes of `window.x =`, `var x =`, `callback(`, `typeof callback === 'function' && callback(`, `)]}'` before the JSON.
fn script_prefix(text: &str) -> Option<usize> {
    let guard = [")]}',", ")]}'", "while(1);", "for(;;);", "export default "]
        .iter()
        .find(|guard| text.starts_with(**guard));
    let end = match guard {
        Some(guard) => guard.len(),
        None if text.starts_with("typeof ") => {
            let asked = text.get(..PREFIX).unwrap_or(text).find("&& ")? + 3;
            asked + assignment(text.get(asked..)?)?
        }
        None => assignment(text)?,
    };
    let rest = text.get(end..)?;
    let start = end + rest.len() - rest.trim_start().len();
    is_json(text.get(start..)?).then_some(start)
}

/// Bytes up to and with the `=` or `(` after a name.
fn assignment(text: &str) -> Option<usize> {
    let end = text.find(['=', '('])?;
    let name = text.get(..end)?;
    let is_opening = |c: char| c.is_alphabetic() || matches!(c, '_' | '$' | '/');
    let is_inner = |c: char| {
        c.is_alphanumeric()
            || matches!(
                c,
                ' ' | '_' | '$' | '.' | '[' | ']' | '"' | '\'' | '/' | '*'
            )
    };
    let is_name =
        name.len() <= PREFIX && name.starts_with(is_opening) && name.chars().all(is_inner);
    is_name.then_some(end + 1)
}

fn is_prose(text: &str) -> bool {
    let odd = text
        .chars()
        .filter(|c| c.is_control() && !c.is_whitespace())
        .count();
    odd == 0 && !text.trim_start().starts_with(['<', '{', '[', '(']) && text.contains(' ')
}

fn is_python(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let inside = text.trim_start_matches('[').trim_start();
    let opens_so = repair::is_python(inside.as_bytes()) || text.starts_with("['");
    // One such quote may be damage.
    opens_so && text.matches("{'").count() >= text.matches("{\"").count()
}

/// Whether most lines are objects as Python writes them.
fn is_python_lines(text: &str) -> bool {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let (mut all, mut python) = (0, 0);
    for line in lines {
        all += 1;
        python += usize::from(repair::is_python(line.as_bytes()) && line.trim_end().ends_with('}'));
    }
    all > 1 && python * 2 > all
}

fn what(text: &str) -> &'static str {
    let trimmed = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let lower = trimmed.get(..60).unwrap_or(trimmed).to_lowercase();
    if text.contains('\0') {
        "not text: it holds NUL bytes"
    } else if lower.starts_with("<!doctype html") || lower.starts_with("<html") {
        "HTML, not JSON"
    } else if trimmed.starts_with('<') {
        "XML or HTML, not JSON"
    } else if trimmed.starts_with("%PDF") {
        "PDF, not JSON"
    } else if text
        .chars()
        .filter(|c| c.is_control() && !c.is_whitespace())
        .count()
        * 20
        > text.chars().count()
    {
        "not text"
    } else {
        "not JSON"
    }
}

fn values(head: &[u8], is_all: bool, start: usize, note: Option<&'static str>) -> Sample {
    let mut window = Window::over(head);
    let mut scanner = Scanner::new(Vec::new(), start as u64, head.len());
    let mut found = Vec::new();
    scanner.scan(&mut window, is_all, &mut found);
    let whole: Vec<_> = found
        .iter()
        .filter(|raw| raw.kind == RawKind::Whole)
        .collect();
    let mut sample = Sample {
        start,
        note,
        ..Sample::default()
    };
    if scanner.remarks.contains(&COMMENTS) {
        sample.note = Some(COMMENTS);
    }
    let slices = whole
        .iter()
        .map(|raw| window.slice(raw.start, raw.start + raw.length));
    let lines = whole
        .iter()
        .filter(|raw| is_line(head, raw.start as usize, raw.length as usize))
        .count();
    // Most is enough: damaged lines may look like anything.
    sample.is_lines = lines > 1 && lines * 5 >= whole.len() * 4;
    let mut size = 0;
    for slice in slices.take(VALUES) {
        if let Ok((value, _)) = repair::parse(slice) {
            sample.values.push(value);
            sample.openings.learn(slice);
            size += slice.len();
        }
    }
    sample.openings.is_doubtful = whole.len() < found.len() || sample.values.len() < whole.len();
    let part = head.get(start..).unwrap_or_default();
    if sample.values.is_empty() || !sample.is_lines && size * 2 < part.len() {
        sample.look_around(part, size, is_all);
    }
    if sample.values.is_empty() {
        sample.refusal = too_deep(part);
    }
    sample.values.iter_mut().for_each(typed::unwrap);
    sample
}

impl Sample {
    /// Takes what can be read around damage or the end of the head, where that is more than `size` bytes.
    fn look_around(&mut self, part: &[u8], size: usize, is_all: bool) {
        let around = damaged::values(part);
        if around.size > size {
            self.values = around.values;
            self.openings = around.openings;
            self.is_partial = !is_all;
        }
    }
}

/// Why a value cannot be read that has more levels than we follow.
fn too_deep(value: &[u8]) -> Option<Reason> {
    let levels = value
        .iter()
        .filter(|byte| !byte.is_ascii_whitespace())
        .take_while(|byte| matches!(byte, b'[' | b'{' | b':' | b'"' | b'a'..=b'z'))
        .filter(|byte| matches!(byte, b'[' | b'{'))
        .count();
    (levels > 128).then(|| Reason::Damaged("nested deeper than 128 levels".to_owned()))
}

/// What is whole of a value that is broken off.
pub(crate) fn beginning(part: &[u8]) -> Option<Value> {
    let mut value = damaged::values(part).values.into_iter().next()?;
    typed::unwrap(&mut value);
    Some(value)
}

fn is_line(head: &[u8], start: usize, length: usize) -> bool {
    let before = head.get(..start).unwrap_or_default();
    let inside = head.get(start..start + length).unwrap_or_default();
    let after = head.get(start + length..).unwrap_or_default();
    let blank_before = before
        .iter()
        .rev()
        .take_while(|byte| **byte != b'\n')
        .all(|byte| byte.is_ascii_whitespace() || *byte == 0x1e);
    let blank_after = after
        .iter()
        .take_while(|byte| **byte != b'\n')
        .all(|byte| byte.is_ascii_whitespace() || *byte == b',');
    blank_before && blank_after && memchr::memchr(b'\n', inside).is_none()
}

#[cfg(test)]
mod tests;
