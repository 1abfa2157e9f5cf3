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

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn one_record_is_not_records() {
        assert_eq!(counted(1, "record"), "1 record");
        assert_eq!(counted(3, "record"), "3 records");
        assert_eq!(counted(0, "record"), "0 records");
    }
}
