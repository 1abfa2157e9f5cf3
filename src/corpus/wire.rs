//! Plain-text wire articles: a header line with date and headline, a byline, paragraphs between empty lines, perhaps a
//! tail that credits the desk. Byline and tail are no body; the dateline stays in it. No outlet is guessed: an agency is
//! taken only where the dateline writes it.

use super::{
    Article, Published, byline,
    dates::Dates,
    scan::{Raw, RawKind, Window},
};
use crate::text::{head, sanitize};
use serde_json::{Map, Value};

/// Longest first line of a headerless text that is taken for its headline, in characters.
const LONGEST: usize = 200;
/// Characters within which a dateline has named its agency.
const DATELINE: usize = 90;

/// The date and headline of a header line: ` date 2025-07-07 * The headline`.
pub(crate) fn header(line: &str) -> Option<(Published, &str)> {
    let rest = line
        .trim_start_matches('\u{feff}')
        .trim_start()
        .strip_prefix("date")?;
    let date = rest.strip_prefix([' ', '\t'])?.trim_start();
    let (day, rest) = date.split_at_checked(10)?;
    let headline = rest.trim_start().strip_prefix('*')?.trim();
    let is_day = day.bytes().enumerate().all(|(at, byte)| {
        if matches!(at, 4 | 7) {
            byte == b'-'
        } else {
            byte.is_ascii_digit()
        }
    });
    let date = Dates::default().parse(day).filter(|_| is_day)?;
    (!headline.is_empty()).then_some((date, headline))
}

/// Whether a text opens with such a header.
pub(crate) fn is_wire(head: &str) -> bool {
    head.lines()
        .find(|line| !line.trim().is_empty())
        .is_some_and(|line| header(line).is_some())
}

/// Cuts a text at its header lines; a text without any is one article.
#[derive(Debug, Clone)]
pub(crate) struct Wires {
    position: u64,
    start: Option<u64>,
    record_cap: u64,
}

impl Wires {
    /// Articles from `start` on.
    pub(crate) fn new(start: u64, record_cap: usize) -> Self {
        Self {
            position: start,
            start: None,
            record_cap: record_cap as u64,
        }
    }

    /// The first byte still needed.
    pub(crate) fn keep(&self) -> u64 {
        self.start.unwrap_or(self.position)
    }

    /// Takes every article that ends in `window`.
    pub(crate) fn scan(&mut self, window: &mut Window, is_end: bool, found: &mut Vec<Raw>) {
        loop {
            let line_start = self.position;
            let length = memchr::memchr(b'\n', window.from(line_start));
            let end = match length {
                Some(length) => line_start + length as u64,
                None if is_end => window.end(),
                None => break,
            };
            let line = window.slice(line_start, end);
            let is_header = line.len() < 4096
                && std::str::from_utf8(line).is_ok_and(|line| header(line).is_some());
            let is_blank = line.trim_ascii().is_empty();
            if is_header {
                self.close(window, line_start, found);
            }
            if is_header || (self.start.is_none() && !is_blank) {
                self.start = Some(line_start);
            }
            self.position = (end + 1).min(window.end());
            if length.is_none() {
                break;
            }
        }
        if is_end {
            self.position = window.end();
            self.close(window, window.end(), found);
        }
    }

    fn close(&mut self, window: &mut Window, end: u64, found: &mut Vec<Raw>) {
        if let Some(start) = self.start.take() {
            let (ends, cap) = ((start, end), self.record_cap);
            found.push(Raw::between(ends, RawKind::Whole, cap, window));
        }
    }
}

/// An article out of its text.
pub(crate) fn article(text: &str) -> Article {
    let mut lines = text
        .lines()
        .skip_while(|line| line.trim().is_empty())
        .peekable();
    let first = lines.peek().copied().unwrap_or_default();
    let mut published = None;
    let mut headline = "";
    if let Some((date, words)) = header(first) {
        (published, headline) = (Some(date), words);
        lines.next();
    } else if is_headline(text) {
        headline = first.trim();
        lines.next();
    }
    let rest: Vec<&str> = lines.skip_while(|line| line.trim().is_empty()).collect();
    let (authors, rest) = take_byline(&rest);
    let mut paragraphs = paragraphs(rest);
    let tail = paragraphs.pop_if(|paragraph| is_tail(paragraph));
    let body = paragraphs.join("\n\n");
    let outlet = paragraphs
        .first()
        .and_then(|opening| agency(opening))
        .map(|name| sanitize::line(name).into_owned());
    let cleaned = sanitize::body(&body);
    let mut article = Article {
        headline: sanitize::line(headline).into_owned(),
        published,
        authors,
        outlet,
        body: cleaned.text.trim().to_owned(),
        removed_characters: cleaned.removed,
        extra: tail
            .map(|tail| Map::from_iter([("tail".to_owned(), Value::String(tail))]))
            .unwrap_or_default(),
        ..Article::default()
    };
    article.tell_language();
    article.id = article.own_id();
    article
}

/// Whether a text begins with a headline: a short line, then an empty one, then more.
pub(crate) fn has_headline(text: &str) -> bool {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    is_headline(text) && lines.count() > 1
}

