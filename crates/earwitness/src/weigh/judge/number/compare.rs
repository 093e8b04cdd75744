//! Whether two numbers can both be so, with their bounds.

use crate::record::{Bound, Number};

use crate::weigh::judge::conflict::Verdict;

/// How far two approximations may lie from one another and still only blur, as a share of the greater: beyond it they
/// exclude one another.
const FAR: f64 = 0.25;
/// How near two bounds of one direction may lie and be one told more or less exactly, as a share of the greater.
const NEAR: f64 = 0.15;
/// How near a number may lie to a bound that holds it and be what the bound rounds, as a share of the greater: 23 is
/// "over 20" told exactly, 75 is more than "over 50" tells.
const ROUNDED: f64 = 0.15;

/// How two numbers of one thing stand to each other, if they are of one thing. `inclusive`: "at least 12" holds 12 itself.
/// A bound that holds the other number and lies far from it is soft: the two reports do not know the same.
pub fn compare(a: &Number, a_inclusive: bool, b: &Number, b_inclusive: bool) -> Verdict {
    if a.value.total_cmp(&0.0).is_eq() || b.value.total_cmp(&0.0).is_eq() {
        return if a.value.total_cmp(&b.value).is_eq() { Verdict::Agree } else { Verdict::Hard };
    }
    if is_crowd(a) || is_crowd(b) {
        return if meet(a, b) { Verdict::Agree } else { Verdict::Soft };
    }
    if a.high.is_some() || b.high.is_some() {
        return ranges(a, b);
    }
    match (a.bound, b.bound) {
        (Bound::Exact, Bound::Exact) => exact(a.value, b.value),
        (Bound::Exact | Bound::About, Bound::About) | (Bound::About, Bound::Exact) => about(a, b),
        (Bound::Over, Bound::Over) | (Bound::Under, Bound::Under) => held(a.value, b.value),
        (Bound::Over, Bound::Under) => bounds(a.value, b.value),
        (Bound::Under, Bound::Over) => bounds(b.value, a.value),
        (Bound::Over | Bound::Under, _) => bounded(a, a_inclusive, b),
        (_, Bound::Over | Bound::Under) => bounded(b, b_inclusive, a),
    }
}

/// "Dozens", "hundreds": a number without a number.
pub fn is_crowd(number: &Number) -> bool {
    number.bound == Bound::About && number.high.is_some()
}

fn meet(a: &Number, b: &Number) -> bool {
    a.value <= b.high.unwrap_or(b.value) && b.value <= a.high.unwrap_or(a.value)
}

/// A number agrees with a range that holds it; two ranges agree where they are one.
fn ranges(a: &Number, b: &Number) -> Verdict {
    if matches!(a.bound, Bound::Over | Bound::Under) || matches!(b.bound, Bound::Over | Bound::Under) {
        return Verdict::Agree;
    }
    match (meet(a, b), a.high.zip(b.high)) {
        (false, _) => Verdict::Hard,
        (true, Some((one, other))) if !(same(a.value, b.value) && same(one, other)) => Verdict::Soft,
        (true, _) => Verdict::Agree,
    }
}

fn exact(a: f64, b: f64) -> Verdict {
    if same(a, b) { Verdict::Agree } else { Verdict::Hard }
}

/// Whether two values are one, told more or less exactly.
fn same(a: f64, b: f64) -> bool {
    is(a, b) || rounds_to(a, b) || rounds_to(b, a)
}

fn is(a: f64, b: f64) -> bool {
    a.total_cmp(&b).is_eq()
}

/// Whether `round` is `fine` with fewer digits: 1.5 million for 1,482,000, 54 for 54.4.
fn rounds_to(round: f64, fine: f64) -> bool {
    let whole = |value: f64| value.fract().total_cmp(&0.0).is_eq();
    if whole(round) && !whole(fine) && round.abs() > 1.0 && (fine - round).abs() < 1.0 {
        return true;
    }
    // 1.9 is 1.88, and 2.5 is 2.55, with one digit less.
    let decimal = |digits: i32| {
        let parts = 10_f64.powi(digits);
        let cut = [(fine * parts).round(), (fine * parts).trunc()];
        !whole(fine * parts) && cut.iter().any(|cut| (cut / parts - round).abs() < 1e-6) && !whole(round)
    };
    if (1..=2).any(decimal) {
        return true;
    }
    (1..=2).any(|digits| {
        let magnitude = 10_f64.powf(fine.abs().max(1.0).log10().floor() - f64::from(digits) + 1.0);
        magnitude > 1.0
            && ((fine / magnitude).round() * magnitude - round).abs() < 1e-6 * round.abs().max(1.0)
    })
}

fn apart(a: f64, b: f64) -> f64 {
    (a - b).abs() / a.abs().max(b.abs()).max(f64::MIN_POSITIVE)
}

