//! Files into articles: whatever JSON somebody's scraper wrote, and the wire form, as one list that grows while it loads.

pub mod account;
mod address;
mod archive;
mod around;
pub mod article;
mod body;
mod byline;
mod clean;
mod compression;
pub mod dates;
mod decode;
mod discover;
mod fields;
mod file_names;
pub mod folders;
mod given;
pub(crate) mod html;
mod infer;
mod instead;
mod joins;
pub mod kept;
mod language;
mod layout;
mod likeness;
pub mod load;
mod make;
pub mod mapping;
pub(crate) mod marks;
mod member;
mod numbers;
mod paths;
mod plan;
mod pool;
mod print;
pub mod published;
mod reader;
pub mod reject;
mod repair;
mod sample;
mod scan;
mod scratch;
pub mod segment;
pub mod set;
mod skim;
mod source;
mod spool;
mod stamp;
mod step;
mod stops;
pub mod stream;
pub mod survey;
mod text_of;
pub(crate) mod texts;
mod typed;
pub mod unused;
mod wire;

pub use account::{Account, Confidence, Repair, RoleAccount, RunnerUp, UnreadDate};
pub use article::{Article, ArticleId, Entry, FileId, GivenEntity, Place};
pub(crate) use compression::{Compression, packed};
pub use dates::{DateFormat, DateRules, RuleError, Zone};
pub use fields::{By, Path as FieldPath, Role};
pub(crate) use language::code as language_code;
pub use mapping::Mapping;
pub use paths::PathError;
pub(crate) use pool::Pool;
pub use print::Print;
pub use published::Published;
pub use reader::Reader;
pub use reject::{Reason, Rejection};
pub use segment::{EntryRef, Segment};
pub use set::{Corpus, ReadError, SourceFile};

/// The fingerprint of an article at hand, for tests of what is made of them.
#[cfg(test)]
pub(crate) fn test_print(article: &Article) -> Print {
    make::draft_of(article).map_or_else(|_| Print::default(), |draft| draft.print)
}
