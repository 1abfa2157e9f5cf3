//! Puts what was read into the growing corpus, in order: numbers files, keeps the first of many rejections, and shows a
//! snapshot when one is due.

use super::{
    Progress,
    expected::Expected,
    file::{Beginning, Piece},
    head::Refusal,
    held::Held,
};
use crate::corpus::{
    Account, Corpus, Entry, EntryRef, FileId, Rejection, Repair, SourceFile,
    discover::{Target, shown},
    plan::Outcome,
    reject::Reason,
    scan::Raw,
};
use std::{
    collections::HashMap,
    ops::{ControlFlow, Range},
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

/// Between two snapshots.
const PAUSE: Duration = Duration::from_millis(50);
/// Rejections listed one by one for a file.
const LISTED: u64 = 1000;

/// What was merged so far, and what it takes to go on.
#[derive(Debug, Default, Clone)]
pub(super) struct Merged {
    pub(super) corpus: Corpus,
    pub(super) files: Vec<Arc<SourceFile>>,
    pub(super) rejections: Vec<Rejection>,
    pub(super) accounts: HashMap<usize, Arc<Account>>,
}

/// The corpus while it grows.
pub(super) struct Merger<'a> {
    report: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
    pub(super) corpus: Corpus,
    pub(super) files: Vec<Arc<SourceFile>>,
    pub(super) rejections: Vec<Rejection>,
    /// Entries not yet in a snapshot.
    pub(super) fresh: Vec<Entry>,
    /// The last account of each plan: files of one article each differ in nothing.
    accounts: HashMap<usize, Arc<Account>>,
    pub(super) current: Option<SourceFile>,
    /// Place of the current file among the files.
    pub(super) at: usize,
    pub(super) expected: Expected,
    held: Held,
    has_held: bool,
    pub(super) shown: String,
    pub(super) is_changed: bool,
    last: Option<Instant>,
    /// Articles in the last snapshot.
    shown_count: usize,
    read_before: u64,
    pub(super) read_now: u64,
    total: u64,
}

impl<'a> Merger<'a> {
    /// Goes on from what is there; `total` bytes are to be read.
    pub(super) fn new(
        report: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
        merged: Merged,
        total: u64,
    ) -> Self {
        Self {
            report,
            corpus: merged.corpus,
            files: merged.files,
            rejections: merged.rejections,
            fresh: Vec::new(),
            accounts: merged.accounts,
            current: None,
            at: 0,
            expected: Expected::default(),
            held: Held::default(),
            has_held: false,
            shown: String::new(),
            is_changed: false,
            last: None,
            shown_count: 0,
            read_before: 0,
            read_now: 0,
            total,
        }
    }

    /// What there is now, to go on from later.
    pub(super) fn into_merged(self) -> Merged {
        Merged {
            corpus: self.corpus,
            files: self.files,
            rejections: self.rejections,
            accounts: self.accounts,
        }
    }

    /// Notes a path that names nothing, or an entry that cannot be read.
    pub(super) fn refuse(&mut self, path: &Path, reason: Reason) {
        let file = shown(path);
        self.rejections.push(Rejection {
            file,
            line: None,
            byte: None,
            reason,
        });
        self.is_changed = true;
    }

    /// Begins a file.
    pub(super) fn open(&mut self, target: &Target, opened: Result<Beginning, Refusal>) {
        let path = target.path();
        self.shown = target.shown();
        match opened {
            Ok(beginning) => {
                self.current = Some(SourceFile {
                    path,
                    shown: self.shown.clone(),
                    source: beginning.source,
                    plan: Some(beginning.plan),
                    account: Arc::new(beginning.account),
                });
                self.at = self.files.len();
                // In the list from the start: articles are read while their file is still loading.
                self.files.extend(self.current.clone().map(Arc::new));
            }
            Err(Refusal {
                is_silent: true, ..
            }) => {}
            Err(Refusal { reason, .. }) => {
                self.rejections.push(Rejection {
                    file: self.shown.clone(),
                    line: None,
                    byte: None,
                    reason,
                });
                self.is_changed = true;
            }
        }
    }

    /// Takes a file that was read whole.
    pub(super) fn whole(
        &mut self,
        target: &Target,
        opened: Result<Beginning, Refusal>,
        pieces: Vec<Piece>,
    ) -> ControlFlow<()> {
        match opened {
            Ok(beginning) if self.held.wants(target, &beginning) => {
                self.held.push(target.clone(), beginning, pieces);
                self.has_held = true;
                ControlFlow::Continue(())
            }
            opened => self.take_whole(target, opened, pieces),
        }
    }

    /// Whether a file is a list that would wait.
    pub(super) fn would_hold(&self, target: &Target, beginning: &Beginning) -> bool {
        self.held.wants(target, beginning)
    }

    /// The number that the next file will have.
    pub(super) fn files_to_come(&self) -> u32 {
        self.files.len() as u32
    }

    /// The files begun since the next one was to have that number.
    pub(super) fn files_since(&self, begun: u32) -> Range<u32> {
        begun..self.files_to_come()
    }

    /// Whether a list was held back, whatever became of it.
    pub(super) fn has_held(&self) -> bool {
        self.has_held
    }

