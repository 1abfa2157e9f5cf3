//! A frame as text: its rows between bars, then for each row the runs of cells that are styled.

use crate::app::App;
use ratatui::{
    Terminal,
    backend::TestBackend,
    buffer::{Buffer, Cell},
    layout::Position,
    style::{Color, Modifier},
};
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr;

/// Draws through ratatui's own backend for tests; returns the cells and where the cursor stands.
pub(super) fn drawn(app: &App) -> (Buffer, Option<Position>) {
    let window = app.geometry.window;
    let mut terminal =
        Terminal::new(TestBackend::new(window.width, window.height)).expect("a terminal");
    let mut cursor = None;
    terminal
        .draw(|frame| {
            cursor = super::super::paint(&mut Buffer::empty(frame.area()), app);
            super::super::draw(frame, app);
        })
        .expect("a frame");
    (terminal.backend().buffer().clone(), cursor)
}

/// The frame as text.
pub(super) fn printed(app: &App) -> String {
    let (buffer, cursor) = drawn(app);
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let _ = writeln!(out, "|{}|", row_text(&buffer, y));
    }
    match cursor {
        Some(Position { x, y }) => {
            let _ = writeln!(out, "cursor {x},{y}");
        }
        None => out.push_str("no cursor\n"),
    }
    for y in 0..buffer.area.height {
        let runs = runs(&buffer, y);
        if !runs.is_empty() {
            let _ = writeln!(out, "{y:>3}: {}", runs.join(", "));
        }
    }
    out
}

/// The text of a row; the cell behind a wide grapheme is not a column of its own.
pub(super) fn row_text(buffer: &Buffer, y: u16) -> String {
    let mut text = String::new();
    let mut x = 0;
    while x < buffer.area.width {
        let symbol = buffer[(x, y)].symbol();
        text.push_str(symbol);
        x += symbol.width().max(1) as u16;
    }
    text
}

fn runs(buffer: &Buffer, y: u16) -> Vec<String> {
    let mut runs: Vec<(u16, u16, String)> = Vec::new();
    for x in 0..buffer.area.width {
        let style = described(&buffer[(x, y)]);
        match runs.last_mut() {
            Some((_, end, same)) if *same == style => *end = x,
            _ => runs.push((x, x, style)),
        }
    }
    let styled = runs.into_iter().filter(|(.., style)| !style.is_empty());
    styled
        .map(|(start, end, style)| format!("{start}-{end} {style}"))
        .collect()
}

fn described(cell: &Cell) -> String {
    let mut words = Vec::new();
    if cell.fg != Color::Reset {
        words.push(format!("{:?}", cell.fg).to_lowercase());
    }
    if cell.bg != Color::Reset {
        words.push(format!("on-{:?}", cell.bg).to_lowercase());
    }
    let modifiers = [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::ITALIC, "italic"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::REVERSED, "reversed"),
    ];
    let set = modifiers
        .into_iter()
        .filter(|(modifier, _)| cell.modifier.contains(*modifier));
    words.extend(set.map(|(_, word)| word.to_owned()));
    words.join("+")
}
