//! Colours and attributes as the terminal has them, and the shortest sequence to the next ones.
//!
//! Colours arrive resolved: the sixteen are sent as the sixteen (30-37, 90-97), never as 256-colour indices.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use std::io::Write;

/// What shows on a cell without a letter.
const SEEN_ON_BLANK: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::CROSSED_OUT)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK);

/// Attributes and the parameter that turns each on.
const ATTRIBUTES: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// Colours and attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Pen {
    foreground: Color,
    background: Color,
    attributes: Modifier,
}

impl Pen {
    /// The pen a cell is drawn with.
    pub(super) const fn of(cell: &Cell) -> Self {
        Self {
            foreground: cell.fg,
            background: cell.bg,
            attributes: cell.modifier,
        }
    }

    /// Whether a blank looks the same with both pens.
    pub(super) fn blanks_like(self, other: Self) -> bool {
        self.background == other.background
            && self.attributes.intersection(SEEN_ON_BLANK)
                == other.attributes.intersection(SEEN_ON_BLANK)
    }

    /// Whether a blank of this pen is what erasing leaves.
    pub(super) fn blanks_like_erased(self) -> bool {
        self.blanks_like(Self::default())
    }

    /// Appends the sequence that makes `self` the terminal's pen where `current` is (none: unknown).
    pub(super) fn write(self, current: Option<Self>, out: &mut Vec<u8>) {
        if current == Some(self) {
            return;
        }
        // Turning one attribute off and all off cost nearly the same; the parameters for one are less well known.
        let base = current.filter(|pen| self.attributes.contains(pen.attributes));
        out.extend_from_slice(b"\x1b[");
        let start = out.len();
        if base.is_none() && self != Self::default() {
            out.push(b'0');
        }
        let base = base.unwrap_or_default();
        for (attribute, parameter) in ATTRIBUTES {
            if self.attributes.contains(attribute) && !base.attributes.contains(attribute) {
                separate(start, out);
                push(out, format_args!("{parameter}"));
            }
        }
        for (color, old, normal) in [
            (self.foreground, base.foreground, 30),
            (self.background, base.background, 40),
        ] {
            if color != old {
                separate(start, out);
                write_color(color, normal, out);
            }
        }
        out.push(b'm');
    }
}

fn separate(start: usize, out: &mut Vec<u8>) {
    if out.len() > start {
        out.push(b';');
    }
}

/// `normal` is the parameter of black: 30 for letters, 40 for the ground.
fn write_color(color: Color, normal: u8, out: &mut Vec<u8>) {
    match color {
        Color::Reset => push(out, format_args!("{}", normal + 9)),
        Color::Indexed(index) => push(out, format_args!("{};5;{index}", normal + 8)),
        Color::Rgb(red, green, blue) => {
            push(out, format_args!("{};2;{red};{green};{blue}", normal + 8));
        }
        named => push(out, format_args!("{}", normal + named_offset(named))),
    }
}

const fn named_offset(color: Color) -> u8 {
    match color {
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 60,
        Color::LightRed => 61,
        Color::LightGreen => 62,
        Color::LightYellow => 63,
        Color::LightBlue => 64,
        Color::LightMagenta => 65,
        Color::LightCyan => 66,
        Color::White => 67,
        _ => 0,
    }
}

fn push(out: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn sequence(style: Style, current: Option<Style>) -> String {
        let pen = |style: Style| Pen::of(Cell::EMPTY.clone().set_style(style));
        let mut out = Vec::new();
        pen(style).write(current.map(pen), &mut out);
        String::from_utf8(out).unwrap().replace('\x1b', "^")
    }

    #[test]
    fn sequences_are_the_shortest_and_of_the_sixteen_colours() {
        let plain = Style::new();
        for (style, current, expected) in [
            (plain, None, "^[m"),
            (plain, Some(plain), ""),
            (plain.red(), Some(plain), "^[31m"),
            (plain.red(), None, "^[0;31m"),
            (plain.light_blue().on_white(), Some(plain), "^[94;107m"),
            (plain.red().bold(), Some(plain.red()), "^[1m"),
            (plain.red(), Some(plain.red().bold()), "^[0;31m"),
            (plain, Some(plain.bold()), "^[m"),
            (plain, Some(plain.red()), "^[39m"),
            (plain.fg(Color::Indexed(200)), Some(plain), "^[38;5;200m"),
            (plain.bg(Color::Rgb(1, 2, 3)), Some(plain), "^[48;2;1;2;3m"),
        ] {
            assert_eq!(sequence(style, current), expected);
        }
    }
}
