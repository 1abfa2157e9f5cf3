//! A file that is gone on with where another start left it.

use super::{Cutter, Opened};
use crate::corpus::{
    decode::Intake,
    fields::Inherited,
    kept::{Again, List, Point},
    load::reading::Reading,
    plan::{Outcome, Plan},
    scan::{Lines, Raw, RawKind, Scanner, Window},
    scratch::Scratch,
    source::Source,
};
use std::{ops::ControlFlow, path::Path, sync::Arc};

impl Opened {
    /// Takes what is kept of the file and goes on behind it.
    pub(in crate::corpus::load) fn take_kept(
        &mut self,
        list: &mut List,
        path: &Path,
        take: &mut dyn FnMut(Again) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let alone = Alone {
            source: self.intake.source.clone(),
            plan: Arc::clone(&self.plan),
            record_cap: self.record_cap,
        };
        let mut reached = None;
        loop {
            let chunks = list.next(|raw, inherited| alone.read(raw, inherited));
            if chunks.is_empty() {
                break;
            }
            for chunk in chunks {
                for (from, inherited) in &chunk.inherited {
                    let plan = Arc::new(self.plan.within(inherited.clone()));
                    self.plan.note(*from, &plan);
                }
                reached = Some(chunk.point.clone());
                take(chunk)?;
            }
        }
        if let Some(point) = reached {
            self.stand_at(&point, path);
        }
        ControlFlow::Continue(())
    }

    /// The place after the pieces handed out so far, in the order of the file.
    pub(in crate::corpus::load) fn point(&mut self) -> Option<Point> {
        let (cutter, line) = match &self.stop {
            Some(stop) => (&stop.cutter, stop.line),
            None if self.is_done => return None,
            None => (&self.cutter, self.window.line_of(self.cutter.keep())),
        };
        let place = match cutter {
            Cutter::Lines(lines) if lines.is_between() => None,
            Cutter::Values(scanner) => Some(scanner.place()?),
            Cutter::Lines(_) | Cutter::Text(_) | Cutter::Table(_) => return None,
        };
        let window = &self.window;
        let is_whole = self
            .sum
            .go_on(cutter.keep(), |from, to| window.slice(from, to));
        is_whole.then(|| Point {
            at: cutter.keep(),
            sum: self.sum,
            line,
            openings: cutter.openings().cloned().unwrap_or_default(),
            place,
        })
    }

    fn stand_at(&mut self, point: &Point, path: &Path) {
        match Intake::from_offset(path, point.at) {
            Ok(intake) => self.intake = intake,
            // It is told as what ended the file.
            Err(reason) => self.failure = Some(reason),
        }
        self.window = Window::going_on(point.at, point.line);
        self.sum = point.sum;
        let cap = self.record_cap;
        self.cutter = match &point.place {
            None => Cutter::Lines(Lines::new(point.at, cap).knowing(point.openings.clone())),
            Some(place) => {
                let steps = self.plan.layout.steps.clone();
                let scanner = Scanner::standing((point.at, place), steps, cap);
                Cutter::Values(scanner.knowing(point.openings.clone()))
            }
        };
    }
}

/// Reads single records at their places.
struct Alone {
    source: Source,
    plan: Arc<Plan>,
    record_cap: usize,
}

impl Alone {
    fn read(&self, raw: &Raw, inherited: Option<&Inherited>) -> Option<Outcome> {
        let mut window = Window::new(raw.start);
        if raw.kind != RawKind::TooLarge {
            let length = usize::try_from(raw.length).ok()?;
            window.bytes = self.source.read(raw.start, length).ok()?;
        }
        let within = inherited.map(|inherited| self.plan.within(inherited.clone()));
        let reading = Reading {
            window: &window,
            plan: within.as_ref().unwrap_or(&self.plan),
            openings: None,
            record_cap: self.record_cap,
        };
        Some(reading.outcome(raw, &mut Scratch::default()))
    }
}
