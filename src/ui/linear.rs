//! The screen as lines, for who hears it or keeps it in a log: what stands over the pane with the focus, its rows with the
//! numbers by which one gets to them, and what was said last. Read off the frame that the screen would show, so that it
//! shows nothing else.

use super::{canvas::Canvas, paint_on, status};
use crate::{app::App, text::width::width};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use std::ops::Range;

/// What rules are drawn with.
const RULES: [char; 2] = ['-', '\u{2500}'];

/// A part of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[expect(missing_docs, reason = "the names are those of the panes")]
pub enum Part {
    #[default]
    List,
    Text,
    Names,
    /// A window over the panes.
    Window,
}

/// What the screen shows of the part with the focus.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// Which part.
    pub part: Part,
    /// The title row, and what stands over the text or the window.
    pub heading: Vec<String>,
    /// The rows in sight.
    pub rows: Vec<Row>,
    /// What was said last, else what matched how.
    pub status: String,
}

/// A row in sight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number, counted from 1; none for what belongs to the row above.
    pub number: Option<usize>,
    /// What it says.
    pub text: String,
    /// The cursor stands on it.
    pub is_here: bool,
}

/// Reads the screen off.
pub fn page(app: &App) -> Page {
    let mut buffer = Buffer::empty(app.geometry.window);
    let mut canvas = Canvas::new(&mut buffer, app);
    let cursor = paint_on(&mut canvas, app);
    let (part, over, content) = match canvas.sheet {
        Some(sheet) => (Part::Window, sheet.y.saturating_sub(1)..sheet.y, sheet),
        None => pane(app),
    };
    let title = app.geometry.title.map(|title| title.y);
    let heading = title.into_iter().chain(over);
    let heading = heading.map(|y| said(drawn(&buffer, across(app, y)).trim_matches(RULES)));
    Page {
        part,
        heading: heading.filter(|line| !line.is_empty()).collect(),
        rows: rows(app, &buffer, (part, content), cursor),
        status: status::told(app),
    }
}

/// The pane with the focus, the rows over its content, and that content.
fn pane(app: &App) -> (Part, Range<u16>, Rect) {
    let geometry = &app.geometry;
    if let (Some(reader), Some(text)) = (geometry.reader, geometry.text) {
        return (Part::Text, reader.y..text.y, text);
    }
    let (part, pane) = match geometry.list {
        Some(list) => (Part::List, list),
        None => (Part::Names, geometry.entities.unwrap_or_default()),
    };
    (part, pane.y..pane.y, pane)
}

fn rows(
    app: &App,
    buffer: &Buffer,
    (part, content): (Part, Rect),
    cursor: Option<Position>,
) -> Vec<Row> {
    let number = |y: u16| {
        let offset = usize::from(y - content.y);
        match part {
            Part::List => {
                let mut lines = app.list.in_sight(app.geometry.list_room());
                let line = lines.find(|line| usize::from(line.depth) == offset);
                line.map(|line| line.index + 1)
            }
            Part::Text => Some(app.reader.top_line() + offset + 1),
            Part::Names | Part::Window => Some(offset + 1),
        }
    };
    let text = |y: u16| match part {
        // As it is set.
        Part::Text => {
            let row = Rect {
                y,
                height: 1,
                ..content
            };
            drawn(buffer, row).trim_end().to_owned()
        }
        _ => said(&drawn(buffer, across(app, y))),
    };
    let row = |y: u16| Row {
        number: number(y),
        text: text(y),
        is_here: cursor.is_some_and(|cursor| cursor.y == y),
    };
    let mut rows: Vec<Row> = (content.y..content.bottom()).map(row).collect();
    let last = rows.iter().rposition(|row| !row.text.is_empty());
    rows.truncate(last.map_or(0, |last| last + 1));
    rows
}

fn across(app: &App, y: u16) -> Rect {
    Rect {
        y,
        height: 1,
        ..app.geometry.window
    }
}

/// A row as it is drawn.
fn drawn(buffer: &Buffer, row: Rect) -> String {
    let mut line = String::new();
    let mut x = row.x;
    while x < row.right() {
        let symbol = buffer.cell((x, row.y)).map_or(" ", |cell| cell.symbol());
        line.push_str(symbol);
        x += width(symbol).max(1) as u16;
    }
    line
}

/// What is said in a row, without the sign of the cursor, the blanks between its columns, and rules.
fn said(line: &str) -> String {
    let line = line.strip_prefix('>').unwrap_or(line);
    let is_rule = |word: &str| word.len() > 2 && word.chars().all(|sign| RULES.contains(&sign));
    let words = line
        .split(' ')
        .filter(|word| !word.is_empty() && !is_rule(word));
    words.collect::<Vec<_>>().join(" ")
}
