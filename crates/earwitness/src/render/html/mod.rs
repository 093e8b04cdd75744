//! The page: what a desk editor sees. One self-contained file a story, readable without JavaScript.
//!
//! Reading order: [`page`] gathers what each section shows (`conflicts`, `statements`, `claims` …) as plain values,
//! and the templates under `templates/` set them. Templates escape everything that came from a report.

mod alone;
mod apparatus;
mod claims;
mod conflicts;
mod desk;
mod glance;
mod index;
mod item;
mod legend;
mod marks;
mod matrix;
mod press;
mod reports;
mod statements;
mod stemma;
mod timeline;
mod why;
mod words;

pub use index::index;

use serde::Serialize;

use crate::record::Account;

use desk::Desk;

/// Everything that a page shows.
#[derive(Serialize)]
struct Page {
    title: String,
    glance: glance::Glance,
    legend: Vec<legend::Witness>,
    conflicts: Vec<conflicts::Shown>,
    statements: Vec<statements::Shown>,
    standings: Vec<claims::Group>,
    alone: Vec<alone::Alone>,
    matrix: matrix::Matrix,
    stemma: stemma::Drawn,
    timeline: Vec<timeline::Day>,
    reports: Vec<reports::Shown>,
}

/// The account of one story as one self-contained HTML file.
pub fn page(account: &Account) -> String {
    let desk = Desk::new(account);
    press::set(
        "page.html",
        &Page {
            title: words::title(account),
            glance: glance::glance(&desk),
            legend: legend::legend(&desk),
            conflicts: conflicts::conflicts(&desk),
            statements: statements::statements(&desk),
            standings: claims::by_standing(&desk),
            alone: alone::alone(&desk),
            matrix: matrix::matrix(&desk),
            stemma: stemma::stemma(&desk),
            timeline: timeline::timeline(&desk),
            reports: reports::reports(&desk),
        },
    )
}

/// The files of a run: `index.html` is the page of its only story, or the list of all.
pub fn files(accounts: &[Account]) -> Vec<(String, String)> {
    const FIRST: &str = "index.html";
    if let [only] = accounts {
        return vec![(FIRST.into(), page(only))];
    }
    let pages = accounts.iter().enumerate().map(|(n, account)| (index::story_file(n), page(account)));
    std::iter::once((FIRST.into(), index(accounts))).chain(pages).collect()
}
