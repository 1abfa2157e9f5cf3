//! Joins lines that were broken at a fixed width, as wires, mail and old archives have them. A line was broken if the next
//! word would not have fitted; so verse, tables of results and lists keep their lines. A paragraph ends at an empty or an
//! indented line.

/// Lines longer than this are no sign of hard wrapping, in characters.
const WIDEST: usize = 100;
/// Texts with fewer breaks are left alone.
const LEAST: usize = 3;
/// Lines of running text have this many characters at least.
const RUNNING: usize = 25;
/// Broken words in a text from which on a hyphen at the end of a line is one of those.
const HYPHENS: usize = 3;

/// The text with its lines joined, if they were broken.
pub(super) fn joined(text: String) -> String {
    // Most texts have a paragraph a line, and the first of them tells.
    if text.lines().any(is_too_wide) {
        return text;
    }
    let lines: Vec<&str> = text.lines().collect();
    if !is_hard_wrapped(&lines) {
        return text;
    }
    let widest = lines
        .iter()
        .filter(|line| !keeps_its_line(line))
        .map(|line| count(line))
        .max()
        .unwrap_or_default();
    let style = Style {
        widest,
        breaks_words: breaks_words(&lines),
    };
    let mut out = String::with_capacity(text.len());
    for block in lines
        .split(|line| line.trim().is_empty())
        .filter(|block| !block.is_empty())
    {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        style.join(block, &mut out);
    }
    out
}

/// How a text was broken.
struct Style {
    /// Its longest line, in characters.
    widest: usize,
    /// Words were parted at the ends of lines.
    breaks_words: bool,
}

impl Style {
    /// Writes the lines of a block: a paragraph, or more where lines are indented.
    fn join(&self, block: &[&str], out: &mut String) {
        let starts = |line: &str| is_indented(line) && !keeps_its_line(line);
        for (at, paragraph) in block.chunk_by(|_, next| !starts(next)).enumerate() {
            if at > 0 {
                out.push_str("\n\n");
            }
            self.join_paragraph(paragraph, out);
        }
    }

    /// Writes the lines of a paragraph as one, or as they are where nothing says that they ran on.
    fn join_paragraph(&self, paragraph: &[&str], out: &mut String) {
        let is_running = self.is_running(paragraph);
        let mut last: Option<&str> = None;
        for line in paragraph {
            if let Some(last) = last {
                self.part(last, line, is_running, out);
            }
            let is_kept = keeps_its_line(line);
            out.push_str(if is_kept {
                line.trim_end()
            } else {
                line.trim()
            });
            last = Some(line);
        }
    }

    /// Whether lines were broken for want of room; of very few, whether they are long.
    fn is_running(&self, paragraph: &[&str]) -> bool {
        let breaks = paragraph
            .windows(2)
            .filter(|pair| !pair.iter().any(|line| is_quoted(line)));
        let (mut all, mut full, mut long) = (0, 0, 0);
        for pair in breaks {
            all += 1;
            full += usize::from(self.is_full(pair));
            long += usize::from(pair.first().is_some_and(|line| count(line) >= RUNNING));
        }
        if all < LEAST {
            long == all
        } else {
            full * 2 >= all
        }
    }

    /// Writes what stands between two lines.
    fn part(&self, last: &str, line: &str, is_running: bool, out: &mut String) {
        let is_broken = is_running || self.is_full(&[last, line]);
        if !is_broken || keeps_its_line(line) || is_quoted(last) {
            out.push('\n');
        } else if last.ends_with('\u{ad}') {
            out.pop();
        } else if is_parted(last) && line.trim_start().starts_with(char::is_lowercase) {
            // `inter-` + `national`, but `well-` + `known` where no words are parted.
            if self.breaks_words {
                out.pop();
            }
        } else if !last.trim_end().ends_with(is_east_asian) {
            out.push(' ');
        }
    }

    /// Whether the first word of the next line would not have fitted on this one.
    fn is_full(&self, pair: &[&str]) -> bool {
        let (Some(line), Some(next)) = (pair.first(), pair.get(1)) else {
            return false;
        };
        let word = next.split_whitespace().next().map_or(0, count);
        (count(line) + 1 + word) * 100 >= self.widest * 85
    }
}

fn count(line: &str) -> usize {
    line.trim().chars().count()
}

fn is_too_wide(line: &str) -> bool {
    // A character has four bytes at most.
    line.len() > WIDEST && (line.len() > 4 * WIDEST || line.chars().count() > WIDEST)
}

fn is_indented(line: &str) -> bool {
    line.starts_with("  ") || line.starts_with('\t')
}

fn is_quoted(line: &str) -> bool {
    line.starts_with('>')
}

/// Lines that begin something: quoted mail, an item of a list, a row of a table, a heading of Markdown.
fn keeps_its_line(line: &str) -> bool {
    let text = line.trim_start();
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    is_quoted(text)
        || ["- ", "* ", "• ", "· ", "+ ", "|", "#", "```", "--"]
            .iter()
            .any(|mark| text.starts_with(mark))
        || (number.len() < text.len()
            && text.len() - number.len() <= 2
            && (number.starts_with(". ") || number.starts_with(") ")))
}

fn is_parted(line: &str) -> bool {
    let mut ends = line.trim_end().chars().rev();
    ends.next() == Some('-') && ends.next().is_some_and(char::is_alphabetic)
}

fn is_east_asian(character: char) -> bool {
    ('\u{3000}'..='\u{9fff}').contains(&character) || ('\u{ff00}'..='\u{ff60}').contains(&character)
}

/// Whether words are parted at the ends of lines: often enough to be the way of whoever set the text.
fn breaks_words(lines: &[&str]) -> bool {
    let parted = lines.iter().filter(|line| is_parted(line)).count();
    parted >= HYPHENS && parted * 25 >= lines.len()
}

fn is_hard_wrapped(lines: &[&str]) -> bool {
    let is_running = |pair: &[&str]| {
        let (Some(line), Some(next)) = (pair.first(), pair.get(1)) else {
            return None;
        };
        let is_inner = !line.trim().is_empty()
            && !next.trim().is_empty()
            && !next.starts_with([' ', '\t'])
            && !keeps_its_line(line)
            && !keeps_its_line(next);
        let ends = |line: &str| {
            line.trim_end()
                .ends_with(['.', '!', '?', ':', '"', '”', '»', ';'])
        };
        is_inner.then(|| !ends(line) && count(line) >= RUNNING)
    };
    let breaks: Vec<bool> = lines.windows(2).filter_map(is_running).collect();
    let running = breaks.iter().filter(|running| **running).count();
    breaks.len() >= LEAST && running * 10 >= breaks.len() * 6
}
