//! Accounts in plain words, for a terminal.

use std::collections::BTreeSet;

use crate::record::{
    Account, Claim, Conflict, ConflictKind, Context, OriginRange, Report, Severity, Standing, Statement,
    Value, Voice,
};

use super::label;

/// Statements and claims shown a story; the page and the tables have them all.
const SHOWN: usize = 8;

/// Every story in a few lines: how many stand behind it, conflicts, what was said, what several reports have.
pub fn summary(accounts: &[Account]) -> String {
    if accounts.is_empty() {
        return "No reports.".to_owned();
    }
    accounts.iter().map(story).collect::<Vec<_>>().join("\n\n")
}

/// "2 origins", "1–3 origins".
pub fn origins(range: &OriginRange) -> String {
    match (range.lower, range.upper) {
        (1, 1) => "1 origin".to_owned(),
        (lower, upper) if lower == upper => format!("{lower} origins"),
        (lower, upper) => format!("{lower}–{upper} origins"),
    }
}

/// What a report is called where it has no outlet: its file name, else its id.
pub fn name(report: &Report) -> &str {
    let file = report.file.as_deref().map(|f| f.rsplit('/').next().unwrap_or(f));
    report.outlet.as_deref().or(file).unwrap_or(&report.id)
}

fn story(account: &Account) -> String {
    let mut lines = vec![account.title.clone(), at_a_glance(account)];
    section(&mut lines, "In conflict", conflicts(account));
    section(&mut lines, "Changed from report to report", updates(account));
    // What is told inside another claim is not told again.
    let outermost = |c: &&Claim| c.within.is_none();
    let limbs: Vec<usize> =
        account.claims.iter().filter(|c| !outermost(c)).filter_map(|c| c.statement).collect();
    let shared =
        account.statements.iter().enumerate().filter(|(at, s)| reports(s) > 1 && !limbs.contains(at));
    let shared = shared.map(|(_, s)| s);
    section(&mut lines, "Said, in several reports", shared.map(|s| statement(account, s)).collect());
    let own = account.claims.iter().filter(outermost).filter(|c| c.voice == Voice::Outlet && c.outlets > 1);
    let (occasions, claims): (Vec<&Claim>, Vec<&Claim>) = own.partition(|c| c.occasion);
    let told = |claims: Vec<&Claim>| claims.into_iter().map(|c| claim(account, c)).collect();
    section(&mut lines, "Claims of several outlets", told(claims));
    section(&mut lines, "Occasions, as several outlets tell them", told(occasions));
    let single = account.claims.iter().filter(|c| c.outlets < 2 && !c.occasion).count();
    if single > 0 {
        lines.push(String::new());
        lines.push(format!("{} only one outlet has.", count(single, "claim")));
    }
    if account.reports.len() == 1 {
        lines.push(
            "With one report there is nothing to compare; -o FOLDER and --json have all its claims."
                .to_owned(),
        );
    }
    lines.join("\n")
}

/// "5 reports · 5 outlets · 2 origins · 1 conflict of substance".
fn at_a_glance(account: &Account) -> String {
    let hard =
        account.claims.iter().flat_map(|c| &c.conflicts).filter(|c| c.severity == Severity::Hard).count();
    format!(
        "{} · {} · {} · {} of substance",
        count(account.reports.len(), "report"),
        outlets(&account.reports),
        origins(&account.count),
        count(hard, "conflict"),
    )
}

/// "2 outlets and 4 not named".
pub fn outlets(reports: &[Report]) -> String {
    let named: BTreeSet<&str> = reports.iter().filter_map(|report| report.outlet.as_deref()).collect();
    let unnamed = reports.iter().filter(|report| report.outlet.is_none()).count();
    match (named.len(), unnamed) {
        (0, _) => "outlets not named".into(),
        (named, 0) => count(named, "outlet"),
        (named, unnamed) => format!("{} and {unnamed} not named", count(named, "outlet")),
    }
}

