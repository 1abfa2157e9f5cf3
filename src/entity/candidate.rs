//! Runs of capitalised words: what might be a name, and how long it is.
//!
//! Says nothing of kinds. A run is a list of units (a word, or a listed phrase taken whole), kept within a sentence
//! and joined over the small words that occur inside names. Cutting runs into names is `segment`'s work.

use super::{
    document::{Case, Document},
    gazetteer::{Bits, Gazetteer},
    token::Shape,
};

/// A word of a run, or a listed phrase in it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unit {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) bits: Bits,
}

/// Small words inside the names of people and places.
const PARTICLES: &[&str] = &[
    "de", "dia", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le", "van", "von",
    "der", "den", "ter", "zu", "al", "el", "ul", "bin", "bint", "ibn", "ben", "y", "e", "af", "av",
    "sur", "en", "und",
];

/// Runs end after this many units, so that later stages may look through a run as often as they like: no name is as
/// long, and the words after the cut begin a run of their own.
const LONGEST_RUN: usize = 24;

/// Walks through a text and collects its runs.
#[derive(Debug)]
pub(crate) struct Runs<'d> {
    document: &'d Document<'d>,
    gazetteer: &'d Gazetteer,
    taken: &'d [bool],
    at: usize,
}

impl<'d> Runs<'d> {
    /// Runs of the tokens that are not `taken` already.
    pub(crate) fn new(
        document: &'d Document<'d>,
        gazetteer: &'d Gazetteer,
        taken: &'d [bool],
    ) -> Self {
        Self {
            document,
            gazetteer,
            taken,
            at: 0,
        }
    }

    fn is_free(&self, at: usize) -> bool {
        self.taken.get(at).is_some_and(|taken| !taken)
    }

    /// A token that can be part of a name by its looks.
    fn is_name(&self, at: usize) -> bool {
        self.is_free(at)
            && self.document.case(at) == Case::Sentence
            && matches!(
                self.document.shape(at),
                Shape::Capital | Shape::Caps | Shape::Initial
            )
    }

    /// The unit at a token: a listed phrase, or the word itself.
    fn unit(&self, at: usize) -> Option<Unit> {
        let document = self.document;
        let bits = document.bits(at);
        if bits.has(Bits::STARTS_PHRASE) && self.is_free(at) && document.case(at) == Case::Sentence
        {
            let tokens = document.tokens.get(at..).unwrap_or_default();
            if let Some((length, bits)) = self.gazetteer.phrase(tokens)
                && self.is_phrase(at, at + length)
            {
                return Some(Unit {
                    start: at,
                    end: at + length,
                    bits,
                });
            }
        }
        self.is_name(at).then_some(Unit {
            start: at,
            end: at + 1,
            bits,
        })
    }

    /// Whether the words of a phrase are written as a name, in one sentence.
    fn is_phrase(&self, start: usize, end: usize) -> bool {
        let document = self.document;
        let last_is_name = (start..end).rev().take(2).any(|at| self.is_name(at))
            || document.shape(end - 1) == Shape::Number;
        let first_is_name = self.is_name(start) || matches!(document.word(start), "al" | "el");
        first_is_name
            && last_is_name
            && (start..end).all(|at| {
                self.is_free(at)
                    && document.sentence(at) == document.sentence(start)
                    && (document.shape(at) != Shape::Lower || document.word(at).len() < 5)
            })
    }

    /// The units of the run that starts at `start`, or none.
    fn run(&self, start: usize) -> Option<Vec<Unit>> {
        let first = self.unit(start)?;
        if first.bits.has(Bits::STOP) && !first.bits.has(Bits::FIRST | Bits::PHRASE) {
            return None;
        }
        let mut units = vec![first];
        while units.len() < LONGEST_RUN
            && let Some(more) = self.extend(&units)
        {
            units.extend(more);
        }
        Some(units)
    }

