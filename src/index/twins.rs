//! Which articles are the same: those at one address less its tracking parts, and those of one headline, day and opening.
//! Articles at one address whose text was changed meanwhile are its versions, numbered from the oldest.
//!
//! Of a group one stands for all, its head: a text in full before a summary, then the newest version, then the first as
//! stored. Groups are told by sorting fingerprints, which needs no memory afterwards but for what was found; a table of
//! all fingerprints would cost more than the fingerprints.

use crate::corpus::{ArticleId, Corpus, EntryRef, Print};
use rayon::prelude::*;
use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

/// Stands for an article that is in no group.
const ALONE: u32 = u32::MAX;

/// Parts in which equal numbers are looked for one after another: what is sorted at a time is as much smaller.
const PARTS: u64 = 7;

/// Different articles at one address up to which it is taken for that of one, changed again and again.
const OPENINGS: usize = 16;

/// The groups of articles that are the same.
#[derive(Debug, Default)]
pub struct Twins {
    /// How many articles were looked at.
    len: usize,
    /// Where each article is among the members; empty while there are none.
    slots: Vec<u32>,
    /// Members group by group, the head first.
    members: Vec<Member>,
    /// Where each group begins.
    starts: Vec<u32>,
}

/// An article of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// The article.
    pub article: ArticleId,
    /// Number of its group.
    pub group: u32,
    /// Which version of the text at its address, from 1, the oldest; 0 where there is but one.
    pub version: u16,
}

/// An article while groups are made.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    article: u32,
    /// The first article of its group as stored.
    root: u32,
}

impl Twins {
    /// The groups of a corpus. Sorts all of it: a tenth of a second for a million articles.
    pub fn of(corpus: &Corpus) -> Self {
        let roots = roots(corpus);
        let mut candidates: Vec<Candidate> = (0..)
            .zip(&roots)
            .map(|(article, root)| Candidate {
                article,
                root: *root,
            })
            .filter(|one| one.root != ALONE)
            .collect();
        candidates.par_sort_unstable_by_key(|one| (one.root, one.article));
        let mut twins = Self {
            len: corpus.len(),
            ..Self::default()
        };
        if !candidates.is_empty() {
            twins.slots = vec![ALONE; corpus.len()];
        }
        for group in candidates.chunk_by(|one, next| one.root == next.root) {
            twins.push(group, corpus);
        }
        twins
    }

