//! Editing a line as readline does, by grapheme. Knows nothing of what the line is for.

use super::prompt::{Prompt, PromptKind};
use crate::{
    keys::{Code, Key},
    text::sanitize::is_forbidden,
};
use unicode_segmentation::UnicodeSegmentation;

/// Longest line in bytes: every key parses it anew.
const LINE_CAP: usize = 4_096;

impl Prompt {
    /// A prompt with the cursor at the end of its text.
    pub(super) fn new(kind: PromptKind, text: String) -> Self {
        Self {
            kind,
            cursor: text.len(),
            before: text.clone(),
            text,
            history_at: None,
            search: None,
        }
    }

    /// Replaces the whole line.
    pub(super) fn set(&mut self, text: String) {
        self.cursor = text.len();
        self.text = text;
    }

    /// Inserts what can be shown of `text` at the cursor; line breaks and tabs become blanks.
    pub(super) fn insert(&mut self, text: &str) {
        let spaced = |c: char| {
            if matches!(c, '\n' | '\r' | '\t') {
                ' '
            } else {
                c
            }
        };
        let mut clean: String = text
            .chars()
            .map(spaced)
            .filter(|c| !is_forbidden(*c))
            .collect();
        let room = LINE_CAP.saturating_sub(self.text.len());
        let end = (0..=room.min(clean.len()))
            .rev()
            .find(|at| clean.is_char_boundary(*at));
        clean.truncate(end.unwrap_or(0));
        self.text.insert_str(self.cursor, &clean);
        // An accent joins the letter before it: the cursor goes on to the end of the grapheme.
        let wanted = self.cursor + clean.len();
        let boundary = self.boundaries().find(|at| *at >= wanted);
        self.cursor = boundary.unwrap_or(self.text.len());
    }

    /// Takes an editing key; says whether the text has changed.
    pub(super) fn edit(&mut self, key: Key) -> bool {
        let before = self.text.len();
        let target = self.target(key);
        match (key.code, key.ctrl, key.alt) {
            (Code::Char(character), false, false) => {
                self.insert(character.encode_utf8(&mut [0; 4]));
            }
            (Code::Backspace | Code::Delete | Code::Char('h' | 'w' | 'u' | 'k' | 'd'), ..) => {
                self.cut_to(target.unwrap_or(self.cursor));
            }
            _ => self.cursor = target.unwrap_or(self.cursor),
        }
        self.text.len() != before
    }

    /// Where a key goes, or cuts, to.
    fn target(&self, key: Key) -> Option<usize> {
        Some(match (key.code, key.ctrl, key.alt) {
            (Code::Backspace | Code::Char('b'), _, true) => self.word_left(),
            (Code::Char('f' | 'd'), _, true) => self.word_right(),
            (Code::Left | Code::Backspace, ..) | (Code::Char('b' | 'h'), true, _) => self.left(),
            (Code::Right | Code::Delete, ..) | (Code::Char('f' | 'd'), true, _) => self.right(),
            (Code::Home, ..) | (Code::Char('a' | 'u'), true, _) => 0,
            (Code::End, ..) | (Code::Char('e' | 'k'), true, _) => self.text.len(),
            (Code::Char('w'), true, _) => self.blank_left(),
            _ => return None,
        })
    }

    fn cut_to(&mut self, target: usize) {
        let (start, end) = (target.min(self.cursor), target.max(self.cursor));
        self.text.replace_range(start..end, "");
        // What is left on both sides may join into one grapheme.
        let boundary = self.boundaries().find(|at| *at >= start);
        self.cursor = boundary.unwrap_or(self.text.len());
    }

    fn boundaries(&self) -> impl DoubleEndedIterator<Item = usize> {
        let starts = self.text.grapheme_indices(true).map(|(at, _)| at);
        starts.chain(std::iter::once(self.text.len()))
    }

    fn left(&self) -> usize {
        self.boundaries().rfind(|at| *at < self.cursor).unwrap_or(0)
    }

