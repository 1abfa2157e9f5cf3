//! Files and problems: what was left out of the archive, where and why, then the files it is made of. What was left out
//! comes first: an archive of one article a file has more files than anyone reads through.

use super::{
    canvas::Canvas,
    numbers::{count, counted},
    sheet,
};
use crate::{
    app::App,
    corpus::{Corpus, FileId, Rejection},
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
    let files = file_count(corpus);
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
            let sentence = sentence(rejection, strip.room(), strip.signs().cut);
            strip.put(&sanitize::line(&sentence), theme.text);
        } else if let Some(file) = corpus.file(FileId((index - rejections.len()) as u32)) {
            strip.skip(2);
            strip.put(&file.shown, theme.dim);
        }
    }
}

/// File, line and reason; where they do not fit, the path gives way and not the reason.
fn sentence(rejection: &Rejection, columns: usize, cut: &str) -> String {
    let whole = rejection.to_string();
    let reason = whole.get(rejection.file.len()..).unwrap_or_default();
    let room = columns.saturating_sub(width(reason)).max(SHORTEST_PATH);
    format!("{}{reason}", ellipsize_start(&rejection.file, room, cut))
}

fn sums(corpus: &Corpus, files: usize) -> String {
    let left_out = corpus.rejections().len();
    let files = counted(files, "file");
    let articles = counted(corpus.len(), "article");
    format!("{files}, {articles}, {} left out", count(left_out))
}

/// How many files there are, found by halving: the corpus is asked for one at a time.
fn file_count(corpus: &Corpus) -> usize {
    let is_there = |index: u32| corpus.file(FileId(index)).is_some();
    let mut most: u32 = 1;
    while is_there(most) && most < u32::MAX / 2 {
        most *= 2;
    }
    let (mut low, mut high) = (0, most);
    while low < high {
        let middle = low.midpoint(high);
        if is_there(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low as usize
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
