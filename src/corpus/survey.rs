//! A shape laid open for whoever is to choose its fields by hand: every path that occurs in a sample of its records, and
//! what a mapping makes of them. Reads up to two hundred records; for a worker, not for the thread of the screen.

use super::{
    ArticleId, By, Corpus, FieldPath, Mapping, Published, Role,
    fields::FieldMap,
    infer::{self, survey},
    make,
    mapping::{Rules, Shape},
    plan::{Form, Plan},
};
use crate::text::sanitize;
use serde_json::{Map, Value};
use std::sync::Arc;

/// Records looked at.
const SAMPLE: usize = 200;
/// Records shown as they would be read, the one under the cursor first.
const SHOWN: usize = 4;
/// Characters of a text that are shown of it.
const OPENING: usize = 240;

/// A path that occurs in the sample.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The path.
    pub path: FieldPath,
    /// What stands there, in a word.
    pub kind: &'static str,
    /// Share of the sampled records in which something stands there.
    pub coverage: f32,
    /// What stands there in one of them.
    pub example: String,
}

/// A sample of the records of one shape.
#[derive(Debug)]
pub struct Survey {
    /// The shape, for what is kept of it.
    pub shape: Shape,
    /// Records in the sample.
    pub record_count: usize,
    /// Every path that occurs, in the order of their names.
    pub fields: Vec<Field>,
    /// What is in force: the roles told for these files.
    pub told: Mapping,
    records: Vec<Map<String, Value>>,
    plan: Arc<Plan>,
}

/// What plays a role under a mapping.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The role.
    pub role: Role,
    /// The fields, best first; none: nothing plays it.
    pub paths: Vec<FieldPath>,
    /// Share of the sampled records in which something stands under the first.
    pub coverage: f32,
    /// How sure that is: `high`, `medium`, `low`, or `by you`.
    pub confidence: &'static str,
    /// What stands there in one of them.
    pub example: String,
}

/// An article as it would be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its headline, or the opening of its text.
    pub headline: String,
    /// When it was published.
    pub published: Option<Published>,
    /// Who wrote it.
    pub byline: String,
    /// The opening of its text.
    pub opening: String,
}

/// What a mapping makes of the sample.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// What plays each role, in the order of the report.
    pub parts: Vec<Part>,
    /// The first articles; one that would be left out says why.
    pub articles: Vec<Result<Shown, String>>,
}

/// A survey is a snapshot that is shared: it is the same only as itself.
impl PartialEq for Survey {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Survey {
    /// Samples the records of the shape of an article; none where there are no fields to choose from (wire text).
    /// `is_stale` ends it early.
    pub fn of(corpus: &Corpus, article: ArticleId, is_stale: &dyn Fn() -> bool) -> Option<Self> {
        let plan = corpus.plan(article)?;
        if plan.form == Form::Text {
            return None;
        }
        let mut records = vec![corpus.record(article)?];
        let ids = alike(corpus, article, &plan);
        let apart = ids.len().div_ceil(SAMPLE - 1).max(1);
        for id in ids.into_iter().step_by(apart) {
            if is_stale() {
                return None;
            }
            records.extend(corpus.record(id));
        }
        let borrowed: Vec<&Map<String, Value>> = records.iter().collect();
        Some(Self {
            shape: Shape::of(&plan.layout.path(), &borrowed),
            record_count: records.len(),
            fields: fields(&records),
            told: told(&plan.map),
            plan,
            records,
        })
    }

    /// The way to the records, as it can be typed.
    pub fn records_path(&self) -> String {
        self.plan.layout.path().to_string()
    }

    /// What a mapping makes of the sample.
    pub fn preview(&self, roles: &Mapping) -> Preview {
        let map = self.map(roles);
        Preview {
            parts: Role::ALL.iter().map(|role| part(*role, &map)).collect(),
            articles: self
                .records
                .iter()
                .take(SHOWN)
                .map(|record| shown(record, &map))
                .collect(),
        }
    }

    fn map(&self, draft: &Mapping) -> FieldMap {
        let borrowed: Vec<&Map<String, Value>> = self.records.iter().collect();
        let rules = Rules {
            roles: draft
                .iter()
                .map(|(role, paths)| (role, paths.to_vec(), By::Kept))
                .collect(),
            is_asked: true,
        };
        let mut map = infer::infer(&borrowed, None, &rules);
        // What lies around the records is not in the sample.
        map.inherited.clone_from(&self.plan.map.inherited);
        map.discriminator.clone_from(&self.plan.map.discriminator);
        map.dates.newest_year = self.plan.map.dates.newest_year;
        map
    }
}

/// The other articles whose files are read by the same plan.
fn alike(corpus: &Corpus, article: ArticleId, plan: &Arc<Plan>) -> Vec<ArticleId> {
    let is_alike = |id: &ArticleId| {
        let other = corpus.plan(*id);
        *id != article && other.is_some_and(|other| Arc::ptr_eq(&other, plan))
    };
    corpus.ids().filter(is_alike).collect()
}

fn fields(records: &[Map<String, Value>]) -> Vec<Field> {
    let seen = survey::paths(records.iter()).into_iter();
    seen.map(|(path, seen)| Field {
        path,
        kind: seen.kind(),
        coverage: seen.filled as f32 / records.len().max(1) as f32,
        example: seen.example.unwrap_or_default(),
    })
    .collect()
}

/// The roles told in a map.
fn told(map: &FieldMap) -> Mapping {
    let mut told = Mapping::default();
    for role in Role::ALL {
        if map.by(role) != By::Detected {
            let paths = map.choices(role).iter().map(|choice| choice.path.clone());
            told.set(role, paths.collect());
        }
    }
    told
}

fn part(role: Role, map: &FieldMap) -> Part {
    let choices = map.choices(role);
    let best = choices.first();
    let confidence = match best {
        _ if map.by(role) != By::Detected => "by you",
        None => "",
        Some(best) if best.is_weak || best.is_stub => "low",
        Some(best) if best.coverage > 0.5 => "high",
        Some(_) => "medium",
    };
    Part {
        role,
        paths: choices.iter().map(|choice| choice.path.clone()).collect(),
        coverage: best.map_or(0.0, |best| best.coverage),
        confidence,
        example: best.map_or_else(String::new, |best| best.example.clone()),
    }
}

fn shown(record: &Map<String, Value>, map: &FieldMap) -> Result<Shown, String> {
    let draft = make::draft(record.into(), map, &mut make::Memo::default())
        .map_err(|reason| reason.to_string())?;
    let article = make::article(record.clone(), map);
    let opening: String = article.body.chars().take(OPENING).collect();
    Ok(Shown {
        headline: draft.headline,
        published: draft.published,
        byline: draft.byline.to_string(),
        opening: sanitize::line(&opening).into_owned(),
    })
}
