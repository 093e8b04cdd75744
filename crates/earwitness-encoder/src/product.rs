//! Products of small matrices that lie row by row, as they come: nothing is packed before.

/// Columns that are computed side by side: those of a matrix on the right are so many, or a multiple.
pub const COLUMNS: usize = 32;

/// Rows that are computed side by side.
const ROWS: usize = 4;

/// Sums of a block of rows and columns.
type Block = [[f32; COLUMNS]; ROWS];

/// Adds to `out` what `left` (rows of `inner` numbers) times `right` (`inner` rows) comes to. Each sum runs over the inner
/// dimension in its order, each step fused. Where sizes do not fit, what fits is computed.
pub fn add_product(left: &[f32], inner: usize, right: &[f32], out: &mut [f32]) {
    let columns = right.len().checked_div(inner).unwrap_or_default();
    if columns == 0 {
        return;
    }
    let right = &right[..inner * columns];
    for (left, out) in left.chunks(ROWS * inner).zip(out.chunks_mut(ROWS * columns)) {
        let rows = (left.len() / inner).min(out.len() / columns);
        if rows == 0 {
            return;
        }
        // of the last few rows one stands for those that are lacking
        let row: [&[f32]; ROWS] = std::array::from_fn(|row| &left[row.min(rows - 1) * inner..][..inner]);
        for from in (0..columns / COLUMNS).map(|block| block * COLUMNS) {
            let mut sums = [[0.0; COLUMNS]; ROWS];
            for (sums, out) in sums.iter_mut().zip(out.chunks_exact(columns)) {
                sums.copy_from_slice(&out[from..from + COLUMNS]);
            }
            add(row, right, (columns, from), &mut sums);
            for (sums, out) in sums.iter().zip(out.chunks_exact_mut(columns)) {
                out[from..from + COLUMNS].copy_from_slice(sums);
            }
        }
    }
}

/// Some rows times the columns from one on, of so many.
fn add(left: [&[f32]; ROWS], right: &[f32], columns: (usize, usize), sums: &mut Block) {
    #[cfg(target_arch = "x86_64")]
    #[expect(unsafe_code, reason = "the processor was asked whether it has these instructions")]
    if crate::machine::has_avx512() {
        return unsafe { x86::with_avx512(left, right, columns, sums) };
    } else if crate::machine::has_avx2() {
        return unsafe { x86::with_avx2(left, right, columns, sums) };
    }
    plain(left, right, columns, sums);
}

fn plain(left: [&[f32]; ROWS], right: &[f32], (columns, from): (usize, usize), sums: &mut Block) {
    for (at, numbers) in right.chunks_exact(columns).enumerate() {
        for (row, sums) in left.iter().zip(sums.iter_mut()) {
            let numbers = numbers[from..].iter();
            sums.iter_mut().zip(numbers).for_each(|(sum, x)| *sum = row[at].mul_add(*x, *sum));
        }
    }
}

