//! The beginning of a text by characters: for what is looked at and not shown. What is shown is cut by columns, in
//! `width`.

/// The first `cap` characters; all of the text when it has no more.
pub fn head(text: &str, cap: usize) -> &str {
    if text.len() <= cap {
        return text;
    }
    // Counted by `chars`, which steps over whole words of memory; `char_indices` goes letter by letter.
    let mut rest = text.chars();
    if cap > 0 {
        rest.nth(cap - 1);
    }
    let end = text.len() - rest.as_str().len();
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
