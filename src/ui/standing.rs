//! Where one is, in words: what matched how, and which hit and which article one stands on. For the rows above and below the
//! panes, each of which says what the others do not.

use super::{
    hints,
    numbers::{count, counted},
};
use crate::{app::App, keys::Action};

/// Which tiers the rows are of.
pub(super) fn matched(app: &App) -> Option<String> {
    if app.query.text.trim().is_empty() {
        return None;
    }
    let (fuzzy, (_, near_matches)) = (app.list.fuzzy_matches(), app.list.view.match_counts());
    let words = app.list.view.word_count;
    let exact = match (near_matches.saturating_sub(words), words) {
        (exact, 0) => format!("exact {}", count(exact)),
        (0, words) => format!("word {}", count(words)),
        (exact, words) => format!("exact {} | word {}", count(exact), count(words)),
    };
    let key = hints::key_of(app, Action::Widen)
        .map(|key| format!(" ({key})"))
        .unwrap_or_default();
    Some(match (fuzzy, near_matches) {
        (0, _) => exact,
        (fuzzy, 0) => format!("fuzzy {}", count(fuzzy)),
        (fuzzy, _) if app.list.is_widened => format!("{exact} | fuzzy {}", count(fuzzy)),
        (fuzzy, _) => format!("{exact} | fuzzy {} hidden{key}", count(fuzzy)),
    })
}

/// `2/7`: which hit one stands on, or how many there are.
pub(super) fn hit(app: &App) -> Option<String> {
    let hits = app.reader.prepared.as_ref()?.hits.len();
    match app.reader.hit {
        _ if hits == 0 => None,
        Some(hit) => Some(format!("hit {}/{}", count(hit + 1), count(hits))),
        None => Some(counted(hits, "hit")),
    }
}

/// `4/37`: which of the rows of articles is under the cursor.
pub(super) fn article(app: &App) -> Option<String> {
    let list = &app.list;
    list.selected()?;
    let of = list.row_count();
    let number = list.rows_above(list.cursor) + 1;
    Some(format!("{}/{}", count(number), count(of)))
}
