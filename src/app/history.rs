//! Lines typed before, a list for each kind of prompt. Lives as long as the program; keeping it is the store's, later.

use super::prompt::{Prompt, PromptKind};

/// Lines kept of each kind.
const CAP: usize = 200;

/// All histories, and the line left when one began to walk.
#[derive(Debug, Default)]
pub(super) struct Histories {
    filter: Vec<String>,
    find: Vec<String>,
    write: Vec<String>,
    left: String,
}

impl Histories {
    fn of(&mut self, kind: PromptKind) -> Option<&mut Vec<String>> {
        match kind {
            PromptKind::Filter => Some(&mut self.filter),
            PromptKind::Find => Some(&mut self.find),
            PromptKind::Write => Some(&mut self.write),
            PromptKind::Palette | PromptKind::Hand | PromptKind::Help | PromptKind::Account => None,
        }
    }

    /// Adds a line, or moves it to the end.
    pub(super) fn add(&mut self, kind: PromptKind, line: String) {
        let Some(lines) = self.of(kind) else {
            return;
        };
        if line.trim().is_empty() {
            return;
        }
        lines.retain(|other| *other != line);
        lines.push(line);
        if lines.len() > CAP {
            lines.remove(0);
        }
    }

    /// Forgets the line left, for a new prompt.
    pub(super) fn rest(&mut self) {
        self.left.clear();
    }

    /// Puts the next older (or newer) line into `prompt`, at last the one that was left; says whether there was one.
    pub(super) fn recall(&mut self, prompt: &mut Prompt, is_older: bool) -> bool {
        let left = self.left.clone();
        let Some(lines) = self.of(prompt.kind) else {
            return false;
        };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn walking_up_and_down_comes_back_to_the_line_left() {
        let mut histories = Histories::default();
        for line in ["one", "two", "one", " "] {
            histories.add(PromptKind::Find, line.to_owned());
        }
        let mut prompt = Prompt::new(PromptKind::Find, "half".to_owned());
        let mut seen = Vec::new();
        for is_older in [true, true, true, false, false, false] {
            histories.recall(&mut prompt, is_older);
            seen.push(prompt.text.clone());
        }
        assert_eq!(seen, ["one", "two", "two", "one", "half", "half"]);
    }
}
