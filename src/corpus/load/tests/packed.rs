//! Compressed files and archives: what is whole in them is found and can be read again, and each way to go wrong is one
//! sentence.

use super::*;
use crate::corpus::{
    archive::tests::{Entry, zip},
    decode::tests::packed,
};

const FOUR: [&str; 4] = [
    "Harbour reopens after storm",
    "Ferry delayed by fog",
    "Council votes on the new pier",
    "Lighthouse keeper retires",
];

fn article(number: usize) -> Vec<u8> {
    let headline = FOUR[number];
    format!("{{\"title\":\"{headline}\",\"body\":\"The town said so on Monday.\"}}\n").into_bytes()
}

fn sentences(corpus: &Corpus) -> Vec<String> {
    corpus
        .rejections()
        .iter()
        .map(ToString::to_string)
        .collect()
}

/// What is said of a file of that name, less the folder it lies in.
fn told(folder: &tempfile::TempDir, corpus: &Corpus) -> Vec<String> {
    let folder = format!("{}/", folder.path().display());
    let sentences = sentences(corpus).into_iter();
    sentences.map(|told| told.replace(&folder, "")).collect()
}

#[test]
fn each_compression_is_read_to_its_end_whatever_the_name() {
    for name in [
        "two_streams.jsonl.bz2",
        "two_streams.jsonl.xz",
        "two_frames.jsonl.zst",
        "gzip.json",
        "twice.jsonl.xz.gz",
    ] {
        let corpus = fixture(&format!("packed/{name}"));
        assert_eq!(headlines(&corpus), FOUR, "{name}");
        assert!(articles(&corpus)[3].body.contains("gulls"), "{name}");
        assert_eq!(sentences(&corpus), [""; 0], "{name}");
    }
    let corpus = fixture("packed/gzip.json");
    assert_eq!(
        corpus.files()[0].account.notes,
        ["gzip, which its name does not say"]
    );
}

#[test]
fn a_zip_is_read_as_a_folder() {
    let corpus = fixture("packed/folder.zip");
    assert_eq!(headlines(&corpus), FOUR);
    assert!(articles(&corpus)[0].body.contains("gulls"));
    let files: Vec<_> = corpus.files().iter().map(|file| &file.shown).collect();
    let end = |name: &str| format!("packed/folder.zip/{name}");
    assert!(files[0].ends_with(&end("2024/march/one.json")), "{files:?}");
    assert!(files[2].ends_with(&end("more.jsonl.gz")), "{files:?}");
    assert_eq!(sentences(&corpus), [""; 0]);
}

#[test]
fn a_cut_compression_keeps_the_records_before_the_cut() {
    let lines: Vec<u8> = (0..4000)
        .flat_map(|n| {
            let noise = n * 7919_u32 % 9973;
            format!(
                "{{\"title\":\"Ferry {n} delayed\",\"body\":\"It was {noise} minutes late.\"}}\n"
            )
            .into_bytes()
        })
        .collect();
    for (name, whole) in packed(&lines) {
        let cut = &whole[..whole.len() * 3 / 4];
        let (_folder, corpus) = written(name, cut);
        assert!(
            (1..4000).contains(&corpus.len()),
            "{name}: {}",
            corpus.len()
        );
        let last = reasons(&corpus).pop().unwrap().1;
        assert_eq!(last, "unexpected end of file", "{name}");
    }
}

#[test]
fn a_damaged_entry_of_a_zip_costs_itself() {
    let mut damaged = zip(&[
        Entry::stored("a.json", &article(0)),
        Entry::stored("b.json", &article(1)),
        Entry::stored("c.json", &article(2)),
    ]);
    let at = memchr::memmem::find(&damaged, b"Ferry").unwrap();
    damaged[at + 1] = b'u';
    let (folder, corpus) = written("news.zip", &damaged);
    // What was read before the checksum is kept, and doubt is cast on it.
    assert_eq!(
        headlines(&corpus),
        [FOUR[0], "Furry delayed by fog", FOUR[2]]
    );
    assert_eq!(
        told(&folder, &corpus),
        ["news.zip/b.json: damaged compression: the checksum of the entry differs"]
    );
}

#[test]
fn a_zip_without_its_end_gives_the_entries_before_the_cut() {
    let whole = zip(&[
        Entry::stored("b.json", &article(1)),
        Entry::deflated("a.json", &article(0)),
        Entry::piped("c.json", &article(2)),
        Entry::deflated("d.json", &article(3)),
    ]);
    let end = memchr::memmem::find(&whole, b"d.json").unwrap();
    let (folder, corpus) = written("news.zip", &whole[..end + 20]);
    assert_eq!(headlines(&corpus), FOUR[..3]);
    let told = told(&folder, &corpus);
    assert_eq!(
        told[0],
        "news.zip: the zip archive lost its directory: its entries were looked for one after the other"
    );
    assert_eq!(told[1], "news.zip/d.json: unexpected end of file");
}

