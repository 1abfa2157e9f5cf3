//! Keeps a map in the user's state, in a thread of its own: a disk that hangs holds up nothing else.

use crate::{
    job::{KeepJob, Report},
    store::maps,
};
use crossbeam_channel::Sender;
use std::{path::PathBuf, thread};

/// Starts keeping; what came of it is reported.
pub(super) fn start(job: KeepJob, state: Option<PathBuf>, reports: Sender<Report>) {
    let failed = reports.clone();
    let run = move || {
        let is_forgotten = job.roles.is_empty();
        let kept = maps::keep(state.as_deref(), &job.shape, &job.roles);
        let _ = reports.send(match kept {
            Ok(()) if is_forgotten => Report::Done("map forgotten: fields as detected".to_owned()),
            Ok(()) => Report::Done("map kept for files of this shape".to_owned()),
            Err(error) => Report::Failed(format!("the map holds until you leave: {error}")),
        });
    };
    if let Err(error) = thread::Builder::new().name("keep".to_owned()).spawn(run) {
        let _ = failed.send(Report::Failed(error.to_string()));
    }
}
