//! Loads the corpus and reports as it grows.

use super::spawn::{Made, Slots};
use crate::{
    corpus::{
        Corpus,
        load::{Options, load},
        mapping::unused,
    },
    job::Report,
};
use crossbeam_channel::Sender;
use std::{ops::ControlFlow, sync::PoisonError};

/// Waits to be asked, then loads everything once, by the maps made meanwhile; a newer request ends it.
pub(super) fn next(slots: &Slots, options: &Options, made: &Made, reports: &Sender<Report>) {
    let ((), number) = slots.load.take();
    let made = made.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let is_first = made.is_empty();
    let mut options = options.clone();
    options.told.kept.extend(made);
    load(&options, &mut |progress| {
        let corpus = progress.is_complete.then(|| progress.corpus.clone());
        let is_heard = reports.send(Report::Loading(progress)).is_ok();
        if let Some(corpus) = corpus.filter(|_| is_first) {
            tell_unused(&options, &corpus, reports);
        }
        if is_heard && !slots.load.is_stale(number) {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
}

/// Says which field told on the command line stands in no record.
fn tell_unused(options: &Options, corpus: &Corpus, reports: &Sender<Report>) {
    if let Some(slip) = unused(&options.told.roles, corpus).first() {
        let _ = reports.send(Report::Failed(slip.to_string()));
    }
}
