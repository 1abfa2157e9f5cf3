//! Which key a control byte or a sequence stands for, in our own words; sequences that are no key give nothing.
//!
//! Accepts what xterm, rxvt, the Linux console, tmux, screen and (for one key) kitty send. Shift on a key that is no
//! character is dropped: no binding needs it and half the terminals do not send it.

use super::event::Input;
use crate::keys::{Code, Key};

/// The key of a control byte other than ESC. Flow control is ignored and Backspace is one key, however it is sent.
pub(crate) const fn control(byte: u8) -> Option<Key> {
    Some(match byte {
        b'\r' => Key::plain(Code::Enter),
        b'\t' => Key::plain(Code::Tab),
        0x7F | 0x08 => Key::plain(Code::Backspace),
        // Ctrl-q and Ctrl-s: someone's terminal still means stop and go.
        0x11 | 0x13 | 0x1B => return None,
        0 => Key::ctrl(' '),
        1..=0x1A => Key::ctrl((byte - 1 + b'a') as char),
        0x1C..=0x1F => Key::ctrl((byte + 0x40) as char),
        _ => return None,
    })
}

/// The key of ESC and a byte, only where readline has one; otherwise they are two keys.
pub(crate) const fn with_alt(byte: u8) -> Option<Key> {
    let code = match byte {
        b'b' | b'd' | b'f' => Code::Char(byte as char),
        0x7F => Code::Backspace,
        _ => return None,
    };
    Some(Key {
        code,
        ctrl: false,
        alt: true,
    })
}

/// F1 to F5 of the Linux console.
pub(crate) const fn console(byte: u8) -> Option<Key> {
    match byte {
        b'A'..=b'E' => Some(Key::plain(Code::F(byte - b'A' + 1))),
        _ => None,
    }
}

/// The key or mouse report of a control sequence; answers to questions nobody asked give nothing.
pub(crate) fn csi(parameters: &[u8], last: u8) -> Option<Input> {
    if let Some(report) = parameters.strip_prefix(b"<") {
        return sgr_mouse(&numbers(report)?, last);
    }
    let numbers = numbers(parameters)?;
    let key = match last {
        b'~' => tilde(&numbers),
        b'u' => character(numbers.first().copied()?, &numbers),
        // A cursor report, as `CSI 24 ; 80 R`, looks like F3 with modifiers: nobody presses that.
        b'R' => None,
        _ => letter(last, &numbers),
    };
    key.map(Input::Key)
}

/// Decimal parameters; none if there is anything else in them (a private marker, an intermediate).
fn numbers(parameters: &[u8]) -> Option<Vec<u16>> {
    let text = std::str::from_utf8(parameters).ok()?;
    if text.is_empty() {
        return Some(Vec::new());
    }
    // Sub-parameters (`5:3`) tell press from release; only presses are asked for.
    let number = |part: &str| {
        let (whole, event) = part.split_once(':').unwrap_or((part, ""));
        if event == "3" {
            None
        } else {
            whole.parse().ok().or_else(|| whole.is_empty().then_some(0))
        }
    };
    text.split(';').map(number).collect()
}

/// Keys that end in a letter: arrows, Home, End, F1 to F4, Shift-Tab.
pub(crate) fn letter(last: u8, numbers: &[u16]) -> Option<Key> {
    let code = match last {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'F' => Code::End,
        b'H' => Code::Home,
        b'Z' => Code::BackTab,
        b'M' => Code::Enter,
        b'P' => Code::F(1),
        b'Q' => Code::F(2),
        b'R' => Code::F(3),
        b'S' => Code::F(4),
        _ => return None,
    };
    Some(modified(code, numbers))
}

fn tilde(numbers: &[u16]) -> Option<Key> {
    let code = match *numbers.first()? {
        1 | 7 => Code::Home,
        2 => Code::Insert,
        3 => Code::Delete,
        4 | 8 => Code::End,
        5 => Code::PageUp,
        6 => Code::PageDown,
        number @ 11..=15 => Code::F((number - 10) as u8),
        number @ 17..=21 => Code::F((number - 11) as u8),
        number @ 23..=24 => Code::F((number - 12) as u8),
        27 => return character(*numbers.get(2)?, numbers),
        _ => return None,
    };
    Some(modified(code, numbers))
}

/// A character sent as its number (modifyOtherKeys, kitty).
fn character(number: u16, numbers: &[u16]) -> Option<Key> {
    let typed = char::from_u32(u32::from(number))?;
    let key = match u8::try_from(number) {
        Ok(27) => Key::plain(Code::Esc),
        Ok(byte @ (0..=0x1F | 0x7F)) => control(byte)?,
        _ if crate::text::sanitize::is_forbidden(typed) => return None,
        _ => Key::plain(Code::Char(typed)),
    };
    let Key { ctrl, alt, code } = modified(key.code, numbers);
    Some(Key {
        code,
        ctrl: ctrl || key.ctrl,
        alt,
    })
}

/// The second parameter is one more than a sum: 1 Shift, 2 Alt, 4 Control.
fn modified(code: Code, numbers: &[u16]) -> Key {
    let bits = numbers.get(1).map_or(0, |&number| number.saturating_sub(1));
    Key {
        code,
        ctrl: bits & 4 != 0,
        alt: bits & 2 != 0,
    }
}

fn sgr_mouse(numbers: &[u16], last: u8) -> Option<Input> {
    match (numbers, last) {
        (&[button, column, row], b'M') => mouse(button, column, row),
        _ => None,
    }
}

/// A press of the left button or a step of the wheel; places are counted from one in reports, from zero by us.
pub(crate) const fn mouse(button: u16, column: u16, row: u16) -> Option<Input> {
    let (column, row) = (column.saturating_sub(1), row.saturating_sub(1));
    match button & !0b1_1100 {
        0 => Some(Input::Click(column, row)),
        64 => Some(Input::Wheel(-1, column, row)),
        65 => Some(Input::Wheel(1, column, row)),
        _ => None,
    }
}
