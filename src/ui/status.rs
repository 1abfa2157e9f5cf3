//! The status row: what was just said, else what matched how, where one is, and what is running.
//!
//! ```text
//!  exact 31 | fuzzy 112 hidden (~)   hit 2/7 · article 4/37                          38%
//!  loading [####......] 41%  180 MB of 437 MB                                        38%
//!  names [####......] 41%  41,000 of 100,000  3100/s  19 s left                      38%
//! ```
//! A line being typed takes the row. In a window without bars both lie over the last row, for as long as they last.

use super::{
    canvas::{Canvas, Strip, lit},
    hints,
    numbers::{count, counted, lasting, percent},
    prompt,
    spans::Styled,
    standing::{article, hit, matched},
    title,
};
use crate::{
    app::{App, Pane, status::Status},
    job::Course,
    keys::Action,
    text::{count::bytes, width::width},
};
use ratatui::layout::Rect;

/// Cells of a progress bar between its brackets.
const BAR_CELLS: u64 = 10;
/// Fewest columns in which a line of the text says anything.
const SNIPPET_LEAST: usize = 24;
/// Columns between two facts.
const GAP: u16 = 3;

/// Draws the row.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App) {
    let window = app.geometry.window;
    let last = Rect {
        y: window.bottom().saturating_sub(1),
        height: window.height.min(1),
        ..window
    };
    let area = app.geometry.status.unwrap_or(last);
    let is_wanted = app.geometry.status.is_some() || app.status.message.is_some();
    if let Some(line) = &app.prompt {
        prompt::draw(canvas, app, line, area);
    } else if is_wanted {
        let theme = canvas.theme;
        canvas.clear(area, theme.bar);
        let mut strip = canvas.strip(area);
        strip.skip(u16::from(app.geometry.status.is_some()));
        put_end(&mut strip, app);
        put_start(&mut strip, app);
    }
}

/// At the right: how far into the text, and the keys of an unfinished chord.
fn put_end(strip: &mut Strip<'_, '_>, app: &App) {
    let theme = &app.settings.theme;
    if let Some(far) = far(app) {
        strip.put_end(&format!("  {far}% "), theme.bar);
    }
    let typed = app.pending.printed();
    if !typed.is_empty() {
        strip.put_end(&format!("  {typed}"), theme.focus.patch(theme.bar));
    }
}

fn put_start(strip: &mut Strip<'_, '_>, app: &App) {
    let theme = &app.settings.theme;
    if let Some(message) = &app.status.message {
        let style = if message.is_problem {
            theme.warning
        } else {
            theme.bar
        };
        return strip.put(&message.text, style);
    }
    if let Some(error) = &app.query.error {
        return strip.put(&format!("filter: {}", error.reason), theme.warning);
    }
    let start = strip.room();
    put_facts(strip, app);
    if app.geometry.hints.is_none() {
        strip.skip(if strip.room() == start { 0 } else { GAP });
        hints::put(strip, app);
    }
}

/// What was just said, or is wrong with the query; else what matched how and which hit one stands on.
pub(super) fn told(app: &App) -> String {
    if let Some(line) = &app.prompt {
        return format!("{} {}", prompt::label(app, line), line.text);
    }
    if let Some(message) = &app.status.message {
        return message.text.clone();
    }
    if let Some(error) = &app.query.error {
        return format!("filter: {}", error.reason);
    }
    // What is not found may be named in what is still to be read.
    let running = progress(app).pop().filter(|_| app.list.row_count() == 0);
    let facts = [selected(app), matched(app), hit(app), mention(app), running];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    facts.join(", ")
}

