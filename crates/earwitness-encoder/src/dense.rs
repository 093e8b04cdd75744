//! Matrices of floats, tile by tile: four rows times sixteen columns.

/// Columns of a panel.
pub const LANES: usize = 16;

/// Rows that are computed side by side: with two vectors of eight each, as many sums as a processor has under way.
pub const ROWS: usize = 4;

/// One number of each column of a panel.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
pub struct Lanes(pub [f32; LANES]);

impl Lanes {
    pub const ZERO: Self = Self([0.0; LANES]);
}

/// A linear map in floats.
#[derive(Debug)]
pub struct Dense {
    /// Panel by panel, an input after the other.
    panels: Vec<Lanes>,
    bias: Vec<Lanes>,
    inputs: usize,
    outputs: usize,
}

impl Dense {
    /// `weight` has a row of `inputs` numbers for each output; `None` where the sizes do not fit.
    pub fn new(weight: &[f32], bias: &[f32], inputs: usize) -> Option<Self> {
        let outputs = bias.len();
        if inputs == 0 || weight.len() != inputs * outputs {
            return None;
        }
        let count = outputs.div_ceil(LANES);
        let mut panels = vec![Lanes::ZERO; count * inputs];
        for (output, row) in weight.chunks_exact(inputs).enumerate() {
            for (at, x) in row.iter().enumerate() {
                panels[output / LANES * inputs + at].0[output % LANES] = *x;
            }
        }
        let mut padded = vec![Lanes::ZERO; count];
        for (output, x) in bias.iter().enumerate() {
            padded[output / LANES].0[output % LANES] = *x;
        }
        Some(Self { panels, bias: padded, inputs, outputs })
    }

    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// A row of outputs for each row of `x`.
    pub fn apply(&self, x: &[f32]) -> Vec<f32> {
        let count = x.len() / self.inputs;
        let mut out = vec![0.0; count * self.outputs];
        let mut tiles = vec![[0.0; ROWS]; count.div_ceil(ROWS) * self.inputs];
        for (number, row) in x.chunks_exact(self.inputs).enumerate() {
            let tile = &mut tiles[number / ROWS * self.inputs..][..self.inputs];
            tile.iter_mut().zip(row).for_each(|(tile, x)| tile[number % ROWS] = *x);
        }
        let mut sums = vec![[Lanes::ZERO; ROWS]; count.div_ceil(ROWS)];
        for (number, (panel, bias)) in self.panels.chunks_exact(self.inputs).zip(&self.bias).enumerate() {
            let from = number * LANES;
            let size = LANES.min(self.outputs - from);
            multiply(&tiles, panel, &mut sums);
            for (row, sums) in out.chunks_exact_mut(self.outputs).zip(sums.as_flattened()) {
                let sums = sums.0.iter().zip(&bias.0);
                row[from..from + size].iter_mut().zip(sums).for_each(|(y, (sum, bias))| *y = sum + bias);
            }
        }
        out
    }
}

/// What one panel makes of each tile of rows.
pub type Sums = [Lanes; ROWS];

/// All tiles of rows times one panel. Each sum runs over the inner dimension in its order, each step fused.
pub fn multiply(rows: &[[f32; ROWS]], panel: &[Lanes], sums: &mut [Sums]) {
    #[cfg(target_arch = "x86_64")]
    #[expect(unsafe_code, reason = "the processor was asked whether it has these instructions")]
    if crate::machine::has_avx512() {
        return unsafe { wider::multiply(rows, panel, sums) };
    } else if crate::machine::has_avx2() {
        return unsafe { wide::multiply(rows, panel, sums) };
    }
    plain(rows, panel, sums);
}

fn plain(rows: &[[f32; ROWS]], panel: &[Lanes], sums: &mut [Sums]) {
    for (rows, sums) in rows.chunks_exact(panel.len()).zip(sums) {
        *sums = [Lanes::ZERO; ROWS];
        for (x, column) in rows.iter().zip(panel) {
            for row in 0..ROWS {
                for lane in 0..LANES {
                    sums[row].0[lane] = x[row].mul_add(column.0[lane], sums[row].0[lane]);
                }
            }
        }
    }
}

/// The same with vectors of 256 bits.
#[cfg(target_arch = "x86_64")]
mod wide {
    use std::arch::x86_64::{__m256, _mm256_fmadd_ps, _mm256_set1_ps, _mm256_setzero_ps};
    use std::mem::transmute;

    use super::{LANES, Lanes, ROWS, Sums};

    /// Vectors of a panel.
    const WIDE: usize = LANES / 8;

    #[target_feature(enable = "avx2,fma")]
    pub fn multiply(rows: &[[f32; ROWS]], panel: &[Lanes], sums: &mut [Sums]) {
        for (rows, sums) in rows.chunks_exact(panel.len()).zip(sums) {
            *sums = tile(rows, panel);
        }
    }

