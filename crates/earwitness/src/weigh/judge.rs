//! What stands behind each thing said: standing and conflicts.

use crate::record::{Account, Report};

use super::cast::Cast;
use super::collate::Collation;
use super::trace::Traced;

/// The account of a story.
pub fn judge(id: &str, story: &[&Report], cast: Cast, _collation: Collation, traced: Traced) -> Account {
    Account {
        id: id.to_owned(),
        reports: story.iter().map(|&report| report.clone()).collect(),
        figures: cast.figures,
        origins: traced.origins,
        stemma: traced.stemma,
        copies: traced.copies,
        families: traced.families,
        count: traced.count,
        ..Account::default()
    }
}
