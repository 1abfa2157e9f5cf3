//! Which side wins, and what `dateline config` says about it.

use super::*;
use crate::{config::file::File, keys::Context};
use std::fs;

/// A terminal of 256 colours in a UTF-8 locale.
fn usual() -> Environment {
    Environment {
        term: Some("xterm-256color".to_owned()),
        locale: Some("en_GB.UTF-8".to_owned()),
        home: Some("/home/jane".into()),
        ..Environment::default()
    }
}

#[test]
fn with_nothing_said_the_defaults_are_in_force() {
    let settings = Settings::resolve(&Flags::default(), &File::default(), &usual());
    assert_eq!(settings.theme_name, ThemeName::Ansi);
    assert_eq!(settings.colours, Colours::Indexed);
    assert_eq!(settings.keymap, Keymap::new(Preset::Default));
    assert!(settings.has_entities && !settings.has_mouse && !settings.is_ascii);
    assert_eq!(settings.problems, []);
}

#[test]
fn a_flag_wins_over_the_file_and_the_file_over_the_environment() {
    let file = File::parse("theme = \"dark\"\nascii = false\nmouse = false\nentities = true\n");
    let environment = Environment {
        locale: Some("C".to_owned()),
        ..usual()
    };
    let settings = Settings::resolve(&Flags::default(), &file, &environment);
    assert_eq!(
        (settings.theme_name, settings.is_ascii),
        (ThemeName::Dark, false)
    );
    let flags = Flags {
        theme: Some(ThemeName::Light),
        is_ascii: true,
        has_mouse: true,
        no_entities: true,
        no_model: true,
        ..Flags::default()
    };
    let settings = Settings::resolve(&flags, &file, &environment);
    assert_eq!(settings.theme_name, ThemeName::Light);
    assert!(settings.is_ascii && settings.has_mouse && !settings.has_entities);
    assert!(settings.is_by_rules);
}

#[test]
fn who_asks_for_our_names_has_them_looked_for_whatever_the_file_says() {
    let file = File::parse("entities = false\n");
    let resolved = |whose| {
        let flags = Flags {
            whose,
            ..Flags::default()
        };
        Settings::resolve(&flags, &file, &usual())
    };
    assert!(!resolved(None).has_entities && !resolved(Some(Whose::Given)).has_entities);
    assert!(resolved(Some(Whose::Ours)).has_entities && resolved(Some(Whose::Both)).has_entities);
    assert_eq!(resolved(None).whose(), Whose::Given);
}

#[test]
fn what_is_kept_goes_where_the_flag_says_else_the_file_else_the_environment() {
    let file = File::parse("state = \"/var/news\"\n");
    let state = |flags: &Flags, file: &File| Settings::resolve(flags, file, &usual()).places.state;
    let flags = Flags {
        state: Some("here".into()),
        ..Flags::default()
    };
    assert_eq!(state(&flags, &file), Some("here".into()));
    assert_eq!(state(&Flags::default(), &file), Some("/var/news".into()));
    let usual = Some("/home/jane/.local/state/dateline".into());
    assert_eq!(state(&Flags::default(), &File::default()), usual);
    let relative = File::parse("state = \"news\"\n");
    assert_eq!(
        relative.problems[0].to_string(),
        "line 1: `state` must be a folder from the root on, as \"/var/news\", not `news`"
    );
}

#[test]
fn what_can_be_found_again_goes_where_the_flag_says_or_nowhere() {
    let cache = |flags: &Flags| {
        Settings::resolve(flags, &File::default(), &usual())
            .places
            .cache
    };
    let usual = Some("/home/jane/.cache/dateline".into());
    assert_eq!(cache(&Flags::default()), usual);
    let named = Flags {
        cache: Some("here".into()),
        ..Flags::default()
    };
    assert_eq!(cache(&named), Some("here".into()));
    let without = Flags {
        no_cache: true,
        ..named
    };
    assert_eq!(cache(&without), None);
}

#[test]
fn no_color_leaves_attributes_unless_the_file_says_otherwise() {
    let environment = Environment {
        is_colour_unwanted: true,
        colour_term: Some("truecolor".to_owned()),
        ..usual()
    };
    let settings = Settings::resolve(&Flags::default(), &File::default(), &environment);
    assert_eq!(settings.colours, Colours::None);
    assert_eq!(settings.theme, Theme::named(ThemeName::Mono, Colours::None));
    let file = File::parse("colours = \"16\"\n");
    let settings = Settings::resolve(&Flags::default(), &file, &environment);
    assert_eq!(settings.colours, Colours::Sixteen);
}

#[test]
fn a_locale_of_ascii_is_obeyed() {
    let environment = Environment {
        locale: Some("POSIX".to_owned()),
        ..usual()
    };
    assert!(Settings::resolve(&Flags::default(), &File::default(), &environment).is_ascii);
}

#[test]
fn the_innermost_multiplexer_is_passed_first() {
    let named = |term: &str, tmux: bool, screen: bool| {
        multiplexer(&Environment {
            term: Some(term.to_owned()),
            tmux: tmux.then(|| "/tmp/tmux".to_owned()),
            screen: screen.then(|| "1.pts".to_owned()),
            ..Environment::default()
        })
    };
    assert_eq!(named("xterm", false, false), Multiplexer::None);
    assert_eq!(named("screen-256color", true, false), Multiplexer::Tmux);
    assert_eq!(named("screen", false, true), Multiplexer::Screen);
    assert_eq!(
        named("screen.xterm-256color", true, true),
        Multiplexer::Screen
    );
    assert_eq!(named("tmux-256color", true, true), Multiplexer::Tmux);
}

