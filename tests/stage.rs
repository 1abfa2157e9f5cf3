//! A stage for the screen: keys in, screen out, through the loop of the program with a buffer for a terminal.

use crossbeam_channel::{Sender, unbounded};
use dateline::{
    app::App,
    config::Settings,
    corpus::{load::Options, mapping::Told},
    keys::{Code, Key, Keymap},
    run::{Loop, offscreen::Offscreen},
    store::{asked, entities, maps, places, queries, volumes::Volumes},
    term::Input,
    worker::{Bindery, Orders, Workers},
};
use jiff::civil::date;
use ratatui::{buffer::Buffer, style::Style};
use std::{
    fmt::Write as _,
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

/// Longer than anything here takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running program on a screen that is only a buffer.
pub(crate) struct Stage {
    running: Loop<Offscreen>,
    inputs: Sender<Input>,
    /// The state folder, and the paths of the archive.
    kept_in: (Option<PathBuf>, Vec<PathBuf>),
    script: String,
}

impl Stage {
    /// Opens the fixture archive of twelve articles.
    pub(crate) fn open(columns: u16, rows: u16) -> Self {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/stage.jsonl");
        Self::open_with(
            columns,
            rows,
            vec![path],
            Settings {
                has_entities: true,
                ..Settings::default()
            },
        )
    }

    /// Opens any archive with any settings.
    pub(crate) fn open_with(
        columns: u16,
        rows: u16,
        paths: Vec<PathBuf>,
        settings: Settings,
    ) -> Self {
        let mut stage = Self::begin((columns, rows), paths, settings, None, None);
        stage.settle();
        stage
    }

    /// Opens any archive with a folder to keep maps in.
    pub(crate) fn open_keeping(
        columns: u16,
        rows: u16,
        paths: Vec<PathBuf>,
        home: PathBuf,
    ) -> Self {
        let settings = Settings::default();
        let mut stage = Self::begin((columns, rows), paths, settings, Some(home), None);
        stage.settle();
        stage
    }

    /// The same, and names are looked for.
    pub(crate) fn open_naming(columns: u16, rows: u16, paths: Vec<PathBuf>, home: PathBuf) -> Self {
        let settings = Settings {
            has_entities: true,
            ..Settings::default()
        };
        let mut stage = Self::begin((columns, rows), paths, settings, Some(home), None);
        stage.settle();
        stage
    }

    /// Opens an archive whose files are watched.
    pub(crate) fn watching(columns: u16, rows: u16, path: PathBuf, is_following: bool) -> Self {
        let mut stage = Self::unsettled(columns, rows, path, is_following);
        stage.settle();
        stage
    }

    /// The same with a folder to keep marks in, which is watched too.
    pub(crate) fn watching_and_keeping(
        columns: u16,
        rows: u16,
        path: PathBuf,
        home: PathBuf,
    ) -> Self {
        let settings = Settings::default();
        let watch = Some(false);
        let mut stage = Self::begin((columns, rows), vec![path], settings, Some(home), watch);
        stage.settle();
        stage
    }

    /// The same, and nothing is loaded yet.
    pub(crate) fn unsettled(columns: u16, rows: u16, path: PathBuf, is_following: bool) -> Self {
        let (settings, watch) = (Settings::default(), Some(is_following));
        Self::begin((columns, rows), vec![path], settings, None, watch)
    }

    fn begin(
        (columns, rows): (u16, u16),
        paths: Vec<PathBuf>,
        settings: Settings,
        home: Option<PathBuf>,
        watch: Option<bool>,
    ) -> Self {
        let (inputs, inputs_out) = unbounded();
        let (reports, reports_out) = unbounded();
        let said = entities::load(home.as_deref()).kept;
        let saved = queries::load(home.as_deref()).kept;
        let asked = asked::load(home.as_deref()).kept;
        let left = places::load(home.as_deref(), &paths).kept.pop();
        let kept_in = (home.clone(), paths.clone());
        let orders = Orders {
            bindery: home.as_ref().map(|home| Bindery {
                volumes: Volumes::new(&home.join("cache"), &paths),
                program: 1,
            }),
            load: Options {
                paths,
                told: Told {
                    kept: maps::load(home.as_deref()).kept,
                    ..Told::default()
                },
                ..Options::default()
            },
            engine: settings.engine(),
            whose: settings.whose(),
            said: said.clone(),
            state: home,
            shelf: None,
            is_watching: watch.is_some(),
        };
        let workers = Workers::start(orders, reports).expect("threads start");
        let keymap = Keymap::new(settings.preset);
        let today = date(2024, 3, 6);
        let mut app = App::new(
            Arc::new(settings),
            keymap,
            today,
            "stage.jsonl".into(),
            String::new(),
        );
        app.status.is_following = watch == Some(true);
        app.remember(said);
        app.recall_asked(asked);
        app.recall_saved(saved);
        app.recall_places(left.unwrap_or_default());
        let running = Loop::new(
            app,
            Offscreen::new(columns, rows),
            workers,
            inputs_out,
            reports_out,
        );
        Self {
            running,
            inputs,
            kept_in,
            script: String::new(),
        }
    }

    /// Presses keys named as in the key table, apart by blanks (`j j Enter / t r e a t y`), and waits for the answer.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for name in keys.split_whitespace() {
            let key = Key::parse(name).expect("a key of the table");
            self.send(Input::Key(key));
        }
        write!(self.script, " {keys}").expect("strings grow");
        self.settle();
        self
    }

    /// Types a text, letter by letter.
    pub(crate) fn type_in(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.send(Input::Key(Key::plain(Code::Char(letter))));
        }
        write!(self.script, " `{text}`").expect("strings grow");
        self.settle();
        self
    }

    /// Gives the window another size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.running.screen.resize(columns, rows);
        self.send(Input::Resized);
        write!(self.script, " [{columns}x{rows}]").expect("strings grow");
        self.settle();
        self
    }

    /// Lets the loop run until the screen says something that no key waits for.
    pub(crate) fn wait_for(&mut self, words: &str) {
        let deadline = Instant::now() + PATIENCE;
        while !self.text().contains(words) {
            let patience = Instant::now() + Duration::from_millis(20);
            self.running
                .turn(Some(patience))
                .expect("a buffer is never gone");
            assert!(Instant::now() < deadline, "no `{words}`:\n{}", self.text());
        }
    }

    /// Lets the loop run until something outside the screen has come about.
    pub(crate) fn wait_until(&mut self, mut is_done: impl FnMut() -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !is_done() {
            let patience = Instant::now() + Duration::from_millis(20);
            self.running
                .turn(Some(patience))
                .expect("a buffer is never gone");
            assert!(Instant::now() < deadline, "it never came about");
        }
    }

    /// Leaves, as at the end of the program.
    pub(crate) fn leave(mut self) {
        let (home, paths) = &self.kept_in;
        let left = self.running.app.bookmark();
        places::keep(home.as_deref(), paths, &left).expect("kept");
    }

    /// The state behind the screen.
    pub(crate) fn app(&self) -> &App {
        &self.running.app
    }

    /// What was copied so far.
    pub(crate) fn copied(&self) -> &[String] {
        &self.running.screen.copied
    }

    /// What commands were given so far: text and facts.
    pub(crate) fn piped(&self) -> impl Iterator<Item = &str> {
        let given = self.running.screen.piped.iter().map(|(_, given)| given);
        given.flat_map(|given| {
            let facts = given.facts.iter().map(|(_, fact)| fact.as_str());
            facts.chain([given.text.as_str()])
        })
    }

    /// The rows of the screen, blanks at their ends left off.
    pub(crate) fn text(&self) -> String {
        rows(self.running.screen.buffer())
    }

    /// What each cell holds.
    pub(crate) fn symbols(&self) -> impl Iterator<Item = &str> {
        let cells = self.running.screen.buffer().content();
        cells.iter().map(ratatui::buffer::Cell::symbol)
    }

    /// The keys pressed, the rows, and the styles: what a snapshot keeps.
    pub(crate) fn snapshot(&self) -> String {
        let buffer = self.running.screen.buffer();
        format!("keys:{}\n{}\n{}", self.script, rows(buffer), styles(buffer))
    }

    fn send(&self, input: Input) {
        self.inputs.send(input).expect("the loop listens");
    }

    /// Lets the loop run until nothing is under way any more and the screen shows it.
    fn settle(&mut self) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let patience = Instant::now() + Duration::from_millis(20);
            let status = self
                .running
                .turn(Some(patience))
                .expect("a buffer is never gone");
            if status.is_some() || (self.inputs.is_empty() && self.running.is_settled()) {
                return;
            }
            assert!(
                Instant::now() < deadline,
                "the screen never came to rest:\n{}",
                self.text()
            );
        }
    }
}

