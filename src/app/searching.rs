//! Ctrl-r in a prompt: a search through the lines typed before, as in readline. Letters narrow it, next to each other or
//! scattered; Ctrl-r again goes to the next older match, Enter takes the line, Esc brings back what was there; any other key
//! takes the line and edits it.

use super::{App, prompt::Search};
use crate::keys::{Code, Key};
use unicode_segmentation::UnicodeSegmentation;

impl App {
    /// Begins to search the lines typed before, with the newest.
    pub(super) fn search_history(&mut self) {
        let Some(prompt) = &mut self.prompt else {
            return;
        };
        let count = self.memory.histories.count(prompt.kind);
        if count == 0 {
            return self.say("nothing was typed before");
        }
        prompt.search = Some(Search {
            sought: String::new(),
            at: prompt.history_at.unwrap_or(count),
            has_failed: false,
            before: (prompt.text.clone(), prompt.cursor),
        });
        self.search_older();
    }

    /// Takes a key while the lines typed before are searched; says whether that was all of it.
    pub(super) fn search_key(&mut self, key: Key) -> bool {
        let Some(search) = self
            .prompt
            .as_mut()
            .and_then(|prompt| prompt.search.as_mut())
        else {
            return false;
        };
        match (key.code, key.ctrl, key.alt) {
            (Code::Char('r'), true, _) => self.search_older(),
            (Code::Char('z' | 'l'), true, _) => return false,
            (Code::Esc, ..) | (Code::Char('c' | 'g'), true, _) => self.drop_search(),
            (Code::Backspace, _, false) | (Code::Char('h'), true, _) => {
                let last = search.sought.grapheme_indices(true).next_back();
                let end = last.map_or(0, |(at, _)| at);
                search.sought.truncate(end);
                // A shorter word may have a newer match.
                search.at = usize::MAX;
                self.search_from_here();
            }
            (Code::Char(letter), false, false) => {
                search.sought.push(letter);
                self.search_from_here();
            }
            _ => {
                self.take_found();
                return false;
            }
        }
        true
    }

    /// The next older match.
    fn search_older(&mut self) {
        self.look(|search| [search.at; 2]);
    }

    /// The line found so far if it still matches, else an older one, else the newest of all.
    fn search_from_here(&mut self) {
        self.look(|search| [search.at.saturating_add(1), usize::MAX]);
    }

    /// Looks for a match before the first of two places, then before the second.
    fn look(&mut self, ends: impl Fn(&Search) -> [usize; 2]) {
        let Some(prompt) = &mut self.prompt else {
            return;
        };
        let Some(search) = &mut prompt.search else {
            return;
        };
        // What stood in the line is no answer: one looks for another.
        let (sought, other) = (&search.sought, &search.before.0);
        let histories = &self.memory.histories;
        let mut ends = ends(search).into_iter();
        let found = ends.find_map(|end| histories.find(prompt.kind, end, sought, other));
        search.has_failed = found.is_none();
        let Some((at, line)) = found else {
            return;
        };
        search.at = at;
        let line = line.to_owned();
        if line != prompt.text {
            prompt.set(line);
            self.typed();
        }
    }

    /// Ends the search with the line that was found; Up and Down go on from it.
    pub(super) fn take_found(&mut self) {
        if let Some(prompt) = &mut self.prompt
            && let Some(search) = prompt.search.take()
        {
            let count = self.memory.histories.count(prompt.kind);
            prompt.history_at = (search.at < count).then_some(search.at);
        }
    }

    /// Ends the search with the line as it was before.
    fn drop_search(&mut self) {
        let Some(prompt) = &mut self.prompt else {
            return;
        };
        if let Some(search) = prompt.search.take() {
            let (text, cursor) = search.before;
            prompt.set(text);
            prompt.cursor = cursor;
            self.typed();
        }
    }
}
