//! Statements that are one row: those that show the same words of one passage, or one some of the other's.

use std::collections::BTreeMap;

use super::{Gathering, Unit};
use crate::record::Span;

/// Where a unit stands: report, quotation.
type Place = (usize, Option<usize>);

const fn place(unit: &Unit) -> Place {
    (unit.report, unit.quotation)
}

/// The units of rows that are one, and every other gathering as it is; in the order of the first of each.
pub fn unite(statements: Vec<Gathering>) -> Vec<Result<Gathering, Vec<Unit>>> {
    let mut by_place: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
    for (row, one) in statements.iter().enumerate() {
        by_place.entry(place(&one.units[one.best])).or_default().push(row);
    }
    let mut home: Vec<usize> = (0..statements.len()).collect();
    for rows in by_place.values() {
        for (at, &row) in rows.iter().enumerate() {
            for &other in &rows[..at] {
                let (one, other_one) = (&statements[row].lemma, &statements[other].lemma);
                let (to, from) = (home[other].min(home[row]), home[other].max(home[row]));
                if to != from && (is_within(one, other_one) || is_within(other_one, one)) {
                    for &row in rows {
                        home[row] = if home[row] == from { to } else { home[row] };
                    }
                }
            }
        }
    }
    let mut united: BTreeMap<usize, Result<Gathering, Vec<Unit>>> = BTreeMap::new();
    for (one, home) in statements.into_iter().zip(home) {
        let both = match united.remove(&home) {
            None => Ok(one),
            Some(Ok(known)) => Err([known.units, one.units].concat()),
            Some(Err(units)) => Err([units, one.units].concat()),
        };
        united.insert(home, both.map_err(sorted));
    }
    united.into_values().collect()
}

fn is_within(a: &[Span], b: &[Span]) -> bool {
    a.iter().all(|part| b.iter().any(|whole| whole.contains(*part)))
}

/// Each once, by report and place.
fn sorted(mut units: Vec<Unit>) -> Vec<Unit> {
    units.sort_by(|a, b| (a.report, &a.content, a.quotation).cmp(&(b.report, &b.content, b.quotation)));
    units.dedup();
    units
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Report, Voice};
    use crate::weigh::collate::wording;

    #[test]
    fn rows_that_show_the_same_words_of_one_passage_are_one() {
        let unit =
            |report, end| Unit { report, content: vec![Span::new(0, end)], quotation: Some(0), clause: None };
        let story = [Report::default(), Report::default(), Report::default()];
        let story: Vec<&Report> = story.iter().collect();
        let row =
            |units: Vec<Unit>, lemma| wording::collate(&story, Voice::Speaker(None), units, (0, vec![lemma]));
        let (whole, part, rest) = (Span::new(0, 40), Span::new(0, 20), Span::new(20, 40));
        let first = row(vec![unit(0, 40), unit(1, 30)], whole);
        let again = row(vec![unit(0, 40), unit(2, 30)], part);
        let apart = row(vec![unit(0, 40), unit(2, 30)], rest);
        let other = row(vec![unit(1, 30), unit(2, 30)], part);
        let reports = |one: Result<Gathering, Vec<Unit>>| -> Vec<usize> {
            let units = one.map_or_else(|units| units, |one| one.units);
            units.iter().map(|unit| unit.report).collect()
        };
        let united = |rows: Vec<Gathering>| unite(rows).into_iter().map(reports).collect::<Vec<_>>();
        assert_eq!(united(vec![again.clone(), other.clone(), first.clone()]), [vec![0, 1, 2], vec![1, 2]]);
        assert_eq!(united(vec![again, other, apart]).len(), 3, "another part of it is another statement");
    }
}
