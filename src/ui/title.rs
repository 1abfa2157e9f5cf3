//! The title row: what is open, what was asked, how much of it is shown, and in which order.
//!
//! ```text
//!  dateline  ~/corpus  > minister acme  > person:"Jane Doe"      37/1204  date v  3 left out (F2)
//! ```
//! When there is not room for all, the counts stay longest, then the query, then a part of the name. In a window too low for a
//! heading above the text, the row shows the headline instead.

use super::{canvas::Canvas, canvas::Strip, hints, numbers::count, spans::Styled, standing};
use crate::{
    app::{App, geometry::Mode},
    keys::Action,
    query::{Key, Sort},
    text::width::{ellipsize_start, width},
};

/// Fewest columns in which a name says anything.
const NAME_LEAST: usize = 6;

/// Draws the title row.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App) {
    let Some(area) = app.geometry.title else {
        return;
    };
    canvas.clear(area, canvas.theme.bar);
    let mut strip = canvas.strip(area);
    strip.skip(1);
    strip.put_end(" ", app.settings.theme.bar);
    if shows_headline(app) {
        put_headline(&mut strip, app);
    } else {
        put_counts(&mut strip, app);
        put_name_and_query(&mut strip, app);
    }
}

/// Whether the row stands in for the heading of the reader.
pub(super) fn shows_headline(app: &App) -> bool {
    let geometry = &app.geometry;
    let is_bare = matches!((geometry.reader, geometry.text), (Some(reader), Some(text)) if reader.y == text.y);
    is_bare && geometry.mode == Mode::One && app.reader.prepared.is_some()
}

fn put_headline(strip: &mut Strip<'_, '_>, app: &App) {
    let theme = &app.settings.theme;
    if let Some(hit) = standing::hit(app) {
        strip.put_end(&format!("  {hit}"), theme.dim);
    }
    if let Some(article) = standing::article(app) {
        strip.put(&format!("{article}  "), theme.dim);
    }
    let headline = app
        .reader
        .prepared
        .as_ref()
        .map(|prepared| prepared.article.headline.as_str());
    strip.put(headline.unwrap_or_default(), theme.focus);
}

fn put_counts(strip: &mut Strip<'_, '_>, app: &App) {
    let theme = &app.settings.theme;
    let counts = counts(app);
    let mut free = strip.room().saturating_sub(width(&counts) + 2);
    let query: usize = chips(app).iter().map(|chip| width(chip) + 4).sum();
    let mut fits = |text: &String| {
        let wanted = width(text) + 2;
        let has_room = free >= query + wanted + NAME_LEAST;
        free -= if has_room { wanted } else { 0 };
        has_room
    };
    let left_out = left_out(app).filter(&mut fits);
    let order = order(app).filter(&mut fits);
    if let Some(left_out) = left_out {
        strip.put_end(&left_out, theme.warning);
        strip.put_end("  ", theme.bar);
    }
    if let Some(order) = order {
        strip.put_end(&order, theme.bar);
        strip.put_end("  ", theme.bar);
    }
    strip.put_end(&counts, theme.bar);
    strip.put_end("  ", theme.bar);
}

/// `37/1204`, and a `+` while more is coming.
fn counts(app: &App) -> String {
    let total = app.corpus.len().max(app.list.view.total);
    let more = if app.status.loading.is_some() {
        "+"
    } else {
        ""
    };
    format!("{}/{}{more}", count(shown(app)), count(total))
}

/// How many articles the list shows: twins in one row are counted, fuzzy ones folded away are not.
pub(super) fn shown(app: &App) -> usize {
    app.list.match_count()
}

/// `date v`: the key, and whether it descends or ascends; `by day  outlet ^ date v`: grouped, and sorted by two keys.
fn order(app: &App) -> Option<String> {
    let order = app.list.view.order.or(app.order)?;
    let named = |key: Key| {
        let descends = matches!(key.sort, Sort::Score | Sort::Date);
        let arrow = if descends == key.is_reversed {
            '^'
        } else {
            'v'
        };
        format!("{} {arrow}", key.sort.name())
    };
    let grouping = app.list.view.groups.as_deref();
    let grouping = grouping.map(|groups| format!("by {}", groups.grouping.name()));
    let keys = order.keys().map(named).collect::<Vec<_>>().join(" ");
    Some(
        grouping
            .into_iter()
            .chain([keys])
            .collect::<Vec<_>>()
            .join("  "),
    )
}

fn left_out(app: &App) -> Option<String> {
    let problems = app.corpus.rejections().len();
    let key = hints::key_of(app, Action::Problems).map(|key| format!(" ({key})"));
    (problems > 0).then(|| format!("{} left out{}", count(problems), key.unwrap_or_default()))
}

fn put_name_and_query(strip: &mut Strip<'_, '_>, app: &App) {
    let theme = &app.settings.theme;
    let chips = chips(app);
    let query: usize = chips.iter().map(|chip| width(chip) + 4).sum();
    let free = strip.room().saturating_sub(query);
    let brand = "dateline";
    if free >= brand.len() + 2 + width(&app.name) {
        strip.put(brand, theme.headline.patch(theme.bar));
        strip.skip(2);
    }
    let free = strip.room().saturating_sub(query);
    if free >= NAME_LEAST || query == 0 {
        strip.put(
            &ellipsize_start(&app.name, free.max(NAME_LEAST), strip.signs().cut),
            theme.bar,
        );
        strip.skip(if query == 0 { 0 } else { 2 });
    }
    put_chips(strip, app, &chips);
}

fn put_chips(strip: &mut Strip<'_, '_>, app: &App, chips: &[String]) {
    let theme = &app.settings.theme;
    for (index, chip) in chips.iter().enumerate() {
        strip.skip(if index == 0 { 0 } else { 2 });
        strip.put("> ", theme.dim.patch(theme.bar));
        let fault = app
            .query
            .error
            .as_ref()
            .map(|error| (error.span, theme.error));
        let overlays = fault.as_slice();
        let base = theme.chip;
        strip.put_styled(&Styled {
            text: chip,
            base,
            overlays,
        });
    }
}

/// The pieces of the query: its words, then what can be taken out of it. While the query is not understood, all of it
/// as typed, so that the part at fault can be shown.
fn chips(app: &App) -> Vec<String> {
    let line = &app.query;
    if line.text.trim().is_empty() {
        return Vec::new();
    }
    if line.error.is_some() || line.query.is_empty() {
        return vec![line.text.clone()];
    }
    let words = Some(line.query.words()).filter(|words| !words.is_empty());
    let chips = line.query.chips().into_iter().map(|chip| chip.label);
    words.into_iter().chain(chips).collect()
}
