//! What a frame costs at 200x60, and what wrapping costs, once for each article and width.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline::{
    app::{
        App, Pane,
        geometry::{Mode, Wishes, arrange},
    },
    config::Settings,
    corpus::{Article, ArticleId, Entry, FileId, Place, Print, Published},
    entity::{Entity, Extraction, Field, Kind, Mention},
    job::{Generation, LineKind, NameRow, Prepared, TextLine},
    keys::{Keymap, Preset},
    query::{Row, Tier, View, parse},
    text::{Span, wrap::wrap},
    ui,
};
use jiff::civil::{Date, date};
use ratatui::{Terminal, backend::TestBackend};
use std::{hint::black_box, sync::Arc};

const TODAY: Date = date(2024, 3, 5);
const SENTENCE: &str =
    "Minister Jane Doe met Acme Bank chief John Roe in Geneva on Tuesday, two people said. ";

fn articles() -> Vec<Entry> {
    let outlet = Arc::from("Evening Wire");
    let entry = |number: u32| Entry {
        headline: format!(
            "Minister {number} meets the chief of Acme Bank in Geneva as talks go on"
        ),
        byline: "Jane Smith".into(),
        outlet: Some(Arc::clone(&outlet)),
        section: None,
        published: Some(Published::Day(date(1914, 6, 28))),
        place: Place {
            file: FileId(0),
            offset: 0,
            length: 0,
            line: number + 1,
        },
        is_stub: number.is_multiple_of(7),
        is_one_string: false,
        print: Print::default(),
    };
    (0..1000).map(entry).collect()
}

fn places(text: &str, word: &str) -> Vec<Span> {
    text.match_indices(word)
        .map(|(at, found)| Span::new(at, at + found.len()))
        .collect()
}

fn prepared(columns: usize) -> Prepared {
    let body = SENTENCE.repeat(400);
    let names = ["Jane Doe", "Acme Bank", "John Roe", "Geneva"];
    let mut mentions = Vec::new();
    for (entity, name) in (0..).zip(names) {
        let mention = |span| Mention {
            field: Field::Body,
            span,
            entity,
        };
        mentions.extend(places(&body, name).into_iter().map(mention));
    }
    mentions.sort_by_key(|mention| mention.span);
    let entity = |name: &str| Entity {
        kind: Kind::Person,
        label: Kind::Person.into(),
        name: name.to_owned(),
        aliases: vec!["Doe".to_owned()],
        resolved: None,
        whose: None,
    };
    let entities = (0..100)
        .map(|number| entity(names.get(number).unwrap_or(&"Somebody Else")))
        .collect();
    let line = |span| TextLine {
        span,
        kind: LineKind::Text,
    };
    Prepared {
        generation: Generation(1),
        id: ArticleId(0),
        columns: columns as u16,
        lines: wrap(&body, columns).into_iter().map(line).collect(),
        hits: places(&body, "chief"),
        dateline: None,
        word_count: 6000,
        names: (0..100)
            .map(|entity| NameRow {
                entity,
                here: 400,
                articles: 12,
                ..NameRow::default()
            })
            .collect(),
        extraction: Arc::new(Extraction {
            entities,
            mentions,
            ..Extraction::default()
        }),
        article: Arc::new(Article {
            headline: "Minister meets the chief of Acme Bank in Geneva".to_owned(),
            body,
            ..Article::default()
        }),
    }
}

/// A filtered list, a long text in the middle of it, a hundred names.
fn reading(columns: u16, rows: u16) -> App {
    let keymap = Keymap::new(Preset::Default);
    let settings = Arc::new(Settings::default());
    let name = "archive".to_owned();
    let mut app = App::new(settings, keymap, TODAY, name, String::new());
    "minister acme".clone_into(&mut app.query.text);
    app.query.query = Arc::new(parse(&app.query.text, TODAY).expect("a query"));
    app.corpus.push(articles());
    let row = |article| Row {
        article: ArticleId(article),
        tier: Tier::Exact,
        score: 0,
    };
    app.list.set_view(View {
        rows: Arc::new((0..1000).map(row).collect()),
        seam: 1000,
        total: 1000,
        order: None,
        ..View::default()
    });
    (app.list.top, app.list.cursor) = (400, 420);
    let wishes = Wishes {
        focus: Pane::List,
        is_zoomed: false,
        is_zen: false,
        is_linear: false,
        is_drawer_open: false,
    };
    app.geometry = arrange(columns, rows, wishes, Mode::default());
    let width = app.geometry.text.map_or(76, |text| text.width);
    app.reader.prepared = Some(Arc::new(prepared(width.into())));
    app.reader.place = 17_000;
    app
}

fn draw(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("draw");
    for (columns, rows) in [(80, 24), (200, 60)] {
        let app = reading(columns, rows);
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a terminal");
        group.bench_function(format!("{columns}x{rows}"), |bencher| {
            bencher.iter(|| ui::draw(&mut terminal.get_frame(), black_box(&app)));
        });
    }
}

fn wrapping(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("wrap");
    let wide = "\u{5927}\u{81e3}\u{306f} caf\u{e9} na\u{ef}ve \u{5e9}\u{5dc}\u{5d5}\u{5dd} ";
    for (name, sentence) in [("ascii", SENTENCE), ("mixed", wide)] {
        let text = sentence.repeat((1 << 20) / sentence.len());
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("1 MiB {name}"), |bencher| {
            bencher.iter(|| wrap(black_box(&text), 76));
        });
    }
}

criterion_group!(benches, draw, wrapping);
criterion_main!(benches);
