//! The articles of the names that a word fits. They are asked for with the first rows and again with all, and for each word
//! that stays while another is typed: so they are kept as long as the names stay as they are.

use super::ast::{Form, Pattern};
use crate::{
    entity::{
        Kind,
        tally::{Edition, Known, Tally},
    },
    text::{
        fold::{Case, fold},
        scattered::holds_scattered,
        words::Words,
    },
};
use std::sync::Arc;

/// Letters that say something of a word they are scattered in: two are in nearly every name.
pub(super) const LEAST_LETTERS: usize = 3;
/// Lists kept; those longest unused go first.
const KEPT: usize = 16;
/// Numbers kept in all, when there are more than one list.
const NUMBERS_KEPT: usize = 2_000_000;

/// What was found of late, the latest last.
#[derive(Debug, Default)]
pub(super) struct Named {
    edition: Edition,
    lists: Vec<List>,
}

#[derive(Debug)]
struct List {
    kinds: Vec<Kind>,
    text: String,
    case: Case,
    how: How,
    articles: Arc<[u32]>,
}

/// How a name is to hold what is sought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    /// Each word begins one of its words, in any order.
    Begins,
    /// It is the name or an alias, whole.
    Called,
    /// The words stand in it one after the other.
    Phrase,
    /// One of its words holds the letters scattered.
    Scattered,
}

impl Named {
    /// Articles naming an entity of one of `kinds` that the pattern [means](meant); ascending.
    pub(super) fn articles(
        &mut self,
        names: &Tally,
        kinds: &[Kind],
        pattern: &Pattern,
        case: Case,
    ) -> Arc<[u32]> {
        if pattern.form == Form::Phrase {
            let find = || names.articles_of(&meant(names, kinds, pattern));
            return self.kept(names, (kinds, pattern, case, How::Called), find);
        }
        let find = || naming(names, kinds, pattern, case);
        self.kept(names, (kinds, pattern, case, How::Begins), find)
    }

    /// Articles naming any entity by a name or alias in which the words of a phrase stand one after the other; by one in
    /// which the words of another pattern begin words; ascending.
    pub(super) fn sought(&mut self, names: &Tally, pattern: &Pattern, case: Case) -> Arc<[u32]> {
        if pattern.form != Form::Phrase {
            return self.articles(names, &[], pattern, case);
        }
        let find = || {
            let sought = fold(&pattern.text, case);
            names.articles_called(&[], &pattern.text, |name| {
                holds_phrase(&fold(name, case), &sought)
            })
        };
        self.kept(names, (&[], pattern, case, How::Phrase), find)
    }

    /// Articles naming an entity where a word of a name or alias holds the letters of a pattern scattered, if it may be
    /// scattered; ascending.
    pub(super) fn scattered(&mut self, names: &Tally, pattern: &Pattern, case: Case) -> Arc<[u32]> {
        // As long as it is typed a word is the beginning of one.
        let may_be = matches!(pattern.form, Form::Fuzzy | Form::Prefix);
        if !may_be || pattern.text.chars().count() < LEAST_LETTERS {
            return Arc::default();
        }
        let find = || scattered(names, pattern, case);
        self.kept(names, (&[], pattern, case, How::Scattered), find)
    }

    fn kept(
        &mut self,
        names: &Tally,
        (kinds, pattern, case, how): (&[Kind], &Pattern, Case, How),
        find: impl FnOnce() -> Vec<u32>,
    ) -> Arc<[u32]> {
        if self.edition != *names.edition() {
            self.lists.clear();
            self.edition = names.edition().clone();
        }
        let asked = (kinds, &pattern.text, case, how);
        let is_it = |list: &List| (&*list.kinds, &list.text, list.case, list.how) == asked;
        let known = self.lists.iter().position(is_it);
        let list = match known {
            Some(at) => self.lists.remove(at),
            None => List {
                kinds: kinds.to_vec(),
                text: pattern.text.clone(),
                case,
                how,
                articles: find().into(),
            },
        };
        let articles = Arc::clone(&list.articles);
        self.lists.push(list);
        self.forget();
        articles
    }

    /// Drops the lists longest unused until what is left is small enough; never the latest.
    fn forget(&mut self) {
        let mut kept = 0;
        let fits = |list: &&List| {
            kept += list.articles.len();
            kept <= NUMBERS_KEPT
        };
        let fitting = self.lists.iter().rev().take_while(fits).count();
        let kept = fitting.clamp(1, KEPT);
        self.lists.drain(..self.lists.len().saturating_sub(kept));
    }
}

