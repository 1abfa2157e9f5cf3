//! What is written is there, whatever happens to the file.

use super::{line::sealed, *};
use serde_json::json;

fn line(text: &str) -> String {
    sealed(Line::from_iter([("id".to_owned(), json!(text))]))
}

fn folder() -> (tempfile::TempDir, PathBuf) {
    let root = tempfile::tempdir().unwrap();
    let state = root.path().join("state/dateline");
    (root, state)
}

fn append(state: &Path, text: &str) {
    let log = Log::of(state);
    log.append(&log.write().unwrap(), &line(text)).unwrap();
}

fn texts(content: &Content) -> Vec<&str> {
    let lines = content.entries.iter().map(|entry| &entry.line);
    lines.filter_map(|line| line.get("id")?.as_str()).collect()
}

fn read(state: &Path) -> Vec<String> {
    let content = Log::of(state).read().unwrap();
    texts(&content).into_iter().map(str::to_owned).collect()
}

#[test]
fn nothing_is_made_by_reading_and_what_is_made_is_ours_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let (_root, state) = folder();
    assert!(read(&state).is_empty() && !state.exists());
    append(&state, "a");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&state), 0o700);
    let mut log = Log::of(&state);
    let writing = log.write().unwrap();
    log.compact(&writing, |lines| lines).unwrap();
    log.compact(&writing, |lines| lines).unwrap();
    for name in [LOG, SNAPSHOT, FORMER, LOCK] {
        assert_eq!(mode(&state.join(name)), 0o600, "{name}");
    }
    assert_eq!(read(&state), ["a"]);
}

#[test]
fn a_log_without_its_last_newline_goes_on_in_a_line_of_its_own() {
    let (_root, state) = folder();
    append(&state, "a");
    let whole = fs::read(state.join(LOG)).unwrap();
    fs::write(state.join(LOG), &whole[..whole.len() - 1]).unwrap();
    append(&state, "b");
    fs::write(
        state.join(LOG),
        [&fs::read(state.join(LOG)).unwrap()[..], b"12345678 {\"id"].concat(),
    )
    .unwrap();
    append(&state, "c");
    assert_eq!(read(&state), ["a", "b", "c"]);
    let content = Log::of(&state).read().unwrap();
    assert_eq!(content.damaged, [(LOG, 1)]);
}

#[test]
fn what_a_full_disk_lets_through_is_cut_off_again() {
    let (_root, state) = folder();
    append(&state, "a");
    let before = fs::read(state.join(LOG)).unwrap();
    let log = Log::of(&state);
    let writing = log.write().unwrap();
    let half = |mut file: &File, bytes: &[u8]| file.write(&bytes[..bytes.len() / 2]);
    let none = |_: &File, _: &[u8]| Err(io::Error::from(io::ErrorKind::StorageFull));
    assert!(log.append_by(&writing, &line("b"), half).is_err());
    assert_eq!(fs::read(state.join(LOG)).unwrap(), before);
    assert!(log.append_by(&writing, &line("b"), none).is_err());
    assert_eq!(fs::read(state.join(LOG)).unwrap(), before);
    log.append(&writing, &line("b")).unwrap();
    assert_eq!(read(&state), ["a", "b"]);
}

#[test]
fn what_others_write_is_read_on_from_where_one_was() {
    let (_root, state) = folder();
    let mut log = Log::of(&state);
    assert!(log.read().unwrap().entries.is_empty());
    append(&state, "a");
    assert_eq!(texts(&log.read_on().unwrap()), ["a"]);
    append(&state, "b");
    assert_eq!(texts(&log.read_on().unwrap()), ["b"]);
    assert!(log.read_on().unwrap().entries.is_empty());
}

#[test]
fn a_log_that_was_replaced_is_read_anew_and_written_to_where_it_is() {
    let (_root, state) = folder();
    let mut log = Log::of(&state);
    append(&state, "a");
    log.read().unwrap();
    let mut other = Log::of(&state);
    let writing = other.write().unwrap();
    other.compact(&writing, |lines| lines).unwrap();
    drop(writing);
    append(&state, "b");
    assert_eq!(texts(&log.read_on().unwrap()), ["b", "a"]);
    fs::remove_file(state.join(LOG)).unwrap();
    log.append(&log.write().unwrap(), &line("c")).unwrap();
    assert_eq!(read(&state), ["c", "a"]);
    fs::write(state.join(LOG), "").unwrap();
    assert_eq!(texts(&log.read_on().unwrap()), ["a"], "shorter than it was");
}

