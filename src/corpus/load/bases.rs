//! Which files the field map of a shape was made from: the files of that shape in the first group that has one. A new file
//! may sort before them; whoever starts afresh then makes the map from others, and may read all files of that shape otherwise.

use super::{Reader, groups, head::Headed, known::Known};
use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

/// For each shape a number that stands for those files as they were.
pub(super) type Bases = HashMap<u64, u64>;

/// The places of the files that a fresh start would make the map of each shape from.
pub(super) fn places<'a>(known: &[&'a Known]) -> HashMap<u64, Vec<&'a Known>> {
    let aims: Vec<_> = known.iter().map(|known| &known.aim).collect();
    let mut places: HashMap<u64, (usize, Vec<&Known>)> = HashMap::new();
    for (number, group) in groups(&aims).into_iter().enumerate() {
        for known in known.get(group).unwrap_or_default() {
            let Some(shape) = known.shape else {
                continue;
            };
            let (first, files) = places.entry(shape).or_insert((number, Vec::new()));
            if *first == number {
                files.push(known);
            }
        }
    }
    places
        .into_iter()
        .map(|(shape, (_, files))| (shape, files))
        .collect()
}

/// The same as numbers.
pub(super) fn of(known: &[Known]) -> Bases {
    let known: Vec<&Known> = known.iter().collect();
    places(&known)
        .into_iter()
        .map(|(shape, files)| (shape, number(&files)))
        .collect()
}

impl Reader {
    /// What the maps of all shapes are made from, as a fresh start would; `used` is what they were made from. None when
    /// a fresh start would read files of a shape otherwise.
    pub(super) fn bases(&self, known: &[Known], mut used: Bases) -> Option<Bases> {
        let all: Vec<&Known> = known.iter().collect();
        for (shape, files) in places(&all) {
            let base = number(&files);
            if used.insert(shape, base) != Some(base) && !self.agree(shape, &files) {
                return None;
            }
        }
        Some(used)
    }

    /// Whether the map of a shape would be the same, made from these files.
    fn agree(&self, shape: u64, files: &[&Known]) -> bool {
        let heads: Result<Vec<Headed>, _> = files
            .iter()
            .map(|known| Headed::open(&known.aim.target, &self.options, &self.room))
            .collect();
        heads.is_ok_and(|heads| self.shapes.agrees(shape, &heads, &self.options))
    }
}

/// Stands for some files as they are.
pub(super) fn number(files: &[&Known]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for known in files {
        (known.path(), known.aim.stamp).hash(&mut hasher);
    }
    hasher.finish()
}