/// The entities of one of `kinds` (any, when empty) that a pattern means: what is quoted is the name or an alias of an entity,
/// or, where it is that of none, stands in one; the words of any other begin words of a name or alias.
pub(super) fn meant<'t>(names: &'t Tally, kinds: &[Kind], pattern: &Pattern) -> Vec<Known<'t>> {
    let mut known = names.named(kinds, &pattern.text);
    if pattern.form != Form::Phrase {
        return known;
    }
    let sought = fold(&pattern.text, Case::Fold);
    let is_called = |known: &Known<'_>| {
        let mut surfaces = known.surfaces().chain([known.name()]);
        surfaces.any(|name| fold(&name, Case::Fold) == sought)
    };
    let holds = |known: &Known<'_>| {
        let mut surfaces = known.surfaces().chain([known.name()]);
        surfaces.any(|name| holds_phrase(&fold(&name, Case::Fold), &sought))
    };
    if known.iter().any(is_called) {
        known.retain(is_called);
    } else {
        known.retain(holds);
    }
    known
}

/// Whether the words of a phrase stand in a name one after the other. Both are folded.
pub(super) fn holds_phrase(name: &str, phrase: &str) -> bool {
    let words = |text| -> Vec<&str> { Words::of(text).map(|word| word.text).collect() };
    let sought = words(phrase);
    let name = words(name);
    !sought.is_empty() && name.windows(sought.len()).any(|stretch| stretch == sought)
}

/// What is not kept yet.
fn naming(names: &Tally, kinds: &[Kind], pattern: &Pattern, case: Case) -> Vec<u32> {
    if case == Case::Fold {
        return names.articles(kinds, &pattern.text);
    }
    let sought = fold(&pattern.text, case);
    let holds = |name: &str| {
        if name.is_ascii() {
            // Only accents go where capitals count, and here are none.
            name.contains(&sought)
        } else {
            fold(name, case).contains(&sought)
        }
    };
    names.articles_called(kinds, &pattern.text, holds)
}

/// What is not kept yet.
fn scattered(names: &Tally, pattern: &Pattern, case: Case) -> Vec<u32> {
    let letters = fold(&pattern.text, Case::Fold);
    if case == Case::Fold {
        return names.articles_scattered(&letters, |_| true);
    }
    let sought = fold(&pattern.text, case);
    let has_capitals = |name: &str| {
        let name = fold(name, case);
        let mut words = name.split(|letter: char| !letter.is_alphanumeric());
        words.any(|word| holds_scattered(word, &sought))
    };
    names.articles_scattered(&letters, has_capitals)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::{Entity, Extraction};

    fn named(tally: &mut Tally, article: u32, name: &str) {
        let entity = Entity {
            kind: Kind::Person,
            label: Kind::Person.into(),
            name: name.to_owned(),
            aliases: Vec::new(),
            resolved: None,
            whose: None,
        };
        let extraction = Extraction {
            entities: vec![entity],
            mentions: Vec::new(),
            quotes: Vec::new(),
        };
        tally.add(article, None, &extraction);
    }

    #[test]
    fn what_is_kept_is_what_the_names_say_now() {
        let pattern = Pattern {
            text: "Ana".to_owned(),
            form: Form::Fuzzy,
        };
        let mut kept = Named::default();
        let (mut one, mut other) = (Tally::default(), Tally::default());
        named(&mut one, 1, "Ana Vell");
        named(&mut other, 5, "Ana Ruiz");
        let mut ask = |names: &Tally, kinds: &[Kind], case| {
            kept.articles(names, kinds, &pattern, case).to_vec()
        };
        assert_eq!(ask(&one, &[], Case::Fold), [1]);
        assert_eq!(ask(&other, &[], Case::Fold), [5]);
        assert_eq!(ask(&one, &[], Case::Fold), [1]);
        assert_eq!(ask(&one, &[Kind::Loc], Case::Fold), [0; 0]);
        named(&mut one, 2, "ANA DORN");
        assert_eq!(ask(&one, &[], Case::Fold), [1, 2]);
        assert_eq!(ask(&one, &[], Case::Keep), [1]);
        assert_eq!(ask(&one, &[], Case::Fold), [1, 2]);
    }
}
