//! Settings as the program uses them: flags, file and environment put together, once.
//!
//! Nothing below this asks where a setting came from; only `dateline config` does, through [`Settings::describe`].

mod custom;
mod describe;
mod limits;
mod toml;

use super::{
    Colours, ConfigError, Environment, Limits, Places, Problem, Theme, ThemeName,
    environment::Program,
    file::{File, KeyLine, Stated},
};
use crate::{
    entity::{Extractor, Whose},
    keys::{Keymap, Preset},
};
use foldhash::quality::FixedState;
use std::{hash::BuildHasher as _, path::PathBuf};

/// What was said on the command line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent switches, not the states of one thing"
)]
pub struct Flags {
    /// `--theme NAME`
    pub theme: Option<ThemeName>,
    /// `--ascii`
    pub is_ascii: bool,
    /// `--plain`
    pub is_plain: bool,
    /// `--keys PRESET`
    pub preset: Option<Preset>,
    /// `--mouse`
    pub has_mouse: bool,
    /// `--no-entities`
    pub no_entities: bool,
    /// `--no-model`
    pub no_model: bool,
    /// `--entities WHOSE`
    pub whose: Option<Whose>,
    /// `--state DIR`
    pub state: Option<PathBuf>,
    /// `--cache DIR`
    pub cache: Option<PathBuf>,
    /// `--no-cache`
    pub no_cache: bool,
    /// `--index`
    pub has_index: bool,
    /// `--config FILE`
    pub config: Option<PathBuf>,
}

/// What stands between us and the terminal, and wants copies wrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Multiplexer {
    /// Nothing.
    #[default]
    None,
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
}

/// Resolved settings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent switches, not the states of one thing"
)]
pub struct Settings {
    /// Only ASCII on the screen where we have the choice (rules, marks, ellipses).
    pub is_ascii: bool,
    /// Colours of the terminal.
    pub colours: Colours,
    /// Styles, already fit for `colours`.
    pub theme: Theme,
    /// Which default keys.
    pub preset: Preset,
    /// The mouse is reported.
    pub has_mouse: bool,
    /// The session comes over SSH.
    pub is_remote: bool,
    /// Names are looked for.
    pub has_entities: bool,
    /// By rules alone, without the trained tagger.
    pub is_by_rules: bool,
    /// The words of the texts are indexed.
    pub has_index: bool,
    /// How much is read of what may be a bomb.
    pub limits: Limits,
    /// Whose names count where a record brought its own, if that was said.
    pub whose: Option<Whose>,
    /// What the styles are called.
    pub theme_name: ThemeName,
    /// The keys of the preset with the user's own over them.
    pub keymap: Keymap,
    /// What copies have to pass.
    pub multiplexer: Multiplexer,
    /// Plain lines and no redrawn screen (`--plain`, `ACCESSIBLE`).
    pub is_plain: bool,
    /// The user's pager.
    pub pager: Option<String>,
    /// Our folders.
    pub places: Places,
    /// Which program this is.
    pub program: Option<Program>,
    /// The configuration file that was read.
    pub config_file: Option<PathBuf>,
    /// What is wrong in it, one sentence each.
    pub problems: Vec<Problem>,
    /// Where each of them came from.
    pub origins: Origins,
}

/// Where a setting came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Origin {
    #[default]
    Default,
    Environment(&'static str),
    File(usize),
    Flag(&'static str),
}

/// Where each setting came from, and the user's keys in force.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origins {
    theme: Origin,
    colours: Origin,
    is_ascii: Origin,
    has_mouse: Origin,
    has_entities: Origin,
    has_index: Origin,
    limits: limits::Origins,
    state: Origin,
    preset: Origin,
    keys: Vec<KeyLine>,
}

