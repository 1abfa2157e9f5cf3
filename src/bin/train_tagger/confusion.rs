//! What goes wrong with names, by how: a boundary, the kind, both, nothing found, nothing there; class by class, with the
//! commonest examples of each. It is read to find out what to mend next.

use super::names::{COUNTED, Name};
use dateline::entity::model::training::Class;
use std::{
    collections::{BTreeMap, HashSet},
    fmt,
};

/// How a name can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fault {
    /// Its class is right, its first or last letter is not.
    Boundary,
    /// Its letters are right, its class is not.
    Kind,
    /// Neither is right, though some of it was found.
    Both,
    /// None of it was found.
    Missed,
    /// Where it was found there is no name.
    Spurious,
}

impl Fault {
    const ALL: [Self; 5] = [
        Self::Boundary,
        Self::Kind,
        Self::Both,
        Self::Missed,
        Self::Spurious,
    ];
}

/// Examples shown of each fault of each class.
const SHOWN: usize = 12;

/// The wrong names of texts, with how often each was seen.
#[derive(Debug, Default)]
pub(crate) struct Confusion(BTreeMap<(usize, Fault), BTreeMap<String, usize>>);

impl Confusion {
    /// Compares what is there with what was found in one text.
    pub(crate) fn of(text: &str, gold: &HashSet<Name>, found: &HashSet<Name>) -> Self {
        let mut all = Self::default();
        for name in gold.difference(found) {
            let other = overlapping(name, found);
            let fault = match other {
                None => Fault::Missed,
                Some((span, _)) if *span == name.0 => Fault::Kind,
                Some((_, class)) if *class == name.1 => Fault::Boundary,
                Some(_) => Fault::Both,
            };
            let seen = other.map_or(String::new(), |(span, class)| {
                format!(" as {} {class:?}", span.of(text))
            });
            all.note(name.1, fault, &format!("{}{seen}", name.0.of(text)));
        }
        let spurious = found
            .iter()
            .filter(|name| overlapping(name, gold).is_none());
        for name in spurious {
            all.note(name.1, Fault::Spurious, name.0.of(text));
        }
        all
    }

    fn note(&mut self, class: Class, fault: Fault, example: &str) {
        let examples = self.0.entry((class as usize, fault)).or_default();
        *examples.entry(example.replace('\n', " ")).or_default() += 1;
    }

    /// Adds what was seen in another text.
    pub(crate) fn add(&mut self, other: Self) {
        for (kind, examples) in other.0 {
            let known = self.0.entry(kind).or_default();
            for (example, count) in examples {
                *known.entry(example).or_default() += count;
            }
        }
    }

    fn count(&self, class: Class, fault: Fault) -> usize {
        let examples = self.0.get(&(class as usize, fault));
        examples.map_or(0, |examples| examples.values().sum())
    }
}

/// The name of the others that shares most letters with this one.
fn overlapping<'a>((span, _): &Name, others: &'a HashSet<Name>) -> Option<&'a Name> {
    let shared = |other: &Name| {
        i64::from(other.0.end.min(span.end)) - i64::from(other.0.start.max(span.start))
    };
    let near = others.iter().filter(|other| shared(other) > 0);
    near.max_by_key(|other| (shared(other), other.0))
}

impl fmt::Display for Confusion {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "  {:8} boundary  kind  both  missed  spurious", "")?;
        for class in COUNTED {
            write!(out, "  {:8}", format!("{class:?}"))?;
            for (fault, width) in Fault::ALL.into_iter().zip([9, 6, 6, 8, 10]) {
                write!(out, "{:width$}", self.count(class, fault))?;
            }
            writeln!(out)?;
        }
        for ((class, fault), examples) in &self.0 {
            let mut examples: Vec<_> = examples.iter().collect();
            examples.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
            let shown = examples.iter().take(SHOWN);
            let shown: Vec<_> = shown
                .map(|(example, count)| format!("{example} ({count})"))
                .collect();
            let class = Class::ALL.get(*class);
            writeln!(out, "  {class:?} {fault:?}: {}", shown.join("; "))?;
        }
        Ok(())
    }
}
