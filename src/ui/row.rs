//! An article in the list, in one row or two: what is wrong with it, its headline with the letters that matched lit up,
//! its outlet and its date. Before the headline stands what the reader did with it: `*` unread, `m` starred, `M` both; and
//! `~` where something is wrong with it, behind the mark if it has one.

use super::{
    canvas::{Canvas, Strip, lit},
    date::DateColumn,
    numbers::count,
    spans::{Overlay, Styled, halves, within},
};
use crate::{
    app::App,
    corpus::{ArticleId, EntryRef},
    query::{
        Row,
        eval::{self, ShortField},
    },
    text::{Span, snippet::Snippet, width::width},
};
use ratatui::{layout::Rect, style::Style};

/// Columns in which a line out of a text and a date stand beside each other.
const SNIPPET_AND_DATE: usize = 44;
/// Fewest columns in which a line out of a text says anything beside a headline: as many as the outlet has at 80.
const SNIPPET_LEAST: usize = 11;
/// Columns a headline keeps beside one.
const HEADLINE_BESIDE: usize = 50;

/// The columns of the rows in sight.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    outlet: u16,
    date: DateColumn,
}

impl Columns {
    /// The columns of a list that wide. Fixed by the width and the corpus, so that nothing jumps while one scrolls.
    pub(super) fn of(app: &App, width: u16) -> Self {
        let outlet = match width {
            _ if !app.outlets.are_several() => 0,
            0..64 => 0,
            // What leaves a headline its 50 columns at 80.
            64..84 => 11,
            84..100 => 12,
            _ => 16,
        };
        Self {
            outlet,
            date: DateColumn::within(width),
        }
    }
}

/// An article as it is drawn, with what is lit up in it.
struct Line<'a> {
    app: &'a App,
    headline: &'a str,
    headline_lit: Vec<Overlay>,
    outlet: &'a str,
    outlet_lit: Vec<Overlay>,
    /// Before the headline: what a row folded out from another is to that one.
    kin: String,
    /// After the outlet: how many rows are folded into this one, which version it is.
    folded: String,
    date: String,
    /// The date with its day, for where there is room.
    day: String,
}

impl<'a> Line<'a> {
    fn new(app: &'a App, entry: EntryRef<'a>, found: Row, columns: Columns) -> Self {
        let tier = found.tier;
        let (kin, folded) = twin_marks(app, found.article);
        let hit = app.settings.theme.hit;
        let letters = |field| lit(&eval::lit(&app.query.query, field, entry, tier), hit);
        let outlet = entry.outlet().filter(|_| app.outlets.are_several());
        let headline = match entry.headline() {
            "" => "(no headline)",
            headline => headline,
        };
        Self {
            app,
            headline,
            headline_lit: letters(ShortField::Headline),
            outlet: outlet.unwrap_or_default(),
            outlet_lit: letters(ShortField::Outlet),
            kin,
            folded,
            date: columns.date.of(entry.published(), app.today),
            day: DateColumn::Day.of(entry.published(), app.today),
        }
    }

    fn put_headline(&self, strip: &mut Strip<'_, '_>, part: Span) {
        let relative = |(span, style): &Overlay| within(*span, part).map(|span| (span, *style));
        let overlays: Vec<Overlay> = self.headline_lit.iter().filter_map(relative).collect();
        if part.start == 0 {
            strip.put(&self.kin, self.app.settings.theme.dim);
        }
        strip.put_styled(&Styled {
            text: part.of(self.headline),
            base: self.app.settings.theme.text,
            overlays: &overlays,
        });
    }

