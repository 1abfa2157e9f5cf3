//! The live filter: narrowing while typing, keeping, restoring.

use super::stage::{Stage, news, numbered};
use crate::{
    app::{Msg, Pane},
    job::{Job, Report},
    query::{Sort, View, view::Whole},
};

#[test]
fn the_list_narrows_with_every_key_and_enter_keeps_it() {
    let mut stage = Stage::new(news());
    stage.press("/");
    stage.type_text("bank");
    assert_eq!(
        (stage.selected(), stage.app.list.line_count()),
        ("Bank opens", 1)
    );
    stage.press("Enter");
    assert!(stage.app.prompt.is_none());
    assert_eq!(stage.app.query.text, "bank");
}

#[test]
fn an_order_that_was_typed_leaves_the_query_when_another_is_chosen() {
    for (typed, left) in [
        ("sort:headline", ""),
        ("sort:headline rain", "rain"),
        ("rain sort:headline", "rain "),
        ("rain sort:headline wind", "rain wind"),
    ] {
        let mut stage = Stage::new(news());
        stage.press("/");
        stage.type_text(typed);
        stage.press("Enter s");
        assert_eq!(stage.app.query.text, left, "{typed}");
        assert!(stage.app.order.is_some() && stage.message().starts_with("sorted "));
    }
}

#[test]
fn esc_restores_text_list_cursor_and_place() {
    let mut stage = Stage::new(numbered(50));
    stage.press("1 0 G Tab 7 j & ");
    let (cursor, place) = (stage.app.list.cursor, stage.app.reader.place);
    stage.type_text("headline 40");
    assert_ne!(stage.app.list.line_count(), 50);
    stage.press("Esc");
    assert_eq!(stage.app.query.text, "");
    assert_eq!(
        (stage.app.list.line_count(), stage.app.list.cursor),
        (50, cursor)
    );
    assert_eq!(
        (stage.app.reader.place, stage.selected()),
        (place, "headline 40")
    );
}

#[test]
fn the_list_is_back_before_the_filter_answers() {
    let mut stage = Stage::new(news());
    stage.press("/");
    stage.type_text("bank");
    stage.is_held = true;
    stage.press("Esc");
    assert_eq!(stage.app.list.line_count(), 3);
}

#[test]
fn a_word_that_turns_out_to_be_a_field_or_a_sign_never_empties_the_list() {
    let mut stage = Stage::new(news());
    stage.press("/");
    stage.type_text("minister");
    for typed in [" outlet:", " OR"] {
        stage.type_text(typed);
        assert_eq!(stage.app.query.query.words(), "minister", "{typed}");
        assert!(stage.app.query.error.is_some(), "{typed}");
        for _ in typed.chars() {
            stage.press("Backspace");
        }
        assert!(stage.app.query.error.is_none(), "{typed}");
    }
}

#[test]
fn a_bad_expression_keeps_the_last_good_list_and_says_what_is_wrong() {
    let mut stage = Stage::new(news());
    stage.press("/");
    stage.type_text("bank");
    stage.send(Msg::Paste(" date:nonsense".into()));
    assert!(stage.app.query.error.is_some());
    assert_eq!(
        (stage.selected(), stage.app.list.line_count()),
        ("Bank opens", 1)
    );
    stage.press("Enter");
    assert!(stage.app.prompt.is_some(), "it can be mended");
    stage.press("Ctrl-w Enter");
    assert!(stage.app.prompt.is_none() && stage.app.query.error.is_none());
}

#[test]
fn a_stale_answer_is_thrown_away() {
    let mut stage = Stage::new(news());
    stage.is_held = true;
    stage.press("/");
    stage.type_text("ba");
    stage.waiting.swap(0, 1);
    stage.answer();
    assert_eq!(stage.app.query.text, "ba");
    assert_eq!(stage.app.list.line_count(), 1);
}

#[test]
fn results_are_moved_in_while_typing() {
    let mut stage = Stage::new(news());
    stage.press("/");
    stage.type_text("rain");
    stage.press("Down");
    assert_eq!(stage.selected(), "Weather");
    stage.press("Ctrl-p Ctrl-n Ctrl-k Ctrl-j");
    assert_eq!(
        (stage.selected(), stage.app.query.text.as_str()),
        ("Weather", "rain")
    );
}

#[test]
fn up_on_an_empty_prompt_brings_back_what_was_typed_before() {
    let mut stage = Stage::new(news());
    for text in ["bank", "rain"] {
        stage.press("/ Ctrl-u");
        stage.type_text(text);
        stage.press("Enter");
    }
    stage.press("/ Ctrl-u Up Up");
    assert_eq!(
        (stage.app.query.text.as_str(), stage.selected()),
        ("bank", "Bank opens")
    );
    stage.press("Down");
    assert_eq!(stage.app.query.text, "rain");
}

#[test]
fn esc_clears_the_filter_on_the_same_article_and_backspace_brings_it_back() {
    let mut stage = Stage::new(news());
    stage.press("/");
    stage.type_text("bank");
    stage.press("Enter Esc");
    assert_eq!(
        (stage.selected(), stage.app.list.line_count()),
        ("Bank opens", 3)
    );
    stage.press("Backspace");
    assert_eq!(
        (stage.app.query.text.as_str(), stage.app.list.line_count()),
        ("bank", 1)
    );
    stage.press("q");
    assert_eq!(
        stage.quit(),
        Some(0),
        "a typed filter is no level to go back from"
    );
}

