//! Apps made by hand, in the middle of being used.

use crate::{
    app::{
        App,
        geometry::{Mode, Wishes, arrange},
        status::Status,
    },
    config::Settings,
    corpus::{Article, ArticleId, Entry, Published},
    entity::{Entity, Extraction, Field, Kind, Mention},
    job::{Generation, LineKind, NameRow, Prepared, TextLine},
    keys::{Keymap, Preset},
    query::{Order, Row, Sort, Tier, View},
    text::{Span, wrap::wrap},
};
use jiff::civil::{Date, date};
use std::sync::Arc;

/// The day it is.
pub(super) const TODAY: Date = date(2024, 3, 5);

/// Headline, outlet, date, and whether it is a stub.
type Line = (&'static str, &'static str, Option<(Date, i8, i8)>, bool);

const LINES: [Line; 14] = [
    (
        "Minister meets Acme Bank chief in Geneva as talks on the sale of its Lugano branch enter a second week",
        "Evening Wire",
        Some((date(2024, 3, 5), 14, 2)),
        false,
    ),
    (
        "Central bank holds rates, warns on growth",
        "Reuters",
        Some((date(2024, 3, 5), 9, 11)),
        false,
    ),
    (
        "Acme Bank chair to step down in June",
        "AP",
        Some((date(2024, 3, 4), 7, 40)),
        false,
    ),
    (
        "Court hears Acme leak case",
        "The Guardian",
        Some((date(2024, 2, 28), 6, 15)),
        true,
    ),
    (
        "\u{9280}\u{884c}\u{306e}\u{682a}\u{4fa1}\u{304c}\u{4e0b}\u{843d}\u{3001}\u{5927}\u{81e3}\u{306f}\u{30b3}\u{30e1}\u{30f3}\u{30c8}\u{3092}\u{62d2}\u{5426}\u{3057}\u{305f}\u{3068}\u{95a2}\u{4fc2}\u{8005}",
        "Kyodo",
        Some((date(2023, 11, 2), 1, 0)),
        false,
    ),
    (
        "Who is Jane Doe? A profile",
        "Evening Wire",
        Some((date(2019, 1, 9), 22, 30)),
        false,
    ),
    ("Untitled scrape 0031.json", "", None, false),
    (
        "Heir to the throne shot dead in Sarajevo",
        "Sample desk",
        Some((date(1914, 6, 28), 0, 0)),
        false,
    ),
    (
        "Parliament debates banking bill",
        "BBC",
        Some((date(1999, 12, 31), 18, 2)),
        false,
    ),
    (
        "Talks set for Geneva",
        "AFP",
        Some((date(1985, 11, 19), 19, 55)),
        false,
    ),
    (
        "Acme denies inquiry",
        "Reuters",
        Some((date(1984, 5, 1), 11, 20)),
        false,
    ),
    (
        "Weekly diary: week of 3 March",
        "Evening Wire",
        Some((date(1983, 3, 3), 6, 0)),
        true,
    ),
    (
        "\u{5d4}\u{5e9}\u{5e8} \u{5e0}\u{5e4}\u{5d2}\u{5e9} \u{5e2}\u{5dd} \u{5d9}\u{5d5}\u{5f4}\u{5e8} \u{5d4}\u{5d1}\u{5e0}\u{5e7}",
        "Haaretz",
        Some((date(1982, 3, 3), 6, 0)),
        false,
    ),
    (
        "Cafe\u{301} owners protest",
        "AFP",
        Some((date(1981, 3, 3), 6, 0)),
        false,
    ),
];

const BODY: &str = "GENEVA, March 5 (EW) - Minister Jane Doe met Acme Bank chief John Roe on Tuesday, two people familiar with the talks said.

They will meet again next Tuesday, the ministry confirmed. Doe declined to comment on the Acme inquiry opened in Bern last month, which Reuters first reported. The bank's shares fell 2%.

THE BRANCH

