//! The words between the app and its workers: plain data, no work. Every job carries the snapshot it is about, so that
//! a worker keeps nothing but caches.

mod company;
mod counting;
mod course;
mod hits;
mod indexing;
pub mod marking;

use crate::{
    corpus::{
        Article, ArticleId, Corpus, Mapping,
        load::{Followed, Progress},
        mapping::Shape,
        survey::{Preview, Survey},
    },
    entity::{Extraction, Kind, Named, Verdict, likely::Candidate, verdict::Change},
    index::census::Page,
    index::record::Passage,
    query::{
        Order, Query, Rows, View, facet::Counts, folding::OpenFolds, grouping::Grouping,
        saved::Saved, view::Folding,
    },
    text::{Span, snippet::Snippet},
};
pub use company::{Companion, Company};
pub use counting::{CountJob, Counted, Counting, QueriesJob};
pub use course::{Course, Work};
pub use hits::{FoundHits, HitLine, HitsJob, Sought};
pub use indexing::IndexJob;
use jiff::civil::Date;
pub use marking::{Deed, MarkJob, Marking};
use std::{path::PathBuf, sync::Arc, time::Duration};

/// What is shown of the row under a cursor, and takes work, waits until the cursor has rested so long: a held key goes through
/// the rows and asks for one of them, not for thirty.
pub const REST: Duration = Duration::from_millis(60);

/// Stamp of a request; an answer to an older one is thrown away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Generation(pub u64);

/// Something the app wants done elsewhere. Each kind has one slot: a newer job replaces a waiting one.
#[derive(Debug, Clone)]
pub enum Job {
    /// Narrow the list.
    Filter(FilterJob),
    /// Look at the short fields of all articles: somebody is about to type.
    Ready(Corpus),
    /// Make an article ready to be shown.
    Prepare(PrepareJob),
    /// Find the next article that holds something.
    Walk(WalkJob),
    /// Find every place where something stands, with its context.
    Hits(HitsJob),
    /// Find the lines that show why some rows are in the list.
    Snippet(SnippetJob),
    /// Find the names of the whole corpus, quietly; the first job after loading, then again when the corpus grew.
    Extract(Corpus),
    /// Open the index of words, or make what is missing of it.
    Index(IndexJob),
    /// Sample the records of a shape, and read them by a draft of a map.
    Survey(SurveyJob),
    /// Keep a map for files of a shape, and load the corpus again by it.
    Keep(KeepJob),
    /// Tell what the corpus holds.
    Account(AccountJob),
    /// Count names by what the user has said, and keep what has changed.
    Judge(JudgeJob),
    /// Look for names that one may be merged with.
    Suggest(SuggestJob),
    /// Keep a query for the history.
    Asked(String),
    /// Keep what has changed of the saved queries, and tell which there are.
    Queries(QueriesJob),
    /// Count for a window.
    Count(CountJob),
    /// Tell or change what the reader did with articles.
    Mark(MarkJob),
    /// Give up what is under way.
    Stop(Work),
    /// Look at all files again and load what is not as it was.
    Reload {
        /// However the files look, load everything.
        is_all: bool,
    },
    /// Write the listed articles to a file (`.jsonl`, `.csv`, `.md` by ending).
    Write(Corpus, Rows, PathBuf),
    /// Write a passage to a file, the same way.
    WritePassage(Corpus, Box<Passage>, PathBuf),
}

/// Which rows does this query select?
#[derive(Debug, Clone)]
pub struct FilterJob {
    /// Its stamp.
    pub generation: Generation,
    /// What to look through.
    pub corpus: Corpus,
    /// What was typed, understood.
    pub query: Arc<Query>,
    /// The order asked for; none leaves it to the query.
    pub order: Option<Order>,
    /// What the rows are grouped by.
    pub grouping: Option<Grouping>,
    /// Which twins have rows of their own.
    pub open_folds: OpenFolds,
    /// The first rows alone are of use, until all are there.
    pub wants_head: bool,
    /// More articles are about to come.
    pub is_growing: bool,
}

