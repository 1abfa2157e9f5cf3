//! The list: a row or two for each article, and the seam between tiers.
//!
//! ```text
//! >   Minister meets Acme Bank chief in Geneva            Reuters    05 Mar 14:02
//!   ~ Untitled scrape 0031.json                                                --
//! -- 112 fuzzy: ~ opens --------------------------------------------------------
//! ```
//! A list that is a column beside the text has two rows for each article, because a headline has sixty letters:
//!
//! ```text
//! >  Minister meets Acme Bank chief
//!      in Geneva      Reuters  05 Mar
//! ```
//! Grouped, a heading of one row stands above those of each group:
//!
//! ```text
//!  Tue 05 Mar 2024 ------------------------------------------------------------ 4
//! ```
//! Only the rows in sight are looked up and lit. Outlet and date have columns of a fixed width, so that nothing jumps
//! while one scrolls; a narrow list gives all it has to the headline.

use super::{
    canvas::Canvas,
    cursor::mark,
    date, hints,
    numbers::count,
    row::{self, Columns},
};
use crate::{
    app::{App, Pane, list::ListLine},
    keys::Action,
    query::grouping::{Group, Heading},
};
use ratatui::{
    layout::{Position, Rect},
    style::Style,
};

/// Draws the list.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App) {
    let Some(area) = app.geometry.list else {
        return;
    };
    if app.list.line_count() == 0 {
        return empty(canvas, area, app);
    }
    let columns = Columns::of(app, area.width);
    for shown in app.list.in_sight(app.geometry.list_room()) {
        let y = area.y + shown.depth;
        let height = shown.height;
        let area = Rect { y, height, ..area };
        let ground = ground(app, shown.index);
        match shown.line {
            ListLine::Article(found) => {
                row::draw(canvas, app, area, found, columns, ground);
            }
            ListLine::Group { number, is_folded } => {
                if let Some(group) = app.list.group(number) {
                    heading(canvas, area, group, is_folded, ground);
                }
            }
            ListLine::Seam { is_folded, .. } => {
                let fuzzy_count = app.list.fuzzy_matches();
                seam(canvas, app, area, fuzzy_count, is_folded, ground);
            }
        }
        if shown.index == app.list.cursor {
            mark(canvas, area, app.focus == Pane::List, ground);
        }
    }
}

/// `Tue 05 Mar 2024 ---- 4`, and a `+` before the count of rows that are folded away.
fn heading(canvas: &mut Canvas<'_>, row: Rect, group: &Group, is_folded: bool, ground: Style) {
    let theme = canvas.theme;
    let sign = if is_folded { "+" } else { "" };
    let name = match &group.heading {
        Heading::Day(day) => date::long(*day),
        Heading::Week(monday) => format!("week of {}", date::long(*monday)),
        Heading::Month(first) => date::month_and_year(*first),
        Heading::Name(name) => name.to_string(),
        Heading::Unknown => "--".to_owned(),
    };
    let mut strip = canvas.strip_on(row, ground);
    strip.skip(1);
    strip.put_end(&format!(" {sign}{} ", count(group.count)), theme.dim);
    strip.put(&format!("{name} "), theme.headline);
    strip.fill_rule();
}

/// What lies under a row: the style of the cursor, where it stands.
fn ground(app: &App, index: usize) -> Style {
    let theme = &app.settings.theme;
    match app.focus {
        _ if index != app.list.cursor => Style::new(),
        Pane::List => theme.cursor,
        Pane::Reader | Pane::Entities => theme.cursor_unfocused,
    }
}

fn seam(
    canvas: &mut Canvas<'_>,
    app: &App,
    row: Rect,
    fuzzy_count: usize,
    is_folded: bool,
    ground: Style,
) {
    let theme = canvas.theme;
    let key = hints::key_of(app, Action::Widen).map(|key| format!(": {key}"));
    let key = key.unwrap_or_default();
    let verb = if is_folded { "opens" } else { "folds" };
    let horizontal = canvas.signs.horizontal;
    let mut strip = canvas.strip_on(row, ground);
    strip.skip(1);
    strip.put(horizontal, theme.dim);
    strip.put(horizontal, theme.dim);
    strip.put(
        &format!(" {} fuzzy{key} {verb} ", count(fuzzy_count)),
        theme.text,
    );
    strip.fill_rule();
}

/// Why there are no rows, and the way out.
fn empty(canvas: &mut Canvas<'_>, area: Rect, app: &App) {
    let sentence = if app.status.loading.is_some() {
        "loading: articles show as they are read".to_owned()
    } else if app.corpus.is_empty() {
        let key = hints::key_of(app, Action::Problems);
        match key.filter(|_| !app.corpus.rejections().is_empty()) {
            Some(key) => format!("no articles: {key} says what was left out and why"),
            None => "no articles".to_owned(),
        }
    } else {
        match hints::key_of(app, Action::Close) {
            Some(key) => format!("nothing matches: {key} clears the filter"),
            None => "nothing matches".to_owned(),
        }
    };
    let theme = canvas.theme;
    let mut strip = canvas.strip(area);
    strip.skip(3);
    strip.put(&sentence, theme.dim);
    if app.focus == Pane::List {
        canvas.cursor = Some(Position::new(area.x, area.y));
    }
}
