//! An archive that changes under the open screen, with the watch on and real files: what the status row says, what stays
//! still, what comes in. On systems where nothing is watched, F5 looks; so it does here where a test asks for it.

use crate::stage::Stage;
use dateline::config::Settings;
use std::{
    fs::{self, OpenOptions},
    io::Write as _,
    os::unix::fs::PermissionsExt as _,
    path::Path,
};

fn line(number: usize) -> String {
    format!(
        "{{\"title\": \"Briefing {number}\", \"text\": \"Original {number}. Nothing else was said by the desk in Geneva that day.\", \
         \"date\": \"2024-{:02}-{:02}\"}}\n",
        number / 28 % 12 + 1,
        number % 28 + 1
    )
}

fn lines(numbers: std::ops::Range<usize>) -> String {
    numbers.map(line).collect()
}

fn append(path: &Path, text: &str) {
    let mut file = OpenOptions::new()
        .create(true)
        .append(true)
        .open(path)
        .expect("a file of ours");
    file.write_all(text.as_bytes()).expect("written");
}

/// A folder with twenty articles in `a.jsonl`, open on a screen of 80 x 24.
fn open(is_following: bool) -> (tempfile::TempDir, Stage) {
    let folder = tempfile::tempdir().expect("a folder");
    append(&folder.path().join("a.jsonl"), &lines(0..20));
    let stage = watch(folder.path(), is_following);
    (folder, stage)
}

fn watch(path: &Path, is_following: bool) -> Stage {
    Stage::watching(80, 24, path.to_owned(), is_following)
}

#[cfg(target_os = "linux")]
mod watched {
    use super::*;

    #[test]
    fn what_is_written_meanwhile_is_counted_and_waits() {
        let (folder, mut stage) = open(false);
        stage.press("j j");
        let before = stage.text();
        append(&folder.path().join("a.jsonl"), &lines(20..32));
        stage.wait_for("+12 new (F5)");
        let rows = |text: &str| text.lines().take(22).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(rows(&stage.text()), rows(&before), "nothing moves");
        let headline = "Briefing 17";
        assert!(before.contains(&format!(">* {headline}")), "{before}");
        stage.press("F5");
        let text = stage.text();
        assert!(
            text.contains("32/32") && text.contains("12 new articles"),
            "{text}"
        );
        assert!(text.contains(&format!(">* {headline}")), "{text}");
    }

    #[test]
    fn files_in_new_folders_are_noticed() {
        let (folder, mut stage) = open(false);
        fs::create_dir_all(folder.path().join("2024/03")).expect("a folder");
        append(&folder.path().join("2024/03/b.jsonl"), &lines(40..43));
        stage.wait_for("+3 new");
        append(&folder.path().join("2024/03/b.jsonl"), &lines(43..44));
        stage.wait_for("+4 new");
        assert!(stage.press("F5").text().contains("24/24"));
    }

    #[test]
    fn who_follows_sees_them_come_in_and_keeps_the_article() {
        let (folder, mut stage) = open(true);
        append(&folder.path().join("a.jsonl"), &lines(20..23));
        stage.wait_for("23/23");
        assert!(stage.text().contains(">* Briefing 19"), "{}", stage.text());
        append(&folder.path().join("b.jsonl"), &lines(50..52));
        stage.wait_for("25/25");
        assert!(stage.text().contains(">* Briefing 19"), "{}", stage.text());
    }

