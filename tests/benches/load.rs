//! Opening 100,000 articles, as JSON lines and as an array on one line, beside plain `serde_json` over the same bytes in
//! the same run. Times are CPU time of all threads, which tells one core's work on a busy machine too; the last group is
//! wall-clock time on two threads.
//!
//! The peers have the bytes in memory already and keep nothing; `dateline` reads the file, finds the records, reads their
//! roles, and keeps the corpus.

use criterion::{
    Criterion, Throughput, criterion_group, criterion_main,
    measurement::{Measurement, ValueFormatter, WallTime},
};
use dateline::corpus::load::{self, stages};
use rayon::ThreadPoolBuilder;
use serde::{Deserialize, Deserializer as _, de};
use serde_json::Value;
use std::{borrow::Cow, fmt, fs, hint::black_box, ops::ControlFlow, path::Path, time::Duration};

const ARTICLES: usize = 100_000;

/// The CPU time of this process.
struct CpuTime;

impl Measurement for CpuTime {
    type Intermediate = Duration;
    type Value = Duration;

    fn start(&self) -> Duration {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
        Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
    }

    fn end(&self, start: Duration) -> Duration {
        self.start().saturating_sub(start)
    }

    fn add(&self, one: &Duration, other: &Duration) -> Duration {
        *one + *other
    }

    fn zero(&self) -> Duration {
        Duration::ZERO
    }

    fn to_f64(&self, value: &Duration) -> f64 {
        WallTime.to_f64(value)
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        WallTime.formatter()
    }
}

/// A peer: some borrowed fields, the body and the rest passed over.
#[derive(Deserialize)]
#[expect(dead_code, reason = "parsing them is what is timed")]
struct Fields<'a> {
    #[serde(borrow)]
    title: Cow<'a, str>,
    #[serde(borrow)]
    url: Cow<'a, str>,
    #[serde(borrow)]
    date: Cow<'a, str>,
    #[serde(borrow)]
    source: Cow<'a, str>,
}

/// A list whose elements are read and dropped one by one.
struct Each<T>(std::marker::PhantomData<T>);

impl<'de, T: Deserialize<'de>> de::Visitor<'de> for Each<T> {
    type Value = usize;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list")
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut list: A) -> Result<usize, A::Error> {
        let mut count = 0;
        while let Some(element) = list.next_element::<T>()? {
            black_box(element);
            count += 1;
        }
        Ok(count)
    }
}

/// A body of 3 to 5 kB in which something has to be escaped, as in most.
fn body(number: usize) -> String {
    let sentence = "The minister met the chief of the bank on Tuesday, officials said, and called it a start. ";
    let paragraph = sentence.repeat(5);
    format!("{paragraph}\"We shall see,\" he said.\n\n").repeat(6 + number % 5)
}

fn records() -> impl Iterator<Item = String> {
    (0..ARTICLES).map(|number| {
        let (day, outlet) = (1 + number % 28, number % 40);
        let record = serde_json::json!({
            "id": number,
            "url": format!("https://wire.example/world/2024/03/{day:02}/{number}"),
            "title": format!("Headline {number} of a day in March"),
            "source": format!("Wire {outlet}"),
            "authors": [format!("Reporter {}", number % 900)],
            "date": format!("2024-03-{day:02}T10:00:00Z"),
            "category": "World",
            "body": body(number),
        });
        record.to_string()
    })
}

fn written(ends: [&str; 3]) -> tempfile::NamedTempFile {
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    let [opening, between, closing] = ends;
    let records: Vec<String> = records().collect();
    let text = format!("{opening}{}{closing}", records.join(between));
    fs::write(file.path(), text).expect("room for the bench");
    file
}

fn open(path: &Path) {
    let options = load::Options {
        paths: vec![path.to_owned()],
        ..load::Options::default()
    };
    let mut count = 0;
    load::load(&options, &mut |progress| {
        count = progress.corpus.len();
        ControlFlow::Continue(())
    });
    assert_eq!(count, ARTICLES);
}