#[test]
fn names_in_a_zip_lead_nowhere_but_down() {
    let (folder, corpus) = written(
        "news.zip",
        &zip(&[
            Entry::stored("../../../etc/passwd.json", &article(0)),
            Entry::stored("/etc/shadow.json", &article(1)),
            Entry::stored("C:\\news\\c.json", &article(2)),
            Entry::stored("new\x1b]0;line\x07.json", &article(3)),
        ]),
    );
    assert_eq!(corpus.len(), 4);
    let files: Vec<_> = corpus
        .files()
        .iter()
        .map(|file| file.shown.clone())
        .collect();
    let root = format!("{}/news.zip/", folder.path().display());
    let names: Vec<_> = files.iter().map(|file| file.replace(&root, "")).collect();
    assert_eq!(names[0], "etc/passwd.json");
    assert_eq!(names[1], "etc/shadow.json");
    assert_eq!(names[3], "news/c.json");
    assert!(!names[2].contains('\x1b'), "{names:?}");
}

#[test]
fn what_is_not_opened_in_a_zip_is_told_by_name() {
    let inner = zip(&[Entry::stored("a.json", &article(0))]);
    let (folder, corpus) = written(
        "news.zip",
        &zip(&[
            Entry::stored("a.json", &article(0)),
            Entry::stored("inner.zip", &inner),
            Entry::encrypted("secret.json", &article(1)),
            Entry::stored("broken.json", b"<html>no</html>"),
            Entry::stored("picture.png", b"\x89PNG"),
        ]),
    );
    assert_eq!(headlines(&corpus), [FOUR[0]]);
    assert_eq!(
        told(&folder, &corpus),
        [
            "news.zip/secret.json: an entry with a password, which is not opened: unpack it first",
            "news.zip/broken.json: HTML, not JSON",
            "news.zip/inner.zip: a zip archive inside another file, which is not opened: unpack it first",
        ]
    );
}

#[test]
fn a_zip_without_articles_says_so() {
    for entries in [
        vec![],
        vec![Entry::stored("a.png", b"x"), Entry::stored("b.png", b"x")],
    ] {
        let (folder, corpus) = written("news.zip", &zip(&entries));
        assert_eq!(
            told(&folder, &corpus),
            ["news.zip: no JSON and no wire text in this archive"]
        );
    }
}

#[test]
fn entries_beyond_the_limit_are_counted_and_not_unpacked() {
    let big = vec![b' '; 3 << 20];
    let entries: Vec<Entry> = (0..8)
        .map(|n| Entry::deflated(&format!("{n}.json"), &big))
        .collect();
    let (folder, corpus) = written("bomb.zip", &zip(&entries));
    let told = told(&folder, &corpus);
    // 200 times 64 kB: four of the eight
    assert_eq!(
        told[0],
        "bomb.zip: 4 entries left out: the archive expands to more than 13107200 bytes, the limit for it"
    );
    assert_eq!(told.len(), 5, "{told:?}");
}

#[test]
fn an_entry_larger_than_it_says_is_a_lie_that_ends_there() {
    let big = [vec![b' '; 1 << 20], article(0)].concat();
    let mut entry = Entry::deflated("a.json", &big);
    entry.claimed = 1000;
    let (folder, corpus) = written("news.zip", &zip(&[entry]));
    assert_eq!(
        told(&folder, &corpus),
        ["news.zip/a.json: expands to more than 1000 bytes, the limit for this file"]
    );
}

#[test]
fn a_window_too_wide_and_a_tar_are_one_sentence_each() {
    for (name, sentence) in [
        (
            "window.jsonl.zst",
            "needs more than 128 MB of memory to be unpacked, which is the limit",
        ),
        (
            "news.tar.gz",
            "a tar archive, which is not opened: unpack it first",
        ),
    ] {
        let corpus = fixture(&format!("evil/{name}"));
        let told = sentences(&corpus);
        assert!(told.len() == 1 && told[0].ends_with(sentence), "{told:?}");
    }
}

#[test]
fn a_bomb_in_which_nothing_is_found_is_told_by_its_limit() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bomb.json.gz");
    let mut file = flate2::write::GzEncoder::new(
        std::fs::File::create(&path).unwrap(),
        flate2::Compression::fast(),
    );
    std::io::Write::write_all(&mut file, b"[").unwrap();
    std::io::copy(
        &mut std::io::Read::take(std::io::repeat(b' '), 32 << 20),
        &mut file,
    )
    .unwrap();
    file.finish().unwrap();
    let corpus = complete(&Options {
        paths: vec![path],
        expansion_cap: (10_000, 20 << 20),
        ..Options::default()
    });
    assert_eq!(
        told(&folder, &corpus),
        ["bomb.json.gz: expands to more than 20971520 bytes, the limit for this file"]
    );
}
