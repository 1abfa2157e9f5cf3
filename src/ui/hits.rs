//! Every hit in its context, a line each: the hit in one column, what stands before it set against it from the left; the
//! outlet and the day at the margin where there is room.
//!
//! ```text
//! -- 312 hits in 40 of 97 articles ------------------------------- Esc closes --
//! > 05 Mar  The minister said that the central bank would hold its rates for now.
//!   05 Mar        Shares fell, and Acme Bank    closed at its lowest.
//! ```

use super::{
    canvas::{Canvas, Strip},
    cursor::{Lines, draw_lines},
    date::DateColumn,
    hints,
    numbers::{count, counted},
    sheet,
    spans::Styled,
};
use crate::{
    app::App,
    job::HitLine,
    keys::{Action, Context},
    text::width::{ellipsize_start, width},
};

/// Columns from which a line has a date, and an outlet.
const DATED: u16 = 64;
const WITH_OUTLET: u16 = 100;
/// Columns of the outlet.
const OUTLET: u16 = 14;
/// What a hit is taken for: it begins so far left of the middle as half of that.
const HIT: usize = 12;

/// Draws the window.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, top: usize, cursor: usize) {
    let lines = &app.hits.lines;
    let area = sheet::open(canvas, app, &title(app), lines.len().max(1));
    if lines.is_empty() {
        let style = canvas.theme.dim;
        canvas.text(area, &format!("   {}", nothing(app)), style);
        return;
    }
    let window = Lines {
        area,
        count: lines.len(),
        cursor,
        top,
        is_focused: true,
    };
    draw_lines(canvas, window, |strip, index| {
        if let Some(line) = lines.get(index) {
            put(strip, app, line, area.width);
        }
    });
}

fn title(app: &App) -> String {
    let hits = &app.hits;
    let found = counted(hits.lines.len(), "hit");
    let articles = counted(hits.total, "article");
    if hits.total == 0 {
        return "Hits in context".to_owned();
    }
    let within = format!("{found} in {} of {articles}", count(hits.with_hits));
    match (hits.are_awaited(), hits.looked < hits.total) {
        (true, _) => format!("{within}, {} read", count(hits.looked)),
        (false, true) => format!(
            "{within}; the first {} read, no more are shown",
            count(hits.looked)
        ),
        (false, false) => within,
    }
}

/// Why there is no line.
fn nothing(app: &App) -> String {
    let key = |action| hints::first_key(app, Context::List, action).unwrap_or_default();
    if app.hits.sought.is_none() {
        let (filter, hits) = (key(Action::Filter), key(Action::Concordance));
        return format!(
            "no words are looked for: type some with {filter}, or stand on a name; then {hits}"
        );
    }
    if app.hits.are_awaited() {
        "looking".to_owned()
    } else {
        "no hit in headlines and texts: found by outlet, byline, name or day".to_owned()
    }
}

fn put(mut strip: Strip<'_, '_>, app: &App, line: &HitLine, columns: u16) {
    let (text, hit, dim) = (strip.theme().text, strip.theme().hit, strip.theme().dim);
    strip.skip(2);
    put_margin(&mut strip, app, line, columns);
    let base = if line.start.is_none() {
        strip.theme().headline
    } else {
        text
    };
    let around = &line.around;
    let room = strip.room();
    let before = room.saturating_sub(HIT.min(room / 4)) / 2;
    let left = ellipsize_start(&around.left, before, strip.signs().cut);
    strip.skip(before.saturating_sub(width(&left)) as u16);
    strip.put(
        &left,
        if line.start.is_none() {
            base
        } else {
            dim.patch(text)
        },
    );
    let (start, end) = (around.hit.as_str(), around.right.as_str());
    strip.put(start, hit);
    strip.put(end, base);
}

/// Outlet and day, as far as there is room.
fn put_margin(strip: &mut Strip<'_, '_>, app: &App, line: &HitLine, columns: u16) {
    let Some(entry) = app.corpus.entry(line.article).filter(|_| columns >= DATED) else {
        return;
    };
    let dim = strip.theme().dim;
    if columns >= WITH_OUTLET && app.outlets.are_several() {
        strip.put_column(
            &Styled::plain(entry.outlet().unwrap_or_default(), dim),
            OUTLET,
        );
        strip.skip(1);
    }
    let date = DateColumn::Month;
    let shown = date.of(entry.published(), app.today);
    strip.put_column(&Styled::plain(&shown, dim), date.columns());
    strip.skip(2);
}
