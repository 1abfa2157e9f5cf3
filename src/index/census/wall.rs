//! What a site put where the text should be: a question about cookies, a subscription, a test for robots. Told by
//! sentences such notices are made of, in several languages, and only in a short text: an article about cookie banners is
//! longer than one.

use std::fmt;

/// Longest text that is taken for a notice, in bytes.
const LONGEST: usize = 900;

/// A notice in place of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wall {
    /// Cookies or consent are asked for.
    Consent,
    /// The text is for subscribers.
    Paywall,
    /// A browser with scripts is wanted.
    Script,
    /// A human being is wanted.
    Robot,
}

/// Sentences of notices, small letters.
const SIGNS: [(Wall, &[&str]); 4] = [
    (
        Wall::Robot,
        &[
            "are you a robot",
            "verify you are human",
            "verify that you are human",
            "verifying you are human",
            "unusual activity from your computer network",
            "unusual traffic from your",
            "complete the captcha",
            "checking your browser before",
            "please enable cookies. sorry, you have been blocked",
            "bestätigen sie, dass sie kein roboter",
            "êtes-vous un robot",
            "no soy un robot",
            "non sono un robot",
            "подтвердите, что вы не робот",
            "підтвердьте, що ви не робот",
        ],
    ),
    (
        Wall::Script,
        &[
            "enable javascript",
            "javascript is disabled",
            "javascript is not enabled",
            "requires javascript",
            "javascript aktivieren",
            "aktivieren sie javascript",
            "activer javascript",
            "activez javascript",
            "habilite javascript",
            "activar javascript",
            "abilita javascript",
            "zet javascript aan",
            "włącz javascript",
            "включите javascript",
            "увімкніть javascript",
        ],
    ),
    (
        Wall::Consent,
        &[
            "we use cookies",
            "uses cookies to",
            "we and our partners store",
            "accept all cookies",
            "your privacy choices",
            "we value your privacy",
            "before you continue to",
            "wir verwenden cookies",
            "wir und unsere partner",
            "nous utilisons des cookies",
            "nous et nos partenaires",
            "utilizamos cookies",
            "nosotros y nuestros socios",
            "utilizziamo i cookie",
            "noi e i nostri partner",
            "wij gebruiken cookies",
            "używamy plików cookie",
            "мы используем файлы cookie",
            "ми використовуємо файли cookie",
        ],
    ),
    (
        Wall::Paywall,
        &[
            "subscribe to continue reading",
            "subscribe to read",
            "to continue reading, subscribe",
            "to continue reading this article",
            "already a subscriber? log in",
            "already a subscriber? sign in",
            "this article is for subscribers",
            "this content is for subscribers",
            "this content is available to subscribers",
            "only available in paid plans",
            "nur für abonnenten",
            "mit einem abo weiterlesen",
            "jetzt weiterlesen mit",
            "réservé aux abonnés",
            "abonnez-vous pour lire",
            "contenido exclusivo para suscriptores",
            "suscríbete para seguir leyendo",
            "suscríbete para leer",
            "contenuto riservato agli abbonati",
            "abbonati per continuare",
            "alleen voor abonnees",
            "tylko dla prenumeratorów",
            "exclusivo para assinantes",
            "доступно только подписчикам",
            "доступно лише передплатникам",
        ],
    ),
];

impl Wall {
    /// The notice a text is, if it is one.
    pub fn of(body: &str) -> Option<Self> {
        if body.len() > LONGEST || body.len() < 8 {
            return None;
        }
        let text = body.to_lowercase().replace('\u{2019}', "'");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_said = |signs: &[&str]| signs.iter().any(|sign| text.contains(sign));
        SIGNS
            .iter()
            .find(|(_, signs)| is_said(signs))
            .map(|(wall, _)| *wall)
    }

    /// Its name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::Paywall => "paywall",
            Self::Script => "script",
            Self::Robot => "robot",
        }
    }
}

impl fmt::Display for Wall {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Consent => "a question about cookies",
            Self::Paywall => "for subscribers",
            Self::Script => "wants JavaScript",
            Self::Robot => "a test for robots",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Wall;

    #[test]
    fn notices_are_told_in_several_languages() {
        for (body, wall) in [
            (
                "We use cookies to make this site work. Accept all cookies?",
                Wall::Consent,
            ),
            (
                "Wir verwenden Cookies, um die Seite zu verbessern.",
                Wall::Consent,
            ),
            (
                "Nous utilisons des cookies et d\u{2019}autres outils.",
                Wall::Consent,
            ),
            (
                "The harbour opened.\n\nSubscribe to continue reading.",
                Wall::Paywall,
            ),
            ("Cet article est réservé aux abonnés.", Wall::Paywall),
            ("Please enable JavaScript\nto read on.", Wall::Script),
            ("Включите JavaScript, чтобы читать дальше.", Wall::Script),
            ("Are you a robot? Click the box.", Wall::Robot),
        ] {
            assert_eq!(Wall::of(body), Some(wall), "{body}");
        }
    }

    #[test]
    fn an_article_about_such_notices_is_none() {
        let article = "The regulator fined a shop over its banner. \"We use cookies\" is not consent, it said. ".repeat(12);
        assert_eq!(Wall::of(&article), None);
        for body in [
            "",
            "Bakers use cookies and cream.",
            "The cafe by the pier serves cookies.",
        ] {
            assert_eq!(Wall::of(body), None, "{body}");
        }
    }
}
