//! A number for each article by which it is known again at the next start: the file, the place in it, how it is read, and
//! what stands there. An article that was changed, even where the file is as long as before, has another one; what is
//! added to a file changes none of those before.

use super::{Corpus, EntryRef, FileId, Role, SourceFile, plan::Plan};
use foldhash::quality::FixedState;
use std::{
    fmt::Debug,
    hash::{BuildHasher as _, Hash},
    sync::Arc,
};

/// Marks articles of one corpus.
#[derive(Debug)]
pub(crate) struct Marker<'c> {
    corpus: &'c Corpus,
    /// The file of the last one, and a number for its path.
    path: Option<(FileId, u64)>,
    /// How the last one is read, and a number for that.
    reading: Option<(Arc<Plan>, u64)>,
}

fn hash(value: impl Hash) -> u64 {
    FixedState::default().hash_one(value)
}

impl<'c> Marker<'c> {
    pub(crate) fn of(corpus: &'c Corpus) -> Self {
        Self {
            corpus,
            path: None,
            reading: None,
        }
    }

    /// The mark of an article; none where its text hangs on more than its record.
    pub(crate) fn mark(&mut self, entry: EntryRef<'_>) -> Option<u64> {
        let place = entry.place();
        let file = self.corpus.file(place.file)?;
        let plan = file.plan.as_ref()?;
        let plan = plan.at(place.offset).unwrap_or_else(|| Arc::clone(plan));
        let path = self.path(place.file, file);
        let reading = self.reading(plan)?;
        let print = entry.print();
        Some(hash((path, reading, place.offset, place.length, print)))
    }

    fn path(&mut self, id: FileId, file: &SourceFile) -> u64 {
        if let Some((_, path)) = self.path.filter(|(known, _)| *known == id) {
            return path;
        }
        let path = std::path::absolute(&file.path).unwrap_or_else(|_| file.path.clone());
        let path = hash(path);
        self.path = Some((id, path));
        path
    }

    fn reading(&mut self, plan: Arc<Plan>) -> Option<u64> {
        if let Some((known, reading)) = &self.reading
            && Arc::ptr_eq(known, &plan)
        {
            return Some(*reading);
        }
        if !plan.has_own_records() {
            return None;
        }
        let told = |value: &dyn Debug| hash(format!("{value:?}"));
        // Of the fields only those of the text: the sample they are inferred from grows with the file.
        let fields = plan.map.choices(Role::Body).iter();
        let fields: Vec<String> = fields.map(|choice| format!("{:?}", choice.path)).collect();
        let kind = told(&plan.map.discriminator);
        let reading = hash((told(&plan.layout), fields, kind));
        self.reading = Some((plan, reading));
        Some(reading)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::load::{Options, complete};
    use std::{fs, path::Path};

    fn marks(path: &Path) -> Vec<Option<u64>> {
        let corpus = complete(&Options {
            paths: vec![path.to_owned()],
            ..Options::default()
        });
        let mut marker = Marker::of(&corpus);
        corpus.entries().map(|entry| marker.mark(entry)).collect()
    }

    fn line(headline: &str, body: &str) -> String {
        format!("{{\"title\": \"{headline}\", \"body\": \"{body}\", \"date\": \"2024-03-01\"}}\n")
    }

    #[test]
    fn an_article_keeps_its_mark_when_others_are_added_and_loses_it_when_a_letter_changes() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("news.jsonl");
        let long = "Talks went on in Riga. ".repeat(40);
        let first = line("One", &format!("{long}Nobody left.")) + &line("Two", &long);
        fs::write(&path, &first).unwrap();
        let before = marks(&path);
        assert!(before.len() == 2 && before.iter().all(Option::is_some));
        assert_ne!(before[0], before[1]);
        fs::write(&path, first.clone() + &line("Three", &long)).unwrap();
        assert_eq!(marks(&path)[..2], before);
        fs::write(&path, first.replace("Nobody left", "Nobody lost")).unwrap();
        let after = marks(&path);
        assert_ne!(after[0], before[0]);
        assert_eq!(after[1], before[1]);
    }

    #[test]
    fn the_same_record_in_another_file_has_another_mark() {
        let home = tempfile::tempdir().unwrap();
        for name in ["a.jsonl", "b.jsonl"] {
            fs::write(
                home.path().join(name),
                line("One", "Talks.") + &line("Two", "Rain."),
            )
            .unwrap();
        }
        let marks = marks(home.path());
        let apart: std::collections::HashSet<_> = marks.iter().collect();
        assert_eq!((marks.len(), apart.len()), (4, 4));
    }
}
