//! What happens when something is broken: the terminal is given back first, then it is said.
//!
//! A panic message may quote an article, so it is text from strangers like any other. ratatui's own hook takes the
//! screen down for a panic in any thread and prints the message as it is.

use super::event::Input;
use super::tty;
use crate::text::sanitize;
use crossbeam_channel::Sender;
use std::io::{self, Write};
use std::panic::{self, PanicHookInfo};
use std::thread;

/// Characters kept of a message.
const LONGEST: usize = 4_000;

/// From now on a panic of the calling thread ends the screen (and the program, with the runtime's own exit status 101), and
/// one of another thread becomes an [`Input`].
pub(super) fn install(inputs: Sender<Input>) {
    let ui = thread::current().id();
    panic::set_hook(Box::new(move |info| {
        let message = message(info);
        if thread::current().id() == ui {
            tty::leave();
            say(&message);
        } else {
            // A full queue means main is busy; the worker's caller still sees that it has died.
            drop(inputs.try_send(Input::Panicked(message)));
        }
    }));
}

fn message(info: &PanicHookInfo<'_>) -> String {
    clean(&format!("internal error: {info}"))
}

fn clean(message: &str) -> String {
    let text = sanitize::body(message).text.into_owned();
    text.chars().take(LONGEST).collect()
}

/// Not `eprintln`: that panics when nobody reads.
fn say(message: &str) {
    let _ = io::stderr().write_all(format!("{message}\n").as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_that_quote_articles_are_disarmed() {
        let quoted = clean("byte index 1 of `é\x1b]0;owned\x07`\nat line 3");
        assert_eq!(
            quoted,
            "byte index 1 of `é\u{FFFD}]0;owned\u{FFFD}`\nat line 3"
        );
        assert_eq!(clean(&"x".repeat(10_000)).len(), LONGEST);
    }
}
