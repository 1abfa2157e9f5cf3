//! What comes from the terminal, as main is told of it.

use crate::keys::Key;

/// Something main has to answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted: one line, without controls, 64 kB at most.
    Paste(String),
    /// A whole line was typed, where lines are typed and not keys.
    Line(String),
    /// The left button was pressed at this column and row.
    Click(u16, u16),
    /// The wheel was turned by so many steps (down is positive) at this column and row.
    Wheel(i16, u16, u16),
    /// The window has another size; the next draw uses it.
    Resized,
    /// The process was stopped and goes on; the next draw paints everything.
    Continued,
    /// Someone asks us to stop (SIGTSTP): call [`Session::suspend`](super::Session::suspend).
    Suspend,
    /// The program must end with this exit status: a deadly signal (128 and its number) or a hang-up (129). Less than
    /// a second is left for saving.
    End(u8),
    /// A worker thread panicked; the message, sanitised.
    Panicked(String),
}
