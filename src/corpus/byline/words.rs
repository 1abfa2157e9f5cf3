//! The words of bylines: what opens one, what stands between two names, what is a title and no name; and the keys under which
//! people are kept.

/// Words before the names.
pub(super) const OPENINGS: [&str; 39] = [
    "by ",
    "by: ",
    "written by ",
    "story by ",
    "words by ",
    "posted by ",
    "reported by ",
    "reporting by ",
    "report by ",
    "author: ",
    "authors: ",
    "additional reporting by ",
    "von ",
    "von: ",
    "text: ",
    "text von ",
    "par ",
    "texte: ",
    "propos recueillis par ",
    "por ",
    "por: ",
    "di ",
    "a cura di ",
    "door ",
    "av ",
    "af ",
    "autor: ",
    "autora: ",
    "írta: ",
    "oleh ",
    "oleh: ",
    "автор: ",
    "автор ",
    "автори: ",
    "בקרדיט ",
    "מאת ",
    "بقلم ",
    "作者：",
    "记者 ",
];
/// Words before names that are not those of authors.
pub(super) const OTHERS: [&str; 13] = [
    "editing by ",
    "edited by ",
    "photo by ",
    "photos by ",
    "photographs by ",
    "photography by ",
    "illustration by ",
    "illustrations by ",
    "video by ",
    "graphics by ",
    "translated by ",
    "compiled by ",
    "writing by ",
];
/// Words between two names.
pub(super) const BETWEEN: [&str; 20] = [
    " and ", " & ", " und ", " sowie ", " et ", " y ", " e ", " и ", " та ", " і ", " with ",
    " och ", " og ", " ve ", " dan ", " și ", " és ", " i ", " και ", " + ",
];
/// Words that make a part of a byline a description of the person before it.
const CALLINGS: &str = "correspondent correspondents editor reporter reporters staff writer writers columnist journalist journalists producer \
    contributor contributing freelance phd analyst agencies critic intern photographer redakteur redakteurin korrespondent korrespondentin \
    redaktor periodista corresponsal enviado giornalista inviato journaliste correspondant корреспондент журналист редактор";
/// What stands behind a name and is a part of it.
const SUFFIXES: &str = "jr jr. sr sr. ii iii iv";
/// Roles of people who did not write it.
const WORK: &str = "photographer photography photo illustrator illustration editor translator translation producer designer narrator \
    copyeditor factchecker reviewer";

/// Keys under which an object keeps the name of a person whole.
pub(super) const WHOLE: [&str; 24] = [
    "name",
    "original",
    "displayName",
    "display_name",
    "fullName",
    "full_name",
    "fullname",
    "authorName",
    "author_name",
    "byline",
    "by",
    "title",
    "label",
    "text",
    "value",
    "nombre",
    "nom",
    "nome",
    "имя",
    "姓名",
    "名前",
    "이름",
    "nickname",
    "raw_author_name",
];
/// Keys of the parts of a name.
pub(super) const GIVEN: [&str; 10] = [
    "givenName",
    "given_name",
    "firstname",
    "firstName",
    "first_name",
    "given",
    "first",
    "forename",
    "ForeName",
    "fname",
];
pub(super) const MIDDLE: [&str; 4] = ["middlename", "middleName", "middle_name", "middle"];
pub(super) const FAMILY: [&str; 11] = [
    "familyName",
    "family_name",
    "lastname",
    "lastName",
    "LastName",
    "last_name",
    "family",
    "last",
    "surname",
    "lname",
    "patronymic",
];
/// Keys of what only wraps people.
pub(super) const WRAPPERS: [&str; 20] = [
    "person",
    "persons",
    "people",
    "author",
    "authors",
    "Author",
    "data",
    "attributes",
    "node",
    "nodes",
    "edges",
    "items",
    "values",
    "results",
    "list",
    "profile",
    "fields",
    "user",
    "by",
    "creator",
];
/// Keys of the account of a person, where nothing better is told.
pub(super) const ACCOUNT: [&str; 7] = [
    "person",
    "username",
    "login",
    "screen_name",
    "handle",
    "acct",
    "url",
];

/// Whether a word is that of a calling.
pub(super) fn is_calling(word: &str) -> bool {
    CALLINGS.split_whitespace().any(|known| known == word)
}

/// Whether a word, in small letters, is the end of a name: `Jr.`, `III`.
pub(super) fn is_suffix(word: &str) -> bool {
    SUFFIXES.split(' ').any(|known| known == word)
}

/// Whether a role is another than that of an author.
pub(super) fn is_other_work(role: &str) -> bool {
    WORK.split_whitespace().any(|known| known == role)
}
