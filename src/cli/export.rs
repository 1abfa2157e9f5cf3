//! `dateline export`: matching articles into a file, whole or not at all.

use super::{
    Context,
    arguments::Export,
    open,
    output::{Output, complain},
    select::select,
};
use crate::{
    index::record::{Ending, write},
    text::{count::counted, sanitize},
};

pub(super) fn run(export: &Export, context: &Context, out: &mut Output) -> anyhow::Result<bool> {
    // A wrong name is told before a large archive is read
    Ending::of(&export.to)?;
    let corpus = open(&export.selection.files, context)?;
    let rows = select(&corpus, &export.selection, export.order.sort, None, context)?;
    if rows.is_empty() {
        complain("nothing found, nothing written");
        return Ok(false);
    }
    let count = write(&corpus, &rows, context.naming(), &export.to)?;
    let written = counted(count, "article");
    out.line(&format!(
        "{written} written to {}",
        sanitize::path(&export.to)
    ))?;
    Ok(true)
}
