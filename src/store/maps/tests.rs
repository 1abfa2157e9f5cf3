//! Maps kept and forgotten, on a disk that fails and in a file that is damaged.

use super::*;
use std::{fs, os::unix::fs::PermissionsExt, path::PathBuf, thread};

fn shape(wrapper: &str) -> Shape {
    Shape {
        wrapper: wrapper.to_owned(),
        keys: ["title", "text", "date"].map(str::to_owned).into(),
    }
}

fn body(path: &str) -> Mapping {
    let mut mapping = Mapping::default();
    mapping.set(Role::Body, FieldPath::ranked(path).unwrap());
    mapping
}

fn folder() -> (tempfile::TempDir, PathBuf) {
    let root = tempfile::tempdir().unwrap();
    let state = root.path().join("state/dateline");
    (root, state)
}

fn wrappers(loaded: &Loaded<Kept>) -> Vec<&str> {
    loaded
        .kept
        .iter()
        .map(|kept| &*kept.shape.wrapper)
        .collect()
}

/// A folder with three maps, and the bytes of their file.
fn three() -> (tempfile::TempDir, PathBuf, Vec<u8>) {
    let (root, state) = folder();
    for wrapper in ["a[]", "b[]", "c[]"] {
        keep(Some(&state), &shape(wrapper), &body("content.text")).unwrap();
    }
    let bytes = fs::read(state.join(LINES.name)).unwrap();
    (root, state, bytes)
}

#[test]
fn nothing_is_made_before_there_is_something_to_keep() {
    let (root, state) = folder();
    assert_eq!(wrappers(&load(Some(&state))), [""; 0]);
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
    assert_eq!(wrappers(&load(None)), [""; 0]);
}

#[test]
fn a_map_is_kept_for_its_owner_alone_and_found_again() {
    let (_root, state) = folder();
    let mut roles = body("content.text,text");
    roles.set(Role::Outlet, Vec::new());
    keep(Some(&state), &shape("a[]"), &roles).unwrap();
    let loaded = load(Some(&state));
    assert_eq!((&loaded.kept[0].roles, loaded.problem), (&roles, None));
    let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(state.clone()), 0o700);
    assert_eq!(
        (mode(state.join(LINES.name)), mode(state.join(LINES.lock))),
        (0o600, 0o600)
    );
    assert_eq!(fs::read_dir(&state).unwrap().count(), 2);
}

#[test]
fn a_newer_map_takes_the_place_of_the_older_and_no_map_forgets_it() {
    let (_root, state) = folder();
    keep(Some(&state), &shape("a[]"), &body("text")).unwrap();
    let mut grown = shape("a[]");
    grown.keys.insert("paywall".to_owned());
    keep(Some(&state), &grown, &body("title")).unwrap();
    let loaded = load(Some(&state));
    assert_eq!(loaded.kept.len(), 1);
    assert_eq!(loaded.kept[0].roles, body("title"));
    keep(Some(&state), &grown, &Mapping::default()).unwrap();
    assert_eq!(load(Some(&state)).kept.len(), 0);
}

#[test]
fn what_a_newer_version_keeps_is_not_lost() {
    let (_root, state) = folder();
    fs::create_dir_all(&state).unwrap();
    let line = r#"{"v":2,"wrapper":"a[]","keys":["title","text","date"],"roles":{"mood":["x"],"body":["text"]},"note":"mine"}"#;
    fs::write(state.join(LINES.name), line).unwrap();
    keep(Some(&state), &shape("a[]"), &body("title")).unwrap();
    let text = fs::read_to_string(state.join(LINES.name)).unwrap();
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&value["v"], &value["note"]), (&json!(2), &json!("mine")));
    assert_eq!(value["roles"], json!({"mood": ["x"], "body": ["title"]}));
}

#[test]
fn a_file_cut_anywhere_keeps_every_line_before_the_cut() {
    let (_root, state, bytes) = three();
    for cut in 0..bytes.len() {
        fs::write(state.join(LINES.name), &bytes[..cut]).unwrap();
        let whole = memchr::memchr_iter(b'\n', &bytes[..cut]).count();
        let loaded = load(Some(&state));
        assert!(loaded.kept.len() >= whole, "cut at {cut}");
        for aside in fs::read_dir(&state).unwrap().flatten() {
            if aside.file_name().to_string_lossy().contains("damaged") {
                fs::remove_file(aside.path()).unwrap();
            }
        }
    }
}

