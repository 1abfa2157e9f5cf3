//! Trains the tagger of names: reads the annotated sets, learns a conditional random field, and writes the model that the
//! program embeds. The same data and options give the same file.
//!
//! First a rehearsal: a third of what was annotated by hand is kept back, a tagger is trained on the rest, and how well
//! it does on what it was not shown is printed, kind by kind. Then the model is trained on everything. Each training is
//! two: the first tagger chooses the sentences of GMB from which the second learns too.
//!
//! ```text
//! cargo run --release --bin train-tagger -- --data DIR --out src/entity/model/names.bin
//! ```

mod agreement;
mod annotation;
mod augment;
mod chain;
mod clusters;
mod confusion;
mod crf;
mod data;
mod edit;
mod fnv;
mod lists;
mod measure;
mod names;
mod random;
mod sets;
mod stretch;
mod text;

use anyhow::Context as _;
use clap::Parser;
use crf::Plan;
use dateline::entity::{
    Extractor,
    model::{
        Learnt, Model,
        training::{self, Class, Eye},
    },
};
use measure::Measured;
use sets::Set;
use std::{
    fs,
    io::{self, Write},
    path::PathBuf,
};
use stretch::Stretch;

/// Train the tagger of names.
#[derive(Debug, Parser)]
struct Options {
    /// The folder of annotated sets, a folder each
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Where to write the model; none: only rehearse and measure
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Leave out a set, by the name of its folder or file
    #[arg(long, value_name = "SET")]
    without: Vec<String>,
    /// Print every name that is missed or wrong in this set
    #[arg(long, value_name = "SET")]
    errors: Option<String>,
    /// Print by how the names of each set are wrong, with examples
    #[arg(long)]
    confusion: bool,
    /// Which third of each set is kept back in the rehearsal: 0, 1 or 2
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u8).range(..3))]
    third: u8,
    /// Passes over the text
    #[arg(long, default_value_t = Plan::default().passes)]
    passes: usize,
    /// Drop weights nearer to nothing than this
    #[arg(long, default_value_t = 0.045)]
    least: f32,
    /// How much less likely to leave a word outside any name than was learnt
    #[arg(long, default_value_t = 0.4)]
    boldness: f32,
}

fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    let mut out = io::stdout().lock();
    let all = sets::all(&options.data, &options.without)?;
    let (kept_back, shown) = sets::divide(&all, options.third);
    let file = train_twice(shown, &options, &mut out)?;
    report(&file, &kept_back, &options, &mut out)?;
    let Some(path) = &options.out else {
        return Ok(());
    };
    let taught: Vec<Set> = all.into_iter().filter(|set| set.is_taught).collect();
    let file = train_twice(taught, &options, &mut out)?;
    fs::write(path, &file).with_context(|| format!("cannot write `{}`", path.display()))
}

/// Trains on the sets, lets that tagger choose among the sentences of GMB, and trains on both.
fn train_twice(
    mut sets: Vec<Set>,
    options: &Options,
    out: &mut impl Write,
) -> anyhow::Result<Vec<u8>> {
    let file = train(&sets, options, out)?;
    let Some(silver) = sets::silver(&options.data, &options.without)? else {
        return Ok(file);
    };
    let model = Model::read(file.leak()).context("the model just made")?;
    let eye = Eye::default();
    let cut = |name: &str, class| match class {
        Class::Person => eye.title_length(name),
        _ => 0,
    };
    sets.push(silver.agreed(&Extractor::with_model(model), cut));
    train(&sets, options, out)
}

/// Trains on the sets, copies with other names and copies in capitals; returns the file of the model.
fn train(sets: &[Set], options: &Options, out: &mut impl Write) -> anyhow::Result<Vec<u8>> {
    for set in sets {
        let (articles, sentences) = set.size();
        writeln!(
            out,
            "{}: {articles} articles, {sentences} sentences",
            set.name
        )?;
    }
    let names = augment::Names::of(&options.data)?;
    let words = clusters::of(&sets::all_text(&options.data)?);
    writeln!(out, "{} words clustered", words.len())?;
    let numbered = words
        .iter()
        .map(|(word, numbers)| (word.as_str(), *numbers));
    let mut eye = Eye::default();
    eye.lists = lists::read(&options.data)?;
    eye.clusters = training::clusters(numbered);
    let stretches = text::stretches(&eye, &augment::texts(sets, &names, &eye));
    let tokens: usize = stretches.iter().map(Stretch::len).sum();
    writeln!(out, "{tokens} tokens to learn from")?;
    let plan = Plan {
        passes: options.passes,
        ..Plan::default()
    };
    let mut say = |line: String| {
        // A figure that cannot be printed is no reason not to train.
        let _ = writeln!(out, "{line}");
    };
    let (weights, transitions) = crf::train(&stretches, &plan, &mut say);
    let mut learnt = Learnt {
        weights,
        transitions,
        lists: eye.lists,
        clusters: eye.clusters,
    };
    crf::embolden(&mut learnt.weights, options.boldness);
    let file = learnt.write(options.least);
    writeln!(out, "{} bytes", file.len())?;
    Ok(file)
}

/// Prints how well the rules alone and the model do on what was kept back.
fn report(
    file: &[u8],
    kept_back: &[Set],
    options: &Options,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    let model = Model::read(file.to_vec().leak()).context("the model just made")?;
    for (engine, extractor) in [
        ("rules", Extractor::by_rules()),
        ("model", Extractor::with_model(model)),
    ] {
        let mut news = Measured::default();
        for set in kept_back {
            let measured = Measured::of(set, &extractor);
            writeln!(out, "{engine} {:24} {measured}", set.name)?;
            let is_asked = options.errors.as_ref() == Some(&set.name) && engine == "model";
            for error in measured.errors.iter().filter(|_| is_asked) {
                writeln!(out, "  {error}")?;
            }
            if options.confusion && engine == "model" {
                write!(out, "{}", measured.confusion)?;
            }
            if set.is_news() {
                news.add(measured);
            }
        }
        writeln!(out, "{engine} {:24} {news}", "news of all sets")?;
    }
    Ok(())
}
