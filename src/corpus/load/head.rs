//! The head of a file: opened, read as far as it takes to see where its records are, and no further.

use super::{Options, table::Table};
use crate::corpus::{
    archive::{self, Archive, Listing},
    decode::{Intake, Opening},
    discover::Target,
    file_names, instead,
    joins::Joins,
    layout::{self, Layout, RecordForm},
    mapping::Told,
    reject::Reason,
    sample::{self, Bytes, Head, Prose, Sample},
    scan::Window,
    source::Source,
    spool::Room,
    step::Step,
};

use serde_json::{Value, json};
use std::path::Path;

/// Bytes read before anything is decided: enough for a first screen.
const HEAD: usize = 128 << 10;
/// Heads tried when the first does not show where the records are.
const MORE_HEAD: [usize; 2] = [2 << 20, 16 << 20];
/// Bytes read behind a head in which nothing is found.
const AHEAD: usize = 256 << 20;
/// Values in a head at which a longer one would cost more memory than it could tell: two million of `{"a":1}` take a
/// gigabyte.
const CROWD: usize = 200_000;
/// More than the rest of any small file.
const REST: usize = (super::SMALL as usize) + 1;
/// Records seen at which the part of a value that is here is enough to decide.
const CLEAR: usize = 8;

/// Why a file gives nothing.
#[derive(Debug, Clone)]
pub(crate) struct Refusal {
    pub(crate) reason: Reason,
    /// The file lay in a directory and is plainly no JSON: nobody asked for it.
    pub(crate) is_silent: bool,
}

/// What gives nothing as it is.
#[derive(Debug)]
pub(crate) enum Unread {
    /// It cannot be read.
    Refused(Refusal),
    /// It is an archive, and each of its entries is a file.
    Archive(Listing),
}

/// What a file is.
#[derive(Debug)]
pub(crate) enum Kind {
    /// Wire text.
    Text,
    /// JSON whose records are reached so.
    Json(Box<Sample>, Layout),
}

/// A file whose head is understood.
#[derive(Debug)]
pub(crate) struct Headed {
    pub(crate) intake: Intake,
    pub(crate) window: Window,
    /// What ended the file early.
    pub(crate) failure: Option<Reason>,
    /// Offset of the first byte of its records.
    pub(crate) start: u64,
    pub(crate) kind: Kind,
    /// It was understood by all of its bytes: once it has more of them it may be understood otherwise.
    pub(crate) is_seen_whole: bool,
    /// Where what must be kept of it is kept.
    pub(crate) room: Room,
}

enum Undecided {
    /// A longer head may tell.
    Longer(usize),
    /// It may be a table of columns under these steps; if not, the reason holds.
    Table(Box<(Sample, Vec<Step>, Reason)>),
    No(Reason),
}

impl Undecided {
    /// The same, or where a pipe has brought too little to refuse it, that more may tell.
    fn unless(self, is_early: bool) -> Self {
        match self {
            Self::No(_) if is_early => Self::Longer(HEAD),
            other => other,
        }
    }
}

impl Headed {
    /// Opens a file and understands its head.
    pub(crate) fn open(target: &Target, options: &Options, room: &Room) -> Result<Self, Unread> {
        let refuse = |reason: Reason| {
            let is_silent = is_somebody_elses(target, &reason);
            Unread::Refused(Refusal { reason, is_silent })
        };
        let cap = options.expansion_cap;
        match Intake::open(target, cap, room).map_err(refuse)? {
            Opening::Stream(intake) => Self::begin(intake, target, options, room).map_err(refuse),
            Opening::Archive(source) => {
                let path = target.path();
                let listing = archive::list(Archive { path, source }, cap).map_err(refuse)?;
                Err(Unread::Archive(listing))
            }
        }
    }

