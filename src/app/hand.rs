//! The user's hand on names: this one is that one (`=`), of another kind (`R`), no name at all (`X`), and all of it
//! taken back (`U`), what was said in earlier sessions too.
//!
//! What is said holds at once on the screen's side and is handed to a worker, which counts by it and keeps it.

use super::{
    App, Pane,
    popup::{Hand, Popup, Question},
    prompt::PromptKind,
    reports::reads_names,
    step::Step,
};
use crate::{
    entity::{Kind, Named, Ruling, Verdict, likely::Candidate, verdict::Change},
    job::{Generation, Job, JudgeJob, Prepared, SuggestJob},
    keys::Action,
};

impl App {
    /// Takes over what was said in earlier sessions.
    pub fn remember(&mut self, said: Vec<Verdict>) {
        self.memory.said_before = said.len();
        self.said = said;
    }

    /// `=`: opens the names this one may be.
    pub(super) fn open_merge(&mut self) {
        self.open_hand(Question::Who);
    }

    /// `R`: opens the kinds this name may be of.
    pub(super) fn open_retype(&mut self) {
        self.open_hand(Question::What);
    }

    /// `X`: it is no name.
    pub(super) fn dismiss(&mut self) {
        match self.named_under_cursor() {
            Some(about) => self.judge(Verdict {
                about,
                ruling: Ruling::Dismiss,
            }),
            None => self.say("no entity under the cursor"),
        }
    }

    /// `U`: takes back the last change, of the fields in their window, else of marks and names.
    pub(super) fn undo(&mut self) {
        if matches!(self.popup, Some(Popup::Fields(_))) {
            return self.undo_field();
        }
        if matches!(self.popup, Some(Popup::Saved(_))) {
            return self.undo_saved();
        }
        if self.undo_mark() {
            return;
        }
        let Some(verdict) = self.said.pop() else {
            return self.say("nothing to take back");
        };
        let is_of_before = self.said.len() < self.memory.said_before;
        self.memory.said_before = self.memory.said_before.min(self.said.len());
        let when = if is_of_before {
            " (an earlier session)"
        } else {
            ""
        };
        self.say(&format!("taken back: {verdict}{when}"));
        self.memory.judged = Some(verdict.about.clone());
        self.hand_over(Change::TakeBack(verdict));
    }

    /// The name under the cursor of the pane one stands in.
    fn named_under_cursor(&self) -> Option<Named> {
        let index = self.entity_under_cursor()?;
        let index = (self.moving_pane() == Pane::Entities).then_some(index)?;
        let shown = self.reader.prepared.as_ref()?;
        shown.extraction.entities.get(index as usize).map(Named::of)
    }

    fn open_hand(&mut self, question: Question) {
        let Some(about) = self.named_under_cursor() else {
            return self.say("no entity under the cursor");
        };
        if !about.kind.is_named() {
            return self.say("dates and figures stay what they are; X takes one out");
        }
        self.lay_aside();
        self.popup = Some(Popup::Hand(Hand {
            about,
            question,
            offers: Vec::new(),
            cursor: 0,
            asked: None,
        }));
        self.open_prompt(PromptKind::Hand, String::new());
        self.seek_hand("");
    }

    /// Lists the answers that fit what is typed.
    pub(super) fn seek_hand(&mut self, typed: &str) {
        let generation = self.memory.next_generation();
        let Some(Popup::Hand(hand)) = &mut self.popup else {
            return;
        };
        hand.cursor = 0;
        match hand.question {
            Question::What => hand.offers = kinds(&hand.about, typed),
            Question::Who => {
                hand.asked = Some(generation);
                let (about, typed) = (hand.about.clone(), typed.to_owned());
                self.send(Job::Suggest(SuggestJob {
                    generation,
                    about,
                    typed,
                }));
            }
        }
    }

    /// Takes in the names that were found.
    pub(super) fn suggested(&mut self, generation: Generation, offers: Vec<Candidate>) {
        if let Some(Popup::Hand(hand)) = &mut self.popup
            && hand.asked == Some(generation)
        {
            (hand.asked, hand.offers) = (None, offers);
            hand.cursor = hand.cursor.min(hand.offers.len().saturating_sub(1));
        }
    }

    /// Whether names are being looked for.
    pub(super) fn is_seeking_names(&self) -> bool {
        matches!(&self.popup, Some(Popup::Hand(hand)) if hand.asked.is_some())
    }

    /// Moves among the answers.
    pub(super) fn step_hand(&mut self, step: Step) {
        if let Some(Popup::Hand(hand)) = &mut self.popup {
            hand.cursor = step.from(hand.cursor, 10, hand.offers.len());
        }
    }

    /// Enter: the answer under the cursor it is.
    pub(super) fn accept_hand(&mut self) {
        let Some(Popup::Hand(hand)) = &self.popup else {
            return;
        };
        if hand.asked.is_some() {
            // What is under the cursor is not what was typed.
            return;
        }
        let Some(offer) = hand.offers.get(hand.cursor) else {
            return self.say("nothing is called that");
        };
        let ruling = match hand.question {
            Question::Who => Ruling::Merge(offer.named.clone()),
            Question::What => Ruling::Retype(offer.named.kind),
        };
        let about = hand.about.clone();
        self.keep_line();
        self.close_popup();
        self.judge(Verdict { about, ruling });
    }

    fn judge(&mut self, verdict: Verdict) {
        let key = self
            .keymap
            .keys_of(self.context(), Action::Undo)
            .into_iter()
            .next();
        let way_back = key
            .map(|key| format!("; {key} takes it back"))
            .unwrap_or_default();
        self.say(&format!("{verdict}{way_back}"));
        self.memory.judged = verdict.outcome();
        self.said.push(verdict.clone());
        self.hand_over(Change::Give(verdict));
    }

    fn hand_over(&mut self, change: Change) {
        let generation = self.memory.next_generation();
        self.memory.judging = Some(generation);
        self.send(Job::Judge(JudgeJob {
            generation,
            said: self.said.as_slice().into(),
            changes: vec![change],
        }));
    }

    /// The counts obey: the article shown and the list are asked for anew.
    pub(super) fn judged(&mut self, generation: Generation) {
        if self.memory.judging != Some(generation) {
            return;
        }
        self.memory.judging = None;
        self.memory.asked = None;
        self.aside.follow_names();
        if reads_names(&self.query.query) {
            self.filter_again();
        }
    }

    /// Puts the cursor of the pane on what a verdict was about, once the article is here again.
    pub(super) fn find_judged(&mut self, now: &Prepared) {
        let Some(named) = self.memory.judged.take() else {
            return;
        };
        let is_it = |entity| Named::of(entity) == named;
        if let Some(at) = now.extraction.entities.iter().position(is_it) {
            self.put_cursor_on_entity(at as u32);
        }
    }
}

/// The kinds a name can be of, but for its own, narrowed by what is typed.
fn kinds(about: &Named, typed: &str) -> Vec<Candidate> {
    let typed = typed.trim().to_lowercase();
    let fits = |kind: &Kind| {
        let is_said = |word: &str| word.to_lowercase().contains(&typed);
        kind.is_named()
            && *kind != about.kind
            && *kind != Kind::Other
            && (is_said(kind.label()) || is_said(kind.heading()))
    };
    let offer = |kind| Candidate {
        named: Named {
            kind,
            name: about.name.clone(),
        },
        articles: 0,
        is_likely: false,
    };
    Kind::ALL.into_iter().filter(fits).map(offer).collect()
}
