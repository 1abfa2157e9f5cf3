//! `dateline export`: matching articles into a file, whole or not at all.

use super::{
    Context,
    arguments::Export,
    open,
    output::{Output, complain},
    select::{Asked, select},
};
use crate::{
    index::record::{Ending, write},
    text::sanitize,
};

pub(super) fn run(export: &Export, context: &Context, out: &mut Output) -> anyhow::Result<bool> {
    // a wrong name is told before a large archive is read
    Ending::of(&export.to)?;
    let corpus = open(&export.selection.paths, context.today)?;
    let rows = select(
        &corpus,
        &Asked::new(&export.selection, export.order.sort, context),
    )?;
    if rows.is_empty() {
        complain("nothing found, nothing written");
        return Ok(false);
    }
    let count = write(&corpus, &rows, context.extractor.as_ref(), &export.to)?;
    let written = super::open::counted(count as u64, "article");
    let path = export.to.to_string_lossy();
    out.line(&format!("{written} written to {}", sanitize::line(&path)))?;
    Ok(true)
}
