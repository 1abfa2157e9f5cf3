//! All of it in one line: `562 articles · headline.main · lead_paragraph (short) · pub_date · 3 left out`.

use crate::{
    corpus::{Confidence, Corpus, Role},
    text::count::counted,
};

/// The line for a corpus: how many, which fields of most of them are headline, text and date, what was left out. `dot`
/// stands between its parts.
pub fn headline_of(corpus: &Corpus, dot: &str) -> String {
    let groups = super::alike(corpus.files());
    let largest = groups.iter().max_by_key(|group| group.articles);
    let mut parts = vec![counted(corpus.len(), "article")];
    if let Some(group) = largest {
        for wanted in [Role::Headline, Role::Body, Role::Published] {
            let mut roles = group.account.roles.iter();
            let role = roles.find(|role| role.role == wanted && !role.path.is_empty());
            parts.extend(role.map(|role| match role.confidence {
                _ if role.is_short => format!("{} (short)", role.path),
                Confidence::Low => format!("{} (a guess)", role.path),
                Confidence::Medium | Confidence::High => role.path.clone(),
            }));
        }
        let others = groups.len() - 1;
        if others > 0 {
            parts.push(counted(others, "other shape"));
        }
    }
    let left_out = corpus.left_out();
    if left_out > 0 {
        parts.push(format!("{left_out} left out"));
    }
    parts.join(&format!(" {dot} "))
}
