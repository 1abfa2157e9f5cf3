//! Every way of naming authors.

use super::*;
use serde_json::json;

fn check(cases: &[(Value, &[&str])]) {
    for (value, names) in cases {
        assert_eq!(authors(value), *names, "{value}");
    }
}

#[test]
fn every_way_of_naming_authors_gives_one_name_each() {
    check(&[
        (json!("Carla K. Johnson, AP"), &["Carla K. Johnson", "AP"]),
        (
            json!("By ANNA BELL and CARL D. EVE"),
            &["ANNA BELL", "CARL D. EVE"],
        ),
        (
            json!("Anna Bell, Carl Eve, and Dora Fox"),
            &["Anna Bell", "Carl Eve", "Dora Fox"],
        ),
        (json!("Anna Bell; Carl Eve"), &["Anna Bell", "Carl Eve"]),
        (
            json!([{"by": "By ANNA BELL", "title": "The Tide"}]),
            &["ANNA BELL"],
        ),
        (json!("[{\"name\": \"Anna Bell\"}]"), &["Anna Bell"]),
        (json!("[{\"start\":1,\"end\":9}]"), &[]),
        (json!("Bell, Anna; Eve, Carl"), &["Bell, Anna", "Eve, Carl"]),
        (json!("Bell, Anna"), &["Bell, Anna"]),
        (json!("Anna Bell\nCarl Eve"), &["Anna Bell", "Carl Eve"]),
        (
            json!("<span>By <a href='x'>Anna Bell</a></span>"),
            &["Anna Bell"],
        ),
        (
            json!(["Anna Bell", "Carl Eve", "Anna Bell"]),
            &["Anna Bell", "Carl Eve"],
        ),
        (
            json!(["By Anna Bell and Carl Eve"]),
            &["Anna Bell", "Carl Eve"],
        ),
        (
            json!(["Anna Bell and Carl Eve"]),
            &["Anna Bell", "Carl Eve"],
        ),
        (json!(["Smith, John"]), &["Smith, John"]),
        (json!("Sammy Davis Jr."), &["Sammy Davis Jr."]),
        (json!("Bob Ray Sr."), &["Bob Ray Sr."]),
        (json!("Thurston Howell, III"), &["Thurston Howell, III"]),
        (
            json!("By Martin Luther King, Jr. and Ann Lee, Staff Writer"),
            &["Martin Luther King, Jr.", "Ann Lee"],
        ),
        (json!(["Robert F. Kennedy Jr."]), &["Robert F. Kennedy Jr."]),
        (
            json!(["Martin Luther King, Jr.", "Ben Two IV"]),
            &["Martin Luther King, Jr.", "Ben Two IV"],
        ),
        (json!(["Ann Lee", "Jr."]), &["Ann Lee"]),
        (json!(25), &[]),
        (json!("None"), &[]),
        (json!(null), &[]),
    ]);
}

#[test]
fn what_newsrooms_add_to_a_name_is_taken_off() {
    check(&[
        (json!("Anna Bell, Staff Writer"), &["Anna Bell"]),
        (json!("Anna Bell, Political correspondent"), &["Anna Bell"]),
        (json!("Anna Bell, correspondent"), &["Anna Bell"]),
        (json!("Staff Reporter"), &[]),
        (json!("Staff and agencies"), &[]),
        (json!("Ann Lee and agencies"), &["Ann Lee"]),
        (
            json!("Anna Bell in Kyiv and Carl Eve in London"),
            &["Anna Bell", "Carl Eve"],
        ),
        (json!("Anna Bell for The Tide"), &["Anna Bell"]),
        (json!("Anna Bell (Tide News)"), &["Anna Bell"]),
        (json!("Anna Bell @annabell"), &["Anna Bell"]),
        (json!("Anna Bell anna@tide.example"), &["Anna Bell"]),
        (json!("Jo Field <jo@example.org>"), &["Jo Field"]),
        (json!("nime (noreply@blogger.com)"), &["nime"]),
        (
            json!("Reporting by Anna Bell; Editing by Carl Eve"),
            &["Anna Bell"],
        ),
        (json!("noreply@blogger.com"), &[]),
        (json!("ann@tide.example (Ann Lee)"), &["Ann Lee"]),
        (json!("noreply@tide.example (Unknown)"), &[]),
        (json!("https://example.org/staff"), &[]),
        (json!("https://social.test/users/jo"), &["jo"]),
        (json!("5f2b1c9e8d7a6b5c4d3e2f1a"), &[]),
    ]);
}

