//! The scoreboard: what was measured last, beside floors and rivals.

use std::fmt::Write;

use crate::eval::{floor, folder, score, tasks};

/// Which measures a table shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    All,
    WithRivals,
}

/// A Markdown table of recorded scores.
pub fn table(rows: Rows) -> String {
    let mut out = String::from("| task | measure | Earwitness | floor | others |\n|---|---|---|---|---|\n");
    for (task, about) in tasks() {
        let floors = floor::read(&folder(task).join("floor.toml")).unwrap_or_default();
        for (measure, recorded) in score::read(&folder(task)) {
            let known = floors.get(&measure);
            let rivals = known.map_or(&[][..], |k| &k.rivals);
            if rows == Rows::WithRivals && rivals.is_empty() {
                continue;
            }
            let rivals: Vec<_> = rivals.iter().map(|r| format!("{} {:.3}", r.name, r.score)).collect();
            let bound = known.and_then(|k| {
                k.floor.map(|f| format!("≥ {f:.3}")).or_else(|| k.ceiling.map(|c| format!("≤ {c:.3}")))
            });
            let _ = writeln!(
                out,
                "| {about} | `{measure}` | {:.3} | {} | {} |",
                recorded.score,
                bound.unwrap_or_default(),
                rivals.join(", ")
            );
        }
    }
    out
}
