//! Whatever a file holds, loading it ends, and every article found in it can be read again.
//!
//! `cargo fuzz run -s none --fuzz-dir tests/fuzz load`

#![no_main]

use dateline::corpus::load::{Options, Progress, load};
use libfuzzer_sys::fuzz_target;
use std::{io::Write, ops::ControlFlow};

fuzz_target!(|bytes: &[u8]| {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(bytes).expect("room for it");
    let options = Options {
        paths: vec![file.path().to_owned()],
        expansion_cap: (200, 16 << 20),
        ..Options::default()
    };
    let mut last = Progress::default();
    load(&options, &mut |progress| {
        last = progress;
        ControlFlow::Continue(())
    });
    assert!(last.is_complete);
    for id in last.corpus.ids() {
        assert!(last.corpus.read(id).is_ok());
    }
});
