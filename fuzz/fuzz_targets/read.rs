//! Any bytes give a report whose spans lie on its text.
#![no_main]

use earwitness::learned::Weights;
use earwitness::read::read;
use earwitness::record::{Form, Given, Source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for form in [Form::Text, Form::Markdown, Form::Html] {
        let source = Source { id: "r".into(), file: None, form, bytes: bytes.to_vec(), given: Given::default() };
        let report = read(&source, &Weights::none());
        for sentence in &report.layers.sentences {
            assert!(report.text.get(sentence.span.start..sentence.span.end).is_some());
        }
    }
});
