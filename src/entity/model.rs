//! The trained tagger: a linear-chain conditional random field (Lafferty, `McCallum` and Pereira 2001) over hashed features,
//! with the rules' own guesses among them. Trained by `train-tagger` on openly licensed text, embedded in the program.
//!
//! Decides nothing about numbers, days, datelines and bylines: those are rules, and their tokens are closed to it.

mod cache;
mod elsewhere;
mod feature;
mod gate;
mod hash;
mod learnt;
mod levels;
pub mod lists;
mod pack;
mod page;
mod place;
mod slots;
mod sums;
pub mod tag;
pub mod training;
mod viterbi;
mod weights;
mod word;
mod words;

pub use learnt::Learnt;
pub use weights::ModelError;

use super::{document::Document, gazetteer::Gazetteer, tagger::Tagged};
use cache::Caches;
use page::Page;
use std::sync::Mutex;
use sums::Sums;
use tag::Class;
use viterbi::{Ends, Lattice};
use weights::File;

/// Most tokens tagged together: a text of capitals without an end is cut, so that memory stays bounded.
const LONGEST: usize = 512;
/// Tokens weighed together, or some more.
const TOGETHER: usize = 64;

/// The tagger, ready to be asked; shared between threads.
#[derive(Debug)]
pub struct Model {
    file: File,
    lattice: Lattice,
    /// Lent to a text at a time.
    caches: Mutex<Lending>,
}

/// What is kept between texts.
#[derive(Debug, Default)]
struct Lending {
    idle: Vec<Caches>,
    lent_count: usize,
}

/// A name the tagger has found: its tokens and its class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) class: Class,
}

/// The model the program comes with.
const EMBEDDED: &[u8] = include_bytes!("model/names.bin");

impl Model {
    /// Unpacks the model the program comes with: a few milliseconds.
    ///
    /// # Panics
    /// Never with the file that was trained for these features, of which a test takes care.
    pub fn embedded() -> Self {
        Self::read(EMBEDDED).expect("the embedded model was trained for these features")
    }

    /// The first bytes of the model the program comes with: version, checksum and fingerprint are among them.
    pub fn head() -> &'static [u8] {
        EMBEDDED.get(..64).unwrap_or(EMBEDDED)
    }

    /// Reads a model file, most of which stays where it is: hence for good.
    ///
    /// # Errors
    /// It is not one, not of this program's features, or damaged.
    pub fn read(bytes: &'static [u8]) -> Result<Self, ModelError> {
        Ok(Self {
            file: File::read(bytes)?,
            lattice: Lattice::default(),
            caches: Mutex::default(),
        })
    }

    /// Finds the names among the tokens that are not `taken`; `guessed` are those that the rules would say.
    pub(crate) fn tag(
        &self,
        document: &Document<'_>,
        gazetteer: &Gazetteer,
        guessed: &[Tagged],
        taken: &[bool],
    ) -> Vec<Found> {
        let mut caches = self.borrow();
        let page = Page::new(
            document,
            gazetteer,
            (&self.file.lists, &self.file.clusters),
            guessed,
            &mut caches.words,
        )
        .with_elsewhere();
        let is_open = |at: usize| taken.get(at) == Some(&false) && page.is_open(at);
        let mut sums = Sums::new(&page, &self.file.weights, &mut caches);
        let (mut found, mut stretches) = (Vec::new(), Vec::new());
        let mut at = 0;
        while at < document.len() {
            if is_open(at) {
                let end = stretch(document, at, is_open);
                (at..end).for_each(|at| sums.ask(at));
                stretches.push((at, end));
                at = end;
            } else {
                at += 1;
            }
            if sums.asked() >= TOGETHER {
                self.decode(&mut sums, &mut stretches, &mut found);
            }
        }
        self.decode(&mut sums, &mut stretches, &mut found);
        self.give_back(caches);
        found
    }

    /// Caches nobody uses: large ones for each thread of the pool, which read archives. Any other thread that comes while
    /// some are lent has the one article that is looked at, and does with small ones.
    fn borrow(&self) -> Caches {
        let Ok(mut lending) = self.caches.lock() else {
            return Caches::few();
        };
        if let Some(idle) = lending.idle.pop() {
            lending.lent_count += 1;
            return idle;
        }
        if lending.lent_count > 0 && rayon::current_thread_index().is_none() {
            return Caches::few();
        }
        lending.lent_count += 1;
        drop(lending);
        Caches::many()
    }

    fn give_back(&self, caches: Caches) {
        if let (true, Ok(mut lending)) = (caches.are_many(), self.caches.lock()) {
            lending.lent_count = lending.lent_count.saturating_sub(1);
            lending.idle.push(caches);
        }
    }

    /// Finds the names in the stretches whose tokens were asked for.
    fn decode(
        &self,
        sums: &mut Sums<'_>,
        stretches: &mut Vec<(usize, usize)>,
        found: &mut Vec<Found>,
    ) {
        let (page, transitions) = (sums.page, &self.file.weights.transitions);
        let mut scores = sums.answer();
        for (start, end) in stretches.drain(..) {
            let Some((own, rest)) = scores.split_at_checked(end - start) else {
                break;
            };
            scores = rest;
            let ends = Ends {
                is_first: page.near(start, -1).is_none(),
                is_last: page.near(end - 1, 1).is_none(),
            };
            let tags = self.lattice.decode(own, transitions, ends);
            let names = tag::names(&tags).into_iter();
            found.extend(names.map(|(first, past, class)| Found {
                start: start + first,
                end: start + past,
                class,
            }));
        }
        sums.clear();
    }
}

/// The end of the open tokens of one sentence from `start` on.
fn stretch(document: &Document<'_>, start: usize, is_open: impl Fn(usize) -> bool) -> usize {
    let is_in = |at: &usize| {
        *at < start + LONGEST
            && *at < document.len()
            && is_open(*at)
            && document.sentence(*at) == document.sentence(start)
    };
    (start..document.len())
        .take_while(is_in)
        .last()
        .map_or(start + 1, |last| last + 1)
}

#[cfg(test)]
mod tests;
