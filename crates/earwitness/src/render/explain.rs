//! Why a claim or a statement has its number of origins, in plain words.

use crate::record::{Account, Node, OriginRange, Passage, Span};

use super::label;
use super::summary::{name, origins};

/// Everything that stands behind one claim or statement: its readings, what each relies on, and the evidence of
/// every link. `wanted` is an id of the account ("c7", "s3") or words of the text; `None` where nothing is called so.
pub fn explain(account: &Account, wanted: &str) -> Option<String> {
    let wanted = wanted.to_lowercase();
    let as_one = |text: &str| wanted.len() > SHORTEST && text.contains(&wanted);
    let scattered = |text: &str| {
        let mut words = wanted.split_whitespace();
        wanted.len() > SHORTEST
            && words.all(|word| text.split(|c: char| !c.is_alphanumeric()).any(|w| w == word))
    };
    called(account, &wanted, &as_one).or_else(|| called(account, &wanted, &scattered))
}

/// Letters that a search for words has more of.
const SHORTEST: usize = 3;

/// What goes by an id, or has words in it; statements first.
fn called(account: &Account, id: &str, says: &dyn Fn(&str) -> bool) -> Option<String> {
    let is = |own: String, text: &str| own == id || says(&text.to_lowercase());
    let mut statements = account.statements.iter().enumerate();
    if let Some((_, s)) = statements.find(|(i, s)| is(label::statement(*i), &s.text)) {
        let readings = s.readings.iter().map(|w| {
            let quotation = account.reports[w.report].layers.quotations.get(w.quotation);
            let span = quotation.and_then(|q| Span::cover(&q.content)).unwrap_or_default();
            (Passage { report: w.report, span }, &w.links, quotation.and_then(|q| q.echo))
        });
        return Some(explanation(account, &s.text, &s.origins, readings));
    }
    let (_, c) = account.claims.iter().enumerate().find(|(i, c)| is(label::claim(*i), &c.text))?;
    let sure = c.readings.iter().filter(|r| !r.doubtful).map(|r| (r.passage, &r.links, None));
    let mut text = explanation(account, &c.text, &c.origins, sure);
    for conflict in &c.conflicts {
        text += &format!("\n\nIn conflict: {}", conflict.reason);
    }
    Some(text)
}

fn explanation<'a>(
    account: &Account,
    text: &str,
    range: &OriginRange,
    readings: impl Iterator<Item = (Passage, &'a Vec<usize>, Option<Passage>)>,
) -> String {
    let mut lines = vec![text.to_owned(), origins(range)];
    for &origin in &range.ids {
        if let Some(o) = account.origins.get(origin) {
            lines.push(format!("  {} ({})", o.name, o.kind.name()));
        }
    }
    for (passage, links, echo) in readings {
        lines.push(String::new());
        lines.push(format!("{}: {}", name(&account.reports[passage.report]), words(account, passage)));
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
