//! Looks at the files of an archive again, and takes in what has come: by adding it where that will do, else by reading
//! everything again.

use super::{
    Loaded, Progress,
    grow::{Growth, Verdict},
    loaded::Followed,
    look::{Look, Notices},
};
use std::ops::ControlFlow;

/// How far to go when files have changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zeal {
    /// Add what is new, leave the rest.
    Add,
    /// Read everything again where adding is not enough; what is not whole yet is taken as it is.
    Renew,
}

impl Loaded {
    /// Looks at the files again, at those that `notices` speak of or at all, and takes in what is new, unless
    /// `is_stopped` says meanwhile that something else is wanted. With [`Zeal::Renew`] the result is that of a fresh
    /// start, and `report` gets it as from [`Loaded::load`].
    pub fn follow(
        &mut self,
        notices: &Notices,
        zeal: Zeal,
        is_stopped: &dyn Fn() -> bool,
        report: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Followed {
        let is_closing = zeal == Zeal::Renew;
        let look = Look::at(self, notices, is_closing);
        let verdict = if self.is_doubtful {
            self.mark(&look);
            Verdict::Renew
        } else {
            Growth::new(self, look, is_closing).take_in(is_stopped)
        };
        let is_renewed = match verdict {
            Verdict::Stopped => false,
            Verdict::Renew => is_closing,
            Verdict::Added => is_closing && self.changed_count() > 0,
        };
        if is_renewed {
            self.load(report);
        } else if is_closing && verdict == Verdict::Added {
            let _ = report(Progress {
                corpus: self.merged.corpus.clone(),
                is_complete: true,
                ..Progress::default()
            });
        }
        self.standing()
    }
}
