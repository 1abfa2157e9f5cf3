//! The man page. One page for all commands, as a reader searches one page; `clap_mangen` would write one for each.

use crate::keys::{Keymap, table};
use clap::{Arg, Command};
use clap_mangen::{
    Man,
    roff::{Roff, bold, italic, roman},
};
use std::io;

const DESCRIPTION: &str = "\
Without a command the archive opens on the screen: the list of articles, the text of one, and who and what is named in \
it; all three narrow as one types. A PATH is a file, a folder (read with all below it), a glob, or - for standard input. \
JSON in any shape is read, compressed or in a zip too, and plain text in wire form. A path named like a command is written with its \
folder, as in ./list. Files are only read, and nothing is written beside them.";

/// The page in roff.
pub(super) fn page(command: Command, keymap: &Keymap) -> io::Result<Vec<u8>> {
    // The examples would have their lines run together
    let mut command = command.after_help(None::<&str>);
    command.build();
    let mut page = Vec::new();
    let man = Man::new(command.clone())
        .title("DATELINE")
        .section("1")
        .manual("User Commands");
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    synopsis().to_writer(&mut page)?;
    man.render_options_section(&mut page)?;
    commands(&command).to_writer(&mut page)?;
    keys(keymap).to_writer(&mut page)?;
    queries().to_writer(&mut page)?;
    status().to_writer(&mut page)?;
    Ok(page)
}

fn synopsis() -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["SYNOPSIS"]);
    roff.text([bold("dateline"), roman(" [OPTIONS] [PATH]... [-q QUERY]")])
        .control("br", []);
    roff.text([bold("dateline"), roman(" COMMAND [OPTIONS] [PATH]...")]);
    roff.control("SH", ["DESCRIPTION"]);
    roff.text([roman(DESCRIPTION)]);
    roff
}

fn commands(command: &Command) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["COMMANDS"]);
    for command in command
        .get_subcommands()
        .filter(|command| !command.is_hide_set())
    {
        let usage = command.clone().render_usage().to_string();
        roff.control("SS", [usage.trim_start_matches("Usage: ").trim()]);
        roff.text([roman(about(command))]);
        let of_all = |argument: &&Arg| !argument.is_global_set() && argument.get_id() != "help";
        for argument in command.get_arguments().filter(of_all) {
            describe(argument, &mut roff);
        }
    }
    roff
}

fn about(command: &Command) -> String {
    command
        .get_about()
        .map(ToString::to_string)
        .unwrap_or_default()
}

/// An option or a word of a command, with what it may be.
fn describe(argument: &Arg, roff: &mut Roff) {
    let short = argument.get_short().map(|short| format!("-{short}"));
    let long = argument.get_long().map(|long| format!("--{long}"));
    let flags: Vec<_> = [short, long].into_iter().flatten().collect();
    let value = argument
        .get_value_names()
        .and_then(|names| names.first())
        .map(ToString::to_string);
    roff.control("TP", []);
    let mut head = vec![bold(flags.join(", "))];
    if let Some(value) = value.filter(|_| argument.get_action().takes_values()) {
        head.extend([
            roman(if flags.is_empty() { "" } else { " " }),
            italic(value),
        ]);
    }
    roff.text(head);
    let help = argument
        .get_help()
        .map(ToString::to_string)
        .unwrap_or_default();
    let values: Vec<_> = argument
        .get_possible_values()
        .iter()
        .filter(|_| argument.get_action().takes_values())
        .map(|value| value.get_name().to_owned())
        .collect();
    let values = if values.is_empty() {
        String::new()
    } else {
        format!(" ({})", values.join(", "))
    };
    roff.text([roman(format!("{help}{values}"))]);
}

/// The keys in groups, each with its sentence.
fn keys(keymap: &Keymap) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["KEYS"]);
    let mut group = None;
    for row in table::table(keymap)
        .into_iter()
        .filter(|row| !row.keys.is_empty())
    {
        if group.replace(row.group) != Some(row.group) {
            roff.control("SS", [row.group.heading()]);
        }
        roff.control("TP", [])
            .text([bold(row.keys_line())])
            .text([roman(row.action.help())]);
    }
    roff
}

fn queries() -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["QUERIES"]);
    for (form, meaning) in super::queries::FORMS {
        roff.control("TP", [])
            .text([bold(form)])
            .text([roman(meaning)]);
    }
    roff
}

fn status() -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["EXIT STATUS"]);
    for (status, meaning) in [
        ("0", "Something was found."),
        ("1", "Nothing was found."),
        ("2", "An error."),
    ] {
        roff.control("TP", [])
            .text([bold(status)])
            .text([roman(meaning)]);
    }
    roff
}
