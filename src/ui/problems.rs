//! Files and problems: what was left out of the archive, where and why, then the files it is made of. What was left out
//! comes first: an archive of one article a file has more files than anyone reads through.

use super::{
    canvas::{Canvas, Strip},
    numbers::{count, counted},
    sheet,
};
use crate::{
    app::App,
    corpus::{Corpus, Rejection},
    text::{
        sanitize,
        width::{ellipsize_start, width},
    },
};
use ratatui::layout::Rect;

/// What is left of a path before a reason that would fill the row alone.
const SHORTEST_PATH: usize = 20;

/// Draws the lines from `top` on.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, top: usize) {
    let corpus = &app.corpus;
    let rejections = corpus.rejections();
    let files = corpus.files().len();
    let rows = rejections.len() + files;
    let title = format!("Files and problems: {}", sums(corpus, files));
    let area = sheet::open(canvas, app, &title, rows.max(1));
    let top = top.min(rows.saturating_sub(usize::from(area.height)));
    let theme = canvas.theme;
    for (y, index) in (area.y..area.bottom()).zip(top..rows) {
        let mut strip = canvas.strip(Rect {
            y,
            height: 1,
            ..area
        });
        strip.skip(1);
        if let Some(rejection) = rejections.get(index) {
            strip.put("~ ", theme.warning);
            put_rejection(&mut strip, app, rejection);
        } else if let Some(file) = corpus.files().get(index - rejections.len()) {
            strip.skip(2);
            let shown = within(app, &file.shown);
            let path = ellipsize_start(shown, strip.room(), strip.signs().cut);
            strip.put(&path, theme.dim);
        }
    }
}

/// Where and why; where both do not fit, the path gives way and not the reason.
fn put_rejection(strip: &mut Strip<'_, '_>, app: &App, rejection: &Rejection) {
    let (text, dim) = (strip.theme().text, strip.theme().dim);
    let reason = sanitize::line(&rejection.reason.to_string()).into_owned();
    let line = rejection.line.map(|line| format!(":{line}"));
    let line = line.unwrap_or_default() + ": ";
    let room = strip.room().saturating_sub(width(&reason) + line.len());
    let path = sanitize::line(within(app, &rejection.file)).into_owned();
    let path = ellipsize_start(&path, room.max(SHORTEST_PATH), strip.signs().cut);
    strip.put(&format!("{path}{line}"), dim);
    strip.put(&reason, text);
}

/// A path without the part that the title row says already.
fn within<'p>(app: &App, path: &'p str) -> &'p str {
    let below = path.strip_prefix(app.name.trim_end_matches('/'));
    match below.map(|below| below.trim_start_matches('/')) {
        Some("") => path.rsplit('/').next().unwrap_or(path),
        Some(below)
            if path
                .get(path.len() - below.len() - 1..)
                .is_some_and(|tail| tail.starts_with('/')) =>
        {
            below
        }
        _ => path,
    }
}

fn sums(corpus: &Corpus, files: usize) -> String {
    let left_out = corpus.rejections().len();
    let files = counted(files, "file");
    let articles = counted(corpus.len(), "article");
    format!("{files}, {articles}, {} left out", count(left_out))
}
