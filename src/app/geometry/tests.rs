//! The table of product.md at every size, and that no part ever lies over another.

use super::*;
use proptest::prelude::*;

const PLAIN: Wishes = Wishes {
    focus: Pane::List,
    is_zoomed: false,
    is_zen: false,
    is_drawer_open: false,
    is_linear: false,
};

fn every_wish() -> impl Iterator<Item = Wishes> {
    let panes = [Pane::List, Pane::Reader, Pane::Entities];
    panes.into_iter().flat_map(|focus| {
        (0..8).map(move |bits| Wishes {
            focus,
            is_zoomed: bits & 1 != 0,
            is_zen: bits & 2 != 0,
            is_drawer_open: bits & 4 != 0,
            is_linear: false,
        })
    })
}

fn parts(geometry: &Geometry) -> Vec<Rect> {
    let optional = [
        geometry.title,
        geometry.rule,
        geometry.list,
        geometry.reader,
        geometry.entities,
        geometry.company,
        geometry.timeline,
        geometry.status,
        geometry.hints,
    ];
    let rules = geometry.rules.iter().copied();
    optional.into_iter().flatten().chain(rules).collect()
}

fn check(columns: u16, rows: u16, wishes: Wishes, previous: Mode) {
    let geometry = arrange(columns, rows, wishes, previous);
    let place = format!("{columns}x{rows} {wishes:?} after {previous:?}: {geometry:?}");
    let parts = parts(&geometry);
    for (index, part) in parts.iter().enumerate() {
        assert_eq!(
            part.intersection(geometry.window),
            *part,
            "outside: {place}"
        );
        for other in parts.iter().skip(index + 1) {
            assert!(!part.intersects(*other), "{part:?} over {other:?}: {place}");
        }
    }
    if let Some(text) = geometry.text {
        let reader = geometry.reader.expect("a text stands in a reader");
        assert_eq!(text.intersection(reader), text, "{place}");
        assert!(text.width <= 76, "{place}");
        assert!(reader.width < 62 || text.width >= 60, "{place}");
        assert!(text.height > 0, "{place}");
    }
    if let (Some(line), Some(text)) = (geometry.entity_line, geometry.text) {
        assert!(line.y < text.y && geometry.entities.is_none_or(|pane| !pane.intersects(line)));
    }
    if geometry.mode != Mode::TooSmall {
        assert!(
            geometry
                .list
                .or(geometry.reader)
                .or(geometry.entities)
                .is_some(),
            "{place}"
        );
    }
}

#[test]
fn parts_never_overlap_at_any_size_to_250x80() {
    for columns in 0..=250 {
        for rows in (0..=26).chain([39, 40, 60, 80]) {
            for wishes in every_wish() {
                check(columns, rows, wishes, Mode::TooSmall);
            }
        }
    }
}

proptest! {
    #[test]
    fn parts_never_overlap_whatever_came_before(
        columns in 0_u16..2100, rows in 0_u16..1100, wish in 0_usize..24, before in 0_u16..200
    ) {
        let wishes = every_wish().nth(wish).unwrap_or(PLAIN);
        check(columns, rows, wishes, mode_of(before, 40));
    }
}

#[test]
fn the_table_holds_at_every_threshold() {
    let cases = [
        (0, 0, Mode::TooSmall),
        (19, 24, Mode::TooSmall),
        (20, 3, Mode::TooSmall),
        (20, 4, Mode::TextOnly),
        (29, 24, Mode::TextOnly),
        (200, 5, Mode::TextOnly),
        (30, 6, Mode::One),
        (71, 60, Mode::One),
        (72, 19, Mode::One),
        (72, 20, Mode::Stack),
        (99, 24, Mode::Stack),
        (100, 19, Mode::Columns),
        (159, 40, Mode::Columns),
        (160, 40, Mode::Wide),
        (2000, 1000, Mode::Wide),
    ];
    for (columns, rows, mode) in cases {
        assert_eq!(
            arrange(columns, rows, PLAIN, Mode::default()).mode,
            mode,
            "{columns}x{rows}"
        );
    }
}

#[test]
fn a_threshold_sticks_for_two_columns_on_the_way_down() {
    let after = |columns, previous| arrange(columns, 40, PLAIN, previous).mode;
    assert_eq!(after(99, Mode::Columns), Mode::Columns);
    assert_eq!(after(98, Mode::Columns), Mode::Columns);
    assert_eq!(after(97, Mode::Columns), Mode::Stack);
    assert_eq!(after(99, Mode::Stack), Mode::Stack);
    assert_eq!(after(100, Mode::Stack), Mode::Columns);
    assert_eq!(after(158, Mode::Wide), Mode::Wide);
    assert_eq!(after(157, Mode::Wide), Mode::Columns);
}

#[test]
fn a_classic_terminal_shows_six_rows_and_nine_lines_of_74_columns() {
    let geometry = arrange(80, 24, PLAIN, Mode::default());
    assert_eq!(geometry.list.map(|list| list.height), Some(6));
    assert_eq!(geometry.text, Some(Rect::new(3, 12, 74, 9)));
}

#[test]
fn columns_keep_the_widths_of_the_table() {
    for columns in 100..=159 {
        let geometry = arrange(columns, 40, PLAIN, Mode::default());
        let width = |pane: Option<Rect>| pane.map_or(0, |pane| pane.width);
        assert!((34..=42).contains(&width(geometry.list)), "{columns}");
        assert!(width(geometry.reader) >= 54, "{columns}");
        assert!(width(geometry.entities) >= 22, "{columns}");
        if columns >= 112 {
            assert!(width(geometry.entities) <= 26, "{columns}");
        }
        let text = width(geometry.text);
        assert!((52..=76).contains(&text), "{columns}: {text}");
    }
    for columns in 160..=300 {
        let geometry = arrange(columns, 40, PLAIN, Mode::default());
        let width = |pane: Option<Rect>| pane.map_or(0, |pane| pane.width);
        assert!((50..=60).contains(&width(geometry.list)), "{columns}");
        assert!((70..=76).contains(&width(geometry.text)), "{columns}");
    }
}

#[test]
fn the_drawer_of_the_stack_leaves_the_text_in_sight() {
    let wishes = Wishes {
        focus: Pane::Entities,
        ..PLAIN
    };
    let geometry = arrange(80, 24, wishes, Mode::Stack);
    assert!(geometry.list.is_none());
    assert!(geometry.entities.is_some_and(|drawer| drawer.height >= 8));
    assert!(
        geometry
            .text
            .is_some_and(|text| text.height >= 6 && text.width == 74)
    );
}

#[test]
fn zen_shows_the_text_alone_in_the_middle() {
    let wishes = Wishes {
        is_zen: true,
        ..PLAIN
    };
    let geometry = arrange(120, 40, wishes, Mode::Columns);
    assert_eq!(geometry.text, Some(Rect::new(22, 0, 76, 40)));
    assert!(geometry.title.is_none() && geometry.status.is_none() && geometry.list.is_none());
}
