//! The entity pane: who and what is named, by kind, here and in all of the corpus.
//!
//! ```text
//! ENTITIES   here   all
//! 1 PEOPLE
//! > Jane Doe    4    61
//!   John Roe    2    18
//! 2 QUOTES
//!   Jane Doe "We have nothin…
//! ```
//! Where names given in the record are compared with ours, `=`, `g` or `o` behind a name says that both have it, or one.
//! Where there is room the other names an entity goes by follow the counts. The digit of a group is the key that hides
//! it; that something is hidden is always said in the last row.

use super::{
    canvas::{Canvas, Strip},
    cursor::{mark, mark_focus, top_for},
    date, hints,
    numbers::{brief, count, counted},
    quotes,
    spans::Styled,
};
use crate::{
    app::{
        App, Pane,
        entities::{EntityLine, Group},
        geometry::Mode,
    },
    entity::{Entity, Whose},
    job::{NameRow, Prepared},
    keys::{Action, Context},
};
use jiff::civil::Date;
use ratatui::{
    layout::Rect,
    style::{Modifier, Style},
};

/// The longest a name gets while there is anything after the counts.
const NAME: u16 = 24;

/// Columns of a pane from which on it says when a name was first and last in the news: in which month, on which day.
const MONTHS: u16 = 54;
const DAYS: u16 = 60;

/// The columns of a pane.
#[derive(Debug, Clone, Copy)]
struct Columns {
    /// Before a name, with the mark of the cursor.
    indent: u16,
    name: u16,
    /// Mentions here.
    here: usize,
    /// Articles in all.
    all: usize,
    /// The day of the first article and of the last, or its month: none where there is no room.
    day: usize,
}

impl Columns {
    /// The columns of a pane that wide. A narrow one counts articles in thousands and indents less; in a wide window it says
    /// when a name was first and last in the news.
    fn within(pane: u16, is_wide: bool) -> Self {
        let (indent, here, all) = if pane < 30 { (1, 5, 5) } else { (2, 6, 7) };
        let room = pane.saturating_sub(indent + (here + all) as u16 + 1);
        let day = match pane {
            _ if !is_wide => 0,
            ..MONTHS => 0,
            MONTHS..DAYS => 7,
            _ => 10,
        };
        let name = match pane {
            ..44 => room,
            44..80 if day > 0 => room - (2 * day + 2) as u16,
            44..60 => room.min(NAME),
            _ => (room / 2).max(NAME),
        };
        Self {
            indent,
            name,
            here,
            all,
            day,
        }
    }
}

/// Draws the pane.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App) {
    let Some(area) = app.geometry.entities else {
        return;
    };
    let columns = Columns::within(area.width, app.geometry.mode == Mode::Wide);
    heading(canvas, app, area, columns, "ENTITIES");
    let hidden = app.entities.hidden.len();
    let said = u16::from(hidden > 0 && area.height > 2);
    let body = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1 + said),
        ..area
    };
    if said > 0 {
        let key = hints::first_key(app, Context::Entities, Action::ToggleKind);
        let key = key.map(|key| format!(" ({key})")).unwrap_or_default();
        let y = body.bottom();
        say(
            canvas,
            Rect { y, ..area },
            &format!("{} hidden{key}", counted(hidden, "kind")),
        );
    }
    let Some(prepared) = app.reader.prepared.as_deref() else {
        return;
    };
    let lines = app.entities.lines(prepared);
    if lines.is_empty() {
        return say(canvas, body, empty(app));
    }
    let cursor = lines
        .iter()
        .position(|line| is_cursor(app, line))
        .unwrap_or_default();
    let top = top_for(cursor, app.entities.top, body.height);
    // Scrolled past the heading of a group, its rows still say what they are.
    if let Some(group) = lines.get(top).and_then(EntityLine::group) {
        heading(canvas, app, area, columns, group.heading());
    }
    let groups = app.groups_present();
    for (y, line) in (body.y..body.bottom()).zip(lines.iter().skip(top)) {
        let row = Rect {
            y,
            height: 1,
            ..body
        };
        if let EntityLine::Heading(group) = line {
            group_heading(canvas, row, *group, columns, &groups);
        } else {
            put_row(canvas, row, app, columns, (line, prepared));
        }
    }
}

/// A name or a quote, with the mark of the cursor.
fn put_row(
    canvas: &mut Canvas<'_>,
    row: Rect,
    app: &App,
    columns: Columns,
    (line, prepared): (&EntityLine<'_>, &Prepared),
) {
    let ground = ground(app, line);
    let mut strip = canvas.strip_on(row, ground);
    strip.skip(columns.indent);
    match line {
        EntityLine::Heading(_) => {}
        EntityLine::Name(_, entity, found) => put_name(&mut strip, app, columns, entity, *found),
        EntityLine::Quote(_, _, quote) => quotes::put(&mut strip, prepared, quote),
    }
    if is_cursor(app, line) {
        mark(canvas, row, app.focus == Pane::Entities, ground);
    }
}

fn is_cursor(app: &App, line: &EntityLine<'_>) -> bool {
    line.index() == Some(app.entities.cursor)
}

fn ground(app: &App, line: &EntityLine<'_>) -> Style {
    if app.focus == Pane::Entities && is_cursor(app, line) {
        app.settings.theme.cursor
    } else {
        Style::new()
    }
}

fn empty(app: &App) -> &'static str {
    match (app.settings.has_entities, app.entities.hidden.is_empty()) {
        (false, _) => "names are not looked for",
        (true, true) => "no names found",
        (true, false) => "nothing else is named",
    }
}

