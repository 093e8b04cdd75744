//! Which quotations are told of somebody, and which only inferred: a published layer holds the told ones.

use std::cmp::Reverse;

use crate::learned::{Heard, HeardQuotation};
use crate::record::{Finding, Quotation, Span};

/// Share of common length from which a quotation is the one that was heard (Dice); PolNeAR's own measure of the same.
const SAME: f32 = 0.5;

/// Marks each quotation. What the encoder heard is told once; what only rules found is told where it has a source
/// and a cue, stands in nobody else's words, and shares no words with anything that was heard.
pub fn mark(quotations: &mut [Quotation], heard: Option<&Heard>) {
    for q in quotations.iter_mut() {
        q.finding = if q.source.is_empty() && q.cue.is_empty() { Finding::Inferred } else { Finding::Told };
    }
    let Some(heard) = heard else { return };
    let twins = twins(quotations, &heard.quotations);
    for (at, q) in quotations.iter_mut().enumerate() {
        let apart = || {
            let words: Vec<Span> = q.content.iter().chain(&q.cue).copied().collect();
            let near =
                heard.quotations.iter().filter(|h| touches(&h.content, &words) || touches(&h.cue, &q.cue));
            near.count() == 0
        };
        let alone = || q.within.is_none() && !q.source.is_empty() && !q.cue.is_empty() && apart();
        q.finding = if twins.contains(&at) || alone() { Finding::Told } else { Finding::Inferred };
    }
}

/// The quotations that were heard, one for each that the encoder heard, the greatest likeness first.
fn twins(quotations: &[Quotation], heard: &[HeardQuotation]) -> Vec<usize> {
    let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
    for (h, one) in heard.iter().enumerate() {
        let Some(reach) = Span::cover(&one.content) else { continue };
        for (at, q) in quotations.iter().enumerate() {
            if !q.content.iter().any(|c| c.overlaps(reach)) {
                continue;
            }
            let dice = dice(&q.content, &one.content);
            if dice >= SAME {
                let cue = touches(&q.cue, &one.cue);
                pairs.push((dice + f32::from(u8::from(cue)), at, h));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    let (mut taken, mut used) = (Vec::new(), Vec::new());
    for (_, at, h) in pairs {
        if !taken.contains(&at) && !used.contains(&h) {
            taken.push(at);
            used.push(h);
        }
    }
    taken.sort_unstable_by_key(|&at| Reverse(at));
    taken
}

fn touches(a: &[Span], b: &[Span]) -> bool {
    a.iter().any(|x| b.iter().any(|y| x.overlaps(*y)))
}

fn dice(a: &[Span], b: &[Span]) -> f32 {
    let length = |spans: &[Span]| spans.iter().map(|s| s.len()).sum::<usize>();
    let common: usize = a.iter().flat_map(|x| b.iter().map(move |y| x.common(*y).len())).sum();
    #[expect(clippy::cast_precision_loss, reason = "lengths of passages are small")]
    let dice = 2.0 * common as f32 / (length(a) + length(b)).max(1) as f32;
    dice
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Act, Commitment, QuotationKind};

    fn quotation(content: Span, source: &[Span], cue: &[Span]) -> Quotation {
        Quotation {
            kind: QuotationKind::Indirect,
            act: Act::Speech,
            content: vec![content],
            source: source.to_vec(),
            cue: cue.to_vec(),
            quoted: Vec::new(),
            speaker: None,
            channels: Vec::new(),
            within: None,
            finding: Finding::Inferred,
            echo: None,
            commitment: Commitment::Held,
            score: 1.0,
        }
    }

    #[test]
    fn what_is_heard_or_stands_apart_with_a_speaker_is_told() {
        let (who, said) = ([Span::new(0, 4)], [Span::new(5, 9)]);
        let mut all = [
            quotation(Span::new(10, 50), &who, &said),
            quotation(Span::new(12, 50), &who, &[]),
            quotation(Span::new(60, 80), &[], &[]),
            quotation(Span::new(100, 120), &[Span::new(90, 94)], &[Span::new(95, 99)]),
        ];
        let one = HeardQuotation {
            content: vec![Span::new(11, 50)],
            source: who.to_vec(),
            cue: said.to_vec(),
            score: 0.9,
        };
        let heard = Heard { quotations: vec![one], ..Heard::default() };
        mark(&mut all, Some(&heard));
        let told = all.each_ref().map(|q| q.finding == Finding::Told);
        assert_eq!(told, [true, false, false, true]);
        mark(&mut all, None);
        assert_eq!(all.each_ref().map(|q| q.finding == Finding::Told), [true, true, false, true]);
    }
}
