//! Counts in words: `1 article`, `3 articles`. How the number itself is printed is the caller's.

/// A noun as it stands after a number.
pub fn noun(count: usize, one: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{one}{ending}")
}

/// A number and what it counts.
pub fn counted(count: usize, one: &str) -> String {
    format!("{count} {}", noun(count, one))
}

/// Bytes, in the unit that keeps them short: `812 kB`, `4.4 GB`.
pub fn bytes(number: u64) -> String {
    let scaled = |unit: u64| number as f64 / unit as f64;
    match number {
        0..1_000 => format!("{number} B"),
        1_000..1_000_000 => format!("{:.0} kB", scaled(1_000)),
        1_000_000..1_000_000_000 => format!("{:.0} MB", scaled(1_000_000)),
        _ => format!("{:.1} GB", scaled(1_000_000_000)),
    }
}

#[cfg(test)]
mod tests {
    use super::{bytes, counted};

    #[test]
    fn bytes_keep_short() {
        assert_eq!(bytes(812), "812 B");
        assert_eq!(bytes(437_000_000), "437 MB");
        assert_eq!(bytes(4_375_000_000), "4.4 GB");
    }

    #[test]
    fn one_record_is_not_records() {
        assert_eq!(counted(1, "record"), "1 record");
        assert_eq!(counted(3, "record"), "3 records");
        assert_eq!(counted(0, "record"), "0 records");
    }
}
