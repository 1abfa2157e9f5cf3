//! `x`: who and what appears with a name, in a window. A worker counts; here is about whom, where one stands, and the way to
//! the articles that name both.

use super::{
    App, Pane,
    list::Anchor,
    popup::{Company, Popup},
    step::{Step, top_for},
};
use crate::{
    entity::Kind,
    job::{Companion, Counting, Generation},
    query::ast::{naming, quote},
};
use std::sync::Arc;

impl App {
    /// `x`: opens the window.
    pub(super) fn open_company(&mut self) {
        let Some((kind, name)) = self.name_here() else {
            return self.say("no name under the cursor");
        };
        self.close_popup();
        self.popup = Some(Popup::Company(Company::of(kind, name)));
        self.count_company();
    }

    /// The name one stands on in the text, else the one under the cursor of the names.
    pub(super) fn name_here(&self) -> Option<(Kind, String)> {
        let shown = self.reader.prepared.as_ref()?;
        let mention = self.reader.mention.filter(|_| self.focus != Pane::Entities);
        let mention = mention.and_then(|at| shown.extraction.mentions.get(at));
        let entity = mention.map(|mention| mention.entity);
        let entity = entity.or_else(|| self.entity_under_cursor())?;
        Some(shown.extraction.entities.get(entity as usize)?.called())
    }

    /// Asks for the counts anew, while somebody looks.
    pub(super) fn count_company(&mut self) {
        if let Some(Popup::Company(Company { kind, name, .. })) = &self.popup {
            let about = Counting::Company(*kind, name.clone());
            self.count(about);
        }
    }

    /// Takes in the counts; the cursor stays on its name.
    pub(super) fn counted_company(
        &mut self,
        generation: Generation,
        counted: Arc<crate::job::Company>,
    ) {
        if self.memory.counting != Some(generation) {
            return;
        }
        if counted.is_whole {
            self.memory.counting = None;
        }
        let Some(Popup::Company(window)) = &mut self.popup else {
            return;
        };
        let is_same =
            |one: &Companion, other: &Companion| one.kind == other.kind && one.name == other.name;
        let here = window.companions().get(window.cursor).cloned();
        window.counted = Some(counted);
        let mut rows = window.companions().iter();
        let place = here.and_then(|here| rows.position(|row| is_same(row, &here)));
        window.cursor = place.unwrap_or(window.cursor);
        self.step_company(Step::Lines(0));
    }

    /// Moves in the window.
    pub(super) fn step_company(&mut self, step: Step) {
        // Above the names stands what the columns are.
        let height = self.popup_height().saturating_sub(1).max(1);
        if let Some(Popup::Company(window)) = &mut self.popup {
            let count = window.companions().len();
            window.cursor = step.from(window.cursor, height, count);
            window.top = top_for(window.cursor, window.top, height, count);
        }
    }

    /// Enter: the articles that name both, whatever the list was narrowed to: they are what was counted.
    pub(super) fn narrow_to_company(&mut self) {
        let Some(Popup::Company(window)) = &self.popup else {
            return;
        };
        let Some(companion) = window.companions().get(window.cursor) else {
            return self.say("nobody to choose");
        };
        let (one, other) = (naming(window.kind, &window.name), quote(&companion.name));
        let query = format!("{one} with:{other}");
        self.close_popup();
        self.leave(true);
        self.focus = Pane::List;
        self.is_zoomed = false;
        self.set_query(query, Anchor::Top);
    }
}
