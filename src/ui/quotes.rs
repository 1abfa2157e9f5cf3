//! One row of who said what: the speaker, then the beginning of the words, cut to the width.
//!
//! ```text
//! Jane Doe "We have nothing to add to…
//! the Defence… "The talks go…
//! ```

use super::{canvas::Strip, spans::Styled};
use crate::{
    entity::Quote,
    job::Prepared,
    text::width::{fit, width},
};
use ratatui::style::Modifier;

/// Puts speaker and words. A long name leaves the words half of the room at least.
pub(super) fn put(strip: &mut Strip<'_, '_>, prepared: &Prepared, quote: &Quote) {
    let room = strip.room();
    let speaker = quote.entity;
    let speaker = speaker.and_then(|at| prepared.extraction.entities.get(at as usize));
    let theme = strip.theme();
    let text = theme.text;
    // Underlined row upon row would be a wall; the colour says that it is one of the names.
    let style = speaker.map_or(text, |entity| {
        theme
            .mention(entity.kind)
            .remove_modifier(Modifier::UNDERLINED)
    });
    let words = beginning(quote.span.of(&prepared.article.body), room);
    let words = format!(" \"{words}");
    let columns = width(&quote.speaker);
    let left = room.saturating_sub(width(&words)).max(room / 2);
    strip.put_column(
        &Styled::plain(&quote.speaker, style),
        columns.min(left) as u16,
    );
    strip.put(&words, text);
}

/// As much of a quote as a row may hold, on one line, and its closing mark where that is all of it.
fn beginning(words: &str, columns: usize) -> String {
    // The row cuts what is left over; blanks that are folded make it shorter, so more is taken than is needed.
    let (taken, _) = fit(words, columns * 2);
    let mut line = taken.split_whitespace().collect::<Vec<_>>().join(" ");
    if taken.len() == words.len() {
        line.push('"');
    }
    line
}
