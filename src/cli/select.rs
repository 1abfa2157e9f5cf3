//! A query on the command line into the articles it lists.

use super::{Context, arguments::Selection};
use crate::{
    corpus::{ArticleId, Corpus, Published},
    entity::{Extractor, tally::Tally},
    index::{
        Catalogue,
        record::{self, Listed},
    },
    query::{Order, ParseError, Query, Tier, ast::Test, eval::Filter, parse},
    text::{sanitize, width::width},
};
use anyhow::anyhow;
use jiff::civil::Date;

/// Articles up to which a bare word looks among the names too: their texts are read through in a second or two.
const QUICK_CAP: usize = 5_000;

/// What is asked of the corpus.
pub(super) struct Asked<'a> {
    /// The query as typed.
    pub(super) query: Option<&'a str>,
    /// The order asked for by `--sort`.
    pub(super) order: Option<Order>,
    /// Finds the names a query may ask for; none with `--no-entities`.
    pub(super) extractor: Option<&'a Extractor>,
    /// What relative dates count from.
    pub(super) today: Date,
}

impl<'a> Asked<'a> {
    /// What a command's options ask for.
    pub(super) fn new(
        selection: &'a Selection,
        order: Option<Order>,
        context: &'a Context,
    ) -> Self {
        let query = selection.query.as_deref();
        Self {
            query,
            order,
            extractor: context.extractor.as_ref(),
            today: context.today,
        }
    }
}

/// The articles asked for, best or newest first unless told otherwise.
///
/// # Errors
/// The query makes no sense; the message shows where.
pub(super) fn select(corpus: &Corpus, asked: &Asked<'_>) -> anyhow::Result<Vec<Listed>> {
    let text = asked.query.unwrap_or_default();
    let query = parse(text, asked.today).map_err(|error| anyhow!(at_fault(text, &error)))?;
    let mut catalogue = Catalogue::default();
    catalogue.extend(corpus);
    let names = if wants_names(&query, corpus) {
        tally(corpus, &all(corpus), asked.extractor)
    } else {
        Tally::default()
    };
    let view = Filter::default().run(&catalogue, &names, &query, asked.order, &|| false);
    Ok(view
        .unwrap_or_default()
        .rows
        .iter()
        .map(|row| Listed::from(*row))
        .collect())
}

/// Whether the names of the corpus have to be known: always for `person:` and its kin, for a bare word only while that
/// is quick.
fn wants_names(query: &Query, corpus: &Corpus) -> bool {
    query.terms().iter().any(|term| match &term.test {
        Test::Named(..) => true,
        Test::Text(None, _) => corpus.len() <= QUICK_CAP,
        Test::Text(Some(_), _) | Test::Published(_) => false,
    })
}

/// Every article, as stored.
fn all(corpus: &Corpus) -> Vec<Listed> {
    let row = |number| Listed {
        article: ArticleId(number),
        score: 0,
        tier: Tier::Exact.name(),
    };
    (0..corpus.len() as u32).map(row).collect()
}

/// What is wrong with a query, and under it the query with the token at fault marked.
fn at_fault(text: &str, error: &ParseError) -> String {
    let before = text.get(..error.span.start as usize).unwrap_or_default();
    let blanks = " ".repeat(width(&sanitize::line(before)));
    let marks = "^".repeat(width(&sanitize::line(error.span.of(text))).max(1));
    format!("cannot read the query: {error}\n  {text}\n  {blanks}{marks}")
}

/// Who and what the listed articles name, counted across them.
pub(super) fn tally(corpus: &Corpus, rows: &[Listed], extractor: Option<&Extractor>) -> Tally {
    let mut tally = Tally::default();
    // as they lie on the disk: lists of articles grow at their ends, and files are read from front to back
    let mut rows = rows.to_vec();
    rows.sort_unstable_by_key(|row| row.article);
    let _ = record::in_order(
        corpus,
        &rows,
        |row, article| {
            (
                row.article,
                article.published,
                record::names(&article, extractor),
            )
        },
        |read| {
            if let Ok((id, published, names)) = read {
                tally.add(id.0, published.map(Published::day), &names);
            }
            Ok::<(), ()>(())
        },
    );
    tally
}
