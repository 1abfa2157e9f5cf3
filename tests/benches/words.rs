//! The index of words beside the scan and `rg`, over one archive: what it costs to make, and what it saves.
//!
//!     DATELINE_BENCH_FILE=news.jsonl cargo bench --bench words
//!
//! Without a file, 40 MB of made-up articles. What is asked is drawn from the texts themselves: words as often as they stand
//! there, so mostly common ones. Each question is asked of a filter that has seen nothing before. Times of the index are
//! wall clock, from the query as parsed to the rows in order; building is told by wall clock and by CPU time.

#![expect(clippy::print_stdout, reason = "a bench prints what it has measured")]

use dateline::{
    corpus::{
        Corpus,
        load::{Options, load},
    },
    entity::tally::Tally,
    index::{Catalogue, Concordance},
    query::{
        eval::{Filter, Subject},
        parse,
    },
    store::{cache, volumes::Volumes},
    worker::{Bindery, binding},
};
use jiff::civil::date;
use std::{
    env, fs,
    io::{BufWriter, Write as _},
    ops::ControlFlow,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

/// Questions of each kind to the index, and to the scan.
const QUESTIONS: (usize, usize) = (300, 12);

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) as usize % end.max(1)
    }
}

/// Articles of words of which few are common, as in any text.
fn made_up(folder: &Path) -> PathBuf {
    let path = folder.join("news.jsonl");
    let mut out = BufWriter::new(fs::File::create(&path).expect("room on the disk"));
    let mut numbers = Numbers(7);
    for number in 0..10_000 {
        let word = |numbers: &mut Numbers| {
            let reach = 1 << (4 + numbers.below(13));
            let rank = numbers.below(reach);
            format!("w{}", rank * 7_919 % 99_991)
        };
        let body: Vec<String> = (0..550).map(|_| word(&mut numbers)).collect();
        let body = body.join(" ");
        writeln!(
            out,
            "{{\"title\": \"Briefing {number}\", \"body\": \"{body}\"}}"
        )
        .expect("room on the disk");
    }
    drop(out);
    path
}

fn cpu_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// Most memory of this process so far, in MB; the same since it was last forgotten.
fn peak() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok());
    kilobytes.unwrap_or(f64::NAN) / 1e3
}

fn loaded(path: &Path) -> Corpus {
    let options = Options {
        paths: vec![path.to_owned()],
        ..Options::default()
    };
    let mut corpus = Corpus::default();
    load(&options, &mut |progress| {
        corpus = progress.corpus;
        ControlFlow::Continue(())
    });
    corpus
}

/// Queries of each kind out of the texts.
fn questions(corpus: &Corpus) -> Vec<(&'static str, Vec<String>)> {
    let mut numbers = Numbers(1);
    let ids: Vec<_> = corpus.ids().collect();
    let mut some = |make: &dyn Fn(&[&str]) -> String| -> Vec<String> {
        let mut queries = Vec::new();
        while queries.len() < QUESTIONS.0 {
            let id = ids.get(numbers.below(ids.len()));
            let article = id.and_then(|id| corpus.read(*id).ok());
            let Some(body) = article.map(|article| article.body) else {
                continue;
            };
            let is_word = |word: &&str| word.bytes().all(|byte| byte.is_ascii_lowercase());
            let words: Vec<&str> = body.split(' ').collect();
            let at = numbers.below(words.len());
            if let Some(words) = words
                .get(at..at + 3)
                .filter(|words| words.iter().all(is_word))
            {
                queries.push(make(words));
            }
        }
        queries
    };
    vec![
        ("term", some(&|words| format!("body:\"{}\"", words[0]))),
        (
            "phrase",
            some(&|words| format!("body:\"{} {}\"", words[0], words[1])),
        ),
        (
            "AND",
            some(&|words| format!("body:\"{}\" body:\"{}\"", words[0], words[2])),
        ),
        (
            "prefix",
            some(&|words| format!("body:{}*", words[0].get(..3).unwrap_or(words[0]))),
        ),
    ]
}

/// Milliseconds for a query, and how many articles it has.
fn ask(catalogue: &Catalogue, query: &str, index: Option<&Arc<Concordance>>) -> (f64, usize) {
    let query = parse(query, date(2024, 3, 5)).expect("a query");
    let names = Tally::default();
    let subject = Subject {
        catalogue,
        names: &names,
    };
    let mut filter = Filter::default();
    filter.use_index(index.cloned());
    let never = || false;
    let begun = Instant::now();
    let view = filter.search(subject, &query, None, &never, &never);
    let took = begun.elapsed().as_secs_f64() * 1e3;
    (took, view.map_or(0, |view| view.rows.len()))
}

