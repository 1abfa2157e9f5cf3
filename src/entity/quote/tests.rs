//! Quotes in short passages, in our own articles marked by hand, and in what no one would write.

use super::{
    super::{Extraction, Extractor, extract::Text},
    Quote,
};
use std::collections::HashMap;

mod annotated;
mod passages;
mod properties;
mod world;

fn extraction(body: &str) -> Extraction {
    Extractor::new().extract(Text {
        headline: "",
        body,
        published: None,
        ..Text::default()
    })
}
