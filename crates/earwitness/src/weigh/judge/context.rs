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
    let text = |start: usize, end: usize| report.plain(Span::new(start, end.max(start)));
    let words = |text: &str| -> Vec<String> {
        let telling = text.contains(char::is_alphanumeric);
        text.split(' ').filter(|_| telling).map(str::to_owned).collect()
    };
    let mut before = words(&text(around.start, whole.start));
    let mut after = words(&text(whole.end, around.end));
    if before.len() > MOST {
        before.splice(..before.len() - MOST, ["…".to_owned()]);
    }
    if after.len() > MOST {
        after.splice(MOST.., ["…".to_owned()]);
    }
    let after = after.join(" ").trim_start_matches([',', ';', ':', ' ']).to_owned();
    let before = before.join(" ");
    (!before.is_empty() || !after.is_empty()).then_some(Context { before, after })
}
