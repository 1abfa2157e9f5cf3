//! Takes in a file that is not as it was: its tail where it was written on, all of it where it is small enough to be
//! compared. Whatever is not an addition is a change, and no business of this file.

use super::{
    Merger, Reader,
    file::{Opened, Piece},
    head::Unread,
    known::{Known, Touched},
    stop::Stop,
};
use crate::corpus::{
    Entry, FileId, SourceFile,
    decode::Intake,
    plan::{Form, Outcome, Plan},
    scan::Window,
    source::Source,
};
use std::{ops::ControlFlow, sync::Arc};

/// Files up to this size are read anew where there is no other way; larger ones wait until it is asked for.
const READ_ANEW: u64 = 16 << 20;

/// Why nothing came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Missed {
    /// What is new is not whole yet.
    NotYet,
    /// It is not what it was.
    Changed,
    /// Somebody wanted something else meanwhile.
    Stopped,
}

/// A file being taken in again.
pub(super) struct Taking<'a, 'm> {
    pub(super) reader: &'a mut Reader,
    pub(super) merger: &'a mut Merger<'m>,
    /// Articles that are known and will come again.
    pub(super) again: Vec<Entry>,
}

impl Taking<'_, '_> {
    /// Takes in what a file has become; what is to be remembered of it.
    pub(super) fn take(&mut self, before: &Known, touched: &Touched) -> Result<Known, Missed> {
        let Some(id) = before.file() else {
            return if before.is_archive {
                Err(Missed::Changed)
            } else {
                self.read_first(touched)
            };
        };
        match before.seam(touched) {
            Some(stop) => self.go_on(before, touched, stop, id),
            None if touched.aim.length() <= READ_ANEW => self.read_anew(touched, id),
            None => Err(Missed::Changed),
        }
    }

    /// Reads a file of which the articles have been taken out.
    pub(super) fn renew(&mut self, touched: &Touched, id: FileId) -> Result<Known, Missed> {
        if touched.aim.length() > READ_ANEW {
            return Err(Missed::Changed);
        }
        self.again.clear();
        self.read_anew(touched, id)
    }

    /// Reads a file of which nothing could be read before.
    fn read_first(&mut self, touched: &Touched) -> Result<Known, Missed> {
        let aim = &touched.aim;
        let (opened, mut pieces, mut trace) = self
            .reader
            .read_group(std::slice::from_ref(aim))
            .pop()
            .ok_or(Missed::NotYet)?;
        let opened = match opened {
            Err(Unread::Archive(_)) => return Err(Missed::Changed),
            Err(Unread::Refused(_)) if !touched.is_closing => return Err(Missed::NotYet),
            Err(Unread::Refused(refusal)) => Err(refusal),
            Ok(beginning) => Ok(beginning),
        };
        let mut is_pending = false;
        if let (Ok(beginning), Some(last)) = (&opened, pieces.last_mut()) {
            is_pending = !touched.is_closing && hold_back(last, 0, &beginning.plan);
            if let Some(stop) = &mut trace.stop {
                stop.note(last.tail());
            }
        }
        self.merger.forget_file(&aim.target.shown(), 0);
        let begun = self.merger.files_to_come();
        unless_stopped(self.merger.whole(&aim.target, opened, pieces))?;
        let known = Known::new(aim, self.merger.files_since(begun), trace);
        Ok(Known {
            is_pending,
            ..known
        })
    }

    /// Reads a file from its beginning and compares what is known of it.
    fn read_anew(&mut self, touched: &Touched, id: FileId) -> Result<Known, Missed> {
        let aim = &touched.aim;
        let (opened, mut pieces, mut trace) = self
            .reader
            .read_group(std::slice::from_ref(aim))
            .pop()
            .ok_or(Missed::Changed)?;
        let beginning = opened.map_err(|_| Missed::Changed)?;
        // A list that has to wait for what it lists.
        if self.merger.would_hold(&aim.target, &beginning) {
            return Err(Missed::Changed);
        }
        let known: usize = self.again.len();
        let before_last = pieces.iter().rev().skip(1).map(Piece::article_count).sum();
        let plan = Arc::clone(&beginning.plan);
        let mut is_pending = false;
        if let Some(last) = pieces.last_mut() {
            is_pending =
                !touched.is_closing && hold_back(last, known.saturating_sub(before_last), &plan);
            if let Some(stop) = &mut trace.stop {
                stop.note(last.tail());
            }
        }
        self.merger
            .read_anew(id, beginning, std::mem::take(&mut self.again));
        for piece in pieces {
            unless_stopped(self.merger.take(piece))?;
        }
        self.close()?;
        let known = Known::new(aim, id.0..id.0 + 1, trace);
        Ok(Known {
            is_pending,
            ..known
        })
    }

