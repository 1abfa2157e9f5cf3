//! Bytes to the terminal for each key, of the whole program at 200x60: beside what ratatui's own backend would write from
//! screen to screen, and beside `less`.
//!
//!     cargo bench --bench bytes
//!
//! The archive is `DATELINE_BENCH_FILE`, else the built-in sample. Each key waits until the screen is quiet, so what comes
//! later on its account (an article after its row, names after the article) is counted; ratatui's backend is charged the
//! last screen alone.

#![expect(clippy::print_stdout, reason = "a bench prints what it has measured")]
#![expect(
    clippy::disallowed_methods,
    reason = "a bench is no part of the program"
)]

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};
use ratatui::{
    backend::Backend as _,
    buffer::{Buffer, Cell},
    layout::Rect,
    style::{Color, Modifier},
};
use ratatui_crossterm::CrosstermBackend;
use std::{
    env,
    ffi::OsString,
    fmt::Write as _,
    fs,
    io::{Read as _, Write},
    path::{Path, PathBuf},
    process::Command,
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant},
};

const COLUMNS: u16 = 200;
const ROWS: u16 = 60;
/// Keys pressed, of which the median is told.
const KEYS: usize = 20;
/// A screen that gets nothing for so long is quiet.
const QUIET: Duration = Duration::from_millis(250);
/// How long nothing may come where nothing should.
const IDLE: Duration = Duration::from_secs(3);

/// A program in a terminal of its own.
struct Terminal {
    keys: Box<dyn Write>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    child: Box<dyn Child + Send + Sync>,
}

impl Terminal {
    fn start(program: &str, arguments: &[OsString]) -> Self {
        let size = PtySize {
            rows: ROWS,
            cols: COLUMNS,
            ..PtySize::default()
        };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        command.env_remove("COLORTERM");
        command.env_remove("NO_COLOR");
        let child = pair.slave.spawn_command(command).expect("it starts");
        let mut reader = pair.master.try_clone_reader().expect("it can be read");
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut bytes = vec![0; 1 << 16];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let keys = pair.master.take_writer().expect("it can be written to");
        // The terminal must outlive this function.
        std::mem::forget(pair.master);
        Self {
            keys,
            output,
            screen: vt100::Parser::new(ROWS, COLUMNS, 0),
            child,
        }
    }

    /// Bytes until nothing comes for a while.
    fn read(&mut self, quiet: Duration) -> usize {
        let mut count = 0;
        let mut until = Instant::now() + quiet;
        while let Ok(bytes) = self.output.recv_timeout(until - Instant::now()) {
            self.screen.process(&bytes);
            count += bytes.len();
            until = Instant::now() + quiet;
        }
        count
    }

    fn press(&mut self, keys: &str) -> usize {
        self.keys.write_all(keys.as_bytes()).expect("it reads keys");
        self.keys.flush().expect("it reads keys");
        self.read(QUIET)
    }

