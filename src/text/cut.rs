//! The beginning of a text by characters or bytes: for what is looked at and not shown. What is shown is cut by columns,
//! in `width`.

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

/// The whole characters in the first `most` bytes: for what is looked at in every text, where counting takes as long as
/// looking.
pub fn head_bytes(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    let mut ends = (0..=most).rev();
    ends.find_map(|end| text.get(..end)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{head, head_bytes};

    #[test]
    fn a_head_of_bytes_ends_with_a_whole_character() {
        assert_eq!(head_bytes("Łódź", 3), "Ł");
        assert_eq!(head_bytes("Łódź", 4), "Łó");
        assert_eq!(head_bytes("Łódź", 1), "");
        assert_eq!(head_bytes("Łódź", 99), "Łódź");
    }

    #[test]
    fn a_head_counts_characters_and_not_bytes() {
        assert_eq!(head("Łódź", 2), "Łó");
        assert_eq!(head("Łódź", 4), "Łódź");
        assert_eq!(head("", 4), "");
    }
}
