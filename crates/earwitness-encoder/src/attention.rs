//! Attention (Vaswani et al. 2017): every row asks all rows, head by head.

use crate::dense::{LANES, Lanes, ROWS, Sums, multiply};
use crate::function::exp;
use crate::stack::{HEADS, SIZE, WIDTH};

/// Room that is used again for each head.
#[derive(Debug, Default)]
pub struct Room {
    /// Questions: panels of rows, a number of the head after the other.
    asks: Vec<Lanes>,
    /// Keys: tiles of rows, a number of the head after the other.
    keys: Vec<[f32; ROWS]>,
    /// Values: tiles of the head's numbers, a row after the other.
    values: Vec<[f32; ROWS]>,
    /// A row's score from each row of a panel.
    scores: Vec<Sums>,
    taken: Vec<Sums>,
}

/// What each row of `WIDTH` in `out` takes from all rows. `qkv` holds each row's questions (scaled), keys and values
/// side by side.
#[inline(always)]
pub fn attend(qkv: &[f32], out: &mut [f32], room: &mut Room) {
    let count = qkv.len() / (3 * WIDTH);
    for head in 0..HEADS {
        gather(qkv, head, room);
        for (asks, out) in room.asks.chunks_exact(SIZE).zip(out.chunks_mut(LANES * WIDTH)) {
            multiply(&room.keys, asks, &mut room.scores);
            let scores = &mut room.scores.as_flattened_mut()[..count];
            let shares = powers(scores);
            multiply(&room.values, scores, &mut room.taken);
            for (part, sums) in room.taken.iter().enumerate() {
                let from = head * SIZE + part * ROWS;
                for (lane, row) in out.chunks_exact_mut(WIDTH).enumerate() {
                    let taken: [f32; ROWS] =
                        std::array::from_fn(|number| sums[number].0[lane] * shares.0[lane]);
                    row[from..from + ROWS].copy_from_slice(&taken);
                }
            }
        }
    }
}

/// One head's numbers in the order in which they are multiplied.
#[inline(always)]
fn gather(qkv: &[f32], head: usize, room: &mut Room) {
    let count = qkv.len() / (3 * WIDTH);
    room.asks.resize(count.div_ceil(LANES) * SIZE, Lanes::ZERO);
    room.keys.resize(count.div_ceil(ROWS) * SIZE, [0.0; ROWS]);
    room.values.resize(count * (SIZE / ROWS), [0.0; ROWS]);
    room.scores.resize(count.div_ceil(ROWS), [Lanes::ZERO; ROWS]);
    room.taken.resize(SIZE / ROWS, [Lanes::ZERO; ROWS]);
    let part = |at: usize, which: usize| -> &[f32; SIZE] {
        let row = &qkv[at * 3 * WIDTH..][..3 * WIDTH];
        &row.as_chunks::<SIZE>().0[which * HEADS + head]
    };
    for (tile, keys) in room.keys.as_chunks_mut::<SIZE>().0.iter_mut().enumerate() {
        // a row after the last stands for nothing: its scores are dropped
        let rows: [&[f32; SIZE]; ROWS] =
            std::array::from_fn(|row| part((tile * ROWS + row).min(count - 1), 1));
        for at in 0..SIZE {
            keys[at] = [rows[0][at], rows[1][at], rows[2][at], rows[3][at]];
        }
    }
    for (panel, asks) in room.asks.as_chunks_mut::<SIZE>().0.iter_mut().enumerate() {
        for quarter in 0..LANES / 4 {
            let from = panel * LANES + quarter * 4;
            let rows: [&[f32; SIZE]; 4] = std::array::from_fn(|row| part((from + row).min(count - 1), 0));
            for at in 0..SIZE {
                let four = [rows[0][at], rows[1][at], rows[2][at], rows[3][at]];
                asks[at].0[quarter * 4..][..4].copy_from_slice(&four);
            }
        }
    }
    for at in 0..count {
        for (tile, run) in part(at, 2).as_chunks::<ROWS>().0.iter().enumerate() {
            room.values[tile * count + at] = *run;
        }
    }
}

/// Scores to powers of e, the highest of each column to 1; gives one over each column's sum.
#[inline(always)]
fn powers(scores: &mut [Lanes]) -> Lanes {
    let mut tops = [f32::MIN; LANES];
    for row in scores.iter() {
        for lane in 0..LANES {
            tops[lane] = if row.0[lane] > tops[lane] { row.0[lane] } else { tops[lane] };
        }
    }
    let mut sums = [0.0; LANES];
    for row in scores.iter_mut() {
        for lane in 0..LANES {
            row.0[lane] = exp(row.0[lane] - tops[lane]);
            sums[lane] += row.0[lane];
        }
    }
    Lanes(sums.map(|sum| 1.0 / sum))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_take_from_rows_by_their_scores() {
        for count in [1, 7, 16, 37] {
            let number = |at: usize| ((at * 31 + 5) % 17) as f32 / 8.0 - 1.0;
            let qkv: Vec<f32> = (0..count * 3 * WIDTH).map(number).collect();
            let mut out = vec![0.0; count * WIDTH];
            attend(&qkv, &mut out, &mut Room::default());
            let part = |row: usize, which: usize, head: usize| {
                &qkv[row * 3 * WIDTH + which * WIDTH + head * SIZE..][..SIZE]
            };
            for (row, head) in (0..count).flat_map(|row| (0..HEADS).map(move |head| (row, head))) {
                let score = |other: usize| -> f64 {
                    let pairs = part(row, 0, head).iter().zip(part(other, 1, head));
                    pairs.map(|(a, b)| f64::from(*a) * f64::from(*b)).sum::<f64>().exp()
                };
                let sum: f64 = (0..count).map(score).sum();
                for at in 0..SIZE {
                    let value = |other: usize| f64::from(part(other, 2, head)[at]);
                    let right: f64 = (0..count).map(|other| score(other) * value(other)).sum::<f64>() / sum;
                    let mine = f64::from(out[row * WIDTH + head * SIZE + at]);
                    assert!((mine - right).abs() < 1e-5, "{mine} for {right}");
                }
            }
        }
    }
}