fn about(a: &Number, b: &Number) -> Verdict {
    let rounds =
        |one: &Number, other: &Number| one.bound == Bound::About && rounds_to(one.value, other.value);
    match apart(a.value, b.value) {
        _ if is(a.value, b.value) || rounds(a, b) || rounds(b, a) => Verdict::Agree,
        off if off <= FAR => Verdict::Soft,
        _ => Verdict::Hard,
    }
}

/// Two bounds of one direction: "more than 300" is "at least 303" rounded.
fn held(a: f64, b: f64) -> Verdict {
    if apart(a, b) <= NEAR { Verdict::Agree } else { Verdict::Soft }
}

/// Over `low` and under `high`: "more than 23,000" and "nearly 24,000" is one number between.
fn bounds(low: f64, high: f64) -> Verdict {
    match apart(low, high) {
        // "At least ten" and "up to ten" is ten.
        _ if is(low, high) => Verdict::Agree,
        _ if low > high => Verdict::Hard,
        off if off <= ROUNDED => Verdict::Agree,
        _ => Verdict::Soft,
    }
}

/// "Over 30" or "nearly 30" against a number: "over 30" and "about 30" differ softly, "over 30" and "30" agree.
fn bounded(bound: &Number, inclusive: bool, number: &Number) -> Verdict {
    let (limit, value) = (bound.value, number.value);
    let over = bound.bound == Bound::Over;
    if is(value, limit) {
        // "More than 500" and "500" are one number, told with more and less care.
        let exact = number.bound == Bound::Exact;
        return if inclusive || !over || exact { Verdict::Agree } else { Verdict::Soft };
    }
    let holds = if over { value > limit } else { value < limit };
    if holds {
        return if rounds_to(limit, value) || apart(value, limit) <= ROUNDED {
            Verdict::Agree
        } else {
            Verdict::Soft
        };
    }
    if number.bound == Bound::About && apart(value, limit) <= ROUNDED { Verdict::Soft } else { Verdict::Hard }
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
        assert_eq!(verdict((30.0, Exact), (30.0, Over)), Verdict::Agree);
        assert_eq!(verdict((16.0, Exact), (20.0, Over)), Verdict::Hard);
        assert_eq!(verdict((23.0, Exact), (20.0, Over)), Verdict::Agree);
        assert_eq!(verdict((28_500.0, Exact), (30_000.0, Under)), Verdict::Agree);
        assert_eq!(verdict((28_500.0, Exact), (30_000.0, About)), Verdict::Agree);
        assert_eq!(verdict((1_482_000.0, Exact), (1_500_000.0, Exact)), Verdict::Agree);
        assert_eq!(verdict((40.0, Over), (30.0, Under)), Verdict::Hard);
        assert_eq!(verdict((10.0, Over), (10.0, Under)), Verdict::Agree);
        assert_eq!(verdict((54.0, Exact), (54.4, Exact)), Verdict::Agree);
        assert_eq!(verdict((54.0, Exact), (55.6, Exact)), Verdict::Hard);
        assert_eq!(verdict((1.9, Exact), (1.88, Exact)), Verdict::Agree);
        assert_eq!(verdict((2.5, Exact), (2.55, Exact)), Verdict::Agree);
        assert_eq!(verdict((5.8, Exact), (5.9, Exact)), Verdict::Hard);
        assert_eq!(verdict((30.0, Over), (60.0, Under)), Verdict::Soft);
        assert_eq!(verdict((300.0, Over), (303.0, Over)), Verdict::Agree);
        assert_eq!(verdict((63_000.0, Over), (83_000.0, Over)), Verdict::Soft);
        assert_eq!(verdict((23_000.0, Over), (24_000.0, Under)), Verdict::Agree);
    }

    #[test]
    fn a_bound_far_from_what_it_holds_differs_softly() {
        use Bound::{Exact, Over};
        assert_eq!(verdict((75.0, Exact), (50.0, Over)), Verdict::Soft);
        assert_eq!(verdict((8.0, Over), (6.0, Over)), Verdict::Soft);
        assert_eq!(verdict((2.0, Exact), (0.0, Exact)), Verdict::Hard);
    }

    #[test]
    fn dozens_are_not_hundreds() {
        let crowd = |value, high| Number { high: Some(high), ..number(value, Bound::About) };
        let dozens = crowd(24.0, 99.0);
        assert_eq!(compare(&dozens, false, &number(36.0, Bound::Exact), false), Verdict::Agree);
        assert_eq!(compare(&dozens, false, &number(359.0, Bound::Exact), false), Verdict::Soft);
        assert_eq!(compare(&dozens, false, &crowd(200.0, 999.0), false), Verdict::Soft);
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
        let longer = Number { high: Some(14.0), ..range.clone() };
        assert_eq!(compare(&range, false, &longer, false), Verdict::Soft);
        let finer = Number { high: Some(1_720_000.0), ..number(628_000.0, Bound::Exact) };
        let rounder = Number { high: Some(1_700_000.0), ..finer.clone() };
        assert_eq!(compare(&finer, false, &rounder, false), Verdict::Agree);
    }
}
