//! Placeholder; the query helper fills it in. The only file that names `fuzzy_matcher`.
