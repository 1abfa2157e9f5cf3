//! Makes the index of the words of all texts, for whoever asked: the worker behind the screen, or a command. Volumes that
//! are there are opened; what they do not cover is read and bound into new ones, one after the other, and each serves
//! as soon as it is written. Small volumes are bound anew together with what has come; what is of no use is thrown away.

use crate::{
    corpus::{ArticleId, Corpus, Reader},
    index::{
        Concordance,
        concordance::{Volume, Writing},
    },
    store::{
        StoreError,
        volumes::{Adding, Volumes},
    },
};
use std::{io, sync::Arc};

/// Texts read between two looks at whether somebody waits.
const BATCH: usize = 16;
/// Bytes of texts in a volume that is not worth a file of its own once there are more.
const SMALL: u64 = 24 << 20;
/// Bytes of records to one of an index, at the most: it takes a fifth of them or more.
const SHARE: u64 = 5;

/// Where an index is kept, and for which program.
#[derive(Debug, Clone)]
pub struct Bindery {
    /// The files.
    pub volumes: Volumes,
    /// A number of this program and no other: another one may read texts otherwise.
    pub program: u64,
}

/// Who asked for it.
pub trait Asker {
    /// Waits until nobody waits for something else.
    fn stand_aside(&mut self);
    /// So many articles are read.
    fn read(&mut self, done: usize);
    /// More serves.
    fn serves(&mut self, index: Concordance);
    /// Whether it is not wanted any more.
    fn is_stopped(&self) -> bool {
        false
    }
}

/// What has come of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// It covers all it can.
    Whole,
    /// It was given up; what is done serves.
    Part,
    /// Another of us is making it.
    Elsewhere,
}

/// Opens what there is of an index.
pub fn open(bindery: &Bindery, corpus: &Corpus) -> Concordance {
    let opened = bindery.volumes.open().into_iter();
    let volumes = opened.filter_map(|(_, file)| Volume::open(file?, bindery.program).ok());
    Concordance::new(corpus, volumes.map(Arc::new).collect())
}

/// Makes what is missing of an index, and hands it over as it grows.
///
/// # Errors
/// It cannot be kept. What could be serves.
pub fn bind(
    bindery: &Bindery,
    corpus: &Corpus,
    asker: &mut dyn Asker,
) -> Result<Bound, StoreError> {
    let Some(adding) = bindery.volumes.lock()? else {
        return Ok(Bound::Elsewhere);
    };
    let mut binder = Binder {
        bindery,
        corpus,
        adding: &adding,
        volumes: Vec::new(),
        small: Vec::new(),
        reader: Reader::default(),
    };
    binder.open_all()?;
    binder.bind(asker)
}

/// The same for who only waits for all of it and has `index` so far: what serves in the end, and what was wrong.
pub fn bind_all(
    bindery: &Bindery,
    corpus: &Corpus,
    index: Concordance,
) -> (Concordance, Option<StoreError>) {
    let mut latest = Latest(index);
    let problem = bind(bindery, corpus, &mut latest).err();
    (latest.0, problem)
}

/// What served last.
struct Latest(Concordance);

impl Asker for Latest {
    fn stand_aside(&mut self) {}

    fn read(&mut self, _: usize) {}

    fn serves(&mut self, index: Concordance) {
        self.0 = index;
    }
}

/// A volume and its number.
type Numbered = (u32, Arc<Volume>);

struct Binder<'a> {
    bindery: &'a Bindery,
    corpus: &'a Corpus,
    adding: &'a Adding<'a>,
    volumes: Vec<Numbered>,
    /// Those that go when new ones hold what is in them.
    small: Vec<Numbered>,
    reader: Reader,
}

