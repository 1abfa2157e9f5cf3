//! The index of the words of all texts: some volumes, each a file, over a snapshot of the corpus. Made when somebody asks
//! for it; what it does not cover (yet) is for the scan. A volume knows its articles by their marks (`corpus::marks`), so
//! that it serves whatever else is in the corpus, and what has changed is not in it.

use super::{
    bits::Bits,
    postings::{Draft, Part},
    sealed::{Sealed, seal},
    sought::{EDITION, Sought},
};
use crate::{
    corpus::{Corpus, marks::Marker},
    text::fold::{Case, fold},
};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::{
    collections::HashMap,
    fs::File,
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// No article of this corpus.
const NONE: u32 = u32::MAX;

/// What stands at the head of a volume.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    /// How words are cut, and a number of the program: another one may read texts otherwise.
    edition: (u32, u64),
    /// Bytes of all texts.
    size: u64,
    /// The marks of the articles, in order.
    marks: Vec<u64>,
}

/// A volume, open.
#[derive(Debug)]
pub struct Volume {
    sealed: Arc<Sealed>,
    part: Part,
    head: Head,
}

/// A volume that is being made, in memory.
pub struct Writing {
    draft: Draft,
    head: Head,
}

/// The words of the texts of a snapshot.
#[derive(Debug, Default)]
pub struct Concordance {
    corpus: Corpus,
    volumes: Vec<Bound>,
    covered: Bits,
    len: usize,
    is_damaged: AtomicBool,
}

/// A volume, and the articles of its texts.
#[derive(Debug)]
struct Bound {
    volume: Arc<Volume>,
    articles: Vec<u32>,
}

impl Writing {
    /// An empty volume; `program` is a number of this program and no other.
    ///
    /// # Errors
    /// There is no memory for it.
    pub fn new(program: u64) -> io::Result<Self> {
        Ok(Self {
            draft: Draft::new()?,
            head: Head {
                edition: (EDITION, program),
                size: 0,
                marks: Vec::new(),
            },
        })
    }

    /// Adds the text of an article by its mark.
    ///
    /// # Errors
    /// There is no memory for it.
    pub fn add(&mut self, mark: u64, text: &str) -> io::Result<()> {
        self.draft.add(&fold(text, Case::Fold))?;
        self.head.size += text.len() as u64;
        self.head.marks.push(mark);
        Ok(())
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.head.marks.is_empty()
    }

    /// Whether it should be finished.
    pub fn is_full(&self) -> bool {
        self.draft.is_full()
    }

    /// Writes it into an empty file.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn finish(self, file: &File) -> io::Result<()> {
        let parts = self.draft.finish()?;
        let parts: Vec<_> = parts
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
            .collect();
        seal(file, self.head, &parts)
    }
}

impl Volume {
    /// Opens a volume that this program has made.
    ///
    /// # Errors
    /// It is damaged, or of another program.
    pub fn open(file: File, program: u64) -> io::Result<Self> {
        let (sealed, head, places) = Sealed::open::<Head>(file)?;
        if head.edition != (EDITION, program) {
            return Err(io::Error::other("it is of another version"));
        }
        let sealed = Arc::new(sealed);
        let part = Part::open(&sealed, places)?;
        if part.len() as usize != head.marks.len() {
            return Err(io::ErrorKind::InvalidData.into());
        }
        Ok(Self { sealed, part, head })
    }

    /// Bytes of all texts in it.
    pub fn size(&self) -> u64 {
        self.head.size
    }

    /// How many texts are in it.
    pub fn len(&self) -> usize {
        self.head.marks.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.head.marks.is_empty()
    }

    /// Reads all of it, to see whether it is as it was written.
    pub fn is_whole(&self) -> bool {
        self.sealed.is_whole()
    }

    /// The articles that hold it; `articles` are those of the texts.
    fn find(&self, sought: &Sought, articles: &[u32]) -> io::Result<Vec<u32>> {
        let mut texts = Bits::default();
        self.part.each(sought, &mut |found| {
            for text in found {
                texts.set(*text);
            }
        })?;
        let article = |text: u32| articles.get(text as usize).copied();
        let articles = texts.iter().filter_map(article);
        Ok(articles.filter(|article| *article != NONE).collect())
    }
}

impl Concordance {
    /// Volumes over a corpus.
    pub fn new(corpus: &Corpus, volumes: Vec<Arc<Volume>>) -> Self {
        let mut binding = Binding::of(&volumes);
        let mut covered = Bits::default();
        let mut len = 0;
        let mut marker = Marker::of(corpus);
        // Without volumes nobody needs to be marked.
        let entries = corpus.entries().take_while(|_| !volumes.is_empty());
        for (article, entry) in (0..).zip(entries) {
            let mark = marker.mark(entry);
            if mark.is_some_and(|mark| binding.bind(mark, article)) {
                covered.set(article);
                len += 1;
            }
        }
        let articles = binding.articles;
        let volumes = volumes.into_iter().zip(articles);
        let volumes = volumes.map(|(volume, articles)| Bound { volume, articles });
        Self {
            corpus: corpus.clone(),
            volumes: volumes.collect(),
            covered,
            len,
            is_damaged: AtomicBool::new(false),
        }
    }

