//! A key press, free of any terminal library; how it is written (`Ctrl-d`, `PgDn`, `y u`) and read back.
//!
//! Shift is kept only where the character does not show it (Shift-Tab): `G` is a key, `Shift-g` is not, because no
//! terminal in its ordinary mode tells them apart. For the same reason some keys are one and the same, see
//! [`Key::canonical`].

use std::fmt;
use thiserror::Error;

/// Which key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are on the keys")]
pub enum Code {
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    F(u8),
}

/// A key with its modifiers. Shift is only kept where the character does not show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The key.
    pub code: Code,
    /// With Control.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
}

/// Why something written is not a key.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum KeyError {
    /// Nothing is written.
    #[error("no key is named")]
    Empty,
    /// No such key.
    #[error("no key is called `{0}`")]
    Unknown(String),
    /// Shift is seen in the character, or not at all.
    #[error("`{0}`: a terminal does not report Shift by itself; write the capital letter")]
    Shift(String),
}

/// Keys that are not characters, as they are printed.
const NAMED: &[(&str, Code)] = &[
    ("Space", Code::Char(' ')),
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Tab", Code::Tab),
    ("Shift-Tab", Code::BackTab),
    ("Backspace", Code::Backspace),
    ("Delete", Code::Delete),
    ("Insert", Code::Insert),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PgUp", Code::PageUp),
    ("PgDn", Code::PageDown),
];

/// Other ways people write them.
const ALSO: &[(&str, Code)] = &[
    ("Return", Code::Enter),
    ("Escape", Code::Esc),
    ("BackTab", Code::BackTab),
    ("Del", Code::Delete),
    ("Ins", Code::Insert),
    ("PageUp", Code::PageUp),
    ("PageDown", Code::PageDown),
];

impl Key {
    /// A plain key.
    pub const fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
        }
    }

    /// A character with Control.
    pub const fn ctrl(character: char) -> Self {
        Self {
            code: Code::Char(character),
            ctrl: true,
            alt: false,
        }
    }

    /// A plain character.
    pub const fn char(character: char) -> Self {
        Self::plain(Code::Char(character))
    }

    /// Reads one key: `G`, `Ctrl-d`, `Alt-b`, `F2`, `Space`. Names are read in any case, characters are not.
    ///
    /// # Errors
    /// When no key is written so.
    pub fn parse(written: &str) -> Result<Self, KeyError> {
        if written.is_empty() {
            return Err(KeyError::Empty);
        }
        let (mut rest, mut ctrl, mut alt) = (written, false, false);
        loop {
            if let Some(after) = modifier(rest, "Ctrl-").filter(|_| !ctrl) {
                (rest, ctrl) = (after, true);
            } else if let Some(after) = modifier(rest, "Alt-").filter(|_| !alt) {
                (rest, alt) = (after, true);
            } else {
                break;
            }
        }
        let Some(code) = code(rest) else {
            let written = written.to_owned();
            return Err(match modifier(rest, "Shift-") {
                Some(_) => KeyError::Shift(written),
                None => KeyError::Unknown(written),
            });
        };
        Ok(Self { code, ctrl, alt }.canonical())
    }

    /// Reads keys typed one after the other, apart by spaces: `y u`.
    ///
    /// # Errors
    /// When one of them is not a key, or there is none.
    pub fn parse_chord(written: &str) -> Result<Vec<Self>, KeyError> {
        let keys: Vec<_> = written
            .split_ascii_whitespace()
            .map(Self::parse)
            .collect::<Result<_, _>>()?;
        if keys.is_empty() {
            return Err(KeyError::Empty);
        }
        Ok(keys)
    }

    /// Writes keys typed one after the other: `y u`.
    pub fn print_chord(keys: &[Self]) -> String {
        let printed: Vec<_> = keys.iter().map(Self::to_string).collect();
        printed.join(" ")
    }

    /// The same key, where one byte has two names: Ctrl-i is Tab, Ctrl-m Enter, Ctrl-h Backspace (many terminals send
    /// it for that key) and Ctrl-[ Esc; a letter with Control has no case.
    #[must_use]
    pub const fn canonical(self) -> Self {
        let Self {
            code: Code::Char(character),
            ctrl: true,
            alt,
        } = self
        else {
            return self;
        };
        let code = match character.to_ascii_lowercase() {
            'i' => Code::Tab,
            'm' => Code::Enter,
            'h' => Code::Backspace,
            '[' => Code::Esc,
            other => {
                return Self {
                    code: Code::Char(other),
                    ctrl: true,
                    alt,
                };
            }
        };
        Self {
            code,
            ctrl: false,
            alt,
        }
    }

    /// The digit on the key, if it is a plain digit.
    pub(super) fn digit(self) -> Option<u32> {
        match self {
            Self {
                code: Code::Char(character),
                ctrl: false,
                alt: false,
            } => character.to_digit(10),
            _ => None,
        }
    }
}

