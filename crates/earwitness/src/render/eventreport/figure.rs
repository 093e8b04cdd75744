//! Numbers as coders keep them: lowest, best and highest estimate.

use crate::record::{Bound, Number};

/// An estimate; what a report does not tell is open.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Estimate {
    pub low: Option<f64>,
    pub best: Option<f64>,
    pub high: Option<f64>,
}

impl Estimate {
    /// What a number says: "12" is 12–12–12, "at least 12" 12–12–open, "up to 12" open–12–12, "10 to 12" 10–10–12. The best
    /// estimate is a number that the report names, the lower of two, as UCDP takes it.
    pub fn of(number: &Number) -> Self {
        let value = Some(number.value);
        match number.bound {
            Bound::Exact | Bound::About => Self { low: value, best: value, high: number.high.or(value) },
            Bound::Over => Self { low: value, best: value, high: None },
            Bound::Under => Self { low: None, best: value, high: value },
        }
    }

    pub fn is_empty(self) -> bool {
        self.best.is_none()
    }

    /// How exactly it is told: how many of its ends are known, and how near they lie.
    pub fn precision(self) -> (usize, i64) {
        let known = usize::from(self.low.is_some()) + usize::from(self.high.is_some());
        let width = self.low.zip(self.high).map_or(0.0, |(low, high)| high - low);
        (known, -(width.ceil() as i64))
    }
}

/// A number without needless digits: "12", "2.5", "0.333".
pub fn plain(value: f64) -> String {
    ((value * 1000.0).round() / 1000.0).to_string()
}
