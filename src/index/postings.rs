//! Which texts of a part hold a word: this file and its `files` alone name tantivy.
//!
//! Of tantivy we take the inside: the writer of one segment, the dictionary of its words, the lists of texts and places,
//! and the walk over phrases. What it has for the outside (threads of its own, merging, its files in a folder, locks) we
//! have already, and as we need it: a part is made in memory, then sealed in one file, and read with `pread`, since
//! whoever maps a file dies when it is cut. The words are ours too (`text::words`), folded as the scan folds them, so that
//! both find the same.

mod files;

use super::{
    sealed::Sealed,
    sought::{Sought, key, step},
};
use crate::text::words::Words;
use files::Files;
use std::{fmt, io, ops::Range, sync::Arc};
use tantivy::{
    Index, IndexSettings, InvertedIndexReader, SegmentReader, SingleSegmentIndexWriter,
    TantivyDocument, TantivyError, Term,
    query::{EnableScoring, PhraseQuery, Query as _},
    schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions},
    tokenizer::{Token, TokenStream, Tokenizer, TokenizerManager},
};

const FIELD: &str = "text";
/// Memory a part takes before it is finished, roughly: what it comes to on the disk is half of it.
const BUDGET: usize = 96 << 20;

fn failed(error: TantivyError) -> io::Error {
    match error {
        TantivyError::IoError(error) => io::Error::new(error.kind(), error),
        error => io::Error::other(error),
    }
}

/// A part that is being made, in memory.
pub(super) struct Draft {
    writer: SingleSegmentIndexWriter,
    files: Files,
    field: Field,
}

impl Draft {
    pub(super) fn new() -> io::Result<Self> {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(FIELD)
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let mut schema = Schema::builder();
        let options = TextOptions::default().set_indexing_options(indexing);
        let field = schema.add_text_field(FIELD, options);
        let words = TokenizerManager::default();
        words.register(FIELD, Cutter);
        let files = Files::default();
        let writer = Index::builder()
            .schema(schema.build())
            .settings(IndexSettings::default())
            .tokenizers(words)
            .single_segment_index_writer(files.clone(), BUDGET)
            .map_err(failed)?;
        Ok(Self {
            writer,
            files,
            field,
        })
    }

    /// Adds a folded text.
    pub(super) fn add(&mut self, text: &str) -> io::Result<()> {
        let mut document = TantivyDocument::default();
        document.add_text(self.field, text);
        self.writer.add_document(document).map_err(failed)
    }

    /// Whether it should be finished.
    pub(super) fn is_full(&self) -> bool {
        self.writer.mem_usage() >= BUDGET
    }

    /// The bytes of the part, under the names by which it is opened.
    pub(super) fn finish(self) -> io::Result<Vec<(String, Vec<u8>)>> {
        self.writer.finalize().map_err(failed)?;
        self.files.bytes()
    }
}

/// A part, open.
pub(super) struct Part {
    reader: SegmentReader,
    words: Arc<InvertedIndexReader>,
    schema: Schema,
    field: Field,
}

impl fmt::Debug for Part {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Part").finish_non_exhaustive()
    }
}

impl Part {
    /// Opens a part of which the bytes lie in a sealed file.
    pub(super) fn open(
        sealed: &Arc<Sealed>,
        places: impl IntoIterator<Item = (String, Range<u64>)>,
    ) -> io::Result<Self> {
        let index = Index::open(Files::within(sealed, places)).map_err(failed)?;
        let segments = index.searchable_segments().map_err(failed)?;
        let segment = segments.first().ok_or(io::ErrorKind::InvalidData)?;
        let reader = SegmentReader::open(segment).map_err(failed)?;
        let schema = index.schema();
        let field = schema.get_field(FIELD).map_err(failed)?;
        Ok(Self {
            words: reader.inverted_index(field).map_err(failed)?,
            reader,
            schema,
            field,
        })
    }

    /// How many texts there are.
    pub(super) fn len(&self) -> u32 {
        self.reader.max_doc()
    }

    /// Hands over the numbers of the texts that hold it; one may come more than once.
    pub(super) fn each(&self, sought: &Sought, take: &mut dyn FnMut(&[u32])) -> io::Result<()> {
        match sought {
            Sought::Word(word) => self.each_with_word(word, take),
            Sought::Prefix(start) => self.each_with_prefix(start, take),
            Sought::Phrase(words) => self.each_with_phrase(words, take),
        }
    }

    fn each_with_word(&self, word: &str, take: &mut dyn FnMut(&[u32])) -> io::Result<()> {
        let term = Term::from_field_text(self.field, key(word));
        let found = self
            .words
            .read_block_postings(&term, IndexRecordOption::Basic)?;
        let Some(mut list) = found else {
            return Ok(());
        };
        while !list.docs().is_empty() {
            take(list.docs());
            list.advance();
        }
        Ok(())
    }

    fn each_with_prefix(&self, start: &str, take: &mut dyn FnMut(&[u32])) -> io::Result<()> {
        let start = key(start).as_bytes();
        let mut beyond = start.to_vec();
        // No byte of UTF-8 is the last one.
        if let Some(last) = beyond.last_mut() {
            *last += 1;
        }
        let mut words = self
            .words
            .terms()
            .range()
            .ge(start)
            .lt(beyond)
            .into_stream()?;
        let mut list = None;
        while words.advance() {
            let list =
                match &mut list {
                    None => list.insert(self.words.read_block_postings_from_terminfo(
                        words.value(),
                        IndexRecordOption::Basic,
                    )?),
                    Some(list) => {
                        self.words
                            .reset_block_postings_from_terminfo(words.value(), list)?;
                        list
                    }
                };
            while !list.docs().is_empty() {
                take(list.docs());
                list.advance();
            }
        }
        Ok(())
    }

    fn each_with_phrase(
        &self,
        words: &[(usize, String)],
        take: &mut dyn FnMut(&[u32]),
    ) -> io::Result<()> {
        let term = |(at, word): &(usize, String)| {
            let term = Term::from_field_text(self.field, key(word));
            (*at, term)
        };
        let phrase = PhraseQuery::new_with_offset(words.iter().map(term).collect());
        let scoring = EnableScoring::disabled_from_schema(&self.schema);
        let weight = phrase.weight(scoring).map_err(failed)?;
        let walked = weight.for_each_no_score(&self.reader, take);
        walked.map_err(failed)
    }
}

/// Cuts folded texts into words for the writer.
#[derive(Clone)]
struct Cutter;

struct Cut<'t> {
    words: Words<'t>,
    token: Token,
}

impl Tokenizer for Cutter {
    type TokenStream<'t> = Cut<'t>;

    fn token_stream<'t>(&'t mut self, text: &'t str) -> Cut<'t> {
        Cut {
            words: Words::of(text),
            token: Token {
                position: 0,
                ..Token::default()
            },
        }
    }
}

impl TokenStream for Cut<'_> {
    fn advance(&mut self) -> bool {
        let Some(word) = self.words.next() else {
            return false;
        };
        self.token.position += step(word.gap);
        self.token.text.clear();
        self.token.text.push_str(key(word.text));
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
