//! Reads many articles on every core and hands them over in their order, holding a batch in memory and never all.

use super::Listed;
use crate::corpus::{Article, Corpus, Pool, ReadError, Reader};
use rayon::prelude::*;

/// Articles read at a time: enough to keep the cores busy, some megabytes of news.
const BATCH: usize = 512;
/// Of these, read by one core before it looks for more.
const FEW: usize = 16;

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
    let read = |reader: &mut Reader, row: Listed| {
        let article = reader.article(corpus, row.article)?;
        Ok(make(row, article))
    };
    read_in_order(rows, read, take)
}

/// The same for what `read` reads.
///
/// # Errors
/// Those of `take`.
pub fn read_in_order<T: Send, E>(
    rows: &[Listed],
    read: impl Fn(&mut Reader, Listed) -> Result<T, ReadError> + Sync,
    mut take: impl FnMut(Result<T, ReadError>) -> Result<(), E>,
) -> Result<(), E> {
    let readers = Pool::default();
    let read_few = |few: &[Listed]| {
        readers.with(|reader| few.iter().map(|row| read(reader, *row)).collect::<Vec<_>>())
    };
    for batch in rows.chunks(BATCH) {
        let results: Vec<_> = batch.par_chunks(FEW).flat_map_iter(read_few).collect();
        results.into_iter().try_for_each(&mut take)?;
    }
    Ok(())
}
