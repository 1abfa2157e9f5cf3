//! Files into articles: whatever JSON somebody's scraper wrote, and the wire form, as one list that grows while it loads.

pub mod article;
pub mod load;
pub mod published;
pub mod reject;
pub mod set;

pub use article::{Article, ArticleId, Entry, FileId, GivenEntity, Place};
pub use published::Published;
pub use reject::{Reason, Rejection};
pub use set::{Corpus, ReadError, Segment, SourceFile};
