//! Who is the subject of a verb of saying: a name, a pronoun, or a role that is definite (`the spokesman`).
//!
//! Reads a few items to the left or right of the verb and gives up where it is not sure: a quote without a speaker is
//! left out, one with the wrong speaker is a lie.

use super::{
    prose::{Part, Prose},
    words,
};
use crate::text::Span;

/// Who a verb says it of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// A name, by its number among the mentions.
    Name(usize),
    /// `he` or `she`: the item.
    Pronoun(usize),
    /// A role, or a name that is not known.
    Words(Span),
}

/// Steps over phrases between a subject and its verb.
const HOPS: usize = 16;
/// Items an apposition or a role may be long.
const REACH: usize = 40;
/// Items a role may be long.
const ROLE: usize = 8;

impl Prose<'_> {
    /// The subject of the verb at `verb`, which stands before it but not before `floor`.
    pub(super) fn subject_before(&self, verb: usize, floor: usize) -> Option<Subject> {
        let mut end = verb;
        let mut role_end = None;
        for _ in 0..HOPS {
            let last = end.checked_sub(1).filter(|last| *last >= floor)?;
            let item = self.item(last)?;
            end = match item.part {
                Part::Mark if item.text == "," => match self.apposition(last, floor)? {
                    Apposed::Subject(name) => return Some(Subject::Name(name)),
                    Apposed::Before(end) => {
                        role_end = None;
                        end
                    }
                },
                Part::Mark if item.text == ")" => self.opening(last, floor)?,
                Part::Mark | Part::Quote(_) => return None,
                Part::Name(mention, _) if item.is_person() => match self.governor(last, floor) {
                    Some(preposition) => {
                        role_end.get_or_insert(last + 1);
                        preposition
                    }
                    None if self.is_pair(last, floor) => return None,
                    None => return Some(Subject::Name(mention)),
                },
                _ if item.is_figure() => self.before_figure(last, floor),
                Part::Word | Part::Capital if words::is_pronoun(item.text) => {
                    return Some(Subject::Pronoun(last));
                }
                Part::Word if matches!(item.text, "who" | "which") => self.antecedent_end(last),
                Part::Word if words::is_between(item.text) || item.text.ends_with("ly") => last,
                Part::Word if words::is_stop(item.text) || words::is_preposition(item.text) => {
                    return None;
                }
                _ => match self.phrase(last, floor)? {
                    Phrase::Governed(preposition) => {
                        role_end.get_or_insert(last + 1);
                        preposition
                    }
                    Phrase::Subject(start) if self.is_second(start, floor) => return None,
                    Phrase::Subject(start) => {
                        return self.named(start, role_end.unwrap_or(last + 1));
                    }
                },
            };
        }
        None
    }

    /// `Smith (who is 45), 45, of Leeds, said`: an apposition between two commas, the second at `comma`.
    fn apposition(&self, comma: usize, floor: usize) -> Option<Apposed> {
        let reach = comma.saturating_sub(REACH).max(floor);
        let is_comma = |at: &usize| self.is(*at, ",");
        let opening = (reach..comma).rev().find(is_comma);
        let start = opening.map_or(floor, |opening| opening + 1);
        let last = comma.checked_sub(1).and_then(|last| self.item(last))?;
        let is_relative = self.is_word(start, |word| {
            words::is_stop(word) || words::is_preposition(word)
        });
        if let Part::Name(mention, _) = last.part
            && last.is_person()
            && !is_relative
            && comma - start <= ROLE
            && self.governor(comma - 1, start).is_none()
        {
            return Some(Apposed::Subject(mention));
        }
        opening.map(Apposed::Before)
    }

    fn opening(&self, bracket: usize, floor: usize) -> Option<usize> {
        (bracket.saturating_sub(REACH).max(floor)..bracket)
            .rev()
            .find(|at| self.is(*at, "("))
    }

    /// Before `on Tuesday` and the age in `Smith, 45,`.
    fn before_figure(&self, figure: usize, floor: usize) -> usize {
        match figure.checked_sub(1).filter(|before| *before >= floor) {
            Some(before) if self.is(before, ",") || self.is_word(before, words::is_preposition) => {
                before
            }
            _ => figure,
        }
    }

    /// Before `who`, and the comma before that.
    fn antecedent_end(&self, relative: usize) -> usize {
        match relative.checked_sub(1) {
            Some(comma) if self.is(comma, ",") => comma,
            _ => relative,
        }
    }

    /// Two people said it: which of them, nobody knows.
    fn is_pair(&self, name: usize, floor: usize) -> bool {
        let titles = (floor..name)
            .rev()
            .take_while(|at| self.is_word(*at, |word| !words::is_stop(word)));
        self.is_second(titles.last().unwrap_or(name), floor)
    }

    /// Whether `and` and another name stand before what starts here.
    fn is_second(&self, start: usize, floor: usize) -> bool {
        let other = start
            .checked_sub(2)
            .filter(|other| *other >= floor)
            .and_then(|other| self.item(other));
        let is_joined = start > floor && (self.is(start - 1, "and") || self.is(start - 1, "or"));
        is_joined
            && other.is_some_and(|other| {
                matches!(other.part, Part::Name(..) | Part::Capital) || other.text == ")"
            })
    }

    /// The noun phrase that ends with item `last`: where it starts, or what it depends on.
    fn phrase(&self, last: usize, floor: usize) -> Option<Phrase> {
        let reach = last.saturating_sub(ROLE).max(floor);
        for at in (reach..=last).rev() {
            let item = self.item(at)?;
            let before = at.checked_sub(1).filter(|before| *before >= floor);
            if self.is_word(at, |word| {
                words::is_indefinite(word) || words::is_other_pronoun(word)
            }) || item.is_person()
            {
                return None;
            }
            if self.is_word(at, words::is_preposition) {
                return (at < last).then_some(Phrase::Governed(at));
            }
            if self.is(at, "the") {
                return match before.filter(|before| self.is_word(*before, words::is_preposition)) {
                    Some(preposition) => Some(Phrase::Governed(preposition)),
                    None => Some(Phrase::Subject(at)),
                };
            }
            let is_inside = (item.is_word() && !words::is_stop(item.text)) || item.is_other_name();
            if !is_inside {
                return self.bare(at + 1, last);
            }
        }
        self.bare(reach, last)
    }

    /// A phrase without an article: an organisation, or a name nobody told us, which has capitals throughout.
    fn bare(&self, start: usize, last: usize) -> Option<Phrase> {
        let is_capital = |at: usize| {
            self.item(at)
                .is_some_and(|item| item.part == Part::Capital || item.is_other_name())
        };
        let first = (start..=last)
            .rev()
            .take_while(|at| is_capital(*at))
            .last()?;
        let is_whole = first == start;
        let opens = self.start(first) == first;
        let is_one_word = first == last && self.item(last)?.part == Part::Capital;
        // `Company spokeswoman Jane Doe`, where nobody told us that Jane Doe is a name
        let is_name = first < last
            && (first..=last)
                .all(|at| self.item(at).is_some_and(|item| item.part == Part::Capital));
        ((is_whole && !(opens && is_one_word)) || is_name).then_some(Phrase::Subject(first))
    }

    /// What the items from `start` to `end` name: an organisation as such, else their words.
    fn named(&self, start: usize, end: usize) -> Option<Subject> {
        let first = start + usize::from(self.is(start, "the"));
        let item = self.item(first)?;
        match item.part {
            Part::Name(mention, kind) if end == first + 1 && kind != crate::entity::Kind::Norp => {
                Some(Subject::Name(mention))
            }
            _ => {
                let is_cut = end > 0 && self.is_owner(end.saturating_sub(2));
                if is_cut || (start..end).any(|at| self.is_word(at, words::is_paper)) {
                    return None;
                }
                let last = end.checked_sub(1).and_then(|last| self.item(last))?;
                let span = Span {
                    start: self.item(start)?.span.start,
                    end: last.span.end,
                };
                Some(Subject::Words(span))
            }
        }
    }

    /// The subject after a verb: `said chairwoman Jane Doe`, `said the spokesman`, `said his cousin, John Roe`.
    pub(super) fn subject_after(&self, start: usize) -> Option<Subject> {
        let first = self.item(start)?;
        if first.is_word() && words::is_pronoun(first.text) {
            return Some(Subject::Pronoun(start));
        }
        let mut is_described = self.is(start, "the")
            || self.is_word(start, words::is_indefinite)
            || self.is_owner(start);
        let mut is_dependent = false;
        let mut end = start;
        for at in start..start + REACH / 2 {
            let Some(item) = self.item(at) else { break };
            match item.part {
                Part::Name(..) if item.is_person() && self.is_owner(at) => is_described = true,
                Part::Name(mention, _)
                    if item.is_person() && !is_dependent && !self.is_before_person(at) =>
                {
                    return (!self.is_first_of_pair(at)).then_some(Subject::Name(mention));
                }
                Part::Name(..) if item.is_figure() => break,
                Part::Mark if item.text == "," && is_described => {
                    return self.after_comma(at).or_else(|| self.role(start, at));
                }
                Part::Mark | Part::Number | Part::Quote(_) => break,
                Part::Word if item.text == "and" && is_described && self.is_before_person(at) => {}
                Part::Word if words::is_stop(item.text) || words::is_between(item.text) => break,
                Part::Word if words::is_preposition(item.text) => {
                    if !is_described || !matches!(item.text, "of" | "for" | "at") {
                        break;
                    }
                    is_dependent = true;
                }
                _ => {}
            }
            end = at + 1;
        }
        self.role(start, end)
    }

    /// `John Roe and Jane Doe`: two who speak.
    fn is_first_of_pair(&self, name: usize) -> bool {
        self.is(name + 1, "and")
            && self
                .item(name + 2)
                .is_some_and(super::prose::Item::is_person)
    }

    /// Whether a role and then a person follow: the `Ford` of `Ford spokeswoman Jane Doe`.
    fn is_before_person(&self, at: usize) -> bool {
        let is_role = |at: &usize| {
            self.is_word(*at, |word| {
                !words::is_stop(word) && !words::is_preposition(word) && !words::is_between(word)
            })
        };
        let next = (at + 1..at + 4).find(|at| !is_role(at));
        next.and_then(|next| self.item(next))
            .is_some_and(super::prose::Item::is_person)
    }

    /// `Smith's lawyer`.
    fn is_owner(&self, at: usize) -> bool {
        self.is(at + 1, "'s") || self.is(at + 1, "\u{2019}s")
    }

    /// The name right after a comma, titles passed over.
    fn after_comma(&self, comma: usize) -> Option<Subject> {
        let next = (comma + 1..comma + 4)
            .find(|at| self.item(*at).is_none_or(|item| item.part != Part::Capital))?;
        match self.item(next)?.part {
            Part::Name(mention, crate::entity::Kind::Person) => Some(Subject::Name(mention)),
            _ => self.unknown_name(comma + 1, next),
        }
    }

    /// A run of capitals that is no name known.
    fn unknown_name(&self, start: usize, end: usize) -> Option<Subject> {
        let is_capital = |at: usize| self.item(at).is_some_and(|item| item.part == Part::Capital);
        (start < end && (start..end).all(is_capital)).then(|| self.named(start, end))?
    }

    /// A definite role, an organisation, or a name nobody told us.
    fn role(&self, start: usize, end: usize) -> Option<Subject> {
        if start >= end
            || self.is_word(start, |word| {
                words::is_indefinite(word) || words::is_other_pronoun(word)
            })
            || self.is_owner(start)
        {
            return None;
        }
        let is_name = end == start + 1 && self.item(start)?.is_other_name();
        if is_name || (self.is(start, "the") && end > start + 1) {
            return self.named(start, end);
        }
        let run = (start..end)
            .take_while(|at| {
                self.item(*at)
                    .is_some_and(|item| item.part == Part::Capital)
            })
            .count();
        self.unknown_name(start, start + run)
    }
}

/// What an apposition before a verb leads to.
enum Apposed {
    /// It is the name itself: `the spokesman, John Roe, said`.
    Subject(usize),
    /// The subject ends before this item.
    Before(usize),
}

/// Where a noun phrase starts.
enum Phrase {
    /// It depends on the preposition there.
    Governed(usize),
    /// It is a subject.
    Subject(usize),
}