/// The same with vectors.
#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::{
        __m256, __m512, _mm256_fmadd_ps, _mm256_set1_ps, _mm512_fmadd_ps, _mm512_set1_ps,
    };
    use std::mem::transmute;

    use super::{Block, COLUMNS, ROWS};

    /// Half of the columns: as many sums as there are registers for.
    const HALF: usize = COLUMNS / 2;

    #[target_feature(enable = "avx512f")]
    pub fn with_avx512(
        left: [&[f32]; ROWS],
        right: &[f32],
        (columns, from): (usize, usize),
        sums: &mut Block,
    ) {
        #[expect(unsafe_code, reason = "a row is 128 bytes, and any bytes are both")]
        let mut vectors = sums.map(|row| unsafe { transmute::<[f32; COLUMNS], [__m512; 2]>(row) });
        let left = left.map(|row| &row[..right.len() / columns]);
        for (at, numbers) in right.chunks_exact(columns).enumerate() {
            let Some(numbers) = numbers[from..].first_chunk::<COLUMNS>() else { return };
            #[expect(unsafe_code, reason = "both are 128 bytes, and any bytes are both")]
            let numbers = unsafe { transmute::<[f32; COLUMNS], [__m512; 2]>(*numbers) };
            for row in 0..ROWS {
                let x = _mm512_set1_ps(left[row][at]);
                for part in 0..2 {
                    vectors[row][part] = _mm512_fmadd_ps(x, numbers[part], vectors[row][part]);
                }
            }
        }
        #[expect(unsafe_code, reason = "a row is 128 bytes, and any bytes are both")]
        let done = vectors.map(|row| unsafe { transmute::<[__m512; 2], [f32; COLUMNS]>(row) });
        *sums = done;
    }

    #[target_feature(enable = "avx2,fma")]
    pub fn with_avx2(left: [&[f32]; ROWS], right: &[f32], (columns, from): (usize, usize), sums: &mut Block) {
        for half in [0, HALF] {
            half_of(left, right, (columns, from + half), sums, half);
        }
    }

    #[target_feature(enable = "avx2,fma")]
    fn half_of(
        left: [&[f32]; ROWS],
        right: &[f32],
        (columns, from): (usize, usize),
        sums: &mut Block,
        half: usize,
    ) {
        let mut halves = [[0.0; HALF]; ROWS];
        for (own, row) in halves.iter_mut().zip(sums.iter()) {
            own.copy_from_slice(&row[half..half + HALF]);
        }
        #[expect(unsafe_code, reason = "half a row is 64 bytes, and any bytes are both")]
        let mut vectors = halves.map(|row| unsafe { transmute::<[f32; HALF], [__m256; 2]>(row) });
        let left = left.map(|row| &row[..right.len() / columns]);
        for (at, numbers) in right.chunks_exact(columns).enumerate() {
            let Some(numbers) = numbers[from..].first_chunk::<HALF>() else { return };
            #[expect(unsafe_code, reason = "both are 64 bytes, and any bytes are both")]
            let numbers = unsafe { transmute::<[f32; HALF], [__m256; 2]>(*numbers) };
            for row in 0..ROWS {
                let x = _mm256_set1_ps(left[row][at]);
                for part in 0..2 {
                    vectors[row][part] = _mm256_fmadd_ps(x, numbers[part], vectors[row][part]);
                }
            }
        }
        for (row, vectors) in sums.iter_mut().zip(vectors) {
            #[expect(unsafe_code, reason = "half a row is 64 bytes, and any bytes are both")]
            let done = unsafe { transmute::<[__m256; 2], [f32; HALF]>(vectors) };
            row[half..half + HALF].copy_from_slice(&done);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(at: usize) -> f32 {
        ((at * 37 + 11) % 23) as f32 - 11.0
    }

    #[test]
    fn every_row_and_column_gets_its_sum() {
        for (rows, inner, columns) in [(7, 5, 64), (4, 64, 32), (1, 1, 32), (0, 3, 32), (3, 2, 0)] {
            let left: Vec<f32> = (0..rows * inner).map(number).collect();
            let right: Vec<f32> = (0..inner * columns).map(|at| number(at * 3 + 1)).collect();
            let mut out = vec![2.0; rows * columns];
            add_product(&left, inner, &right, &mut out);
            for (row, out) in left.chunks(inner).zip(out.chunks(columns.max(1))) {
                for (column, out) in out.iter().enumerate() {
                    let numbers = right.iter().skip(column).step_by(columns);
                    assert_eq!(*out, row.iter().zip(numbers).map(|(x, y)| x * y).sum::<f32>() + 2.0);
                }
            }
        }
    }

    #[test]
    fn every_processor_sums_alike() {
        let left: Vec<f32> = (0..ROWS * 9).map(|at| number(at) / 7.0).collect();
        let right: Vec<f32> = (0..9 * 2 * COLUMNS).map(|at| number(at + 5) / 3.0).collect();
        let rows: [&[f32]; ROWS] = std::array::from_fn(|row| &left[row * 9..][..9]);
        let mut sums = [[[0.5; COLUMNS]; ROWS]; 3];
        let at = (2 * COLUMNS, COLUMNS);
        plain(rows, &right, at, &mut sums[0]);
        add(rows, &right, at, &mut sums[1]);
        assert_eq!(sums[0], sums[1]);
        #[cfg(target_arch = "x86_64")]
        #[expect(unsafe_code, reason = "the processor was asked whether it has these instructions")]
        if crate::machine::has_avx2() {
            unsafe { x86::with_avx2(rows, &right, at, &mut sums[2]) };
            assert_eq!(sums[0], sums[2]);
        }
    }

    #[test]
    fn sizes_that_do_not_fit_are_computed_as_far_as_they_do() {
        let mut out = [0.0; 2 * COLUMNS];
        add_product(&[1.0; 5], 2, &[1.0; 2 * COLUMNS], &mut out[..COLUMNS + 3]);
        assert!(out[..COLUMNS].iter().all(|&x| x == 2.0) && out[COLUMNS..].iter().all(|&x| x == 0.0));
        add_product(&[1.0; 5], 0, &[1.0; 2 * COLUMNS], &mut out);
        add_product(&[], 2, &[1.0; 2 * COLUMNS], &mut out);
        // of a matrix that is longer than it is wide some numbers are left over, as many as a row has
        add_product(&[1.0; 50], 50, &[1.0; 51 * COLUMNS], &mut out[COLUMNS..]);
        assert!(out[COLUMNS..].iter().all(|&x| x == 50.0));
    }
}
