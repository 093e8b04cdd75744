//! Documents of a corpus, with what is known of them beside their texts.

use std::collections::BTreeMap;
use std::io;

use earwitness::learned::Weights;
use earwitness::read::read;
use earwitness::record::{Form, Given, Report, Source};
use serde::Deserialize;

use super::Bench;
use super::alignment::gold::documents;

/// A document of a corpus, with what is known of it beside its text.
#[derive(Debug, Clone, Deserialize)]
pub struct Document {
    pub doc: String,
    pub story: String,
    text: String,
    title: Option<String>,
    outlet: Option<String>,
    date: Option<String>,
}

impl Document {
    /// The document as the library reads it.
    pub fn report(&self) -> Report {
        let source = Source {
            id: self.doc.clone(),
            file: None,
            form: Form::Text,
            bytes: self.text.clone().into_bytes(),
            given: Given {
                title: self.title.clone(),
                outlet: self.outlet.clone(),
                published: self.date.clone(),
                ..Given::default()
            },
        };
        read(&source, &Weights::bundled())
    }
}

/// The documents of each file named.
pub fn corpora<'a>(
    bench: &Bench,
    files: impl Iterator<Item = &'a str>,
) -> io::Result<BTreeMap<&'a str, Vec<Document>>> {
    let mut corpora = BTreeMap::new();
    for file in files {
        if !corpora.contains_key(file) {
            corpora.insert(file, documents(bench, file)?);
        }
    }
    Ok(corpora)
}
