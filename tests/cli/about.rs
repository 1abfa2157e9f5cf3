//! What the program says about itself: completions, man page, keys, settings.

use super::run;

#[test]
fn every_shell_has_completions() {
    for shell in ["bash", "zsh", "fish"] {
        let outcome = run(&["completions", shell]);
        assert_eq!(outcome.status, 0);
        assert!(outcome.stdout.contains("entities"), "{shell}");
    }
    assert_eq!(run(&["completions", "abacus"]).status, 2);
}

#[test]
fn the_man_page_names_every_command_and_the_keys() {
    let page = run(&["man"]).stdout;
    assert!(page.contains(".TH DATELINE 1"), "{page}");
    for section in [
        "NAME",
        "SYNOPSIS",
        "OPTIONS",
        "COMMANDS",
        "KEYS",
        "EXIT STATUS",
    ] {
        assert!(
            page.contains(&format!(".SH {section}"))
                || page.contains(&format!(".SH \"{section}\"")),
            "{section}"
        );
    }
    for command in ["list", "show", "entities", "inspect", "export", "extract"] {
        assert!(page.contains(&format!("dateline {command}")), "{command}");
    }
    assert!(page.contains("Ctrl"), "the keys are in the page");
}

#[test]
fn the_keys_are_printed_as_a_page_and_as_a_table() {
    let page = run(&["keys"]);
    assert_eq!(page.status, 0);
    assert!(page.stdout.lines().count() > 40);
    let table = run(&["keys", "--format", "markdown"]).stdout;
    assert!(table.starts_with("| keys |"), "{table}");
}

#[test]
fn a_preset_changes_the_keys() {
    assert_ne!(
        run(&["keys"]).stdout,
        run(&["keys", "--keys", "less"]).stdout
    );
}

#[test]
fn the_settings_in_force_are_printed() {
    let outcome = run(&["config", "--theme", "mono", "--ascii", "--keys", "less"]);
    assert_eq!(outcome.status, 0);
    for setting in ["theme = \"mono\"", "ascii = true", "preset = \"less\""] {
        assert!(
            outcome.stdout.contains(setting),
            "{setting} not in\n{}",
            outcome.stdout
        );
    }
}

#[test]
fn a_config_file_that_is_not_there_is_an_error() {
    let outcome = run(&["--config", "none.toml", "config"]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.stderr.contains("none.toml"), "{}", outcome.stderr);
}

#[test]
fn a_config_file_that_is_not_toml_is_one_sentence_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken.toml");
    std::fs::write(&path, "theme = \"dark\"\n[keys\n").unwrap();
    let outcome = run(&["list", "news.jsonl", "--config", path.to_str().unwrap()]);
    assert_eq!((outcome.stdout.as_str(), outcome.status), ("", 2));
    assert!(
        outcome.stderr.contains("broken.toml`: line 2: ") && outcome.stderr.lines().count() == 1,
        "{}",
        outcome.stderr
    );
}

#[test]
fn a_setting_that_cannot_be_is_told_and_the_rest_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wrong.toml");
    std::fs::write(&path, "theme = \"neon\"\n").unwrap();
    let outcome = run(&["list", "news.jsonl", "--config", path.to_str().unwrap()]);
    assert_eq!((outcome.stdout.lines().count(), outcome.status), (4, 0));
    assert!(
        outcome.stderr.contains("line 1: `theme` must be one of"),
        "{}",
        outcome.stderr
    );
}
