//! Lines instead of keys: typed at a terminal that stays as it was found, or out of a pipe. The next one is read once the
//! last has been answered, so that a script is answered line by line.

use super::Input;
use crossbeam_channel::{Sender, bounded};
use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read as _},
    thread,
};

/// Longest line, in bytes; the rest is the next one.
const LONGEST: u64 = 64 << 10;

/// Starts the thread that reads lines: from standard input, or from the terminal where an archive comes from there. It
/// reads one each time it is told to; at the end it says so.
///
/// # Errors
/// There is no terminal, or no thread to be had.
pub fn read_lines(stdin_is_corpus: bool, inputs: Sender<Input>) -> io::Result<Sender<()>> {
    let source: Box<dyn BufRead + Send> = if stdin_is_corpus {
        Box::new(BufReader::new(File::open("/dev/tty")?))
    } else {
        Box::new(BufReader::new(io::stdin()))
    };
    let (more, wanted) = bounded(1);
    let run = move || {
        let mut source = source;
        while wanted.recv().is_ok() {
            let line = next(&mut source);
            let is_end = line.is_none();
            let input = line.map_or(Input::End(0), Input::Line);
            if inputs.send(input).is_err() || is_end {
                return;
            }
        }
    };
    let thread = thread::Builder::new().name("lines".into());
    thread.spawn(run)?;
    Ok(more)
}

/// The next line without its end; none at the end of all.
fn next(source: &mut dyn BufRead) -> Option<String> {
    let mut bytes = Vec::new();
    let count = source.take(LONGEST).read_until(b'\n', &mut bytes);
    let line = String::from_utf8_lossy(&bytes);
    let is_there = count.is_ok_and(|count| count > 0);
    is_there.then(|| line.trim_end_matches(['\n', '\r']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, next};

    #[test]
    fn lines_come_without_their_ends_and_a_long_one_in_parts() {
        let long = "x".repeat(LONGEST as usize + 2);
        let mut source = format!("j\r\n\n/caf\u{e9}\n{long}\nq").into_bytes();
        source.push(0xff);
        let mut source = source.as_slice();
        let lines: Vec<String> = std::iter::from_fn(|| next(&mut source)).collect();
        let (first, rest) = (long.split_at(LONGEST as usize).0, "xx".to_owned());
        let expected = ["j", "", "/caf\u{e9}", first, &rest, "q\u{fffd}"];
        assert_eq!(lines, expected);
    }
}