    #[target_feature(enable = "avx2,fma")]
    fn tile(rows: &[[f32; ROWS]], panel: &[Lanes]) -> Sums {
        let mut sums = [[_mm256_setzero_ps(); WIDE]; ROWS];
        for (x, column) in rows.iter().zip(panel) {
            let column = vectors(*column);
            for row in 0..ROWS {
                let x = _mm256_set1_ps(x[row]);
                for part in 0..WIDE {
                    sums[row][part] = _mm256_fmadd_ps(x, column[part], sums[row][part]);
                }
            }
        }
        #[expect(unsafe_code, reason = "both are 256 bytes, and any bytes are both")]
        unsafe {
            transmute::<[[__m256; WIDE]; ROWS], Sums>(sums)
        }
    }

    #[inline(always)]
    fn vectors(lanes: Lanes) -> [__m256; WIDE] {
        #[expect(unsafe_code, reason = "both are 64 bytes, and any bytes are both")]
        unsafe {
            transmute::<Lanes, [__m256; WIDE]>(lanes)
        }
    }
}

/// The same with vectors of 512 bits; two tiles side by side, for a sum takes long to be done.
#[cfg(target_arch = "x86_64")]
mod wider {
    use std::arch::x86_64::{__m512, _mm512_fmadd_ps, _mm512_set1_ps, _mm512_setzero_ps};
    use std::mem::transmute;

    use super::{Lanes, ROWS, Sums};

    #[target_feature(enable = "avx512f")]
    pub fn multiply(rows: &[[f32; ROWS]], panel: &[Lanes], sums: &mut [Sums]) {
        for (rows, sums) in rows.chunks(2 * panel.len()).zip(sums.chunks_mut(2)) {
            let (one, other) = rows.split_at(panel.len().min(rows.len()));
            match sums {
                [a, b] if other.len() == panel.len() => [*a, *b] = tiles([one, other], panel),
                [a, ..] if one.len() == panel.len() => [*a] = tiles([one], panel),
                _ => {}
            }
        }
    }

    #[target_feature(enable = "avx512f")]
    fn tiles<const TILES: usize>(rows: [&[[f32; ROWS]]; TILES], panel: &[Lanes]) -> [Sums; TILES] {
        let rows = rows.map(|rows| &rows[..panel.len()]);
        let mut sums = [[_mm512_setzero_ps(); ROWS]; TILES];
        for (at, column) in panel.iter().enumerate() {
            let column = vector(*column);
            for tile in 0..TILES {
                for row in 0..ROWS {
                    let x = _mm512_set1_ps(rows[tile][at][row]);
                    sums[tile][row] = _mm512_fmadd_ps(x, column, sums[tile][row]);
                }
            }
        }
        sums.map(|sums| {
            #[expect(unsafe_code, reason = "both are 256 bytes, and any bytes are both")]
            unsafe {
                transmute::<[__m512; ROWS], Sums>(sums)
            }
        })
    }

    #[inline(always)]
    fn vector(lanes: Lanes) -> __m512 {
        #[expect(unsafe_code, reason = "both are 64 bytes, and any bytes are both")]
        unsafe {
            transmute::<Lanes, __m512>(lanes)
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
    fn every_row_and_column_is_its_sum() {
        let (inputs, outputs, count) = (5, 29, 7);
        let weight: Vec<f32> = (0..inputs * outputs).map(number).collect();
        let bias: Vec<f32> = (0..outputs).map(|at| at as f32).collect();
        let x: Vec<f32> = (0..inputs * count).map(|at| number(at + 7)).collect();
        let out = Dense::new(&weight, &bias, inputs).unwrap().apply(&x);
        for (row, y) in x.chunks(inputs).zip(out.chunks(outputs)) {
            for (output, y) in y.iter().enumerate() {
                let of = &weight[output * inputs..][..inputs];
                let right: f32 = row.iter().zip(of).map(|(x, w)| x * w).sum::<f32>() + bias[output];
                assert_eq!(*y, right);
            }
        }
        assert!(Dense::new(&weight, &bias, inputs + 1).is_none());
    }

    #[test]
    fn every_processor_sums_alike() {
        let rows: Vec<[f32; ROWS]> =
            (0..150).map(|at| std::array::from_fn(|row| number(at + row) / 7.0)).collect();
        let panel: Vec<Lanes> =
            (0..50).map(|at| Lanes(std::array::from_fn(|lane| number(at * 3 + lane) / 3.0))).collect();
        let (mut mine, mut right) = ([[Lanes::ZERO; ROWS]; 3], [[Lanes([1.0; LANES]); ROWS]; 3]);
        let same = |mine: &[Sums], right: &[Sums]| {
            mine.as_flattened().iter().zip(right.as_flattened()).all(|(a, b)| a.0 == b.0)
        };
        plain(&rows, &panel, &mut right);
        multiply(&rows, &panel, &mut mine);
        assert!(same(&mine, &right) && mine[2][3].0[LANES - 1] != 0.0);
        #[cfg(target_arch = "x86_64")]
        #[expect(unsafe_code, reason = "the processor was asked whether it has these instructions")]
        if crate::machine::has_avx2() {
            mine[0] = [Lanes::ZERO; ROWS];
            unsafe { wide::multiply(&rows, &panel, &mut mine) };
            assert!(same(&mine, &right));
        }
    }
}
