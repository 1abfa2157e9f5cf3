//! The command palette: every action by name and help, best match first; and which action Enter runs.

use super::{App, popup::Popup, prompt::PromptKind};
use crate::keys::{Action, Code, Context, Key};

impl App {
    /// Opens the palette on all actions.
    pub(super) fn open_palette(&mut self) {
        self.lay_aside();
        self.open_prompt(PromptKind::Palette, String::new());
        self.rank_palette("");
    }

    /// Lists the actions that match what is typed.
    pub(super) fn rank_palette(&mut self, text: &str) {
        let mut scored: Vec<(i32, Action)> = Action::ALL
            .iter()
            .filter_map(|action| Some((rate(text, action.name(), action.help())?, *action)))
            .collect();
        // Stable: among equals the order of the table stays.
        scored.sort_by_key(|(score, _)| -score);
        let matches = scored.into_iter().map(|(_, action)| action).collect();
        self.popup = Some(Popup::Palette { matches, cursor: 0 });
    }

    /// Closes the palette and does what is under its cursor.
    pub(super) fn run_from_palette(&mut self) {
        let chosen = match &self.popup {
            Some(Popup::Palette { matches, cursor }) => matches.get(*cursor).copied(),
            _ => None,
        };
        let Some(action) = chosen else {
            return self.say("no such command");
        };
        // What was run, not the letters that were enough to find it.
        self.memory
            .histories
            .add(PromptKind::Palette, action.name());
        self.close_popup();
        if let Some(window) = self.window_of(action) {
            return self.say(&format!("`{}` works in {}", action.name(), window.place()));
        }
        self.perform(action, None, Key::plain(Code::Enter));
    }

    /// The window one would have to be in, for what is done in a window and nowhere else.
    fn window_of(&self, action: Action) -> Option<Context> {
        let mut contexts = action.contexts().iter().copied();
        let is_elsewhere = !action.is_live(self.context());
        let first = contexts.next().filter(|_| is_elsewhere)?;
        let is_window =
            |context| !matches!(context, Context::List | Context::Reader | Context::Entities);
        (is_window(first) && contexts.all(is_window)).then_some(first)
    }
}

/// How well an action fits: every word somewhere in its name, better so, or in its help.
fn rate(text: &str, name: &str, help: &str) -> Option<i32> {
    let (name, help) = (name.to_lowercase(), help.to_lowercase());
    text.to_lowercase()
        .split_whitespace()
        .try_fold(0, |sum, word| {
            let in_name = subsequence(word, &name).map(|score| score + 20);
            // Scattered letters are in any sentence: in the help the word itself has to stand.
            let in_help = || help.contains(word).then_some(word.len() as i32);
            Some(sum + in_name.or_else(in_help)?)
        })
}

/// A score for the letters of `word` in `text`, in order: more for letters in a row and at the head of words.
fn subsequence(word: &str, text: &str) -> Option<i32> {
    let (mut score, mut before) = (0, ' ');
    let mut was_match = false;
    let mut letters = word.chars().peekable();
    for character in text.chars() {
        let is_match = letters.next_if_eq(&character).is_some();
        if is_match {
            let is_head = !before.is_alphanumeric();
            score += 1 + 4 * i32::from(is_head) + 3 * i32::from(was_match);
        }
        (before, was_match) = (character, is_match);
    }
    letters.peek().is_none().then_some(score)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_a_row_beat_scattered_ones_and_the_name_beats_the_help() {
        let fit = |text: &str, name: &str, help: &str| rate(text, name, help).unwrap_or(-1);
        assert!(fit("cop", "copy-url", "") > fit("cop", "close-popup", ""));
        assert!(fit("url", "copy-url", "") > fit("url", "open", "open its url"));
        assert_eq!(rate("zzz", "copy-url", "copies the address"), None);
        assert_eq!(rate("", "quit", ""), Some(0));
    }
}
