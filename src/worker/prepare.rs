//! Makes an article ready for the screen: reads it again, finds its names, breaks it into lines.

use super::{
    names::{Names, Shown},
    slots::Slots,
};
use crate::{
    corpus::{Article, ArticleId, Corpus, ReadError},
    entity::{self, Extraction},
    job::{LineKind, PrepareJob, Prepared, Report, TextLine},
    query::eval,
    text::{Span, wrap::wrap},
};
use crossbeam_channel::Sender;
use std::{collections::VecDeque, sync::Arc};
use unicode_segmentation::UnicodeSegmentation;

/// Articles kept ready: enough to step back and forth, little beside the catalogue.
const KEPT: usize = 16;

/// Crossheads are short; a paragraph in capitals longer than this is shouting.
const CROSSHEAD_CAP: usize = 72;

/// An article and its names, read once.
type Known = (ArticleId, Arc<Article>, Arc<Extraction>);

/// The prepare worker's caches.
pub(super) struct Preparing {
    names: Arc<Names>,
    corpus: Corpus,
    known: VecDeque<Known>,
}

impl Preparing {
    pub(super) fn new(names: Arc<Names>) -> Self {
        Self {
            names,
            corpus: Corpus::default(),
            known: VecDeque::new(),
        }
    }

    /// Waits for an article to be wanted and makes it ready.
    pub(super) fn next(&mut self, slots: &Slots, reports: &Sender<Report>) {
        let (job, number) = slots.prepare.take();
        let names = self.names.clone();
        let _busy = names.busy();
        if !job.corpus.continues(&self.corpus) {
            self.known.clear();
        }
        self.corpus = job.corpus.clone();
        match self.read(job.article) {
            Ok(_) if slots.prepare.is_stale(number) => {}
            Ok((id, article, extraction)) => {
                let prepared = self.prepare(&job, article, extraction);
                self.names.set_shown(Shown {
                    id,
                    extraction: prepared.extraction.clone(),
                    rows: prepared.names.clone(),
                });
                let _ = reports.send(Report::Prepared(Arc::new(prepared)));
            }
            Err(problem) => {
                let _ = reports.send(Report::Unreadable(job.generation, job.article, problem));
            }
        }
    }

    /// The article and its names, from the cache or from its file.
    fn read(&mut self, id: ArticleId) -> Result<Known, String> {
        if let Some(known) = self.known.iter().find(|known| known.0 == id) {
            return Ok(known.clone());
        }
        let article = self.corpus.read(id).map_err(|error| told(&error))?;
        let extraction = self.names.of(&article);
        let known = (id, Arc::new(article), Arc::new(extraction));
        self.known.truncate(KEPT - 1);
        self.known.push_front(known.clone());
        Ok(known)
    }

    /// What the article names after all that the user has said.
    fn judged(&self, extraction: Arc<Extraction>) -> Arc<Extraction> {
        let verdicts = self.names.verdicts();
        if verdicts.is_empty() {
            return extraction;
        }
        Arc::new(verdicts.apply(Extraction::clone(&extraction)))
    }

    fn prepare(
        &self,
        job: &PrepareJob,
        article: Arc<Article>,
        extraction: Arc<Extraction>,
    ) -> Prepared {
        let body = &article.body;
        let extraction = self.judged(extraction);
        Prepared {
            generation: job.generation,
            id: job.article,
            columns: job.columns,
            names: self.names.rows(&extraction),
            lines: lay_out(body, job.columns as usize),
            hits: match &job.find {
                Some(pattern) => eval::find(pattern, body),
                None => eval::sights(&job.query, body, &extraction),
            },
            dateline: entity::dateline(body),
            word_count: body.unicode_words().count() as u32,
            extraction,
            article,
        }
    }
}

/// Breaks a body into lines of at most `columns`: paragraphs apart by a blank line, crossheads marked.
pub fn lay_out(body: &str, columns: usize) -> Vec<TextLine> {
    let mut lines = Vec::new();
    // Where paragraphs stand between empty lines, a single break belongs inside one
    let has_empty_lines = body.contains("\n\n");
    let (mut start, mut is_apart) = (0, true);
    for raw in body.split_inclusive('\n') {
        let text = raw.trim_end();
        let at = start;
        start += raw.len();
        if text.is_empty() {
            is_apart = true;
            continue;
        }
        if !lines.is_empty() && (is_apart || !has_empty_lines) {
            lines.push(TextLine {
                span: Span::new(at, at),
                kind: LineKind::Blank,
            });
        }
        is_apart = false;
        set_paragraph(text, at, columns, &mut lines);
    }
    lines
}

/// Adds the lines of one paragraph that starts at byte `at` of the body.
fn set_paragraph(text: &str, at: usize, columns: usize, lines: &mut Vec<TextLine>) {
    let is_crosshead = is_crosshead(text);
    for (index, line) in wrap(text, columns).into_iter().enumerate() {
        let kind = match index {
            _ if is_crosshead => LineKind::Crosshead,
            0 => LineKind::Opening,
            _ => LineKind::Text,
        };
        let span = Span::new(at + line.start as usize, at + line.end as usize);
        lines.push(TextLine { span, kind });
    }
}

/// A short paragraph all in capitals, as wire desks head the parts of a long piece.
fn is_crosshead(paragraph: &str) -> bool {
    paragraph.len() <= CROSSHEAD_CAP
        && paragraph.chars().filter(|c| c.is_uppercase()).count() >= 3
        && !paragraph.chars().any(char::is_lowercase)
        && !paragraph.ends_with('.')
}

/// Why an article cannot be shown, and the key that helps.
fn told(error: &ReadError) -> String {
    match error {
        ReadError::Changed(_) => format!("{error}: reload with F5"),
        ReadError::Removed(_) => format!("{error}: F5 takes its articles out"),
        ReadError::Unknown | ReadError::Unreadable(..) => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{LineKind, lay_out};

    fn shown(body: &str) -> Vec<(LineKind, &str)> {
        lay_out(body, 72)
            .into_iter()
            .map(|line| (line.kind, line.span.of(body)))
            .collect()
    }

    #[test]
    fn paragraphs_are_set_apart_by_one_blank_line_however_they_were_stored() {
        let apart = [
            (LineKind::Opening, "One."),
            (LineKind::Blank, ""),
            (LineKind::Opening, "Two."),
        ];
        assert_eq!(shown("One.\nTwo."), apart);
        assert_eq!(shown("One.\n\nTwo.\n"), apart);
        assert_eq!(shown("One.\n\n\n\nTwo."), apart);
    }

    #[test]
    fn a_single_break_between_paragraphs_with_empty_lines_stays_a_break() {
        let lines = shown("Roses,\nviolets.\n\nEnd.");
        assert_eq!(lines[0].1, "Roses,");
        assert_eq!(lines[1], (LineKind::Opening, "violets."));
        assert_eq!(lines[2].0, LineKind::Blank);
    }

    #[test]
    fn capitals_on_a_line_of_their_own_are_a_crosshead() {
        let lines = shown("Text.\n\nTALKS GO ON\n\nU.S. TROOPS LEAVE.\n\nText.");
        assert_eq!(lines[2], (LineKind::Crosshead, "TALKS GO ON"));
        assert_eq!(lines[4].0, LineKind::Opening);
    }

    #[test]
    fn nothing_is_no_lines() {
        assert!(lay_out("", 72).is_empty());
        assert!(lay_out("\n \n", 72).is_empty());
    }
}
