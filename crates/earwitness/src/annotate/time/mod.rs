//! Time expressions, normalised to TIMEX3 (TimeML 1.2.1) against the publication date.
//!
//! A hand-written grammar in the sense of HeidelTime (Strötgen and Gertz 2013): rules read drafts from the words, then
//! each draft is anchored on the day of publication, the tense of its clause and the day last named.

mod anchor;
mod draft;
mod grammar;
mod lexicon;
mod resolve;
mod tense;

use super::word::Words;
use crate::record::{Report, Time, TimeKind};
use draft::{Base, Value};
use resolve::Anchor;

/// All of a report, in reading order.
pub fn find(report: &Report) -> Vec<Time> {
    let words = Words::new(&report.text, &report.layers.parts);
    let mut anchor = Anchor { published: anchor::published(report, &words), named: None };
    let mut times = Vec::new();
    for draft in grammar::drafts(&words) {
        let tense = tense::around(&words, draft.start, draft.end);
        let resolved = resolve::resolve(&draft.value, anchor, tense);
        if let Some((_, Some(day))) = &resolved {
            anchor.named = Some(*day);
        } else if matches!(&draft.value, Value::Point(point) if !matches!(point.base, Base::Named)) {
            anchor.named = None;
        }
        times.push(Time {
            span: words.span(draft.start, draft.end),
            kind: draft.kind,
            value: resolved.map(|(value, _)| value),
            modifier: draft.modifier.map(str::to_owned),
        });
    }
    times
}

/// Whether a time expression is one of the calendar, so that its digits count nothing.
pub(super) const fn is_calendar(time: &Time) -> bool {
    matches!(time.kind, TimeKind::Date | TimeKind::Time)
}
