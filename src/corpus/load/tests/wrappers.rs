//! Every wrapper met in the dumps of content systems, feed readers, search engines, archives, social sites, annotation
//! tools and data bases, written in words of our own: how many articles it holds, and the first headline. Where the list
//! names no headline, the articles have none of their own.

use super::*;

/// File, articles, first headline.
const WRAPPERS: &[(&str, usize, &str)] = &[
    ("activities.json", 3, ""),
    ("archive_part.js", 3, ""),
    (
        "article_and_comments.json",
        1,
        "Harbour reopens after the storm",
    ),
    (
        "article_and_more.json",
        1,
        "Harbour reopens after the storm",
    ),
    (
        "articles_results.json",
        3,
        "Harbour reopens after the storm",
    ),
    (
        "articles_with_comments.json",
        3,
        "Harbour reopens after the storm",
    ),
    ("attributes.json", 3, "Harbour reopens after the storm"),
    ("blog_and_posts.json", 3, "Harbour reopens after the storm"),
    ("bodies_apart.json", 4, "Harbour reopens after the storm"),
    ("bodies_by_id.json", 4, "Harbour reopens after the storm"),
    ("bookmarks.json", 3, "Harbour reopens after the storm"),
    ("by_day.json", 3, "Harbour reopens after the storm"),
    ("by_number.json", 5, "Harbour reopens after the storm"),
    ("by_outlet.json", 3, "Harbour reopens after the storm"),
    (
        "by_year_month_day.json",
        3,
        "Harbour reopens after the storm",
    ),
    ("change_events.jsonl", 3, "Harbour reopens after the storm"),
    ("channel.json", 3, ""),
    ("chat_day.json", 3, ""),
    ("citations.json", 3, "Harbour reopens after the storm"),
    ("clusters.json", 5, "Harbour reopens after the storm"),
    ("columns.json", 5, "Harbour reopens after the storm"),
    ("columns_data.json", 5, "Harbour reopens after the storm"),
    ("crawl.jsonl", 3, "Harbour reopens after the storm"),
    ("data_by_section.json", 5, "Harbour reopens after the storm"),
    ("database_dump.json", 3, "Harbour reopens after the storm"),
    (
        "documents_of_kinds.ndjson",
        3,
        "Harbour reopens after the storm",
    ),
    ("dollar_texts.json", 3, "Harbour reopens after the storm"),
    ("edges.json", 3, "Harbour reopens after the storm"),
    ("entries.json", 3, "Harbour reopens after the storm"),
    (
        "entries_before_feed.json",
        3,
        "Harbour reopens after the storm",
    ),
    ("errors_between.jsonl", 2, "Harbour reopens after the storm"),
    ("extended.jsonl", 3, "Harbour reopens after the storm"),
    (
        "facets_before_results.json",
        3,
        "Harbour reopens after the storm",
    ),
    ("features.json", 3, "Harbour reopens after the storm"),
    (
        "feed_beside_items.json",
        3,
        "Harbour reopens after the storm",
    ),
    ("feeds.json", 5, "Harbour reopens after the storm"),
    (
        "feeds_with_titles.json",
        5,
        "Harbour reopens after the storm",
    ),
    (
        "fields_and_links.json",
        3,
        "Harbour reopens after the storm",
    ),
    ("fields_records.json", 5, "Harbour reopens after the storm"),
    (
        "first_line_differs.jsonl",
        3,
        "Harbour reopens after the storm",
    ),
    ("groups.json", 5, "Harbour reopens after the storm"),
    ("header_row.json", 5, "Harbour reopens after the storm"),
    ("header_row.jsonl", 5, "Harbour reopens after the storm"),
    ("item_in_item.json", 3, "Harbour reopens after the storm"),
    (
        "kinds_in_one_list.json",
        3,
        "Harbour reopens after the storm",
    ),
    ("library.json", 3, "Harbour reopens after the storm"),
    ("list_by_id.json", 3, "Harbour reopens after the storm"),
    ("list_items.json", 3, "Harbour reopens after the storm"),
    ("lists_a_line.jsonl", 5, "Harbour reopens after the storm"),
    (
        "lists_as_columns.json",
        5,
        "Harbour reopens after the storm",
    ),
    ("lists_in_a_list.json", 5, "Harbour reopens after the storm"),
    ("lists_of_kinds.json", 4, "Harbour reopens after the storm"),
    ("lists_of_one.json", 3, "Harbour reopens after the storm"),
    ("locales.json", 3, "Harbour reopens after the storm"),
    ("many_searches.json", 6, "Harbour reopens after the storm"),
    ("map_beside_map.json", 4, "Harbour reopens after the storm"),
    ("map_by_address.json", 4, "Harbour reopens after the storm"),
    ("map_by_headline.json", 4, "Harbour reopens after the storm"),
    ("map_by_id.json", 4, "Harbour reopens after the storm"),
    ("map_of_texts.json", 5, "Harbour reopens after the storm"),
    ("message_items.json", 3, "Harbour reopens after the storm"),
    (
        "names_and_descriptions.json",
        3,
        "Harbour reopens after the storm",
    ),
    ("nodes.json", 3, "Harbour reopens after the storm"),
    ("normalised.json", 2, "Harbour reopens after the storm"),
    ("objects.json", 1, "Harbour reopens after the storm"),
    ("odata.json", 3, "Harbour reopens after the storm"),
    ("page_props.json", 1, "Harbour reopens after the storm"),
    ("page_props_list.json", 4, "Harbour reopens after the storm"),
    ("pages.json", 7, "Harbour reopens after the storm"),
    ("pages.jsonl", 7, "Harbour reopens after the storm"),
    ("pages_by_key.json", 5, "Harbour reopens after the storm"),
    ("pages_deep.jsonl", 4, "Harbour reopens after the storm"),
    (
        "pages_empty_first.jsonl",
        6,
        "Harbour reopens after the storm",
    ),
    ("pages_in_pages.json", 6, "Harbour reopens after the storm"),
    ("pairs.json", 3, ""),
    ("pairs.jsonl", 3, ""),
    ("pairs_beside_classes.json", 3, ""),
    ("paragraphs.json", 3, "Harbour reopens after the storm"),
    ("post_record.json", 3, ""),
    (
        "pretty_with_commas.json",
        3,
        "Harbour reopens after the storm",
    ),
    ("query_rows.json", 5, "Harbour reopens after the storm"),
    (
        "records_and_states.jsonl",
        3,
        "Harbour reopens after the storm",
    ),
    ("records_record.json", 3, "Harbour reopens after the storm"),
    ("resources.json", 3, "Harbour reopens after the storm"),
    ("result_set.json", 5, "Harbour reopens after the storm"),
    (
        "results_among_menus.json",
        3,
        "Harbour reopens after the storm",
    ),
    ("rows_doc.json", 3, "Harbour reopens after the storm"),
    (
        "rows_of_a_server.json",
        3,
        "Harbour reopens after the storm",
    ),
    ("rows_of_v.json", 5, "Harbour reopens after the storm"),
    ("scanned_pages.json", 3, ""),
    ("scroll.jsonl", 6, "Harbour reopens after the storm"),
    ("search_results.json", 3, "Harbour reopens after the storm"),
    (
        "sections_beside_facts.json",
        3,
        "Harbour reopens after the storm",
    ),
    ("sections_named.json", 4, "Harbour reopens after the storm"),
    (
        "sections_of_sections.json",
        3,
        "Harbour reopens after the storm",
    ),
    ("sheet.json", 5, "Harbour reopens after the storm"),
    ("site_map.json", 3, "Harbour reopens after the storm"),
    ("sorted_keys.json", 3, "Harbour reopens after the storm"),
    ("source_resource.json", 3, "Harbour reopens after the storm"),
    ("split.json", 5, "Harbour reopens after the storm"),
    ("starred.json", 3, "Harbour reopens after the storm"),
    (
        "stories_by_number.json",
        3,
        "Harbour reopens after the storm",
    ),
    ("stream.json", 3, "Harbour reopens after the storm"),
    ("table.json", 5, "Harbour reopens after the storm"),
    ("tables.json", 5, "Harbour reopens after the storm"),
    ("tables_joined.json", 4, "Harbour reopens after the storm"),
    ("tasks.json", 3, "Harbour reopens after the storm"),
    ("texts_with_spans.json", 3, ""),
    ("typed_fields.json", 3, "Harbour reopens after the storm"),
    ("typed_letters.json", 3, "Harbour reopens after the storm"),
    ("users_included.json", 3, ""),
    ("users_included_pages.jsonl", 6, ""),
    (
        "written_objects.jsonl",
        3,
        "Harbour reopens after the storm",
    ),
    ("xml_entries.json", 3, "Harbour reopens after the storm"),
    ("xml_items.json", 3, "Harbour reopens after the storm"),
    (
        "xml_lists_of_one.json",
        3,
        "Harbour reopens after the storm",
    ),
    ("xml_one_item.json", 1, "Harbour reopens after the storm"),
    ("xml_texts.json", 3, "Harbour reopens after the storm"),
];

