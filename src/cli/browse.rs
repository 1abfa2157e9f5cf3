//! `dateline [PATH]…`: the screen. Everything that can go wrong without a terminal is told before one is touched.

use super::{arguments::Selection, open};
use crate::{
    config::{Settings, environment::today},
    run::browse::{Start, browse},
};
use std::sync::Arc;

/// Opens the screen.
///
/// # Errors
/// There is no terminal, or it is lost.
pub(super) fn run(
    settings: Settings,
    selection: Selection,
    term: Option<String>,
) -> anyhow::Result<u8> {
    browse(Start {
        load: open::options(&selection.paths),
        query: selection.query.unwrap_or_default(),
        settings: Arc::new(settings),
        today: today(),
        term,
    })
}
