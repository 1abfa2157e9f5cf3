//! The configuration file: TOML, read with its line numbers, so that what is wrong can be pointed at.
//!
//! A wrong line costs that line: it becomes a [`Problem`], and the rest is used. What the settings mean beside flags and
//! environment is for `resolved` to say.

mod reading;

use super::{Colours, ThemeName};
use crate::{
    keys::{Context, Preset},
    text::{sanitize, system},
};
use reading::Reading;
use std::{
    fs, io,
    path::{Path, PathBuf},
};
use thiserror::Error;

/// No settings are this long: whatever it is, it is not the file that was meant.
const LARGEST_FILE: u64 = 1 << 20;

/// A setting and the line it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stated<T> {
    /// What it is set to.
    pub value: T,
    /// Where, counted from 1.
    pub line: usize,
}

/// A key as the file binds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyLine {
    /// In which context; none: wherever the action is live (`[keys.all]`).
    pub context: Option<Context>,
    /// The keys, as written.
    pub keys: String,
    /// The action, as written; empty to unbind.
    pub action: String,
    /// Where, counted from 1.
    pub line: usize,
}

/// What the file says; each part may be missing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct File {
    /// `theme = "dark"`
    pub theme: Option<Stated<ThemeName>>,
    /// `colours = "256"`
    pub colours: Option<Stated<Colours>>,
    /// `ascii = true`
    pub is_ascii: Option<Stated<bool>>,
    /// `mouse = true`
    pub has_mouse: Option<Stated<bool>>,
    /// `entities = false`
    pub has_entities: Option<Stated<bool>>,
    /// `index = true`
    pub has_index: Option<Stated<bool>>,
    /// `record-limit = "16 MiB"`
    pub record_limit: Option<Stated<u64>>,
    /// `expansion-limit = "64 GiB"`
    pub expansion_limit: Option<Stated<u64>>,
    /// `expansion-factor = 200`
    pub expansion_factor: Option<Stated<u64>>,
    /// `state = "/var/news"`
    pub state: Option<Stated<PathBuf>>,
    /// `keys.preset = "less"`
    pub preset: Option<Stated<Preset>>,
    /// `[keys.list]` and so on.
    pub keys: Vec<KeyLine>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// The first of them that makes it something else than TOML.
    pub broken: Option<Problem>,
    /// The file it stands in, sanitised.
    pub path: Option<String>,
}

/// Something wrong in the file; the rest is used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}{sentence}", place(file.as_deref(), *line))]
pub struct Problem {
    /// The file, sanitised.
    pub file: Option<String>,
    /// Where, counted from 1; 0 for the file as a whole.
    pub line: usize,
    /// What is wrong, sanitised.
    pub sentence: String,
}

/// The file cannot be read at all.
#[derive(Debug, Error)]
#[error("cannot read the configuration `{path}`: {cause}")]
pub struct ConfigError {
    /// The file, sanitised.
    pub path: String,
    /// Why not.
    pub cause: Unreadable,
}

/// Why a file cannot be read.
#[derive(Debug, Error)]
pub enum Unreadable {
    /// The system says so.
    #[error("{}", system::reason(.0))]
    Io(#[from] io::Error),
    /// A folder, a pipe, a device.
    #[error("it is not a file")]
    NotAFile,
    /// Longer than any settings.
    #[error("it is longer than 1 MiB")]
    TooLong,
    /// Not text.
    #[error("it is not UTF-8")]
    NotText,
    /// Text, but not TOML: the line from 1, and the words of the parser.
    #[error("line {0}: {1}")]
    NotToml(usize, String),
}

fn place(file: Option<&str>, line: usize) -> String {
    match (file, line) {
        (_, 0) => String::new(),
        (Some(file), line) => format!("`{file}` line {line}: "),
        (None, line) => format!("line {line}: "),
    }
}

impl ConfigError {
    /// Is it only that there is no such file?
    pub fn is_missing(&self) -> bool {
        matches!(&self.cause, Unreadable::Io(error) if error.kind() == io::ErrorKind::NotFound)
    }
}

impl File {
    /// Reads the file at `path`.
    ///
    /// # Errors
    /// When it cannot be read. What is wrong in it is no error but a [`Problem`].
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let text = text(path).map_err(|cause| ConfigError {
            path: sanitize::path(path),
            cause,
        })?;
        let mut file = Self::parse(&text);
        file.path = Some(sanitize::path(path));
        for problem in &mut file.problems {
            problem.file.clone_from(&file.path);
        }
        Ok(file)
    }

    /// Why the file as a whole is not to be trusted: it is not TOML.
    pub(super) fn not_toml(&self) -> Option<ConfigError> {
        let broken = self.broken.as_ref()?;
        Some(ConfigError {
            path: self.path.clone().unwrap_or_default(),
            cause: Unreadable::NotToml(broken.line, broken.sentence.clone()),
        })
    }

    /// A file that says nothing but why it cannot be read.
    pub(super) fn unreadable(error: &ConfigError) -> Self {
        Self {
            problems: vec![Problem {
                file: Some(error.path.clone()),
                line: 0,
                sentence: error.to_string(),
            }],
            ..Self::default()
        }
    }

    /// Reads what a file says.
    pub fn parse(text: &str) -> Self {
        Reading::of(text.strip_prefix('\u{feff}').unwrap_or(text))
    }
}

fn text(path: &Path) -> Result<String, Unreadable> {
    let facts = fs::metadata(path)?;
    if !facts.is_file() {
        return Err(Unreadable::NotAFile);
    }
    if facts.len() > LARGEST_FILE {
        return Err(Unreadable::TooLong);
    }
    String::from_utf8(fs::read(path)?).map_err(|_| Unreadable::NotText)
}

#[cfg(test)]
mod tests;
