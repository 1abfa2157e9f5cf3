//! The window in which a name is merged with another or given another kind: what may be said of it, what is only a
//! suggestion marked as one.
//!
//! ```text
//! -- Weiler (PERSON) is ------------------------- Esc closes --
//! > Karin Weiler           PERSON     12 articles     likely
//!   Weiler Group           ORG         3 articles
//! is: wei
//! ```

use super::{
    canvas::{Canvas, Strip},
    cursor::{Lines, draw_lines},
    sheet,
    spans::Styled,
};
use crate::{
    app::{
        App,
        popup::{Hand, Question},
    },
    entity::likely::Candidate,
    text::count::counted,
};

/// Most rows shown: the text above should stay in sight.
const ROWS: usize = 12;
/// Columns of the labels.
const LABEL: u16 = 11;

/// Draws the window.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, hand: &Hand) {
    let rows = hand.offers.len().clamp(1, ROWS);
    let title = match hand.question {
        Question::Who => format!("{} is", hand.about),
        Question::What => format!("{} is of the kind", hand.about),
    };
    let area = sheet::open(canvas, app, &title, rows);
    if hand.offers.is_empty() {
        let style = canvas.theme.dim;
        canvas.text(area, nothing(app, hand), style);
        return;
    }
    let lines = Lines {
        area,
        count: hand.offers.len(),
        cursor: hand.cursor,
        top: 0,
        is_focused: true,
    };
    draw_lines(canvas, lines, |strip, index| {
        if let Some(offer) = hand.offers.get(index) {
            draw_row(strip, hand.question, offer);
        }
    });
}

/// Why nothing is offered.
fn nothing(app: &App, hand: &Hand) -> &'static str {
    let is_typed = app
        .prompt
        .as_ref()
        .is_some_and(|line| !line.text.is_empty());
    match hand.question {
        _ if hand.asked.is_some() => "   looking",
        _ if is_typed => "   nothing is called that",
        _ => "   no other name is like it: type one",
    }
}

fn draw_row(mut strip: Strip<'_, '_>, question: Question, offer: &Candidate) {
    let theme = strip.theme();
    let (headline, dim, text) = (theme.headline, theme.dim, theme.text);
    let kind = offer.named.kind;
    strip.skip(2);
    if question == Question::What {
        strip.put_column(&Styled::plain(kind.label(), headline), LABEL + 2);
        strip.put(&kind.heading().to_lowercase(), text);
        return;
    }
    // At the end and in words: a suggestion is told without colour.
    let likely = if offer.is_likely {
        "  likely "
    } else {
        "         "
    };
    strip.put_end(likely, dim);
    let articles = counted(offer.articles as usize, "article");
    strip.put_end(&format!("{articles:>14}"), dim);
    strip.put_column_end(&Styled::plain(kind.label(), text), LABEL);
    strip.put(&offer.named.name, headline);
}
