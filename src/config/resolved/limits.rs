//! The limits of what is read: as the file says, else the usual ones. No flag says them: who needs others needs them for
//! an archive, and at each start.

use super::{File, Limits, Origin, Settings, Sides, Stated, toml::quoted};
use crate::text::size;

/// Where each limit came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Origins {
    record: Origin,
    expansion: Origin,
    factor: Origin,
}

/// The limits in force, and where they came from.
pub(super) fn nearest(file: &File) -> (Limits, Origins) {
    let usual = Limits::default();
    let (record, record_origin) = said(file.record_limit, usual.record);
    let (expansion, expansion_origin) = said(file.expansion_limit, usual.expansion);
    let (factor, factor_origin) = said(file.expansion_factor, usual.factor);
    let limits = Limits {
        record,
        expansion,
        factor,
    };
    let origins = Origins {
        record: record_origin,
        expansion: expansion_origin,
        factor: factor_origin,
    };
    (limits, origins)
}

fn said(file: Option<Stated<u64>>, default: u64) -> (u64, Origin) {
    let sides = Sides {
        flag: None,
        file,
        environment: None,
        default,
    };
    sides.nearest()
}

/// The lines of the settings that say them.
pub(super) fn lines(settings: &Settings) -> [(&'static str, String, Origin); 3] {
    let (limits, origins) = (&settings.limits, &settings.origins.limits);
    let size = |bytes| quoted(&size::exact(bytes));
    [
        ("record-limit", size(limits.record), origins.record),
        ("expansion-limit", size(limits.expansion), origins.expansion),
        (
            "expansion-factor",
            limits.factor.to_string(),
            origins.factor,
        ),
    ]
}
