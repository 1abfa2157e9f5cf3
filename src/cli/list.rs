//! `dateline list`: matching articles in order, one a line.

use super::{
    Context,
    arguments::{List, TableFormat},
    missing::Missing,
    open,
    output::Output,
    select::select,
};
use crate::{
    corpus::{Corpus, Published, ReadError, Reader},
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
    let rows = select(
        &corpus,
        &list.selection,
        list.order.sort,
        list.limit,
        context,
    )?;
    if list.count {
        out.line(&rows.len().to_string())?;
        return Ok(!rows.is_empty());
    }
    if list.format == TableFormat::Csv {
        out.bytes(&csv_row::line(csv_row::LIST_COLUMNS)?)?;
    }
    let is_wide = out.columns.is_none();
    let mut missing = Missing::default();
    let print = |made: Result<Printed, ReadError>| match made {
        Ok(printed) => printed.print(out),
        Err(gone) => {
            missing.add(&gone);
            Ok(())
        }
    };
    match list.format {
        TableFormat::Text => {
            let read = |reader: &mut Reader, row: Listed| {
                let id = reader.id(&corpus, row.article)?;
                Ok(Printed::Cells(cells(&corpus, row, id, is_wide)?))
            };
            record::read_in_order(&rows, read, print)?;
        }
        TableFormat::Jsonl | TableFormat::Csv => {
            let make = |row, article| {
                let object = list_object(&article, Found::new(&corpus, row));
                match list.format {
                    TableFormat::Csv => Printed::Table(csv_row::line(&csv_row::cells(
                        &object,
                        csv_row::LIST_COLUMNS,
                    ))),
                    _ => Printed::Line(record::line(&object)),
                }
            };
            record::in_order(&corpus, &rows, make, print)?;
        }
    }
    missing.tell();
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

/// Date, outlet, headline and id: the date as exact as its source in a pipe, a day on a terminal.
fn cells(
    corpus: &Corpus,
    row: Listed,
    id: String,
    is_wide: bool,
) -> Result<[String; 4], ReadError> {
    let exact = |when: Published| {
        if is_wide {
            when.to_string()
        } else {
            when.day().to_string()
        }
    };
    let entry = corpus.entry(row.article).ok_or(ReadError::Unknown)?;
    let unknown = || UNKNOWN.to_owned();
    Ok([
        entry.published().map_or_else(unknown, exact),
        entry.outlet().map_or_else(unknown, ToString::to_string),
        entry.headline().to_owned(),
        id,
    ])
}
