//! The verb that a statement stands behind.

use crate::record::{Commitment, Quotation, QuotationKind, Report};
use crate::weigh::collate::Gathering;

/// Verbs that tell no more than that it was said.
const PLAIN: [&str; 17] = [
    "said",
    "says",
    "say",
    "saying",
    "told",
    "tells",
    "telling",
    "added",
    "adds",
    "adding",
    "wrote",
    "writes",
    "writing",
    "tweeted",
    "stated",
    "according",
    "reported",
];
/// Words of a cue that are shown: more are no verb.
const LONGEST: usize = 5;

/// The verb of the best-attested wording, where it is not quoted to the letter and the verb tells more than that it was
/// said.
pub fn of(story: &[&Report], gathering: &Gathering) -> Option<String> {
    let (report, quotation) = best(story, gathering)?;
    if quotation.kind == QuotationKind::Direct && quotation.commitment == Commitment::Held {
        return None;
    }
    let cue = quotation.cue.iter().map(|&span| report.slice(span)).collect::<Vec<_>>().join(" ");
    // "Declared Wednesday": a day or a name is no part of the verb
    let named = |(place, word): &(usize, &str)| *place > 0 && word.starts_with(char::is_uppercase);
    let verb = cue.split_whitespace().enumerate().filter(|word| !named(word));
    let words: Vec<String> = verb.map(|(_, word)| word.to_lowercase()).collect();
    let plain = words.iter().any(|word| PLAIN.contains(&word.as_str()));
    let verb = words.iter().all(|word| word.starts_with(char::is_alphabetic)) && words.len() <= LONGEST;
    (verb && !words.is_empty() && !plain).then(|| words.join(" "))
}

/// What the speaker holds of the best-attested wording.
pub fn commitment(story: &[&Report], gathering: &Gathering) -> Commitment {
    best(story, gathering).map_or(Commitment::Held, |(_, quotation)| quotation.commitment)
}

fn best<'a>(story: &[&'a Report], gathering: &Gathering) -> Option<(&'a Report, &'a Quotation)> {
    let unit = gathering.units.get(gathering.best)?;
    Some((story.get(unit.report)?, unit.said(story)?))
}
