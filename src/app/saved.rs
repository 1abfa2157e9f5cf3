//! The saved queries (`@`, and `f` in the list): a window with what each is called and how many articles it has; one put in
//! force (a pivot, with a way back), the query in force saved, one forgotten, and the last of these taken back.

use super::{
    App, Pane,
    list::Anchor,
    popup::{Popup, SavedQueries, SavedRow},
    prompt::PromptKind,
    step::Step,
};
use crate::{
    job::{CountJob, Counted, Counting, Generation, Job, QueriesJob},
    query::{
        self,
        saved::{Change, Saved},
    },
};
use std::sync::Arc;

/// The saved queries behind the window.
#[derive(Debug, Default)]
pub(super) struct Shelved {
    /// As last told, with what was changed since.
    all: Vec<Saved>,
    /// What takes the changes of this session back, the latest last.
    ways_back: Vec<Change>,
    /// The newest change or question that was not answered yet.
    asked: Option<Generation>,
}

impl Shelved {
    /// The queries, in the order of their names.
    pub(super) fn all(&self) -> &[Saved] {
        &self.all
    }

    /// The query of a name.
    pub(super) fn called(&self, name: &str) -> Option<&str> {
        let saved = self.all.iter().find(|saved| saved.is_called(name));
        saved.map(|saved| &*saved.query)
    }

    /// Whether an answer is awaited.
    pub(super) fn is_asked(&self) -> bool {
        self.asked.is_some()
    }
}

impl App {
    /// The saved query that stands in the filter by its name, as after `-q`: `@name`.
    pub(super) fn saved_as_typed(&self) -> Option<String> {
        let name = self.query.text.trim().strip_prefix('@')?;
        self.memory.shelved.called(name).map(str::to_owned)
    }

    /// Takes over what was saved in earlier sessions.
    pub fn recall_saved(&mut self, all: Vec<Saved>) {
        self.memory.shelved.all = all;
    }

    /// Opens the window, and asks what is in it by now: another of us, or a hand, may have saved some.
    pub(super) fn open_saved(&mut self) {
        self.close_popup();
        self.popup = Some(Popup::Saved(SavedQueries::default()));
        self.show_saved(None);
        self.send_changes(Vec::new());
    }

    /// `S`: asks for a name for the query in force.
    pub(super) fn open_save(&mut self) {
        if self.query.text.trim().is_empty() || self.query.error.is_some() {
            return self.say("no filter to save");
        }
        if !matches!(self.popup, Some(Popup::Saved(_))) {
            self.open_saved();
        }
        self.open_prompt(PromptKind::Name, String::new());
    }

    /// Enter in the prompt: saves the query in force under the name typed.
    pub(super) fn accept_name(&mut self) {
        let name = self.prompt.as_ref().map_or("", |prompt| prompt.text.trim());
        if name.is_empty() {
            return self.say("type a name");
        }
        let saved = Saved {
            name: name.to_owned(),
            query: self.query.text.trim().to_owned(),
        };
        self.finish();
        let words = format!("saved as {}", saved.name);
        self.change_saved(Change::Save(saved), &words);
    }

    /// `x`: forgets the query under the cursor.
    pub(super) fn remove_saved(&mut self) {
        if let Some(saved) = self.saved_under_cursor() {
            let words = format!("forgotten: {}", saved.name);
            self.change_saved(Change::Remove(saved.name), &words);
        }
    }

    /// `U`: takes the last change back.
    pub(super) fn undo_saved(&mut self) {
        match self.memory.shelved.ways_back.pop() {
            Some(change) => {
                self.say(&format!("taken back: {}", change.name()));
                self.apply_to_saved(change);
            }
            None => self.say("nothing to take back"),
        }
    }

    /// Enter: puts the query under the cursor in force.
    pub(super) fn put_saved_in_force(&mut self) {
        let Some(saved) = self.saved_under_cursor() else {
            return;
        };
        if let Err(error) = query::parse(&saved.query, self.today) {
            return self.say(&format!("cannot read the query: {error}"));
        }
        self.close_popup();
        self.leave(true);
        (self.focus, self.is_zoomed, self.is_zen) = (Pane::List, false, false);
        self.set_query(saved.query, Anchor::Top);
    }

    fn saved_under_cursor(&self) -> Option<Saved> {
        let Some(Popup::Saved(window)) = &self.popup else {
            return None;
        };
        let row = window.rows.get(window.cursor)?;
        Some(row.saved.clone())
    }

