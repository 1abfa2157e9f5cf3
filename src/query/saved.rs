//! Queries that the user gave a name: which there are, and how that changes. Two names are the same whatever their
//! capitals and accents.

use crate::text::fold::{Case, fold};

/// A query with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// What it is called.
    pub name: String,
    /// The query, as typed.
    pub query: String,
}

/// What becomes of a saved query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It is saved, in the place of one that has its name.
    Save(Saved),
    /// The one of this name is forgotten.
    Remove(String),
}

impl Saved {
    /// Whether it goes by this name.
    pub fn is_called(&self, name: &str) -> bool {
        key(&self.name) == key(name)
    }
}

impl Change {
    /// The name it is about.
    pub fn name(&self) -> &str {
        match self {
            Self::Save(saved) => &saved.name,
            Self::Remove(name) => name,
        }
    }

    /// Changes a list, which is in the order of the names.
    pub fn apply(&self, all: &mut Vec<Saved>) {
        all.retain(|saved| !saved.is_called(self.name()));
        if let Self::Save(saved) = self {
            let at = all.partition_point(|other| key(&other.name) < key(&saved.name));
            all.insert(at, saved.clone());
        }
    }
}

fn key(name: &str) -> String {
    fold(name.trim(), Case::Fold)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn save(name: &str, query: &str) -> Change {
        Change::Save(Saved {
            name: name.to_owned(),
            query: query.to_owned(),
        })
    }

    #[test]
    fn a_name_is_there_once_and_names_are_in_order() {
        let mut all = Vec::new();
        for change in [
            save("rain", "rain"),
            save("Banks", "acme"),
            save("Élan", "elan"),
            save("banks", "bank"),
            Change::Remove("ELAN".to_owned()),
            Change::Remove("nobody".to_owned()),
        ] {
            change.apply(&mut all);
        }
        let all: Vec<_> = all.iter().map(|one| (&*one.name, &*one.query)).collect();
        assert_eq!(all, [("banks", "bank"), ("rain", "rain")]);
    }
}
