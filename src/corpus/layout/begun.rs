//! Lists of which the head of a file shows only the first, under the name of a section or a day: others may follow.

use super::{Layout, Step, is_listed, words::is_aside};
use crate::corpus::fields::names;
use serde_json::Value;

/// What lists of articles are called in other languages, without accents.
const LISTED: &str = "artikel beitrage nachrichten meldungen noticias articulos artigos materias actualites depeches notizie \
    articoli nieuws berichten nyheter artikler artiklar uutiset artikkelit wiadomosci artykuly zpravy clanky hirek cikkek \
    stiri articole haberler makaleler berita новости статьи новини статті публикации ειδησεισ αρθρα اخبار مقالات \
    מאמרים חדשות समाचार लेख 新闻 新聞 文章 記事 ニュース 기사 뉴스";

impl Layout {
    /// The same for a file that goes on behind `values`: where the list of its records lies under a key that is no usual
    /// name of such a list, and nothing stands behind it yet, what stands under other keys is taken for more of them.
    pub(crate) fn going_on(mut self, values: &[Value]) -> Self {
        let [value] = values else { return self };
        let Some((Step::Each, way)) = self.steps.split_last() else {
            return self;
        };
        let Some((Step::Key(key), outer)) = way.split_last() else {
            return self;
        };
        let Some(others) = others(value, outer, key) else {
            return self;
        };
        let at = outer.len();
        self.steps.splice(at..=at, [others]);
        self
    }
}

/// The step into all values of the object under `outer` of which `key` has the last, but for those that stand before it.
fn others(value: &Value, outer: &[Step], key: &str) -> Option<Step> {
    let name = names::plain(key);
    let is_usual = is_listed(key) || LISTED.split(' ').any(|known| known == name);
    if is_usual || is_aside(key) {
        return None;
    }
    let object = outer.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get(&**key),
        _ => None,
    });
    let mut keys: Vec<Box<str>> = object?
        .as_object()?
        .keys()
        .map(|key| (&**key).into())
        .collect();
    let last = keys.pop()?;
    let step = if keys.is_empty() {
        Step::Values
    } else {
        Step::ValuesBut(keys)
    };
    (*last == *key).then_some(step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn steps(layout: &Layout) -> String {
        layout.steps.iter().map(ToString::to_string).collect()
    }

    fn going_on(way: &[&str], value: Value) -> String {
        let keys = way.iter().map(|key| Step::Key((*key).into()));
        let layout = Layout {
            steps: keys.chain([Step::Each]).collect(),
            ..Layout::default()
        };
        steps(&layout.going_on(&[value]))
    }

    #[test]
    fn only_a_list_that_may_be_one_of_several_is_taken_for_one() {
        assert_eq!(going_on(&["World"], json!({"World": []})), ".*[]");
        assert_eq!(
            going_on(&["2024-05-01"], json!({"count": 3, "2024-05-01": []})),
            ".*[]"
        );
        assert_eq!(
            going_on(&["data", "Sport"], json!({"data": {"Sport": []}})),
            ".data.*[]"
        );
        assert_eq!(
            going_on(&["articles"], json!({"articles": []})),
            ".articles[]"
        );
        assert_eq!(
            going_on(&["noticias"], json!({"noticias": []})),
            ".noticias[]"
        );
        assert_eq!(
            going_on(&["World"], json!({"World": [], "count": 3})),
            ".World[]"
        );
    }
}
