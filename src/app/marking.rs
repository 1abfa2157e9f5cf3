//! What the reader does with articles: read, star, tag, note. A worker knows the ids and makes the changes; here is what is
//! known of the rows in sight, and what is asked for. `U` takes back changes of marks and of names in their order.

use super::{App, Pane, prompt::PromptKind};
use crate::{
    app::list::ListLine,
    corpus::{ArticleId, Corpus},
    job::{Deed, Generation, Job, MarkJob, Marking, Wanted, marking::Marked},
    keys::Action,
    query::marks::{Mark, NOTE_CAP, TAG_CAP},
    text::count::counted,
};
use std::{collections::HashMap, fmt::Write as _, sync::Arc};

/// Words by which the beginning and the end of a passage are quoted in a note.
const QUOTED: usize = 6;

/// What is known of the marks of the rows in sight, and around them.
#[derive(Debug, Default)]
pub struct Marks {
    corpus: Corpus,
    known: HashMap<ArticleId, Mark>,
    /// What was asked for last.
    asked: Vec<ArticleId>,
    /// The newest job that was not answered.
    awaited: Option<Generation>,
    /// Every tag there is.
    tags: Arc<[String]>,
    /// For each change of this session, how much had been said of names before it.
    changes: Vec<usize>,
    /// The article in the text, once somebody has been there.
    read: Option<ArticleId>,
    /// It was opened, and not only passed on the way to another pane.
    is_opened: bool,
}

impl Marks {
    /// The mark of an article, once it is known.
    pub fn of(&self, article: ArticleId) -> Option<&Mark> {
        self.known.get(&article)
    }

    /// Whether an answer is on its way.
    pub(super) fn are_awaited(&self) -> bool {
        self.awaited.is_some()
    }
}

impl App {
    /// Asks for the marks of the rows in sight, and of a page before and after them, so that they are there while one moves.
    pub(super) fn ask_for_marks(&mut self) {
        if !self.corpus.continues(&self.marks.corpus) {
            (self.marks.known, self.marks.asked) = (HashMap::new(), Vec::new());
        }
        self.marks.corpus = self.corpus.clone();
        let known = |article: &ArticleId| self.marks.known.contains_key(article);
        let asked = |article: &ArticleId| known(article) || self.marks.asked.contains(article);
        if self.articles_in_sight(0).iter().all(asked) {
            return;
        }
        let height = usize::from(self.geometry.window.height);
        let mut wanted = self.articles_in_sight(height);
        wanted.retain(|article| !known(article));
        self.marks.asked.clone_from(&wanted);
        self.send_mark(Deed::Tell(wanted));
    }

    /// The articles in sight, with those of so many lines before and after, and the one in the text.
    fn articles_in_sight(&self, around: usize) -> Vec<ArticleId> {
        let count = match self.geometry.list {
            Some(_) => self.list.in_sight(self.geometry.list_room()).count(),
            None => 0,
        };
        let lines = self.list.top.saturating_sub(around)..self.list.top + count + around;
        let lines = lines.filter_map(|line| match self.list.line(line) {
            Some(ListLine::Article(row)) => Some(row.article),
            _ => None,
        });
        let lines = lines.take(if count == 0 { 0 } else { usize::MAX });
        let lines = lines.flat_map(|article| self.in_row_of(article));
        let is_there = |article: &ArticleId| self.corpus.entry(*article).is_some();
        lines.chain(self.list.selected()).filter(is_there).collect()
    }

    fn send_mark(&mut self, deed: Deed) {
        let generation = self.memory.next_generation();
        self.marks.awaited = Some(generation);
        self.send(Job::Mark(MarkJob {
            generation,
            corpus: self.corpus.clone(),
            deed,
        }));
    }

