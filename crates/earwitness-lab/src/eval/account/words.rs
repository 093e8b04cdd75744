//! Passages as sets of words, so that spans of different makers compare.

use std::collections::{BTreeMap, BTreeSet};

/// The words of a passage, by the code point at which each begins.
pub type Words = BTreeSet<usize>;

/// Word starts of every report.
#[derive(Debug, Default)]
pub struct Texts {
    starts: BTreeMap<String, Vec<usize>>,
    points: BTreeMap<String, Vec<char>>,
}

impl Texts {
    pub fn add(&mut self, report: &str, text: &str) {
        let mut starts = Vec::new();
        let mut inside = false;
        for (at, c) in text.chars().enumerate() {
            let word = c.is_alphanumeric() || c == '_';
            if word && !inside {
                starts.push(at);
            }
            inside = word;
        }
        self.starts.insert(report.to_owned(), starts);
        self.points.insert(report.to_owned(), text.chars().collect());
    }

    /// The text of a passage.
    pub fn cut(&self, report: &str, [start, end]: [usize; 2]) -> String {
        self.points.get(report).and_then(|points| points.get(start..end)).unwrap_or_default().iter().collect()
    }

    pub fn has(&self, report: &str) -> bool {
        self.starts.contains_key(report)
    }

    pub fn words(&self, report: &str, spans: &[[usize; 2]]) -> Words {
        let starts = self.starts.get(report).map_or(&[][..], Vec::as_slice);
        let within = |&[start, end]: &[usize; 2]| {
            let from = starts.partition_point(|&at| at < start);
            let to = starts.partition_point(|&at| at < end).max(from);
            starts[from..to].iter().copied()
        };
        spans.iter().flat_map(within).collect()
    }
}

/// Twice the shared words over all words.
pub fn dice(a: &Words, b: &Words) -> f64 {
    let all = a.len() + b.len();
    if all == 0 { 0.0 } else { 2.0 * common(a, b) as f64 / all as f64 }
}

pub fn common(a: &Words, b: &Words) -> usize {
    a.intersection(b).count()
}

/// A found word set covers a wanted one: half of the wanted words, or it lies mostly inside.
pub fn covers(found: &Words, want: &Words) -> bool {
    let shared = common(found, want) as f64;
    shared > 0.0 && (shared >= 0.5 * want.len() as f64 || shared >= 0.6 * found.len() as f64)
}

/// Whether a name shares a telling word with one of the labels.
pub fn name_matches(name: &str, labels: &[String]) -> bool {
    let split = |text: &str| -> Vec<String> {
        let lower = text.to_lowercase();
        let words = lower.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let got = split(name);
    labels.iter().any(|label| {
        let words = split(label);
        let telling = |word: &&String| !["the", "of"].contains(&word.as_str()) && got.contains(word);
        words.last().is_some_and(|last| got.contains(last)) || words.iter().any(|word| telling(&word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_compare_by_the_words_that_begin_in_them() {
        let mut texts = Texts::default();
        texts.add("a", "“Señor Ruiz” won, twice");
        assert_eq!(texts.words("a", &[[0, 12]]), Words::from([1, 7]));
        assert_eq!(texts.words("b", &[[0, 12]]), Words::new());
        assert!(covers(&Words::from([1]), &Words::from([1, 7])));
        assert!(!covers(&Words::from([1, 20, 30]), &Words::from([1, 7, 13])));
    }

    #[test]
    fn a_name_matches_by_its_last_word() {
        assert!(name_matches("President Ruiz", &["Carla Ruiz".into()]));
        assert!(!name_matches("the Office of", &["Ministry of the Sea".into()]));
    }
}
