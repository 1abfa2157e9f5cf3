//! The environment and the clock, read once: the only file that does. What it means is for `resolved` to say.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use std::{os::unix::fs::MetadataExt, path::PathBuf};

/// What the environment says, as it says it; tests fill it by hand. A variable that is set to nothing is not set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Environment {
    /// What the terminal calls itself.
    pub term: Option<String>,
    /// `truecolor` or `24bit` on a terminal that shows them.
    pub colour_term: Option<String>,
    /// Is `NO_COLOR` set?
    pub is_colour_unwanted: bool,
    /// The locale of characters: `LC_ALL`, else `LC_CTYPE`, else `LANG`.
    pub locale: Option<String>,
    /// Does the session come over SSH?
    pub is_remote: bool,
    /// The socket of tmux.
    pub tmux: Option<String>,
    /// The session of GNU screen.
    pub screen: Option<String>,
    /// Is `ACCESSIBLE` set (and not to 0)?
    pub is_accessible: bool,
    /// The user's pager.
    pub pager: Option<String>,
    /// The home folder.
    pub home: Option<PathBuf>,
    /// `XDG_CONFIG_HOME`.
    pub config_home: Option<PathBuf>,
    /// `XDG_STATE_HOME`.
    pub state_home: Option<PathBuf>,
    /// `XDG_CACHE_HOME`.
    pub cache_home: Option<PathBuf>,
    /// Which program runs.
    pub program: Option<Program>,
}

/// The file of a program, as it tells one build from another: its length, and when it was written, with nanoseconds.
pub type Program = (u64, i64, i64);

impl Environment {
    /// Reads the environment of the process.
    pub fn read() -> Self {
        let is_set = |name| path(name).is_some();
        Self {
            term: word("TERM"),
            colour_term: word("COLORTERM"),
            is_colour_unwanted: is_set("NO_COLOR"),
            locale: word("LC_ALL")
                .or_else(|| word("LC_CTYPE"))
                .or_else(|| word("LANG")),
            is_remote: is_set("SSH_CONNECTION") || is_set("SSH_TTY"),
            tmux: word("TMUX"),
            screen: word("STY"),
            is_accessible: word("ACCESSIBLE").is_some_and(|value| value != "0"),
            pager: word("PAGER"),
            home: path("HOME"),
            config_home: path("XDG_CONFIG_HOME"),
            state_home: path("XDG_STATE_HOME"),
            cache_home: path("XDG_CACHE_HOME"),
            program: program(),
        }
    }

    /// Would characters beyond ASCII come out wrong? `C`, `POSIX` and a stated character set that is not UTF-8 say so;
    /// no locale at all says nothing, and on the terminals of today that means UTF-8.
    pub fn is_ascii(&self) -> bool {
        let Some(locale) = self.locale.as_deref() else {
            return false;
        };
        let locale = locale.split('@').next().unwrap_or_default();
        match locale.split_once('.') {
            None => matches!(locale, "C" | "POSIX"),
            Some((_, charset)) => {
                !(charset.eq_ignore_ascii_case("UTF-8") || charset.eq_ignore_ascii_case("UTF8"))
            }
        }
    }
}

/// The day it is, in UTC: the day that dates in a query count from.
pub fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}

/// The file of the program that runs, if the system tells.
fn program() -> Option<Program> {
    let facts = std::env::current_exe().and_then(std::fs::metadata).ok()?;
    Some((facts.len(), facts.mtime(), facts.mtime_nsec()))
}

/// The value of a variable that is text; none if it is not, or empty.
fn word(name: &str) -> Option<String> {
    path(name)?.into_os_string().into_string().ok()
}

/// The value of a variable as it is; none if it is empty.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the edge where the environment is read"
)]
fn path(name: &str) -> Option<PathBuf> {
    std::env::var_os(name)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_without_utf8_wants_ascii() {
        let table = [
            (None, false),
            (Some("C"), true),
            (Some("POSIX"), true),
            (Some("C.UTF-8"), false),
            (Some("en_GB.utf8"), false),
            (Some("de_DE.ISO-8859-15"), true),
            (Some("ca_ES.UTF-8@valencia"), false),
            (Some("de_DE@euro"), false),
        ];
        for (locale, is_ascii) in table {
            let environment = Environment {
                locale: locale.map(str::to_owned),
                ..Environment::default()
            };
            assert_eq!(environment.is_ascii(), is_ascii, "{locale:?}");
        }
    }
}
