//! What is kept of long files: the next start has it without reading them, and has what a start without it would have.

use super::{growth::Seen, *};
use crate::corpus::{
    FieldPath, Role,
    kept::{Keeper, Opened},
};
use proptest::{prelude::*, test_runner::RngSeed};
use std::{
    fs::{self, File, OpenOptions},
    io::Write as _,
    os::unix::fs::FileExt as _,
    path::PathBuf,
    time::Duration,
};

/// Articles of a long file, each about a kilobyte.
const LONG: usize = 1_500;

/// A folder with one long file, and one in which lists are kept.
struct Home {
    root: tempfile::TempDir,
    name: &'static str,
    told: Told,
}

impl Home {
    fn of(name: &'static str, text: impl AsRef<[u8]>) -> Self {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("cache")).unwrap();
        let home = Self {
            root,
            name,
            told: Told::default(),
        };
        fs::write(home.file(), text).unwrap();
        home
    }

    fn file(&self) -> PathBuf {
        self.root.path().join(self.name)
    }

    fn list(&self) -> PathBuf {
        self.root.path().join("cache/list")
    }

    fn options(&self, keeper: Option<Keeper>) -> Options {
        Options {
            paths: vec![self.file()],
            keeper,
            told: self.told.clone(),
            ..Options::default()
        }
    }

    /// All there is to be seen when the list is kept and used.
    fn start(&self) -> Seen {
        let list = self.list();
        let keeper = Keeper::new(7, move |_, is_new| {
            if is_new {
                fs::remove_file(&list).unwrap();
            }
            let mut open = OpenOptions::new();
            let open = open.create(true).truncate(false).read(true).write(true);
            Ok(Some(Opened {
                file: open.open(&list).unwrap(),
                is_writable: true,
            }))
        });
        Seen::of(&complete(&self.options(Some(keeper))))
    }

    /// The same without.
    fn fresh(&self) -> Seen {
        Seen::of(&complete(&self.options(None)))
    }

    fn append(&self, text: impl AsRef<[u8]>) {
        let mut file = OpenOptions::new().append(true).open(self.file()).unwrap();
        file.write_all(text.as_ref()).unwrap();
    }

    /// Writes over a few bytes, and leaves the time as it was.
    fn write_over(&self, find: &str, other: &str) {
        let path = self.file();
        let when = fs::metadata(&path).unwrap().modified().unwrap();
        let text = fs::read(&path).unwrap();
        let at = memchr::memmem::find(&text, find.as_bytes()).unwrap();
        let file = OpenOptions::new().write(true).open(&path).unwrap();
        file.write_all_at(other.as_bytes(), at as u64).unwrap();
        file.set_modified(when).unwrap();
    }
}

fn record(number: usize) -> String {
    let filler = "Nothing else was said by anyone there that day. ".repeat(20);
    format!(
        "{{\"title\":\"Briefing {number}\",\"author\":\"Anna Bell\",\"source\":\"Wire {}\",\"text\":\"In Geneva {filler}\",\"date\":\"2024-03-{:02}T10:00:00+02:00\"}}",
        number % 3,
        number % 28 + 1
    )
}

fn lines(count: usize) -> String {
    (0..count).map(|number| record(number) + "\n").collect()
}

fn array(count: usize) -> String {
    let records: Vec<String> = (0..count).map(record).collect();
    format!("[{}]", records.join(","))
}

/// An object around a list: what it says of itself comes before and after it.
fn wrapped(count: usize) -> String {
    let list = array(count);
    format!("{{\"title\":\"Evening Wire\",\"language\":\"en\",\"items\":{list},\"total\":{count}}}")
}

