//! Any state at any size: nothing panics, nothing a terminal could act on gets into a cell, and the cursor stands where
//! there is one.

use super::{
    fixture::{blank, prepared, reading, resize},
    printed::{drawn, row_text},
};
use crate::{
    app::{
        App, Pane,
        entities::Group,
        popup::{Company, Hand, Peek, Popup, Question},
        prompt::{Prompt, PromptKind},
        reader::Selection,
        status::Message,
    },
    config::Settings,
    corpus::{Article, Entry},
    entity::{Kind, Named, likely::Candidate},
    job::{self, Companion, Course, Prepared},
    keys::{Action, Context},
    query::{ParseError, View},
    text::{Span, sanitize},
};
use proptest::prelude::*;
use std::sync::Arc;
use unicode_width::UnicodeWidthStr;

/// Text as the corpus hands it on, made of what is hardest to draw.
fn hostile(line: &str) -> String {
    sanitize::line(line).into_owned()
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z ]{0,12}",
        Just("\u{65e5}\u{672c}\u{8a9e}".to_owned()),
        Just("e\u{301}\u{302}\u{303}\u{304}\u{305}".to_owned()),
        Just("\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}".to_owned()),
        Just("\u{202e}\u{5e9}\u{5dc}\u{5d5}\u{5dd}\u{2066}".to_owned()),
        Just("\u{1b}[31m\u{7}\u{9b}\u{0}".to_owned()),
        Just("\u{2764}\u{fe0f}\u{1f1e8}\u{1f1ed}\u{fdfd}".to_owned()),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| hostile(&pieces.concat()))
}

fn pane() -> impl Strategy<Value = Pane> {
    prop_oneof![Just(Pane::List), Just(Pane::Reader), Just(Pane::Entities)]
}

fn hand(name: String, is_who: bool, cursor: usize) -> Hand {
    let named = Named {
        kind: Kind::Person,
        name,
    };
    let offer = |number: u32| Candidate {
        named: named.clone(),
        articles: number,
        is_likely: number.is_multiple_of(2),
    };
    Hand {
        about: named.clone(),
        question: if is_who {
            Question::Who
        } else {
            Question::What
        },
        offers: (0..cursor as u32 / 2).map(offer).collect(),
        cursor,
        asked: None,
    }
}

fn popup() -> impl Strategy<Value = Option<Popup>> {
    let top = 0_usize..70;
    prop_oneof![
        3 => Just(None),
        1 => top.clone().prop_map(|top| Some(Popup::Help { context: Context::Reader, top, sought: String::new() })),
        1 => top.clone().prop_map(|top| Some(Popup::Problems { top, cursor: top })),
        1 => (text(), top.clone()).prop_map(|(text, top)| {
            let mut peek = Peek::of(text.clone(), vec![(text.clone(), text.repeat(9)), (String::new(), text)]);
            peek.fit(top as u16, 9);
            peek.top = top;
            Some(Popup::Peek(peek))
        }),
        1 => top.prop_map(|cursor| Some(Popup::Palette { matches: Action::ALL.to_vec(), cursor })),
        1 => (text(), any::<bool>(), 0_usize..40).prop_map(|(name, is_who, cursor)| Some(Popup::Hand(hand(name, is_who, cursor)))),
        1 => text().prop_map(|url| Some(Popup::Link { url, warning: Some("odd".to_owned()) })),
    ]
}

fn prompt() -> impl Strategy<Value = Option<Prompt>> {
    prop::option::of(
        (text(), any::<bool>(), 0_usize..5).prop_map(|(text, is_at_end, kind)| {
            let kinds = [
                PromptKind::Filter,
                PromptKind::Find,
                PromptKind::Palette,
                PromptKind::Help,
                PromptKind::Account,
                PromptKind::Write,
            ];
            Prompt {
                kind: kinds[kind],
                cursor: if is_at_end { text.len() } else { 0 },
                text,
                before: String::new(),
                history_at: None,
                search: None,
            }
        }),
    )
}

/// One text wherever a text can be, and places that need not fit it.
fn spoil(app: &mut App, text: &str, numbers: [usize; 4]) {
    let [a, b, c, d] = numbers;
    app.name = text.to_owned();
    app.query.text = text.to_owned();
    app.query.error = (a % 2 == 0).then(|| ParseError {
        span: Span::new(b.min(c), b.max(c)),
        reason: text.to_owned(),
    });
    app.list.cursor = a;
    app.list.top = b;
    app.entities.cursor = c;
    app.entities.top = d;
    app.entities.hidden = Kind::ALL.into_iter().map(Group::Kind).take(a % 3).collect();
    app.reader.quote = (a % 2 == 0).then_some(c);
    app.reader.place = d as u32;
    app.reader.hit = (b % 2 == 0).then_some(c);
    app.reader.mention = (c % 2 == 0).then_some(d);
    app.reader.selection = (d % 2 == 0).then_some(Selection {
        span: Span::new(a.min(b), a.max(b)),
        lines: (a.min(b), a.max(b)),
    });
    app.reader.problem = (a % 7 == 0).then(|| text.to_owned());
    app.status.message = (b % 3 == 0).then(|| Message {
        text: text.to_owned(),
        is_problem: true,
    });
    app.status.loading = (c % 3 == 0).then_some((a as u64, b as u64));
    app.status.extracting = (d % 3 == 0).then_some(Course {
        done: a,
        total: b,
        rate: u32::MAX,
    });
    app.aside.company = Some(company(text, numbers));
    app.corpus.push(vec![Entry {
        byline: text.into(),
        outlet: Some(text.into()),
        is_stub: true,
        is_one_string: false,
        print: crate::corpus::Print::default(),
        ..Entry::headed(text)
    }]);
}

