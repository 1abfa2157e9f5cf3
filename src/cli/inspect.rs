//! `dateline inspect`: what was made of the files, file by file and in all, and every record that was left out.
//!
//! The report is found even where nothing else is: a file that is not articles is what one inspects. Status 2 then.

mod json;
mod text;

use super::{
    Context,
    arguments::{Inspect, ReportFormat},
    indexing, open,
    output::Output,
};
use crate::{
    corpus::unused::unused,
    index::{Census, Twins, census::Page, record},
};

/// Prints the report.
pub(super) fn run(inspect: &Inspect, context: &Context, out: &mut Output) -> anyhow::Result<bool> {
    let options = open::options(&inspect.files, context);
    let corpus = open::load_all(&options);
    let twins = Twins::of(&corpus);
    let census = Census {
        indexed: indexing::indexed(&corpus, &inspect.files, context),
        ..Census::whole(&corpus, &twins, context.today)
    };
    match inspect.format {
        ReportFormat::Json => out.line(&record::line(&json::object(&census)))?,
        ReportFormat::Text => out.bytes(text::page(&Page::of(&census, "|")).as_bytes())?,
    }
    if corpus.is_empty() {
        anyhow::bail!("no articles were found");
    }
    open::refuse_unused(unused(&options.told.roles, &corpus))?;
    Ok(true)
}
