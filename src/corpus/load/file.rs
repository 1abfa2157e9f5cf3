//! One file on its way in: opened, its head understood, then piece by piece its records.

use super::{Options, head::Headed, settle::Settled};
use crate::corpus::{
    account::Account,
    decode::Intake,
    make::Draft,
    plan::{Form, Outcome, Plan},
    reject::Reason,
    scan::{Lines, Raw, RawKind, Scanner, Walked, Walker, Window},
    source::Source,
    wire::Wires,
};
use rayon::prelude::*;
use std::sync::Arc;

/// Bytes read at a time after that.
const CHUNK: usize = 4 << 20;
/// What is known of a file before its records.
#[derive(Debug, Clone)]
pub(crate) struct Beginning {
    pub(crate) source: Source,
    pub(crate) plan: Arc<Plan>,
    pub(crate) account: Account,
}

/// Some records of a file.
#[derive(Debug, Default)]
pub(crate) struct Piece {
    pub(crate) outcomes: Vec<(Raw, Outcome)>,
    /// What ended the file early.
    pub(crate) failure: Option<Reason>,
    /// Bytes read from the disk so far.
    pub(crate) consumed: u64,
}

enum Cutter {
    Lines(Lines),
    Values(Scanner),
    Text(Wires),
}

/// A file being read.
pub(crate) struct Opened {
    intake: Intake,
    window: Window,
    cutter: Cutter,
    plan: Arc<Plan>,
    account: Account,
    failure: Option<Reason>,
    is_done: bool,
}

impl Opened {
    /// A file whose head is understood, at its first record.
    pub(crate) fn new(headed: Headed, settled: Settled, options: &Options) -> Self {
        let cutter = Cutter::new(&settled.plan, headed.start, options.record_cap);
        Self {
            cutter,
            intake: headed.intake,
            window: headed.window,
            failure: headed.failure,
            plan: settled.plan,
            account: settled.account,
            is_done: false,
        }
    }

    /// What is known so far.
    pub(crate) fn beginning(&self) -> Beginning {
        Beginning {
            source: self.intake.source.clone(),
            plan: Arc::clone(&self.plan),
            account: self.account.clone(),
        }
    }

    /// The next records; none at the end.
    pub(crate) fn next_piece(&mut self) -> Option<Piece> {
        if self.is_done {
            return None;
        }
        let is_end = self.intake.is_ended() || self.failure.is_some();
        let mut found = Vec::new();
        self.cutter.scan(&mut self.window, is_end, &mut found);
        let (window, plan, opening) = (&self.window, &self.plan, self.cutter.opening());
        let outcomes: Vec<Vec<(Raw, Outcome)>> = found
            .into_par_iter()
            .with_min_len(16)
            .map(|raw| outcomes(raw, window, plan, opening))
            .collect();
        let mut piece = Piece {
            outcomes: outcomes.into_iter().flatten().collect(),
            failure: None,
            consumed: self.intake.consumed(),
        };
        if is_end {
            self.is_done = true;
            piece.failure = self.failure.take();
        } else {
            self.window.forget(self.cutter.keep());
            self.failure = self.intake.more(&mut self.window.bytes, CHUNK).err();
        }
        Some(piece)
    }
}

impl Cutter {
    fn new(plan: &Plan, start: u64, cap: usize) -> Self {
        match plan.form {
            Form::Lines => Self::Lines(Lines::new(start, cap)),
            Form::Values => Self::Values(Scanner::new(plan.layout.steps.clone(), start, cap)),
            Form::Text => Self::Text(Wires::new(start, cap)),
        }
    }

    fn scan(&mut self, window: &mut Window, is_end: bool, found: &mut Vec<Raw>) {
        match self {
            Self::Lines(lines) => lines.scan(window, is_end, found),
            Self::Values(scanner) => scanner.scan(window, is_end, found),
            Self::Text(wires) => wires.scan(window, is_end, found),
        }
    }

    fn keep(&self) -> u64 {
        match self {
            Self::Lines(lines) => lines.keep(),
            Self::Values(scanner) => scanner.keep(),
            Self::Text(wires) => wires.keep(),
        }
    }

    fn opening(&self) -> &[u8] {
        match self {
            Self::Values(scanner) => scanner.opening(),
            _ => b"",
        }
    }
}

/// What becomes of a stretch: itself, and the whole records inside it where it is damaged.
fn outcomes(raw: Raw, window: &Window, plan: &Plan, opening: &[u8]) -> Vec<(Raw, Outcome)> {
    let bytes = window.slice(raw.start, raw.start + raw.length);
    let outcome = match raw.kind {
        RawKind::Whole => plan.draft(bytes),
        RawKind::Unfinished => Outcome::Rejected(Reason::Truncated),
        RawKind::TooLarge => Outcome::Rejected(Reason::TooLarge(raw.length, 0)),
        RawKind::Cut => Outcome::Rejected(Reason::Damaged(
            "broken off before the next record".to_owned(),
        )),
        RawKind::Stray => match plan.draft(bytes) {
            Outcome::Rejected(_) => Outcome::Rejected(Reason::Damaged(stray(bytes))),
            other => other,
        },
    };
    let is_damaged = matches!(
        &outcome,
        Outcome::Rejected(Reason::Damaged(_) | Reason::Truncated)
    );
    let mut all = vec![(raw, outcome)];
    if is_damaged && !opening.is_empty() {
        salvage(window, plan, opening, &mut all);
    }
    all
}

fn stray(bytes: &[u8]) -> String {
    let text =
        String::from_utf8_lossy(bytes.get(..bytes.len().min(80)).unwrap_or_default()).into_owned();
    format!(
        "stray text `{}`",
        crate::text::sanitize::line(&crate::corpus::text_of::shorten(&text, 40))
    )
}

/// Looks inside a damaged stretch for records that open as the first one did and are whole.
fn salvage(window: &Window, plan: &Plan, opening: &[u8], all: &mut Vec<(Raw, Outcome)>) {
    let Some((damaged, _)) = all.first() else {
        return;
    };
    let damaged = damaged.clone();
    let end = damaged.start + damaged.length;
    let mut at = damaged.start + 1;
    while let Some(found) = memchr::memmem::find(window.slice(at, end), opening) {
        let start = at + found as u64;
        at = start + 1;
        if let Walked::End(stop) = Walker::default().walk(window, start, Some(start))
            && stop <= end
        {
            let outcome = plan.draft(window.slice(start, stop));
            if matches!(outcome, Outcome::Draft(..)) {
                let lines = memchr::memchr_iter(b'\n', window.slice(damaged.start, start)).count();
                let line = damaged.line.saturating_add(lines as u32);
                all.push((
                    Raw {
                        start,
                        length: stop - start,
                        line,
                        kind: RawKind::Whole,
                        section: damaged.section.clone(),
                    },
                    outcome,
                ));
                at = stop;
            }
        }
    }
}

/// What a draft lacks that only its place in the file tells.
pub(crate) fn complete(draft: &mut Draft, raw: &Raw) {
    if draft.section.is_none() {
        draft.section = raw
            .section
            .as_deref()
            .map(|section| crate::text::sanitize::line(section).into_owned());
    }
}
