//! Sizes in bytes as one writes them, with a unit of thousands or of 1,024: `500M`, `64 MB`, `16 MiB`.

/// What is not understood is told so.
pub const WANTED: &str = "a number of bytes, or one with a unit: 500M, 16 MiB, 2G";

/// The units: what they are called, and how many bytes they are.
const UNITS: [(&str, u64); 15] = [
    ("B", 1),
    ("K", 1_000),
    ("kB", 1_000),
    ("KiB", 1 << 10),
    ("M", 1_000_000),
    ("MB", 1_000_000),
    ("MiB", 1 << 20),
    ("G", 1_000_000_000),
    ("GB", 1_000_000_000),
    ("GiB", 1 << 30),
    ("T", 1_000_000_000_000),
    ("TB", 1_000_000_000_000),
    ("TiB", 1 << 40),
    ("PB", 1_000_000_000_000_000),
    ("PiB", 1 << 50),
];

/// Reads a size; none where it is none, or no number of bytes is so large. Capitals are no matter.
pub fn parse(text: &str) -> Option<u64> {
    let text = text.trim();
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == ' ');
    let unit = text.get(digits.len()..).unwrap_or_default().trim();
    let named = |(name, _): &&(&str, u64)| name.eq_ignore_ascii_case(unit);
    let bytes = match unit {
        "" => 1,
        _ => UNITS.iter().find(named)?.1,
    };
    // A number may be read with a sign, a size has none.
    let number: u64 = digits.parse().ok().filter(|_| !digits.starts_with('+'))?;
    number.checked_mul(bytes)
}

/// A size to the byte, in the largest unit of 1,024 or of a thousand that it is a multiple of.
pub fn exact(bytes: u64) -> String {
    let fits = |(_, unit): &&(&str, u64)| bytes > 0 && bytes.is_multiple_of(*unit);
    let largest = UNITS.iter().rev().find(fits);
    let (name, unit) = largest.unwrap_or(&UNITS[0]);
    format!("{} {name}", bytes / unit)
}

#[cfg(test)]
mod tests {
    use super::{exact, parse};
    use proptest::prelude::*;

    #[test]
    fn sizes_are_written_with_a_unit_or_without() {
        for (text, bytes) in [
            ("1000", 1_000),
            ("812 B", 812),
            ("500M", 500_000_000),
            ("2gb", 2_000_000_000),
            ("64MB", 64_000_000),
            (" 16 MiB ", 16 << 20),
            ("16mib", 16 << 20),
            ("64 GiB", 64 << 30),
            ("1k", 1_000),
        ] {
            assert_eq!(parse(text), Some(bytes), "{text}");
        }
        for wrong in [
            "",
            "G",
            "1.5G",
            "-1",
            "+1",
            "99999999999G",
            "2X",
            "1é",
            "1 M B",
            "MiB 16",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_size_is_printed_in_the_unit_that_fits() {
        assert_eq!(exact(16 << 20), "16 MiB");
        assert_eq!(exact(64_000_000), "64 MB");
        assert_eq!(exact(1_001), "1001 B");
        assert_eq!(exact(0), "0 B");
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_as_the_same(bytes: u64, zeros in 0_u32..40) {
            let bytes = bytes >> zeros << zeros;
            prop_assert_eq!(parse(&exact(bytes)), Some(bytes));
        }
    }
}
