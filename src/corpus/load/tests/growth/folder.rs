//! A folder that grows, what is seen of it, and the articles that are written to it.

use super::*;

/// A folder that was loaded.
pub(super) struct Folder {
    pub(super) root: tempfile::TempDir,
    pub(super) loaded: Loaded,
    pub(super) corpus: Corpus,
    pub(super) changed_count: usize,
}

impl Folder {
    /// Loads a folder of these files.
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let root = tempfile::tempdir().unwrap();
        for (name, text) in files {
            fs::write(root.path().join(name), text).unwrap();
        }
        let options = Options {
            paths: vec![root.path().to_owned()],
            ..Options::default()
        };
        Self::loaded(root, options)
    }

    pub(super) fn loaded(root: tempfile::TempDir, options: Options) -> Self {
        let mut folder = Self {
            root,
            loaded: Loaded::new(options),
            corpus: Corpus::default(),
            changed_count: 0,
        };
        let corpus = &mut folder.corpus;
        folder.loaded.load(&mut |progress| {
            *corpus = progress.corpus;
            ControlFlow::Continue(())
        });
        folder
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    pub(super) fn append(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mut file = OpenOptions::new()
            .create(true)
            .append(true)
            .open(path)
            .unwrap();
        file.write_all(bytes.as_ref()).unwrap();
    }

    pub(super) fn follow(&mut self, zeal: Zeal) -> &mut Self {
        let go_on = &mut |_: Progress| ControlFlow::Continue(());
        let followed = self
            .loaded
            .follow(&Notices::everything(), zeal, &|| false, go_on);
        self.corpus = followed.corpus;
        self.changed_count = followed.changed_count;
        self
    }

    pub(super) fn headlines(&self) -> Vec<&str> {
        headlines(&self.corpus)
    }

    /// All there is to be seen, in the order of the files.
    pub(super) fn seen(&self) -> Seen {
        Seen::of(&self.corpus)
    }

    pub(super) fn fresh(&self) -> Seen {
        Seen::of(&complete(&self.loaded.reader.options))
    }
}

/// All there is to be seen of a corpus.
#[derive(Debug, PartialEq)]
pub(in crate::corpus::load::tests) struct Seen {
    articles: Vec<(String, u64, u32, String)>,
    pub(in crate::corpus::load::tests) rejections: Vec<String>,
    counts: Vec<(String, u64, u64, u64)>,
}

impl Seen {
    pub(in crate::corpus::load::tests) fn of(corpus: &Corpus) -> Self {
        let mut order: Vec<u32> = corpus.ids().map(|id| id.0).collect();
        order.sort_by_key(|&id| corpus.place(id));
        let article = |id: u32| {
            let entry = corpus.entry(ArticleId(id)).unwrap();
            let place = entry.place();
            let file = corpus.file(place.file).unwrap().shown.clone();
            let body = corpus.read(ArticleId(id)).unwrap().body;
            let facts = (
                entry.published(),
                entry.section(),
                entry.is_stub(),
                entry.print(),
            );
            let words = format!("{} | {facts:?} | {body}", entry.headline());
            (file, place.offset, place.line, words)
        };
        let mut counts: Vec<_> = corpus
            .files()
            .iter()
            .map(|file| {
                let account = &file.account;
                let shown = file.shown.clone();
                (shown, account.articles, account.left_out, account.repaired)
            })
            .collect();
        counts.sort();
        Self {
            articles: order.into_iter().map(article).collect(),
            rejections: corpus
                .rejections()
                .iter()
                .map(ToString::to_string)
                .collect(),
            counts,
        }
    }
}

/// Articles of a long file.
pub(super) const LONG: usize = 120;

pub(super) fn line(number: usize) -> String {
    format!(
        "{{\"title\":\"Briefing {number}\",\"text\":\"The desk in Geneva said {number} things that day.\",\"date\":\"2024-03-{:02}\"}}\n",
        number % 28 + 1
    )
}

pub(super) fn lines(numbers: std::ops::Range<usize>) -> String {
    numbers.map(line).collect()
}

/// More than is looked at before a file is understood.
pub(super) fn long() -> String {
    let filler = "Nothing else was said by anyone there that day. ".repeat(30);
    (0..LONG)
        .map(|number| line(number).replace("that day.", &filler))
        .collect()
}
