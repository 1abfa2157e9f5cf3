//! What comes of keys: counts, chords, presets, the user's own.

use super::*;
use proptest::prelude::*;
use std::collections::HashSet;

/// Types keys one after the other and returns what the last came to.
fn typed(keymap: &Keymap, context: Context, keys: &str) -> (Pressed, Pending) {
    let mut pending = Pending::default();
    let mut last = Pressed::Unbound;
    for key in Key::parse_chord(keys).expect(keys) {
        last = keymap.press(context, &mut pending, key);
    }
    (last, pending)
}

/// The action and count that keys come to, if they come to one.
fn action(keymap: &Keymap, context: Context, keys: &str) -> Option<(Action, Option<u32>)> {
    match typed(keymap, context, keys).0 {
        Pressed::Action(action, count, _) => Some((action, count)),
        _ => None,
    }
}

#[test]
fn every_key_of_every_preset_can_be_read_and_its_action_is_live_there() {
    for preset in Preset::ALL {
        for row in defaults::layers(preset).iter().copied().flatten() {
            for keys in row.keys {
                let chord = Key::parse_chord(keys).expect(keys);
                assert_eq!(Key::print_chord(&chord), *keys, "not as it is printed");
            }
            for context in row.contexts.unwrap_or_default() {
                assert!(row.action.is_none_or(|action| action.is_live(*context)));
            }
        }
    }
}

#[test]
fn no_layer_binds_a_key_twice_in_a_context() {
    for preset in Preset::ALL {
        for layer in defaults::layers(preset) {
            let mut seen = HashSet::new();
            for row in *layer {
                let live = row.action.map_or(&[][..], Action::contexts);
                for context in row.contexts.unwrap_or(live) {
                    for keys in row.keys {
                        assert!(seen.insert((context, keys)), "{keys} in {}", context.name());
                    }
                }
            }
        }
    }
}

#[test]
fn no_preset_hides_a_chord_behind_a_shorter_key() {
    for preset in Preset::ALL {
        let keymap = Keymap::new(preset);
        for (context, keys) in keymap.bindings.keys() {
            assert_eq!(keymap.refuse_overlap(*context, keys), Ok(()));
        }
    }
}

#[test]
fn every_live_action_has_a_key_except_kinds_in_the_text() {
    for preset in Preset::ALL {
        let keymap = Keymap::new(preset);
        for action in Action::ALL {
            for context in action.contexts() {
                let is_left_out = matches!(
                    (preset, action, context),
                    (_, Action::ToggleKind, Context::Reader)
                        | (
                            Preset::Less,
                            Action::WriteList,
                            Context::Reader | Context::Entities
                        )
                        | (
                            Preset::Newsboat,
                            Action::SortNext | Action::SortReverse,
                            Context::Reader | Context::Entities
                        )
                        | (
                            Preset::Less,
                            Action::Open | Action::RemoveChip,
                            Context::Reader
                        )
                );
                let has_key = !keymap.keys_of(*context, *action).is_empty();
                assert_ne!(has_key, is_left_out, "{action} in {}", context.name());
            }
        }
    }
}

#[test]
fn keys_that_terminals_keep_or_cut_are_never_bound() {
    for preset in Preset::ALL {
        for (_, keys) in Keymap::new(preset).bindings.keys() {
            for key in keys {
                assert!(!["Ctrl-s", "Ctrl-q", "[", "O"].contains(&key.to_string().as_str()));
                assert_eq!(*key, key.canonical());
                assert!(!key.alt, "nothing needs Alt");
            }
        }
    }
}

#[test]
fn quit_and_suspend_work_in_every_context_of_every_preset() {
    for preset in Preset::ALL {
        let keymap = Keymap::new(preset);
        for context in Context::ALL {
            assert_eq!(action(&keymap, context, "Q"), Some((Action::Quit, None)));
            let suspend = Some((Action::Suspend, None));
            assert_eq!(action(&keymap, context, "Ctrl-z"), suspend);
        }
        let in_a_chord = action(&keymap, Context::List, "y Ctrl-z");
        assert_eq!(in_a_chord, Some((Action::Suspend, None)));
    }
}

