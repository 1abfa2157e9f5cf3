//! The bytes between two frames, read by an emulator, give the screen that a full repaint gives.

use super::*;
use crate::term::grid::Grid;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

fn frame(buffer: &Buffer) -> Frame {
    let mut grid = Grid::new((buffer.area.width, buffer.area.height));
    for row in 0..buffer.area.height {
        for column in 0..buffer.area.width {
            grid.set(column, row, &buffer[(column, row)]);
        }
    }
    Frame {
        grid,
        ..Frame::default()
    }
}

fn buffer(columns: u16, lines: &[&str]) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, lines.len() as u16));
    for (row, line) in lines.iter().enumerate() {
        buffer.set_string(0, row as u16, line, Style::default());
    }
    buffer
}

/// The bytes of the second frame when the first one is on the screen, ESC as `^`.
fn difference(columns: u16, first: &[&str], second: &[&str]) -> String {
    let mut encoder = Encoder::default();
    encoder.encode(&frame(&buffer(columns, first)), Start::Up, b"");
    let bytes = encoder.encode(&frame(&buffer(columns, second)), Start::Known, b"");
    let shown = String::from_utf8(bytes).unwrap().replace('\x1b', "^");
    let inner = shown
        .strip_prefix("^[?2026h")
        .and_then(|rest| rest.strip_suffix("^[?2026l"));
    inner.unwrap_or(&shown).to_owned()
}

#[test]
fn nothing_changed_is_no_bytes() {
    assert_eq!(difference(20, &["abc", ""], &["abc", ""]), "");
}

#[test]
fn differences_are_short() {
    for (first, second, bytes) in [
        (["abc", ""], ["abd", ""], "^[1;3Hd"),
        (["a b c", ""], ["x b y", ""], "^[1;1Hx b y"),
        (
            ["a-long-gap-here-z", ""],
            ["b-long-gap-here-y", ""],
            "^[1;1Hb^[15Cy",
        ),
        (["some words here", ""], ["some", ""], "^[1;6H^[K"),
        (
            ["aaaaaaaaaaaaaaaaaaaz", ""],
            ["a           b      z", ""],
            "^[1;2H^[11X^[11Cb      ",
        ),
        (["a", "b"], ["c", "d"], "^[1;1Hc\r\nd"),
    ] {
        assert_eq!(difference(20, &first, &second), bytes);
    }
}

#[test]
fn a_scrolled_text_costs_what_is_new_in_it() {
    let letters = |number: u8| char::from(b'a' + number).to_string().repeat(70);
    let lines: Vec<String> = (0..9).map(letters).collect();
    let part = |from: usize| -> Vec<&str> {
        let text = lines[from..from + 5].iter().map(String::as_str);
        ["title"]
            .into_iter()
            .chain(text)
            .chain(["status"])
            .collect()
    };
    let down = difference(90, &part(0), &part(1));
    assert!(down.starts_with("^[2;6r^[2;1H^[1M^[r^[6;1Hffff"), "{down}");
    assert!(down.len() < 130, "{down}");
    let up = difference(90, &part(3), &part(1));
    assert!(up.starts_with("^[2;6r^[2;1H^[2L^[r^[2;1Hbbbb"), "{up}");
}

#[test]
fn the_first_frame_puts_the_screen_up() {
    let mut encoder = Encoder::default();
    let bytes = encoder.encode(&frame(&buffer(5, &["hi"])), Start::Up, b"MODES");
    let text = String::from_utf8(bytes).unwrap().replace('\x1b', "^");
    assert_eq!(
        text,
        "^[?1049h^[?7l^[?25lMODES^[?2026h^[m^[2J^[1;1Hhi^[?2026l"
    );
}

#[test]
fn the_cursor_is_moved_after_a_symbol_of_doubtful_width() {
    let shown = difference(10, &["abcdef"], &["a❤xyzf"]);
    assert_eq!(shown, "^[1;2H❤^[1;3Hxyz");
    let shown = difference(10, &["ab--ef"], &["ab👍ef"]);
    assert_eq!(shown, "^[1;3H^[2X👍^[1;5He");
}

#[test]
fn no_cell_can_speak_to_the_terminal() {
    let mut hostile = buffer(8, &["abcdefgh"]);
    let flood = format!("a{}", "\u{301}".repeat(1_000));
    for (column, symbol) in [
        "\x1b[31m",
        "\u{202e}",
        "\n",
        "\u{9b}",
        &flood,
        "",
        "中中中中中",
    ]
    .into_iter()
    .enumerate()
    {
        hostile[(column as u16, 0)].set_symbol(symbol);
    }
    let mut encoder = Encoder::default();
    let bytes = encoder.encode(&frame(&hostile), Start::Known, b"");
    let text = String::from_utf8(bytes).unwrap().replace('\x1b', "^");
    assert_eq!(text, "^[?2026h^[m^[2J^[1;1H????? ?h^[?25l^[?2026l");
}

#[test]
fn the_cursor_is_shown_and_hidden_when_that_changes() {
    let mut wanted = frame(&buffer(5, &["hi", ""]));
    let mut encoder = Encoder::default();
    encoder.encode(&wanted, Start::Up, b"");
    wanted.cursor = Some((2, 0));
    assert!(
        encoder
            .encode(&wanted, Start::Known, b"")
            .windows(6)
            .any(|seen| seen == b"\x1b[?25h")
    );
    assert_eq!(encoder.encode(&wanted, Start::Known, b""), b"");
    wanted.cursor = None;
    assert!(
        encoder
            .encode(&wanted, Start::Known, b"")
            .windows(6)
            .any(|seen| seen == b"\x1b[?25l")
    );
}

