//! Who and what is named in the same articles as somebody.

use super::{Known, Tally, marks::Marks};

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
                let together = known.articles().filter(|article| articles.has(*article));
                let count = together.count() as u32;
                if count > 0 {
                    counted.push((known, count));
                }
            }
        })?;
        counted.sort_by(|(one, here), (other, there)| {
            there.cmp(here).then_with(|| one.by_name(other))
        });
        let more = counted.len().saturating_sub(cap);
        counted.truncate(cap);
        Some((counted, more))
    }
}