#[test]
fn a_key_means_what_the_contract_says() {
    let keymap = Keymap::default();
    let table = [
        (Context::List, "/", Action::Filter),
        (Context::Reader, "/", Action::Find),
        (Context::Reader, "F", Action::Filter),
        (Context::Reader, "Space", Action::PageDown),
        (Context::Popup, "b", Action::PageUp),
        (Context::List, "J", Action::NextArticle),
        (Context::Entities, "*", Action::NextWithEntity),
        (Context::Reader, "y u", Action::CopyUrl),
        (Context::List, "y t", Action::CopyHeadline),
        (Context::List, "y y", Action::CopyText),
        (Context::List, "Ctrl-h", Action::PivotBack),
        (Context::List, "Ctrl-i", Action::NextPane),
        (Context::Entities, "Ctrl-m", Action::Open),
        (Context::Reader, "}", Action::NextParagraph),
        (Context::List, "F5", Action::Reload),
    ];
    for (context, keys, expected) in table {
        let came = action(&keymap, context, keys);
        assert_eq!(came, Some((expected, None)), "{keys} in {}", context.name());
    }
}

#[test]
fn a_count_is_typed_before_a_key_and_used_once() {
    let keymap = Keymap::default();
    assert_eq!(
        action(&keymap, Context::List, "5 j"),
        Some((Action::Down, Some(5)))
    );
    let far = action(&keymap, Context::Reader, "3 0 G");
    assert_eq!(far, Some((Action::Bottom, Some(30))));
    let (_, pending) = typed(&keymap, Context::List, "5 j");
    assert!(pending.is_empty());
    let copied = action(&keymap, Context::List, "2 y u");
    assert_eq!(copied, Some((Action::CopyUrl, Some(2))));
}

#[test]
fn a_count_stops_at_six_digits() {
    let keymap = Keymap::default();
    let (came, pending) = typed(&keymap, Context::List, "9 9 9 9 9 9 9 9");
    assert_eq!((came, pending.count), (Pressed::Waiting, Some(999_999)));
}

#[test]
fn zero_begins_no_count() {
    let (came, pending) = typed(&Keymap::default(), Context::List, "0");
    assert_eq!(came, Pressed::Unbound);
    assert!(pending.is_empty());
}

#[test]
fn a_digit_in_the_names_toggles_a_kind() {
    let keymap = Keymap::default();
    let (came, _) = typed(&keymap, Context::Entities, "3");
    assert_eq!(
        came,
        Pressed::Action(Action::ToggleKind, None, Key::char('3'))
    );
}

#[test]
fn escape_drops_what_is_half_typed_and_closes_nothing() {
    let keymap = Keymap::default();
    for keys in ["y Esc", "5 Esc", "5 y Ctrl-c"] {
        let (came, pending) = typed(&keymap, Context::Reader, keys);
        assert_eq!((came, pending), (Pressed::Unbound, Pending::default()));
    }
    assert_eq!(
        action(&keymap, Context::Reader, "Esc"),
        Some((Action::Close, None))
    );
}

#[test]
fn an_unknown_key_drops_what_is_half_typed() {
    let (came, pending) = typed(&Keymap::default(), Context::Reader, "5 y x");
    assert_eq!((came, pending), (Pressed::Unbound, Pending::default()));
}

#[test]
fn what_is_half_typed_can_be_shown_with_what_may_follow() {
    let keymap = Keymap::default();
    let (came, pending) = typed(&keymap, Context::Reader, "1 2 y");
    assert_eq!(came, Pressed::Waiting);
    assert_eq!(pending.printed(), "12 y");
    let follow = keymap.continuations(Context::Reader, &pending);
    assert!(follow.contains(&("u".to_owned(), Action::CopyUrl)));
    assert_eq!(follow.len(), 7);
    assert!(
        keymap
            .continuations(Context::Reader, &Pending::default())
            .is_empty()
    );
}

#[test]
fn keys_of_an_action_come_shortest_first() {
    let keymap = Keymap::default();
    let keys = keymap.keys_of(Context::Reader, Action::PageDown);
    assert_eq!(keys, ["f", "PgDn", "Space", "Ctrl-f"]);
    assert_eq!(keymap.keys_of(Context::List, Action::Down), ["j", "Down"]);
    assert_eq!(keymap.keys_of(Context::List, Action::CopyUrl), ["y u"]);
    assert!(keymap.keys_of(Context::List, Action::Find).is_empty());
    assert_eq!(keymap.keys_of(Context::List, Action::Filter)[0], "/");
    let less = Keymap::new(Preset::Less);
    assert_eq!(
        less.keys_of(Context::Reader, Action::Top),
        ["g", "<", "Home"]
    );
}

