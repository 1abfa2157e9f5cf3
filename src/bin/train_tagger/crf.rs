//! Learns the weights of a linear-chain conditional random field by stochastic gradient with `AdaGrad` (Duchi, Hazan and
//! Singer 2011), a sentence at a time, some features of each token left out by chance so that none is leant on too much.

use super::{
    chain::{Chain, Expected},
    random::Random,
    stretch::{Row, START, Stretch, TAGS},
};
use dateline::entity::model::training::{SLOT_BITS, Tag};

/// The sum of squares a weight begins with: how far its first step goes.
const FIRST_SQUARE: f32 = 1e-2;

/// How to train.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) passes: usize,
    /// The weights are the mean of those after each of so many passes, the last ones.
    pub(crate) averaged: usize,
    pub(crate) rate: f32,
    /// Share of the features left out.
    pub(crate) dropout: f64,
    pub(crate) seed: u64,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            passes: 6,
            averaged: 3,
            rate: 0.05,
            dropout: 0.4,
            seed: 7,
        }
    }
}

/// A weight of each tag and the squares of its gradients, side by side for the cache.
#[derive(Clone, Copy)]
struct Slot {
    weights: Row,
    squares: Row,
}

struct Trainer {
    slots: Vec<Slot>,
    transitions: [Row; TAGS + 1],
    squares: [Row; TAGS + 1],
    may_precede: [[bool; TAGS]; TAGS],
    rate: f32,
}

/// Trains; `say` is told how each pass went. Returns the weights of the slots and of the transitions.
pub(crate) fn train(
    stretches: &[Stretch],
    plan: &Plan,
    say: &mut dyn FnMut(String),
) -> (Vec<f32>, Vec<f32>) {
    let mut trainer = Trainer::new(plan.rate);
    let mut random = Random(plan.seed);
    let mut order: Vec<usize> = (0..stretches.len()).collect();
    let mut kept = Kept::default();
    let mut mean = Mean::default();
    for pass in 1..=plan.passes {
        random.shuffle(&mut order);
        let (mut loss, mut tokens) = (0.0, 0);
        for at in &order {
            let stretch = &stretches[*at];
            kept.choose(stretch, plan.dropout, &mut random);
            loss += trainer.learn(stretch, &kept);
            tokens += stretch.len();
        }
        say(format!(
            "pass {pass}: loss {:.4} a token",
            loss / tokens as f64
        ));
        if pass + plan.averaged > plan.passes {
            mean.add(&trainer.slots);
        }
    }
    // With all features there at once each must say less.
    let share = 1.0 - plan.dropout as f32;
    (
        mean.times(share),
        trainer.transitions.as_flattened().to_vec(),
    )
}

/// What the weights were at the end of several passes, on average: less of what the last texts happened to say, and fewer
/// weights that are worth their place.
#[derive(Default)]
struct Mean {
    sums: Vec<f32>,
    count: u16,
}

impl Mean {
    fn add(&mut self, slots: &[Slot]) {
        self.sums.resize(slots.len() * TAGS, 0.0);
        let weights = slots.iter().flat_map(|slot| slot.weights);
        for (sum, weight) in self.sums.iter_mut().zip(weights) {
            *sum += weight;
        }
        self.count += 1;
    }

    fn times(self, share: f32) -> Vec<f32> {
        let share = share / f32::from(self.count.max(1));
        self.sums.into_iter().map(|sum| sum * share).collect()
    }
}

/// Makes names likelier: takes `boldness` off the weight that every token has for standing outside.
pub(crate) fn embolden(weights: &mut [f32], boldness: f32) {
    let bias = dateline::entity::model::training::bias_slot() as usize;
    if let Some(weight) = weights.get_mut(bias * TAGS) {
        *weight -= boldness;
    }
}

/// The slots of a stretch that are not left out.
#[derive(Default)]
struct Kept {
    slots: Vec<u32>,
    ends: Vec<usize>,
}

impl Kept {
    fn choose(&mut self, stretch: &Stretch, dropout: f64, random: &mut Random) {
        self.slots.clear();
        self.ends.clear();
        let least = (dropout * 65_536.0) as u64;
        let mut start = 0;
        let (mut bits, mut left) = (0, 0);
        for end in &stretch.ends {
            for slot in &stretch.slots[start..*end as usize] {
                if left == 0 {
                    (bits, left) = (random.next(), 4);
                }
                if bits & 0xffff >= least {
                    self.slots.push(*slot);
                }
                bits >>= 16;
                left -= 1;
            }
            self.ends.push(self.slots.len());
            start = *end as usize;
        }
    }

