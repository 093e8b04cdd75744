//! Which gatherings of the collation hold a place.

use crate::record::Span;
use crate::weigh::collate::Collation;

/// Which gatherings hold a place.
pub struct Gathered {
    /// (report, start, end, gathering), sorted.
    places: Vec<(usize, Span, usize)>,
}

impl Gathered {
    pub fn new(collation: &Collation) -> Self {
        // Two numbers may gainsay one another whoever says them.
        let statements = collation.statements.iter().map(|gathering| &gathering.units);
        let all = statements.chain(&collation.propositions).enumerate();
        let units = all.flat_map(|(index, units)| units.iter().map(move |unit| (index, unit)));
        let mut places: Vec<_> = units
            .flat_map(|(index, unit)| unit.content.iter().map(move |span| (unit.report, *span, index)))
            .collect();
        places.sort();
        Self { places }
    }

    /// The gatherings with a passage around a place, sorted.
    pub fn at(&self, report: usize, span: Span) -> Vec<usize> {
        let from = self.places.partition_point(|place| place.0 < report);
        let here =
            self.places[from..].iter().take_while(|place| place.0 == report && place.1.start <= span.start);
        let mut found: Vec<usize> =
            here.filter(|place| place.1.contains(span)).map(|place| place.2).collect();
        found.sort_unstable();
        found
    }
}