fn at(times: &[f64], share: f64) -> f64 {
    let place = (times.len() as f64 * share) as usize;
    times
        .get(place.min(times.len().saturating_sub(1)))
        .copied()
        .unwrap_or(f64::NAN)
}

/// `p50 1.2, p99 3.4, most 5.6 ms`
fn spread(mut times: Vec<f64>) -> String {
    times.sort_by(f64::total_cmp);
    format!(
        "p50 {:.1}, p99 {:.1}, most {:.1} ms",
        at(&times, 0.5),
        at(&times, 0.99),
        at(&times, 1.0)
    )
}

/// What `rg -c -i` takes for the first words of some queries; none where there is no `rg`.
fn peer(path: &Path, queries: &[String]) -> Option<String> {
    let once = |query: &String| {
        let word = query.trim_start_matches("body:").trim_matches(['"', '*']);
        let begun = Instant::now();
        let mut rg = Command::new("rg");
        rg.args(["-c", "-i", word]).arg(path).stdout(Stdio::null());
        rg.status().ok()?;
        Some(begun.elapsed().as_secs_f64() * 1e3)
    };
    let times: Option<Vec<f64>> = queries.iter().take(QUESTIONS.1).map(once).collect();
    times.map(spread)
}

/// Makes the index and tells what it costs.
fn build(bindery: &Bindery, corpus: &Corpus, home: &Path, size: f64) {
    let (begun, cpu) = (Instant::now(), cpu_time());
    let (_, problem) = binding::bind_all(bindery, corpus, Concordance::default());
    assert!(problem.is_none(), "it can be kept");
    let wall = begun.elapsed().as_secs_f64();
    let cpu = cpu_time().saturating_sub(cpu).as_secs_f64();
    let kept = cache::list(home)
        .iter()
        .map(|kept| kept.length)
        .sum::<u64>() as f64
        / 1e6;
    println!(
        "building: {wall:.1} s, {:.1} MB/s; {:.1} MB/s for each second of CPU; {kept:.0} MB, {:.2} of the text; \
        at most {:.0} MB of memory",
        size / wall,
        size / cpu,
        kept / size,
        peak()
    );
}

/// Asks questions of one kind, of the index and of the scan, which must have the same answers.
fn compare(catalogue: &Catalogue, index: &Arc<Concordance>, kind: &str, queries: &[String]) {
    let with = queries
        .iter()
        .map(|query| ask(catalogue, query, Some(index)));
    let (times, counts): (Vec<f64>, Vec<usize>) = with.unzip();
    let some = queries.iter().take(QUESTIONS.1);
    let without = some.map(|query| ask(catalogue, query, None));
    let (scans, scanned): (Vec<f64>, Vec<usize>) = without.unzip();
    assert_eq!(
        counts.get(..scanned.len()),
        Some(&*scanned),
        "{kind}: other hits"
    );
    println!("{kind}: index {}; scan {}", spread(times), spread(scans));
}

#[expect(
    clippy::disallowed_methods,
    reason = "asked by whoever measures, and not by the program"
)]
fn given() -> Option<PathBuf> {
    env::var_os("DATELINE_BENCH_FILE").map(PathBuf::from)
}

fn main() {
    let home = tempfile::tempdir().expect("a folder");
    let path = given().unwrap_or_else(|| made_up(home.path()));
    let size = fs::metadata(&path).expect("the file is there").len() as f64 / 1e6;
    let corpus = loaded(&path);
    let count = corpus.len();
    println!(
        "{size:.0} MB, {count} articles; loaded, {:.0} MB of memory",
        peak()
    );
    let bindery = Bindery {
        volumes: Volumes::new(home.path(), std::slice::from_ref(&path)),
        program: 1,
    };
    build(&bindery, &corpus, home.path(), size);
    let begun = Instant::now();
    let index = Arc::new(binding::open(&bindery, &corpus));
    let took = begun.elapsed().as_secs_f64() * 1e3;
    println!("opening it again: {took:.0} ms, {} articles", index.len());
    let mut catalogue = Catalogue::default();
    catalogue.extend(&corpus);
    for (kind, queries) in questions(&corpus) {
        compare(&catalogue, &index, kind, &queries);
        if let Some(rg) = peer(&path, &queries).filter(|_| kind == "term") {
            println!("{kind}: rg -c -i {rg}");
        }
    }
}
