//! Whatever a stranger writes, its display form is safe, stable, and no longer than it may be.
//!
//! `cargo fuzz run -s none --fuzz-dir tests/fuzz sanitize`

#![no_main]

use dateline::text::sanitize::{LINE_CAP, body, is_forbidden, json, line};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let long = body(&text);
    assert!(!long.text.chars().any(|c| c != '\n' && is_forbidden(c)));
    assert_eq!(body(&long.text).text, long.text);
    let short = line(&text);
    assert!(!short.chars().any(is_forbidden));
    assert!(short.chars().count() <= LINE_CAP);
    assert_eq!(line(&short), short);
    let quoted = serde_json::to_string(&*text).unwrap_or_default();
    assert!(!json(&quoted).chars().any(|c| c == '\u{7f}' || ('\u{80}'..='\u{9f}').contains(&c)));
});
