//! Any keys, any reports, any window: no panic, and every cursor where there is something.

use super::stage::{Stage, Written, news, numbered};
use crate::{
    app::Msg,
    config::Settings,
    corpus::ArticleId,
    job::{Course, Generation, NameRow, Report},
    keys::{Code, Key},
    query::View,
};
use proptest::prelude::*;

fn key() -> impl Strategy<Value = Key> {
    let codes = prop_oneof![
        8 => prop::char::range(' ', '~').prop_map(Code::Char),
        1 => any::<char>().prop_map(Code::Char),
        4 => prop::sample::select(vec![
            Code::Enter, Code::Esc, Code::Tab, Code::BackTab, Code::Backspace, Code::Delete,
            Code::Up, Code::Down, Code::Left, Code::Right, Code::Home, Code::End,
            Code::PageUp, Code::PageDown, Code::F(1), Code::F(2), Code::F(5),
        ]),
    ];
    (
        codes,
        prop::bool::weighted(0.15),
        prop::bool::weighted(0.05),
    )
        .prop_map(|(code, ctrl, alt)| Key { code, ctrl, alt })
}

fn report() -> impl Strategy<Value = Report> {
    let row = (0..9_u32).prop_map(|entity| NameRow {
        entity,
        here: 1,
        articles: 1,
        ..NameRow::default()
    });
    prop_oneof![
        (0..40_u64, prop::option::of(0..9_usize)).prop_map(|(stamp, row)| Report::Walked(
            Generation(stamp),
            row,
            Vec::new()
        )),
        (0..40_u64, 0..9_usize).prop_map(|(stamp, seam)| {
            Report::Filtered(
                Generation(stamp),
                View {
                    seam,
                    ..View::default()
                },
            )
        }),
        (0..4_u32, prop::collection::vec(row, 0..5))
            .prop_map(|(id, rows)| Report::Counted(ArticleId(id), rows.into())),
        (0..40_u64).prop_map(|stamp| {
            Report::Unreadable(Generation(stamp), ArticleId(0), "gone".into())
        }),
        (0..9_usize, 0..9_usize).prop_map(|(done, total)| Report::Extracting(Course {
            done,
            total,
            rate: 0
        })),
        Just(Report::Failed("no".into())),
    ]
}

#[derive(Debug, Clone)]
enum Act {
    Send(Key),
    Report(Report),
    Paste(String),
    Click(u16, u16),
    Wheel(i16, u16, u16),
    Resize(u16, u16),
    Expire,
    Load(usize, bool),
    Hold(bool),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        40 => key().prop_map(Act::Send),
        3 => report().prop_map(Act::Report),
        1 => "\\PC{0,8}".prop_map(Act::Paste),
        1 => (0..130_u16, 0..50_u16).prop_map(|(x, y)| Act::Click(x, y)),
        1 => (-2..2_i16, 0..130_u16, 0..50_u16).prop_map(|(n, x, y)| Act::Wheel(n, x, y)),
        2 => (0..220_u16, 0..70_u16).prop_map(|(x, y)| Act::Resize(x, y)),
        1 => Just(Act::Expire),
        1 => (0..8_usize, any::<bool>()).prop_map(|(count, done)| Act::Load(count, done)),
        2 => any::<bool>().prop_map(Act::Hold),
    ]
}

fn archive(count: usize) -> Vec<Written> {
    let mut written = news();
    written.extend(numbered(5));
    written.truncate(count);
    written
}

impl Stage {
    fn take(&mut self, act: Act) {
        match act {
            Act::Send(key) => drop(self.send(Msg::Key(key))),
            Act::Report(report) => drop(self.send(Msg::Report(report))),
            Act::Paste(text) => drop(self.send(Msg::Paste(text))),
            Act::Click(x, y) => drop(self.send(Msg::Click(x, y))),
            Act::Wheel(notches, x, y) => drop(self.send(Msg::Wheel(notches, x, y))),
            Act::Resize(columns, rows) => drop(self.send(Msg::Resized(columns, rows))),
            Act::Expire => drop(self.send(Msg::Expired)),
            Act::Load(count, is_complete) => {
                // What waits is about the archive before; a worker would have read its files.
                self.answer();
                self.load(archive(count.max(self.written.len())), is_complete);
            }
            Act::Hold(is_held) => self.is_held = is_held,
        }
    }

    fn check(&self) {
        let app = &self.app;
        let count = app.list.line_count();
        assert!(app.list.cursor < count.max(1), "cursor in the list");
        assert!(app.list.top <= app.list.cursor, "cursor below the top");
        if let Some(list) = app.geometry.list.filter(|list| list.height > 0) {
            assert!(
                app.list.cursor < app.list.top + list.height as usize,
                "cursor in view"
            );
        }
        let names = app.rows_shown();
        assert!(app.entities.cursor < names.max(1), "cursor among the names");
        if let Some(prepared) = &app.reader.prepared {
            assert!(app.reader.top_line() < prepared.lines.len().max(1));
            assert!(app.reader.hit.is_none_or(|hit| hit < prepared.hits.len()));
            let mentions = prepared.extraction.mentions.len();
            assert!(app.reader.mention.is_none_or(|at| at < mentions));
            let is_line = |line: usize| line < prepared.lines.len().max(1);
            assert!(
                app.reader
                    .selection
                    .is_none_or(|all| all.lines.0 <= all.lines.1 && is_line(all.lines.1))
            );
        }
        if let Some(prompt) = &app.prompt {
            assert!(prompt.text.is_char_boundary(prompt.cursor));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics_and_cursors_stay_in_range(
        fuzzy_count in 0..4_usize,
        acts in prop::collection::vec(act(), 0..120),
    ) {
        let settings = Settings { has_entities: true, ..Settings::default() };
        let mut stage = Stage::with(settings, archive(6));
        stage.fuzzy_count = fuzzy_count;
        for act in acts {
            stage.take(act);
            stage.check();
        }
    }
}
