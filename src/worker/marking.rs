//! Who works for what the reader does with articles: one does it, one keeps it, one notices what others do.

use super::{
    desk::Desk, judge::Underway, mark::MarkMaking, marked::Marked, save::Saving, slots::SaveJob,
    watch,
};
use std::{io, path::PathBuf, sync::Arc};

/// Gets them ready; a folder that is `watched` is the one the marks are kept in.
///
/// # Errors
/// The system gives no more threads.
pub(super) fn staff(
    marked: &Arc<Marked>,
    underway: &Arc<Underway>,
    watched: Option<PathBuf>,
    desk: &Desk<'_>,
) -> io::Result<()> {
    let mut making = MarkMaking::new(marked.clone());
    let kept = underway.clone();
    desk.staff("mark", &desk.slots.mark, move |slots, out| {
        making.next(slots, &kept, out);
    });
    let mut saving = Saving::new(marked.clone());
    let kept = underway.clone();
    desk.staff("save", &desk.slots.save, move |slots, out| {
        saving.next(slots, &kept, out);
    });
    let Some(state) = watched else {
        return Ok(());
    };
    let slots = desk.slots.clone();
    watch::marks::start(state, move || {
        slots.save.add(SaveJob::default(), SaveJob::add);
    })
}
