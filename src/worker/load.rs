//! Loads the corpus and reports as it grows.

use super::spawn::Slots;
use crate::{
    corpus::load::{Options, load},
    job::Report,
};
use crossbeam_channel::Sender;
use std::ops::ControlFlow;

/// Waits to be asked, then loads everything once; a newer request ends it.
pub(super) fn next(slots: &Slots, options: &Options, reports: &Sender<Report>) {
    let ((), number) = slots.load.take();
    load(options, &mut |progress| {
        let is_heard = reports.send(Report::Loading(progress)).is_ok();
        if is_heard && !slots.load.is_stale(number) {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
}
