//! Selecting a passage, by line or by paragraph. The ends are lines of the wrapped text; a resize carries them over.

use super::{
    App, Pane,
    memory::Selecting,
    moving::{Step, line_at, next_paragraph},
};
use crate::job::{LineKind, Prepared};

impl App {
    /// `v` and `V`: begins a selection at the mention one stands on, else at the top; the same key again drops it, the
    /// other one changes between lines and paragraphs.
    pub(super) fn select(&mut self, is_by_paragraph: bool) {
        let prepared = self.reader.prepared.clone();
        let Some(prepared) = prepared.filter(|shown| !shown.lines.is_empty()) else {
            return self.say("no text to select from");
        };
        self.focus = Pane::Reader;
        match &mut self.memory.selecting {
            Some(selecting) if selecting.is_by_paragraph == is_by_paragraph => {
                return self.drop_selection();
            }
            Some(selecting) => selecting.is_by_paragraph = is_by_paragraph,
            None => {
                let start = self.selection_start(&prepared);
                self.memory.selecting = Some(Selecting {
                    anchor: start,
                    end: start,
                    is_by_paragraph,
                });
            }
        }
        self.mark_selection();
    }

    fn selection_start(&self, prepared: &Prepared) -> usize {
        let hit = self
            .reader
            .hit
            .and_then(|at| prepared.hits.get(at))
            .map(|hit| hit.start);
        let mention = self
            .reader
            .mention
            .and_then(|at| prepared.extraction.mentions.get(at));
        let mention = mention.filter(|mention| mention.field == crate::entity::Field::Body);
        let quotes = &prepared.extraction.quotes;
        let quote = self.reader.quote.and_then(|at| quotes.get(at));
        let mark = (mention.map(|mention| mention.span.start))
            .or(quote.map(|quote| quote.span.start))
            .or(hit);
        let shown = mark.filter(|byte| self.is_byte_shown(*byte));
        let line = shown.map_or(self.reader.top_line(), |byte| line_at(prepared, byte));
        let is_text = |line: &usize| !is_blank(prepared, *line);
        (line..prepared.lines.len()).find(is_text).unwrap_or(line)
    }

    /// Moves the end of the selection.
    pub(super) fn step_selection(&mut self, step: Step) {
        let (height, count) = (self.text_height(), self.line_count());
        let Some(selecting) = &mut self.memory.selecting else {
            return;
        };
        if let (true, Step::Lines(times)) = (selecting.is_by_paragraph, step) {
            return self.step_selected_paragraphs(times);
        }
        selecting.end = step.from(selecting.end, height, count);
        self.mark_selection();
    }

    /// Moves the end of the selection by paragraphs.
    pub(super) fn step_selected_paragraphs(&mut self, times: i64) {
        let Some(prepared) = self.reader.prepared.clone() else {
            return;
        };
        let Some(selecting) = &mut self.memory.selecting else {
            return;
        };
        for _ in 0..times.unsigned_abs().min(prepared.lines.len() as u64) {
            selecting.end = next_paragraph(&prepared, selecting.end, times > 0);
        }
        self.mark_selection();
    }

    /// Shows what is selected, and its end.
    pub(super) fn mark_selection(&mut self) {
        let (Some(prepared), Some(selecting)) =
            (self.reader.prepared.clone(), self.memory.selecting)
        else {
            return;
        };
        let Selecting {
            anchor,
            end,
            is_by_paragraph,
        } = selecting;
        let ends = match is_by_paragraph {
            false => (anchor, end),
            true if anchor <= end => (paragraph(&prepared, anchor).0, paragraph(&prepared, end).1),
            true => (paragraph(&prepared, anchor).1, paragraph(&prepared, end).0),
        };
        self.reader.selection = Some(ends);
        if let Some(line) = prepared.lines.get(ends.1) {
            self.show_byte(line.span.start);
        }
    }

    /// Ends selecting.
    pub(super) fn drop_selection(&mut self) {
        self.memory.selecting = None;
        self.reader.selection = None;
    }

    /// The selected lines, first and last; none without a selection.
    pub(super) fn selected_lines(&self) -> Option<(usize, usize)> {
        let (from, to) = self.reader.selection?;
        Some((from.min(to), from.max(to)))
    }
}

fn is_blank(prepared: &Prepared, line: usize) -> bool {
    prepared
        .lines
        .get(line)
        .is_none_or(|line| line.kind == LineKind::Blank)
}

/// First and last line of the paragraph a line is in; a blank line is its own.
pub(super) fn paragraph(prepared: &Prepared, line: usize) -> (usize, usize) {
    let kind = |at: usize| prepared.lines.get(at).map(|line| line.kind);
    if is_blank(prepared, line) {
        return (line, line);
    }
    let is_start = |at: &usize| kind(*at) != Some(LineKind::Text);
    let start = (0..=line).rev().find(is_start).unwrap_or(0);
    let is_more = |at: &usize| kind(*at) == Some(LineKind::Text);
    (
        start,
        (line + 1..prepared.lines.len())
            .take_while(is_more)
            .last()
            .unwrap_or(line),
    )
}
