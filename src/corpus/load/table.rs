//! Tables of columns, `{"title": {"0": …}, "date": {"0": …}}` or `{"title": […], "date": […]}`: one cursor for each column
//! goes through the file, and row by row the records are put together and kept in a spool, where they are read again. Memory
//! is a chunk for each column, whatever the table is.

use crate::corpus::{
    decode::Intake,
    member,
    reject::Reason,
    repair,
    scan::{Raw, RawKind, Scanner, Window},
    source::Source,
    spool::{Room, Spool},
    step::Step,
};
use serde_json::{Map, Value};
use std::{collections::VecDeque, sync::Arc};

/// Bytes read at a time while the columns are looked for.
const SURVEY: usize = 1 << 20;
/// Bytes read at a time from a column.
const CHUNK: usize = 64 << 10;
/// Largest column that is held while it is looked for; a larger one is only measured.
const HELD: usize = 64 << 10;
/// Bytes in which a column's name must lie.
const NAME: usize = 4 << 10;
/// Columns read side by side.
const COLUMNS: usize = 512;
/// Rows by which a table is understood that is longer than the head of its file.
const HEAD: usize = 60;
/// Rows put together at a time.
const ROWS: usize = 1024;

/// A table being read.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    columns: Vec<Column>,
    rows: Arc<Spool>,
    /// Bytes in the spool.
    length: u64,
    row: u32,
}

/// One column, being read.
#[derive(Debug, Clone)]
struct Column {
    /// Its name, in quotes.
    name: Vec<u8>,
    is_keyed: bool,
    source: Source,
    /// Next byte to read, and the end of the column.
    at: u64,
    end: u64,
    scanner: Scanner,
    window: Window,
    cells: VecDeque<Cell>,
}

/// A cell: its key where the column is keyed, and its value as it stands in the file; none where that is over the cap.
#[derive(Debug, Clone, Default)]
struct Cell {
    key: Option<String>,
    value: Option<Vec<u8>>,
}

impl Table {
    /// Finds the columns under `steps`. Reads the whole file once, because the last column begins near its end.
    pub(crate) fn open(
        intake: &mut Intake,
        (start, steps): (u64, &[Step]),
        record_cap: usize,
        room: &Room,
    ) -> Result<Self, Reason> {
        intake.take_in_rest()?;
        let source = intake.source.clone();
        let columns = survey(&source, start, steps, record_cap)?;
        if columns.len() > COLUMNS {
            return Err(Reason::TooManyColumns(columns.len(), COLUMNS));
        }
        Ok(Self {
            columns,
            rows: Arc::new(Spool::new(room)),
            length: 0,
            row: 0,
        })
    }

    /// The head of the table as a value of its own, its first rows.
    pub(crate) fn head(&mut self) -> Result<Value, Reason> {
        let mut table = Map::new();
        for column in &mut self.columns {
            column.peek()?;
            let cells = column.cells.iter().take(HEAD).enumerate();
            let pairs = cells.map(|(at, cell)| {
                let value = repair::parse(cell.value.as_deref().unwrap_or(b"null"));
                let value = value.map_or(Value::Null, |(value, _)| value);
                (cell.key.clone().unwrap_or_else(|| at.to_string()), value)
            });
            let name = serde_json::from_slice(&column.name).unwrap_or_default();
            table.insert(name, Value::Object(pairs.collect()));
        }
        Ok(Value::Object(table))
    }

    /// Where the records can be read again.
    pub(crate) fn source(&self) -> Source {
        Source::Spool(Arc::clone(&self.rows))
    }

    /// The next records with their bytes; none at the end.
    pub(crate) fn next(&mut self) -> Result<Vec<(Raw, Vec<u8>)>, Reason> {
        let mut rows = Vec::new();
        let mut bytes = Vec::new();
        while rows.len() < ROWS
            && let Some(row) = self.row()?
        {
            self.row += 1;
            let raw = Raw {
                start: self.length + bytes.len() as u64,
                length: row.len() as u64,
                line: self.row,
                kind: RawKind::Whole,
                around: None,
            };
            bytes.extend_from_slice(&row);
            bytes.push(b'\n');
            rows.push((raw, row));
        }
        self.rows
            .append(&bytes)
            .map_err(|error| Reason::Unreadable(error.to_string()))?;
        self.length += bytes.len() as u64;
        Ok(rows)
    }

