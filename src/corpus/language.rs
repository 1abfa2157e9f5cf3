//! Languages as archives write them, into codes: names in English and in the language itself, ISO 639 in two or three
//! letters, locales. `en-US` keeps its region; a name that is not known stays a name. Which language a text is in where
//! nothing is said is for `text::language` to tell.

use crate::text::{
    fold::{Case, fold},
    language, sanitize,
};

/// Two letters, three letters (the bibliographic ones too), and names, all folded.
const LANGUAGES: [(&str, &str); 64] = [
    (
        "en",
        "eng english englisch anglais ingles inglese англиискии",
    ),
    (
        "de",
        "deu ger german deutsch allemand aleman tedesco немецкии",
    ),
    (
        "fr",
        "fra fre french francais franzosisch frances francese французскии",
    ),
    (
        "es",
        "spa spanish espanol castellano spanisch espagnol spagnolo испанскии",
    ),
    ("it", "ita italian italiano italienisch italien"),
    ("pt", "por portuguese portugues portugiesisch portugais"),
    ("nl", "nld dut dutch nederlands niederlandisch flemish"),
    ("ru", "rus russian русскии russisch russe"),
    ("uk", "ukr ukrainian украінська ukrainisch ua"),
    ("be", "bel belarusian беларуская"),
    ("pl", "pol polish polski polnisch polonais"),
    ("cs", "ces cze czech cestina tschechisch cz"),
    ("sk", "slk slo slovak slovencina"),
    ("sl", "slv slovenian slovene slovenscina"),
    ("hu", "hun hungarian magyar ungarisch"),
    ("ro", "ron rum romanian romana moldavian"),
    ("bg", "bul bulgarian български"),
    ("sr", "srp serbian srpski српски"),
    ("hr", "hrv croatian hrvatski"),
    ("bs", "bos bosnian bosanski"),
    ("mk", "mkd mac macedonian македонски"),
    ("sq", "sqi alb albanian shqip"),
    ("el", "ell gre greek ελληνικα gr"),
    ("tr", "tur turkish turkce turkisch"),
    ("az", "aze azerbaijani azeri"),
    ("hy", "hye arm armenian"),
    ("ka", "kat geo georgian ქართული"),
    ("kk", "kaz kazakh"),
    ("uz", "uzb uzbek"),
    ("ar", "ara arabic العربية arabisch arabe"),
    ("he", "heb hebrew עברית iw"),
    ("fa", "fas per pes persian farsi فارسی"),
    ("ps", "pus pashto"),
    ("ku", "kur kurdish kurdi"),
    ("ur", "urd urdu اردو"),
    ("hi", "hin hindi हिन्दी हिंदी"),
    ("bn", "ben bengali bangla বাংলা"),
    ("pa", "pan punjabi"),
    ("gu", "guj gujarati"),
    ("mr", "mar marathi"),
    ("ne", "nep nepali"),
    ("ta", "tam tamil தமிழ்"),
    ("te", "tel telugu"),
    ("kn", "kan kannada"),
    ("ml", "mal malayalam"),
    ("si", "sin sinhala sinhalese"),
    ("th", "tha thai ไทย"),
    ("my", "mya bur burmese"),
    ("km", "khm khmer"),
    ("vi", "vie vietnamese viet"),
    ("id", "ind indonesian indonesia in"),
    ("ms", "msa may malay melayu"),
    ("tl", "tgl tagalog filipino fil"),
    ("ja", "jpn japanese 日本語 jp"),
    ("ko", "kor korean 한국어 kr"),
    ("sv", "swe swedish svenska schwedisch"),
    ("da", "dan danish dansk dk"),
    ("no", "nor norwegian norsk nob nno"),
    ("fi", "fin finnish suomi finnisch"),
    ("et", "est estonian eesti"),
    ("lv", "lav latvian"),
    ("lt", "lit lithuanian lietuviu"),
    ("is", "isl ice icelandic islenska"),
    ("ca", "cat catalan catala valencian"),
];

/// Chinese has names for its scripts, and more languages than one.
const CHINESE: [(&str, &[&str]); 3] = [
    (
        "zh-Hant",
        &[
            "chinese traditional",
            "traditional chinese",
            "chineset",
            "繁體中文",
            "zh hant",
        ],
    ),
    (
        "zh-Hans",
        &[
            "chinese simplified",
            "simplified chinese",
            "简体中文",
            "zh hans",
        ],
    ),
    (
        "zh",
        &[
            "chinese", "mandarin", "zho", "chi", "cmn", "cn", "中文", "汉语", "漢語",
        ],
    ),
];

/// What is written where the language is not known.
const NOT_KNOWN: [&str; 10] = [
    "und", "unknown", "mul", "none", "null", "zxx", "xx", "other", "n a", "auto",
];