/// Sections, each with a list of its own of a few hundred articles; some of them are damaged or repaired.
fn sections(count: usize) -> String {
    let odd = "{\"title\":\"Trailing\",\"text\":\"It did.\",},{\"title\":\"Broken\",\"text\":}";
    let section = |first: usize| {
        let records: Vec<String> = (first..count.min(first + 300)).map(record).collect();
        let records = records.join(",").replace("\"author\":\"Anna Bell\",", "");
        format!(
            "{{\"name\":\"Section {first}\",\"editor\":\"Ben Hill\",\"articles\":[{records},{odd}]}}"
        )
    };
    let sections: Vec<String> = (0..count).step_by(300).map(section).collect();
    format!(
        "{{\"feed\":\"Wire\",\"sections\":[{}]}}",
        sections.join(",\n")
    )
}

/// Lists by their day.
fn by_day(count: usize) -> String {
    let day = |first: usize| {
        let records: Vec<String> = (first..count.min(first + 300)).map(record).collect();
        let records = records.join(",");
        format!(
            "\"2023-05-{:02}\":[{}]",
            first / 300 + 1,
            records.replace(",\"date\":\"2024", ",\"seen\":\"2024")
        )
    };
    let days: Vec<String> = (0..count).step_by(300).map(day).collect();
    format!("{{{}}}", days.join(","))
}

/// Lines among which are some that are damaged, repaired, undated, or no articles.
fn motley() -> String {
    let odd = [
        "{\"title\":\"Trailing\",\"text\":\"It did.\",}",
        "{\"title\":\"Broken\",\"text\":",
        "{\"title\":\"Undated\",\"text\":\"It did.\",\"date\":\"some day soon\"}",
        "# nothing",
        "{\"count\": 1}",
    ];
    let line = |number: usize| match odd.get(number / 100).filter(|_| number % 100 == 99) {
        Some(odd) => format!("{odd}\n"),
        None => record(number) + "\n",
    };
    (0..LONG).map(line).collect()
}

#[test]
fn the_next_start_has_all_of_it_and_does_not_read_it_again() {
    for (name, text) in [
        ("a.jsonl", lines(LONG)),
        ("a.json", array(LONG)),
        ("a.json", wrapped(LONG)),
        ("a.json", by_day(LONG)),
    ] {
        let home = Home::of(name, text);
        let fresh = home.fresh();
        assert_eq!(home.start(), fresh, "{name}");
        assert_eq!(home.start(), fresh, "{name}, kept");
        // Where nobody looks: were it read, the list would have another headline.
        home.write_over("Briefing 700\"", "Briefing 7OO\"");
        let headlines = complete(&home.options(None));
        assert!(
            headlines
                .entries()
                .any(|entry| entry.headline() == "Briefing 7OO")
        );
        let list = home.list();
        let keeper = Keeper::new(7, move |_, _| {
            Ok(Some(Opened {
                file: File::open(&list).unwrap(),
                is_writable: false,
            }))
        });
        let kept = complete(&home.options(Some(keeper)));
        assert_eq!(kept.len(), LONG);
        assert!(
            kept.entries()
                .any(|entry| entry.headline() == "Briefing 700"),
            "{name}"
        );
    }
}

#[test]
fn what_was_left_out_repaired_or_undated_is_told_as_before() {
    let home = Home::of("a.jsonl", motley());
    let fresh = home.fresh();
    assert!(!fresh.rejections.is_empty());
    assert_eq!(home.start(), fresh);
    assert_eq!(home.start(), fresh);
}

#[test]
fn a_file_that_has_grown_is_read_from_where_it_ended() {
    let home = Home::of("a.jsonl", lines(LONG) + "{\"title\":\"Half");
    home.start();
    home.append(" a line\",\"text\":\"It did.\"}\n");
    for count in 0..3 {
        home.append(lines(400));
        assert_eq!(home.start(), home.fresh(), "{count}");
        assert_eq!(home.start(), home.fresh(), "{count}, kept");
    }
}

