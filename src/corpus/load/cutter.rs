//! What cuts the bytes of a file into records: by lines, by brackets, by blank lines, or column by column.

use super::{
    head::{Headed, Kind},
    table::Table,
};
use crate::corpus::{
    layout::RecordForm,
    plan::{Form, Plan},
    reject::Reason,
    scan::{Lines, Openings, Raw, Scanner, Window},
    wire::Wires,
};

/// The state of a walk over the records of a file.
#[derive(Debug, Clone)]
pub(super) enum Cutter {
    Lines(Lines),
    Values(Scanner),
    Text(Wires),
    Table(Box<Table>),
}

impl Cutter {
    pub(super) fn new(plan: &Plan, headed: &mut Headed, cap: usize) -> Result<Self, Reason> {
        let (start, steps) = (headed.start, &plan.layout.steps);
        let openings = match &mut headed.kind {
            Kind::Json(sample, _) => std::mem::take(&mut sample.openings),
            Kind::Text => Openings::default(),
        };
        Ok(match plan.form {
            Form::Lines => Self::Lines(Lines::new(start, cap).knowing(openings)),
            Form::Values if plan.layout.form == RecordForm::Columns => {
                let table = Table::open(&mut headed.intake, (start, steps), cap, &headed.room)?;
                Self::Table(Box::new(table))
            }
            Form::Values => {
                let scanner = Scanner::new(steps.clone(), start, cap).opening_lists();
                Self::Values(scanner.knowing(openings))
            }
            Form::Text => Self::Text(Wires::new(start, cap)),
        })
    }

    pub(super) fn scan(&mut self, window: &mut Window, is_end: bool, found: &mut Vec<Raw>) {
        match self {
            Self::Lines(lines) => lines.scan(window, is_end, found),
            Self::Values(scanner) => scanner.scan(window, is_end, found),
            Self::Text(wires) => wires.scan(window, is_end, found),
            Self::Table(_) => {}
        }
    }

    /// The first byte still needed.
    pub(super) fn keep(&self) -> u64 {
        match self {
            Self::Lines(lines) => lines.keep(),
            Self::Values(scanner) => scanner.keep(),
            Self::Text(wires) => wires.keep(),
            Self::Table(_) => 0,
        }
    }

    pub(super) fn openings(&self) -> Option<&Openings> {
        match self {
            Self::Lines(lines) => Some(lines.openings()),
            Self::Values(scanner) => Some(scanner.openings()),
            Self::Text(_) | Self::Table(_) => None,
        }
    }

    /// What was passed over between the records, in words.
    pub(super) fn remarks(&self) -> Vec<&'static str> {
        match self {
            Self::Values(scanner) => scanner.remarks.clone(),
            _ => Vec::new(),
        }
    }
}
