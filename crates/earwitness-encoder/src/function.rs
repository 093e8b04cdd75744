//! Functions of one number, written so that many are computed side by side.

/// Added to a float, it leaves the nearest whole number (ties to even) in the lowest bits.
pub const ROUND: f32 = 12_582_912.0;

/// e to the x for x up to 0, to 2 units in the last place; what lies below -87 counts as -87 (after Cephes' `expf`,
/// Moshier 1989).
#[inline(always)]
pub fn exp(x: f32) -> f32 {
    let x = x.max(-87.0);
    let shifted = x.mul_add(std::f32::consts::LOG2_E, ROUND);
    let whole = shifted - ROUND;
    let rest = whole.mul_add(-0.693_359_4, x);
    let rest = whole.mul_add(2.121_944_4e-4, rest);
    let mut sum = 1.987_569_1e-4f32;
    for term in [1.398_199_9e-3, 8.333_452e-3, 4.166_579_6e-2, 0.166_666_65, 0.5] {
        sum = sum.mul_add(rest, term);
    }
    let power = f32::from_bits((shifted.to_bits() << 23).wrapping_add(0x3f80_0000));
    sum.mul_add(rest * rest, rest + 1.0) * power
}

/// x times the share of a normal distribution below x (Hendrycks and Gimpel 2016), to 1e-6 (the error function after
/// Abramowitz and Stegun 1964, 7.1.26).
#[inline(always)]
pub fn gelu(x: f32) -> f32 {
    let far = x.abs() * std::f32::consts::FRAC_1_SQRT_2;
    let near = 1.0 / far.mul_add(0.327_591_1, 1.0);
    let mut sum = 1.061_405_4f32;
    for term in [-1.453_152, 1.421_413_7, -0.284_496_72, 0.254_829_6] {
        sum = sum.mul_add(near, term);
    }
    let beyond = sum * near * exp(-far * far);
    (x.abs() * -0.5).mul_add(beyond, x.max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_e_are_near() {
        for step in 0..8700 {
            let x = -step as f32 / 100.0;
            let (mine, right) = (f64::from(exp(x)), f64::from(x).exp());
            assert!((mine / right - 1.0).abs() < 3e-7, "{x}: {mine} for {right}");
        }
        assert!(exp(f32::MIN) < 1e-37);
    }

    #[test]
    fn gelu_is_near_at_known_points() {
        for (x, right) in [(0.0, 0.0), (1.0, 0.841_344_7), (-1.0, -0.158_655_3), (3.0, 2.995_95), (-9.0, 0.0)]
        {
            assert!((gelu(x) - right).abs() < 2e-6, "{x}: {}", gelu(x));
        }
    }
}
