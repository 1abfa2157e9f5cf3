//! `dateline list`: matching articles in order, one a line.

use super::{
    Context,
    arguments::{List, TableFormat},
    open,
    output::{Output, complain},
    select::select,
};
use crate::{
    corpus::{Article, Corpus, Published},
    index::record::{self, Found, Listed, csv_row, list_object},
};
use std::io;

/// Columns of date and outlet on a terminal; the headline takes the rest and the id is for pipes.
const DATE_COLUMNS: u16 = 10;
const OUTLET_COLUMNS: u16 = 16;

/// Shown for a date or an outlet that is not known.
const UNKNOWN: &str = "--";

pub(super) fn run(list: &List, context: &Context, out: &mut Output) -> anyhow::Result<bool> {
    let corpus = open(&list.selection.files, context)?;
    let mut rows = select(&corpus, &list.selection, list.order.sort, context)?;
    rows.truncate(list.limit.unwrap_or(usize::MAX));
    if list.format == TableFormat::Csv {
        out.bytes(&csv_row::line(csv_row::LIST_COLUMNS)?)?;
    }
    let is_wide = out.columns.is_none();
    let make = |row: Listed, article: Article| match list.format {
        TableFormat::Text => Printed::Cells(cells(&article, headline(&corpus, row), is_wide)),
        TableFormat::Jsonl => Printed::Line(record::line(&list_object(
            &article,
            Found::new(&corpus, row),
        ))),
        TableFormat::Csv => {
            let object = list_object(&article, Found::new(&corpus, row));
            Printed::Table(csv_row::line(&csv_row::cells(
                &object,
                csv_row::LIST_COLUMNS,
            )))
        }
    };
    record::in_order(&corpus, &rows, make, |made| match made {
        Ok(printed) => printed.print(out),
        Err(gone) => {
            complain(&gone.to_string());
            Ok(())
        }
    })?;
    Ok(!rows.is_empty())
}

/// A line made ready on another core.
enum Printed {
    Cells([String; 4]),
    Line(String),
    Table(io::Result<Vec<u8>>),
}

impl Printed {
    fn print(self, out: &mut Output) -> io::Result<()> {
        match self {
            Self::Cells(cells) => {
                let [date, outlet, headline, id] = &cells;
                match out.columns {
                    None => out.row(&[date, outlet, headline, id], &[]),
                    Some(_) => out.row(
                        &[date, outlet, headline],
                        &[Some(DATE_COLUMNS), Some(OUTLET_COLUMNS), None],
                    ),
                }
            }
            Self::Line(text) => out.line(&text),
            Self::Table(bytes) => out.bytes(&bytes?),
        }
    }
}

/// The headline, or the opening of a text that has none, as on the screen.
fn headline(corpus: &Corpus, row: Listed) -> String {
    corpus
        .entry(row.article)
        .map_or_else(String::new, |entry| entry.headline().to_owned())
}

/// Date, outlet, headline and id: the date as exact as its source in a pipe, a day on a terminal.
fn cells(article: &Article, headline: String, is_wide: bool) -> [String; 4] {
    let exact = |when: Published| {
        if is_wide {
            when.to_string()
        } else {
            when.day().to_string()
        }
    };
    let date = article.published.map(exact);
    [
        date.unwrap_or_else(|| UNKNOWN.to_owned()),
        article.outlet.clone().unwrap_or_else(|| UNKNOWN.to_owned()),
        headline,
        article.id.clone(),
    ]
}
