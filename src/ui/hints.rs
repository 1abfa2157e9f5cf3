//! The hints row: the live keys of the pane with the focus, each with a word, as many as there is room for.

use super::canvas::Canvas;
use crate::{
    app::{App, Pane, prompt::PromptKind},
    keys::{Action, Context},
    text::width::width,
};

/// Draws the hints row.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App) {
    let Some(area) = app.geometry.hints else {
        return;
    };
    let theme = canvas.theme;
    let mut strip = canvas.strip(area);
    strip.skip(1);
    for (key, label) in hints(app) {
        let wanted = width(&key) + 1 + width(label);
        if wanted + 1 > strip.room() {
            continue;
        }
        strip.put(&key, theme.headline);
        strip.skip(1);
        strip.put(label, theme.dim);
        strip.skip(2);
    }
}

fn hints(app: &App) -> Vec<(String, &'static str)> {
    if let Some(prompt) = &app.prompt {
        return prompt_hints(prompt.kind);
    }
    let context = match app.popup {
        Some(_) => Context::Popup,
        None => context(app),
    };
    let live = |action: &Action| Some((first_key(app, context, *action)?, action.short()));
    Action::hints(context).iter().filter_map(live).collect()
}

/// The keys of a prompt are those of readline and not in the table.
fn prompt_hints(kind: PromptKind) -> Vec<(String, &'static str)> {
    let enter = match kind {
        PromptKind::Filter | PromptKind::Help => "keep",
        PromptKind::Find => "find",
        PromptKind::Palette => "do it",
        PromptKind::Write => "write",
    };
    let mut hints = vec![("Enter", enter), ("Esc", "as before")];
    if matches!(kind, PromptKind::Filter | PromptKind::Palette) {
        hints.push(("Ctrl-n Ctrl-p", "move in the results"));
    }
    hints.extend([("Up", "history"), ("Ctrl-u", "clear"), ("Ctrl-w", "word")]);
    hints
        .into_iter()
        .map(|(key, label)| (key.to_owned(), label))
        .collect()
}

/// The pane whose keys are live, but for a popup over it.
pub(super) const fn context(app: &App) -> Context {
    match app.focus {
        Pane::List => Context::List,
        Pane::Reader => Context::Reader,
        Pane::Entities => Context::Entities,
    }
}

/// The shortest key that does `action` in the pane with the focus.
pub(super) fn key_of(app: &App, action: Action) -> Option<String> {
    first_key(app, context(app), action)
}

/// The shortest key that does `action` in `context`; the digits of one action are one range.
pub(super) fn first_key(app: &App, context: Context, action: Action) -> Option<String> {
    let keys = app.keymap.keys_of(context, action);
    if action == Action::ToggleKind && keys.len() > 1 {
        return Some(keys_label(&keys));
    }
    keys.into_iter().next()
}

/// The keys of an action in a row: `PgDn  Ctrl-f`, and `1-9` for a run of digits.
pub(super) fn keys_label(keys: &[String]) -> String {
    let is_digit = |key: &String| key.len() == 1 && key.bytes().all(|byte| byte.is_ascii_digit());
    match (keys.first(), keys.last()) {
        (Some(first), Some(last)) if keys.len() > 2 && keys.iter().all(is_digit) => {
            format!("{first}-{last}")
        }
        _ => keys.join("  "),
    }
}