/// A language as it is written, into its code.
pub(crate) fn code(written: &str) -> Option<String> {
    let written = sanitize::line(written.trim());
    let folded = fold(&written, Case::Fold);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric() && !is_vowel_sign(c))
        .filter(|word| !word.is_empty())
        .collect();
    let plain = words.join(" ");
    if plain.is_empty() || NOT_KNOWN.contains(&plain.as_str()) {
        return None;
    }
    if let Some(code) = named(&plain) {
        return Some(code.to_owned());
    }
    if let Some(tag) = locale(written.trim()) {
        return Some(tag);
    }
    // `English (US)`, `French, Canada`: what is said more is not a code.
    let first = words
        .first()
        .filter(|word| word.len() > 3 && words.len() > 1);
    if let Some(code) = first.and_then(|word| named(word)) {
        return Some(code.to_owned());
    }
    (written.chars().count() <= 35).then(|| written.trim().to_owned())
}

/// Which language an article is in that does not say: by headline and text together.
pub(crate) fn of_text(headline: &str, body: &str) -> Option<&'static str> {
    let body = crate::text::head(body, language::HEAD);
    language::detect(&format!("{headline}\n{body}")).or_else(|| language::detect(body))
}

fn is_vowel_sign(c: char) -> bool {
    // In Indic scripts and Thai they are part of the word.
    ('\u{900}'..='\u{e7f}').contains(&c)
}

fn named(plain: &str) -> Option<&'static str> {
    let chinese = CHINESE.iter().find(|(_, names)| names.contains(&plain));
    let known = || {
        LANGUAGES
            .iter()
            .find(|(code, names)| *code == plain || names.split(' ').any(|name| name == plain))
    };
    chinese
        .map(|(code, _)| *code)
        .or_else(|| known().map(|(code, _)| *code))
}

/// `en_US`, `EN-us`, `zh_hans_cn`, `de_DE.UTF-8`, `eng-GB`: the language in two letters, then script and region.
fn locale(written: &str) -> Option<String> {
    let written = written.split(['.', '@']).next()?;
    let mut parts = written.split(['-', '_']);
    let language = parts.next()?.to_ascii_lowercase();
    if !(2..=3).contains(&language.len()) || !language.bytes().all(|byte| byte.is_ascii_lowercase())
    {
        return None;
    }
    let mut tag = named(&language).map_or(language, str::to_owned);
    for part in parts {
        let is_letters = part.bytes().all(|byte| byte.is_ascii_alphabetic());
        let part = match part.len() {
            2 if is_letters => part.to_ascii_uppercase(),
            4 if is_letters => {
                let (first, rest) = part.split_at_checked(1)?;
                first.to_ascii_uppercase() + &rest.to_ascii_lowercase()
            }
            2..=8 if part.bytes().all(|byte| byte.is_ascii_alphanumeric()) => part.to_owned(),
            _ => return None,
        };
        tag.push('-');
        tag.push_str(&part);
    }
    Some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_codes_and_locales_become_codes() {
        for (written, expected) in [
            ("English", "en"),
            ("english", "en"),
            ("ENG", "en"),
            ("eng", "en"),
            ("en", "en"),
            ("EN", "en"),
            ("en-US", "en-US"),
            ("en_us", "en-US"),
            ("en_US.UTF-8", "en-US"),
            ("eng-GB", "en-GB"),
            ("English (US)", "en"),
            ("Deutsch", "de"),
            ("ger", "de"),
            ("Français", "fr"),
            ("ESPAÑOL", "es"),
            ("hungarian", "hu"),
            ("Русский", "ru"),
            ("Українська", "uk"),
            ("中文", "zh"),
            ("zho", "zh"),
            ("zh_Hans_CN", "zh-Hans-CN"),
            ("chinese (traditional)", "zh-Hant"),
            ("繁體中文", "zh-Hant"),
            ("日本語", "ja"),
            ("한국어", "ko"),
            ("हिन्दी", "hi"),
            ("ไทย", "th"),
            ("العربية", "ar"),
            ("Türkçe", "tr"),
            ("thai", "th"),
            ("kr", "ko"),
            ("nb", "nb"),
            ("de-DE", "de-DE"),
            ("sr-Latn", "sr-Latn"),
            ("es-419", "es-419"),
            ("Klingon", "Klingon"),
        ] {
            assert_eq!(code(written).as_deref(), Some(expected), "{written}");
        }
    }

    #[test]
    fn what_says_nothing_is_no_language() {
        for written in [
            " ",
            "",
            "und",
            "Unknown",
            "n/a",
            "--",
            "{}",
            &"x".repeat(40),
        ] {
            assert_eq!(code(written), None, "{written}");
        }
    }

    #[test]
    fn no_name_stands_for_two_languages_and_all_are_folded() {
        let mut seen = std::collections::HashSet::new();
        for (code, names) in LANGUAGES {
            for name in names.split(' ').chain([code]) {
                assert!(seen.insert(name), "{name}");
                assert_eq!(fold(name, Case::Fold), name);
            }
        }
    }

    #[test]
    fn an_article_that_does_not_say_is_told_by_its_words() {
        let body = "Le ministre a déclaré lundi que les entretiens avaient eu lieu dans la ville.";
        assert_eq!(of_text("Entretiens prolongés", body), Some("fr"));
        assert_eq!(of_text("Acme", ""), None);
    }

    proptest! {
        #[test]
        fn a_code_is_a_code_the_second_time(written in "\\PC{0,40}") {
            if let Some(first) = code(&written) {
                prop_assert_eq!(code(&first), Some(first));
            }
        }
    }
}
