//! Which quotations, or parts of them, stand in more than one statement.

use super::Unit;
use crate::record::Span;

/// The units of all statements, sorted by quotation.
#[derive(Debug)]
pub struct Elsewhere(Vec<Unit>);

impl Elsewhere {
    pub fn of(statements: &[Vec<Unit>]) -> Self {
        let mut all: Vec<Unit> = statements.iter().flatten().cloned().collect();
        all.sort_by(|a, b| (place(a), &a.content).cmp(&(place(b), &b.content)));
        Self(all)
    }

    /// Whether the same words stand in another statement too.
    pub fn has(&self, unit: &Unit) -> bool {
        self.beside(unit).filter(|other| other.content == unit.content).count() > 1
    }

    /// Whether it has all of what stands in another statement, be it heard as a quotation within it: it tells more than its own.
    pub fn has_part_of(&self, unit: &Unit) -> bool {
        let within = |part: Span| unit.content.iter().any(|whole| whole.contains(part));
        let from = self.0.partition_point(|other| other.report < unit.report);
        let report = self.0[from..].iter().take_while(|other| other.report == unit.report);
        report.filter(|other| other.content.iter().all(|&part| within(part))).count() > 1
    }

    /// The units of the same quotation.
    fn beside(&self, unit: &Unit) -> impl Iterator<Item = &Unit> {
        let from = self.0.partition_point(|other| place(other) < place(unit));
        let place_of = place(unit);
        self.0[from..].iter().take_while(move |other| place(other) == place_of)
    }
}

fn place(unit: &Unit) -> (usize, Option<usize>) {
    (unit.report, unit.quotation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_that_holds_another_statement_tells_more_than_its_own() {
        let unit = |quotation: usize, start: usize, end: usize| Unit {
            report: 0,
            content: vec![Span::new(start, end)],
            quotation: Some(quotation),
            clause: None,
        };
        let (whole, part, other) = (unit(0, 0, 90), unit(0, 40, 90), unit(1, 90, 120));
        let elsewhere = Elsewhere::of(&[vec![whole.clone(), other.clone()], vec![part.clone()]]);
        assert!(elsewhere.has_part_of(&whole) && !elsewhere.has(&whole));
        assert!(!elsewhere.has_part_of(&part) && !elsewhere.has_part_of(&other));
        let inner = Elsewhere::of(&[vec![whole.clone()], vec![unit(1, 40, 90)]]);
        assert!(inner.has_part_of(&whole), "heard within it");
        let twice = Elsewhere::of(&[vec![part.clone()], vec![part.clone()]]);
        assert!(twice.has(&part));
    }
}
