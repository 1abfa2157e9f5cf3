//! Rows under headings: by what, and which groups show their headings alone. What is in which group the filter tells;
//! folding a group asks nobody.

use super::{
    App,
    list::{Anchor, ListLine},
};
use crate::query::grouping::Grouping;

impl App {
    /// `zg`: groups the list by the next thing there is, and at last by none.
    pub(super) fn group_next(&mut self) {
        let is_there = |by: &Grouping| match by {
            Grouping::Outlet => self.outlets.are_several(),
            Grouping::Person | Grouping::Place => self.settings.has_entities,
            _ => true,
        };
        let mut all = Grouping::ALL.into_iter().filter(is_there);
        let next = match self.list.grouping {
            Some(before) => all.skip_while(|by| *by != before).nth(1),
            None => all.next(),
        };
        self.group(next);
    }

    /// `zG`: groups the list no more.
    pub(super) fn ungroup(&mut self) {
        self.group(None);
    }

    fn group(&mut self, grouping: Option<Grouping>) {
        self.list.grouping = grouping;
        self.list.folded_groups.set_all(false);
        self.memory.anchor = self.here_or_top();
        self.filter();
        match grouping {
            Some(by) => self.say(&format!("grouped by {}", by.name())),
            None => self.say("not grouped"),
        }
    }

    /// Folds the group under the cursor, or opens it; no if there is none, or duplicates are nearer.
    pub(super) fn toggle_group(&mut self) -> bool {
        let under_cursor = match self.list.line(self.list.cursor) {
            Some(ListLine::Group { number, .. }) => Some((self.list.cursor, number)),
            Some(ListLine::Article(row)) if self.list.view.fold_of(row.article).is_none() => {
                self.list.heading_of(row.article)
            }
            _ => None,
        };
        let Some((line, number)) = under_cursor else {
            return false;
        };
        if let Some(heading) = self.list.group(number).map(|group| group.heading.clone()) {
            self.list.folded_groups.toggle(&heading);
            self.list.arrange();
            self.stand_on(line);
        }
        true
    }

    /// Opens all groups, or folds them; no if they are so already.
    pub(super) fn set_groups(&mut self, are_open: bool) -> bool {
        let is_one = self.list.view.groups.is_some() && self.list.has_folded_groups() == are_open;
        if is_one {
            self.memory.anchor = match self.memory.anchor {
                Anchor::Top => Anchor::Top,
                _ => self.here(),
            };
            self.list.folded_groups.set_all(!are_open);
            self.list.arrange();
            self.hold_on();
            self.say(if are_open {
                "all groups are open"
            } else {
                "all groups are folded"
            });
        }
        is_one
    }

    /// The line of a row, for which its group is opened.
    pub(super) fn unfolded_line(&mut self, row: usize) -> Option<usize> {
        let line = self.list.line_of_row(row);
        if line.is_some() {
            return line;
        }
        let article = self.list.view.rows.get(row)?.article;
        let (_, number) = self.list.heading_of(article)?;
        let heading = self.list.group(number)?.heading.clone();
        self.list.folded_groups.toggle(&heading);
        self.list.arrange();
        self.list.line_of_row(row)
    }
}
