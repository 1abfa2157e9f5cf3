//! Raw text to linked names: MB/s over 50 MB of generated news, on one thread, on two, and on one by rules alone;
//! `DATELINE_BENCH_MB=5` makes it 5. CPU time is that of all threads: on a busy machine the rate by it is the one to
//! compare.
//!
//! The news is made of the sentences of the sample archive, shuffled; a third of their words with a capital are others in
//! each article, so that most names are new. It stays in `target/bench/news.jsonl` for the peer, `compromise.sh`.

#![expect(clippy::print_stdout, reason = "a bench talks to whoever runs it")]

use dateline::entity::{Extractor, extract::Text};
use jiff::civil::date;
use rayon::prelude::*;
use rustix::time::{ClockId, clock_gettime};
use serde_json::{Value, json};
use std::{
    collections::HashMap,
    env, fs,
    hint::black_box,
    path::PathBuf,
    time::{Duration, Instant},
};

const SYLLABLES: [&str; 24] = [
    "ka", "ren", "tol", "mi", "shev", "dor", "an", "el", "vi", "ber", "gar", "lu", "no", "sta",
    "wen", "hol", "ri", "zan", "pe", "tor", "mar", "ul", "dek", "os",
];

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    /// A word that looks like a name.
    fn name(&mut self) -> String {
        let count = 2 + self.below(2);
        let name: String = (0..count)
            .map(|_| SYLLABLES[self.below(SYLLABLES.len())])
            .collect();
        let (first, rest) = name.split_at(1);
        first.to_uppercase() + rest
    }
}

/// An article: headline and body.
type News = (String, String);

/// The headlines and the sentences of the sample archive.
fn sample() -> (Vec<String>, Vec<String>) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/sample-data/dispatches.jsonl");
    let text = fs::read_to_string(path).expect("the sample archive");
    let (mut headlines, mut sentences) = (Vec::new(), Vec::new());
    for line in text.lines() {
        let record: Value = serde_json::from_str(line).expect("it is JSON");
        let text = |key: &str| record[key].as_str().unwrap_or_default().to_owned();
        headlines.push(text("headline"));
        let body = text("body");
        sentences.extend(
            body.split('\n')
                .flat_map(|line| line.split_inclusive(". "))
                .map(str::to_owned),
        );
    }
    sentences.retain(|sentence| sentence.len() > 20);
    (headlines, sentences)
}

/// A sentence in which other names stand, the same for the same word.
fn renamed(
    sentence: &str,
    names: &mut HashMap<String, Option<String>>,
    chance: &mut Chance,
) -> String {
    let mut out = String::with_capacity(sentence.len() + 8);
    for (at, word) in sentence
        .split_inclusive(|c: char| !c.is_alphabetic())
        .enumerate()
    {
        let name = word.trim_end_matches(|c: char| !c.is_alphabetic());
        let is_name = at > 0 && name.len() > 3 && name.starts_with(char::is_uppercase);
        let other = is_name.then(|| {
            let known = names.entry(name.to_owned());
            known
                .or_insert_with(|| (chance.below(3) == 0).then(|| chance.name()))
                .clone()
        });
        out.push_str(&other.flatten().unwrap_or_else(|| name.to_owned()));
        out.push_str(word.trim_start_matches(char::is_alphabetic));
    }
    out
}

/// News of so many bytes.
fn news(most: usize) -> Vec<News> {
    let (headlines, sentences) = sample();
    let (mut all, mut bytes, mut chance) = (Vec::new(), 0, Chance(1));
    while bytes < most {
        let mut names = HashMap::new();
        let headline = renamed(
            &headlines[chance.below(headlines.len())],
            &mut names,
            &mut chance,
        );
        let mut body = String::new();
        for _ in 0..9 + chance.below(6) {
            for _ in 0..2 {
                let sentence = &sentences[chance.below(sentences.len())];
                body.push_str(renamed(sentence, &mut names, &mut chance).trim_end());
                body.push(' ');
            }
            body.push_str("\n\n");
        }
        bytes += headline.len() + body.len();
        all.push((headline, body));
    }
    all
}

/// Where the news stays for the peer.
fn keep(news: &[News]) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/bench");
    fs::create_dir_all(&folder).expect("a folder in target");
    let line =
        |(headline, body): &News| json!({"headline": headline, "body": body}).to_string() + "\n";
    let lines: String = news.iter().map(line).collect();
    fs::write(folder.join("news.jsonl"), lines).expect("room in target");
}

fn cpu_time() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// Finds the names of all news on so many threads.
fn time(name: &str, extractor: &Extractor, threads: usize, news: &[News]) {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .expect("threads");
    let bytes: usize = news
        .iter()
        .map(|(headline, body)| headline.len() + body.len())
        .sum();
    let (start, before) = (Instant::now(), cpu_time());
    let count: usize = pool.install(|| {
        let each = news.par_iter().map(|(headline, body)| {
            let text = Text {
                headline,
                body,
                published: Some(date(2024, 3, 12)),
                ..Text::default()
            };
            black_box(extractor.extract(text)).mentions.len()
        });
        each.sum()
    });
    let rate = |took: Duration| bytes as f64 / 1e6 / took.as_secs_f64();
    let (clock, cpu) = (
        rate(start.elapsed()),
        rate(cpu_time().saturating_sub(before)),
    );
    println!(
        "{name}: {:.1} MB, {count} mentions, {clock:.2} MB/s by the clock, {cpu:.2} by CPU time",
        bytes as f64 / 1e6
    );
}

#[expect(
    clippy::disallowed_methods,
    reason = "a bench has no settings but this one"
)]
fn main() {
    let megabytes = env::var("DATELINE_BENCH_MB")
        .ok()
        .and_then(|size| size.parse().ok());
    let news = news(megabytes.unwrap_or(50_usize) * 1_000_000);
    keep(&news);
    let (tagger, rules) = (Extractor::new(), Extractor::by_rules());
    // The model is unpacked, and the caches are warm.
    let warm = news.get(..news.len() / 20).unwrap_or_default();
    time("warming up", &tagger, 1, warm);
    for _ in 0..3 {
        time("one thread", &tagger, 1, &news);
        time("two threads", &tagger, 2, &news);
        time("one thread, rules alone", &rules, 1, &news);
    }
}
