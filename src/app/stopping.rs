//! Ctrl-c: gives up what is under way, one thing at a time, and with nothing under way it leaves.
//!
//! First what one waits for (a walk, a window that counts, a search through the texts), then the index, which was asked for,
//! and at last the names, which are found by themselves. What was found so far stays, and the sentence says how to go on.
//! Loading is not given up: half an archive would look like the whole of it.

use super::{App, Effect};
use crate::{
    job::{Course, Job, Work},
    keys::{Action, Context},
};
use std::sync::Arc;

impl App {
    /// Stops what is under way, else quits as a shell would expect.
    pub(super) fn cancel(&mut self) {
        let is_counting = self.memory.counting.is_some() || self.hits.are_awaited();
        if self.status.is_walking {
            self.stop_walking();
            self.say("stopped");
        } else if self.popup.is_some() && is_counting {
            self.close_popup();
            self.say("stopped");
        } else if let Some(percent) = self.share_searched() {
            self.stop_searching(percent);
        } else if let Some(course) = self.status.indexing.take() {
            self.stop_indexing(course);
        } else if let Some(course) = self
            .status
            .extracting
            .filter(|_| !self.status.are_names_stopped)
        {
            self.stop_naming(course);
        } else {
            self.effect(Effect::Quit(130));
        }
    }

    /// How much of the texts the search under way has seen, in per cent.
    fn share_searched(&self) -> Option<usize> {
        let filtering = &self.memory.filtering;
        let is_of_these = Arc::ptr_eq(&filtering.shown, &filtering.query);
        let (looked, needed) = self.list.view.searched?;
        let is_under_way = filtering.is_in_flight && is_of_these && self.list.view.whole.is_none();
        is_under_way.then(|| (looked * 100).checked_div(needed).unwrap_or(100))
    }

    fn stop_searching(&mut self, percent: usize) {
        // What is still on its way is an answer to nothing.
        let generation = self.memory.next_generation();
        let filtering = &mut self.memory.filtering;
        (filtering.is_in_flight, filtering.is_wanted_again) = (false, false);
        (filtering.generation, filtering.stopped) = (generation, Some(generation));
        self.send(Job::Stop(Work::Search));
        self.say(&format!("stopped: {percent}% of the texts were searched"));
    }

    fn stop_indexing(&mut self, course: Course) {
        self.memory.index.is_kept_up = false;
        self.memory.index.is_stopped = true;
        self.send(Job::Stop(Work::Index));
        self.tell_stopped("index", course, Action::Index);
    }

    fn stop_naming(&mut self, course: Course) {
        self.status.are_names_stopped = true;
        self.send(Job::Stop(Work::Names));
        self.tell_stopped("names", course, Action::Reload);
    }

    /// `names stopped at 41%: F5 goes on`.
    fn tell_stopped(&mut self, what: &str, course: Course, action: Action) {
        let key = self.keymap.keys_of(Context::List, action);
        let way_on = key.first().map(|key| format!(": {key} goes on"));
        let percent = (course.done * 100).checked_div(course.total).unwrap_or(100);
        let way_on = way_on.unwrap_or_default();
        self.say(&format!("{what} stopped at {percent}%{way_on}"));
    }
}