impl Binder<'_> {
    /// Opens what there is, and throws away what cannot be opened or covers little of this corpus.
    fn open_all(&mut self) -> Result<(), StoreError> {
        let mut opened = Vec::new();
        for (number, file) in self.bindery.volumes.open() {
            match file.and_then(|file| Volume::open(file, self.bindery.program).ok()) {
                Some(volume) if volume.is_whole() => opened.push((number, Arc::new(volume))),
                _ => self.adding.remove(number)?,
            }
        }
        let all = opened.iter().map(|(_, volume)| Arc::clone(volume));
        let index = Concordance::new(self.corpus, all.collect());
        let shares: Vec<usize> = index.shares().map(|(_, share)| share).collect();
        for ((number, volume), share) in opened.into_iter().zip(shares) {
            if share * 2 < volume.len() {
                self.adding.remove(number)?;
            } else {
                self.volumes.push((number, volume));
            }
        }
        if self.index().missing(self.corpus).next().is_some() {
            let is_small = |(_, volume): &mut Numbered| volume.size() < SMALL;
            self.small = self.volumes.extract_if(.., is_small).collect();
        }
        Ok(())
    }

    /// What serves.
    fn index(&self) -> Concordance {
        let all = self.volumes.iter().chain(&self.small);
        let all = all.map(|(_, volume)| Arc::clone(volume));
        Concordance::new(self.corpus, all.collect())
    }

    fn bind(&mut self, asker: &mut dyn Asker) -> Result<Bound, StoreError> {
        asker.serves(self.index());
        let lasting = self.volumes.iter().map(|(_, volume)| Arc::clone(volume));
        let lasting = Concordance::new(self.corpus, lasting.collect());
        let missing: Vec<_> = lasting.missing(self.corpus).collect();
        let lasting_count = lasting.len();
        let mut done = lasting_count;
        drop(lasting);
        // Said at once, and not after minutes of work.
        self.adding.allow(self.size(&missing) / SHARE)?;
        let mut writing = None;
        for batch in missing.chunks(BATCH) {
            if asker.is_stopped() {
                break;
            }
            asker.stand_aside();
            let volume = match writing.take() {
                Some(volume) => volume,
                None => Writing::new(self.bindery.program).map_err(|error| self.failed(error))?,
            };
            let volume = self.read(batch, volume)?;
            done += batch.len();
            asker.read(done);
            if volume.is_full() {
                self.finish(volume)?;
                asker.serves(self.index());
            } else {
                writing = Some(volume);
            }
        }
        if let Some(volume) = writing.filter(|volume| !volume.is_empty()) {
            self.finish(volume)?;
        }
        if done < lasting_count + missing.len() {
            asker.serves(self.index());
            return Ok(Bound::Part);
        }
        for (number, _) in self.small.drain(..) {
            self.adding.remove(number)?;
        }
        asker.serves(self.index());
        Ok(Bound::Whole)
    }

    /// Bytes of the records of some articles.
    fn size(&self, articles: &[(u32, u64)]) -> u64 {
        let entry = |(article, _): &(u32, u64)| self.corpus.entry(ArticleId(*article));
        let entries = articles.iter().filter_map(entry);
        entries.map(|entry| u64::from(entry.place().length)).sum()
    }

    /// Adds the texts of some articles to a volume.
    fn read(&mut self, batch: &[(u32, u64)], mut volume: Writing) -> Result<Writing, StoreError> {
        let articles: Vec<u32> = batch.iter().map(|(article, _)| *article).collect();
        let mut marks = batch.iter();
        let mut outcome = Ok(());
        self.reader.each(self.corpus, &articles, |article, stored| {
            let mark = marks.find(|(other, _)| *other == article);
            if let (Some((_, mark)), Ok(())) = (mark, &outcome) {
                // A text that cannot be made out holds nothing.
                outcome = volume.add(*mark, &stored.text().unwrap_or_default());
            }
        });
        outcome.map_err(|error| self.failed(error))?;
        Ok(volume)
    }

    fn finish(&mut self, volume: Writing) -> Result<(), StoreError> {
        let (number, file) = self.adding.add(|file| volume.finish(file))?;
        let opened = Volume::open(file, self.bindery.program);
        let volume = opened.map_err(|error| self.failed(error))?;
        self.volumes.push((number, Arc::new(volume)));
        Ok(())
    }

    fn failed(&self, error: io::Error) -> StoreError {
        StoreError::Unwritable(self.bindery.volumes.folder().to_owned(), error)
    }
}