    /// What the run goes on with: one unit, or small words and a unit.
    fn extend(&self, units: &[Unit]) -> Option<Vec<Unit>> {
        let last = *units.last()?;
        let at = last.end;
        let document = self.document;
        if at >= document.len() || document.sentence(at) != document.sentence(last.start) {
            return None;
        }
        if let Some(unit) = self.unit(at) {
            let is_name = !unit.bits.has(Bits::STOP)
                || unit.bits.has(Bits::PHRASE | Bits::FIRST)
                || last.bits.has(Bits::FIRST);
            return (is_name && !document.is_glued(at)).then(|| vec![unit]);
        }
        match document.shape(at) {
            Shape::Mark if document.is_glued(at) && document.is_glued(at + 1) => {
                self.over_hyphen(&last, units.len() == 1, at)
            }
            Shape::Mark if document.word(at) == "&" => self.over(at, 1),
            Shape::Mark if last.bits.has(Bits::SUFFIX) => None,
            Shape::Number if last.bits.has(Bits::LAW_HEAD) => Some(vec![word(at, at + 1)]),
            Shape::Possessive => self.over_genitive(last, at),
            Shape::Lower => self.over_small_words(units, at),
            _ => None,
        }
    }

    /// `at..at + links` are small words; the unit after them is part of the run.
    fn over(&self, at: usize, links: usize) -> Option<Vec<Unit>> {
        let unit = self.unit(at + links)?;
        let is_same = self.document.sentence(at) == self.document.sentence(at + links);
        let belongs = is_same && (!unit.bits.has(Bits::STOP) || unit.bits.has(Bits::PHRASE));
        belongs.then(|| vec![link(at, at + links), unit])
    }

    /// `Jean-Pierre`, `Boulogne-sur-Mer`, `Mao Tse-tung`, `SS-20`.
    fn over_hyphen(&self, last: &Unit, is_first: bool, at: usize) -> Option<Vec<Unit>> {
        let document = self.document;
        if !matches!(document.word(at), "-" | "\u{2010}" | "\u{2011}") || !self.is_free(at + 1) {
            return None;
        }
        if self.is_name(at + 1) {
            return self.over(at, 1);
        }
        let is_particle = document.is_any(at + 1, PARTICLES)
            && document.is_glued(at + 2)
            && document.word(at + 2) == "-";
        if is_particle {
            return self.over(at, 3);
        }
        let is_model = document.shape(at + 1) == Shape::Number
            && is_first
            && last.end == last.start + 1
            && document.word(last.start).len() < 5
            && !last.bits.has(Bits::MONTH | Bits::WEEKDAY | Bits::COMMON);
        if is_model {
            return Some(vec![word(at, at + 2)]);
        }
        let bits = document.bits(at + 1);
        let is_syllable = document.shape(at + 1) == Shape::Lower
            && !is_first
            && document.word(at + 1).len() < 6
            && !bits.has(Bits::STOP | Bits::COMMON | Bits::SAY | Bits::UNIT | Bits::ROLE)
            && !last.bits.has(Bits::LISTED)
            && !document.occurs_small(at + 1)
            && !document.word(at + 1).ends_with("ed")
            && !document.is_any(
                at + 1,
                &[
                    "era", "wide", "held", "run", "born", "made", "style", "like", "free",
                ],
            );
        is_syllable.then(|| vec![word(at, at + 2)])
    }

    /// `People's Party`, `King's College`: a genitive that belongs to a name, unlike `Russia's`.
    fn over_genitive(&self, last: Unit, at: usize) -> Option<Vec<Unit>> {
        let is_inner = last.bits.has(Bits::COMMON | Bits::TITLE) && !last.bits.has(Bits::LISTED);
        let unit = self.unit(at + 1)?;
        (is_inner && unit.bits.has(Bits::HEAD)).then(|| vec![link(at, at + 1), unit])
    }

