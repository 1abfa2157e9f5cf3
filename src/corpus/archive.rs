//! A zip archive, read as a directory of files: its entries in the order of their names, each unpacked on its way and never
//! written anywhere. Names are only shown, so a `../` in one leads nowhere; it is left out all the same.
//!
//! The directory at the end of the archive is believed, and what it says of sizes is the limit of each entry; where it is
//! missing the entries are looked for from the start, because a download that broke off still holds most of them.

mod member;
mod salvage;

pub(crate) use member::{Member, Method};

use super::{
    compression, file_names,
    reject::Reason,
    repair,
    source::{self, Bytes, Source},
};
use rawzip::{RECOMMENDED_BUFFER_SIZE, ReaderAt, ZipArchive, ZipFileHeaderRecord, ZipLocator};
use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Entries looked at; the list of them lies in memory.
const MOST: usize = 500_000;

/// Longest name of an entry, in bytes: longer ones are of no use to anybody.
const NAME: usize = 4096;

/// An archive on the disk, in a spool, or compiled in.
#[derive(Debug)]
pub(crate) struct Archive {
    pub(crate) path: PathBuf,
    pub(crate) source: Source,
}

/// The entries of an archive.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    /// Those that may hold articles, in the order of their names.
    pub(crate) members: Vec<Arc<Member>>,
    /// What cannot be read of it: its path, or that of an entry.
    pub(crate) refusals: Vec<(PathBuf, Reason)>,
}

/// Lists the entries of an archive that together expand no further than `cap`.
pub(crate) fn list(archive: Archive, cap: (u64, u64)) -> Result<Listing, Reason> {
    let bytes = archive.source.open()?;
    let length = bytes.length().map_err(|error| source::unreadable(&error))?;
    let mut list = List {
        archive: Arc::new(archive),
        members: Vec::new(),
        others: Vec::new(),
        refusals: Vec::new(),
    };
    let mut buffer = vec![0; RECOMMENDED_BUFFER_SIZE];
    let located = ZipLocator::new().locate_in_reader(&bytes, &mut buffer, length);
    if let Ok(directory) = located {
        list.take_directory(&directory);
    } else {
        list.refuse_whole(Reason::NoDirectory);
        for (name, found) in salvage::entries(&bytes, length, MOST) {
            list.take(&name, found);
        }
    }
    list.done(compression::limit(cap, Some(length)))
}

/// What is said of an entry, whoever says it.
#[derive(Debug, Clone, Copy)]
struct Found {
    method: Method,
    is_encrypted: bool,
    /// Offset of its own header in the archive.
    offset: u64,
    packed: u64,
    /// Bytes when unpacked; none where only the end of its bytes would tell.
    size: Option<u64>,
    checksum: Option<u32>,
}

impl From<&ZipFileHeaderRecord<'_>> for Found {
    fn from(entry: &ZipFileHeaderRecord<'_>) -> Self {
        Self {
            method: Method::of(entry.compression_method().as_u16()),
            is_encrypted: entry.flags().is_encrypted(),
            offset: entry.local_header_offset(),
            packed: entry.compressed_size_hint(),
            size: Some(entry.uncompressed_size_hint()),
            checksum: Some(entry.crc32()),
        }
    }
}

/// A listing in the making.
struct List {
    archive: Arc<Archive>,
    members: Vec<Member>,
    /// Entries whose names promise nothing.
    others: Vec<Member>,
    refusals: Vec<(PathBuf, Reason)>,
}

impl List {
    fn take_directory<R: ReaderAt>(&mut self, directory: &ZipArchive<R>) {
        let mut buffer = vec![0; rawzip::MAX_CENTRAL_DIRECTORY_RECORD_SIZE];
        let mut entries = directory.entries(&mut buffer);
        loop {
            match entries.next_entry() {
                Ok(None) => return,
                Ok(Some(_)) if self.members.len() + self.others.len() >= MOST => {
                    return self.refuse_whole(Reason::TooMany(MOST));
                }
                Ok(Some(entry)) => {
                    let found = Found::from(&entry);
                    self.take(entry.file_path().as_bytes(), found);
                }
                Err(_) => {
                    let words = "the directory of the zip archive is damaged".to_owned();
                    return self.refuse_whole(Reason::BadCompression(words));
                }
            }
        }
    }

    fn take(&mut self, name: &[u8], found: Found) {
        if name.ends_with(b"/") || name.len() > NAME {
            return;
        }
        let name = tame(&repair::decode(name).0);
        if is_hidden(&name) {
            return;
        }
        let is_plausible = file_names::is_plausible(&name);
        let why_not = if found.is_encrypted {
            Some("an entry with a password")
        } else {
            found.method.unread()
        };
        if let Some(why_not) = why_not {
            if is_plausible {
                let path = self.archive.path.join(name);
                self.refusals.push((path, Reason::Packed(why_not)));
            }
            return;
        }
        let member = Member::new(&self.archive, name, found);
        let list = if is_plausible {
            &mut self.members
        } else {
            &mut self.others
        };
        list.push(member);
    }

    fn refuse_whole(&mut self, reason: Reason) {
        self.refusals.push((self.archive.path.clone(), reason));
    }

    /// The listing, cut where its entries would expand beyond `limit`.
    fn done(mut self, limit: u64) -> Result<Listing, Reason> {
        // A single file of whatever name is what somebody packed.
        if self.members.is_empty() && self.others.len() == 1 {
            self.members.append(&mut self.others);
        }
        if self.members.is_empty() && self.refusals.is_empty() {
            return Err(Reason::NoEntries);
        }
        self.members.sort_by(|a, b| a.name.cmp(&b.name));
        let mut left = limit;
        let mut left_out = 0;
        self.members.retain_mut(|member| {
            member.size = member.size.min(limit);
            let fits = member.size <= left;
            left -= if fits { member.size } else { 0 };
            left_out += u64::from(!fits);
            fits
        });
        if left_out > 0 {
            self.refuse_whole(Reason::Entries(left_out, limit));
        }
        Ok(Listing {
            members: self.members.into_iter().map(Arc::new).collect(),
            refusals: self.refusals,
        })
    }
}

/// A name as a path that leads nowhere but down.
fn tame(name: &str) -> PathBuf {
    let steps = name.split(['/', '\\']);
    let steps = steps.filter(|step| !matches!(*step, "" | "." | "..") && !step.ends_with(':'));
    let path: PathBuf = steps.collect();
    if path.as_os_str().is_empty() {
        PathBuf::from("entry")
    } else {
        path
    }
}

fn is_hidden(path: &Path) -> bool {
    path.iter()
        .any(|step| step.as_encoded_bytes().starts_with(b".") || step == "__MACOSX")
}

impl ReaderAt for Bytes {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        Self::read_at(self, offset, buffer)
    }
}

#[cfg(test)]
pub(crate) mod tests;