    #[test]
    fn a_file_named_outright_is_followed_through_its_rotation() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("log.jsonl");
        append(&path, &lines(0..3));
        let mut stage = watch(&path, true);
        append(&folder.path().join("other.txt"), "nobody asked for this");
        append(&path, &lines(3..4));
        stage.wait_for("4/4");
        fs::rename(&path, folder.path().join("log.jsonl.1")).expect("renamed");
        append(&path, &lines(10..12));
        stage.wait_for("Briefing 11");
        append(&path, &lines(12..13));
        stage.wait_for("Briefing 12");
    }

    #[test]
    fn files_that_are_cut_replaced_or_removed_are_counted() {
        let (folder, mut stage) = open(false);
        append(&folder.path().join("b.jsonl"), &lines(30..33));
        stage.wait_for("+3 new");
        stage.press("F5");
        fs::remove_file(folder.path().join("b.jsonl")).expect("removed");
        stage.wait_for("1 file changed (F5)");
        fs::write(folder.path().join("a.jsonl"), lines(0..2)).expect("written");
        stage.wait_for("2 files changed (F5)");
        let text = stage.press("F5").text();
        assert!(text.contains("2/2") && !text.contains("changed"), "{text}");
        assert!(text.contains("21 articles gone"), "{text}");
    }

    #[test]
    fn a_file_of_half_a_record_is_told_of_once_it_is_at_rest() {
        let (folder, mut stage) = open(false);
        append(&folder.path().join("a.jsonl"), "{\"title\": \"Half");
        append(
            &folder.path().join("a.jsonl"),
            " of it\", \"text\": \"Whole again.\"}\n",
        );
        stage.wait_for("+1 new");
        assert!(stage.press("F5").text().contains("21/21"));
    }

    #[test]
    fn a_folder_that_is_removed_costs_its_rows_a_sentence() {
        let (folder, mut stage) = open(false);
        fs::remove_dir_all(folder.path()).expect("removed");
        stage.wait_for("1 file changed (F5)");
        stage.press("G");
        assert!(stage.text().contains("file removed"), "{}", stage.text());
        stage.press("F5");
        stage.wait_for("no articles");
    }

    #[test]
    fn ten_thousand_files_at_once_are_all_found() {
        let (folder, mut stage) = open(true);
        for number in 0..10_000 {
            fs::write(folder.path().join(format!("{number}.json")), line(number)).expect("written");
        }
        stage.wait_for("10,020/10,020");
    }

    #[test]
    fn nothing_that_happens_while_it_loads_is_lost() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.jsonl");
        append(&path, &lines(0..2_000));
        let mut stage = Stage::unsettled(80, 24, folder.path().to_owned(), true);
        append(&path, &lines(2_000..2_010));
        append(&folder.path().join("b.jsonl"), &lines(0..5));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("its owner may");
        stage.wait_for("2015/2015");
    }
}

#[test]
fn f5_finds_what_was_not_noticed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.jsonl");
    append(&path, &lines(0..20));
    let mut stage = Stage::open_with(80, 24, vec![folder.path().to_owned()], Settings::default());
    append(&path, &lines(20..22));
    append(&folder.path().join("b.jsonl"), &lines(30..31));
    let text = stage.press("j j F5").text();
    assert!(
        text.contains("23/23") && text.contains("3 new articles"),
        "{text}"
    );
    assert!(text.contains(">* Briefing 17"), "{text}");
    assert!(stage.press("F5").text().contains("nothing new"));
}

#[test]
fn an_archive_that_is_gone_has_no_rows_and_is_whole_when_it_is_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.jsonl");
    append(&path, &lines(0..20));
    let mut stage = Stage::open_with(80, 24, vec![folder.path().to_owned()], Settings::default());
    fs::remove_file(&path).expect("removed");
    let text = stage.press("F5").text();
    assert!(text.contains("no articles any more"), "{text}");
    let text = stage.press("q").text();
    assert!(text.contains("0/0") && !text.contains("Briefing"), "{text}");
    append(&path, &lines(0..20));
    let text = stage.press("F5").text();
    assert!(
        text.contains("20/20") && text.contains("20 new articles"),
        "{text}"
    );
}

#[test]
fn f5_reads_again_what_changed_without_a_trace() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.jsonl");
    append(&path, &lines(0..20));
    let mut stage = Stage::open_with(80, 24, vec![folder.path().to_owned()], Settings::default());
    let other = lines(0..20).replace("Original", "Foreign!");
    let time = fs::metadata(&path)
        .and_then(|found| found.modified())
        .expect("a time");
    fs::write(&path, other).expect("written");
    let file = OpenOptions::new()
        .write(true)
        .open(&path)
        .expect("a file of ours");
    file.set_modified(time).expect("its owner may");
    stage.press("F5 G");
    assert!(
        stage.text().contains("Foreign!") || stage.text().contains("changed on disk"),
        "{}",
        stage.text()
    );
    assert!(
        stage.press("F5").text().contains("Foreign!"),
        "{}",
        stage.text()
    );
}
