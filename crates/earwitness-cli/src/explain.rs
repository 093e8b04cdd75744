//! `earwitness explain`: why a claim has its number of origins.

use crate::args::Explain;
use crate::outcome::{Outcome, Problem};
use crate::output::print;
use crate::report;
use earwitness::render::explain;

pub fn run(wanted: &Explain) -> Result<Outcome, Problem> {
    let (accounts, _) = report::accounts(&wanted.inputs, wanted.one_story)?;
    let explained: Vec<String> =
        accounts.iter().filter_map(|account| explain(account, &wanted.claim)).collect();
    if explained.is_empty() {
        return Err(Problem::hint(
            format!("no claim or statement is called `{}`", wanted.claim),
            "take an id of account.json (\"c7\", \"s3\"), or some words of the claim",
        ));
    }
    print(&explained.join("\n\n"))?;
    Ok(Outcome::Done)
}
