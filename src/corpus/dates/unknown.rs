//! Why a date stays unknown. An honest reason is worth more than a guess that is wrong in one archive of ten.

use std::fmt;

/// Why nothing is known of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub(crate) enum Unknown {
    /// No form fits.
    #[default]
    NoDate,
    /// `03/04/2020` in an archive where no value settles which is the day.
    Order,
    /// `7 Jul 25`: two-digit years come round again.
    Century,
    /// `2025`.
    OnlyYear,
    /// `July 2025`.
    OnlyMonth,
    /// `2025-W28`.
    OnlyWeek,
    /// `July 7`.
    NoYear,
    /// `2 hours ago`.
    Relative,
    /// `2025-02-30`.
    NoSuchDay,
    /// Later than next year.
    Future,
    /// Before the year 1000.
    Ancient,
    /// Another calendar than the Gregorian.
    Calendar,
    /// `7 July 2025 - 9 July 2025`.
    Several,
}

impl fmt::Display for Unknown {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::NoDate => "not a date in any known form",
            Self::Order => "order of day and month not settled",
            Self::Century => "century of a two-digit year not settled",
            Self::OnlyYear => "a year without month and day",
            Self::OnlyMonth => "a month without a day",
            Self::OnlyWeek => "a week without a day",
            Self::NoYear => "a day without a year",
            Self::Relative => "told from a moment that is not known",
            Self::NoSuchDay => "no such day",
            Self::Future => "later than next year",
            Self::Ancient => "before the year 1000",
            Self::Calendar => "of another calendar",
            Self::Several => "more than one date",
        })
    }
}