    /// The bytes of a key pressed again and again, and what ratatui's backend would write for the same screens: medians.
    fn each(&mut self, key: &str) -> (usize, usize) {
        let pressed = (0..KEYS).map(|_| {
            let before = buffer(self.screen.screen());
            let ours = self.press(key);
            (ours, stock(&before, &buffer(self.screen.screen())))
        });
        let (ours, stock): (Vec<usize>, Vec<usize>) = pressed.unzip();
        (median(ours), median(stock))
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn median(mut values: Vec<usize>) -> usize {
    values.sort_unstable();
    values[values.len() / 2]
}

/// What ratatui's own backend writes between two screens.
fn stock(before: &Buffer, after: &Buffer) -> usize {
    let mut written = Vec::new();
    let changed = before.diff(after).into_iter();
    let drawn = CrosstermBackend::new(&mut written).draw(changed);
    drawn.expect("memory takes it");
    written.len()
}

/// The screen as ratatui holds it.
fn buffer(screen: &vt100::Screen) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
    for row in 0..ROWS {
        for column in 0..COLUMNS {
            let cell = screen.cell(row, column).expect("it is on the screen");
            if !cell.is_wide_continuation() {
                buffer[(column, row)] = styled(cell);
            }
        }
    }
    buffer
}

fn styled(cell: &vt100::Cell) -> Cell {
    let colour = |colour| match colour {
        vt100::Color::Default => Color::Reset,
        vt100::Color::Idx(number) => Color::Indexed(number),
        vt100::Color::Rgb(red, green, blue) => Color::Rgb(red, green, blue),
    };
    let mut styled = Cell::default();
    if cell.has_contents() {
        styled.set_symbol(cell.contents());
    }
    styled.fg = colour(cell.fgcolor());
    styled.bg = colour(cell.bgcolor());
    let modifiers = [
        (cell.bold(), Modifier::BOLD),
        (cell.dim(), Modifier::DIM),
        (cell.italic(), Modifier::ITALIC),
        (cell.underline(), Modifier::UNDERLINED),
        (cell.inverse(), Modifier::REVERSED),
    ];
    let set = modifiers.into_iter().filter(|(is_set, _)| *is_set);
    styled.modifier = set.map(|(_, modifier)| modifier).collect();
    styled
}

/// The program over an archive, as it looks after some keys.
fn dateline(archive: Option<&Path>, keys: &str) -> Terminal {
    let state = folder().join("state");
    let mut arguments: Vec<OsString> = vec!["--no-cache".into(), "--state".into(), state.into()];
    arguments.extend(archive.map(OsString::from));
    let mut terminal = Terminal::start(env!("CARGO_BIN_EXE_dateline"), &arguments);
    terminal.read(Duration::from_secs(2));
    for key in keys.chars() {
        terminal.press(&key.to_string());
    }
    terminal
}

fn folder() -> PathBuf {
    let folder = env::temp_dir().join(format!("dateline-bytes-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for the bench");
    folder
}

/// One article long enough to scroll, of the texts of the sample; as JSON, and as it stands to be read by `less`.
fn long_text() -> (PathBuf, PathBuf) {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/dispatches.jsonl");
    let sample = fs::read_to_string(sample).expect("the sample is there");
    let records = sample.lines().map(serde_json::from_str);
    let records: Vec<serde_json::Value> = records.collect::<Result<_, _>>().expect("it is JSON");
    let texts = records.iter().filter_map(|one| {
        one.as_object()?
            .values()
            .filter_map(|v| v.as_str())
            .max_by_key(|text| text.len())
    });
    let text = texts.collect::<Vec<_>>().join("\n\n");
    let (archive, plain) = (folder().join("long.json"), folder().join("long.txt"));
    let article =
        serde_json::json!([{"headline": "All of it", "date": "2024-03-05", "body": text}]);
    fs::write(&archive, article.to_string()).expect("room for the bench");
    let mut lines = String::new();
    for line in text.lines() {
        for words in dateline::text::wrap::wrap(line, 76) {
            let _ = writeln!(lines, "{}", words.of(line));
        }
    }
    fs::write(&plain, lines).expect("room for the bench");
    (archive, plain)
}

fn less(plain: &Path) -> Option<usize> {
    Command::new("less").arg("--version").output().ok()?;
    let mut terminal = Terminal::start("less", &[plain.into()]);
    terminal.read(QUIET);
    Some(terminal.each("j").0)
}

fn main() {
    let archive = env::var_os("DATELINE_BENCH_FILE").map(PathBuf::from);
    let (long, plain) = long_text();
    let told = |what: &str, (ours, stock): (usize, usize)| {
        let ratio = ours as f64 / stock as f64;
        println!("{what:<40} {ours:>6} bytes, ratatui's backend {stock:>6}: {ratio:.2} of it");
        ours
    };
    println!("{COLUMNS}x{ROWS}, {KEYS} keys each, medians");
    let mut list = dateline(archive.as_deref(), "");
    told("a new article (j in the list)", list.each("j"));
    println!("idle for {IDLE:?}: {} bytes", list.read(IDLE));
    told("a line, three panes", dateline(Some(&long), "l").each("j"));
    let zen = told("a line, zen", dateline(Some(&long), "lZ").each("j"));
    let zoomed = told(
        "a line, one pane (zoomed)",
        dateline(Some(&long), "l\r").each("j"),
    );
    if let Some(less) = less(&plain) {
        let times = |ours: usize| ours as f64 / less as f64;
        println!(
            "less {less} bytes a line: zen {:.1} times, zoomed {:.1}",
            times(zen),
            times(zoomed)
        );
    }
    let _ = fs::remove_dir_all(folder());
}
