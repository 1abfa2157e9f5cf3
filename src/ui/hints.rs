//! The hints row: the live keys of the pane with the focus, each with a word, as many as there is room for. Keys that
//! would do nothing now are left out, and an unfinished chord shows what may follow. The way to the help is always there.

use super::{
    canvas::{Canvas, Strip},
    numbers::count,
};
use crate::{
    app::{App, Pane, completion::Offer, list::ListLine, popup::Popup, prompt::PromptKind},
    keys::{Action, Context},
    text::width::width,
};

/// Columns between two hints.
const GAP: usize = 2;

/// The keys while the lines typed before are searched.
const SEARCH_HINTS: [(&str, &str); 4] = [
    ("Enter", "take it"),
    ("Esc", "as before"),
    ("Ctrl-r", "older"),
    ("Ctrl-e", "edit it"),
];

/// A key and what it does.
type Hint = (String, &'static str);

/// Draws the hints row.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App) {
    let Some(area) = app.geometry.hints else {
        return;
    };
    let mut strip = canvas.strip(area);
    strip.skip(1);
    match app.offers() {
        Some((offers, at)) => put_offers(&mut strip, offers, at),
        None => put(&mut strip, app),
    }
}

/// What Tab offers, from the one that stands in the line on.
fn put_offers(strip: &mut Strip<'_, '_>, offers: &[Offer], at: usize) {
    let (chosen, rest) = (strip.theme().focus, strip.theme().dim);
    let in_turn = offers.iter().cycle().skip(at).take(offers.len());
    for (index, offer) in in_turn.enumerate() {
        let counted = offer.count.map(|articles| count(articles as usize));
        let counted = counted.map_or_else(String::new, |articles| format!(" {articles}"));
        if index > 0 && width(&offer.text) + width(&counted) > strip.room() {
            return;
        }
        strip.put(&offer.text, if index == 0 { chosen } else { rest });
        strip.put(&counted, rest);
        strip.skip(GAP as u16);
    }
}

/// Writes as many hints as there is room for, the way to the help last.
pub(super) fn put(strip: &mut Strip<'_, '_>, app: &App) {
    let help = help(app);
    let reserved = help.as_ref().map_or(0, columns);
    for hint in hints(app) {
        if columns(&hint) + GAP + reserved <= strip.room() {
            put_hint(strip, &hint);
        }
    }
    if let Some(help) = help.filter(|_| reserved <= strip.room()) {
        put_hint(strip, &help);
    }
}

fn columns((key, label): &Hint) -> usize {
    width(key) + 1 + width(label)
}

fn put_hint(strip: &mut Strip<'_, '_>, (key, label): &Hint) {
    let (bold, dim) = (strip.theme().headline, strip.theme().dim);
    strip.put(key, bold);
    strip.skip(1);
    strip.put(label, dim);
    strip.skip(GAP as u16);
}

/// The way to the help, except where keys are letters or the help is not what one waits for.
fn help(app: &App) -> Option<Hint> {
    let is_wanted = app.prompt.is_none() && app.popup.is_none() && app.pending.keys.is_empty();
    let key = key_of(app, Action::Help).filter(|_| is_wanted)?;
    Some((key, Action::Help.short()))
}

fn hints(app: &App) -> Vec<Hint> {
    if let Some(prompt) = &app.prompt {
        if prompt.search.is_some() {
            return SEARCH_HINTS
                .map(|(key, label)| (key.to_owned(), label))
                .to_vec();
        }
        return prompt_hints(prompt.kind);
    }
    let context = match app.popup {
        Some(_) => app.context(),
        None => context(app),
    };
    if !app.pending.keys.is_empty() {
        let mut rest = app.keymap.continuations(context, &app.pending);
        // By what is done, in the order of the help, and not by letter.
        rest.sort_by_key(|(_, action)| *action);
        return rest
            .into_iter()
            .map(|(key, action)| (key, action.short()))
            .collect();
    }
    Action::hints(context)
        .iter()
        .filter(|action| is_of_use(app, context, **action))
        .filter_map(|action| {
            Some((
                printed(app, context, *action)?,
                label(app, context, *action),
            ))
        })
        .collect()
}

