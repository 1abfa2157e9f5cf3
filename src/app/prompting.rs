//! A prompt from its opening to Enter or Esc: which keys edit, which move in the results, what each kind does with its line.

use super::{
    App, Effect, Pane,
    list::Anchor,
    popup::{Peek, Popup},
    prompt::{Prompt, PromptKind},
    step::Step,
};
use crate::{
    job::Job,
    keys::{Code, Context, Key},
    query::Rows,
};
use std::sync::Arc;

impl App {
    /// Opens a prompt with a text in it.
    pub(super) fn open_prompt(&mut self, kind: PromptKind, text: String) {
        self.memory.completion = None;
        self.memory.histories.rest();
        self.prompt = Some(Prompt::new(kind, text));
    }

    /// `/`: finds where one is: in the list, in the text, in the help.
    pub(super) fn open_find(&mut self) {
        match (self.context(), &self.popup) {
            (Context::Popup, Some(Popup::Help { .. })) => {
                self.open_prompt(PromptKind::Help, String::new());
            }
            (Context::Reader, _) => {
                self.keep();
                self.open_prompt(PromptKind::Find, String::new());
            }
            (Context::List | Context::Entities, _) => self.open_filter(),
            (Context::Popup, Some(Popup::Problems { .. })) => {
                self.open_prompt(PromptKind::Account, String::new());
            }
            (Context::Popup | Context::Fields | Context::Saved | Context::Facets, _) => {}
        }
    }

    /// Opens the live filter on the query in force.
    pub(super) fn open_filter(&mut self) {
        self.popup = None;
        self.keep();
        if self.geometry.list.is_none() {
            // What is typed shows in the list, so the list has to be seen.
            (self.is_zen, self.is_zoomed) = (false, false);
            self.focus = Pane::List;
        }
        self.send(Job::Ready(self.corpus.clone()));
        let mut text = self.query.text.clone();
        if self.query.ends_with_chip() {
            // What is typed is another thing.
            text.push(' ');
        }
        self.open_prompt(PromptKind::Filter, text);
    }

    /// Takes a key while a line is being typed.
    pub(super) fn type_key(&mut self, key: Key) {
        let key = key.canonical();
        let offered = self.memory.completion.take();
        if self.memory.awaited.take().is_some() {
            self.stop_counting();
        }
        if self.search_key(key) {
            return;
        }
        match (key.code, key.ctrl, key.alt) {
            (Code::Enter, false, _) => self.accept(),
            (Code::Esc, ..) | (Code::Char('c'), true, _) => self.abandon(),
            (Code::Char('z'), true, _) => self.effect(Effect::Suspend),
            (Code::Char('l'), true, _) => self.effect(Effect::Repaint),
            (Code::Char('r'), true, _) => self.search_history(),
            (Code::Tab, ..) => self.complete(offered),
            _ if self.move_while_typing(key) => {}
            _ => {
                let is_changed = self.prompt.as_mut().is_some_and(|prompt| prompt.edit(key));
                if is_changed {
                    self.typed();
                }
            }
        }
    }

    /// Takes pasted text, which only a prompt has a use for.
    pub(super) fn paste(&mut self, text: &str) {
        self.take_found();
        self.memory.completion = None;
        if let Some(prompt) = &mut self.prompt {
            prompt.insert(text);
            self.typed();
        }
    }

    /// Acts on a line that has changed.
    pub(super) fn typed(&mut self) {
        let Some(prompt) = &self.prompt else {
            return;
        };
        let text = prompt.text.clone();
        match prompt.kind {
            PromptKind::Filter => self.type_query(&text),
            PromptKind::Find => self.type_find(&text),
            PromptKind::Palette => self.rank_palette(&text),
            PromptKind::Hand => self.seek_hand(&text),
            PromptKind::Help => self.show_help_from_top(),
            PromptKind::Account => self.seek_in_account(&text),
            PromptKind::Write
            | PromptKind::Pipe
            | PromptKind::Name
            | PromptKind::Tag
            | PromptKind::Untag
            | PromptKind::Note => {}
        }
    }

    /// Moves in what the prompt narrows, or in the lines typed before; says whether the key was for that.
    fn move_while_typing(&mut self, key: Key) -> bool {
        let Some(prompt) = &self.prompt else {
            return false;
        };
        let has_results = prompt.kind.has_results();
        // Ctrl-k kills to the end of the line, where there is something to kill.
        let is_at_end = prompt.cursor == prompt.text.len();
        let is_walking_history =
            prompt.history_at.is_some() || prompt.text.is_empty() && self.is_on_first_result();
        let step = match (key.code, key.ctrl) {
            (Code::Up, _) if !has_results || is_walking_history => return self.recalled(true),
            (Code::Down, _) if !has_results || prompt.history_at.is_some() => {
                return self.recalled(false);
            }
            (Code::Char('p'), true) | (Code::Up, _) => Step::Lines(-1),
            (Code::Char('n' | 'j'), true) | (Code::Down, _) => Step::Lines(1),
            (Code::Char('k'), true) if is_at_end => Step::Lines(-1),
            (Code::PageUp, _) => Step::Pages(-1),
            (Code::PageDown, _) => Step::Pages(1),
            _ => return false,
        };
        if has_results {
            self.step_results(step);
        }
        has_results
    }

