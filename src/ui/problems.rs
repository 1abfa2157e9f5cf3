//! Files and problems: the account of the corpus, a line a row. Only the rows in sight are made.
//!
//! ```text
//! -- Files and problems: 2 files, 562 articles, 3 left out --------- Esc closes --
//! > 562 articles | title | body | published | 3 left out
//!   articles   562, published 2023-11-20 to 2024-03-05
//! ~ undated    1
//!              news.jsonl:4: Letters
//!   news.jsonl: 562 articles, one record a line, high confidence
//!   headline   100% high   title  Minister meets bank chief
//!   left out   3
//! ~ news.jsonl:5, byte 912: not valid JSON: expected value
//! ```

use super::{
    canvas::{Canvas, Strip},
    numbers::{count, counted},
    sheet,
};
use crate::{
    app::App,
    corpus::Corpus,
    index::census::{About, Line, Look},
    text::width::{ellipsize_start, width},
};
use ratatui::{layout::Rect, style::Style};

/// What is left of a path before a reason that would fill the row alone.
const SHORTEST_PATH: usize = 20;
/// Columns of the names of facts.
const LABEL: usize = 11;

/// Draws the lines from `top` on, the one at `cursor` lit.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, top: usize, cursor: usize) {
    let files = app.corpus.files().len();
    let rows = app.account.len();
    let title = format!("Files and problems: {}", sums(&app.corpus, files));
    let area = sheet::open(canvas, app, &title, rows.max(1));
    if app.account.is_empty() {
        let sentence = match (app.account.asked(), &app.account.found) {
            (true, _) => "   counting",
            (false, Some(_)) => "   no line holds that",
            (false, None) => "   nothing was opened",
        };
        let style = canvas.theme.dim;
        canvas.text(area, sentence, style);
        return;
    }
    let top = top.min(rows.saturating_sub(usize::from(area.height)));
    for (y, index) in (area.y..area.bottom()).zip(top..rows) {
        let Some(line) = app.account.line(index) else {
            break;
        };
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        let is_cursor = index == cursor;
        let ground = if is_cursor {
            canvas.theme.cursor
        } else {
            Style::new()
        };
        let mut strip = canvas.strip_on(row, ground);
        strip.put(if is_cursor { ">" } else { " " }, strip.theme().text);
        put(&mut strip, app, &line);
        if is_cursor {
            canvas.cursor = Some(row.as_position());
        }
    }
}

fn put(strip: &mut Strip<'_, '_>, app: &App, line: &Line) {
    let (text, dim, bold) = (
        strip.theme().text,
        strip.theme().dim,
        strip.theme().headline,
    );
    let warning = strip.theme().warning;
    let is_warned = line.look == Look::Warning || matches!(line.about, About::Rejection(_));
    strip.put(if is_warned { "~ " } else { "  " }, warning);
    match (line.look, line.about) {
        (Look::Heading, _) => strip.put(within(app, &line.text), bold),
        (Look::Detail, About::Rejection(_) | About::File(_)) => put_place(strip, app, &line.text),
        (Look::Detail, _) => {
            let blanks = LABEL.min(strip.room() / 4) as u16;
            strip.skip(blanks);
            strip.put(within(app, line.text.trim_start()), dim);
        }
        (Look::Fact | Look::Warning, _) => {
            if !line.label.is_empty() {
                strip.put(&format!("{:<LABEL$}", line.label), dim);
            }
            strip.put(&line.text, text);
        }
    }
}

/// Where and why; where both do not fit, the path gives way and not the reason.
fn put_place(strip: &mut Strip<'_, '_>, app: &App, line: &str) {
    let (text, dim) = (strip.theme().text, strip.theme().dim);
    let (place, reason) = line.split_once(": ").unwrap_or((line, ""));
    let place = format!("{}: ", within(app, place));
    let room = strip.room().saturating_sub(width(reason));
    let place = ellipsize_start(&place, room.max(SHORTEST_PATH), strip.signs().cut);
    strip.put(&place, dim);
    strip.put(reason, text);
}

/// A path without the part that the title row says already.
fn within<'p>(app: &App, path: &'p str) -> &'p str {
    let name = app.name.trim_end_matches('/');
    let Some(below) = path.strip_prefix(name) else {
        return path;
    };
    match below.strip_prefix('/') {
        Some(below) => below,
        // A single file is named by its last part.
        None if below.is_empty() || below.starts_with([':', ',']) => {
            let last = name.rfind('/').map_or(0, |at| at + 1);
            path.get(last..).unwrap_or(path)
        }
        None => path,
    }
}

fn sums(corpus: &Corpus, files: usize) -> String {
    let left_out = corpus.rejections().len();
    let files = counted(files, "file");
    let articles = counted(corpus.len(), "article");
    format!("{files}, {articles}, {} left out", count(left_out))
}
