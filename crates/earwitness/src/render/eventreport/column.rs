//! The columns of the table, each with what it holds: the codebook is written from this list.

use super::figure::plain;
use super::row::Row;

/// One column.
#[derive(Clone, Copy)]
pub struct Column {
    pub name: &'static str,
    /// One line for the codebook.
    pub about: &'static str,
    pub(super) cell: fn(&Row) -> String,
}

impl std::fmt::Debug for Column {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Column").field("name", &self.name).finish_non_exhaustive()
    }
}

const fn column(name: &'static str, about: &'static str, cell: fn(&Row) -> String) -> Column {
    Column { name, about, cell }
}

fn number(value: Option<f64>) -> String {
    value.map(plain).unwrap_or_default()
}

/// All columns, in order.
pub const EVENT_COLUMNS: &[Column] = &[
    column("story", "id of the story, as in account.json", |r| r.story.clone()),
    column("event", "id of the event within the story; events that more reports tell come first", |r| {
        r.event.clone()
    }),
    column(
        "row",
        "`report`: one report's own telling; `conservative`, `informative`, `representative`: what the reports of an event come to, where several tell it",
        |r| r.kind.to_owned(),
    ),
    column(
        "date_start",
        "first day on which it happened (ISO 8601), as the report dates it; empty where it gives no date",
        |r| r.days.map(|d| d.first.to_string()).unwrap_or_default(),
    ),
    column("date_end", "last day", |r| r.days.map(|d| d.last.to_string()).unwrap_or_default()),
    column(
        "date_precision",
        "1: one day; 2: up to a week; 3: up to a month; 4: longer; empty: no date",
        |r| r.days.map(|d| precision(d.days())).unwrap_or_default(),
    ),
    column("date_text", "the words that date it", |r| r.date_text.clone()),
    column(
        "date_basis",
        "`clause`: dated in the clause that tells it; `sentence`: elsewhere in its sentence",
        |r| r.date_basis.clone(),
    ),
    column(
        "actor",
        "who did it: the name of the actor where the story has one, else the words of the report",
        |r| r.actor.clone(),
    ),
    column("action", "the words of the deed", |r| r.action.clone()),
    column("target", "who or what suffered it", |r| r.target.clone()),
    column(
        "place",
        "where: a named place after \"in\", \"at\", \"near\" and the like, or the place that the deed is done to",
        |r| r.place.clone(),
    ),
    column(
        "place_basis",
        "`clause`, `sentence`, or `dateline`: where the report was filed, which need not be where it happened",
        |r| r.place_basis.clone(),
    ),
    column("killed_low", "lowest number of people killed; empty where the report counts none", |r| {
        number(r.tolls[0].low)
    }),
    column("killed_best", "number named by the report; the lower end of a range", |r| {
        number(r.tolls[0].best)
    }),
    column("killed_high", "highest number; empty after \"at least\" and \"more than\"", |r| {
        number(r.tolls[0].high)
    }),
    column("injured_low", "people injured, likewise", |r| number(r.tolls[1].low)),
    column("injured_best", "", |r| number(r.tolls[1].best)),
    column("injured_high", "", |r| number(r.tolls[1].high)),
    column("missing_low", "people missing, likewise", |r| number(r.tolls[2].low)),
    column("missing_best", "", |r| number(r.tolls[2].best)),
    column("missing_high", "", |r| number(r.tolls[2].high)),
    column("detained_low", "people arrested or detained, likewise", |r| number(r.tolls[3].low)),
    column("detained_best", "", |r| number(r.tolls[3].best)),
    column("detained_high", "", |r| number(r.tolls[3].high)),
    column("displaced_low", "people displaced or evacuated, likewise", |r| number(r.tolls[4].low)),
    column("displaced_best", "", |r| number(r.tolls[4].best)),
    column("displaced_high", "", |r| number(r.tolls[4].high)),
    column("numbers", "what else the clause counts, with unit and bound", |r| r.numbers.join("; ")),
    column("source", "who says it: the speaker quoted, or `outlet` for the outlet's own voice", |r| {
        r.source.clone()
    }),
    column("origins", "whom the report has it from; of an aggregate, of all its reports", |r| {
        r.origins.join("; ")
    }),
    column(
        "origins_lower",
        "how many independent origins stand behind the event's claims, all merged that may be linked",
        |r| r.lower.to_string(),
    ),
    column("origins_upper", "the same, only those merged that are proven to be one", |r| r.upper.to_string()),
    column("reports", "how many reports tell the event", |r| r.reports.to_string()),
    column("outlet", "who published it; of an aggregate, all", |r| r.outlet.clone()),
    column("published", "when it came out", |r| r.published.clone()),
    column("report", "id of the report; of an aggregate, all", |r| r.report.clone()),
    column("start", "where the telling clause begins in the report's text, in code points", |r| {
        r.start.map(|n| n.to_string()).unwrap_or_default()
    }),
    column("end", "where it ends", |r| r.end.map(|n| n.to_string()).unwrap_or_default()),
    column("text", "the telling clause", |r| r.text.clone()),
    column("claims", "ids of the claims in account.json that tell the event", |r| r.claims.join("; ")),
    column(
        "dispute",
        "what the reports do not agree on, with the outlets and origins behind each value",
        |r| r.dispute.clone(),
    ),
];

/// ACLED's scale of time, with longer periods apart.
fn precision(days: i32) -> String {
    let level = match days {
        0 => 1,
        1..=6 => 2,
        7..=30 => 3,
        _ => 4,
    };
    level.to_string()
}
