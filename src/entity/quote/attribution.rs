//! From a quoted stretch to the verb of saying it belongs to, within its paragraph.
//!
//! What is said after it (`"…," said X`) is tried first, then what stands before it (`X said: "…"`), then the end of its
//! sentence (`"…" in May, X said.`), and last the attribution of the quote it continues (`"…," X said. "…"`).

use super::{
    prose::{Part, Prose},
    subject::Subject,
    verbs, words,
};

/// How a quoted stretch stands to those who speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attribution {
    /// Said by this one; what follows in the next sentence may be too.
    After(Subject),
    /// Said by this one, told before it.
    Before(Subject),
    /// Said by whom the quote before it is said by.
    Continues,
    /// Said by somebody who cannot be told, or by nobody.
    Nobody,
}

/// Who an attribution names: somebody said it, even where it cannot be told who.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Teller {
    Known(Subject),
    Unknown,
}

impl From<Option<Subject>> for Teller {
    fn from(subject: Option<Subject>) -> Self {
        subject.map_or(Self::Unknown, Self::Known)
    }
}

/// Items around a quote that are looked at.
const REACH: usize = 60;
/// Items between a quote and the verb after it.
const NEAR: usize = 25;
/// A quote of so few words in the middle of a sentence is a way of speaking, unless it ends the phrase.
const SCARE: usize = 2;

