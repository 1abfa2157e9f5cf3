//! Rows that have moved up or down are moved by the terminal itself: a scrolled line then costs what is new in it.
//!
//! Only whole rows can be moved, so this helps where a pane is as wide as the window: the stack, one pane, zen. Lines are
//! deleted or inserted within margins, which the Linux console knows as well; scrolling up and down (SU, SD) it does not.

use super::{Encoder, Pen};
use crate::term::grid::{effective, is_erased, looks_like};
use ratatui::buffer::Cell;
use std::{
    hash::{DefaultHasher, Hash as _, Hasher as _},
    io::Write as _,
};

/// Bytes that moving rows costs: margins, the move, margins again, and a jump.
const COST: usize = 32;
/// Furthest move that is looked for, in rows: half a page of the largest window.
const FURTHEST: usize = 40;

/// Rows that have moved: those of the window from `top` to before `bottom` now show what was `by` rows below (or above).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Move {
    top: usize,
    bottom: usize,
    by: isize,
}

impl Encoder {
    /// Moves the rows that have moved, on the terminal and in what is known of it.
    pub(super) fn scroll<'c>(&mut self, rows: impl Iterator<Item = &'c [Cell]>) {
        let next: Vec<Vec<Cell>> = rows.map(effective).collect();
        let Some(found) = found(&self.shown, &next) else {
            return;
        };
        if !self.pen.is_some_and(Pen::blanks_like_erased) {
            // What comes in is as blank as erasing leaves it.
            self.set_pen(Pen::default());
        }
        let Move { top, bottom, by } = found;
        let (count, letter) = (by.unsigned_abs(), if by > 0 { 'M' } else { 'L' });
        let (first, last) = (top + 1, bottom);
        let _ = write!(
            self.out,
            "\x1b[{first};{last}r\x1b[{first};1H\x1b[{count}{letter}\x1b[r"
        );
        // Setting margins puts the cursor somewhere else.
        self.at = None;
        self.shown = moved(&self.shown, found);
    }
}

/// The rows after a move.
fn moved(shown: &[Vec<Cell>], found: Move) -> Vec<Vec<Cell>> {
    let row = |at: usize| {
        let blank = || vec![Cell::EMPTY; shown.get(at).map_or(0, Vec::len)];
        if !(found.top..found.bottom).contains(&at) {
            return shown.get(at).cloned().unwrap_or_default();
        }
        let from = at.checked_add_signed(found.by);
        let from = from.filter(|from| (found.top..found.bottom).contains(from));
        from.and_then(|from| shown.get(from).cloned())
            .unwrap_or_else(blank)
    };
    (0..shown.len()).map(row).collect()
}

/// The move that saves most bytes, if one saves any.
fn found(shown: &[Vec<Cell>], next: &[Vec<Cell>]) -> Option<Move> {
    let changed = |at: &usize| shown.get(*at) != next.get(*at);
    let first = (0..next.len()).find(changed)?;
    let last = (0..next.len()).rfind(changed)?;
    // Where next to nothing has changed there is nothing to save.
    let now: usize = (first..=last)
        .map(|at| cost(shown.get(at), next.get(at)))
        .sum();
    if now < COST || first == last {
        return None;
    }
    let (before, after) = (numbers(shown, first, last), numbers(next, first, last));
    let best = (1..=FURTHEST.min(last - first))
        .flat_map(|by| [by as isize, -(by as isize)])
        .filter_map(|by| candidate(&before, &after, first, by))
        .max_by_key(|(count, _)| *count)?;
    let (_, best) = best;
    let later = moved(shown, best);
    let later: usize = (best.top.min(first)..=last.max(best.bottom - 1))
        .map(|at| cost(later.get(at), next.get(at)))
        .sum();
    (later + COST < now).then_some(best)
}

