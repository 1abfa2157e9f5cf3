//! Where the configuration, the state and the cache live: the XDG folders, on macOS as well.
//!
//! Only names are made here, no folder. A relative value is ignored, as the specification has it: it would mean another
//! folder from wherever one starts. Not the `etcetera` crate: it reads the environment by itself, past [`Environment`].

use super::Environment;
use std::path::{Path, PathBuf};

/// Our folders; none without a home and without the variable that would name it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    /// Where `config.toml` is looked for.
    pub config: Option<PathBuf>,
    /// Where what we remember for the user goes, and the log.
    pub state: Option<PathBuf>,
    /// Where what can be made again goes.
    pub cache: Option<PathBuf>,
    /// Whether somebody named that folder to us.
    pub is_cache_named: bool,
    /// What `~/` stands for where a path is typed.
    pub home: Option<PathBuf>,
}

impl Places {
    /// The folders the environment names.
    pub fn of(environment: &Environment) -> Self {
        let home = environment.home.as_deref();
        let place = |named: &Option<PathBuf>, usual| folder(named.as_deref(), home, usual);
        Self {
            config: place(&environment.config_home, ".config"),
            state: place(&environment.state_home, ".local/state"),
            cache: place(&environment.cache_home, ".cache"),
            is_cache_named: false,
            home: environment.home.clone(),
        }
    }

    /// A path as it was typed at a prompt, where no shell has read the `~/`.
    pub fn typed(&self, path: &str) -> PathBuf {
        let below = path.strip_prefix("~/").zip(self.home.as_deref());
        below.map_or_else(|| path.into(), |(path, home)| home.join(path))
    }

    /// The configuration file that is read if nothing else is said.
    pub fn config_file(&self) -> Option<PathBuf> {
        Some(self.config.as_deref()?.join("config.toml"))
    }
}

fn folder(named: Option<&Path>, home: Option<&Path>, usual: &str) -> Option<PathBuf> {
    let base = match named.filter(|path| path.is_absolute()) {
        Some(named) => named.to_owned(),
        None => home.filter(|path| path.is_absolute())?.join(usual),
    };
    Some(base.join("dateline"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_named_by_xdg_and_else_under_home() {
        let places = Places::of(&Environment {
            home: Some("/home/jane".into()),
            state_home: Some("/var/jane".into()),
            ..Environment::default()
        });
        assert_eq!(places.config, Some("/home/jane/.config/dateline".into()));
        assert_eq!(places.state, Some("/var/jane/dateline".into()));
        assert_eq!(places.cache, Some("/home/jane/.cache/dateline".into()));
        let file = Some("/home/jane/.config/dateline/config.toml".into());
        assert_eq!(places.config_file(), file);
    }

    #[test]
    fn a_relative_xdg_folder_is_ignored() {
        let places = Places::of(&Environment {
            home: Some("/home/jane".into()),
            state_home: Some("rel/ative".into()),
            ..Environment::default()
        });
        let state = Some("/home/jane/.local/state/dateline".into());
        assert_eq!(places.state, state);
    }

    #[test]
    fn a_typed_path_may_begin_at_home() {
        let places = Places::of(&Environment {
            home: Some("/home/jane".into()),
            ..Environment::default()
        });
        for (typed, path) in [
            ("~/a.csv", "/home/jane/a.csv"),
            ("~a.csv", "~a.csv"),
            ("b/~/c", "b/~/c"),
        ] {
            assert_eq!(places.typed(typed), PathBuf::from(path), "{typed}");
        }
        assert_eq!(Places::default().typed("~/a"), PathBuf::from("~/a"));
    }

    #[test]
    fn without_a_home_there_are_no_folders() {
        assert_eq!(Places::of(&Environment::default()), Places::default());
        assert_eq!(Places::default().config_file(), None);
    }
}