/// Whether a key would do anything now.
fn is_of_use(app: &App, context: Context, action: Action) -> bool {
    if context == Context::Popup {
        return is_of_use_in_window(app, action);
    }
    if app.list.selected().is_none() && is_about_article(context, action) {
        return false;
    }
    match (action, context) {
        (Action::Open | Action::SortNext | Action::WriteList | Action::NextPane, Context::List) => {
            app.list.line_count() > 0
        }
        (Action::NextHit, _) => app.has_wanted(),
        (Action::Widen, _) => app.list.fuzzy_count() > 0 && app.list.view.seam > 0,
        (Action::ToggleFold, _) => {
            let article = app.list.selected();
            app.list.view.groups.is_some()
                || article.is_some_and(|article| app.list.view.fold_of(article).is_some())
        }
        (Action::NextVersion, _) => {
            let member = app
                .list
                .selected()
                .and_then(|article| app.list.view.member(article));
            member.is_some_and(|member| member.version > 0)
        }
        (Action::Undo, Context::Entities) => !app.said.is_empty(),
        (
            Action::Merge
            | Action::Dismiss
            | Action::Retype
            | Action::NextWithEntity
            | Action::CoMentions,
            Context::Entities,
        ) => !is_on_quote(app),
        (Action::Pipe, _) => app.reader.prepared.is_some(),
        (Action::PivotBack, _) => !app.trail.behind.is_empty(),
        (Action::Open, Context::Reader) => {
            !app.is_zen && (app.is_zoomed || app.geometry.list.is_some())
        }
        (Action::OpenUrl, _) => {
            let shown = app.reader.prepared.as_ref();
            shown.is_some_and(|shown| shown.article.url.is_some())
        }
        _ => true,
    }
}

/// Whether an action needs an article under the cursor of the list.
const fn is_about_article(context: Context, action: Action) -> bool {
    match action {
        Action::NextPane | Action::SortNext | Action::WriteList => {
            !matches!(context, Context::List)
        }
        Action::NextMention
        | Action::CopyText
        | Action::Peek
        | Action::NextArticle
        | Action::Star
        | Action::ToggleRead
        | Action::Tag
        | Action::Note
        | Action::OpenUrl
        | Action::Pipe => true,
        _ => false,
    }
}

/// The same in a window over the panes.
fn is_of_use_in_window(app: &App, action: Action) -> bool {
    match action {
        Action::Down | Action::PageDown => !matches!(app.popup, Some(Popup::Link { .. })),
        Action::CopyUrl => matches!(app.popup, Some(Popup::Link { .. })),
        Action::Find => {
            matches!(app.popup, Some(Popup::Help { .. } | Popup::Problems { .. }))
        }
        Action::Open => match app.popup {
            Some(Popup::Problems { .. } | Popup::Company(_)) => true,
            Some(Popup::Hits { .. }) => !app.hits.lines.is_empty(),
            _ => false,
        },
        _ => true,
    }
}

/// Whether the cursor of the names is on something said.
fn is_on_quote(app: &App) -> bool {
    let shown = app.reader.prepared.as_deref();
    shown.is_some_and(|shown| app.quote_under_cursor(shown).is_some())
}

