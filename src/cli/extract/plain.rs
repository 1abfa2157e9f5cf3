//! `extract --text`: plain text as one article, or as the articles its wire headers begin.

use crate::{
    cli::output::Output,
    entity::{Extractor, extract::Text},
    index::record,
    text::sanitize,
};
use serde_json::{Map, json};

/// Prints one object an article: `headline published authors body entities`.
pub(super) fn run(text: &str, extractor: &Extractor, out: &mut Output) -> anyhow::Result<bool> {
    let body = sanitize::body(text).text;
    let body = body.trim();
    if body.is_empty() {
        return Ok(false);
    }
    let names = extractor.extract(Text {
        headline: "",
        body,
        published: None,
    });
    let mut object = Map::new();
    object.insert("headline".to_owned(), json!(""));
    object.insert("body".to_owned(), json!(body));
    object.insert("entities".to_owned(), record::entities("", body, &names));
    out.line(&record::line(&object))?;
    Ok(true)
}