    fn push(&mut self, group: &[Candidate], corpus: &Corpus) {
        let number = self.starts.len() as u32;
        self.starts.push(self.members.len() as u32);
        let mut group: Vec<(Member, EntryRef<'_>)> = group
            .iter()
            .filter_map(|one| {
                let member = Member {
                    article: ArticleId(one.article),
                    group: number,
                    version: 0,
                };
                Some((member, corpus.entry(member.article)?))
            })
            .collect();
        number_versions(&mut group);
        group.sort_by_key(|(member, entry)| {
            let changed = entry.print().changed();
            (
                entry.is_stub(),
                Reverse(member.version),
                Reverse(changed),
                member.article,
            )
        });
        for (member, _) in group {
            if let Some(slot) = self.slots.get_mut(member.article.0 as usize) {
                *slot = self.members.len() as u32;
            }
            self.members.push(member);
        }
    }

    /// How many articles of the corpus were looked at.
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether no article stands in the corpus twice.
    pub const fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// How many groups there are.
    pub const fn group_count(&self) -> usize {
        self.starts.len()
    }

    /// Every article that stands in the corpus twice or more, group by group, the head of each first.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// What is known of an article that stands in the corpus twice; none for one that does not.
    pub fn member(&self, article: ArticleId) -> Option<Member> {
        self.members.get(self.slot(article)?).copied()
    }

    /// Where an article stands among [`Twins::members`]: before another of its group if it is the better head.
    pub fn slot(&self, article: ArticleId) -> Option<usize> {
        let slot = *self.slots.get(article.0 as usize)?;
        (slot != ALONE).then_some(slot as usize)
    }

    /// All articles of a group, the head first.
    pub fn group(&self, number: u32) -> &[Member] {
        let at = |number: usize| self.starts.get(number).map(|start| *start as usize);
        let start = at(number as usize).unwrap_or(self.members.len());
        let end = at(number as usize + 1).unwrap_or(self.members.len());
        self.members.get(start..end).unwrap_or_default()
    }

    /// The first of a group as stored: what tells the group while others are found and numbers change.
    pub fn first_stored(&self, number: u32) -> Option<ArticleId> {
        self.group(number).iter().map(|member| member.article).min()
    }

    /// How many versions of its text a group holds at one address; 1 where it was never changed.
    pub fn version_count(&self, number: u32) -> u16 {
        let versions = self.group(number).iter().map(|member| member.version);
        versions.max().unwrap_or(0).max(1)
    }
}

/// For each article the first of its group as stored; [`ALONE`] where there is no other.
fn roots(corpus: &Corpus) -> Vec<u32> {
    let mut parents: Vec<u32> = (0..corpus.len() as u32).collect();
    let mut has_twin = false;
    for number in [Print::address, Print::opening] {
        for part in 0..PARTS {
            let number = |print: Print| number(print).filter(|number| number % PARTS == part);
            for (one, other) in equal_pairs(corpus, number) {
                join(&mut parents, one, other);
                has_twin = true;
            }
        }
    }
    if !has_twin {
        return Vec::new();
    }
    let mut sizes = vec![0u32; parents.len()];
    let roots: Vec<u32> = (0..parents.len() as u32)
        .map(|article| root(&mut parents, article))
        .collect();
    for at in &roots {
        if let Some(size) = sizes.get_mut(*at as usize) {
            *size += 1;
        }
    }
    let is_shared = |at: u32| sizes.get(at as usize).is_some_and(|size| *size > 1);
    let shared = |at: u32| if is_shared(at) { at } else { ALONE };
    roots.into_iter().map(shared).collect()
}

/// Articles of the same number, each with the next one as stored.
fn equal_pairs(corpus: &Corpus, number: impl Fn(Print) -> Option<u64> + Sync) -> Vec<(u32, u32)> {
    let segments = corpus.segments().par_iter();
    let mut numbers: Vec<(u64, u32)> = segments
        .flat_map_iter(|segment| segment.ids().zip(segment.entries()))
        .filter_map(|(article, entry)| Some((number(entry.print())?, article.0)))
        .collect();
    numbers.par_sort_unstable();
    numbers
        .chunk_by(|one, next| one.0 == next.0)
        .filter(|run| run.len() > 1 && tells_an_article(run, corpus))
        .flat_map(|run| run.iter().zip(run.iter().skip(1)))
        .map(|(one, next)| (one.1, next.1))
        .collect()
}

/// Whether what these have in common can be that of one article: an address under which many different ones stand is that
/// of a feed or of a front page.
fn tells_an_article(run: &[(u64, u32)], corpus: &Corpus) -> bool {
    if run.len() <= OPENINGS {
        return true;
    }
    let mut openings = HashSet::new();
    run.iter().all(|(_, article)| {
        let entry = corpus.entry(ArticleId(*article));
        openings.extend(entry.and_then(|entry| entry.print().opening()));
        openings.len() <= OPENINGS
    })
}

/// The first article of a group, with the way there shortened.
fn root(parents: &mut [u32], article: u32) -> u32 {
    let mut at = article;
    loop {
        let parent = parents.get(at as usize).copied().unwrap_or(at);
        if parent == at {
            return at;
        }
        let above = parents.get(parent as usize).copied().unwrap_or(parent);
        if let Some(slot) = parents.get_mut(at as usize) {
            *slot = above;
        }
        at = above;
    }
}

fn join(parents: &mut [u32], one: u32, other: u32) {
    let (one, other) = (root(parents, one), root(parents, other));
    // The first as stored stands for the group.
    if let Some(slot) = parents.get_mut(one.max(other) as usize) {
        *slot = one.min(other);
    }
}

/// Numbers the texts at each address, where there are several: by the time they were changed, then as stored.
fn number_versions(group: &mut [(Member, EntryRef<'_>)]) {
    let text_of = |entry: EntryRef<'_>| entry.print().address().zip(entry.print().text());
    // A copy of a version is no newer than its first.
    let mut firsts: HashMap<(u64, u32), (u32, ArticleId)> = HashMap::new();
    for (member, entry) in group.iter() {
        if let Some(text) = text_of(*entry) {
            let this = (entry.print().changed(), member.article);
            let first = firsts.entry(text).or_insert(this);
            *first = this.min(*first);
        }
    }
    let mut ordered: Vec<_> = firsts.into_iter().collect();
    ordered.sort_unstable_by_key(|((address, _), first)| (*address, *first));
    let mut numbers: HashMap<(u64, u32), u16> = HashMap::new();
    for versions in ordered.chunk_by(|one, next| one.0.0 == next.0.0) {
        if versions.len() > 1 {
            let numbered = versions.iter().map(|(text, _)| *text).zip(1..=u16::MAX);
            numbers.extend(numbered);
        }
    }
    for (member, entry) in group {
        let number = text_of(*entry).and_then(|text| numbers.get(&text).copied());
        member.version = number.unwrap_or_default();
    }
}

#[cfg(test)]
mod tests;