/// What does this article look like at this width?
#[derive(Debug, Clone)]
pub struct PrepareJob {
    /// Its stamp.
    pub generation: Generation,
    /// Where the article is.
    pub corpus: Corpus,
    /// The article.
    pub article: ArticleId,
    /// Width of the text, in columns.
    pub columns: u16,
    /// Whose words are lit up in the text...
    pub query: Arc<Query>,
    /// ...unless something is being looked for in the text.
    pub find: Option<Arc<str>>,
}

/// What does the corpus hold?
#[derive(Debug, Clone)]
pub struct AccountJob {
    /// Its stamp.
    pub generation: Generation,
    /// What to count.
    pub corpus: Corpus,
    /// The day dates are held against.
    pub today: Date,
    /// What stands between the parts of the first line.
    pub dot: &'static str,
    /// What lines are looked for; empty: all.
    pub sought: String,
    /// More of the corpus is coming: the texts wait.
    pub is_loading: bool,
}

/// Which is the next row after `from` that holds `wanted`?
#[derive(Debug, Clone)]
pub struct WalkJob {
    /// Its stamp.
    pub generation: Generation,
    /// Where the articles are.
    pub corpus: Corpus,
    /// The rows to walk.
    pub rows: Rows,
    /// The articles that some of them stand for.
    pub folding: Option<Arc<Folding>>,
    /// The row to begin with; backwards, the one to begin before.
    pub from: usize,
    /// Towards the first row.
    pub is_backwards: bool,
    /// What to look for.
    pub wanted: Wanted,
}

/// Where do these articles hold what was looked for?
#[derive(Debug, Clone)]
pub struct SnippetJob {
    /// Its stamp.
    pub generation: Generation,
    /// Where the articles are.
    pub corpus: Corpus,
    /// What was looked for.
    pub query: Arc<Query>,
    /// The articles.
    pub articles: Vec<ArticleId>,
}

/// What is there to choose fields from?
#[derive(Debug, Clone)]
pub struct SurveyJob {
    /// Its stamp.
    pub generation: Generation,
    /// Where the articles are.
    pub corpus: Corpus,
    /// An article of the shape.
    pub article: ArticleId,
    /// A sample made before, and the roles to read it by; none: sample, and read it by what is in force.
    pub known: Option<(Arc<Survey>, Mapping)>,
}

/// A sample of records and what a map makes of it.
#[derive(Debug, Clone)]
pub struct Surveyed {
    /// The sample.
    pub survey: Arc<Survey>,
    /// What the map makes of it.
    pub preview: Arc<Preview>,
}

/// A map to be kept.
#[derive(Debug, Clone)]
pub struct KeepJob {
    /// For which files.
    pub shape: Shape,
    /// Which field plays which role; nothing: what was kept is forgotten.
    pub roles: Mapping,
}

/// What the user has said about names.
#[derive(Debug, Clone)]
pub struct JudgeJob {
    /// Its stamp.
    pub generation: Generation,
    /// All of it, the newest last.
    pub said: Arc<[Verdict]>,
    /// What has changed since it was last sent.
    pub changes: Vec<Change>,
}

impl JudgeJob {
    /// Adds a newer one to it.
    pub fn add(&mut self, newer: Self) {
        (self.generation, self.said) = (newer.generation, newer.said);
        self.changes.extend(newer.changes);
    }
}

/// Who may this be?
#[derive(Debug, Clone)]
pub struct SuggestJob {
    /// Its stamp.
    pub generation: Generation,
    /// The name.
    pub about: Named,
    /// What is typed; nothing: only likely ones.
    pub typed: String,
}

/// What a walk looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// A pattern in headline or text.
    Pattern(Arc<str>),
    /// The words of the query, which every row of its answer has somewhere.
    Words,
    /// An entity, under any of its names.
    Entity(Kind, String),
    /// That it was not read.
    Unread,
    /// That it has a star.
    Starred,
}