#[test]
fn the_users_keys_are_laid_over_the_preset_in_any_order() {
    let file = File::parse(
        "[keys]\npreset = \"less\"\n[keys.list]\ny = \"copy-text\"\n\"y y\" = \"\"\n\"y u\" = \"\"\n\
         \"y t\" = \"\"\n\"y c\" = \"\"\n\"y q\" = \"\"\n\"y j\" = \"\"\n\"y p\" = \"\"\n\
         [keys.all]\n\"Ctrl-t\" = \"down\"\nF3 = \"\"\n",
    );
    let settings = Settings::resolve(&Flags::default(), &file, &usual());
    assert_eq!(settings.problems, []);
    let keymap = &settings.keymap;
    assert_eq!(
        keymap.keys_of(Context::List, crate::keys::Action::CopyText),
        ["y"]
    );
    for context in Context::ALL {
        let down = keymap.keys_of(context, crate::keys::Action::Down);
        assert!(down.contains(&"Ctrl-t".to_owned()), "{}", context.name());
        assert!(
            keymap
                .keys_of(context, crate::keys::Action::Mouse)
                .is_empty()
        );
    }
}

#[test]
fn keys_that_cannot_be_are_problems_with_their_lines() {
    let file = File::parse(
        "[keys.list]\nx = \"dance\"\nCtrl-s = \"down\"\n\"Ctrl-n\" = \"down\"\n\"ctrl-N\" = \"up\"\n\
         [keys.all]\n\"M z\" = \"quit\"\nM = \"top\"\n\"Ctrl-w\" = \"\"\n",
    );
    let settings = Settings::resolve(&Flags::default(), &file, &usual());
    let said: Vec<_> = settings.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "line 2: no action is called `dance`; `dateline keys` lists them",
            "line 3: `Ctrl-s` cannot be bound: terminals use it to hold and release their output",
            "line 5: `ctrl-N` is bound twice in the same part",
            "line 8: `M` begins `M z`, which means `quit`; unbind that first",
            "line 9: `Ctrl-w` means nothing in the fields as it is",
        ]
    );
}

#[test]
fn what_is_described_is_a_file_that_says_the_same() {
    let text = "theme = \"light\"\nrecord-limit = \"64MB\"\n[keys.reader]\n'\"' = \"down\"\n'\\' = \"up\"\n[keys.all]\nF4 = \"help\"\n";
    let flags = Flags {
        preset: Some(Preset::Newsboat),
        ..Flags::default()
    };
    let settings = Settings::resolve(&flags, &File::parse(text), &usual());
    assert_eq!(settings.problems, []);
    let page = settings.describe();
    let again = Settings::resolve(&Flags::default(), &File::parse(&page), &usual());
    assert_eq!(again.problems, [], "{page}");
    assert_eq!(again.theme_name, settings.theme_name);
    assert_eq!(again.limits, settings.limits, "{page}");
    assert_eq!(settings.limits.record, 64_000_000);
    assert_eq!(again.keymap, settings.keymap, "{page}");
}

#[test]
fn what_is_described_says_where_it_came_from() {
    let file = File::parse("mouse = true\nfoo = 1\n");
    let flags = Flags {
        theme: Some(ThemeName::Dark),
        ..Flags::default()
    };
    let page = Settings::resolve(&flags, &file, &usual()).describe();
    for line in [
        "# no file; it would be /home/jane/.config/dateline/config.toml",
        "# problem: line 2: no setting is called `foo`",
        "theme = \"dark\"           # --theme",
        "colours = \"256\"          # TERM and COLORTERM",
        "mouse = true             # line 1",
        "entities = true          # default",
        "record-limit = \"16 MiB\"  # default",
        "# state      /home/jane/.local/state/dateline",
    ] {
        assert!(page.contains(line), "{line}\n{page}");
    }
}

#[test]
fn the_usual_file_may_be_missing_and_a_named_one_may_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let environment = Environment {
        config_home: Some(folder.path().into()),
        ..usual()
    };
    let settings = Settings::load(&Flags::default(), &environment).expect("no file is fine");
    assert_eq!((settings.config_file, settings.problems), (None, vec![]));
    let flags = Flags {
        config: Some(folder.path().join("mine.toml")),
        ..Flags::default()
    };
    assert!(Settings::load(&flags, &environment).is_err());
}

#[test]
fn the_usual_file_is_read_and_said_to_be() {
    let folder = tempfile::tempdir().expect("a folder");
    let ours = folder.path().join("dateline");
    fs::create_dir(&ours).expect("room");
    fs::write(
        ours.join("config.toml"),
        "theme = \"mono\"\n[keys.list]\nx = \"dance\"\n",
    )
    .expect("room");
    let environment = Environment {
        config_home: Some(folder.path().into()),
        ..usual()
    };
    let settings = Settings::load(&Flags::default(), &environment).expect("readable");
    assert_eq!(settings.theme_name, ThemeName::Mono);
    assert_eq!(settings.config_file, Some(ours.join("config.toml")));
    assert!(
        settings.problems[0]
            .to_string()
            .contains("config.toml` line 3: no action")
    );
}

#[test]
fn a_usual_file_that_cannot_be_read_is_a_problem_and_not_the_end() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(folder.path().join("dateline/config.toml")).expect("room");
    let environment = Environment {
        config_home: Some(folder.path().into()),
        ..usual()
    };
    let settings = Settings::load(&Flags::default(), &environment).expect("goes on");
    let sentence = settings.problems[0].to_string();
    assert!(
        sentence.starts_with("cannot read the configuration `"),
        "{sentence}"
    );
    assert!(sentence.ends_with("it is not a file"), "{sentence}");
}
