//! An app on a window of 120x40 with a worker that answers each job at once, or when told to.

use crate::{
    app::{App, Effect, Msg, Outcome},
    config::Settings,
    corpus::{Article, ArticleId, Corpus, Entry, load::Progress, test_print},
    entity::{
        Entity, Extraction, Field, Kind, Mention, Named, Verdict, Verdicts, likely::Candidate,
        tally::Tally, verdict::Change,
    },
    index::{Catalogue, Census, Twins, census::Page},
    job::{
        Accounted, Companion, Company, CountJob, Counted, Counting, FilterJob, FoundHits, HitLine,
        Job, LineKind, NameRow, PrepareJob, Prepared, Report, Sought, SuggestJob, TextLine,
        WalkJob, Wanted,
    },
    keys::{Key, Keymap},
    query::{
        Query, Row, Tier, View,
        facet::{Ground, Said},
        folding,
        grouping::{Groups, Heading},
        saved::Saved,
    },
    text::{Span, around::Around, snippet::Snippet, wrap::wrap},
};
use jiff::civil::date;
use std::{collections::VecDeque, sync::Arc};

mod marker;
mod worker;
mod written;
use marker::Marker;
use worker::{company, extract, found, hits, lines, names, suggest};
use written::words;
pub(super) use written::{entry, news, numbered};

/// The names the worker knows.
const NAMES: [(&str, Kind); 3] = [
    ("Jane Doe", Kind::Person),
    ("John Roe", Kind::Person),
    ("Acme Bank", Kind::Org),
];

/// Headline and body of an article.
pub(super) type Written = (String, String);

pub(super) struct Stage {
    pub(super) app: App,
    /// Effects that are not jobs, oldest first.
    pub(super) effects: Vec<Effect>,
    /// Jobs not answered yet.
    pub(super) waiting: VecDeque<(Job, String)>,
    /// Jobs wait until `answer` is called.
    pub(super) is_held: bool,
    pub(super) written: Vec<Written>,
    /// How many rows are fuzzy: the last ones of every answer.
    pub(super) fuzzy_count: usize,
    /// What the worker was told about names.
    said: Arc<[Verdict]>,
    /// What it was told to keep.
    pub(super) kept: Vec<Change>,
    /// The queries it was told to keep for the history.
    pub(super) asked: Vec<String>,
    /// The saved queries there are.
    pub(super) saved: Vec<Saved>,
    /// What was done with articles.
    pub(super) marking: Marker,
}

impl Stage {
    /// An archive that is loaded.
    pub(super) fn new(written: Vec<Written>) -> Self {
        Self::with(Settings::default(), written)
    }

    pub(super) fn with(settings: Settings, written: Vec<Written>) -> Self {
        let mut stage = Self::empty(settings);
        stage.send(Msg::Resized(120, 40));
        stage.load(written, true);
        stage
    }

    /// An app that has loaded nothing.
    pub(super) fn empty(settings: Settings) -> Self {
        let keymap = Keymap::new(settings.preset);
        let today = date(2024, 3, 6);
        let app = App::new(
            Arc::new(settings),
            keymap,
            today,
            "corpus".into(),
            String::new(),
        );
        Self {
            app,
            effects: Vec::new(),
            waiting: VecDeque::new(),
            is_held: false,
            written: Vec::new(),
            fuzzy_count: 0,
            said: Arc::default(),
            kept: Vec::new(),
            asked: Vec::new(),
            saved: Vec::new(),
            marking: Marker::default(),
        }
    }

    /// Reports a corpus of these articles; the newest is the last.
    pub(super) fn load(&mut self, written: Vec<Written>, is_complete: bool) -> Outcome {
        self.written = written;
        let mut corpus = Corpus::default();
        corpus.push(
            self.written
                .iter()
                .map(|(headline, body)| entry(headline, body))
                .collect(),
        );
        let (read_bytes, total_bytes) = (corpus.len() as u64, 1_000);
        self.send(Msg::Report(Report::Loading(Progress {
            corpus,
            read_bytes,
            total_bytes,
            is_complete,
        })))
    }

    pub(super) fn send(&mut self, msg: Msg) -> Outcome {
        let mut outcome = self.app.update(msg);
        for effect in std::mem::take(&mut outcome.effects) {
            match effect {
                Effect::Job(job) => self.waiting.push_back((job, self.app.query.text.clone())),
                other => self.effects.push(other),
            }
        }
        if !self.is_held {
            self.answer();
        }
        outcome
    }

