//! Reads many articles on every core and hands them over in their order, holding a batch in memory and never all.

use super::Listed;
use crate::corpus::{Article, Corpus, ReadError};
use rayon::prelude::*;

/// Articles read at a time: enough to keep the cores busy, some hundred kilobytes of news.
const BATCH: usize = 256;

/// Reads `rows` from their files, makes something of each in parallel, and hands the results to `take` in the order of
/// `rows`. Stops at the first error of `take`.
///
/// # Errors
/// Those of `take`.
pub fn in_order<T: Send, E>(
    corpus: &Corpus,
    rows: &[Listed],
    make: impl Fn(Listed, Article) -> T + Sync,
    take: impl FnMut(Result<T, ReadError>) -> Result<(), E>,
) -> Result<(), E> {
    let read = |row: Listed| corpus.read(row.article).map(|article| make(row, article));
    read_in_order(rows, read, take)
}

/// The same for what `read` reads.
///
/// # Errors
/// Those of `take`.
pub fn read_in_order<T: Send, E>(
    rows: &[Listed],
    read: impl Fn(Listed) -> Result<T, ReadError> + Sync,
    mut take: impl FnMut(Result<T, ReadError>) -> Result<(), E>,
) -> Result<(), E> {
    for batch in rows.chunks(BATCH) {
        let results: Vec<_> = batch.par_iter().map(|row| read(*row)).collect();
        results.into_iter().try_for_each(&mut take)?;
    }
    Ok(())
}