#[test]
fn a_file_that_is_another_is_read_anew() {
    let home = Home::of("a.jsonl", lines(LONG));
    home.start();
    // As long as before, but written to since.
    fs::write(home.file(), lines(LONG).replace("Briefing 7", "Briefinq 7")).unwrap();
    assert_eq!(home.start(), home.fresh());
    // Longer, and other bytes before.
    fs::write(home.file(), lines(LONG + 1).replace("Briefing", "Meetings")).unwrap();
    assert_eq!(home.start(), home.fresh());
    // Shorter.
    fs::write(home.file(), lines(LONG - 1)).unwrap();
    assert_eq!(home.start(), home.fresh());
    assert_eq!(home.start(), home.fresh());
}

#[test]
fn a_record_changed_in_a_file_that_has_grown_is_read_anew() {
    for (name, wrote) in [
        ("a.jsonl", lines as fn(usize) -> String),
        ("a.json", wrapped),
    ] {
        let home = Home::of(name, wrote(LONG));
        home.start();
        for changed in [2, 122, LONG - 1] {
            let (was, is) = (
                format!("Briefing {changed}\""),
                format!("Briefinq {changed}\""),
            );
            let text = wrote(LONG + changed).replace(&was, &is);
            fs::write(home.file(), text).unwrap();
            assert_eq!(home.start(), home.fresh(), "{name}, {changed}");
            assert_eq!(home.start(), home.fresh(), "{name}, {changed}, kept");
        }
    }
}

#[test]
fn a_file_that_was_only_touched_is_looked_at_once() {
    let home = Home::of("a.jsonl", lines(LONG));
    home.start();
    let length = || fs::metadata(home.list()).unwrap().len();
    let kept = length();
    let when = fs::metadata(home.file()).unwrap().modified().unwrap();
    let file = File::open(home.file()).unwrap();
    file.set_modified(when + Duration::from_secs(60)).unwrap();
    assert_eq!(home.start(), home.fresh());
    let looked_at = length();
    assert!(
        kept < looked_at && looked_at < kept + 4_096,
        "{kept} {looked_at}"
    );
    assert_eq!(home.start(), home.fresh());
    assert_eq!(length(), looked_at);
}

#[test]
fn another_map_of_the_fields_has_a_list_of_its_own() {
    let mut home = Home::of("a.jsonl", lines(LONG));
    home.start();
    let path = FieldPath::ranked("author").unwrap();
    home.told.roles.set(Role::Headline, path);
    assert_eq!(home.start(), home.fresh());
}

#[test]
fn what_stands_around_records_is_not_forgotten() {
    for text in [wrapped(LONG), sections(LONG), by_day(LONG)] {
        let home = Home::of("a.json", &text);
        assert_eq!(home.start(), home.fresh());
        assert_eq!(home.start(), home.fresh());
        // What was there is kept; what has come is read in the section or day it stands in.
        let more = [record(LONG), record(LONG + 1)].join(",");
        let end = text.rfind(']').unwrap();
        let end = text.get(..end).unwrap().rfind('}').unwrap() + 1;
        let (before, after) = text.split_at(end);
        fs::write(home.file(), format!("{before},{more}{after}")).unwrap();
        assert_eq!(home.start(), home.fresh());
        assert_eq!(home.start(), home.fresh());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, rng_seed: RngSeed::Fixed(3), ..ProptestConfig::default() })]

    #[test]
    fn a_list_that_is_cut_or_damaged_anywhere_costs_nothing(
        kind in 0..4,
        is_cut in any::<bool>(),
        place in 0.0..1.0f64,
        other in any::<u8>(),
    ) {
        let home = match kind {
            0 => Home::of("a.json", array(LONG)),
            1 => Home::of("a.json", wrapped(LONG)),
            2 => Home::of("a.json", sections(LONG)),
            _ => Home::of("a.jsonl", motley()),
        };
        let fresh = home.start();
        let mut kept = fs::read(home.list()).unwrap();
        let at = (place * kept.len() as f64) as usize;
        if is_cut {
            kept.truncate(at);
        } else {
            kept[at] = other;
        }
        fs::write(home.list(), kept).unwrap();
        prop_assert_eq!(home.start(), home.fresh());
        prop_assert_eq!(home.start(), fresh);
    }
}