    fn over_small_words(&self, units: &[Unit], at: usize) -> Option<Vec<Unit>> {
        let document = self.document;
        let last = units.last()?;
        if document.is_any(at, PARTICLES) {
            let more = usize::from(document.is_any(at + 1, PARTICLES));
            let hyphen = usize::from(document.word(at + 1) == "-" && document.is_glued(at + 1));
            return self.over(at, 1 + more + hyphen);
        }
        let takes_of = last.bits.has(Bits::FIRST_OF | Bits::HEAD) && !last.bits.has(Bits::PHRASE);
        let article = usize::from(document.is(at + 1, "the"));
        let has_link = units.iter().any(|unit| unit.bits.has(Bits::LINK));
        match document.word(at) {
            "of" if last.bits.has(Bits::FIRST_OF) || has_link && goes_on(units) => {
                self.over(at, 1 + article)
            }
            "for" | "on"
                if takes_of
                    && last
                        .bits
                        .has(Bits::ORG_HEAD | Bits::LAW_HEAD | Bits::EVENT_HEAD) =>
            {
                self.over(at, 1 + article)
            }
            "and" if has_link && goes_on(units) && self.joins_words(units, at + 1) => {
                self.over(at, 1).filter(|more| {
                    more.last().is_some_and(|unit| {
                        !unit.bits.has(Bits::LISTED | Bits::FIRST | Bits::TITLE)
                    })
                })
            }
            "and" if self.is_compound(last, at) => self.over(at, 1),
            _ => None,
        }
    }

    /// Whether `and` may go on with the name: `Prevention and Punishment`, `Health and Welfare`, `Allergy and Infectious
    /// Diseases`, but not `Bank of Utopia and Acme Corp.`, where what follows is a name by its own head.
    fn joins_words(&self, units: &[Unit], next: usize) -> bool {
        let is_law = units.iter().any(|unit| unit.bits.has(Bits::LAW_HEAD));
        let is_word = |last: &Unit| last.bits.has(Bits::COMMON | Bits::TITLE_MODIFIER);
        if is_law || units.last().is_some_and(is_word) {
            return true;
        }
        let is_study = units.iter().any(|unit| {
            self.document.is_any(
                unit.start,
                &[
                    "Institute",
                    "Department",
                    "Ministry",
                    "Centre",
                    "Center",
                    "Board",
                    "Office",
                ],
            )
        });
        let words = (next..next + 3).take_while(|at| self.is_name(*at));
        is_study
            && words
                .into_iter()
                .all(|at| !self.document.bits(at).has(Bits::HEAD))
    }

    /// `Food and Drug Administration`: a common word, `and`, and a run that ends in a head.
    fn is_compound(&self, last: &Unit, at: usize) -> bool {
        let is_common = last.bits.has(Bits::COMMON | Bits::TITLE_MODIFIER)
            && !last.bits.has(Bits::LISTED | Bits::HEAD);
        let mut end = at + 1;
        while end < at + 5 && self.is_name(end) && !self.document.opens(end) {
            end += 1;
        }
        is_common
            && end > at + 2
            && self
                .document
                .bits(end - 1)
                .has(Bits::ORG_HEAD | Bits::LAW_HEAD)
    }
}

/// Whether the run is of the kind `Ministry of Health …`: its words after the head are words, not names.
fn goes_on(units: &[Unit]) -> bool {
    let Some(link) = units.iter().position(|unit| unit.bits.has(Bits::LINK)) else {
        return false;
    };
    let head = link.checked_sub(1).and_then(|head| units.get(head));
    let is_headed = head.is_some_and(|head| {
        head.bits
            .has(Bits::FIRST_OF | Bits::LAW_HEAD | Bits::ORG_HEAD)
            && !head.bits.has(Bits::PHRASE)
    });
    is_headed
        && units
            .last()
            .is_some_and(|last| !last.bits.has(Bits::LISTED | Bits::FIRST | Bits::SURNAME))
}

/// A further word of a name that says nothing by itself.
fn word(start: usize, end: usize) -> Unit {
    Unit {
        start,
        end,
        bits: Bits::default(),
    }
}

const fn link(start: usize, end: usize) -> Unit {
    Unit {
        start,
        end,
        bits: Bits::LINK,
    }
}

impl Iterator for Runs<'_> {
    type Item = Vec<Unit>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.at < self.document.len() {
            let start = self.at;
            if let Some(units) = self.run(start) {
                self.at = units
                    .last()
                    .map_or(start + 1, |unit| unit.end.max(start + 1));
                return Some(units);
            }
            self.at += 1;
        }
        None
    }
}
