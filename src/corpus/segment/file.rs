//! In which file each article of a segment lies: said once for those that follow each other, since most segments are of
//! one file.

use crate::corpus::FileId;
use serde::{Deserialize, Serialize};

/// The files of consecutive articles.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Files {
    /// From which article on which file, in order.
    runs: Vec<(u32, FileId)>,
}

impl Files {
    /// All articles in one file.
    pub(super) fn one(file: FileId) -> Self {
        Self {
            runs: vec![(0, file)],
        }
    }

    /// Notes the file of the article `at`, the one after the last.
    pub(super) fn push(&mut self, at: usize, file: FileId) {
        if self.runs.last().is_none_or(|(_, last)| *last != file) {
            self.runs.push((at as u32, file));
        }
    }

    /// The file of an article.
    pub(super) fn of(&self, at: usize) -> FileId {
        let after = self
            .runs
            .partition_point(|(first, _)| *first as usize <= at);
        let run = after.checked_sub(1).and_then(|run| self.runs.get(run));
        run.map_or(FileId(0), |(_, file)| *file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_article_is_in_its_file() {
        let numbers = [3, 3, 3, 1, 1, 3, 9];
        let mut files = Files::default();
        for (at, number) in numbers.into_iter().enumerate() {
            files.push(at, FileId(number));
        }
        let found: Vec<u32> = (0..numbers.len()).map(|at| files.of(at).0).collect();
        assert_eq!(found, numbers);
        assert_eq!(files.runs.len(), 4);
        assert_eq!(Files::one(FileId(4)).of(4_095), FileId(4));
    }
}
