//! What is in force and where it came from, as TOML that would do as a configuration file: `dateline config`.

use super::{Multiplexer, Origin, Settings, limits, toml::quoted};
use crate::text::sanitize;
use std::{
    fmt::{self, Write},
    path::Path,
};

impl fmt::Display for Origin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => out.write_str("default"),
            Self::Environment(name) | Self::Flag(name) => out.write_str(name),
            Self::File(line) => write!(out, "line {line}"),
        }
    }
}

impl Settings {
    /// The settings in force as TOML, each with where it came from, the facts about the session as comments.
    pub fn describe(&self) -> String {
        let mut page = String::new();
        let _ = writeln!(page, "# {}", self.file_line());
        for problem in &self.problems {
            let _ = writeln!(page, "# problem: {problem}");
        }
        let lines = self.setting_lines().into_iter();
        for (name, value, origin) in lines.chain(limits::lines(self)) {
            let _ = writeln!(page, "{:24} # {origin}", format!("{name} = {value}"));
        }
        page.push_str("\n[keys]\n");
        let preset = format!("preset = {}", quoted(self.preset.name()));
        let _ = writeln!(page, "{preset:24} # {}", self.origins.preset);
        self.describe_keys(&mut page);
        page.push('\n');
        for (name, fact) in self.facts() {
            let _ = writeln!(page, "# {name:10} {fact}");
        }
        page
    }

    fn setting_lines(&self) -> [(&'static str, String, Origin); 6] {
        let origins = &self.origins;
        [
            ("theme", quoted(self.theme_name.name()), origins.theme),
            ("colours", quoted(self.colours.name()), origins.colours),
            ("ascii", self.is_ascii.to_string(), origins.is_ascii),
            ("mouse", self.has_mouse.to_string(), origins.has_mouse),
            (
                "entities",
                self.has_entities.to_string(),
                origins.has_entities,
            ),
            ("index", self.has_index.to_string(), origins.has_index),
        ]
    }

    fn file_line(&self) -> String {
        match (&self.config_file, self.places.config_file()) {
            (Some(read), _) => format!("from {}", sanitize::path(read)),
            (None, Some(usual)) => format!("no file; it would be {}", sanitize::path(&usual)),
            (None, None) => "no file, and no home to look for one".to_owned(),
        }
    }

    fn describe_keys(&self, page: &mut String) {
        let mut section = "";
        for line in &self.origins.keys {
            let name = line.context.map_or("all", |context| context.name());
            if name != section {
                let _ = writeln!(page, "\n[keys.{name}]");
                section = name;
            }
            let binding = format!("{} = {}", quoted(&line.keys), quoted(&line.action));
            let _ = writeln!(page, "{binding:24} # line {}", line.line);
        }
    }

    fn facts(&self) -> Vec<(&'static str, String)> {
        let folder = |path: Option<&Path>| path.map_or_else(|| "none".to_owned(), sanitize::path);
        let yes = |is_so: bool| if is_so { "yes" } else { "no" }.to_owned();
        vec![
            (
                "state",
                format!(
                    "{}, {}",
                    folder(self.places.state.as_deref()),
                    self.origins.state
                ),
            ),
            ("cache", folder(self.places.cache.as_deref())),
            ("over ssh", yes(self.is_remote)),
            ("copies by", self.multiplexer.way().to_owned()),
        ]
    }
}

impl Multiplexer {
    const fn way(self) -> &'static str {
        match self {
            Self::None => "the terminal",
            Self::Tmux => "the terminal, through tmux",
            Self::Screen => "the terminal, through screen",
        }
    }
}
