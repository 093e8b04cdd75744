//! The sigla: which letter stands for which report.

use serde::Serialize;

use super::desk::{Desk, siglum};
use super::words;

/// One report of the story.
#[derive(Serialize)]
pub struct Witness {
    pub siglum: String,
    pub name: String,
    pub title: Option<String>,
    pub published: Option<String>,
    pub words: usize,
    /// The parties that its readings rest on, most used first.
    pub origins: String,
}

pub fn legend(desk: &Desk) -> Vec<Witness> {
    let reports = desk.account.reports.iter().enumerate();
    reports
        .map(|(index, report)| Witness {
            siglum: siglum(index),
            name: words::name(report),
            title: report.outlet.as_ref().and(report.title.as_deref()).map(words::tidy),
            published: report.published.as_deref().map(words::date),
            words: report.text.split_whitespace().count(),
            origins: origins(desk, index),
        })
        .collect()
}

fn origins(desk: &Desk, report: usize) -> String {
    /// Names that a line of the legend can hold.
    const MOST: usize = 3;
    let mut uses: Vec<(usize, usize)> = (0..desk.account.origins.len()).map(|origin| (0, origin)).collect();
    for reading in desk.account.claims.iter().flat_map(|claim| &claim.readings) {
        for &origin in reading.origins.iter().filter(|_| reading.passage.report == report) {
            if let Some(uses) = uses.get_mut(origin) {
                uses.0 += 1;
            }
        }
    }
    uses.retain(|&(uses, _)| uses > 0);
    uses.sort_by_key(|&(uses, origin)| (std::cmp::Reverse(uses), origin));
    let mut names: Vec<String> = uses.iter().take(MOST).map(|&(_, origin)| desk.origin(origin)).collect();
    if uses.len() > MOST {
        names.push(format!("{} more", uses.len() - MOST));
    }
    words::list(&names)
}