fn wrapper(name: &str) -> Corpus {
    fixture(&format!("shapes/wrappers/{name}"))
}

#[test]
fn every_wrapper_gives_exactly_its_articles() {
    let mut wrong = Vec::new();
    for (name, count, headline) in WRAPPERS {
        let corpus = wrapper(name);
        let articles = articles(&corpus);
        let first = articles
            .first()
            .map(|article| article.headline.clone())
            .unwrap_or_default();
        if articles.len() != *count || (!headline.is_empty() && first != *headline) {
            wrong.push(format!(
                "{name}: {} articles, the first is `{first}`",
                articles.len()
            ));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_fixture_of_a_wrapper_is_in_the_list() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/shapes/wrappers");
    let files = std::fs::read_dir(folder).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let missing: Vec<String> = names
        .filter(|name| !WRAPPERS.iter().any(|(known, ..)| known == name))
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

/// Outlet, section, day and id of the first and the last article.
fn facts(name: &str) -> Vec<String> {
    let articles = articles(&wrapper(name));
    let ends = [articles.first(), articles.last()];
    let fact = |article: &Article| {
        let day = article.published.map(|date| date.day().to_string());
        let parts = [article.outlet.clone(), article.section.clone(), day];
        parts.map(Option::unwrap_or_default).join(" | ")
    };
    ends.into_iter().flatten().map(fact).collect()
}

#[test]
fn what_the_objects_around_a_list_say_is_inherited() {
    let cases = [
        (
            "feeds.json",
            ["The Tide |  | 2025-07-01", "Evening Wire |  | 2025-07-05"],
        ),
        (
            "feeds_with_titles.json",
            ["The Tide |  | 2025-07-01", "Evening Wire |  | 2025-07-05"],
        ),
        (
            "feed_beside_items.json",
            [
                "The Tide | harbour | 2025-07-01",
                "The Tide | harbour | 2025-07-03",
            ],
        ),
        (
            "entries_before_feed.json",
            ["The Tide |  | 2025-07-01", "The Tide |  | 2025-07-01"],
        ),
        (
            "sorted_keys.json",
            ["The Tide |  | 2025-07-01", "The Tide |  | 2025-07-03"],
        ),
        (
            "sections_beside_facts.json",
            [
                "tide.example | world | 2025-07-01",
                "tide.example | sport | 2025-07-03",
            ],
        ),
        (
            "sections_of_sections.json",
            [
                "tide.example | World | 2025-07-01",
                "tide.example | Sport | 2025-07-03",
            ],
        ),
        (
            "sections_named.json",
            [
                "tide.example | World | 2025-07-01",
                "tide.example | Sport | 2025-07-04",
            ],
        ),
        ("by_day.json", [" |  | 2025-07-01", " |  | 2025-07-02"]),
        (
            "by_year_month_day.json",
            [" |  | 2025-07-01", " |  | 2025-07-02"],
        ),
    ];
    for (name, expected) in cases {
        assert_eq!(facts(name), expected, "{name}");
    }
}

#[test]
fn the_key_of_a_record_is_its_id_address_or_headline() {
    let first = |name: &str| articles(&wrapper(name)).remove(0);
    assert_eq!(first("map_by_id.json").id, "id0");
    assert_eq!(first("map_beside_map.json").id, "-M0");
    assert_eq!(
        first("map_by_address.json").url.as_deref(),
        Some("https://tide.example/news/1")
    );
    assert_eq!(
        first("map_of_texts.json").headline,
        "Harbour reopens after the storm"
    );
}

#[test]
fn the_account_says_the_shape_in_words() {
    let cases = [
        ("pages.json", "list under `[].articles`"),
        (
            "edges.json",
            "list under `data.posts.edges`, each under `node`",
        ),
        ("map_by_id.json", "records under `data.*`"),
        (
            "map_by_address.json",
            "object of records by key, the key is the address",
        ),
        (
            "map_of_texts.json",
            "object of records by key, texts alone, the key is the headline",
        ),
        ("header_row.json", "array, rows of cells"),
        ("split.json", "list under `data`, rows of cells"),
        (
            "pairs.json",
            "array, pairs of a text and what is said of it",
        ),
        ("columns.json", "a table of columns"),
    ];
    for (name, words) in cases {
        assert_eq!(wrapper(name).files()[0].account.shape, words, "{name}");
    }
}

#[test]
fn what_lies_in_the_same_list_and_is_no_article_is_left_out_and_told() {
    let reason = "not an article: its fields are not those of the articles around it";
    let told = |name: &str| {
        reasons(&wrapper(name))
            .into_iter()
            .map(|(_, reason)| reason)
            .collect::<Vec<_>>()
    };
    assert_eq!(told("first_line_differs.jsonl"), [reason]);
    assert_eq!(told("tables.json"), [reason]);
    assert_eq!(told("errors_between.jsonl").len(), 2);
    assert_eq!(told("header_row.json"), Vec::<String>::new());
}
