//! Tables that are files of their own: `authors.json` beside `articles.jsonl`. Only files that are called what a table is
//! called are opened, and only when a record refers to something its own file does not hold.

use super::{
    SAMPLE, Table,
    ids::By,
    index::Index,
    links::{self, Kind, Link},
    tables::{self, Way},
};
use crate::corpus::{
    decode::{Intake, Opening},
    discover::Target,
    fields::names,
    sample::{self, Bytes, Head, Prose},
    spool::Room,
};
use serde_json::Value;
use std::{
    collections::HashSet,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

/// Files of an archive that may be tables.
const MOST: usize = 24;
/// Longest of them in bytes, as they are unpacked.
const LONGEST: u64 = 64 << 20;
/// Bytes by which one is understood.
const HEAD: usize = 256 << 10;
/// Ids kept of one, 24 bytes each.
const IDS: usize = 1_000_000;

/// The files of an archive that are called like tables. Clones are the same files.
#[derive(Debug, Clone, Default)]
pub(crate) struct Files(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    files: Vec<File>,
    joined: Mutex<HashSet<String>>,
    cap: (u64, u64),
    room: Room,
}

#[derive(Debug)]
struct File {
    target: Target,
    into: String,
    kind: Kind,
    /// Its tables, once somebody asked.
    tables: OnceLock<Vec<Opened>>,
}

/// A table of a file.
#[derive(Debug, Clone)]
pub(super) struct Opened {
    /// As it is told, with its file.
    pub(super) shown: String,
    /// The first rows.
    pub(super) sample: Vec<Value>,
    pub(super) table: Table,
}

impl Files {
    /// The files among `targets` that may be tables; `cap` is the largest expansion.
    pub(crate) fn among<'a>(
        targets: impl Iterator<Item = &'a Target>,
        cap: (u64, u64),
        room: &Room,
    ) -> Self {
        let files = targets.filter_map(File::of).take(MOST).collect();
        Self(Arc::new(Shared {
            files,
            joined: Mutex::default(),
            cap: (cap.0, cap.1.min(LONGEST)),
            room: room.clone(),
        }))
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.files.is_empty()
    }

    /// The tables a link may lead to.
    pub(super) fn of_link<'a>(&'a self, link: &'a Link) -> impl Iterator<Item = &'a Opened> {
        let files = self.0.files.iter().filter(|file| file.fits(link));
        files.flat_map(|file| file.tables(&self.0))
    }

    /// Notes that records are joined with a table.
    pub(super) fn note(&self, opened: &Opened) {
        let mut joined = self.0.joined.lock().unwrap_or_else(PoisonError::into_inner);
        joined.insert(opened.shown.clone());
    }

    /// Whether records are joined with a file.
    pub(crate) fn concerns(&self, target: &Target) -> bool {
        let shown = format!("{} ", target.shown());
        let joined = self.0.joined.lock().unwrap_or_else(PoisonError::into_inner);
        joined.iter().any(|table| table.starts_with(&shown))
    }
}

impl File {
    fn of(target: &Target) -> Option<Self> {
        let path = match target {
            Target::Named(_) | Target::Found(_) | Target::Member(_) => target.path(),
            Target::Input | Target::Builtin(_) => return None,
        };
        let name = path.file_name()?.to_string_lossy().into_owned();
        let (stem, _) = name.split_once('.')?;
        let last = names::words(stem).pop()?;
        let one = match last.strip_suffix("ies") {
            Some(stem) => format!("{stem}y"),
            None => last.strip_suffix('s').unwrap_or(&last).to_owned(),
        };
        let (into, kind) = links::meant(&one).or_else(|| links::meant(&last))?;
        Some(Self {
            target: target.clone(),
            into,
            kind,
            tables: OnceLock::new(),
        })
    }

    /// Whether it may hold what a link leads to: all people are alike, of the rest only what has the name.
    fn fits(&self, link: &Link) -> bool {
        self.kind == link.take && (self.kind == Kind::People || self.into == link.into)
    }

    fn tables(&self, shared: &Shared) -> &[Opened] {
        self.tables
            .get_or_init(|| self.open(shared).unwrap_or_default())
    }

    /// Reads the file; none where it is no table, or longer than allowed.
    fn open(&self, shared: &Shared) -> Option<Vec<Opened>> {
        let Opening::Stream(mut intake) =
            Intake::open(&self.target, shared.cap, &shared.room).ok()?
        else {
            return None;
        };
        let mut head = Vec::new();
        intake.more(&mut head, HEAD).ok()?;
        let bytes = Bytes {
            head: &head,
            is_all: intake.is_ended(),
            prose: Prose::None,
        };
        let Head::Json(sample) = sample::look(bytes).ok()? else {
            return None;
        };
        intake.take_in_rest().ok()?;
        let file = (intake.source.clone(), intake.start + sample.start as u64);
        if file.0.open().ok()?.length().ok()? > LONGEST {
            return None;
        }
        let opened = tables::alone(&sample)
            .into_iter()
            .filter_map(|way| self.table(&file, &way, &sample.values));
        Some(opened.collect())
    }

    fn table(
        &self,
        file: &(crate::corpus::source::Source, u64),
        way: &Way,
        values: &[Value],
    ) -> Option<Opened> {
        let index = Index::of(file, way, By::Own, false, IDS).ok()?;
        let rows = way.rows(values).take(SAMPLE);
        Some(Opened {
            shown: format!("{} {}", self.target.shown(), way.shown()),
            sample: rows.map(|(_, row)| row).collect(),
            table: Table::Kept(index),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn meant(name: &str) -> Option<String> {
        let target = Target::Found(PathBuf::from(name));
        File::of(&target).map(|file| file.into)
    }

    #[test]
    fn a_table_is_known_by_what_its_file_is_called() {
        let cases = [
            ("dump/authors.json", Some("author")),
            ("wp_users.jsonl", Some("user")),
            ("categories.json", Some("category")),
            ("sources.json.gz", Some("source")),
            ("articles.json", None),
            ("2024-03-12.json", None),
        ];
        for (name, expected) in cases {
            let found = meant(name);
            assert_eq!(found.as_deref(), expected, "{name}");
        }
    }
}
