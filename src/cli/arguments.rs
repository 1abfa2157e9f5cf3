//! The command line as typed: names, values and help texts. What it means is resolved elsewhere.
//!
//! The words stand before the commands (`dateline news.json` opens the screen), so a path that is named like a command
//! is written `./list`. Options of the screen written before a command would be lost silently; they are refused instead.

use crate::{
    config::{Flags, ThemeName},
    entity::Whose,
    keys::Preset,
};
use clap::{
    Args, Parser, Subcommand, ValueEnum, ValueHint,
    builder::{PossibleValuesParser, TypedValueParser},
};
use std::path::PathBuf;

mod placed;
mod reading;
mod sizes;

pub(super) use reading::Reading;
use sizes::{parse_bytes, parse_size};

/// Read a news archive in your terminal: the list, the full text, and who and what is named in it.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, after_help = EXAMPLES, disable_help_subcommand = true)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) selection: Selection,
    /// Let articles that are written meanwhile come in by themselves, as with tail -F; else F5 brings them in
    #[arg(long)]
    pub(super) follow: bool,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) global: Global,
}

const EXAMPLES: &str = "\
Examples:
  dateline                              what was open last, at first the built-in sample archive
  dateline news/ -q 'minister acme'     a folder, narrowed at once
  dateline --follow news/               what is written meanwhile comes in by itself
  dateline list news/ -q date:2024-03   the same as lines, for scripts
  dateline news.json list.json          files; one named like a command is written ./list

Exit status: 0 something found, 1 nothing found, 2 an error.";

/// Settings for every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Settings")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent switches, not the states of one thing"
)]
pub(super) struct Global {
    /// Read settings from FILE instead of the usual place
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) config: Option<PathBuf>,
    /// Keep what you make in the screen (maps of fields, what you say of names) in DIR instead of the usual place
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) state: Option<PathBuf>,
    /// Keep what can be found again (names in texts) in DIR instead of the usual place
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) cache: Option<PathBuf>,
    /// Keep nothing that can be found again, and use nothing of it
    #[arg(long, global = true)]
    pub(super) no_cache: bool,
    /// Which keys: default, or as in newsboat or less
    #[arg(long, global = true, value_name = "PRESET", value_parser = preset(), hide_possible_values = true)]
    pub(super) keys: Option<Preset>,
    /// Colours: ansi (the terminal's own 16), dark, light, or mono
    #[arg(long, global = true, value_name = "THEME", value_parser = theme(), hide_possible_values = true)]
    pub(super) theme: Option<ThemeName>,
    /// Draw rules and marks in ASCII only
    #[arg(long, global = true)]
    pub(super) ascii: bool,
    /// No screen: each line typed is answered in lines, for screen readers and logs; also with ACCESSIBLE=1
    #[arg(long, global = true)]
    pub(super) plain: bool,
    /// Let the mouse scroll and choose; the terminal's own selection then needs Shift
    #[arg(long, global = true)]
    pub(super) mouse: bool,
    /// Index the words of all texts first, or in the background of the screen, and find them by it from then on
    #[arg(long, global = true)]
    pub(super) index: bool,
    /// Do not look for names; those given in the records stay
    #[arg(long, global = true)]
    pub(super) no_entities: bool,
    /// Whose names: given (those of the records, ours where there are none), ours, or both, compared
    #[arg(long, global = true, value_name = "WHOSE", value_parser = whose(), hide_possible_values = true)]
    pub(super) entities: Option<Whose>,
    /// Look for names by rules alone, without the trained tagger: faster, and finds less
    #[arg(long, global = true)]
    pub(super) no_model: bool,
}

/// Which files, and how they are read.
#[derive(Debug, Args, Default, Clone)]
pub(super) struct Files {
    /// Files, folders, globs, or - for standard input; none: what the screen had open last, at first the built-in sample
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) reading: Reading,
}