impl Prose<'_> {
    /// The attributions of all quoted stretches of the paragraph.
    pub(super) fn attributions(&self) -> Vec<Attribution> {
        let mut all: Vec<Attribution> = Vec::with_capacity(self.quotes.len());
        for quote in 0..self.quotes.len() {
            let before = all.last().copied();
            let attribution = self.attribution(quote, before);
            all.push(attribution);
        }
        all
    }

    fn attribution(&self, quote: usize, before: Option<Attribution>) -> Attribution {
        let Some(place) = self.place(quote) else {
            return Attribution::Nobody;
        };
        if self.is_named(quote, place) {
            return Attribution::Nobody;
        }
        let is_told_first = place > 0 && self.is(place - 1, ":");
        let told = || {
            self.told_before(quote, place)
                .map(found(Attribution::Before))
        };
        let after = || self.told_after(quote, place).map(found(Attribution::After));
        let direct = if is_told_first {
            told().or_else(after)
        } else {
            after().or_else(told)
        };
        direct
            .or_else(|| {
                self.told_at_end(quote, place)
                    .map(found(Attribution::After))
            })
            .or_else(|| {
                self.continues(quote, place, before)
                    .then_some(Attribution::Continues)
            })
            .unwrap_or(Attribution::Nobody)
    }

    /// Titles, slogans, words that are spoken of, and what holds no word.
    fn is_named(&self, quote: usize, place: usize) -> bool {
        let text = self.quoted(quote);
        if !text.contains(char::is_alphabetic) {
            return true;
        }
        let is_called = place > 0
            && (self.is_word(place - 1, words::is_naming)
                || (place > 1
                    && (self.is(place - 1, ",") || self.is(place - 1, ":"))
                    && self.is_word(place - 2, words::is_naming)));
        is_called || is_title(text)
    }

    /// Whether a quote is a word or two inside a sentence that goes on, as in `the "free" press`.
    fn is_scare(&self, quote: usize, place: usize) -> bool {
        let is_short = self
            .quoted(quote)
            .split_whitespace()
            .take(SCARE + 1)
            .count()
            <= SCARE;
        let goes_on = self
            .item(place + 1)
            .is_some_and(|next| next.part != Part::Mark && !words::is_stop(next.text))
            && !self.ends_with(quote, &[',', '.', '!', '?']);
        is_short && goes_on
    }

    /// `"…," said X` and `"…," X said`.
    fn told_after(&self, quote: usize, place: usize) -> Option<Teller> {
        let is_comma = self.is(place + 1, ",")
            || self.is(place + 1, "-")
            || self.is(place + 1, "\u{2014}")
            || self.is(place + 1, "\u{2013}");
        let first = place + 1 + usize::from(is_comma);
        let leads_on = is_comma || self.ends_with(quote, &[',', '\u{2014}', '-', '\u{2013}']);
        let exclaims =
            self.ends_with(quote, &['?', '!', '\u{2026}']) || self.ends_with(quote, &[',']);
        if self.item(first)?.is_word() && verbs::is_saying(self.item(first)?.text) {
            return self.verb_first(first);
        }
        if self.is(first, "according") && self.is(first + 1, "to") {
            return Some(self.subject_after(first + 2).into());
        }
        if self.is_word(first, words::is_preposition)
            && matches!(self.item(first + 1)?.text, "which" | "whom" | "whose")
        {
            return None;
        }
        let may = leads_on || exclaims || self.is_clause_of_pronoun(first);
        if !may
            || self.is_word(first, |word| {
                words::is_stop(word) && !words::is_pronoun(word)
            })
        {
            return None;
        }
        let opens = self.start(first) == first;
        let verb = (first..first + NEAR)
            .take_while(|at| {
                self.item(*at)
                    .is_some_and(|item| !matches!(item.part, Part::Quote(_)))
            })
            .take_while(|at| *at == first || self.start(*at) == self.start(first))
            .find(|at| self.is_word(*at, verbs::is_saying))?;
        if opens && !leads_on && !self.closes_after(verb) {
            return None;
        }
        self.is_spoken(verb, first)
            .then(|| self.subject_before(verb, first))
            .flatten()
            .map(Teller::Known)
    }

    /// `said X`; somebody said it even where it is not told who.
    fn verb_first(&self, verb: usize) -> Option<Teller> {
        if verbs::takes_object(self.item(verb)?.text) {
            return None;
        }
        let mut after = verb + 1..verb + NEAR;
        let start = after.find(|at| !self.is_word(*at, words::is_between))?;
        Some(self.subject_after(start).into())
    }

    /// `he said` right after the quote, for texts that forget the comma.
    fn is_clause_of_pronoun(&self, first: usize) -> bool {
        self.item(first)
            .is_some_and(|item| item.part == Part::Word && words::is_pronoun(item.text))
            && self.is_word(first + 1, verbs::is_saying)
    }

    /// After `?` and `!` a sentence may begin anew: `"Why?" Smith said the plan was bad.` is none of his questions.
    fn closes_after(&self, verb: usize) -> bool {
        let takes_listener = self
            .item(verb)
            .is_some_and(|item| matches!(item.text, "told" | "tells"));
        self.item(verb + 1).is_none_or(|next| {
            let is_new_subject = words::is_pronoun(next.text)
                || matches!(
                    next.text,
                    "that"
                        | "it"
                        | "they"
                        | "there"
                        | "this"
                        | "the"
                        | "nothing"
                        | "no"
                        | "so"
                        | "little"
                );
            match next.part {
                Part::Mark | Part::Number => true,
                Part::Name(..) => takes_listener || next.is_figure(),
                Part::Word => takes_listener || !is_new_subject,
                Part::Capital | Part::Quote(_) => takes_listener,
            }
        })
    }

    /// Whether the verb says that its subject spoke: not `was told`, not `did not say`.
    fn is_spoken(&self, verb: usize, floor: usize) -> bool {
        let before = (floor..verb)
            .rev()
            .find(|at| !self.is_word(*at, |word| words::is_between(word) || word.ends_with("ly")));
        !before.is_some_and(|at| self.is_word(at, words::is_against))
    }

    /// `X said: "…"`, `X said it was "…"`, `according to X, "…"`, `Smith left, saying "…"`.
    fn told_before(&self, quote: usize, place: usize) -> Option<Teller> {
        let floor = self.start(place).max(place.saturating_sub(REACH));
        let is_led_to = place > floor && (self.is(place - 1, ":") || self.is(place - 1, ","));
        if !is_led_to && self.is_scare(quote, place) {
            return None;
        }
        let is_broken = |at: &usize| self.is(*at, ";") || (!is_led_to && self.is(*at, "while"));
        let floor = (floor..place)
            .rev()
            .find(is_broken)
            .map_or(floor, |at| at + 1);
        if let Some(subject) = self.according(floor, place) {
            return Some(Teller::Known(subject));
        }
        let verb = (floor..place).rev().find(|at| {
            self.is_word(*at, |word| {
                verbs::is_saying(word) || verbs::is_participle(word)
            }) && self.is_spoken(*at, floor)
        })?;
        Some(self.subject_of(verb, floor, place).into())
    }

    /// `according to X, "…"`, `in the words of X, "…"`.
    fn according(&self, floor: usize, place: usize) -> Option<Subject> {
        let to = (floor + 1..place).rev().find(|at| {
            self.is(*at, "to") && self.is(*at - 1, "according")
                || self.is(*at, "of") && self.is(*at - 1, "words")
        })?;
        let verb = (to..place).any(|at| self.is_word(at, verbs::is_saying));
        (!verb).then(|| self.subject_after(to + 1)).flatten()
    }

    /// The subject of a verb wherever it stands: before it, after it behind a quote, or with the verb before it.
    fn subject_of(&self, verb: usize, floor: usize, place: usize) -> Option<Subject> {
        let word = self.item(verb)?.text;
        let before = verb
            .checked_sub(1)
            .filter(|before| *before >= floor)
            .and_then(|before| self.item(before));
        let follows_quote = before.is_some_and(|before| matches!(before.part, Part::Quote(_)))
            || (verb >= floor + 2
                && self.is(verb - 1, ",")
                && matches!(self.item(verb - 2)?.part, Part::Quote(_)));
        if follows_quote && !verbs::takes_object(word) {
            return self.subject_after(verb + 1).filter(|_| verb < place);
        }
        let is_joined = before
            .is_some_and(|before| matches!(before.text, "and" | "but" | "then" | "or"))
            && !self.is_pair_of_names(verb, floor);
        if !is_joined && !verbs::is_participle(word) {
            return self.subject_before(verb, floor);
        }
        let earlier = (floor..verb)
            .rev()
            .find(|at| self.is_word(*at, verbs::is_saying) && self.is_spoken(*at, floor));
        match earlier {
            Some(earlier) => self.subject_of(earlier, floor, place),
            None => self.clause_subject(floor, verb),
        }
    }

    fn is_pair_of_names(&self, verb: usize, floor: usize) -> bool {
        verb >= floor + 2
            && self
                .item(verb - 1)
                .is_some_and(super::prose::Item::is_person)
    }

    /// The subject a sentence begins with, a phrase before its first comma passed over.
    fn clause_subject(&self, floor: usize, end: usize) -> Option<Subject> {
        let is_phrase = self.is_word(floor, |word| {
            words::is_preposition(word)
                || word.ends_with("ing")
                || words::is_stop(word) && !words::is_pronoun(word)
        });
        let start = if is_phrase {
            (floor..end).find(|at| self.is(*at, ","))? + 1
        } else {
            floor
        };
        for at in start..end.min(start + NEAR / 2) {
            let item = self.item(at)?;
            match item.part {
                Part::Name(mention, _)
                    if item.is_person() && self.governor(at, start).is_none() =>
                {
                    return Some(Subject::Name(mention));
                }
                Part::Word | Part::Capital if words::is_pronoun(item.text) => {
                    return Some(Subject::Pronoun(at));
                }
                Part::Word if words::is_stop(item.text) => return None,
                Part::Quote(_) => return None,
                _ => {}
            }
        }
        match self.item(start)?.part {
            Part::Name(mention, crate::entity::Kind::Org) => Some(Subject::Name(mention)),
            _ => None,
        }
    }

    /// `were "…" on Monday, said X` and `"…" in May, X said.`
    fn told_at_end(&self, quote: usize, place: usize) -> Option<Teller> {
        let sentence = (place + 1..place + NEAR)
            .take_while(|at| {
                self.item(*at)
                    .is_some_and(|item| !matches!(item.part, Part::Quote(_)))
            })
            .take_while(|at| self.start(*at) == self.start(place));
        let mut commas = sentence.filter(|at| self.is(*at, ","));
        let comma = commas.next()?;
        if self.is_scare(quote, place) {
            return None;
        }
        let first = comma + 1;
        if self.is_word(first, verbs::is_saying) {
            return self.verb_first(first);
        }
        let verb = (first..first + 8).find(|at| self.is_word(*at, verbs::is_saying))?;
        let is_last = self.item(verb + 1).is_none_or(|next| next.text == ".");
        let is_clean = (first..verb).all(|at| !self.is(at, ","));
        (is_last && is_clean)
            .then(|| self.subject_before(verb, first))
            .flatten()
            .map(Teller::Known)
    }

    /// A quote that is the next sentence after one that ends with its attribution.
    fn continues(&self, quote: usize, place: usize, before: Option<Attribution>) -> bool {
        let Some(last) = quote.checked_sub(1).and_then(|last| self.place(last)) else {
            return false;
        };
        if self.start(place) != place
            || !matches!(before, Some(Attribution::After(_) | Attribution::Continues))
        {
            return false;
        }
        // One sentence between the two: the attribution.
        let mut between = last + 1..place;
        let ends = between.clone().filter(|at| self.start(*at) == *at).count();
        let is_told = matches!(before, Some(Attribution::After(_))) && ends == 0;
        is_told || between.next().is_none()
    }
}

fn found(make: fn(Subject) -> Attribution) -> impl Fn(Teller) -> Attribution {
    move |teller| match teller {
        Teller::Known(subject) => make(subject),
        Teller::Unknown => Attribution::Nobody,
    }
}

/// Words with a capital each, as in titles; a sentence has small ones.
fn is_title(text: &str) -> bool {
    const SMALL: usize = 3;
    const LONGEST: usize = 9;
    if text.ends_with([',', '.', '!', '?', '\u{2026}']) && !text.contains(' ') {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().take(LONGEST + 1).collect();
    let is_small = |word: &&str| word.chars().next().is_some_and(char::is_lowercase);
    let has_capitals = words
        .iter()
        .skip(1)
        .any(|word| word.chars().next().is_some_and(char::is_uppercase));
    let is_open = !text.ends_with([',', '.', '!', '?']);
    words.len() <= LONGEST
        && is_open
        && has_capitals
        && words
            .iter()
            .all(|word| !is_small(word) || word.chars().count() <= SMALL)
}