    fn take_whole(
        &mut self,
        target: &Target,
        opened: Result<Beginning, Refusal>,
        pieces: Vec<Piece>,
    ) -> ControlFlow<()> {
        self.open(target, opened);
        for piece in pieces {
            self.take(piece)?;
        }
        self.close()
    }

    /// Takes what was held back, unless longer files hold all of it.
    pub(super) fn release(&mut self) -> ControlFlow<()> {
        let held = std::mem::take(&mut self.held);
        let loaded = self.corpus.entries().map(EntryRef::headline);
        let loaded = loaded.chain(self.fresh.iter().map(|entry| &*entry.headline));
        for (target, opened, pieces) in held.without_indexes(loaded) {
            self.take_whole(&target, opened, pieces)?;
        }
        ControlFlow::Continue(())
    }

    /// Takes some records of the current file.
    pub(super) fn take(&mut self, piece: Piece) -> ControlFlow<()> {
        self.read_now = piece.consumed;
        for (raw, outcome) in piece.outcomes {
            self.take_one(&raw, outcome);
        }
        if let Some(account) = self.account() {
            account.remark(&piece.remarks);
        }
        if let Some(reason) = piece.failure {
            self.reject(None, reason);
        }
        if piece.is_at_lull {
            return self.show(false);
        }
        self.show_if_due()
    }

    pub(super) fn take_one(&mut self, raw: &Raw, outcome: Outcome) {
        match outcome {
            Outcome::Draft(mut draft, repair) => {
                let unread = draft.unread_date.take();
                let entry = draft.into_entry(raw.place(self.file()));
                if let Some(entry) = self.expected.is_new(entry) {
                    self.fresh.push(entry);
                }
                if let Some(account) = self.account() {
                    account.articles += 1;
                    if let Some(unread) = unread {
                        account.unread_date(*unread);
                    }
                    if let Some(what) = repair {
                        account.repaired(Repair {
                            line: raw.line,
                            byte: raw.start,
                            what,
                        });
                    }
                }
            }
            Outcome::Rejected(reason) => self.reject(Some(raw), reason),
            Outcome::Action => {
                if let Some(account) = self.account() {
                    account.action_lines += 1;
                }
            }
        }
    }

    /// The number of the current file.
    pub(super) fn file(&self) -> FileId {
        FileId(self.at as u32)
    }

    pub(super) fn account(&mut self) -> Option<&mut Account> {
        self.current
            .as_mut()
            .map(|file| Arc::make_mut(&mut file.account))
    }

    fn reject(&mut self, raw: Option<&Raw>, reason: Reason) {
        let left_out = self.account().map_or(0, |account| {
            account.left_out += 1;
            account.left_out
        });
        if left_out <= LISTED {
            let rejection = Rejection {
                file: self.shown.clone(),
                line: raw.map(|raw| raw.line),
                byte: raw.map(|raw| raw.start),
                reason,
            };
            self.rejections.push(rejection);
            self.is_changed = true;
        }
    }

    /// Ends the current file.
    pub(super) fn close(&mut self) -> ControlFlow<()> {
        self.read_before += std::mem::take(&mut self.read_now);
        if let Some(mut file) = self.current.take() {
            self.share_account(&mut file);
            let left_out = file.account.left_out;
            if left_out > LISTED {
                let reason = Reason::More(left_out - LISTED);
                self.rejections.push(Rejection {
                    file: self.shown.clone(),
                    line: None,
                    byte: None,
                    reason,
                });
            }
            if let Some(slot) = self.files.get_mut(self.at) {
                *slot = Arc::new(file);
            }
            self.is_changed = true;
        }
        self.show_if_due()
    }

    fn share_account(&mut self, file: &mut SourceFile) {
        let Some(plan) = &file.plan else {
            return;
        };
        let plan = Arc::as_ptr(plan) as usize;
        let last = self
            .accounts
            .entry(plan)
            .or_insert_with(|| Arc::clone(&file.account));
        if **last == *file.account {
            file.account = Arc::clone(last);
        }
    }

    /// Shows everything, for the last time.
    pub(super) fn finish(&mut self) {
        let _ = self.show(true);
    }

    pub(super) fn show_if_due(&mut self) -> ControlFlow<()> {
        let has_more = self.corpus.len() + self.fresh.len() > self.shown_count;
        let is_due = match self.last {
            // The first screenful is shown as soon as it is there.
            None => has_more,
            Some(last) => last.elapsed() >= PAUSE && (self.is_changed || has_more),
        };
        if is_due {
            self.show(false)
        } else {
            ControlFlow::Continue(())
        }
    }

    pub(super) fn push_fresh(&mut self) {
        if !self.fresh.is_empty() {
            self.corpus.push(std::mem::take(&mut self.fresh));
        }
    }

    fn show(&mut self, is_complete: bool) -> ControlFlow<()> {
        self.last = Some(Instant::now());
        self.push_fresh();
        self.shown_count = self.corpus.len();
        self.corpus.set_files(self.files.clone());
        if std::mem::take(&mut self.is_changed) {
            self.corpus.set_rejections(self.rejections.clone());
        }
        (self.report)(Progress {
            corpus: self.corpus.clone(),
            read_bytes: self.read_before + self.read_now,
            total_bytes: self.total,
            is_complete,
        })
    }
}
