//! Names of languages into codes. A code stays as it is written; a name that is not known stays a name.

const NAMES: [(&str, &[&str]); 34] = [
    ("en", &["english", "englisch", "anglais"]),
    ("de", &["german", "deutsch", "allemand"]),
    ("fr", &["french", "français", "francais"]),
    ("es", &["spanish", "español", "castellano"]),
    ("it", &["italian", "italiano"]),
    ("pt", &["portuguese", "português"]),
    ("nl", &["dutch", "nederlands"]),
    ("ru", &["russian", "русский"]),
    ("uk", &["ukrainian", "українська"]),
    ("be", &["belarusian"]),
    ("pl", &["polish", "polski"]),
    ("cs", &["czech", "čeština"]),
    ("sk", &["slovak"]),
    ("hu", &["hungarian", "magyar"]),
    ("ro", &["romanian"]),
    ("bg", &["bulgarian"]),
    ("sr", &["serbian"]),
    ("hr", &["croatian"]),
    ("el", &["greek"]),
    ("tr", &["turkish", "türkçe"]),
    ("ar", &["arabic", "العربية"]),
    ("he", &["hebrew"]),
    ("fa", &["persian", "farsi"]),
    ("hi", &["hindi"]),
    ("ja", &["japanese", "日本語"]),
    ("zh", &["chinese", "中文"]),
    (
        "zh-Hant",
        &["chinese traditional", "traditional chinese", "chineset"],
    ),
    ("ko", &["korean", "한국어"]),
    ("vi", &["vietnamese"]),
    ("id", &["indonesian"]),
    ("sv", &["swedish", "svenska"]),
    ("da", &["danish"]),
    ("no", &["norwegian"]),
    ("fi", &["finnish"]),
];

/// The code for a language as some archive writes it.
pub(crate) fn code(written: &str) -> Option<String> {
    let written = written.trim();
    let plain: String = written
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphabetic() { c } else { ' ' })
        .collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let known = NAMES
        .iter()
        .find(|(_, names)| names.contains(&plain.as_str()));
    let code = known.map_or(written, |(code, _)| code);
    (!code.is_empty() && code.chars().count() <= 35)
        .then(|| crate::text::sanitize::line(code).into_owned())
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn names_become_codes_and_codes_stay() {
        for (written, expected) in [
            ("English", "en"),
            ("hungarian", "hu"),
            ("chinese (traditional)", "zh-Hant"),
            ("de-DE", "de-DE"),
            ("Klingon", "Klingon"),
        ] {
            assert_eq!(code(written).as_deref(), Some(expected));
        }
        assert_eq!(code(" "), None);
    }
}
