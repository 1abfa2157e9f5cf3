//! Words by which keys tell whether what they hold is the list of articles, or lies beside it.

/// Keys, written together, whose lists are satellites of articles.
const ASIDE: &str = "image images media multimedia related relatedarticles relatedstories associations references reference \
    comments replies links tags elements blocks keywords recommend recommended recommendations readmore \
    seealso attachments gallery galleries photos pictures videos video embeds includes included facets \
    filters menu menulinks nav navigation breadcrumbs queries parameters highlighting pagemap suggestions ads \
    sponsored assets contenttypes users authors categories translations revisions notes qas questions answers \
    relatedtopics similar passages paragraphs sentences tokens chunks segments contributors settings";

/// Keys, written together, whose lists are what their object is there for.
const LISTED: &str = "articles article results result items item posts post stories story entries entry news newslist \
    articlelist docs doc documents hits records rows messages data children nodes edges list feed statuses \
    tweets publications itemlistelement";

/// Whether what stands under a key lies beside articles.
pub(super) fn is_aside(key: &str) -> bool {
    let key = together(key);
    ASIDE.split(' ').any(|word| word == key)
}

/// Whether a key is one under which articles are listed: `articles`, `news_results`.
pub(crate) fn is_listed(key: &str) -> bool {
    let key = together(key);
    let is_last = |word: &str| word.len() > 4 && key.ends_with(word);
    LISTED.split(' ').any(|word| word == key || is_last(word))
}

/// A key in small letters, without separators.
fn together(key: &str) -> String {
    let letters = key.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
