//! What the user has said about names: this one is that one, this one is of another kind, this is no name at all.
//!
//! A verdict is about a kind and a name, not about a place in a text, so it holds for every article, those to come too.
//! Names are compared as across articles (`key`): `Zelenskyy` is judged with `Zelensky`. Of verdicts that go round in a
//! circle the newest wins. Applied to what one article names here, to the counts of the corpus in `tally::hand`.

mod apply;

use super::{Entity, Kind, key::Keys};
use crate::text::fold::{Case, fold};
use std::{collections::BTreeMap, fmt, sync::Arc};

/// A name as one kind of thing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Named {
    /// What it is taken for.
    pub kind: Kind,
    /// The name; of a date the day or range it means.
    pub name: String,
}

/// What is to become of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ruling {
    /// It is another name for this one.
    Merge(Named),
    /// It is of this kind.
    Retype(Kind),
    /// It is no name.
    Dismiss,
}

/// One thing the user has said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// About whom.
    pub about: Named,
    /// What.
    pub ruling: Ruling,
}

/// Something said, or taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It was said.
    Give(Verdict),
    /// It was taken back.
    TakeBack(Verdict),
}

/// All that was said, and what follows from it.
#[derive(Debug, Default)]
pub struct Verdicts {
    /// By the key of a name: who it is in the end, or nobody.
    fates: BTreeMap<u64, Fate>,
    /// None as long as nothing was said: making them takes milliseconds.
    keys: Option<Arc<Keys>>,
}

/// A name and what has become of it.
#[derive(Debug, Clone)]
pub(super) struct Fate {
    /// The name as the user saw it.
    pub(super) about: Named,
    /// Who it is in the end; none: nobody.
    pub(super) end: Option<Named>,
}

impl Named {
    /// What an entity of an article is judged as.
    pub fn of(entity: &Entity) -> Self {
        Self {
            kind: entity.kind,
            name: entity.resolved.as_ref().unwrap_or(&entity.name).clone(),
        }
    }

    /// The same kind and name, capitals and accents aside.
    fn is(&self, other: &Self) -> bool {
        let folded = |named: &Self| fold(&named.name, Case::Fold);
        self.kind == other.kind && folded(self) == folded(other)
    }
}

impl fmt::Display for Named {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} ({})", self.name, self.kind.label())
    }
}

impl Verdict {
    /// Who it is about after it; nobody when dismissed.
    pub fn outcome(&self) -> Option<Named> {
        match &self.ruling {
            Ruling::Merge(other) => Some(other.clone()),
            Ruling::Retype(kind) => Some(Named {
                kind: *kind,
                name: self.about.name.clone(),
            }),
            Ruling::Dismiss => None,
        }
    }

    /// Whether it has to do with a name.
    pub fn touches(&self, named: &Named) -> bool {
        self.about.is(named) || self.outcome().is_some_and(|outcome| outcome.is(named))
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Named { kind, name } = &self.about;
        match &self.ruling {
            Ruling::Merge(other) if other.kind == *kind => write!(out, "{name} is {}", other.name),
            Ruling::Merge(other) => write!(out, "{name} is {other}"),
            Ruling::Retype(to) => write!(out, "{name} is {}, not {}", to.label(), kind.label()),
            Ruling::Dismiss => write!(out, "{name} is no name"),
        }
    }
}

impl Verdicts {
    /// What follows from all that was said, the newest last.
    pub fn new<'v>(all: impl IntoIterator<Item = &'v Verdict>) -> Self {
        let mut all = all.into_iter().peekable();
        if all.peek().is_none() {
            return Self::default();
        }
        let keys = Keys::default();
        let mut steps = Steps::default();
        for verdict in all {
            steps.take(verdict, &keys);
        }
        Self {
            fates: steps.ends(&keys),
            keys: Some(Arc::new(keys)),
        }
    }

    /// Whether nothing was said, or all of it taken back.
    pub fn is_empty(&self) -> bool {
        self.fates.is_empty()
    }

    /// Every name something was said about and still holds, in an order that is always the same.
    pub(super) fn fates(&self) -> impl Iterator<Item = &Fate> {
        self.fates.values()
    }
}

/// From name to name, as said.
#[derive(Debug, Default)]
struct Steps(BTreeMap<u64, (Named, Option<Named>)>);

impl Steps {
    fn take(&mut self, verdict: &Verdict, keys: &Keys) {
        let about = key(keys, &verdict.about);
        let outcome = verdict.outcome();
        if let Some(outcome) = &outcome {
            let next = key(keys, outcome);
            if next == about {
                // Said of itself: whatever was said of it before no longer holds.
                self.0.remove(&about);
                return;
            }
            if self.end(next, keys) == about {
                self.0.remove(&next);
            }
        }
        self.0.insert(about, (verdict.about.clone(), outcome));
    }

    /// The key of the last name on the way; the way is made shorter, so that the next one is quick.
    fn end(&mut self, start: u64, keys: &Keys) -> u64 {
        let (mut at, mut way, mut last) = (start, Vec::new(), None);
        while let Some((_, Some(next))) = self.0.get(&at) {
            way.push(at);
            at = key(keys, next);
            last = Some(next.clone());
        }
        // The last but one leads to the end already.
        way.pop();
        for passed in way {
            if let Some((_, next)) = self.0.get_mut(&passed) {
                next.clone_from(&last);
            }
        }
        at
    }

    /// Every name with where its way ends.
    fn ends(mut self, keys: &Keys) -> BTreeMap<u64, Fate> {
        let starts: Vec<u64> = self.0.keys().copied().collect();
        for start in &starts {
            self.end(*start, keys);
        }
        let is_dismissed = |next: &Named| matches!(self.0.get(&key(keys, next)), Some((_, None)));
        let fates = self.0.iter().map(|(start, (about, next))| {
            let end = next.clone().filter(|next| !is_dismissed(next));
            let about = about.clone();
            (*start, Fate { about, end })
        });
        fates.collect()
    }
}

fn key(keys: &Keys, named: &Named) -> u64 {
    keys.identity(named.kind, &named.name)
}

#[cfg(test)]
mod tests;
