//! What the reader wrote on an article stands over its text.

use super::{
    fixture::{reading, resize},
    printed::{drawn, row_text},
};
use crate::{
    app::{App, Msg, Pane},
    job::{Report, marking::Marked},
    query::marks::Mark,
};

const NOTE: &str = "ask the ministry about the second meeting, and the bank about the first, at length and in writing";

fn text(app: &App) -> String {
    let (buffer, _) = drawn(app);
    let rows = (0..buffer.area.height).map(|y| row_text(&buffer, y) + "\n");
    rows.collect()
}

#[test]
fn a_note_and_tags_stand_over_the_text_in_one_row_and_move_nothing() {
    for (columns, rows) in [(80, 24), (120, 40), (60, 20)] {
        let mut app = reading(columns, rows);
        app.focus = Pane::Reader;
        resize(&mut app, columns, rows);
        let before = text(&app);
        assert!(!before.contains("note >"), "{before}");
        let article = app.reader.prepared.as_ref().map(|shown| shown.id);
        let mark = Mark {
            tags: vec!["fraud".to_owned()],
            note: Some(NOTE.to_owned()),
            ..Mark::default()
        };
        let _ = app.update(Msg::Report(Report::Marked(Marked {
            generation: None,
            marks: article.map(|article| (article, mark)).into_iter().collect(),
            is_change: false,
            tags: None,
        })));
        let now = text(&app);
        assert!(now.contains("tags > fraud"), "{now}");
        assert!(now.contains("note > ask"), "{now}");
        assert!(!now.contains("in writing"), "cut to one row: {now}");
        let pairs = before.lines().zip(now.lines());
        let others = pairs.filter(|(before, now)| before != now).count();
        assert!(others <= 4, "{before}{now}");
    }
}