    /// Takes in what marks are by now.
    pub(super) fn marked(&mut self, marked: Marked) {
        let marks = &mut self.marks;
        if marked.generation.is_some() && marked.generation == marks.awaited {
            marks.awaited = None;
        }
        if marked.is_change {
            // What is not in sight is asked for when it comes into sight; what is stays until the answer is here.
            let asked = std::mem::take(&mut marks.asked);
            marks.known.retain(|article, _| asked.contains(article));
        }
        marks.known.extend(marked.marks);
        if let Some(tags) = marked.tags {
            marks.tags = tags;
        }
        if marked.is_change {
            let sight = self.articles_in_sight(0);
            self.marks.asked.clone_from(&sight);
            self.send_mark(Deed::Tell(sight));
        }
    }

    /// Marks were kept.
    pub(super) fn kept(&mut self, words: &str, count: usize) {
        self.status.is_deed_awaited = false;
        let key = self.keymap.keys_of(self.context(), Action::Undo);
        let way_back = key.first().filter(|_| count > 1);
        let way_back = way_back.map(|key| format!("; {key} takes it back"));
        self.say(&format!("{words}: saved{}", way_back.unwrap_or_default()));
    }

    /// Marks could not be kept, or all are by now: said at once, and for as long as it is so in the status and the account.
    pub(super) fn unsaved(&mut self, count: usize, why: &str) {
        (self.status.is_deed_awaited, self.status.unsaved_count) = (false, count);
        let sentence = format!(
            "{} of marks not saved yet, tried again: {why}",
            counted(count, "change")
        );
        let sentence = (count > 0).then_some(sentence);
        if let Some(sentence) = &sentence {
            self.complain(sentence);
        }
        self.account.tell_unsaved(sentence.as_deref());
    }

    pub(super) fn mark(&mut self, articles: Vec<ArticleId>, marking: Marking) {
        if articles.is_empty() {
            return self.say("no article");
        }
        self.marks.changes.push(self.said.len());
        // That it was opened is kept without a word.
        self.status.is_deed_awaited |= !matches!(marking, Marking::Opened);
        self.send_mark(Deed::Change(articles, marking));
    }

    pub(super) fn mark_selected(&mut self, marking: Marking) {
        self.mark(self.list.selected().into_iter().collect(), marking);
    }

    /// `r`: read, or unread again.
    pub(super) fn toggle_read(&mut self) {
        self.mark_selected(Marking::ToggleRead);
    }

    /// `A`: all of the list are read.
    pub(super) fn mark_all_read(&mut self) {
        if let Some(rows) = self.listed() {
            self.mark(rows.iter().map(|row| row.article).collect(), Marking::Read);
        }
    }

    /// `n` and `N` with no hits to go to: the next article that was not read, or the one before.
    pub(super) fn step_unread(&mut self, is_forward: bool) {
        if !self.status.is_walking {
            self.walk(Wanted::Unread, !is_forward);
        }
    }

    /// `t`: asks for a tag.
    pub(super) fn open_tag(&mut self) {
        if self.mark_under_cursor().is_some() {
            self.open_prompt(PromptKind::Tag, String::new());
        }
    }

    /// `T`: takes the tag away; asks which, where there are several.
    pub(super) fn open_untag(&mut self) {
        let Some(mark) = self.mark_under_cursor() else {
            return;
        };
        match &*mark.tags {
            [] => self.say("no tag of yours"),
            [tag] => {
                let tag = tag.clone();
                self.mark_selected(Marking::Untag(tag));
            }
            _ => self.open_prompt(PromptKind::Untag, String::new()),
        }
    }

    /// `a`: asks for a note, or for another one. What is noted about a passage goes behind it, quoted.
    pub(super) fn open_note(&mut self) {
        let Some(mark) = self.mark_under_cursor() else {
            return;
        };
        let mut text = mark.note.unwrap_or_default();
        let shown = self.reader.prepared.clone();
        if let Some(passage) = shown.as_ref().and_then(|shown| self.selected_text(shown)) {
            text.push_str(if text.is_empty() { "" } else { "; " });
            let _ = write!(text, "\u{201c}{}\u{201d}: ", ends_of(passage));
            self.drop_selection();
        }
        self.open_prompt(PromptKind::Note, text);
    }

    fn mark_under_cursor(&mut self) -> Option<Mark> {
        let selected = self.list.selected();
        let mark = selected.and_then(|article| self.marks.of(article)).cloned();
        if mark.is_none() {
            self.say(match selected {
                Some(_) => "the article is still being read",
                None => "no article",
            });
        }
        mark
    }

