//! Who said what, in the pane: from the row of a quote to its place in the text, and all of it in a window.

use super::{App, entities::EntityLine};
use crate::{job::Prepared, text::sanitize};

impl App {
    /// The quote under the cursor of the pane, by its number in the article.
    pub fn quote_under_cursor(&self, prepared: &Prepared) -> Option<usize> {
        let cursor = self.entities.cursor;
        let mut lines = self.entities.lines(prepared).into_iter();
        lines.find_map(|line| match line {
            EntityLine::Quote(index, number, _) if index == cursor => Some(number),
            _ => None,
        })
    }

    /// Stands on the quote under the cursor of the pane; false if there is none.
    pub(super) fn go_to_quote(&mut self) -> bool {
        let Some(prepared) = self.reader.prepared.clone() else {
            return false;
        };
        let Some(number) = self.quote_under_cursor(&prepared) else {
            return false;
        };
        self.show_reader();
        self.reader.mention = None;
        self.reader.quote = Some(number);
        if let Some(quote) = prepared.extraction.quotes.get(number) {
            self.show_byte(quote.span.start);
        }
        true
    }

    /// The quote under the cursor of the pane in full: a title, and lines with their labels.
    pub(super) fn peek_quote(&self, shown: &Prepared) -> Option<(String, Vec<(String, String)>)> {
        let number = self.quote_under_cursor(shown)?;
        let quote = shown.extraction.quotes.get(number)?;
        let words = sanitize::line(quote.span.of(&shown.article.body)).into_owned();
        let kind = if quote.entity.is_some() {
            "one of the names"
        } else {
            "a role without a name"
        };
        let lines = [("says", words), ("speaker", kind.to_owned())];
        let lines = lines.map(|(label, text)| (label.to_owned(), text));
        Some((quote.speaker.clone(), lines.to_vec()))
    }
}
