//! Where claims stand: their readings by report. Occasions are not among them: no conflict, and no deed, is theirs.

use crate::record::{Claim, Passage};

/// A reading's place.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Index into the claims.
    pub claim: usize,
    /// Index into the claim's readings.
    pub reading: usize,
    pub passage: Passage,
}

/// For each report, the readings that stand in it, in the order of their claims.
#[derive(Debug)]
pub struct Told(Vec<Vec<Place>>);

impl Told {
    pub fn of(claims: &[Claim], reports: usize) -> Self {
        let mut told = vec![Vec::new(); reports];
        for (claim, known) in claims.iter().enumerate().filter(|(_, claim)| !claim.occasion) {
            for (reading, passage) in known.readings.iter().map(|reading| reading.passage).enumerate() {
                if let Some(here) = told.get_mut(passage.report) {
                    here.push(Place { claim, reading, passage });
                }
            }
        }
        Self(told)
    }

    pub fn at(&self, report: usize) -> &[Place] {
        self.0.get(report).map_or(&[], Vec::as_slice)
    }
}
