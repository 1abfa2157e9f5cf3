//! Words that keep the same company, clustered at four grains: counts of the words beside them, as positive pointwise
//! mutual information (Levy and Goldberg 2014), projected on their main directions by subspace iteration (Halko,
//! Martinsson and Tropp 2011), then k-means. A rare word shares what is learnt of the common ones in its cluster.

use super::{data::Article, random::Random};
use dateline::entity::model::training::folded;
use rayon::prelude::*;
use std::collections::HashMap;

/// Words seen less often say too little.
const OFTEN: u32 = 4;
/// The commonest words are what company is told by.
const COMPANY: usize = 2000;
/// Where company stands.
const BESIDE: [isize; 4] = [-2, -1, 1, 2];
const DIRECTIONS: usize = 64;
const GRAINS: [usize; 4] = [32, 128, 512, 1024];
const ROUNDS: usize = 12;

type Point = [f32; DIRECTIONS];
/// Column and value of what a word has been seen with.
type Sparse = Vec<(u32, f32)>;

/// The words of the text, each with its four clusters.
pub(crate) fn of(articles: &[Article]) -> Vec<(String, [u16; 4])> {
    let sentences: Vec<Vec<String>> = articles
        .iter()
        .flat_map(|article| &article.sentences)
        .map(|sentence| sentence.words.iter().map(|word| folded(word)).collect())
        .collect();
    let words = vocabulary(&sentences);
    let points = project(&information(&sentences, &words));
    let grains = GRAINS.map(|count| cluster(&points, count));
    let numbers = |at: usize| grains.each_ref().map(|grain| grain[at]);
    let numbered = words.into_iter().enumerate();
    numbered
        .map(|(at, word)| (word.to_owned(), numbers(at)))
        .collect()
}

/// The words seen often, the commonest first.
fn vocabulary(sentences: &[Vec<String>]) -> Vec<&str> {
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for word in sentences.iter().flatten() {
        *counts.entry(word).or_default() += 1;
    }
    let mut often: Vec<_> = counts
        .into_iter()
        .filter(|(_, count)| *count >= OFTEN)
        .collect();
    often.sort_unstable_by(|(word, count), (other, fewer)| fewer.cmp(count).then(word.cmp(other)));
    often.into_iter().map(|(word, _)| word).collect()
}

/// For each word how much more often than by chance it stands beside each common word, place by place.
fn information(sentences: &[Vec<String>], words: &[&str]) -> Vec<Sparse> {
    let numbers: HashMap<&str, usize> = words
        .iter()
        .enumerate()
        .map(|(at, word)| (*word, at))
        .collect();
    let mut counts: Vec<HashMap<u32, f32>> = vec![HashMap::new(); words.len()];
    for sentence in sentences {
        let known: Vec<Option<usize>> = sentence
            .iter()
            .map(|word| numbers.get(word.as_str()).copied())
            .collect();
        for (at, word) in known.iter().enumerate() {
            let Some(word) = word else { continue };
            for (place, distance) in BESIDE.into_iter().enumerate() {
                let near = at
                    .checked_add_signed(distance)
                    .and_then(|near| known.get(near));
                // One column for the rare words, one for the ends of the sentence.
                let company = near.map_or(COMPANY + 1, |near| near.unwrap_or(COMPANY).min(COMPANY));
                let column = (place * (COMPANY + 2) + company) as u32;
                *counts[*word].entry(column).or_default() += 1.0;
            }
        }
    }
    weigh(counts)
}

fn weigh(counts: Vec<HashMap<u32, f32>>) -> Vec<Sparse> {
    let mut columns = vec![0.0_f32; columns()];
    for (column, count) in counts.iter().flatten() {
        columns[*column as usize] += count;
    }
    // Smoothed as by Levy, Goldberg and Dagan (2015): rare company would count too much.
    let smooth: f32 = columns.iter().map(|count| count.powf(0.75)).sum();
    let chance = |column: u32| columns[column as usize].powf(0.75) / smooth;
    let weigh = |row: HashMap<u32, f32>| {
        let sum: f32 = row.values().sum();
        let mut row: Sparse = row
            .into_iter()
            .map(|(column, count)| (column, (count / (sum * chance(column))).ln()))
            .filter(|(_, value)| *value > 0.0)
            .collect();
        row.sort_unstable_by_key(|(column, _)| *column);
        row
    };
    counts.into_iter().map(weigh).collect()
}

