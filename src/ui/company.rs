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
    app::{App, popup::Company},
    job::Companion,
};
use ratatui::{layout::Rect, style::Modifier};

/// Columns of the names at most.
const NAME: u16 = 36;
/// Columns under which names have the place of the bars.
const NARROW: usize = 32;
/// Columns from which labels and headings are spelt out.
const ROOMY: usize = 64;

/// The columns of a window.
#[derive(Debug, Clone, Copy)]
struct Columns {
    is_roomy: bool,
    label: u16,
    name: u16,
    articles: usize,
    sentences: usize,
}

impl Columns {
    /// Those of rows that have so much room.
    fn of(room: usize) -> Self {
        let is_roomy = room >= ROOMY;
        let (label, articles, sentences) = if is_roomy { (9, 9, 11) } else { (2, 5, 6) };
        Self {
            is_roomy,
            label,
            name: if room < NARROW {
                (room as u16).saturating_sub(label + 13)
            } else {
                NAME.min((room as u16 / 2).saturating_sub(label).max(8))
            },
            articles,
            sentences,
        }
    }
}

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
        canvas.text(area, nothing(app, Some(window)), style);
        return;
    }
    put_heading(canvas.strip(heading), false);
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

/// The rows that stand below the names of a wide window.
pub(super) fn draw_rows(canvas: &mut Canvas<'_>, app: &App, area: Rect) {
    let window = app.aside.company.as_ref();
    let companions = window.map_or(&[][..], Company::companions);
    if companions.is_empty() {
        let style = canvas.theme.dim;
        canvas.text(area, nothing(app, window), style);
        return;
    }
    let counted = window.and_then(|window| window.counted.as_ref());
    let is_part = counted.is_some_and(|company| company.looked < company.articles);
    put_heading(canvas.strip(area), is_part);
    let most = companions.first().map_or(1, |first| first.articles);
    for (y, companion) in (area.y..area.bottom()).skip(1).zip(companions) {
        put(canvas.strip(Rect { y, ..area }), companion, most);
    }
}

/// Why there is nobody.
fn nothing(app: &App, window: Option<&Company>) -> &'static str {
    let Some(window) = window else {
        return "   no name under the cursor";
    };
    match &window.counted {
        None => "   counting",
        Some(_) if app.status.extracting.is_some() => "   none yet: names are being looked for",
        Some(_) => "   no other name in its articles",
    }
}

/// What the columns are; of the sentences there may be more.
fn put_heading(mut strip: Strip<'_, '_>, is_part: bool) {
    strip.skip(2);
    let columns = Columns::of(strip.room());
    strip.skip(columns.label + columns.name);
    let (articles, sentences) = if columns.is_roomy {
        ("articles", "sentences")
    } else {
        ("art", "sent")
    };
    let dim = strip.theme().dim;
    strip.put(&format!("{articles:>0$}", columns.articles), dim);
    strip.put(&format!("{sentences:>0$}", columns.sentences), dim);
    strip.put(if is_part { "+" } else { "" }, dim);
}

fn put(mut strip: Strip<'_, '_>, companion: &Companion, most: u32) {
    let (text, dim) = (strip.theme().text, strip.theme().dim);
    let style = strip
        .theme()
        .mention(companion.kind)
        .remove_modifier(Modifier::UNDERLINED);
    strip.skip(2);
    let columns = Columns::of(strip.room());
    let letter = companion.kind.letter().to_string();
    let label = if columns.is_roomy {
        companion.label.as_str()
    } else {
        &letter
    };
    strip.put_column(&Styled::plain(label, dim), columns.label - 1);
    strip.skip(1);
    strip.put_column(&Styled::plain(&companion.name, style), columns.name);
    let (articles, sentences) = (companion.articles as usize, companion.sentences as usize);
    strip.put(&format!("{:>1$}", count(articles), columns.articles), text);
    strip.put(
        &format!("{:>1$}  ", count(sentences), columns.sentences),
        dim,
    );
    strip.put_bar(companion.articles, most, text);
}
