//! `--plain`: the program without its screen, for screen readers and logs. What is typed are lines: a key, or several, or
//! the name of one; a number goes to that row; and each is answered by the lines that have changed. The same app, the same
//! keys: only what is drawn is told.

use super::{Loop, Screen, outside};
use crate::{
    app::{App, Effect, Pane, prompt::PromptKind},
    job::Report,
    keys::{Code, Key},
    term,
    text::sanitize,
    ui::linear::{Page, Part, Row, page},
};
use crossbeam_channel::Sender;
use std::{
    collections::HashMap,
    io::{self, Write},
    time::{Duration, Instant},
};

/// Said before anything else.
const WELCOME: &str = "Type a key, or its name, and Enter. A number opens that row, Enter alone the current one. \
     ? lists the keys, q goes back, Q quits.";

/// Columns of the lines, of which a text takes no more than elsewhere; and rows told at a time.
const SIZE: (u16, u16) = (200, 30);

/// The first answer waits so long for the names of all articles: those of a small archive are found by then, and a script
/// that asks for them finds them. Any answer waits so long for what came of what was done.
const PATIENCE: Duration = Duration::from_secs(2);

/// A screen that is told.
#[derive(Debug)]
pub struct Linear<W> {
    out: W,
    /// What was told last of each part, the part told of last, and what was said last.
    told: HashMap<Part, Page>,
    part: Option<Part>,
    status: String,
    message_count: usize,
    /// Lines that were answered; the first answer is to none.
    answered: Option<usize>,
    /// Lets the next line be read.
    more: Sender<()>,
}

impl<W: Write> Linear<W> {
    /// Tells into `out`, and says by `more` that the next line may come.
    ///
    /// # Errors
    /// The output is closed.
    pub fn new(mut out: W, more: Sender<()>) -> io::Result<Self> {
        writeln!(out, "{WELCOME}")?;
        Ok(Self {
            out,
            told: HashMap::new(),
            part: None,
            status: String::new(),
            message_count: 0,
            answered: None,
            more,
        })
    }

    /// Tells what has changed, or if nothing has, where one is.
    fn tell(&mut self, app: &App) -> io::Result<()> {
        let now = page(app);
        let has_turned = self.part.replace(now.part) != Some(now.part);
        let before = self.told.insert(now.part, now.clone());
        // A text is opened to be read, also for the second time.
        let is_known = |before: &Page| {
            before.heading == now.heading
                && (!has_turned || matches!(now.part, Part::List | Part::Names))
        };
        let before = before.filter(is_known);
        let is_new = has_turned || before.is_none();
        let status = std::mem::replace(&mut self.status, now.status.clone());
        let count = app.status.message_count;
        let is_said = std::mem::replace(&mut self.message_count, count) != count;
        let said = Some(&now.status).filter(|now| (is_said || **now != status) && !now.is_empty());
        let mut lines = if is_new {
            now.heading.clone()
        } else {
            Vec::new()
        };
        lines.extend(changes(&before.unwrap_or_default(), &now, said, has_turned));
        if lines.is_empty() {
            lines.push("nothing has changed".to_owned());
        }
        lines.iter().try_for_each(|line| say(&mut self.out, line))?;
        self.out.flush()
    }
}

/// The rows that are new, what was `said`, and the row one stands on, where that is another or nothing else is to be told.
fn changes(before: &Page, now: &Page, said: Option<&String>, has_turned: bool) -> Vec<String> {
    let was_told = |row: &Row| {
        let mut rows = before.rows.iter();
        rows.any(|old| old.number == row.number && old.text == row.text)
    };
    let fresh: Vec<&Row> = now.rows.iter().filter(|row| !was_told(row)).collect();
    let mut lines: Vec<String> = fresh.iter().map(|row| written(row)).collect();
    lines.extend(said.cloned());
    let here = now.rows.iter().find(|row| row.is_here);
    let here = here.filter(|here| !fresh.contains(here));
    let is_wanted = |here: &&Row| lines.is_empty() || has_turned || !before.rows.contains(here);
    let here = here.filter(is_wanted).map(written);
    lines.extend(here);
    lines
}

impl<W: Write> Screen for Linear<W> {
    fn size(&self) -> (u16, u16) {
        SIZE
    }

    /// Nothing is drawn: it is told once everything is there.
    fn draw(&mut self, _: &App) -> io::Result<()> {
        Ok(())
    }