    /// Reads what was added to a file.
    fn go_on(
        &mut self,
        before: &Known,
        touched: &Touched,
        stop: &Stop,
        id: FileId,
    ) -> Result<Known, Missed> {
        let aim = &touched.aim;
        let file = self
            .merger
            .files
            .get(id.0 as usize)
            .cloned()
            .ok_or(Missed::Changed)?;
        let plan = file.plan.clone().ok_or(Missed::Changed)?;
        let (intake, window) = added(before, stop, &file)?;
        let record_cap = self.reader.options.record_cap;
        let mut opened = Opened::again(stop, intake, window, Arc::clone(&plan), record_cap);
        self.merger.go_on(id, stop, std::mem::take(&mut self.again));
        let mut is_pending = false;
        let mut kept = Vec::new();
        while let Some(mut piece) = opened.next_piece() {
            if opened.is_done() {
                is_pending =
                    !touched.is_closing && hold_back(&mut piece, self.merger.expected(), &plan);
                kept = piece.tail().to_vec();
            }
            unless_stopped(self.merger.take(piece))?;
        }
        self.close()?;
        let mut trace = opened.trace(before.shape);
        if let Some(stop) = &mut trace.stop {
            stop.note(&kept);
        }
        // The bytes of a compressed file are counted as they come out.
        trace.consumed = match &file.source {
            Source::File(_) => trace.consumed,
            _ => aim.length(),
        };
        let known = Known::new(aim, id.0..id.0 + 1, trace);
        Ok(Known {
            is_pending,
            ..known
        })
    }

    fn close(&mut self) -> Result<(), Missed> {
        let came_again = self.merger.came_again();
        unless_stopped(self.merger.close())?;
        if came_again {
            Ok(())
        } else {
            Err(Missed::Changed)
        }
    }
}

/// Leaves out of the last piece what is there only because the file ends in the middle of something: somebody may
/// still be writing it. `expected` articles are known to be whole. Says whether anything was left out.
fn hold_back(piece: &mut Piece, expected: usize, plan: &Plan) -> bool {
    let whole = piece.outcomes.len() - piece.tail;
    let count = piece
        .outcomes
        .iter()
        .take(whole)
        .filter(|(_, outcome)| outcome.is_article())
        .count();
    let mut expected = expected.saturating_sub(count);
    let mut is_whole = |outcome: &Outcome| match outcome {
        Outcome::Draft(..) if expected > 0 => {
            expected -= 1;
            true
        }
        Outcome::Draft(_, repair) => repair.is_none() && plan.form != Form::Text,
        Outcome::Rejected(_) => false,
        Outcome::Action => true,
    };
    let tail = piece
        .tail()
        .iter()
        .take_while(|(_, outcome)| is_whole(outcome))
        .count();
    let is_pending = tail < piece.tail;
    piece.outcomes.truncate(whole + tail);
    piece.tail = tail;
    is_pending
}

/// What follows the bytes that were read of a file: from the first byte still needed on.
fn added(before: &Known, stop: &Stop, file: &SourceFile) -> Result<(Intake, Window), Missed> {
    if !stop.holds(&file.source) {
        return Err(Missed::Changed);
    }
    let mut window = Window::going_on(stop.keep(), stop.line);
    let intake = match &file.source {
        Source::File(path) => {
            Intake::from_offset(path, stop.keep()).map_err(|_| Missed::Changed)?
        }
        Source::Spool(spool) if spool.length() == stop.end => {
            let length = usize::try_from(stop.end - stop.keep()).map_err(|_| Missed::Changed)?;
            window.bytes = file
                .source
                .read(stop.keep(), length)
                .map_err(|_| Missed::Changed)?;
            let path = before.path().ok_or(Missed::Changed)?;
            Intake::next_member(path, before.consumed, &file.source).map_err(|_| Missed::NotYet)?
        }
        _ => return Err(Missed::Changed),
    };
    Ok((intake, window))
}

fn unless_stopped(flow: ControlFlow<()>) -> Result<(), Missed> {
    match flow {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(Missed::Stopped),
    }
}
