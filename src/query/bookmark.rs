//! Where a reader left the texts of an archive. Plain data, for who keeps it and for who goes back there.

/// Where one was.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bookmark {
    /// Ids of articles, and the byte of the body at the top; the latest last.
    pub places: Vec<(String, u32)>,
}
