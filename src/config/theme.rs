//! What each part of the screen looks like. The looks themselves stand in `theme/looks.rs`, a table for each theme.
//!
//! No theme paints the background of the whole screen: that of the terminal stays, and blank cells cost no bytes.

mod looks;

use super::Colours;
use crate::entity::Kind;
use looks::Looks;
use ratatui::style::Style;

/// The styles of the screen. `mono` and `NO_COLOR` use attributes only, so nothing is told by colour alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Ordinary text.
    pub text: Style,
    /// What matters less: outlet, date, rules, counts.
    pub dim: Style,
    /// Headlines and crossheads.
    pub headline: Style,
    /// The row under the cursor, in the pane with the focus.
    pub cursor: Style,
    /// The row under the cursor, in another pane.
    pub cursor_unfocused: Style,
    /// Letters that made a row match, and hits in the text.
    pub hit: Style,
    /// The hit one stands on.
    pub current_hit: Style,
    /// The selected passage.
    pub selection: Style,
    /// Title and status rows.
    pub bar: Style,
    /// A chip of the query.
    pub chip: Style,
    /// The part of a query that was not understood.
    pub error: Style,
    /// A warning.
    pub warning: Style,
    /// The name of the pane with the focus.
    pub focus: Style,
    /// How mentions are set, by kind.
    pub mentions: Mentions,
}

/// Styles of mentions, fewer than there are kinds: what a reader tells apart at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Mentions {
    pub person: Style,
    pub org: Style,
    pub place: Style,
    pub group: Style,
    pub matter: Style,
    pub figure: Style,
}

/// The themes that can be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeName {
    /// The terminal's own 16 colours, those that can be read on dark and on light.
    #[default]
    Ansi,
    /// For dark backgrounds.
    Dark,
    /// For light backgrounds.
    Light,
    /// Bold, underlined, reversed: no colours.
    Mono,
}

impl ThemeName {
    /// Every theme.
    pub const ALL: [Self; 4] = [Self::Ansi, Self::Dark, Self::Light, Self::Mono];

    /// What it is called after `--theme`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ansi => "ansi",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Mono => "mono",
        }
    }

    /// The theme called `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self::named(ThemeName::default(), Colours::default())
    }
}

impl Theme {
    /// The theme of that name, fit for so many colours. Without colours every theme is `mono`.
    pub fn named(name: ThemeName, colours: Colours) -> Self {
        let looks = match (name, colours) {
            (_, Colours::None) | (ThemeName::Mono, _) => &looks::MONO,
            (ThemeName::Ansi, _) => &looks::ANSI,
            (ThemeName::Dark, _) => &looks::DARK,
            (ThemeName::Light, _) => &looks::LIGHT,
        };
        Self::of(looks, colours)
    }

    fn of(looks: &Looks, colours: Colours) -> Self {
        let style = |look: looks::Look| look.style(colours);
        Self {
            text: Style::new(),
            dim: style(looks.dim),
            headline: style(looks.headline),
            cursor: style(looks.cursor),
            cursor_unfocused: style(looks.cursor_unfocused),
            hit: style(looks.hit),
            current_hit: style(looks.current_hit),
            selection: style(looks.selection),
            bar: style(looks.bar),
            chip: style(looks.chip),
            error: style(looks.error),
            warning: style(looks.warning),
            focus: style(looks.focus),
            mentions: Mentions {
                person: style(looks.person),
                org: style(looks.org),
                place: style(looks.place),
                group: style(looks.group),
                matter: style(looks.matter),
                figure: style(looks.figure),
            },
        }
    }

    /// How mentions of a kind are set in the text: underlined, and in a colour where there are colours.
    pub fn mention(&self, kind: Kind) -> Style {
        match kind {
            Kind::Person => self.mentions.person,
            Kind::Org => self.mentions.org,
            Kind::Loc => self.mentions.place,
            Kind::Norp => self.mentions.group,
            Kind::Event | Kind::Law | Kind::WorkOfArt | Kind::Product => self.mentions.matter,
            Kind::Date
            | Kind::Time
            | Kind::Money
            | Kind::Percent
            | Kind::Quantity
            | Kind::Other => self.mentions.figure,
        }
    }
}

#[cfg(test)]
mod tests;
