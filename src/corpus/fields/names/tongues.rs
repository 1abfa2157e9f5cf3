//! The words of other languages for the parts of an article. A field named in the language of its archive is as sure as an
//! English one. Accents are written here as in the language and compared without; what two languages use for different
//! parts stands under both, the weaker use with the smaller weight.

use super::{Role, Table};

type Names = &'static [(i32, &'static str)];

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
];

const HEADLINE: Names = &[
    (
        78,
        "titel titre título titolo titulo titular titulek titlu tytuł nagłówek überschrift ueberschrift schlagzeile \
         manchete intestazione kop krantenkop başlık otsikko cím főcím judul titlul заголовок назва τίτλος \
         العنوان عنوان כותרת عنوانخبر 标题 標題 题目 標題名 見出し タイトル 件名 제목 기사제목 शीर्षक tiêuđề tựađề nadpis overskrift naslov",
    ),
    (62, "rubrik название тема"),
];

const BODY: Names = &[(
    78,
    "texto textocompleto cuerpo contenido corpo conteúdo conteudo contenu corps texte testo contenuto inhalt \
         artikeltext fließtext volltext haupttext tekst treść inhoud brödtext innehåll metin içerik obsah \
         szöveg tartalom conținut continut teks isi isiberita konten текст содержание содержимое вміст зміст κείμενο περιεχόμενο \
         النص المحتوى نص متن محتوا תוכן טקסט גוף 正文 内容 內容 全文 文章内容 本文 記事本文 본문 내용 기사내용 सामग्री पाठ विषयवस्तु nộidung brødtekst",
)];

const STUB: Names = &[(
    32,
    "resumen entradilla bajada descripción descripcion resumo linhafina chapô chapeau résumé sottotitolo sommario occhiello \
     vorspann zusammenfassung teasertext anriss samenvatting zajawka streszczenie ingress özet spot perex anotace bevezető összefoglaló \
     rezumat ringkasan анонс описание аннотация лид підсумок опис περίληψη الملخص ملخص الوصف خلاصه چکیده תקציר \
     摘要 导语 简介 要約 概要 リード 요약 부제 सारांश विवरण tómtắt môtả sapo",
)];

const SUMMARY: Names = &[(
    86,
    "resumen entradilla bajada descripción descripcion resumo linhafina chapô chapeau résumé sottotitolo sommario occhiello \
     vorspann zusammenfassung teasertext anriss samenvatting zajawka streszczenie ingress özet spot perex anotace bevezető összefoglaló \
     rezumat ringkasan анонс описание аннотация лид підсумок опис περίληψη الملخص ملخص الوصف خلاصه چکیده תקציר \
     摘要 导语 简介 要約 概要 リード 요약 부제 सारांश विवरण tómtắt môtả sapo",
)];

const PUBLISHED: Names = &[
    (
        84,
        "fechapublicación fechapublicacion fechadepublicación publicado datapublicação datapublicacao datadepublicação datapubblicazione \
         datepublication datedepublication publiéle veröffentlicht veroeffentlicht erschienen erscheinungsdatum \
         veröffentlichungsdatum publicatiedatum gepubliceerd datapublikacji opublikowano publicerad publiceringsdatum yayıntarihi \
         datumvydání publikováno megjelenés datapublicării publicat tanggalterbit датапубликации дата_публікації датапублікації опубликовано опубліковано \
         تاريخالنشر تاریخانتشار 发布时间 发布日期 發布時間 发表时间 公開日 公開日時 配信日時 掲載日 발행일 작성일 게시일 입력일 प्रकाशनतिथि ngàyđăng ngàyxuấtbản udgivet publisert",
    ),
    (
        78,
        "fecha datum data dato tarih dátum tanggal дата ημερομηνία التاريخ تاريخ تاریخ תאריך 日期 时间 時間 日付 日時 날짜 일자 तारीख दिनांक ngày",
    ),
];

const UPDATED: Names = &[(
    80,
    "fechaactualización fechaactualizacion actualizado dataatualização dataatualizacao atualizado dataaggiornamento \
     datemodification misàjour geändert geaendert aktualisiert bijgewerkt dataaktualizacji uppdaterad güncelleme \
     обновлено датаобновления оновлено 更新时间 更新日期 更新日 更新日時 수정일 تاریخبروزرسانی",
)];

const BYLINE: Names = &[(
    80,
    "autor autora autores autorin autoren auteur auteurs autore autori firma periodista redactor giornalista verfasser \
         redakteur journaliste schrijver dziennikarz författare skribent yazar muhabir szerző autorzy autoři penulis wartawan reporteri \
         автор авторы автори журналист корреспондент συντάκτης συγγραφέας الكاتب كاتب المؤلف المحرر نویسنده نويسنده מחבר כתב \
         作者 记者 記者 撰稿人 著者 筆者 執筆者 기자 작성자 기고자 글쓴이 लेखक tácgiả phóngviên forfatter",
)];

const OUTLET: Names = &[(
    82,
    "medio periódico periodico diario veículo veiculo jornal giornale testata zeitung quelle herausgeber journal krant \
         bron gazeta źródło zrodlo tidning källa gazete kaynak zdroj forrás lap sursă sursa ziar sumber media \
         источник издание газета джерело видання πηγή εφημερίδα المصدر مصدر الصحيفة منبع روزنامه خبرگزاری מקור עיתון 来源 來源 媒体 媒體 报纸 \
         出典 新聞社 配信元 언론사 출처 매체 신문사 स्रोत अख़बार nguồn báo fuente fonte kilde avis",
)];

const URL: Names = &[(
    80,
    "enlace vínculo ligação endereço lien adresse indirizzo collegamento koppeling adres odnośnik länk bağlantı odkaz \
     hivatkozás legătură tautan ссылка адрес посилання σύνδεσμος الرابط رابط لینک نشانی קישור 链接 鏈接 網址 网址 原文链接 リンク 링크 주소 लिंक कड़ी \
     đườngdẫn liênkết",
)];

const LANGUAGE: Names = &[(
    70,
    "idioma langue lingua sprache taal język språk dil jazyk nyelv limba bahasa язык мова γλώσσα اللغة زبان שפה 语言 言語 언어 भाषा ngônngữ",
)];

const SECTION: Names = &[(
    80,
    "ressort rubric rubrique rubrik rubriek rubrika rubryka rovat sección seccion editoria seção secao sezione catégorie categoría categoria \
     kategorie kategoria kategori dział avdelning bölüm categorie рубрика раздел категория розділ категорія κατηγορία القسم قسم التصنيف دسته \
     بخش מדור קטגוריה 栏目 欄目 分类 频道 カテゴリ カテゴリー 분류 카테고리 섹션 श्रेणी chuyênmục",
)];

const TAGS: Names = &[(
    80,
    "etiquetas palabrasclave palavraschave motsclés motscles étiquettes schlagworte schlagwörter stichworte trefwoorden \
     słowakluczowe tagi taggar etiketler štítky címkék etichete теги ключевыеслова الوسوم برچسب 关键词 标签 タグ キーワード 키워드 태그",
)];

const IMAGE: Names = &[(
    70,
    "imagen imagem immagine bild foto afbeelding zdjęcie görsel obrázek kép imagine gambar изображение картинка фото зображення \
     صورة تصویر 图片 画像 写真 이미지 사진",
)];
