//! Bytes from the terminal become keys, pastes and mouse reports; everything else it may say is swallowed.
//!
//! A state machine that can wait in any state without holding anybody up: the input thread asks how long the state may
//! last and calls [`Decoder::expire`] after that silence. An arrow whose bytes come one by one over a slow link is an
//! arrow; an Esc is an Esc after a short hold; half a sequence, a half paste or a cut-off answer is dropped.

use super::event::Input;
use super::translate;
use crate::keys::{Code, Key};
use crate::text::sanitize;
use std::time::Duration;

/// Silence after which a sequence that has begun is given up.
const SEQUENCE: Duration = Duration::from_secs(1);
/// Parameter bytes kept of a control sequence; no key has more.
const PARAMETERS: usize = 64;
/// Bytes an answer may have before we stop believing in its end.
const LONGEST: usize = 2_048;
/// Bytes kept of a paste.
const PASTE: usize = 64 * 1024;
/// What ends a paste.
const PASTE_END: &[u8] = b"\x1b[201~";

const ESC: u8 = 0x1B;
const BEL: u8 = 0x07;

/// Where in a sequence we are.
#[derive(Debug, Clone, PartialEq, Eq)]
enum State {
    Ground,
    /// After ESC.
    Escape,
    /// After `ESC O`.
    Ss3,
    /// After `ESC [`, with the parameter bytes so far.
    Csi(Vec<u8>),
    /// After `ESC [ [`: a function key of the Linux console.
    Console,
    /// The three bytes of an old mouse report.
    OldMouse(Vec<u8>),
    /// In an answer that ends with BEL or ST; whether ESC came last, and its length so far.
    Answer {
        after_esc: bool,
        length: usize,
    },
    /// In a paste; `matched` bytes of [`PASTE_END`] came last.
    Paste {
        text: Vec<u8>,
        matched: usize,
    },
    /// In a character of several bytes.
    Utf8(Vec<u8>),
}

/// Turns bytes into [`Input`].
#[derive(Debug)]
pub(crate) struct Decoder {
    state: State,
    escape_hold: Duration,
}

impl Decoder {
    /// A decoder; over a remote link the bytes of one key come further apart.
    pub(crate) const fn new(is_remote: bool) -> Self {
        let milliseconds = if is_remote { 120 } else { 50 };
        Self {
            state: State::Ground,
            escape_hold: Duration::from_millis(milliseconds),
        }
    }

    /// How long silence may last before [`Self::expire`] is due; none when nothing is pending.
    pub(crate) fn hold(&self) -> Option<Duration> {
        match self.state {
            State::Ground => None,
            State::Escape => Some(self.escape_hold),
            _ => Some(SEQUENCE),
        }
    }

    /// Gives up what has begun: a lone Esc is a key, a paste without an end is a paste, the rest is dropped.
    pub(crate) fn expire(&mut self, out: &mut Vec<Input>) {
        match std::mem::replace(&mut self.state, State::Ground) {
            State::Escape => out.push(Input::Key(Key::plain(Code::Esc))),
            State::Paste { text, .. } => out.push(paste(&text)),
            _ => {}
        }
    }

    /// Takes bytes as they come.
    pub(crate) fn feed(&mut self, bytes: &[u8], out: &mut Vec<Input>) {
        for &byte in bytes {
            let state = std::mem::replace(&mut self.state, State::Ground);
            self.state = step(state, byte, out);
        }
    }
}

fn step(state: State, byte: u8, out: &mut Vec<Input>) -> State {
    match state {
        State::Ground => ground(byte, out),
        State::Escape => escape(byte, out),
        State::Ss3 => ss3(byte, out),
        State::Csi(parameters) => csi(parameters, byte, out),
        State::Console => {
            out.extend(translate::console(byte).map(Input::Key));
            State::Ground
        }
        State::OldMouse(bytes) => old_mouse(bytes, byte, out),
        State::Answer { after_esc, length } => answer(after_esc, length, byte, out),
        State::Paste { text, matched } => in_paste(text, matched, byte, out),
        State::Utf8(bytes) => utf8(bytes, byte, out),
    }
}

fn ground(byte: u8, out: &mut Vec<Input>) -> State {
    match byte {
        ESC => return State::Escape,
        0..=0x1F | 0x7F => out.extend(translate::control(byte).map(Input::Key)),
        0x20..=0x7E => out.push(Input::Key(Key::plain(Code::Char(char::from(byte))))),
        0xC2..=0xF4 => return State::Utf8(vec![byte]),
        // A stray continuation byte, or one that UTF-8 never has.
        _ => {}
    }
    State::Ground
}

