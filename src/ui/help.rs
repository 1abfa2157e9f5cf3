//! The help: the keys that are live in a pane and what they do, from the one table of actions. What is typed at its
//! prompt narrows it.

use super::{canvas::Canvas, sheet};
use crate::{
    app::{App, prompt::PromptKind},
    keys::{Action, Context, action::Group},
    text::{
        fold::{Case, fold},
        width::width,
    },
};
use ratatui::layout::Rect;

/// Widest column of keys.
const KEYS_MOST: usize = 24;

/// A row of the help.
enum HelpRow {
    Heading(&'static str),
    Action(String, &'static str),
}

/// Draws the help of a context from line `top` on.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, context: Context, top: usize) {
    let rows = rows(app, context);
    let title = format!("Keys of the {}", name(context));
    let area = sheet::open(canvas, app, &title, usize::MAX);
    let keys = |row: &HelpRow| match row {
        HelpRow::Heading(_) => 0,
        HelpRow::Action(keys, _) => width(keys),
    };
    let column = rows
        .iter()
        .map(keys)
        .max()
        .unwrap_or_default()
        .min(KEYS_MOST) as u16;
    let top = top.min(rows.len().saturating_sub(usize::from(area.height)));
    for (y, row) in (area.y..area.bottom()).zip(rows.iter().skip(top)) {
        draw_row(
            canvas,
            Rect {
                y,
                height: 1,
                ..area
            },
            row,
            column,
        );
    }
    if rows.is_empty() {
        let style = canvas.theme.dim;
        canvas.text(area, "   no key is called that", style);
    }
}

fn draw_row(canvas: &mut Canvas<'_>, area: Rect, row: &HelpRow, column: u16) {
    let theme = canvas.theme;
    let mut strip = canvas.strip(area);
    strip.skip(3);
    match row {
        HelpRow::Heading(heading) => strip.put(heading, theme.dim),
        HelpRow::Action(keys, help) => {
            let keys = super::spans::Styled::plain(keys, theme.headline);
            strip.put_column(&keys, column);
            strip.skip(2);
            strip.put(help, theme.text);
        }
    }
}

fn rows(app: &App, context: Context) -> Vec<HelpRow> {
    let prompt = app
        .prompt
        .as_ref()
        .filter(|prompt| prompt.kind == PromptKind::Help);
    let wanted = fold(
        prompt
            .map(|prompt| prompt.text.as_str())
            .unwrap_or_default(),
        Case::Fold,
    );
    let mut rows = Vec::new();
    for group in Group::ALL {
        let of_group = Action::ALL.iter().filter(|action| action.group() == group);
        let found: Vec<_> = of_group
            .filter_map(|action| found(app, context, *action, &wanted))
            .collect();
        if !found.is_empty() {
            rows.push(HelpRow::Heading(group.heading()));
            rows.extend(found);
        }
    }
    rows
}

/// The row of an action, when it is live here and holds every word looked for.
fn found(app: &App, context: Context, action: Action, wanted: &str) -> Option<HelpRow> {
    let keys = app.keymap.keys_of(context, action).join("  ");
    if keys.is_empty() || !action.is_live(context) {
        return None;
    }
    let text = fold(
        &format!("{keys} {} {}", action.name(), action.help()),
        Case::Fold,
    );
    let has_all = wanted.split_whitespace().all(|word| text.contains(word));
    has_all.then(|| HelpRow::Action(keys, action.help()))
}

const fn name(context: Context) -> &'static str {
    match context {
        Context::List => "list",
        Context::Reader => "text",
        Context::Entities => "names",
        Context::Popup => "window on top",
    }
}
