//! HTML as archives have it, text that only looks like it, and pages made to break readers.

use super::*;
use proptest::prelude::*;

fn check(cases: &[(&str, &str)]) {
    for (html, plain) in cases {
        assert_eq!(text(html), *plain, "{html}");
    }
}

#[test]
fn blocks_become_paragraphs_and_marks_go() {
    check(&[
        (
            "<p>One <b>two</b> <a href=\"https://x.test\">three</a>.<br>Four</p><hr/><script>no()</script><ul><li>five</li></ul><p>six",
            "One two three.\nFour\n\n• five\n\nsix",
        ),
        ("<div>One</div><div>Two</div>", "One\nTwo"),
        ("<p>One<br><br>Two<br/>Three</p>", "One\n\nTwo\nThree"),
        ("<h2>THE PORT</h2>It opened.", "THE PORT\n\nIt opened."),
        (
            "One.<blockquote><p>Two.</p></blockquote>Three.",
            "One.\n\nTwo.\n\nThree.",
        ),
        ("<p>&nbsp;</p><p>One&nbsp;two</p><p> </p>", "One two"),
        ("<p>said <q>no</q> twice</p>", "said “no” twice"),
        ("<p>One\n  two</p>\n\n<p>three</p>", "One two\n\nthree"),
        ("<div serif,=\"\" 2=\"\" x>One</div>", "One"),
        ("<p>9999 <var title=\"a\">FEW</var></p>", "9999 FEW"),
        ("H<sub>2</sub>O and m<sup>2</sup>", "H2O and m2"),
        ("<o:p>One</o:p> <amp-img src=\"a\"></amp-img>two", "One two"),
    ]);
}

#[test]
fn a_word_in_bold_leaves_the_paragraphs_of_a_text_as_they_are() {
    check(&[
        (
            "Para one <b>bold</b> more.\n\nPara two here.\n\nPara three.",
            "Para one bold more.\n\nPara two here.\n\nPara three.",
        ),
        (
            "\nOne <a href=\"x\">two</a>.\r\n  Three <img src=\"a\"> four.\n",
            "One two.\n  Three four.",
        ),
        (
            "<i>One</i>\n\ntwo\nthree <script>no()</script> four",
            "One\n\ntwo three four",
        ),
        ("\n  One <b>two</b> \n  three.\n", "One two three."),
        ("<b>One</b><br>two\nthree", "One\ntwo three"),
    ]);
}

#[test]
fn lists_have_marks_and_tables_have_cells() {
    check(&[
        ("<ol><li>One</li><li><p>Two</p></li></ol>", "1. One\n2. Two"),
        (
            "<ol start=\"3\"><li>One<li value=9>Two</ol>",
            "3. One\n9. Two",
        ),
        (
            "<ul><li>One<ul><li>Two</li></ul></li><li>Three</li></ul>",
            "• One\n  • Two\n• Three",
        ),
        ("<ul><li></li></ul><p>One</p>", "One"),
        (
            "<table><tr><th>Port</th><th>Ships</th></tr><tr><td>Ellen</td><td>7</td></tr></table>",
            "Port | Ships\nEllen | 7",
        ),
        (
            "<table><tr><td><p>One</p></td><td><p>Two</p></td></tr></table>",
            "One\n\nTwo",
        ),
        ("<table><tr><td>One</td><td></td></tr></table>", "One"),
        ("One <pre>a  b\n  c</pre> two", "One\n\na  b\n  c\n\ntwo"),
    ]);
}

