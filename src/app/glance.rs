//! What a glance at the screen would notice, taken before and after each message: a message that changes none of it
//! draws nothing. Comparing beats a flag in every method, which one of them would forget; it costs a screenful of rows.

use super::{
    App, Pane, entities::Group, geometry::Geometry, list::ListLine, popup::Popup, prompt::Prompt,
    reader::Selection, status::Message,
};
use crate::{
    job::{Course, Generation, NameRow},
    keys::Pending,
    query::{Order, ParseError, marks::Mark, view::Fold},
};
use std::sync::Arc;

/// Everything visible, in a form cheap to compare.
#[derive(PartialEq)]
pub(super) struct Glance {
    geometry: Geometry,
    panes: (Pane, bool, bool, bool),
    list: ListGlance,
    reader: ReaderGlance,
    entities: EntitiesGlance,
    aside: [Option<usize>; 2],
    query: (String, Option<ParseError>, Option<Order>),
    prompt: Option<Prompt>,
    offered: Option<(usize, usize)>,
    popup: Option<Popup>,
    account: Option<(usize, Option<usize>, bool)>,
    hits: (Generation, usize, usize, bool),
    pending: Pending,
    message: Option<Message>,
    progress: Progress,
}

#[derive(PartialEq)]
struct ListGlance {
    cursor: usize,
    top: usize,
    is_widened: bool,
    lines: Vec<(ListLine, Option<Fold>, &'static str)>,
    /// Replaced and never changed.
    groups: Option<usize>,
    counts: (usize, usize, usize),
    matches: ((usize, usize), (usize, usize)),
    order: Option<Order>,
    query: usize,
    snippets: usize,
}

#[derive(PartialEq)]
struct ReaderGlance {
    shown: Option<Generation>,
    problem: Option<String>,
    place: u32,
    marks: [Option<usize>; 3],
    selection: Option<Selection>,
    mark: Option<Mark>,
    find: Option<Arc<str>>,
}

#[derive(PartialEq)]
struct EntitiesGlance {
    cursor: usize,
    top: usize,
    hidden: Vec<Group>,
    counted: Option<Arc<[NameRow]>>,
}

/// Loading in whole per cent: a status row that counts every byte would be drawn for nothing else. Names are counted four
/// times a second at most by who looks for them.
#[derive(PartialEq)]
struct Progress {
    loading: Option<u64>,
    /// And whether that was given up.
    extracting: (Option<Course>, bool),
    indexing: Option<Course>,
    news: [usize; 3],
    is_walking: bool,
    rejection_count: usize,
    is_empty: bool,
    has_outlets: bool,
}

impl Glance {
    /// Looks at the app.
    pub(super) fn of(app: &App) -> Self {
        Self {
            geometry: app.geometry.clone(),
            panes: (app.focus, app.is_zoomed, app.is_zen, app.is_drawer_open),
            list: ListGlance::of(app),
            reader: ReaderGlance::of(app),
            entities: EntitiesGlance {
                cursor: app.entities.cursor,
                top: app.entities.top,
                hidden: app.entities.hidden.clone(),
                counted: app.entities.counted.clone(),
            },
            aside: app.aside.glance(),
            query: (app.query.text.clone(), app.query.error.clone(), app.order),
            prompt: app.prompt.clone(),
            offered: app.offers().map(|(offers, at)| (offers.len(), at)),
            popup: app.popup.clone(),
            account: account(app),
            hits: app.hits.glance(),
            pending: app.pending.clone(),
            message: app.status.message.clone(),
            progress: Progress::of(app),
        }
    }
}

/// The account, which is replaced and never changed; only while it is on the screen.
fn account(app: &App) -> Option<(usize, Option<usize>, bool)> {
    let Some(Popup::Problems { .. }) = app.popup else {
        return None;
    };
    let page = Arc::as_ptr(&app.account.page) as usize;
    let found = app
        .account
        .found
        .as_ref()
        .map(|found| found.as_ptr() as usize);
    Some((page, found, app.account.asked()))
}

impl ListGlance {
    fn of(app: &App) -> Self {
        let list = &app.list;
        let height = usize::from(app.geometry.window.height);
        Self {
            cursor: list.cursor,
            top: list.top,
            is_widened: list.is_widened,
            lines: (list.top..)
                .take(height)
                .map_while(|line| list.line(line))
                .map(|line| match line {
                    ListLine::Article(row) => {
                        let fold = list.view.fold_of(row.article);
                        (line, fold, app.sign_of(row.article))
                    }
                    ListLine::Group { .. } | ListLine::Seam { .. } => (line, None, ""),
                })
                .collect(),
            groups: list
                .view
                .groups
                .as_ref()
                .map(|groups| Arc::as_ptr(groups) as usize),
            counts: (list.view.rows.len(), list.view.seam, list.view.total),
            matches: (list.view.match_counts(), list.view.row_counts()),
            order: list.view.order,
            // The letters lit up in the rows follow the query, which is replaced and never changed.
            query: Arc::as_ptr(&app.query.query) as usize,
            snippets: app.snippets.count(),
        }
    }
}

impl ReaderGlance {
    fn of(app: &App) -> Self {
        let reader = &app.reader;
        let shown = reader.prepared.as_ref();
        Self {
            shown: reader.prepared.as_ref().map(|shown| shown.generation),
            problem: reader.problem.clone(),
            place: reader.place,
            marks: [reader.hit, reader.mention, reader.quote],
            selection: reader.selection,
            mark: shown
                .and_then(|shown| app.marks.of(shown.id))
                .filter(|mark| mark.note.is_some() || !mark.tags.is_empty())
                .cloned(),
            find: reader.find.clone(),
        }
    }
}

impl Progress {
    fn of(app: &App) -> Self {
        let per_cent = |done: u64, total: u64| done.saturating_mul(100) / total.max(1);
        Self {
            loading: app
                .status
                .loading
                .map(|(read, total)| per_cent(read, total)),
            extracting: (app.status.extracting, app.status.are_names_stopped),
            indexing: app.status.indexing,
            news: [
                app.status.new_count,
                app.status.changed_count,
                app.status.unsaved_count,
            ],
            is_walking: app.status.is_walking,
            rejection_count: app.corpus.rejections().len(),
            is_empty: app.corpus.is_empty(),
            has_outlets: app.outlets.are_several(),
        }
    }
}
