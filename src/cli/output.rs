//! Standard output and standard error of the commands. A closed pipe (`| head`) is a quiet end, not an error; what is
//! printed is already sanitised where it was made, error messages are sanitised here.

use crate::text::{sanitize, width};
use std::io::{self, BufWriter, IsTerminal, Write};

/// Widest line of a table on a terminal that does not tell its width.
const USUAL_COLUMNS: u16 = 80;

/// Columns between two cells.
const GAP: u16 = 2;

/// What the widest cell keeps of its width on a terminal too narrow for a table.
const NARROWEST: u16 = 20;

/// Where a command prints.
pub(super) struct Output {
    out: BufWriter<Box<dyn Write>>,
    /// Columns of the terminal, none when the output goes into a file or a pipe.
    pub(super) columns: Option<u16>,
}

impl Output {
    /// Standard output.
    pub(super) fn standard() -> Self {
        let stdout = io::stdout();
        let columns = stdout.is_terminal().then(|| {
            rustix::termios::tcgetwinsize(&stdout)
                .map(|size| size.ws_col)
                .ok()
                .filter(|columns| *columns > 0)
                .unwrap_or(USUAL_COLUMNS)
        });
        Self {
            out: BufWriter::with_capacity(1 << 16, Box::new(stdout)),
            columns,
        }
    }

    /// Prints a text with a line break after it.
    ///
    /// # Errors
    /// The output is closed or full.
    pub(super) fn line(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())?;
        self.out.write_all(b"\n")
    }

    /// Prints bytes as they are.
    ///
    /// # Errors
    /// The output is closed or full.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)
    }

    /// Hands on what was printed so far, as a reader of a stream expects between two batches.
    ///
    /// # Errors
    /// The output is closed or full.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Prints cells: apart by tabs in a pipe (stable for cut and awk, nothing cut off), in columns of `widths` that fit
    /// the terminal otherwise. The cell without a width takes what is left.
    ///
    /// # Errors
    /// The output is closed or full.
    pub(super) fn row(&mut self, cells: &[&str], widths: &[Option<u16>]) -> io::Result<()> {
        match self.columns {
            None => self.line(&cells.join("\t")),
            Some(columns) => self.line(&fitted(cells, widths, columns)),
        }
    }
}

/// Cells in columns, two blanks between them; what does not fit ends in `~`.
fn fitted(cells: &[&str], widths: &[Option<u16>], columns: u16) -> String {
    let fixed: u16 = widths.iter().flatten().map(|width| width + GAP).sum();
    let rest = columns.saturating_sub(fixed).max(NARROWEST);
    let mut text = String::new();
    for (cell, room) in cells.iter().zip(widths) {
        let room = room.unwrap_or(rest);
        let cell = width::ellipsize(cell, room as usize, "~");
        let blanks = usize::from(room + GAP).saturating_sub(width::width(&cell));
        text.push_str(&cell);
        text.extend(std::iter::repeat_n(' ', blanks));
    }
    text.truncate(text.trim_end().len());
    text
}

/// A line on standard error, safe for a terminal. Nothing is done about an error there: there is nowhere to say so.
pub(super) fn complain(message: &str) {
    let mut err = io::stderr().lock();
    for line in message.lines() {
        let _ = writeln!(err, "{}", sanitize::line(line));
    }
}

/// Whether a command stopped only because nobody reads on.
pub(super) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}

#[cfg(test)]
mod tests {
    use super::fitted;
    use crate::text::width::width;

    const WIDTHS: [Option<u16>; 3] = [Some(10), Some(6), None];

    #[test]
    fn a_row_fits_the_terminal_and_says_where_it_was_cut() {
        let row = fitted(
            &["2024-03-05", "Evening Wire", "Minister meets bank chief"],
            &WIDTHS,
            42,
        );
        assert_eq!(row, "2024-03-05  Eveni~  Minister meets bank c~");
        assert_eq!(width(&row), 42);
    }

    #[test]
    fn wide_characters_keep_the_columns_straight() {
        let row = fitted(&["--", "新聞社", "港が再開"], &WIDTHS, 60);
        assert_eq!(row, "--          新聞社  港が再開");
    }

    #[test]
    fn a_terminal_of_one_column_gets_the_start_of_each_cell() {
        assert!(fitted(&["2024-03-05", "Wire", "Minister"], &WIDTHS, 1).ends_with("Minister"));
    }
}
