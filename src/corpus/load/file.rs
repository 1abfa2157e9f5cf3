//! One file on its way in: opened, its head understood, then piece by piece its records.

use super::{
    Options,
    head::{Headed, Kind},
    reading::Reading,
    settle::Settled,
};
use crate::corpus::{
    account::Account,
    decode::Intake,
    fields::Role,
    make::Draft,
    plan::{Form, Outcome, Plan},
    reject::Reason,
    scan::{Lines, Openings, Raw, Scanner, Window},
    source::Source,
    wire::Wires,
};
use crate::text::sanitize;
use rayon::prelude::*;
use std::sync::Arc;

/// Bytes read at a time after the head.
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
    /// What was passed over in the whole file; told at its end.
    pub(crate) remarks: Vec<&'static str>,
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
    record_cap: usize,
    is_done: bool,
}

impl Opened {
    /// A file whose head is understood, at its first record.
    pub(crate) fn new(headed: Headed, settled: Settled, options: &Options) -> Self {
        let openings = match headed.kind {
            Kind::Json(sample, _) => sample.openings,
            Kind::Text => Openings::default(),
        };
        let places = (headed.start, options.record_cap);
        let cutter = Cutter::new(&settled.plan, places, openings);
        Self {
            cutter,
            intake: headed.intake,
            window: headed.window,
            failure: headed.failure,
            plan: settled.plan,
            account: settled.account,
            record_cap: options.record_cap,
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
        let found = self.scan()?;
        let reading = Reading {
            window: &self.window,
            plan: &self.plan,
            openings: self.cutter.openings(),
            record_cap: self.record_cap,
        };
        let outcomes: Vec<Vec<(Raw, Outcome)>> = found
            .into_par_iter()
            .with_min_len(16)
            .map(|raw| reading.outcomes(raw))
            .collect();
        let mut piece = Piece {
            outcomes: outcomes.into_iter().flatten().collect(),
            failure: None,
            consumed: self.intake.consumed(),
            remarks: Vec::new(),
        };
        piece.failure = self.advance();
        if self.is_done {
            piece.remarks = self.cutter.remarks();
        }
        Some(piece)
    }

    /// How many records come next; none of them is read.
    pub(crate) fn next_count(&mut self) -> Option<usize> {
        let found = self.scan()?;
        self.advance();
        Some(found.len())
    }

    /// Where the records in the window are; none at the end.
    fn scan(&mut self) -> Option<Vec<Raw>> {
        if self.is_done {
            return None;
        }
        let mut found = Vec::new();
        let is_end = self.is_end();
        self.cutter.scan(&mut self.window, is_end, &mut found);
        if self.plan.map.is_off(Role::Section) {
            for raw in &mut found {
                raw.section = None;
            }
        }
        Some(found)
    }

    /// Moves the window on; says what ended the file, if anything did.
    fn advance(&mut self) -> Option<Reason> {
        if self.is_end() {
            self.is_done = true;
            return self.failure.take();
        }
        self.window.forget(self.cutter.keep());
        self.failure = self.intake.more(&mut self.window.bytes, CHUNK).err();
        None
    }

    fn is_end(&self) -> bool {
        self.intake.is_ended() || self.failure.is_some()
    }
}

impl Cutter {
    fn new(plan: &Plan, (start, cap): (u64, usize), openings: Openings) -> Self {
        match plan.form {
            Form::Lines => Self::Lines(Lines::new(start, cap).knowing(openings)),
            Form::Values => {
                let steps = plan.layout.steps.clone();
                let scanner = Scanner::new(steps, start, cap).opening_lists();
                Self::Values(scanner.knowing(openings))
            }
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

    fn openings(&self) -> Option<&Openings> {
        match self {
            Self::Lines(lines) => Some(lines.openings()),
            Self::Values(scanner) => Some(scanner.openings()),
            Self::Text(_) => None,
        }
    }

    /// What was passed over between the records, in words.
    fn remarks(&self) -> Vec<&'static str> {
        match self {
            Self::Values(scanner) => scanner.remarks.clone(),
            _ => Vec::new(),
        }
    }
}

/// What a draft lacks that only its place in the file tells.
pub(crate) fn complete(draft: &mut Draft, raw: &Raw) {
    if draft.section.is_none() {
        draft.section = raw
            .section
            .as_deref()
            .map(|section| sanitize::line(section).into_owned());
    }
}
