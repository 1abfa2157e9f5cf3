//! How many colours the terminal shows, judged from what it calls itself.
//!
//! Nothing is asked of the terminal (its answer may never come) and no database of terminals is read: the name says
//! enough, and where it says nothing, the 16 colours that every terminal has are right.

use super::Environment;

/// How many colours the terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Colours {
    /// Attributes only (`NO_COLOR`, vt100).
    None,
    /// The terminal's own 16.
    #[default]
    Sixteen,
    /// The 256 of xterm.
    Indexed,
    /// 24 bits.
    Rgb,
}

/// Terminals of 24 bits that say so in their name, which crosses SSH where `COLORTERM` does not.
const RGB_NAMES: [&str; 6] = [
    "alacritty",
    "foot",
    "ghostty",
    "xterm-ghostty",
    "xterm-kitty",
    "wezterm",
];

impl Colours {
    /// Every depth, the poorest first.
    pub const ALL: [Self; 4] = [Self::None, Self::Sixteen, Self::Indexed, Self::Rgb];

    /// What it is called in the configuration.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Sixteen => "16",
            Self::Indexed => "256",
            Self::Rgb => "rgb",
        }
    }

    /// What the terminal can show, whether or not the user wants it.
    pub fn of(environment: &Environment) -> Self {
        let term = environment.term.as_deref().unwrap_or_default();
        if term.is_empty() || term == "dumb" || is_monochrome(term) {
            return Self::None;
        }
        let colour_term = environment.colour_term.as_deref().unwrap_or_default();
        let is_rgb = matches!(colour_term, "truecolor" | "24bit");
        // GNU screen hands on the COLORTERM of the terminal outside, but not its colours; tmux translates.
        let is_gnu_screen = term.starts_with("screen") && environment.tmux.is_none();
        if is_rgb && !is_gnu_screen && !term.starts_with("linux") {
            return Self::Rgb;
        }
        by_name(term)
    }
}

/// `vt100`, `vt220` and their kin, and the names that say it.
fn is_monochrome(term: &str) -> bool {
    let is_vt = term
        .strip_prefix("vt")
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    is_vt || term.ends_with("-mono") || term.ends_with("-m")
}

fn by_name(term: &str) -> Colours {
    if RGB_NAMES.contains(&term) || term.ends_with("-direct") {
        Colours::Rgb
    } else if term.contains("256color") {
        Colours::Indexed
    } else {
        Colours::Sixteen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(term: &str, colour_term: Option<&str>) -> Colours {
        Colours::of(&Environment {
            term: Some(term.to_owned()),
            colour_term: colour_term.map(str::to_owned),
            ..Environment::default()
        })
    }

    #[test]
    fn a_terminal_gets_no_more_colours_than_it_has() {
        let rgb = Some("truecolor");
        let table = [
            ("dumb", None, Colours::None),
            ("", None, Colours::None),
            ("vt100", None, Colours::None),
            ("vt220", rgb, Colours::None),
            ("xterm-mono", None, Colours::None),
            ("xterm", None, Colours::Sixteen),
            ("xterm", Some("24bit"), Colours::Rgb),
            ("xterm", Some("yes"), Colours::Sixteen),
            ("xterm-256color", None, Colours::Indexed),
            ("xterm-256color", rgb, Colours::Rgb),
            ("screen", None, Colours::Sixteen),
            ("screen", rgb, Colours::Sixteen),
            ("screen-256color", rgb, Colours::Indexed),
            ("tmux-256color", None, Colours::Indexed),
            ("linux", rgb, Colours::Sixteen),
            ("xterm-kitty", None, Colours::Rgb),
            ("xterm-direct", None, Colours::Rgb),
            ("nonsense-term", None, Colours::Sixteen),
        ];
        for (term, colour_term, expected) in table {
            assert_eq!(of(term, colour_term), expected, "{term} {colour_term:?}");
        }
    }

    #[test]
    fn tmux_shows_rgb_under_the_name_of_screen() {
        let environment = Environment {
            term: Some("screen-256color".to_owned()),
            colour_term: Some("truecolor".to_owned()),
            tmux: Some("/tmp/tmux-0/default,1,0".to_owned()),
            ..Environment::default()
        };
        assert_eq!(Colours::of(&environment), Colours::Rgb);
    }

    #[test]
    fn no_name_at_all_means_no_colours() {
        assert_eq!(Colours::of(&Environment::default()), Colours::None);
    }
}
