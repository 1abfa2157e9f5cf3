//! The beginning of a text by characters: for what is looked at and not shown. What is shown is cut by columns, in
//! `width`.

/// The first `cap` characters; all of the text when it has no more.
pub fn head(text: &str, cap: usize) -> &str {
    let end = text
        .char_indices()
        .nth(cap)
        .map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::head;

    #[test]
    fn a_head_counts_characters_and_not_bytes() {
        assert_eq!(head("Łódź", 2), "Łó");
        assert_eq!(head("Łódź", 4), "Łódź");
        assert_eq!(head("", 4), "");
    }
}