const fn columns() -> usize {
    BESIDE.len() * (COMPANY + 2)
}

/// The rows on the main directions of all, of length one.
fn project(rows: &[Sparse]) -> Vec<Point> {
    let mut random = Random(3);
    let mut directions: Vec<Point> = (0..columns())
        .map(|_| std::array::from_fn(|_| f32::from(u8::from(random.happens(0.5))) * 2.0 - 1.0))
        .collect();
    for _ in 0..3 {
        orthonormalise(&mut directions);
        directions = back(rows, &forth(rows, &directions));
    }
    orthonormalise(&mut directions);
    let mut points = forth(rows, &directions);
    for point in &mut points {
        let length = dot(point, point).sqrt().max(1e-9);
        for value in point {
            *value /= length;
        }
    }
    points
}

/// Rows times directions.
fn forth(rows: &[Sparse], directions: &[Point]) -> Vec<Point> {
    let times = |row: &Sparse| {
        let mut point = [0.0; DIRECTIONS];
        for (column, value) in row {
            for (sum, direction) in point.iter_mut().zip(&directions[*column as usize]) {
                *sum += value * direction;
            }
        }
        point
    };
    rows.par_iter().map(times).collect()
}

/// The transposed rows times points.
fn back(rows: &[Sparse], points: &[Point]) -> Vec<Point> {
    let mut directions = vec![[0.0; DIRECTIONS]; columns()];
    for (row, point) in rows.iter().zip(points) {
        for (column, value) in row {
            for (sum, part) in directions[*column as usize].iter_mut().zip(point) {
                *sum += value * part;
            }
        }
    }
    directions
}

/// Makes the columns of a tall matrix orthogonal and of length one (Gram and Schmidt).
fn orthonormalise(matrix: &mut [Point]) {
    for column in 0..DIRECTIONS {
        for before in 0..column {
            let shared: f32 = matrix.iter().map(|row| row[column] * row[before]).sum();
            for row in &mut *matrix {
                row[column] -= shared * row[before];
            }
        }
        let length: f32 = matrix.iter().map(|row| row[column] * row[column]).sum();
        let length = length.sqrt().max(1e-9);
        for row in &mut *matrix {
            row[column] /= length;
        }
    }
}

/// The cluster of each point: k-means from evenly spread beginnings, the commonest words among them.
fn cluster(points: &[Point], count: usize) -> Vec<u16> {
    let count = count.min(points.len());
    let mut centres: Vec<Point> = points.iter().take(count).copied().collect();
    let mut nearest = Vec::new();
    for _ in 0..ROUNDS {
        nearest = points
            .par_iter()
            .map(|point| closest(point, &centres))
            .collect();
        let mut sums = vec![[0.0; DIRECTIONS]; count];
        for (point, cluster) in points.iter().zip(&nearest) {
            for (sum, value) in sums[usize::from(*cluster)].iter_mut().zip(point) {
                *sum += value;
            }
        }
        for (centre, sum) in centres.iter_mut().zip(sums) {
            let length = dot(&sum, &sum).sqrt();
            if length > 0.0 {
                *centre = sum.map(|value| value / length);
            }
        }
    }
    nearest
}

fn closest(point: &Point, centres: &[Point]) -> u16 {
    let mut best = (0, f32::MIN);
    for (at, centre) in centres.iter().enumerate() {
        let likeness = dot(point, centre);
        if likeness > best.1 {
            best = (at, likeness);
        }
    }
    best.0 as u16
}

fn dot(one: &Point, other: &Point) -> f32 {
    // Eight sums side by side, which the compiler makes into one of vectors.
    let mut sums = [0.0_f32; 8];
    for (one, other) in one.chunks_exact(8).zip(other.chunks_exact(8)) {
        for (sum, (one, other)) in sums.iter_mut().zip(one.iter().zip(other)) {
            *sum += one * other;
        }
    }
    sums.iter().sum()
}
