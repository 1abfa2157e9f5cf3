//! What a keystroke costs in 10 k, 100 k and 1 M headlines: letters typed and erased, in wall-clock and processor time,
//! to the first hundred rows with the count (what a screen shows) and to all rows in order; beside it, in the same run
//! and on the same headlines, a plain loop over `fuzzy-matcher` and one over `nucleo`. Then criterion's figures for
//! single queries.
//!
//! Ratios count; absolute times depend on the machine. `cargo bench --bench filter`; with `--quick` criterion is brief.

#![expect(clippy::print_stdout, reason = "a bench talks to whoever runs it")]

use criterion::{Criterion, criterion_group, criterion_main};
use dateline::{
    corpus::{Corpus, Entry, FileId, Place, Print, Published},
    entity::{Entity, Extraction, Kind, tally::Tally},
    index::Catalogue,
    query::{
        eval::{Filter, Subject, hits},
        parse,
    },
};
use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use nucleo_matcher::{
    Matcher, Utf32String,
    pattern::{CaseMatching, Normalization, Pattern},
};
use std::{
    hint::black_box,
    time::{Duration, Instant},
};

const TODAY: Date = date(2024, 3, 15);

/// What is typed, a letter at a time; `<` takes one back.
const SESSIONS: [&str; 10] = [
    "ukraine<<<<<<",
    "ukr min",
    "uk<<<<us el",
    "th st of",
    "presidential<<<<<<<<<",
    "resignations",
    "zzzz",
    "prs tlk",
    "outlet:times bank !rates",
    "Minister date:2024",
];

const WORDS: &str = "the of in to and for on as at with over after from by ukraine minister president talks bank rates \
    court leak says new election presidential vote state states united officials police hospital strike workers union \
    deal trade tariffs climate summit leaders region border troops missile attack peace ceasefire city council mayor \
    housing prices inflation growth economy shares market oil gas energy nuclear plant company chief executive resigns \
    report finds study health drug trial judge ruling appeal law parliament opposition party coalition government \
    budget tax cuts spending schools teachers students university flood fire storm earthquake rescue crash plane ship \
    port rail station airport flight travel tourists museum film festival star album tour match final cup league \
    season coach player wins loses record first last day week month year amid against before during kyiv moscow london \
    washington paris berlin geneva brussels beijing tokyo delhi jerusalem cairo nairobi lagos brasilia ottawa madrid";

const OUTLETS: [&str; 8] = [
    "Evening Wire",
    "The Times",
    "Morning Post",
    "Reuters",
    "Daily Ledger",
    "Harbour Gazette",
    "Northern Echo",
    "EW",
];

/// A small generator of numbers, so that every run sees the same headlines.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end
    }
}

/// Headlines of about 60 letters; words at the head of the list are commoner, as in a language. One in 20 has a
/// letter with an accent.
fn entries(count: usize) -> Vec<Entry> {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let word = |dice: &mut Dice| {
        let reach = 1 + dice.below(words.len());
        words[dice.below(reach)]
    };
    let capital = |word: &str| {
        let (first, rest) = word.split_at(1);
        first.to_uppercase() + rest
    };
    let mut entry = |number: usize| {
        let mut headline = capital(word(&mut dice));
        for _ in 0..5 + dice.below(8) {
            headline.push(' ');
            let next = word(&mut dice);
            match dice.below(4) {
                0 => headline += &capital(next),
                _ => headline += next,
            }
        }
        if dice.below(20) == 0 {
            headline += " à l’été";
        }
        let byline = match dice.below(3) {
            0 => String::new(),
            _ => format!("{} {}", capital(word(&mut dice)), capital(word(&mut dice))),
        };
        let day = date(2015, 1, 1).checked_add(((number / 37) as i64 % 3_300).days());
        Entry {
            headline,
            byline: byline.into(),
            outlet: Some(OUTLETS[dice.below(OUTLETS.len())].into()),
            section: None,
            published: day.ok().map(Published::Day),
            place: Place {
                file: FileId(0),
                offset: 0,
                length: 0,
                line: 0,
            },
            is_stub: false,
            is_one_string: false,
            print: Print::default(),
        }
    };
    (0..count).map(&mut entry).collect()
}

/// Who and what the articles name, twenty each: a few everywhere, most once, as people are.
fn names(count: usize) -> Tally {
    let mut dice = Dice(0x2545_F491_4F6C_DD1D);
    let syllables = [
        "mar", "ko", "len", "da", "ri", "sto", "vel", "an", "bru", "ne", "tal", "jo", "shi", "pra",
    ];
    let word = |number: usize| {
        let mut seed = Dice(number as u64 * 0x9E37_79B9 + 1);
        let count = 2 + seed.below(2);
        (0..count)
            .map(|_| syllables[seed.below(syllables.len())])
            .collect::<String>()
    };
    let mut tally = Tally::default();
    for article in 0..count as u32 {
        let entities = (0..20).map(|_| {
            let reach = 1 + dice.below(count * 4);
            let number = dice.below(reach);
            let kind = [Kind::Person, Kind::Person, Kind::Org, Kind::Loc][number % 4];
            Entity {
                kind,
                label: kind.into(),
                name: format!("{} {}", word(number % 4_001), word(number / 7)),
                aliases: Vec::new(),
                resolved: None,
                whose: None,
            }
        });
        let extraction = Extraction {
            entities: entities.collect(),
            mentions: Vec::new(),
            quotes: Vec::new(),
        };
        tally.add(article, None, &extraction);
    }
    tally
}

