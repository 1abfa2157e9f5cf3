//! From an action to the method that does it: one table, one line each. What an action means in each pane is the method's.

use super::{App, Effect, memory::Done, prompt::PromptKind, step::Step};
use crate::keys::{Action, Key};

impl App {
    /// Does what was asked for, so many times, and remembers it for `.` if it changes something.
    pub(super) fn perform(&mut self, action: Action, count: Option<u32>, key: Key) {
        let before = self.memory.before.replace(action);
        match action {
            Action::Repeat => self.repeat(count),
            Action::Redraw => self.redraw(before),
            _ => {
                if is_repeated(action) {
                    self.memory.last = Some(Done { action, count, key });
                    self.memory.marking = None;
                }
                self.act(action, count, key);
            }
        }
    }

    /// `.`: does the last change again, with what was typed for it; moving about in between does not count.
    fn repeat(&mut self, count: Option<u32>) {
        let Some(last) = self.memory.last else {
            return self.say("nothing was done yet that could be done again");
        };
        match self.memory.marking.clone() {
            Some(marking) => self.mark_selected(marking),
            None => self.act(last.action, count.or(last.count), last.key),
        }
    }

    fn act(&mut self, action: Action, count: Option<u32>, key: Key) {
        if !matches!(action, Action::NextWithEntity | Action::PreviousWithEntity) {
            self.memory.walked_with = None;
        }
        if let Some(step) = Step::of(action, count) {
            self.memory.landing = None;
            return self.step(step);
        }
        let times = count.unwrap_or(1);
        match action {
            Action::NextPane => self.cycle_panes(true),
            Action::PreviousPane => self.cycle_panes(false),
            Action::Open => self.open(),
            Action::Back => self.back(),
            Action::Close => self.close(),
            Action::Cancel => self.cancel(),
            Action::NextArticle => self.step_articles(i64::from(times)),
            Action::PreviousArticle => self.step_articles(-i64::from(times)),
            Action::NextParagraph => self.step_paragraphs(i64::from(times)),
            Action::PreviousParagraph => self.step_paragraphs(-i64::from(times)),
            Action::Find => self.open_find(),
            Action::Filter => self.open_filter(),
            Action::NextHit => self.step_hits(times, true),
            Action::PreviousHit => self.step_hits(times, false),
            Action::PivotBack => self.pivot_back(),
            Action::PivotForward => self.pivot_forward(),
            Action::NextMention => self.step_mentions(times, true),
            Action::PreviousMention => self.step_mentions(times, false),
            Action::NextWithEntity => self.step_with_entity(true),
            Action::PreviousWithEntity => self.step_with_entity(false),
            Action::ToggleKind => self.toggle_kind(key),
            _ => self.act_once(action),
        }
    }

    /// The actions that take no count.
    fn act_once(&mut self, action: Action) {
        match action {
            Action::Widen => self.widen(),
            Action::ToggleFold => self.toggle_fold(),
            Action::OpenFolds => self.set_folds(true),
            Action::CloseFolds => self.set_folds(false),
            Action::NextVersion => self.next_version(),
            Action::Concordance => self.open_hits(),
            Action::RemoveChip => self.remove_chip(),
            Action::OpenUrl => self.open_url(),
            Action::CopyText => self.copy_text(),
            Action::CopyUrl => self.copy_url(),
            Action::CopyHeadline => self.copy_headline(),
            Action::CopyCitation => self.copy_citation(),
            Action::CopyQuote => self.copy_quote(),
            Action::CopyJson => self.copy_json(),
            Action::CopyPath => self.copy_path(),
            Action::SelectPassage => self.select(false),
            Action::SelectParagraphs => self.select(true),
            Action::Peek => self.peek(),
            Action::ToggleRead => self.toggle_read(),
            Action::AllRead => self.mark_all_read(),
            Action::Star => self.toggle_star(),
            Action::NextStar => self.next_star(),
            Action::Tag => self.open_tag(),
            Action::Untag => self.open_untag(),
            Action::Note => self.open_note(),
            Action::CoMentions => self.open_company(),
            Action::Merge => self.open_merge(),
            Action::Retype => self.open_retype(),
            Action::Dismiss => self.dismiss(),
            Action::GroupNext => self.group_next(),
            Action::Ungroup => self.ungroup(),
            Action::SortNext if self.are_facets_open() => self.sort_facets(),
            Action::SortNext => self.sort_next(),
            Action::SortReverse => self.sort_reverse(),
            Action::WriteList => self.open_prompt(PromptKind::Write, String::new()),
            Action::Pipe => self.open_pipe(),
            _ => self.act_on_windows(action),
        }
    }

    /// Windows over the panes, and the program itself.
    fn act_on_windows(&mut self, action: Action) {
        match action {
            Action::Facets => self.open_facets(),
            Action::Timeline => self.open_timeline(),
            Action::Exclude => self.narrow_to_value(false),
            Action::SavedQueries => self.open_saved(),
            Action::SaveQuery => self.open_save(),
            Action::RemoveQuery => self.remove_saved(),
            Action::Zen => self.toggle_zen(),
            Action::Help => self.open_help(),
            Action::Palette => self.open_palette(),
            Action::Problems => self.open_problems(),
            Action::MapFields => self.open_fields(),
            Action::KeepFields => self.keep_fields(),
            Action::ClearField => self.clear_field(),
            Action::ResetFields => self.reset_fields(),
            Action::Undo => self.undo(),
            Action::Mouse => self.toggle_mouse(),
            Action::Reload => self.reload(),
            Action::Index => self.index(),
            Action::Quit => self.effect(Effect::Quit(0)),
            Action::Suspend => self.effect(Effect::Suspend),
            // Everything else was taken above: by `Step`, `perform` or `act`.
            _ => {}
        }
    }

    /// Paints anew; the second time in a row shows a plain screen, from which the terminal's own selection can copy.
    fn redraw(&mut self, before: Option<Action>) {
        if before == Some(Action::Redraw) {
            self.memory.before = None;
            self.effect(Effect::PlainScreen);
        } else {
            self.effect(Effect::Repaint);
        }
    }

    fn toggle_mouse(&mut self) {
        self.memory.has_mouse = !self.memory.has_mouse;
        self.effect(Effect::Mouse(self.memory.has_mouse));
        let is_on = self.memory.has_mouse;
        self.say(if is_on {
            "mouse on: with Shift the terminal selects"
        } else {
            "mouse off: the terminal selects"
        });
    }
}

/// Whether an action changes something, so that `.` does it again, as in vi.
const fn is_repeated(action: Action) -> bool {
    matches!(
        action,
        Action::ToggleRead
            | Action::AllRead
            | Action::Star
            | Action::Tag
            | Action::Untag
            | Action::Note
            | Action::CopyText
            | Action::CopyUrl
            | Action::CopyHeadline
            | Action::CopyCitation
            | Action::CopyQuote
            | Action::CopyJson
            | Action::CopyPath
            | Action::OpenUrl
            | Action::WriteList
            | Action::Pipe
            | Action::Merge
            | Action::Retype
            | Action::Dismiss
            | Action::ToggleFold
            | Action::OpenFolds
            | Action::CloseFolds
            | Action::Widen
            | Action::ToggleKind
            | Action::GroupNext
            | Action::Ungroup
            | Action::SortNext
            | Action::SortReverse
    )
}
