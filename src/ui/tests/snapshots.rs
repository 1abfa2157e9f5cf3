//! Frames as text, with their styles. Read one before accepting it.

use super::{
    fixture::{TODAY, blank, reading, resize, stub},
    printed::printed,
};
use crate::{
    app::{
        App, Pane,
        entities::Group,
        popup::{Peek, Popup},
        prompt::{Prompt, PromptKind},
        reader::Selection,
        status::Message,
    },
    config::{Colours, Settings, Theme, theme::ThemeName},
    entity::{Extraction, Kind, Whose},
    index::{Census, Twins, census::Page},
    job::Course,
    keys::{Action, Context},
    query::{ParseError, Tier, View, parse},
    text::Span,
};
use std::sync::Arc;

fn focus(mut app: App, pane: Pane) -> App {
    app.focus = pane;
    let window = app.geometry.window;
    resize(&mut app, window.width, window.height);
    app
}

fn ascii(mut app: App) -> App {
    app.settings = Arc::new(Settings {
        is_ascii: true,
        theme: Theme::named(ThemeName::Mono, Colours::None),
        ..Settings::clone(&app.settings)
    });
    app
}

/// The account a worker would give.
fn accounted(app: &App) -> Arc<Page> {
    let twins = Twins::of(&app.corpus);
    let census = Census::of(&app.corpus, &twins, TODAY);
    Arc::new(Page::of(&census, "\u{b7}"))
}

/// A query that leaves the last rows to the fuzzy tier.
fn filtered(mut app: App) -> App {
    app.query.text = "minister acme".to_owned();
    let mut rows = app.list.view.rows.to_vec();
    for row in rows.iter_mut().skip(5) {
        row.tier = Tier::Fuzzy;
    }
    app.list.set_view(View {
        rows: rows.into(),
        seam: 5,
        ..app.list.view.clone()
    });
    app
}

fn typing(mut app: App, kind: PromptKind, text: &str) -> App {
    app.prompt = Some(Prompt {
        kind,
        text: text.to_owned(),
        cursor: text.len(),
        before: String::new(),
        history_at: None,
        search: None,
    });
    app
}

fn naming(mut app: App) -> App {
    let (done, total, rate) = (41_000, 100_000, 3_100);
    app.status.extracting = Some(Course { done, total, rate });
    app
}

/// Names of which both have some, and either the rest.
fn compared(mut app: App) -> App {
    let mut shown = stub();
    let whole = app.reader.prepared.take().expect("an article is open");
    let mut names = Extraction::clone(&whole.extraction);
    for (entity, whose) in names
        .entities
        .iter_mut()
        .zip(Whose::ALL.into_iter().cycle())
    {
        entity.whose = Some(whose);
    }
    (shown.extraction, shown.names) = (Arc::new(names), whole.names.clone());
    app.reader.prepared = Some(Arc::new(shown));
    app
}

