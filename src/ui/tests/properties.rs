//! Any state at any size.
