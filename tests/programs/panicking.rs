//! For the pty tests: a program that panics at the first key, in the thread its argument names.

#![expect(clippy::panic, reason = "what this program is for")]

use dateline::term::{self, Input, Options, Session};
use std::{process::ExitCode, thread};

const POISON: &str = "poison \x1b]0;title\x07";

fn main() -> ExitCode {
    let is_worker = std::env::args().nth(1).as_deref() == Some("worker");
    ExitCode::from(run(is_worker))
}

fn run(is_worker: bool) -> u8 {
    let options = Options::default();
    let (mut session, inputs) = Session::enter(options, Some("xterm")).expect("a terminal");
    let mut say = |words: &str| {
        let words = words.to_owned();
        let draw = |frame: &mut ratatui::Frame<'_>| {
            let area = frame.area();
            frame.buffer_mut().set_stringn(
                0,
                0,
                &words,
                area.width.into(),
                ratatui::style::Style::new(),
            );
        };
        session.draw(draw).expect("the terminal is there");
    };
    say("ready");
    for input in inputs {
        match input {
            Input::Panicked(words) => say(&format!("told: {words}")),
            Input::Key(key)
                if key == dateline::keys::Key::plain(dateline::keys::Code::Char('q')) =>
            {
                break;
            }
            Input::Key(_) if is_worker => {
                let worker = thread::Builder::new().spawn(|| panic!("{POISON}"));
                let _ = worker.expect("threads start").join();
            }
            Input::Key(_) => panic!("{POISON}"),
            _ => {}
        }
    }
    term::leave();
    0
}
