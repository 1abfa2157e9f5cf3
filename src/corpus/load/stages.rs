//! The stages of loading one at a time, for the bench that times them. Nothing else uses them.

use super::{Options, file::Opened, head::Headed, settle::Shapes};
use crate::corpus::{dates::Dates, discover::Target, spool::Room};
use std::path::Path;

/// How many records a file has, of which none is read: the scanner alone.
pub fn scan(path: &Path) -> usize {
    count(path, Opened::next_count)
}

/// How many articles a file has, each read as far as the list needs it and dropped: the scanner and the roles.
pub fn roles(path: &Path) -> usize {
    count(path, |opened| Some(opened.next_piece()?.article_count()))
}

fn count(path: &Path, mut next: impl FnMut(&mut Opened) -> Option<usize>) -> usize {
    let (options, room) = (Options::default(), Room::default());
    let Ok(head) = Headed::open(&Target::Named(path.to_owned()), &options, &room) else {
        return 0;
    };
    let Some(settled) = Shapes::default().settle(&[&head], &options).pop() else {
        return 0;
    };
    let mut opened = Opened::new(head, settled, &options);
    std::iter::from_fn(|| next(&mut opened)).sum()
}

/// How many of some texts are dates.
pub fn dates(texts: &[String]) -> usize {
    let dates = Dates::default();
    let read = texts.iter().filter_map(|text| dates.parse(text));
    read.count()
}
