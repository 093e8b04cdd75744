//! Matrices of 8-bit numbers (Jacob et al. 2018, arXiv:1712.05877): rows of levels times panels of sixteen columns.

use crate::function::ROUND;

/// Columns of a panel.
const LANES: usize = 16;

/// Rows that are computed side by side.
const ROWS: usize = 4;

/// A weight's levels on either side of 0: so few that no processor's 8-bit sums saturate (two of 255 x 63 fit in 16
/// bits).
pub const LEVELS: i8 = 63;

/// The highest level of a number.
const TOP: f32 = 255.0;

/// The least size of a level, for zeros alone.
const SMALLEST: f32 = 1e-20;

/// Inputs that a processor multiplies and sums at once.
const DEEP: usize = 4;

/// `DEEP` inputs of a panel: eight columns, then the other eight.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
pub struct Step([[i8; 32]; 2]);

/// A linear map with weights of a few levels, one scale an output.
#[derive(Debug)]
pub struct Eight {
    /// Panel by panel, a step after the other.
    panels: Vec<Step>,
    scale: Vec<[f32; LANES]>,
    bias: Vec<[f32; LANES]>,
    /// Of each output: the sum of its weights.
    sums: Vec<[f32; LANES]>,
    /// Steps of a panel.
    steps: usize,
}

/// `DEEP` numbers of each row of a tile.
type Run = [[u8; DEEP]; ROWS];

/// Rows of numbers as levels from 0 to `TOP`.
#[derive(Debug, Default)]
pub struct Levels {
    /// Tile by tile, a run after the other.
    runs: Vec<Run>,
    rows: usize,
    /// The size of a level.
    size: f32,
    /// The level that stands for 0.
    zero: f32,
}

impl Eight {
    /// `weight` has a row of levels for each output; `None` where sizes or levels do not fit.
    pub fn new(weight: &[u8], scale: &[f32], bias: &[f32]) -> Option<Self> {
        let outputs = scale.len();
        let inputs = weight.len().checked_div(outputs)?;
        let fits =
            outputs.is_multiple_of(LANES) && inputs.is_multiple_of(DEEP) && weight.len() == inputs * outputs;
        let levels: Vec<i8> = weight.iter().map(|level| level.cast_signed()).collect();
        if !fits || bias.len() != outputs || levels.iter().any(|level| level.unsigned_abs() > LEVELS as u8) {
            return None;
        }
        let steps = inputs / DEEP;
        let mut panels = vec![Step([[0; 32]; 2]); outputs / LANES * steps];
        let mut sums = vec![[0.0; LANES]; outputs / LANES];
        for (output, row) in levels.chunks_exact(inputs).enumerate() {
            let (panel, lane) = (output / LANES, output % LANES);
            sums[panel][lane] = row.iter().map(|&level| f32::from(level)).sum();
            for (step, run) in row.as_chunks::<DEEP>().0.iter().enumerate() {
                panels[panel * steps + step].0[lane / 8][lane % 8 * DEEP..][..DEEP].copy_from_slice(run);
            }
        }
        let lanes = |row: &[f32]| row.as_chunks::<LANES>().0.to_vec();
        Some(Self { panels, scale: lanes(scale), bias: lanes(bias), sums, steps })
    }

    pub fn inputs(&self) -> usize {
        self.steps * DEEP
    }

    pub fn outputs(&self) -> usize {
        self.bias.len() * LANES
    }

    /// Computes a row of outputs for each row of `x`; `join` makes of what is in `out` and of an output what is there
    /// then.
    #[inline(always)]
    pub(crate) fn apply(&self, x: &Levels, out: &mut [f32], join: impl Fn(f32, f32) -> f32) {
        let width = self.outputs();
        let mut sums = vec![[[0; LANES]; ROWS]; x.runs.len() / self.steps];
        for (number, panel) in self.panels.chunks_exact(self.steps).enumerate() {
            let (scale, bias, weights) = (self.scale[number], self.bias[number], self.sums[number]);
            multiply(&x.runs, panel, &mut sums);
            for (row, sums) in out.chunks_exact_mut(width).take(x.rows).zip(sums.as_flattened()) {
                let out = &mut row.as_chunks_mut::<LANES>().0[number];
                let mut all = *out;
                for lane in 0..LANES {
                    // whole numbers that a float holds exactly
                    let sum = x.zero.mul_add(-weights[lane], sums[lane] as f32);
                    all[lane] = join(all[lane], sum.mul_add(x.size * scale[lane], bias[lane]));
                }
                *out = all;
            }
        }
    }
}