    /// Keys as they are printed, parted by blanks.
    pub(super) fn press(&mut self, keys: &str) -> Outcome {
        let keys = Key::parse_chord(keys).expect(keys);
        keys.into_iter()
            .map(|key| self.send(Msg::Key(key)))
            .last()
            .unwrap_or_default()
    }

    /// Characters, one key each.
    pub(super) fn type_text(&mut self, text: &str) {
        for character in text.chars() {
            self.send(Msg::Key(Key::char(character)));
        }
    }

    /// Answers everything asked so far, and what the answers ask.
    pub(super) fn answer(&mut self) {
        while let Some((job, text)) = self.waiting.pop_front() {
            let was_held = std::mem::replace(&mut self.is_held, true);
            let reports = match job {
                Job::Count(job) => self.count(&job),
                job => self.report(job, &text).into_iter().collect(),
            };
            for report in reports {
                self.send(Msg::Report(report));
            }
            self.is_held = was_held;
        }
    }

    fn report(&mut self, job: Job, text: &str) -> Option<Report> {
        match job {
            Job::Filter(job) => Some(Report::Filtered(job.generation, self.view(&job, text))),
            Job::Prepare(job) => Some(Report::Prepared(Arc::new(self.prepare(&job, text)))),
            Job::Account(job) => {
                let census = Census::of(&job.corpus, &Twins::of(&job.corpus), job.today);
                let page = Page::of(&census, job.dot);
                let found = (!job.sought.is_empty()).then(|| page.find(&job.sought).into());
                Some(Report::Accounted(Accounted {
                    generation: job.generation,
                    page: Arc::new(page),
                    found,
                    is_whole: true,
                }))
            }
            Job::Judge(job) => {
                self.said = job.said;
                self.kept.extend(job.changes);
                Some(Report::Judged(job.generation))
            }
            Job::Queries(job) => {
                for change in job.changes {
                    change.apply(&mut self.saved);
                }
                Some(Report::Saved(job.generation, self.saved.clone()))
            }
            Job::Asked(query) => {
                self.asked.push(query);
                None
            }
            Job::Suggest(job) => Some(Report::Suggested(job.generation, suggest(&job))),
            Job::Mark(job) => Some(Report::Marked(self.marking.mark(&job))),
            Job::Snippet(job) => {
                let nothing = |article| (article, Snippet::default());
                let lines = job.articles.into_iter().map(nothing).collect();
                Some(Report::Quoted(job.generation, lines))
            }
            Job::Hits(job) => {
                let sought = job.sought.as_ref()?;
                let found = found(sought, text, &job.rows[..job.count], &self.written);
                Some(Report::Hits(job.generation, found))
            }
            Job::Walk(job) => {
                let row = self.walk(&job);
                Some(Report::Walked(
                    job.generation,
                    row,
                    vec!["J. Doe".to_owned()],
                ))
            }
            _ => None,
        }
    }

    /// How many articles hold every word of each query.
    fn count(&self, job: &CountJob) -> Vec<Report> {
        let queries = match &job.what {
            Counting::Nothing => return Vec::new(),
            Counting::Queries(queries) => queries,
            Counting::Company(_, name) => {
                let company = Arc::new(company(name, &self.written));
                return vec![Report::Company(job.generation, company)];
            }
            Counting::Facet(facet, rows, count) => {
                let mut catalogue = Catalogue::default();
                catalogue.extend(&job.corpus);
                let ground = Ground {
                    catalogue: &catalogue,
                    names: &Tally::default(),
                    said: &Said::default(),
                    rows: &rows[..*count],
                };
                let counts = ground.count(*facet, &|| false).expect("wanted");
                return vec![Report::Faceted(job.generation, Arc::new(counts))];
            }
        };
        let count = |words: &[String]| {
            let all = self.written.iter();
            let all = all.map(|(headline, body)| format!("{headline} {body}").to_lowercase());
            all.filter(|text| words.iter().all(|word| text.contains(word)))
                .count()
        };
        let counted = |(at, query): (usize, &Arc<Query>)| Counted {
            at,
            count: count(&words(&query.to_string())),
            is_whole: true,
        };
        let counted = queries.iter().enumerate().map(counted);
        counted
            .map(|counted| Report::Matched(job.generation, counted))
            .collect()
    }

