//! What can be typed, what it means, and what is said of the rest.

use super::*;
use crate::query::{
    Key, Sort, State,
    ast::{FactField, Form, NameField, Pattern, ShortField},
};
use proptest::prelude::*;

mod together;

const TODAY: Date = jiff::civil::date(2024, 3, 15);

fn read(text: &str) -> Query {
    parse(text, TODAY).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn refused(text: &str) -> (String, String) {
    let error = parse(text, TODAY).expect_err(text);
    (error.span.of(text).to_owned(), error.reason)
}

/// The terms without the places they were typed at.
fn meaning(query: &Query) -> (Vec<(bool, Test)>, Option<Order>) {
    let terms = query.terms().into_iter();
    let terms = terms.map(|term| (term.is_negated, term.test.clone()));
    (terms.collect(), query.order())
}

fn text(form: Form, text: &str) -> Test {
    Test::Text(
        None,
        Pattern {
            text: text.to_owned(),
            form,
        },
    )
}

#[test]
fn what_is_hidden_in_a_copied_word_is_not_looked_for() {
    for (typed, read_as) in [
        ("می\u{200c}خواهد", "میخواهد"),
        ("par\u{ad}liament", "parliament"),
        ("\u{feff}bank", "bank"),
    ] {
        assert_eq!(read(typed).terms()[0].test, text(Form::Fuzzy, read_as));
        let quoted = read(&format!("\"{typed}\""));
        assert_eq!(quoted.terms()[0].test, text(Form::Phrase, read_as));
    }
    assert_eq!(refused("a \u{200b}").1, "nothing to look for yet");
}

#[test]
fn signs_that_cannot_mean_anything_are_refused() {
    for typed in ["!!bank", "-!bank", "!-bank"] {
        let said = (
            typed.to_owned(),
            "the sign for not stands there twice".to_owned(),
        );
        assert_eq!(refused(typed), said);
    }
    let said = "quotes look for what they hold as it stands: leave the ' out";
    assert_eq!(refused("'\"bank the\"").1, said);
}

#[test]
fn marks_say_where_the_letters_must_stand() {
    for (typed, expected) in [
        ("word", text(Form::Fuzzy, "word")),
        ("'word", text(Form::Part, "word")),
        ("^word", text(Form::Start, "word")),
        ("word$", text(Form::End, "word")),
        ("^word$", text(Form::Whole, "word")),
        ("^\"two words\"", text(Form::Start, "two words")),
        ("\"two words\"$", text(Form::End, "two words")),
        ("^\"two words\"$", text(Form::Whole, "two words")),
        ("^\"(a) \\\"b\"$", text(Form::Whole, "(a) \"b")),
        ("\"two  words\"", text(Form::Phrase, "two words")),
        (
            r#""say \"no\" \\ c:\dir""#,
            text(Form::Phrase, r#"say "no" \ c:\dir"#),
        ),
        ("'^sort:x$", text(Form::Part, "^sort:x$")),
        ("10:30", text(Form::Fuzzy, "10:30")),
        ("o\"neil", text(Form::Fuzzy, "o\"neil")),
    ] {
        let query = read(typed);
        assert_eq!(meaning(&query).0, [(false, expected)], "{typed}");
    }
}

#[test]
fn both_signs_negate() {
    for (typed, form) in [
        ("!word", Form::Fuzzy),
        ("-word", Form::Fuzzy),
        ("!'word", Form::Part),
        ("-'word", Form::Part),
    ] {
        assert_eq!(
            meaning(&read(typed)).0,
            [(true, text(form, "word"))],
            "{typed}"
        );
    }
    assert_eq!(
        meaning(&read("!\"a b\"")).0,
        [(true, text(Form::Phrase, "a b"))]
    );
    assert_eq!(meaning(&read("-^a")).0, [(true, text(Form::Start, "a"))]);
}

#[test]
fn fields_take_words_parts_and_quotes() {
    let pattern = |form, text: &str| Pattern {
        text: text.to_owned(),
        form,
    };
    let query =
        read(r#"headline:bank Outlet:'ew !byline:"jane doe" section:^wor person:"Jane Doe""#);
    let expected = [
        (
            false,
            Test::Text(Some(ShortField::Headline), pattern(Form::Fuzzy, "bank")),
        ),
        (
            false,
            Test::Text(Some(ShortField::Outlet), pattern(Form::Part, "ew")),
        ),
        (
            true,
            Test::Text(Some(ShortField::Byline), pattern(Form::Phrase, "jane doe")),
        ),
        (
            false,
            Test::Text(Some(ShortField::Section), pattern(Form::Start, "wor")),
        ),
        (
            false,
            Test::Named(NameField::Person, pattern(Form::Phrase, "Jane Doe")),
        ),
    ];
    assert_eq!(meaning(&query).0, expected);
}

#[test]
fn what_is_half_typed_is_underlined_with_a_reason() {
    for (typed, token, reason) in [
        ("bank !", "!", "nothing after the sign for not"),
        ("bank -", "-", "nothing after the sign for not"),
        ("' x", "'", "nothing to look for yet"),
        ("^", "^", "nothing to look for yet"),
        ("\"\"", "\"\"", "nothing to look for yet"),
        ("a \"b c", "\"b c", "the quote is not closed yet"),
        ("person:", "person:", "person: wants a word"),
        (
            "x person:\"Ja ",
            "person:\"Ja",
            "the quote is not closed yet",
        ),
        ("outlet: x", "outlet:", "outlet: wants a word"),
        ("\"a\"b", "\"a\"b", "a blank is missing after the quote"),
        ("^\"a\"~5", "^\"a\"~5", "a blank is missing after the quote"),
        ("^\"a b", "^\"a b", "the quote is not closed yet"),
        ("tag:^\"a\"", "tag:^\"a\"", "tag: takes no ^"),
        (
            "tag:ban*",
            "tag:ban*",
            "tag: takes no ' ^ $ or *: quote the value",
        ),
        (
            "lang:'en",
            "lang:'en",
            "lang: takes no ' ^ $ or *: quote the value",
        ),
        (
            "sort:",
            "sort:",
            "sort: wants date, -date, score, outlet, section, headline or file",
        ),
        (
            "sort:da",
            "sort:da",
            "sort: wants date, -date, score, outlet, section, headline or file",
        ),
        ("sort:file sort:date", "sort:date", "sort: is there twice"),
        (
            "outlet:!x",
            "outlet:!x",
            "the sign for not goes before the field",
        ),
        (
            "person:^x",
            "person:^x",
            "^ and $ do not work on names: quote the name",
        ),
    ] {
        assert_eq!(
            refused(typed),
            (token.to_owned(), reason.to_owned()),
            "{typed}"
        );
    }
}

#[test]
fn states_are_asked_for_by_name() {
    for (typed, is_negated, state) in [
        ("is:dup", false, State::Dup),
        ("!is:stub", true, State::Stub),
        ("-IS:Undated", true, State::Undated),
        ("is:unread", false, State::Unread),
        ("!is:starred", true, State::Starred),
    ] {
        let expected = [(is_negated, Test::Is(state))];
        assert_eq!(meaning(&read(typed)).0, expected, "{typed}");
    }
    for (typed, reason) in [
        (
            "is:",
            "is: wants unread, read, starred, noted, tagged, dup, stub or undated",
        ),
        (
            "is:blue",
            "is: wants unread, read, starred, noted, tagged, dup, stub or undated",
        ),
        ("is:\"dup", "the quote is not closed yet"),
    ] {
        assert_eq!(refused(typed).1, reason, "{typed}");
    }
    let query = read("bank !is:dup is:stub");
    let labels: Vec<_> = query.chips().into_iter().map(|chip| chip.label).collect();
    assert_eq!(
        (labels.join(" "), query.words()),
        ("!is:dup is:stub".to_owned(), "bank".to_owned())
    );
}

#[test]
fn the_way_down_is_newest_first_and_z_to_a() {
    for (typed, sort, is_reversed) in [
        ("sort:-date", Sort::Date, false),
        ("sort:date", Sort::Date, true),
        ("sort:outlet", Sort::Outlet, false),
        ("sort:-headline", Sort::Headline, true),
        ("sort:score", Sort::Score, false),
        ("sort:file", Sort::File, false),
    ] {
        let query = read(typed);
        let order = Order::of(Key { sort, is_reversed });
        assert_eq!(query.order(), Some(order), "{typed}");
        assert!(query.is_empty());
        assert_eq!(query.to_string(), typed);
    }
}

#[test]
fn an_order_may_have_several_keys() {
    let query = read("sort:outlet,-date,file");
    let keys = query.order().expect("an order").keys();
    let keys: Vec<_> = keys.map(|key| (key.sort, key.is_reversed)).collect();
    let expected = [Sort::Outlet, Sort::Date, Sort::File].map(|sort| (sort, false));
    assert_eq!(keys, expected);
    assert_eq!(query.to_string(), "sort:outlet,-date,file");
    assert_eq!(
        read("sort:outlet,").to_string(),
        "sort:outlet",
        "half typed"
    );
    for (typed, reason) in [
        ("sort:outlet,size", "sort: wants date"),
        (
            "sort:date,date,date,date,date",
            "sort: takes 4 keys at most",
        ),
    ] {
        assert!(refused(typed).1.starts_with(reason), "{typed}");
    }
}

#[test]
fn chips_are_fields_and_quotes_and_the_rest_are_words() {
    let typed = "minister sort:-date acme !outlet:ew \"central bank\" -leak ^\"a b\" date:2024-03";
    let query = read(typed);
    let chips = query.chips();
    let spans: Vec<_> = chips.iter().map(|chip| chip.span.of(typed)).collect();
    assert_eq!(
        spans,
        [
            "sort:-date",
            "!outlet:ew",
            "\"central bank\"",
            "^\"a b\"",
            "date:2024-03"
        ]
    );
    let labels: Vec<_> = chips.iter().map(|chip| chip.label.as_str()).collect();
    assert_eq!(labels, spans);
    assert_eq!(query.words(), "minister acme !leak");
}

#[test]
fn only_words_that_are_looked_for_make_a_ranking() {
    for (typed, expected) in [
        ("bank", true),
        ("headline:bank", true),
        ("\"bank\"", true),
        ("!bank", false),
        ("outlet:ew", false),
        ("person:doe date:2024", false),
    ] {
        assert_eq!(read(typed).has_text_term(), expected, "{typed}");
    }
}

#[test]
fn a_name_becomes_a_term_that_finds_it() {
    use crate::{entity::Kind, query::ast::naming};
    let typed = naming(Kind::Person, r#"John "Jack" Smith"#);
    assert_eq!(typed, r#"person:"John \"Jack\" Smith""#);
    assert_eq!(read(&typed).to_string(), typed);
    assert_eq!(naming(Kind::Money, "$5"), "entity:\"$5\"");
}

#[test]
fn a_day_is_asked_for_by_what_it_means() {
    use crate::{
        entity::{Entity, Kind},
        query::ast::meaning,
    };
    let term = |kind: Kind, resolved: Option<&str>| {
        let typed = meaning(&Entity {
            kind,
            label: kind.into(),
            name: "Thursday".to_owned(),
            aliases: Vec::new(),
            resolved: resolved.map(str::to_owned),
            whose: None,
        });
        read(&typed);
        typed
    };
    for (kind, resolved, expected) in [
        (Kind::Date, Some("2023-03-16"), "mentions:2023-03-16"),
        (
            Kind::Date,
            Some("2023-03-01/2023-03-31"),
            "mentions:2023-03-01..2023-03-31",
        ),
        (Kind::Date, None, "entity:\"Thursday\""),
        // What a record gives may be anything.
        (Kind::Date, Some("soon"), "entity:\"Thursday\""),
        (Kind::Person, Some("2023-03-16"), "person:\"Thursday\""),
    ] {
        assert_eq!(term(kind, resolved), expected);
    }
}

#[test]
fn what_is_too_much_gets_a_sentence() {
    assert_eq!(
        refused(&"wörd ".repeat(2_000)).1,
        "longer than 4000 characters"
    );
    assert_eq!(refused(&"a ".repeat(200)).1, "more than 100 things at once");
    let nested = format!("{}a{}", "(".repeat(200), ")".repeat(200));
    assert_eq!(
        refused(&nested).1,
        "more than 20 brackets inside each other"
    );
    assert_eq!(
        refused("/a{1000}{1000}/").1,
        "the regular expression is too large"
    );
}

/// Pieces of the language, well and badly put together.
fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Zé0-9.:$^'*!/()|-]{1,8}",
        "[!-]?is:(dup|stub|undated|DUP|unread|x)",
        "[!-]?(headline|outlet|person|entity|foo|sort|body|is):[']?[a-zA-Zé\"$^-]{0,6}",
        "[!-]?(headline:|org:|)\"[a-z\\\\\" ]{0,8}\"",
        "[!-]?(outlet:|tag:|)\\^?\"[a-zA:*'^$ ]{0,8}\"[$]?",
        "(date|after|before):[0-9dwmy.-]{0,12}",
        "(date|after|before):(2024|2024-03|2024-03-05|7d|2023..|..2024-02|2023..2024)",
        "sort:-?(date|score|outlet|headline|file)",
        "[ \u{3000}\t]{1,3}",
        "[!-]?\\(|\\)|[|]|OR",
        "/[a-z(|)*]{1,4}/",
        "(lang|tag|file|id|with|near|body|mentions):[a-z0-9*/\"]{0,5}",
        "\"[a-z ]{1,5}\"~[0-9]{0,3}",
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.join(" "))
}

#[test]
fn a_name_of_stars_is_printed_as_it_was_typed() {
    for typed in ["with:**", "person:a**", "a**"] {
        let query = parse(typed, TODAY).expect("a query");
        assert_eq!(query.to_string(), typed);
    }
}

proptest! {
    #[test]
    fn no_text_is_too_strange_and_spans_fit_it(typed in prop_oneof![typed(), any::<String>()]) {
        let spans: Vec<Span> = match parse(&typed, TODAY) {
            Ok(query) => query.terms().iter().map(|term| term.span).collect(),
            Err(error) => vec![error.span],
        };
        for span in spans {
            prop_assert!(typed.get(span.range()).is_some_and(|token| !token.is_empty()));
        }
    }

    #[test]
    fn a_query_printed_and_read_again_is_the_same(typed in typed()) {
        if let Ok(query) = parse(&typed, TODAY) {
            let printed = query.to_string();
            let again = parse(&printed, TODAY);
            prop_assert_eq!(again.as_ref().map(meaning), Ok(meaning(&query)), "{} as {}", typed, printed);
            prop_assert_eq!(again.map(|again| again.to_string()), Ok(printed));
        }
    }
}
