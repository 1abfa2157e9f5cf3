//! Copying, over the terminal: OSC 52, which also reaches the right machine over SSH.
//!
//! There is no answer, so the words only claim what was done. Terminals cut long sequences at different lengths;
//! longer texts go to a file only the user can read.

use crate::text::sanitize;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fmt;
use std::io::{self, Write};
use std::path::PathBuf;

/// Bytes sent through the terminal at most.
pub const LONGEST: usize = 2_048;

/// What became of a copied text; its `Display` says so to the user.
#[derive(Debug)]
pub enum Copied {
    /// Sent through the terminal.
    Sent,
    /// Too long: written to this file.
    Filed(PathBuf),
    /// Too long, and the file could not be written.
    Failed(io::Error),
}

impl fmt::Display for Copied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sent => f.write_str("sent to your terminal's clipboard"),
            Self::Filed(path) => {
                let path = path.to_string_lossy();
                write!(
                    f,
                    "in `{}`: too long for the terminal's clipboard",
                    sanitize::line(&path)
                )
            }
            Self::Failed(error) => {
                let error = error.to_string();
                let error = sanitize::line(&error);
                write!(
                    f,
                    "too long for the terminal's clipboard, and no file for it: {error}"
                )
            }
        }
    }
}

/// What stands between us and the user's terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Multiplexer {
    /// Nothing that we know of.
    #[default]
    None,
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
}

impl Multiplexer {
    /// From `$TERM` and whether `$TMUX` is set (tmux often calls itself `screen`).
    pub(super) fn of(term: &str, in_tmux: bool) -> Self {
        if in_tmux || term.starts_with("tmux") {
            Self::Tmux
        } else if term.starts_with("screen") {
            Self::Screen
        } else {
            Self::None
        }
    }
}

/// The sequence that copies `text`, if it is short enough for one.
pub(super) fn sequence(text: &str, multiplexer: Multiplexer) -> Option<Vec<u8>> {
    if text.len() > LONGEST {
        return None;
    }
    let copy = format!("\x1b]52;c;{}\x07", STANDARD.encode(text));
    Some(
        match multiplexer {
            Multiplexer::None => copy,
            // tmux takes the plain one if `set-clipboard` is on and the wrapped one if passing through is allowed.
            Multiplexer::Tmux => {
                format!("{copy}\x1bPtmux;{}\x1b\\", copy.replace('\x1b', "\x1b\x1b"))
            }
            Multiplexer::Screen => in_pieces(&copy),
        }
        .into_bytes(),
    )
}

/// screen passes strings of 768 bytes at most.
fn in_pieces(copy: &str) -> String {
    let mut wrapped = String::with_capacity(copy.len() + 32);
    for piece in copy.as_bytes().chunks(700) {
        wrapped.push_str("\x1bP");
        wrapped.push_str(&String::from_utf8_lossy(piece));
        wrapped.push_str("\x1b\\");
    }
    wrapped
}

/// Writes `text` to a new file that only the user can read.
pub(super) fn file(text: &str) -> Copied {
    let write = || {
        let mut file = tempfile::Builder::new()
            .prefix("dateline-")
            .suffix(".txt")
            .tempfile()?;
        file.write_all(text.as_bytes())?;
        let (_, path) = file.keep()?;
        Ok(path)
    };
    write().map_or_else(Copied::Failed, Copied::Filed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn sequences_fit_what_is_in_between() {
        let sent = |term, in_tmux| {
            String::from_utf8(sequence("hé", Multiplexer::of(term, in_tmux)).unwrap()).unwrap()
        };
        assert_eq!(sent("xterm", false), "\x1b]52;c;aMOp\x07");
        assert_eq!(sent("screen", false), "\x1bP\x1b]52;c;aMOp\x07\x1b\\");
        let tmux = "\x1b]52;c;aMOp\x07\x1bPtmux;\x1b\x1b]52;c;aMOp\x07\x1b\\";
        assert_eq!(sent("screen-256color", true), tmux);
        assert_eq!(sent("tmux-256color", false), tmux);
        assert_eq!(sequence(&"x".repeat(LONGEST + 1), Multiplexer::None), None);
    }

    #[test]
    fn long_texts_go_to_a_private_file() {
        let text = "long ".repeat(1_000);
        let copied = file(&text);
        let Copied::Filed(path) = &copied else {
            panic!("{copied:?}")
        };
        assert_eq!(std::fs::read_to_string(path).unwrap(), text);
        let mode = std::fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert!(copied.to_string().contains(&*path.to_string_lossy()));
        std::fs::remove_file(path).unwrap();
    }
}