    fn put_outlet(&self, strip: &mut Strip<'_, '_>, columns: u16) {
        let outlet = Styled {
            text: self.outlet,
            base: self.app.settings.theme.dim,
            overlays: &self.outlet_lit,
        };
        if self.folded.is_empty() || columns == 0 {
            return strip.put_column_end(&outlet, columns);
        }
        // The mark stands right behind the name, which gives way to it.
        let name = width(self.outlet).min(usize::from(columns).saturating_sub(self.mark_width()));
        let rest = usize::from(columns).saturating_sub(name + self.mark_width());
        strip.put_end(&" ".repeat(rest), outlet.base);
        self.put_mark(strip);
        strip.put_column_end(&outlet, name as u16);
    }

    /// Columns of the mark with the blank before it.
    fn mark_width(&self) -> usize {
        match width(&self.folded) {
            0 => 0,
            columns => columns + 1,
        }
    }

    fn put_mark(&self, strip: &mut Strip<'_, '_>) {
        let theme = &self.app.settings.theme;
        strip.put_end(&self.folded, theme.text);
        strip.put_end(if self.folded.is_empty() { "" } else { " " }, theme.text);
    }

    /// All of it in one row, cut where it does not fit. Where the text matches takes the place of the outlet, and what the
    /// headline leaves: no row is higher for it, so that none moves when it comes.
    fn put_whole(&self, strip: &mut Strip<'_, '_>, columns: Columns, snippet: Option<&Snippet>) {
        let theme = &self.app.settings.theme;
        // Without a column of outlets before it, a short date leaves its room to the headline. A column of its own it
        // nearly never fills, so that one blank before it is enough.
        let (gap, width) = match columns.outlet {
            0 => ("  ", 0),
            _ => (" ", usize::from(columns.date.columns())),
        };
        strip.put_end(&format!("{gap}{:>width$} ", self.date), theme.dim);
        let room = self.room_beside(strip.room().saturating_sub(self.mark_width()), columns);
        if let Some(snippet) = snippet.filter(|_| room >= SNIPPET_LEAST) {
            self.put_mark(strip);
            let snippet = snippet.within(room);
            let line = lit(&snippet.hits, theme.hit);
            let line = Styled {
                text: &snippet.text,
                base: theme.dim,
                overlays: &line,
            };
            strip.put_column_end(&line, room as u16);
            strip.put_end("  ", theme.text);
        } else if columns.outlet > 0 {
            self.put_outlet(strip, columns.outlet);
            strip.put_end("  ", theme.text);
        } else {
            self.put_mark(strip);
        }
        self.put_headline(strip, Span::new(0, self.headline.len()));
    }

    /// Columns that a headline leaves for a line out of the text beside it, of all in which both stand: what it does not
    /// need, the outlet's, and in a wide row what it has over fifty.
    fn room_beside(&self, room: usize, columns: Columns) -> usize {
        let outlet = match columns.outlet {
            // Without outlets rows that wide have as much to give.
            0 if room >= HEADLINE_BESIDE + SNIPPET_LEAST + 2 => SNIPPET_LEAST,
            outlet => outlet.into(),
        };
        let gap = if outlet > 0 { outlet + 2 } else { 0 };
        let most = HEADLINE_BESIDE.max(room / 2).min(room.saturating_sub(gap));
        let headline = width(&self.kin) + width(self.headline);
        room.saturating_sub(headline.min(most) + 2)
    }

    /// The first of two rows: as much of the headline as fits, or all of it, cut, where the second row is for something else.
    /// Returns what is left for that.
    fn put_first(&self, strip: &mut Strip<'_, '_>, is_alone: bool) -> Span {
        strip.put_end(" ", self.app.settings.theme.text);
        let room = strip.room().saturating_sub(width(&self.kin));
        let (first, rest) = halves(self.headline, room);
        let whole = Span::new(0, self.headline.len());
        self.put_headline(strip, if is_alone { whole } else { first });
        rest
    }

    /// The second row of an article that matches in its text: where it does, and at the right the date where there is room
    /// for both.
    fn put_snippet(&self, strip: &mut Strip<'_, '_>, snippet: &Snippet) {
        let theme = &self.app.settings.theme;
        if strip.room() >= SNIPPET_AND_DATE {
            strip.put_end(&format!("  {} ", self.date), theme.dim);
        }
        self.put_mark(strip);
        self.put_lit(strip, snippet);
    }