/// What an action comes to where one is.
fn label(app: &App, context: Context, action: Action) -> &'static str {
    match (action, context) {
        (Action::Open, Context::List) => match app.list.line(app.list.cursor) {
            Some(
                ListLine::Group {
                    is_folded: false, ..
                }
                | ListLine::Seam {
                    is_folded: false, ..
                },
            ) => "fold",
            Some(ListLine::Group { .. } | ListLine::Seam { .. }) => "unfold",
            _ => "read",
        },
        (Action::Open, Context::Reader) if app.is_zoomed => "panes",
        (Action::Open, Context::Reader) => "zoom",
        (Action::Open, Context::Entities) if is_on_quote(app) => "in the text",
        (Action::Open, Context::Entities) => "pivot",
        (Action::Open, Context::Fields) => "pick",
        (Action::Open, Context::Saved) => "filter by it",
        (Action::Open, Context::Facets) => "only this",
        (Action::NextPane, Context::Facets) => "other counts",
        (Action::NextPane, Context::Fields) => "other list",
        (Action::Open, Context::Popup) if matches!(app.popup, Some(Popup::Company(_))) => "both",
        (Action::Open, Context::Popup) if matches!(app.popup, Some(Popup::Hits { .. })) => {
            "in the text"
        }
        (Action::Open, Context::Popup) => "more",
        (Action::NextPane, Context::List) => "text",
        (Action::NextPane, Context::Reader) => "entities",
        (Action::NextArticle, _) => "article",
        (Action::ToggleFold, _) if app.list.view.groups.is_some() => "fold",
        (Action::Widen, _) if app.list.is_widened => "fold",
        (Action::CopyText, _) | (Action::CopyUrl, Context::Popup) => "copy",
        (Action::SelectPassage, _) if app.reader.selection.is_some() => "drop",
        (Action::Down, Context::Popup) => "scroll",
        (Action::Find, Context::Popup) => "search",
        _ => action.short(),
    }
}

/// The key of a hint: a pair where there is a way back, the first key of the chords that copy.
fn printed(app: &App, context: Context, action: Action) -> Option<String> {
    let key = first_key(app, context, action)?;
    let back = match (action, context) {
        (Action::NextArticle, _) => Some(Action::PreviousArticle),
        (Action::Down, Context::Popup) => Some(Action::Up),
        _ => None,
    };
    if let Some(back) = back.and_then(|back| first_key(app, context, back)) {
        return Some(format!("{key}/{back}"));
    }
    let is_tab = |key: &String| key == "Tab";
    if action == Action::NextPane {
        let keys = app.keymap.keys_of(context, action);
        return keys.into_iter().find(is_tab).or(Some(key));
    }
    let is_chord = action == Action::CopyText && app.reader.selection.is_none();
    Some(match key.split_once(' ') {
        Some((first, _)) if is_chord => first.to_owned(),
        _ => key,
    })
}

/// The keys of a prompt are those of readline and not in the table.
fn prompt_hints(kind: PromptKind) -> Vec<Hint> {
    let enter = match kind {
        PromptKind::Filter | PromptKind::Account | PromptKind::Help => "keep",
        PromptKind::Find => "find",
        PromptKind::Palette => "do it",
        PromptKind::Hand => "say so",
        PromptKind::Write => "write",
        PromptKind::Pipe => "run",
        PromptKind::Name => "save",
        PromptKind::Tag => "tag",
        PromptKind::Untag => "untag",
        PromptKind::Note => "note",
    };
    let mut hints = vec![("Enter", enter)];
    hints.push(("Esc", "as before"));
    if kind.is_completed() {
        hints.push(("Tab", "complete"));
    }
    if kind == PromptKind::Write {
        hints.extend([(".jsonl .csv .md", "formats"), ("name!", "replaces")]);
    }
    if kind.has_results() {
        hints.push(("Ctrl-n/p", "move"));
    }
    hints.extend([
        ("Ctrl-r", "history"),
        ("Ctrl-u", "clear"),
        ("Ctrl-w", "word"),
    ]);
    hints
        .into_iter()
        .map(|(key, label)| (key.to_owned(), label))
        .collect()
}

/// The pane whose keys are live, but for a popup over it.
pub(super) const fn context(app: &App) -> Context {
    match app.focus {
        _ if app.is_zen => Context::Reader,
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