fn parse_lines<'a, T: Deserialize<'a>>(text: &'a [u8]) -> usize {
    let mut start = 0;
    let lines = memchr::memchr_iter(b'\n', text).map(|end| {
        let line = text.get(start..end).unwrap_or_default();
        start = end + 1;
        line
    });
    let parsed =
        lines.map(|line| black_box(serde_json::from_slice::<T>(line).expect("it is JSON")));
    parsed.count()
}

fn parse_array<'a, T: Deserialize<'a>>(text: &'a [u8]) -> usize {
    let mut parser = serde_json::Deserializer::from_slice(text);
    parser
        .deserialize_seq(Each(std::marker::PhantomData::<T>))
        .expect("it is JSON")
}

/// One shape of file: the peers with their parser, and ours.
fn shape(
    criterion: &mut Criterion<CpuTime>,
    name: &str,
    ends: [&str; 3],
    peers: [fn(&[u8]) -> usize; 2],
) {
    let file = written(ends);
    let path = file.path();
    let text = fs::read(path).expect("it was written");
    let mut group = criterion.benchmark_group(name);
    let bytes = text.len() as u64;
    group.throughput(Throughput::Bytes(bytes)).sample_size(10);
    let names = ["serde_json, struct without body", "serde_json, Value"];
    for (name, peer) in names.into_iter().zip(peers) {
        group.bench_function(name, |bencher| {
            bencher.iter(|| assert_eq!(peer(&text), ARTICLES));
        });
    }
    group.bench_function("scanner", |bencher| {
        bencher.iter(|| assert_eq!(stages::scan(path), ARTICLES));
    });
    let pool = ThreadPoolBuilder::new().num_threads(1).build();
    let pool = pool.expect("a thread");
    group.bench_function("scanner, roles and corpus", |bencher| {
        bencher.iter(|| pool.install(|| open(path)));
    });
}

fn loading(criterion: &mut Criterion<CpuTime>) {
    let peers: [fn(&[u8]) -> usize; 2] = [
        |text| parse_lines::<Fields<'_>>(text),
        |text| parse_lines::<Value>(text),
    ];
    shape(criterion, "load lines", ["", "\n", "\n"], peers);
    let peers: [fn(&[u8]) -> usize; 2] = [
        |text| parse_array::<Fields<'_>>(text),
        |text| parse_array::<Value>(text),
    ];
    shape(criterion, "load array", ["[", ",", "]"], peers);
}

/// Two threads and the wall clock: what a user waits for.
fn waiting(criterion: &mut Criterion) {
    let file = written(["", "\n", "\n"]);
    let text = fs::read(file.path()).expect("it was written");
    let mut group = criterion.benchmark_group("load lines, two threads, wall clock");
    let bytes = text.len() as u64;
    group.throughput(Throughput::Bytes(bytes)).sample_size(10);
    group.bench_function("serde_json, struct without body, one thread", |bencher| {
        bencher.iter(|| parse_lines::<Fields<'_>>(&text));
    });
    let pool = ThreadPoolBuilder::new().num_threads(2).build();
    let pool = pool.expect("threads");
    group.bench_function("scanner, roles and corpus", |bencher| {
        bencher.iter(|| pool.install(|| open(file.path())));
    });
}

fn dates(criterion: &mut Criterion<CpuTime>) {
    let texts: Vec<String> = (0..ARTICLES)
        .map(|number| {
            let (day, hour) = (1 + number % 28, number % 24);
            match number % 4 {
                0 => format!("2024-03-{day:02}T{hour:02}:00:00Z"),
                1 => format!("Tue, {day} Mar 2024 {hour:02}:15:00 +0100"),
                2 => format!("March {day}, 2024"),
                _ => format!("{day}.03.2024 {hour:02}:30"),
            }
        })
        .collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    let mut group = criterion.benchmark_group("dates");
    group
        .throughput(Throughput::Bytes(bytes as u64))
        .sample_size(10);
    group.bench_function("four forms", |bencher| {
        bencher.iter(|| assert_eq!(stages::dates(&texts), ARTICLES));
    });
}

criterion_group! {
    name = by_cpu;
    config = Criterion::default().with_measurement(CpuTime);
    targets = loading, dates
}
criterion_group!(by_clock, waiting);
criterion_main!(by_cpu, by_clock);
