//! How alike two reports are: the features of a pair and what they say together.

use super::around::{AROUND, Around};
use super::day::last_weekday;
use super::idf::STEPS;
use super::near::NEAR;
use super::sketch::{Sketch, Term};
use super::trees::{log_odds, log_odds_from};

/// What two reports show by themselves, in the order of [`ALONE`], then what the reports around them say of them.
pub type Features = [f32; ALONE.len() + AROUND.len()];

/// Names of the features.
pub fn feature_names() -> impl Iterator<Item = &'static str> {
    ALONE.into_iter().chain(AROUND)
}

/// Names of the features of two reports alone. Cosines and shares are square roots, so that small overlaps differ as
/// much as large ones.
pub const ALONE: [&str; 18] = [
    // Cosine of all words; of words weighted to the start; of the titles; of names; of numbers.
    "words",
    "lead",
    "title",
    "names",
    "numbers",
    // Jaccard similarity of word pairs.
    "shingles",
    // Cosine of rare words.
    "rare",
    // 1 where one report has no date; else how many days lie between, as logarithm and as share of a month.
    "undated",
    "days_log",
    "days_month",
    // How much of the report that says less is in the other: of all words; of words weighted to the start.
    "part",
    "lead_part",
    // Words of the shorter report, as a logarithm; how many times longer the other is, likewise.
    "short",
    "ratio",
    // Cosine of rare names.
    "names_rare",
    // 1 where one outlet wrote both, 0 where two did, a half where that is not known.
    "outlet",
    // 1 where the leads name one day of the week, 0 where two, a half where one names none.
    "weekday",
    // Days between the days that the leads name, counted back from the dates, at most a month; -1 where a lead names
    // none, -2 where a report has no date.
    "event_days",
];

/// Likeness of two reports of one text, at least.
const ONE_TEXT: f32 = 0.97;
/// Rareness starts here, in units of idf: a word in one report of twenty.
const RARE: f32 = 3.0;
/// A number weighs at least as much as a word of this idf: small numbers are common words.
const NUMBER: f32 = 3.0;
/// Days after which more days make no difference.
const MONTH: f32 = 30.0;
/// Logarithm of the words after which more words make no difference.
const LONG: f32 = 7.0;

/// Views of a report's terms: words, lead, title, names, numbers, rare words, rare names.
const VIEWS: usize = 7;

/// Lengths of a sketch's vectors, one for each view.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Norms([f32; VIEWS]);

impl Norms {
    pub fn of(sketch: &Sketch) -> Self {
        Self(products(&sketch.terms, &sketch.terms).map(f32::sqrt))
    }
}

/// How close two reports are: the mean of the cosines of all words and of words weighted to the start. Cheaper than
/// all features, and enough to know who is near.
pub fn closeness((a, a_norms): (&Sketch, &Norms), (b, b_norms): (&Sketch, &Norms)) -> f32 {
    let (mut words, mut lead) = (0.0_f32, 0.0_f32);
    meet(&a.terms, &b.terms, |x, y| {
        let idf = f32::from(x.idf) / STEPS;
        words += idf * idf * (f32::from(x.count) * f32::from(y.count));
        lead += idf * idf * f32::from(x.lead) * f32::from(y.lead);
    });
    let cosine = |product: f32, at: usize| {
        let lengths = a_norms.0[at] * b_norms.0[at];
        if lengths > 0.0 { (product / lengths).min(1.0) } else { 0.0 }
    };
    f32::midpoint(cosine(words, 0), cosine(lead, 1))
}

/// The features of a pair of sketches, given what the reports around them say.
pub fn features(
    (a, a_norms): (&Sketch, &Norms),
    (b, b_norms): (&Sketch, &Norms),
    around: &Around,
) -> Features {
    let products = products(&a.terms, &b.terms);
    let (mut cosines, mut parts) = ([0.0; VIEWS], [0.0; VIEWS]);
    for (at, (product, (a, b))) in products.iter().zip(a_norms.0.iter().zip(&b_norms.0)).enumerate() {
        cosines[at] = root_share(*product, a * b);
        parts[at] = root_share(*product, a.min(*b) * a.min(*b));
    }
    let [words, lead, title, names, numbers, rare, names_rare] = cosines;
    let (undated, days_log, days_month) = match (a.day, b.day) {
        (Some(a), Some(b)) => {
            let days = a.abs_diff(b) as f32;
            (0.0, (1.0 + days).ln(), days.min(MONTH) / MONTH)
        }
        _ => (1.0, 0.0, 0.0),
    };
    let shingles = a.shingles.jaccard(&b.shingles).sqrt();
    let length = |words: u32| (1.0 + words as f32).ln();
    let (short, long) = (length(a.words.min(b.words)), length(a.words.max(b.words)));
    let (part, lead_part, short_share, ratio) = (parts[0], parts[1], short.min(LONG) / LONG, long - short);
    let outlet = if a.outlet == 0 || b.outlet == 0 { 0.5 } else { f32::from(u8::from(a.outlet == b.outlet)) };
    let weekday = match (a.weekday, b.weekday) {
        (Some(a), Some(b)) => f32::from(u8::from(a == b)),
        _ => 0.5,
    };
    let event_days = match (event_day(a), event_day(b)) {
        (Some(a), Some(b)) => (a.abs_diff(b) as f32).min(MONTH),
        _ if undated > 0.0 => -2.0,
        _ => -1.0,
    };
    let alone = [
        words,
        lead,
        title,
        names,
        numbers,
        shingles,
        rare,
        undated,
        days_log,
        days_month,
        part,
        lead_part,
        short_share,
        ratio,
        names_rare,
        outlet,
        weekday,
        event_days,
    ];
    let mut features = [0.0; ALONE.len() + AROUND.len()];
    for (feature, value) in features.iter_mut().zip(alone.iter().chain(around)) {
        *feature = *value;
    }
    features
}

