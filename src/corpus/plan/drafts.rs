//! From a record to what is kept of it: by the fields a draft is made of, which is quick, or by all of it, which tells the rest.

use super::{Form, Outcome, Plan, Read, is_action};
use crate::corpus::{
    fields::Fields,
    layout::RecordForm,
    make::{self, Draft, Memo},
    member,
    reject::Reason,
    repair,
    scratch::Scratch,
    step::Step,
    typed, wire,
};
use serde_json::Value;
use std::sync::Arc;

impl Plan {
    /// Reads what is kept of a stretch.
    pub(crate) fn draft(&self, bytes: &[u8]) -> Outcome {
        self.draft_on(bytes, &mut Scratch::default())
    }

    /// The same, for one record after another.
    pub(crate) fn draft_on(&self, bytes: &[u8], scratch: &mut Scratch) -> Outcome {
        if self.form == Form::Text {
            let article = wire::article(&repair::decode(bytes).0);
            return make::draft_of(&article)
                .map_or_else(Outcome::Rejected, |draft| Outcome::Draft(draft, None));
        }
        if let Some(outcome) = self.skimmed(bytes, scratch) {
            // Whether a record without a text is an article at all, only all its fields can tell.
            if matches!(&outcome, Outcome::Draft(draft, _) if !draft.is_stub) {
                debug_assert_eq!(
                    outcome,
                    self.outcome(self.record(bytes), &mut Memo::default()),
                    "a draft is made of a field that is not wanted: see `make::DRAFT_ROLES`"
                );
                return outcome;
            }
        }
        self.outcome(self.record(bytes), &mut scratch.memo)
    }

    /// The text of the article in a stretch, as [`Plan::article`] has it.
    pub(crate) fn text_of(&self, bytes: &[u8], scratch: &mut Scratch) -> Option<String> {
        if self.form == Form::Text {
            return Some(wire::article(&repair::decode(bytes).0).body);
        }
        if self.layout.inner.is_empty() && self.skim(bytes, true, scratch).is_some() {
            scratch.sheet.unwrap();
            return Some(make::text(scratch.sheet.fields(), &self.map));
        }
        let (mut record, _) = self.record(bytes).ok()?;
        typed::unwrap_map(&mut record);
        Some(make::text((&record).into(), &self.map))
    }

    /// The id of the article in a stretch; where the record says it, nothing else is made of it.
    pub(crate) fn id(&self, bytes: &[u8], scratch: &mut Scratch) -> Result<String, Reason> {
        if self.layout.inner.is_empty() && self.skim(bytes, false, scratch).is_some() {
            scratch.sheet.unwrap();
            if let Some(id) = make::id(scratch.sheet.fields(), &self.map) {
                return Ok(id);
            }
        }
        Ok(self.article(bytes)?.id)
    }

    /// Puts the fields that a draft needs onto the sheet, long texts only if `is_whole`; none where only the whole record
    /// can tell.
    fn skim(&self, bytes: &[u8], is_whole: bool, scratch: &mut Scratch) -> Option<()> {
        let layout = &self.layout;
        let is_plain =
            layout.form == RecordForm::Object && layout.key.is_none() && !layout.is_typed;
        if !is_plain || !self.joins.is_empty() {
            return None;
        }
        let value = if layout.steps.last().is_some_and(Step::is_keyed) {
            member::split(bytes).1
        } else {
            bytes
        };
        self.wanted.skim(value, is_whole, &mut scratch.sheet)
    }

    /// What becomes of a stretch by the fields that a draft needs; none where only the whole can tell.
    fn skimmed(&self, bytes: &[u8], scratch: &mut Scratch) -> Option<Outcome> {
        self.skim(bytes, false, scratch)?;
        if !self.layout.inner.is_empty() {
            let record = std::mem::take(&mut scratch.sheet).into_record();
            let read = self.out_of_envelope(Value::Object(record), None, None);
            let is_clear =
                matches!(&read, Ok((record, _)) if !record.is_empty() && !is_action(record));
            return is_clear.then(|| self.outcome(read, &mut scratch.memo));
        }
        // An instruction has one field, which nobody wants.
        if !scratch.sheet.is_clear() {
            return None;
        }
        scratch.sheet.unwrap();
        let draft = self.drafted(scratch.sheet.fields(), &mut scratch.memo);
        Some(Outcome::Draft(draft.ok()?, None))
    }

    /// The draft of a record.
    fn drafted(&self, record: Fields<'_>, memo: &mut Memo) -> Result<Draft, Reason> {
        let mut draft = make::draft(record, &self.map, memo)?;
        let inherited = &self.map.inherited;
        draft.section = draft
            .section
            .or_else(|| inherited.section.as_deref().map(Arc::from));
        draft.published = draft.published.or(inherited.published);
        Ok(draft)
    }

    pub(super) fn outcome(&self, read: Read, memo: &mut Memo) -> Outcome {
        match read {
            Ok((record, _)) if is_action(&record) => Outcome::Action,
            Ok((mut record, repair)) => {
                typed::unwrap_map(&mut record);
                match self.drafted((&record).into(), memo) {
                    Ok(draft) if draft.is_stub && self.usual.is_unlike(&record) => {
                        Outcome::Rejected(Reason::Unlike)
                    }
                    Ok(draft) => Outcome::Draft(draft, repair),
                    Err(reason) => Outcome::Rejected(reason),
                }
            }
            Err(Reason::Header) => Outcome::Action,
            Err(reason) => Outcome::Rejected(reason),
        }
    }
}
