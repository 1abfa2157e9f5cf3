//! Whatever a text is, the names found in it stand in order, on character boundaries, and none inside another.
//!
//! `cargo fuzz run -s none --fuzz-dir tests/fuzz extract`

#![no_main]

use dateline::entity::{Extractor, extract::Text};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

fuzz_target!(|text: &str| {
    let (headline, body) = text.split_once('\n').unwrap_or(("", text));
    let extraction = EXTRACTOR.extract(Text {
        headline,
        body,
        published: None,
        ..Text::default()
    });
    let mut before = None;
    for mention in &extraction.mentions {
        let text = match mention.field {
            dateline::entity::Field::Headline => headline,
            dateline::entity::Field::Body => body,
        };
        assert!(text.get(mention.span.range()).is_some_and(|name| !name.is_empty()));
        assert!(before <= Some((mention.field, mention.span.start)));
        before = Some((mention.field, mention.span.end));
        assert!((mention.entity as usize) < extraction.entities.len());
    }
});
