//! Notices that files are written to, come and go. Sleeps in the kernel until something happens, so that an idle archive
//! costs nothing; a burst is slept through and looked at as one, so that a busy one costs little.
//!
//! Folders are watched, not files: a hundred thousand files need a handful of watches. Where nothing can be watched (a
//! file system elsewhere, no more watches to be had) the user is the clock: `is_blind` says that somebody should look when
//! they come back.

#[cfg(target_os = "linux")]
mod inotify;
// Tried on every system, used where there is no inotify.
pub(super) mod marks;
#[cfg(any(not(target_os = "linux"), test))]
mod notified;
mod pace;

#[cfg(target_os = "linux")]
pub(super) use inotify::Watch;
#[cfg(not(target_os = "linux"))]
pub(super) use notified::Watch;
