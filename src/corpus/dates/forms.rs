//! The table of forms, in the order in which they are tried: the commonest first, and before a form whatever it would
//! misread.

use super::{Asked, Reading, digits, figures, label, program, spoken, year_first};

/// The name of a form the user described.
pub(super) const GIVEN: &str = "as told by --date-format";
/// The name of the commonest form.
pub(super) const YEAR_FIRST: &str = "year first";
/// The name of a date that is no text.
pub(super) const PARTS: &str = "numbers by name or place";

/// One way to write a date.
pub(super) struct Form {
    /// As `inspect` names it.
    pub(super) name: &'static str,
    /// A date so written.
    #[cfg(test)]
    pub(super) example: &'static str,
    pub(super) read: fn(Asked<'_>) -> Reading,
}

macro_rules! form {
    ($name:expr, $example:literal, $read:expr) => {
        Form {
            name: $name,
            #[cfg(test)]
            example: $example,
            read: $read,
        }
    };
}

/// Every form.
pub(super) const FORMS: [Form; 8] = [
    form!(YEAR_FIRST, "2025-07-07T17:03:00+02:00", year_first::read),
    form!("digits", "20250707170300", digits::read),
    form!("figures", "07.07.2025 17:03", figures::read),
    form!(
        "notation of a program",
        "datetime.date(2025, 7, 7)",
        program::read
    ),
    form!("years of an era", "令和7年7月7日", year_first::era),
    form!("relative", "2 hours ago", label::relative),
    form!(
        "month in letters",
        "Mon, 7 Jul 2025 17:03:00 GMT",
        spoken::read
    ),
    form!("after a label", "Updated: 2025-07-07 17:03", label::read),
];
