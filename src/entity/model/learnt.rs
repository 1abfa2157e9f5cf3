//! What the trainer has learnt, made small and written as the file that the program embeds.

use super::{
    feature,
    hash::SLOT_BITS,
    levels::Levels,
    lists::{Clusters, Lists},
    slots,
    tag::Tag,
    weights::{MAGIC, UNIT, checksum},
};

/// What the trainer has learnt, before it is made small.
#[derive(Debug)]
pub struct Learnt {
    /// Weights of each slot, tag by tag.
    pub weights: Vec<f32>,
    /// Weights from each tag, and last from the start of a sentence, to each tag.
    pub transitions: Vec<f32>,
    /// The long lists it was trained beside.
    pub lists: Lists,
    /// The clusters it was trained beside.
    pub clusters: Clusters,
}

impl Learnt {
    /// Writes the model. Weights nearer to 0 than `least` are dropped; the others go to the nearest of a few levels, so
    /// that a tag and its weight are one byte.
    pub fn write(&self, least: f32) -> Vec<u8> {
        let mut body = slots::fingerprint(&self.lists, &self.clusters)
            .to_le_bytes()
            .to_vec();
        for weight in &self.transitions {
            body.extend_from_slice(&in_units(*weight).to_le_bytes());
        }
        self.write_rows(least, &mut body);
        self.lists.write(&mut body);
        self.clusters.write(&mut body);
        let mut file = MAGIC.to_vec();
        file.extend_from_slice(&feature::VERSION.to_le_bytes());
        file.extend_from_slice(&checksum(&body).to_le_bytes());
        file.extend_from_slice(&body);
        file
    }

    fn write_rows(&self, least: f32, body: &mut Vec<u8>) {
        let is_kept = |weight: &f32| weight.abs() >= least;
        let levels = Levels::of(self.weights.iter().copied().filter(is_kept));
        let mut present = vec![0_u8; (1 << SLOT_BITS) / 8];
        let (mut lengths, mut codes) = (Vec::new(), Vec::new());
        for (slot, row) in self.weights.chunks_exact(Tag::COUNT).enumerate() {
            let kept = row.iter().enumerate();
            let kept = kept.filter(|(_, weight)| is_kept(weight));
            let before = codes.len();
            codes.extend(kept.map(|(tag, weight)| levels.code(tag, *weight)));
            if codes.len() > before {
                lengths.push((codes.len() - before) as u8);
                if let Some(byte) = present.get_mut(slot / 8) {
                    *byte |= 1 << (slot % 8);
                }
            }
        }
        for level in levels.all() {
            body.extend_from_slice(&in_units(*level).to_le_bytes());
        }
        for part in [present, lengths, codes] {
            body.extend_from_slice(&part);
        }
    }
}

fn in_units(weight: f32) -> i16 {
    (weight * UNIT).round() as i16
}
