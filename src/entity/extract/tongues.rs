//! Texts the engine does not read, with the tagger asked: no guess at a name in any of them, whatever it looks like.

use super::{Extractor, Text};
use std::sync::LazyLock;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

/// The names found (what numbers say is no guess), as written.
fn guessed(headline: &str, body: &str) -> Vec<String> {
    let text = Text {
        headline,
        body,
        published: Some(jiff::civil::date(2025, 7, 7)),
        ..Text::default()
    };
    let found = EXTRACTOR.extract(text).entities.into_iter();
    let named = found.filter(|entity| entity.kind.is_named());
    named.map(|entity| entity.name).collect()
}

#[test]
fn articles_in_other_languages_are_left_alone() {
    let bodies = [
        "BERLIN - Bundeskanzlerin Karin Weiler hat am Montag mit dem Vorstand der Orbit Bank über den Verkauf der \
         Niederlassung in Lugano gesprochen. Die Gespräche sollen in der nächsten Woche in Genf weitergehen, sagte ein \
         Sprecher der Bank.",
        "Le président Jean Dupont a rencontré lundi à Genève la direction de la banque Acme, qui veut vendre sa filiale de \
         Lugano avant l'été. Les discussions doivent se poursuivre la semaine prochaine, selon un porte-parole.",
        "El ministro Juan Pérez se reunió el lunes en Ginebra con la dirección del Banco Acme, que quiere vender su filial \
         de Lugano antes del verano, según dijo un portavoz de la entidad.",
        "Il ministro Mario Bianchi ha incontrato lunedì a Ginevra i vertici della Banca Acme, che vuole vendere la filiale \
         di Lugano prima dell'estate, secondo quanto ha detto un portavoce.",
        "O ministro João Silva reuniu-se na segunda-feira em Genebra com a direção do Banco Acme, que quer vender a filial \
         de Lugano antes do verão, segundo disse um porta-voz da instituição.",
        "Minister Jan de Vries heeft maandag in Genève gesproken met de directie van de Acme Bank, die het filiaal in Lugano \
         nog voor de zomer wil verkopen, zo zei een woordvoerder van de bank.",
        "Bakan Ayşe Yılmaz pazartesi günü Cenevre'de Acme Bankası yönetimiyle görüştü. Banka, Lugano şubesini yazdan önce \
         satmak istiyor. Görüşmelerin gelecek hafta Ankara'da sürmesi bekleniyor.",
        "Minister Jan Kowalski spotkał się w poniedziałek w Genewie z zarządem Banku Acme, który chce sprzedać oddział w \
         Lugano jeszcze przed latem, jak powiedział rzecznik banku.",
        "Министр Иван Петров в понедельник встретился в Женеве с руководством банка Acme, который хочет до лета продать \
         филиал в Лугано. Об этом сообщила Reuters.",
        "外相は月曜日、ジュネーブでAcme Bankの幹部と会談した。来週も東京で協議を続けると述べた。",
        "外交部长周一在日内瓦会见了Acme银行的负责人，双方将于下周在北京继续会谈。",
        "외교부 장관은 월요일 제네바에서 Acme 은행 관계자들과 만났다. 회담은 다음 주 서울에서 계속된다.",
        "التقى الوزير يوم الاثنين في جنيف مسؤولي بنك Acme الذي يريد بيع فرعه في لوغانو قبل الصيف.",
    ];
    for body in bodies {
        assert_eq!(guessed("", body), [""; 0], "{body}");
    }
}

#[test]
fn headlines_in_other_languages_are_left_alone() {
    let headlines = [
        "Bundesregierung beschließt neues Gesetz gegen Steuerflucht",
        "Kanzlerin Weiler und Präsident Dupont sprechen über Lugano",
        "Dupont et Weiler discutent de la vente à Genève",
        "El Gobierno aprueba una ley contra la evasión fiscal",
        "Il Governo approva una legge contro l'evasione",
        "Governo aprova lei para combater a evasão fiscal",
        "Kabinet keurt wet tegen belastingvlucht goed voor de zomer",
        "Erdoğan ile Petrov Ankara'da görüştü",
        "Bakanlar Kurulu yeni vergi yasasını kabul etti",
        "Regeringen och banken är överens om skatten",
        "Rząd przyjął ustawę o podatkach",
        "Петров встретился с Acme Bank",
        "外相、Acme Bankと会談",
    ];
    for headline in headlines {
        assert_eq!(guessed(headline, ""), [""; 0], "{headline}");
        assert_eq!(guessed("", headline), [""; 0], "{headline}");
    }
}

#[test]
fn numbers_are_read_in_any_language() {
    let body = "Bundeskanzlerin Karin Weiler will der Bank bis zum Sommer 3 Prozent und noch einmal $5 million geben, das \
                sagte sie am Montag nach den Gesprächen mit dem Vorstand.";
    let found = EXTRACTOR.extract(Text {
        headline: "",
        body,
        published: None,
        ..Text::default()
    });
    assert!(!found.entities.is_empty());
    assert!(found.entities.iter().all(|entity| !entity.kind.is_named()));
}

