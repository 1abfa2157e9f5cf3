//! What the operating system says of an error, as the end of a sentence of ours: without its number, and without the
//! names of files that only we know of.

use std::{error::Error, io};

/// The words of an error: `permission denied`, `no space left on device`.
pub fn reason(error: &io::Error) -> String {
    let words = code(error).map_or_else(
        || error.to_string(),
        |code| io::Error::from_raw_os_error(code).to_string(),
    );
    let words = words
        .rsplit_once(" (os error ")
        .map_or(words.as_str(), |(words, _)| words);
    lowered(words)
}

/// The number of the error, also where a library has wrapped it to add the file.
fn code(error: &io::Error) -> Option<i32> {
    let mut inner = error.get_ref().map(|inner| inner as &(dyn Error + 'static));
    let mut code = error.raw_os_error();
    while let (None, Some(cause)) = (code, inner) {
        code = cause
            .downcast_ref::<io::Error>()
            .and_then(io::Error::raw_os_error);
        inner = cause.source();
    }
    code
}

/// The same with a small first letter: it stands after a colon.
fn lowered(words: &str) -> String {
    let mut characters = words.chars();
    characters
        .next()
        .into_iter()
        .flat_map(char::to_lowercase)
        .chain(characters)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::reason;
    use std::io;

    #[test]
    fn the_words_come_without_a_number() {
        let words = reason(&io::Error::from_raw_os_error(28));
        assert!(words.starts_with("no space left"), "{words}");
        assert!(!words.contains("os error"), "{words}");
        assert_eq!(
            reason(&io::Error::other("it is a device")),
            "it is a device"
        );
    }

    #[test]
    fn the_name_of_a_file_of_ours_is_left_out() {
        let error = tempfile::Builder::new()
            .prefix(".ours-")
            .tempfile_in("/nonexistent/folder")
            .unwrap_err();
        assert!(error.to_string().contains(".ours-"));
        assert_eq!(reason(&error), "no such file or directory");
    }
}
