//! Which key names what.

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
    assert_eq!(normal("ArticleURL"), "url");
    assert_eq!(normal("article"), "article");
    assert_eq!(normal("metadata"), "metadata");
}

fn role_of(key: &str) -> Vec<Role> {
    let mut fits: Vec<_> = Role::ALL
        .into_iter()
        .filter_map(|role| Some((fit(role, &[key])?.0.weight, role)))
        .collect();
    fits.sort_by_key(|(weight, _)| -weight);
    fits.into_iter().map(|(_, role)| role).collect()
}

#[test]
fn names_of_many_styles_and_languages_say_what_they_are() {
    let cases = [
        (
            Role::Headline,
            "headline web_title Article-Title news_title dc:title og:title main_headline hl ttl titleText TITLE title_s",
        ),
        (
            Role::Headline,
            "Überschrift titre título titolo tytuł başlık заголовок назва τίτλος العنوان عنوان כותרת 标题 見出し 제목 शीर्षक judul tiêu_đề cím titlu titulek kop",
        ),
        (
            Role::Body,
            "articleBody body_text textContent full_text article_text bodyHtml content:encoded txt cleaned_text Article Text maintext body_t",
        ),
        (
            Role::Body,
            "Inhalt cuerpo corps testo treść tekst brödtext metin içerik текст вміст κείμενο النص متن תוכן 正文 本文 본문 सामग्री isi nội_dung szöveg conținut obsah",
        ),
        (
            Role::Published,
            "publishedAt pub_dt article.publishedTime first_publish_date DatePublished date_of_publication publication_datetime post_date published_date_utc story_date",
        ),
        (
            Role::Published,
            "Datum fecha_publicacion data_pubblicazione veröffentlicht publicatiedatum tarih дата дата_публикации ημερομηνία التاريخ תאריך 发布时间 公開日 날짜 तारीख tanggal",
        ),
        (
            Role::Updated,
            "updatedAt date_modified last_updated_date modified_gmt lastModifiedDate geändert обновлено 更新时间",
        ),
        (
            Role::Byline,
            "author authors byline author_name news_author dc:creator written_by Author(s) auteur autor autore yazar автор الكاتب 作者 著者 기자 लेखक penulis",
        ),
        (
            Role::Outlet,
            "source_name publisher publicationTitle site_name News Source quelle źródło источник джерело πηγή المصدر מקור 来源 언론사 स्रोत sumber",
        ),
        (
            Role::Url,
            "url article_url ArticleURL webUrl canonical_url link post_link enlace lien ссылка посилання الرابط קישור 链接 リンク 링크",
        ),
        (
            Role::Section,
            "section category newsdesk_ rubrique ressort sección рубрика 栏目 카테고리",
        ),
    ];
    for (role, keys) in cases {
        let keys = keys
            .replace("Article Text", "Article\u{a0}Text")
            .replace("News Source", "News\u{a0}Source")
            .replace("newsdesk_ ", "");
        for key in keys.split(' ') {
            assert_eq!(role_of(key).first(), Some(&role), "{key}");
        }
    }
}

#[test]
fn names_of_other_things_say_nothing() {
    for key in [
        "slug",
        "scheduledPublicationDate",
        "published_date_precision",
        "expires_at",
        "readability",
        "access_date",
        "author_id",
        "image_url_hash",
        "word_count",
        "isHeadline",
        "licenseEndDate",
        "parse_date",
        "birth_date",
        "estimatedPublishedDate",
    ] {
        let roles: Vec<_> = role_of(key);
        assert_eq!(roles, [], "{key}");
    }
}

#[test]
fn the_key_before_a_carrier_gives_the_name() {
    let fit = |role, keys: &[&str]| fit(role, keys).map(|(fit, levels)| (fit.weight, levels));
    assert_eq!(fit(Role::Headline, &["headline", "main"]), Some((100, 0)));
    assert_eq!(fit(Role::Headline, &["title", "rendered"]), Some((94, 0)));
    assert_eq!(fit(Role::Headline, &["title", "en"]), Some((90, 0)));
    assert_eq!(fit(Role::Outlet, &["source", "name"]), Some((100, 0)));
    assert_eq!(fit(Role::Headline, &["thread", "title"]), Some((95, 1)));
    assert_eq!(fit(Role::Headline, &["slug"]), None);
    assert_eq!(fit(Role::Published, &["scheduledPublicationDate"]), None);
}

#[test]
fn among_links_only_those_for_readers_count() {
    let weight = |keys: &[&str]| fit(Role::Url, keys).map(|(fit, _)| fit.weight);
    assert_eq!(weight(&["links", "permalink"]), Some(88));
    assert_eq!(weight(&["_links", "html", "href"]), Some(88));
    assert_eq!(weight(&["_links", "self", "href"]), None);
    assert_eq!(weight(&["links", "related_stories"]), None);
}
