//! Which other names of the corpus a name may stand for: what is offered when the user merges two. Suggestions, and
//! shown as such: nothing is merged by them.
//!
//! Likely is a name with the same words and more (`Weiler`, `Karin Weiler`; of people the surname has to be there), or
//! one that is spelled a letter or two otherwise. Only names that share the beginning of a word are looked at.

use super::{
    Kind,
    key::spoken,
    tally::{Known, Tally},
    verdict::Named,
};
use crate::text::fold::{Case, fold};

/// Most names offered.
const CAP: usize = 50;

/// Letters of a word that another name has to share to be looked at.
const HEAD: usize = 3;

/// Letters a word needs to say who it is.
const TELLING: usize = 3;

/// Longest name compared letter by letter.
const LETTERS_CAP: usize = 60;

/// A name that is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// As what.
    pub named: Named,
    /// Articles of the corpus that name it.
    pub articles: u32,
    /// It is suggested, and not only found by what was typed.
    pub is_likely: bool,
}

/// The names that `about` may stand for, likely ones first, then those with most articles. With something typed only
/// those whose names have words that begin so, likely or not.
pub fn candidates(tally: &Tally, about: &Named, typed: &str) -> Vec<Candidate> {
    let own = tally
        .find(about.kind, &about.name)
        .map(|known| known.name());
    let is_own = |name: String| name == about.name || Some(&name) == own.as_ref();
    let is_other = |known: &Known<'_>| {
        let is_itself = known.kind() == about.kind && is_own(known.name());
        !is_itself && known.kind().is_named()
    };
    let words = words(&about.name);
    let looked_at = if typed.trim().is_empty() {
        // As they are written: that is how the tally finds them.
        let folded = fold(&about.name, Case::Fold);
        let written = folded.split(|letter: char| !letter.is_alphanumeric());
        let heads = written.filter(|word| word.chars().count() >= TELLING);
        let heads = heads.map(|word| word.chars().take(HEAD).collect::<String>());
        heads.flat_map(|head| tally.named(&[], &head)).collect()
    } else {
        tally.named(&[], typed)
    };
    let mut rated: Vec<(u8, Known<'_>)> = looked_at
        .into_iter()
        .filter(is_other)
        .map(|known| (rate(about, &words, &known), known))
        .filter(|(rating, _)| *rating > 0 || !typed.trim().is_empty())
        .collect();
    rated.sort_by(|(rating, known), (other_rating, other)| {
        (other_rating.cmp(rating))
            .then_with(|| other.article_count().cmp(&known.article_count()))
            .then_with(|| known.kind().cmp(&other.kind()))
            .then_with(|| known.by_name(other))
    });
    rated.dedup_by(|(_, known), (_, before)| {
        known.kind() == before.kind() && known.by_name(before).is_eq()
    });
    let offered = rated.into_iter().take(CAP);
    offered
        .map(|(rating, known)| candidate(&known, rating > 0))
        .collect()
}

fn candidate(known: &Known<'_>, is_likely: bool) -> Candidate {
    Candidate {
        named: Named {
            kind: known.kind(),
            name: known.name(),
        },
        articles: known.article_count() as u32,
        is_likely,
    }
}

/// How likely two names are of one: 0 not at all. Of another kind is likely only where the name is the same.
fn rate(about: &Named, words: &[String], known: &Known<'_>) -> u8 {
    let others = self::words(&known.name());
    let is_person = about.kind == Kind::Person;
    if words == others {
        return 4;
    }
    if known.kind() != about.kind {
        return 0;
    }
    if is_within(words, &others, is_person) || is_within(&others, words, is_person) {
        return 3;
    }
    let surnames = known.surfaces().map(|surface| self::words(&surface));
    if is_person && surnames.into_iter().any(|surface| surface == words) {
        return 2;
    }
    u8::from(is_spelled_alike(&words.concat(), &others.concat()))
}

/// Whether all of these words are among those others; of people the last one in its place.
fn is_within(few: &[String], many: &[String], is_person: bool) -> bool {
    let is_telling = few.iter().any(|word| word.chars().count() >= TELLING);
    let is_in_place = !is_person || few.last() == many.last();
    is_telling && is_in_place && few.iter().all(|word| many.contains(word))
}

fn words(name: &str) -> Vec<String> {
    let words = name.split(|letter: char| !letter.is_alphanumeric() && letter != '\'');
    words.map(spoken).filter(|word| !word.is_empty()).collect()
}

