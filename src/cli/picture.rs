//! A picture of the screen: the program itself runs on a buffer, gets the keys, and what it drew is printed as SVG. The
//! README's picture is made so, and cannot show what the program does not.

mod svg;

use super::{
    Context,
    arguments::{Files, Picture},
    open,
    output::Output,
};
use crate::{
    app::App,
    keys::Key,
    run::{Loop, offscreen::Offscreen},
    term::Input,
    worker::{Orders, Workers},
};
use anyhow::{Context as _, ensure};
use crossbeam_channel::unbounded;
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// Longest wait for the screen to come to rest.
const PATIENCE: Duration = Duration::from_secs(60);

/// Prints the screen after some keys.
pub(super) fn run(picture: &Picture, context: &Context, out: &mut Output) -> anyhow::Result<bool> {
    let (inputs, keys) = unbounded();
    let (reports, answers) = unbounded();
    let files = Files {
        paths: picture.paths.clone(),
        ..Files::default()
    };
    let load = open::options(&files, context);
    let orders = Orders {
        bindery: None,
        load,
        engine: context.settings.engine(),
        whose: context.settings.whose(),
        said: Vec::new(),
        // A picture is looked at; nothing is kept.
        state: None,
        shelf: None,
        is_watching: false,
    };
    let workers = Workers::start(orders, reports)?;
    let settings = Arc::new(context.settings.clone());
    let (keymap, name) = (
        settings.keymap.clone(),
        crate::run::browse::corpus_name(&picture.paths),
    );
    let app = App::new(settings, keymap, context.today, name, String::new());
    let (columns, rows) = picture.size;
    let mut running = Loop::new(app, Offscreen::new(columns, rows), workers, keys, answers);
    settle(&mut running)?;
    for key in picture.press.split_whitespace() {
        let key = Key::parse(key).with_context(|| format!("`{key}` is not a key"))?;
        inputs.send(Input::Key(key))?;
        settle(&mut running)?;
    }
    out.bytes(svg::draw(running.screen.buffer()).as_bytes())?;
    Ok(true)
}

/// Runs until nothing is under way.
fn settle(running: &mut Loop<Offscreen>) -> anyhow::Result<()> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let status = running.turn(Some(Instant::now() + Duration::from_millis(50)))?;
        if status.is_some() || running.is_settled() {
            return Ok(());
        }
        ensure!(Instant::now() < deadline, "the screen did not come to rest");
    }
}
