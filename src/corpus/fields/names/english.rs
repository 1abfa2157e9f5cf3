//! The English words for the parts of an article, as scrapers, APIs and annotation tools write them: weight, then names
//! without case and separators. Words that only dress a name (`main`, `raw`, `article`) are taken off by `words` and need
//! no line here.

use super::{Role, Table};

pub(super) const TABLES: &[Table] = &[
    (Role::Headline, HEADLINE),
    (Role::Body, BODY),
    (Role::Body, STUB),
    (Role::Summary, SUMMARY),
    (Role::Published, PUBLISHED),
    (Role::Updated, UPDATED),
    (Role::Byline, BYLINE),
    (Role::Outlet, OUTLET),
    (Role::Url, URL),
    (Role::Language, LANGUAGE),
    (Role::Section, SECTION),
    (Role::Tags, TAGS),
    (Role::Image, IMAGE),
    (Role::Id, ID),
];

/// Names of one weight, with blanks between.
type Names = &'static [(i32, &'static str)];

const HEADLINE: Names = &[
    (100, "headline"),
    (98, "webtitle"),
    (97, "headlines"),
    (95, "title resolvedtitle storytitle"),
    (93, "heading displaytitle"),
    (
        85,
        "hed titles giventitle promoheadline webheadline onlineheadline titleblog",
    ),
    (74, "hl ttl hdl titl topictitle"),
    (
        66,
        "seoheadline seotitle printheadline socialtitle softtitle twittertitle",
    ),
    (45, "name subject"),
];

const BODY: Names = &[
    (
        100,
        "bodytext plaintext maintext fulltext articlebody articletext",
    ),
    (96, "body storybody"),
    (94, "textcontent bodyplain contentplain"),
    (
        92,
        "text storytext cleanedtext cleantext contentelements bodies",
    ),
    (90, "content contenttext contents"),
    (
        88,
        "contenthtml bodyhtml bodyxhtml contentencoded htmlcontent contentfull fullcontent htmlbody textbody",
    ),
    (
        86,
        "selftext paragraphs bodyblocks richtext bodymodel htmlarticle",
    ),
    (84, "markdown bodymarkdown contentmarkdown ocrtext ocreng"),
    (80, "story maincontent blocks txt bdy"),
    (76, "pages sections doc textonly"),
    (70, "document message transcript transcription passages"),
    (66, "rawtext rawcontent cooked copy html documenttext"),
    (
        60,
        "leadparagraph article passage statement lexical mobiledoc inlinexml contentset post",
    ),
    (52, "sentences sents sentence utterances subtitles captions"),
    (43, "tokens words"),
];

/// Last resorts for the text: the article is then marked as summary only.
const STUB: Names = &[
    (36, "shortdescription longdescription"),
    (
        35,
        "description descriptiontext desc dcdescription descriptions",
    ),
    (34, "summary summarytext synopsis extract"),
    (
        33,
        "abstract abstractnote abstracttext overview abstractinvertedindex",
    ),
    (32, "snippet contentsnippet"),
    (
        31,
        "excerpt standfirst trailtext lead lede teaser dek deck intro introduction blurb subheadline",
    ),
    (25, "caption"),
];

const SUMMARY: Names = &[
    (95, "summary summarytext"),
    (94, "abstract abstractnote"),
    (93, "description shortdescription descriptiontext"),
    (90, "snippet excerpt synopsis customexcerpt"),
    (
        88,
        "standfirst trailtext lead lede teaser dek deck highlights intro blurb overview",
    ),
    (
        84,
        "subheadline subheadlines subtitle subhead desc extract contentsnippet",
    ),
    (70, "leadparagraph caption"),
];