fn rows(buffer: &Buffer) -> String {
    let mut text = String::new();
    for row in 0..buffer.area.height {
        let mut line = String::new();
        let mut skip = 0;
        for column in 0..buffer.area.width {
            let symbol = buffer[(column, row)].symbol();
            if skip == 0 {
                line.push_str(symbol);
                skip = dateline::text::width::width(symbol).max(1);
            }
            skip -= 1;
        }
        writeln!(text, "|{}", line.trim_end()).expect("strings grow");
    }
    text
}

/// Runs of cells that differ from plain text: `row: first..last style`.
fn styles(buffer: &Buffer) -> String {
    let mut text = String::new();
    for row in 0..buffer.area.height {
        let mut column = 0;
        while column < buffer.area.width {
            let style = buffer[(column, row)].style();
            let start = column;
            while column < buffer.area.width && buffer[(column, row)].style() == style {
                column += 1;
            }
            let words = words_of(style);
            if !words.is_empty() {
                writeln!(text, "{row}: {start}..{column} {words}").expect("strings grow");
            }
        }
    }
    text
}

fn words_of(style: Style) -> String {
    let plain = ratatui::style::Color::Reset;
    let mut words = Vec::new();
    words.extend(
        style
            .fg
            .filter(|fg| *fg != plain)
            .map(|fg| format!("fg {fg}")),
    );
    words.extend(
        style
            .bg
            .filter(|bg| *bg != plain)
            .map(|bg| format!("bg {bg}")),
    );
    words.extend(
        style
            .add_modifier
            .iter_names()
            .map(|(name, _)| name.to_lowercase()),
    );
    words.join(" ")
}
