//! What the app remembers beside what it shows: requests under way, what to do when an answer comes, histories.
//! Apart from `App` so that what is drawn and what is not can be told at a glance.

use super::{
    Effect, Pane, QueryLine,
    completion::{Awaited, Completion},
    geometry::Wishes,
    history::Histories,
    list::{Anchor, List},
    piping::Piping,
    places::Places,
    popup::Popup,
    saved::Shelved,
    step::Step,
};
use crate::{
    corpus::{ArticleId, Corpus},
    entity::{Kind, Named},
    job::{Generation, Marking, Prepared, Wanted},
    keys::{Action, Key},
    query::{Order, Query, Rows},
    text::Span,
};
use std::sync::Arc;

/// Not on the screen.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Effects of the message being taken in.
    pub(super) outbox: Vec<Effect>,
    /// The last stamp given out.
    pub(super) generation: Generation,
    /// The filter under way.
    pub(super) filtering: Filtering,
    /// Where one was in the texts.
    pub(super) places: Places,
    /// What the list's cursor holds on to while rows come and go.
    pub(super) anchor: Anchor,
    /// How it comes back to where it was, until it is there.
    pub(super) returning: Option<Returning>,
    /// The article last asked for, and how.
    pub(super) asked: Option<Asked>,
    /// How to move on once all rows of the list are there.
    pub(super) step_again: Option<Step>,
    /// Where to stand in an article once it is here.
    pub(super) landing: Option<(ArticleId, Landing)>,
    /// The walk under way.
    pub(super) walk: Option<Walk>,
    /// The entity of the walk from article to article, as long as no other key is pressed.
    pub(super) walked_with: Option<(Kind, String)>,
    /// The passage being selected.
    pub(super) selecting: Option<Selecting>,
    /// What to go back to when the filter or find prompt is left with Esc.
    pub(super) kept: Option<Kept>,
    /// Lines typed before.
    pub(super) histories: Histories,
    /// The article whose odd address was warned of: the next time it is opened.
    pub(super) warned_of: Option<ArticleId>,
    /// What the command that is being typed is to get.
    pub(super) piping: Option<Piping>,
    /// What Tab offered last.
    pub(super) completion: Option<Completion>,
    /// What Tab waits for.
    pub(super) awaited: Option<Awaited>,
    /// The last action that changed something, for `.`.
    pub(super) last: Option<Done>,
    /// The mark that was typed for it.
    pub(super) marking: Option<Marking>,
    /// The last action whatever it was, for the second Ctrl-l.
    pub(super) before: Option<Action>,
    /// The wishes the panes are arranged for.
    pub(super) wishes: Option<Wishes>,
    /// The mouse is reported.
    pub(super) has_mouse: bool,
    /// The corpus is being loaded again; the old one is shown until the new one is as long.
    pub(super) is_reloading: bool,
    /// It is loaded again by another map, and its articles read otherwise than before.
    pub(super) is_remapped: bool,
    /// The sample of records that is asked for.
    pub(super) surveying: Option<Generation>,
    /// The fields window, while another lies over it.
    pub(super) under: Option<Popup>,
    /// The corpus with what is new, until it is asked for.
    pub(super) pending: Option<Corpus>,
    /// How much of what is said of names was said in earlier sessions.
    pub(super) said_before: usize,
    /// The newest verdict that does not hold in the counts yet.
    pub(super) judging: Option<Generation>,
    /// What the cursor of the names goes to once the article is here by it.
    pub(super) judged: Option<Named>,
    /// The saved queries.
    pub(super) shelved: Shelved,
    /// What is being counted for a window.
    pub(super) counting: Option<Generation>,
    /// What was asked of the index of words.
    pub(super) index: Wish,
    /// How many articles there were before the reload that the user has asked for.
    pub(super) len_before: Option<usize>,
}

/// What was asked of the index of words.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Wish {
    /// It is kept up from now on.
    pub(super) is_kept_up: bool,
    /// It was asked for and waits until all is loaded.
    pub(super) is_waiting: bool,
    /// It was given up, and whoever makes it may not know yet.
    pub(super) is_stopped: bool,
}

