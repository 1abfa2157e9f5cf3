//! Whom `he` or `she` means: the nearest person before it who can be the subject of a sentence, and only where no other can.

use super::{
    prose::{Item, Part, Prose},
    subject::Subject,
    words,
};
use crate::entity::extraction::Extraction;
use std::ops::Range;

/// Sentences that are looked through.
const SENTENCES: usize = 5;
/// Items of a sentence that are looked through.
const REACH: usize = 80;

/// The subject itself, or the name a pronoun stands for; none where that is not sure.
pub(super) fn resolve(
    subject: Subject,
    paragraphs: &[Prose<'_>],
    number: usize,
    names: &Extraction,
) -> Option<Subject> {
    let Subject::Pronoun(item) = subject else {
        return Some(subject);
    };
    let prose = paragraphs.get(number)?;
    let before = number
        .checked_sub(1)
        .and_then(|before| paragraphs.get(before));
    let pronoun = prose.item(item)?.text;
    // `Smith, whom she called`: she is not in this sentence before
    let is_relative = item > 0 && self::is_relative(prose, item - 1);
    let here = sentences(prose, item)
        .map(|range| (prose, range))
        .skip(usize::from(is_relative));
    let earlier = before
        .into_iter()
        .flat_map(|prose| sentences(prose, prose.items.len()).map(move |range| (prose, range)));
    for (prose, range) in here.chain(earlier).take(SENTENCES) {
        match prose.person(range, pronoun, names) {
            Person::One(mention) => return Some(Subject::Name(mention)),
            Person::Many => return None,
            Person::Nobody => {}
        }
    }
    None
}

fn is_relative(prose: &Prose<'_>, at: usize) -> bool {
    prose.is(at, "whom")
        || prose.is(at, "which")
        || prose.is(at, "that") && prose.item(at.wrapping_sub(1)).is_some_and(Item::is_person)
}

/// The sentences up to an item, the last first, each at most so long.
fn sentences(prose: &Prose<'_>, end: usize) -> impl Iterator<Item = Range<usize>> {
    let mut end = end;
    std::iter::from_fn(move || {
        let last = end.checked_sub(1)?;
        let start = prose.start(last);
        let range = start.max(end.saturating_sub(REACH))..end;
        end = start;
        Some(range)
    })
}

/// Who a sentence may be about.
enum Person {
    One(usize),
    Many,
    Nobody,
}

impl Prose<'_> {
    /// The person of a sentence a pronoun can mean: the only one, or the only one that can be its subject, or the one
    /// it begins with.
    fn person(&self, range: Range<usize>, pronoun: &str, names: &Extraction) -> Person {
        // A sentence about `he` names others only
        if range.clone().take(3).any(|at| self.is(at, pronoun)) {
            return Person::Nobody;
        }
        let mut all: Vec<(usize, u32, bool)> = Vec::new();
        for at in range.clone() {
            let Some(Item {
                part: Part::Name(mention, _),
                ..
            }) = self.item(at).filter(|item| item.is_person())
            else {
                continue;
            };
            let Some(entity) = names.mentions.get(*mention).map(|mention| mention.entity) else {
                continue;
            };
            if !self.is_of_other_sex(at, range.start, pronoun) {
                all.push((*mention, entity, self.is_subject(at, range.start)));
            }
        }
        let Some(first) = all.first() else {
            return Person::Nobody;
        };
        if all.iter().all(|other| other.1 == first.1) {
            return if self.has_object(&range, pronoun) {
                Person::Many
            } else {
                Person::One(first.0)
            };
        }
        let mut subjects = all.iter().filter(|person| person.2);
        let Some(subject) = subjects.next() else {
            return Person::Many;
        };
        let is_only = subjects.all(|other| other.1 == subject.1);
        if is_only || self.leads(subject.0, &range) {
            Person::One(subject.0)
        } else {
            Person::Many
        }
    }

    /// Whether a sentence speaks of one more `him` or `her`, who is not its subject: `Smith posted a photograph of her.`
    fn has_object(&self, range: &Range<usize>, pronoun: &str) -> bool {
        let object = if pronoun.eq_ignore_ascii_case("he") {
            "him"
        } else {
            "her"
        };
        range.clone().any(|at| {
            let is_last = self
                .item(at + 1)
                .is_none_or(|next| next.part == Part::Mark || words::is_preposition(next.text));
            self.is(at, object) && is_last
        })
    }

    fn is_of_other_sex(&self, name: usize, floor: usize, pronoun: &str) -> bool {
        let before = name.saturating_sub(2).max(floor)..name;
        before
            .into_iter()
            .any(|at| self.is_word(at, |word| words::contradicts(pronoun, word)))
    }

    /// Whether a name can be a subject: it depends on nothing, owns nothing, and something follows that it may do.
    fn is_subject(&self, name: usize, floor: usize) -> bool {
        let follows = self.item(name + 1).is_some_and(|next| match next.part {
            Part::Word => !matches!(next.text, "'s" | "\u{2019}s" | "and" | "or"),
            Part::Mark => matches!(next.text, "," | "("),
            _ => false,
        });
        follows && self.governor(name, floor).is_none()
    }

    /// Whether a sentence begins with this name, a title or two aside.
    fn leads(&self, mention: usize, range: &Range<usize>) -> bool {
        const TITLES: usize = 5;
        range.clone().take(TITLES).any(|at| matches!(self.item(at), Some(Item { part: Part::Name(other, _), .. }) if *other == mention))
    }
}
