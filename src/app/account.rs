//! Files and problems: the account of the corpus as a window, line by line, with a cursor, a search, and more about the
//! line one stands on. What the lines say is `index::census`'s; a worker counts, here is only asked and answered.

use super::{
    App, Pane,
    popup::{Peek, Popup},
    step::{Step, top_for},
};
use crate::{
    corpus::{ArticleId, FileId, Rejection, UnreadDate},
    index::census::{About, Line, Look, Page},
    job::{AccountJob, Accounted, Generation, Job},
    text::sanitize,
};
use std::sync::Arc;

/// The account as far as it is known.
#[derive(Debug, Clone, Default)]
pub struct Account {
    /// Its lines.
    pub page: Arc<Page>,
    /// Those that hold what is looked for; none while nothing is.
    pub found: Option<Arc<[u32]>>,
    /// What was marked and is not on the disk: the first line while there is such.
    unsaved: Option<Line>,
    /// What is looked for.
    sought: String,
    /// Stamp of the request under way, if one is.
    pub(super) asked: Option<Generation>,
}

impl Account {
    /// How many lines there are to be seen.
    pub fn len(&self) -> usize {
        let found = self.found.as_ref();
        let counted = found.map_or_else(|| self.page.len(), |found| found.len());
        counted + self.lines_above()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether more is on its way.
    pub const fn asked(&self) -> bool {
        self.asked.is_some()
    }

    /// A line of those to be seen.
    pub fn line(&self, at: usize) -> Option<Line> {
        let Some(at) = at.checked_sub(self.lines_above()) else {
            return self.unsaved.clone();
        };
        let number = match &self.found {
            Some(found) => *found.get(at)? as usize,
            None => at,
        };
        self.page.line(number)
    }

    /// Lines that nobody has counted, above the others.
    fn lines_above(&self) -> usize {
        usize::from(self.unsaved.is_some())
    }

    /// Tells what is not on the disk, or that all is.
    pub(super) fn tell_unsaved(&mut self, sentence: Option<&str>) {
        self.unsaved = sentence.map(|sentence| Line {
            look: Look::Warning,
            label: "marks".to_owned(),
            text: sanitize::line(sentence).into_owned(),
            about: About::Corpus,
        });
    }
}

impl App {
    /// `F2`: opens the account.
    pub(super) fn open_problems(&mut self) {
        self.lay_aside();
        self.popup = Some(Popup::Problems { top: 0, cursor: 0 });
        self.seek_in_account("");
    }

    /// Narrows the account to the lines that hold a text.
    pub(super) fn seek_in_account(&mut self, sought: &str) {
        sought.clone_into(&mut self.account.sought);
        if sought.is_empty() {
            self.account.found = None;
        }
        if let Some(Popup::Problems { top, cursor }) = &mut self.popup {
            (*top, *cursor) = (0, 0);
        }
        self.ask_for_account();
    }

    /// Asks for the account anew, if it is on the screen: the corpus has grown, or another text is looked for.
    pub(super) fn ask_for_account(&mut self) {
        let Some(Popup::Problems { .. }) = self.popup else {
            return;
        };
        let generation = self.memory.next_generation();
        self.account.asked = Some(generation);
        self.send(Job::Account(AccountJob {
            generation,
            corpus: self.corpus.clone(),
            today: self.today,
            dot: if self.settings.is_ascii {
                "|"
            } else {
                "\u{b7}"
            },
            sought: self.account.sought.clone(),
            is_loading: self.status.loading.is_some(),
        }));
    }

    /// Takes in what a worker has counted.
    pub(super) fn accounted(&mut self, accounted: Accounted) {
        if self.account.asked != Some(accounted.generation) {
            return;
        }
        if accounted.is_whole {
            self.account.asked = None;
        }
        self.account.page = accounted.page;
        self.account.found = accounted.found;
        // Lines come in above as more is known: the cursor stays in the list.
        self.step_account(Step::Lines(0));
    }

