//! Articles out of lines that come one at a time and are not kept: what `dateline extract` reads. The same field map,
//! repair and wire form as for files; only where the records are is not looked for, because a line is a record.

use super::{
    Article,
    fields::Role,
    instead::kind,
    joins::Joins,
    layout, make,
    mapping::Told,
    plan::{Plan, Reading, is_action},
    reject::Reason,
    repair,
    sample::Sample,
    scan::Window,
    typed,
    unused::{Unused, Watch},
    wire::{self, Wires},
};
use serde_json::{Map, Value};

/// Lines looked at to tell which field is what.
const SAMPLE: usize = 200;

/// Which fields of a stream of records are headline, text and date.
#[derive(Debug)]
pub struct Stream {
    plan: Plan,
    watch: Watch,
    told: Told,
    newest_year: i16,
}

/// A line understood.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Record {
    /// Its object, as it came.
    pub object: Map<String, Value>,
    /// What was repaired, if it was not valid as it came.
    pub repair: Option<&'static str>,
    /// What it says; none for an instruction between records (`{"index": {}}`).
    pub article: Option<Article>,
    /// The headline as it stands in the record, where it is a plain string there.
    pub headline: Option<String>,
    /// The text as it stands in the record, where it is a plain string there.
    pub body: Option<String>,
}

impl Stream {
    /// Learns from the first lines. Dates after `newest_year` are taken for mistakes.
    pub fn learnt_from<'a>(
        lines: impl Iterator<Item = &'a [u8]>,
        told: &Told,
        newest_year: i16,
    ) -> Self {
        let parsed = lines
            .take(SAMPLE)
            .filter_map(|line| Some(repair::parse(line).ok()?.0));
        let values: Vec<Value> = parsed.collect();
        let plan = plan(&values, &Reading { told, newest_year });
        let sample = if told.roles.is_empty() {
            Vec::new()
        } else {
            plan.layout.records(&values)
        };
        Self {
            watch: Watch::new(&told.roles, &sample),
            plan,
            told: told.clone(),
            newest_year,
        }
    }

    /// The told fields that stood in no record so far.
    pub fn unused(&self) -> Vec<Unused> {
        self.watch.unused()
    }

    /// Reads one line.
    ///
    /// # Errors
    /// It is no JSON, or no object.
    pub fn read(&self, line: &[u8]) -> Result<Record, Reason> {
        let (value, repair) = repair::parse(line)?;
        let object = match value {
            Value::Object(object) => object,
            other => return Err(Reason::NotAnObject(kind(&other))),
        };
        let mut record = Record {
            object,
            repair,
            ..Record::default()
        };
        if is_action(&record.object) {
            return Ok(record);
        }
        if !record.fill(&self.plan, &self.watch, line) {
            // Another shape than the first lines had
            let reading = Reading {
                told: &self.told,
                newest_year: self.newest_year,
            };
            let own = plan(&[Value::Object(record.object.clone())], &reading);
            record.fill(&own, &self.watch, line);
        }
        Ok(record)
    }
}

impl Record {
    /// Reads the article by a plan; says whether the plan found anything to read.
    fn fill(&mut self, plan: &Plan, watch: &Watch, line: &[u8]) -> bool {
        let Ok((mut record, _)) = plan.record(line) else {
            return false;
        };
        typed::unwrap_map(&mut record);
        watch.see(&record);
        let written = |role| {
            let value = plan.map.first_value(role, (&record).into(), |_| true);
            value.and_then(|(value, _)| value.as_str().map(str::to_owned))
        };
        (self.headline, self.body) = (written(Role::Headline), written(Role::Body));
        let article = make::article(record, &plan.map);
        let is_bare = is_bare(&article);
        self.article = Some(article);
        !is_bare
    }
}