    fn perform(&mut self, effect: Effect, _: &App) -> Option<Report> {
        match effect {
            Effect::Copy { text, what } => {
                let mut lines = text.lines();
                let told = lines.try_for_each(|line| say(&mut self.out, line));
                // A closed output is noticed at the next answer.
                told.is_ok().then(|| Report::Done(format!("{what}: above")))
            }
            Effect::OpenUrl(url) => outside::open(&url),
            Effect::Pipe { command, piped } => {
                let _ = self.out.flush();
                Some(outside::pipe(command, piped, term::run_piped))
            }
            Effect::Repaint => {
                self.told.clear();
                None
            }
            _ => None,
        }
    }
}

impl<W: Write> Loop<Linear<W>> {
    /// Answers lines until the user, the end of them or a signal ends it; returns the exit status.
    ///
    /// # Errors
    /// The output is closed.
    pub fn run_lines(&mut self) -> io::Result<u8> {
        let (mut patience, mut line_count) = (Instant::now() + PATIENCE, self.line_count);
        loop {
            if let Some(status) = self.turn(Some(patience).filter(|end| *end > Instant::now()))? {
                return Ok(status);
            }
            if std::mem::replace(&mut line_count, self.line_count) != self.line_count {
                patience = Instant::now() + PATIENCE;
            }
            let is_owed = self.screen.answered != Some(self.line_count);
            if is_owed && self.waiting.is_none() && self.is_ready(Instant::now() >= patience) {
                self.screen.answered = Some(self.line_count);
                self.screen.tell(&self.app)?;
                // Who reads lines ends only after the last.
                let _ = self.screen.more.send(());
            }
        }
    }

    /// Whether there is an answer: with the names at first, and with what came of what was done, where these come soon.
    fn is_ready(&self, is_impatient: bool) -> bool {
        let has_names = self.screen.answered.is_some() || self.app.is_settled();
        let is_done = has_names && !self.app.status.is_deed_awaited;
        self.app.is_answered() && (is_done || is_impatient)
    }
}

impl<S: Screen> Loop<S> {
    /// Takes a line that was typed: as keys, and where these have begun a line of their own, as that line.
    pub(super) fn line(&mut self, line: &str) {
        self.line_count += 1;
        let is_free = self.app.prompt.is_none() && self.app.popup.is_none();
        let keys = match line.trim().parse::<u32>() {
            _ if self.app.prompt.is_some() => return self.type_on(&letters(line)),
            Ok(number) if is_free && self.app.focus != Pane::Entities => {
                going_to(number, self.app.focus)
            }
            _ => typed(line),
        };
        for (at, key) in (1..).zip(&keys) {
            self.press(*key);
            if self.app.prompt.is_some() {
                return match keys.get(at..).unwrap_or_default() {
                    // What is asked for comes with the next line.
                    [] => {}
                    rest => self.type_on(rest),
                };
            }
        }
    }

    /// Types what is asked for, to its end. Nobody saw what stands there already: it gives way, but for a note.
    fn type_on(&mut self, keys: &[Key]) {
        let kind = self.app.prompt.as_ref().map(|prompt| prompt.kind);
        if kind != Some(PromptKind::Note) && !keys.is_empty() {
            self.press(Key::ctrl('u'));
        }
        for key in keys {
            self.press(*key);
        }
        if self.app.prompt.is_some() {
            self.press(Key::plain(Code::Enter));
        }
    }

    fn press(&mut self, key: Key) {
        self.input(crate::term::Input::Key(key));
    }
}

/// The keys of a line: those it names, else one for each letter.
fn typed(line: &str) -> Vec<Key> {
    if line.is_empty() {
        return vec![Key::plain(Code::Enter)];
    }
    Key::parse_chord(line).unwrap_or_else(|_| line.chars().map(Key::char).collect())
}

/// The keys of a line that is typed into another: its letters, and Esc by its name.
fn letters(line: &str) -> Vec<Key> {
    match line.trim() {
        "Esc" => vec![Key::plain(Code::Esc)],
        _ => line.chars().map(Key::char).collect(),
    }
}

/// The keys that go to a row, and open it if it is an article.
fn going_to(number: u32, focus: Pane) -> Vec<Key> {
    let digits = number.to_string();
    let digits = digits.chars().map(Key::char);
    let open = (focus == Pane::List).then_some(Key::plain(Code::Enter));
    let go = std::iter::once(Key::plain(Code::End));
    digits.chain(go).chain(open).collect()
}

/// A row with its number, and a sign if the cursor stands there.
fn written(row: &Row) -> String {
    let sign = if row.is_here { '>' } else { ' ' };
    match row.number {
        Some(number) => format!("{sign}{number:>4} {}", row.text),
        None => format!("{sign}     {}", row.text),
    }
}

/// Prints a line, whatever is in it.
fn say(out: &mut impl Write, line: &str) -> io::Result<()> {
    writeln!(out, "{}", sanitize::line(line).trim_end())
}
