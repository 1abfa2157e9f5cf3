//! `--records`, `--map`, `--date-format` and `--tz`: what the user says of the records over what is detected.

use crate::{
    corpus::{
        DateFormat, DateRules, FieldPath, Role, Zone,
        mapping::{RecordsPath, Told},
    },
    store::{Loaded, maps},
};
use clap::{
    Arg, Args, Command,
    builder::{PossibleValue, StringValueParser, TypedValueParser},
    error::ErrorKind,
};
use std::{ffi::OsStr, path::Path, sync::Arc};

/// Where these options stand in the help; said of each, because said of all it goes on over what follows them.
const HEADING: &str = "Reading";

/// How the files are read, over what is detected.
#[derive(Debug, Args, Default, Clone)]
pub(in crate::cli) struct Reading {
    /// Where the records are, as `inspect` prints it: response.docs, data.*.items, items[].node
    #[arg(long, value_name = "PATH", help_heading = HEADING)]
    pub(in crate::cli) records: Option<RecordsPath>,
    /// Which field is what: body=content.text; with several (body=text,lead) the first that is filled; outlet= for none
    #[arg(long, value_name = "ROLE=PATH", value_parser = MapParser, hide_possible_values = true, help_heading = HEADING)]
    pub(in crate::cli) map: Vec<Mapped>,
    /// Without the maps of fields that were kept from the screen
    #[arg(long, help_heading = HEADING)]
    pub(in crate::cli) no_kept_maps: bool,
    /// How dates are written, as strptime has it: '%d/%m/%Y %H:%M'; may be said again
    #[arg(long = "date-format", value_name = "FORMAT", value_parser = DateFormat::new, allow_hyphen_values = true)]
    pub(in crate::cli) formats: Vec<DateFormat>,
    /// Where the clocks stood that dates without a zone were read from: Europe/Berlin, or +02:00
    #[arg(long = "tz", value_name = "ZONE", value_parser = Zone::new, allow_hyphen_values = true)]
    pub(in crate::cli) zone: Option<Zone>,
}

/// A role and the fields told for it, best first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) struct Mapped {
    role: Role,
    paths: Vec<FieldPath>,
}

impl Reading {
    /// What was said, role by role; a role said twice has the fields of both, in order.
    ///
    /// The maps kept in the state folder go under it; what is wrong with them comes along.
    pub(in crate::cli) fn told(&self, state: Option<&Path>) -> (Told, Option<String>) {
        let state = state.filter(|_| !self.no_kept_maps);
        let Loaded { kept, problem } = maps::load(state);
        let mut told = Told {
            records: self.records.clone(),
            kept,
            dates: Arc::new(DateRules {
                formats: self.formats.clone(),
                zone: self.zone.clone(),
            }),
            ..Told::default()
        };
        for Mapped { role, paths } in &self.map {
            let mut all = told.roles.get(*role).map_or_else(Vec::new, <[_]>::to_vec);
            if paths.is_empty() {
                all.clear();
            }
            all.extend_from_slice(paths);
            told.roles.set(*role, all);
        }
        (told, problem)
    }

    /// The option that was written, if any.
    pub(super) fn written(&self) -> Option<&'static str> {
        let options = [
            ("--records", self.records.is_some()),
            ("--map", !self.map.is_empty()),
            ("--date-format", !self.formats.is_empty()),
            ("--tz", self.zone.is_some()),
            ("--no-kept-maps", self.no_kept_maps),
        ];
        let mut written = options.iter().filter(|(_, is_written)| *is_written);
        written.next().map(|(name, _)| *name)
    }
}

/// Reads `role=path,path`; to completions it offers the roles.
#[derive(Debug, Clone)]
struct MapParser;

impl TypedValueParser for MapParser {
    type Value = Mapped;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Mapped, clap::Error> {
        let text = StringValueParser::new().parse_ref(command, arg, value)?;
        parse(&text).map_err(|reason| {
            let named = format!("invalid value '{text}' for '--map <ROLE=PATH>': {reason}\n");
            clap::Error::raw(ErrorKind::ValueValidation, named)
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let roles = Role::ALL.into_iter();
        Some(Box::new(
            roles.map(|role| PossibleValue::new(offered(role))),
        ))
    }
}

/// A role as completions offer it, ready for its field; there an owned text has no place.
const fn offered(role: Role) -> &'static str {
    match role {
        Role::Headline => "headline=",
        Role::Body => "body=",
        Role::Summary => "summary=",
        Role::Published => "published=",
        Role::Updated => "updated=",
        Role::Byline => "byline=",
        Role::Outlet => "outlet=",
        Role::Url => "url=",
        Role::Language => "language=",
        Role::Section => "section=",
        Role::Tags => "tags=",
        Role::Image => "image=",
        Role::Id => "id=",
    }
}

fn parse(text: &str) -> Result<Mapped, String> {
    let Some((name, paths)) = text.split_once('=') else {
        return Err(format!(
            "a role and its field are written ROLE=PATH\nhint: the roles are {}",
            roles()
        ));
    };
    let name = name.trim();
    let role = Role::named(name).ok_or_else(|| {
        format!(
            "no role is called `{name}`\nhint: the roles are {}",
            roles()
        )
    })?;
    let paths = FieldPath::ranked(paths).map_err(|error| error.to_string())?;
    Ok(Mapped { role, paths })
}

fn roles() -> String {
    Role::ALL.map(Role::name).join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(maps: &[&str]) -> Vec<(Role, Vec<String>)> {
        let map = maps.iter().map(|map| parse(map).unwrap()).collect();
        let told = Reading {
            map,
            ..Reading::default()
        }
        .told(None)
        .0;
        let shown = |paths: &[FieldPath]| paths.iter().map(ToString::to_string).collect();
        told.roles
            .iter()
            .map(|(role, paths)| (role, shown(paths)))
            .collect()
    }

    #[test]
    fn fields_are_ranked_by_comma_and_by_repetition_and_nothing_switches_off() {
        assert_eq!(
            told(&["body=content.text, lead", "Outlet=", "body=summary"]),
            [
                (
                    Role::Body,
                    vec!["content.text".into(), "lead".into(), "summary".into()]
                ),
                (Role::Outlet, vec![])
            ]
        );
        assert_eq!(told(&["body=a", "body="]), [(Role::Body, vec![])]);
    }

    #[test]
    fn a_slip_is_told_in_a_sentence() {
        let told = |text: &str| parse(text).unwrap_err();
        assert!(
            told("text=a")
                .starts_with("no role is called `text`\nhint: the roles are headline, body,")
        );
        assert!(told("body").starts_with("a role and its field are written ROLE=PATH"));
        assert_eq!(told("body=a..b"), "a key is missing in `a..b`");
    }
}
