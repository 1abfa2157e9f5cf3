//! What the reader did with articles, from the key to the row, the query, the file and the next start; of two copies; on a
//! folder that cannot be written; and killed in the midst of it.

use crate::{pty::example, stage::Stage};
use dateline::{
    query::marks::{Change, IdKey},
    store::marks,
};
use std::{
    fs,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::Duration,
};

fn archive() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/stage.jsonl")
}

fn open(place: &Path) -> Stage {
    Stage::open_keeping(80, 24, vec![archive()], place.to_owned())
}

/// The first row of the list: what stands before the headline.
fn signs(stage: &Stage) -> String {
    let text = stage.text();
    let rows = text.lines().skip(2).take(2);
    rows.map(|row| row.chars().skip(1).take(3).collect::<String>() + ";")
        .collect()
}

#[test]
fn marks_show_in_the_row_hold_in_the_query_and_are_there_at_the_next_start() {
    let home = tempfile::tempdir().expect("a folder for the state");
    let place = home.path().join("state");
    let mut stage = open(&place);
    assert_eq!(signs(&stage), ">* ; * ;");
    stage.press("m");
    assert_eq!(signs(&stage), ">M ; * ;");
    stage.wait_for("starred: saved");
    stage.press("Enter");
    assert_eq!(
        signs(&stage),
        "-m ; * ;",
        "an article that was opened is read"
    );
    stage.press("q j t").type_in("to check").press("Enter");
    stage.wait_for("tagged to check: saved");
    drop(stage);
    let mut stage = open(&place);
    assert_eq!(signs(&stage), ">m ; * ;");
    stage.press("/").type_in("is:starred").press("Enter");
    assert!(stage.text().contains("1/"), "{}", stage.text());
    stage
        .press("Esc /")
        .type_in("tag:\"to check\"")
        .press("Enter");
    stage.press("p");
    assert!(stage.text().contains("your tags"), "{}", stage.text());
}

#[test]
fn tags_of_ones_own_are_counted_and_offered_with_those_of_the_records() {
    let home = tempfile::tempdir().expect("a folder for the state");
    let mut stage = open(&home.path().join("state"));
    for tag in ["to check", "Banks"] {
        stage.press("t").type_in(tag).press("Enter");
        stage.wait_for(&format!("tagged {tag}: saved"));
    }
    stage.press("j t").type_in("to check").press("Enter");
    stage.wait_for("tagged to check: saved");
    stage.press("% Tab Tab Tab");
    let text = stage.text();
    let row = |name: &str| {
        let row = text
            .lines()
            .find(|line| line.contains(name) && !line.contains("tags >"));
        row.unwrap_or_default().to_owned()
    };
    assert!(row("to check").contains(" 2 "), "{text}");
    assert!(row("anks").contains(" 1 "), "{text}");
    stage.press("q /").type_in("tag:to").press("Tab");
    assert!(
        stage.text().contains("tag:\"to check\""),
        "{}",
        stage.text()
    );
}

#[test]
fn what_another_copy_marks_shows_by_itself() {
    let home = tempfile::tempdir().expect("a folder for the state");
    let place = home.path().join("state");
    let mut stage = Stage::watching_and_keeping(80, 24, archive(), place.clone());
    stage.press("m");
    stage.wait_for("starred: saved");
    let (mut other, _) = marks::load(Some(&place));
    let log = fs::read_to_string(place.join("marks.log")).expect("a log");
    let line: serde_json::Value =
        serde_json::from_str(log.get(9..).expect("a line")).expect("JSON behind the checksum");
    let id = line["id"].as_str().expect("an id");
    let done = [
        (id.into(), Change::Star(false)),
        (id.into(), Change::Read(true)),
    ];
    other.keep(&done, 0).expect("a folder that can be written");
    stage.wait_for(">  ");
}

#[test]
fn a_note_that_another_copy_has_written_on_is_not_taken_back() {
    let home = tempfile::tempdir().expect("a folder for the state");
    let place = home.path().join("state");
    let mut stage = open(&place);
    stage.press("m");
    stage.wait_for("starred: saved");
    stage.press("a").type_in("first").press("Enter");
    stage.wait_for("noted: saved");
    let (mut other, _) = marks::load(Some(&place));
    let log = fs::read_to_string(place.join("marks.log")).expect("a log");
    let line: serde_json::Value = serde_json::from_str(
        log.lines()
            .next()
            .and_then(|line| line.get(9..))
            .expect("a line"),
    )
    .expect("JSON behind the checksum");
    let id = line["id"].as_str().expect("an id");
    let longer = Change::Note("first and the vital second".to_owned());
    other
        .keep(&[(id.into(), longer)], 0)
        .expect("a folder that can be written");
    stage.press("U");
    stage.wait_for("not taken back: it was changed meanwhile");
    let (book, _) = marks::load(Some(&place));
    let mark = book.marks().of(IdKey::of(id)).expect("a mark");
    assert_eq!(mark.note.as_deref(), Some("first and the vital second"));
    // What was done before that is still one's own.
    stage.press("U");
    stage.wait_for("taken back: without a star: saved");
    stage.press("a");
    assert!(stage.text().contains("vital second"), "{}", stage.text());
}

#[test]
fn a_folder_that_cannot_be_written_is_told_and_what_was_marked_holds_and_is_kept_later() {
    let home = tempfile::tempdir().expect("a folder for the state");
    let place = home.path().join("state");
    fs::write(&place, "a file in its place").expect("a file");
    let mut stage = open(&place);
    stage.press("m");
    stage.wait_for("1 change of marks not saved yet, tried again");
    assert_eq!(signs(&stage), ">M ; * ;");
    stage.press("j m");
    stage.wait_for("2 changes of marks not saved yet, tried again");
    stage.press("F2");
    stage.wait_for("marks      2 changes of marks not saved yet");
    stage.press("Enter");
    stage.wait_for("cannot");
    stage.press("q q");
    stage.wait_for("2 changes not saved (F2)");
    fs::remove_file(&place).expect("it is gone");
    stage.press("j m");
    stage.wait_for(": saved");
    stage.press("j");
    assert!(!stage.text().contains("not saved"), "{}", stage.text());
    assert_eq!(
        fs::read_to_string(place.join("marks.log"))
            .expect("a log")
            .lines()
            .count(),
        3
    );
}

#[test]
fn whoever_is_killed_loses_nothing_that_was_acknowledged() {
    let home = tempfile::tempdir().expect("a folder for the state");
    let place = home.path().join("state");
    let (mut acknowledged, mut random) = (Vec::new(), 12_345_u64);
    for round in 0..25 {
        let mut child = Command::new(example("marking"))
            .arg(&place)
            .arg(round.to_string())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program of the examples");
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let out = BufReader::new(child.stdout.take().expect("a pipe"));
        let kill = thread::Builder::new().spawn(move || {
            thread::sleep(Duration::from_micros(random >> 49));
            child.kill().expect("it runs");
            child.wait().expect("it ends");
        });
        // A line without its end was not said.
        let mut lines: Vec<String> = out
            .split(b'\n')
            .map_while(Result::ok)
            .map(|line| String::from_utf8_lossy(&line).into_owned())
            .collect();
        lines.pop();
        acknowledged.extend(lines);
        kill.expect("a thread").join().expect("it was killed");
    }
    let (book, _) = marks::load(Some(&place));
    let lost = acknowledged
        .iter()
        .filter(|id| book.marks().of(IdKey::of(id)).is_none());
    assert_eq!(lost.count(), 0, "of {}", acknowledged.len());
    assert!(!acknowledged.is_empty());
}
