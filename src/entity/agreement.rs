//! Makes a text agree with itself: the same words are the same kind of name throughout, a surname is that of the person
//! named in full, and a name found in one place is one in the others.

use super::{
    document::{Case, Document},
    gazetteer::Bits,
    key::{KeyMap, KeySet},
    label::Kind,
    tagger::Tagged,
    token::{self, Shape},
    votes::Votes,
};

/// What a mention found by the tagger counts; one where the capital is owed to the place counts less.
const FOUND: i32 = 4;
const OWED: i32 = 2;
/// What counts the rules' word for it.
const GUESSED: i32 = 2;
/// Names longer than this are not looked for again.
const LONGEST: usize = 6;

/// What the names of a text say together.
struct Council<'d> {
    document: &'d Document<'d>,
    votes: KeyMap<u64, Votes>,
    surnames: KeySet,
    /// First words of the longer names: where none is, none need be tried.
    firsts: KeySet,
}

/// Makes the names agree, and adds those that were passed over among the tokens that are not `taken`.
pub(crate) fn agree(
    document: &Document<'_>,
    mut found: Vec<Tagged>,
    guessed: &[Tagged],
    taken: &[bool],
) -> Vec<Tagged> {
    let council = Council::new(document, &found, guessed);
    for name in &mut found {
        name.kind = council.kind(*name);
    }
    let mut taken = taken.to_vec();
    for name in &found {
        if let Some(tokens) = taken.get_mut(name.start..name.end) {
            tokens.fill(true);
        }
    }
    council.search(&mut found, &taken);
    found
}

impl<'d> Council<'d> {
    fn new(document: &'d Document<'d>, found: &[Tagged], guessed: &[Tagged]) -> Self {
        let mut council = Self {
            document,
            votes: KeyMap::default(),
            surnames: KeySet::default(),
            firsts: KeySet::default(),
        };
        for name in found {
            let is_owed = document.opens(name.start) || document.case(name.start) == Case::Uniform;
            council.vote(name, if is_owed { OWED } else { FOUND });
            let is_long = name.end > name.start + 1;
            if is_long {
                council.firsts.insert(document.key(name.start));
            }
            if is_long && name.kind == Kind::Person {
                council
                    .surnames
                    .insert(document.surname_key(name.start, name.end));
            }
            if is_long && name.kind == Kind::Org {
                council.vote_for_short(name);
            }
        }
        for guess in guessed {
            let key = document.name_key(guess.start, guess.end);
            if council.votes.contains_key(&key) {
                council.vote(guess, GUESSED);
            }
        }
        council
    }

    fn vote(&mut self, name: &Tagged, weight: i32) {
        let key = self.document.name_key(name.start, name.end);
        self.votes.entry(key).or_default().add(name.kind, weight);
    }

    /// What a company is called without the last word of its name is the company, more surely so where nothing else is
    /// called that.
    fn vote_for_short(&mut self, name: &Tagged) {
        const COMPANY: &[&str] = &[
            "Holdings",
            "Group",
            "Industries",
            "Technologies",
            "Motors",
            "Partners",
        ];
        let (first, last) = (self.document.bits(name.start), name.end - 1);
        let short = Tagged { end: last, ..*name };
        let is_known = first.has(Bits::PLACE | Bits::NORP | Bits::COMMON);
        if self.document.bits(last).has(Bits::SUFFIX) {
            self.vote(&short, FOUND);
        } else if self.document.is_any(last, COMPANY) && !is_known {
            self.vote(&short, 2 * FOUND);
        }
    }

    /// The kind of a name, by all that is said of it.
    fn kind(&self, name: Tagged) -> Kind {
        let document = self.document;
        let is_single = name.end == name.start + 1;
        let bits = document.bits(name.start);
        if is_single && self.is_surname(name.start) && !bits.has(Bits::PLACE | Bits::NORP) {
            return Kind::Person;
        }
        let Some(votes) = self.votes.get(&document.name_key(name.start, name.end)) else {
            return name.kind;
        };
        let winner = votes.winner(0).unwrap_or(name.kind);
        if votes.of(winner) >= 2 * votes.of(name.kind) {
            winner
        } else {
            name.kind
        }
    }

    fn is_surname(&self, at: usize) -> bool {
        self.surnames.contains(&self.document.key(at))
    }

    /// Finds the names again where the tagger passed over them.
    fn search(&self, found: &mut Vec<Tagged>, taken: &[bool]) {
        let mut at = 0;
        while at < self.document.len() {
            match self.known(at, taken) {
                Some(name) => {
                    at = name.end;
                    found.push(name);
                }
                None => at += 1,
            }
        }
        found.sort_unstable_by_key(|name| name.start);
    }

    fn known(&self, start: usize, taken: &[bool]) -> Option<Tagged> {
        if !self.is_name(start, taken) || start > 0 && self.goes_on(start - 1, start, taken) {
            return None;
        }
        let document = self.document;
        let mut best = None;
        let mut key = document.key(start);
        let most = if self.firsts.contains(&key) {
            LONGEST
        } else {
            1
        };
        for end in start + 1..=start + most {
            if taken.get(end - 1) != Some(&false)
                || document.sentence(end - 1) != document.sentence(start)
            {
                break;
            }
            if end > start + 1 {
                key = token::join(key, document.key(end - 1));
            }
            let kind = match self.votes.get(&key).and_then(|votes| votes.winner(OWED)) {
                None if end == start + 1 && self.is_surname(start) => Some(Kind::Person),
                kind => kind,
            };
            if let Some(kind) = kind.filter(|_| end > start + 1 || self.is_sure(start)) {
                best = Some(Tagged { start, end, kind });
            }
        }
        best.filter(|name| !self.goes_on(name.end, name.end - 1, taken))
    }

    fn is_name(&self, at: usize, taken: &[bool]) -> bool {
        taken.get(at) == Some(&false)
            && matches!(self.document.shape(at), Shape::Capital | Shape::Caps)
            && self.document.case(at) == Case::Sentence
    }

    /// Whether a word by itself is the name it is elsewhere: no common word, and no capital owed to its place.
    fn is_sure(&self, at: usize) -> bool {
        let document = self.document;
        let is_word = document
            .bits(at)
            .has(Bits::COMMON | Bits::STOP | Bits::HEAD | Bits::TITLE);
        !is_word
            && !document.occurs_small(at)
            && (!document.opens(at) || document.occurs_proper(at))
    }

    /// Whether the word at `at` would make the name beside it, which ends or begins at `beside`, a longer one.
    fn goes_on(&self, at: usize, beside: usize, taken: &[bool]) -> bool {
        self.is_name(at, taken)
            && self.document.sentence(at) == self.document.sentence(beside)
            && !self.document.bits(at).has(Bits::STOP)
            && !(at < beside && self.document.bits(at).has(Bits::TITLE))
    }
}
