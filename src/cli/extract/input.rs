//! The input of `extract` in lines and batches of lines. A batch is what has arrived: a slow pipe is answered line by
//! line, a file a megabyte at a time.

use crate::corpus::Compression;
use std::{
    fs::File,
    io::{self, BufRead, BufReader, IsTerminal, Read},
    os::unix::fs::FileTypeExt,
    path::Path,
};

/// Bytes asked of the input at a time.
const CHUNK: usize = 1 << 20;

/// Bytes and lines after which a batch is full.
const BATCH_BYTES: usize = 4 << 20;
const BATCH_LINES: usize = 512;

/// Most plain text read with `--text`.
const TEXT_CAP: u64 = 256 << 20;

/// What the input is read through.
pub(super) type Input = BufReader<Box<dyn Read + Send>>;

/// A line that is not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// From 1.
    pub(super) number: u64,
    /// Its bytes; how many may be, when it is over the cap.
    pub(super) bytes: Result<Vec<u8>, u64>,
}

/// Opens a file or standard input, unpacked if it is compressed.
pub(super) fn open(path: Option<&Path>) -> io::Result<Input> {
    let raw: Box<dyn Read + Send> = match path {
        Some(path) => Box::new(open_file(path)?),
        None if io::stdin().is_terminal() => {
            return Err(io::Error::other(
                "standard input is a terminal\nhint: dateline extract FILE",
            ));
        }
        None => Box::new(io::stdin()),
    };
    unpacked(raw)
}

/// Takes the compression off a stream, told by its first bytes.
fn unpacked(raw: Box<dyn Read + Send>) -> io::Result<Input> {
    let mut input: Input = BufReader::with_capacity(CHUNK, raw);
    let head = input.fill_buf()?;
    if let Some(compression) = Compression::of(head) {
        return Ok(BufReader::with_capacity(CHUNK, compression.reader(input)));
    }
    match crate::corpus::packed(head) {
        None => Ok(input),
        Some(what) => Err(io::Error::other(format!(
            "it is {what}, not a stream of records\nhint: unpack it first"
        ))),
    }
}

/// Opens a file or a named pipe; a device might never end.
fn open_file(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    let kind = file.metadata()?.file_type();
    if kind.is_dir() {
        return Err(io::Error::other(
            "it is a directory\nhint: dateline entities PATH --format jsonl",
        ));
    }
    if kind.is_char_device() || kind.is_block_device() {
        return Err(io::Error::other("it is a device"));
    }
    Ok(file)
}

/// The whole input as text.
pub(super) fn all(input: Input) -> io::Result<String> {
    let mut bytes = Vec::new();
    input.take(TEXT_CAP).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Reads lines in batches.
pub(super) struct Lines {
    input: Input,
    /// Bytes of the longest line taken, as for any record.
    cap: u64,
    number: u64,
    /// What stopped the reading, told after the lines before it are answered.
    failed: Option<io::Error>,
}

impl Lines {
    pub(super) fn new(input: Input, cap: u64) -> Self {
        Self {
            input,
            cap,
            number: 0,
            failed: None,
        }
    }

    /// The lines that have arrived, one at least; none at the end.
    pub(super) fn batch(&mut self) -> io::Result<Vec<Line>> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        let (mut batch, mut byte_count) = (Vec::new(), 0);
        while batch.len() < BATCH_LINES && byte_count < BATCH_BYTES {
            let has_waited = !batch.is_empty();
            if has_waited && memchr::memchr(b'\n', self.input.buffer()).is_none() {
                break;
            }
            match self.next() {
                Ok(Some(line)) => {
                    byte_count += line.bytes.as_ref().map_or(0, Vec::len);
                    batch.push(line);
                }
                Ok(None) => break,
                Err(error) if batch.is_empty() => return Err(error),
                Err(error) => {
                    self.failed = Some(error);
                    break;
                }
            }
        }
        Ok(batch)
    }

    /// The next line that is not blank.
    fn next(&mut self) -> io::Result<Option<Line>> {
        loop {
            let mut bytes = Vec::new();
            self.input
                .by_ref()
                .take(self.cap + 1)
                .read_until(b'\n', &mut bytes)?;
            if bytes.is_empty() {
                return Ok(None);
            }
            self.number += 1;
            if bytes.len() as u64 > self.cap && !bytes.ends_with(b"\n") {
                self.input.skip_until(b'\n')?;
                return Ok(Some(Line {
                    number: self.number,
                    bytes: Err(self.cap),
                }));
            }
            let trimmed = bytes
                .strip_prefix(b"\xef\xbb\xbf")
                .unwrap_or(&bytes)
                .trim_ascii();
            // What parts records in RFC 7464.
            let trimmed = trimmed
                .strip_prefix(b"\x1e")
                .unwrap_or(trimmed)
                .trim_ascii();
            if !trimmed.is_empty() {
                return Ok(Some(Line {
                    number: self.number,
                    bytes: Ok(trimmed.to_vec()),
                }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CHUNK, Line, Lines};
    use std::io::{self, BufReader, Read};

    const CAP: u64 = 1 << 20;

    fn lines(input: impl Read + Send + 'static) -> Lines {
        Lines::new(BufReader::with_capacity(CHUNK, Box::new(input)), CAP)
    }

    fn texts(lines: &mut Lines) -> Vec<(u64, String)> {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let batch = lines.batch().unwrap();
        batch
            .into_iter()
            .map(|line| (line.number, line.bytes.map(text).unwrap_or_default()))
            .collect()
    }

    /// Delivers a piece at a time, as a pipe does, and then fails.
    struct Pieces(Vec<&'static [u8]>);

    impl Read for Pieces {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            if self.0.is_empty() {
                return Err(io::Error::other("gone"));
            }
            self.0.remove(0).read(buffer)
        }
    }

    #[test]
    fn blank_lines_are_counted_and_passed_over() {
        let mut lines = lines(&b"\xef\xbb\xbf{}\r\n\n  [] \nend"[..]);
        assert_eq!(texts(&mut lines), [(1, "{}".into()), (3, "[]".into())]);
        assert_eq!(texts(&mut lines), [(4, "end".into())]);
        assert_eq!(texts(&mut lines), []);
    }

    #[test]
    fn a_slow_pipe_is_answered_with_what_has_arrived() {
        let mut lines = lines(Pieces(vec![b"one\ntw", b"o\nthree\n"]));
        assert_eq!(texts(&mut lines), [(1, "one".into())]);
        assert_eq!(texts(&mut lines), [(2, "two".into()), (3, "three".into())]);
        assert!(lines.batch().is_err());
    }

    #[test]
    fn a_line_over_the_cap_costs_that_line_only() {
        let long = vec![b'x'; CAP as usize + 10];
        let mut lines = lines(io::Cursor::new([&long[..], b"\nshort\n"].concat()));
        let batch = lines.batch().unwrap();
        assert_eq!(
            batch[0],
            Line {
                number: 1,
                bytes: Err(CAP)
            }
        );
        assert_eq!(
            batch[1],
            Line {
                number: 2,
                bytes: Ok(b"short".to_vec())
            }
        );
    }
}
