//! How often names stand in a part of the archive, such as the result of a query.

use super::{Kind, Known, Tally, marks::Marks};

/// Entities looked at between two looks at whether anybody still wants to know.
const BATCH: u32 = 4_096;

impl Tally {
    /// The names of a kind and how many of the articles that `is_among` name each: the commonest, `cap` at least where there
    /// are so many. None once `is_stale` says yes.
    pub fn within(
        &self,
        kind: Kind,
        is_among: impl Fn(u32) -> bool,
        cap: usize,
        is_stale: &dyn Fn() -> bool,
    ) -> Option<Vec<(String, u32)>> {
        let mut counted = Vec::new();
        self.each(is_stale, |known| {
            if known.kind() == kind {
                let count = known
                    .articles()
                    .filter(|article| is_among(*article))
                    .count();
                if count > 0 {
                    counted.push((count as u32, known));
                }
            }
        })?;
        counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        // Names are put together from their words, which costs more than counting them: only for those that are shown, and
        // one more tells that there are more.
        let shown = counted.into_iter().take(cap + 1);
        Some(shown.map(|(count, known)| (known.name(), count)).collect())
    }

    /// How many of the articles that `is_among` name somebody or something of each kind.
    pub fn kinds_within(
        &self,
        is_among: impl Fn(u32) -> bool,
        is_stale: &dyn Fn() -> bool,
    ) -> Option<Vec<(Kind, u32)>> {
        let mut kinds: Vec<(Kind, Marks)> = Kind::ALL
            .map(|kind| (kind, Marks::default()))
            .into_iter()
            .collect();
        self.each(is_stale, |known| {
            let marks = kinds.iter_mut().find(|(kind, _)| *kind == known.kind());
            if let Some((_, marks)) = marks {
                self.mark(&known, marks);
            }
        })?;
        let count =
            |marks: &Marks| marks.iter().filter(|article| is_among(*article)).count() as u32;
        let counted = kinds.iter().map(|(kind, marks)| (*kind, count(marks)));
        Some(counted.filter(|(_, count)| *count > 0).collect())
    }

    /// Every entity, those counted together once.
    pub(super) fn each<'t>(
        &'t self,
        is_stale: &dyn Fn() -> bool,
        mut take: impl FnMut(Known<'t>),
    ) -> Option<()> {
        for number in 0..self.facts.len() as u32 {
            if number % BATCH == 0 && is_stale() {
                return None;
            }
            if let Some(known) = self.at(number).filter(|known| known.number == number) {
                take(known);
            }
        }
        Some(())
    }
}