#[test]
fn short_english_is_read_with_foreign_names_in_it() {
    for (headline, name) in [
        ("Ursula von der Leyen to visit Kyiv", "Ursula von der Leyen"),
        ("Rio de Janeiro shuts its port", "Rio de Janeiro"),
        ("Macron meets Merkel in Berlin", "Berlin"),
        ("Le Monde names John Roe as its editor", "John Roe"),
        ("Erdoğan to meet Petrov in Ankara", "Ankara"),
    ] {
        let names = guessed(headline, "");
        assert!(
            names.iter().any(|found| found == name),
            "{headline}: {names:?}"
        );
    }
}

#[test]
fn english_full_of_names_is_read_however_long_it_is() {
    let arrivals = "Joe Biden, Emmanuel Macron, Olaf Scholz, Rishi Sunak, Giorgia Meloni, Justin Trudeau and Fumio Kishida \
                    arrived in Hiroshima. Charles Michel and Ursula von der Leyen arrived later. Volodymyr Zelensky flew in \
                    aboard a French plane. Narendra Modi, Anthony Albanese and Joko Widodo came as guests.";
    let cabinet = "Prime Minister Keir Starmer named Rachel Reeves chancellor, David Lammy foreign secretary, Yvette Cooper \
                   home secretary, John Healey defence secretary, Wes Streeting health secretary, Bridget Phillipson \
                   education secretary and Ed Miliband energy secretary in London on Friday.";
    for (body, name) in [(arrivals, "Giorgia Meloni"), (cabinet, "Yvette Cooper")] {
        let names = guessed("", body);
        assert!(names.iter().any(|found| found == name), "{name}: {names:?}");
    }
    for times in [1, 3, 5, 9, 40] {
        for (sentence, name) in [
            (
                "Barack Obama met Angela Merkel in Berlin. ",
                "Angela Merkel",
            ),
            ("Ali Hassan met Boris Johnson in Toronto. ", "Boris Johnson"),
        ] {
            let names = guessed("", &sentence.repeat(times));
            assert!(
                names.iter().any(|found| found == name),
                "{times} times {sentence}: {names:?}"
            );
        }
    }
}

#[test]
fn other_languages_full_of_names_are_left_alone() {
    let bodies = [
        "Joe Biden, Emmanuel Macron, Olaf Scholz, Rishi Sunak, Giorgia Meloni, Justin Trudeau und Fumio Kishida kamen nach \
         Hiroshima. Charles Michel und Ursula von der Leyen kamen mit Narendra Modi und Joko Widodo.",
        "Joe Biden, Emmanuel Macron, Olaf Scholz, Rishi Sunak, Giorgia Meloni, Justin Trudeau et Fumio Kishida sont à \
         Hiroshima. Charles Michel et Ursula von der Leyen sont venus avec Narendra Modi et Joko Widodo.",
        "Joe Biden, Emmanuel Macron, Olaf Scholz, Rishi Sunak, Giorgia Meloni, Justin Trudeau y Fumio Kishida llegaron a \
         Hiroshima. Charles Michel y Ursula von der Leyen llegaron por la tarde con Narendra Modi.",
        "Joe Biden, Emmanuel Macron, Olaf Scholz, Rishi Sunak, Giorgia Meloni, Justin Trudeau en Fumio Kishida kwamen naar \
         Hiroshima. Charles Michel en Ursula von der Leyen kwamen met Narendra Modi en Joko Widodo.",
        "Joe Biden, Emmanuel Macron, Olaf Scholz, Rishi Sunak, Giorgia Meloni, Justin Trudeau dan Fumio Kishida tiba di \
         Hiroshima. Charles Michel yang datang bersama Narendra Modi dan Joko Widodo.",
        "Joe Biden, Emmanuel Macron, Olaf Scholz, Rishi Sunak, Giorgia Meloni, Justin Trudeau e Fumio Kishida sono arrivati \
         a Hiroshima. Charles Michel e Ursula von der Leyen sono arrivati con Narendra Modi nella notte.",
    ];
    for body in bodies {
        assert_eq!(guessed("", body), [""; 0], "{body}");
        assert_eq!(guessed("", &body.repeat(5)), [""; 0], "{body}");
    }
}

#[test]
fn an_english_article_that_quotes_another_language_is_read() {
    let body = "BERLIN - Chancellor Karin Weiler told the board of Acme Bank on Monday that the sale had to wait. \"Das ist \
                nicht der richtige Zeitpunkt,\" she said in German, and left for Geneva.";
    let names = guessed("", body);
    for name in ["Karin Weiler", "Acme Bank", "Geneva"] {
        assert!(names.iter().any(|found| found == name), "{name}: {names:?}");
    }
}

#[test]
fn a_foreign_article_under_an_english_headline_is_left_alone() {
    let body = "Die Bundeskanzlerin hat am Montag mit dem Vorstand der Orbit Bank über den Verkauf der Niederlassung in \
                Lugano gesprochen, und die Gespräche sollen in der nächsten Woche in Genf weitergehen.";
    assert_eq!(guessed("Statement in German", body), [""; 0]);
}