#[test]
fn a_filter_that_matches_nothing_shows_nothing() {
    let mut stage = Stage::new(news());
    stage.press("/");
    stage.type_text("qqq");
    assert_eq!(stage.app.list.line_count(), 0);
    assert!(stage.app.reader.prepared.is_none());
    stage.press("Ctrl-u");
    assert!(stage.app.reader.prepared.is_some());
}

#[test]
fn the_last_chip_is_taken_off() {
    let mut stage = Stage::new(news());
    stage.press("/");
    stage.type_text("jane \"acme bank\"");
    stage.press("Enter -");
    assert_eq!(
        (stage.app.query.text.as_str(), stage.app.list.line_count()),
        ("jane", 2)
    );
    stage.press("- -");
    assert_eq!(stage.message(), "no filter to take away");
}

#[test]
fn orders_follow_each_other_and_are_said() {
    let mut stage = Stage::new(numbered(3));
    stage.press("s");
    assert_eq!(stage.message(), "sorted by headline, a to z");
    stage.press("S");
    assert_eq!(stage.message(), "sorted by headline, z to a");
    let mut seen = Vec::new();
    for _ in 0..3 {
        stage.press("s");
        seen.extend(stage.app.order.map(|order| order.first.sort));
    }
    // All of it is from one outlet, which sorts nothing.
    assert_eq!(seen, [Sort::File, Sort::Date, Sort::Headline]);
}

#[test]
fn an_order_that_is_typed_holds_until_the_prompt_is_left_with_esc() {
    let mut stage = Stage::new(numbered(3));
    stage.press("s S /");
    let before = stage.app.order;
    stage.type_text("sort:file");
    assert_eq!(stage.app.order, None, "the query says it now");
    stage.press("Esc");
    assert_eq!(stage.app.order, before);
}

#[test]
fn writing_sends_the_rows_that_are_open() {
    let mut stage = Stage::new(numbered(1));
    stage.fuzzy_count = 2;
    stage.load(numbered(5), true);
    stage.is_held = true;
    stage.press("w");
    stage.type_text("list.csv");
    stage.press("Enter");
    let Some((Job::Write(_, rows, path), _)) = stage.waiting.pop_front() else {
        panic!("nothing is written");
    };
    assert_eq!((rows.len(), path.to_str()), (3, Some("list.csv")));
}

#[test]
fn with_a_passage_selected_it_is_the_passage_that_is_written() {
    let mut stage = Stage::new(numbered(1));
    stage.press("Enter v j w");
    stage.is_held = true;
    stage.type_text("passage.md");
    stage.press("Enter");
    let is_passage = |(job, _): &(Job, String)| matches!(job, Job::WritePassage(..));
    assert!(stage.waiting.iter().any(is_passage));
    assert!(stage.app.reader.selection.is_none());
}

#[test]
fn the_filter_brings_the_list_to_the_screen_and_esc_the_text_back() {
    let mut stage = Stage::new(numbered(9));
    stage.send(Msg::Resized(60, 20));
    stage.press("Enter 3 j F");
    assert!(stage.app.geometry.list.is_some());
    let place = stage.app.reader.place;
    stage.type_text("zzz");
    stage.press("Esc");
    assert_eq!(
        (stage.app.focus, stage.app.reader.place),
        (Pane::Reader, place)
    );
    stage.press("Z F");
    assert!(!stage.app.is_zen && stage.app.geometry.list.is_some());
    stage.press("Esc");
    assert!(stage.app.is_zen);
}

#[test]
fn the_first_rows_stand_for_all_until_those_are_there() {
    let mut stage = Stage::new(numbered(500));
    stage.press("/");
    stage.is_held = true;
    stage.type_text("e");
    let job = stage.waiting.iter().find_map(|(job, _)| match job {
        Job::Filter(job) => Some(job.clone()),
        _ => None,
    });
    let job = job.expect("typing asks for the rows");
    assert!(job.wants_head, "the cursor was never moved");
    let all = stage.app.list.view.clone();
    let head = View {
        rows: std::sync::Arc::new(all.rows[..100].to_vec()),
        seam: 100,
        whole: Some(Whole {
            rows: (500, 500),
            matches: (500, 500),
        }),
        ..all.clone()
    };
    stage.send(Msg::Report(Report::Filtered(job.generation, head)));
    let list = &stage.app.list;
    assert_eq!(
        (list.line_count(), list.row_count(), list.match_count()),
        (100, 500, 500)
    );
    stage.press("Enter G");
    assert_eq!(stage.selected(), "headline 400");
    stage.send(Msg::Report(Report::Filtered(job.generation, all)));
    assert_eq!(stage.selected(), "headline 0", "the end is further down");
}

#[test]
fn a_turned_order_by_score_goes_with_the_words_it_was_about() {
    let mut stage = Stage::new(news());
    stage.press("/");
    stage.type_text("rain");
    stage.press("Enter s s s");
    while stage
        .app
        .order
        .is_none_or(|order| order.first.sort != Sort::Score)
    {
        stage.press("s");
    }
    stage.press("S / Ctrl-u Enter");
    assert_eq!(stage.app.order, None);
}
