//! One file on its way in: opened, its head understood, then piece by piece its records.

use super::{
    Options, cutter::Cutter, head::Headed, reading::Reading, settle::Settled, stop::Stop,
    table::Table,
};
use crate::corpus::{
    account::Account,
    around::Around,
    decode::Intake,
    kept::Sum,
    plan::{Outcome, Plan},
    pool::Pool,
    reject::Reason,
    scan::{Lines, Raw, Window},
    scratch::Scratch,
    source::Source,
};
use rayon::prelude::*;
use std::{ops::Range, sync::Arc};

mod resume;

/// Bytes read at a time: after the head few, so that what the first screen asks for is not kept waiting, then ever more.
const CHUNKS: Range<usize> = 256 << 10..4 << 20;
/// Records read one after another by one thread.
const TOGETHER: usize = 64;

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
    /// How many of them, the last ones, are there only because the file ends where it does.
    pub(crate) tail: usize,
    /// What ended the file early.
    pub(crate) failure: Option<Reason>,
    /// Bytes read from the disk so far.
    pub(crate) consumed: u64,
    /// What was passed over in the whole file; told at its end.
    pub(crate) remarks: Vec<&'static str>,
    /// The next may be long in coming: nothing was written into the pipe for a while.
    pub(crate) is_at_lull: bool,
}

impl Piece {
    /// What is there only because the file ends where it does.
    pub(super) fn tail(&self) -> &[(Raw, Outcome)] {
        self.outcomes
            .get(self.outcomes.len() - self.tail..)
            .unwrap_or_default()
    }

    /// What does not hang on the end of the file.
    pub(super) fn whole(&self) -> &[(Raw, Outcome)] {
        let whole = self.outcomes.len() - self.tail;
        self.outcomes.get(..whole).unwrap_or_default()
    }

    /// Articles in it.
    pub(super) fn article_count(&self) -> usize {
        let outcomes = self.outcomes.iter();
        outcomes.filter(|(_, outcome)| outcome.is_article()).count()
    }
}

/// What is remembered of a file that was read.
#[derive(Debug, Default)]
pub(crate) struct Trace {
    /// The shape, of a file of one article.
    pub(crate) shape: Option<u64>,
    /// Bytes read from the disk.
    pub(crate) consumed: u64,
    /// Where to go on once it has grown; none where it must be read anew.
    pub(crate) stop: Option<Stop>,
    /// It is an archive of files.
    pub(crate) is_archive: bool,
}

impl Trace {
    /// What is remembered of an archive: that it is one.
    pub(crate) fn of_archive() -> Self {
        Self {
            is_archive: true,
            ..Self::default()
        }
    }
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
    /// Where a file of which only the head decided can be gone on with when it has grown.
    goes_on: bool,
    stop: Option<Stop>,
    /// Of the bytes handed out, as far as [`Opened::point`] was asked.
    sum: Sum,
    /// What was around the last record, if anything was, and the plan for it.
    last: Option<(Option<Arc<Around>>, Arc<Plan>)>,
    scratches: Pool<Scratch>,
    /// Bytes to be read next, once the records in the window are read.
    chunk: usize,
    is_window_read: bool,
    is_done: bool,
}

impl Opened {
    /// A file whose head is understood, at its first record.
    pub(crate) fn new(headed: Headed, settled: Settled, options: &Options) -> Self {
        let mut headed = headed;
        let cutter = Cutter::new(&settled.plan, &mut headed, options.record_cap);
        let (cutter, failure) = match cutter {
            Ok(cutter) => (cutter, headed.failure),
            Err(reason) => (
                Cutter::Lines(Lines::new(headed.window.end(), 0)),
                Some(reason),
            ),
        };
        Self {
            cutter,
            goes_on: !headed.is_seen_whole,
            stop: None,
            intake: headed.intake,
            sum: Sum::at(headed.window.base()),
            window: headed.window,
            failure,
            plan: settled.plan,
            account: settled.account,
            record_cap: options.record_cap,
            last: None,
            scratches: Pool::default(),
            chunk: CHUNKS.start,
            is_window_read: false,
            is_done: false,
        }
    }

    /// A file that has grown, from where it was left.
    pub(crate) fn again(
        stop: &Stop,
        intake: Intake,
        window: Window,
        plan: Arc<Plan>,
        record_cap: usize,
    ) -> Self {
        Self {
            cutter: stop.cutter.clone(),
            goes_on: true,
            stop: None,
            intake,
            sum: Sum::at(window.base()),
            window,
            failure: None,
            plan,
            account: Account::default(),
            record_cap,
            last: None,
            scratches: Pool::default(),
            chunk: CHUNKS.start,
            is_window_read: false,
            is_done: false,
        }
    }

    /// By what its records are read; what those in another feed or section have from it is noted there.
    pub(super) fn plan(&self) -> Arc<Plan> {
        Arc::clone(&self.plan)
    }

    /// Whether the last piece has been handed out.
    pub(super) fn is_done(&self) -> bool {
        self.is_done
    }

    /// What there is to remember once all is read.
    pub(crate) fn trace(self, shape: Option<u64>) -> Trace {
        Trace {
            shape,
            consumed: self.intake.consumed(),
            stop: self.stop,
            is_archive: false,
        }
    }

    /// What is known so far.
    pub(crate) fn beginning(&self) -> Beginning {
        Beginning {
            source: match &self.cutter {
                Cutter::Table(table) => table.source(),
                _ => self.intake.source.clone(),
            },
            plan: Arc::clone(&self.plan),
            account: self.account.clone(),
        }
    }

