//! Standard output and standard error of the commands. A closed pipe (`| head`) is a quiet end, not an error; what is
//! printed is already sanitised where it was made, error messages are sanitised here.

use crate::text::{sanitize, width};
use std::io::{self, BufWriter, IsTerminal, Write};

/// Widest line of a table on a terminal that does not tell its width.
const USUAL_COLUMNS: u16 = 80;

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

    /// Prints cells: apart by tabs in a pipe (stable for cut and awk, nothing cut off), in columns of `widths` that fit the
    /// terminal otherwise. The cell without a width takes what is left.
    ///
    /// # Errors
    /// The output is closed or full.
    pub(super) fn row(&mut self, cells: &[&str], widths: &[Option<u16>]) -> io::Result<()> {
        let Some(columns) = self.columns else {
            return self.line(&cells.join("\t"));
        };
        let fixed: u16 = widths.iter().flatten().map(|width| width + 2).sum();
        let rest = columns.saturating_sub(fixed).max(20);
        let mut text = String::new();
        for (cell, width) in cells.iter().zip(widths) {
            let room = width.unwrap_or(rest) as usize;
            let cell = width::ellipsize(cell, room, "~");
            text.push_str(&cell);
            let blanks = (room + 2).saturating_sub(width::width(&cell));
            text.extend(std::iter::repeat_n(' ', blanks));
        }
        self.line(text.trim_end())
    }
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
