//! What is put together with brackets and signs, and what reaches texts and records.

use super::*;

#[test]
fn brackets_and_or_join_what_must_hold() {
    for (typed, printed) in [
        ("a | b c", "a | b c"),
        ("a|b OR c", "a | b | c"),
        ("(a b) | c", "(a b) | c"),
        ("((a | b) | c) d", "a | b | c d"),
        ("(a)", "a"),
        ("!(a)", "!a"),
        ("!(!a)", "a"),
        ("-(a | b c)", "!(a | b c)"),
        ("!(a | b)", "!(a | b)"),
        ("a !(b c) | d", "a !(b c) | d"),
        ("x:y", ""),
    ] {
        let Ok(query) = parse(typed, TODAY) else {
            assert_eq!(printed, "", "{typed}");
            continue;
        };
        assert_eq!(query.to_string(), printed, "{typed}");
    }
    let query = read("a (b | c) !(d e)");
    let spans: Vec<_> = query.clauses().iter().map(Clause::span).collect();
    let typed: Vec<_> = spans
        .iter()
        .map(|span| span.of("a (b | c) !(d e)"))
        .collect();
    assert_eq!(typed, ["a", "(b | c)", "!(d e)"]);
    assert_eq!(query.wanted_terms().len(), 3);
}

#[test]
fn what_is_half_put_together_is_underlined() {
    for (typed, token, reason) in [
        ("a |", "|", "a side of the sign for or is missing: quote it"),
        ("| a", "|", "a side of the sign for or is missing: quote it"),
        (
            "a OR",
            "OR",
            "a side of the sign for or is missing: quote it",
        ),
        ("a (b", "(", "the bracket is not closed yet"),
        ("a !(b", "!(", "the bracket is not closed yet"),
        ("a b)", ")", "no bracket is open: quote it"),
        ("a ()", "()", "nothing between the brackets yet"),
        (
            "(a sort:date)",
            "sort:date",
            "sort: stands outside of brackets",
        ),
        ("a /b", "/b", "the regular expression is not closed yet"),
        ("/(b/", "/(b/", "regular expression: unclosed group"),
        (
            "\"a b\"~x",
            "\"a b\"~x",
            "~ wants a number up to 100: \"two words\"~5",
        ),
        (
            "near:/x/",
            "near:/x/",
            "regular expressions do not work on names",
        ),
        ("lang:", "lang:", "lang: wants a value"),
        (
            "tag:\"a\"b",
            "tag:\"a\"b",
            "a blank is missing after the quote",
        ),
        (
            "foo:bar",
            "foo:bar",
            "no field is called foo: quote it to look for the text",
        ),
        (
            "https://x.example",
            "https://x.example",
            "no field is called https: quote it to look for the text",
        ),
    ] {
        assert_eq!(
            refused(typed),
            (token.to_owned(), reason.to_owned()),
            "{typed}"
        );
    }
    assert!(parse("\"a | (b)\" '^OR \"https://x\"", TODAY).is_ok());
}

#[test]
fn texts_and_records_have_fields_of_their_own() {
    let pattern = |form, text: &str| Pattern {
        text: text.to_owned(),
        form,
    };
    for (typed, expected) in [
        ("word*", text(Form::Prefix, "word")),
        ("\"a b\"~5", text(Form::Near(5), "a b")),
        (r"/a\/b (c|d)/", text(Form::Regex, r"a\/b (c|d)")),
        ("body:'x", Test::Body(pattern(Form::Part, "x"))),
        (
            "with:\"X Y\"",
            Test::Named(NameField::With, pattern(Form::Phrase, "X Y")),
        ),
        ("near:x*", Test::Near(pattern(Form::Fuzzy, "x"))),
        ("lang:en", Test::Fact(FactField::Language, "en".to_owned())),
        ("tag:\"a b\"", Test::Fact(FactField::Tag, "a b".to_owned())),
        (
            "file:2019/a.json",
            Test::Fact(FactField::File, "2019/a.json".to_owned()),
        ),
        ("id:1", Test::Fact(FactField::Id, "1".to_owned())),
    ] {
        assert_eq!(meaning(&read(typed)).0, [(false, expected)], "{typed}");
    }
}

#[test]
fn the_word_at_the_end_goes_on_while_it_is_typed() {
    for (typed, looked_for) in [
        ("big tre", "big tre*"),
        ("big tre ", "big tre"),
        ("a | tre", "a | tre*"),
        ("body:tre", "body:tre*"),
        ("!tre", "!tre"),
        ("headline:tre", "headline:tre"),
        ("'tre", "'tre"),
    ] {
        assert_eq!(read(typed).half_typed(typed.len()).to_string(), looked_for);
    }
}

#[test]
fn what_other_engines_say_is_answered_by_what_to_type() {
    for (typed, token, start) in [
        ("a AND b", "AND", "a blank is enough"),
        ("NOT a", "NOT", "not is !word"),
    ] {
        let (underlined, reason) = refused(typed);
        assert_eq!(underlined, token);
        assert!(reason.starts_with(start), "{reason}");
    }
    assert_eq!(read("'AND \"NOT\" and").terms().len(), 3);
}
