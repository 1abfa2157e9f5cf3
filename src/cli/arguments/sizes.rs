//! Sizes as one writes them: of a screen, of files.

/// Reads `120x40`.
pub(super) fn parse_size(text: &str) -> Result<(u16, u16), String> {
    let wants = || "a size is columns x rows, as 120x40".to_owned();
    let (columns, rows) = text.split_once('x').ok_or_else(wants)?;
    match (columns.parse(), rows.parse()) {
        (Ok(columns @ 1..=1000), Ok(rows @ 1..=500)) => Ok((columns, rows)),
        _ => Err(wants()),
    }
}

/// Bytes as one writes them: `500M`, `2G`.
pub(super) fn parse_bytes(text: &str) -> Result<u64, String> {
    let wants = || "a size is a number of bytes, or with a letter: 500M, 2G".to_owned();
    let digits = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let unit = match text
        .get(digits.len()..)
        .unwrap_or_default()
        .to_ascii_uppercase()
        .as_str()
    {
        "" | "B" => 1,
        "K" | "KB" => 1_000,
        "M" | "MB" => 1_000_000,
        "G" | "GB" => 1_000_000_000,
        _ => return Err(wants()),
    };
    let number: u64 = digits.parse().map_err(|_| wants())?;
    number.checked_mul(unit).ok_or_else(wants)
}

#[cfg(test)]
mod tests {
    use super::parse_bytes;

    #[test]
    fn sizes_are_written_with_a_letter_or_without() {
        assert_eq!(parse_bytes("1000"), Ok(1_000));
        assert_eq!(parse_bytes("500M"), Ok(500_000_000));
        assert_eq!(parse_bytes("2gb"), Ok(2_000_000_000));
        for wrong in ["", "G", "1.5G", "-1", "99999999999G", "2X", "1é"] {
            assert!(parse_bytes(wrong).is_err(), "{wrong}");
        }
    }
}