/// The rows that would be right after a move by so many rows, how many, and between which they lie.
fn candidate(before: &[u64], after: &[u64], first: usize, by: isize) -> Option<(usize, Move)> {
    let is_right = |at: &usize| {
        let from = at.checked_add_signed(by);
        let from = from.and_then(|from| before.get(from));
        // A blank row, or one that is right as it is, tells nothing.
        after.get(*at) == from && after.get(*at) != Some(&0) && after.get(*at) != before.get(*at)
    };
    let right: Vec<usize> = (0..after.len()).filter(is_right).collect();
    let (top, bottom) = (*right.first()?, *right.last()?);
    let far = by.unsigned_abs();
    let (top, bottom) = if by > 0 {
        (top, bottom + far)
    } else {
        (top - far, bottom)
    };
    let found = Move {
        top: first + top,
        bottom: first + bottom + 1,
        by,
    };
    Some((right.len(), found))
}

/// A number for each row by which rows are told from each other; 0 for a blank one.
fn numbers(rows: &[Vec<Cell>], first: usize, last: usize) -> Vec<u64> {
    let number = |row: &Vec<Cell>| {
        if row.iter().all(is_erased) {
            return 0;
        }
        let mut hasher = DefaultHasher::new();
        for cell in row {
            (cell.symbol(), Pen::of(cell)).hash(&mut hasher);
        }
        hasher.finish() | 1
    };
    let rows = rows.get(first..=last).unwrap_or_default();
    rows.iter().map(number).collect()
}

/// Cells of a row that would have to be written; blanks at its end cost next to nothing.
fn cost(shown: Option<&Vec<Cell>>, next: Option<&Vec<Cell>>) -> usize {
    let (Some(shown), Some(next)) = (shown, next) else {
        return 0;
    };
    let end = next
        .iter()
        .rposition(|cell| !is_erased(cell))
        .map_or(0, |at| at + 1);
    let cells = shown.iter().zip(next).take(end);
    let written = cells
        .filter(|(shown, next)| !looks_like(shown, next))
        .count();
    let rest = shown.iter().skip(end).any(|cell| !is_erased(cell));
    written + if rest { 4 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(lines: &[&str]) -> Vec<Vec<Cell>> {
        let row = |line: &&str| {
            let mut cells = vec![Cell::EMPTY; 60];
            for (cell, letter) in cells.iter_mut().zip(line.chars()) {
                cell.set_char(letter);
            }
            cells
        };
        lines.iter().map(row).collect()
    }

    const TEXT: [&str; 8] = [
        "A minister met the chief of a bank in Geneva on Tuesday",
        "and said that talks would go on in the week to come, in",
        "which the parliament is to vote on the law that forbids",
        "",
        "such sales, a person familiar with the talks has said.",
        "The bank has nothing to add; nobody of the ministry was",
        "to be reached for an answer at the time of this report.",
        "Shares of the bank fell two per cent in morning trades.",
    ];

    #[test]
    fn a_text_that_is_scrolled_is_moved_and_what_stands_around_it_is_not() {
        let shown = rows(&[&["title"], &TEXT[..6], &["0%"]].concat());
        let next = rows(&[&["title"], &TEXT[2..], &["9%"]].concat());
        let expected = Move {
            top: 1,
            bottom: 7,
            by: 2,
        };
        assert_eq!(found(&shown, &next), Some(expected));
        let back = Move { by: -2, ..expected };
        assert_eq!(found(&next, &shown), Some(back));
    }

    #[test]
    fn nothing_is_moved_that_did_not_move_or_is_cheaper_to_write() {
        let shown = rows(&TEXT);
        assert_eq!(found(&shown, &shown), None);
        let other = TEXT.map(str::to_uppercase);
        let other = other.each_ref().map(String::as_str);
        assert_eq!(found(&shown, &rows(&other)), None);
        let short = ["a", "b", "c", "d"];
        assert_eq!(found(&rows(&short), &rows(&short[1..])), None);
    }
}