macro_rules! snapshots {
    ($($name:ident: $app:expr;)*) => {
        $(#[test] fn $name() { insta::assert_snapshot!(printed(&$app)); })*
    };
}

snapshots! {
    a_classic_terminal: filtered(reading(80, 24));
    a_classic_terminal_in_ascii: ascii(filtered(reading(80, 24)));
    the_drawer: focus(reading(80, 24), Pane::Entities);
    two_columns: reading(100, 30);
    three_columns: focus(reading(120, 40), Pane::Reader);
    three_columns_in_ascii: ascii(focus(filtered(reading(120, 40)), Pane::Entities));
    a_wide_window: filtered(reading(200, 60));
    a_narrow_list: reading(60, 24);
    a_narrow_text: focus(reading(60, 24), Pane::Reader);
    narrow_names: focus(reading(60, 24), Pane::Entities);
    a_phone: focus(reading(40, 10), Pane::Reader);
    a_phone_list: reading(40, 10);
    a_sliver: focus(reading(23, 7), Pane::Reader);
    too_small: reading(19, 3);
    one_cell: reading(1, 1);
    zen: { let mut app = reading(100, 12); app.is_zen = true; focus(app, Pane::Reader) };
    no_articles: blank(80, 24);
    help: { let mut app = reading(80, 24); app.popup = Some(Popup::Help { context: Context::List, top: 0, sought: String::new() }); app };
    palette: {
        let mut app = typing(reading(80, 24), PromptKind::Palette, "copy");
        let matches = Action::ALL.iter().copied().filter(|action| action.name().starts_with("copy")).collect();
        app.popup = Some(Popup::Palette { matches, cursor: 1 });
        app
    };
    peek: {
        let mut app = reading(80, 24);
        let line = |label: &str, value: &str| (label.to_owned(), value.to_owned());
        let mut peek = Peek::of(
            "The record".to_owned(),
            vec![
                line("file", "~/news/archive/2024-03.jsonl:17"),
                line("url", "https://news.example.com/2024/03/05/minister-meets-acme-bank-chief-in-geneva-as-talks-enter-a-second-week.html"),
                line("hidden", "14 hidden characters removed"),
            ],
        );
        peek.fit(80, 20);
        app.popup = Some(Popup::Peek(peek));
        app
    };
    link: {
        let mut app = reading(60, 24);
        let url = "https://jane@xn--nws-2na.example.com/2024/03/05/minister-meets-acme-bank-chief".to_owned();
        app.popup = Some(Popup::Link { url, warning: Some("the address holds a user name: `jane`".to_owned()) });
        app
    };
    problems: { let mut app = reading(80, 24); app.popup = Some(Popup::Problems { top: 0, cursor: 0 }); app.account.page = accounted(&app); app };
    a_wrong_query: {
        let mut app = typing(reading(80, 24), PromptKind::Filter, "minister date:202x");
        app.query.text = "minister date:202x".to_owned();
        app.query.error = Some(ParseError { span: Span::new(9, 18), reason: "`202x` is not a date".to_owned() });
        app
    };
    loading: { let mut app = reading(80, 24); app.status.loading = Some((180_000_000, 437_000_000)); app };
    extracting: {
        let mut app = reading(120, 24);
        app.status.extracting = Some(Course { done: 5, total: 14, rate: 12_300 });
        app.reader.hit = Some(1);
        app.reader.selection = app.reader.prepared.as_ref().map(|shown| Selection {
            span: Span { start: shown.lines[3].span.start, end: shown.lines[5].span.end },
            lines: (3, 5),
        });
        focus(app, Pane::Reader)
    };
    extracting_in_a_classic_terminal: naming(reading(80, 24));
    extracting_on_a_phone: naming(reading(40, 10));
    a_message: {
        let mut app = reading(80, 24);
        let text = "copied the headline: sent to your terminal's clipboard".to_owned();
        app.status.message = Some(Message { text, is_problem: false });
        app
    };
    a_crowded_title: {
        let mut app = filtered(reading(60, 24));
        app.query.text = "minister acme person:\"Jane Doe\" outlet:reuters".to_owned();
        app.query.query = Arc::new(parse(&app.query.text, TODAY).expect("a query"));
        app.name = "~/very/long/path/to/the/news/archive".to_owned();
        app
    };
    a_query_in_chips: {
        let mut app = filtered(reading(120, 24));
        app.query.text = "minister acme person:\"Jane Doe\" outlet:reuters".to_owned();
        app.query.query = Arc::new(parse(&app.query.text, TODAY).expect("a query"));
        app.list.set_widened(true);
        app.list.cursor = 5;
        app
    };
    kinds_hidden: {
        let mut app = reading(120, 24);
        app.entities.hidden = [Kind::Org, Kind::Date].map(Group::Kind).to_vec();
        app.entities.cursor = 2;
        focus(app, Pane::Entities)
    };
    given_names_beside_ours: compared(focus(reading(120, 24), Pane::Entities));
    given_names_beside_ours_in_a_narrow_window: compared(focus(reading(30, 24), Pane::Entities));
    an_article_without_text: {
        let mut app = focus(reading(80, 24), Pane::Reader);
        app.reader.prepared = Some(Arc::new(stub()));
        app
    };
    an_article_that_is_gone: {
        let mut app = reading(80, 24);
        app.reader.problem = Some("`archive/2024-03.jsonl` changed on disk: reload with F5".to_owned());
        app
    };
}
