//! Files and problems: what was left out of the archive, where and why, then the files it is made of. What was left out
//! comes first: an archive of one article a file has more files than anyone reads through.

use super::{
    canvas::{Canvas, Strip},
    numbers::{count, counted},
    sheet,
    title::shortened,
};
use crate::{
    app::App,
    corpus::{Corpus, Rejection},
    text::sanitize,
};
use ratatui::layout::Rect;

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
            strip.put(
                &shortened(shown, strip.room(), app.settings.is_ascii),
                theme.dim,
            );
        }
    }
}

/// Where, with at most two fifths of the row, and why.
fn put_rejection(strip: &mut Strip<'_, '_>, app: &App, rejection: &Rejection) {
    let (text, dim) = (strip.theme().text, strip.theme().dim);
    let line = rejection.line.map(|line| format!(":{line}"));
    let line = line.unwrap_or_default();
    let room = (strip.room() * 2 / 5).saturating_sub(line.len());
    let place = sanitize::line(within(app, &rejection.file)).into_owned();
    let place = shortened(&place, room.max(8), app.settings.is_ascii);
    strip.put(&format!("{place}{line}: "), dim);
    strip.put(&sanitize::line(&rejection.reason.to_string()), text);
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

#[cfg(test)]
mod tests {
    use super::sentence;
    use crate::corpus::{Reason, Rejection};

    #[test]
    fn a_long_path_gives_way_to_the_reason() {
        let told = |columns| {
            let rejection = Rejection {
                file: format!("/home/jane/{}/2024-03.jsonl", "deep/".repeat(20)),
                line: Some(17),
                byte: None,
                reason: Reason::Empty,
            };
            sentence(&rejection, columns, "~")
        };
        assert_eq!(
            told(60),
            "~deep/deep/deep//2024-03.jsonl:17: neither headline nor text"
        );
        assert!(told(200).starts_with("/home/jane/deep/"));
        assert_eq!(
            told(10),
            "~deep//2024-03.jsonl:17: neither headline nor text"
        );
    }
}
