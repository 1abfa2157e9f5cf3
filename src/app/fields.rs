//! The fields of a shape: which path plays which role, every path there is beside it, and the first articles as they
//! would be read. What is chosen is a draft until it is kept; a worker samples the records and reads them anew.

use super::{
    App,
    popup::{Fields, Popup, Side},
    step::Step,
};
use crate::{
    corpus::{ArticleId, Mapping, survey::Survey},
    job::{Generation, Job, KeepJob, SurveyJob, Surveyed},
};
use std::sync::Arc;

impl App {
    /// The paths of the fields window, in its order, as they can be typed.
    pub fn fields_paths(&self) -> Vec<String> {
        let Some(Popup::Fields(fields)) = &self.popup else {
            return Vec::new();
        };
        let fields = fields.survey.iter().flat_map(|survey| &survey.fields);
        fields.map(|field| field.path.to_string()).collect()
    }

    /// Opens the fields of the article under the cursor.
    pub(super) fn open_fields(&mut self) {
        let Some(article) = self.list.selected() else {
            return self.say("no article under the cursor");
        };
        self.close_popup();
        self.popup = Some(Popup::Fields(Box::default()));
        self.survey(article, None);
    }

    /// Asks for the sample, or for what the draft makes of it.
    fn survey(&mut self, article: ArticleId, known: Option<(Arc<Survey>, Mapping)>) {
        let generation = self.memory.next_generation();
        self.memory.surveying = Some(generation);
        self.send(Job::Survey(SurveyJob {
            generation,
            corpus: self.corpus.clone(),
            article,
            known,
        }));
    }

    /// The window, wherever it is: on top, or under the help.
    fn fields_mut(&mut self) -> Option<&mut Fields> {
        let places = [self.popup.as_mut(), self.memory.under.as_mut()];
        places.into_iter().flatten().find_map(|popup| match popup {
            Popup::Fields(fields) => Some(&mut **fields),
            _ => None,
        })
    }

    /// Takes in a sample, or what a draft makes of it.
    pub(super) fn surveyed(&mut self, generation: Generation, surveyed: Option<Surveyed>) {
        if self.memory.surveying != Some(generation) {
            return;
        }
        self.memory.surveying = None;
        let Some(fields) = self.fields_mut() else {
            return;
        };
        let Some(surveyed) = surveyed else {
            self.close_popup();
            let why = "no fields to choose from: it is plain text, or its file changed";
            return self.say(why);
        };
        if fields.survey.is_none() {
            fields.draft = surveyed.survey.told.clone();
        }
        fields.survey = Some(surveyed.survey);
        fields.preview = Some(surveyed.preview);
        if fields.side == Side::Roles {
            fields.follow_role();
        }
    }

    /// Moves in the list one is in.
    pub(super) fn step_fields(&mut self, step: Step) {
        let height = self.fields_rows();
        if let Some(fields) = self.fields_mut() {
            fields.step(step, height);
        }
    }

    /// To the other list.
    pub(super) fn cycle_fields(&mut self) {
        if let Some(fields) = self.fields_mut() {
            fields.side = match fields.side {
                Side::Roles => Side::Paths,
                Side::Paths => Side::Roles,
            };
        }
    }

    /// Enter: from a role to the paths, and with one of them back.
    pub(super) fn pick_field(&mut self) {
        let Some(fields) = self.fields_mut() else {
            return;
        };
        if fields.side == Side::Roles {
            fields.side = Side::Paths;
            return;
        }
        let picked = fields
            .role_under_cursor()
            .zip(fields.path_under_cursor().cloned());
        fields.side = Side::Roles;
        if let Some((role, path)) = picked
            && fields.path_in_force() != Some(&path)
        {
            self.change_draft(|draft| draft.set(role, vec![path]));
        }
    }

    /// Switches the role under the cursor off, or leaves it to be detected again.
    pub(super) fn clear_field(&mut self) {
        let Some(role) = self
            .fields_mut()
            .and_then(|fields| fields.role_under_cursor())
        else {
            return;
        };
        self.change_draft(|draft| {
            if draft.get(role).is_some_and(<[_]>::is_empty) {
                draft.unset(role);
            } else {
                draft.set(role, Vec::new());
            }
        });
    }

    /// Leaves every role to be detected: with `keep` the kept map is forgotten.
    pub(super) fn reset_fields(&mut self) {
        self.change_draft(|draft| *draft = Mapping::default());
    }

    /// Takes back the last change.
    pub(super) fn undo_field(&mut self) {
        let taken_back = self.fields_mut().and_then(|fields| {
            fields.draft = fields.before.pop()?;
            Some(())
        });
        if taken_back.is_none() {
            return self.say("nothing to take back");
        }
        self.survey_draft();
    }

    fn change_draft(&mut self, change: impl FnOnce(&mut Mapping)) {
        if self
            .fields_mut()
            .is_some_and(|fields| fields.change(change))
        {
            self.survey_draft();
        }
    }

    /// Asks what the draft makes of the sample.
    fn survey_draft(&mut self) {
        let known = self
            .fields_mut()
            .and_then(|fields| Some((fields.survey.clone()?, fields.draft.clone())));
        if let Some((article, known)) = self.list.selected().zip(known) {
            self.survey(article, Some(known));
        }
    }

    /// Keeps the draft for files of this shape and loads them again by it.
    pub(super) fn keep_fields(&mut self) {
        let kept = self.fields_mut().and_then(|fields| {
            let survey = fields.survey.clone()?;
            Some((survey, fields.draft.clone()))
        });
        let Some((survey, roles)) = kept else {
            return;
        };
        self.close_popup();
        if roles == survey.told {
            return self.say("nothing was changed");
        }
        (self.memory.is_reloading, self.memory.is_remapped) = (true, true);
        let shape = survey.shape.clone();
        self.send(Job::Keep(KeepJob { shape, roles }));
        self.say("loading again");
    }
}