impl Levels {
    /// Takes rows of `width` numbers, with the levels that all of them need.
    #[inline(always)]
    pub(crate) fn take(&mut self, x: &[f32], width: usize) {
        let steps = width / DEEP;
        self.rows = x.len() / width;
        self.runs.resize(self.rows.div_ceil(ROWS) * steps, [[0; DEEP]; ROWS]);
        let (low, high) = bounds(x);
        self.size = ((high - low) / TOP).max(SMALLEST);
        self.zero = (-low / self.size).round_ties_even();
        let (inverse, zero) = (1.0 / self.size, self.zero);
        let mut bytes = vec![[0u8; DEEP]; steps];
        for (at, x) in x.chunks_exact(width).enumerate() {
            for (x, byte) in x.iter().zip(bytes.as_flattened_mut()) {
                let level = (x * inverse).clamp(-zero, TOP - zero);
                *byte = (level + (ROUND + zero)).to_bits() as u8;
            }
            for (run, bytes) in self.runs[at / ROWS * steps..][..steps].iter_mut().zip(&bytes) {
                run[at % ROWS] = *bytes;
            }
        }
    }
}

/// The lowest and the highest number and 0.
#[inline(always)]
fn bounds(row: &[f32]) -> (f32, f32) {
    let (mut low, mut high) = ([0.0f32; LANES], [0.0f32; LANES]);
    for run in row.as_chunks::<LANES>().0 {
        for lane in 0..LANES {
            low[lane] = if run[lane] < low[lane] { run[lane] } else { low[lane] };
            high[lane] = if run[lane] > high[lane] { run[lane] } else { high[lane] };
        }
    }
    let mut both = (0.0f32, 0.0f32);
    for lane in 0..LANES {
        both = (both.0.min(low[lane]), both.1.max(high[lane]));
    }
    both
}

/// What one panel makes of each tile of rows.
type Sums = [[i32; LANES]; ROWS];

/// All tiles of rows times one panel.
fn multiply(runs: &[Run], panel: &[Step], sums: &mut [Sums]) {
    #[cfg(target_arch = "x86_64")]
    #[expect(unsafe_code, reason = "the processor was asked whether it has these instructions")]
    if crate::machine::has_vnni() {
        return unsafe { wider::multiply(runs, panel, sums) };
    } else if crate::machine::has_avx2() {
        return unsafe { wide::multiply(runs, panel, sums) };
    }
    plain(runs, panel, sums);
}

fn plain(runs: &[Run], panel: &[Step], sums: &mut [Sums]) {
    for (runs, sums) in runs.chunks_exact(panel.len()).zip(sums) {
        *sums = [[0; LANES]; ROWS];
        for (run, step) in runs.iter().zip(panel) {
            let weights = step.0.as_flattened().as_chunks::<DEEP>().0;
            for row in 0..ROWS {
                for lane in 0..LANES {
                    for deep in 0..DEEP {
                        sums[row][lane] += i32::from(run[row][deep]) * i32::from(weights[lane][deep]);
                    }
                }
            }
        }
    }
}

/// The same with vectors of 256 bits.
#[cfg(target_arch = "x86_64")]
mod wide {
    use std::arch::x86_64::{
        __m256i, _mm256_add_epi32, _mm256_madd_epi16, _mm256_maddubs_epi16, _mm256_set1_epi16,
        _mm256_set1_epi32, _mm256_setzero_si256,
    };
    use std::mem::transmute;

    use super::{ROWS, Run, Step, Sums};

    #[target_feature(enable = "avx2,fma")]
    pub fn multiply(runs: &[Run], panel: &[Step], sums: &mut [Sums]) {
        for (runs, sums) in runs.chunks_exact(panel.len()).zip(sums) {
            *sums = tile(runs, panel);
        }
    }

    #[target_feature(enable = "avx2,fma")]
    fn tile(runs: &[Run], panel: &[Step]) -> Sums {
        let ones = _mm256_set1_epi16(1);
        let mut sums = [[_mm256_setzero_si256(); 2]; ROWS];
        for (run, step) in runs.iter().zip(panel) {
            let weights = vectors(*step);
            for row in 0..ROWS {
                let x = _mm256_set1_epi32(i32::from_le_bytes(run[row]));
                for half in 0..2 {
                    let pairs = _mm256_maddubs_epi16(x, weights[half]);
                    sums[row][half] = _mm256_add_epi32(sums[row][half], _mm256_madd_epi16(pairs, ones));
                }
            }
        }
        #[expect(unsafe_code, reason = "both are 256 bytes, and any bytes are both")]
        unsafe {
            transmute::<[[__m256i; 2]; ROWS], Sums>(sums)
        }
    }

    #[inline(always)]
    fn vectors(step: Step) -> [__m256i; 2] {
        #[expect(unsafe_code, reason = "both are 64 bytes, and any bytes are both")]
        unsafe {
            transmute::<Step, [__m256i; 2]>(step)
        }
    }
}

/// The same with vectors of 512 bits that multiply and sum at once; two tiles side by side, for a sum takes long to be done.
#[cfg(target_arch = "x86_64")]
mod wider {
    use std::arch::x86_64::{__m512i, _mm512_dpbusd_epi32, _mm512_set1_epi32, _mm512_setzero_si512};
    use std::mem::transmute;

