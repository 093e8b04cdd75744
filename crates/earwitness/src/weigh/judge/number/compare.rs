//! Whether two numbers can both be so, with their bounds.

use crate::record::{Bound, Number};

use crate::weigh::judge::conflict::Verdict;

/// How far "about" reaches, as a share of the value: 28,500 is about 30,000.
const ABOUT: f64 = 0.1;
/// Beyond this share, two approximations exclude one another.
const FAR: f64 = 0.25;

/// How two numbers of one thing stand to each other. `inclusive`: "at least 12" holds 12 itself.
pub fn compare(a: &Number, a_inclusive: bool, b: &Number, b_inclusive: bool) -> Verdict {
    if let Some(verdict) = ranges(a, b) {
        return verdict;
    }
    match (a.bound, b.bound) {
        (Bound::Exact, Bound::Exact) => exact(a.value, b.value),
        (Bound::Exact | Bound::About, Bound::About) | (Bound::About, Bound::Exact) => about(a.value, b.value),
        (Bound::Over, Bound::Over) | (Bound::Under, Bound::Under) => Verdict::Agree,
        (Bound::Over, Bound::Under) => bounds(a.value, b.value),
        (Bound::Under, Bound::Over) => bounds(b.value, a.value),
        (Bound::Over, _) => over(a.value, a_inclusive, b),
        (_, Bound::Over) => over(b.value, b_inclusive, a),
        (Bound::Under, _) => under(a.value, b),
        (_, Bound::Under) => under(b.value, a),
    }
}

/// Ranges agree where they meet.
fn ranges(a: &Number, b: &Number) -> Option<Verdict> {
    if a.high.is_none() && b.high.is_none() {
        return None;
    }
    if matches!(a.bound, Bound::Over | Bound::Under) || matches!(b.bound, Bound::Over | Bound::Under) {
        return Some(Verdict::Agree);
    }
    let meet = a.value <= b.high.unwrap_or(b.value) && b.value <= a.high.unwrap_or(a.value);
    Some(if meet { Verdict::Agree } else { Verdict::Hard })
}

fn exact(a: f64, b: f64) -> Verdict {
    if a.total_cmp(&b).is_eq() || rounds_to(a, b) || rounds_to(b, a) { Verdict::Agree } else { Verdict::Hard }
}

/// Whether `round` is `fine` with fewer digits: 1.5 million for 1,482,000.
fn rounds_to(round: f64, fine: f64) -> bool {
    (1..=2).any(|digits| {
        let magnitude = 10_f64.powf(fine.abs().max(1.0).log10().floor() - f64::from(digits) + 1.0);
        magnitude > 1.0
            && ((fine / magnitude).round() * magnitude - round).abs() < 1e-6 * round.abs().max(1.0)
    })
}

fn apart(a: f64, b: f64) -> f64 {
    (a - b).abs() / a.abs().max(b.abs()).max(f64::MIN_POSITIVE)
}

fn about(a: f64, b: f64) -> Verdict {
    match apart(a, b) {
        near if near <= ABOUT => Verdict::Agree,
        off if off <= FAR => Verdict::Soft,
        _ => Verdict::Hard,
    }
}

/// Over `low` and under `high`.
fn bounds(low: f64, high: f64) -> Verdict {
    if low < high { Verdict::Agree } else { Verdict::Hard }
}

/// Over `low` against a number: "over 30" and "30" differ softly, "at least 30" and "30" agree.
fn over(low: f64, inclusive: bool, number: &Number) -> Verdict {
    if number.value > low || (inclusive && number.value.total_cmp(&low).is_eq()) {
        Verdict::Agree
    } else if number.value.total_cmp(&low).is_eq()
        || (number.bound == Bound::About && apart(number.value, low) <= ABOUT)
    {
        Verdict::Soft
    } else {
        Verdict::Hard
    }
}

/// Under `high` ("nearly 30", "up to 30") against a number.
fn under(high: f64, number: &Number) -> Verdict {
    match number.value {
        value if value <= high => Verdict::Agree,
        value if number.bound == Bound::About && apart(value, high) <= ABOUT => Verdict::Soft,
        _ => Verdict::Hard,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Span;

    fn number(value: f64, bound: Bound) -> Number {
        Number { span: Span::default(), value, high: None, unit: None, counted: None, bound }
    }

    fn verdict(a: (f64, Bound), b: (f64, Bound)) -> Verdict {
        let (a, b) = (number(a.0, a.1), number(b.0, b.1));
        let there = compare(&a, false, &b, false);
        assert_eq!(there, compare(&b, false, &a, false), "both ways");
        there
    }

    #[test]
    fn bounds_and_approximations_have_their_logic() {
        use Bound::{About, Exact, Over, Under};
        assert_eq!(verdict((12.0, Exact), (15.0, Exact)), Verdict::Hard);
        assert_eq!(verdict((30.0, Exact), (30.0, About)), Verdict::Agree);
        assert_eq!(verdict((30.0, About), (30.0, Over)), Verdict::Soft);
        assert_eq!(verdict((30.0, Exact), (30.0, Over)), Verdict::Soft);
        assert_eq!(verdict((16.0, Exact), (20.0, Over)), Verdict::Hard);
        assert_eq!(verdict((23.0, Exact), (20.0, Over)), Verdict::Agree);
        assert_eq!(verdict((28_500.0, Exact), (30_000.0, Under)), Verdict::Agree);
        assert_eq!(verdict((28_500.0, Exact), (30_000.0, About)), Verdict::Agree);
        assert_eq!(verdict((1_482_000.0, Exact), (1_500_000.0, Exact)), Verdict::Agree);
        assert_eq!(verdict((40.0, Over), (30.0, Under)), Verdict::Hard);
    }

    #[test]
    fn at_least_holds_the_number_itself() {
        let (least, exact) = (number(12.0, Bound::Over), number(12.0, Bound::Exact));
        assert_eq!(compare(&least, true, &exact, false), Verdict::Agree);
    }

    #[test]
    fn ranges_agree_where_they_meet() {
        let range = Number { high: Some(12.0), ..number(10.0, Bound::Exact) };
        assert_eq!(compare(&range, false, &number(11.0, Bound::Exact), false), Verdict::Agree);
        assert_eq!(compare(&range, false, &number(14.0, Bound::Exact), false), Verdict::Hard);
    }
}