/// What stands in the prompt after each key of a session.
fn prompts(session: &str) -> Vec<String> {
    let mut typed = String::new();
    let key = |key: char| {
        match key {
            '<' => drop(typed.pop()),
            key => typed.push(key),
        }
        typed.clone()
    };
    session.chars().map(key).collect()
}

/// Memory in use, where the system says so.
fn resident_bytes() -> f64 {
    let pages = std::fs::read_to_string("/proc/self/statm").ok();
    let pages = pages.and_then(|pages| pages.split(' ').nth(1)?.parse::<f64>().ok());
    pages.unwrap_or_default() * 4_096.0
}

fn percentile(times: &mut [Duration], percent: usize) -> f64 {
    times.sort_unstable();
    millis(times[(times.len() * percent / 100).min(times.len() - 1)])
}

/// The loop anyone would write first: every headline, every word, sorted by score.
fn plain_loop(headlines: &[String], typed: &str) -> usize {
    let matcher = SkimMatcherV2::default();
    let score = |headline: &String| {
        typed.split_whitespace().try_fold(0, |sum, word| {
            Some(sum + matcher.fuzzy_match(headline, word)?)
        })
    };
    sorted(headlines.iter().filter_map(score).collect())
}

/// The same over `nucleo`, whose texts were made ready before.
fn nucleo_loop(headlines: &[Utf32String], typed: &str) -> usize {
    let mut matcher = Matcher::new(nucleo_matcher::Config::DEFAULT);
    let pattern = Pattern::parse(typed, CaseMatching::Smart, Normalization::Smart);
    let mut score = |headline: &Utf32String| pattern.score(headline.slice(..), &mut matcher);
    sorted(headlines.iter().filter_map(&mut score).collect())
}

fn sorted<Score: Ord + Copy>(scores: Vec<Score>) -> usize {
    let mut rows: Vec<(Score, u32)> = scores.into_iter().zip(0..).collect();
    rows.sort_unstable_by_key(|&(score, at)| (std::cmp::Reverse(score), at));
    rows.len()
}

/// Wall-clock and processor time of some work, of all threads.
#[derive(Clone, Copy, Default)]
struct Cost {
    wall: Duration,
    processor: Duration,
}

impl Cost {
    fn of<T>(work: impl FnOnce() -> T) -> Self {
        let (start, before) = (Instant::now(), processor_time());
        black_box(work());
        Self {
            wall: start.elapsed(),
            processor: processor_time().saturating_sub(before),
        }
    }
}

fn processor_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// What each key of all sessions cost.
#[derive(Default)]
struct Keys {
    head: Vec<Duration>,
    whole: Vec<Duration>,
    slowest: (Duration, String),
    /// Processor time in parts of that of the two loops, the dearest last, and what was typed.
    of_plain: Vec<(f64, String)>,
    of_nucleo: Vec<(f64, String)>,
}

/// The headlines as each of the loops wants them.
struct Peers {
    plain: Vec<String>,
    nucleo: Vec<Utf32String>,
}

fn type_sessions(count: usize, names: &Tally) {
    let mut corpus = Corpus::default();
    let entries = entries(count);
    let plain: Vec<String> = entries.iter().map(|entry| entry.headline.clone()).collect();
    let peers = Peers {
        nucleo: plain.iter().map(|text| text.as_str().into()).collect(),
        plain,
    };
    corpus.push(entries);
    let before = resident_bytes();
    let start = Instant::now();
    let mut catalogue = Catalogue::default();
    catalogue.extend(&corpus);
    let built = start.elapsed();
    // As the program does when a prompt opens, before the first letter.
    catalogue.make_ready();
    let ready = start.elapsed();
    let grown = (resident_bytes() - before) / 1e6;
    println!(
        "{count:>9} headlines, {} names: built in {:.0} ms, ready to be searched in {:.0}, {grown:.0} MB",
        names.ranked().count(),
        built.as_secs_f64() * 1e3,
        ready.as_secs_f64() * 1e3,
    );
    let subject = Subject {
        catalogue: &catalogue,
        names,
    };
    let mut keys = Keys::default();
    for session in SESSIONS {
        let mut filter = Filter::default();
        for typed in prompts(session) {
            keys.press(subject, &mut filter, &peers, &typed);
        }
    }
    keys.tell();
}

