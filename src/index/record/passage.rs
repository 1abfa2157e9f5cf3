//! A passage of an article as a file of its own: its words, and where they stand.

use super::{
    CodePoints, Object, csv_row, line,
    write::{Ending, WriteError, to_file},
};
use crate::{
    corpus::{Article, Corpus},
    text::Span,
};
use serde_json::json;
use std::{
    io::{self, Write as _},
    path::Path,
};

const COLUMNS: [&str; 6] = ["id", "headline", "url", "text", "start", "end"];

/// A passage of the body of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    object: Object,
    quote: String,
}

impl Passage {
    /// The words under `span`, with the offsets of the contract: code points into the body. `quote` is how they are quoted
    /// in running text.
    pub fn of(article: &Article, span: Span, quote: String) -> Self {
        let mut points = CodePoints::new(&article.body);
        let (start, end) = (points.at(span.start as usize), points.at(span.end as usize));
        let values = [
            json!(article.id),
            json!(article.headline),
            json!(article.url),
            json!(span.of(&article.body)),
            json!(start),
            json!(end),
        ];
        let keys = COLUMNS.map(str::to_owned);
        Self {
            object: keys.into_iter().zip(values).collect(),
            quote,
        }
    }

    /// The whole file.
    ///
    /// # Errors
    /// None in practice: it is written to memory.
    fn bytes(&self, ending: Ending) -> io::Result<Vec<u8>> {
        Ok(match ending {
            Ending::Markdown => format!("{}\n", self.quote).into_bytes(),
            Ending::Jsonl => format!("{}\n", line(&self.object)).into_bytes(),
            Ending::Json => format!("[\n{}\n]\n", line(&self.object)).into_bytes(),
            Ending::Csv => {
                let mut table = csv_row::line(&COLUMNS)?;
                table.extend(csv_row::line(&csv_row::cells(&self.object, &COLUMNS))?);
                table
            }
        })
    }
}

/// Writes a passage to `path`, replacing it.
///
/// # Errors
/// An unknown ending, a folder that cannot be written to; `path` is untouched then.
pub fn write_passage(corpus: &Corpus, passage: &Passage, path: &Path) -> Result<(), WriteError> {
    to_file(corpus, path, |ending, out| {
        Ok(out.write_all(&passage.bytes(ending)?)?)
    })
}