fn is_headline(text: &str) -> bool {
    let mut lines = text.lines().skip_while(|line| line.trim().is_empty());
    let first = lines.next().unwrap_or_default();
    first.chars().count() <= LONGEST && lines.next().is_some_and(|line| line.trim().is_empty())
}

fn take_byline<'a, 'b>(lines: &'b [&'a str]) -> (Vec<String>, &'b [&'a str]) {
    let Some((first, rest)) = lines.split_first() else {
        return (Vec::new(), lines);
    };
    let line = first.trim();
    let is_byline = line
        .get(..3)
        .is_some_and(|by| by.eq_ignore_ascii_case("by "))
        && line.chars().count() <= 160
        && !line.ends_with(['.', '?', '!'])
        && rest.first().is_none_or(|next| next.trim().is_empty());
    if is_byline {
        (byline::authors(&Value::String(line.to_owned())), rest)
    } else {
        (Vec::new(), lines)
    }
}

fn paragraphs(lines: &[&str]) -> Vec<String> {
    lines
        .split(|line| line.trim().is_empty())
        .map(|group| {
            group
                .iter()
                .map(|line| line.trim())
                .collect::<Vec<_>>()
                .join("\n")
        })
        .map(|group| super::body::text(&Value::String(group)))
        .filter(|group| !group.is_empty())
        .collect()
}

/// `(Reporting by Jo Field in Kyiv; Editing by Al Gray)`
fn is_tail(paragraph: &str) -> bool {
    let inner = paragraph
        .trim()
        .strip_prefix(['(', '['])
        .and_then(|rest| rest.strip_suffix([')', ']']))
        .unwrap_or_default();
    [
        "Reporting by",
        "Additional reporting",
        "Writing by",
        "Editing by",
        "Compiled by",
        "Reporting and",
    ]
    .iter()
    .any(|opening| inner.starts_with(opening))
}

/// The agency a dateline names: `KYIV, July 7 (Reuters) - `.
fn agency(paragraph: &str) -> Option<&str> {
    let (place, rest) = head(paragraph, DATELINE).split_once('(')?;
    let (name, after) = rest.split_once(')')?;
    let is_place = place
        .chars()
        .take_while(|c| *c != ',')
        .all(|c| !c.is_lowercase())
        && place.chars().any(char::is_uppercase);
    let is_open = after.trim_start().starts_with(['-', '–', '—']);
    let is_name = (2..=30).contains(&name.chars().count()) && name.starts_with(char::is_uppercase);
    (is_place && is_open && is_name).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = " date 2025-07-07 * Harbour reopens after storm\n\nBy ANNA BELL and CARL D. EVE\n\nPORT ELLEN, July 7 (Tidewire) - The harbour reopened on Monday.\n\n\"BACK TO WORK\"\n\nBoats left at noon.\n\n(Reporting by Anna Bell; Editing by Al Gray)\n\n date 2025-07-08 * Ferry delayed\nKYIV, - A ferry was late.\n";

    #[test]
    fn a_wire_text_gives_headline_byline_body_and_no_tail() {
        let mut window = Window::over(TWO.as_bytes());
        let mut found = Vec::new();
        Wires::new(0, 1 << 20).scan(&mut window, true, &mut found);
        let articles: Vec<Article> = found
            .iter()
            .map(|raw| {
                article(
                    std::str::from_utf8(window.slice(raw.start, raw.start + raw.length)).unwrap(),
                )
            })
            .collect();
        assert_eq!(
            found.iter().map(|raw| raw.line).collect::<Vec<_>>(),
            [1, 13]
        );
        assert_eq!(articles[0].headline, "Harbour reopens after storm");
        assert_eq!(articles[0].published.unwrap().to_string(), "2025-07-07");
        assert_eq!(articles[0].authors, ["ANNA BELL", "CARL D. EVE"]);
        assert_eq!(articles[0].outlet.as_deref(), Some("Tidewire"));
        assert_eq!(
            articles[0].body,
            "PORT ELLEN, July 7 (Tidewire) - The harbour reopened on Monday.\n\n\"BACK TO WORK\"\n\nBoats left at noon."
        );
        assert!(articles[0].extra.contains_key("tail"));
        assert_eq!(articles[1].body, "KYIV, - A ferry was late.");
        assert_eq!(
            (articles[1].outlet.as_deref(), articles[1].authors.len()),
            (None, 0)
        );
    }

    #[test]
    fn only_a_whole_header_is_a_header() {
        for line in [
            "date 2025-07-07 Headline",
            "date 2025-13-07 * Headline",
            "date * x",
            "dated 2025-07-07 * x",
            "date 2025-07-07 *",
            "date 2025-07-07é* x",
        ] {
            assert!(header(line).is_none(), "{line}");
        }
        assert!(header("\t date  2025-07-07\t*  x").is_some());
    }

    #[test]
    fn a_text_without_header_may_open_with_its_headline() {
        assert_eq!(
            article("Ferry delayed\n\nA ferry was late.\n").headline,
            "Ferry delayed"
        );
        let bare = article("A ferry was late.\nIt left at noon.\n");
        assert_eq!(
            (bare.headline.as_str(), bare.body.as_str()),
            ("", "A ferry was late.\nIt left at noon.")
        );
    }
}
