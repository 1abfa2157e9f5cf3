//! Names in the text and in the entity pane: stepping through mentions, kinds shown and hidden, articles with the same name.

use super::{
    App, Pane,
    entities::{Entities, EntityLine, Group},
};
use crate::{
    entity::{Field, Kind},
    job::{Prepared, Wanted},
    keys::{Code, Key},
};

impl App {
    /// The entity under the cursor of the pane, as an index into the entities of the article.
    pub(super) fn entity_under_cursor(&self) -> Option<u32> {
        let prepared = self.reader.prepared.as_ref()?;
        let cursor = self.entities.cursor;
        self.entities
            .lines(prepared)
            .into_iter()
            .find_map(|line| match line {
                EntityLine::Name(index, _, row) if index == cursor => Some(row.entity),
                _ => None,
            })
    }

    /// The entity one stands on: under the cursor of the pane, or in the text the mention last stepped to, while it is in sight.
    pub(super) fn entity_stood_on(&self) -> Option<u32> {
        if self.moving_pane() != Pane::Reader {
            return self.entity_under_cursor();
        }
        let prepared = self.reader.prepared.as_ref()?;
        let mention = self.reader.mention?;
        let is_shown = self.is_mention_shown(prepared, mention);
        let mention = prepared.extraction.mentions.get(mention)?;
        is_shown.then_some(mention.entity)
    }

    /// The name under the cursor of the pane: its kind, and what it is called everywhere.
    pub(super) fn name_under_cursor(&self) -> Option<(Kind, String)> {
        let entity = self.entity_under_cursor()?;
        let shown = self.reader.prepared.as_ref()?;
        Some(shown.extraction.entities.get(entity as usize)?.called())
    }

    /// How many names and quotes the pane shows.
    pub(super) fn rows_shown(&self) -> usize {
        let Some(prepared) = &self.reader.prepared else {
            return 0;
        };
        let lines = self.entities.lines(prepared);
        lines.iter().filter_map(EntityLine::index).count()
    }

    /// Moves the cursor of the pane to an entity, if it is shown.
    pub(super) fn put_cursor_on_entity(&mut self, entity: u32) {
        let Some(prepared) = &self.reader.prepared else {
            return;
        };
        let place = self
            .entities
            .lines(prepared)
            .into_iter()
            .find_map(|line| match line {
                EntityLine::Name(index, _, row) if row.entity == entity => Some(index),
                _ => None,
            });
        self.entities.cursor = place.unwrap_or(self.entities.cursor);
    }

    /// `e` and `E`: the next mention; from the entity pane only of the entity under its cursor.
    pub(super) fn step_mentions(&mut self, times: u32, is_forward: bool) {
        let Some(prepared) = self.reader.prepared.clone() else {
            return;
        };
        let only = (self.moving_pane() == Pane::Entities).then(|| self.entity_under_cursor());
        let chosen = self.mentions_of(&prepared, only.flatten());
        let next = self.mention_after(&prepared, &chosen, times.max(1) as usize, is_forward);
        match next {
            Some(mention) => {
                self.show_reader();
                self.stand_on_mention(&prepared, mention);
            }
            None if chosen.is_empty() => self.say("no names are shown here"),
            None if is_forward => self.say("last mention"),
            None => self.say("first mention"),
        }
    }

    /// The mentions that are stepped through: of one entity, or of every kind that is not hidden.
    fn mentions_of(&self, prepared: &Prepared, only: Option<u32>) -> Vec<usize> {
        let entities = &prepared.extraction.entities;
        let is_chosen = |entity: u32| match only {
            Some(only) => entity == only,
            None => entities
                .get(entity as usize)
                .is_some_and(|entity| !self.entities.hides(entity.kind)),
        };
        let mentions = prepared.extraction.mentions.iter().enumerate();
        mentions
            .filter(|(_, mention)| is_chosen(mention.entity))
            .map(|(at, _)| at)
            .collect()
    }

    /// The mention so many on from the one stood on, or from the top of the window when that one is out of sight.
    fn mention_after(
        &self,
        prepared: &Prepared,
        chosen: &[usize],
        times: usize,
        is_forward: bool,
    ) -> Option<usize> {
        let mentions = &prepared.extraction.mentions;
        let place = self.reader.place;
        let is_above = |at: &usize| {
            mentions
                .get(*at)
                .is_some_and(|mention| match mention.field {
                    Field::Headline => place > 0,
                    Field::Body => mention.span.start < place,
                })
        };
        let standing = self
            .reader
            .mention
            .filter(|at| self.is_mention_shown(prepared, *at));
        let next = match standing {
            Some(at) if is_forward => chosen.partition_point(|other| *other <= at),
            Some(at) => chosen.partition_point(|other| *other < at),
            None => chosen.partition_point(is_above),
        };
        let index = if is_forward {
            (next < chosen.len()).then(|| (next + times - 1).min(chosen.len() - 1))
        } else {
            next.checked_sub(1)
                .map(|last| (last + 1).saturating_sub(times))
        };
        index.and_then(|index| chosen.get(index)).copied()
    }

