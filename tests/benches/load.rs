//! Opening 400 MB of articles, as JSON lines and as an array on one line, beside plain `serde_json` over the same bytes in
//! the same run; `DATELINE_BENCH_MB=40` makes it 40. Times are CPU time of all threads, which tells one core's work on a busy
//! machine too; the last group is wall-clock time on two threads.
//!
//! The peers read the same five fields that a list needs, pass over the body and all else (`serde` ignores what a struct has
//! no field for), and keep nothing. One of them reads the file, as `dateline` does: that is the fair comparison. The other is
//! handed the bytes, and shows what reading them costs. `dateline` reads the file and finds the records ("scanner"), reads
//! of each what the list needs and what tells it from its twins ("and roles"), and keeps it ("and corpus").

use criterion::{
    Criterion, Throughput, criterion_group, criterion_main,
    measurement::{Measurement, ValueFormatter, WallTime},
};
use dateline::corpus::load::{self, stages};
use rayon::ThreadPoolBuilder;
use serde::{
    Deserialize, Deserializer as _,
    de::{self, IgnoredAny},
};
use serde_json::Value;
use std::{
    borrow::Cow,
    env, fmt, fs,
    hint::black_box,
    io::{BufWriter, Write},
    ops::ControlFlow,
    path::Path,
    time::Duration,
};
use tempfile::NamedTempFile;

/// Dates read.
const DATES: usize = 100_000;

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

/// A peer: the fields of a list, borrowed where they can be; the body and the rest passed over.
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
    #[serde(borrow)]
    authors: Vec<Cow<'a, str>>,
    body: IgnoredAny,
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

/// Words of a text; some are not ASCII, some have to be escaped, as in most.
const WORDS: [&str; 48] = [
    "the",
    "minister",
    "of",
    "a",
    "harbour",
    "said",
    "on",
    "Tuesday",
    "that",
    "ships",
    "from",
    "Łódź",
    "would",
    "not",
    "be",
    "let",
    "in",
    "until",
    "“clean”",
    "papers",
    "were",
    "shown",
    "officials",
    "called",
    "it",
    "a",
    "start",
    "\"perhaps\"",
    "after",
    "two",
    "years",
    "without",
    "any",
    "trade",
    "across",
    "the",
    "strait",
    "where",
    "Zoë",
    "Martin’s",
    "crew",
    "had",
    "waited",
    "for",
    "news",
    "and",
    "for",
    "coal",
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

    fn words(&mut self, count: usize) -> String {
        let words = (0..count).map(|_| WORDS[self.below(WORDS.len())]);
        words.collect::<Vec<_>>().join(" ")
    }

    /// A text of 3 to 5 kB.
    fn body(&mut self) -> String {
        let paragraphs: Vec<String> = (0..6 + self.below(5))
            .map(|_| format!("{}. {}.", self.words(50), self.words(40)))
            .collect();
        paragraphs.join("\n\n")
    }
}

fn record(number: usize, chance: &mut Chance) -> String {
    let (year, month, day) = (1990 + number % 34, 1 + number % 12, 1 + number % 28);
    let (first, second) = (chance.below(300), chance.below(300));
    let record = serde_json::json!({
        "id": number,
        "url": format!("https://wire.example/world/{year}/{month:02}/{day:02}/{number}"),
        "title": chance.words(9),
        "source": format!("Wire {}", chance.below(40)),
        "authors": [format!("Ann Reporter{first}"), format!("Bo Writer{second}")],
        "date": format!("{year}-{month:02}-{day:02}T10:00:00Z"),
        "category": "World",
        "body": chance.body(),
    });
    record.to_string()
}

/// A file of articles, how many they are and how many bytes.
struct Archive {
    file: NamedTempFile,
    articles: usize,
    bytes: u64,
}

impl Archive {
    #[expect(
        clippy::disallowed_methods,
        reason = "a bench has no settings but this one"
    )]
    fn new([opening, between, closing]: [&str; 3]) -> Self {
        let megabytes = env::var("DATELINE_BENCH_MB")
            .ok()
            .and_then(|size| size.parse().ok());
        let most = megabytes.unwrap_or(400_u64) * 1_000_000;
        let file = NamedTempFile::new().expect("a temporary file");
        let mut out = BufWriter::new(file.reopen().expect("it was just made"));
        let mut write = |text: &str| out.write_all(text.as_bytes()).expect("room for the bench");
        let (mut articles, mut bytes, mut chance) = (0, 0, Chance(1));
        write(opening);
        while bytes < most {
            let record = record(articles, &mut chance);
            write(if articles == 0 { "" } else { between });
            write(&record);
            bytes += record.len() as u64 + 1;
            articles += 1;
        }
        write(closing);
        drop(out);
        Self {
            file,
            articles,
            bytes,
        }
    }
}

