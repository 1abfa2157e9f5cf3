//! `dateline cache`: what is kept to start faster. All of it can be found again.

use super::{Context, arguments::Cache, output::Output};
use crate::{
    store::cache,
    text::{
        count::{bytes, counted},
        sanitize,
    },
};
use anyhow::bail;
use jiff::Timestamp;
use std::path::Path;

/// Widths of the columns on a terminal.
const WIDTHS: [Option<u16>; 4] = [Some(20), Some(8), Some(17), None];

pub(super) fn run(command: Cache, context: &Context, out: &mut Output) -> anyhow::Result<bool> {
    let Some(folder) = context.settings.places.cache.as_deref() else {
        bail!("there is no cache: name a folder with --cache DIR");
    };
    match command {
        Cache::List => list(folder, out),
        Cache::Clear => {
            let count = cache::list(folder).len();
            let cleared = cache::clear(folder)?;
            let files = counted(count, "file");
            out.line(&format!("{files} removed, {}", bytes(cleared)))?;
            Ok(count > 0)
        }
        Cache::Limit { bytes: None } => {
            out.line(&bytes(cache::limit(folder)))?;
            Ok(true)
        }
        Cache::Limit { bytes: Some(most) } => {
            cache::set_limit(folder, most)?;
            Ok(true)
        }
    }
}

fn list(folder: &Path, out: &mut Output) -> anyhow::Result<bool> {
    let kept = cache::list(folder);
    for file in &kept {
        let written = Timestamp::from_second(file.written).unwrap_or_default();
        let cells = [
            file.what,
            &bytes(file.length),
            &written.strftime("%Y-%m-%d %H:%MZ").to_string(),
            &sanitize::path(&file.path),
        ];
        out.row(&cells, &WIDTHS)?;
    }
    let all = kept.iter().map(|file| file.length).sum();
    let limit = bytes(cache::limit(folder));
    let files = counted(kept.len(), "file");
    out.line(&format!("{files}, {} of {limit} at most", bytes(all)))?;
    Ok(!kept.is_empty())
}
