//! What a wording that does not stand alone is part of.

use crate::record::{Context, Report, Span, Voice};
use crate::weigh::collate::{Gathering, stands_alone};

/// Most words shown on either side.
const MOST: usize = 14;

/// The rest of the sentence around the best-attested wording of what an outlet says itself.
pub fn of(story: &[&Report], gathering: &Gathering) -> Option<Context> {
    let unit = gathering.units.get(gathering.best).filter(|_| gathering.voice == Voice::Outlet)?;
    let report = story.get(unit.report)?;
    let whole = Span::cover(&unit.content)?;
    if stands_alone(report, unit) {
        return None;
    }
    let sentences = &report.layers.sentences;
    let from = sentences.partition_point(|sentence| sentence.span.end <= whole.start);
    let around =
        sentences[from..].iter().map(|s| s.span).take_while(|s| s.start < whole.end).reduce(Span::join)?;
    let words = |start: usize, end: usize| -> Vec<&str> {
        report.text.get(start..end.max(start)).unwrap_or_default().split_whitespace().collect()
    };
    let (before, after) = (words(around.start, whole.start), words(whole.end, around.end));
    let telling = |words: &[&str]| words.iter().any(|word| word.contains(char::is_alphanumeric));
    let first = before.len().saturating_sub(MOST);
    let cut = if first > 0 { "… " } else { "" };
    let before = if telling(&before) { format!("{cut}{}", before[first..].join(" ")) } else { String::new() };
    let cut = if after.len() > MOST { " …" } else { "" };
    let after = if telling(&after) {
        format!("{}{cut}", after[..after.len().min(MOST)].join(" "))
    } else {
        String::new()
    };
    let after = after.trim_start_matches([',', ';', ':', ' ']).to_owned();
    (!before.is_empty() || !after.is_empty()).then_some(Context { before, after })
}
