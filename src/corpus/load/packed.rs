//! What is kept of a file, taken into the growing corpus: packed as it is, unless an article that was read anew stands
//! among it.

use super::merge::Merger;
use crate::corpus::{EntryRef, Segment, kept::Again, plan::Outcome, scan::Raw};
use std::ops::ControlFlow;

impl Merger<'_> {
    /// Takes some records of the current file that are kept.
    pub(super) fn take_kept(&mut self, kept: Again) -> ControlFlow<()> {
        self.read_now = kept.point.at;
        if let Some(account) = self.account() {
            let counts = kept.segments.iter().map(Segment::len);
            account.articles += counts.sum::<usize>() as u64;
            account.action_lines += kept.actions;
        }
        if kept.others.iter().any(|(.., outcome)| outcome.is_article()) {
            self.take_apart(&kept.segments, kept.others);
        } else {
            self.push_fresh();
            for segment in kept.segments {
                self.corpus.push_packed(segment, self.file());
            }
            for (_, raw, outcome) in kept.others {
                self.take_one(&raw, outcome);
            }
        }
        self.show_if_due()
    }

    /// Each article in its turn, and what was read anew in its own.
    fn take_apart(&mut self, segments: &[Segment], others: Vec<(u32, Raw, Outcome)>) {
        let file = self.file();
        let mut others = others.into_iter().peekable();
        let entries = segments.iter().flat_map(Segment::entries);
        for (at, entry) in (0..).zip(entries.map(EntryRef::to_entry)) {
            while let Some((_, raw, outcome)) = others.next_if(|(before, ..)| *before <= at) {
                self.take_one(&raw, outcome);
            }
            let mut entry = entry;
            entry.place.file = file;
            self.fresh.push(entry);
        }
        for (_, raw, outcome) in others {
            self.take_one(&raw, outcome);
        }
    }
}
