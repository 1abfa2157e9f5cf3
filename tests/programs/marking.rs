//! Marks one article after the other in a state folder and names each on standard output once it is kept, until it is
//! killed: for `marking.rs`. What is named must be there.

use dateline::{query::marks::Change, store::marks};
use std::{io::Write as _, path::PathBuf, sync::Arc};

fn main() {
    let mut words = std::env::args_os().skip(1);
    let state = words.next().map(PathBuf::from).expect("a state folder");
    let name = words.next().expect("a name").to_string_lossy().into_owned();
    let (mut book, _) = marks::load(Some(&state));
    let mut out = std::io::stdout();
    for number in 0_u64.. {
        let id: Arc<str> = format!("{name}-{number}").into();
        let done = [(Arc::clone(&id), Change::Star(true))];
        book.keep(&done, number)
            .expect("a folder that can be written");
        writeln!(out, "{id}").expect("somebody reads");
        out.flush().expect("somebody reads");
    }
}