/// Whether two spellings differ by a letter, long ones by two.
fn is_spelled_alike(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (shorter, longer) = (one.len().min(other.len()), one.len().max(other.len()));
    let most = if shorter >= 9 { 2 } else { 1 };
    shorter >= 5
        && longer <= LETTERS_CAP
        && longer - shorter <= most
        && distance(&one, &other) <= most
}

/// Letters to be put in, taken out or changed to make one of the other.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut row, vec![at + 1]);
        diagonal.reverse();
        let mut before = diagonal.pop().unwrap_or_default();
        for known in other {
            let above = diagonal.pop().unwrap_or_default();
            let left = row.last().copied().unwrap_or_default();
            row.push(
                (before + usize::from(letter != known))
                    .min(above + 1)
                    .min(left + 1),
            );
            before = above;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::{Entity, Extraction};

    fn tally(names: &[(Kind, &str)]) -> Tally {
        let mut tally = Tally::default();
        for (article, (kind, name)) in (0..).zip(names) {
            let entity = Entity {
                kind: *kind,
                label: (*kind).into(),
                name: (*name).to_owned(),
                aliases: Vec::new(),
                resolved: None,
                whose: None,
            };
            let names = Extraction {
                entities: vec![entity],
                ..Extraction::default()
            };
            tally.add(article, None, &names);
        }
        tally
    }

    const NAMES: &[(Kind, &str)] = &[
        (Kind::Person, "Weiler"),
        (Kind::Person, "Karin Weiler"),
        (Kind::Person, "Karin Weiler"),
        (Kind::Person, "Karin Bosch"),
        (Kind::Person, "Weiler Adams"),
        (Kind::Org, "Weiler"),
        (Kind::Org, "Weiler Group"),
        (Kind::Loc, "Weilerstadt"),
        (Kind::Person, "Olena Tymchenko"),
        (Kind::Person, "Olena Timtschenko"),
        (Kind::Date, "Weiler Day"),
    ];

    fn offered(kind: Kind, name: &str, typed: &str) -> Vec<String> {
        let name = name.to_owned();
        let offers = candidates(&tally(NAMES), &Named { kind, name }, typed);
        let line = |offer: Candidate| {
            let mark = if offer.is_likely { "~" } else { "" };
            format!("{mark}{} {}", offer.named, offer.articles)
        };
        offers.into_iter().map(line).collect()
    }

    #[test]
    fn a_surname_may_be_everyone_who_has_it_and_the_same_word_as_another_kind() {
        assert_eq!(
            offered(Kind::Person, "Weiler", ""),
            ["~Weiler (ORG) 1", "~Karin Weiler (PERSON) 2"]
        );
        assert_eq!(
            offered(Kind::Person, "Karin Weiler", ""),
            ["~Weiler (PERSON) 1"]
        );
        assert_eq!(offered(Kind::Org, "Weiler Group", ""), ["~Weiler (ORG) 1"]);
    }

    #[test]
    fn spellings_a_letter_or_two_apart_are_likely() {
        assert_eq!(
            offered(Kind::Person, "Olena Tymschenko", ""),
            [
                "~Olena Timtschenko (PERSON) 1",
                "~Olena Tymchenko (PERSON) 1"
            ]
        );
    }

    #[test]
    fn what_is_typed_finds_any_name_likely_ones_first_and_no_date() {
        assert_eq!(
            offered(Kind::Person, "Karin Weiler", "weil"),
            [
                "~Weiler (PERSON) 1",
                "Weiler Adams (PERSON) 1",
                "Weiler (ORG) 1",
                "Weiler Group (ORG) 1",
                "Weilerstadt (LOC) 1",
            ]
        );
        assert_eq!(offered(Kind::Person, "Weiler", "zzz"), [""; 0]);
    }

    #[test]
    fn a_name_of_one_letter_or_of_signs_is_like_nothing() {
        for name in ["", "X", "--", "\u{4e2d}"] {
            assert_eq!(offered(Kind::Person, name, ""), [""; 0], "{name}");
        }
    }

    #[test]
    fn distance_counts_letters() {
        let apart = |one: &str, other: &str| {
            let letters = |text: &str| text.chars().collect::<Vec<_>>();
            distance(&letters(one), &letters(other))
        };
        assert_eq!(apart("", ""), 0);
        assert_eq!(apart("abc", ""), 3);
        assert_eq!(apart("kitten", "sitting"), 3);
        assert_eq!(apart("weiler", "wieler"), 2);
    }
}