impl Keys {
    fn press(&mut self, subject: Subject<'_>, filter: &mut Filter, peers: &Peers, typed: &str) {
        let Ok(query) = parse(typed, TODAY) else {
            return;
        };
        let head = Cost::of(|| filter.head(subject, &query, None, &|| false));
        let whole =
            Cost::of(|| filter.run(subject.catalogue, subject.names, &query, None, &|| false));
        self.head.push(head.wall);
        self.whole.push(whole.wall);
        if head.wall > self.slowest.0 {
            self.slowest = (head.wall, typed.to_owned());
        }
        // The loops know neither fields nor signs, and an empty prompt is not looked for.
        if typed.contains([':', '!']) || typed.trim().is_empty() {
            return;
        }
        let ours = head.processor.as_secs_f64();
        let plain = Cost::of(|| plain_loop(&peers.plain, typed)).processor;
        let nucleo = Cost::of(|| nucleo_loop(&peers.nucleo, typed)).processor;
        if peers.plain.len() >= 1_000_000 {
            println!(
                "  {typed:>14}  head {:6.1} ms, {:6.1} of processor; whole {:6.1}, {:6.1}; plain loop {:7.1}; nucleo {:6.1}",
                millis(head.wall),
                millis(head.processor),
                millis(whole.wall),
                millis(whole.processor),
                millis(plain),
                millis(nucleo),
            );
        }
        let of = |peer: Duration| (ours / peer.as_secs_f64(), typed.to_owned());
        self.of_plain.push(of(plain));
        self.of_nucleo.push(of(nucleo));
    }

    fn tell(mut self) {
        println!(
            "  the first rows and the count: p50 {:.1} ms, p99 {:.1} ms (most {:.1} ms at `{}`); all rows: p50 {:.1} ms, p99 {:.1} ms",
            percentile(&mut self.head, 50),
            percentile(&mut self.head, 99),
            millis(self.slowest.0),
            self.slowest.1,
            percentile(&mut self.whole, 50),
            percentile(&mut self.whole, 99),
        );
        for (peer, ratios, goal) in [
            ("the plain loop", &mut self.of_plain, 1.0 / 8.0),
            ("nucleo", &mut self.of_nucleo, 1.0 / 3.0),
        ] {
            ratios.sort_unstable_by(|one, other| one.0.total_cmp(&other.0));
            let within = ratios.iter().filter(|(ratio, _)| *ratio <= goal).count();
            let (most, typed) = ratios.last().cloned().unwrap_or_default();
            println!(
                "  processor time in parts of {peer}: median {:.3}, most {most:.3} at `{typed}`; {within} of {} within {goal:.3}",
                ratios
                    .get(ratios.len() / 2)
                    .map_or(0.0, |(ratio, _)| *ratio),
                ratios.len(),
            );
        }
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn keystrokes(_: &mut Criterion) {
    // Tried out as a test (`cargo test --benches`), it only has to run.
    let is_test = std::env::args().any(|argument| argument == "--test");
    let counts: &[usize] = if is_test {
        &[1_000]
    } else {
        &[10_000, 100_000, 1_000_000]
    };
    for &count in counts {
        type_sessions(count, &Tally::default());
    }
    let count = if is_test { 1_000 } else { 100_000 };
    type_sessions(count, &names(count));
}

fn single_queries(criterion: &mut Criterion) {
    let mut corpus = Corpus::default();
    corpus.push(entries(100_000));
    let mut catalogue = Catalogue::default();
    catalogue.extend(&corpus);
    let names = Tally::default();
    let mut group = criterion.benchmark_group("filter 100 k, nothing kept");
    group.sample_size(20);
    for typed in [
        "",
        "u",
        "uk",
        "ukr",
        "ukraine",
        "th st of",
        "'bank",
        "outlet:times",
        "sort:headline",
    ] {
        let query = parse(typed, TODAY).expect("a query");
        group.bench_function(if typed.is_empty() { "(all)" } else { typed }, |bench| {
            bench.iter(|| Filter::default().run(&catalogue, &names, &query, None, &|| false));
        });
    }
    group.finish();
}

/// The articles of names by the beginning of a word, as looked up at each key for a bare word.
fn articles_by_name(criterion: &mut Criterion) {
    let tally = names(100_000);
    let mut group = criterion.benchmark_group("names of 100 k");
    group.sample_size(20);
    for typed in ["t", "ta", "tal", "talkoan", "zzzz"] {
        group.bench_function(typed, |bench| {
            bench.iter(|| tally.articles(&[], typed).len());
        });
    }
    group.finish();
}

/// The words of a query in a body of a megabyte, most of it ASCII, as prepared for the reader.
fn hits_in_a_body(criterion: &mut Criterion) {
    let paragraphs = entries(15_000);
    let body: String = paragraphs
        .iter()
        .flat_map(|entry| [&*entry.headline, "\n"])
        .collect();
    let one_line = body.replace('\n', " ");
    let mut group = criterion.benchmark_group("hits 1 MB");
    group.sample_size(20);
    for typed in ["ukraine", "the", "Minister 'bank"] {
        let query = parse(typed, TODAY).expect("a query");
        group.bench_function(typed, |bench| bench.iter(|| hits(&query, &body).len()));
        let name = format!("{typed} (one line)");
        group.bench_function(&name, |bench| bench.iter(|| hits(&query, &one_line).len()));
    }
    group.finish();
}

criterion_group!(
    benches,
    keystrokes,
    single_queries,
    articles_by_name,
    hits_in_a_body
);
criterion_main!(benches);
