//! What stands over a text: the headline and the facts of the article.
//!
//! ```text
//! alone, columns                    stacked
//! > Minister meets Acme Bank chief  -- Minister meets Acme Bank chief in --------- 2/7 --
//!   in Geneva                          Geneva      EW . Jane Smith . Tue 05 Mar 2024 14:02Z
//!   EW . Jane Smith . 412 words        P Jane Doe 4  O Acme Bank 3                    +6
//!   note > ask the ministry            tags > fraud . note > ask the ministry
//! ```
//! What the reader wrote stands in the row that is blank otherwise, or after the facts where there is none.
//!
//! The heading has the same number of rows for every article, so that the text never moves while one walks through
//! the list: a short headline leaves its second row to the facts. Only where there is but one row for both do they
//! share it, one from the left and the other from the right.

use super::{
    canvas::{Canvas, Strip},
    cursor::mark_focus,
    date, entity_line,
    numbers::counted,
    page::{Page, mention_overlays},
    spans::{Overlay, Styled, halves, within},
    standing,
};
use crate::{
    app::{App, Pane, geometry::Mode, list::ListLine},
    corpus::EntryRef,
    entity::Field,
    job::Prepared,
    query::{
        Tier,
        eval::{self, ShortField},
    },
    text::{Span, width::width},
};
use ratatui::layout::Rect;

/// Fewest columns in which the beginning of a fact says anything.
const FACT_LEAST: usize = 12;
/// Words read in a minute.
const WORDS_A_MINUTE: u32 = 220;

/// Draws the rows between the top of the reader and its text.
pub(super) fn draw(canvas: &mut Canvas<'_>, page: &Page<'_>) {
    let Page { app, prepared, .. } = *page;
    let geometry = &app.geometry;
    let (Some(reader), Some(text)) = (geometry.reader, geometry.text) else {
        return;
    };
    let rows = text.y - reader.y;
    if rows == 0 {
        return;
    }
    let row = |index: u16| Rect {
        y: reader.y + index,
        height: 1,
        ..text
    };
    let rest = if is_under_list(app) {
        rule_with_headline(canvas, page, reader)
    } else {
        let (first, rest) = halves(headline_of(prepared), text.width.into());
        put_headline(&mut canvas.strip(row(0)), page, first);
        rest
    };
    if app.focus == Pane::Reader && text.x > reader.x {
        let start = Rect {
            x: reader.x,
            ..row(0)
        };
        mark_focus(canvas, start, canvas.theme.text);
    }
    // The last row is blank but for what the reader wrote, and the one above it has the names where those have no pane.
    let is_airy = rows >= 3;
    let taken = u16::from(is_airy) + u16::from(geometry.entity_line.is_some());
    let under: Vec<Rect> = (1..rows.saturating_sub(taken)).map(row).collect();
    let written = written(page);
    if is_airy && !written.is_empty() {
        let (note, style) = (
            written.join(&format!(" {} ", canvas.signs.dot)),
            canvas.theme.focus,
        );
        canvas.strip(row(rows - 1)).put(&note, style);
    }
    let among_facts = if is_airy { Vec::new() } else { written };
    put_rest(canvas, page, rest, &under, among_facts);
    if let Some(area) = geometry.entity_line {
        entity_line::draw(canvas, app, prepared, area);
    }
}

/// The tags and the note that the reader gave the article.
fn written(page: &Page<'_>) -> Vec<String> {
    let mark = page.app.marks.of(page.prepared.id);
    let tags = mark.map(|mark| mark.tags.join(", "));
    let tags = tags.filter(|tags| !tags.is_empty());
    let note = mark.and_then(|mark| mark.note.as_ref());
    let tags = tags.map(|tags| format!("tags > {tags}"));
    let note = note.map(|note| format!("note > {note}"));
    tags.into_iter().chain(note).collect()
}

