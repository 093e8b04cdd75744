//! Any bytes, cut into reports at NUL, give accounts without panic.
#![no_main]

use earwitness::corroborate;
use earwitness::learned::Weights;
use earwitness::record::{Form, Given, Source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let reports = bytes.split(|b| *b == 0).take(8).enumerate();
    let sources: Vec<Source> = reports
        .map(|(i, bytes)| Source {
            id: format!("r{i}"),
            file: None,
            form: Form::Text,
            bytes: bytes.to_vec(),
            given: Given::default(),
        })
        .collect();
    for account in corroborate(&sources, &Weights::none()) {
        assert!(account.claims.iter().all(|claim| !claim.readings.is_empty()));
    }
});