    use super::{ROWS, Run, Step, Sums};

    #[target_feature(enable = "avx512f,avx512vnni")]
    pub fn multiply(runs: &[Run], panel: &[Step], sums: &mut [Sums]) {
        for (runs, sums) in runs.chunks(2 * panel.len()).zip(sums.chunks_mut(2)) {
            let (one, other) = runs.split_at(panel.len().min(runs.len()));
            match sums {
                [a, b] if other.len() == panel.len() => [*a, *b] = tiles([one, other], panel),
                [a, ..] if one.len() == panel.len() => [*a] = tiles([one], panel),
                _ => {}
            }
        }
    }

    #[target_feature(enable = "avx512f,avx512vnni")]
    fn tiles<const TILES: usize>(runs: [&[Run]; TILES], panel: &[Step]) -> [Sums; TILES] {
        let runs = runs.map(|runs| &runs[..panel.len()]);
        let mut sums = [[_mm512_setzero_si512(); ROWS]; TILES];
        for (at, step) in panel.iter().enumerate() {
            let weights = vector(*step);
            for tile in 0..TILES {
                for row in 0..ROWS {
                    let x = _mm512_set1_epi32(i32::from_le_bytes(runs[tile][at][row]));
                    sums[tile][row] = _mm512_dpbusd_epi32(sums[tile][row], x, weights);
                }
            }
        }
        sums.map(|sums| {
            #[expect(unsafe_code, reason = "both are 256 bytes, and any bytes are both")]
            unsafe {
                transmute::<[__m512i; ROWS], Sums>(sums)
            }
        })
    }

    #[inline(always)]
    fn vector(step: Step) -> __m512i {
        #[expect(unsafe_code, reason = "both are 64 bytes, and any bytes are both")]
        unsafe {
            transmute::<Step, __m512i>(step)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(at: usize) -> i32 {
        ((at * 7919 + 13) % 101) as i32 - 50
    }

    #[test]
    fn outputs_are_near_those_of_floats() {
        let (inputs, outputs, count) = (48, 32, 13);
        let levels: Vec<i8> = (0..inputs * outputs).map(|at| number(at) as i8).collect();
        let weight: Vec<u8> = levels.iter().map(|level| level.cast_unsigned()).collect();
        let scale: Vec<f32> = (0..outputs).map(|at| 0.01 + at as f32 / 1000.0).collect();
        let bias: Vec<f32> = (0..outputs).map(|at| number(at) as f32).collect();
        let x: Vec<f32> = (0..inputs * count).map(|at| number(at * 3 + 1) as f32 / 9.0).collect();
        let mut taken = Levels::default();
        taken.take(&x, inputs);
        let mut out = vec![0.5; count * outputs];
        Eight::new(&weight, &scale, &bias).unwrap().apply(&taken, &mut out, |y, x| y + x);
        for (row, y) in x.chunks(inputs).zip(out.chunks(outputs)) {
            for (output, y) in y.iter().enumerate() {
                let of = &levels[output * inputs..][..inputs];
                let sum: f32 = row.iter().zip(of).map(|(x, &w)| x * f32::from(w)).sum();
                let right = sum * scale[output] + bias[output] + 0.5;
                assert!((y - right).abs() < 1.0, "{y} for {right}");
            }
        }
    }

    #[test]
    fn the_widest_sums_do_not_saturate_and_are_the_plain_ones() {
        let steps: Vec<Step> = (0..6)
            .map(|at| Step([[LEVELS; 32], std::array::from_fn(|lane| number(at * 32 + lane) as i8)]))
            .collect();
        let runs: Vec<Run> = (0..3 * steps.len())
            .map(|at| std::array::from_fn(|row| [255, 255, 255 - (at / 6) as u8, 255 - row as u8]))
            .collect();
        let (mut mine, mut right) = ([[[1; LANES]; ROWS]; 3], [[[2; LANES]; ROWS]; 3]);
        plain(&runs, &steps, &mut right);
        multiply(&runs, &steps, &mut mine);
        assert_eq!(mine, right);
        #[cfg(target_arch = "x86_64")]
        #[expect(unsafe_code, reason = "the processor was asked whether it has these instructions")]
        if crate::machine::has_avx2() {
            unsafe { wide::multiply(&runs, &steps, &mut mine) };
            assert_eq!(mine, right);
        }
        assert_eq!(mine[0][0][0], 6 * 63 * 4 * 255);
    }

    #[test]
    fn too_many_levels_and_odd_sizes_are_refused() {
        let (scale, bias) = ([1.0; 16], [0.0; 16]);
        assert!(Eight::new(&[63; 64], &scale, &bias).is_some());
        assert!(Eight::new(&[64; 64], &scale, &bias).is_none());
        assert!(Eight::new(&[63; 48], &scale, &bias).is_none());
        assert!(Eight::new(&[], &[], &[]).is_none());
    }
}