fn count(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

fn section(lines: &mut Vec<String>, heading: &str, mut items: Vec<String>) {
    if items.is_empty() {
        return;
    }
    let more = items.len().saturating_sub(SHOWN);
    items.truncate(SHOWN);
    lines.push(String::new());
    lines.push(heading.to_owned());
    lines.extend(items.into_iter().map(|item| format!("  {item}")));
    if more > 0 {
        lines.push(format!("  … and {more} more"));
    }
}

fn conflicts(account: &Account) -> Vec<String> {
    let all = account.claims.iter().flat_map(|c| &c.conflicts);
    let mut found: Vec<_> = all.filter(|c| c.kind != ConflictKind::Update).collect();
    found.sort_by_key(|c| c.severity);
    let line = |c: &Conflict| {
        let sides: Vec<_> = c.sides.iter().filter_map(|side| valued(account, side, "")).collect();
        format!("{} {}: {}", c.severity.name(), c.kind.name(), sides.join(" against "))
    };
    found.into_iter().map(line).collect()
}

/// "how many (killed): 12 people (A, 2026-03-03 09:00) → 15 people (B, 2026-03-03 18:00)".
fn updates(account: &Account) -> Vec<String> {
    let all = account.claims.iter().flat_map(|c| &c.conflicts);
    let line = |c: &Conflict| {
        let sides = c.sides.iter().filter_map(|side| {
            let report = account.reports.get(side.first()?.passage.report)?;
            valued(account, side, report.published.as_deref().unwrap_or_default())
        });
        let what = c.reason.split(": ").next().unwrap_or_default().to_lowercase();
        format!("{what}: {}", sides.collect::<Vec<_>>().join(" \u{2192} "))
    };
    all.filter(|c| c.kind == ConflictKind::Update).map(line).collect()
}

/// A side's value with who has it, and when the first of them came out.
fn valued(account: &Account, side: &[Value], published: &str) -> Option<String> {
    let mut who: Vec<&str> = Vec::new();
    for name in side.iter().map(|value| name(&account.reports[value.passage.report])) {
        if !who.contains(&name) {
            who.push(name);
        }
    }
    let minute = minute(published);
    let when = if minute.is_empty() { minute } else { format!(", {minute}") };
    Some(format!("{} ({}{when})", side.first()?.value, who.join(", ")))
}

/// "2026-03-03 09:00 +02:00": a day and a minute, with the zone where it is told.
pub fn minute(published: &str) -> String {
    let (day, clock) = published.split_once(['T', ' ']).unwrap_or((published, ""));
    let (time, zone) = clock.split_at(clock.find(['Z', '+', '-']).unwrap_or(clock.len()));
    let minute: String = time.chars().take(5).collect();
    let zone = if zone == "Z" { "UTC" } else { zone };
    let told = [day, &minute, zone].into_iter().filter(|part| !part.is_empty());
    told.collect::<Vec<_>>().join(" ")
}

/// The number of reports that have a statement.
fn reports(statement: &Statement) -> usize {
    told(statement.readings.iter().filter(|w| !w.doubtful).map(|w| w.report)).len()
}

/// The reports of a list, ascending, each once.
fn told(reports: impl Iterator<Item = usize>) -> Vec<usize> {
    reports.collect::<BTreeSet<_>>().into_iter().collect()
}

/// ", 2 more in doubt": the reports that only perhaps say it.
fn perhaps(sure: &[usize], perhaps: &[usize]) -> String {
    match perhaps.iter().filter(|report| !sure.contains(report)).count() {
        0 => String::new(),
        more => format!(", {more} more in doubt"),
    }
}

fn statement(account: &Account, s: &Statement) -> String {
    let speaker =
        s.speaker.and_then(|f| account.figures.get(f)).map_or("somebody unnamed", |f| f.name.as_str());
    let speaker = label::voice(speaker, s.cue.as_deref());
    let of = |doubtful: bool| told(s.readings.iter().filter(|w| w.doubtful == doubtful).map(|w| w.report));
    let perhaps = perhaps(&of(false), &of(true));
    let whole = told(s.readings.iter().filter(|w| !w.doubtful && !w.part).map(|w| w.report));
    let in_part = match of(false).iter().filter(|report| !whole.contains(report)).count() {
        0 => String::new(),
        parts => format!(", {parts} in part"),
    };
    format!(
        "{speaker}: {} [{}{in_part}{perhaps}, {}]",
        s.text,
        count(reports(s), "report"),
        behind(account, &s.origins)
    )
}

fn claim(account: &Account, c: &Claim) -> String {
    let standing = match c.standing {
        Standing::Corroborated => "corroborated",
        Standing::SingleOrigin if c.origins.upper > 1 => "perhaps a single origin",
        Standing::SingleOrigin => "single origin",
        Standing::Conflicting => "in conflict",
    };
    let of =
        |doubtful: bool| told(c.readings.iter().filter(|r| r.doubtful == doubtful).map(|r| r.passage.report));
    let perhaps = perhaps(&of(false), &of(true));
    let outlets = count(c.outlets, "outlet");
    let around = |part: &str| if part.is_empty() { String::new() } else { format!("({part})") };
    let Context { before, after } = c.context.clone().unwrap_or_default();
    let text = [around(&before), c.text.clone(), around(&after)];
    let text = text.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    format!("{text} [{outlets}{perhaps}, {}, {standing}]", behind(account, &c.origins))
}

/// The count and the names behind it.
fn behind(account: &Account, range: &OriginRange) -> String {
    let names: Vec<_> =
        range.ids.iter().filter_map(|&o| account.origins.get(o)).map(|o| o.name.as_str()).collect();
    if names.is_empty() { origins(range) } else { format!("{}: {}", origins(range), names.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_said_as_one() {
        let range = |lower, upper| OriginRange { lower, upper, ids: Vec::new() };
        assert_eq!(origins(&range(1, 1)), "1 origin");
        assert_eq!(origins(&range(1, 3)), "1–3 origins");
    }

    #[test]
    fn a_story_is_glanced_at_before_anything_else() {
        let account =
            Account { title: "Fire".into(), reports: vec![Report::default()], ..Account::default() };
        let glance = "Fire\n1 report · outlets not named · 0 origins · 0 conflicts of substance\n";
        let summary = summary(&[account]);
        assert!(summary.starts_with(glance) && summary.contains("nothing to compare"), "{summary}");
    }

    #[test]
    fn a_time_is_told_with_its_zone() {
        assert_eq!(minute("2026-03-03T09:00:00+02:00"), "2026-03-03 09:00 +02:00");
        assert_eq!(minute("2026-03-03T09:00:00.5Z"), "2026-03-03 09:00 UTC");
        assert_eq!(minute("2026-03-03T09:00"), "2026-03-03 09:00");
        assert_eq!(minute("2026-03-03"), "2026-03-03");
    }

    #[test]
    fn reports_of_unknown_outlets_are_no_outlets() {
        let of = |outlet: &str| Report { outlet: Some(outlet.into()), ..Report::default() };
        let reports = [of("Sun"), of("Moon"), of("Sun"), Report::default()];
        assert_eq!(outlets(&reports[..3]), "2 outlets");
        assert_eq!(outlets(&reports), "2 outlets and 1 not named");
    }
}
