//! Samples the records of a shape and reads some of them by a draft of a map.

use super::slots::Slots;
use crate::{
    corpus::survey::Survey,
    job::{Report, SurveyJob, Surveyed},
};
use crossbeam_channel::Sender;
use std::sync::Arc;

/// Waits to be asked, then answers; a newer request ends it.
pub(super) fn next(slots: &Slots, reports: &Sender<Report>) {
    let (job, number) = slots.survey.take();
    let SurveyJob {
        generation,
        corpus,
        article,
        known,
    } = job;
    let is_stale = || slots.survey.is_stale(number);
    let surveyed = match known {
        Some((survey, roles)) => Some((survey, roles)),
        None => Survey::of(&corpus, article, &is_stale).map(|survey| {
            let told = survey.told.clone();
            (Arc::new(survey), told)
        }),
    };
    if is_stale() {
        return;
    }
    let surveyed = surveyed.map(|(survey, roles)| Surveyed {
        preview: Arc::new(survey.preview(&roles)),
        survey,
    });
    let _ = reports.send(Report::Surveyed(generation, surveyed));
}