#[test]
fn a_flipped_byte_costs_no_more_than_the_two_lines_it_stands_between() {
    let (_root, _, bytes) = three();
    for at in 0..bytes.len() {
        for flip in [0x01, 0x80, 0xff] {
            let mut flipped = bytes.clone();
            flipped[at] ^= flip;
            assert!(!LINES.read(&flipped).0.is_empty(), "byte {at}");
        }
    }
}

#[test]
fn damage_is_said_once_copied_aside_and_the_rest_goes_on() {
    let (_root, state, bytes) = three();
    let damaged = [&bytes[..], b"{\"v\":1,\"wrap\n\xff\xfe\n"].concat();
    fs::write(state.join(LINES.name), &damaged).unwrap();
    let loaded = load(Some(&state));
    assert_eq!(wrappers(&loaded), ["a[]", "b[]", "c[]"]);
    let problem = loaded.problem.unwrap();
    assert!(
        problem.starts_with("2 lines of the kept maps cannot be read: `"),
        "{problem}"
    );
    assert_eq!(fs::read(state.join("maps.jsonl.damaged")).unwrap(), damaged);
    assert_eq!(load(Some(&state)).problem, None);
    assert_eq!(fs::read(state.join(LINES.name)).unwrap(), bytes);
}

#[test]
fn what_a_crash_left_half_written_is_in_nobodys_way() {
    let (_root, state, _) = three();
    fs::write(state.join("maps.jsonl.new"), "{\"v\":1,").unwrap();
    assert_eq!(load(Some(&state)).kept.len(), 3);
    keep(Some(&state), &shape("d[]"), &body("text")).unwrap();
    assert_eq!(load(Some(&state)).kept.len(), 4);
}

#[test]
fn a_write_that_fails_leaves_the_file_as_it_was() {
    let (_root, state, bytes) = three();
    // A folder where the new file should be written: as good as a full disk.
    fs::create_dir(state.join("maps.jsonl.new")).unwrap();
    let error = keep(Some(&state), &shape("d[]"), &body("text")).unwrap_err();
    assert!(error.to_string().starts_with("cannot write `"), "{error}");
    assert_eq!(fs::read(state.join(LINES.name)).unwrap(), bytes);
}

#[test]
fn a_folder_that_cannot_be_is_an_error_and_no_more() {
    let (root, _) = folder();
    let file = root.path().join("file");
    fs::write(&file, "x").unwrap();
    let state = file.join("dateline");
    assert_eq!(load(Some(&state)).problem, None);
    assert!(keep(Some(&state), &shape("a[]"), &body("text")).is_err());
    assert!(keep(None, &shape("a[]"), &body("text")).is_err());
}

#[test]
fn a_link_or_a_folder_in_the_place_of_the_file_is_not_followed() {
    let (root, state) = folder();
    fs::create_dir_all(&state).unwrap();
    let elsewhere = root.path().join("elsewhere");
    fs::write(&elsewhere, "theirs").unwrap();
    std::os::unix::fs::symlink(&elsewhere, state.join(LINES.name)).unwrap();
    assert!(load(Some(&state)).problem.is_some());
    assert!(keep(Some(&state), &shape("a[]"), &body("text")).is_err());
    assert_eq!(fs::read_to_string(elsewhere).unwrap(), "theirs");
    fs::remove_file(state.join(LINES.name)).unwrap();
    fs::create_dir(state.join(LINES.name)).unwrap();
    assert!(load(Some(&state)).problem.is_some());
}

#[test]
fn two_that_keep_at_once_lose_nothing() {
    let (_root, state) = folder();
    let keepers: Vec<_> = (0..8)
        .map(|number| {
            let state = state.clone();
            thread::Builder::new()
                .spawn(move || keep(Some(&state), &shape(&format!("w{number}[]")), &body("text")))
                .unwrap()
        })
        .collect();
    for keeper in keepers {
        keeper.join().unwrap().unwrap();
    }
    assert_eq!(load(Some(&state)).kept.len(), 8);
}