fn company(text: &str, [a, b, c, _]: [usize; 4]) -> Company {
    let companion = |number: usize| Companion {
        kind: Kind::Person,
        label: Kind::Person.into(),
        name: text.to_owned(),
        articles: number as u32,
        sentences: u32::MAX,
    };
    Company {
        kind: Kind::Person,
        name: text.to_owned(),
        counted: (a % 2 == 0).then(|| {
            Arc::new(job::Company {
                articles: c,
                companions: (0..b).rev().map(companion).collect(),
                ..job::Company::default()
            })
        }),
        cursor: 0,
        top: 0,
    }
}

/// The article with another headline; the lines stay those of the old text.
fn headlined(text: &str) -> Prepared {
    let before = prepared(60);
    let article = Article {
        headline: text.to_owned(),
        outlet: Some(text.to_owned()),
        authors: vec![text.to_owned()],
        ..Article::clone(&before.article)
    };
    Prepared {
        article: Arc::new(article),
        ..before
    }
}

fn check(app: &App) {
    let (buffer, cursor) = drawn(app);
    for cell in buffer.content() {
        assert!(
            !cell.symbol().chars().any(sanitize::is_forbidden),
            "{:?}",
            cell.symbol()
        );
        assert!(cell.symbol().width() <= 2, "{:?}", cell.symbol());
    }
    for y in 0..buffer.area.height {
        let columns = row_text(&buffer, y).width();
        assert_eq!(columns, usize::from(buffer.area.width), "row {y}");
    }
    assert!(cursor.is_none_or(|cursor| buffer.area.contains(cursor)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_state_at_any_size_draws_nothing_forbidden(
        size in prop_oneof![(0_u16..260, 0_u16..90), (0_u16..40, 0_u16..12)],
        text in text(),
        pane in pane(),
        flags in any::<[bool; 3]>(),
        numbers in any::<[u8; 4]>(),
        popup in popup(),
        prompt in prompt(),
    ) {
        let (columns, rows) = size;
        let mut app = if flags[2] { blank(columns, rows) } else { reading(columns, rows) };
        app.focus = pane;
        [app.is_zoomed, app.is_zen] = [flags[0], flags[1]];
        spoil(&mut app, &text, numbers.map(usize::from));
        app.popup = popup;
        app.prompt = prompt;
        resize(&mut app, columns, rows);
        if app.reader.prepared.is_some() {
            app.reader.prepared = Some(Arc::new(headlined(&text)));
        }
        check(&app);
    }
}

#[test]
fn ascii_settings_draw_nothing_but_ascii() {
    for (columns, rows) in [
        (200, 60),
        (120, 40),
        (100, 30),
        (80, 24),
        (60, 24),
        (40, 10),
        (23, 7),
    ] {
        let mut app = reading(columns, rows);
        app.settings = Arc::new(Settings {
            is_ascii: true,
            ..Settings::clone(&app.settings)
        });
        // The first four headlines are ASCII themselves.
        app.list.set_view(View {
            rows: Arc::new(app.list.view.rows.iter().copied().take(4).collect()),
            seam: 3,
            ..app.list.view.clone()
        });
        app.name = "~/a/long/path/to/an/archive".repeat(4);
        app.status.loading = Some((1, 2));
        for popup in [None, Some(Popup::Problems { top: 0, cursor: 0 })] {
            app.popup = popup;
            let (buffer, _) = drawn(&app);
            for y in 0..rows {
                let row = row_text(&buffer, y);
                assert!(row.is_ascii(), "{columns}x{rows}: {row}");
            }
        }
    }
}

#[test]
fn every_size_draws() {
    let columns = (0..=32).chain([40, 41, 71, 72, 80, 99, 100, 111, 112, 120, 159, 160, 250]);
    for columns in columns {
        for rows in (0..=24).chain([60]) {
            for pane in [Pane::List, Pane::Reader, Pane::Entities] {
                let mut app = blank(columns, rows);
                app.focus = pane;
                resize(&mut app, columns, rows);
                check(&app);
            }
        }
    }
    check(&reading(2000, 300));
}

#[test]
fn a_frame_smaller_than_the_panes_are_arranged_for_is_only_clipped() {
    let app = reading(120, 40);
    for (columns, rows) in [(0, 0), (1, 1), (80, 24), (119, 39)] {
        let area = ratatui::layout::Rect::new(0, 0, columns, rows);
        let mut buffer = ratatui::buffer::Buffer::empty(area);
        super::super::paint(&mut buffer, &app);
    }
}
