//! Which readings have only a part of what is shown for all of them.

use rustc_hash::FxHashSet;

use crate::record::Report;
use crate::weigh::collate::{Gathering, Unit};

/// Share of the words of the wording under which a reading has only a part of it, and share of its own words from which on
/// they are the wording's: what tells the same in other words is no part.
const WHOLE: f32 = 0.6;

/// Whether a reading, by its number, has only a part of what is shown.
pub fn is_part(story: &[&Report], unit: usize, gathering: &Gathering) -> bool {
    if gathering.lacking.get(unit) == Some(&true) {
        return true;
    }
    let units = &gathering.units;
    let Some((best, unit)) = units.get(gathering.best).zip(units.get(unit)) else { return false };
    let lemma = Unit { content: gathering.lemma.clone(), ..best.clone() };
    let (lemma, reading) = (lemma.words(story), unit.words(story));
    let shorter = 4 * reading.len() < 3 * lemma.len();
    shorter && share(&lemma, &reading) < WHOLE && share(&reading, &lemma) >= WHOLE
}

/// The share of the first words that are among the second.
#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
fn share(words: &[String], among: &[String]) -> f32 {
    let among: FxHashSet<&String> = among.iter().collect();
    words.iter().filter(|word| among.contains(word)).count() as f32 / words.len().max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Span, Voice};

    #[test]
    fn a_half_is_a_part_and_other_words_are_none() {
        let texts = [
            "We will open the pier. The ferries will sail again before the summer ends.",
            "We will open the pier.",
            "the pier and the ferries would be back in a few weeks, he promised the crews",
        ];
        let reports: Vec<Report> =
            texts.iter().map(|text| Report { text: (*text).into(), ..Report::default() }).collect();
        let story: Vec<&Report> = reports.iter().collect();
        let unit = |report: usize| Unit {
            report,
            content: vec![Span::new(0, texts[report].len())],
            quotation: Some(0),
            clause: None,
        };
        let gathering = Gathering {
            voice: Voice::Speaker(None),
            units: (0..3).map(unit).collect(),
            best: 0,
            lemma: unit(0).content,
            differences: vec![Vec::new(); 3],
            reported: Vec::new(),
            doubtful: vec![false; 3],
            lacking: Vec::new(),
            stands_alone: true,
            occasion: false,
        };
        let parts: Vec<bool> = (0..3).map(|unit| is_part(&story, unit, &gathering)).collect();
        assert_eq!(parts, [false, true, false]);
    }
}
