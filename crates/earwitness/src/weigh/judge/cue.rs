//! The verb that a statement stands behind.

use crate::record::{Commitment, Quotation, QuotationKind, Report, Span};
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
    let words = verb(report, quotation);
    let plain = words.iter().any(|word| PLAIN.contains(&word.as_str()));
    let verb = words.iter().all(|word| word.starts_with(char::is_alphabetic)) && words.len() <= LONGEST;
    (verb && !words.is_empty() && !plain).then(|| words.join(" "))
}

const BE: [&str; 6] = ["been", "was", "were", "is", "are", "being"];

/// The words of a cue without when it was said: "confirmed Monday afternoon" confirms, as "later called" calls.
fn verb(report: &Report, quotation: &Quotation) -> Vec<String> {
    const WHEN: [&str; 4] = ["later", "then", "earlier", "also"];
    let times: Vec<Span> = report.layers.times.iter().map(|time| time.span).collect();
    let cue = quotation.cue.iter().flat_map(|span| span.without(&times));
    let cue = cue.map(|span| report.slice(span)).collect::<Vec<_>>().join(" ");
    // a day or a name is no part of the verb
    let named = |(place, word): &(usize, &str)| *place > 0 && word.starts_with(char::is_uppercase);
    let words = cue.split_whitespace().enumerate().filter(|word| !named(word));
    let words = words.map(|(_, word)| word.to_lowercase()).filter(|word| !WHEN.contains(&word.as_str()));
    let words: Vec<String> = words.collect();
    // "has been criticized by Reed": Reed criticized
    let behind = quotation.source.first().zip(quotation.cue.last()).is_some_and(|(s, c)| s.start >= c.end);
    let passive = words.iter().rposition(|word| BE.contains(&word.as_str())).filter(|_| behind);
    words[passive.map_or(0, |be| be + 1).min(words.len().saturating_sub(1))..].to_vec()
}

/// What the speaker holds of the best-attested wording.
pub fn commitment(story: &[&Report], gathering: &Gathering) -> Commitment {
    best(story, gathering).map_or(Commitment::Held, |(_, quotation)| quotation.commitment)
}

fn best<'a>(story: &[&'a Report], gathering: &Gathering) -> Option<(&'a Report, &'a Quotation)> {
    let unit = gathering.units.get(gathering.best)?;
    Some((story.get(unit.report)?, unit.said(story)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Time, TimeKind};

    fn told(cue: Span) -> Quotation {
        Quotation::told(Vec::new(), vec![cue])
    }

    #[test]
    fn who_is_named_behind_by_did_it() {
        let text = "has been criticized by Reed";
        let report = Report { text: text.into(), ..Report::default() };
        let quotation = |source: Span| Quotation { source: vec![source], ..told(Span::new(0, 19)) };
        assert_eq!(verb(&report, &quotation(Span::new(23, 27))), ["criticized"]);
        assert_eq!(verb(&report, &quotation(Span::new(0, 0))), ["has", "been", "criticized"]);
    }

    #[test]
    fn when_it_was_said_is_no_part_of_the_verb() {
        let text = "later confirmed Monday afternoon";
        let report = |times: &[(usize, usize)]| {
            let mut report = Report { text: text.into(), ..Report::default() };
            let time = |&(start, end): &(usize, usize)| Time {
                span: Span::new(start, end),
                kind: TimeKind::Date,
                value: None,
                modifier: None,
            };
            report.layers.times = times.iter().map(time).collect();
            report
        };
        let quotation = told(Span::new(0, text.len()));
        assert_eq!(verb(&report(&[(16, 32)]), &quotation), ["confirmed"]);
        assert_eq!(verb(&report(&[]), &quotation), ["confirmed", "afternoon"]);
    }
}