#[test]
fn a_link_wraps_the_cells_it_covers() {
    let mut wanted = frame(&buffer(20, &["see x.example now"]));
    let mut encoder = Encoder::default();
    encoder.encode(&wanted, Start::Up, b"");
    wanted.links.push((4, 0, 9, "https://x.example".into()));
    let bytes = encoder.encode(&wanted, Start::Known, b"");
    let text = String::from_utf8(bytes).unwrap().replace('\x1b', "^");
    assert!(
        text.contains("^[1;5H^]8;;https://x.example^\\x.example^]8;;^\\"),
        "{text}"
    );
}

/// What a terminal shows: letter and colours of each cell (letters only, where a cell is blank).
fn screen(parser: &vt100::Parser) -> Vec<String> {
    let (rows, columns) = parser.screen().size();
    let places = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
    let cell = |(row, column)| {
        let cell = parser.screen().cell(row, column).unwrap();
        let (text, ground) = (cell.contents().trim_end(), cell.bgcolor());
        if cell.is_wide_continuation() {
            return "<".to_owned();
        }
        let letters = if text.is_empty() {
            String::new()
        } else {
            format!("{text}{:?}{}{}", cell.fgcolor(), cell.bold(), cell.italic())
        };
        format!("{letters}{ground:?}{}{}", cell.underline(), cell.inverse())
    };
    places.map(cell).collect()
}

fn style() -> impl Strategy<Value = Style> {
    let plain = Style::default();
    prop::sample::select(vec![
        plain,
        plain,
        plain.red(),
        plain.bold(),
        plain.on_blue(),
        plain.reversed(),
        plain.underlined().italic(),
        plain.fg(Color::Indexed(99)),
        plain.bold().bg(Color::Rgb(1, 2, 3)),
    ])
}

prop_compose! {
    fn written()(text in "[a-c]{1,9}| {1,14}|[中é한 ]{1,6}|(e\u{301}|x){1,4}|👍", style in style(), column in 0_u16..24, row in 0_u16..4) -> (String, Style, u16, u16) {
        (text, style, column, row)
    }
}

prop_compose! {
    /// Long rows, some alike, some blank, in a few styles.
    fn rows()(rows in prop::collection::vec(("[a-d]{6,60}|[a-b]{40}|中{20}| {0,3}", style()), 12)) -> Vec<(String, Style)> {
        rows
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn rows_that_move_give_the_same_screen_as_painting_everything(
        rows in rows(),
        moves in prop::collection::vec((0_u16..6, 0_u16..6, -6_i16..=6, rows()), 1..5),
    ) {
        let mut encoder = Encoder::default();
        let mut terminal = vt100::Parser::new(12, 60, 0);
        let mut shown = rows;
        let mut start = Start::Up;
        for (top, height, by, fresh) in moves {
            let band = usize::from(top)..usize::from(top + height + 1);
            let next = (0..shown.len()).map(|at| {
                let from = at.checked_add_signed(by.into()).filter(|from| band.contains(from));
                match from {
                    Some(from) if band.contains(&at) => shown[from].clone(),
                    None if band.contains(&at) => fresh[at].clone(),
                    _ => shown[at].clone(),
                }
            });
            shown = next.collect();
            let mut buffer = Buffer::empty(Rect::new(0, 0, 60, 12));
            for (row, (text, style)) in (0..).zip(&shown) {
                buffer.set_string(0, row, text, *style);
            }
            let wanted = frame(&buffer);
            terminal.process(&encoder.encode(&wanted, start, b""));
            start = Start::Known;
            let mut painted = vt100::Parser::new(12, 60, 0);
            painted.process(&Encoder::default().encode(&wanted, Start::Up, b""));
            prop_assert_eq!(screen(&terminal), screen(&painted));
        }
    }

    #[test]
    fn differences_give_the_same_screen_as_painting_everything(frames in prop::collection::vec((prop::collection::vec(written(), 0..10), any::<bool>()), 1..6)) {
        let mut encoder = Encoder::default();
        let mut terminal = vt100::Parser::new(4, 24, 0);
        let mut start = Start::Up;
        let mut buffer = Buffer::empty(Rect::new(0, 0, 24, 4));
        for (pieces, is_fresh) in frames {
            if is_fresh {
                buffer.reset();
            }
            for (text, style, column, row) in pieces {
                buffer.set_string(column, row, &text, style);
            }
            let wanted = frame(&buffer);
            terminal.process(&encoder.encode(&wanted, start, b""));
            start = Start::Known;
            let mut painted = vt100::Parser::new(4, 24, 0);
            painted.process(&Encoder::default().encode(&wanted, Start::Up, b""));
            prop_assert_eq!(screen(&terminal), screen(&painted));
            for (row, cells) in wanted.grid.rows().enumerate() {
                for (column, cell) in effective(cells).iter().enumerate() {
                    let shown = terminal.screen().cell(row as u16, column as u16).unwrap();
                    prop_assert_eq!(shown.contents().trim_end(), cell.symbol().trim_end());
                }
            }
        }
    }
}