fn say(canvas: &mut Canvas<'_>, row: Rect, text: &str) {
    let theme = canvas.theme;
    let mut strip = canvas.strip(row);
    strip.skip(2);
    strip.put(text, theme.dim);
}

/// The name of the pane over the names, and what the figures are.
fn heading(canvas: &mut Canvas<'_>, app: &App, area: Rect, columns: Columns, name: &str) {
    let is_focused = app.focus == Pane::Entities;
    // Under the list the heading is the rule between the two.
    let is_rule = app.geometry.list.is_some_and(|list| list.x == area.x);
    if is_rule {
        canvas.rule(Rect { height: 1, ..area });
    }
    let theme = canvas.theme;
    if is_focused {
        mark_focus(canvas, area, theme.text);
    }
    let style = if is_focused {
        theme.focus
    } else {
        theme.headline
    };
    // The counts of the corpus are not final while it is read.
    let is_growing = app.status.extracting.is_some() || app.status.loading.is_some();
    let all = if is_growing { "all+" } else { "all" };
    let (here_columns, all_columns) = (columns.here, columns.all);
    let mut strip = canvas.strip(area);
    strip.skip(1);
    if is_rule {
        strip.put(" ", theme.text);
        strip.put(name, style);
        strip.put(" ", theme.text);
        let figures = format!(
            " {:>here$}{all:>all_columns$} ",
            "here",
            here = here_columns - 1
        );
        strip.put_end(&figures, theme.dim);
        return;
    }
    strip.skip(columns.indent - 1);
    let figures = columns.name + (here_columns + all_columns) as u16;
    strip.put(name, style);
    let width = usize::from(figures).saturating_sub(crate::text::width::width(name));
    strip.put(
        &format!("{:>width$}", format!("here{all:>all_columns$}")),
        theme.dim,
    );
    if columns.day > 0 {
        strip.put(&format!("  {:1$} last", "first", columns.day), theme.dim);
    }
}

/// The heading of a group, with the digit that hides it: its place among the groups of the article.
fn group_heading(
    canvas: &mut Canvas<'_>,
    row: Rect,
    group: Group,
    columns: Columns,
    groups: &[Group],
) {
    let theme = canvas.theme;
    let mut strip = canvas.strip(row);
    strip.skip(columns.indent);
    let place = groups
        .iter()
        .position(|other| *other == group)
        .filter(|place| *place < 9);
    if let Some(place) = place {
        strip.put(&format!("{} ", place + 1), theme.dim);
    }
    strip.put(group.heading(), theme.headline);
}

fn put_name(
    strip: &mut Strip<'_, '_>,
    app: &App,
    columns: Columns,
    entity: &Entity,
    found: NameRow,
) {
    let theme = &app.settings.theme;
    // Underlined row upon row would be a wall; the heading says the kind, the colour repeats it.
    let mention = theme.mention(entity.kind);
    let style = mention.remove_modifier(Modifier::UNDERLINED);
    let name = Styled::plain(&entity.name, style);
    if let Some(whose) = entity.whose {
        strip.put_column(&name, columns.name.saturating_sub(2));
        strip.put(&format!(" {}", sign(whose)), theme.text);
    } else {
        strip.put_column(&name, columns.name);
    }
    let all = match found.articles as usize {
        0 => "-".to_owned(),
        articles if columns.all < 7 => brief(articles),
        articles => count(articles),
    };
    let (here_columns, all_columns) = (columns.here, columns.all);
    strip.put(
        &format!("{:>here_columns$}", brief(found.here as usize)),
        theme.text,
    );
    strip.put(&format!("{all:>all_columns$}"), theme.dim);
    if columns.day > 0 && entity.resolved.is_none() {
        put_days(strip, columns, found);
    }
    let beside = beside(entity);
    if strip.room() > 8 && !beside.is_empty() {
        strip.skip(2);
        strip.put(&beside, theme.dim);
    }
}

/// The first day and the last on which an article names it, or their months.
fn put_days(strip: &mut Strip<'_, '_>, columns: Columns, found: NameRow) {
    let day = |day: Date| day.to_string().chars().take(columns.day).collect();
    let (first, last): (String, String) =
        (found.seen).map_or_else(Default::default, |(first, last)| (day(first), day(last)));
    let dim = strip.theme().dim;
    strip.put(&format!("  {first:0$} {last:0$}", columns.day), dim);
}

/// Who has a name, where those given and ours are compared: both, or only one of them.
const fn sign(whose: Whose) -> char {
    match whose {
        Whose::Both => '=',
        Whose::Given => 'g',
        Whose::Ours => 'o',
    }
}

/// What else is known of a name: the day it means, the other names it goes by.
fn beside(entity: &Entity) -> String {
    if let Some(resolved) = &entity.resolved {
        return date::resolved(resolved);
    }
    // Set in capitals by a dateline it is no other name.
    let name = entity.name.to_lowercase();
    let is_other = |alias: &&String| alias.to_lowercase() != name;
    let aliases = entity.aliases.iter().filter(is_other);
    aliases.map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// The entity whose name is under the cursor of the pane, as an index into the entities of the article.
pub(super) fn under_cursor(app: &App, prepared: &Prepared) -> Option<u32> {
    app.entities
        .lines(prepared)
        .into_iter()
        .find_map(|line| match line {
            EntityLine::Name(index, _, row) if index == app.entities.cursor => Some(row.entity),
            _ => None,
        })
}