    /// A line out of the text, with what is looked for lit up.
    fn put_lit(&self, strip: &mut Strip<'_, '_>, snippet: &Snippet) {
        let theme = &self.app.settings.theme;
        strip.put_styled(&Styled {
            text: &snippet.text,
            base: theme.dim,
            overlays: &lit(&snippet.hits, theme.hit),
        });
    }

    /// The second row: what is left of the headline, and at the right the date, with its day and with the outlet if there is
    /// room.
    fn put_second(&self, strip: &mut Strip<'_, '_>, rest: Span) {
        let dim = self.app.settings.theme.dim;
        let headline = width(rest.of(self.headline)) + self.mark_width();
        let has_room = width(&self.day).max(width(&self.date)) + headline + 3 <= strip.room();
        let date = if has_room && self.day.len() > self.date.len() {
            &self.day
        } else {
            &self.date
        };
        strip.put_end(&format!("  {date} "), dim);
        let outlet = width(self.outlet) + self.mark_width();
        if outlet > 0 && width(rest.of(self.headline)) + 2 + outlet <= strip.room() {
            self.put_outlet(strip, outlet as u16);
        } else {
            self.put_mark(strip);
        }
        self.put_headline(strip, rest);
    }
}

/// What is said of an article that stands in the corpus twice: before its headline, and behind its outlet.
///
/// `+3` has three more in its row, `-3` has them in the rows below, which begin with `= ` where they say the same; `v2` is
/// the second version of a changed text.
fn twin_marks(app: &App, article: ArticleId) -> (String, String) {
    let view = &app.list.view;
    let version = view.member(article).map_or(0, |member| member.version);
    let version = (version > 0).then(|| format!("v{version}"));
    let Some(fold) = view.fold_of(article) else {
        return (String::new(), version.unwrap_or_default());
    };
    if fold.head != article {
        return (
            version.unwrap_or_else(|| "=".to_owned()) + " ",
            String::new(),
        );
    }
    let sign = if fold.is_open { '-' } else { '+' };
    let count = format!("{sign}{}", count(fold.count.saturating_sub(1) as usize));
    let marks: Vec<String> = std::iter::once(count).chain(version).collect();
    (String::new(), marks.join(" "))
}

/// Draws an article into one row or two.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    app: &App,
    area: Rect,
    found: Row,
    columns: Columns,
    ground: Style,
) {
    let Some(entry) = app.corpus.entry(found.article) else {
        return;
    };
    let theme = canvas.theme;
    let line = Line::new(app, entry, found, columns);
    let snippet = app.snippets.of(found.article);
    let mut strip = canvas.strip_on(area, ground);
    strip.skip(1);
    let has_flaw = entry.is_stub() || entry.published().is_none();
    let flaw = if has_flaw { "~" } else { " " };
    match app.sign_of(found.article) {
        " " => {
            strip.put(flaw, theme.warning);
            strip.skip(1);
        }
        sign => {
            strip.put(sign, theme.focus);
            strip.put(flaw, theme.warning);
        }
    }
    let rest = if app.geometry.has_snippets {
        Some(line.put_first(&mut strip, snippet.is_some()))
    } else {
        let beside = snippet.filter(|_| area.height < 2);
        line.put_whole(&mut strip, columns, beside);
        None
    };
    if area.height < 2 {
        return;
    }
    let second = Rect {
        y: area.y + 1,
        ..area
    };
    let mut strip = canvas.strip_on(second, ground);
    strip.skip(5);
    match (snippet, rest) {
        (Some(snippet), Some(_)) => line.put_snippet(&mut strip, snippet),
        (Some(snippet), None) => line.put_lit(&mut strip, snippet),
        (None, Some(rest)) => line.put_second(&mut strip, rest),
        (None, None) => {}
    }
}
