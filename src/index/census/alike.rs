//! Files of one shape together, in the order of the first: a folder of ten thousand is not ten thousand tables.

use crate::corpus::{Account, FileId, SourceFile};
use std::{collections::HashMap, sync::Arc};

/// Files of one shape.
#[derive(Debug, Clone)]
pub struct Alike {
    /// The files, in order.
    pub files: Vec<FileId>,
    /// The first of them, as shown.
    pub shown: String,
    /// What was made of the first of them.
    pub account: Arc<Account>,
    /// Articles in all of them.
    pub articles: u64,
    /// Records repaired in all of them.
    pub repaired: u64,
    /// Records left out of all of them.
    pub left_out: u64,
    /// Dates that could not be read in all of them.
    pub unread_dates: u64,
}

/// Puts the files of each shape together.
pub fn alike(files: &[Arc<SourceFile>]) -> Vec<Alike> {
    let mut groups: Vec<Alike> = Vec::new();
    let mut known: HashMap<_, usize> = HashMap::new();
    for (number, file) in (0..).zip(files) {
        let account = &file.account;
        let paths: Vec<_> = account
            .roles
            .iter()
            .map(|role| (role.role, &role.path))
            .collect();
        let at = *known
            .entry((&account.shape, &account.notes, paths))
            .or_insert(groups.len());
        if groups.len() == at {
            groups.push(Alike {
                files: Vec::new(),
                shown: file.shown.clone(),
                account: Arc::clone(account),
                articles: 0,
                repaired: 0,
                left_out: 0,
                unread_dates: 0,
            });
        }
        if let Some(group) = groups.get_mut(at) {
            group.files.push(FileId(number));
            group.articles += account.articles;
            group.repaired += account.repaired;
            group.left_out += account.left_out;
            group.unread_dates += account.unread_dates;
        }
    }
    groups
}
