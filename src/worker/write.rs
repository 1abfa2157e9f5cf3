//! Writes the listed articles to a file, in a thread of its own: a second export does not cancel the first.

use crate::{corpus::Corpus, job::Report, query::Row};
use crossbeam_channel::Sender;
use std::{path::PathBuf, sync::Arc, thread};

/// Starts writing `rows` to `path`; what came of it is reported.
pub(super) fn start(corpus: Corpus, rows: Arc<[Row]>, path: PathBuf, reports: Sender<Report>) {
    let failed = reports.clone();
    let run = move || {
        let _ = reports.send(match crate::index::record::write(&corpus, &rows, &path) {
            Ok(count) => Report::Done(format!("{count} articles written to {}", path.display())),
            Err(error) => Report::Failed(error.to_string()),
        });
    };
    if let Err(error) = thread::Builder::new().name("write".to_owned()).spawn(run) {
        let _ = failed.send(Report::Failed(error.to_string()));
    }
}
