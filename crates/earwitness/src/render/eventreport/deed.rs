//! Who did what to whom, of all reports of an event.

use super::aggregate::{Manner, most_held, text};
use super::row::Row;

/// Who did what to whom. Conservative: of each what all agree on. Else all three are of one report, for the deeds of two reports
/// mixed are nobody's; informative: of the one that tells most; representative: of one with the action that most origins hold.
pub fn deed(manner: Manner, rows: &[Row]) -> [String; 3] {
    let cells = |row: &Row| [row.actor.clone(), row.action.clone(), row.target.clone()];
    let names = |row: &Row| {
        let words = [&row.actor, &row.target]
            .map(|cell| cell.split(' ').filter(|w| w.starts_with(char::is_uppercase)));
        words.into_iter().flatten().count()
    };
    let told = |row: &&Row| {
        let cells = cells(row);
        (
            cells.iter().filter(|cell| !cell.is_empty()).count(),
            names(row),
            cells.iter().map(String::len).sum::<usize>(),
        )
    };
    let fullest = |rows: Vec<&Row>| {
        // Of equals the first.
        rows.into_iter().rev().max_by_key(told).map(cells).unwrap_or_default()
    };
    match manner {
        Manner::Conservative => {
            const CELLS: [fn(&Row) -> &str; 3] = [|row| &row.actor, |row| &row.action, |row| &row.target];
            CELLS.map(|cell| text(manner, rows, cell))
        }
        Manner::Informative => fullest(rows.iter().collect()),
        Manner::Representative => {
            let held = most_held_rows(&rows.iter().collect::<Vec<_>>(), |row| &row.action);
            fullest(most_held_rows(&held, |row| &row.target))
        }
    }
}

/// The rows whose value in a cell most independent origins hold; all where none has any.
fn most_held_rows<'a>(rows: &[&'a Row], cell: fn(&Row) -> &str) -> Vec<&'a Row> {
    let fold = |value: &str| value.to_lowercase();
    let told: Vec<(&str, &Row)> =
        rows.iter().map(|&row| (cell(row), row)).filter(|(value, _)| !value.is_empty()).collect();
    let Some(held) = most_held(&told, fold) else { return rows.to_vec() };
    rows.iter().copied().filter(|row| fold(cell(row)) == fold(held)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cells_of_a_deed_are_of_one_report() {
        let row = |report: &str, [actor, action, target]: [&str; 3]| Row {
            report: report.to_owned(),
            actor: actor.to_owned(),
            action: action.to_owned(),
            target: target.to_owned(),
            ..Row::default()
        };
        let rows = [
            row("a", ["", "are treated", "Twelve people of Port Maren"]),
            row("b", ["a fire", "closed", "the port"]),
            row("c", ["Port Maren", "closed", ""]),
        ];
        for manner in [Manner::Informative, Manner::Representative] {
            assert_eq!(deed(manner, &rows), ["a fire", "closed", "the port"], "{manner:?}");
        }
        assert_eq!(deed(Manner::Conservative, &rows), ["", "", ""]);
    }
}
