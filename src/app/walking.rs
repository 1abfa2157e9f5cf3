//! Going on to the next article that holds something. A worker reads the articles; here we set out and arrive.

use super::{
    App,
    memory::{Landing, Walk},
};
use crate::job::{Generation, Job, WalkJob, Wanted, Work};

impl App {
    /// Sets out for the next (or previous) row that holds `wanted`.
    pub(super) fn walk(&mut self, wanted: Wanted, is_backwards: bool) {
        let generation = self.memory.next_generation();
        let rows = self.list.view.rows.clone();
        // Not this one again; from a line between two rows, the one below.
        let is_past = self.list.selected().is_some() && !is_backwards;
        let from = self.list.rows_above(self.list.cursor) + usize::from(is_past);
        self.send(Job::Walk(WalkJob {
            generation,
            corpus: self.corpus.clone(),
            rows: rows.clone(),
            folding: self.list.view.folding.clone(),
            from,
            is_backwards,
            wanted: wanted.clone(),
        }));
        self.status.is_walking = true;
        self.memory.walk = Some(Walk {
            generation,
            rows,
            open_count: self.list.open_count(),
            is_backwards,
            wanted,
            origin: self.list.selected(),
        });
    }

    /// Gives up.
    pub(super) fn stop_walking(&mut self) {
        self.status.is_walking = false;
        if self.memory.walk.take().is_some() {
            self.send(Job::Stop(Work::Walk));
        }
    }

    /// Arrives, or learns that there is nowhere to arrive.
    /// `called` is what an entity walked with is called, wherever.
    pub(super) fn walked(
        &mut self,
        generation: Generation,
        row: Option<usize>,
        called: Vec<String>,
    ) {
        let Some(walk) = self
            .memory
            .walk
            .take_if(|walk| walk.generation == generation)
        else {
            return;
        };
        self.status.is_walking = false;
        if walk.origin != self.list.selected() {
            // The user has gone elsewhere meanwhile: do not pull the cursor away.
            return;
        }
        // Rows are walked in order, so a hit in a folded row means none in the open ones.
        let row = row.filter(|row| *row < walk.open_count);
        let article = row
            .and_then(|row| walk.rows.get(row))
            .map(|row| row.article);
        let line = article.and_then(|article| {
            let row = self.list.row_of(article)?;
            Some((article, self.unfolded_line(row)?))
        });
        match line {
            Some((article, line)) => {
                self.stand_on(line);
                let landing = landing(walk.wanted, walk.is_backwards, called);
                self.memory.landing = landing.map(|landing| (article, landing));
            }
            None => self.say(nowhere(&walk.wanted)),
        }
    }
}

fn landing(wanted: Wanted, is_backwards: bool, called: Vec<String>) -> Option<Landing> {
    match wanted {
        Wanted::Entity(kind, name) => {
            let names = std::iter::once(name).chain(called).collect();
            Some(Landing::Mention(kind, names))
        }
        Wanted::Unread | Wanted::Starred => None,
        _ if is_backwards => Some(Landing::LastHit),
        _ => Some(Landing::FirstHit),
    }
}

fn nowhere(wanted: &Wanted) -> &'static str {
    match wanted {
        Wanted::Entity(..) => "no more articles with this entity",
        Wanted::Unread => "no more unread articles",
        Wanted::Starred => "no more starred articles",
        _ => "no more hits",
    }
}
