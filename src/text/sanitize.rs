//! Placeholder signatures; the text floor replaces the bodies.

use std::borrow::Cow;

/// Longest single line kept, in characters.
pub const LINE_CAP: usize = 2_000;

/// A text made safe, and how much had to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned<'a> {
    /// The display form.
    pub text: Cow<'a, str>,
    /// How many characters were removed or replaced.
    pub removed: u32,
}

/// Display form of a one-line field (headline, name, label, path, message): no control or format character, no line break.
pub fn line(text: &str) -> Cow<'_, str> {
    Cow::Owned(
        text.chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect(),
    )
}

/// Display form of a text of several lines: as [`line`], with `\n` kept.
pub fn body(text: &str) -> Cleaned<'_> {
    Cleaned {
        text: Cow::Owned(
            text.chars()
                .filter(|c| !c.is_control() || *c == '\n')
                .collect(),
        ),
        removed: 0,
    }
}

/// Whether a character must never reach a terminal cell.
pub fn is_forbidden(character: char) -> bool {
    character.is_control()
}

/// Escapes, in serialised JSON, what a terminal could act on (DEL, C1, bidi, separators) as `\uXXXX`.
pub fn json(serialised: &str) -> Cow<'_, str> {
    Cow::Borrowed(serialised)
}
