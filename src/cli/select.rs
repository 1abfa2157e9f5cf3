//! A query on the command line into the articles it lists.

use super::{Context, arguments::Selection, indexing, missing::Missing, output::complain, saved};
use crate::{
    corpus::{Corpus, Published},
    entity::tally::Tally,
    index::{
        Catalogue,
        record::{self, Listed, Naming},
    },
    query::{
        Order, ParseError, Query, Row, View,
        ast::Test,
        eval::{Filter, Subject},
        parse,
    },
    store::marks,
    text::{sanitize, width::width},
};
use anyhow::anyhow;
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// Articles up to which a bare word looks among the names too: their texts are read through in a second or two.
const QUICK_CAP: usize = 5_000;

/// How long texts are searched before it is seen whether enough was found: the first time; then twice as long, and so on.
const PATIENCE: Duration = Duration::from_millis(5);

/// The articles of `query` as typed, in the order of `--sort`; best or newest first where that is not given; `limit`
/// of them at the most.
///
/// # Errors
/// The query makes no sense, and the message shows where; or nothing was saved under its name.
pub(super) fn select(
    corpus: &Corpus,
    selection: &Selection,
    order: Option<Order>,
    limit: Option<usize>,
    context: &Context,
) -> anyhow::Result<Vec<Listed>> {
    let query = selection.query.as_deref();
    let text = &*saved::query(query, context.settings.places.state.as_deref())?;
    let query = parse(text, context.today).map_err(|error| anyhow!(at_fault(text, &error)))?;
    let mut catalogue = Catalogue::default();
    catalogue.extend(corpus);
    if query.asks_for_twins() {
        catalogue.find_twins();
    }
    let names = if wants_names(&query, corpus) {
        tally(corpus, &all(corpus), context.naming())
    } else {
        Tally::default()
    };
    let subject = Subject {
        catalogue: &catalogue,
        names: &names,
    };
    let is_of_use = query.reads_texts() || context.settings.has_index;
    let index = is_of_use.then(|| indexing::index(corpus, &selection.files, context));
    let index = index.flatten();
    let mut filter = Filter::default();
    filter.use_index(index.clone());
    filter.be_seamless();
    if query.asks_for_marks() {
        let (book, problem) = marks::load(context.settings.places.state.as_deref());
        if let Some(problem) = problem {
            complain(&problem);
        }
        filter.use_marks(Arc::new(book.into_marks()), Arc::default());
    }
    let view = first(&mut filter, subject, (&query, order), limit);
    if index.is_some_and(|index| index.is_damaged()) {
        complain("the index is damaged: texts were searched without it; `--index` makes it anew");
    }
    let rows = view.rows.iter().take(limit.unwrap_or(usize::MAX));
    Ok(rows.map(|row| Listed::from(*row)).collect())
}

/// The answer, or as much of it as the first `limit` rows need.
fn first(
    filter: &mut Filter,
    subject: Subject<'_>,
    (query, order): (&Query, Option<Order>),
    limit: Option<usize>,
) -> View {
    let mut patience = PATIENCE;
    loop {
        let begun = Instant::now();
        let is_due = || limit.is_some() && begun.elapsed() >= patience;
        let view = filter.search(subject, query, order, &|| false, &is_due);
        let view = view.unwrap_or_default();
        if view.searched.is_none() || limit.is_some_and(|limit| view.settled >= limit) {
            return view;
        }
        patience *= 2;
    }
}

/// Whether the names of the corpus have to be known: always for `person:` and its kin, for a bare word only while that
/// is quick.
fn wants_names(query: &Query, corpus: &Corpus) -> bool {
    query.terms().iter().any(|term| match &term.test {
        Test::Named(..) | Test::Near(_) | Test::Mentions(_) => true,
        Test::Text(None, pattern) => pattern.form.is_for_names() && corpus.len() <= QUICK_CAP,
        Test::Text(Some(_), _)
        | Test::Body(_)
        | Test::Published(_)
        | Test::Fact(..)
        | Test::Is(_) => false,
    })
}

/// Every article, as stored.
pub(super) fn all(corpus: &Corpus) -> Vec<Listed> {
    corpus.ids().map(Row::unscored).map(Listed::from).collect()
}

/// What is wrong with a query, and under it the query with the token at fault marked.
fn at_fault(text: &str, error: &ParseError) -> String {
    let before = text.get(..error.span.start as usize).unwrap_or_default();
    let blanks = " ".repeat(width(&sanitize::line(before)));
    let marks = "^".repeat(width(&sanitize::line(error.span.of(text))).max(1));
    // On one line, whatever was typed: the marks stand below the line above them.
    let text = sanitize::line(text);
    format!("cannot read the query: {error}\n  {text}\n  {blanks}{marks}")
}

/// Who and what the listed articles name, counted across them; says how many could not be read.
pub(super) fn tally(corpus: &Corpus, rows: &[Listed], naming: Naming<'_>) -> Tally {
    let (tally, missing) = counted(corpus, rows, naming);
    missing.tell();
    tally
}

fn counted(corpus: &Corpus, rows: &[Listed], naming: Naming<'_>) -> (Tally, Missing) {
    let mut tally = Tally::default();
    let mut missing = Missing::default();
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
                record::names(&article, naming.finder, naming.whose),
            )
        },
        |read| {
            match read {
                Ok((id, published, names)) => {
                    tally.add(id.0, published.map(Published::day), &names);
                }
                Err(gone) => missing.add(&gone),
            }
            Ok::<(), ()>(())
        },
    );
    tally.obey(naming.verdicts);
    (tally, missing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        corpus::load::{Options, complete},
        entity::{Verdicts, Whose},
    };

    #[test]
    fn articles_whose_names_cannot_be_counted_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("news.json");
        let article = r#"{"title": "Port reopens", "body": "It rained.", "date": "2024-05-01"}"#;
        std::fs::write(&path, format!("[{article},\n{article}]")).unwrap();
        let corpus = complete(&Options {
            paths: vec![path.clone()],
            ..Options::default()
        });
        std::fs::write(&path, "[]").unwrap();
        let verdicts = Verdicts::default();
        let naming = Naming {
            finder: None,
            whose: Whose::default(),
            verdicts: &verdicts,
        };
        let (_, missing) = counted(&corpus, &all(&corpus), naming);
        let told: Vec<_> = missing.sentences().collect();
        let path = path.display();
        assert_eq!(
            told,
            [format!("`{path}` changed on disk: 2 articles left out")]
        );
    }
}
