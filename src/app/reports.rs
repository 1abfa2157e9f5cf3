//! What workers say. Answers to older questions are thrown away here, and nowhere else.

use super::{App, list::Anchor, memory::Landing, status::Message};
use crate::{
    app::Effect,
    job::{Course, FilterJob, Generation, Job, NameRow, Prepared, Report},
    query::{
        Order, Query, Row, Sort, View,
        ast::{Term, Test},
    },
    text::sanitize,
};
use std::sync::Arc;

/// How long a message stays, in milliseconds.
const MESSAGE_TIME: u32 = 4_000;

impl App {
    /// Takes in what a worker says.
    pub(super) fn report(&mut self, report: Report) {
        match report {
            Report::Loading(progress) => self.loading(progress),
            Report::Followed(followed) => self.followed(followed),
            Report::Extracting(state) => self.extracting(state),
            Report::Indexing(state) => self.indexing(state),
            Report::Filtered(generation, view) => self.filtered(generation, view),
            Report::Prepared(prepared) => self.prepared(&prepared),
            Report::Unreadable(generation, _, why) => self.unreadable(generation, &why),
            Report::Counted(article, rows) => {
                if self
                    .reader
                    .prepared
                    .as_ref()
                    .is_some_and(|shown| shown.id == article)
                {
                    self.count_names(rows);
                }
            }
            Report::Surveyed(generation, surveyed) => self.surveyed(generation, surveyed),
            Report::Accounted(accounted) => self.accounted(accounted),
            Report::Judged(generation) => self.judged(generation),
            Report::Suggested(generation, offers) => self.suggested(generation, offers),
            Report::Quoted(generation, found) => self.quoted(generation, found),
            Report::Hits(generation, found) => self.found_hits(generation, found),
            Report::Walked(generation, row, called) => self.walked(generation, row, called),
            Report::Saved(generation, all) => self.saved(generation, all),
            Report::Faceted(generation, counts) if self.aside.has_asked(generation) => {
                self.timeline_aside(counts);
            }
            Report::Company(generation, counted) if self.aside.has_asked(generation) => {
                self.company_aside(counted);
            }
            Report::Faceted(generation, counts) => self.faceted(generation, counts),
            Report::Company(generation, counted) => self.counted_company(generation, counted),
            Report::Matched(generation, counted) => self.matched(generation, counted),
            Report::Marked(marked) => self.marked(marked),
            Report::Kept(words, count) => self.kept(&words, count),
            Report::Unsaved(count, why) => self.unsaved(count, &why),
            Report::Unopened(url, why) => self.unopened(&url, &why),
            Report::Done(text) => {
                self.status.is_deed_awaited = false;
                self.say(&text);
            }
            Report::Failed(text) => {
                self.status.is_deed_awaited = false;
                // It may have been the filter or the walk that broke: do not wait for the answer.
                self.memory.filtering.is_in_flight = false;
                self.stop_walking();
                self.memory.surveying = None;
                self.complain(&text);
            }
        }
    }

    /// Says something for a few seconds.
    pub(super) fn say(&mut self, text: &str) {
        self.speak(text, false);
    }

    /// Says what went wrong.
    pub(super) fn complain(&mut self, text: &str) {
        self.speak(text, true);
    }

    fn speak(&mut self, text: &str, is_problem: bool) {
        let text = sanitize::line(text).into_owned();
        self.status.message = Some(Message { text, is_problem });
        self.status.message_count += 1;
        self.effect(Effect::Expire(MESSAGE_TIME));
    }

    fn extracting(&mut self, state: Course) {
        self.status.extracting = (state.done < state.total).then_some(state);
        self.status.are_names_stopped &= self.status.extracting.is_some();
        let twentieth = (state.done * 20).checked_div(state.total).unwrap_or(20);
        let filtering = &mut self.memory.filtering;
        let is_news = filtering.names_known != Some(twentieth);
        filtering.names_known = Some(twentieth);
        let is_by_name = self.list.grouping.is_some_and(|by| by.kind().is_some());
        let filtering = &self.memory.filtering;
        let is_stopped = filtering.stopped == Some(filtering.generation);
        if is_news && !is_stopped && (is_by_name || reads_names(&self.query.query)) {
            self.filter_again();
        }
        if is_news {
            self.count_saved();
            self.count_facet();
            self.count_company();
            self.aside.follow_names();
        }
    }

