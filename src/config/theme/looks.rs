//! The looks of the four themes, and what becomes of a colour where there are fewer.
//!
//! A colour is a number among the 256 of xterm and a name among the terminal's own 16. Terminals of 24 bits get the
//! 256 too: the same colours in half the bytes. Every background comes with its own foreground, so that no pair depends
//! on what the terminal's background is.

use crate::config::Colours;
use Paint::{Of, Own};
use ratatui::style::{Color, Modifier, Style};

/// A colour, for terminals of 256 and of 16.
#[derive(Debug, Clone, Copy)]
pub(super) enum Paint {
    /// The terminal's own, however many it has.
    Own(Color),
    /// One of the 256, and the nearest of the 16.
    Of(u8, Color),
}

/// A style before it is known how many colours there are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub(super) ink: Option<Paint>,
    pub(super) paper: Option<Paint>,
    pub(super) modifiers: Modifier,
}

/// The looks of a theme.
pub(super) struct Looks {
    pub(super) dim: Look,
    pub(super) headline: Look,
    pub(super) cursor: Look,
    pub(super) cursor_unfocused: Look,
    pub(super) hit: Look,
    pub(super) current_hit: Look,
    pub(super) selection: Look,
    pub(super) bar: Look,
    pub(super) chip: Look,
    pub(super) error: Look,
    pub(super) warning: Look,
    pub(super) focus: Look,
    pub(super) person: Look,
    pub(super) org: Look,
    pub(super) place: Look,
    pub(super) group: Look,
    pub(super) matter: Look,
    pub(super) figure: Look,
}

impl Paint {
    fn colour(self, colours: Colours) -> Color {
        match (self, colours) {
            (Self::Of(number, _), Colours::Indexed | Colours::Rgb) => Color::Indexed(number),
            (Self::Own(own) | Self::Of(_, own), _) => own,
        }
    }
}

impl Look {
    /// The style, on a terminal of so many colours.
    pub(super) fn style(self, colours: Colours) -> Style {
        let has_colours = colours != Colours::None;
        let colour = |paint: Option<Paint>| {
            paint
                .filter(|_| has_colours)
                .map(|paint| paint.colour(colours))
        };
        Style {
            fg: colour(self.ink),
            bg: colour(self.paper),
            add_modifier: self.modifiers,
            ..Style::new()
        }
    }

    /// The same, underlined.
    const fn underlined(self) -> Self {
        Self {
            modifiers: self.modifiers.union(Modifier::UNDERLINED),
            ..self
        }
    }

    /// The same, bold.
    const fn bold(self) -> Self {
        Self {
            modifiers: self.modifiers.union(Modifier::BOLD),
            ..self
        }
    }
}

const PLAIN: Look = with(Modifier::empty());
const BOLD: Look = with(Modifier::BOLD);
const REVERSED: Look = with(Modifier::REVERSED);
const UNDERLINED: Look = with(Modifier::UNDERLINED);

const fn with(modifiers: Modifier) -> Look {
    Look {
        ink: None,
        paper: None,
        modifiers,
    }
}

const fn ink(paint: Paint) -> Look {
    Look {
        ink: Some(paint),
        ..PLAIN
    }
}

const fn on(paint: Paint, paper: Paint) -> Look {
    Look {
        ink: Some(paint),
        paper: Some(paper),
        modifiers: Modifier::empty(),
    }
}

/// Attributes only. A mention is underlined, a hit bold as well, the hit one stands on reversed.
pub(super) const MONO: Looks = Looks {
    dim: PLAIN,
    headline: BOLD,
    cursor: REVERSED,
    cursor_unfocused: BOLD,
    hit: BOLD.underlined(),
    current_hit: REVERSED.bold(),
    selection: REVERSED,
    bar: PLAIN,
    chip: BOLD,
    error: BOLD.underlined(),
    warning: BOLD,
    focus: BOLD.underlined(),
    person: UNDERLINED,
    org: UNDERLINED,
    place: UNDERLINED,
    group: UNDERLINED,
    matter: UNDERLINED,
    figure: UNDERLINED,
};

/// The terminal's own colours, as it shows them; those that vanish on a light or a dark background are not used alone.
pub(super) const ANSI: Looks = Looks {
    dim: with(Modifier::DIM),
    hit: on(Own(Color::Black), Own(Color::Yellow)),
    selection: on(Own(Color::White), Own(Color::Blue)),
    error: ink(Own(Color::Red)).underlined(),
    warning: ink(Own(Color::Red)),
    person: ink(Own(Color::Magenta)).underlined(),
    // Plain blue cannot be read on most dark screens.
    org: ink(Own(Color::LightBlue)).underlined(),
    place: ink(Own(Color::Green)).underlined(),
    group: ink(Own(Color::Cyan)).underlined(),
    matter: ink(Own(Color::Cyan)).underlined(),
    ..MONO
};

/// For dark backgrounds.
pub(super) const DARK: Looks = Looks {
    dim: ink(Of(246, Color::DarkGray)),
    cursor: on(Of(231, Color::White), Of(24, Color::Blue)).bold(),
    cursor_unfocused: on(Of(231, Color::White), Of(237, Color::Black)).bold(),
    hit: on(Of(16, Color::Black), Of(221, Color::Yellow)),
    current_hit: on(Of(16, Color::Black), Of(208, Color::Cyan)),
    selection: on(Of(231, Color::Black), Of(60, Color::Magenta)),
    chip: ink(Of(117, Color::LightCyan)).bold(),
    error: ink(Of(210, Color::LightRed)).underlined(),
    warning: ink(Of(215, Color::LightYellow)),
    focus: ink(Of(117, Color::LightCyan)).bold().underlined(),
    person: ink(Of(183, Color::LightMagenta)).underlined(),
    org: ink(Of(111, Color::LightBlue)).underlined(),
    place: ink(Of(114, Color::LightGreen)).underlined(),
    group: ink(Of(80, Color::LightCyan)).underlined(),
    matter: ink(Of(222, Color::LightYellow)).underlined(),
    ..MONO
};

/// For light backgrounds.
pub(super) const LIGHT: Looks = Looks {
    dim: ink(Of(241, Color::DarkGray)),
    cursor: on(Of(16, Color::White), Of(153, Color::Blue)).bold(),
    cursor_unfocused: on(Of(16, Color::Black), Of(253, Color::White)).bold(),
    hit: on(Of(16, Color::Black), Of(221, Color::Yellow)),
    current_hit: on(Of(231, Color::White), Of(124, Color::Red)),
    selection: on(Of(16, Color::Black), Of(189, Color::Cyan)),
    chip: ink(Of(25, Color::Blue)).bold(),
    error: ink(Of(124, Color::Red)).underlined(),
    warning: ink(Of(94, Color::Red)),
    focus: ink(Of(25, Color::Blue)).bold().underlined(),
    person: ink(Of(90, Color::Magenta)).underlined(),
    org: ink(Of(25, Color::Blue)).underlined(),
    place: ink(Of(22, Color::Green)).underlined(),
    group: ink(Of(23, Color::Cyan)).underlined(),
    matter: ink(Of(94, Color::Red)).underlined(),
    ..MONO
};
