//! Which articles are the same: those of one address less what only tells who sent the reader there, else those of one
//! headline, date and opening. Told by a number of eight bytes, so that a million of them fit in memory.

use crate::corpus::Article;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Characters of the text that are compared.
const OPENING: usize = 400;

/// Names of the parts of an address that say where a reader came from.
const TRACKING: [&str; 8] = [
    "fbclid", "gclid", "mc_cid", "mc_eid", "cmpid", "ncid", "smid", "ref",
];

/// The same number for the same article.
pub(super) fn print(article: &Article) -> u64 {
    let mut hasher = DefaultHasher::new();
    if let Some(url) = &article.url {
        address(url).hash(&mut hasher);
    } else {
        article.headline.hash(&mut hasher);
        article
            .published
            .map(|when| when.to_string())
            .hash(&mut hasher);
        article
            .body
            .chars()
            .take(OPENING)
            .for_each(|character| character.hash(&mut hasher));
    }
    hasher.finish()
}

/// An address without scheme, `www.`, fragment and tracking.
fn address(url: &str) -> String {
    let url = url.split_once('#').map_or(url, |(url, _)| url);
    let url = url.split_once("//").map_or(url, |(_, rest)| rest);
    let url = url.strip_prefix("www.").unwrap_or(url);
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let kept: Vec<&str> = query
        .split('&')
        .filter(|part| !part.is_empty() && !is_tracking(part))
        .collect();
    format!("{}?{}", path.trim_end_matches('/'), kept.join("&"))
}

fn is_tracking(part: &str) -> bool {
    let name = part.split_once('=').map_or(part, |(name, _)| name);
    name.starts_with("utm_") || TRACKING.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::print;
    use crate::corpus::Article;

    fn at(url: &str) -> Article {
        Article {
            url: Some(url.to_owned()),
            ..Article::default()
        }
    }

    #[test]
    fn tracking_makes_no_other_article_and_a_page_number_does() {
        let plain = print(&at("https://tide.example/pier?page=2"));
        assert_eq!(
            plain,
            print(&at("http://www.tide.example/pier/?utm_source=x&page=2#top"))
        );
        assert_ne!(plain, print(&at("https://tide.example/pier?page=3")));
    }

    #[test]
    fn without_an_address_the_opening_of_the_text_tells() {
        let article = |body: &str| Article {
            headline: "Harbour reopens".to_owned(),
            body: body.to_owned(),
            ..Article::default()
        };
        assert_eq!(print(&article("It did.")), print(&article("It did.")));
        assert_ne!(print(&article("It did.")), print(&article("It did not.")));
        let long = "Ships came in. ".repeat(40);
        assert_eq!(
            print(&article(&format!("{long}One."))),
            print(&article(&format!("{long}Two.")))
        );
    }
}
