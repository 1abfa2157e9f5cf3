//! The only module that speaks to a terminal.
//!
//! ```text
//! keys    tty -> input (thread) -> decode -> translate -> Input -> channel -> main
//! signals     -> signals (thread)                      -> Input -> channel -> main
//! frames  main -> Session::draw -> backend -> outlet (thread) -> encode -> tty, one write a frame
//! ```
//!
//! Input bytes are decoded here and not by crossterm 0.29: it holds an answer such as `CSI ? 2026 ; 2 $ y` back and
//! eats every key after it until a `c` or a `u` is typed, waits for ever for the end of a paste, and turns operating
//! system commands into letters. Nothing is ever asked of the terminal, so nothing is waited for.

mod backend;
pub mod clipboard;
mod decode;
mod encode;
mod event;
mod grid;
mod input;
mod lines;
mod link;
mod outlet;
mod panics;
mod pen;
mod pipe;
pub mod session;
mod signals;
mod translate;
mod tty;

pub use clipboard::Copied;
pub use event::Input;
pub use lines::read_lines;
pub use pipe::{Piped, failure, run_piped};
pub use session::{Options, Refusal, Session};
pub use tty::leave;