/// A setting as each side has it.
struct Sides<T> {
    flag: Option<(T, &'static str)>,
    file: Option<Stated<T>>,
    environment: Option<(T, &'static str)>,
    default: T,
}

impl<T> Sides<T> {
    /// The nearest that says something.
    fn nearest(self) -> (T, Origin) {
        if let Some((value, name)) = self.flag {
            (value, Origin::Flag(name))
        } else if let Some(stated) = self.file {
            (stated.value, Origin::File(stated.line))
        } else if let Some((value, name)) = self.environment {
            (value, Origin::Environment(name))
        } else {
            (self.default, Origin::Default)
        }
    }
}

impl Settings {
    /// Who looks for names; none: nobody.
    pub fn engine(&self) -> Option<fn() -> Extractor> {
        let engine = if self.is_by_rules {
            Extractor::by_rules
        } else {
            Extractor::new
        };
        self.has_entities.then_some(engine)
    }

    /// Whose names count where a record brought its own: those, unless something else was said.
    pub fn whose(&self) -> Whose {
        self.whose.unwrap_or_default()
    }

    /// What tells whoever looks for names from another who finds others: rules may differ between two programs of the same
    /// version.
    pub fn engine_version(&self) -> u64 {
        let program = (Extractor::version(self.is_by_rules), self.program);
        FixedState::default().hash_one(program)
    }

    /// Reads the configuration file and puts everything together.
    ///
    /// # Errors
    /// When the file named with `--config` cannot be read or is not TOML. The usual file may be missing, and is only a
    /// problem in the list when it is there and cannot be read.
    pub fn load(flags: &Flags, environment: &Environment) -> Result<Self, ConfigError> {
        let usual = || Places::of(environment).config_file();
        let Some(path) = flags.config.clone().or_else(usual) else {
            return Ok(Self::resolve(flags, &File::default(), environment));
        };
        let file = match File::read(&path) {
            Ok(file) => match file.not_toml() {
                Some(error) if flags.config.is_some() => return Err(error),
                _ => file,
            },
            Err(error) if flags.config.is_some() => return Err(error),
            Err(error) if error.is_missing() => {
                return Ok(Self::resolve(flags, &File::default(), environment));
            }
            Err(error) => File::unreadable(&error),
        };
        Ok(Self {
            config_file: Some(path),
            ..Self::resolve(flags, &file, environment)
        })
    }

    /// Puts flags, file and environment together.
    pub fn resolve(flags: &Flags, file: &File, environment: &Environment) -> Self {
        let (preset, preset_origin) = preset(flags, file).nearest();
        let (theme_name, theme_origin) = theme(flags, file).nearest();
        let (colours, colours_origin) = colours(file, environment).nearest();
        let (is_ascii, ascii_origin) = ascii(flags, file, environment).nearest();
        let (has_mouse, mouse_origin) = mouse(flags, file).nearest();
        let (has_entities, entities_origin) = entities(flags, file).nearest();
        let (has_index, index_origin) = index(flags, file).nearest();
        let (limits, limit_origins) = limits::nearest(file);
        let (state, state_origin) = state(flags, file, environment).nearest();
        let custom = custom::lay(Keymap::new(preset), file);
        Self {
            is_ascii,
            colours,
            theme: Theme::named(theme_name, colours),
            preset,
            has_mouse,
            is_remote: environment.is_remote,
            has_entities,
            is_by_rules: flags.no_model,
            has_index,
            limits,
            whose: flags.whose,
            theme_name,
            keymap: custom.keymap,
            multiplexer: multiplexer(environment),
            is_plain: flags.is_plain || environment.is_accessible,
            pager: environment.pager.clone(),
            program: environment.program,
            places: Places {
                state,
                cache: cache(flags, environment),
                is_cache_named: flags.cache.is_some(),
                ..Places::of(environment)
            },
            config_file: None,
            problems: custom.problems,
            origins: Origins {
                theme: theme_origin,
                colours: colours_origin,
                is_ascii: ascii_origin,
                has_mouse: mouse_origin,
                has_entities: entities_origin,
                has_index: index_origin,
                limits: limit_origins,
                state: state_origin,
                preset: preset_origin,
                keys: custom.in_force,
            },
        }
    }
}

fn preset(flags: &Flags, file: &File) -> Sides<Preset> {
    Sides {
        flag: flags.preset.map(|preset| (preset, "--keys")),
        file: file.preset,
        environment: None,
        default: Preset::Default,
    }
}

fn theme(flags: &Flags, file: &File) -> Sides<ThemeName> {
    Sides {
        flag: flags.theme.map(|theme| (theme, "--theme")),
        file: file.theme,
        environment: None,
        default: ThemeName::default(),
    }
}

fn colours(file: &File, environment: &Environment) -> Sides<Colours> {
    let said = if environment.is_colour_unwanted {
        (Colours::None, "NO_COLOR")
    } else {
        (Colours::of(environment), "TERM and COLORTERM")
    };
    Sides {
        flag: None,
        file: file.colours,
        environment: Some(said),
        default: Colours::default(),
    }
}

fn ascii(flags: &Flags, file: &File, environment: &Environment) -> Sides<bool> {
    Sides {
        flag: flags.is_ascii.then_some((true, "--ascii")),
        file: file.is_ascii,
        environment: environment
            .is_ascii()
            .then_some((true, "LC_ALL, LC_CTYPE or LANG")),
        default: false,
    }
}

fn mouse(flags: &Flags, file: &File) -> Sides<bool> {
    Sides {
        flag: flags.has_mouse.then_some((true, "--mouse")),
        file: file.has_mouse,
        environment: None,
        default: false,
    }
}

fn entities(flags: &Flags, file: &File) -> Sides<bool> {
    let asked = flags.whose.filter(|whose| *whose != Whose::Given);
    let asked = asked.map(|_| (true, "--entities"));
    Sides {
        flag: (flags.no_entities.then_some((false, "--no-entities"))).or(asked),
        file: file.has_entities,
        environment: None,
        default: true,
    }
}

fn index(flags: &Flags, file: &File) -> Sides<bool> {
    Sides {
        flag: flags.has_index.then_some((true, "--index")),
        file: file.has_index,
        environment: None,
        default: false,
    }
}

fn state(flags: &Flags, file: &File, environment: &Environment) -> Sides<Option<PathBuf>> {
    Sides {
        flag: flags.state.clone().map(|folder| (Some(folder), "--state")),
        file: file.state.clone().map(|stated| Stated {
            value: Some(stated.value),
            line: stated.line,
        }),
        environment: None,
        default: Places::of(environment).state,
    }
}

fn cache(flags: &Flags, environment: &Environment) -> Option<PathBuf> {
    let named = flags.cache.clone();
    let folder = named.or_else(|| Places::of(environment).cache);
    folder.filter(|_| !flags.no_cache)
}

/// Within tmux within screen (or the other way round) the innermost has to be passed first: `TERM` is the one it sets.
fn multiplexer(environment: &Environment) -> Multiplexer {
    let is_named_screen = environment
        .term
        .as_deref()
        .is_some_and(|term| term == "screen" || term.starts_with("screen."));
    match (&environment.tmux, &environment.screen) {
        (Some(_), Some(_)) if is_named_screen => Multiplexer::Screen,
        (Some(_), _) => Multiplexer::Tmux,
        (None, Some(_)) => Multiplexer::Screen,
        (None, None) => Multiplexer::None,
    }
}

#[cfg(test)]
mod tests;
