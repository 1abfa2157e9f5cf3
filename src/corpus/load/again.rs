//! A file taken in a second time: what is known of it is compared and passed over, what is new goes on.

use super::{
    expected::Expected,
    file::Beginning,
    merge::Merger,
    stop::{Stop, Tail},
};
use crate::corpus::{Account, Entry, FileId};
use std::sync::Arc;

impl Merger<'_> {
    /// Begins a file again that is read anew from its beginning; `known` are its articles.
    pub(super) fn read_anew(&mut self, id: FileId, beginning: Beginning, known: Vec<Entry>) {
        self.take_up(id, known);
        self.withdraw(0);
        if let Some(file) = &mut self.current {
            file.source = beginning.source;
            file.plan = Some(beginning.plan);
            file.account = Arc::new(beginning.account);
        }
    }

    /// Goes on with a file where it ended; `known` are the articles of its tail.
    pub(super) fn go_on(&mut self, id: FileId, stop: &Stop, known: Vec<Entry>) {
        let articles = known.len() as u64;
        self.take_up(id, known);
        self.withdraw(stop.keep());
        if let Some(file) = &mut self.current {
            Arc::make_mut(&mut file.account).forget(&stop.tail, articles);
        }
    }

    fn take_up(&mut self, id: FileId, known: Vec<Entry>) {
        self.at = id.0 as usize;
        self.current = self.files.get(self.at).map(|file| file.as_ref().clone());
        self.shown = self
            .current
            .as_ref()
            .map(|file| file.shown.clone())
            .unwrap_or_default();
        self.expected = Expected::of(known);
    }

    /// Whether all articles that were known came again as they were, up to now.
    pub(super) fn came_again(&self) -> bool {
        self.expected.came()
    }

    /// How many articles of the current file are known and have not come yet.
    pub(super) fn expected(&self) -> usize {
        self.expected.count()
    }

    /// Takes back what was said of the current file from a byte on, and of the file as a whole.
    fn withdraw(&mut self, from: u64) {
        let shown = self.shown.clone();
        self.forget_file(&shown, from);
    }

    /// Takes back what was said of a file from a byte on, and of the file as a whole.
    pub(super) fn forget_file(&mut self, shown: &str, from: u64) {
        let count = self.rejections.len();
        self.rejections.retain(|rejection| {
            rejection.file != shown || rejection.byte.is_some_and(|byte| byte < from)
        });
        self.is_changed |= self.rejections.len() != count;
    }
}

impl Account {
    /// Takes back what the end of a file made, which is read again: it may have gone on.
    fn forget(&mut self, tail: &Tail, articles: u64) {
        self.articles = self.articles.saturating_sub(articles);
        self.left_out = self.left_out.saturating_sub(tail.left_out);
        self.action_lines = self.action_lines.saturating_sub(tail.action_lines);
        self.repaired = self.repaired.saturating_sub(tail.repaired);
        self.repairs
            .truncate(usize::try_from(self.repaired).unwrap_or(usize::MAX));
    }
}