/// What matched how, where one is, and what is running: as much as there is room for, but always what is running.
fn put_facts(strip: &mut Strip<'_, '_>, app: &App) {
    let style = app.settings.theme.bar;
    // What the title row says already.
    let is_told = title::shows_headline(app);
    if let Some(unsaved) = unsaved(app) {
        strip.put(&unsaved, app.settings.theme.warning.patch(style));
        strip.skip(GAP);
    }
    let untold = |piece: Option<String>| piece.filter(|_| !is_told);
    let pieces: Vec<String> = [
        news(app),
        selected(app),
        app.status.is_walking.then(|| "searching".to_owned()),
        searched(app),
        untold(matched(app)),
        untold(place(app, strip.signs().dot)),
        untold(folded(app)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let all: usize = pieces
        .iter()
        .map(|piece| width(piece) + usize::from(GAP))
        .sum();
    let fits = |form: &String| all + width(form) <= strip.room();
    let forms = progress(app);
    let progress = forms.iter().find(|form| fits(form)).or(forms.last());
    let reserved = progress.map_or(0, |piece| width(piece) + usize::from(GAP));
    let start = strip.room();
    for piece in &pieces {
        let gap = if strip.room() == start { 0 } else { GAP };
        let wanted = usize::from(gap) + width(piece) + reserved;
        if wanted <= strip.room() || (gap == 0 && reserved == 0) {
            strip.skip(gap);
            strip.put(piece, style);
        }
    }
    if let Some(progress) = progress {
        strip.skip(if strip.room() == start { 0 } else { GAP });
        strip.put(progress, style);
    }
    put_snippet(strip, app);
}

/// Where the row under the cursor matches in its text, when that can be seen nowhere else in the list.
fn put_snippet(strip: &mut Strip<'_, '_>, app: &App) {
    let is_wanted = app.focus == Pane::List && !app.geometry.has_rows_for_snippets();
    let article = app.list.selected().filter(|_| is_wanted);
    let Some(snippet) = article.and_then(|article| app.snippets.of(article)) else {
        return;
    };
    if strip.room() >= SNIPPET_LEAST + usize::from(GAP) {
        let theme = &app.settings.theme;
        strip.skip(GAP);
        strip.put_styled(&Styled {
            text: &snippet.text,
            base: theme.bar,
            overlays: &lit(&snippet.hits, theme.hit),
        });
    }
}

/// `+12 new, 1 file changed (F5)`: what the files have become since they were loaded.
fn news(app: &App) -> Option<String> {
    let new = app.status.new_count;
    let changed = app.status.changed_count;
    let pieces = [
        (new > 0).then(|| format!("+{} new", count(new))),
        (changed > 0).then(|| format!("{} changed", counted(changed, "file"))),
    ];
    let words = pieces.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let key = hints::key_of(app, Action::Reload).map(|key| format!(" ({key})"));
    (!words.is_empty()).then(|| words + &key.unwrap_or_default())
}

/// `3 changes not saved (F2)`: marks that are not on the disk.
fn unsaved(app: &App) -> Option<String> {
    let count = app.status.unsaved_count;
    let key = hints::key_of(app, Action::Problems).map(|key| format!(" ({key})"));
    let words = || format!("{} not saved", counted(count, "change"));
    (count > 0).then(|| words() + &key.unwrap_or_default())
}

fn selected(app: &App) -> Option<String> {
    let lines = app.reader.selection?.line_count();
    Some(format!("{} selected", counted(lines, "line")))
}

/// What is running, at length and shorter and shorter.
fn progress(app: &App) -> Vec<String> {
    let Status {
        loading,
        extracting,
        indexing,
        ..
    } = &app.status;
    match (loading, indexing, extracting) {
        (Some((read, total)), ..) => loading_bar(*read, *total).to_vec(),
        // The user has asked for it; names are found all the time.
        (None, Some(course), _) => course_bar("index", *course).to_vec(),
        (None, None, Some(course)) if app.status.are_names_stopped => stopped(app, *course),
        (None, None, Some(course)) => course_bar("names", *course).to_vec(),
        (None, None, None) => Vec::new(),
    }
}

/// `names stopped at 41% (F5)`: as long as they are, which is no progress, but more than nothing.
fn stopped(app: &App, course: Course) -> Vec<String> {
    let percent = percent(course.done as u64, course.total as u64);
    let key = hints::key_of(app, Action::Reload).map(|key| format!(" ({key})"));
    vec![format!(
        "names stopped at {percent}%{}",
        key.unwrap_or_default()
    )]
}

/// `texts 34%`: how far the texts were searched.
fn searched(app: &App) -> Option<String> {
    let (looked, needed) = app.list.view.searched?;
    let percent = (looked * 100).checked_div(needed)?;
    Some(format!("texts {percent}%"))
}

/// `PERSON Jane Doe`: the name one stands on.
fn mention(app: &App) -> Option<String> {
    let extraction = &app.reader.prepared.as_ref()?.extraction;
    let mention = extraction.mentions.get(app.reader.mention?)?;
    let entity = extraction.entities.get(mention.entity as usize)?;
    Some(format!("{} {}", entity.label, entity.name))
}

/// `7 folded (zR)`: how many articles have no row of their own because they are the same as one that has.
fn folded(app: &App) -> Option<String> {
    let folded = app.list.match_count().saturating_sub(app.list.row_count());
    let key = hints::key_of(app, Action::OpenFolds).map(|key| format!(" ({key})"));
    (folded > 0).then(|| format!("{} folded{}", count(folded), key.unwrap_or_default()))
}

/// `hit 3/7 · article 12/240`: where one is, in the text shown and in the list.
fn place(app: &App, dot: &str) -> Option<String> {
    let hit = hit(app).filter(|_| app.geometry.text.is_some());
    let article = article(app).map(|article| format!("article {article}"));
    let pieces: Vec<String> = [hit, article].into_iter().flatten().collect();
    (!pieces.is_empty()).then(|| pieces.join(&format!(" {dot} ")))
}

/// How far into the text the last line in sight is, in per cent.
fn far(app: &App) -> Option<u64> {
    let prepared = app.reader.prepared.as_ref()?;
    let height = app.geometry.text?.height;
    let last = app.reader.top_line() + usize::from(height);
    let is_shown = app.reader.problem.is_none() && !prepared.lines.is_empty();
    is_shown.then(|| percent(last as u64, prepared.lines.len() as u64))
}

fn loading_bar(read: u64, total: u64) -> [String; 2] {
    if total == 0 {
        let read = format!("loading {}", bytes(read));
        return [read.clone(), read];
    }
    let (read_bytes, all_bytes) = (bytes(read), bytes(total));
    [
        format!("loading {}  {read_bytes} of {all_bytes}", bar(read, total)),
        format!("loading {}%", percent(read, total)),
    ]
}

/// Something done article by article: how many, how fast, and how long the rest takes.
fn course_bar(what: &str, course: Course) -> [String; 4] {
    let Course { done, total, rate } = course;
    let bar = bar(done as u64, total as u64);
    let pace = (rate > 0).then(|| format!("  {}/s", count(rate as usize)));
    let left = course
        .seconds_left()
        .map(|seconds| format!("  {} left", lasting(seconds)));
    let (pace, left) = (pace.unwrap_or_default(), left.unwrap_or_default());
    [
        format!(
            "{what} {bar}  {} of {}{pace}{left}",
            count(done),
            count(total)
        ),
        format!("{what} {bar}{pace}{left}"),
        format!("{what} {bar}{left}"),
        format!("{what} {}%", percent(done as u64, total as u64)),
    ]
}

/// `[####......] 41%`
fn bar(part: u64, whole: u64) -> String {
    let share = percent(part, whole);
    let full = (share * BAR_CELLS / 100) as usize;
    let rest = BAR_CELLS as usize - full;
    format!("[{}{}] {share}%", "#".repeat(full), ".".repeat(rest))
}
