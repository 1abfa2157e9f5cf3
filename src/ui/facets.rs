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
    app::{App, facets::Facets},
    query::facet::{Facet, Value},
};
use ratatui::layout::Rect;

/// Columns of the values at most, of the counts, of the longest bar.
const NAME: u16 = 36;
const COUNT: usize = 9;
const BAR: usize = 40;

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

/// A row that stands for many.
fn put_gap(mut strip: Strip<'_, '_>, gap: &str) {
    let dim = strip.theme().dim;
    strip.skip(2);
    strip.put(&format!("... {gap} without an article"), dim);
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
    let room = strip.room().saturating_sub(1).min(BAR);
    // What is there at all has a bar.
    let length = (room * value.count as usize).div_ceil(most.max(1) as usize);
    strip.put(&"#".repeat(length), text);
}
