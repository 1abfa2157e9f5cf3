//! The counts of a facet: each value with its articles, its share of the list, and a bar as long as that share is to the
//! largest.
//!
//! ```text
//! -- Counts of 340 articles ---------------------- Esc closes --
//!   outlet | section | label | PEOPLE | ORGANISATIONS | day
//! > Reuters               120  35%  ####################
//!   Morning Courier        80  24%  #############
//! ```

use super::{
    canvas::{Canvas, Strip},
    cursor::{Lines, draw_lines},
    numbers::{count, counted},
    sheet,
    spans::Styled,
};
use crate::{
    app::{App, popup::Facets},
    query::facet::{Facet, Value},
};
use ratatui::layout::Rect;

/// Columns of the values at most, of the counts.
const NAME: u16 = 36;
const COUNT: usize = 9;
/// Columns of a day, and of a count beside it where there is less room.
const PERIOD: u16 = 10;
const BESIDE: usize = 7;

/// Draws the window.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, window: &Facets) {
    let counts = window.counts.as_ref();
    let (total, done) = counts.map_or((0, 0), |counts| (counts.total, counts.done));
    let what = if window.is_timeline {
        "Timeline"
    } else {
        "Counts"
    };
    let mut title = format!("{what} of {}", counted(total, "article"));
    if done < total {
        title = format!("{title}, {} read", count(done));
    }
    let dated = counts.map(|counts| counts.values.iter().map(|value| value.count as usize).sum());
    let undated = total.saturating_sub(dated.unwrap_or(total));
    if window.is_timeline && undated > 0 && counts.is_some_and(|counts| counts.more == 0) {
        title = format!("{title}, {} without a date", count(undated));
    }
    let area = sheet::open(canvas, app, &title, window.len().max(1) + 1);
    let turn = Rect {
        height: area.height.min(1),
        ..area
    };
    put_turn(canvas.strip(turn), window.turn(), window.facet);
    let area = Rect {
        y: area.y + turn.height,
        height: area.height - turn.height,
        ..area
    };
    if window.is_empty() {
        let style = canvas.theme.dim;
        canvas.text(area, nothing(app, window), style);
        return;
    }
    let counts = window.counts.iter().flat_map(|counts| &counts.values);
    let most = counts.map(|value| value.count).max().unwrap_or(1);
    let lines = Lines {
        area,
        count: window.len(),
        cursor: window.cursor,
        top: window.top,
        is_focused: true,
    };
    draw_lines(canvas, lines, |strip, index| {
        let Some(value) = window.value(index) else {
            return;
        };
        match window.gap(value) {
            Some(gap) => put_gap(strip, &gap),
            None => put(strip, value, total, most),
        }
    });
}

/// Which facets there are: the one shown first, where not all fit, then those after it.
fn put_turn(mut strip: Strip<'_, '_>, turn: &[Facet], here: Facet) {
    let (focus, dim) = (strip.theme().focus, strip.theme().dim);
    let names: Vec<String> = (turn.iter())
        .map(|facet| facet.name().to_lowercase())
        .collect();
    let at = turn.iter().position(|facet| *facet == here);
    let needed: usize = names.iter().map(|name| name.len() + 3).sum();
    let first = if needed > strip.room() {
        at.unwrap_or(0)
    } else {
        0
    };
    strip.skip(2);
    if at.is_none() {
        strip.put(&here.name().to_lowercase(), focus);
        strip.put(" | ", dim);
    }
    for (index, name) in names.iter().enumerate().skip(first) {
        if index > first {
            strip.put(" | ", dim);
        }
        strip.put(name, if at == Some(index) { focus } else { dim });
    }
}

/// Why there is nothing to choose from.
fn nothing(app: &App, window: &Facets) -> &'static str {
    match &window.counts {
        None => "   counting",
        Some(counts) if counts.done < counts.total => "   none yet: the articles are being read",
        Some(_) if window.facet.reads_names() && !app.settings.has_entities => {
            "   names are not looked for"
        }
        Some(_) if window.facet.reads_names() && app.status.extracting.is_some() => {
            "   none yet: names are being looked for"
        }
        Some(_) if window.is_timeline => "   no article of the list has a date",
        Some(_) => "   no article of the list has one",
    }
}

/// A row that stands for many days, months or years.
fn put_gap(strip: Strip<'_, '_>, gap: &str) {
    let told = format!("{gap} without an article");
    let has_room = strip.room() > told.len() + 6;
    put_dim(
        strip,
        &if has_room {
            told
        } else {
            format!("none for {gap}")
        },
    );
}

fn put_dim(mut strip: Strip<'_, '_>, text: &str) {
    let dim = strip.theme().dim;
    strip.skip(2);
    strip.put(&format!("... {text}"), dim);
}

fn put(mut strip: Strip<'_, '_>, value: &Value, total: usize, most: u32) {
    let (bold, text, dim) = (
        strip.theme().headline,
        strip.theme().text,
        strip.theme().dim,
    );
    strip.skip(2);
    let name = NAME.min((strip.room() as u16 / 2).max(8));
    strip.put_column(&Styled::plain(&value.name, bold), name);
    strip.put(&format!("{:>COUNT$}", count(value.count as usize)), text);
    let share = value.count as usize * 100 / total.max(1);
    strip.put(&format!(" {share:>3}%  "), dim);
    strip.put_bar(value.count, most, text);
}

/// The newest rows of a timeline, below the names of a wide window; before them stands how many articles are older.
pub(super) fn draw_rows(canvas: &mut Canvas<'_>, app: &App, area: Rect) {
    let timeline = app.aside.timeline.as_ref();
    let rows = timeline.map_or(0, Facets::len);
    let Some(timeline) = timeline.filter(|_| rows > 0) else {
        let style = canvas.theme.dim;
        let why = timeline.map_or("   counting", |timeline| nothing(app, timeline));
        canvas.text(area, why, style);
        return;
    };
    let room = usize::from(area.height);
    let first = if rows > room { rows + 1 - room } else { 0 };
    let values = |rows: std::ops::Range<usize>| rows.filter_map(|row| timeline.value(row));
    let most = values(first..rows).map(|value| value.count).max();
    let older: u32 = values(0..first).map(|value| value.count).sum();
    let mut ys = area.y..area.bottom();
    if let Some(oldest) = timeline.value(first).filter(|_| first > 0)
        && let Some(y) = ys.next()
    {
        let oldest = oldest.name.split("..").next().unwrap_or_default();
        let older = counted(older as usize, "article");
        put_dim(
            canvas.strip(Rect { y, ..area }),
            &format!("{older} before {oldest}"),
        );
    }
    for (y, value) in ys.zip(values(first..rows)) {
        let strip = canvas.strip(Rect { y, ..area });
        match timeline.gap(value) {
            Some(gap) => put_gap(strip, &gap),
            None => put_period(strip, value, most.unwrap_or(1)),
        }
    }
}

fn put_period(mut strip: Strip<'_, '_>, value: &Value, most: u32) {
    let (bold, text) = (strip.theme().headline, strip.theme().text);
    strip.skip(2);
    strip.put_column(&Styled::plain(&value.name, bold), PERIOD);
    strip.put(&format!("{:>BESIDE$}  ", count(value.count as usize)), text);
    strip.put_bar(value.count, most, text);
}
