//! Every theme at every depth: no colour too many, nothing told by colour alone, all of it readable.

use super::*;
use ratatui::style::{Color, Modifier};

/// The styles of a theme, each with its name.
fn styles(theme: &Theme) -> Vec<(String, Style)> {
    let named = [
        ("text", theme.text),
        ("dim", theme.dim),
        ("headline", theme.headline),
        ("cursor", theme.cursor),
        ("cursor_unfocused", theme.cursor_unfocused),
        ("hit", theme.hit),
        ("current_hit", theme.current_hit),
        ("selection", theme.selection),
        ("bar", theme.bar),
        ("chip", theme.chip),
        ("error", theme.error),
        ("warning", theme.warning),
        ("focus", theme.focus),
    ];
    let mentions = Kind::ALL.map(|kind| (kind.label().to_owned(), theme.mention(kind)));
    let named = named.map(|(name, style)| (name.to_owned(), style));
    named.into_iter().chain(mentions).collect()
}

fn colours_of(style: Style) -> impl Iterator<Item = Color> {
    style.fg.into_iter().chain(style.bg)
}

/// Red, green and blue of a colour, as xterm shows it.
fn rgb(colour: Color) -> [u8; 3] {
    let (off, on, white, grey, full) = (0, 205, 229, 127, 255);
    match colour {
        Color::Black => [off; 3],
        Color::Red => [on, off, off],
        Color::Green => [off, on, off],
        Color::Yellow => [on, on, off],
        Color::Blue => [off, off, 238],
        Color::Magenta => [on, off, on],
        Color::Cyan => [off, on, on],
        Color::White => [white; 3],
        Color::DarkGray => [grey; 3],
        Color::LightRed => [full, off, off],
        Color::LightGreen => [off, full, off],
        Color::LightYellow => [full, full, off],
        Color::LightBlue => [92, 92, full],
        Color::LightMagenta => [full, off, full],
        Color::LightCyan => [off, full, full],
        Color::Indexed(number @ 16..=231) => {
            let level = |step: u8| if step == 0 { 0 } else { 55 + step * 40 };
            let cube = number - 16;
            [level(cube / 36), level(cube / 6 % 6), level(cube % 6)]
        }
        Color::Indexed(number @ 232..) => [8 + (number - 232) * 10; 3],
        other => panic!("{other:?} is not a colour we use"),
    }
}

/// The contrast of two colours, 1 to 21, as WCAG reckons it.
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let luminance = |colour: [u8; 3]| -> f64 {
        let linear = |value: u8| {
            let share = f64::from(value) / 255.0;
            if share <= 0.03928 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        };
        let [red, green, blue] = colour.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn without_colours_no_style_has_one() {
    for name in ThemeName::ALL {
        for (part, style) in styles(&Theme::named(name, Colours::None)) {
            assert_eq!(colours_of(style).count(), 0, "{part} of {name:?}");
        }
    }
    for colours in Colours::ALL {
        for (part, style) in styles(&Theme::named(ThemeName::Mono, colours)) {
            assert_eq!(colours_of(style).count(), 0, "{part} of mono");
        }
    }
}

#[test]
fn sixteen_colours_are_the_terminals_own() {
    for name in ThemeName::ALL {
        for (part, style) in styles(&Theme::named(name, Colours::Sixteen)) {
            for colour in colours_of(style) {
                let is_own = !matches!(colour, Color::Indexed(_) | Color::Rgb(..));
                assert!(is_own, "{part} of {name:?} is {colour:?}");
            }
        }
    }
}

#[test]
fn the_ansi_theme_stays_with_the_terminals_own_at_any_depth() {
    let sixteen = Theme::named(ThemeName::Ansi, Colours::Sixteen);
    assert_eq!(Theme::named(ThemeName::Ansi, Colours::Rgb), sixteen);
    assert_eq!(Theme::default(), sixteen);
}

#[test]
fn no_theme_sends_24_bits_or_a_number_that_terminals_repaint() {
    for name in ThemeName::ALL {
        for (part, style) in styles(&Theme::named(name, Colours::Rgb)) {
            for colour in colours_of(style) {
                let is_fixed = !matches!(colour, Color::Rgb(..) | Color::Indexed(..16));
                assert!(is_fixed, "{part} of {name:?} is {colour:?}");
            }
        }
    }
}

#[test]
fn a_background_brings_its_own_foreground() {
    for name in ThemeName::ALL {
        for colours in Colours::ALL {
            for (part, style) in styles(&Theme::named(name, colours)) {
                if let Some(paper) = style.bg {
                    let ink = style.fg.expect("a foreground");
                    let seen = contrast(rgb(ink), rgb(paper));
                    assert!(seen >= 4.4, "{part} of {name:?} at {colours:?}: {seen:.1}");
                }
            }
        }
    }
}

#[test]
fn text_can_be_read_on_the_background_its_theme_is_for() {
    let (black, white) = ([0; 3], [255; 3]);
    let (nearly_black, nearly_white) = ([30; 3], [250; 3]);
    let table = [
        // The 16 are what they are; yellow (1.7 on white) is what this keeps out.
        (ThemeName::Ansi, Colours::Sixteen, black, 1.9),
        (ThemeName::Ansi, Colours::Sixteen, white, 1.9),
        (ThemeName::Dark, Colours::Sixteen, black, 4.0),
        (ThemeName::Light, Colours::Sixteen, white, 1.9),
        (ThemeName::Dark, Colours::Indexed, nearly_black, 4.5),
        (ThemeName::Light, Colours::Indexed, nearly_white, 4.5),
    ];
    for (name, colours, background, least) in table {
        for (part, style) in styles(&Theme::named(name, colours)) {
            if let (Some(ink), None) = (style.fg, style.bg) {
                let seen = contrast(rgb(ink), background);
                assert!(
                    seen >= least,
                    "{part} of {name:?} at {colours:?}: {seen:.1}"
                );
            }
        }
    }
}

#[test]
fn mentions_are_underlined_in_every_theme() {
    for name in ThemeName::ALL {
        for colours in Colours::ALL {
            let theme = Theme::named(name, colours);
            for kind in Kind::ALL {
                let style = theme.mention(kind);
                assert!(
                    style.add_modifier.contains(Modifier::UNDERLINED),
                    "{kind:?}"
                );
            }
        }
    }
}

#[test]
fn people_organisations_and_places_differ_where_there_are_colours() {
    for name in [ThemeName::Ansi, ThemeName::Dark, ThemeName::Light] {
        for colours in [Colours::Sixteen, Colours::Indexed, Colours::Rgb] {
            let theme = Theme::named(name, colours);
            let told =
                [Kind::Person, Kind::Org, Kind::Loc, Kind::Norp].map(|kind| theme.mention(kind));
            for (place, style) in told.iter().enumerate() {
                assert!(!told[..place].contains(style), "{name:?} at {colours:?}");
            }
        }
    }
}

#[test]
fn what_lies_on_something_is_still_seen() {
    for name in ThemeName::ALL {
        for colours in Colours::ALL {
            let theme = Theme::named(name, colours);
            let over = [
                (theme.cursor, theme.hit),
                (theme.headline, theme.hit),
                (theme.mention(Kind::Person), theme.hit),
                (theme.hit, theme.current_hit),
                (theme.text, theme.selection),
                (theme.text, theme.cursor),
                (theme.text, theme.focus),
                (theme.cursor_unfocused, theme.cursor),
            ];
            for (under, upper) in over {
                assert_ne!(under.patch(upper), under, "{name:?} at {colours:?}");
            }
        }
    }
}
