//! The words by which scrapers, APIs and annotation tools call the parts of an article. Rules about words, never about a
//! producer: a name is compared without case, separators and the prefixes that say nothing (`article_`, `og:`, `@`).

use super::Role;

/// How good a name is for a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fit {
    /// 100 is the best.
    pub(crate) weight: i32,
    /// The name may as well mean something else, or only part of the thing.
    pub(crate) is_weak: bool,
}

/// Below this weight a name is weak.
const WEAK: i32 = 58;

/// Keys that hold the text of the object around them: `title.rendered`, `headline.main`.
const CARRIERS: [&str; 12] = [
    "main", "rendered", "original", "value", "text", "t", "name", "plain", "default", "html",
    "cdata", "date",
];

/// Prefixes that say nothing.
const PREFIXES: [&str; 8] = [
    "article", "news", "post", "meta", "dc", "og", "item", "sioc",
];

/// Names of one weight, with blanks between.
type Names = &'static [(i32, &'static str)];

const HEADLINE: Names = &[
    (100, "headline"),
    (98, "webtitle"),
    (95, "title storytitle resolvedtitle"),
    (85, "heading hed giventitle storyheadline"),
    (
        60,
        "titre titel titulo título titolo заголовок 标题 標題 タイトル 제목",
    ),
    (45, "name subject"),
];

const BODY: Names = &[
    (100, "bodytext plaintext maintext fulltext articlebody"),
    (96, "body storybody"),
    (92, "text storytext"),
    (90, "content contenttext contentplain"),
    (
        88,
        "contenthtml bodyhtml bodyxhtml contentencoded htmlcontent",
    ),
    (86, "selftext paragraphs bodyblocks"),
    (80, "story maincontent blocks"),
    (
        70,
        "document message текст 正文 内容 內容 本文 texto contenido contenu inhalt",
    ),
    (66, "rawtext cleanedtext cleantext rawcontent"),
    (60, "leadparagraph article"),
];

/// Last resorts for the text: the article is then marked as summary only.
const STUB: Names = &[
    (36, "shortdescription longdescription"),
    (35, "description descriptiontext"),
    (34, "summary summarytext"),
    (33, "abstract"),
    (32, "snippet"),
    (31, "excerpt standfirst trailtext lead lede teaser dek deck"),
    (25, "caption"),
];

const SUMMARY: Names = &[
    (95, "summary summarytext"),
    (94, "abstract"),
    (93, "description shortdescription descriptiontext"),
    (90, "snippet excerpt"),
    (88, "standfirst trailtext lead lede teaser dek deck"),
    (70, "leadparagraph caption subtitle"),
];

const PUBLISHED: Names = &[
    (
        100,
        "publishedat published datepublished pubdate publishdate datepublish publicationdate",
    ),
    (
        99,
        "webpublicationdate publishedtime publishedon publisheddate datetimepub",
    ),
    (99, "publishtime pubtime"),
    (
        97,
        "issued dateissued firstpublished firstpublishedat releasedate",
    ),
    (92, "dategmt dateutc publishedgmt publishedutc seendate"),
    (88, "date datetime datum fecha дата 日期 日付"),
    (
        86,
        "createdutc dateunixtime timestamp time unixtime publishedtimestamp",
    ),
    (56, "versioncreated firstcreated"),
    (55, "createdat created datecreated creationdate"),
    (40, "added dateadded addedat timeadded saved savedat"),
    (30, "crawled crawledat crawldate"),
];

const UPDATED: Names = &[
    (
        100,
        "updated updatedat modified datemodified datemodify lastmodified lastupdated",
    ),
    (
        99,
        "modifiedgmt modifiedutc dateupdated updateddate modifiedat modifiedtime updatetime",
    ),
    (80, "lastupdatedat lastmodifieddate revised edited"),
];

const BYLINE: Names = &[
    (100, "authors byline"),
    (98, "author bylineoriginal authornames authorname"),
    (
        85,
        "creator creators writer writers journalist journalists reporter reporters",
    ),
    (80, "by autor auteur autores автор 作者 publishedby"),
    (60, "contributors contributor attributedto signature"),
];

const OUTLET: Names = &[
    (100, "sourcename outlet outletname"),
    (96, "publisher publishername publication publicationname"),
    (94, "sitename sourcehostname newspaper"),
    (90, "source sourcetitle feedtitle website"),
    (85, "provider providername newsoutlet journal"),
    (70, "site agency"),
    (60, "domain domainname sourcedomain hostname host"),
];

const URL: Names = &[
    (100, "url articleurl"),
    (98, "weburl storyurl pageurl"),
    (96, "link href"),
    (
        90,
        "canonical canonicalurl canonicallink resolvedurl sourceurl originalurl",
    ),
    (85, "permalink mainentityofpage mainentityofpageid"),
    (60, "shorturl externalurl givenurl"),
    (50, "guid uri atomuri source id"),
];

const LANGUAGE: Names = &[
    (100, "language lang inlanguage languagecode langcode"),
    (60, "locale sprache langue idioma"),
];

const SECTION: Names = &[
    (100, "section sectionname sectiontitle"),
    (95, "category categoryname primarycategory"),
    (
        80,
        "ressort rubric rubrique desk rubrik categories subreddit",
    ),
    (60, "channel topic department"),
];