    /// One record: the first cell of each column, as far as they have the same key.
    fn row(&mut self) -> Result<Option<Vec<u8>>, Reason> {
        let mut first: Option<Option<String>> = None;
        for column in &mut self.columns {
            let Some(cell) = column.peek()? else {
                continue;
            };
            // A column may lack a row: the one that is furthest behind leads.
            let is_before = first
                .as_ref()
                .is_none_or(|first| number(cell.key.as_ref()) < number(first.as_ref()));
            if is_before {
                first = Some(cell.key.clone());
            }
        }
        let Some(key) = first else {
            return Ok(None);
        };
        let mut row = vec![b'{'];
        for column in &mut self.columns {
            if column.cells.front().is_none_or(|cell| cell.key != key) {
                continue;
            }
            let Some(cell) = column.cells.pop_front() else {
                continue;
            };
            if row.len() > 1 {
                row.push(b',');
            }
            row.extend_from_slice(&column.name);
            row.push(b':');
            row.extend_from_slice(cell.value.as_deref().unwrap_or(b"null"));
        }
        row.push(b'}');
        Ok(Some(row))
    }
}

/// The number a key is, by which rows are put in order.
fn number(key: Option<&String>) -> Option<u64> {
    key.and_then(|key| key.parse().ok())
}

/// The columns under `steps`, each at its beginning.
fn survey(
    source: &Source,
    start: u64,
    steps: &[Step],
    record_cap: usize,
) -> Result<Vec<Column>, Reason> {
    let steps = steps.iter().cloned().chain([Step::Values]).collect();
    let mut scanner = Scanner::new(steps, start, HELD);
    let mut window = Window::new(start);
    let mut found = Vec::new();
    loop {
        let at = window.end();
        let bytes = read(source, at, SURVEY)?;
        let is_end = bytes.len() < SURVEY;
        window.bytes.extend(bytes);
        scanner.scan(&mut window, is_end, &mut found);
        if is_end {
            break;
        }
        window.forget(scanner.keep());
    }
    let columns = found
        .iter()
        .map(|raw| Column::open(source, raw, record_cap));
    columns.filter_map(Result::transpose).collect()
}

fn read(source: &Source, at: u64, length: usize) -> Result<Vec<u8>, Reason> {
    source
        .read(at, length)
        .map_err(|error| Reason::Unreadable(error.to_string()))
}

impl Column {
    /// The column in a stretch `"name": {…}`; none where something else stands there.
    fn open(source: &Source, raw: &Raw, record_cap: usize) -> Result<Option<Self>, Reason> {
        let length = usize::try_from(raw.length).unwrap_or(usize::MAX).min(NAME);
        let head = read(source, raw.start, length)?;
        let (name, value) = member::split(&head);
        let step = match value.first() {
            Some(b'{') => Step::Values,
            Some(b'[') => Step::Each,
            _ => return Ok(None),
        };
        let start = raw.start + (head.len() - value.len()) as u64;
        let is_keyed = step == Step::Values;
        Ok(name.map(|name| Self {
            is_keyed,
            name: serde_json::to_vec(&name).unwrap_or_default(),
            source: source.clone(),
            at: start,
            end: raw.start + raw.length,
            scanner: Scanner::new(vec![step], start, record_cap),
            window: Window::new(start),
            cells: VecDeque::new(),
        }))
    }

    /// The next cell, left where it is.
    fn peek(&mut self) -> Result<Option<&Cell>, Reason> {
        while self.cells.is_empty() && self.at < self.end {
            let wanted = usize::try_from(self.end - self.at)
                .unwrap_or(CHUNK)
                .min(CHUNK);
            let bytes = read(&self.source, self.at, wanted)?;
            // The file may have been cut short since.
            self.end = if bytes.len() < wanted {
                self.at + bytes.len() as u64
            } else {
                self.end
            };
            self.at += bytes.len() as u64;
            self.window.bytes.extend(bytes);
            let mut found = Vec::new();
            self.scanner
                .scan(&mut self.window, self.at >= self.end, &mut found);
            for raw in &found {
                self.take(raw)?;
            }
            self.window.forget(self.scanner.keep());
        }
        Ok(self.cells.front())
    }

    fn take(&mut self, raw: &Raw) -> Result<(), Reason> {
        let bytes = self.window.slice(raw.start, raw.start + raw.length);
        let cell = match (self.is_keyed, raw.kind) {
            (false, RawKind::Whole) => Cell {
                key: None,
                value: Some(bytes.to_vec()),
            },
            (false, _) => Cell::default(),
            (true, RawKind::Whole) => {
                let (key, value) = member::split(bytes);
                Cell {
                    key,
                    value: Some(value.to_vec()),
                }
            }
            // Its bytes were not kept, and its row needs its key.
            (true, _) => Cell {
                key: member::split(&read(&self.source, raw.start, NAME)?).0,
                value: None,
            },
        };
        self.cells.push_back(cell);
        Ok(())
    }
}
