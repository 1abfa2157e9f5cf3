//! How far a movement goes, and what stays in sight: the same in every pane and window.

use crate::keys::Action;

/// How far to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// So many lines down; up when negative.
    Lines(i64),
    /// Half pages.
    HalfPages(i64),
    /// Pages, which keep two lines of context.
    Pages(i64),
    /// To a line, from 0.
    To(usize),
    /// To the last line.
    End,
}

impl Step {
    /// What an action asks for; none when it is not a movement.
    pub(super) fn of(action: Action, count: Option<u32>) -> Option<Self> {
        let times = i64::from(count.unwrap_or(1));
        let line = count.map(|count| Self::To((count as usize).saturating_sub(1)));
        Some(match action {
            Action::Down => Self::Lines(times),
            Action::Up => Self::Lines(-times),
            Action::HalfPageDown => Self::HalfPages(times),
            Action::HalfPageUp => Self::HalfPages(-times),
            Action::PageDown => Self::Pages(times),
            Action::PageUp => Self::Pages(-times),
            Action::Top => line.unwrap_or(Self::To(0)),
            Action::Bottom => line.unwrap_or(Self::End),
            _ => return None,
        })
    }

    /// Where it leads from line `at` of `count` lines, in a pane of `height` rows.
    pub(super) fn from(self, at: usize, height: usize, count: usize) -> usize {
        let last = count.saturating_sub(1);
        let page = height.saturating_sub(2).max(1) as i64;
        let half = (height as i64 / 2).max(1);
        let lines = match self {
            Self::Lines(lines) => lines,
            Self::HalfPages(times) => times.saturating_mul(half),
            Self::Pages(times) => times.saturating_mul(page),
            Self::To(line) => return line.min(last),
            Self::End => return last,
        };
        (at as i64).saturating_add(lines).clamp(0, last as i64) as usize
    }
}

/// Lines that stay in sight above and below a cursor.
pub(super) fn margin_of(height: usize) -> usize {
    (height.saturating_sub(1) / 2).min(2)
}

/// The first line to show so that `cursor` is in view with a margin of two, moving no more than needed.
pub(super) fn top_for(cursor: usize, top: usize, height: usize, count: usize) -> usize {
    let margin = margin_of(height);
    let lowest = (cursor + margin + 1).saturating_sub(height);
    let highest = cursor.saturating_sub(margin);
    top.max(lowest)
        .min(highest)
        .min(count.saturating_sub(height))
}