    /// Understands the head of an open file.
    fn begin(
        mut intake: Intake,
        target: &Target,
        options: &Options,
        room: &Room,
    ) -> Result<Self, Reason> {
        let prose = welcome(target);
        let mut window = Window::new(intake.start);
        let mut failure = intake.more(&mut window.bytes, HEAD).err();
        loop {
            let bytes = Bytes {
                head: &window.bytes,
                is_all: intake.is_ended(),
                prose,
            };
            let is_early = intake.is_at_lull() && window.bytes.len() < HEAD;
            let kind = understand(bytes, &intake.source, &options.told);
            match kind.map_err(|why| why.unless(is_early)) {
                Ok(kind) => {
                    look_behind(&mut intake, target, &kind);
                    let skip = match &kind {
                        Kind::Text => 0,
                        Kind::Json(sample, _) => sample.start as u64,
                    };
                    let start = window.base() + skip;
                    return Ok(Self {
                        is_seen_whole: intake.is_ended(),
                        intake,
                        window,
                        failure,
                        start,
                        kind,
                        room: room.clone(),
                    });
                }
                Err(Undecided::Table(table)) => {
                    let (sample, steps, reason) = *table;
                    let start = window.base() + sample.start as u64;
                    let table =
                        Table::open(&mut intake, (start, &steps), options.record_cap, room)?;
                    return Ok(Self {
                        kind: of_table(table, sample, &steps, reason)?,
                        is_seen_whole: true,
                        intake,
                        window,
                        failure,
                        start,
                        room: room.clone(),
                    });
                }
                Err(Undecided::No(reason)) => {
                    // No wonder that nothing is found where reading itself went wrong.
                    return Err(failure.or_else(|| ahead(&mut intake)).unwrap_or(reason));
                }
                Err(Undecided::Longer(want)) => {
                    let more = want.saturating_sub(window.bytes.len());
                    failure = failure.or(intake.more(&mut window.bytes, more).err());
                }
            }
        }
    }

    /// The same with the rest of a small file read too, so that its descriptor is closed before the next are opened.
    pub(crate) fn with_the_rest(mut self) -> Self {
        if self.failure.is_none() {
            self.failure = self.intake.more(&mut self.window.bytes, REST).err();
        }
        self
    }
}

/// Takes in all of a packed file whose records refer to what may stand behind its head. Not of a pipe: its end may be far.
fn look_behind(intake: &mut Intake, target: &Target, kind: &Kind) {
    if let Kind::Json(sample, layout) = kind
        && !matches!(target, Target::Input)
        && Joins::may_lie_behind(sample, layout)
    {
        // What goes wrong is told once the records before it are read.
        let _ = intake.take_in_rest();
    }
}

/// What goes wrong behind a head of a packed file in which nothing is found: it may be a bomb, and of that the limit is told.
fn ahead(intake: &mut Intake) -> Option<Reason> {
    let mut rest = Vec::new();
    let mut read = 0;
    while !intake.notes.is_empty() && !intake.is_ended() && read < AHEAD {
        rest.clear();
        if let Err(reason) = intake.more(&mut rest, MORE_HEAD[0]) {
            return Some(reason);
        }
        read += rest.len();
    }
    None
}

fn understand(bytes: Bytes<'_>, source: &Source, told: &Told) -> Result<Kind, Undecided> {
    let longer = MORE_HEAD
        .into_iter()
        .find(|want| *want > bytes.head.len())
        .filter(|_| !bytes.is_all);
    let mut sample = match sample::look(bytes).map_err(Undecided::No)? {
        Head::Text => return Ok(Kind::Text),
        Head::Json(sample) => sample,
    };
    // No line of it can be read, and each is told.
    if sample.is_lines && sample.values.is_empty() {
        return Ok(Kind::Json(Box::new(sample), Layout::default()));
    }
    if sample.is_lines && matches!(source, Source::File(_)) {
        let further = sample::elsewhere(source, &sample.values);
        if !further.is_empty() && place(&sample, told).is_err() {
            // The head is of something else, a log or the users of a forum.
            sample.values = further;
        } else {
            sample.values.extend(further);
        }
    }
    let place = place(&sample, told);
    if let Some(steps) = may_be_table(&sample, &place, longer.is_none()) {
        let reason = Reason::NotArticles(instead::describe(&sample.values));
        return Err(Undecided::Table(Box::new((sample, steps, reason))));
    }
    let longer = longer.filter(|_| !is_crowded(&sample.values));
    match (place, longer) {
        (Err(reason), None) => Err(Undecided::No(sample.refusal.unwrap_or(reason))),
        (Err(_), Some(want)) => Err(Undecided::Longer(want)),
        // A list that has only begun may be a satellite before the real one.
        (Ok((_, count)), Some(want)) if sample.is_partial && count < CLEAR => {
            Err(Undecided::Longer(want))
        }
        (Ok((layout, _)), _) => Ok(Kind::Json(Box::new(sample), layout)),
    }
}