/// Which articles.
#[derive(Debug, Args, Default, Clone)]
pub(super) struct Selection {
    #[command(flatten)]
    pub(super) files: Files,
    /// Only articles that match, as typed in the filter: 'minister after:2024-03'; or a saved query: @name
    #[arg(short, long, value_name = "QUERY", allow_hyphen_values = true)]
    pub(super) query: Option<String>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// List matching articles in order
    List(List),
    /// Show one article
    Show(Show),
    /// List who and what is named
    Entities(Entities),
    /// Say what was made of the files: shape, fields, counts, what was left out and why
    Inspect(Inspect),
    /// Write matching articles to a file
    Export(Export),
    /// Add entities and quotes to JSON Lines as they stream through
    Extract(Extract),
    /// Print the completions of a shell
    Completions(Completions),
    /// Print the man page
    Man,
    /// Print the keys
    Keys(KeysPage),
    /// Print the settings in force
    Config,
    /// Say what is kept to start faster, throw it away, or say how much it may be
    #[command(subcommand)]
    Cache(Cache),
    /// Print a picture of the screen as SVG
    #[command(hide = true)]
    Picture(Picture),
}

/// `cache`: what can be found again, kept so that the next start is faster.
#[derive(Debug, Clone, Copy, Subcommand)]
pub(super) enum Cache {
    /// List what is kept
    List,
    /// Throw all of it away
    Clear,
    /// Print how many bytes it may have, or set that
    Limit {
        /// Bytes, or with a unit: 500M, 2 GiB
        #[arg(value_name = "SIZE", value_parser = parse_bytes)]
        bytes: Option<u64>,
    },
}

/// `picture`.
#[derive(Debug, Args)]
pub(super) struct Picture {
    /// Files, folders or globs; none: the built-in sample
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(super) paths: Vec<PathBuf>,
    /// Columns and rows
    #[arg(long, value_name = "SIZE", default_value = "120x40", value_parser = parse_size)]
    pub(super) size: (u16, u16),
    /// Keys to press first, as the key table names them, apart by blanks
    #[arg(long, value_name = "KEYS", default_value = "")]
    pub(super) press: String,
}

/// `list`.
#[derive(Debug, Args)]
pub(super) struct List {
    #[command(flatten)]
    pub(super) selection: Selection,
    #[command(flatten)]
    pub(super) order: Order,
    /// At most N articles
    #[arg(long, value_name = "N")]
    pub(super) limit: Option<usize>,
    /// Only how many articles match, as grep -c
    #[arg(short = 'c', long, conflicts_with_all = ["limit", "format", "sort"])]
    pub(super) count: bool,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: TableFormat,
}

/// The order of articles.
#[derive(Debug, Args, Clone, Copy)]
pub(super) struct Order {
    /// score, date, outlet, section, headline or file; a leading - turns it round (-date: newest first); several
    /// with commas between
    #[arg(long, value_name = "KEYS", allow_hyphen_values = true, value_parser = super::order::parse)]
    pub(super) sort: Option<crate::query::Order>,
}

/// `show`.
#[derive(Debug, Args)]
pub(super) struct Show {
    #[command(flatten)]
    pub(super) files: Files,
    /// The article's id, as `dateline list --format jsonl` prints it
    #[arg(long, value_name = "ID", allow_hyphen_values = true)]
    pub(super) id: String,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: ArticleFormat,
    /// Columns of the text (default: the terminal's, at most 80)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) width: Option<u16>,
}

#[expect(clippy::unnecessary_wraps, reason = "a parser of arguments may refuse")]
fn trimmed(written: &str) -> Result<String, std::convert::Infallible> {
    Ok(written.trim().to_owned())
}

/// `entities`.
#[derive(Debug, Args)]
pub(super) struct Entities {
    #[command(flatten)]
    pub(super) selection: Selection,
    /// For each article, or for the whole corpus
    #[arg(long, value_name = "WHAT", default_value = "article")]
    pub(super) by: By,
    /// Only these labels, in any case: PERSON,ORG
    #[arg(long, value_name = "LABEL", value_delimiter = ',', value_parser = trimmed)]
    pub(super) label: Vec<String>,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: TableFormat,
}

/// `inspect`.
#[derive(Debug, Args)]
pub(super) struct Inspect {
    #[command(flatten)]
    pub(super) files: Files,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: ReportFormat,
}

/// `export`.
#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(flatten)]
    pub(super) selection: Selection,
    /// Where to; the ending says how: .jsonl, .json, .csv or .md
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) to: PathBuf,
    #[command(flatten)]
    pub(super) order: Order,
}

