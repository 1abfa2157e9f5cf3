//! Selecting a passage, by line or by paragraph. The ends are places in the body: a resize wraps it otherwise, and selects
//! nothing else.

use super::{
    App, Pane,
    memory::Selecting,
    moving::{line_at, next_paragraph},
    reader::Selection,
    step::Step,
};
use crate::{
    job::{LineKind, Prepared},
    text::Span,
};

impl App {
    /// `v` and `V`: begins a selection at the mention one stands on, else at the top; the same key again drops it, the
    /// other one changes between lines and paragraphs.
    pub(super) fn select(&mut self, is_by_paragraph: bool) {
        if self.list.selected().is_none() {
            return self.say("no article");
        }
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
                let start = span_of(&prepared, self.selection_start(&prepared));
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
        let (Some(selecting), Some(prepared)) = (&mut self.memory.selecting, &self.reader.prepared)
        else {
            return;
        };
        if let (true, Step::Lines(times)) = (selecting.is_by_paragraph, step) {
            return self.step_selected_paragraphs(times);
        }
        let line = step.from(end_line(prepared, selecting), height, count);
        selecting.end = span_of(prepared, line);
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
        let mut line = end_line(&prepared, selecting);
        for _ in 0..times.unsigned_abs().min(prepared.lines.len() as u64) {
            line = next_paragraph(&prepared, line, times > 0);
        }
        selecting.end = span_of(&prepared, line);
        self.mark_selection();
    }

    /// Shows what is selected, and its end.
    pub(super) fn mark_selection(&mut self) {
        let (Some(prepared), Some(selecting)) =
            (self.reader.prepared.clone(), self.memory.selecting)
        else {
            return;
        };
        let Selecting { anchor, end, .. } = selecting;
        let (first, last) = if anchor <= end {
            (anchor, end)
        } else {
            (end, anchor)
        };
        let mut span = Span {
            start: first.start,
            end: first.end.max(last.end),
        };
        let mut lines = (line_at(&prepared, span.start), last_line(&prepared, span));
        if selecting.is_by_paragraph {
            lines = (
                paragraph(&prepared, lines.0).0,
                paragraph(&prepared, lines.1).1,
            );
            span.start = span_of(&prepared, lines.0).start;
            span.end = span_of(&prepared, lines.1).end.max(span.start);
        }
        self.reader.selection = Some(Selection { span, lines });
        let shown = if anchor <= end { lines.1 } else { lines.0 };
        self.show_byte(span_of(&prepared, shown).start);
    }

    /// Ends selecting.
    pub(super) fn drop_selection(&mut self) {
        self.memory.selecting = None;
        self.reader.selection = None;
    }
}

/// What of the body stands in a line.
fn span_of(prepared: &Prepared, line: usize) -> Span {
    let line = prepared.lines.get(line);
    line.map_or_else(Span::default, |line| line.span)
}

/// The last line that something of a span stands in; a blank line has an empty one.
fn last_line(prepared: &Prepared, span: Span) -> usize {
    line_at(prepared, span.end.saturating_sub(1).max(span.start))
}

/// The line at which a selection ends, wrapped as it is now: the one farthest from where it began.
fn end_line(prepared: &Prepared, selecting: &Selecting) -> usize {
    if selecting.end < selecting.anchor {
        line_at(prepared, selecting.end.start)
    } else {
        last_line(prepared, selecting.end)
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