    /// Newest first: the articles that hold every word of the query.
    fn view(&self, job: &FilterJob, text: &str) -> View {
        let words = words(text);
        let holds = |id: &u32| {
            let (headline, body) = &self.written[*id as usize];
            let all = format!("{headline} {body}").to_lowercase();
            words.iter().all(|word| all.contains(word))
        };
        let ids = (0..job.corpus.len() as u32).rev().filter(holds);
        let mut rows: Vec<Row> = ids
            .map(|id| Row {
                article: ArticleId(id),
                tier: Tier::Exact,
                score: 0,
            })
            .collect();
        let seam = rows.len().saturating_sub(self.fuzzy_count);
        for row in &mut rows[seam..] {
            row.tier = Tier::Fuzzy;
        }
        let groups = job.grouping.map(|by| {
            // By tens, newest first.
            let of = (0..job.corpus.len() as u32).rev().map(|at| at / 10);
            let headings = (0..10).map(|ten| Heading::Name(format!("ten {ten}").into()));
            Arc::new(Groups::of(
                by,
                (of.collect(), headings.collect()),
                &rows,
                seam,
            ))
        });
        let view = View {
            rows: rows.into(),
            groups,
            seam,
            total: job.corpus.len(),
            order: job.order,
            ..View::default()
        };
        let twins = Arc::new(Twins::of(&job.corpus));
        folding::fold(view, &twins, &job.open_folds)
    }

    fn prepare(&self, job: &PrepareJob, text: &str) -> Prepared {
        let (headline, body) = &self.written[job.article.0 as usize];
        let extraction = Verdicts::new(&*self.said).apply(extract(body));
        let looked_for = job
            .find
            .as_ref()
            .map_or(words(text), |find| vec![find.to_lowercase()]);
        let article = Article {
            id: job.article.0.to_string(),
            headline: headline.clone(),
            body: body.clone(),
            outlet: Some("Echo".into()),
            url: Some(format!("https://echo.example/{}", job.article.0)),
            ..Article::default()
        };
        Prepared {
            generation: job.generation,
            id: job.article,
            columns: job.columns,
            names: names(&extraction),
            extraction: Arc::new(extraction),
            lines: lines(body, job.columns),
            hits: hits(&looked_for, body),
            article: Arc::new(article),
            dateline: None,
            word_count: body.split_whitespace().count() as u32,
        }
    }

    fn walk(&self, job: &WalkJob) -> Option<usize> {
        let holds = |row: &usize| {
            let (_, body) = &self.written[job.rows[*row].article.0 as usize];
            match &job.wanted {
                Wanted::Pattern(find) => !hits(&[find.to_lowercase()], body).is_empty(),
                Wanted::Words => true,
                Wanted::Unread => !self.marking.of(job.rows[*row].article).is_read,
                Wanted::Starred => {
                    let article = job.rows[*row].article;
                    let folding = job.folding.as_deref();
                    let folded = folding.map_or(&[][..], |folding| folding.folded_into(article));
                    let folded = folded.iter().map(|member| member.article);
                    let mut all = folded.chain([article]);
                    all.any(|article| self.marking.of(article).is_starred)
                }
                Wanted::Entity(_, name) => {
                    body.contains(name) || name == "Jane Doe" && body.contains("J. Doe")
                }
            }
        };
        if job.is_backwards {
            (0..job.from.min(job.rows.len())).rev().find(holds)
        } else {
            (job.from..job.rows.len()).find(holds)
        }
    }

    pub(super) fn message(&self) -> &str {
        self.app
            .status
            .message
            .as_ref()
            .map_or("", |message| &message.text)
    }

    /// Headline under the cursor of the list.
    pub(super) fn selected(&self) -> &str {
        let article = self.app.list.selected();
        article.map_or("", |article| self.written[article.0 as usize].0.as_str())
    }

    /// The text of the line on top of the reader.
    pub(super) fn top_text(&self) -> &str {
        let Some(prepared) = &self.app.reader.prepared else {
            return "";
        };
        let line = prepared.lines.get(self.app.reader.top_line());
        line.map_or("", |line| line.span.of(&prepared.article.body))
    }

    /// The texts copied so far.
    pub(super) fn copied(&self) -> Vec<&str> {
        let copies = self.effects.iter().filter_map(|effect| match effect {
            Effect::Copy { text, .. } => Some(text.as_str()),
            _ => None,
        });
        copies.collect()
    }

    /// The status it has quit with.
    pub(super) fn quit(&self) -> Option<u8> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Quit(status) => Some(*status),
            _ => None,
        })
    }
}
