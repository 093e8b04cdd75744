//! The processor's vectors. What is computed with them is the same as without.

/// Runs `work` compiled for the widest vectors that this processor is known to have. All that `work` calls must be
/// inlined into it to profit. Floats are neither reordered nor fused where the code does not say so.
#[inline]
pub fn widest<R>(work: impl FnOnce() -> R) -> R {
    #[cfg(target_arch = "x86_64")]
    if has_avx2() {
        #[expect(unsafe_code, reason = "the processor was asked whether it has these instructions")]
        return unsafe { with_avx2(work) };
    }
    work()
}

/// Whether 256-bit integers and fused multiplication are there.
#[cfg(target_arch = "x86_64")]
#[inline]
pub fn has_avx2() -> bool {
    std::is_x86_feature_detected!("avx2") && std::is_x86_feature_detected!("fma")
}

/// Whether 512-bit floats are there.
#[cfg(target_arch = "x86_64")]
#[inline]
pub fn has_avx512() -> bool {
    std::is_x86_feature_detected!("avx512f")
}

/// Whether 512-bit vectors and sums of 8-bit products are there.
#[cfg(target_arch = "x86_64")]
#[inline]
pub fn has_vnni() -> bool {
    has_avx512() && std::is_x86_feature_detected!("avx512vnni")
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,fma")]
fn with_avx2<R>(work: impl FnOnce() -> R) -> R {
    work()
}
