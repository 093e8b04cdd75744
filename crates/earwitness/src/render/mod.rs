//! Accounts and reports as people and programs want them.
//!
//! [`FORMATS`] is the list of output forms; help, documentation and the command line derive from it.
//! Nothing here can print what has no evidence: every number and word comes from a record with its passage.

mod csv;
mod dot;
mod event_json;
mod eventreport;
mod explain;
mod extract_json;
mod graph;
mod graphml;
mod html;
mod json;
mod label;
mod layout;
mod omission;
mod quotations;
mod read_json;
mod ruler;
mod schema;
pub mod shape;
mod summary;
mod table;

pub use csv::csv_tables;
pub use dot::dot;
pub use eventreport::{Column, EVENT_COLUMNS, event_report};
pub use explain::explain;
pub use extract_json::{extract_json, extract_shape};
pub use graphml::graphml;
pub use html::{index, page};
pub use json::{account_json, account_shape};
pub use read_json::{ReportText, read_json, read_shape};
pub use schema::{SCHEMAS, Schema};
pub use summary::summary;

use crate::record::{Account, Warning};

/// One output form.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// What a user types: `--format json`.
    pub name: &'static str,
    /// One line for help and documentation.
    pub about: &'static str,
    /// The media type of its files.
    pub media_type: &'static str,
    /// Writes all stories of a run.
    pub write: fn(&[Account], &[Warning]) -> Vec<Output>,
}

/// One file of an output form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// File name: "account.json".
    pub name: String,
    pub text: String,
}

/// Every output form. The first is the default of `--format`.
pub const FORMATS: &[Format] = &[
    Format {
        name: "json",
        about: "the whole account with every passage, as docs/schema/account.json describes it",
        media_type: "application/json",
        write: |accounts, warnings| vec![Output::new("account.json", account_json(accounts, warnings))],
    },
    Format {
        name: "html",
        about: "one self-contained page a story; with several stories, a list of them",
        media_type: "text/html",
        write: |accounts, _| {
            html::files(accounts).into_iter().map(|(name, text)| Output::new(&name, text)).collect()
        },
    },
    Format {
        name: "csv",
        about: "four tables: quotations, statements, claims, origins",
        media_type: "text/csv",
        write: |accounts, _| {
            csv_tables(accounts).into_iter().map(|(name, text)| Output::new(&name, text)).collect()
        },
    },
    Format {
        name: "eventreport",
        about: "one row a report and event, and what the reports agree on, for coders of conflict events (docs/eventreport.md)",
        media_type: "text/csv",
        write: |accounts, _| vec![Output::new("eventreport.csv", event_report(accounts))],
    },
    Format {
        name: "dot",
        about: "the stemma for Graphviz",
        media_type: "text/vnd.graphviz",
        write: |accounts, _| vec![Output::new("stemma.dot", accounts.iter().map(dot).collect())],
    },
    Format {
        name: "graphml",
        about: "the stemma for Gephi, yEd, Cytoscape and igraph",
        media_type: "application/graphml+xml",
        write: |accounts, _| vec![Output::new("stemma.graphml", graphml(accounts))],
    },
];

impl Output {
    fn new(name: &str, text: String) -> Self {
        Self { name: name.to_owned(), text }
    }
}
