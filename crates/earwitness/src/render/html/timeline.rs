//! What the reports date, day by day.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::record::{Passage, TimeKind};

use super::desk::{Desk, siglum};
use super::why;
use super::words::{self, Context};

/// One date with what is said of it.
#[derive(Serialize)]
pub struct Day {
    pub date: String,
    /// Sigla of the reports published then.
    pub published: String,
    pub mentions: Vec<Mention>,
}

#[derive(Serialize)]
pub struct Mention {
    pub siglum: String,
    pub href: String,
    pub context: Context,
}

pub fn timeline(desk: &Desk) -> Vec<Day> {
    let mut days: BTreeMap<String, (Vec<String>, Vec<Mention>)> = BTreeMap::new();
    for (index, report) in desk.account.reports.iter().enumerate() {
        if let Some(date) = report.published.as_deref().and_then(day) {
            days.entry(date.to_owned()).or_default().0.push(siglum(index));
        }
        for time in &report.layers.times {
            let dated = matches!(time.kind, TimeKind::Date | TimeKind::Time);
            let article = report.part_at(time.span.start).is_none_or(|part| part.kind.is_article());
            let Some(date) = time.value.as_deref().and_then(day).filter(|_| dated && article) else {
                continue;
            };
            let passage = Passage { report: index, span: time.span };
            let mentions = &mut days.entry(date.to_owned()).or_default().1;
            let href = format!("#{}", desk.paragraph(passage));
            if !mentions.iter().any(|mention| mention.href == href) {
                let context = words::context(desk.account, passage);
                mentions.push(Mention { siglum: why::shown(desk, passage).siglum, href, context });
            }
        }
    }
    let days = days.into_iter();
    days.map(|(date, (published, mentions))| Day { date, published: published.join(" "), mentions }).collect()
}

/// The day or month of an ISO 8601 or TIMEX3 value; years alone and vaguer values order nothing.
fn day(value: &str) -> Option<&str> {
    let digits = |part: &str, count| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    let date = value.split('T').next()?;
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next());
    let whole = digits(year, 4) && digits(month, 2) && day.is_none_or(|day| digits(day, 2));
    (whole && parts.next().is_none()).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn only_days_and_months_stand_in_the_timeline() {
        assert_eq!(day("2031-03-04TMO"), Some("2031-03-04"));
        assert_eq!(day("2031-03"), Some("2031-03"));
        for vague in ["2031", "2031-W10", "PAST_REF", "PT40M", "XXXX-03-04", "2031-03-04-05"] {
            assert_eq!(day(vague), None, "{vague}");
        }
    }
}
