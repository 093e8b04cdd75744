//! Small dense arithmetic in a fixed order.

/// Sums in sixteen lanes, then over the lanes: fast, and the same on every machine.
#[inline(always)]
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    const LANES: usize = 16;
    let mut sums = [0f32; LANES];
    let (a, b) = (a.chunks_exact(LANES), b.chunks_exact(LANES));
    let rest: f32 = a.remainder().iter().zip(b.remainder()).map(|(x, y)| x * y).sum();
    for (x, y) in a.zip(b) {
        for lane in 0..LANES {
            sums[lane] += x[lane] * y[lane];
        }
    }
    sums.iter().sum::<f32>() + rest
}

/// Turns each row of `width` scores into log probabilities.
pub fn log_softmax(rows: &mut [f32], width: usize) {
    for row in rows.chunks_exact_mut(width) {
        let top = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let total: f32 = row.iter().map(|x| (x - top).exp()).sum();
        let shift = top + total.ln();
        row.iter_mut().for_each(|x| *x -= shift);
    }
}

/// Scales to unit length; a zero vector stays.
pub fn unit(vector: &mut [f32]) {
    let length = dot(vector, vector).sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|x| *x /= length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dot_takes_every_element() {
        let ones = vec![1.0; 21];
        let counts: Vec<f32> = (1u8..=21).map(f32::from).collect();
        assert!((dot(&ones, &counts) - 231.0).abs() < 1e-6);
    }

    #[test]
    fn probabilities_sum_to_one() {
        let mut rows = vec![1.0, 2.0, 3.0, 0.0, 0.0, 0.0];
        log_softmax(&mut rows, 3);
        for row in rows.chunks(3) {
            assert!((row.iter().map(|x| x.exp()).sum::<f32>() - 1.0).abs() < 1e-6);
        }
    }
}
