//! How sure it is that a field plays its role, and why.

use super::Confidence;
use crate::corpus::fields::{By, Choice, Role};

/// Filled in so many records a field is as good as always filled.
const NEARLY_ALL: f32 = 0.9;
/// The score of a field that no name speaks for.
const NAMELESS: f32 = 20.0;

/// Why, where the user says so.
pub(super) const TOLD: &str = "as told";

/// How sure it is that a field plays a role, and why in a few words.
pub(super) fn sure(role: Role, by: By, choice: &Choice) -> (Confidence, &'static str) {
    if by != By::Detected {
        return (Confidence::High, TOLD);
    }
    // Of an article there is always a headline, a text and a date; what else may be missing is no sign of a wrong field.
    let is_due = matches!(role, Role::Headline | Role::Body | Role::Published);
    let is_named = !(choice.is_weak && choice.score <= NAMELESS);
    match (choice.is_weak, choice.coverage) {
        _ if !is_named => (
            Confidence::Low,
            "told by what stands there, not by its name",
        ),
        _ if role == Role::Body && choice.is_stub => {
            (Confidence::Low, "a summary where the text should be")
        }
        (_, coverage) if is_due && coverage < 0.5 => (Confidence::Low, "empty in most records"),
        (true, _) => (Confidence::Medium, "a name that may mean something else"),
        (false, coverage) if is_due && coverage < NEARLY_ALL => {
            (Confidence::Medium, "by its name, but empty in some records")
        }
        (false, _) => (Confidence::High, "by its name"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::fields::Path;

    fn choice(is_weak: bool, score: f32, coverage: f32) -> Choice {
        Choice {
            path: Path(vec!["title".into()]),
            score,
            coverage,
            is_weak,
            is_stub: false,
            is_utc: false,
            example: String::new(),
        }
    }

    #[test]
    fn a_good_name_that_is_filled_is_sure_and_a_guess_is_low() {
        for (choice, expected) in [
            (choice(false, 90.0, 1.0), Confidence::High),
            (choice(false, 90.0, 0.8), Confidence::Medium),
            (choice(false, 90.0, 0.2), Confidence::Low),
            (choice(true, 60.0, 1.0), Confidence::Medium),
            (choice(true, NAMELESS, 1.0), Confidence::Low),
        ] {
            assert_eq!(
                sure(Role::Headline, By::Detected, &choice).0,
                expected,
                "{choice:?}"
            );
        }
        let tags = choice(false, 90.0, 0.2);
        assert_eq!(sure(Role::Tags, By::Detected, &tags).0, Confidence::High);
        let mut summary = choice(false, 90.0, 1.0);
        summary.is_stub = true;
        assert_eq!(sure(Role::Body, By::Detected, &summary).0, Confidence::Low);
    }
}