#[test]
fn what_is_not_for_readers_goes_with_all_it_holds() {
    check(&[
        (
            "<p>One</p><STYLE>p { color: red }</STYLE><p>Two</p>",
            "One\n\nTwo",
        ),
        ("<p>One</p><noscript><img src=\"a\">Lazy</noscript>", "One"),
        ("<template><p>no</p></template><p>One</p>", "One"),
        (
            "<svg viewBox=\"0 0 1 1\"><title>no</title><path d=\"a\"/></svg>One",
            "One",
        ),
        (
            "<html><head><title>no</title></head><body><p>One</p></body></html>",
            "One",
        ),
        (
            "<figure><img src=\"a\" alt=\"no\"><figcaption>The pier</figcaption></figure><p>One</p>",
            "The pier\n\nOne",
        ),
        (
            "<!-- wp:paragraph --><p>One</p><!-- /wp:paragraph -->",
            "One",
        ),
        ("<p>One<![CDATA[ and two]]></p>", "One and two"),
        ("<p>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></p>", "漢字"),
        (
            "<p>One</p><script>if (a < b) { no(\"</p>\") }</script><p>Two</p>",
            "One\n\nTwo",
        ),
    ]);
}

#[test]
fn what_is_never_closed_hides_nothing() {
    check(&[
        ("<p>One <!-- two</p>", "One two"),
        ("<p>One</p><script src=\"a\"/>Two", "One\n\nTwo"),
        ("<script src=\"a\"><p>One</p>", "One"),
        ("<p>One</p><svg class=\"a\"><p>Two</p>", "One\n\nTwo"),
        ("<ul><li>One<li>Two", "• One\n• Two"),
        (
            "<p>One<p>Two</div></b></ul></ol>Three",
            "One\n\nTwo\n\nThree",
        ),
    ]);
}

#[test]
fn text_with_angle_brackets_is_text() {
    for plain in [
        "<Amoco Petroleum Corp> found oil",
        "a < b & c > d",
        "if a <b and c> d",
        "<time out of mind>",
        "AT&T; R&D",
        "AT&T and &c. too",
        "I <3 you",
        "<<<>>>",
        "x <",
        "<p",
        "<https://tide.example/a>",
        "Anna <anna@tide.example> wrote",
    ] {
        assert_eq!(text(plain), plain);
        assert!(!is_html(plain), "{plain}");
    }
    check(&[
        (
            "<p>The <Amoco Petroleum Corp> found 3 < 4 wells</p>",
            "The <Amoco Petroleum Corp> found 3 < 4 wells",
        ),
        (
            "<Amoco Petroleum Corp> &amp; Sons",
            "<Amoco Petroleum Corp> & Sons",
        ),
        ("<p>I <3 you</p>", "I <3 you"),
        ("<p>One</p>if a <b and", "One\n\nif a <b and"),
        (
            "<p>One</p>by <Amoco Petroleum Corp",
            "One\n\nby <Amoco Petroleum Corp",
        ),
    ]);
}

#[test]
fn empty_lines_part_paragraphs_where_no_tag_does() {
    assert_eq!(
        text("Para one.<br>more\n\nPara two\nis here.\n \n<b>Para</b> three.<h2>Head</h2>\n\nEnd."),
        "Para one.\nmore\n\nPara two is here.\n\nPara three.\n\nHead\n\nEnd."
    );
    assert_eq!(text("<p>By\n\n Jane Doe</p>"), "By Jane Doe");
}

#[test]
fn references_are_decoded_even_when_escaped_twice_or_three_times() {
    assert_eq!(text("A &#8217; B &amp;amp; C"), "A ’ B & C");
    assert_eq!(text("&lt;p&gt;deep&lt;/p&gt;"), "deep");
    assert_eq!(text("&amp;lt;p&amp;gt;deeper&amp;lt;/p&amp;gt;"), "deeper");
    assert_eq!(text("<div>&lt;p&gt;deep&lt;/p&gt;</div>"), "deep");
    assert_eq!(text("<p>It&amp;#8217;s</p>"), "It’s");
    assert_eq!(line(" a &amp;\n b "), "a & b");
    assert_eq!(text("one &amp;\n\n  two"), "one &\n\n  two");
    assert_eq!(text("&xnotaname; &#xZZ; &#;"), "&xnotaname; &#xZZ; &#;");
}