const TAGS: Names = &[
    (100, "tags keywords taglist"),
    (90, "tag hashtags"),
    (85, "topics subjects subject"),
    (60, "categories labels sitecategories"),
];

const IMAGE: Names = &[
    (100, "image imageurl leadimage mainimage"),
    (
        95,
        "topimage topimg urltoimage socialimage featuredimageurl",
    ),
    (80, "picture previewpicture bannerimage photo cover img"),
    (60, "thumbnail thumbnailurl thumb images"),
];

const ID: Names = &[
    (100, "id uuid articleid docid docno"),
    (80, "guid identifier itemid storyid"),
    (60, "uri code nid pk"),
];

/// How well the last of `keys`, or the one before a carrier, names `role`. The weights of last resorts for the body are
/// below those of any body.
pub(crate) fn fit(role: Role, keys: &[&str]) -> Option<(Fit, usize)> {
    let last = normal(keys.last()?);
    let before = keys.len().checked_sub(2).and_then(|at| keys.get(at));
    // Whole first: `source_name` and `source.name` are the same name.
    if let Some(before) = before {
        let joined = format!("{}{last}", normal(before));
        if let Some(weight) = weight(role, &joined) {
            return Some((
                Fit {
                    weight,
                    is_weak: weight < WEAK,
                },
                keys.len() - 2,
            ));
        }
        if let Some(rank) = CARRIERS.iter().position(|carrier| *carrier == last)
            && let Some(weight) = weight(role, &normal(before))
        {
            let weight = weight - i32::try_from(rank).unwrap_or(0);
            return Some((
                Fit {
                    weight,
                    is_weak: weight < WEAK - 12,
                },
                keys.len() - 2,
            ));
        }
    }
    let weight = weight(role, &last)?;
    Some((
        Fit {
            weight,
            is_weak: weight < WEAK,
        },
        keys.len() - 1,
    ))
}

fn weight(role: Role, name: &str) -> Option<i32> {
    let tables: &[Names] = match role {
        Role::Headline => &[HEADLINE],
        Role::Body => &[BODY, STUB],
        Role::Summary => &[SUMMARY],
        Role::Published => &[PUBLISHED],
        Role::Updated => &[UPDATED],
        Role::Byline => &[BYLINE],
        Role::Outlet => &[OUTLET],
        Role::Url => &[URL],
        Role::Language => &[LANGUAGE],
        Role::Section => &[SECTION],
        Role::Tags => &[TAGS],
        Role::Image => &[IMAGE],
        Role::Id => &[ID],
    };
    tables
        .iter()
        .flat_map(|table| table.iter())
        .find(|(_, names)| names.split(' ').any(|known| known == name))
        .map(|(weight, _)| *weight)
}

/// Whether the name of a date says that its zone is UTC.
pub(crate) fn says_utc(key: &str) -> bool {
    let normal = normal(key);
    normal.ends_with("gmt") || normal.ends_with("utc")
}

/// A key without case, separators and empty prefixes.
pub(crate) fn normal(key: &str) -> String {
    let words = words(key);
    let skip = usize::from(
        words.len() > 1
            && words
                .first()
                .is_some_and(|word| PREFIXES.contains(&word.as_str())),
    );
    words.get(skip..).unwrap_or_default().concat()
}

/// The words of a key: split at anything but letters and digits, and at humps.
fn words(key: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut is_low = false;
    let mut is_open = false;
    for character in key.chars() {
        if !character.is_alphanumeric() {
            is_open = false;
            continue;
        }
        let is_hump = is_low && character.is_uppercase();
        is_low = character.is_lowercase() || character.is_numeric();
        let lower = character.to_lowercase();
        match words.last_mut().filter(|_| is_open && !is_hump) {
            Some(word) => word.extend(lower),
            None => words.push(lower.collect()),
        }
        is_open = true;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_and_empty_prefixes_do_not_matter() {
        for key in [
            "publish_date",
            "publishDate",
            "Publish-Date",
            "article_publish_date",
            "article:publishDate",
        ] {
            assert_eq!(normal(key), "publishdate", "{key}");
        }
        assert_eq!(normal("@id"), "id");
        assert_eq!(normal("dc:title"), "title");
        assert_eq!(normal("articleBody"), "body");
        assert_eq!(normal("article"), "article");
        assert_eq!(normal("metadata"), "metadata");
    }

    #[test]
    fn the_key_before_a_carrier_gives_the_name() {
        let fit = |role, keys: &[&str]| fit(role, keys).map(|(fit, levels)| (fit.weight, levels));
        assert_eq!(fit(Role::Headline, &["headline", "main"]), Some((100, 0)));
        assert_eq!(fit(Role::Headline, &["title", "rendered"]), Some((94, 0)));
        assert_eq!(fit(Role::Outlet, &["source", "name"]), Some((100, 0)));
        assert_eq!(fit(Role::Headline, &["thread", "title"]), Some((95, 1)));
        assert_eq!(fit(Role::Headline, &["slug"]), None);
        assert_eq!(fit(Role::Published, &["scheduledPublicationDate"]), None);
    }
}