    /// Asks for the rows of the query, now.
    pub(super) fn filter(&mut self) {
        let generation = self.memory.next_generation();
        let query = self.query.in_force.clone();
        let is_by_score = |order: &Order| order.first.sort == Sort::Score;
        // Chosen with a key for a query that is gone: without a word that can match well or badly all score the same.
        self.order = self
            .order
            .filter(|order| !is_by_score(order) || query.has_text_term());
        let filtering = &mut self.memory.filtering;
        filtering.generation = generation;
        filtering.is_in_flight = true;
        filtering.is_wanted_again = false;
        self.memory.step_again = None;
        let filtering = &mut self.memory.filtering;
        filtering.query = query.clone();
        filtering.corpus_len = self.corpus.len();
        filtering.is_growing = self.status.loading.is_some();
        self.send(Job::Filter(FilterJob {
            generation,
            corpus: self.corpus.clone(),
            query,
            order: self.order,
            grouping: self.list.grouping,
            open_folds: self.list.open_folds.clone(),
            wants_head: self.memory.anchor == Anchor::Top,
            is_growing: self.memory.filtering.is_growing,
        }));
    }

    /// Asks for the rows anew, once the answer under way is here: a growing corpus must not starve its own list.
    pub(super) fn filter_again(&mut self) {
        if self.memory.filtering.is_in_flight {
            self.memory.filtering.is_wanted_again = true;
        } else {
            self.filter();
        }
    }

    fn filtered(&mut self, generation: Generation, mut view: View) {
        if generation != self.memory.filtering.generation {
            return;
        }
        if self.is_still_short(&view) {
            return;
        }
        view.seam = view.seam.min(view.rows.len());
        self.list.set_view(view);
        self.hold_on();
        self.aside.follow_list();
        self.count_facet();
        let filtering = &mut self.memory.filtering;
        let view = &self.list.view;
        filtering.is_in_flight = view.searched.is_some() || view.whole.is_some();
        filtering.shown = filtering.query.clone();
        if !filtering.is_in_flight {
            self.memory.returning = None;
        }
        if view.whole.is_none()
            && let Some(step) = self.memory.step_again.take()
        {
            self.step_list(step);
        }
        let filtering = &mut self.memory.filtering;
        if filtering.is_wanted_again && !filtering.is_in_flight {
            self.filter();
        }
    }

    /// Whether the rows are some of those that the same query had before, and the article one is at is not yet among them:
    /// it would leave the screen, and come back without its place.
    fn is_still_short(&self, view: &View) -> bool {
        let Anchor::Article(article) = self.memory.anchor else {
            return false;
        };
        let (filtering, is_part) = (&self.memory.filtering, view.searched.is_some());
        let has = |row: &Row| { row.article } == article;
        is_part
            && filtering.shown == filtering.query
            && self.list.selected() == Some(article)
            && !view.rows.iter().any(has)
    }

    /// Puts the cursor of the list back on what it stood on.
    pub(super) fn hold_on(&mut self) {
        let list = &mut self.list;
        let line = match self.memory.anchor {
            Anchor::Top => Some(list.first_line()),
            Anchor::Seam => list.seam_line(),
            Anchor::Group(article) => list.heading_of(article).map(|(line, _)| line),
            // Folded away, it is behind the row that stands for it.
            Anchor::Article(article) => list
                .line_of(article)
                .or_else(|| {
                    let fold = list.view.fold_of(article)?;
                    list.line_of(fold.head)
                })
                .or_else(|| list.heading_of(article).map(|(line, _)| line)),
        };
        match line {
            Some(line) => {
                // The row keeps its place on the screen while rows above it come and go.
                let depth = self.memory.returning.map(|returning| returning.depth);
                list.hold(line, depth, self.geometry.list_room());
            }
            None => list.cursor = list.cursor.min(list.line_count().saturating_sub(1)),
        }
    }

