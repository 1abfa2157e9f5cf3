//! `dateline inspect`: what was made of the files, file by file and in all, and every record that was left out.
//!
//! The report is found even where nothing else is: a file that is not articles is what one inspects. Status 2 then.

mod page;
mod summary;
mod twin;

use super::{
    Context,
    arguments::{Inspect, ReportFormat},
    open,
    output::Output,
};
use crate::{corpus::mapping::unused, index::record};
use summary::Summary;

/// Prints the report.
pub(super) fn run(inspect: &Inspect, context: &Context, out: &mut Output) -> anyhow::Result<bool> {
    let options = open::options(&inspect.files, &context.settings, context.today);
    let corpus = open::load_all(&options);
    let summary = Summary::of(&corpus);
    match inspect.format {
        ReportFormat::Json => out.line(&record::line(&summary.object()))?,
        ReportFormat::Text => out.bytes(page::page(&summary).as_bytes())?,
    }
    if corpus.is_empty() {
        anyhow::bail!("no articles were found");
    }
    open::refuse_unused(unused(&options.told.roles, &corpus))?;
    Ok(true)
}
