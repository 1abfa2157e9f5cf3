//! The help window: which rows it has. Here and not in `ui`, because how far it scrolls depends on them.

use super::{
    App,
    popup::Popup,
    prompt::{Prompt, PromptKind},
};
use crate::keys::{Action, Context};

impl App {
    /// Opens the keys of the pane one is in.
    pub(super) fn open_help(&mut self) {
        self.lay_aside();
        self.popup = Some(Popup::Help {
            context: self.context_under(),
            top: 0,
            sought: String::new(),
        });
    }

    /// Enter in the search: what it found stays, to be walked through, and the keys are keys again.
    pub(super) fn keep_help_search(&mut self) {
        let typed = self.prompt.as_ref().map(|prompt| prompt.text.clone());
        self.finish();
        if let Some(Popup::Help { sought, .. }) = &mut self.popup {
            *sought = typed.unwrap_or_default();
        }
    }

    /// Another search, another list: from its top.
    pub(super) fn show_help_from_top(&mut self) {
        if let Some(Popup::Help { top, .. }) = &mut self.popup {
            *top = 0;
        }
    }

    /// What the help is searched for: what is being typed, else what was kept.
    pub fn sought_in_help(&self) -> &str {
        let is_help = |prompt: &&Prompt| prompt.kind == PromptKind::Help;
        let typed = self.prompt.as_ref().filter(is_help);
        match (typed, &self.popup) {
            (Some(prompt), _) => &prompt.text,
            (None, Some(Popup::Help { sought, .. })) => sought,
            _ => "",
        }
    }

    /// The rows of the help: each action that has keys in `context`, with them, narrowed by what is being searched for.
    pub fn help_rows(&self, context: Context) -> Vec<(Action, Vec<String>)> {
        let wanted = self.sought_in_help().to_lowercase();
        let rows = Action::ALL
            .iter()
            .map(|action| (*action, self.keymap.keys_of(context, *action)));
        rows.filter(|(action, keys)| !keys.is_empty() && is_wanted(*action, keys, &wanted))
            .collect()
    }
}

fn is_wanted(action: Action, keys: &[String], wanted: &str) -> bool {
    let text = format!("{} {} {}", action.name(), action.help(), keys.join(" ")).to_lowercase();
    wanted.split_whitespace().all(|word| text.contains(word))
}
