//! Why a claim or a statement has its number of origins, in plain words.

use crate::record::{Account, Node, OriginRange, Passage, Span, Statement, Wording};

use super::label;
use super::summary::{name, origins};

/// Everything that stands behind one claim or statement: its readings, what each relies on, and the evidence of
/// every link. `wanted` is an id of the account ("c7", "s3") or words of the text; `None` where nothing is called so.
pub fn explain(account: &Account, wanted: &str) -> Option<String> {
    let wanted = wanted.to_lowercase();
    let has = |text: &str, word: &str| text.split(|c: char| !c.is_alphanumeric()).any(|w| w == word);
    let long = wanted.len() > SHORTEST;
    let figure = wanted.chars().all(|c| c.is_ascii_digit());
    let as_one = |text: &str| long && text.contains(&wanted) || figure && has(text, &wanted);
    let scattered = |text: &str| long && wanted.split_whitespace().all(|word| has(text, word));
    let found = |look: Look| {
        called(account, &wanted, &as_one, look).or_else(|| called(account, &wanted, &scattered, look))
    };
    found(Look::Wordings).or_else(|| found(Look::Readings))
}

/// Where words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// In what stands for a claim or a statement, with who says it as the summary has it.
    Wordings,
    /// In what any report has, also in doubt.
    Readings,
}

/// Letters that a search for words has more of.
const SHORTEST: usize = 3;

/// What goes by an id, or has words in it; statements first.
fn called(account: &Account, id: &str, says: &dyn Fn(&str) -> bool, look: Look) -> Option<String> {
    let is = |own: String, text: String, passages: &[Passage]| match look {
        Look::Wordings => own == id || says(&text.to_lowercase()),
        Look::Readings => passages.iter().any(|&passage| says(&words(account, passage).to_lowercase())),
    };
    let mut statements = account.statements.iter().enumerate();
    let found = statements.find(|(i, s)| {
        let passages: Vec<Passage> = s.readings.iter().map(|w| said(account, w).0).collect();
        is(label::statement(*i), headed(account, s), &passages)
    });
    if let Some((_, s)) = found {
        let readings = s.readings.iter().map(|w| {
            let (passage, echo) = said(account, w);
            Behind { passage, links: &w.links, echo, doubtful: w.doubtful }
        });
        return Some(explanation(account, &s.text, &s.origins, readings));
    }
    let (_, c) = account.claims.iter().enumerate().find(|(i, c)| {
        let passages: Vec<Passage> = c.readings.iter().map(|r| r.passage).collect();
        is(label::claim(*i), c.text.clone(), &passages)
    })?;
    let readings = c.readings.iter().map(|r| Behind {
        passage: r.passage,
        links: &r.links,
        echo: None,
        doubtful: r.doubtful,
    });
    let mut text = explanation(account, &c.text, &c.origins, readings);
    // Where another claim lists them, those that this one has a side of.
    let is_told = |place: Passage| {
        c.readings.iter().any(|r| r.passage.report == place.report && r.passage.span.overlaps(place.span))
    };
    let elsewhere = c.disputed.iter().filter_map(|&other| account.claims.get(other));
    let elsewhere = elsewhere
        .flat_map(|other| &other.conflicts)
        .filter(|conflict| conflict.sides.iter().flatten().any(|value| is_told(value.passage)));
    for conflict in c.conflicts.iter().chain(elsewhere) {
        text += &format!("\n\nIn conflict: {}", conflict.reason);
    }
    Some(text)
}

/// A statement's words behind who says them.
fn headed(account: &Account, s: &Statement) -> String {
    let speaker = s.speaker.and_then(|f| account.figures.get(f)).map_or("", |f| f.name.as_str());
    format!("{} {}", label::voice(speaker, s.cue.as_deref()), s.text)
}

/// Where a report has the words of a statement, and where another tells who says them.
fn said(account: &Account, wording: &Wording) -> (Passage, Option<Passage>) {
    let report = account.reports.get(wording.report);
    let quotation = report.and_then(|report| report.layers.quotations.get(wording.quotation));
    let span = quotation.and_then(|q| Span::cover(&q.content)).unwrap_or_default();
    (Passage { report: wording.report, span }, quotation.and_then(|q| q.echo))
}

