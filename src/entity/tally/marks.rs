//! A set of small numbers as bits: what joins lists by the thousand without sorting them, as the first letter of a name
//! asks for a third of all names and they for every article.

/// Marked numbers.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Marks(Vec<u64>);

impl Marks {
    pub(super) fn mark(&mut self, number: u32) {
        let at = number as usize / 64;
        if at >= self.0.len() {
            self.0.resize(at + 1, 0);
        }
        if let Some(word) = self.0.get_mut(at) {
            *word |= 1 << (number % 64);
        }
    }

    /// Whether a number is marked.
    pub(super) fn has(&self, number: u32) -> bool {
        let word = self.0.get(number as usize / 64);
        word.is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    /// Keeps what is marked in `other` too.
    pub(super) fn keep(&mut self, other: &Self) {
        self.0.truncate(other.0.len());
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= other;
        }
    }

    /// The marked numbers, ascending.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> {
        (0..).zip(&self.0).flat_map(|(at, word)| {
            let mut word = *word;
            std::iter::from_fn(move || {
                let bit = (word != 0).then(|| word.trailing_zeros())?;
                word &= word - 1;
                Some(at * 64 + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Marks;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn marks_are_a_set(one in prop::collection::vec(0..500_u32, 0..60), other in prop::collection::vec(0..500_u32, 0..60)) {
            let marks = |numbers: &[u32]| {
                let mut marks = Marks::default();
                for &number in numbers {
                    marks.mark(number);
                }
                marks
            };
            let set = |numbers: &[u32]| numbers.iter().copied().collect::<BTreeSet<_>>();
            let mut both = marks(&one);
            prop_assert!(both.iter().eq(set(&one)));
            both.keep(&marks(&other));
            prop_assert!(both.iter().eq(set(&one).intersection(&set(&other)).copied()));
        }
    }
}
