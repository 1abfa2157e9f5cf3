//! A set of articles, a bit for each.

/// Articles by number.
#[derive(Debug, Clone, Default)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    /// Takes an article in.
    pub(crate) fn set(&mut self, article: u32) {
        let word = article as usize / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        if let Some(word) = self.0.get_mut(word) {
            *word |= 1 << (article % 64);
        }
    }

    /// Whether an article is in it.
    pub(crate) fn has(&self, article: u32) -> bool {
        let word = self.0.get(article as usize / 64);
        word.is_some_and(|word| word >> (article % 64) & 1 == 1)
    }

    /// Keeps what is in another set too.
    pub(crate) fn keep(&mut self, other: &Self) {
        self.0.truncate(other.0.len());
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= other;
        }
    }

    /// Those that are not in another set.
    pub(crate) fn without(&self, other: &Self) -> Self {
        let mut left = self.clone();
        for (word, other) in left.0.iter_mut().zip(&other.0) {
            *word &= !other;
        }
        left
    }

    /// What is in it, ascending.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> {
        (0..).zip(&self.0).flat_map(|(at, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                (bit < 64).then(|| {
                    left &= left - 1;
                    at * 64 + bit
                })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;

    fn of(articles: &[u32]) -> Bits {
        let mut bits = Bits::default();
        for article in articles {
            bits.set(*article);
        }
        bits
    }

    fn all(bits: &Bits) -> Vec<u32> {
        bits.iter().collect()
    }

    #[test]
    fn sets_are_met_and_taken_apart_whatever_their_length() {
        let (few, many) = (of(&[1, 63]), of(&[1, 64, 200]));
        let mut met = many.clone();
        met.keep(&few);
        assert_eq!(all(&met), [1]);
        assert_eq!(all(&many.without(&few)), [64, 200]);
        assert_eq!(all(&few.without(&many)), [63]);
        assert!(few.has(63) && !few.has(64) && !few.has(1_000));
    }
}
