//! The user's hand on names: merged, of another kind, no name, and taken back.

use super::stage::{Stage, news};
use crate::{
    app::{
        entities::{EntityLine, Group},
        popup::{Peek, Popup},
    },
    entity::{Kind, Named, Ruling, Verdict, verdict::Change},
};

/// In the names of `Minister talks`, on Jane Doe.
fn names() -> Stage {
    let mut stage = Stage::new(news());
    stage.press("Tab Tab");
    stage
}

/// What the pane shows, the row under the cursor marked.
fn rows(stage: &Stage) -> Vec<String> {
    let shown = stage.app.reader.prepared.as_ref().unwrap();
    let lines = stage.app.entities.lines(shown);
    let row = |line| match line {
        EntityLine::Heading(Group::Kind(kind)) => kind.label().to_owned(),
        EntityLine::Heading(Group::Quotes) | EntityLine::Quote(..) => "a quote".to_owned(),
        EntityLine::Name(at, entity, row) => {
            let mark = if at == stage.app.entities.cursor {
                ">"
            } else {
                " "
            };
            format!("{mark}{} {}", entity.name, row.here)
        }
    };
    lines.into_iter().map(row).collect()
}

fn offers(stage: &Stage) -> Vec<String> {
    let Some(Popup::Hand(hand)) = &stage.app.popup else {
        return vec!["no window".to_owned()];
    };
    let offers = hand.offers.iter();
    offers
        .map(|offer| format!("{} {}", offer.named, offer.is_likely))
        .collect()
}

fn dismissed(name: &str) -> Verdict {
    let name = name.to_owned();
    Verdict {
        about: Named {
            kind: Kind::Person,
            name,
        },
        ruling: Ruling::Dismiss,
    }
}

#[test]
fn x_takes_a_name_out_and_capital_u_brings_it_back() {
    let mut stage = names();
    let before = rows(&stage);
    assert_eq!(before, ["PERSON", ">Jane Doe 2", " John Roe 1"]);
    stage.press("X");
    assert_eq!(rows(&stage), ["PERSON", ">John Roe 1"]);
    assert_eq!(stage.message(), "Jane Doe is no name; U takes it back");
    stage.press("U");
    assert_eq!(rows(&stage), before);
    assert_eq!(stage.message(), "taken back: Jane Doe is no name");
    let both = [
        Change::Give(dismissed("Jane Doe")),
        Change::TakeBack(dismissed("Jane Doe")),
    ];
    assert_eq!(stage.kept, both);
    stage.press("U");
    assert_eq!(stage.message(), "nothing to take back");
}

#[test]
fn a_name_is_merged_with_the_suggestion_under_the_cursor() {
    let mut stage = names();
    stage.press("=");
    assert_eq!(
        offers(&stage),
        ["John Roe (PERSON) true", "Acme Bank (ORG) false"]
    );
    stage.press("Enter");
    assert_eq!(stage.app.popup, None);
    assert_eq!(rows(&stage), ["PERSON", ">John Roe 3"]);
    assert_eq!(stage.message(), "Jane Doe is John Roe; U takes it back");
    // In the other article that names her she is the other too.
    stage.press("J J");
    assert_eq!(
        rows(&stage),
        ["PERSON", ">John Roe 1", "ORG", " Acme Bank 2"]
    );
}

#[test]
fn what_is_typed_finds_any_name_and_may_be_of_another_kind() {
    let mut stage = names();
    stage.press("=");
    stage.type_text("acme");
    assert_eq!(offers(&stage), ["Acme Bank (ORG) false"]);
    stage.press("Enter");
    assert_eq!(
        rows(&stage),
        ["PERSON", " John Roe 1", "ORG", ">Acme Bank 2"]
    );
    stage.press("= z z z Enter");
    assert_eq!(stage.message(), "nothing is called that");
    assert!(stage.app.prompt.is_some());
}

#[test]
fn esc_leaves_everything_as_it_was() {
    let mut stage = names();
    let before = rows(&stage);
    for keys in ["= j Esc", "R Esc", "= Ctrl-c"] {
        stage.press(keys);
        assert_eq!(
            (rows(&stage), &stage.app.popup, &stage.app.prompt),
            (before.clone(), &None, &None)
        );
    }
    assert!(stage.kept.is_empty() && stage.app.said.is_empty());
}

#[test]
fn a_name_is_given_another_kind_and_another_again() {
    let mut stage = names();
    stage.press("R");
    assert_eq!(offers(&stage).len(), 7);
    stage.type_text("org");
    stage.press("Enter");
    assert_eq!(
        rows(&stage),
        ["PERSON", " John Roe 1", "ORG", ">Jane Doe 2"]
    );
    stage.press("R P E R S Enter");
    assert_eq!(rows(&stage), ["PERSON", ">Jane Doe 2", " John Roe 1"]);
    stage.press("U");
    assert_eq!(
        rows(&stage),
        ["PERSON", " John Roe 1", "ORG", ">Jane Doe 2"]
    );
}

#[test]
fn what_was_said_in_an_earlier_session_is_taken_back_and_said_to_be() {
    let mut stage = names();
    stage
        .app
        .remember(vec![dismissed("Rain"), dismissed("Snow")]);
    stage.press("X U");
    assert_eq!(stage.message(), "taken back: Jane Doe is no name");
    stage.press("U");
    assert_eq!(
        stage.message(),
        "taken back: Snow is no name (an earlier session)"
    );
    stage.press("X U U");
    assert_eq!(
        stage.message(),
        "taken back: Rain is no name (an earlier session)"
    );
    assert!(stage.app.said.is_empty());
}

#[test]
fn enter_waits_for_the_names_of_what_was_typed() {
    let mut stage = names();
    stage.press("=");
    stage.is_held = true;
    stage.type_text("acme");
    stage.press("Enter");
    assert!(stage.app.said.is_empty() && stage.app.popup.is_some());
    stage.is_held = false;
    stage.answer();
    stage.press("Enter");
    assert_eq!(stage.app.said[0].to_string(), "Jane Doe is Acme Bank (ORG)");
}

#[test]
fn a_peek_tells_what_was_said_of_a_name() {
    let mut stage = names();
    stage.press("= Enter R o r g Enter p");
    let Some(Popup::Peek(Peek { title, lines, .. })) = &stage.app.popup else {
        unreachable!("p opens a window");
    };
    let of = |label: &str| {
        let lines = lines.iter().filter(|(known, _)| known == label);
        lines.map(|(_, text)| text.as_str()).collect::<Vec<_>>()
    };
    assert_eq!((title.as_str(), of("label")), ("John Roe", vec!["ORG"]));
    assert_eq!(
        of("you said"),
        ["John Roe is ORG, not PERSON", "Jane Doe is John Roe"]
    );
    assert_eq!((of("also"), of("here")), (vec!["Jane Doe"], vec!["3"]));
    assert_eq!(of("why"), ["read from the text by the tagger"]);
}

#[test]
fn without_a_name_under_the_cursor_nothing_is_said() {
    let mut stage = Stage::new(vec![("Rain".into(), "Nobody was there.".into())]);
    stage.press("Tab Tab");
    for key in ["X", "=", "R"] {
        stage.press(key);
        assert_eq!(stage.message(), "no entity under the cursor");
    }
    assert_eq!(stage.app.popup, None);
}