/// What follows a modifier, if `written` begins with it and does not end there (`Ctrl--` is Control and a minus).
fn modifier<'a>(written: &'a str, name: &str) -> Option<&'a str> {
    let (start, rest) = written.split_at_checked(name.len())?;
    (start.eq_ignore_ascii_case(name) && !rest.is_empty()).then_some(rest)
}

fn code(written: &str) -> Option<Code> {
    let mut characters = written.chars();
    if let (Some(character), None) = (characters.next(), characters.next()) {
        let is_key = !character.is_control() && !character.is_whitespace();
        return is_key.then_some(Code::Char(character));
    }
    let named = NAMED.iter().chain(ALSO);
    if let Some((_, code)) = named
        .clone()
        .find(|(name, _)| name.eq_ignore_ascii_case(written))
    {
        return Some(*code);
    }
    let number = written.strip_prefix(['F', 'f'])?;
    let number: u8 = number.parse().ok()?;
    (1..=24).contains(&number).then_some(Code::F(number))
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            out.write_str("Ctrl-")?;
        }
        if self.alt {
            out.write_str("Alt-")?;
        }
        if let Some((name, _)) = NAMED.iter().find(|(_, code)| *code == self.code) {
            return out.write_str(name);
        }
        match self.code {
            Code::Char(character) => write!(out, "{character}"),
            Code::F(number) => write!(out, "F{number}"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keys_are_read_as_people_write_them() {
        let table = [
            ("j", Key::char('j')),
            ("G", Key::char('G')),
            ("-", Key::char('-')),
            ("Space", Key::char(' ')),
            ("Ctrl-d", Key::ctrl('d')),
            ("ctrl-D", Key::ctrl('d')),
            ("Ctrl--", Key::ctrl('-')),
            ("F2", Key::plain(Code::F(2))),
            ("pgdn", Key::plain(Code::PageDown)),
            ("PageDown", Key::plain(Code::PageDown)),
            ("Shift-Tab", Key::plain(Code::BackTab)),
            ("é", Key::char('é')),
        ];
        for (written, key) in table {
            assert_eq!(Key::parse(written), Ok(key), "{written}");
        }
        let alt = Key {
            alt: true,
            ..Key::char('b')
        };
        assert_eq!(Key::parse("Alt-b"), Ok(alt));
    }

    #[test]
    fn what_is_no_key_is_refused_with_its_reason() {
        let table = [
            ("", "no key is named"),
            ("Foo", "no key is called `Foo`"),
            ("F25", "no key is called `F25`"),
            ("Ctrl-", "no key is called `Ctrl-`"),
            ("\u{1b}", "no key is called `\u{1b}`"),
        ];
        for (written, sentence) in table {
            let error = Key::parse(written).expect_err(written);
            assert_eq!(error.to_string(), sentence);
        }
        let error = Key::parse("Shift-g").expect_err("shift");
        assert!(error.to_string().contains("write the capital letter"));
    }

    #[test]
    fn keys_that_are_one_byte_are_one_key() {
        assert_eq!(Key::ctrl('i').canonical(), Key::plain(Code::Tab));
        assert_eq!(Key::ctrl('m').canonical(), Key::plain(Code::Enter));
        assert_eq!(Key::ctrl('h').canonical(), Key::plain(Code::Backspace));
        assert_eq!(Key::ctrl('[').canonical(), Key::plain(Code::Esc));
        assert_eq!(Key::ctrl('j').canonical(), Key::ctrl('j'));
    }

    fn any_key() -> impl Strategy<Value = Key> {
        let named = (0..NAMED.len()).prop_map(|index| NAMED[index].1);
        let code = prop_oneof![
            any::<char>()
                .prop_filter("printable", |c| !c.is_control() && !c.is_whitespace())
                .prop_map(Code::Char),
            named,
            (1u8..=24).prop_map(Code::F),
        ];
        (code, any::<bool>(), any::<bool>())
            .prop_map(|(code, ctrl, alt)| Key { code, ctrl, alt }.canonical())
    }

    proptest! {
        #[test]
        fn printed_keys_are_read_back(keys in prop::collection::vec(any_key(), 1..4)) {
            prop_assert_eq!(Key::parse_chord(&Key::print_chord(&keys)), Ok(keys));
        }

        #[test]
        fn reading_never_panics(written in ".{0,12}") {
            let _ = Key::parse_chord(&written);
        }
    }
}
