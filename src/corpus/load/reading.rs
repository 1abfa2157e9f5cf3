//! From a stretch of a file to what becomes of it: an article, a reason, and where it is damaged the whole records inside it.

use crate::corpus::{
    plan::{Outcome, Plan},
    reject::Reason,
    scan::{Openings, Raw, RawKind, Walked, Walker, Window},
    scratch::Scratch,
    text_of,
};
use crate::text::sanitize;

/// How often the bytes of a damaged stretch may be walked over: each place in it that opens as a record does is tried.
const TRIES: u64 = 8;

/// What stretches are read with.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    pub(super) window: &'a Window,
    pub(super) plan: &'a Plan,
    /// How records open; none where a stretch is a text.
    pub(super) openings: Option<&'a Openings>,
    pub(super) record_cap: usize,
}

impl Reading<'_> {
    /// Adds what becomes of a stretch: itself, and the whole records inside it where it is damaged.
    pub(super) fn outcomes(
        self,
        raw: Raw,
        scratch: &mut Scratch,
        outcomes: &mut Vec<(Raw, Outcome)>,
    ) {
        let outcome = self.outcome(&raw, scratch);
        let is_damaged = match &outcome {
            Outcome::Rejected(Reason::Damaged(_) | Reason::Truncated) => true,
            // It may be what is left of a list of records, and no record.
            Outcome::Rejected(Reason::Empty) => {
                self.openings.is_some_and(|openings| openings.is_doubtful)
            }
            _ => false,
        };
        // Whoever put a mark before a record wanted it left out.
        if !is_damaged || self.bytes(&raw).starts_with(b"#") {
            return outcomes.push((raw, outcome));
        }
        let saved = self.salvage(&raw);
        if !self.is_all_saved(&raw, &saved) {
            outcomes.push((raw, outcome));
        }
        outcomes.extend(saved);
    }

    /// What becomes of a stretch by itself.
    pub(super) fn outcome(self, raw: &Raw, scratch: &mut Scratch) -> Outcome {
        let bytes = self.bytes(raw);
        let damaged = |words: String| Outcome::Rejected(Reason::Damaged(words));
        match raw.kind {
            RawKind::Whole => self.plan.draft_on(bytes, scratch),
            RawKind::Unfinished => Outcome::Rejected(Reason::Truncated),
            RawKind::TooLarge => {
                Outcome::Rejected(Reason::TooLarge(raw.length, self.record_cap as u64))
            }
            RawKind::Cut => damaged("broken off before the next record".to_owned()),
            RawKind::Stray => match self.plan.draft(bytes) {
                Outcome::Rejected(_) => damaged(stray(bytes)),
                other => other,
            },
        }
    }

    fn bytes(&self, raw: &Raw) -> &[u8] {
        self.window.slice(raw.start, raw.start + raw.length)
    }

    /// Looks inside a damaged stretch for whole records that open as others do.
    fn salvage(self, damaged: &Raw) -> Vec<(Raw, Outcome)> {
        let Some(openings) = self.openings else {
            return Vec::new();
        };
        // Of its own, so that no walk goes on beyond its end.
        let stretch = Window::over(self.bytes(damaged));
        let mut saved = Vec::new();
        let mut at = 0;
        let mut left = damaged.length.saturating_mul(TRIES);
        for start in openings.all(&stretch.bytes) {
            let start = start as u64;
            if start < at {
                continue;
            }
            let (stop, walked) = whole(&stretch, start);
            let Some(rest) = left.checked_sub(walked) else {
                break;
            };
            left = rest;
            let Some(stop) = stop else { continue };
            let outcome = self.plan.draft(stretch.slice(start, stop));
            if matches!(outcome, Outcome::Draft(..)) {
                let lines = memchr::memchr_iter(b'\n', stretch.slice(0, start)).count() as u32;
                let inside = Raw {
                    start: damaged.start + start,
                    length: stop - start,
                    line: damaged.line.saturating_add(lines),
                    kind: RawKind::Whole,
                    around: damaged.around.clone(),
                };
                saved.push((inside, outcome));
                at = stop;
            }
        }
        saved
    }

    /// Whether nothing but separators is left of a stretch: several records on one line are no damage.
    fn is_all_saved(self, raw: &Raw, saved: &[(Raw, Outcome)]) -> bool {
        let is_separator =
            |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b',' | b';' | 0x1e);
        let mut at = raw.start;
        let mut gaps = saved.iter().map(|(inside, _)| {
            let gap = self.window.slice(at, inside.start);
            at = inside.start + inside.length;
            gap
        });
        let is_clean = gaps.all(|gap| gap.iter().all(is_separator));
        let last = saved
            .last()
            .map_or(raw.start, |(inside, _)| inside.start + inside.length);
        let rest = self.window.slice(last, raw.start + raw.length);
        !saved.is_empty() && is_clean && rest.iter().all(is_separator)
    }
}

/// Where the value at `start` ends, if it does, and how far it was followed.
fn whole(stretch: &Window, start: u64) -> (Option<u64>, u64) {
    let mut walker = Walker::default();
    let mut at = start;
    loop {
        match walker.walk(stretch, at, Some(start)) {
            Walked::End(stop) => return (Some(stop), stop - start),
            // A line break in a string is harmless; a record in an impossible place is not.
            Walked::Break(broken) if stretch.byte(broken) == b'\n' => at = broken + 1,
            Walked::Break(broken) => return (None, broken - start),
            Walked::More => return (None, stretch.end() - start),
        }
    }
}

fn stray(bytes: &[u8]) -> String {
    let head = bytes.get(..bytes.len().min(80)).unwrap_or_default();
    let text = String::from_utf8_lossy(head).into_owned();
    format!(
        "stray text `{}`",
        sanitize::line(&text_of::shorten(&text, 40))
    )
}
