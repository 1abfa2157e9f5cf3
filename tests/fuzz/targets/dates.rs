//! Whatever stands where a date should, it is read or it is not, and what is printed of it reads back the same.
//!
//! `cargo fuzz run -s none --fuzz-dir tests/fuzz dates`

#![no_main]

use dateline::corpus::dates::published;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    let text = Value::String(String::from_utf8_lossy(bytes).into_owned());
    let value = serde_json::from_slice(bytes).ok();
    for date in [Some(text), value].iter().flatten().filter_map(published) {
        let printed = Value::String(date.to_string());
        assert_eq!(published(&printed), Some(date));
    }
});
