//! Plans of records that inherit something else than the rest of their file: those of another feed, section or day. They
//! differ only in that, and are found again by the offset of the record.

use super::Plan;
use crate::corpus::fields::{Inherited, Role};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// From which offset on which plan holds; grows while the file is loading.
#[derive(Debug, Clone, Default)]
pub(super) struct Places(Arc<Mutex<Vec<PlanFrom>>>);

/// A plan, and the offset from which on it holds.
type PlanFrom = (u64, Arc<Plan>);

impl Places {
    fn lock(&self) -> MutexGuard<'_, Vec<PlanFrom>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Plan {
    /// What may be inherited: nothing for a role the user switched off.
    pub(crate) fn allowed(&self, inherited: Inherited) -> Inherited {
        let is_on = |role: Role| !self.map.is_off(role);
        Inherited {
            section: inherited.section.filter(|_| is_on(Role::Section)),
            published: inherited.published.filter(|_| is_on(Role::Published)),
            ..inherited
        }
    }

    /// The same plan for records that inherit something else.
    pub(crate) fn within(&self, inherited: Inherited) -> Self {
        let mut map = self.map.clone();
        map.inherited = inherited;
        Self {
            form: self.form,
            layout: self.layout.clone(),
            map,
            wanted: self.wanted.clone(),
            places: Places::default(),
            usual: Arc::clone(&self.usual),
            joins: Arc::clone(&self.joins),
        }
    }

    /// Notes that `plan` holds from an offset on.
    pub(crate) fn note(&self, offset: u64, plan: &Arc<Self>) {
        let mut places = self.places.lock();
        // The tail of a file that has grown is read again.
        places.retain(|(start, _)| *start < offset);
        places.push((offset, Arc::clone(plan)));
    }

    /// What is inherited from which offset on, of the records from `start` up to before `end`; nothing where all is as in
    /// the rest of the file.
    pub(crate) fn inherited_in(&self, start: u64, end: u64) -> Vec<(u64, Inherited)> {
        let places = self.places.lock();
        let before = places.partition_point(|(from, _)| *from <= start);
        let here = places.iter().skip(before.saturating_sub(1));
        let here = here.take_while(|(from, _)| *from < end);
        here.map(|(from, plan)| (*from, plan.map.inherited.clone()))
            .collect()
    }

    /// The plan of the record at an offset, where it is another than this.
    pub(crate) fn at(&self, offset: u64) -> Option<Arc<Self>> {
        let places = self.places.lock();
        let after = places.partition_point(|(start, _)| *start <= offset);
        places
            .get(after.checked_sub(1)?)
            .map(|(_, plan)| Arc::clone(plan))
    }
}