// Compound names (`articlePublicationDate`) are read by their words, in `dated`.
const PUBLISHED: Names = &[
    // What readers are shown, whatever an editor did before.
    (102, "displaydate"),
    (
        100,
        "publishedat published datepublished pubdate publishdate datepublish publicationdate",
    ),
    (
        99,
        "webpublicationdate publishedtime publishedon publisheddate datetimepub publishtime pubtime",
    ),
    (
        97,
        "issued dateissued firstpublished firstpublishedat releasedate",
    ),
    (
        92,
        "dategmt dateutc publishedgmt publishedutc seendate isodate",
    ),
    (89, "datetime"),
    (88, "date dates pubdt pubts"),
    (
        86,
        "createdutc dateunixtime timestamp time unixtime publishedtimestamp createdontime",
    ),
    (80, "dt ts day when"),
    (60, "uploaddate posttime lastpublished latestpublishedat"),
    (64, "contentcreated"),
    (62, "versioncreated"),
    (56, "firstcreated"),
    (
        55,
        "createdat created datecreated creationdate createddate createdtime",
    ),
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
    (
        80,
        "lastupdatedat lastmodifieddate revised edited changed lastpublished",
    ),
];

const BYLINE: Names = &[
    (100, "authors byline bylines"),
    (
        98,
        "author bylineoriginal authornames authorname publishedbylines creditsby authorsbyline",
    ),
    (90, "writtenby dccreator bylinetext bylinename"),
    (
        85,
        "creator creators writer writers journalist journalists reporter reporters columnist",
    ),
    (
        80,
        "by publishedby matchedauthors authorships reportedby authordetail authorlist",
    ),
    (70, "auth credits sourceauthors"),
    (
        60,
        "contributors contributor attributedto signature extraauthorattributes",
    ),
    (56, "userprofile displayusername"),
    (
        54,
        "user account submitter submittedby postedby poster username screenname uploader",
    ),
];

const OUTLET: Names = &[
    (100, "sourcename outlet outletname namesource"),
    (
        96,
        "publisher publishername publication publicationname publicationtitle",
    ),
    (
        94,
        "sitename sourcehostname newspaper newspapername newspapertitle",
    ),
    (
        90,
        "source sourcetitle feedtitle feedname origintitle website containertitle domainmetadataname",
    ),
    (
        88,
        "dataprovider medianame mediaoutlet masthead brand provenance src",
    ),
    (
        85,
        "provider providername newsoutlet journal journaltitle journalname magazine blogname",
    ),
    (75, "distributorname distributor sitetitle blogtitle"),
    (70, "site agency pub channelname broadcaster station"),
    (66, "titletitle ownername"),
    (
        60,
        "domain domainname sourcedomain hostname host cleanurl domainurl",
    ),
    (50, "rights copyrightholder"),
];

const URL: Names = &[
    (101, "sourceurl originalurl"),
    (100, "url articleurl weburl canonicalurl pageurl"),
    (98, "storyurl canonical canonicallink posturl"),
    (96, "link href webpageurl webnewsurl loc"),
    (92, "alternate linksalternate edmisshownat landingpageurl"),
    (
        90,
        "requestedurl respondedurl fullurl finalurl resolvedurl alternateurl troveurl mediumurl websiteurl",
    ),
    (
        85,
        "permalink mainentityofpage mainentityofpageid lnk publicurl address pathalias",
    ),
    (60, "shorturl externalurl givenurl loadedurl"),
    (50, "guid uri atomuri source id"),
];

const LANGUAGE: Names = &[
    (100, "language lang inlanguage languagecode langcode"),
    (90, "detectedlanguage humanlanguage lng langs languageid"),
    (60, "locale"),
];

const SECTION: Names = &[
    (
        100,
        "section sectionname sectiontitle primarysection primarysectionname",
    ),
    (95, "category categoryname primarycategory cat"),
    (80, "desk categories subreddit sections subsection"),
    (60, "channel topic department"),
];

const TAGS: Names = &[
    (100, "tags keywords taglist"),
    (90, "tag hashtags"),
    (85, "topics subjects subject"),
    (60, "categories labels sitecategories concepts"),
];

const IMAGE: Names = &[
    (100, "image imageurl leadimage mainimage leadimageurl"),
    (
        95,
        "topimage topimg urltoimage socialimage featuredimageurl",
    ),
    (
        80,
        "picture previewpicture bannerimage photo cover img coverimage visual",
    ),
    (60, "thumbnail thumbnailurl thumb images"),
];

const ID: Names = &[
    (100, "id uuid articleid docid docno"),
    (80, "guid identifier itemid storyid objectid documentid"),
    (60, "uri code nid pk storyhash key"),
];
