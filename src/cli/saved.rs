//! `-q @name`: a query that the user saved on the screen, by its name.

use super::output::complain;
use crate::store::queries;
use anyhow::bail;
use std::{borrow::Cow, path::Path};

/// Names told where none fits.
const TOLD: usize = 10;

/// The query as it would be typed: that of a name, any other as it is.
///
/// # Errors
/// No saved query is called so.
pub(super) fn query<'q>(
    typed: Option<&'q str>,
    state: Option<&Path>,
) -> anyhow::Result<Cow<'q, str>> {
    let typed = typed.unwrap_or_default();
    let Some(name) = typed.trim().strip_prefix('@') else {
        return Ok(Cow::Borrowed(typed));
    };
    let loaded = queries::load(state);
    if let Some(problem) = &loaded.problem {
        complain(problem);
    }
    let all = loaded.kept;
    if let Some(saved) = all.iter().find(|saved| saved.is_called(name)) {
        return Ok(Cow::Owned(saved.query.clone()));
    }
    let names: Vec<String> = all
        .iter()
        .take(TOLD)
        .map(|saved| format!("`{}`", saved.name))
        .collect();
    let there_are = match all.len() {
        0 => "there are none yet, `S` in the window of `@` saves one".to_owned(),
        count if count > TOLD => format!("there are {} and more", names.join(", ")),
        _ => format!("there are {}", names.join(", ")),
    };
    bail!(
        "no saved query is called `{name}`: {there_are}\nhint: to look for the word itself: \"'@{name}\""
    );
}
