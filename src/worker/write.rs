//! Writes the listed articles, or a passage of one, to a file, in a thread of its own: a second export does not cancel the first.
//!
//! A file that is there is not replaced unless the name ends in `!`, as in vi: a key pressed too early must not cost a
//! file, and nothing could undo it.

use super::names::Names;
use crate::{
    corpus::Corpus,
    index::record::{self, Listed, Passage, WriteError},
    job::Report,
    query::Rows,
    text::{count::counted, sanitize},
};
use crossbeam_channel::Sender;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
    thread,
};

/// Starts writing `rows` to `path`; what came of it is reported.
pub(super) fn start(
    corpus: Corpus,
    rows: Rows,
    path: PathBuf,
    names: Arc<Names>,
    reports: Sender<Report>,
) {
    begin(path, reports, move |path| {
        let verdicts = names.verdicts();
        let rows: Vec<Listed> = rows.iter().map(|row| Listed::from(*row)).collect();
        let count = record::write(&corpus, &rows, names.naming(&verdicts), path)?;
        Ok(counted(count, "article"))
    });
}

/// The same of a passage.
pub(super) fn start_passage(
    corpus: Corpus,
    passage: Box<Passage>,
    path: PathBuf,
    reports: Sender<Report>,
) {
    begin(path, reports, move |path| {
        record::write_passage(&corpus, &passage, path)?;
        Ok("the selected passage".to_owned())
    });
}

/// Has `write` write to `path`; it says what it has written.
fn begin(
    path: PathBuf,
    reports: Sender<Report>,
    write: impl FnOnce(&Path) -> Result<String, WriteError> + Send + 'static,
) {
    let failed = reports.clone();
    let run = move || {
        let path = match target(path) {
            Ok(path) => path,
            Err(refusal) => return drop(reports.send(Report::Failed(refusal))),
        };
        let _ = reports.send(match write(&path) {
            Ok(what) => Report::Done(format!("{what} written to {}", sanitize::path(&path))),
            Err(error) => Report::Failed(error.to_string()),
        });
    };
    if let Err(error) = thread::Builder::new().name("write".to_owned()).spawn(run) {
        let _ = failed.send(Report::Failed(error.to_string()));
    }
}

/// The file to write, or why not.
fn target(path: PathBuf) -> Result<PathBuf, String> {
    match path.to_str().and_then(|name| name.strip_suffix('!')) {
        Some(name) => Ok(PathBuf::from(name)),
        None if path.exists() => Err(format!(
            "`{}` is there already: end the name in ! to replace it",
            path.display()
        )),
        None => Ok(path),
    }
}
