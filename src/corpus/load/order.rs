//! Puts what was added later where a fresh start would have it: articles and rejections in the order of their files.

use super::{known::Known, merge::Merger};
use std::{collections::HashMap, path::Path};

impl Merger<'_> {
    /// Shows everything, for the last time, in the order of the files where it was not read in it.
    pub(super) fn finish_in_order(&mut self, known: &[Known]) {
        let mut places = vec![0; self.files.len()];
        for (place, known) in known.iter().enumerate() {
            let files = known.files.start as usize..known.files.end as usize;
            places.get_mut(files).unwrap_or_default().fill(place as u32);
        }
        self.sort_rejections(known);
        self.push_fresh();
        self.corpus.arrange(&places);
        self.finish();
    }

    /// Puts what was left out in the order of the files; what names no file comes first.
    fn sort_rejections(&mut self, known: &[Known]) {
        if self.rejections.is_empty() {
            return;
        }
        let named: HashMap<String, usize> = (1..)
            .zip(known)
            .map(|(place, known)| (known.aim.target.shown(), place))
            .collect();
        let place = |file: &str| {
            // An entry is named as if its archive were a folder.
            let mut paths = Path::new(file).ancestors().filter_map(Path::to_str);
            paths.find_map(|path| named.get(path).copied())
        };
        self.rejections
            .sort_by_cached_key(|rejection| place(&rejection.file));
    }
}