#[test]
fn a_snapshot_that_is_gone_or_damaged_is_made_up_for_by_the_one_before() {
    let (_root, state) = folder();
    let mut log = Log::of(&state);
    for text in ["a", "b"] {
        append(&state, text);
        let writing = log.write().unwrap();
        log.compact(&writing, |lines| lines).unwrap();
    }
    append(&state, "c");
    let snapshot = fs::read(state.join(SNAPSHOT)).unwrap();
    fs::write(state.join(SNAPSHOT), &snapshot[..5]).unwrap();
    assert_eq!(read(&state), ["c", "a"]);
    assert_eq!(log.read().unwrap().damaged, [(SNAPSHOT, 1)]);
    fs::remove_file(state.join(SNAPSHOT)).unwrap();
    assert_eq!(read(&state), ["c", "a"]);
}

#[test]
fn a_snapshot_cut_between_two_lines_is_not_taken_for_whole() {
    let (_root, state) = folder();
    let mut log = Log::of(&state);
    for texts in [&["a", "b"][..], &["c"]] {
        for text in texts {
            append(&state, text);
        }
        let writing = log.write().unwrap();
        log.compact(&writing, |lines| lines).unwrap();
    }
    let snapshot = fs::read_to_string(state.join(SNAPSHOT)).unwrap();
    assert_eq!(snapshot.lines().count(), 4, "{snapshot}");
    for kept in 0..4 {
        let lines = snapshot.split_inclusive('\n').take(kept);
        fs::write(state.join(SNAPSHOT), lines.collect::<String>()).unwrap();
        assert_eq!(log.read().unwrap().damaged, [(SNAPSHOT, 1)], "{kept} lines");
        let mut all = read(&state);
        all.sort();
        all.dedup();
        assert!(
            all.len() >= 2,
            "{all:?} of {kept} lines and the snapshot before"
        );
        // The next one is made of all that there is, and loses nothing of it.
        let before = all;
        let writing = log.write().unwrap();
        log.compact(&writing, |lines| lines).unwrap();
        drop(writing);
        let mut after = read(&state);
        after.sort();
        after.dedup();
        assert_eq!(after, before);
        assert_eq!(log.read().unwrap().damaged, []);
        fs::write(state.join(SNAPSHOT), &snapshot).unwrap();
        let former = [line("a"), line("b"), line::end(2)].concat();
        fs::write(state.join(FORMER), former).unwrap();
    }
}

#[test]
fn what_is_damaged_is_copied_aside_before_it_goes() {
    let (_root, state) = folder();
    append(&state, "a");
    let bytes = [&fs::read(state.join(LOG)).unwrap()[..], b"nonsense\n"].concat();
    fs::write(state.join(LOG), &bytes).unwrap();
    let mut log = Log::of(&state);
    let writing = log.write().unwrap();
    let aside = log.compact(&writing, |lines| lines).unwrap();
    assert_eq!(aside.len(), 1);
    assert_eq!(fs::read(&aside[0]).unwrap(), bytes);
    let content = log.read().unwrap();
    assert_eq!((texts(&content), content.damaged.len()), (vec!["a"], 0));
}

#[test]
fn however_often_something_is_damaged_each_damage_is_put_aside_once() {
    let (_root, state) = folder();
    append(&state, "a");
    let mut log = Log::of(&state);
    let mut aside = std::collections::BTreeSet::new();
    for number in 0..24 {
        let bytes = format!("nonsense {}\n", number / 2);
        fs::write(state.join(LOG), &bytes).unwrap();
        let writing = log.write().unwrap();
        let path = log.compact(&writing, |lines| lines).unwrap().remove(0);
        assert_eq!(fs::read_to_string(&path).unwrap(), bytes);
        aside.insert(path);
    }
    assert_eq!(aside.len(), 12);
}

#[test]
fn links_and_folders_in_the_place_of_the_log_are_errors_and_stay() {
    let (root, state) = folder();
    append(&state, "a");
    fs::remove_file(state.join(LOG)).unwrap();
    let elsewhere = root.path().join("elsewhere");
    fs::write(&elsewhere, "theirs").unwrap();
    std::os::unix::fs::symlink(&elsewhere, state.join(LOG)).unwrap();
    assert!(Log::of(&state).read().is_err() && Log::of(&state).write().is_err());
    assert_eq!(fs::read(&elsewhere).unwrap(), b"theirs");
    fs::remove_file(state.join(LOG)).unwrap();
    fs::create_dir(state.join(LOG)).unwrap();
    assert!(Log::of(&state).read().is_err() && Log::of(&state).write().is_err());
}
