//! How much each feature of a gap speaks for an end: `weights/sentence`, logistic regression.

/// Weights of the fit, one byte each; features fall into them by hash.
pub const SIZE: usize = 1 << 15;

/// One line "earwitness sentence FEATURES BIAS SCALE", then `SIZE` signed bytes.
static BUNDLED: &[u8] = include_bytes!("../../../weights/sentence/gaps.weights");

/// Likelihood from which a gap ends a sentence: even odds. Over the treebanks fitted to, in five folds, 0.38 to 0.5
/// give the same F1 within 0.001; news has fewer false ends at 0.5.
const LIKELY: f32 = 0.5;

struct Fit {
    bias: f32,
    scale: f32,
    weights: &'static [u8],
}

static FIT: std::sync::LazyLock<Option<Fit>> = std::sync::LazyLock::new(|| read(BUNDLED));

/// The fit; `None` where it was made for other features than this program computes.
fn read(bytes: &'static [u8]) -> Option<Fit> {
    let line = bytes.iter().position(|&b| b == b'\n')?;
    let header = std::str::from_utf8(&bytes[..line]).ok()?;
    let weights = bytes.get(line + 1..).filter(|w| w.len() == SIZE)?;
    let words: Vec<&str> = header.split(' ').collect();
    let ["earwitness", "sentence", features, bias, scale] = words[..] else { return None };
    (features == super::FEATURES).then_some(())?;
    Some(Fit { bias: bias.parse().ok()?, scale: scale.parse().ok()?, weights })
}

/// Whether a gap with these features ends a sentence. The rules' own feature decides where there is no fit.
pub fn ends(features: &[u16]) -> bool {
    let Some(fit) = FIT.as_ref() else { return features.first() == Some(&super::gap::ruled_feature()) };
    let sum: i32 = features
        .iter()
        .filter_map(|&f| fit.weights.get(usize::from(f)))
        .map(|&w| i32::from(i8::from_le_bytes([w])))
        .sum();
    #[expect(clippy::cast_precision_loss, reason = "a sum of few small numbers")]
    let logit = fit.bias + fit.scale * sum as f32;
    logit >= (LIKELY / (1.0 - LIKELY)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_fit_is_for_these_features() {
        assert!(FIT.is_some());
        assert!(read(b"earwitness sentence other-1 0 1\n").is_none());
    }
}