    fn right(&self) -> usize {
        self.boundaries()
            .find(|at| *at > self.cursor)
            .unwrap_or(self.text.len())
    }

    /// The text before the cursor.
    pub(super) fn head(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or_default()
    }

    fn word_left(&self) -> usize {
        let head = self.head().trim_end_matches(|c: char| !c.is_alphanumeric());
        head.trim_end_matches(char::is_alphanumeric).len()
    }

    fn word_right(&self) -> usize {
        let tail = self.text.get(self.cursor..).unwrap_or_default();
        let rest = tail.trim_start_matches(|c: char| !c.is_alphanumeric());
        self.text.len() - rest.trim_start_matches(char::is_alphanumeric).len()
    }

    fn blank_left(&self) -> usize {
        let head = self.head().trim_end();
        head.trim_end_matches(|c: char| !c.is_whitespace()).len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(text: &str, keys: &[Key]) -> (String, usize) {
        let mut prompt = Prompt::new(PromptKind::Filter, text.to_owned());
        for key in keys {
            prompt.edit(*key);
        }
        (prompt.text, prompt.cursor)
    }

    fn alt(character: char) -> Key {
        Key {
            code: Code::Char(character),
            ctrl: false,
            alt: true,
        }
    }

    #[test]
    fn readline_keys_do_what_fingers_expect() {
        let cases: [(&str, &[Key], &str, usize); 10] = [
            ("one two", &[Key::ctrl('w')], "one ", 4),
            ("one two ", &[Key::ctrl('w')], "one ", 4),
            ("one two", &[Key::ctrl('u')], "", 0),
            ("one two", &[Key::ctrl('a'), Key::ctrl('k')], "", 0),
            (
                "one two",
                &[alt('b'), Key::plain(Code::Backspace)],
                "onetwo",
                3,
            ),
            ("one two", &[Key::ctrl('a'), alt('f')], "one two", 3),
            (
                "one two",
                &[Key::plain(Code::Home), Key::plain(Code::Delete)],
                "ne two",
                0,
            ),
            ("one two", &[Key::ctrl('h')], "one tw", 6),
            (
                "",
                &[
                    Key::ctrl('w'),
                    Key::plain(Code::Left),
                    Key::plain(Code::Delete),
                ],
                "",
                0,
            ),
            (
                "one",
                &[Key::plain(Code::Left), Key::plain(Code::Char('x'))],
                "onxe",
                3,
            ),
        ];
        for (text, keys, expected, cursor) in cases {
            assert_eq!(
                typed(text, keys),
                (expected.to_owned(), cursor),
                "{text} {keys:?}"
            );
        }
    }

    #[test]
    fn backspace_takes_a_whole_grapheme() {
        let (text, cursor) = typed("cafe\u{301}", &[Key::plain(Code::Backspace)]);
        assert_eq!((text.as_str(), cursor), ("caf", 3));
    }

    #[test]
    fn a_pasted_line_break_is_a_blank_and_controls_go() {
        let mut prompt = Prompt::new(PromptKind::Filter, String::new());
        prompt.insert("one\ntwo\u{1b}[31m");
        assert_eq!(prompt.text, "one two[31m");
    }

    #[test]
    fn a_line_never_grows_past_its_cap() {
        let mut prompt = Prompt::new(PromptKind::Filter, String::new());
        prompt.insert(&"é".repeat(40_000));
        assert!(prompt.text.len() <= LINE_CAP);
    }

    proptest! {
        #[test]
        fn the_cursor_stays_on_a_grapheme_boundary(
            start in "\\PC{0,12}",
            keys in prop::collection::vec((any::<char>(), any::<bool>(), any::<bool>()), 0..40),
        ) {
            let mut prompt = Prompt::new(PromptKind::Find, start);
            for (character, ctrl, alt) in keys {
                prompt.edit(Key { code: Code::Char(character), ctrl, alt });
                prompt.edit(Key::plain(Code::Left));
                prop_assert!(prompt.boundaries().any(|at| at == prompt.cursor));
            }
        }
    }
}
