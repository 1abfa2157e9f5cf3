//! The account of a corpus in lines: for `inspect` and for F2, which both lay them out. What grows with the corpus (what
//! was left out, what was repaired, the files) is made line by line when it is looked at and never as a whole.

mod facts;
mod lists;
mod shapes;

use super::Census;
use crate::{
    corpus::{ArticleId, Corpus, FileId},
    text::fold::{Case, fold},
};

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The first line of a part.
    Heading,
    /// A fact and its name.
    Fact,
    /// A fact that is no good news.
    Warning,
    /// More of the line before.
    Detail,
}

/// What a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// All of it.
    Corpus,
    /// An article.
    Article(ArticleId),
    /// A file, or the first of many.
    File(FileId),
    /// Something left out: its number.
    Rejection(usize),
}

/// A line of the account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub look: Look,
    /// The name of the fact; empty where there is none.
    pub label: String,
    /// What it says, sanitised.
    pub text: String,
    /// What it is about.
    pub about: About,
}

impl Line {
    fn new(look: Look, label: &str, text: impl Into<String>) -> Self {
        Self {
            look,
            label: label.to_owned(),
            text: text.into(),
            about: About::Corpus,
        }
    }

    fn heading(text: impl Into<String>) -> Self {
        Self::new(Look::Heading, "", text)
    }

    fn about(self, about: About) -> Self {
        Self { about, ..self }
    }
}

/// The account, line by line.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// What does not grow with the corpus.
    lines: Vec<Line>,
    corpus: Corpus,
    /// Repairs: the file, and the number of the repair in its account.
    repairs: Vec<(FileId, u32)>,
}

impl Page {
    /// The account of a census. `dot` stands between the parts of its first line.
    pub fn of(census: &Census, dot: &str) -> Self {
        let mut lines = vec![Line::heading(super::summary_line(&census.corpus, dot))];
        facts::push(&mut lines, census);
        shapes::push(&mut lines, &census.corpus);
        Self {
            lines,
            corpus: census.corpus.clone(),
            repairs: lists::repairs(&census.corpus),
        }
    }

    /// The corpus it is about.
    pub fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// How many lines it has before the list of files.
    pub fn len_without_files(&self) -> usize {
        self.lines.len()
            + lists::len(self.corpus.rejections().len())
            + lists::len(self.repairs.len())
    }

    /// How many lines it has.
    pub fn len(&self) -> usize {
        self.len_without_files() + lists::len(self.corpus.files().len())
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A line by number.
    pub fn line(&self, number: usize) -> Option<Line> {
        let Some(mut at) = number.checked_sub(self.lines.len()) else {
            return self.lines.get(number).cloned();
        };
        let corpus = &self.corpus;
        let counts = [
            corpus.rejections().len(),
            self.repairs.len(),
            corpus.files().len(),
        ];
        for (list, count) in lists::List::ALL.into_iter().zip(counts) {
            match at.checked_sub(lists::len(count)) {
                Some(rest) => at = rest,
                None => return list.line(corpus, &self.repairs, at),
            }
        }
        None
    }

    /// The numbers of the lines that hold a text, capitals and accents aside.
    pub fn find(&self, sought: &str) -> Vec<u32> {
        let sought = fold(sought, Case::Fold);
        let holds = |line: &Line| {
            fold(&line.text, Case::Fold).contains(&*sought)
                || fold(&line.label, Case::Fold).contains(&*sought)
        };
        let found = (0..self.len()).filter(|number| self.line(*number).as_ref().is_some_and(holds));
        found.map(|number| number as u32).collect()
    }
}