    /// Whether Up leads to no other result; the list below the filter has keys of its own.
    fn is_on_first_result(&self) -> bool {
        match &self.popup {
            Some(Popup::Palette { cursor, .. } | Popup::Problems { cursor, .. }) => *cursor == 0,
            Some(Popup::Hand(hand)) => hand.cursor == 0,
            Some(Popup::Help { top, .. }) => *top == 0,
            _ => true,
        }
    }

    fn step_results(&mut self, step: Step) {
        match &mut self.popup {
            Some(Popup::Palette { matches, cursor }) => {
                *cursor = step.from(*cursor, 10, matches.len());
            }
            Some(Popup::Hand(_)) => self.step_hand(step),
            Some(_) => self.step(step),
            None => self.step_list(step),
        }
    }

    fn recalled(&mut self, is_older: bool) -> bool {
        self.recall(is_older);
        true
    }

    /// Puts an older line into the prompt, or a newer one.
    fn recall(&mut self, is_older: bool) {
        let Some(prompt) = &mut self.prompt else {
            return;
        };
        if self.memory.histories.recall(prompt, is_older) {
            self.typed();
        }
    }

    /// Enter.
    fn accept(&mut self) {
        let Some(prompt) = &self.prompt else {
            return;
        };
        match prompt.kind {
            PromptKind::Filter => self.accept_filter(),
            PromptKind::Find => {
                self.finish();
                self.accept_find();
            }
            PromptKind::Palette => self.run_from_palette(),
            PromptKind::Hand => self.accept_hand(),
            PromptKind::Help => self.keep_help_search(),
            // What was found stays, to be walked through; Esc closes it with its window.
            PromptKind::Account => self.finish(),
            PromptKind::Write => self.accept_write(),
            PromptKind::Pipe => self.accept_pipe(),
            PromptKind::Name => self.accept_name(),
            kind @ (PromptKind::Tag | PromptKind::Untag | PromptKind::Note) => {
                self.accept_mark(kind);
            }
        }
    }

    /// Closes the prompt and remembers its line.
    pub(super) fn finish(&mut self) {
        self.keep_line();
        self.prompt = None;
        self.memory.kept = None;
    }

    /// Keeps the line for Up and Ctrl-r.
    pub(super) fn keep_line(&mut self) {
        match &self.prompt {
            Some(prompt) if prompt.kind == PromptKind::Filter => self.note_asked(),
            Some(prompt) => drop(self.memory.histories.add(prompt.kind, &prompt.text)),
            None => {}
        }
    }

    fn accept_filter(&mut self) {
        // What is not understood stays open to be mended, its reason beside it; Esc drops it.
        if self.query.error.is_some() {
            return;
        }
        if let Some(query) = self.saved_as_typed() {
            self.set_query(query, Anchor::Top);
        }
        self.finish();
    }

    fn accept_write(&mut self) {
        let path = self
            .prompt
            .as_ref()
            .map_or("", |prompt| prompt.text.trim())
            .to_owned();
        if path.is_empty() {
            return self.say("type a file name: .jsonl, .csv or .md");
        }
        let (corpus, path) = (self.corpus.clone(), self.settings.places.typed(&path));
        let job = match self.selected_passage() {
            Some(passage) => Job::WritePassage(corpus, Box::new(passage), path),
            None => match self.listed() {
                Some(rows) => Job::Write(corpus, rows, path),
                None => return,
            },
        };
        self.finish();
        self.drop_selection();
        self.status.is_deed_awaited = true;
        self.send(job);
    }

    /// All rows of the list, twins too, folded or not: as `dateline list` has them.
    pub(super) fn listed(&mut self) -> Option<Rows> {
        if self.list.view.whole.is_some() {
            self.say("the list is being put in order: a moment");
            return None;
        }
        let matches = self.list.view.matches();
        Some(match matches.get(..self.list.match_count()) {
            Some(open) if open.len() < matches.len() => Arc::new(open.to_vec()),
            _ => matches.clone(),
        })
    }

    /// Esc: everything as it was before the prompt.
    fn abandon(&mut self) {
        let Some(prompt) = self.prompt.take() else {
            return;
        };
        match prompt.kind {
            PromptKind::Filter => self.restore_list(),
            PromptKind::Find => self.restore_find(),
            PromptKind::Palette | PromptKind::Hand => self.close_popup(),
            PromptKind::Help => self.show_help_from_top(),
            PromptKind::Account => self.seek_in_account(""),
            PromptKind::Pipe => self.memory.piping = None,
            PromptKind::Write
            | PromptKind::Name
            | PromptKind::Tag
            | PromptKind::Untag
            | PromptKind::Note => {}
        }
    }

    /// Closes the window over the panes, and the prompt that goes with it; a window below it comes back.
    pub(super) fn close_popup(&mut self) {
        self.stop_counting();
        self.popup = match self.popup.take() {
            Some(Popup::Peek(Peek {
                under: Some(under), ..
            })) => Some(*under),
            _ => self.memory.under.take(),
        };
        let is_its = |kind| {
            matches!(
                kind,
                PromptKind::Help
                    | PromptKind::Palette
                    | PromptKind::Hand
                    | PromptKind::Account
                    | PromptKind::Name
            )
        };
        self.prompt.take_if(|prompt| is_its(prompt.kind));
    }
}
