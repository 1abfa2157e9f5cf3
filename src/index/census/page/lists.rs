//! The parts of the account that grow with the corpus, line by line: what was left out, what was repaired, the files.

use super::{About, Line, Look};
use crate::{
    corpus::{Corpus, FileId},
    text::{count::counted, sanitize},
};

/// A list of the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    LeftOut,
    Repaired,
    Files,
}

/// How many lines a list takes: none when it is empty, else one more for its heading.
pub(super) const fn len(count: usize) -> usize {
    if count == 0 { 0 } else { count + 1 }
}

/// All repairs: the file, and the number of the repair in its account.
pub(super) fn repairs(corpus: &Corpus) -> Vec<(FileId, u32)> {
    let files = (0..).map(FileId).zip(corpus.files());
    files
        .flat_map(|(id, file)| (0..file.account.repairs.len() as u32).map(move |at| (id, at)))
        .collect()
}

impl List {
    pub(super) const ALL: [Self; 3] = [Self::LeftOut, Self::Repaired, Self::Files];

    /// A line of the list, its heading first.
    pub(super) fn line(
        self,
        corpus: &Corpus,
        repairs: &[(FileId, u32)],
        at: usize,
    ) -> Option<Line> {
        let Some(at) = at.checked_sub(1) else {
            return Some(self.heading(corpus));
        };
        match self {
            Self::LeftOut => left_out(corpus, at),
            Self::Repaired => repaired(corpus, *repairs.get(at)?),
            Self::Files => file(corpus, at),
        }
    }

    fn heading(self, corpus: &Corpus) -> Line {
        let files = corpus.files();
        Line::heading(match self {
            Self::LeftOut => format!("left out   {}", corpus.left_out()),
            Self::Repaired => {
                let repaired: u64 = files.iter().map(|file| file.account.repaired).sum();
                format!("repaired   {repaired}")
            }
            Self::Files => format!("files      {}", files.len()),
        })
    }
}

fn left_out(corpus: &Corpus, at: usize) -> Option<Line> {
    let rejection = corpus.rejections().get(at)?;
    let place = place(&rejection.file, rejection.line, rejection.byte);
    let reason = rejection.reason.to_string();
    let text = format!("{place}: {}", sanitize::line(&reason));
    Some(Line::new(Look::Detail, "", text).about(About::Rejection(at)))
}

fn repaired(corpus: &Corpus, (id, at): (FileId, u32)) -> Option<Line> {
    let file = corpus.file(id)?;
    let repair = file.account.repairs.get(at as usize)?;
    let place = place(&file.shown, Some(repair.line), Some(repair.byte));
    let text = format!("{place}: {}", repair.what);
    Some(Line::new(Look::Detail, "", text).about(About::File(id)))
}

fn file(corpus: &Corpus, at: usize) -> Option<Line> {
    let file = corpus.files().get(at)?;
    let articles = counted(file.account.articles as usize, "article");
    let text = format!("{}: {articles}", file.shown);
    Some(Line::new(Look::Detail, "", text).about(About::File(FileId(at as u32))))
}

/// `news.jsonl:5, byte 912`
fn place(file: &str, line: Option<u32>, byte: Option<u64>) -> String {
    let line = line.map_or(String::new(), |line| format!(":{line}"));
    let byte = byte.map_or(String::new(), |byte| format!(", byte {byte}"));
    format!("{file}{line}{byte}")
}
