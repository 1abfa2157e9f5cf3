//! Which mentions are of one and which of two.

use super::entities;

/// Texts with the entities that have to come of them.
fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(entities("", text), *expected, "{text}");
    }
}

#[test]
fn two_who_share_a_surname_with_a_particle_stay_two() {
    check(&[
        (
            "Bashar al-Assad left. His father Hafez al-Assad had ruled. The older al-Assad died.",
            &["PERSON Bashar al-Assad", "PERSON Hafez al-Assad (al-Assad)"],
        ),
        (
            "Marine Le Pen spoke. Le Pen said no. Jean-Marie Le Pen spoke. Le Pen said yes.",
            &[
                "PERSON Marine Le Pen (Le Pen)",
                "PERSON Jean-Marie Le Pen (Le Pen)",
            ],
        ),
        (
            "Ursula von der Leyen met Heiko von der Leyen. Mr. von der Leyen smiled.",
            &[
                "PERSON Ursula von der Leyen",
                "PERSON Heiko von der Leyen (von der Leyen)",
            ],
        ),
        (
            "Itamar Ben-Gvir met Ayala Ben-Gvir. Ben-Gvir said no.",
            &["PERSON Itamar Ben-Gvir", "PERSON Ayala Ben-Gvir (Ben-Gvir)"],
        ),
        (
            "Jill St. John met Gordon St. John. St. John said so.",
            &["PERSON Jill St. John", "PERSON Gordon St. John (St. John)"],
        ),
        (
            "Mohammed bin Zayed Al Nahyan met Abdullah bin Zayed Al Nahyan.",
            &[
                "PERSON Mohammed bin Zayed Al Nahyan",
                "PERSON Abdullah bin Zayed Al Nahyan",
            ],
        ),
        (
            "Al Gore met Karenna Gore. Gore said nothing.",
            &["PERSON Al Gore", "PERSON Karenna Gore (Gore)"],
        ),
        (
            "David Lloyd George spoke. Lloyd George said no.",
            &["PERSON David Lloyd George (Lloyd George)"],
        ),
    ]);
}

#[test]
fn two_with_different_middle_names_stay_two() {
    check(&[
        (
            "George H.W. Bush spoke. Then George W. Bush spoke. George Bush said no.",
            &[
                "PERSON George H.W. Bush",
                "PERSON George W. Bush (George Bush)",
            ],
        ),
        (
            "John A. Miller met John T. Miller. John A. Miller said no. Miller left.",
            &["PERSON John A. Miller (Miller)", "PERSON John T. Miller"],
        ),
        (
            "Mary Ann Smith met Mary Alice Smith.",
            &["PERSON Mary Ann Smith", "PERSON Mary Alice Smith"],
        ),
        (
            "Samuel L. Jackson came. Samuel Jackson left. Samuel Leroy Jackson stayed.",
            &["PERSON Samuel Leroy Jackson (Samuel L. Jackson, Samuel Jackson)"],
        ),
        (
            "J. Doe came. Jane Doe spoke. John Doe left.",
            &["PERSON Jane Doe (J. Doe)", "PERSON John Doe"],
        ),
    ]);
}

#[test]
fn a_surname_is_found_before_what_tells_father_and_son_apart() {
    check(&[
        (
            "Robert F. Kennedy Jr. spoke. Kennedy said no. Robert Kennedy left.",
            &["PERSON Robert F. Kennedy Jr. (Kennedy, Robert Kennedy)"],
        ),
        (
            "They met Lloyd Austin III there. Austin said so.",
            &["PERSON Lloyd Austin III (Austin)"],
        ),
        (
            "James Brown Sr. met James Brown Jr. in Leeds. Brown said so.",
            &[
                "PERSON James Brown Sr.",
                "PERSON James Brown Jr. (Brown)",
                "LOC Leeds",
            ],
        ),
    ]);
}

#[test]
fn a_company_is_its_short_form() {
    check(&[
        (
            "Boeing Co. said orders fell. Boeing will cut jobs.",
            &["ORG Boeing Co. (Boeing)"],
        ),
        (
            "Deutsche Bank AG said profit rose. Deutsche Bank will cut jobs.",
            &["ORG Deutsche Bank AG (Deutsche Bank)"],
        ),
        (
            "Toyota Motor Corp. said output rose. Toyota will build a plant.",
            &["ORG Toyota Motor Corp. (Toyota)"],
        ),
    ]);
}

#[test]
fn a_short_form_is_the_head_of_a_name() {
    check(&[
        (
            "House Republicans passed the bill. The House voted on it.",
            &["ORG House Republicans", "ORG House"],
        ),
        (
            "The House of Representatives voted. The House will meet again.",
            &["ORG House of Representatives (House)"],
        ),
        (
            "The European Commission said so. The Commission will act.",
            &["ORG European Commission (Commission)"],
        ),
        (
            "Hungarian envoys told the European Parliament no. The European Parliament voted.",
            &["NORP Hungarian", "ORG European Parliament"],
        ),
    ]);
}

#[test]
fn letters_in_brackets_are_those_of_the_whole_name() {
    check(&[
        (
            "The Department of Housing and Urban Development (HUD) said so. HUD will pay.",
            &["ORG Department of Housing and Urban Development (HUD)"],
        ),
        (
            "The Ministry of Defence (MoD) said so. The MoD will buy ships.",
            &["ORG Ministry of Defence (MoD)"],
        ),
    ]);
}

#[test]
fn a_genitive_that_belongs_to_a_name_is_part_of_it() {
    check(&[
        (
            "Moody's cut the rating. Fitch and Moody's agreed.",
            &["ORG Moody's", "ORG Fitch"],
        ),
        (
            "Shares of McDonald\u{2019}s fell, analysts said.",
            &["ORG McDonald\u{2019}s"],
        ),
        (
            "Blake's said sales rose. Analysts praised Blake's.",
            &["ORG Blake's"],
        ),
        (
            "Jane Moody left. Moody's lawyer said so.",
            &["PERSON Jane Moody (Moody)"],
        ),
    ]);
}

#[test]
fn a_given_name_that_looks_like_a_title_stays() {
    check(&[
        (
            "They met Don Bacon there. Bacon said so.",
            &["PERSON Don Bacon (Bacon)"],
        ),
        (
            "Chief Justice Earl Warren wrote it.",
            &["PERSON Earl Warren"],
        ),
        ("Fans of Lady Gaga cheered.", &["PERSON Lady Gaga"]),
        ("They fled with Sheikh Hasina.", &["PERSON Sheikh Hasina"]),
        (
            "They said so. Marine Le Pen left.",
            &["PERSON Marine Le Pen"],
        ),
        ("They met Prince Harry there.", &["PERSON Harry"]),
    ]);
}

#[test]
fn a_title_chooses_between_a_man_and_a_woman_of_one_surname() {
    check(&[
        (
            "Bill Clinton said he was glad. Hillary Clinton said she would run. Mr. Clinton smiled.",
            &["PERSON Bill Clinton (Clinton)", "PERSON Hillary Clinton"],
        ),
        (
            "Mr. Bill Adler met Ms. Hilda Adler. Mr. Adler left. Ms. Adler stayed.",
            &["PERSON Bill Adler (Adler)", "PERSON Hilda Adler (Adler)"],
        ),
    ]);
}