/// The rows under the first: what is left of the headline, then the facts.
fn put_rest(
    canvas: &mut Canvas<'_>,
    page: &Page<'_>,
    rest: Span,
    rows: &[Rect],
    written: Vec<String>,
) {
    let mut facts = facts(page);
    facts.extend(written);
    let (rows, shared) = match rows {
        [] => return,
        rows if rest.is_empty() => (rows, None),
        [only] => (&[][..], Some(*only)),
        [second, facts @ ..] => {
            put_headline(&mut canvas.strip(*second), page, rest);
            (facts, None)
        }
    };
    let mut left = &facts[..];
    for (index, row) in rows.iter().enumerate() {
        let is_last = index + 1 == rows.len();
        left = put_facts(&mut canvas.strip(*row), left, is_last);
    }
    if let Some(row) = shared {
        let mut strip = canvas.strip(row);
        put_facts_at_end(&mut strip, page, rest, &facts);
        put_headline(&mut strip, page, rest);
    }
}

/// As many facts as the rest of the headline leaves room for, at the right; when above all.
fn put_facts_at_end(strip: &mut Strip<'_, '_>, page: &Page<'_>, rest: Span, facts: &[String]) {
    let (dot, style) = (strip.signs().dot, strip.theme().dim);
    let when = when(page.prepared);
    let headline = width(rest.of(headline_of(page.prepared)));
    // A headline that has to be cut anyway leaves room for its date.
    let room = strip.room().saturating_sub(headline + 3);
    let room = room.max(width(&when).min(strip.room() / 2));
    let mut free = room.checked_sub(width(&when));
    let mut fits = |fact: &&String| {
        let left = free.and_then(|free| free.checked_sub(width(fact) + 3));
        let is_chosen = **fact == when || left.is_some();
        free = if **fact == when { free } else { left.or(free) };
        is_chosen
    };
    let chosen: Vec<&str> = facts.iter().filter(&mut fits).map(String::as_str).collect();
    strip.put_end(&format!("   {}", chosen.join(&format!(" {dot} "))), style);
}

/// Whether the first row is the rule between list and text.
pub(super) fn is_under_list(app: &App) -> bool {
    let geometry = &app.geometry;
    geometry.mode == Mode::Stack && (geometry.list.is_some() || geometry.entities.is_some())
}

/// Draws the rule with the headline in it, over the text; returns what is left of the headline.
fn rule_with_headline(canvas: &mut Canvas<'_>, page: &Page<'_>, reader: Rect) -> Span {
    let Page { app, prepared, .. } = *page;
    let text = app.geometry.text.unwrap_or(reader);
    let row = Rect {
        height: 1,
        ..reader
    };
    canvas.rule(row);
    let hit = standing::hit(app)
        .map(|hit| format!(" {hit} "))
        .unwrap_or_default();
    let room = usize::from(text.width).saturating_sub(width(&hit) + 2);
    let (first, rest) = halves(headline_of(prepared), room);
    let theme = canvas.theme;
    let start = Rect {
        x: text.x.saturating_sub(1),
        width: text.width + 1,
        ..row
    };
    let mut strip = canvas.strip(start);
    strip.put_end(&hit, theme.text);
    strip.put(" ", theme.text);
    put_headline(&mut strip, page, first);
    strip.put(" ", theme.text);
    rest
}

fn headline_of(prepared: &Prepared) -> &str {
    match prepared.article.headline.as_str() {
        "" => "(no headline)",
        headline => headline,
    }
}

fn put_headline(strip: &mut Strip<'_, '_>, page: &Page<'_>, part: Span) {
    let Page { app, prepared, .. } = *page;
    let theme = &app.settings.theme;
    let base = match app.focus {
        _ if prepared.article.headline.is_empty() => theme.dim,
        Pane::Reader => theme.focus,
        Pane::List | Pane::Entities => theme.headline,
    };
    let mut overlays = mention_overlays(page, Field::Headline, part);
    overlays.extend(lit_letters(page, part));
    strip.put_styled(&Styled {
        text: part.of(headline_of(prepared)),
        base,
        overlays: &overlays,
    });
}

