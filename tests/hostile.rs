//! What strangers write into an article, against every way out of the program: each command in each format, each kind of
//! export, the screen at two sizes, each kind of copy. `data/evil/attacks.jsonl` holds one article for each attack, under
//! its name, with the attack in every field; its twin made here holds the same with the characters themselves in the file.
//!
//! What is forbidden is written out again here: the program's own table cannot be its own judge.

mod changed;
mod commands;
mod screen;

use std::{fmt::Write as _, fs, path::PathBuf};

/// The articles, one for each attack.
const ATTACKS: usize = 90;

/// Characters shown before a finding.
const AROUND: usize = 30;

/// The fixture.
fn attacks() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/evil/attacks.jsonl")
}

/// The same articles with the characters themselves where the fixture has escapes.
fn raw_twin(folder: &tempfile::TempDir) -> PathBuf {
    let escaped = fs::read_to_string(attacks()).expect("the fixture is there");
    let path = folder.path().join("raw.jsonl");
    fs::write(&path, escaped.lines().map(unescaped).collect::<String>())
        .expect("it can be written");
    path
}

/// A line with its `\u` escapes replaced by what they stand for; what would end the string or the line stays escaped.
fn unescaped(line: &str) -> String {
    let mut parts = line.split("\\u");
    let mut raw = parts.next().unwrap_or_default().to_owned();
    let mut high = None;
    for part in parts {
        let (digits, rest) = part.split_at(4);
        let unit = u16::from_str_radix(digits, 16).expect("four digits");
        let mut units = char::decode_utf16(high.take().into_iter().chain([unit]));
        match units.next().expect("one unit at least") {
            Ok(character @ ('"' | '\\' | '\n')) => raw.extend(character.escape_default()),
            Ok(character) => raw.push(character),
            Err(_) if (0xd800..0xdc00).contains(&unit) && rest.is_empty() => high = Some(unit),
            // half a pair has no form of its own in UTF-8
            Err(_) => write!(raw, "\\u{unit:04x}").expect("strings grow"),
        }
        raw.push_str(rest);
    }
    raw.push('\n');
    raw
}

/// What must reach no terminal, no pipe and no clipboard: controls, format characters, fillers, selectors, joiners,
/// noncharacters. A line break is the caller's affair.
fn is_forbidden(character: char) -> bool {
    let code = character as u32;
    character.is_control()
        || code & 0xfffe == 0xfffe
        || matches!(
            code,
            0xad | 0x34f | 0x600..=0x605 | 0x61c | 0x6dd | 0x115f | 0x1160 | 0x17b4 | 0x17b5 | 0x180b..=0x180f
                | 0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0x3164 | 0xfe00..=0xfe0f | 0xfeff | 0xffa0
                | 0xfdd0..=0xfdef | 0xfff9..=0xfffb | 0x1bca0..=0x1bca3 | 0x1d173..=0x1d17a | 0xe0000..=0xe0fff
        )
}

/// Fails with the first forbidden character and what stands before it, line breaks apart.
fn assert_harmless(text: &str, whose: &str) {
    let is_harmful = |character| character != '\n' && is_forbidden(character);
    let (before, after) = text.split_at(text.find(is_harmful).unwrap_or(text.len()));
    let tail: Vec<char> = before.chars().rev().take(AROUND).collect();
    assert!(
        after.is_empty(),
        "{whose}: {:?} after {:?}",
        after.chars().next(),
        tail.iter().rev().collect::<String>()
    );
}

#[test]
fn the_twin_holds_what_the_fixture_spells_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let raw = fs::read_to_string(raw_twin(&folder)).expect("it is UTF-8");
    assert!(raw.lines().count() >= ATTACKS);
    for sign in [
        '\u{1b}',
        '\u{9b}',
        '\u{202e}',
        '\u{e0041}',
        '\0',
        '\u{1f468}',
    ] {
        assert!(raw.contains(sign), "{sign:?}");
    }
}