    fn change_saved(&mut self, change: Change, words: &str) {
        let shelved = &mut self.memory.shelved;
        let before = shelved
            .all
            .iter()
            .find(|saved| saved.is_called(change.name()));
        let way_back = match before {
            Some(before) => Change::Save(before.clone()),
            None => Change::Remove(change.name().to_owned()),
        };
        shelved.ways_back.push(way_back);
        self.say(&format!("{words}; U takes it back"));
        self.apply_to_saved(change);
    }

    fn apply_to_saved(&mut self, change: Change) {
        change.apply(&mut self.memory.shelved.all);
        self.show_saved(Some(change.name()));
        self.send_changes(vec![change]);
    }

    fn send_changes(&mut self, changes: Vec<Change>) {
        let generation = self.memory.next_generation();
        self.memory.shelved.asked = Some(generation);
        self.send(Job::Queries(QueriesJob {
            generation,
            changes,
        }));
    }

    /// Takes in which queries there are.
    pub(super) fn saved(&mut self, generation: Generation, all: Vec<Saved>) {
        let shelved = &mut self.memory.shelved;
        if shelved.asked != Some(generation) {
            return;
        }
        shelved.asked = None;
        shelved.all = all;
        self.show_saved(None);
        self.count_saved();
    }

    /// Brings the window in line with the queries there are; the cursor goes to one of them, or stays on its own.
    fn show_saved(&mut self, to: Option<&str>) {
        let under_cursor = self.saved_under_cursor().map(|saved| saved.name);
        let (all, today) = (&self.memory.shelved.all, self.today);
        let Some(Popup::Saved(window)) = &mut self.popup else {
            return;
        };
        let before = std::mem::take(&mut window.rows);
        let row = |saved: &Saved| {
            let known = before.iter().find(|row| row.saved == *saved);
            known.cloned().unwrap_or_else(|| SavedRow {
                saved: saved.clone(),
                count: None,
                is_whole: false,
                error: query::parse(&saved.query, today)
                    .err()
                    .map(|error| error.to_string()),
            })
        };
        let rows: Vec<SavedRow> = all.iter().map(row).collect();
        let wanted = to.or(under_cursor.as_deref());
        let at = wanted.and_then(|name| rows.iter().position(|row| row.saved.is_called(name)));
        window.cursor = at
            .unwrap_or(window.cursor)
            .min(rows.len().saturating_sub(1));
        window.rows = rows;
        self.step_saved(Step::Lines(0));
    }

    /// Asks how many articles each query has, while somebody looks.
    pub(super) fn count_saved(&mut self) {
        let today = self.today;
        let Some(Popup::Saved(SavedQueries { rows, .. })) = &mut self.popup else {
            return;
        };
        let mut queries = Vec::new();
        for row in rows {
            row.is_whole = false;
            // What cannot be read selects nothing, and is said in its row.
            queries.push(Arc::new(
                query::parse(&row.saved.query, today).unwrap_or_default(),
            ));
        }
        if queries.is_empty() {
            return self.stop_counting();
        }
        self.count(Counting::Queries(queries.into()));
    }

    /// Hands a count for a window to the worker, in the place of any before.
    pub(super) fn count(&mut self, what: Counting) {
        self.count_for(what, false);
    }

    /// Hands a count to the worker, for a window or for what is shown below the names.
    pub(super) fn count_for(&mut self, what: Counting, is_aside: bool) -> Generation {
        let generation = self.memory.next_generation();
        self.memory.counting = (!matches!(what, Counting::Nothing)).then_some(generation);
        self.send(Job::Count(CountJob {
            generation,
            corpus: self.corpus.clone(),
            what,
            is_aside,
        }));
        generation
    }

    /// Nobody looks any more.
    pub(super) fn stop_counting(&mut self) {
        if self.memory.counting.is_some() {
            self.count(Counting::Nothing);
        }
    }

    /// Takes in how many articles a query has.
    pub(super) fn matched(&mut self, generation: Generation, counted: Counted) {
        if self.memory.counting != Some(generation) {
            return;
        }
        let Some(Popup::Saved(SavedQueries { rows, .. })) = &mut self.popup else {
            return;
        };
        if let Some(row) = rows.get_mut(counted.at) {
            (row.count, row.is_whole) = (Some(counted.count), counted.is_whole);
        }
        if rows.iter().all(|row| row.is_whole) {
            self.memory.counting = None;
        }
    }

    /// Moves in the window.
    pub(super) fn step_saved(&mut self, step: Step) {
        let height = self.popup_height();
        if let Some(Popup::Saved(window)) = &mut self.popup {
            let count = window.rows.len();
            window.cursor = step.from(window.cursor, height, count);
            window.top = super::step::top_for(window.cursor, window.top, height, count);
        }
    }
}
