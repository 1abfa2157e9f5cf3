//! A member of an object as its bytes stand in a file, `"key": value`: what the scanner gives of an object whose values are
//! records. Its value is not parsed here.

/// Key and value of `"key": value`.
pub(crate) fn split(bytes: &[u8]) -> (Option<String>, &[u8]) {
    let mut is_escaped = false;
    let end = bytes.iter().skip(1).position(|byte| {
        let is_end = *byte == b'"' && !is_escaped;
        is_escaped = *byte == b'\\' && !is_escaped;
        is_end
    });
    let Some((key, rest)) = end.and_then(|end| bytes.split_at_checked(end + 2)) else {
        return (None, bytes);
    };
    match rest.trim_ascii_start().strip_prefix(b":") {
        Some(value) => (serde_json::from_slice(key).ok(), value.trim_ascii_start()),
        None => (None, bytes),
    }
}
