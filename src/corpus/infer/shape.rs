//! What the values themselves say of a role: how far they fit a name that was found, and, where no name helps, which field
//! they make the likeliest. The longest text with blanks is the body, a short line that is another in each record the
//! headline.

use super::{Choice, FieldMap, LEAST, Path, Role, Seen};
use std::collections::BTreeMap;

/// What the values add to a role, or none when they cannot play it.
pub(super) fn weight(role: Role, seen: &Seen) -> Option<f32> {
    let text = seen.share(seen.strings);
    let urls = seen.share(seen.urls);
    let has_text = text > 0.0;
    match role {
        Role::Headline => ((has_text || seen.titles > 0) && urls < 0.5).then(|| headline(seen)),
        Role::Body => body(seen, has_text && urls < 0.5),
        Role::Summary => (has_text && urls < 0.5).then_some(0.0),
        Role::Published | Role::Updated => (seen.dates > 0 || seen.objects > 0 || seen.lists > 0)
            .then_some(10.0 * seen.share(seen.dates)),
        Role::Outlet => {
            ((has_text && urls < 0.5 && seen.mean() < 120.0) || seen.objects > 0 || seen.lists > 0)
                .then_some(if seen.lists > 0 { -10.0 } else { 0.0 })
        }
        Role::Url => url(seen, has_text, urls),
        Role::Language => (has_text && seen.mean() < 30.0).then_some(0.0),
        Role::Section => {
            (seen.objects < seen.filled && seen.mean() < 80.0 && urls < 0.5).then_some(0.0)
        }
        Role::Byline | Role::Tags => Some(0.0),
        Role::Image => (urls > 0.0 || seen.objects > 0 || seen.lists > 0).then_some(10.0 * urls),
        Role::Id => (seen.lists == 0 && seen.mean() < 300.0).then_some(if seen.is_constant() {
            -60.0
        } else {
            0.0
        }),
    }
}

fn body(seen: &Seen, is_text: bool) -> Option<f32> {
    let is_word = seen.strings == seen.filled && seen.spaced == 0 && seen.mean() < 30.0;
    let loss = match () {
        () if is_word => -30.0,
        () if seen.lists > 0 => -12.0,
        () => 0.0,
    };
    if seen.figures == seen.filled && seen.mean() < 30.0 {
        return None;
    }
    (is_text || seen.lists > 0 || seen.objects > 0).then_some(loss)
}

fn headline(seen: &Seen) -> f32 {
    match () {
        () if seen.mean() > 400.0 => -30.0,
        // The title of the site stands in every record.
        () if seen.is_constant() => -30.0,
        () => 0.0,
    }
}

/// A key such as `id` is only an address where it looks like one; a path on some site does. The address of a site or a
/// feed is not that of an article.
fn url(seen: &Seen, has_text: bool, urls: f32) -> Option<f32> {
    let is_fit =
        (has_text && (urls > 0.0 || seen.has_slash())) || seen.lists > 0 || seen.objects > 0;
    let loss = match () {
        () if seen.strings > 0 && urls == 0.0 => 20.0,
        () if seen.hosts > 0 && seen.hosts * 2 >= seen.urls => 45.0,
        () if seen.is_constant() => 45.0,
        () => 0.0,
    };
    is_fit.then_some(10.0 * urls - loss)
}

/// `news` is the text where it holds paragraphs and nothing better than a summary stands beside it; elsewhere it holds
/// articles, or says of what kind one is.
fn give_paragraphs(map: &mut FieldMap, seen: &BTreeMap<Path, Seen>, count: usize) {
    let stubs = map.choices(Role::Body).to_vec();
    let path = Path(vec!["news".into()]);
    let Some(seen) = seen.get(&path) else { return };
    let is_text = seen.filled > 0 && seen.paragraphs * 2 > seen.filled;
    if is_text && stubs.iter().all(|choice| choice.is_stub) {
        let text = guess(&path, seen, count);
        map.set(Role::Body, [text].into_iter().chain(stubs).collect());
    }
}

fn guess(path: &Path, seen: &Seen, count: usize) -> Choice {
    Choice {
        path: path.clone(),
        score: LEAST,
        coverage: seen.filled as f32 / count.max(1) as f32,
        is_weak: true,
        is_stub: false,
        is_utc: false,
        example: seen.example.clone().unwrap_or_default(),
    }
}

/// Gives roles to the likeliest fields where no name did.
pub(super) fn fill(map: &mut FieldMap, seen: &BTreeMap<Path, Seen>, count: usize) {
    let longest = |seen: &Seen| seen.mean();
    if map.choices(Role::Body).is_empty() {
        give(map, seen, count, Role::Body, longest, |seen| {
            seen.mean() > 200.0 && seen.spaced * 10 > seen.strings * 9 && seen.urls == 0
        });
    }
    give_paragraphs(map, seen, count);
    if map.choices(Role::Headline).is_empty() && !map.choices(Role::Body).is_empty() {
        // Of several short lines the one nearest to the usual length of a headline.
        let near = |seen: &Seen| -(seen.mean() - 65.0).abs();
        give(map, seen, count, Role::Headline, near, |seen| {
            seen.lines * 10 >= seen.strings * 8
                && seen.dates == 0
                && seen.urls == 0
                && seen.is_varied()
        });
    }
    // Where the fields have names, an address or a date under another name is that of something else.
    if map
        .choices(Role::Headline)
        .iter()
        .any(|choice| choice.score > LEAST)
    {
        return;
    }
    if map.choices(Role::Published).is_empty() && map.choices(Role::Updated).is_empty() {
        give(map, seen, count, Role::Published, longest, |seen| {
            seen.dates * 10 >= seen.filled * 9 && seen.strings > 0
        });
    }
    if map.choices(Role::Url).is_empty() {
        give(map, seen, count, Role::Url, longest, |seen| {
            seen.urls * 10 >= seen.strings * 9
                && seen.urls > 0
                && seen.hosts * 2 < seen.urls
                && seen.is_varied()
        });
    }
}

/// Gives a role to the field at the top of a record that is fit and has no other, the best by `rank`.
fn give(
    map: &mut FieldMap,
    seen: &BTreeMap<Path, Seen>,
    count: usize,
    role: Role,
    rank: impl Fn(&Seen) -> f32,
    is_fit: impl Fn(&Seen) -> bool,
) {
    let is_free = |path: &Path| {
        Role::ALL
            .iter()
            .all(|role| map.choices(*role).iter().all(|choice| choice.path != *path))
    };
    let best = seen
        .iter()
        .filter(|(path, seen)| {
            path.0.len() == 1
                && is_free(path)
                && seen.strings * 2 > seen.filled
                && seen.filled > 0
                && is_fit(seen)
        })
        .max_by(|a, b| rank(a.1).total_cmp(&rank(b.1)));
    let choice = best.map(|(path, seen)| guess(path, seen, count));
    map.set(role, choice.into_iter().collect());
}
