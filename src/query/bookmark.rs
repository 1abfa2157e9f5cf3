//! Where a reader left an archive: the article under the cursor, and the places in the texts. Plain data, for who keeps it
//! and for who goes back there.

/// Where one was.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bookmark {
    /// The article under the cursor.
    pub spot: Option<Spot>,
    /// Ids of articles, and the byte of the body at the top; the latest last.
    pub places: Vec<(String, u32)>,
}

/// An article, told by what the list knows of it: its id would have to be read from the files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spot {
    /// The last part of the path of its file.
    pub file: String,
    /// The first byte of its record.
    pub offset: u64,
    /// Its headline.
    pub headline: String,
}
