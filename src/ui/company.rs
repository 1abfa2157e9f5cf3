//! Who appears with a name: the articles and the sentences they share, and a bar as long as the articles are to the most.
//!
//! ```text
//! -- With Jane Doe: 34 names in 12 articles ---------------------- Esc closes --
//!                                           articles  sentences
//! > PERSON   John Roe                              9          7  ##############
//!   ORG      Acme Bank                             4          1  ######
//! ```

use super::{
    canvas::{Canvas, Strip},
    cursor::{Lines, draw_lines},
    numbers::{count, counted},
    sheet,
    spans::Styled,
};
use crate::{
    app::{App, company::Company},
    job::Companion,
};
use ratatui::{layout::Rect, style::Modifier};

/// Columns of the names at most, of the labels where there is room, of the counts, of the longest bar.
const NAME: u16 = 36;
const LABEL: u16 = 9;
const ARTICLES: usize = 9;
const SENTENCES: usize = 11;
const BAR: usize = 40;
/// Columns from which a label is spelt out.
const ROOMY: usize = 64;

/// Draws the window.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, window: &Company) {
    let companions = window.companions();
    let area = sheet::open(
        canvas,
        app,
        &title(app, window),
        companions.len().max(1) + 1,
    );
    let heading = Rect {
        height: area.height.min(1),
        ..area
    };
    let below = Rect {
        y: area.y + heading.height,
        height: area.height - heading.height,
        ..area
    };
    if companions.is_empty() {
        let style = canvas.theme.dim;
        canvas.text(area, nothing(app, window), style);
        return;
    }
    put_heading(canvas.strip(heading));
    let most = companions.first().map_or(1, |first| first.articles);
    let lines = Lines {
        area: below,
        count: companions.len(),
        cursor: window.cursor,
        top: window.top,
        is_focused: true,
    };
    draw_lines(canvas, lines, |strip, index| {
        if let Some(companion) = companions.get(index) {
            put(strip, companion, most);
        }
    });
}

fn title(app: &App, window: &Company) -> String {
    let Some(company) = &window.counted else {
        return format!("With {}", window.name);
    };
    let names = counted(company.companions.len() + company.more, "name");
    let articles = counted(company.articles, "article");
    let mut title = format!("With {}: {names} in {articles}", window.name);
    if let Some(course) = app.status.extracting {
        let (done, total) = (count(course.done), count(course.total));
        title = format!("{title}, {done} of {total} counted");
    } else if company.looked < company.articles && !company.companions.is_empty() {
        title = format!("{title}, sentences of {}", count(company.looked));
    }
    title
}

/// Why there is nobody.
fn nothing(app: &App, window: &Company) -> &'static str {
    match &window.counted {
        None => "   counting",
        Some(_) if app.status.extracting.is_some() => "   none yet: names are being looked for",
        Some(_) => "   no other name in its articles",
    }
}

/// Columns of label and name in a row that has so much room.
fn columns(room: usize) -> (u16, u16) {
    let label = if room >= ROOMY { LABEL } else { 2 };
    let name = NAME.min((room as u16 / 2).saturating_sub(label).max(8));
    (label, name)
}

fn put_heading(mut strip: Strip<'_, '_>) {
    strip.skip(2);
    let (label, name) = columns(strip.room());
    strip.skip(label + name);
    let dim = strip.theme().dim;
    strip.put(
        &format!("{:>ARTICLES$}{:>SENTENCES$}", "articles", "sentences"),
        dim,
    );
}

fn put(mut strip: Strip<'_, '_>, companion: &Companion, most: u32) {
    let (text, dim) = (strip.theme().text, strip.theme().dim);
    let style = strip
        .theme()
        .mention(companion.kind)
        .remove_modifier(Modifier::UNDERLINED);
    strip.skip(2);
    let (label, name) = columns(strip.room());
    let letter = companion.kind.letter().to_string();
    let shown = if label == LABEL {
        companion.label.as_str()
    } else {
        &letter
    };
    strip.put_column(&Styled::plain(shown, dim), label - 1);
    strip.skip(1);
    strip.put_column(&Styled::plain(&companion.name, style), name);
    strip.put(
        &format!("{:>ARTICLES$}", count(companion.articles as usize)),
        text,
    );
    strip.put(
        &format!("{:>SENTENCES$}  ", count(companion.sentences as usize)),
        dim,
    );
    let room = strip.room().saturating_sub(1).min(BAR);
    let length = (room * companion.articles as usize).div_ceil(most.max(1) as usize);
    strip.put(&"#".repeat(length), text);
}
