//! Keys in, screen out, through the loop of the program: what a reader of the fixture archive sees.

use crate::stage::Stage;
use insta::assert_snapshot;

#[test]
fn the_stack_of_an_ssh_window() {
    assert_snapshot!(Stage::open(80, 24).snapshot());
}

#[test]
fn three_columns() {
    assert_snapshot!(Stage::open(120, 40).press("j").snapshot());
}

#[test]
fn a_wide_window_with_the_text_in_focus() {
    assert_snapshot!(Stage::open(200, 50).press("Enter e e").snapshot());
}

#[test]
fn a_corner_of_a_screen() {
    assert_snapshot!(Stage::open(40, 10).press("Enter").snapshot());
}

#[test]
fn a_window_of_one_cell_draws_and_answers() {
    let mut stage = Stage::open(1, 1);
    stage.press("j Enter / x Esc q");
    stage.resize(80, 24);
    assert!(stage.text().contains("Acme"), "{}", stage.text());
}

#[test]
fn typing_narrows_the_list_and_lights_up_the_letters() {
    let mut stage = Stage::open(80, 24);
    stage.press("/").type_in("acme");
    assert_snapshot!(stage.snapshot());
}

#[test]
fn a_wrong_expression_keeps_the_list_and_says_why() {
    let mut stage = Stage::open(80, 24);
    stage.press("/").type_in("bank date:soon");
    assert_snapshot!(stage.snapshot());
}

#[test]
fn esc_brings_back_what_was_there_before_the_prompt() {
    let mut stage = Stage::open(80, 24);
    let before = stage.press("j j").text();
    stage.press("/").type_in("tokyo").press("Esc");
    assert_eq!(stage.text(), before);
}

#[test]
fn accents_are_folded_both_ways() {
    let mut stage = Stage::open(80, 24);
    stage.press("/").type_in("zurich sao");
    assert!(
        stage.text().contains("Zürich fair opens"),
        "{}",
        stage.text()
    );
    stage.press("Ctrl-u").type_in("'café");
    assert!(
        stage.text().contains("Zürich fair opens"),
        "{}",
        stage.text()
    );
}

#[test]
fn enter_on_a_name_narrows_and_backspace_comes_back_to_the_place() {
    let mut stage = Stage::open(120, 40);
    let before = stage.press("j Tab Tab").text();
    stage.press("Enter");
    assert!(
        stage.app().query.text.contains("person:\"Jane Doe\""),
        "{}",
        stage.text()
    );
    assert!(!stage.text().contains("Court hears"), "{}", stage.text());
    stage.press("Backspace");
    assert_eq!(stage.text(), before);
}

#[test]
fn find_walks_from_hit_to_hit_and_into_the_next_article() {
    let mut stage = Stage::open(80, 24);
    stage.press("Enter /").type_in("minister").press("Enter");
    let first = stage.app().list.selected();
    for _ in 0..4 {
        stage.press("n");
    }
    assert_ne!(stage.app().list.selected(), first, "{}", stage.text());
    assert!(stage.app().reader.hit.is_some());
    for _ in 0..4 {
        stage.press("N");
    }
    assert_eq!(stage.app().list.selected(), first, "{}", stage.text());
}

#[test]
fn a_resize_keeps_the_sentence_on_top() {
    let mut stage = Stage::open(80, 24);
    stage.press("Enter j j j j");
    let place = stage.app().reader.place;
    let sentence = top_words(&stage);
    stage.resize(120, 40).resize(60, 22).resize(80, 24);
    assert_eq!(stage.app().reader.place, place);
    assert_eq!(top_words(&stage), sentence);
}

/// The line of the text at the top.
fn top_words(stage: &Stage) -> String {
    let reader = &stage.app().reader;
    let prepared = reader.prepared.as_ref().expect("an article is open");
    prepared.lines[reader.top_line()]
        .span
        .of(&prepared.article.body)
        .to_owned()
}

#[test]
fn counts_repeat_and_capitals_turn_round() {
    let mut stage = Stage::open(80, 24);
    stage.press("5 j");
    assert_eq!(stage.app().list.cursor, 5);
    stage.press("G");
    assert_eq!(stage.app().list.cursor, 11);
    stage.press("g s s");
    assert!(stage.text().contains("headline"), "{}", stage.text());
}

#[test]
fn help_finds_a_key_by_what_it_does() {
    let mut stage = Stage::open(80, 24);
    stage.press("? /").type_in("citation");
    assert_snapshot!(stage.snapshot());
}

#[test]
fn the_palette_runs_an_action_by_its_name() {
    let mut stage = Stage::open(80, 24);
    stage.press(":").type_in("sortrev");
    assert_snapshot!(stage.snapshot());
    stage.press("Enter");
    assert!(stage.text().contains("oldest first"), "{}", stage.text());
}

#[test]
fn copies_hold_the_text_and_its_source() {
    let mut stage = Stage::open(80, 24);
    stage.press("y t y u y q");
    let copied = stage.copied();
    assert_eq!(copied[0], "Minister meets Acme Bank chief in Geneva");
    assert_eq!(copied[1], "https://eveningwire.example/geneva-meeting");
    assert!(copied[2].contains("Evening Wire"), "{}", copied[2]);
}

#[test]
fn wide_and_right_to_left_text_stays_in_its_cells() {
    let mut stage = Stage::open(120, 40);
    stage.press("/").type_in("outlet:東京").press("Enter");
    assert_snapshot!(stage.snapshot());
}
