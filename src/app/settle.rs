//! What follows from a change, whatever changed it: panes arranged, cursors in view, the article under the cursor asked for.

use super::{
    App, Pane,
    entities::EntityLine,
    geometry::{Mode, Wishes, arrange},
    memory::Asked,
    popup::Popup,
    step::top_for,
};
use crate::{
    corpus::ArticleId,
    job::{Job, PrepareJob},
};

/// Width of the text where no window says otherwise.
const DEFAULT_COLUMNS: u16 = 72;

impl App {
    /// Brings the parts in line with each other.
    pub(super) fn settle(&mut self) {
        self.arrange_again();
        self.fit_popup();
        self.keep_list_in_view();
        self.keep_entities_in_view();
        self.ask_for_article();
        self.ask_for_snippets();
        self.seek_hits();
        self.note_read();
        self.ask_for_marks();
        self.ask_aside();
    }

    /// Takes the size of the window.
    pub(super) fn resize(&mut self, columns: u16, rows: u16) {
        self.arrange(columns, rows);
    }

    /// Gives the panes their places, if the wishes for them are others than they were.
    pub(super) fn arrange_again(&mut self) {
        if self.memory.wishes != Some(self.wishes(self.focus)) {
            let window = self.geometry.window;
            self.arrange(window.width, window.height);
        }
    }

    fn arrange(&mut self, columns: u16, rows: u16) {
        let wishes = self.wishes(self.focus);
        self.geometry = arrange(columns, rows, wishes, self.geometry.mode);
        self.is_drawer_open = self.focus == Pane::Entities && self.geometry.mode == Mode::Stack;
        self.memory.wishes = Some(wishes);
    }

    fn fit_popup(&mut self) {
        let (columns, height) = (self.geometry.window.width, self.popup_height());
        if let Some(Popup::Peek(peek)) = &mut self.popup {
            peek.fit(columns, height);
        }
    }

    fn wishes(&self, focus: Pane) -> Wishes {
        Wishes {
            focus,
            is_zoomed: self.is_zoomed,
            is_zen: self.is_zen,
            // The drawer is open as long as one is in it; other arrangements do not look.
            is_drawer_open: focus == Pane::Entities,
            is_linear: self.settings.is_plain,
        }
    }

    /// Lines of a page of the list.
    pub(super) fn list_page(&self) -> usize {
        self.list.page(self.geometry.list_room())
    }

    /// Rows of the text.
    pub(super) fn text_height(&self) -> usize {
        let height = self
            .geometry
            .text
            .map_or(self.geometry.window.height, |text| text.height);
        usize::from(height).max(1)
    }

    /// Rows of the entity pane below its heading.
    pub(super) fn entities_height(&self) -> usize {
        let window = self.geometry.window.height;
        let height = self.geometry.entities.map_or(window, |pane| pane.height);
        usize::from(height.saturating_sub(super::entities::HEADING_ROWS)).max(1)
    }

    /// Lines of the article shown.
    pub(super) fn line_count(&self) -> usize {
        self.reader
            .prepared
            .as_ref()
            .map_or(0, |prepared| prepared.lines.len())
    }

    fn keep_list_in_view(&mut self) {
        self.list.keep_in_view(self.geometry.list_room());
    }

    fn keep_entities_in_view(&mut self) {
        let height = self.entities_height();
        let Some(prepared) = self.reader.prepared.clone() else {
            (self.entities.cursor, self.entities.top) = (0, 0);
            return;
        };
        let lines = self.entities.lines(&prepared);
        let rows = lines.iter().filter_map(EntityLine::index).count();
        let cursor = self.entities.cursor.min(rows.saturating_sub(1));
        let is_cursor = |line: &EntityLine<'_>| line.index() == Some(cursor);
        let at = lines.iter().position(is_cursor).unwrap_or(0);
        self.entities.top = top_for(at, self.entities.top, height, lines.len());
        self.entities.cursor = cursor;
    }

    /// Width the text is wrapped for; that of the reader once it is shown, when it is not.
    fn text_columns(&self) -> u16 {
        let shown = self.geometry.text.or_else(|| {
            let window = self.geometry.window;
            let wishes = self.wishes(Pane::Reader);
            arrange(window.width, window.height, wishes, self.geometry.mode).text
        });
        shown.map_or(DEFAULT_COLUMNS, |text| text.width).max(1)
    }

    /// Asks for the article under the cursor unless it is here, or on its way, just so.
    fn ask_for_article(&mut self) {
        let Some(article) = self.list.selected().or_else(|| self.still_shown()) else {
            return self.forget_article();
        };
        if self.corpus.entry(article).is_none() {
            // Loaded again and shorter now: the rows of the new list are on their way.
            return;
        }
        let asked = Asked {
            article,
            columns: self.text_columns(),
            query: self.memory.filtering.shown.clone(),
            find: self.reader.find.clone(),
        };
        let is_same = |before: &Asked| before.is_same(&asked);
        if self.memory.asked.as_ref().is_some_and(is_same) {
            return;
        }
        self.reader.wanted = self.memory.next_generation();
        self.send(Job::Prepare(PrepareJob {
            generation: self.reader.wanted,
            corpus: self.corpus.clone(),
            article,
            columns: asked.columns,
            query: asked.query.clone(),
            find: asked.find.clone(),
        }));
        self.memory.asked = Some(asked);
    }

    /// On a heading and on the seam the last article is still shown, and what is lit in it follows the query.
    fn still_shown(&self) -> Option<ArticleId> {
        let asked = self.memory.asked.as_ref().map(|asked| asked.article);
        let shown = self.reader.prepared.as_ref().map(|shown| shown.id);
        shown.filter(|_| shown == asked && self.list.line_count() > 0)
    }

    /// With nothing in the list nothing is shown beside it; on the seam the last article stays.
    fn forget_article(&mut self) {
        // Not asking is not enough: after a reload nothing is asked for and the old text is still there.
        let reader = &self.reader;
        let is_blank = reader.prepared.is_none() && reader.problem.is_none();
        if self.list.line_count() > 0 || (is_blank && self.memory.asked.is_none()) {
            return;
        }
        self.memory.asked = None;
        self.reader.wanted = self.memory.next_generation();
        self.note_place();
        self.reader.prepared = None;
        self.reader.problem = None;
        self.reset_place();
    }

    /// The top of a text, nothing marked in it.
    pub(super) fn reset_place(&mut self) {
        self.reader.place = 0;
        self.reader.hit = None;
        self.reader.mention = None;
        self.reader.quote = None;
        self.reader.selection = None;
        self.memory.selecting = None;
        (self.entities.cursor, self.entities.top) = (0, 0);
        self.entities.counted = None;
    }
}
