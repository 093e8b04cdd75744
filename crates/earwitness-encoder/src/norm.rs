//! Rows brought to mean 0 and spread 1 (Ba et al. 2016, arXiv:1607.06450).

use crate::WIDTH;

/// Sums that run side by side.
const LANES: usize = 16;

/// Under the root, as BERT has it.
const EPSILON: f32 = 1e-12;

/// The scale and the shift of each column.
#[derive(Debug)]
pub struct Norm {
    scale: Box<[f32]>,
    shift: Box<[f32]>,
}

impl Norm {
    /// `WIDTH` scales, then as many shifts; `None` for another size.
    pub fn new(both: &[f32]) -> Option<Self> {
        let (scale, shift) = both.split_at_checked(WIDTH)?;
        (shift.len() == WIDTH).then(|| Self { scale: scale.into(), shift: shift.into() })
    }

    /// Brings rows of `WIDTH` numbers into form.
    #[inline(always)]
    pub(crate) fn apply(&self, rows: &mut [f32]) {
        for row in rows.chunks_exact_mut(WIDTH) {
            let mean = total(row, |x| x) / WIDTH as f32;
            let spread = total(row, |x| (x - mean) * (x - mean)) / WIDTH as f32;
            let size = 1.0 / (spread + EPSILON).sqrt();
            for ((x, scale), shift) in row.iter_mut().zip(&self.scale).zip(&self.shift) {
                *x = ((*x - mean) * size).mul_add(*scale, *shift);
            }
        }
    }
}

/// A sum in lanes, then over the lanes.
#[inline(always)]
pub fn total(row: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut sums = [0.0f32; LANES];
    let (whole, rest) = row.as_chunks::<LANES>();
    for run in whole {
        for lane in 0..LANES {
            sums[lane] += of(run[lane]);
        }
    }
    let mut sum = 0.0;
    for lane in sums {
        sum += lane;
    }
    for x in rest {
        sum += of(*x);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_gets_mean_and_spread() {
        let norm = Norm::new(&[[2.0; WIDTH], [1.0; WIDTH]].concat()).unwrap();
        let mut row: Vec<f32> = (0..WIDTH).map(|at| at as f32 * 3.0 - 40.0).collect();
        norm.apply(&mut row);
        let mean = total(&row, |x| x) / WIDTH as f32;
        let spread = total(&row, |x| (x - mean) * (x - mean)) / WIDTH as f32;
        assert!((mean - 1.0).abs() < 1e-4 && (spread - 4.0).abs() < 1e-3, "{mean} {spread}");
        assert!(Norm::new(&[1.0; WIDTH]).is_none());
    }
}
