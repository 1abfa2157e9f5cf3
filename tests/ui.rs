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
fn in_an_ssh_window_a_row_says_beside_its_headline_where_its_text_matches() {
    let mut stage = Stage::open(80, 24);
    let rows = |stage: &Stage| -> Vec<String> {
        let text = stage.text();
        let list = text.lines().skip(2).take(6).map(str::to_owned);
        list.collect()
    };
    stage.press("/").type_in("body:sky").press("Enter");
    let list = rows(&stage);
    assert!(list[0].contains("..a grey sky. Jo"), "{list:#?}");
    // As many rows as without it: nothing moves when the lines come.
    let count = stage.app().list.row_count();
    let shown = list.iter().filter(|row| row.contains(" 20")).count();
    assert_eq!(shown, count.min(6), "{list:#?}");
}

#[test]
fn a_row_says_which_name_or_byline_it_is_there_for() {
    let mut stage = Stage::open(120, 40);
    // Álvarez is named in the text alone, and its letters stand in no headline in this order.
    stage.press("/").type_in("alvrz");
    let row = "..a grey sky. José Álvarez p";
    assert!(stage.text().contains(row), "{}", stage.text());
    stage.press("Ctrl-u").type_in("müller");
    let row = "Jürg Müller";
    let list: Vec<String> = stage
        .text()
        .lines()
        .map(|line| line.chars().take(36).collect())
        .collect();
    assert!(
        list.iter().any(|line: &String| line.contains(row)),
        "{}",
        stage.text()
    );
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

/// A folder of its own with one file of these records.
fn archive(records: &[serde_json::Value]) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("news.jsonl");
    let lines: Vec<String> = records.iter().map(ToString::to_string).collect();
    std::fs::write(&path, lines.join("\n")).expect("a file");
    (folder, path)
}

fn stage_of(columns: u16, rows: u16, records: &[serde_json::Value]) -> Stage {
    let (_folder, path) = archive(records);
    let settings = dateline::config::Settings {
        has_entities: true,
        ..Default::default()
    };
    Stage::open_with(columns, rows, vec![path], settings)
}

fn long_story(outlet: &str) -> serde_json::Value {
    serde_json::json!({
        "title": "Minister and bank chief meet in Geneva for a second week of talks on the sale of a branch in Lugano",
        "date": "2024-03-05T14:02:00Z", "source": outlet, "author": "Jane Smith",
        "body": "GENEVA, March 5 - Minister Jane Doe met Acme Bank chief John Roe on Tuesday. ".repeat(8),
    })
}

#[test]
fn one_outlet_is_not_said_in_every_row() {
    let one = [long_story("Evening Wire"), long_story("Evening Wire")];
    let stage = stage_of(80, 24, &one);
    assert!(!row(&stage, 2).contains("Evening"), "{}", stage.text());
    let mut other = long_story("Reuters");
    // Of another day, or it would be the same article.
    other["date"] = "2024-03-04T14:02:00Z".into();
    let two = [long_story("Evening Wire"), other];
    let stage = stage_of(80, 24, &two);
    assert!(stage.text().contains("Reuters"), "{}", stage.text());
    let headline = "Minister and bank chief meet in Geneva for a seco";
    assert!(row(&stage, 2).contains(headline), "{}", stage.text());
}

#[test]
fn the_facts_have_rows_of_their_own_where_there_is_room() {
    for (columns, rows) in [(120, 40), (60, 24), (200, 60)] {
        let mut stage = stage_of(columns, rows, &[long_story("Evening Wire")]);
        stage.press("Enter");
        let text = stage.text();
        let facts = text.lines().find(|line| line.contains("Jane Smith"));
        assert!(!facts.expect("a byline").contains("Lugano"), "{text}");
    }
}

#[test]
fn in_a_stack_the_rest_of_a_headline_and_the_facts_keep_apart() {
    let stage = stage_of(80, 24, &[long_story("Evening Wire")]);
    let text = stage.text();
    let shared = text.lines().find(|line| line.contains("14:02Z"));
    assert!(shared.expect("a date").contains("   "), "{text}");
}

/// A row of the screen, from 0.
fn row(stage: &Stage, index: usize) -> String {
    let text = stage.text();
    let row = text.lines().nth(index).expect("so many rows");
    row.to_owned()
}

fn last_row(stage: &Stage) -> String {
    stage.text().lines().last().unwrap_or_default().to_owned()
}

#[test]
fn an_unfinished_chord_shows_what_may_follow() {
    let mut stage = Stage::open(80, 24);
    stage.press("y");
    assert!(last_row(&stage).contains("u url"), "{}", last_row(&stage));
    stage.press("Esc");
    assert!(last_row(&stage).contains("? help"), "{}", last_row(&stage));
}

#[test]
fn hints_leave_out_what_would_do_nothing_now() {
    let mut stage = Stage::open(80, 24);
    assert!(
        !last_row(&stage).contains("next hit"),
        "{}",
        last_row(&stage)
    );
    stage.press("/").type_in("acme").press("Enter");
    assert!(
        last_row(&stage).contains("n next hit"),
        "{}",
        last_row(&stage)
    );
    assert!(last_row(&stage).contains("? help"), "{}", last_row(&stage));
}

