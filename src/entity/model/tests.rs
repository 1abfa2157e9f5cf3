//! The embedded model, and what is said of files that are none.

use super::{EMBEDDED, Model, ModelError, feature, slots};

#[test]
fn the_embedded_model_was_trained_with_the_features_of_this_program() {
    let model = Model::read(EMBEDDED).unwrap();
    let file = &model.file;
    let written = EMBEDDED[18..26].try_into().unwrap();
    assert_eq!(
        u64::from_le_bytes(written),
        slots::fingerprint(&file.lists, &file.clusters),
        "a feature has changed: count `feature::VERSION` up and train anew (src/bin/train_tagger)"
    );
}

#[test]
fn the_embedded_model_takes_no_more_than_three_megabytes() {
    assert!(EMBEDDED.len() <= 3_000_000, "{} bytes", EMBEDDED.len());
}

#[test]
fn a_file_that_is_no_model_is_told_from_one_that_is_damaged() {
    let why = |bytes: &'static [u8]| Model::read(bytes).map(|_| ()).unwrap_err();
    assert_eq!(why(b""), ModelError::NotAModel);
    assert_eq!(why(b"%PDF-1.7 and so on"), ModelError::NotAModel);
    let mut other = EMBEDDED.to_vec();
    other[8] ^= 0x40;
    let version = feature::VERSION ^ 0x40;
    assert_eq!(why(other.leak()), ModelError::OtherFeatures(version));
    let mut flipped = EMBEDDED.to_vec();
    *flipped.last_mut().unwrap() ^= 1;
    assert_eq!(why(flipped.leak()), ModelError::Damaged);
    for end in (8..EMBEDDED.len()).step_by(EMBEDDED.len() / 20) {
        assert_eq!(why(&EMBEDDED[..end]), ModelError::Damaged, "cut at {end}");
    }
}
