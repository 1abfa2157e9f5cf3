//! A dozen levels for weights: the means of the groups they fall into (Lloyd 1982). Halves the file, and costs less than
//! the noise between two trainings.

use super::tag::Tag;

/// How many, so that a tag and a level are one byte.
pub(super) const COUNT: usize = 256 / Tag::COUNT;
/// Groups settle in fewer rounds than this.
const ROUNDS: usize = 30;

/// The levels, ascending.
#[derive(Debug)]
pub(super) struct Levels([f32; COUNT]);

impl Levels {
    /// The levels that stand for these weights best.
    pub(super) fn of(weights: impl Iterator<Item = f32>) -> Self {
        let mut weights: Vec<f32> = weights.collect();
        weights.sort_unstable_by(f32::total_cmp);
        let at = |part: usize| {
            let middle = (2 * part + 1) * weights.len() / (2 * COUNT);
            weights.get(middle).copied().unwrap_or_default()
        };
        let mut levels = Self(std::array::from_fn(at));
        for _ in 0..ROUNDS {
            levels.settle(&weights);
        }
        levels
    }

    fn settle(&mut self, weights: &[f32]) {
        let mut sums = [(0.0_f64, 0_u32); COUNT];
        for weight in weights {
            if let Some((sum, count)) = sums.get_mut(self.nearest(*weight)) {
                *sum += f64::from(*weight);
                *count += 1;
            }
        }
        for (level, (sum, count)) in self.0.iter_mut().zip(sums) {
            if count > 0 {
                *level = (sum / f64::from(count)) as f32;
            }
        }
    }

    fn nearest(&self, weight: f32) -> usize {
        let mut best = (0, f32::MAX);
        for (at, level) in self.0.iter().enumerate() {
            let distance = (level - weight).abs();
            if distance < best.1 {
                best = (at, distance);
            }
        }
        best.0
    }

    /// All of them, ascending.
    pub(super) fn all(&self) -> &[f32] {
        &self.0
    }

    /// The byte for a weight of a tag.
    pub(super) fn code(&self, tag: usize, weight: f32) -> u8 {
        (tag * COUNT + self.nearest(weight)) as u8
    }
}

/// The tag and the level of a byte.
pub(super) const fn decode(code: u8) -> (usize, usize) {
    (code as usize / COUNT, code as usize % COUNT)
}

#[cfg(test)]
mod tests {
    use super::{COUNT, Levels, decode};

    #[test]
    fn a_weight_comes_back_near_to_what_it_was() {
        let weights = || (-300..300).map(|at| at as f32 / 100.0);
        let levels = Levels::of(weights());
        for (tag, weight) in weights().enumerate().map(|(at, weight)| (at % 21, weight)) {
            let (known, level) = decode(levels.code(tag, weight));
            assert_eq!(known, tag);
            assert!((levels.all()[level] - weight).abs() < 6.0 / COUNT as f32);
        }
    }
}
