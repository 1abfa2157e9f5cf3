//! Letters that stand in a text in their order, whatever is between them.

/// Whether `text` holds the letters of `sought` so. Both are compared as they are: fold them first.
pub fn holds_scattered(text: &str, sought: &str) -> bool {
    if sought.is_ascii() {
        // Nothing else has a byte of these.
        let mut bytes = text.bytes();
        return sought
            .bytes()
            .all(|wanted| bytes.any(|byte| byte == wanted));
    }
    let mut letters = text.chars();
    sought
        .chars()
        .all(|wanted| letters.any(|letter| letter == wanted))
}

#[cfg(test)]
mod tests {
    use super::holds_scattered;

    #[test]
    fn letters_are_held_in_their_order() {
        for (text, sought, is_held) in [
            ("merkel", "mrkl", true),
            ("merkel", "mkrl", false),
            ("merkel", "ell", false),
            ("merkel", "", true),
            ("", "m", false),
            ("зеленський", "знк", true),
            ("зеленський", "кнз", false),
            ("straße", "ste", true),
        ] {
            assert_eq!(holds_scattered(text, sought), is_held, "{text} {sought}");
        }
    }
}