    /// Enter in the prompt for a tag or a note.
    pub(super) fn accept_mark(&mut self, kind: PromptKind) {
        let typed = self.prompt.as_ref().map_or("", |prompt| prompt.text.trim());
        let typed = typed.to_owned();
        let cap = if kind == PromptKind::Note {
            NOTE_CAP
        } else {
            TAG_CAP
        };
        if typed.len() > cap {
            return self.say("too long");
        }
        if typed.is_empty() && kind != PromptKind::Note {
            return self.say("type a tag; Tab completes");
        }
        self.finish();
        let marking = match kind {
            PromptKind::Tag => Marking::Tag(typed),
            PromptKind::Untag => Marking::Untag(typed),
            _ => Marking::Note(typed),
        };
        self.memory.marking = Some(marking.clone());
        self.mark_selected(marking);
    }

    /// The tags that may be typed: to be taken away only those of the article.
    pub(super) fn known_tags(&self, kind: PromptKind) -> Vec<String> {
        if kind == PromptKind::Tag {
            return self.marks.tags.to_vec();
        }
        let selected = self.list.selected();
        let mark = selected.and_then(|article| self.marks.of(article));
        mark.map(|mark| mark.tags.clone()).unwrap_or_default()
    }

    /// Takes the last change of marks back, if nothing was said of names since; says whether it did.
    pub(super) fn undo_mark(&mut self) -> bool {
        let said = self.said.len();
        let is_newest = self
            .marks
            .changes
            .last()
            .is_some_and(|before| *before >= said);
        if is_newest {
            self.marks.changes.pop();
            self.status.is_deed_awaited = true;
            self.send_mark(Deed::TakeBack);
        }
        is_newest
    }

    /// The article in the list was opened: it is read once it is in the text.
    pub(super) fn note_opened(&mut self) {
        (self.marks.is_opened, self.marks.read) = (true, None);
    }

    /// An article that was opened, or turned to in the text, is read. On the way to another pane nothing is.
    pub(super) fn note_read(&mut self) {
        if self.moving_pane() != Pane::Reader {
            (self.marks.read, self.marks.is_opened) = (None, false);
            return;
        }
        let shown = self.reader.prepared.as_ref().map(|shown| shown.id);
        let Some(article) = shown.filter(|shown| self.list.selected() == Some(*shown)) else {
            return;
        };
        let before = self.marks.read.replace(article);
        let is_turned_to = before.is_some_and(|before| before != article);
        let is_opened = std::mem::take(&mut self.marks.is_opened);
        let is_read = self.marks.of(article).is_some_and(|mark| mark.is_read);
        if (is_turned_to || is_opened) && !is_read {
            self.mark(vec![article], Marking::Opened);
        }
    }

    /// What the reader did with an article, as lines of a window.
    pub(super) fn mark_lines(&self, article: ArticleId) -> Vec<(String, String)> {
        let Some(mark) = self.marks.of(article) else {
            return Vec::new();
        };
        let state = match (mark.is_read, mark.is_starred) {
            (true, true) => "read, starred",
            (true, false) => "read",
            (false, true) => "unread, starred",
            (false, false) => "unread",
        };
        let mut lines = vec![("you".to_owned(), state.to_owned())];
        if !mark.tags.is_empty() {
            lines.push(("your tags".to_owned(), mark.tags.join(", ")));
        }
        let note = mark.note.iter();
        lines.extend(note.map(|note| ("your note".to_owned(), note.clone())));
        lines
    }
}

/// A passage by its first and its last words, by which one finds it again.
fn ends_of(passage: &str) -> String {
    let words: Vec<&str> = passage.split_whitespace().collect();
    let (first, last) = (words.first_chunk::<QUOTED>(), words.last_chunk::<QUOTED>());
    match (first, last) {
        (Some(first), Some(last)) if words.len() > 2 * QUOTED => {
            format!("{} \u{2026} {}", first.join(" "), last.join(" "))
        }
        _ => words.join(" "),
    }
}
