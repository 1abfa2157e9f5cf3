//! A query on the command line into the articles it lists.

use super::{Context, arguments::Selection};
use crate::{
    corpus::Corpus,
    entity::{Extractor, tally::Tally},
    index::{
        Catalogue,
        record::{self, Listed},
    },
    query::{Order, Query, Row, Tier, eval::Filter, parse},
};
use anyhow::anyhow;
use jiff::civil::Date;

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
    let query = read_query(asked)?;
    let mut catalogue = Catalogue::default();
    catalogue.extend(corpus);
    let names = Tally::default();
    let view = Filter::default()
        .run(&catalogue, &names, &query, asked.order, &|| false)
        .unwrap_or_default();
    Ok(view.rows.iter().map(|row| listed(*row)).collect())
}

fn read_query(asked: &Asked<'_>) -> anyhow::Result<Query> {
    let Some(text) = asked.query else {
        return Ok(Query::default());
    };
    parse(text, asked.today).map_err(|error| {
        anyhow!(
            "cannot read the query `{text}`: {}: {error}",
            error.span.of(text)
        )
    })
}

const fn listed(row: Row) -> Listed {
    let tier = match row.tier {
        Tier::Exact => "exact",
        Tier::Fuzzy => "fuzzy",
    };
    Listed {
        article: row.article,
        score: row.score,
        tier,
    }
}

/// Who and what the listed articles name, counted across them.
pub(super) fn tally(corpus: &Corpus, rows: &[Listed], extractor: Option<&Extractor>) -> Tally {
    let mut tally = Tally::default();
    let _ = record::in_order(
        corpus,
        rows,
        |row, article| {
            (
                row.article,
                article.published,
                record::names(&article, extractor),
            )
        },
        |read| {
            if let Ok((id, published, names)) = read {
                tally.add(id.0, published.map(crate::corpus::Published::day), &names);
            }
            Ok::<(), ()>(())
        },
    );
    tally
}
