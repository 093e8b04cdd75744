//! Persons, organisations and places, and every passage that names or points to one.
//!
//! Names are spotted in each sentence ([`spot`]), gathered into one entity each ([`roster`]), then
//! descriptions ("the Chinese leader") and pronouns are resolved in reading order ([`resolve`]).

mod gazetteer;
mod groups;
mod resolve;
mod role;
mod roster;
mod spot;
mod titles;

pub use gazetteer::{Listed, gazetteer, rows, set};
pub use groups::{is_source_noun, kind_of as kind_of_source};
pub use titles::{Gender, title};

use crate::annotate::line::lines;
use crate::learned::Heard;
use crate::record::{Entity, Mention, Report};

/// The entities of a report and their mentions, in reading order.
pub fn find(report: &Report, heard: Option<&Heard>) -> (Vec<Entity>, Vec<Mention>) {
    let lines = lines(report);
    let seen = spot::seen(report, &lines, heard);
    let spotted: Vec<_> = (0..lines.len()).flat_map(|at| spot::spot(&lines, at, &seen, heard)).collect();
    let mut roster = roster::gather(&lines, spotted);
    let mentions = resolve::resolve(report, &lines, &mut roster);
    (roster.figures.into_iter().map(|f| Entity { name: f.name, kind: f.kind }).collect(), mentions)
}

#[cfg(test)]
mod tests {
    use crate::annotate::annotate;
    use crate::learned::Weights;
    use crate::record::{Part, PartKind, Report, Span};

    fn report(text: &str) -> Report {
        let mut report = Report { text: text.to_owned(), ..Report::default() };
        report.layers.parts = vec![Part { span: Span::new(0, text.len()), kind: PartKind::Body }];
        annotate(&mut report, &Weights::none());
        report
    }

    /// What points to an entity, in order.
    fn mentions<'r>(r: &'r Report, name: &str) -> Vec<&'r str> {
        let of = |m: &crate::record::Mention| r.layers.entities[m.entity].name == name;
        r.layers.mentions.iter().filter(|m| of(m)).map(|m| r.slice(m.span)).collect()
    }

    #[test]
    fn one_figure_for_all_its_names() {
        let r = report(
            "Norwegian Prime Minister Kari Holm met Finnish President Aleksi Saari in Oslo. \
             The Norwegian leader thanked Saari. Holm praised her Finnish counterpart. She left on Friday.",
        );
        assert_eq!(mentions(&r, "Kari Holm"), ["Kari Holm", "The Norwegian leader", "Holm", "her", "She"]);
        assert_eq!(mentions(&r, "Aleksi Saari"), ["Aleksi Saari", "Saari", "her Finnish counterpart"]);
    }

    #[test]
    fn a_capital_acts_for_its_country_and_is_a_place_otherwise() {
        let r = report("Ministers met in Oslo. Oslo rejected the plan, and Norway closed the border.");
        assert_eq!(mentions(&r, "Norway"), ["Oslo", "Norway"]);
        assert_eq!(mentions(&r, "Oslo"), ["Oslo"]);
    }

    #[test]
    fn acronyms_join_their_names() {
        let r = report("The Northern Harbour Authority (NHA) closed the pier. The NHA gave no reason.");
        assert_eq!(mentions(&r, "Northern Harbour Authority"), ["Northern Harbour Authority", "NHA", "NHA"]);
    }
}
