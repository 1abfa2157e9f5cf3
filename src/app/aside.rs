//! What stands below the names of a wide window: who appears with the one under the cursor, and when the articles of the
//! list were published. It is what the windows of `x` and `i` show, counted by the same worker, one after the other and only
//! while it counts for no window. What is shown stays until the answer to what has changed is there.

use super::{
    App,
    popup::{Company, Facets},
    timeline::better_step,
};
use crate::{
    entity::Kind,
    job::{self, Counting, Generation},
    query::facet::{Counts, Facet},
};
use std::sync::Arc;

/// Below the names.
#[derive(Debug, Default)]
pub struct Aside {
    /// Who appears with a name; none where the cursor is on no name.
    pub company: Option<Company>,
    /// When the articles of the list were published, once that was counted.
    pub timeline: Option<Facets>,
    /// How often the list has changed.
    list_number: u64,
    /// What is being counted.
    asked: Option<(Generation, Question)>,
    /// What was.
    answered: Vec<Question>,
}

/// What there is to count.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Question {
    /// When the first so many articles of a list were published.
    Timeline(u64, usize),
    /// Who appears with a name.
    Company(Kind, String),
}

impl Aside {
    /// Whether the answer to a request belongs here.
    pub(super) fn has_asked(&self, generation: Generation) -> bool {
        matches!(&self.asked, Some((asked, _)) if *asked == generation)
    }

    /// The rows of the list are others than they were, or more.
    pub(super) fn follow_list(&mut self) {
        self.list_number += 1;
    }

    /// More is known of names.
    pub(super) fn follow_names(&mut self) {
        let is_of_list = |question: &Question| matches!(question, Question::Timeline(..));
        self.answered.retain(is_of_list);
    }

    /// What tells one state from another: answers are replaced and never changed.
    pub(super) fn glance(&self) -> [Option<usize>; 2] {
        let company = self.company.as_ref();
        let company = company.and_then(|company| company.counted.as_ref());
        let timeline = self.timeline.as_ref();
        let timeline = timeline.and_then(|timeline| timeline.counts.as_ref());
        [
            company.map(|counted| Arc::as_ptr(counted) as usize),
            timeline.map(|counts| Arc::as_ptr(counts) as usize),
        ]
    }
}

impl App {
    /// Asks for what is shown and not known.
    pub(super) fn ask_aside(&mut self) {
        let wanted = self.wanted_aside();
        let counting = self.memory.counting;
        // What a window has asked for since took the place of it.
        self.aside
            .asked
            .take_if(|(asked, _)| counting != Some(*asked));
        let asked = self.aside.asked.as_ref().map(|(_, question)| question);
        let is_for_window = counting.is_some() && asked.is_none() || self.popup.is_some();
        if let Some(question) = wanted.filter(|wanted| asked != Some(wanted) && !is_for_window) {
            self.count_aside(question, Facet::Month);
        }
    }

    fn wanted_aside(&mut self) -> Option<Question> {
        if self.status.loading.is_some() {
            // The list grows many times a second, and no name is known.
            return None;
        }
        let list = Question::Timeline(self.aside.list_number, self.list.match_count());
        let has_list = self.geometry.timeline.is_some() && self.list.view.whole.is_none();
        let name = (self.geometry.company).and_then(|_| self.name_under_cursor());
        if name.is_none() {
            self.aside.follow_names();
        }
        let company = name.clone().map(|(kind, name)| Company::of(kind, name));
        // Who appears with another name stays until it is known who appears with this one.
        let company = company.map(|new| self.aside.company.take().unwrap_or(new));
        self.aside.company = company;
        let name = name.map(|(kind, name)| Question::Company(kind, name));
        let mut questions = has_list.then_some(list).into_iter().chain(name);
        questions.find(|question| !self.aside.answered.contains(question))
    }

    fn count_aside(&mut self, question: Question, step: Facet) {
        let what = match &question {
            Question::Timeline(_, count) => {
                Counting::Facet(step, self.list.view.matches().clone(), *count)
            }
            Question::Company(kind, name) => Counting::Company(*kind, name.clone()),
        };
        let generation = self.count_for(what, true);
        self.aside.asked = Some((generation, question));
    }

    fn answered_aside(&mut self) {
        self.memory.counting = None;
        if let Some((_, question)) = self.aside.asked.take() {
            let kind = std::mem::discriminant(&question);
            let is_other = |other: &Question| std::mem::discriminant(other) != kind;
            self.aside.answered.retain(is_other);
            self.aside.answered.push(question);
        }
    }

    /// Takes in who appears with the name.
    pub(super) fn company_aside(&mut self, counted: Arc<job::Company>) {
        let Some((_, Question::Company(kind, name))) = &self.aside.asked else {
            return;
        };
        let is_whole = counted.is_whole;
        let mut company = Company::of(*kind, name.clone());
        company.counted = Some(counted);
        self.aside.company = Some(company);
        if is_whole {
            self.answered_aside();
        }
    }

    /// Takes in when the articles were published, or asks for the steps that fit.
    pub(super) fn timeline_aside(&mut self, counts: Arc<Counts>) {
        let rows = self
            .geometry
            .timeline
            .map_or(0, |part| part.height.saturating_sub(1));
        let better = better_step(&counts, usize::from(rows));
        if let (Some(step), Some((_, question))) = (better, &self.aside.asked) {
            return self.count_aside(question.clone(), step);
        }
        let mut timeline = Facets::timeline();
        timeline.facet = counts.facet;
        timeline.take(counts);
        self.aside.timeline = Some(timeline);
        self.answered_aside();
    }
}
