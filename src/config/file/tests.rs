//! What a configuration file says, and what is said about one that is wrong.

use super::*;
use std::io::Write;

fn sentences(text: &str) -> Vec<String> {
    let problems = File::parse(text).problems;
    problems.iter().map(Problem::to_string).collect()
}

#[test]
fn a_file_says_what_it_says_with_its_lines() {
    let file = File::parse(
        "# mine\ntheme = \"dark\"\nascii = true\nmouse = false\nentities = false\ncolours = \"256\"\n\
         [keys]\npreset = \"less\"\n[keys.list]\n\"Ctrl-n\" = \"down\"\nx = \"\"\n",
    );
    assert_eq!(file.problems, []);
    let theme = Stated {
        value: ThemeName::Dark,
        line: 2,
    };
    assert_eq!(file.theme, Some(theme));
    assert_eq!(file.is_ascii.map(|stated| stated.value), Some(true));
    assert_eq!(file.has_mouse.map(|stated| stated.value), Some(false));
    assert_eq!(file.has_entities.map(|stated| stated.line), Some(5));
    assert_eq!(
        file.colours.map(|stated| stated.value),
        Some(Colours::Indexed)
    );
    assert_eq!(file.preset.map(|stated| stated.value), Some(Preset::Less));
    let keys: Vec<_> = file
        .keys
        .iter()
        .map(|line| (&*line.keys, &*line.action, line.line))
        .collect();
    assert_eq!(keys, [("Ctrl-n", "down", 10), ("x", "", 11)]);
}

#[test]
fn what_is_wrong_is_said_with_its_line_and_the_rest_is_used() {
    let text = "thme = \"dark\"\ntheme = \"drak\"\nmouse = \"yes\"\nascii = 1\nentities = false\n";
    assert_eq!(
        sentences(text),
        [
            "line 1: no setting is called `thme`; there are ascii, colours, entities, expansion-factor, expansion-limit, index, keys, mouse, record-limit, state, theme",
            "line 2: `theme` must be one of ansi, dark, light, mono, not `drak`",
            "line 3: `mouse` must be true or false, not `yes`",
            "line 4: `ascii` must be true or false, not `1`",
        ]
    );
    assert!(File::parse(text).has_entities.is_some());
}

#[test]
fn limits_are_written_with_a_unit_or_as_a_number_of_bytes() {
    let limits = |text: &str| {
        let file = File::parse(text);
        assert_eq!(file.problems, [], "{text}");
        let all = [
            file.record_limit,
            file.expansion_limit,
            file.expansion_factor,
        ];
        all.map(|limit| limit.map(|stated| stated.value))
    };
    assert_eq!(
        limits("record-limit = \"64MB\"\nexpansion-limit = \"1 TiB\"\nexpansion-factor = 5_000\n"),
        [Some(64_000_000), Some(1 << 40), Some(5_000)]
    );
    assert_eq!(
        limits("record-limit = 0x200000\n"),
        [Some(2 << 20), None, None]
    );
}

#[test]
fn limits_that_cannot_be_are_said_with_those_that_can() {
    let text = "record-limit = \"16 MX\"\nexpansion-limit = 0\nexpansion-factor = \"200\"\n";
    assert_eq!(
        sentences(text),
        [
            "line 1: `record-limit` must be a size from 1 KiB to 512 MiB, as \"64 MiB\", not `16 MX`",
            "line 2: `expansion-limit` must be a size from 1 MiB to 1 PiB, as \"64 MiB\", not `0`",
            "line 3: `expansion-factor` must be a number from 1 to 1000000, not `200`",
        ]
    );
    for wrong in [
        "\"1 GiB\"",
        "1023",
        "-1",
        "16.5",
        "true",
        "\"\"",
        "\"99999999999999999999\"",
    ] {
        let said = sentences(&format!("record-limit = {wrong}\n"));
        assert_eq!(said.len(), 1, "{wrong}");
        assert!(
            said[0].starts_with("line 1: `record-limit` must be a size"),
            "{said:?}"
        );
    }
}

#[test]
fn wrong_parts_of_keys_are_said_too() {
    let text =
        "[keys]\npreset = \"vim\"\n[keys.lists]\nx = \"down\"\n[keys.list]\nx = 3\ny = \"up\"\n";
    assert_eq!(
        sentences(text),
        [
            "line 2: `preset` must be one of default, newsboat, less, not `vim`",
            "line 3: `[keys]` has no part called `lists`; there are preset, all, list, reader, entities, popup, fields",
            "line 6: `x` must be the name of an action, or \"\" to unbind it, not `3`",
        ]
    );
    assert_eq!(File::parse(text).keys.len(), 1);
    assert!(sentences("keys = 1\n")[0].starts_with("line 1: `keys` must be a table"));
    assert_eq!(
        sentences("[keys]\nlist = 1\n"),
        ["line 2: `list` must be a table: `[keys.list]`"]
    );
}

#[test]
fn a_line_that_is_not_toml_costs_that_line() {
    let file = File::parse("theme = \"dark\"\nmouse = = true\nascii = true\n");
    assert_eq!(file.problems.first().map(|problem| problem.line), Some(2));
    assert!(file.theme.is_some() && file.is_ascii.is_some());
}

#[test]
fn what_a_file_says_reaches_no_terminal_raw() {
    let said = sentences("\"a\\u001b[31m\\u0007\" = 1\ntheme = \"\\u001b]0;x\\u0007\"\n");
    assert_eq!(said.len(), 2);
    assert!(
        said.iter()
            .all(|sentence| !sentence.chars().any(char::is_control))
    );
}

#[test]
fn an_empty_file_and_one_with_a_byte_order_mark_are_read() {
    assert_eq!(File::parse(""), File::default());
    let file = File::parse("\u{feff}theme = \"mono\"\n");
    assert_eq!(
        (file.problems.len(), file.theme.map(|stated| stated.line)),
        (0, Some(1))
    );
}

#[test]
fn a_file_on_disk_is_named_in_what_is_said_about_it() {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(b"\n\nmouse = 1\n").expect("room");
    let read = File::read(file.path()).expect("readable");
    let sentence = read.problems[0].to_string();
    assert!(sentence.starts_with('`') && sentence.contains("` line 3: `mouse` must be"));
}

#[test]
fn what_cannot_be_read_is_one_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = File::read(&folder.path().join("none.toml")).expect_err("not there");
    assert!(missing.is_missing());
    assert!(
        missing
            .to_string()
            .starts_with("cannot read the configuration `")
    );
    let not_a_file = File::read(folder.path()).expect_err("a folder");
    assert!(not_a_file.to_string().ends_with("it is not a file"));
    let path = folder.path().join("bytes.toml");
    fs::write(&path, [0xff, 0xfe]).expect("room");
    let not_text = File::read(&path).expect_err("bytes");
    assert!(not_text.to_string().ends_with("it is not UTF-8"));
}