\"We have nothing to add,\" an Acme spokesman said. A second source said the talks covered the sale of the Lugano branch, which Acme bought in 1998 for 310 million francs from a family that had owned it since the end of the war.

Parliament debates the banking bill on Thursday. The minister, who took office in June, has said that she wants it passed before the summer recess. Her own party is divided over the question of how much a bank may lend to its owners.

Roe joined Acme in 2011 from the central bank in Bern.";

/// Kind, name, aliases, the day meant, articles in all.
type Name = (
    Kind,
    &'static str,
    &'static [&'static str],
    Option<&'static str>,
    u32,
);

const NAMES: [Name; 9] = [
    (Kind::Person, "Jane Doe", &["Doe"], None, 61),
    (Kind::Person, "John Roe", &["Roe"], None, 18),
    (Kind::Org, "Acme Bank", &["Acme"], None, 1120),
    (Kind::Org, "Reuters", &[], None, 34_000),
    (Kind::Loc, "Geneva", &["GENEVA"], None, 44),
    (Kind::Loc, "Bern", &[], None, 39),
    (Kind::Loc, "Lugano", &[], None, 1),
    (Kind::Date, "next Tuesday", &[], Some("2024-03-12"), 3),
    (Kind::Money, "310 million francs", &[], None, 0),
];

/// An app over an empty corpus, in a window of that size.
pub(super) fn blank(columns: u16, rows: u16) -> App {
    let settings = Settings {
        has_entities: true,
        ..Settings::default()
    };
    let keymap = Keymap::new(Preset::Default);
    let name = "~/news/archive".to_owned();
    let mut app = App::new(Arc::new(settings), keymap, TODAY, name, String::new());
    // No worker answers here.
    app.status = Status::default();
    resize(&mut app, columns, rows);
    app
}

/// Arranges the panes for a window, and the text for them.
pub(super) fn resize(app: &mut App, columns: u16, rows: u16) {
    let wishes = Wishes {
        focus: app.focus,
        is_zoomed: app.is_zoomed,
        is_zen: app.is_zen,
        is_linear: false,
        is_drawer_open: app.is_drawer_open,
    };
    app.geometry = arrange(columns, rows, wishes, Mode::default());
    if app.reader.prepared.is_some() {
        let columns = app.geometry.text.map_or(60, |text| text.width);
        app.reader.prepared = Some(Arc::new(prepared(columns)));
    }
}

/// An app with fourteen articles, the first of them open.
pub(super) fn reading(columns: u16, height: u16) -> App {
    let mut app = blank(columns, height);
    app.corpus.push(LINES.iter().map(entry).collect());
    app.outlets.learn(&app.corpus);
    let row = |article: u32, tier| Row {
        article: ArticleId(article),
        tier,
        score: 0,
    };
    let rows: Vec<Row> = (0..LINES.len() as u32)
        .map(|article| row(article, Tier::Exact))
        .collect();
    app.list.set_view(View {
        seam: rows.len(),
        total: rows.len(),
        rows: rows.into(),
        order: Some(Order::by(Sort::Date)),
        ..View::default()
    });
    app.reader.prepared = Some(Arc::new(prepared(60)));
    resize(&mut app, columns, height);
    app
}

fn entry((headline, outlet, published, is_stub): &Line) -> Entry {
    let published = published.map(|(day, hour, minute)| match (hour, minute) {
        (0, 0) => Published::Day(day),
        _ => Published::Local(day.at(hour, minute, 0, 0)),
    });
    Entry {
        byline: "Jane Smith".into(),
        outlet: (!outlet.is_empty()).then(|| (*outlet).into()),
        published,
        is_stub: *is_stub,
        is_one_string: false,
        print: crate::corpus::Print::default(),
        ..Entry::headed(headline)
    }
}

