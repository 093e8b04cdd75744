//! `earwitness explain`: why a claim has its number of origins.

use crate::args::Explain;
use crate::outcome::{Outcome, Problem};
use crate::output::print;
use crate::report;
use earwitness::render::explain;

pub fn run(wanted: &Explain) -> Result<Outcome, Problem> {
    let (accounts, _) = report::accounts(&wanted.inputs, wanted.one_story)?;
    let told = |account| explain(account, &wanted.claim).map(|text| (account.title.as_str(), text));
    let explained: Vec<(&str, String)> = accounts.iter().filter_map(told).collect();
    if explained.is_empty() {
        eprintln!("no claim or statement is called `{}`", wanted.claim);
        eprintln!("hint: take an id of account.json (\"c7\", \"s3\"), or some words of the claim");
        return Ok(Outcome::NothingFound);
    }
    // An id stands for one claim in each story.
    let headed = |(title, text): (&str, String)| match accounts.len() {
        1 => text,
        _ => format!("# {title}\n\n{text}"),
    };
    print(&explained.into_iter().map(headed).collect::<Vec<_>>().join("\n\n"))?;
    Ok(Outcome::Done)
}