/// `extract`.
#[derive(Debug, Args)]
pub(super) struct Extract {
    /// JSON Lines, one article a line; none or -: standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) file: Option<PathBuf>,
    /// The input is the plain text of one article, or of several in wire form
    #[arg(long)]
    pub(super) text: bool,
    #[command(flatten)]
    pub(super) reading: Reading,
}

/// `completions`.
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// Which shell
    #[arg(value_name = "SHELL")]
    pub(super) shell: clap_complete::Shell,
}

/// `keys`.
#[derive(Debug, Args)]
pub(super) struct KeysPage {
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: KeysFormat,
    /// The forms of a query instead of the keys
    #[arg(long)]
    pub(super) queries: bool,
}

/// How many lines are printed. `json` is taken for `jsonl`: one object a line is what every command prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum TableFormat {
    Text,
    #[value(alias = "json")]
    Jsonl,
    Csv,
}

/// How one article is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ArticleFormat {
    Text,
    #[value(alias = "jsonl")]
    Json,
    #[value(alias = "markdown")]
    Md,
}

/// How a report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    Text,
    #[value(alias = "jsonl")]
    Json,
}

/// How the keys are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum KeysFormat {
    Text,
    #[value(alias = "md")]
    Markdown,
}

/// What entities are listed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum By {
    Article,
    Corpus,
}

/// The names of the presets.
fn preset() -> impl TypedValueParser<Value = Preset> {
    PossibleValuesParser::new(Preset::ALL.map(Preset::name))
        .map(|name| Preset::named(&name).unwrap_or_default())
}

/// The names of the themes.
fn theme() -> impl TypedValueParser<Value = ThemeName> {
    PossibleValuesParser::new(ThemeName::ALL.map(ThemeName::name))
        .map(|name| ThemeName::named(&name).unwrap_or_default())
}

/// Whose names count.
fn whose() -> impl TypedValueParser<Value = Whose> {
    PossibleValuesParser::new(Whose::ALL.map(Whose::name))
        .map(|name| Whose::named(&name).unwrap_or_default())
}

impl Global {
    /// What was said, for the settings to be resolved from.
    pub(super) fn flags(&self) -> Flags {
        Flags {
            theme: self.theme,
            is_ascii: self.ascii,
            is_plain: self.plain,
            preset: self.keys,
            has_mouse: self.mouse,
            no_entities: self.no_entities,
            no_model: self.no_model,
            whose: self.entities,
            has_index: self.index,
            config: self.config.clone(),
            state: self.state.clone(),
            cache: self.cache.clone(),
            no_cache: self.no_cache,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Arguments, Command};
    use clap::{CommandFactory, Parser};
    use std::path::PathBuf;

    fn parsed(words: &[&str]) -> Arguments {
        Arguments::try_parse_from([&["dateline"], words].concat()).unwrap()
    }

    #[test]
    fn the_definition_holds_together() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_path_needs_no_command() {
        let arguments = parsed(&["somefile.json", "-q", "geneva"]);
        assert!(arguments.command.is_none());
        assert_eq!(
            arguments.selection.files.paths,
            [PathBuf::from("somefile.json")]
        );
        assert_eq!(arguments.selection.query.as_deref(), Some("geneva"));
    }

    #[test]
    fn a_path_named_like_a_command_is_written_with_its_folder() {
        assert!(parsed(&["./list"]).command.is_none());
        assert!(matches!(parsed(&["list"]).command, Some(Command::List(_))));
        assert!(parsed(&["news.json", "list"]).command.is_none());
    }

    #[test]
    fn settings_stand_before_or_after_the_command() {
        assert!(parsed(&["--ascii", "list", "a.json"]).global.ascii);
        assert!(parsed(&["list", "a.json", "--ascii"]).global.ascii);
    }

    #[test]
    fn a_query_before_the_command_is_refused_and_not_lost() {
        assert!(parsed(&["-q", "x", "list"]).misplaced().is_some());
        assert!(parsed(&["list", "-q", "x"]).misplaced().is_none());
        assert!(parsed(&["--follow", "list"]).misplaced().is_some());
    }

    #[test]
    fn a_query_may_begin_with_a_minus() {
        let Some(Command::List(list)) =
            parsed(&["list", "-q", "-court", "--sort", "-date"]).command
        else {
            panic!("not the command that was typed");
        };
        assert_eq!(list.selection.query.as_deref(), Some("-court"));
        assert!(list.order.sort.is_some());
    }
}
