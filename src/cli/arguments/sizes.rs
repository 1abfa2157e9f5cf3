//! Sizes as one writes them: of a screen, of files.

use crate::text::size;

/// Reads `120x40`.
pub(super) fn parse_size(text: &str) -> Result<(u16, u16), String> {
    let wants = || "a size is columns x rows, as 120x40".to_owned();
    let (columns, rows) = text.split_once('x').ok_or_else(wants)?;
    match (columns.parse(), rows.parse()) {
        (Ok(columns @ 1..=1000), Ok(rows @ 1..=500)) => Ok((columns, rows)),
        _ => Err(wants()),
    }
}

/// Bytes as one writes them: `500M`, `2 GiB`.
pub(super) fn parse_bytes(text: &str) -> Result<u64, String> {
    size::parse(text).ok_or_else(|| format!("a size is {}", size::WANTED))
}