#[test]
fn bylines_of_other_languages_are_taken_apart() {
    check(&[
        (
            json!("Von Anna Bell und Carl Eve"),
            &["Anna Bell", "Carl Eve"],
        ),
        (
            json!("Par Anna Bell et Carl Eve"),
            &["Anna Bell", "Carl Eve"],
        ),
        (
            json!("Por Ana Campo y Carlos Eva"),
            &["Ana Campo", "Carlos Eva"],
        ),
        (json!("Ana Campo en Madrid"), &["Ana Campo"]),
        (
            json!("di Anna Campo e Carlo Eva"),
            &["Anna Campo", "Carlo Eva"],
        ),
        (
            json!("Door Jan de Vries en Piet Bos"),
            &["Jan de Vries", "Piet Bos"],
        ),
        (
            json!("Автор: Анна Белова и Карл Евин"),
            &["Анна Белова", "Карл Евин"],
        ),
        (json!("田中花子、鈴木一郎"), &["田中花子", "鈴木一郎"]),
        (json!("김철수 기자 kim@paper.example"), &["김철수"]),
        (json!("作者：王小明"), &["王小明"]),
    ]);
}

#[test]
fn people_are_found_in_what_wraps_them() {
    check(&[
        (
            json!({"name": "Anna Bell", "url": "mailto:a@b.test"}),
            &["Anna Bell"],
        ),
        (
            json!([{"givenName": "Anna", "familyName": "Bell"}]),
            &["Anna Bell"],
        ),
        (json!([{"family": "Bell", "given": "Anna"}]), &["Anna Bell"]),
        (
            json!({"name": {"first": "Anna", "last": "Bell"}}),
            &["Anna Bell"],
        ),
        (
            json!([{"lastname": "Bell", "forename": "Anna", "initials": "A"}]),
            &["Anna Bell"],
        ),
        (
            json!({"original": "By Anna Bell", "person": []}),
            &["Anna Bell"],
        ),
        (
            json!({"data": {"id": 1, "attributes": {"name": "Anna Bell"}}}),
            &["Anna Bell"],
        ),
        (
            json!({"node": {"name": "Anna Bell", "firstName": null}}),
            &["Anna Bell"],
        ),
        (
            json!({"nodes": [{"name": "Anna Bell"}, {"name": "Carl Eve"}]}),
            &["Anna Bell", "Carl Eve"],
        ),
        (
            json!([{"author_position": "first", "author": {"display_name": "Anna Bell"}}]),
            &["Anna Bell"],
        ),
        (
            json!({"1": "Anna Bell", "2": "Carl Eve"}),
            &["Anna Bell", "Carl Eve"],
        ),
        (
            json!({"12": {"author_id": "12", "name": "Anna Bell"}}),
            &["Anna Bell"],
        ),
        (json!({"Anna Bell": "/staff/anna"}), &["Anna Bell"]),
        (
            json!([{"name": "Anna Bell", "role": "Author"}, {"name": "Carl Eve", "role": "Photographer"}]),
            &["Anna Bell"],
        ),
        (json!({"username": "annab", "id": 7}), &["annab"]),
        (json!([3, 4]), &[]),
        (json!({"id": 3, "href": "/authors/3"}), &[]),
    ]);
}

#[test]
fn odd_bylines_end_in_names_or_in_none() {
    let mut deep = json!("Anna Bell");
    for _ in 0..100 {
        deep = json!({"author": [deep]});
    }
    check(&[
        (deep, &[]),
        (json!({"name": {"name": {"name": null}}}), &[]),
        (json!([[[]], {}, "", " , ; and "]), &[]),
        (json!("By"), &[]),
        (json!("by "), &[]),
    ]);
}