#[test]
fn addresses_in_a_page_keep_their_parts() {
    check(&[
        (
            "<p>https://x.test/?a=1&section=2&copy=3</p>",
            "https://x.test/?a=1&section=2&copy=3",
        ),
        (
            "A &amp; B, https://x.test/?a=1&section=2",
            "A & B, https://x.test/?a=1&section=2",
        ),
        ("<p>One&nbsp two &amp three</p>", "One two & three"),
    ]);
}

#[test]
fn a_page_about_html_keeps_the_tags_it_shows() {
    assert_eq!(
        text("<p>Write &lt;b&gt;bold&lt;/b&gt; for bold.</p>"),
        "Write <b>bold</b> for bold."
    );
}

#[test]
fn a_tag_cut_off_at_the_end_is_dropped() {
    for cut in [
        "<a href=\"https://exam",
        "<a",
        "</",
        "<",
        "</p",
        "<img src=",
        "<blockqu",
        "<a ",
        "<a hre",
        "<IMG SR",
        "<!-",
        "<!-- comm",
        "<script>var a = b < c && d",
        "<style>p { color",
    ] {
        assert_eq!(
            text(&format!("<p>All is well</p>{cut}")),
            "All is well",
            "{cut}"
        );
    }
}

#[test]
fn pages_made_to_break_readers_cost_no_more_than_their_length() {
    // Each was quadratic, or a tower of calls, in some reader of HTML; here they take as long as plain text does.
    let many = |piece: &str| piece.repeat(20_000);
    assert_eq!(text(&format!("{}deep", "<div>".repeat(100_000))), "deep");
    assert_eq!(text(&format!("<p>a</p>{}", many("</div>"))), "a");
    assert_eq!(text(&"<".repeat(2 << 20)).len(), 2 << 20);
    assert_eq!(text(&format!("<p>a{}", many("<!--"))), "a");
    assert_eq!(text(&format!("<p>a</p>{}", many("<svg a=b>"))).trim(), "a");
    assert_eq!(text(&format!("<p>a{}", many("<p><b><i>"))).trim(), "a");
    assert!(text(&format!("<p>a</p>{}", "<".repeat(1 << 20))).starts_with('a'));
    assert!(text(&format!("<b>a</b>{}", "<".repeat(1 << 20))).starts_with('a'));
    let _ = text(&format!("<p>a</p>{}", many("<p ")));
    let _ = text(&format!("<p>a</p>{}", many("<script>a")));
    let _ = text(&format!("<br>{}", "x\n\n".repeat(400_000)));
    let _ = text(&format!("<br>x{}<br>y", "\n".repeat(1 << 21)));
    let _ = text(&format!("<br>x\n\n{}", many("<!-- ")));
    let _ = text(&many("<table><tr><td a=b>"));
    let _ = text(&many("<ul><li>a"));
    let _ = text(&many("&amp;lt;"));
    let _ = text(&format!("<p>{}", many("<a href='")));
    let _ = text(&format!("<p>{}", many("&")));
}

proptest! {
    #[test]
    fn any_text_comes_through(field in "(<|>|/|!--|-->|p|hr|li|ol|script|svg|table|td|pre|&amp;|&#x|&lt;|;| |=|'|\"|a|\n){0,40}") {
        let _ = text(&field);
    }

    #[test]
    fn text_without_marks_stays_as_it_is(field in "[^<&]{0,80}") {
        prop_assert_eq!(text(&field), field.as_str());
    }

    #[test]
    fn every_word_of_a_page_is_in_its_text(words in prop::collection::vec("[a-z]{1,8}", 1..12), tags in prop::collection::vec(
        prop::sample::select(vec!["p", "div", "li", "td", "b", "h2", "blockquote", "span"]), 12)) {
        let page: Vec<String> = words.iter().zip(&tags).map(|(word, tag)| format!("<{tag}>{word}</{tag}>")).collect();
        let page = page.join(" ");
        let plain = text(&page).into_owned();
        let found: Vec<&str> = plain.split(|c: char| !c.is_ascii_lowercase()).filter(|word| !word.is_empty()).collect();
        prop_assert_eq!(found, words);
    }
}
