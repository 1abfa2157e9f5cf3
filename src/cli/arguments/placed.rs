//! Which files a command line opens, and what on it stands in the wrong place.

use super::{Arguments, Command, Files, Selection};

impl Arguments {
    /// The files that are opened, if any are.
    pub(in crate::cli) fn files(&mut self) -> Option<&mut Files> {
        Some(match &mut self.command {
            None => &mut self.selection.files,
            Some(Command::List(list)) => &mut list.selection.files,
            Some(Command::Show(show)) => &mut show.files,
            Some(Command::Entities(entities)) => &mut entities.selection.files,
            Some(Command::Inspect(inspect)) => &mut inspect.files,
            Some(Command::Export(export)) => &mut export.selection.files,
            Some(_) => return None,
        })
    }

    /// An option or path of the screen written before a command, which would otherwise be lost.
    pub(in crate::cli) fn misplaced(&self) -> Option<String> {
        self.command.as_ref()?;
        let Selection { files, query } = &self.selection;
        let option = query
            .as_ref()
            .map(|_| "--query")
            .or(files.reading.written());
        if let Some(option) = option {
            let example = if option == "--query" {
                "-q QUERY"
            } else {
                option
            };
            return Some(format!(
                "`{option}` stands before the command\nhint: write it after, as in `dateline list {example}`"
            ));
        }
        if self.follow {
            return Some("`--follow` is for the screen, not for a command".to_owned());
        }
        (!files.paths.is_empty())
            .then(|| "a path stands before the command\nhint: write it after".to_owned())
    }
}
