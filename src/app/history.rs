//! Lines typed before, a list for each kind of prompt; of the palette, what it ran. Those of the filter come from earlier sessions too and are handed to
//! a worker that keeps them; the others live as long as the program.

use super::{
    App,
    prompt::{Prompt, PromptKind},
};
use crate::{
    job::Job,
    text::fold::{Case, fold},
};
use std::collections::HashMap;

/// Lines held of each kind: as many as are kept.
const CAP: usize = 1_000;

/// All histories, and the line left when one began to walk.
#[derive(Debug, Default)]
pub(super) struct Histories {
    lines: HashMap<PromptKind, Vec<String>>,
    left: String,
}

impl Histories {
    fn of(&self, kind: PromptKind) -> &[String] {
        self.lines.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// Adds a line, or moves it to the end; says whether it was not there already.
    pub(super) fn add(&mut self, kind: PromptKind, line: &str) -> bool {
        let lines = self.lines.entry(kind).or_default();
        let line = line.trim();
        if line.is_empty() || lines.last().is_some_and(|last| last == line) {
            return false;
        }
        lines.retain(|other| *other != line);
        lines.push(line.to_owned());
        if lines.len() > CAP {
            lines.remove(0);
        }
        true
    }

    /// Forgets the line left, for a new prompt.
    pub(super) fn rest(&mut self) {
        self.left.clear();
    }

    /// How many lines there are of a kind.
    pub(super) fn count(&self, kind: PromptKind) -> usize {
        self.of(kind).len()
    }

    /// The newest of the first `end` lines that hold `sought`, whatever its capitals and accents, and are not `other`;
    /// where none does, the newest that has its letters in this order.
    pub(super) fn find(
        &self,
        kind: PromptKind,
        end: usize,
        sought: &str,
        other: &str,
    ) -> Option<(usize, &str)> {
        let lines = self.of(kind);
        let lines = lines.get(..end.min(lines.len()))?;
        let sought = fold(sought, Case::Fold);
        let newest = |holds: fn(&str, &str) -> bool| {
            let is_it = |line: &String| line != other && holds(&fold(line, Case::Fold), &sought);
            lines.iter().rposition(is_it)
        };
        let at = newest(|line, sought| line.contains(sought)).or_else(|| newest(scatters))?;
        Some((at, lines.get(at)?))
    }

    /// Puts the next older (or newer) line into `prompt`, at last the one that was left; says whether there was one.
    pub(super) fn recall(&mut self, prompt: &mut Prompt, is_older: bool) -> bool {
        let left = self.left.clone();
        let lines = self.of(prompt.kind);
        let at = prompt.history_at.unwrap_or(lines.len());
        let next = if is_older {
            at.checked_sub(1)
        } else {
            Some(at + 1)
        };
        let Some(next) = next.filter(|next| *next <= lines.len()) else {
            return false;
        };
        let line = lines.get(next).cloned();
        prompt.history_at = line.is_some().then_some(next);
        if at == lines.len() {
            prompt.text.clone_into(&mut self.left);
        }
        prompt.set(line.unwrap_or(left));
        true
    }
}

/// Whether the letters stand in a line in their order, with anything between.
fn scatters(line: &str, sought: &str) -> bool {
    let mut letters = line.chars();
    sought
        .chars()
        .all(|wanted| letters.any(|letter| letter == wanted))
}

impl App {
    /// Takes over what was asked in earlier sessions, the newest last.
    pub fn recall_asked(&mut self, asked: Vec<String>) {
        self.memory
            .histories
            .lines
            .insert(PromptKind::Filter, asked);
    }

    /// Notes the query in force as asked: it was kept, or led to an article.
    pub(super) fn note_asked(&mut self) {
        let query = &self.query;
        let is_news =
            query.error.is_none() && (self.memory.histories).add(PromptKind::Filter, &query.text);
        if is_news {
            self.send(Job::Asked(self.query.text.trim().to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn walking_up_and_down_comes_back_to_the_line_left() {
        let mut histories = Histories::default();
        for line in ["one", "two", "one", " "] {
            histories.add(PromptKind::Find, line);
        }
        let mut prompt = Prompt::new(PromptKind::Find, "half".to_owned());
        let mut seen = Vec::new();
        for is_older in [true, true, true, false, false, false] {
            histories.recall(&mut prompt, is_older);
            seen.push(prompt.text.clone());
        }
        assert_eq!(seen, ["one", "two", "two", "one", "half", "half"]);
    }

    #[test]
    fn a_line_is_news_unless_it_is_the_newest() {
        let mut histories = Histories::default();
        let mut add = |line| histories.add(PromptKind::Filter, line);
        assert!(add("bank") && !add(" bank ") && add("rain") && add("bank") && !add(" "));
        assert_eq!(histories.count(PromptKind::Filter), 2);
    }
}