/// What a worker has to say.
#[derive(Debug, Clone)]
pub enum Report {
    /// More of the corpus is there.
    Loading(Progress),
    /// The files have changed: what is new is there to be taken in, what is not what it was is counted.
    Followed(Followed),
    /// More names are known.
    Extracting(Course),
    /// More of the index of words is there; none once it has ended.
    Indexing(Option<Course>),
    /// The rows of a query; in a large archive the first of them before all, and again where twins took longer to find.
    Filtered(Generation, View),
    /// An article, ready.
    Prepared(Arc<Prepared>),
    /// An article could not be read: the sentence says why.
    Unreadable(Generation, ArticleId, String),
    /// Articles naming each entity of the article shown have changed: as `Prepared::names`.
    Counted(ArticleId, Arc<[NameRow]>),
    /// What the corpus holds, as far as known.
    Accounted(Accounted),
    /// Where a walk ended: a row, or nowhere; and what the entity walked with is called, wherever.
    Walked(Generation, Option<usize>, Vec<String>),
    /// More places where something stands.
    Hits(Generation, FoundHits),
    /// Lines out of texts; an empty one where nothing was found.
    Quoted(Generation, Vec<(ArticleId, Snippet)>),
    /// A sample of records, or none where there are no fields to choose from.
    Surveyed(Generation, Option<Surveyed>),
    /// What was said about names holds in all counts.
    Judged(Generation),
    /// Names that one may be merged with.
    Suggested(Generation, Vec<Candidate>),
    /// The saved queries there are.
    Saved(Generation, Vec<Saved>),
    /// How many articles one of some queries has.
    Matched(Generation, Counted),
    /// How many articles each value of a facet has.
    Faceted(Generation, Arc<Counts>),
    /// Who appears with a name, as far as counted.
    Company(Generation, Arc<Company>),
    /// What the reader did with some articles, as far as that was asked for or is otherwise now.
    Marked(marking::Marked),
    /// Marks of so many articles are on the disk: what was done, in words.
    Kept(String, usize),
    /// So many changes of marks are not on the disk, and why; none: all are by now.
    Unsaved(usize, String),
    /// An address that no program could be started for, and why: it is shown and copied instead.
    Unopened(String, String),
    /// Something was done: say so.
    Done(String),
    /// Something went wrong: say so.
    Failed(String),
}

/// What the corpus holds.
#[derive(Debug, Clone)]
pub struct Accounted {
    /// Stamp of the job.
    pub generation: Generation,
    /// Its lines.
    pub page: Arc<Page>,
    /// The lines that hold what was looked for; none where nothing was.
    pub found: Option<Arc<[u32]>>,
    /// Nothing more will come.
    pub is_whole: bool,
}

/// An article made ready for the screen.
#[derive(Debug)]
pub struct Prepared {
    /// Stamp of the job.
    pub generation: Generation,
    /// Which article.
    pub id: ArticleId,
    /// The width the lines were wrapped for.
    pub columns: u16,
    /// The article itself.
    pub article: Arc<Article>,
    /// Who and what it names.
    pub extraction: Arc<Extraction>,
    /// The rows of the entity pane: grouped in the order of `Kind::ALL`, most mentions here first.
    pub names: Arc<[NameRow]>,
    /// The text in lines.
    pub lines: Vec<TextLine>,
    /// What to light up in the body: the pattern looked for, else the words of the query.
    pub hits: Vec<Span>,
    /// Where the body opens with a dateline.
    pub dateline: Option<Span>,
    /// Words of the body.
    pub word_count: u32,
}

/// One line of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextLine {
    /// Bytes of `Article::body`, ascending from line to line; empty for a blank line.
    pub span: Span,
    /// How it is set.
    pub kind: LineKind,
}

/// How a line is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// Between two paragraphs.
    Blank,
    /// The first line of a paragraph.
    Opening,
    /// Another line of it.
    Text,
    /// A heading within the text.
    Crosshead,
}

/// One row of the entity pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NameRow {
    /// Index into `Extraction::entities`.
    pub entity: u32,
    /// Mentions in this article.
    pub here: u32,
    /// Articles of the corpus that name it, as far as known.
    pub articles: u32,
    /// Mentions in the corpus, as far as known.
    pub mentions: u32,
    /// Days of the first and the last article known to name it.
    pub seen: Option<(Date, Date)>,
}