fn lit_letters(page: &Page<'_>, part: Span) -> Vec<Overlay> {
    let Page { app, prepared, .. } = *page;
    let entry = app.corpus.entry(prepared.id);
    // The headline of the list is the start of the text where the record has none.
    let entry = entry.filter(|entry| entry.headline() == prepared.article.headline);
    let tier = match app.list.line(app.list.cursor) {
        Some(ListLine::Article(row)) => row.tier,
        _ => Tier::Exact,
    };
    let spans = entry.map(|entry| eval::lit(&app.query.query, ShortField::Headline, entry, tier));
    let style = app.settings.theme.hit;
    let relative = |span: Span| within(span, part).map(|span| (span, style));
    spans.into_iter().flatten().filter_map(relative).collect()
}

/// Writes the facts that fit, with dots between; returns those after the first that did not. In the last row that one
/// is passed over instead, because a shorter one may still fit.
fn put_facts<'f>(strip: &mut Strip<'_, '_>, facts: &'f [String], is_last: bool) -> &'f [String] {
    let (style, dot) = (strip.theme().dim, strip.signs().dot);
    let whole = strip.room();
    for (index, fact) in facts.iter().enumerate() {
        let is_first = strip.room() == whole;
        let between = if is_first { 0 } else { 3 };
        let fits = between + width(fact) <= strip.room();
        let may_be_cut = is_last && is_first && strip.room() >= FACT_LEAST;
        if !fits && !is_last {
            return facts.get(index..).unwrap_or_default();
        }
        if !fits && !may_be_cut {
            continue;
        }
        if !is_first {
            strip.put(&format!(" {dot} "), style);
        }
        strip.put(fact, style);
    }
    &[]
}

/// What is known of the article, what matters most first.
fn facts(page: &Page<'_>) -> Vec<String> {
    let Page { app, prepared, .. } = *page;
    let article = &*prepared.article;
    let minutes = prepared.word_count.div_ceil(WORDS_A_MINUTE).max(1);
    let words = counted(prepared.word_count as usize, "word");
    let is_stub = app.corpus.entry(prepared.id).is_some_and(EntryRef::is_stub);
    let outlet = article.outlet.clone();
    let facts = [
        outlet.filter(|_| app.outlets.are_several()),
        Some(when(prepared)),
        (!article.authors.is_empty()).then(|| article.authors.join(", ")),
        filed_from(prepared),
        (is_stub && prepared.word_count > 0).then(|| "summary only".to_owned()),
        version(page),
        (prepared.word_count > 0).then(|| format!("{words}, {minutes} min")),
        article.section.clone(),
        // What the words say anyhow needs no telling.
        (!article.is_language_detected)
            .then(|| article.language.clone())
            .flatten(),
    ];
    facts
        .into_iter()
        .flatten()
        .filter(|fact| !fact.is_empty())
        .collect()
}

/// Which version of a changed text this is.
fn version(page: &Page<'_>) -> Option<String> {
    let twins = page.app.list.view.twins_of(page.prepared.id);
    let here = twins.iter().find(|twin| twin.article == page.prepared.id)?;
    let newest = twins.iter().map(|twin| twin.version).max()?;
    (here.version > 0).then(|| format!("version {} of {newest}", here.version))
}

fn when(prepared: &Prepared) -> String {
    let published = prepared.article.published;
    published.map_or_else(|| "no date".to_owned(), date::full)
}

/// The place of the dateline: what stands before its first comma, bracket or dash.
fn filed_from(prepared: &Prepared) -> Option<String> {
    let dateline = prepared.dateline?.of(&prepared.article.body);
    let place = dateline
        .split([',', '(', '\u{2013}', '\u{2014}', '-'])
        .next()?
        .trim();
    (1..=24).contains(&width(place)).then(|| place.to_owned())
}