    fn of(&self, at: usize) -> &[u32] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.slots[start..self.ends[at]]
    }
}

impl Trainer {
    fn new(rate: f32) -> Self {
        let mut may_precede = [[false; TAGS]; TAGS];
        for before in Tag::all() {
            for tag in Tag::all() {
                may_precede[before.number()][tag.number()] = before.may_precede(tag);
            }
        }
        let empty = Slot {
            weights: [0.0; TAGS],
            squares: [FIRST_SQUARE; TAGS],
        };
        Self {
            slots: vec![empty; 1 << SLOT_BITS],
            transitions: [[0.0; TAGS]; TAGS + 1],
            squares: [[FIRST_SQUARE; TAGS]; TAGS + 1],
            may_precede,
            rate,
        }
    }

    /// One step; returns the loss before it, in nats.
    fn learn(&mut self, stretch: &Stretch, kept: &Kept) -> f64 {
        let scores: Vec<Row> = (0..stretch.len())
            .map(|at| self.scores(kept.of(at)))
            .collect();
        let factors = self.factors();
        let chain = Chain::new(&factors, stretch, &scores);
        let expected = chain.expect();
        let loss = chain.log_total - self.gold(stretch, &scores);
        self.step(stretch, kept, &expected);
        loss
    }

    /// What each transition multiplies by; 0 where tags do not fit together.
    #[expect(
        clippy::needless_range_loop,
        reason = "tags index several rows at once"
    )]
    fn factors(&self) -> [Row; TAGS + 1] {
        let mut factors = [[0.0; TAGS]; TAGS + 1];
        for tag in Tag::all() {
            let to = tag.number();
            for before in 0..TAGS {
                if self.may_precede[before][to] {
                    factors[before][to] = self.transitions[before][to].exp();
                }
            }
            if tag.may_start() {
                factors[START][to] = self.transitions[START][to].exp();
            }
        }
        factors
    }

    fn scores(&self, slots: &[u32]) -> Row {
        let mut scores = [0.0; TAGS];
        for slot in slots {
            for (score, weight) in scores.iter_mut().zip(&self.slots[*slot as usize].weights) {
                *score += weight;
            }
        }
        scores
    }

    fn gold(&self, stretch: &Stretch, scores: &[Row]) -> f64 {
        let mut before = stretch.before();
        let mut sum = 0.0;
        for (tag, scores) in stretch.tags.iter().zip(scores) {
            let tag = tag.number();
            sum += f64::from(scores[tag] + self.transitions[before][tag]);
            before = tag;
        }
        if !stretch.is_last {
            sum += f64::from(self.transitions[before][0]);
        }
        sum
    }

    fn step(&mut self, stretch: &Stretch, kept: &Kept, expected: &Expected) {
        for (at, gold) in stretch.tags.iter().enumerate() {
            let mut gradient = expected.tags[at];
            gradient[gold.number()] -= 1.0;
            if gradient[gold.number()] > -1e-3 {
                continue;
            }
            for slot in kept.of(at) {
                self.slots[*slot as usize].step(&gradient, self.rate);
            }
        }
        let mut gradient = expected.transitions;
        let mut before = stretch.before();
        for tag in &stretch.tags {
            gradient[before][tag.number()] -= 1.0;
            before = tag.number();
        }
        if !stretch.is_last {
            gradient[before][0] -= 1.0;
        }
        for (before, row) in gradient.iter().enumerate() {
            step(
                &mut self.transitions[before],
                &mut self.squares[before],
                row,
                self.rate,
            );
        }
    }
}

impl Slot {
    fn step(&mut self, gradient: &Row, rate: f32) {
        step(&mut self.weights, &mut self.squares, gradient, rate);
    }
}

fn step(weights: &mut Row, squares: &mut Row, gradient: &Row, rate: f32) {
    for ((weight, square), slope) in weights.iter_mut().zip(squares).zip(gradient) {
        if slope.abs() > 1e-4 {
            *square += slope * slope;
            *weight -= rate * slope / square.sqrt();
        }
    }
}