#[test]
fn a_phone_has_its_hints_in_the_status_row() {
    let mut stage = Stage::open(40, 10);
    stage.press("Enter");
    assert!(last_row(&stage).contains("q back"), "{}", last_row(&stage));
    assert!(last_row(&stage).contains('%'), "{}", last_row(&stage));
}

#[test]
fn a_selection_says_how_much_it_holds() {
    let mut stage = Stage::open(80, 24);
    stage.press("Enter v j");
    assert!(
        stage.text().contains("2 lines selected"),
        "{}",
        stage.text()
    );
    stage.press("y y");
    let copied = stage.copied().last().expect("a passage");
    assert!(
        copied.starts_with("GENEVA") && copied.contains("familiar"),
        "{copied}"
    );
    assert!(!stage.text().contains("selected"), "{}", stage.text());
}

#[test]
fn what_was_said_is_gone_with_the_next_key() {
    let mut stage = Stage::open(80, 24);
    stage.press("s");
    assert!(stage.text().contains("sorted by"), "{}", stage.text());
    stage.press("j");
    assert!(!stage.text().contains("sorted by"), "{}", stage.text());
}

#[test]
fn a_surname_is_enough_for_tab_and_a_choice_is_shown() {
    let mut stage = Stage::open(80, 24);
    stage.press("/").type_in("person:doe").press("Tab");
    assert_eq!(stage.app().query.text, "person:\"Jane Doe\"");
    stage.press("Ctrl-u").type_in("person:").press("Tab");
    assert!(
        last_row(&stage).contains("John Roe"),
        "{}",
        last_row(&stage)
    );
}

#[test]
fn an_address_far_from_the_browser_is_shown_in_cells_that_can_be_a_link() {
    let settings = dateline::config::Settings {
        is_remote: true,
        ..Default::default()
    };
    let (_folder, path) = archive(&[serde_json::json!({
        "title": "A story", "date": "2024-03-05", "body": "Text.", "url": "https://news.example/story",
    })]);
    let mut stage = Stage::open_with(80, 24, vec![path], settings);
    assert!(dateline::ui::address_cells(stage.app()).is_empty());
    stage.press("o");
    let cells = dateline::ui::address_cells(stage.app());
    let (place, shown) = cells.first().expect("an address");
    assert_eq!(*shown, "https://news.example/story");
    assert!(
        row(&stage, place.y.into()).contains(shown),
        "{}",
        stage.text()
    );
    assert_eq!(stage.copied(), ["https://news.example/story"]);
}

#[test]
fn a_headline_of_two_thousand_letters_leaves_room_for_the_date() {
    let mut story = long_story("Evening Wire");
    story["title"] = "A headline that does not know when to stop. "
        .repeat(50)
        .into();
    for (columns, rows) in [(80, 24), (120, 40), (40, 10), (60, 24)] {
        let stage = stage_of(columns, rows, &[story.clone()]);
        assert!(stage.text().contains("Mar"), "{}", stage.text());
    }
}

#[test]
fn problems_are_named_without_the_part_of_the_path_that_all_share() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("news.jsonl");
    let story = long_story("Evening Wire");
    std::fs::write(&path, format!("{story}\nnot json at all\n")).expect("a file");
    let mut stage = Stage::open_with(80, 24, vec![path], dateline::config::Settings::default());
    stage.press("F2");
    assert!(stage.text().contains("1 left out"), "{}", stage.text());
    assert!(stage.text().contains("not valid JSON"), "{}", stage.text());
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_that_was_meant() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("out.jsonl");
    std::fs::write(&path, "mine").expect("a file");
    let name = path.display().to_string();
    let mut stage = Stage::open(200, 60);
    stage.press("w").type_in(&name).press("Enter");
    stage.wait_for("is there already");
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), "mine");
    stage.press("w").type_in(&format!("{name}!")).press("Enter");
    stage.wait_for("12 articles written");
    let written = std::fs::read_to_string(&path).expect("a file");
    assert_eq!(written.lines().count(), 12);
}

#[test]
fn a_word_that_stands_in_a_text_alone_finds_its_article() {
    let mut stage = Stage::open(80, 24);
    stage.press("/").type_in("commi");
    stage.wait_for("word 1");
    assert!(
        stage.text().contains("Parliament debates"),
        "{}",
        stage.text()
    );
    stage.press("Enter");
    assert!(stage.text().contains("word 1"), "{}", stage.text());
    // A blank ends the word.
    stage.press("/").type_in(" ");
    stage.wait_for("nothing matches");
}

#[test]
fn alternatives_are_one_chip_and_can_be_taken_away() {
    let mut stage = Stage::open(120, 40);
    stage
        .press("/")
        .type_in("(archduke | cafe) !body:cup")
        .press("Enter");
    stage.wait_for("1/12");
    assert!(
        stage.text().contains("Archduke shot dead"),
        "{}",
        stage.text()
    );
    stage.press("-");
    stage.wait_for("2/12");
}

#[test]
fn a_row_that_matches_in_its_text_shows_where() {
    let mut stage = Stage::open(120, 40);
    stage.press("/").type_in("spokesman said").press("Enter");
    assert_snapshot!(stage.snapshot());
}

#[test]
fn a_list_alone_shows_below_a_row_where_its_text_matches() {
    let mut stage = Stage::open(60, 24);
    stage.press("/").type_in("spokesman said").press("Enter");
    assert_snapshot!(stage.snapshot());
}
