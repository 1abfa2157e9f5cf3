//! `c`: every hit of the articles of the list in its context, a line each, in a window. A worker reads the articles and
//! tells what it finds as it goes; here is what is sought, where one stands, and the way to the hit. The reader stays where it
//! was until one goes there.

use super::{
    App, Pane,
    memory::Landing,
    popup::Popup,
    step::{Step, top_for},
};
use crate::{
    corpus::ArticleId,
    job::{FoundHits, Generation, HitLine, HitsJob, Job, Sought},
    query::Rows,
};
use std::sync::Arc;

/// What was found so far, and for what.
#[derive(Debug, Default)]
pub struct Hits {
    /// The hits, in the order of the list.
    pub lines: Vec<HitLine>,
    /// What is sought; nothing where there is nothing to seek.
    pub sought: Option<Sought>,
    /// Articles with a hit.
    pub with_hits: usize,
    /// Articles looked at.
    pub looked: usize,
    /// Articles to look at.
    pub total: usize,
    /// The first hits of the newest request are not there yet: the lines are those of the one before.
    is_old: bool,
    is_whole: bool,
    generation: Generation,
    /// The rows asked for.
    rows: Rows,
    /// The hit to stand on as soon as it is there.
    held: Option<(ArticleId, Option<u32>)>,
}

impl Hits {
    /// Whether more may come.
    pub fn are_awaited(&self) -> bool {
        self.sought.is_some() && !self.is_whole
    }

    /// What tells one state of the window from another.
    pub(super) fn glance(&self) -> (Generation, usize, usize, bool) {
        (
            self.generation,
            self.lines.len(),
            self.looked,
            self.is_whole,
        )
    }

    fn place(&self, line: usize) -> Option<(ArticleId, Option<u32>)> {
        self.lines.get(line).map(|line| (line.article, line.start))
    }
}

impl App {
    /// `c`: opens the window.
    pub(super) fn open_hits(&mut self) {
        let sought = self.sought();
        self.close_popup();
        let held = self.hits.held.filter(|_| self.hits.sought == sought);
        self.hits = Hits {
            sought,
            held,
            ..Hits::default()
        };
        self.popup = Some(Popup::Hits { top: 0, cursor: 0 });
    }

    /// What is looked for where one is: the name under the cursor, else what `n` goes to.
    fn sought(&self) -> Option<Sought> {
        if self.moving_pane() == Pane::Entities
            && let Some((kind, name)) = self.name_under_cursor()
        {
            return Some(Sought::Names(vec![(vec![kind], name)]));
        }
        let find = self.reader.find.clone();
        let pattern = find.filter(|_| self.moving_pane() == Pane::Reader);
        let words = || self.words().map(Sought::Words);
        let names = || self.names_asked_for().map(Sought::Names);
        let pattern = pattern.map(Sought::Pattern);
        pattern.or_else(words).or_else(names)
    }

    /// Has the articles read while the window is open: once there are rows, and again when they are others; and no longer
    /// than that.
    pub(super) fn seek_hits(&mut self) {
        let is_open = matches!(self.popup, Some(Popup::Hits { .. }));
        if !is_open {
            if self.hits.are_awaited() {
                self.ask_for_hits(Arc::default(), 0, None);
                self.hits.sought = None;
            }
            return;
        }
        // Enter may have been pressed before the rows of the query are there.
        let is_early = matches!(&self.hits.sought, Some(Sought::Words(query)) if *query != self.memory.filtering.shown);
        let count = self.list.open_count();
        if is_early || self.hits.sought.is_none() || self.are_hits_of_these(count) {
            return;
        }
        if let Some(Popup::Hits { cursor, .. }) = self.popup {
            self.hits.held = self.hits.place(cursor).or(self.hits.held);
        }
        self.ask_for_hits(self.list.view.rows.clone(), count, self.hits.sought.clone());
    }

    /// Whether the first so many rows of the list are those that were asked about, or not all there yet to be asked about.
    fn are_hits_of_these(&mut self, count: usize) -> bool {
        let view = &self.list.view;
        if count == 0 {
            self.hits.is_whole = true;
            return true;
        }
        let is_growing = view.searched.is_some() || view.whole.is_some();
        let is_asked = self.hits.total > 0;
        let is_same = self.hits.total == count
            && (Arc::ptr_eq(&self.hits.rows, &view.rows)
                || self.hits.rows.get(..count) == view.rows.get(..count));
        if is_same {
            self.hits.rows = Arc::clone(&view.rows);
        }
        is_same || is_asked && is_growing
    }

    fn ask_for_hits(&mut self, rows: Rows, count: usize, sought: Option<Sought>) {
        let generation = self.memory.next_generation();
        self.hits.generation = generation;
        (self.hits.rows, self.hits.total) = (rows.clone(), count);
        (self.hits.looked, self.hits.with_hits) = (0, 0);
        (self.hits.is_old, self.hits.is_whole) = (true, false);
        self.send(Job::Hits(HitsJob {
            generation,
            corpus: self.corpus.clone(),
            rows,
            count,
            sought,
        }));
    }

    /// Takes in more hits.
    pub(super) fn found_hits(&mut self, generation: Generation, found: FoundHits) {
        let hits = &mut self.hits;
        if generation != hits.generation {
            return;
        }
        if std::mem::take(&mut hits.is_old) {
            hits.lines.clear();
        }
        let before = hits.lines.len();
        hits.lines.extend(found.lines);
        (hits.looked, hits.with_hits) = (found.looked, found.with_hits);
        hits.is_whole = found.is_whole;
        let held = hits.held.and_then(|held| {
            let mut new = before..hits.lines.len();
            new.find(|line| hits.place(*line) == Some(held))
        });
        if let Some(Popup::Hits { cursor, .. }) = &mut self.popup
            && let Some(line) = held
        {
            *cursor = line;
            self.hits.held = None;
        }
        self.step_hits_window(Step::Lines(0));
    }

    /// Moves in the window.
    pub(super) fn step_hits_window(&mut self, step: Step) {
        let (height, count) = (self.popup_height(), self.hits.lines.len());
        if let Some(Popup::Hits { top, cursor }) = &mut self.popup {
            *cursor = step.from(*cursor, height, count);
            *top = top_for(*cursor, *top, height, count);
        }
    }

    /// Enter: to the article at the hit. Backspace leads back to where one was, and `c` to the same line.
    pub(super) fn go_to_hit(&mut self, line: usize) {
        let Some((article, start)) = self.hits.place(line) else {
            return;
        };
        let row = self.list.row_of(article);
        let Some(line) = row.and_then(|row| self.unfolded_line(row)) else {
            return self.say("the article is no longer in the list");
        };
        self.hits.held = Some((article, start));
        let sought = self.hits.sought.clone();
        self.close_popup();
        self.leave(false);
        self.stand_on(line);
        self.note_opened();
        self.focus = Pane::Reader;
        self.arrange_again();
        let landing = Landing::Byte(start);
        let shown = self.reader.prepared.as_ref().map(|shown| shown.id);
        if shown == Some(article) {
            self.land(landing);
        } else {
            self.memory.landing = Some((article, landing));
        }
        // What the line was found by is still what it is about when the window is opened again.
        self.hits.sought = sought;
    }
}