/// The filter under way.
#[derive(Debug, Default)]
pub(super) struct Filtering {
    /// Stamp of the newest request.
    pub(super) generation: Generation,
    /// Its answer has not come.
    pub(super) is_in_flight: bool,
    /// The corpus or the tally of names has grown since it was sent.
    pub(super) is_wanted_again: bool,
    /// Its stamp, where the search for it was given up: names that are found meanwhile do not begin it again.
    pub(super) stopped: Option<Generation>,
    /// The query of the request.
    pub(super) query: Arc<Query>,
    /// The query of the rows shown.
    pub(super) shown: Arc<Query>,
    /// How much of the corpus names were found in when it was sent, in twentieths.
    pub(super) names_known: Option<usize>,
    /// How many articles the request looked through.
    pub(super) corpus_len: usize,
    /// More articles were about to come when the rows were asked for.
    pub(super) is_growing: bool,
}

/// How the list's cursor comes back.
#[derive(Debug, Clone, Copy)]
pub(super) struct Returning {
    /// With so many rows of the pane above it.
    pub(super) depth: u16,
}

/// An article and the way it was asked for.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) article: ArticleId,
    pub(super) columns: u16,
    pub(super) query: Arc<Query>,
    pub(super) find: Option<Arc<str>>,
}

impl Asked {
    /// Whether the answer to one is the answer to the other.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.article == other.article
            && self.columns == other.columns
            && self.find == other.find
            && (Arc::ptr_eq(&self.query, &other.query) || self.query == other.query)
    }
}

/// Where to stand in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Landing {
    /// With this byte of the body on top.
    Top(u32),
    /// The same, on this hit.
    Place(u32, Option<usize>),
    /// The same, and in the names with the cursor here, this line the first in sight.
    Back(u32, (usize, usize)),
    /// On the hit or the name that begins at a byte of the body; none: on the headline.
    Byte(Option<u32>),
    /// On the first hit.
    FirstHit,
    /// On the last hit.
    LastHit,
    /// On the first hit at or after the top, and say so when there is none.
    HitFromTop,
    /// On the first mention of an entity, by the first of these names that the article has.
    Mention(Kind, Vec<String>),
}

/// A search through other articles.
#[derive(Debug)]
pub(super) struct Walk {
    pub(super) generation: Generation,
    pub(super) rows: Rows,
    pub(super) open_count: usize,
    pub(super) is_backwards: bool,
    pub(super) wanted: Wanted,
    /// The article it set out from; when the user has gone elsewhere the answer is no longer wanted.
    pub(super) origin: Option<ArticleId>,
}

/// A passage being selected, by line or by paragraph: what of the body stood in the lines where it began and where it ends,
/// so that it stays the same words however the text is wrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Selecting {
    pub(super) anchor: Span,
    pub(super) end: Span,
    pub(super) is_by_paragraph: bool,
}

/// The state before a filter or find prompt.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) query: QueryLine,
    pub(super) shown: Arc<Query>,
    pub(super) order: Option<Order>,
    pub(super) list: List,
    pub(super) anchor: Anchor,
    pub(super) panes: (Pane, bool, bool),
    pub(super) place: u32,
    pub(super) find: Option<Arc<str>>,
    pub(super) hit: Option<usize>,
    /// The article shown, whose names Tab offers even when the list has become empty.
    pub(super) prepared: Option<Arc<Prepared>>,
}

/// An action and how it was asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Done {
    pub(super) action: Action,
    pub(super) count: Option<u32>,
    pub(super) key: Key,
}

impl Memory {
    /// Nothing remembered yet.
    pub(super) fn new(has_mouse: bool) -> Self {
        Self {
            has_mouse,
            ..Self::default()
        }
    }

    /// A stamp newer than every one before.
    pub(super) fn next_generation(&mut self) -> Generation {
        self.generation.0 += 1;
        self.generation
    }
}