/// The articles of a plain text: one for each wire header, or the whole as one.
pub fn texts(text: &str) -> Vec<Article> {
    let mut window = Window::over(text.as_bytes());
    let mut found = Vec::new();
    Wires::new(0, text.len()).scan(&mut window, true, &mut found);
    let articles = found.iter().map(|raw| {
        let bytes = window.slice(raw.start, raw.start + raw.length);
        wire::article(&repair::decode(bytes).0)
    });
    articles.filter(|article| !is_bare(article)).collect()
}

fn is_bare(article: &Article) -> bool {
    article.headline.is_empty() && article.body.is_empty()
}

/// How records of this kind are read: each is a line, in an envelope or not.
fn plan(values: &[Value], reading: &Reading<'_>) -> Plan {
    let mut values = values.to_vec();
    values.iter_mut().for_each(typed::unwrap);
    let sample = Sample {
        values,
        is_lines: true,
        ..Sample::default()
    };
    let found = match &reading.told.records {
        Some(way) => layout::told(way, &sample.values).ok().map(|told| told.0),
        None => layout::find(&sample.values).map(|place| place.layout),
    };
    let layout = found
        .filter(|layout| layout.steps.is_empty())
        .unwrap_or_default();
    Plan::json(&sample, &layout, Joins::default(), reading).0
}

#[cfg(test)]
mod tests {
    use super::{Stream, Told, texts};

    fn read(lines: &[&str]) -> Vec<Option<(String, String)>> {
        let stream = Stream::learnt_from(
            lines.iter().map(|line| line.as_bytes()),
            &Told::default(),
            2100,
        );
        let read = lines
            .iter()
            .map(|line| stream.read(line.as_bytes()).unwrap().article);
        read.map(|article| article.map(|article| (article.headline, article.body)))
            .collect()
    }

    fn said(headline: &str, body: &str) -> (String, String) {
        (headline.to_owned(), body.to_owned())
    }

    #[test]
    fn fields_are_told_as_for_files() {
        let lines = [
            r#"{"webTitle":"Ferry delayed","fields":{"bodyText":"A ferry was late on Monday."}}"#,
            r#"{"webTitle":"Harbour opens","fields":{"bodyText":"It opened again."}}"#,
        ];
        assert_eq!(
            read(&lines),
            [
                Some(said("Ferry delayed", "A ferry was late on Monday.")),
                Some(said("Harbour opens", "It opened again."))
            ]
        );
    }

    #[test]
    fn a_record_of_another_shape_is_told_by_itself() {
        let lines = [
            r#"{"title":"Ferry delayed","body":"A ferry was late on Monday."}"#,
            r#"{"headline":"Harbour opens","content":"It opened again on Tuesday."}"#,
        ];
        assert_eq!(
            read(&lines)[1],
            Some(said("Harbour opens", "It opened again on Tuesday."))
        );
    }

    #[test]
    fn an_instruction_between_records_is_no_article() {
        let lines = [
            r#"{"index":{"_id":"1"}}"#,
            r#"{"title":"Ferry delayed","body":"A ferry was late on Monday."}"#,
        ];
        assert_eq!(read(&lines)[0], None);
    }

    #[test]
    fn what_is_no_object_says_what_it_is() {
        let stream = Stream::learnt_from([].into_iter(), &Told::default(), 2100);
        assert_eq!(
            stream.read(b"[1]").unwrap_err().to_string(),
            "not an object but a list"
        );
        assert!(
            stream
                .read(b"nothing")
                .unwrap_err()
                .to_string()
                .starts_with("not valid JSON: ")
        );
    }

    #[test]
    fn wire_headers_begin_articles_and_a_text_without_is_one() {
        let two = " date 2025-07-07 * One\n\nFirst.\n\n date 2025-07-08 * Two\n\nSecond.\n";
        let headlines: Vec<_> = texts(two)
            .into_iter()
            .map(|article| article.headline)
            .collect();
        assert_eq!(headlines, ["One", "Two"]);
        assert_eq!(texts("Only a text.").len(), 1);
        assert!(texts(" \n\n").is_empty());
    }
}