#[test]
fn presets_do_what_hands_expect() {
    let less = Keymap::new(Preset::Less);
    assert_eq!(
        action(&less, Context::List, "Space"),
        Some((Action::PageDown, None))
    );
    assert_eq!(
        action(&less, Context::Reader, "Enter"),
        Some((Action::Down, None))
    );
    assert_eq!(
        action(&less, Context::List, "Enter"),
        Some((Action::Open, None))
    );
    assert_eq!(
        action(&less, Context::Reader, "h"),
        Some((Action::Help, None))
    );
    let newsboat = Keymap::new(Preset::Newsboat);
    assert_eq!(
        action(&newsboat, Context::List, "g"),
        Some((Action::SortNext, None))
    );
    assert_eq!(
        action(&newsboat, Context::Reader, "g"),
        Some((Action::Top, None))
    );
    assert_eq!(
        action(&newsboat, Context::List, "p"),
        Some((Action::PreviousHit, None))
    );
    assert_eq!(action(&newsboat, Context::List, "w"), None);
    assert_eq!(
        action(&newsboat, Context::Reader, "Ctrl-r"),
        Some((Action::Reload, None))
    );
}

#[test]
fn the_users_keys_replace_those_of_the_preset() {
    let mut keymap = Keymap::default();
    keymap.bind(Context::List, "Ctrl-n", "down").expect("free");
    keymap.bind(Context::List, "s", "quit").expect("replaced");
    keymap.unbind(Context::List, "w").expect("bound");
    assert_eq!(
        action(&keymap, Context::List, "Ctrl-n"),
        Some((Action::Down, None))
    );
    assert_eq!(
        action(&keymap, Context::List, "s"),
        Some((Action::Quit, None))
    );
    assert_eq!(action(&keymap, Context::List, "w"), None);
    keymap.bind(Context::List, "x", "down").expect("free");
    assert_eq!(keymap.keys_of(Context::List, Action::Down)[0], "x");
}

#[test]
fn what_cannot_work_is_refused_in_a_sentence() {
    let table = [
        (
            "x",
            "dance",
            "no action is called `dance`; `dateline keys` lists them",
        ),
        ("Foo", "down", "no key is called `Foo`"),
        ("x", "exclude", "`exclude` does nothing in the text"),
        ("Q", "down", "`Q` always means `quit`"),
        ("Ctrl-z", "down", "`Ctrl-z` always means `suspend`"),
        (
            "y",
            "copy-text",
            "`y` begins `y c`, which means `copy-citation`; unbind that first",
        ),
        (
            "j x",
            "down",
            "`j x` can never be typed: `j` means `down`; unbind that first",
        ),
        (
            "Ctrl-s",
            "down",
            "`Ctrl-s` cannot be bound: terminals use it to hold and release their output",
        ),
        (
            "g ctrl-I",
            "down",
            "`ctrl-I` cannot be bound: it is what Tab, Enter, Backspace or Esc sends",
        ),
        (
            "[",
            "up",
            "`[` cannot be bound: an arrow key that a slow link has cut in two looks like it",
        ),
    ];
    for (keys, name, sentence) in table {
        let mut keymap = Keymap::default();
        let error = keymap.bind(Context::Reader, keys, name).expect_err(keys);
        assert_eq!(error.to_string(), sentence);
        assert_eq!(keymap, Keymap::default(), "a refusal changes nothing");
    }
    let error = Keymap::default()
        .unbind(Context::List, "x")
        .expect_err("nothing there");
    assert_eq!(error.to_string(), "`x` means nothing in the list as it is");
}

proptest! {
    #[test]
    fn any_keys_leave_pending_as_it_says(
        indices in prop::collection::vec(0usize..12, 0..40),
        place in 0usize..4,
    ) {
        let keys = ["y", "u", "j", "5", "0", "Esc", "x", "Ctrl-z", "g", "Enter", "t", "Ctrl-c"];
        let (keymap, mut pending) = (Keymap::default(), Pending::default());
        for index in indices {
            let key = Key::parse(keys[index]).expect("a key");
            let came = keymap.press(Context::ALL[place], &mut pending, key);
            prop_assert_eq!(came == Pressed::Waiting, !pending.is_empty());
            prop_assert!(pending.count.is_none_or(|count| (1..=LARGEST_COUNT).contains(&count)));
        }
    }
}