fn open(path: &Path) -> usize {
    let options = load::Options {
        paths: vec![path.to_owned()],
        ..load::Options::default()
    };
    let mut count = 0;
    load::load(&options, &mut |progress| {
        count = progress.corpus.len();
        ControlFlow::Continue(())
    });
    count
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

type Peer = fn(&[u8]) -> usize;

/// One shape of file: the peers with their parser, and ours.
fn shape(
    criterion: &mut Criterion<CpuTime>,
    name: &str,
    ends: [&str; 3],
    [bare, value]: [Peer; 2],
) {
    let Archive {
        file,
        articles,
        bytes,
    } = Archive::new(ends);
    let path = file.path();
    let text = fs::read(path).expect("it was written");
    let pool = ThreadPoolBuilder::new().num_threads(1).build();
    let pool = pool.expect("a thread");
    let mut group = criterion.benchmark_group(name);
    group.throughput(Throughput::Bytes(bytes)).sample_size(10);
    let mut time = |name: &str, count: &(dyn Fn() -> usize + Sync)| {
        group.bench_function(name, |bencher| {
            bencher.iter(|| assert_eq!(pool.install(count), articles));
        });
    };
    time("serde_json, body ignored, bytes in memory", &|| bare(&text));
    time("serde_json, body ignored, file read", &|| {
        bare(&fs::read(path).expect("it was written"))
    });
    time("serde_json, Value, bytes in memory", &|| value(&text));
    time("scanner", &|| stages::scan(path));
    time("scanner and roles", &|| stages::roles(path));
    time("scanner, roles and corpus", &|| open(path));
}

fn loading(criterion: &mut Criterion<CpuTime>) {
    let peers: [Peer; 2] = [
        |text| parse_lines::<Fields<'_>>(text),
        |text| parse_lines::<Value>(text),
    ];
    shape(criterion, "load lines", ["", "\n", "\n"], peers);
    let peers: [Peer; 2] = [
        |text| parse_array::<Fields<'_>>(text),
        |text| parse_array::<Value>(text),
    ];
    shape(criterion, "load array", ["[", ",", "]"], peers);
}

/// Two threads and the wall clock: what a user waits for.
fn waiting(criterion: &mut Criterion) {
    let Archive {
        file,
        articles,
        bytes,
    } = Archive::new(["", "\n", "\n"]);
    let text = fs::read(file.path()).expect("it was written");
    let mut group = criterion.benchmark_group("load lines, two threads, wall clock");
    group.throughput(Throughput::Bytes(bytes)).sample_size(10);
    group.bench_function(
        "serde_json, body ignored, bytes in memory, one thread",
        |bencher| {
            bencher.iter(|| parse_lines::<Fields<'_>>(&text));
        },
    );
    let pool = ThreadPoolBuilder::new().num_threads(2).build();
    let pool = pool.expect("threads");
    group.bench_function("scanner, roles and corpus", |bencher| {
        bencher.iter(|| assert_eq!(pool.install(|| open(file.path())), articles));
    });
}

fn dates(criterion: &mut Criterion<CpuTime>) {
    let texts: Vec<String> = (0..DATES)
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
    let machine: Vec<String> = (0..DATES)
        .map(|number| format!("2024-03-{:02}T{:02}:00:00Z", 1 + number % 28, number % 24))
        .collect();
    let mut group = criterion.benchmark_group("dates");
    group.sample_size(10);
    for (name, texts) in [("four forms", texts), ("RFC 3339", machine)] {
        let bytes: usize = texts.iter().map(String::len).sum();
        group.throughput(Throughput::Bytes(bytes as u64));
        group.bench_function(name, |bencher| {
            bencher.iter(|| assert_eq!(stages::dates(&texts), DATES));
        });
    }
}

criterion_group! {
    name = by_cpu;
    config = Criterion::default().with_measurement(CpuTime);
    targets = loading, dates
}
criterion_group!(by_clock, waiting);
criterion_main!(by_cpu, by_clock);
