//! Who and what is named in the same articles as somebody.

use super::{Known, Tally, marks::Marks};
use std::cmp::Reverse;

impl Tally {
    /// The names in the articles of `about`, itself aside, and how many of these name each: most articles first, then by name,
    /// `cap` at most, and how many more there are. Days and figures are no company. None once `is_stale` says yes.
    pub fn company(
        &self,
        about: &Known<'_>,
        cap: usize,
        is_stale: &dyn Fn() -> bool,
    ) -> Option<(Vec<(Known<'_>, u32)>, usize)> {
        let mut articles = Marks::default();
        self.mark(about, &mut articles);
        let mut counted = Vec::new();
        self.each(is_stale, |known| {
            if known.kind().is_named() && known.number != about.number {
                let count = known.count_among(&articles) as u32;
                if count > 0 {
                    counted.push((known, count));
                }
            }
        })?;
        let more = counted.len().saturating_sub(cap);
        Some((first(counted, cap), more))
    }
}

/// The first so many of them: most articles first, then by name. Names are put together from words, so those alone are
/// compared that may be among the first.
fn first(mut counted: Vec<(Known<'_>, u32)>, cap: usize) -> Vec<(Known<'_>, u32)> {
    counted.sort_unstable_by_key(|(_, articles)| Reverse(*articles));
    let last = cap.checked_sub(1).and_then(|last| counted.get(last));
    if let Some((_, least)) = last.copied() {
        counted.truncate(counted.partition_point(|(_, articles)| *articles >= least));
    }
    let order = |(one, here): &(Known<'_>, u32), (other, there): &(Known<'_>, u32)| {
        there.cmp(here).then_with(|| one.by_name(other))
    };
    if counted.len() > cap {
        counted.select_nth_unstable_by(cap, order);
        counted.truncate(cap);
    }
    counted.sort_by(order);
    counted
}
