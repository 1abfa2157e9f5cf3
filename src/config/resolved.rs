//! Placeholder; the config helper completes it. Settings as the program uses them.

use super::Theme;
use crate::keys::Preset;

/// How many colours the terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Colours {
    /// Attributes only (NO_COLOR, vt100).
    None,
    /// The terminal's own 16.
    #[default]
    Sixteen,
    /// The 256 of xterm.
    Indexed,
    /// 24 bits.
    Rgb,
}

/// Resolved settings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// Only ASCII on the screen where we have the choice (rules, marks, ellipses).
    pub is_ascii: bool,
    /// Colours of the terminal.
    pub colours: Colours,
    /// Styles, already fit for `colours`.
    pub theme: Theme,
    /// Which default keys.
    pub preset: Preset,
    /// The mouse is reported.
    pub has_mouse: bool,
    /// The session comes over SSH.
    pub is_remote: bool,
    /// Names are looked for.
    pub has_entities: bool,
}