    fn prepared(&mut self, prepared: &Arc<Prepared>) {
        if prepared.generation != self.reader.wanted {
            return;
        }
        let shown = self.reader.prepared.as_ref().map(|shown| shown.id);
        let is_other = shown != Some(prepared.id);
        if is_other {
            self.note_place();
        }
        let before = self.reader.prepared.replace(prepared.clone());
        self.reader.problem = None;
        if let Some(before) = before.filter(|_| !is_other) {
            self.keep_marks(&before, prepared);
            self.find_judged(prepared);
        } else {
            self.memory.judged = None;
            self.reset_place();
        }
        match self.memory.landing.take_if(|(id, _)| *id == prepared.id) {
            Some((_, landing)) => self.land(landing),
            None if is_other => self.return_to_place(),
            None => {}
        }
    }

    /// Carries over what was marked in the same text, wrapped or lit up otherwise.
    fn keep_marks(&mut self, before: &Prepared, now: &Prepared) {
        self.entities.counted = None;
        if before.hits != now.hits {
            self.reader.hit = None;
        }
        if before.article.body != now.article.body {
            // Reloaded with another text: the old marks stand for nothing.
            return self.reset_place();
        }
        if before.extraction != now.extraction {
            (self.reader.mention, self.reader.quote) = (None, None);
        }
        self.clamp_marks(now);
        self.mark_selection();
    }

    fn clamp_marks(&mut self, now: &Prepared) {
        let mention_count = now.extraction.mentions.len();
        self.reader.mention = self.reader.mention.filter(|at| *at < mention_count);
        let quote_count = now.extraction.quotes.len();
        self.reader.quote = self.reader.quote.filter(|at| *at < quote_count);
        self.reader.hit = self.reader.hit.filter(|at| *at < now.hits.len());
    }

    fn unreadable(&mut self, generation: Generation, why: &str) {
        if generation != self.reader.wanted {
            return;
        }
        self.note_place();
        self.reader.prepared = None;
        self.reader.problem = Some(sanitize::line(why).into_owned());
        self.reset_place();
    }

    /// Stands where it was said to stand in the article that has just come.
    pub(super) fn land(&mut self, landing: Landing) {
        match landing {
            Landing::Top(place) => self.reader.place = place,
            Landing::Back(place, names) => {
                self.reader.place = place;
                (self.entities.cursor, self.entities.top) = names;
            }
            Landing::Place(place, hit) => {
                self.reader.place = place;
                let hit_count = self
                    .reader
                    .prepared
                    .as_ref()
                    .map_or(0, |shown| shown.hits.len());
                self.reader.hit = hit.filter(|hit| *hit < hit_count);
            }
            Landing::Byte(start) => self.stand_at(start),
            Landing::FirstHit => self.stand_on_hit_of(|_| 0),
            Landing::LastHit => self.stand_on_hit_of(|count| count - 1),
            Landing::HitFromTop => self.stand_on_hit_from_top(),
            Landing::Mention(kind, names) => self.stand_on_name(kind, &names),
        }
    }

    fn count_names(&mut self, rows: Arc<[NameRow]>) {
        let under_cursor = self.entity_under_cursor();
        self.entities.counted = Some(rows);
        if let Some(entity) = under_cursor {
            self.put_cursor_on_entity(entity);
        }
    }
}

/// Whether the answer to a query grows as names are found: plain words look among names too.
pub(super) fn reads_names(query: &Query) -> bool {
    let is_one = |term: &&Term| match &term.test {
        Test::Named(..) | Test::Near(_) | Test::Mentions(_) => true,
        Test::Text(None, pattern) => pattern.form.is_for_names(),
        _ => false,
    };
    query.terms().iter().any(is_one)
}
