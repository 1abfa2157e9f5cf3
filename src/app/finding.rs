//! Finding in the text: the pattern, the hits, and standing on one of them. Other articles are `walking`'s.

use super::{App, memory::Landing, mentions::mention_at};
use crate::{
    entity::Kind,
    job::Wanted,
    query::{
        Query,
        ast::{Term, Test},
    },
};
use std::sync::Arc;

impl App {
    /// Sets what is looked for in the text while it is typed.
    pub(super) fn type_find(&mut self, text: &str) {
        self.reader.find = (!text.is_empty()).then(|| Arc::from(text));
        self.reader.hit = None;
    }

    /// Keeps what was typed and stands on the first hit from the top, as soon as the hits are known.
    pub(super) fn accept_find(&mut self) {
        if self.reader.find.is_none() {
            return;
        }
        match self.list.selected() {
            Some(article) if !self.is_current() => {
                self.memory.landing = Some((article, Landing::HitFromTop));
            }
            _ => self.stand_on_hit_from_top(),
        }
    }

    /// Whether the article shown is the one asked for, as it was asked for.
    pub(super) fn is_current(&self) -> bool {
        let prepared = self.reader.prepared.as_ref();
        let asked_find = self
            .memory
            .asked
            .as_ref()
            .and_then(|asked| asked.find.clone());
        prepared.is_some_and(|shown| shown.generation == self.reader.wanted)
            && asked_find == self.reader.find
    }

    /// Stands on the first hit at or after the top of the window.
    pub(super) fn stand_on_hit_from_top(&mut self) {
        let Some(prepared) = &self.reader.prepared else {
            return;
        };
        if prepared.hits.is_empty() {
            return self.say("not in this article; the next hit is looked for in the others");
        }
        let place = self.reader.place;
        let after = prepared.hits.iter().position(|hit| hit.start >= place);
        self.stand_on_hit(after.unwrap_or(0));
    }

    /// Stands on a hit and shows it.
    pub(super) fn stand_on_hit(&mut self, index: usize) {
        let hit = self
            .reader
            .prepared
            .as_ref()
            .and_then(|shown| shown.hits.get(index));
        if let Some(start) = hit.map(|hit| hit.start) {
            self.reader.hit = Some(index);
            self.show_byte(start);
        }
    }

    /// Stands on the hit or the name that begins at a byte of the body; without one, on the headline.
    pub(super) fn stand_at(&mut self, start: Option<u32>) {
        let (Some(prepared), Some(start)) = (self.reader.prepared.clone(), start) else {
            self.reader.place = 0;
            return;
        };
        if let Some(hit) = prepared.hits.iter().position(|hit| hit.start == start) {
            return self.stand_on_hit(hit);
        }
        match mention_at(&prepared, start) {
            Some(mention) => self.stand_on_mention(&prepared, mention),
            None => self.show_byte(start),
        }
    }

    /// Stands on one of the hits, or says that the article is a match by something else than its text.
    pub(super) fn stand_on_hit_of(&mut self, which: impl FnOnce(usize) -> usize) {
        let prepared = self.reader.prepared.as_ref();
        match prepared.map_or(0, |shown| shown.hits.len()) {
            0 => self.say("not in the text: found by headline, byline, outlet or name"),
            count => self.stand_on_hit(which(count)),
        }
    }

    /// `n` and `N`: the next hit in the text, then in the next article that has one; with nothing to look for, the next
    /// article that was not read.
    pub(super) fn step_hits(&mut self, times: u32, is_forward: bool) {
        let Some(wanted) = self.wanted() else {
            return self.step_unread(is_forward);
        };
        self.show_reader();
        if self.status.is_walking {
            return;
        }
        match self.hit_after(times, is_forward) {
            Some(index) => self.stand_on_hit(index),
            None => self.walk(wanted, !is_forward),
        }
    }

    /// Whether there is anything that `n` could look for.
    pub fn has_wanted(&self) -> bool {
        self.wanted().is_some()
    }

    /// The query in force, if it has words that can stand in a text.
    pub(super) fn words(&self) -> Option<Arc<Query>> {
        let query = &self.query.in_force;
        has_words(query).then(|| Arc::clone(query))
    }

    /// The names that the query in force asks for, with the kinds they may be of.
    pub(super) fn names_asked_for(&self) -> Option<Vec<(Vec<Kind>, String)>> {
        let named = |term: &Term| match &term.test {
            Test::Named(field, pattern) => Some((field.kinds().to_vec(), pattern.text.clone())),
            _ => None,
        };
        let terms = self.query.in_force.wanted_terms().into_iter();
        let all: Vec<_> = terms.filter_map(named).collect();
        (!all.is_empty()).then_some(all)
    }

    /// What `n` looks for: the pattern of the reader, else the words of the query.
    fn wanted(&self) -> Option<Wanted> {
        let words = || has_words(&self.memory.filtering.shown).then_some(Wanted::Words);
        self.reader.find.clone().map(Wanted::Pattern).or_else(words)
    }

    /// The hit so many on from the one stood on, or from the top of the window when that one is out of sight; the last
    /// there is when there are not as many, none when one stands on it.
    fn hit_after(&self, times: u32, is_forward: bool) -> Option<usize> {
        let prepared = self.reader.prepared.as_ref()?;
        let standing = self.reader.hit.filter(|hit| {
            prepared
                .hits
                .get(*hit)
                .is_some_and(|hit| self.is_byte_shown(hit.start))
        });
        let place = self.reader.place;
        let times = times.max(1) as usize;
        let count = prepared.hits.len();
        if is_forward {
            let next = standing.map_or_else(
                || prepared.hits.partition_point(|hit| hit.start < place),
                |hit| hit + 1,
            );
            (next < count).then(|| (next + times - 1).min(count - 1))
        } else {
            let next =
                standing.unwrap_or_else(|| prepared.hits.partition_point(|hit| hit.start < place));
            next.checked_sub(1)
                .map(|last| (last + 1).saturating_sub(times))
        }
    }

    /// Whether a byte of the body is in the window.
    pub(super) fn is_byte_shown(&self, byte: u32) -> bool {
        let Some(prepared) = &self.reader.prepared else {
            return false;
        };
        let line = super::moving::line_at(prepared, byte);
        let top = self.reader.top_line();
        (top..top + self.text_height()).contains(&line)
    }
}

/// Whether a query has words that can stand in a text; those with a field stand in the field.
fn has_words(query: &Query) -> bool {
    let is_word = |term: &&Term| matches!(term.test, Test::Text(None, _) | Test::Body(_));
    query.wanted_terms().iter().any(is_word)
}
