//! The files of a part, as tantivy wants them: in memory while it is made, afterwards stretches of one sealed file.

use super::super::sealed::Sealed;
use std::{
    collections::BTreeMap,
    io::{self, Write},
    ops::Range,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tantivy::{
    Directory, HasLen,
    directory::{
        AntiCallToken, FileHandle, FileSlice, OwnedBytes, TerminatingWrite, WatchCallback,
        WatchHandle, WritePtr,
        error::{DeleteError, OpenReadError, OpenWriteError},
    },
};

/// They, by name.
#[derive(Debug, Clone, Default)]
pub(super) struct Files(Arc<Mutex<BTreeMap<PathBuf, FileSlice>>>);

impl Files {
    /// Files that lie in a sealed file, each in its place.
    pub(super) fn within(
        sealed: &Arc<Sealed>,
        places: impl IntoIterator<Item = (String, Range<u64>)>,
    ) -> Self {
        let whole = FileSlice::new(Arc::new(Stored(Arc::clone(sealed))));
        let place = |(name, range): (String, Range<u64>)| {
            let slice = whole.slice(range.start as usize..range.end as usize);
            (PathBuf::from(name), slice)
        };
        let places = places.into_iter().map(place);
        Self(Arc::new(Mutex::new(places.collect())))
    }

    /// The bytes of all of them, under their names.
    pub(super) fn bytes(&self) -> io::Result<Vec<(String, Vec<u8>)>> {
        let bytes = |(path, slice): (&PathBuf, &FileSlice)| {
            let name = path.to_string_lossy().into_owned();
            Ok((name, slice.read_bytes()?.to_vec()))
        };
        self.lock().iter().map(bytes).collect()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<PathBuf, FileSlice>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn slice(&self, path: &Path) -> Result<FileSlice, OpenReadError> {
        let slice = self.lock().get(path).cloned();
        slice.ok_or_else(|| OpenReadError::FileDoesNotExist(path.to_owned()))
    }
}

impl Directory for Files {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        Ok(Arc::new(self.slice(path)?))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.lock().remove(path);
        Ok(())
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        Ok(self.lock().contains_key(path))
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let sheet = Sheet {
            files: self.clone(),
            path: path.to_owned(),
            bytes: Vec::new(),
        };
        Ok(io::BufWriter::new(Box::new(sheet)))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        let bytes = self.slice(path)?.read_bytes();
        let bytes = bytes.map_err(|error| OpenReadError::wrap_io_error(error, path.to_owned()))?;
        Ok(bytes.to_vec())
    }

    fn atomic_write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.lock()
            .insert(path.to_owned(), FileSlice::from(bytes.to_vec()));
        Ok(())
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    fn watch(&self, _: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}

/// A file that is being written in memory.
struct Sheet {
    files: Files,
    path: PathBuf,
    bytes: Vec<u8>,
}

impl Write for Sheet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl TerminatingWrite for Sheet {
    fn terminate_ref(&mut self, _: AntiCallToken) -> io::Result<()> {
        let bytes = std::mem::take(&mut self.bytes);
        self.files
            .lock()
            .insert(self.path.clone(), FileSlice::from(bytes));
        Ok(())
    }
}

/// A sealed file as tantivy reads it.
#[derive(Debug)]
struct Stored(Arc<Sealed>);

impl HasLen for Stored {
    fn len(&self) -> usize {
        self.0.length() as usize
    }
}

impl FileHandle for Stored {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        let bytes = self.0.read(range.start as u64..range.end as u64)?;
        Ok(OwnedBytes::new(bytes))
    }
}
