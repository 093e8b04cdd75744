//! A conflict in words: its sides with all who share in them, and the reason.

use std::cmp::Ordering;

use crate::record::{Conflict, ConflictKind, Severity, Value};

use super::conflict::{Draft, Side, Verdict};
use super::scene::Scene;

/// The conflict of a draft.
pub fn conflict(scene: &Scene<'_>, draft: Draft) -> Conflict {
    let Draft { kind, what, verdict, mut sides } = draft;
    sides.sort();
    sides.dedup();
    if kind == ConflictKind::Update {
        // As they came out: what the earliest report has stands first.
        let before =
            |a: &Side, b: &Side| scene.order(a.passage.report, b.passage.report) == Some(Ordering::Less);
        let rank = |side: &Side| sides.iter().filter(|other| before(other, side)).count();
        let ranks: Vec<usize> = sides.iter().map(rank).collect();
        let mut ranked: Vec<(usize, Side)> = ranks.into_iter().zip(sides).collect();
        ranked.sort();
        sides = ranked.into_iter().map(|(_, side)| side).collect();
    }
    let mut by_value: Vec<(String, Vec<Value>)> = Vec::new();
    for Side { passage, value, key, .. } in sides {
        let entry = Value { passage, value };
        match by_value.iter_mut().find(|(known, _)| *known == key) {
            Some((_, values)) => values.push(entry),
            None => by_value.push((key, vec![entry])),
        }
    }
    let told: Vec<String> = by_value
        .iter()
        .map(|(_, values)| {
            let value = values.first().map_or("", |first| first.value.as_str());
            let has = if several(values) { "have" } else { "has" };
            let when = match kind {
                ConflictKind::Update => came_out(scene, values),
                _ => String::new(),
            };
            format!("{} {has} \u{201c}{value}\u{201d}{when}", who(scene, values))
        })
        .collect();
    let hard = verdict == Verdict::Hard && kind != ConflictKind::Update;
    let severity = if hard { Severity::Hard } else { Severity::Soft };
    let end = match (kind, verdict) {
        (ConflictKind::Update, _) => "the later report has the new value",
        (_, Verdict::Hard) => "both cannot be so",
        (_, Verdict::Unsure) => "they may not be of the same thing",
        (ConflictKind::Polarity, _) => "one says it and another denies it",
        (ConflictKind::Modality, _) => "they are not equally sure",
        (ConflictKind::Object, _) => "one act, two conditions",
        (ConflictKind::Time, _) => "times so near may be one, told from two places",
        _ => "one blurs or bounds the other",
    };
    let reason = format!("{what}: {}; {end}.", told.join(", "));
    Conflict { kind, severity, sides: by_value.into_iter().map(|(_, values)| values).collect(), reason }
}

/// " (2026-03-03 09:00)": when the first report of a side came out.
fn came_out(scene: &Scene<'_>, values: &[Value]) -> String {
    let report = values.first().and_then(|value| scene.story.get(value.passage.report));
    let published = report.and_then(|report| report.published.as_deref()).unwrap_or_default();
    let minute: String = published.chars().take(16).map(|c| if c == 'T' { ' ' } else { c }).collect();
    if minute.is_empty() { minute } else { format!(" ({minute})") }
}

fn several(values: &[Value]) -> bool {
    values.windows(2).any(|pair| pair[0].passage.report != pair[1].passage.report)
}

/// Names that a reason spells out; the sides name all.
const SPELLED: usize = 5;

/// "Coast and Ferry Post"; of more names than are spelled out, "Coast, Ferry Post, Gazette, Echo and 7 more".
fn listed(names: &[&str]) -> String {
    let more = format!("{} more", names.len().saturating_sub(SPELLED - 1));
    let (rest, last) = match names {
        [rest @ .., last] if names.len() <= SPELLED => (rest, *last),
        _ => (&names[..names.len().min(SPELLED - 1)], more.as_str()),
    };
    if rest.is_empty() { last.to_owned() } else { format!("{} and {last}", rest.join(", ")) }
}

/// The outlets of a side.
fn who(scene: &Scene<'_>, values: &[Value]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for value in values {
        let report = scene.story.get(value.passage.report);
        let name = report.map_or("", |r| r.outlet.as_deref().unwrap_or(&r.id));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    listed(&names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_names_a_few_are_spelled_out() {
        assert_eq!(listed(&["Coast"]), "Coast");
        assert_eq!(listed(&["Coast", "Post", "Gazette"]), "Coast, Post and Gazette");
        assert_eq!(
            listed(&["Coast", "Post", "Gazette", "Echo", "Herald", "Tide"]),
            "Coast, Post, Gazette, Echo and 2 more"
        );
    }
}