    /// The snapshot it is of.
    pub fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// How many articles it covers.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether it covers none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The articles it covers.
    pub(crate) fn covered(&self) -> &Bits {
        &self.covered
    }

    /// How many articles of the corpus each volume covers, and whether it is good for any.
    pub fn shares(&self) -> impl Iterator<Item = (&Arc<Volume>, usize)> {
        self.volumes.iter().map(|bound| {
            let is_one = |article: &&u32| **article != NONE;
            (&bound.volume, bound.articles.iter().filter(is_one).count())
        })
    }

    /// The articles it does not cover and can, with their marks, ascending.
    pub fn missing<'a>(&'a self, corpus: &'a Corpus) -> impl Iterator<Item = (u32, u64)> + 'a {
        let mut marker = Marker::of(corpus);
        let entries = (0..).zip(corpus.entries());
        let open = entries.filter(|(article, _)| !self.covered.has(*article));
        open.filter_map(move |(article, entry)| Some((article, marker.mark(entry)?)))
    }

    /// The articles it covers that hold it. None when it turns out to be damaged, from then on for everything.
    pub(crate) fn find(&self, sought: &Sought) -> Option<Bits> {
        if self.is_damaged() {
            return None;
        }
        let found = self.volumes.par_iter();
        let found = found.map(|bound| bound.volume.find(sought, &bound.articles));
        let found: io::Result<Vec<Vec<u32>>> = found.collect();
        let Ok(found) = found else {
            self.is_damaged.store(true, Ordering::Relaxed);
            return None;
        };
        let mut articles = Bits::default();
        found
            .iter()
            .flatten()
            .for_each(|article| articles.set(*article));
        Some(articles)
    }

    /// Whether something in it was not what was written.
    pub fn is_damaged(&self) -> bool {
        self.is_damaged.load(Ordering::Relaxed)
    }
}

/// Marks on their way to articles. Both mostly come in the same order, so the next one is looked at before the table.
struct Binding<'v> {
    volumes: &'v [Arc<Volume>],
    articles: Vec<Vec<u32>>,
    /// The volume and the place in it after the last one.
    next: (usize, usize),
    table: Option<HashMap<u64, (usize, usize)>>,
}

impl<'v> Binding<'v> {
    fn of(volumes: &'v [Arc<Volume>]) -> Self {
        let empty = volumes
            .iter()
            .map(|volume| vec![NONE; volume.head.marks.len()]);
        Self {
            volumes,
            articles: empty.collect(),
            next: (0, 0),
            table: None,
        }
    }

    /// Finds the text of an article; says whether there is one.
    fn bind(&mut self, mark: u64, article: u32) -> bool {
        let Some((volume, at)) = self.expected(mark).or_else(|| self.look_up(mark)) else {
            return false;
        };
        let slot = self
            .articles
            .get_mut(volume)
            .and_then(|slots| slots.get_mut(at));
        if let Some(slot) = slot {
            *slot = article;
        }
        self.next = (volume, at + 1);
        true
    }

    fn expected(&self, mark: u64) -> Option<(usize, usize)> {
        let (volume, at) = self.next;
        let is_it = |volume: usize, at: usize| {
            let volume = self.volumes.get(volume);
            volume.and_then(|volume| volume.head.marks.get(at)) == Some(&mark)
        };
        if is_it(volume, at) {
            return Some((volume, at));
        }
        is_it(volume + 1, 0).then_some((volume + 1, 0))
    }

    fn look_up(&mut self, mark: u64) -> Option<(usize, usize)> {
        let table = self.table.get_or_insert_with(|| {
            let volumes = self.volumes.iter().enumerate();
            let marks = volumes.flat_map(|(number, volume)| {
                let marks = volume.head.marks.iter().enumerate();
                marks.map(move |(at, mark)| (*mark, (number, at)))
            });
            marks.collect()
        });
        table.get(&mark).copied()
    }
}

#[cfg(test)]
impl Concordance {
    /// Texts of which each has a number, and no corpus.
    pub(crate) fn of_texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut writing = Writing::new(1).expect("memory");
        for (mark, text) in (0..).zip(texts) {
            writing.add(mark, text).expect("memory");
        }
        let file = tempfile::tempfile().expect("a temporary file");
        writing.finish(&file).expect("room on the disk");
        let volume = Arc::new(Volume::open(file, 1).expect("what was written"));
        let articles: Vec<u32> = (0..volume.part.len()).collect();
        let mut covered = Bits::default();
        for article in &articles {
            covered.set(*article);
        }
        Self {
            len: articles.len(),
            volumes: vec![Bound { volume, articles }],
            covered,
            ..Self::default()
        }
    }
}
