//! A set of articles, a bit for each.

/// Articles by number.
#[derive(Debug, Clone, Default)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    /// Takes an article in.
    pub(super) fn set(&mut self, article: u32) {
        let word = article as usize / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        if let Some(word) = self.0.get_mut(word) {
            *word |= 1 << (article % 64);
        }
    }

    /// Whether an article is in it.
    pub(super) fn has(&self, article: u32) -> bool {
        let word = self.0.get(article as usize / 64);
        word.is_some_and(|word| word >> (article % 64) & 1 == 1)
    }
}
