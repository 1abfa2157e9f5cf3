//! Writes listed articles to a file of the user's choosing. Everything goes to a new file beside it that is renamed when
//! complete, so that a full disk, a crash or Ctrl-c never leaves half an export under the name asked for.

use super::{Found, Listed, Naming, csv_row, in_order, line, markdown, show_object};
use crate::{
    corpus::{Article, Corpus, ReadError},
    text::{sanitize, system},
};
use std::{
    fs::{self, File, Permissions},
    io::{self, BufWriter, Write},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

/// What a file is written as; told by the ending of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// One object of `show` a line.
    Jsonl,
    /// One array of those objects, one a line.
    Json,
    /// A table with a header row.
    Csv,
    /// One section an article.
    Markdown,
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The ending says no format.
    #[error("cannot tell a format from the name `{0}`\nhint: end it in .jsonl, .json, .csv or .md")]
    Ending(String),
    /// It would replace what it is read from.
    #[error("`{0}` is a file of the archive\nhint: write to another name")]
    Source(String),
    /// The operating system's words.
    #[error("cannot write `{0}`: {reason}", reason = system::reason(.1))]
    Unwritable(String, io::Error),
    /// An article could not be read again; a part of the list is not the list.
    #[error("nothing written: {0}")]
    Read(#[from] ReadError),
}

impl Ending {
    /// The format of a file by its name.
    ///
    /// # Errors
    /// None of our endings.
    pub fn of(path: &Path) -> Result<Self, WriteError> {
        let ending = path
            .extension()
            .and_then(|ending| ending.to_str())
            .unwrap_or_default();
        match ending.to_ascii_lowercase().as_str() {
            "jsonl" | "ndjson" => Ok(Self::Jsonl),
            "json" => Ok(Self::Json),
            "csv" => Ok(Self::Csv),
            "md" | "markdown" => Ok(Self::Markdown),
            _ => Err(WriteError::Ending(sanitize::path(path))),
        }
    }
}

/// Writes `rows` to `path`, replacing it, and returns how many. Names are what `naming` says.
///
/// # Errors
/// An unknown ending, a folder that cannot be written to, an article that changed on disk; `path` is untouched then.
pub fn write(
    corpus: &Corpus,
    rows: &[Listed],
    naming: Naming<'_>,
    path: &Path,
) -> Result<usize, WriteError> {
    to_file(corpus, path, |ending, out| {
        put(corpus, rows, naming, ending, out)
    })?;
    Ok(rows.len())
}

/// Writes what `put` writes to a new file that takes the place of `path`.
pub(super) fn to_file(
    corpus: &Corpus,
    path: &Path,
    put: impl FnOnce(Ending, &mut BufWriter<&mut File>) -> Result<(), Stopped>,
) -> Result<(), WriteError> {
    let ending = Ending::of(path)?;
    let unwritable = |error: io::Error| WriteError::Unwritable(sanitize::path(path), error);
    // A link stays a link: what it points to is replaced
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if is_source(corpus, &target) {
        return Err(WriteError::Source(sanitize::path(path)));
    }
    let mut beside = new_file_beside(&target).map_err(unwritable)?;
    let mut out = BufWriter::with_capacity(1 << 16, beside.as_file_mut());
    put(ending, &mut out).map_err(|stopped| match stopped {
        Stopped::Read(error) => WriteError::Read(error),
        Stopped::Write(error) => unwritable(error),
    })?;
    out.flush().map_err(unwritable)?;
    drop(out);
    beside.as_file().sync_all().map_err(unwritable)?;
    beside
        .persist(&target)
        .map_err(|error| unwritable(error.error))?;
    Ok(())
}

/// Whether the archive itself lies there: it is never written to, not even when asked.
fn is_source(corpus: &Corpus, target: &Path) -> bool {
    let files = corpus.files().iter();
    files
        .filter_map(|file| fs::canonicalize(&file.path).ok())
        .any(|path| path == target)
}

/// Why writing stopped half-way.
pub(super) enum Stopped {
    Read(ReadError),
    Write(io::Error),
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

/// A file in the same folder, with the permissions the target has, or those any new file gets.
fn new_file_beside(target: &Path) -> io::Result<tempfile::NamedTempFile> {
    let folder = match target.parent() {
        Some(folder) if folder != Path::new("") => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let old = fs::metadata(target).ok();
    if old.as_ref().is_some_and(|old| !old.is_file()) {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "not a regular file",
        ));
    }
    let mode = old.map_or(0o666, |old| old.permissions().mode() & 0o777);
    tempfile::Builder::new()
        .prefix(".dateline-")
        .permissions(Permissions::from_mode(mode))
        .tempfile_in(folder)
}

fn put(
    corpus: &Corpus,
    rows: &[Listed],
    naming: Naming<'_>,
    ending: Ending,
    out: &mut impl Write,
) -> Result<(), Stopped> {
    out.write_all(opening(ending)?.as_bytes())?;
    let make =
        |row: Listed, article: Article| one(&article, Found::new(corpus, row), naming, ending);
    let mut is_first = true;
    in_order(corpus, rows, make, |made| {
        if !is_first {
            out.write_all(between(ending).as_bytes())?;
        }
        is_first = false;
        out.write_all(&made.map_err(Stopped::Read)??)?;
        Ok::<_, Stopped>(())
    })?;
    if ending == Ending::Json {
        out.write_all(b"\n]\n")?;
    }
    Ok(())
}

fn opening(ending: Ending) -> io::Result<String> {
    match ending {
        Ending::Json => Ok("[\n".to_owned()),
        Ending::Csv => csv_row::line(&csv_row::EXPORT_COLUMNS)
            .map(|header| String::from_utf8_lossy(&header).into_owned()),
        Ending::Jsonl | Ending::Markdown => Ok(String::new()),
    }
}

const fn between(ending: Ending) -> &'static str {
    match ending {
        Ending::Json => ",\n",
        Ending::Markdown => "\n",
        Ending::Jsonl | Ending::Csv => "",
    }
}

fn one(
    article: &Article,
    found: Found<'_>,
    naming: Naming<'_>,
    ending: Ending,
) -> io::Result<Vec<u8>> {
    match ending {
        Ending::Markdown => return Ok(markdown::article(article).into_bytes()),
        Ending::Csv => {
            let object = show_object(article, found, &crate::entity::Extraction::default());
            return csv_row::line(&csv_row::cells(&object, &csv_row::EXPORT_COLUMNS));
        }
        Ending::Json | Ending::Jsonl => {}
    }
    let mut text = line(&show_object(article, found, &naming.names(article)));
    if ending == Ending::Jsonl {
        text.push('\n');
    }
    Ok(text.into_bytes())
}