/// The day that the lead names.
fn event_day(sketch: &Sketch) -> Option<i32> {
    Some(last_weekday(sketch.day?, sketch.weekday?))
}

fn root_share(part: f32, of: f32) -> f32 {
    if of > 0.0 { (part / of).min(1.0).sqrt() } else { 0.0 }
}

/// How likely it is that two reports with these features tell of one event; two copies of one text do.
pub fn same_event(features: &Features) -> f32 {
    let [_, _, _, _, _, shingles, ..] = *features;
    let likely = logistic(log_odds(features));
    if shingles * shingles >= NEAR { likely.max(ONE_TEXT) } else { likely }
}

/// The same where it is at least so much: most pairs are not, and are given up early.
pub fn same_event_from(features: &Features, least: f32) -> Option<f32> {
    let [_, _, _, _, _, shingles, ..] = *features;
    if shingles * shingles >= NEAR {
        return Some(same_event(features)).filter(|&likely| likely >= least);
    }
    log_odds_from(features, (least / (1.0 - least)).ln()).map(logistic)
}

fn logistic(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

/// Scalar products of the two vectors in every view.
fn products(a: &[Term], b: &[Term]) -> [f32; VIEWS] {
    let mut sums = [0.0_f32; VIEWS];
    meet(a, b, |x, y| shared(x, y, &mut sums));
    sums
}

/// The terms that both lists have. Two walks side by side, over the lower and the upper half of the hashes: each step of
/// a walk waits for the one before it.
#[inline]
fn meet(a: &[Term], b: &[Term], mut with: impl FnMut(&Term, &Term)) {
    let halves = |terms: &[Term]| terms.partition_point(|term| term.hash < 1 << 31);
    let ((a, a_upper), (b, b_upper)) = (a.split_at(halves(a)), b.split_at(halves(b)));
    let (mut lower, mut upper) = (Walk::over(a, b), Walk::over(a_upper, b_upper));
    while lower.step(&mut with) && upper.step(&mut with) {}
    while lower.step(&mut with) {}
    while upper.step(&mut with) {}
}

/// A walk over two ascending lists at once.
struct Walk<'a> {
    a: &'a [Term],
    b: &'a [Term],
    i: usize,
    j: usize,
}

impl<'a> Walk<'a> {
    const fn over(a: &'a [Term], b: &'a [Term]) -> Self {
        Self { a, b, i: 0, j: 0 }
    }

    /// One step; whether there was one to make.
    #[inline]
    fn step(&mut self, with: &mut impl FnMut(&Term, &Term)) -> bool {
        let (Some(x), Some(y)) = (self.a.get(self.i), self.b.get(self.j)) else { return false };
        if x.hash == y.hash {
            with(x, y);
        }
        self.i += usize::from(x.hash <= y.hash);
        self.j += usize::from(y.hash <= x.hash);
        true
    }
}

#[inline]
fn shared(x: &Term, y: &Term, sums: &mut [f32; VIEWS]) {
    let idf = f32::from(x.idf) / STEPS;
    let counts = f32::from(x.count) * f32::from(y.count);
    let both = x.kinds & y.kinds;
    let words = idf * idf * counts;
    sums[0] += words;
    sums[1] += idf * idf * f32::from(x.lead) * f32::from(y.lead);
    if both & Term::TITLE != 0 {
        sums[2] += idf * idf;
    }
    if both & Term::NAME != 0 {
        sums[3] += words;
    }
    if both & Term::NUMBER != 0 {
        sums[4] += idf.max(NUMBER).powi(2);
    }
    if idf > RARE {
        sums[5] += (idf - RARE).powi(3) * counts;
        if both & Term::NAME != 0 {
            sums[6] += (idf - RARE).powi(3) * counts;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::around::{CLOSE, Neighbours};
    use crate::group::sketch::{Facts, sketch_text};
    use crate::group::story::Link;

    /// As if the two were all reports.
    fn score(a: &str, b: &str) -> f32 {
        let [a, b] = [a, b].map(|text| sketch_text(Facts::default(), text));
        let (a, b) = ((&a, &Norms::of(&a)), (&b, &Norms::of(&b)));
        let close = closeness(a, b);
        if close < CLOSE {
            return 0.0;
        }
        let links = [Link { a: 0, b: 1, close, copy: None }];
        same_event(&features(a, b, &Neighbours::of(2, &links).around(0, 1, close)))
    }

    #[test]
    fn one_event_is_told_from_another() {
        let strike = "Strike halts port of Varna\nDockers at the harbour of Varna walked out on Monday over pay, \
            halting 14 grain ships. The union of Varna dockers wants eight percent more.";
        let again = "Varna dockers walk out\nFourteen grain ships lay idle in Varna harbour as dockers went on \
            strike over wages Monday. Their union asks for eight percent.";
        let other = "The parliament in Lima passed a law on school meals after a long night of debate.";
        assert!(score(strike, again) > 0.5, "{}", score(strike, again));
        assert!(score(strike, other) < 0.3, "{}", score(strike, other));
        assert!(score(strike, strike) > 0.95);
        assert!(score("", strike).is_finite());
    }
}
