//! A frame as an SVG picture: what the README shows is what the program drew, cell by cell.
//!
//! Every run of cells in one style is a `<text>` with a fixed length, so that any monospace font lines up. Colours are
//! those a reader's terminal might have; the program only names them.

use crate::text::width::width;
use ratatui::{
    buffer::{Buffer, Cell},
    style::{Color, Modifier, Style},
};
use std::fmt::Write;

/// Size of a cell in pixels; the font fits it.
const CELL: (u16, u16) = (8, 17);

/// Around the frame.
const MARGIN: u16 = 12;

/// Background and foreground of the terminal in the picture.
const PAPER: &str = "#16181d";
const INK: &str = "#d5d8de";

/// Draws a buffer as an SVG document.
pub(super) fn draw(buffer: &Buffer) -> String {
    let area = buffer.area;
    let (wide, high) = (
        area.width * CELL.0 + 2 * MARGIN,
        area.height * CELL.1 + 2 * MARGIN,
    );
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" height=\"{high}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{PAPER}\"/>\n\
         <g font-family=\"ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace\" font-size=\"13\">\n"
    );
    for row in 0..area.height {
        for run in runs(buffer, row) {
            put(&mut out, row, &run);
        }
    }
    out.push_str("</g>\n</svg>\n");
    out
}

/// Neighbouring cells of one style.
struct Run {
    column: u16,
    columns: u16,
    text: String,
    style: Style,
}

fn runs(buffer: &Buffer, row: u16) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut column = 0;
    while let Some(cell) = buffer.cell((column, row)) {
        let columns = width(cell.symbol()).max(1) as u16;
        match runs.last_mut() {
            Some(run) if is_joined(run, cell) => {
                run.text.push_str(cell.symbol());
                run.columns += columns;
            }
            _ => runs.push(Run {
                column,
                columns,
                text: cell.symbol().to_owned(),
                style: cell.style(),
            }),
        }
        column += columns;
    }
    runs
}

/// Runs hold one style and only ASCII, so that the length of a run is right in any font.
fn is_joined(run: &Run, cell: &Cell) -> bool {
    run.style == cell.style() && run.text.is_ascii() && cell.symbol().is_ascii()
}

fn put(out: &mut String, row: u16, run: &Run) {
    let (ink, paper) = colours(run.style);
    let (left, top) = (MARGIN + run.column * CELL.0, MARGIN + row * CELL.1);
    let wide = run.columns * CELL.0;
    // Writing to a String cannot fail
    if let Some(paper) = paper {
        let _ = writeln!(
            out,
            "<rect x=\"{left}\" y=\"{top}\" width=\"{wide}\" height=\"{}\" fill=\"{paper}\"/>",
            CELL.1
        );
    }
    let attributes = attributes(run.style.add_modifier);
    for (offset, words) in pieces(&run.text) {
        let left = left + offset as u16 * CELL.0;
        let wide = width(words) as u16 * CELL.0;
        let _ = writeln!(
            out,
            "<text x=\"{left}\" y=\"{}\" textLength=\"{wide}\" fill=\"{ink}\"{attributes}>{}</text>",
            top + 13,
            escape(words)
        );
    }
}

/// The words of a run with where they begin, parted at two blanks or more: SVG folds blanks, and drops them at an edge.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split("  ").filter_map(move |part| {
        let start = at + part.len() - part.trim_start().len();
        at += part.len() + 2;
        let words = part.trim();
        (!words.is_empty()).then_some((start, words))
    })
}

/// Ink and, where it is not the picture's own, paper.
fn colours(style: Style) -> (&'static str, Option<&'static str>) {
    let ink = style.fg.and_then(named).unwrap_or(INK);
    let paper = style.bg.and_then(named);
    if style.add_modifier.contains(Modifier::REVERSED) {
        return (paper.unwrap_or(PAPER), Some(ink));
    }
    (ink, paper)
}

/// A reader's sixteen colours; others do not occur in the `ansi` theme.
fn named(colour: Color) -> Option<&'static str> {
    Some(match colour {
        Color::Black => "#16181d",
        Color::Red => "#e06c75",
        Color::Green => "#98c379",
        Color::Yellow => "#d7ba7d",
        Color::Blue => "#61afef",
        Color::Magenta => "#c678dd",
        Color::Cyan => "#56b6c2",
        Color::Gray => "#abb2bf",
        Color::DarkGray => "#7f848e",
        Color::LightRed => "#f0868f",
        Color::LightGreen => "#b5d99a",
        Color::LightYellow => "#f0d399",
        Color::LightBlue => "#8cc8ff",
        Color::LightMagenta => "#dba0ee",
        Color::LightCyan => "#7fd4de",
        Color::White => "#ffffff",
        _ => return None,
    })
}

fn attributes(modifier: Modifier) -> String {
    let mut out = String::new();
    for (flag, words) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::DIM, " opacity=\"0.65\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
    ] {
        if modifier.contains(flag) {
            out.push_str(words);
        }
    }
    out
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::draw;
    use ratatui::{
        buffer::Buffer,
        style::{Color, Style},
    };

    #[test]
    fn a_picture_holds_the_text_escaped_and_in_its_colours() {
        let mut buffer = Buffer::with_lines(["a <b> & c"]);
        buffer.set_style(
            ratatui::layout::Rect::new(0, 0, 1, 1),
            Style::new().fg(Color::Red),
        );
        let picture = draw(&buffer);
        assert!(picture.contains("fill=\"#e06c75\">a</text>"), "{picture}");
        assert!(picture.contains("&lt;b&gt; &amp; c"), "{picture}");
    }
}
