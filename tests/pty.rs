//! The program in a real pseudo-terminal: a dozen things that only a terminal can show.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::{
    io::{Read, Write},
    path::{Path, PathBuf},
    process::Command,
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

/// Longer than anything here takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// A program in a terminal of 80 x 24, and what it has written.
struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keys: Option<Box<dyn Write + Send>>,
    screen: Screen,
    written: Arc<Mutex<Vec<u8>>>,
    /// Its own: where one test left an archive is nothing to the next.
    _home: tempfile::TempDir,
}

fn fixture(name: &str) -> String {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name)
        .display()
        .to_string()
}

impl Terminal {
    fn dateline(arguments: &[&str]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_dateline"));
        command.args(arguments);
        Self::start(command)
    }

    /// Starts a command with nothing of the user's environment but what a terminal sets.
    fn start(mut command: CommandBuilder) -> Self {
        let size = PtySize {
            rows: 24,
            cols: 80,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system()
            .openpty(size)
            .expect("a terminal can be made");
        let home = tempfile::tempdir().expect("a folder");
        set_environment(&mut command, home.path());
        let child = pair
            .slave
            .spawn_command(command)
            .expect("the program starts");
        drop(pair.slave);
        let output = pair
            .master
            .try_clone_reader()
            .expect("a terminal can be read");
        let (screen, written) = watch(output);
        let keys = pair
            .master
            .take_writer()
            .expect("a terminal can be written to");
        Self {
            child,
            master: Some(pair.master),
            keys: Some(keys),
            screen,
            written,
            _home: home,
        }
    }

    fn send(&mut self, keys: &str) {
        let out = self.keys.as_mut().expect("still connected");
        out.write_all(keys.as_bytes())
            .and_then(|()| out.flush())
            .expect("the terminal takes keys");
    }

    fn text(&self) -> String {
        self.screen
            .lock()
            .expect("no reader panics")
            .screen()
            .contents()
    }

    /// Waits until the screen is as `is_right` wants it.
    fn wait(&self, what: &str, is_right: impl Fn(&str) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !is_right(&self.text()) {
            assert!(
                Instant::now() < deadline,
                "never saw {what}:\n{}",
                self.text()
            );
            thread::sleep(Duration::from_millis(5));
        }
    }

    fn wait_for(&self, words: &str) {
        self.wait(words, |text| text.contains(words));
    }

    /// Waits for the end; returns the exit status.
    fn end(&mut self) -> u32 {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("a child can be waited for") {
                return status.exit_code();
            }
            assert!(
                Instant::now() < deadline,
                "it never ended:\n{}",
                self.text()
            );
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until what the program wrote last has been read, and has given the terminal back.
    fn wait_restored(&self) {
        let deadline = Instant::now() + PATIENCE;
        while !self.is_restored() {
            assert!(Instant::now() < deadline, "the terminal was not given back");
            thread::sleep(Duration::from_millis(5));
        }
    }

    fn is_restored(&self) -> bool {
        let screen = self.screen.lock().expect("no reader panics");
        let screen = screen.screen();
        !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
    }

    fn signal(&self, name: &str) {
        let id = self.child.process_id().expect("it runs").to_string();
        assert!(
            Command::new("kill")
                .args(["-s", name, &id])
                .status()
                .expect("kill")
                .success()
        );
    }

    /// Sends a signal to the program and the shell around it.
    fn signal_group(&self, name: &str) {
        let id = format!("-{}", self.child.process_id().expect("it runs"));
        assert!(
            Command::new("kill")
                .args(["-s", name, "--", &id])
                .status()
                .expect("kill")
                .success()
        );
    }

    fn is_stopped(&self) -> bool {
        let id = self.child.process_id().expect("it runs").to_string();
        let state = Command::new("ps")
            .args(["-o", "state=", "-p", &id])
            .output()
            .expect("ps");
        state.stdout.starts_with(b"T")
    }
}

/// What a terminal sets, nothing of the user's, and an empty home.
fn set_environment(command: &mut CommandBuilder, home: &Path) {
    command.cwd(env!("CARGO_MANIFEST_DIR"));
    for (name, value) in [
        ("TERM", "xterm-256color"),
        ("LANG", "C.UTF-8"),
        ("TZ", "UTC"),
    ] {
        command.env(name, value);
    }
    for name in [
        "HOME",
        "XDG_STATE_HOME",
        "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME",
    ] {
        command.env(name, home);
    }
    for name in [
        "NO_COLOR",
        "SSH_CONNECTION",
        "SSH_TTY",
        "TMUX",
        "STY",
        "COLORTERM",
    ] {
        command.env_remove(name);
    }
}

/// The emulated screen, shared with the thread that feeds it.
type Screen = Arc<Mutex<vt100::Parser>>;

/// Reads what the program writes into a screen and a record of every byte.
fn watch(mut output: Box<dyn Read + Send>) -> (Screen, Arc<Mutex<Vec<u8>>>) {
    let screen = Arc::new(Mutex::new(vt100::Parser::new(24, 80, 0)));
    let written = Arc::new(Mutex::new(Vec::new()));
    let (onto, into) = (screen.clone(), written.clone());
    let read = move || {
        let mut bytes = [0; 8192];
        while let Ok(count @ 1..) = output.read(&mut bytes) {
            onto.lock()
                .expect("no reader panics")
                .process(&bytes[..count]);
            into.lock()
                .expect("no reader panics")
                .extend_from_slice(&bytes[..count]);
        }
    };
    thread::Builder::new().spawn(read).expect("threads start");
    (screen, written)
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

fn open() -> Terminal {
    let terminal = Terminal::dateline(&[&fixture("stage.jsonl")]);
    terminal.wait_for("Minister meets Acme Bank chief");
    terminal
}

#[test]
fn it_opens_an_archive_and_gives_the_terminal_back() {
    let mut terminal = open();
    terminal.wait_for("GENEVA, March 5 (EW) - Minister Jane Doe");
    terminal.send("Q");
    assert_eq!(terminal.end(), 0);
    terminal.wait_restored();
}

#[test]
fn typing_narrows_the_list_and_esc_brings_it_back() {
    let mut terminal = open();
    terminal.send("/parliament");
    terminal.wait("one headline", |text| {
        text.contains("Parliament debates") && !text.contains("Court hears")
    });
    terminal.send("\x1b");
    terminal.wait_for("Court hears Acme leak case");
}

#[test]
fn a_resize_is_followed() {
    let mut terminal = open();
    let size = PtySize {
        rows: 40,
        cols: 120,
        pixel_width: 0,
        pixel_height: 0,
    };
    terminal
        .screen
        .lock()
        .expect("no reader panics")
        .screen_mut()
        .set_size(40, 120);
    terminal
        .master
        .as_ref()
        .expect("connected")
        .resize(size)
        .expect("it can be resized");
    terminal.wait_for("ENTITIES");
    terminal.send("Q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn suspending_gives_the_terminal_back_and_continuing_repaints() {
    // a shell around it: a program without one has nobody to continue it, and does not stop
    let mut command = CommandBuilder::new("sh");
    let program = env!("CARGO_BIN_EXE_dateline");
    command.args([
        "-c",
        &format!("'{program}' '{}'; exit $?", fixture("stage.jsonl")),
    ]);
    let mut terminal = Terminal::start(command);
    terminal.wait_for("Minister meets Acme Bank chief");
    terminal.send("\x1a");
    let deadline = Instant::now() + PATIENCE;
    while !terminal.is_stopped() {
        assert!(Instant::now() < deadline, "it never stopped");
        thread::sleep(Duration::from_millis(5));
    }
    terminal.wait("the main screen", |text| !text.contains("Minister meets"));
    terminal.wait_restored();
    terminal.signal_group("CONT");
    terminal.wait_for("Minister meets Acme Bank chief");
    terminal.send("Q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_command_gets_the_article_and_its_facts_and_the_screen_comes_back() {
    let mut terminal = open();
    terminal.wait_for("GENEVA, March 5 (EW) - Minister Jane Doe");
    terminal.send(
        "|head -n 1; wc -l <&0 >/dev/null; echo \"[$DATELINE_LINE] $DATELINE_OUTLET\"; exit 3\r",
    );
    terminal.wait("headline and facts on the main screen", |text| {
        text.contains("chief in Geneva\n[1] Evening Wire")
            && text.contains("-- status 3: press Enter to come back --")
    });
    terminal.wait_restored();
    terminal.send("\r");
    terminal.wait("the list, and the status", |text| {
        text.contains("Court hears") && text.contains("`: status 3")
    });
    terminal.send("/parliament");
    terminal.wait("one headline", |text| !text.contains("Court hears"));
    terminal.send("\x1bQ");
    assert_eq!(terminal.end(), 0);
    terminal.wait_restored();
}

#[test]
fn keys_are_a_commands_own_while_it_runs_and_ctrl_c_ends_it_alone() {
    let mut terminal = open();
    terminal.wait_for("GENEVA, March 5 (EW) - Minister Jane Doe");
    terminal.send("|read key </dev/tty; echo \"got $key\"; sleep 1000\r");
    terminal.wait_restored();
    terminal.send("Q\r");
    terminal.wait_for("got Q");
    terminal.send("\x03");
    terminal.wait_for("press Enter to come back");
    terminal.send("\r");
    terminal.wait_for("Court hears");
    terminal.send("Q");
    assert_eq!(terminal.end(), 0);
    terminal.wait_restored();
}

#[test]
fn an_end_does_not_wait_for_a_command() {
    let mut terminal = open();
    terminal.send("|echo running; sleep 1000\r");
    terminal.wait_for("running");
    terminal.signal("TERM");
    assert_eq!(terminal.end(), 143);
    terminal.wait_restored();
}

#[test]
fn signals_end_it_with_their_number_and_a_clean_terminal() {
    for (name, status) in [("TERM", 143), ("INT", 130), ("HUP", 129), ("QUIT", 131)] {
        let mut terminal = open();
        terminal.signal(name);
        assert_eq!(terminal.end(), status, "SIG{name}");
        terminal.wait_restored();
    }
}

#[test]
fn a_hang_up_ends_it() {
    let mut terminal = open();
    terminal.keys = None;
    terminal.master = None;
    // the reader's own descriptor keeps the terminal alive on some systems: the signal of a closed session does not
    terminal.signal("HUP");
    assert_eq!(terminal.end(), 129);
}

#[test]
fn a_corpus_from_a_pipe_leaves_the_keys_to_the_terminal() {
    let mut command = CommandBuilder::new("sh");
    let program = env!("CARGO_BIN_EXE_dateline");
    command.args([
        "-c",
        &format!("cat '{}' | '{program}' -", fixture("stage.jsonl")),
    ]);
    let mut terminal = Terminal::start(command);
    terminal.wait_for("Minister meets Acme Bank chief");
    terminal.send("/parliament");
    terminal.wait("one headline", |text| !text.contains("Court hears"));
    terminal.send("\rQ");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn what_a_pipe_that_stays_open_has_brought_is_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("log.jsonl");
    let record = |headline: &str| {
        format!(
            "{{\"title\":\"{headline}\",\"text\":\"It was said in Geneva.\",\"date\":\"2024-03-05\"}}\n"
        )
    };
    std::fs::write(&log, record("Harbour opens") + &record("Storm ends")).expect("room");
    let mut command = CommandBuilder::new("sh");
    let program = env!("CARGO_BIN_EXE_dateline");
    let line = format!("tail -n +1 -f '{}' | '{program}' -", log.display());
    command.args(["-c", &line]);
    let mut terminal = Terminal::start(command);
    terminal.wait_for("Storm ends");
    let mut file = std::fs::OpenOptions::new()
        .append(true)
        .open(&log)
        .expect("it is there");
    file.write_all(record("Ferry sails").as_bytes())
        .expect("room");
    terminal.wait_for("Ferry sails");
    terminal.send("Q");
    // The shell waits for `tail`, which learns of it when it writes again.
    drop(terminal);
}

#[test]
fn without_a_path_the_corpus_opened_last_is_opened_again() {
    let state = tempfile::tempdir().expect("a folder");
    let state = ["--state", state.path().to_str().expect("a path of letters")];
    let mut first = Terminal::dateline(&state);
    first.wait_for("sample archive");
    first.send("Q");
    assert_eq!(first.end(), 0);
    let copy = tempfile::NamedTempFile::new().expect("a file");
    std::fs::copy(fixture("stage.jsonl"), copy.path()).expect("a copy");
    let name = copy.path().display().to_string();
    let mut opened = Terminal::dateline(&[&[&*name], &state[..]].concat());
    opened.wait_for("Minister meets Acme Bank chief");
    opened.signal("HUP");
    assert_eq!(opened.end(), 129);
    let mut again = Terminal::dateline(&state);
    again.wait_for("Minister meets Acme Bank chief");
    again.send("Q");
    assert_eq!(again.end(), 0);
    copy.close().expect("the file goes");
    let mut gone = Terminal::dateline(&state);
    gone.wait_for("sample archive");
    gone.send("Q");
    assert_eq!(gone.end(), 0);
    gone.wait_for("opened last; here is the sample archive");
}

#[test]
fn an_arrow_cut_in_two_by_a_slow_link_is_an_arrow() {
    let mut terminal = open();
    terminal.send("\x1b");
    thread::sleep(Duration::from_millis(20));
    terminal.send("[B");
    terminal.wait_for("BERN, March 5 - The central bank");
    terminal.send("Q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn late_answers_of_a_terminal_are_not_keys() {
    let mut terminal = open();
    terminal.send("\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\\x1b[?62;22c\x1b[24;80R\x1b[?2026;2$y");
    terminal.send("j");
    terminal.wait_for("BERN, March 5 - The central bank");
    assert!(terminal.text().contains("Court hears"), "nothing was typed");
}

#[test]
fn idle_is_silent() {
    let terminal = open();
    // a condition cannot show silence: the screen has to be left alone for a while
    let deadline = Instant::now() + PATIENCE;
    let mut seen = 0;
    loop {
        thread::sleep(Duration::from_millis(400));
        let now = terminal.written.lock().expect("no reader panics").len();
        if now == seen {
            return;
        }
        seen = now;
        assert!(Instant::now() < deadline, "it never fell silent");
    }
}

#[test]
fn nothing_to_read_is_told_where_the_screen_was() {
    let mut terminal =
        Terminal::dateline(&[&fixture("evil/empty.json"), &fixture("evil/page.json")]);
    assert_eq!(terminal.end(), 2);
    terminal.wait_restored();
    terminal.wait_for("empty.json: empty file");
    terminal.wait_for("page.json: HTML, not JSON");
}

#[test]
fn keys_are_not_read_as_a_corpus() {
    let mut terminal = Terminal::dateline(&["-"]);
    assert_eq!(terminal.end(), 2);
    terminal.wait_for("standard input is a terminal");
}

#[test]
fn a_pipe_that_brings_nothing_is_told_too() {
    let mut command = CommandBuilder::new("sh");
    let program = env!("CARGO_BIN_EXE_dateline");
    command.args(["-c", &format!("true | '{program}' -")]);
    let mut terminal = Terminal::start(command);
    assert_eq!(terminal.end(), 2);
    terminal.wait_restored();
    terminal.wait_for("standard input: empty file");
}

#[test]
fn a_panic_gives_the_terminal_back_and_says_so_without_its_poison() {
    let mut command = CommandBuilder::new(example("panicking"));
    command.arg("main");
    let mut terminal = Terminal::start(command);
    terminal.wait_for("ready");
    terminal.send("x");
    assert_eq!(terminal.end(), 101);
    terminal.wait_for("poison");
    terminal.wait_restored();
    let written = terminal.written.lock().expect("no reader panics").clone();
    assert!(
        !String::from_utf8_lossy(&written).contains("\x1b]0;"),
        "a title was set"
    );
}

#[test]
fn a_panic_of_a_worker_is_told_on_the_screen() {
    let mut command = CommandBuilder::new(example("panicking"));
    command.arg("worker");
    let mut terminal = Terminal::start(command);
    terminal.wait_for("ready");
    terminal.send("x");
    terminal.wait_for("told: ");
    terminal.send("q");
    assert_eq!(terminal.end(), 0);
    terminal.wait_restored();
}

/// An example program beside the test binary.
pub(crate) fn example(name: &str) -> PathBuf {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_dateline"));
    let example = program.with_file_name("examples").join(name);
    assert!(
        example.exists(),
        "`cargo test` builds it, `cargo test --test main` does not"
    );
    example
}
