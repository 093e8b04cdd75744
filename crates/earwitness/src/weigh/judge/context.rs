//! What a wording that does not stand alone is part of.

use crate::record::{Context, Report, Span, Voice};
use crate::weigh::collate::Gathering;

/// Most words shown on either side.
const MOST: usize = 14;

/// The rest of the sentence around the best-attested wording of what an outlet says itself.
pub fn of(story: &[&Report], gathering: &Gathering) -> Option<Context> {
    let unit = gathering.units.get(gathering.best).filter(|_| gathering.voice == Voice::Outlet)?;
    let report = story.get(unit.report)?;
    let whole = Span::cover(&unit.content)?;
    if gathering.stands_alone {
        return None;
    }
    let sentences = &report.layers.sentences;
    let from = sentences.partition_point(|sentence| sentence.span.end <= whole.start);
    let around =
        sentences[from..].iter().map(|s| s.span).take_while(|s| s.start < whole.end).reduce(Span::join)?;
    let words = |start: usize, end: usize| -> Vec<&str> {
        let text = report.text.get(start..end.max(start)).unwrap_or_default();
        if text.contains(char::is_alphanumeric) { text.split_whitespace().collect() } else { Vec::new() }
    };
    let (mut before, mut after) = (words(around.start, whole.start), words(whole.end, around.end));
    if before.len() > MOST {
        before.splice(..before.len() - MOST, ["…"]);
    }
    if after.len() > MOST {
        after.splice(MOST.., ["…"]);
    }
    let after = after.join(" ").trim_start_matches([',', ';', ':', ' ']).to_owned();
    let before = before.join(" ");
    (!before.is_empty() || !after.is_empty()).then_some(Context { before, after })
}
