//! What belongs to something beside the article: its pictures, its comments, the other articles it leads to, its author, its
//! outlet. A field below such a key plays no part of the article, however well it is named.

use super::{Role, names};

/// Keys below which nothing belongs to the article itself.
const ASIDE: &str = "blocks image images media multimedia video videos related associations references comments replies links \
    tags thumbnail thumbnails logo gallery photos attachments attachment elements embeds embed external \
    renditions poll preview securemedia mediaembed author authors creator creators user owner \
    contributors entities contactpoint person place organisation ispartof account profile card comment \
    featuredimage leadimage mainimage coverimage cover picture pictures photo audio podcast enclosure \
    enclosures promo promoitems relatedcontent relatedarticles recommended recommendations readnext \
    seealso trending navigation breadcrumb breadcrumbs reblog quotedstatus retweetedstatus annotations \
    predictions highlightresult highlight relationships library crawl includes advert ads newsletter \
    mediacontent visual editor editors uploadedby";
/// Keys below which only who published it is told.
const WHOM: &str = "source publisher provider publication site section category feed blog channel origin outlet \
    newspaper distributor sourceinfo website domainmetadata collection series primarysection";

/// Keys of what has a name that is no headline, beside people and outlets: programs, standards, places.
const NAMED: &str = "application app standard generator software client tool program scheme schema agent device location geo \
    venue city country region organization organisation";

/// Whether a path leads to something beside the article, as far as `role` goes.
pub(super) fn is_aside(role: Role, keys: &[&str]) -> bool {
    let above = keys.split_last().map_or(&[][..], |(_, above)| above);
    let is_under = |list: &str| {
        above.iter().any(|key| {
            let name = names::normal(key);
            // Which links lead to the article is told by their own names.
            list.split_whitespace().any(|word| word == name)
                && !(role == Role::Url && name == "links")
        })
    };
    match role {
        // Some search engines name the writers with the outlet.
        Role::Byline if matches!(keys, [.., "authors"]) => is_under("comments related"),
        Role::Byline => {
            is_under(WHOM) || is_under("comments related image images editor relatedcontent")
        }
        Role::Outlet => is_under(ASIDE) && !is_under("owner"),
        Role::Image => false,
        // The blocks of an article hold its text, and dates and headlines of their own.
        Role::Body => is_under(&ASIDE.replace("blocks ", "")) || is_under(WHOM),
        Role::Section => {
            is_under(ASIDE) || (is_under(WHOM) && !is_under("section category primarysection"))
        }
        Role::Headline => is_under(ASIDE) || is_under(WHOM) || is_under(NAMED),
        _ => is_under(ASIDE) || is_under(WHOM),
    }
}