fn escape(byte: u8, out: &mut Vec<Input>) -> State {
    match byte {
        b'[' => State::Csi(Vec::new()),
        b'O' => State::Ss3,
        b']' | b'P' | b'_' | b'^' | b'X' => State::Answer {
            after_esc: false,
            length: 0,
        },
        _ => {
            if let Some(key) = translate::with_alt(byte) {
                out.push(Input::Key(key));
                return State::Ground;
            }
            // Typed right after each other, or typed ahead: two keys.
            out.push(Input::Key(Key::plain(Code::Esc)));
            ground(byte, out)
        }
    }
}

fn ss3(byte: u8, out: &mut Vec<Input>) -> State {
    match byte {
        // Modifiers, as some terminals send them: `ESC O 5 A`.
        b'0'..=b'9' | b';' => State::Ss3,
        b'@'..=b'~' => {
            out.extend(translate::letter(byte, &[]).map(Input::Key));
            State::Ground
        }
        _ => ground(byte, out),
    }
}

fn csi(mut parameters: Vec<u8>, byte: u8, out: &mut Vec<Input>) -> State {
    match byte {
        0x20..=0x3F => {
            // One more than a key has tells a flood from a key.
            if parameters.len() <= PARAMETERS {
                parameters.push(byte);
            }
            State::Csi(parameters)
        }
        b'[' if parameters.is_empty() => State::Console,
        b'M' if parameters.is_empty() => State::OldMouse(Vec::with_capacity(3)),
        b'~' if parameters == b"200" => State::Paste {
            text: Vec::new(),
            matched: 0,
        },
        b'@'..=b'~' if parameters.len() <= PARAMETERS => {
            out.extend(translate::csi(&parameters, byte));
            State::Ground
        }
        b'@'..=b'~' => State::Ground,
        // Broken off: what broke it counts, so that Ctrl-c works in the middle of anything.
        _ => ground(byte, out),
    }
}

fn old_mouse(mut bytes: Vec<u8>, byte: u8, out: &mut Vec<Input>) -> State {
    bytes.push(byte.wrapping_sub(0x20));
    let [button, column, row] = bytes.as_slice() else {
        return State::OldMouse(bytes);
    };
    out.extend(translate::mouse(
        u16::from(*button),
        u16::from(*column),
        u16::from(*row),
    ));
    State::Ground
}

fn answer(after_esc: bool, length: usize, byte: u8, out: &mut Vec<Input>) -> State {
    match byte {
        b'\\' if after_esc => State::Ground,
        // An ESC that did not begin ST begins something else.
        _ if after_esc => escape(byte, out),
        ESC => State::Answer {
            after_esc: true,
            length,
        },
        BEL => State::Ground,
        0..=0x1F | 0x7F => ground(byte, out),
        _ if length >= LONGEST => State::Ground,
        _ => State::Answer {
            after_esc: false,
            length: length + 1,
        },
    }
}

fn in_paste(mut text: Vec<u8>, matched: usize, byte: u8, out: &mut Vec<Input>) -> State {
    if PASTE_END.get(matched) == Some(&byte) {
        if matched + 1 == PASTE_END.len() {
            out.push(paste(&text));
            return State::Ground;
        }
        return State::Paste {
            text,
            matched: matched + 1,
        };
    }
    // What looked like the end was text after all; only its first byte, ESC, can begin the end again.
    let held = PASTE_END.get(..matched).unwrap_or_default();
    let again = usize::from(byte == ESC);
    let fresh = if again == 1 { None } else { Some(byte) };
    for byte in held.iter().copied().chain(fresh) {
        if text.len() < PASTE {
            text.push(byte);
        }
    }
    State::Paste {
        text,
        matched: again,
    }
}

/// Pasted text as a prompt takes it: one line, no controls.
fn paste(bytes: &[u8]) -> Input {
    let text = String::from_utf8_lossy(bytes);
    let is_text = |c: &char| !c.is_control() || c.is_whitespace();
    let text: String = text.chars().filter(is_text).collect();
    Input::Paste(sanitize::line_capped(text.trim_end_matches(['\r', '\n']), PASTE).into_owned())
}

fn utf8(mut bytes: Vec<u8>, byte: u8, out: &mut Vec<Input>) -> State {
    if !(0x80..=0xBF).contains(&byte) {
        return ground(byte, out);
    }
    bytes.push(byte);
    match std::str::from_utf8(&bytes) {
        Ok(text) => {
            let typed = text.chars().filter(|&c| !sanitize::is_forbidden(c));
            out.extend(typed.map(|c| Input::Key(Key::plain(Code::Char(c)))));
            State::Ground
        }
        Err(error) if error.error_len().is_none() => State::Utf8(bytes),
        Err(_) => State::Ground,
    }
}

#[cfg(test)]
mod tests;
