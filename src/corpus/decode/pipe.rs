//! Standard input, read as it comes: whoever writes into it may pause for hours, and what came before is wanted now.

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::{Errno, read},
    stdio::stdin,
};
use std::{
    io::{self, Read},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// How long nothing comes before what has come is handed out. A second, since by the first of it the rest is understood.
const LULL: Timespec = Timespec {
    tv_sec: 1,
    tv_nsec: 0,
};

/// The reader of it. Where it waits longer than that it fails with [`io::ErrorKind::WouldBlock`], once, and can be read on.
pub(super) struct Pipe {
    is_hasty: Arc<AtomicBool>,
    /// Something has come since it failed.
    has_come: bool,
    /// It has failed: the first time may be while its first bytes are only looked at, and they are still to be handed out.
    has_failed: bool,
}

impl Pipe {
    /// The reader, and what can be turned off: a decoder between would take the lull for the end.
    pub(super) fn open() -> (Self, Arc<AtomicBool>) {
        let is_hasty = Arc::new(AtomicBool::new(true));
        let pipe = Self {
            is_hasty: Arc::clone(&is_hasty),
            has_come: false,
            has_failed: false,
        };
        (pipe, is_hasty)
    }
}

/// Whether reading only paused.
pub(super) fn is_lull(read: &io::Result<usize>) -> bool {
    let error = read.as_ref().err();
    error.is_some_and(|error| error.kind() == io::ErrorKind::WouldBlock)
}

impl Read for Pipe {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let is_hasty = self.has_come && self.is_hasty.load(Ordering::Relaxed);
        let mut waiting = [PollFd::from_borrowed_fd(stdin(), PollFlags::IN)];
        let count = poll(&mut waiting, is_hasty.then_some(&LULL))?;
        self.has_come = count > 0 || !self.has_failed;
        if count == 0 {
            self.has_failed = true;
            return Err(Errno::WOULDBLOCK.into());
        }
        Ok(read(stdin(), bytes)?)
    }
}
