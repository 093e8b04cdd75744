//! The list of stories, where a run has more than one.

use serde::Serialize;

use crate::record::Account;

use super::desk::Desk;
use super::{glance, press, words};

#[derive(Serialize)]
struct Stories {
    stories: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    href: String,
    title: String,
    counts: Vec<String>,
    outlets: String,
}

/// All stories of a run as one HTML file that links to their pages.
pub fn index(accounts: &[Account]) -> String {
    let entry = |(number, account): (usize, &Account)| {
        let names: Vec<String> = account.reports.iter().map(words::name).collect();
        Entry {
            href: story_file(number),
            title: words::title(account),
            counts: glance::glance(&Desk::new(account)).counts,
            outlets: words::list(&names),
        }
    };
    press::set("index.html", &Stories { stories: accounts.iter().enumerate().map(entry).collect() })
}

/// The file name of a story's page, by its position.
pub fn story_file(number: usize) -> String {
    format!("story-{}.html", number + 1)
}
