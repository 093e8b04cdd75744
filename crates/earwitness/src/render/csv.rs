//! Tables for spreadsheets and statistics: quotations, statements, claims, origins.
//!
//! RFC 4180, UTF-8, one heading row. Statements and claims stand one row a reading, so that a table joins by id.

use crate::record::{Account, Node, Report, Span, Voice};

use super::graph::outlet;
use super::label;
use super::quotations::Quotations;
use super::read_json::score;
use super::ruler::Ruler;
use super::table::Table;

/// All tables: file name and text.
pub fn csv_tables(accounts: &[Account]) -> Vec<(String, String)> {
    let table = |head: &[&str], rows: fn(&Account, &mut Table)| {
        let mut table = Table::default();
        table.row(head.iter().map(|&cell| cell.to_owned()).collect());
        accounts.iter().for_each(|account| rows(account, &mut table));
        table.text()
    };
    vec![
        ("quotations.csv".into(), table(QUOTATIONS, quotations)),
        ("statements.csv".into(), table(STATEMENTS, statements)),
        ("claims.csv".into(), table(CLAIMS, claims)),
        ("origins.csv".into(), table(ORIGINS, origins)),
    ]
}

const QUOTATIONS: &[&str] = &[
    "story",
    "quotation",
    "report",
    "outlet",
    "kind",
    "speaker",
    "channels",
    "cue",
    "commitment",
    "content",
    "start",
    "end",
    "statement",
    "score",
];

const STATEMENTS: &[&str] = &[
    "story",
    "statement",
    "speaker",
    "cue",
    "commitment",
    "text",
    "outlets",
    "origins_lower",
    "origins_upper",
    "report",
    "outlet",
    "quotation",
    "doubtful",
    "part",
    "reading",
    "differences",
    "origins",
];

const CLAIMS: &[&str] = &[
    "story",
    "claim",
    "text",
    "before",
    "after",
    "voice",
    "cue",
    "commitment",
    "standing",
    "outlets",
    "origins_lower",
    "origins_upper",
    "statement",
    "within",
    "report",
    "outlet",
    "passage",
    "start",
    "end",
    "doubtful",
    "origins",
    "conflicts",
    "occasion",
    "disputed",
];

const ORIGINS: &[&str] =
    &["story", "origin", "name", "kind", "specific", "claims", "statements", "reports", "mentions"];

/// Between several values of one cell.
const BETWEEN: &str = "; ";

fn quotations(account: &Account, table: &mut Table) {
    let places = Quotations::of(account);
    for (r, report) in account.reports.iter().enumerate() {
        let ruler = Ruler::new(&report.text);
        for (index, q) in report.layers.quotations.iter().enumerate() {
            let [start, end] = Span::cover(&q.content).map(|span| ruler.span(span)).unwrap_or_default();
            let speaker = q.speaker.and_then(|s| report.layers.entities.get(s));
            let figure = q.speaker.and_then(|s| places.figure(r, s)).and_then(|f| account.figures.get(f));
            let speaker = figure.map(|f| f.name.clone()).or(speaker.map(|s| s.name.clone()));
            table.row(vec![
                account.id.clone(),
                places.id(r, index),
                report.id.clone(),
                outlet(account, r).to_owned(),
                q.kind.name().into(),
                speaker.unwrap_or_default(),
                q.channels.iter().map(|c| c.name.as_str()).collect::<Vec<_>>().join(BETWEEN),
                slices(report, &q.cue),
                q.commitment.name().into(),
                slices(report, &q.content),
                start.to_string(),
                end.to_string(),
                places.statement(r, index).map(label::statement).unwrap_or_default(),
                score(q.score).to_string(),
            ]);
        }
    }
}

fn statements(account: &Account, table: &mut Table) {
    let places = Quotations::of(account);
    for (index, statement) in account.statements.iter().enumerate() {
        let speaker = statement.speaker.and_then(|f| account.figures.get(f));
        for wording in &statement.readings {
            let Some(report) = account.reports.get(wording.report) else { continue };
            let quotation = report.layers.quotations.get(wording.quotation);
            let differences = wording.differences.iter();
            let differences: Vec<String> = differences
                .map(|d| format!("{}: {} → {}", d.kind.name(), or_none(&d.lemma), or_none(&d.reading)))
                .collect();
            table.row(vec![
                account.id.clone(),
                label::statement(index),
                speaker.map(|f| f.name.clone()).unwrap_or_default(),
                statement.cue.clone().unwrap_or_default(),
                statement.commitment.name().into(),
                statement.text.clone(),
                statement.outlets.to_string(),
                statement.origins.lower.to_string(),
                statement.origins.upper.to_string(),
                report.id.clone(),
                outlet(account, wording.report).to_owned(),
                places.id(wording.report, wording.quotation),
                wording.doubtful.to_string(),
                wording.part.to_string(),
                quotation.map(|q| slices(report, &q.content)).unwrap_or_default(),
                differences.join(BETWEEN),
                names(account, &wording.origins),
            ]);
        }
    }
}