    /// The next records; none at the end.
    pub(crate) fn next_piece(&mut self) -> Option<Piece> {
        if let Cutter::Table(table) = &mut self.cutter {
            if self.is_done {
                return None;
            }
            let piece = rows(table, &self.plan, self.intake.consumed());
            self.is_done = piece.outcomes.is_empty();
            return Some(piece);
        }
        let (found, whole) = self.scan()?;
        let plans: Vec<Arc<Plan>> = found.iter().map(|raw| self.plan_of(raw)).collect();
        let mut stretches: Vec<(Raw, Arc<Plan>)> = found.into_iter().zip(plans).collect();
        let last = stretches.split_off(whole);
        let mut outcomes = self.read(stretches);
        let tail = self.read(last);
        let mut piece = Piece {
            tail: tail.len(),
            failure: None,
            consumed: self.intake.consumed(),
            is_at_lull: self.intake.is_at_lull(),
            remarks: Vec::new(),
            outcomes: {
                outcomes.extend(tail);
                outcomes
            },
        };
        if let Some(stop) = &mut self.stop {
            stop.note(piece.tail());
        }
        piece.failure = self.end();
        if self.is_done {
            piece.remarks = self.cutter.remarks();
        }
        Some(piece)
    }

    /// Reads stretches side by side, some dozens at a time: what reading one costs is little.
    fn read(&self, stretches: Vec<(Raw, Arc<Plan>)>) -> Vec<(Raw, Outcome)> {
        let (window, openings, record_cap) =
            (&self.window, self.cutter.openings(), self.record_cap);
        let scratches = &self.scratches;
        let outcomes = stretches.into_par_iter().chunks(TOGETHER).map(|stretches| {
            let mut outcomes = Vec::with_capacity(stretches.len());
            scratches.with(|scratch| {
                for (raw, plan) in stretches {
                    let reading = Reading {
                        window,
                        plan: &plan,
                        openings,
                        record_cap,
                    };
                    reading.outcomes(raw, scratch, &mut outcomes);
                }
            });
            outcomes
        });
        outcomes.flatten_iter().collect()
    }

    /// How many records come next; none of them is read.
    pub(crate) fn next_count(&mut self) -> Option<usize> {
        let (found, _) = self.scan()?;
        self.end();
        Some(found.len())
    }

    /// Where the records in the window are, and how many of them do not hang on the end of the file; none at the end.
    fn scan(&mut self) -> Option<(Vec<Raw>, usize)> {
        if self.is_done {
            return None;
        }
        if self.is_window_read {
            self.advance();
        }
        let mut found = Vec::new();
        self.cutter.scan(&mut self.window, false, &mut found);
        let whole = found.len();
        if self.is_end() {
            self.stop = (self.goes_on && self.failure.is_none())
                .then(|| Stop::new(&self.cutter, &mut self.window, &self.intake.source))
                .flatten();
            self.cutter.scan(&mut self.window, true, &mut found);
        }
        Some((found, whole))
    }

    /// Moves the window on. Not before its records are wanted: those read before are shown meanwhile.
    fn advance(&mut self) {
        self.window.forget(self.cutter.keep());
        self.failure = self.intake.more(&mut self.window.bytes, self.chunk).err();
        self.chunk = (self.chunk * 2).min(CHUNKS.end);
    }

    /// Notes that the records in the window are read; says what ended the file, if anything did.
    fn end(&mut self) -> Option<Reason> {
        self.is_window_read = true;
        self.is_done = self.is_end();
        self.failure.take_if(|_| self.is_done)
    }

    fn is_end(&self) -> bool {
        self.intake.is_ended() || self.failure.is_some()
    }
}

impl Opened {
    /// The plan of a record: that of the file, or of the feed or section the record lies in.
    fn plan_of(&mut self, raw: &Raw) -> Arc<Plan> {
        if let Some((around, plan)) = &self.last
            && around.as_ref().map(Arc::as_ptr) == raw.around.as_ref().map(Arc::as_ptr)
        {
            return Arc::clone(plan);
        }
        let of_file = &self.plan.map.inherited;
        let inherited = match &raw.around {
            Some(around) => self.plan.allowed(around.inherited(of_file)),
            None => of_file.clone(),
        };
        // A file that is gone on with knows the plans of what was read of it.
        let last = self.last.take().map(|(_, plan)| plan);
        let last = last.or_else(|| self.plan.at(raw.start));
        let last = last.unwrap_or_else(|| Arc::clone(&self.plan));
        let plan = if inherited == last.map.inherited {
            last
        } else {
            let plan = Arc::new(self.plan.within(inherited));
            self.plan.note(raw.start, &plan);
            plan
        };
        self.last = Some((raw.around.clone(), Arc::clone(&plan)));
        plan
    }
}

/// The next records of a table of columns.
fn rows(table: &mut Table, plan: &Plan, consumed: u64) -> Piece {
    let (rows, failure) = match table.next() {
        Ok(rows) => (rows, None),
        Err(reason) => (Vec::new(), Some(reason)),
    };
    let outcomes = rows.into_par_iter().with_min_len(16);
    Piece {
        outcomes: outcomes
            .map(|(raw, bytes)| (raw, plan.draft(&bytes)))
            .collect(),
        failure,
        consumed,
        ..Piece::default()
    }
}
