//! Who says what, who says it differently, who is silent: a view of the claims by report.
//!
//! Silence tells something only of a report that could have told. It was late enough where no report that says the claim
//! is known to have come out after it alone could have: a report that came out before all that say the claim may not have
//! known it. It was long enough where it goes on for at least as many words as another report wrote until it had told the
//! claim: news is told by weight, and a short report ends before what others tell last. Else the cell is open.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::record::{Account, Claim, Moment, Report, TokenKind};

use super::label;

/// What one report does with one claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stance {
    /// It does not say it, and was too short or too early to tell anything by that.
    Open,
    Silent,
    /// It may say the same, and is not counted.
    Perhaps,
    Says,
    /// In other words than the best-attested ones.
    Rewords,
    /// With another value than most.
    Disagrees,
}

impl Stance {
    /// The name in published shapes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Silent => "silent",
            Self::Perhaps => "perhaps",
            Self::Says => "says",
            Self::Rewords | Self::Disagrees => "differs",
        }
    }
}

/// Measures of the reports of an account: how long each is, and when it came out.
#[derive(Debug)]
pub struct Reach<'a> {
    account: &'a Account,
    words: Vec<usize>,
    moments: Vec<Option<Moment>>,
}

impl<'a> Reach<'a> {
    pub fn of(account: &'a Account) -> Self {
        let moments = account.reports.iter().map(|report| Moment::of(report.published.as_deref()?)).collect();
        let words = account.reports.iter().map(|report| words(report, report.text.len())).collect();
        Self { account, words, moments }
    }

    /// One stance a report.
    pub fn stances(&self, claim: &Claim) -> Vec<Stance> {
        let soonest = self.soonest(claim);
        let stance = |report| match self.could_tell(report, claim, soonest) {
            true => Stance::Silent,
            false => Stance::Open,
        };
        let mut stances: Vec<Stance> = (0..self.account.reports.len()).map(stance).collect();
        let mut mark = |report: usize, stance: Stance| {
            if let Some(cell) = stances.get_mut(report) {
                *cell = stance;
            }
        };
        let (perhaps, sure): (Vec<_>, Vec<_>) = claim.readings.iter().partition(|reading| reading.doubtful);
        perhaps.into_iter().for_each(|reading| mark(reading.passage.report, Stance::Perhaps));
        sure.into_iter().for_each(|reading| mark(reading.passage.report, Stance::Says));
        if let Some(statement) = claim.statement.and_then(|index| self.account.statements.get(index)) {
            let mut literal = Vec::new();
            for wording in &statement.readings {
                if wording.differences.is_empty() {
                    literal.push(wording.report);
                }
                if wording.doubtful {
                    continue;
                }
                mark(wording.report, Stance::Rewords);
            }
            literal.into_iter().for_each(|report| mark(report, Stance::Says));
        }
        for conflict in &claim.conflicts {
            let most = conflict.sides.iter().map(|side| reports(side).len()).max().unwrap_or_default();
            let first = conflict.sides.iter().position(|side| reports(side).len() == most);
            for (index, side) in conflict.sides.iter().enumerate() {
                if Some(index) != first {
                    reports(side).into_iter().for_each(|report| mark(report, Stance::Disagrees));
                }
            }
        }
        stances
    }

    /// How many words a report wrote, of those that say a claim, until it had told it: the fewest.
    fn soonest(&self, claim: &Claim) -> Option<usize> {
        let told = claim.readings.iter().filter_map(|reading| {
            let told = self.account.reports.get(reading.passage.report)?;
            Some(words(told, reading.passage.span.end))
        });
        told.min()
    }

    /// Whether a report that does not say a claim was long enough and late enough to know it.
    fn could_tell(&self, report: usize, claim: &Claim, soonest: Option<usize>) -> bool {
        let moment = |report: usize| self.moments.get(report).copied().flatten();
        let earlier = |other: usize| {
            let order = moment(report).zip(moment(other)).and_then(|(mine, theirs)| mine.order(theirs));
            order == Some(Ordering::Less)
        };
        let before_all = claim.readings.iter().all(|reading| earlier(reading.passage.report));
        let own = self.words.get(report).copied().unwrap_or_default();
        !before_all && soonest.is_none_or(|soonest| own >= soonest)
    }
}

/// The words of the article before a place.
fn words(report: &Report, end: usize) -> usize {
    let article = |at: usize| report.part_at(at).is_none_or(|part| part.kind.is_article());
    let tokens = report.layers.tokens.iter().take_while(|token| token.span.end <= end);
    tokens.filter(|token| token.kind == TokenKind::Word && article(token.span.start)).count()
}

/// Claim × report, by their ids.
pub fn omissions(account: &Account) -> BTreeMap<String, BTreeMap<String, &'static str>> {
    let reach = Reach::of(account);
    let row = |claim: &Claim| {
        let stances = reach.stances(claim);
        account.reports.iter().zip(stances).map(|(report, s)| (report.id.clone(), s.name())).collect()
    };
    account.claims.iter().enumerate().map(|(index, claim)| (label::claim(index), row(claim))).collect()
}

fn reports(side: &[crate::record::Value]) -> Vec<usize> {
    let mut reports: Vec<usize> = side.iter().map(|value| value.passage.report).collect();
    reports.sort_unstable();
    reports.dedup();
    reports
}
