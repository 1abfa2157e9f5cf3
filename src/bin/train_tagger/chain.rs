//! The sums over all rows of tags that a stretch could have (forward and backward, Rabiner 1989), out of which comes how
//! often each tag and transition is expected.

use super::stretch::{Row, Stretch, TAGS};
use dateline::entity::model::training::Tag;

/// How often each tag and transition is expected.
pub(crate) struct Expected {
    pub(crate) tags: Vec<Row>,
    pub(crate) transitions: [Row; TAGS + 1],
}

/// The sums over all rows of tags, forward; scaled token by token so that nothing overflows.
pub(crate) struct Chain<'a> {
    stretch: &'a Stretch,
    /// What each transition multiplies by; 0 where tags do not fit together.
    factors: &'a [Row; TAGS + 1],
    /// What each tag of each token multiplies by.
    weights: Vec<Row>,
    forward: Vec<Row>,
    pub(crate) log_total: f64,
}

impl<'a> Chain<'a> {
    pub(crate) fn new(factors: &'a [Row; TAGS + 1], stretch: &'a Stretch, scores: &[Row]) -> Self {
        let mut chain = Self {
            stretch,
            factors,
            weights: Vec::with_capacity(scores.len()),
            forward: Vec::with_capacity(scores.len()),
            log_total: 0.0,
        };
        for (at, scores) in scores.iter().enumerate() {
            chain.push(at, scores);
        }
        chain
    }

    fn push(&mut self, at: usize, scores: &Row) {
        let most = scores.iter().copied().fold(f32::MIN, f32::max);
        let mut weights = scores.map(|score| (score - most).exp());
        if at + 1 == self.stretch.len() {
            for (tag, weight) in weights.iter_mut().enumerate() {
                *weight *= self.ending(tag);
            }
        }
        let mut row = match at.checked_sub(1) {
            None => self.factors[self.stretch.before()],
            Some(before) => self.onward(&self.forward[before]),
        };
        let mut sum = 0.0;
        for (value, weight) in row.iter_mut().zip(&weights) {
            *value *= weight;
            sum += *value;
        }
        let sum = sum.max(f32::MIN_POSITIVE);
        for value in &mut row {
            *value /= sum;
        }
        self.log_total += f64::from(most) + f64::from(sum).ln();
        self.weights.push(weights);
        self.forward.push(row);
    }

    /// What ending on a tag multiplies by.
    fn ending(&self, tag: usize) -> f32 {
        if self.stretch.is_last {
            f32::from(u8::from(Tag::from_number(tag).may_end()))
        } else {
            self.factors[tag][0]
        }
    }

    fn onward(&self, before: &Row) -> Row {
        let mut row = [0.0; TAGS];
        for (value, factors) in before.iter().zip(self.factors) {
            if *value > 0.0 {
                for (sum, factor) in row.iter_mut().zip(factors) {
                    *sum += value * factor;
                }
            }
        }
        row
    }

    /// Goes back from the end and counts.
    pub(crate) fn expect(&self) -> Expected {
        let count = self.stretch.len();
        let mut expected = Expected {
            tags: vec![[0.0; TAGS]; count],
            transitions: [[0.0; TAGS]; TAGS + 1],
        };
        let mut back = [1.0; TAGS];
        for at in (0..count).rev() {
            let tags = shares(&self.forward[at], &back);
            expected.tags[at] = tags;
            if at + 1 == count && !self.stretch.is_last {
                for (tag, share) in tags.iter().enumerate() {
                    expected.transitions[tag][0] += share;
                }
            }
            match at.checked_sub(1) {
                None => {
                    for (sum, share) in expected.transitions[self.stretch.before()]
                        .iter_mut()
                        .zip(&tags)
                    {
                        *sum += share;
                    }
                }
                Some(before) => back = self.backward(at, before, &back, &mut expected),
            }
        }
        expected
    }

    #[expect(
        clippy::needless_range_loop,
        reason = "tags index several rows at once"
    )]
    fn backward(&self, at: usize, before: usize, back: &Row, expected: &mut Expected) -> Row {
        let mut onward = [0.0; TAGS];
        for tag in 0..TAGS {
            onward[tag] = self.weights[at][tag] * back[tag];
        }
        let mut row = [0.0; TAGS];
        let mut total = 0.0;
        for tag in 0..TAGS {
            row[tag] = self.factors[tag]
                .iter()
                .zip(&onward)
                .map(|(factor, value)| factor * value)
                .sum();
            total += row[tag] * self.forward[before][tag];
        }
        let total = total.max(f32::MIN_POSITIVE);
        for tag in 0..TAGS {
            let share = self.forward[before][tag] / total;
            if share > 1e-6 {
                for next in 0..TAGS {
                    expected.transitions[tag][next] +=
                        share * self.factors[tag][next] * onward[next];
                }
            }
        }
        let sum: f32 = row.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        row.map(|value| value / sum)
    }
}

fn shares(forward: &Row, back: &Row) -> Row {
    let mut row = [0.0; TAGS];
    let mut sum = 0.0;
    for tag in 0..TAGS {
        row[tag] = forward[tag] * back[tag];
        sum += row[tag];
    }
    row.map(|value| value / sum.max(f32::MIN_POSITIVE))
}
