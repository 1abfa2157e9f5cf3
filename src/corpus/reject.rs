//! What could not be read, where, and why: shown by `inspect` and F2, never fatal.

use std::fmt;

/// One record or file that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
    /// Path of the file as shown, sanitised.
    pub file: String,
    /// Line in the file, from 1; none when the whole file is meant.
    pub line: Option<u32>,
    /// Byte in the (decoded) file, from 0.
    pub byte: Option<u64>,
    /// Why.
    pub reason: Reason,
}

/// Why a record or a file was left out. The words are in `Display`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Reason {
    /// The operating system's words.
    #[error("cannot read: {0}")]
    Unreadable(String),
    /// Nothing of this name, or nothing a glob matches.
    #[error("no such file or directory")]
    Missing,
    /// A pipe, device or socket where a file should be.
    #[error("{0}, not a file")]
    NotAFile(&'static str),
    /// A directory in which no file looks like JSON or a wire article.
    #[error("no JSON and no wire text in this directory")]
    NoFiles,
    /// The same of a zip archive.
    #[error("no JSON and no wire text in this archive")]
    NoEntries,
    /// A file of no bytes, or of blanks alone.
    #[error("empty file")]
    EmptyFile,
    /// Something packed that is not opened: an archive inside an archive, a password, a compression we do not know.
    #[error("{0}, which is not opened: unpack it first")]
    Packed(&'static str),
    /// Packed so that unpacking looks back further than we keep.
    #[error("needs more than {} MB of memory to be unpacked, which is the limit", .0 >> 20)]
    Window(u64),
    /// A zip archive that lost its end, where its directory stands.
    #[error("the zip archive lost its directory: its entries were looked for one after the other")]
    NoDirectory,
    /// Entries of a zip archive that would be too much together, and the limit.
    #[error("{0} entries left out: the archive expands to more than {1} bytes, the limit for it")]
    Entries(u64, u64),
    /// A zip archive of more entries than are looked at.
    #[error("more than {0} entries: the rest was not looked at")]
    TooMany(usize),
    /// The compressed file grows beyond the cap: a bomb, or a setting too low.
    #[error("expands to more than {0} bytes, the limit for this file")]
    Expands(u64),
    /// The compressed stream is damaged; the words of the decoder.
    #[error("damaged compression: {0}")]
    BadCompression(String),
    /// The file is not JSON at all.
    #[error("{0}")]
    NotJson(&'static str),
    /// The JSON does not hold articles.
    #[error("no articles found: {0}")]
    NotArticles(String),
    /// Nothing stands where the user said the records are: the way, and the one most likely meant.
    #[error("no records under `{0}`{nearest}", nearest = nearest(.1.as_deref()))]
    NothingThere(String, Option<String>),
    /// Every article of a list stands in other files too.
    #[error("a list of articles that other files hold")]
    Index,
    /// Single quotes around its keys.
    #[error("the repr of Python objects, not JSON: write it with json.dumps")]
    Python,
    /// The parser's words.
    #[error("not valid JSON: {0}")]
    Damaged(String),
    /// The file ends inside this record.
    #[error("unexpected end of file")]
    Truncated,
    /// The record is not an object.
    #[error("not an object but {0}")]
    NotAnObject(&'static str),
    /// A table with more columns than are read side by side.
    #[error("a table of {0} columns is over the limit of {1}")]
    TooManyColumns(usize, usize),
    /// Something else among rows.
    #[error("not a row but {0}")]
    NotARow(&'static str),
    /// The row that names the columns.
    #[error("the names of the columns")]
    Header,
    /// Neither headline nor text.
    #[error("neither headline nor text")]
    Empty,
    /// Another kind of record than the articles around it: the field that tells, and its value.
    #[error("not an article: `{0}` is `{1}`")]
    OtherKind(String, String),
    /// Other fields than the articles around it, and neither text nor date.
    #[error("not an article: its fields are not those of the articles around it")]
    Unlike,
    /// Larger than the cap on records.
    #[error("record of {0} bytes is over the limit of {1}")]
    TooLarge(u64, u64),
    /// More of the same; only the first are listed one by one.
    #[error("{0} more records left out")]
    More(u64),
}

fn nearest(path: Option<&str>) -> String {
    path.map_or_else(String::new, |path| format!("; the nearest is `{path}`"))
}

impl Reason {
    /// Whether the file could not even be opened, as when `grep` ends with an error although it found something.
    pub const fn is_of_system(&self) -> bool {
        matches!(
            self,
            Self::Unreadable(_) | Self::Missing | Self::NotAFile(_)
        )
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(out, ":{line}")?;
        }
        write!(out, ": {}", self.reason)
    }
}