    fn is_mention_shown(&self, prepared: &Prepared, at: usize) -> bool {
        prepared
            .extraction
            .mentions
            .get(at)
            .is_some_and(|mention| match mention.field {
                Field::Headline => self.reader.place == 0,
                Field::Body => self.is_byte_shown(mention.span.start),
            })
    }

    pub(super) fn stand_on_mention(&mut self, prepared: &Prepared, at: usize) {
        let Some(mention) = prepared.extraction.mentions.get(at) else {
            return;
        };
        (self.reader.mention, self.reader.quote) = (Some(at), None);
        match mention.field {
            Field::Headline => self.reader.place = 0,
            Field::Body => self.show_byte(mention.span.start),
        }
        self.put_cursor_on_entity(mention.entity);
    }

    /// Stands on the first mention of an entity another article was left for.
    pub(super) fn stand_on_name(&mut self, kind: Kind, names: &[String]) {
        let Some(prepared) = self.reader.prepared.clone() else {
            return;
        };
        let entities = &prepared.extraction.entities;
        let called = |name: &String| {
            entities
                .iter()
                .position(|entity| entity.goes_by(kind, name))
        };
        let Some(entity) = names.iter().find_map(called) else {
            return;
        };
        self.put_cursor_on_entity(entity as u32);
        let mut mentions = prepared.extraction.mentions.iter();
        if let Some(at) = mentions.position(|mention| mention.entity as usize == entity) {
            self.stand_on_mention(&prepared, at);
        }
    }

    /// `*` and `#`: the next article with the entity under the cursor, or of the mention one stands on. Pressed again and
    /// again they go on with the one they began with, whatever the articles on the way call it.
    pub(super) fn step_with_entity(&mut self, is_forward: bool) {
        if self.reader.prepared.is_none() {
            return;
        }
        let began_with = self.memory.walked_with.take();
        let Some((kind, name)) = began_with.or_else(|| self.name_here()) else {
            return self.say("no entity under the cursor");
        };
        self.memory.walked_with = Some((kind, name.clone()));
        self.walk(Wanted::Entity(kind, name), !is_forward);
    }

    /// `1` to `9`: shows or hides the group that stands in that place among those this article has.
    pub(super) fn toggle_kind(&mut self, key: Key) {
        let digit = match key.code {
            Code::Char(digit) => digit.to_digit(10).and_then(|digit| digit.checked_sub(1)),
            _ => None,
        };
        let Some(place) = digit else {
            return self.say("1 to 9 show or hide a kind of entity");
        };
        let Some(group) = self.groups_present().get(place as usize).copied() else {
            return self.say("no such kind of entity here");
        };
        let under_cursor = self.entity_under_cursor();
        let hidden = &mut self.entities.hidden;
        let is_hidden = !hidden.contains(&group);
        if is_hidden {
            hidden.push(group);
        } else {
            hidden.retain(|other| *other != group);
        }
        if let Some(entity) = under_cursor {
            self.put_cursor_on_entity(entity);
        }
        let verb = if is_hidden { "hidden" } else { "shown" };
        self.say(&format!("{} {verb}", group.heading().to_lowercase()));
    }

    /// The groups the article has, hidden or not, in the order of the pane: the first is `1`.
    pub fn groups_present(&self) -> Vec<Group> {
        let Some(prepared) = &self.reader.prepared else {
            return Vec::new();
        };
        let nothing_hidden = Entities {
            counted: self.entities.counted.clone(),
            ..Entities::default()
        };
        let group = |line| match line {
            EntityLine::Heading(group) => Some(group),
            EntityLine::Name(..) | EntityLine::Quote(..) => None,
        };
        let lines = nothing_hidden.lines(prepared).into_iter();
        lines.filter_map(group).collect()
    }
}

/// The mention that begins at a byte of the body.
pub(super) fn mention_at(prepared: &Prepared, start: u32) -> Option<usize> {
    let mut mentions = prepared.extraction.mentions.iter();
    mentions.position(|mention| mention.field == Field::Body && mention.span.start == start)
}