/// The first article, wrapped.
pub(super) fn prepared(columns: u16) -> Prepared {
    let (headline, outlet, ..) = LINES[0];
    let extraction = extraction(BODY);
    let names = names(&extraction);
    Prepared {
        generation: Generation(1),
        id: ArticleId(0),
        columns,
        article: Arc::new(Article {
            headline: headline.to_owned(),
            outlet: Some(outlet.to_owned()),
            authors: vec!["Jane Smith".to_owned(), "Ali Khan".to_owned()],
            published: Some(Published::Local(TODAY.at(14, 2, 0, 0))),
            body: BODY.to_owned(),
            section: Some("Business".to_owned()),
            language: Some("en".to_owned()),
            ..Article::default()
        }),
        lines: lines(BODY, usize::from(columns.max(1))),
        hits: places(BODY, "talks"),
        dateline: Some(Span::new(0, "GENEVA, March 5 (EW) -".len())),
        word_count: 412,
        names: names.into(),
        extraction: Arc::new(extraction),
    }
}

/// An article that is a headline and a summary.
pub(super) fn stub() -> Prepared {
    let whole = prepared(60);
    let article = Article {
        headline: "Court hears Acme leak case".to_owned(),
        body: String::new(),
        summary: Some("The court in Bern heard two witnesses in the case of the papers that left the bank in a laundry van, and will sit again in April.".to_owned()),
        ..Article::clone(&whole.article)
    };
    Prepared {
        id: ArticleId(3),
        article: Arc::new(article),
        extraction: Arc::default(),
        names: Arc::default(),
        lines: Vec::new(),
        hits: Vec::new(),
        dateline: None,
        word_count: 0,
        ..whole
    }
}

fn names(extraction: &Extraction) -> Vec<NameRow> {
    let here = |entity: u32| {
        extraction
            .mentions
            .iter()
            .filter(|mention| mention.entity == entity)
            .count()
    };
    let row = |(entity, (.., articles)): (u32, &Name)| NameRow {
        entity,
        here: here(entity) as u32,
        articles: *articles,
        seen: (*articles > 1).then_some((date(2019, 1, 9), TODAY)),
        ..NameRow::default()
    };
    (0..).zip(&NAMES).map(row).collect()
}

fn extraction(body: &str) -> Extraction {
    let entities = NAMES
        .iter()
        .map(|(kind, name, aliases, resolved, _)| Entity {
            kind: *kind,
            label: (*kind).into(),
            name: (*name).to_owned(),
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            resolved: resolved.map(str::to_owned),
            whose: None,
        });
    let mut mentions: Vec<Mention> = Vec::new();
    for (entity, (_, name, aliases, ..)) in (0..).zip(&NAMES) {
        for surface in std::iter::once(name).chain(*aliases) {
            for span in places(body, surface) {
                if !mentions.iter().any(|mention| mention.span.overlaps(span)) {
                    let field = Field::Body;
                    mentions.push(Mention {
                        field,
                        span,
                        entity,
                    });
                }
            }
        }
    }
    mentions.sort_by_key(|mention| mention.span);
    Extraction {
        entities: entities.collect(),
        mentions,
        ..Extraction::default()
    }
}

fn places(text: &str, word: &str) -> Vec<Span> {
    text.match_indices(word)
        .map(|(at, found)| Span::new(at, at + found.len()))
        .collect()
}

/// A body in lines, as the worker makes them.
pub(super) fn lines(body: &str, columns: usize) -> Vec<TextLine> {
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in body.split('\n') {
        if paragraph.is_empty() {
            lines.push(TextLine {
                span: Span::new(start, start),
                kind: LineKind::Blank,
            });
        } else {
            let is_crosshead = paragraph.len() < 20;
            for (index, span) in wrap(paragraph, columns).into_iter().enumerate() {
                let kind = match index {
                    _ if is_crosshead => LineKind::Crosshead,
                    0 => LineKind::Opening,
                    _ => LineKind::Text,
                };
                let span = Span::new(span.start as usize + start, span.end as usize + start);
                lines.push(TextLine { span, kind });
            }
        }
        start += paragraph.len() + 1;
    }
    lines
}
