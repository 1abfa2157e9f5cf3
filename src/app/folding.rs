//! Twins in the list: folded into one row, opened out, and the versions of a text one after the other. Which rows that
//! makes the filter tells; here is only said which folds are open.

use super::{App, list::Anchor};
use crate::{corpus::ArticleId, index::twins::Member};

/// Twins told one by one.
const TWINS_TOLD: usize = 20;

impl App {
    /// `za`: gives the twins of the article under the cursor rows of their own, or folds them into one again.
    pub(super) fn toggle_fold(&mut self) {
        if self.toggle_group() {
            return;
        }
        let Some(article) = self.list.selected() else {
            return self.say("no article under the cursor");
        };
        let Some(fold) = self.list.view.fold_of(article) else {
            return self.say(match self.list.view.twins_of(article) {
                [] => "this article stands here once",
                _ => "its duplicates do not match the filter",
            });
        };
        self.set_fold(article, !fold.is_open);
        let stands = if fold.is_open { fold.head } else { article };
        self.memory.anchor = Anchor::Article(stands);
        self.filter();
    }

    /// `zR` and `zM`: opens all folds, or closes them.
    pub(super) fn set_folds(&mut self, are_open: bool) {
        if self.set_groups(are_open) {
            return;
        }
        self.list.open_folds.set_all(are_open);
        self.memory.anchor = self.here_or_top();
        self.filter();
        self.say(if are_open {
            "duplicates have rows of their own"
        } else {
            "duplicates are folded"
        });
    }

    /// `zv`: goes to the version before the one under the cursor, and from the oldest to the newest.
    pub(super) fn next_version(&mut self) {
        let here = self.list.selected();
        let Some(member) = here.and_then(|article| self.list.view.member(article)) else {
            return self.say("no other version of this article");
        };
        let twins = self.list.view.twins_of(member.article);
        let Some(other) = version_before(twins, member) else {
            return self.say("no other version of this article: its duplicates say the same");
        };
        let newest = twins.iter().map(|twin| twin.version).max();
        let says = format!(
            "version {} of {}",
            other.version,
            newest.unwrap_or_default()
        );
        let is_listed = |article: ArticleId| {
            let mut matches = self.list.view.matches().iter();
            matches.any(|row| { row.article } == article)
        };
        if !is_listed(other.article) {
            return self.say(&format!("{says} does not match the filter"));
        }
        self.say(&says);
        if let Some(line) = self.list.line_of(other.article) {
            return self.stand_on(line);
        }
        self.set_fold(other.article, true);
        self.memory.landing = None;
        self.memory.anchor = Anchor::Article(other.article);
        self.filter();
    }

    /// What `p` says of the twins of an article: which version it is, and where the others stand.
    pub(super) fn twin_lines(&self, article: ArticleId) -> Vec<(String, String)> {
        let twins = self.list.view.twins_of(article);
        let newest = twins
            .iter()
            .map(|twin| twin.version)
            .max()
            .unwrap_or_default();
        let here = twins.iter().find(|twin| twin.article == article);
        let mut lines = Vec::new();
        if let Some(here) = here.filter(|here| here.version > 0) {
            let words = format!("{} of {newest} of this text, the newest last", here.version);
            lines.push(("version".to_owned(), words));
        }
        let others = twins.iter().filter(|twin| twin.article != article);
        lines.extend(
            others
                .clone()
                .take(TWINS_TOLD)
                .filter_map(|twin| self.twin_line(*twin)),
        );
        let rest = others.count().saturating_sub(TWINS_TOLD);
        if rest > 0 {
            lines.push(("same".to_owned(), format!("and {rest} more")));
        }
        lines
    }

    /// Where a twin stands, and what else tells it from the others.
    fn twin_line(&self, twin: Member) -> Option<(String, String)> {
        let entry = self.corpus.entry(twin.article)?;
        let place = entry.place();
        let file = self.corpus.file(place.file);
        let place = file.map(|file| format!("{}:{}", file.shown, { place.line }));
        let day = entry.published().map(|published| published.to_string());
        let outlet = entry.outlet().map(ToString::to_string);
        let words: Vec<String> = [place, outlet, day].into_iter().flatten().collect();
        let label = match twin.version {
            0 => "same".to_owned(),
            version => format!("version {version}"),
        };
        Some((label, words.join(", ")))
    }

    fn set_fold(&mut self, article: ArticleId, is_open: bool) {
        let twins = self.list.view.twins_of(article);
        // What tells a fold: the first as stored.
        if let Some(first) = twins.iter().map(|twin| twin.article).min() {
            self.list.open_folds.set(first, is_open);
        }
    }
}

/// The first of the twins that has the next lower version, or the highest where there is none lower.
fn version_before(twins: &[Member], here: Member) -> Option<Member> {
    let others = || {
        let is_other = |twin: &&Member| twin.version > 0 && twin.version != here.version;
        twins.iter().filter(is_other).rev()
    };
    // Of equals the last is taken, which is the best of them: they are gone through backwards.
    let below = others().filter(|twin| twin.version < here.version);
    let before = below.max_by_key(|twin| twin.version);
    before
        .or_else(|| others().max_by_key(|twin| twin.version))
        .copied()
}
