//! Addresses as far as they tell one article from another: without scheme, `www.`, fragment and what only says where the
//! reader came from.

/// Names of the parts of an address that say where a reader came from.
const TRACKING: [&str; 23] = [
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "at_campaign",
    "at_medium",
    "cmp",
    "cmpid",
    "dclid",
    "fbclid",
    "gclid",
    "gbraid",
    "igshid",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "msclkid",
    "ncid",
    "ref",
    "smid",
    "twclid",
    "wbraid",
    "yclid",
];

/// How the names of such parts begin.
const TRACKING_PREFIXES: [&str; 4] = ["utm_", "pk_", "mtm_", "ns_"];

/// An address without what says nothing of the article.
pub(crate) fn bare(url: &str) -> String {
    let url = url.trim();
    let url = url.split_once('#').map_or(url, |(url, _)| url);
    let url = url.split_once("//").map_or(url, |(_, rest)| rest);
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let (host, path) = path.split_at(path.find('/').unwrap_or(path.len()));
    let mut bare = String::with_capacity(url.len() + 1);
    bare.push_str(host);
    bare.make_ascii_lowercase();
    if bare.starts_with("www.") {
        bare.drain(.."www.".len());
    }
    bare.push_str(path.trim_end_matches('/'));
    bare.push('?');
    let parts = query.split(['&', ';']);
    let mut kept: Vec<&str> = parts
        .filter(|part| !part.is_empty() && !is_tracking(part))
        .collect();
    // Their order says nothing.
    kept.sort_unstable();
    bare.push_str(&kept.join("&"));
    bare
}

fn is_tracking(part: &str) -> bool {
    let name = part.split_once('=').map_or(part, |(name, _)| name);
    let name = name.to_ascii_lowercase();
    TRACKING.contains(&&*name)
        || TRACKING_PREFIXES
            .iter()
            .any(|prefix| name.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn tracking_makes_no_other_address_and_a_page_number_does() {
        let plain = bare("https://tide.example/pier?page=2");
        for same in [
            "http://www.tide.example/pier/?utm_source=x&page=2#top",
            "https://TIDE.example/pier?page=2&fbclid=Iw",
            " https://tide.example/pier?UTM_Medium=mail&page=2 ",
        ] {
            assert_eq!(bare(same), plain, "{same}");
        }
        for other in [
            "https://tide.example/pier?page=3",
            "https://tide.example/Pier?page=2",
            "https://tide.example/pier",
            "https://sea.example/pier?page=2",
        ] {
            assert_ne!(bare(other), plain, "{other}");
        }
        assert_eq!(
            bare("https://tide.example/?b=1&a=2"),
            "tide.example?a=2&b=1"
        );
    }

    #[test]
    fn what_is_no_address_stays_itself() {
        assert_eq!(bare(""), "?");
        assert_eq!(
            bare("tag:tide.example,2024:17"),
            "tag:tide.example,2024:17?"
        );
        assert_eq!(bare("urn:isbn:1"), "urn:isbn:1?");
    }
}
