//! From the text of a configuration file to what it says.
//!
//! Read as a tree of spans and not through serde, which stops at the first thing it does not like and forgets the line.

use super::{File, KeyLine, Problem, Stated};
use crate::{
    config::{Colours, ThemeName, limits},
    keys::{Context, Preset},
    text::{sanitize, size},
};
use std::{borrow::Cow, ops::RangeInclusive, path::PathBuf};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// A file being read.
pub(super) struct Reading<'a> {
    text: &'a str,
    file: File,
}

type Name<'a> = Spanned<Cow<'a, str>>;
type Bounds = RangeInclusive<u64>;
type Value<'a> = Spanned<DeValue<'a>>;

impl Reading<'_> {
    /// Reads all of a file.
    pub(super) fn of(text: &str) -> File {
        let mut reading = Reading {
            text,
            file: File::default(),
        };
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            reading.object(at, error.message());
        }
        reading.file.broken = reading.file.problems.first().cloned();
        for (name, value) in table.get_ref() {
            reading.setting(name, value);
        }
        reading.file.problems.sort_by_key(|problem| problem.line);
        reading.file
    }

    fn setting(&mut self, name: &Name<'_>, value: &Value<'_>) {
        match name.get_ref().as_ref() {
            "theme" => self.file.theme = self.one_of(name, value, &ThemeName::ALL, ThemeName::name),
            "colours" => self.file.colours = self.one_of(name, value, &Colours::ALL, Colours::name),
            "ascii" => self.file.is_ascii = self.claim(name, value),
            "mouse" => self.file.has_mouse = self.claim(name, value),
            "entities" => self.file.has_entities = self.claim(name, value),
            "index" => self.file.has_index = self.claim(name, value),
            "record-limit" => self.file.record_limit = self.size(name, value, limits::RECORD),
            "expansion-limit" => {
                self.file.expansion_limit = self.size(name, value, limits::EXPANSION);
            }
            "expansion-factor" => {
                self.file.expansion_factor = self.times(name, value, limits::FACTOR);
            }
            "state" => self.file.state = self.folder(name, value),
            "keys" => self.keys(name, value),
            other => {
                let known = "ascii, colours, entities, expansion-factor, expansion-limit, index, \
                             keys, mouse, record-limit, state, theme";
                let sentence = format!("no setting is called `{other}`; there are {known}");
                self.object(name.span().start, &sentence);
            }
        }
    }

    fn keys(&mut self, name: &Name<'_>, value: &Value<'_>) {
        let Some(table) = value.get_ref().as_table() else {
            let sentence =
                "`keys` must be a table: `[keys]` with `preset`, `[keys.list]` and so on";
            return self.object(name.span().start, sentence);
        };
        for (name, value) in table {
            let section = name.get_ref().as_ref();
            match (section, Context::named(section)) {
                ("preset", _) => {
                    self.file.preset = self.one_of(name, value, &Preset::ALL, Preset::name);
                }
                ("all", _) => self.section(name, value, None),
                (_, Some(context)) => self.section(name, value, Some(context)),
                (other, None) => {
                    let known = "preset, all, list, reader, entities, popup, fields";
                    let sentence =
                        format!("`[keys]` has no part called `{other}`; there are {known}");
                    self.object(name.span().start, &sentence);
                }
            }
        }
    }

    fn section(&mut self, name: &Name<'_>, value: &Value<'_>, context: Option<Context>) {
        let Some(table) = value.get_ref().as_table() else {
            let sentence = format!("`{}` must be a table: `[keys.{0}]`", name.get_ref());
            return self.object(name.span().start, &sentence);
        };
        for (keys, action) in table {
            let line = self.line(keys.span().start);
            match action.get_ref().as_str() {
                Some(action) => self.file.keys.push(KeyLine {
                    context,
                    keys: keys.get_ref().to_string(),
                    action: action.to_owned(),
                    line,
                }),
                None => self.wrong(keys, action, "the name of an action, or \"\" to unbind it"),
            }
        }
    }

    fn claim(&mut self, name: &Name<'_>, value: &Value<'_>) -> Option<Stated<bool>> {
        let Some(is_so) = value.get_ref().as_bool() else {
            self.wrong(name, value, "true or false");
            return None;
        };
        let line = self.line(name.span().start);
        Some(Stated { value: is_so, line })
    }

    /// A folder from the root on: from here would be another one wherever one starts.
    fn folder(&mut self, name: &Name<'_>, value: &Value<'_>) -> Option<Stated<PathBuf>> {
        let written = value.get_ref().as_str().map(PathBuf::from);
        let Some(value) = written.filter(|path| path.is_absolute()) else {
            self.wrong(name, value, "a folder from the root on, as \"/var/news\"");
            return None;
        };
        let line = self.line(name.span().start);
        Some(Stated { value, line })
    }

    /// Bytes, as a number or with a unit.
    fn size(&mut self, name: &Name<'_>, value: &Value<'_>, bounds: Bounds) -> Option<Stated<u64>> {
        let number = match value.get_ref() {
            DeValue::String(written) => size::parse(written),
            other => whole(other),
        };
        let (least, most) = (size::exact(*bounds.start()), size::exact(*bounds.end()));
        let wanted = format!("a size from {least} to {most}, as \"64 MiB\"");
        self.within(name, value, number.filter(|n| bounds.contains(n)), &wanted)
    }

    /// How many times.
    fn times(&mut self, name: &Name<'_>, value: &Value<'_>, bounds: Bounds) -> Option<Stated<u64>> {
        let number = whole(value.get_ref()).filter(|number| bounds.contains(number));
        let wanted = format!("a number from {} to {}", bounds.start(), bounds.end());
        self.within(name, value, number, &wanted)
    }

    /// A number, unless it is none or out of bounds.
    fn within(
        &mut self,
        name: &Name<'_>,
        value: &Value<'_>,
        number: Option<u64>,
        wanted: &str,
    ) -> Option<Stated<u64>> {
        let Some(value) = number else {
            self.wrong(name, value, wanted);
            return None;
        };
        let line = self.line(name.span().start);
        Some(Stated { value, line })
    }

    fn one_of<T: Copy>(
        &mut self,
        name: &Name<'_>,
        value: &Value<'_>,
        all: &[T],
        called: impl Fn(T) -> &'static str,
    ) -> Option<Stated<T>> {
        let written = value.get_ref().as_str();
        let Some(value) = all.iter().find(|one| Some(called(**one)) == written) else {
            let names: Vec<_> = all.iter().map(|one| called(*one)).collect();
            self.wrong(name, value, &format!("one of {}", names.join(", ")));
            return None;
        };
        let line = self.line(name.span().start);
        Some(Stated {
            value: *value,
            line,
        })
    }

    /// Notes that a value is not what it must be.
    fn wrong(&mut self, name: &Name<'_>, value: &Value<'_>, wanted: &str) {
        let is = match value.get_ref() {
            DeValue::String(written) => format!("`{written}`"),
            DeValue::Integer(number) if number.radix() == 10 => format!("`{}`", number.as_str()),
            other => format!("{} {}", article(other.type_str()), other.type_str()),
        };
        let sentence = format!("`{}` must be {wanted}, not {is}", name.get_ref());
        self.object(name.span().start, &sentence);
    }

    fn object(&mut self, at: usize, sentence: &str) {
        self.file.problems.push(Problem {
            file: None,
            line: self.line(at),
            sentence: sanitize::line(sentence).into_owned(),
        });
    }

    /// The line of a byte, counted from 1.
    fn line(&self, at: usize) -> usize {
        let before = self.text.as_bytes().iter().take(at);
        1 + before.filter(|byte| **byte == b'\n').count()
    }
}

/// A whole number from 0 on.
fn whole(value: &DeValue<'_>) -> Option<u64> {
    let number = value.as_integer()?;
    u64::from_str_radix(number.as_str(), number.radix()).ok()
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    }
}
