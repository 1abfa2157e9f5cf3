//! Focus, zoom, drawer, zen, and the two ladders out.

use super::stage::{Stage, news, numbered};
use crate::{
    app::{Effect, Msg, Pane},
    config::Settings,
    job::{Course, Job, Report},
    keys::Context,
    query::View,
};

#[test]
fn tab_goes_round_the_panes_and_back() {
    let mut stage = Stage::new(news());
    let mut seen = Vec::new();
    for keys in ["Tab", "l", "Tab", "Shift-Tab", "h"] {
        stage.press(keys);
        seen.push(stage.app.focus);
    }
    let expected = [
        Pane::Reader,
        Pane::Entities,
        Pane::List,
        Pane::Entities,
        Pane::Reader,
    ];
    assert_eq!(seen, expected);
}

#[test]
fn q_goes_back_one_level_at_a_time_and_then_quits() {
    let mut stage = Stage::new(news());
    stage.press("Enter Enter");
    assert!(stage.app.is_zoomed);
    stage.press("?");
    stage.press("q");
    assert!(stage.app.popup.is_none() && stage.app.is_zoomed);
    stage.press("q");
    assert!(!stage.app.is_zoomed && stage.app.focus == Pane::Reader);
    stage.press("q");
    assert_eq!((stage.app.focus, stage.quit()), (Pane::List, None));
    stage.press("q");
    assert_eq!(stage.quit(), Some(0));
}

#[test]
fn the_drawer_opens_with_the_focus_and_closes_when_left() {
    let mut stage = Stage::new(news());
    stage.send(Msg::Resized(80, 24));
    assert!(stage.app.geometry.entities.is_none());
    stage.press("Enter l");
    assert!(stage.app.is_drawer_open && stage.app.geometry.entities.is_some());
    stage.press("q");
    assert!(!stage.app.is_drawer_open && stage.app.geometry.entities.is_none());
    assert_eq!(stage.app.focus, Pane::Reader);
}

#[test]
fn esc_never_quits() {
    let mut stage = Stage::new(news());
    stage.press("/");
    stage.type_text("rain");
    stage.press("Enter Enter v ?");
    stage.press("Esc");
    assert!(stage.app.popup.is_none() && stage.app.reader.selection.is_some());
    stage.press("Esc");
    assert!(stage.app.reader.selection.is_none() && stage.app.query.text == "rain");
    stage.press("Esc");
    assert_eq!(stage.app.query.text, "");
    stage.press("Esc Esc Esc");
    assert_eq!(stage.quit(), None);
}

#[test]
fn zen_shows_the_text_alone_and_q_leaves_it() {
    let mut stage = Stage::new(news());
    stage.press("Z");
    assert!(stage.app.geometry.list.is_none() && stage.app.geometry.status.is_none());
    assert_eq!(stage.app.context(), Context::Reader);
    stage.press("q");
    assert!(!stage.app.is_zen && stage.app.geometry.list.is_some());
}

#[test]
fn ctrl_c_quits_as_a_shell_expects_when_nothing_runs() {
    let mut stage = Stage::new(numbered(1));
    stage.press("Ctrl-c");
    assert_eq!(stage.quit(), Some(130));
}

#[test]
fn ctrl_c_stops_the_index_then_the_names_and_then_quits() {
    let named = Settings {
        has_entities: true,
        ..Settings::default()
    };
    let mut stage = Stage::with(named, news());
    let course = |done| Course {
        done,
        total: 10,
        rate: 1,
    };
    stage.send(Msg::Report(Report::Extracting(course(4))));
    stage.send(Msg::Report(Report::Indexing(Some(course(2)))));
    stage.press("Ctrl-c");
    assert_eq!(stage.message(), "index stopped at 20%: F6 goes on");
    // what was on its way when it was stopped
    stage.send(Msg::Report(Report::Indexing(Some(course(3)))));
    assert_eq!((stage.app.status.indexing, stage.quit()), (None, None));
    stage.press("Ctrl-c");
    assert_eq!(stage.message(), "names stopped at 40%: F5 goes on");
    stage.send(Msg::Report(Report::Extracting(course(5))));
    assert!(stage.app.status.are_names_stopped && stage.quit().is_none());
    stage.press("F5");
    assert!(!stage.app.status.are_names_stopped);
    stage.press("Ctrl-c Ctrl-c");
    assert_eq!(stage.quit(), Some(130));
}

#[test]
fn ctrl_c_stops_a_search_through_texts_and_what_it_has_found_stays() {
    let mut stage = Stage::new(news());
    stage.is_held = true;
    stage.press("/");
    stage.type_text("rain");
    stage.press("Enter");
    let mut filters = stage.waiting.iter().filter_map(|(job, _)| match job {
        Job::Filter(job) => Some(job.generation),
        _ => None,
    });
    let generation = filters.next_back().expect("the list is asked for");
    let found = View {
        searched: Some((1, 3)),
        ..stage.app.list.view.clone()
    };
    stage.send(Msg::Report(Report::Filtered(generation, found.clone())));
    stage.press("Ctrl-c");
    assert_eq!(stage.message(), "stopped: 33% of the texts were searched");
    stage.send(Msg::Report(Report::Filtered(generation, View::default())));
    assert_eq!(stage.app.list.view.rows.len(), found.rows.len());
    stage.press("Ctrl-c");
    assert_eq!(stage.quit(), Some(130));
}

#[test]
fn a_second_redraw_in_a_row_shows_a_plain_screen() {
    let mut stage = Stage::new(numbered(3));
    stage.press("Ctrl-l j Ctrl-l Ctrl-l Ctrl-l");
    let names: Vec<_> = stage
        .effects
        .iter()
        .map(|effect| format!("{effect:?}"))
        .collect();
    assert_eq!(names, ["Repaint", "Repaint", "PlainScreen", "Repaint"]);
}

#[test]
fn the_mouse_is_switched_and_a_click_selects() {
    let mut stage = Stage::new(numbered(100));
    stage.press("Tab F3");
    assert!(matches!(stage.effects[0], Effect::Mouse(true)));
    let list = stage.app.geometry.list.unwrap();
    let fifth = list.y + 4 * stage.app.geometry.list_room().per_article;
    stage.send(Msg::Click(list.x + 1, fifth));
    assert_eq!((stage.app.focus, stage.app.list.cursor), (Pane::List, 4));
    let text = stage.app.geometry.text.unwrap();
    stage.send(Msg::Wheel(1, text.x, text.y));
    assert_eq!(
        (stage.app.reader.top_line(), stage.app.focus),
        (3, Pane::List)
    );
}

#[test]
fn a_message_goes_when_its_time_is_over() {
    let mut stage = Stage::new(numbered(1));
    stage.press("J");
    assert_eq!(stage.message(), "last article");
    assert!(matches!(stage.effects.last(), Some(Effect::Expire(4_000))));
    assert!(stage.send(Msg::Expired).is_dirty);
    assert!(!stage.send(Msg::Expired).is_dirty);
}

#[test]
fn the_list_is_sorted_and_written_from_every_pane() {
    for keys in ["Tab", "Tab Tab", "Tab Tab Tab"] {
        let mut stage = Stage::new(news());
        stage.press(keys);
        stage.press("s");
        assert!(stage.message().starts_with("sorted"), "{keys}");
        stage.press("S");
        assert!(stage.message().starts_with("sorted"), "{keys}");
        stage.press("w");
        assert!(stage.app.prompt.is_some(), "{keys}");
    }
}
