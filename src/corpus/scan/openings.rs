//! How the records of a file open: the mark by which a record is known again where the order around it is lost.

/// Different openings remembered; writers that sort no keys have a few.
const MOST: usize = 8;
/// Records looked at.
const LOOKED_AT: u32 = 64;
/// Longest first key; a longer one is damage.
const LONGEST: usize = 80;
/// Most blanks between a brace and the first key.
const BLANKS: usize = 64;

/// The first keys of records, in their quotes, each once.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Openings {
    known: Vec<Box<[u8]>>,
    looked_at: u32,
    /// The head of the file is damaged: brackets may be missing around records.
    pub(crate) is_doubtful: bool,
}

impl Openings {
    /// The first key of an object, in its quotes; empty where it has none that is plain.
    pub(crate) fn key(object: &[u8]) -> &[u8] {
        let inside = object
            .strip_prefix(b"{")
            .unwrap_or_default()
            .trim_ascii_start();
        let end = inside
            .strip_prefix(b"\"")
            .and_then(|key| memchr::memchr2(b'"', b'\\', key))
            .filter(|length| *length <= LONGEST);
        end.and_then(|length| inside.get(..length + 2))
            .filter(|key| key.ends_with(b"\""))
            .unwrap_or_default()
    }

    /// Looks at a record that seems whole.
    pub(crate) fn learn(&mut self, record: &[u8]) {
        if self.looked_at == LOOKED_AT || self.known.len() == MOST {
            return;
        }
        self.looked_at += 1;
        let key = Self::key(record);
        if !key.is_empty() && !self.known.iter().any(|known| **known == *key) {
            self.known.push(key.into());
        }
    }

    /// Whether `bytes` begin as a record does.
    pub(super) fn begin(&self, bytes: &[u8]) -> bool {
        let key = Self::key(bytes);
        self.known.iter().any(|known| **known == *key)
    }

    /// Bytes that are enough to tell.
    pub(super) const fn enough() -> usize {
        LONGEST + BLANKS
    }

    /// Where the first record opens in `bytes`.
    pub(crate) fn find(&self, bytes: &[u8]) -> Option<usize> {
        let found = self.known.iter().filter_map(|key| {
            memchr::memmem::find_iter(bytes, key).find_map(|at| brace_before(bytes, at))
        });
        found.min()
    }

    /// Where records open in `bytes`, all of them in order.
    pub(crate) fn all(&self, bytes: &[u8]) -> Vec<usize> {
        let found = self.known.iter().flat_map(|key| {
            memchr::memmem::find_iter(bytes, key).filter_map(|at| brace_before(bytes, at))
        });
        let mut found: Vec<usize> = found.collect();
        found.sort_unstable();
        found
    }
}

/// The brace before a key, with nothing but blanks between.
fn brace_before(bytes: &[u8], key: usize) -> Option<usize> {
    let before = bytes.get(key.saturating_sub(BLANKS)..key)?;
    let blanks = before
        .iter()
        .rev()
        .take_while(|byte| byte.is_ascii_whitespace())
        .count();
    let brace = key.checked_sub(blanks + 1)?;
    (bytes.get(brace) == Some(&b'{')).then_some(brace)
}