/// One reading behind a claim or statement.
struct Behind<'a> {
    passage: Passage,
    links: &'a [usize],
    echo: Option<Passage>,
    doubtful: bool,
}

fn explanation<'a>(
    account: &Account,
    text: &str,
    range: &OriginRange,
    readings: impl Iterator<Item = Behind<'a>>,
) -> String {
    let mut lines = vec![text.to_owned(), origins(range)];
    for &origin in &range.ids {
        if let Some(o) = account.origins.get(origin) {
            lines.push(format!("  {} ({})", o.name, o.kind.name()));
        }
    }
    let (unsure, sure): (Vec<Behind<'a>>, Vec<Behind<'a>>) = readings.partition(|reading| reading.doubtful);
    for Behind { passage, links, echo, doubtful } in sure.into_iter().chain(unsure) {
        lines.push(String::new());
        let mark = if doubtful { " (in doubt, not counted)" } else { "" };
        lines.push(format!("{}{mark}: {}", name(&account.reports[passage.report]), words(account, passage)));
        if let Some(echo) = echo {
            let by = name(&account.reports[echo.report]);
            lines.push(format!("  who says it is told by {by}: {}", words(account, echo)));
        }
        for &link in links {
            lines.extend(evidence(account, link));
        }
    }
    let merged = account.stemma.edges.iter().enumerate().filter(
        |(_, e)| matches!((e.from, e.to), (Node::Origin(a), Node::Origin(b)) if range.ids.contains(&a) || range.ids.contains(&b)),
    );
    let merged: Vec<_> = merged.flat_map(|(i, _)| evidence(account, i)).collect();
    if !merged.is_empty() {
        lines.push(String::new());
        lines.push("May be one origin, because:".to_owned());
        lines.extend(merged);
    } else if range.lower < range.upper {
        lines.push(String::new());
        lines.push(
            "May be fewer than told here: nothing shows that they have it from one another, nor that they do not."
                .to_owned(),
        );
    }
    lines.join("\n")
}

/// The evidence of one edge of the stemma.
fn evidence(account: &Account, link: usize) -> Vec<String> {
    let Some(edge) = account.stemma.edges.get(link) else { return Vec::new() };
    let mut lines = Vec::new();
    for e in &edge.evidence {
        let passages: Vec<_> = e.spans.iter().map(|&p| format!("“{}”", words(account, p))).collect();
        let kind = e.kind.name().replace('_', " ");
        lines.push(format!("  ← {} by {kind}: {}", node(account, edge.to), passages.join(", ")));
    }
    lines
}

fn node(account: &Account, node: Node) -> String {
    match node {
        Node::Report(r) => account.reports.get(r).map_or_else(String::new, |r| name(r).to_owned()),
        Node::Origin(o) => account.origins.get(o).map_or_else(String::new, |o| o.name.clone()),
        Node::Statement(s) | Node::Wording(s, _) => format!("statement {}", label::statement(s)),
        Node::Claim(c) => format!("claim {}", label::claim(c)),
    }
}

fn words(account: &Account, passage: Passage) -> String {
    let text = account.reports.get(passage.report).map_or("", |r| passage.span.of(&r.text));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Claim, Report};

    #[test]
    fn what_is_in_doubt_is_found_and_marked() {
        let report = |outlet: &str, text: &str| Report {
            outlet: Some(outlet.into()),
            text: text.into(),
            ..Report::default()
        };
        let texts = ["The mill burned.", "The mill lost 63 bales."];
        let passage = |(report, text): (usize, &&str)| {
            (Passage { report, span: Span::new(0, text.len()) }, report == 1)
        };
        let claim = Claim::told(texts[0], texts.iter().enumerate().map(passage));
        let account = Account {
            reports: vec![report("Gazette", texts[0]), report("Courier", texts[1])],
            claims: vec![claim],
            ..Account::default()
        };
        for wanted in ["c1", "mill burned", "63", "63 bales"] {
            let text = explain(&account, wanted).unwrap_or_default();
            assert!(text.contains("\nGazette: The mill"), "{wanted}: {text}");
            assert!(text.contains("\nCourier (in doubt, not counted): The mill lost"), "{wanted}: {text}");
        }
        assert_eq!(explain(&account, "6"), None);
    }
}
