//! The text of a page while it is written down: blanks folded, blocks apart, items with their marks, cells of a row side by
//! side. Keeps only what the next word needs to know.

use html5gum::StartTag;

/// Blocks with an empty line between them.
const APART: [&[u8]; 17] = [
    b"p",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"blockquote",
    b"pre",
    b"ul",
    b"ol",
    b"table",
    b"figure",
    b"hr",
    b"dl",
    b"figcaption",
    b"hgroup",
];
/// Blocks on lines of their own.
const LINES: [&[u8]; 27] = [
    b"div",
    b"section",
    b"article",
    b"header",
    b"footer",
    b"main",
    b"aside",
    b"nav",
    b"address",
    b"form",
    b"fieldset",
    b"center",
    b"details",
    b"summary",
    b"tr",
    b"caption",
    b"thead",
    b"tbody",
    b"tfoot",
    b"dt",
    b"dd",
    b"body",
    b"html",
    b"title",
    b"legend",
    b"option",
    b"dialog",
];
/// Other tags that part lines or what stands on one.
const OTHERS: [&[u8]; 4] = [b"br", b"li", b"td", b"th"];
/// Deepest list whose items are set in.
const DEEPEST: usize = 8;

/// Whether a tag of this name parts lines.
pub(super) fn parts_lines(name: &str) -> bool {
    let mut names = APART.iter().chain(&LINES).chain(&OTHERS);
    names.any(|known| known.eq_ignore_ascii_case(name.as_bytes()))
}

/// A list that is open: the number of its next item, or bullets.
#[derive(Debug, Clone, Copy)]
struct List {
    next: Option<i64>,
}

/// A text while it is written.
#[derive(Debug, Default)]
pub(super) struct Writer {
    out: String,
    /// Line breaks owed before the next word.
    breaks: usize,
    /// A blank is owed before the next word.
    is_spaced: bool,
    /// The mark of an item, owed before its first word.
    mark: Option<String>,
    lists: Vec<List>,
    preformatted: usize,
    /// The lines of the text are kept, as no tag parts any.
    keeps_lines: bool,
    /// Cells of the row so far.
    cells: usize,
    /// The mark between two cells is owed before the next word.
    is_beside: bool,
}

impl Writer {
    /// A text in which lines are those of its tags, or its own.
    pub(super) fn new(has_lines: bool) -> Self {
        Self {
            keeps_lines: !has_lines,
            ..Self::default()
        }
    }

    /// Takes the text between tags.
    pub(super) fn text(&mut self, text: &str) {
        if self.preformatted > 0 {
            self.verbatim(text);
        } else if self.keeps_lines {
            self.lines(text);
        } else {
            self.words(text);
        }
    }

    /// Writes lines one below the other, set in as they were.
    fn lines(&mut self, text: &str) {
        let mut lines = text.split('\n');
        self.words(lines.next().unwrap_or_default());
        for line in lines {
            let words = line.trim_start_matches([' ', '\t']);
            let blanks = line.get(..line.len() - words.len());
            self.is_spaced = false;
            if !self.out.is_empty() {
                self.out.push('\n');
                self.out.push_str(blanks.unwrap_or_default());
            }
            self.words(words);
        }
    }

    fn words(&mut self, text: &str) {
        let mut words = text.split(is_blank).peekable();
        while let Some(word) = words.next() {
            if !word.is_empty() {
                self.word(word);
            }
            self.is_spaced |= words.peek().is_some();
        }
    }

    /// Takes the beginning of an element.
    pub(super) fn open(&mut self, tag: &StartTag<()>) {
        let name: &[u8] = &tag.name;
        self.part(name);
        match name {
            b"br" => {
                self.breaks = if self.out.is_empty() {
                    0
                } else {
                    (self.breaks + 1).min(2)
                }
            }
            b"ul" | b"menu" | b"dir" => self.lists.push(List { next: None }),
            b"ol" => self.lists.push(List {
                next: Some(number(tag, b"start").unwrap_or(1)),
            }),
            b"li" => self.item(tag),
            b"pre" => self.preformatted += 1,
            b"tr" => (self.cells, self.is_beside) = (0, false),
            b"td" | b"th" => self.cell(),
            b"q" => self.word("“"),
            _ => {}
        }
    }

    /// Takes the end of an element.
    pub(super) fn close(&mut self, name: &[u8]) {
        match name {
            b"ul" | b"ol" | b"menu" | b"dir" => {
                self.lists.pop();
                self.mark = None;
            }
            b"pre" => self.preformatted = self.preformatted.saturating_sub(1),
            b"q" => {
                self.is_spaced = false;
                self.word("”");
            }
            // A stray `</p>` is an empty paragraph, and a stray `</br>` a break.
            b"br" => self.breaks = self.breaks.max(1),
            _ => {}
        }
        self.part(name);
    }

    /// The text, without blanks at its ends.
    pub(super) fn finish(self) -> String {
        self.out.trim_end().to_owned()
    }

    /// Owes the line breaks around a block.
    fn part(&mut self, name: &[u8]) {
        // A paragraph in an item begins beside its mark.
        if self.out.is_empty() || self.mark.is_some() {
            return;
        }
        // A list in a list goes on without an empty line.
        let is_inner_list = matches!(name, b"ul" | b"ol") && !self.lists.is_empty();
        let breaks = if APART.contains(&name) && !is_inner_list {
            2
        } else {
            usize::from(LINES.contains(&name) || is_inner_list || name == b"li")
        };
        self.breaks = self.breaks.max(breaks);
    }

    fn item(&mut self, tag: &StartTag<()>) {
        let depth = self.lists.len().clamp(1, DEEPEST) - 1;
        let mark = match self.lists.last_mut().and_then(|list| list.next.as_mut()) {
            Some(next) => {
                let own = number(tag, b"value").unwrap_or(*next);
                *next = own.saturating_add(1);
                format!("{own}. ")
            }
            None => "• ".to_owned(),
        };
        self.mark = Some("  ".repeat(depth) + &mark);
    }

    fn cell(&mut self) {
        self.is_beside |= self.cells > 0;
        self.cells += 1;
        self.is_spaced = true;
    }

    fn word(&mut self, word: &str) {
        self.lead();
        self.out.push_str(word);
    }

    fn verbatim(&mut self, text: &str) {
        let text = if self.breaks > 0 || self.out.is_empty() {
            text.trim_start_matches(['\r', '\n'])
        } else {
            text
        };
        if !text.is_empty() {
            self.lead();
            self.out.push_str(text);
        }
    }

    /// Writes what is owed before a word.
    fn lead(&mut self) {
        if self.breaks > 0 {
            self.out.truncate(self.out.trim_end().len());
            self.out.extend(std::iter::repeat_n('\n', self.breaks));
        } else if self.is_spaced && !self.out.is_empty() && !self.out.ends_with(['\n', ' ']) {
            self.out.push_str(if self.is_beside { " | " } else { " " });
        }
        (self.breaks, self.is_spaced, self.is_beside) = (0, false, false);
        if let Some(mark) = self.mark.take() {
            if !self.out.is_empty() && !self.out.ends_with('\n') {
                self.out.push('\n');
            }
            self.out.push_str(&mark);
        }
    }
}

fn number(tag: &StartTag<()>, name: &[u8]) -> Option<i64> {
    let (_, value) = tag
        .attributes
        .iter()
        .find(|(key, _)| key.as_slice() == name)?;
    std::str::from_utf8(value).ok()?.trim().parse().ok()
}

/// The blanks HTML folds, and the one that holds words together, which a reader's lines do not.
fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{c}' | '\u{a0}')
}