/// Whether a sample has so many values that more of them are not wanted.
fn is_crowded(values: &[Value]) -> bool {
    let mut waiting: Vec<&Value> = values.iter().collect();
    let mut count = 0;
    while let Some(value) = waiting.pop() {
        count += 1;
        match value {
            Value::Array(list) => waiting.extend(list),
            Value::Object(map) => waiting.extend(map.values()),
            _ => {}
        }
        if count > CROWD {
            return true;
        }
    }
    false
}

/// Where the records are, by the user's word or by their looks, and how many of them are in sight.
fn place(sample: &Sample, told: &Told) -> Result<(Layout, usize), Reason> {
    if let Some(way) = &told.records {
        return layout::told(way, &sample.values)
            .map_err(|unknown| Reason::NothingThere(way.to_string(), unknown.nearest));
    }
    let begun = |layout: Layout| {
        if sample.is_partial {
            layout.going_on(&sample.values)
        } else {
            layout
        }
    };
    layout::find(&sample.values)
        .map(|place| (begun(place.layout), place.count))
        .or_else(|| layout::with_fields(&told.roles, &sample.values))
        .ok_or_else(|| Reason::NotArticles(instead::describe(&sample.values)))
}

/// The way to what may be a table of columns that is longer than the head of its file.
fn may_be_table(
    sample: &Sample,
    place: &Result<(Layout, usize), Reason>,
    is_longest: bool,
) -> Option<Vec<Step>> {
    let may_be = match place {
        Ok((layout, _)) if is_longest && layout.steps.is_empty() => true,
        Ok((layout, _)) => matches!(layout.form, RecordForm::Text | RecordForm::Columns),
        Err(reason) => is_longest && matches!(reason, Reason::NotArticles(_)),
    };
    let value = sample
        .values
        .first()
        .filter(|_| may_be && sample.is_partial)?;
    layout::may_be_columns(value)
}

/// What a table of columns is that is longer than the head of its file, by its first rows.
fn of_table(
    mut table: Table,
    mut sample: Sample,
    steps: &[Step],
    reason: Reason,
) -> Result<Kind, Reason> {
    let wrap =
        |value: Value, step: &Step| json!({ step.to_string().trim_start_matches('.'): value });
    let value = steps.iter().rev().fold(table.head()?, wrap);
    sample.values = vec![value];
    let place = layout::find(&sample.values).ok_or(reason.clone())?;
    if place.layout.form != RecordForm::Columns {
        return Err(reason);
    }
    Ok(Kind::Json(Box::new(sample), place.layout))
}

/// Files that go with others and are no articles, whatever their text looks like.
const NOTICES: [&str; 14] = [
    "readme",
    "license",
    "licence",
    "copying",
    "notice",
    "changelog",
    "changes",
    "requirements",
    "robots",
    "humans",
    "security",
    "authors",
    "contributing",
    "todo",
];

/// Which text without a header is an article: any in a file that calls itself a text and was named, of those met on the way
/// one that begins with a headline. In any other file, and through a pipe, prose is what a scraper or a server says when it
/// fails.
fn welcome(target: &Target) -> Prose {
    let (path, welcome) = match target {
        Target::Named(path) => (path, Prose::Any),
        Target::Found(path) => (path, Prose::Headed),
        Target::Member(member) => (&member.name, Prose::Headed),
        _ => return Prose::None,
    };
    let is_text = file_names::ending(path).as_deref() == Some("txt");
    let is_welcome = is_text && (welcome == Prose::Any || !is_notice(path));
    if is_welcome { welcome } else { Prose::None }
}

/// Whether a text is about the files beside it, by its name.
fn is_notice(path: &Path) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let mut notices = NOTICES.iter();
    notices.any(|notice| stem.eq_ignore_ascii_case(notice))
}

/// Files nobody would call JSON, met while walking a directory or an archive.
fn is_somebody_elses(target: &Target, reason: &Reason) -> bool {
    let path = match target {
        Target::Found(path) => path,
        Target::Member(member) => &member.name,
        _ => return false,
    };
    let ending = file_names::ending(path).unwrap_or_default();
    // A text may well be an article: its reader is told that it is not among them.
    let is_loose = match ending.as_str() {
        "txt" => is_notice(path) || *reason == Reason::EmptyFile,
        ending => matches!(ending, "" | "js" | "zip"),
    };
    let is_other = matches!(
        reason,
        Reason::NotJson(_)
            | Reason::Python
            | Reason::EmptyFile
            | Reason::NotArticles(_)
            | Reason::NotAFile(_)
            | Reason::NoEntries
    );
    is_loose && is_other
}