fn claims(account: &Account, table: &mut Table) {
    let rulers = Ruler::all(&account.reports);
    for (index, claim) in account.claims.iter().enumerate() {
        let voice = match claim.voice {
            Voice::Outlet => "outlet".to_owned(),
            Voice::Speaker(f) => {
                f.and_then(|f| account.figures.get(f)).map(|f| f.name.clone()).unwrap_or_default()
            }
        };
        let conflicts = claim.conflicts.iter();
        let conflicts: Vec<String> =
            conflicts.map(|c| format!("{} {}: {}", c.severity.name(), c.kind.name(), c.reason)).collect();
        let disputed: Vec<String> = claim.disputed.iter().map(|&claim| label::claim(claim)).collect();
        let around = claim.context.clone().unwrap_or_default();
        for reading in &claim.readings {
            let r = reading.passage.report;
            let (Some(report), Some(ruler)) = (account.reports.get(r), rulers.get(r)) else { continue };
            let [start, end] = ruler.span(reading.passage.span);
            table.row(vec![
                account.id.clone(),
                label::claim(index),
                claim.text.clone(),
                around.before.clone(),
                around.after.clone(),
                voice.clone(),
                account.cue(claim).unwrap_or_default().to_owned(),
                account.commitment(claim).name().into(),
                claim.standing.name().into(),
                claim.outlets.to_string(),
                claim.origins.lower.to_string(),
                claim.origins.upper.to_string(),
                claim.statement.map(label::statement).unwrap_or_default(),
                claim.within.map(label::claim).unwrap_or_default(),
                report.id.clone(),
                outlet(account, r).to_owned(),
                report.slice(reading.passage.span).to_owned(),
                start.to_string(),
                end.to_string(),
                if reading.doubtful { "yes" } else { "" }.into(),
                names(account, &reading.origins),
                conflicts.join(BETWEEN),
                if claim.occasion { "yes" } else { "" }.into(),
                disputed.join(BETWEEN),
            ]);
        }
    }
}

fn origins(account: &Account, table: &mut Table) {
    for (index, origin) in account.origins.iter().enumerate() {
        let claims = account.claims.iter().filter(|claim| claim.origins.ids.contains(&index)).count();
        let statements = account.statements.iter().filter(|s| s.origins.ids.contains(&index)).count();
        let mut reports: Vec<usize> = Vec::new();
        for claim in &account.claims {
            let own = claim.readings.iter().filter(|reading| reading.origins.contains(&index));
            reports.extend(own.map(|reading| reading.passage.report));
        }
        for edge in account.stemma.edges.iter().filter(|edge| edge.to == Node::Origin(index)) {
            if let Node::Report(report) = edge.from {
                reports.push(report);
            }
        }
        reports.sort_unstable();
        reports.dedup();
        let reports: Vec<&str> =
            reports.iter().filter_map(|&r| account.reports.get(r)).map(|r| r.id.as_str()).collect();
        table.row(vec![
            account.id.clone(),
            label::origin(index),
            origin.name.clone(),
            origin.kind.name().into(),
            origin.specific.to_string(),
            claims.to_string(),
            statements.to_string(),
            reports.join(BETWEEN),
            origin.mentions.len().to_string(),
        ]);
    }
}

fn slices(report: &Report, spans: &[Span]) -> String {
    spans.iter().map(|&span| report.slice(span)).collect::<Vec<_>>().join(" … ")
}

fn names(account: &Account, origins: &[usize]) -> String {
    let names = origins.iter().filter_map(|&o| account.origins.get(o)).map(|origin| origin.name.as_str());
    names.collect::<Vec<_>>().join(BETWEEN)
}

fn or_none(text: &str) -> &str {
    if text.is_empty() { "∅" } else { text }
}
