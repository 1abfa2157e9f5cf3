//! Reads the articles of the list for every hit in its context. What is found is told as it is found; a newer request, or
//! the window closed, ends it, and so does a number of hits that nobody reads to the end.

use super::{names::Names, slots::Slots};
use crate::{
    corpus::{Article, ArticleId},
    entity::{Entity, Extraction, Field, Kind, Mention},
    job::{FoundHits, HitLine, HitsJob, Report, Sought},
    query::{Query, Row, eval},
    text::{Span, around::Around},
};
use crossbeam_channel::Sender;
use std::{
    collections::HashSet,
    time::{Duration, Instant},
};

/// Hits found at most.
const MOST: usize = 5_000;
/// A screenful of hits is shown at once.
const SCREENFUL: usize = 100;
/// How long is looked for more before what was found is shown.
const SHOWN_EVERY: Duration = Duration::from_millis(150);

/// Waits for something to be sought and reports where it stands.
pub(super) fn next(slots: &Slots, names: &Names, reports: &Sender<Report>) {
    let (job, number) = slots.hits.take();
    let Some(sought) = &job.sought else { return };
    let _busy = names.busy();
    let rows = job.rows.get(..job.count).unwrap_or(&job.rows);
    let mut search = Search {
        job: &job,
        names,
        reports,
        found: FoundHits {
            lines: Vec::new(),
            looked: 0,
            with_hits: 0,
            is_whole: false,
        },
        hit_count: 0,
        told_at: Instant::now(),
    };
    search.run(rows, sought, &|| slots.hits.is_stale(number));
}

/// A search under way.
struct Search<'a> {
    job: &'a HitsJob,
    names: &'a Names,
    reports: &'a Sender<Report>,
    /// What was not told yet.
    found: FoundHits,
    hit_count: usize,
    told_at: Instant,
}

impl Search<'_> {
    fn run(&mut self, rows: &[Row], sought: &Sought, is_stale: &dyn Fn() -> bool) {
        let naming = self.articles_naming(sought);
        for row in rows {
            if is_stale() {
                return;
            }
            let article = { row.article };
            let may_have = naming.as_ref().is_none_or(|all| all.contains(&article.0));
            if may_have && let Ok(read) = self.job.corpus.read(article) {
                self.take(article, &read, sought);
            }
            self.found.looked += 1;
            if self.hit_count >= MOST {
                break;
            }
            let is_first_screenful =
                self.hit_count == self.found.lines.len() && self.hit_count >= SCREENFUL;
            if is_first_screenful || self.told_at.elapsed() >= SHOWN_EVERY {
                self.tell();
            }
        }
        self.found.is_whole = true;
        self.tell();
    }

    /// The articles of a name; none where all have to be looked at.
    fn articles_naming(&self, sought: &Sought) -> Option<HashSet<u32>> {
        // Those of a name in a query are the rows of its answer.
        let Sought::Names(names) = sought else {
            return None;
        };
        let [(kinds, name)] = &**names else {
            return None;
        };
        let tally = self.names.tally();
        let known = tally.find(*kinds.first()?, name)?;
        Some(known.articles().collect())
    }

    /// Takes in the hits of an article: those of its headline, then those of its text.
    fn take(&mut self, id: ArticleId, article: &Article, sought: &Sought) {
        let (headline, body) = self.places(article, sought);
        let headline = headline
            .into_iter()
            .map(|place| (None, place, &article.headline));
        let body = body
            .into_iter()
            .map(|place| (Some(place.start), place, &article.body));
        let lines = headline.chain(body).map(|(start, place, text)| HitLine {
            article: id,
            start,
            around: Around::new(text, place),
        });
        let before = self.found.lines.len();
        self.found.lines.extend(lines.take(MOST - self.hit_count));
        let count = self.found.lines.len() - before;
        self.hit_count += count;
        self.found.with_hits += usize::from(count > 0);
    }

    /// Where it stands in headline and text.
    fn places(&self, article: &Article, sought: &Sought) -> (Vec<Span>, Vec<Span>) {
        let Article { headline, body, .. } = article;
        match sought {
            Sought::Words(query) => (
                eval::headline_hits(query, headline),
                self.words(query, article),
            ),
            Sought::Pattern(pattern) => (eval::find(pattern, headline), eval::find(pattern, body)),
            Sought::Names(names) => self.mentions(article, names),
        }
    }

    /// The words of a query in the text; where there are none, the names that they fit.
    fn words(&self, query: &Query, article: &Article) -> Vec<Span> {
        let hits = eval::hits(query, &article.body);
        if hits.is_empty() {
            return eval::sights(query, &article.body, &self.names_of(article));
        }
        hits
    }

    fn names_of(&self, article: &Article) -> Extraction {
        self.names.verdicts().apply(self.names.of(article))
    }

    fn mentions(&self, article: &Article, names: &[(Vec<Kind>, String)]) -> (Vec<Span>, Vec<Span>) {
        let found = self.names_of(article);
        let is_wanted = |mention: &&Mention| {
            let entity = found.entities.get(mention.entity as usize);
            entity.is_some_and(|entity| names.iter().any(|name| is_called(entity, name)))
        };
        let spans = |field: Field| {
            let mentions = found.mentions.iter().filter(is_wanted);
            let mentions = mentions.filter(|mention| mention.field == field);
            mentions.map(|mention| mention.span).collect()
        };
        (spans(Field::Headline), spans(Field::Body))
    }

    /// Tells what was found since the last time.
    fn tell(&mut self) {
        let lines = std::mem::take(&mut self.found.lines);
        let found = FoundHits {
            lines,
            ..self.found.clone()
        };
        let _ = self.reports.send(Report::Hits(self.job.generation, found));
        self.told_at = Instant::now();
    }
}

/// Whether an entity is of one of some kinds (of any, where none is told) and goes by a name.
fn is_called(entity: &Entity, (kinds, name): &(Vec<Kind>, String)) -> bool {
    (kinds.is_empty() || kinds.contains(&entity.kind)) && entity.goes_by(entity.kind, name)
}