    /// Moves the cursor of the account.
    pub(super) fn step_account(&mut self, step: Step) {
        let (height, count) = (self.popup_height(), self.account.len());
        if let Some(Popup::Problems { top, cursor }) = &mut self.popup {
            *cursor = step.from(*cursor, height, count);
            *top = top_for(*cursor, *top, height, count);
        }
    }

    /// Enter: the article one stands on, or more about the file or what was left out of it.
    pub(super) fn open_account_line(&mut self, cursor: usize) {
        let Some(line) = self.account.line(cursor) else {
            return;
        };
        match line.about {
            About::Corpus if cursor < self.account.lines_above() => {
                self.peek_over(vec![(line.label, line.text)]);
            }
            About::Corpus => self.say("nothing more is known of this line"),
            About::Article(article) => self.go_to(article),
            About::File(file) => self.peek_over(self.file_lines(file)),
            About::Rejection(at) => {
                let rejection = self.account.page.corpus().rejections().get(at).cloned();
                let lines = rejection.map_or_else(Vec::new, |one| self.rejection_lines(&one));
                self.peek_over(lines);
            }
        }
    }

    /// Opens a window over this one, which comes back when it is closed.
    fn peek_over(&mut self, lines: Vec<(String, String)>) {
        let under = self.popup.take().map(Box::new);
        let mut peek = Peek::of("Files and problems".to_owned(), lines);
        peek.under = under;
        self.popup = Some(Popup::Peek(peek));
    }

    fn go_to(&mut self, article: ArticleId) {
        let list = &self.list;
        let row = list.row_of(article).or_else(|| {
            let fold = list.view.fold_of(article)?;
            list.row_of(fold.head)
        });
        let row = row.filter(|row| *row < list.open_count());
        match row.and_then(|row| self.unfolded_line(row)) {
            Some(line) => {
                self.close_popup();
                self.stand_on(line);
                self.focus = Pane::Reader;
            }
            None => self.say("this article does not match the filter"),
        }
    }

    fn file_lines(&self, id: FileId) -> Vec<(String, String)> {
        let Some(file) = self.account.page.corpus().file(id) else {
            return Vec::new();
        };
        let account = &file.account;
        let mut lines = vec![
            ("file", file.shown.clone()),
            ("shape", account.shape.clone()),
            ("articles", account.articles.to_string()),
            ("left out", account.left_out.to_string()),
            ("repaired", account.repaired.to_string()),
            ("sure", format!("{:?}", account.confidence).to_lowercase()),
        ];
        lines.extend(account.notes.iter().map(|note| ("note", note.clone())));
        let date = |date: &UnreadDate| {
            let words = format!("date `{}`: {}", date.written, date.reason);
            let label = if date.is_dated { "in part" } else { "not read" };
            (label, words)
        };
        lines.extend(account.date_examples.iter().map(date));
        lines.extend(account.repairs.iter().map(|repair| {
            let place = format!("line {}, byte {}", repair.line, repair.byte);
            ("repair", format!("{place}: {}", repair.what))
        }));
        let roles = account.roles.iter().map(|role| {
            let name = format!("{:?}", role.role).to_lowercase();
            (
                name,
                format!("{}, {}: {}", role.path, role.why, role.example),
            )
        });
        let lines = lines
            .into_iter()
            .map(|(label, text)| (label.to_owned(), text));
        lines.chain(roles).collect()
    }

    fn rejection_lines(&self, rejection: &Rejection) -> Vec<(String, String)> {
        let mut lines = vec![
            ("file".to_owned(), rejection.file.clone()),
            ("reason".to_owned(), rejection.reason.to_string()),
        ];
        let line = rejection.line.map(|line| ("line", line.to_string()));
        let byte = rejection.byte.map(|byte| ("byte", byte.to_string()));
        let places = line.into_iter().chain(byte);
        lines.extend(places.map(|(label, text)| (label.to_owned(), text)));
        let files = self.account.page.corpus().files();
        let file = files.iter().position(|file| file.shown == rejection.file);
        if let Some(file) = file {
            let of_file = self.file_lines(FileId(file as u32)).into_iter().skip(1);
            lines.extend(of_file.take(5));
        }
        lines
    }
}
