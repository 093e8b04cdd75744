//! Persons, organisations and places, and every passage that names or points to one.
//!
//! Names are spotted in each sentence ([`spot`]), gathered into one entity each ([`roster`]), then
//! descriptions ("the Chinese leader") and pronouns are resolved in reading order ([`resolve`]).

mod binding;
mod cataphor;
mod constituency;
mod enterprise;
mod epithet;
mod gazetteer;
mod gender;
mod groups;
mod nearer;
mod pronoun;
mod resolve;
mod role;
mod roster;
mod salience;
mod spot;
mod titles;
mod voices;

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
    let mut spotted: Vec<_> = (0..lines.len()).flat_map(|at| spot::spot(&lines, at, &seen, heard)).collect();
    spot::firms(&mut spotted);
    let mut roster = roster::gather(&lines, spotted);
    let mentions = resolve::resolve(report, &lines, &mut roster, heard);
    let entity = |f: roster::Figure| Entity { name: f.name, kind: f.kind, roles: f.roles };
    (roster.figures.into_iter().map(entity).collect(), mentions)
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
    fn who_is_listed_beside_a_surname_is_somebody_else() {
        let r = report(
            "Governor Harlow must hand over his papers. Mr. Harlow also could raise other objections. They are of \
             Governor Harlow, Ida Harlow and the company.",
        );
        assert_eq!(mentions(&r, "Harlow").len(), 4, "{:?}", r.layers.entities);
        assert_eq!(mentions(&r, "Ida Harlow"), ["Ida Harlow"]);
        let r = report("Ida Harlow, who is 40, lives here. Ida Harlow and the company own it. Harlow paid.");
        assert!(mentions(&r, "Ida Harlow").contains(&"Harlow"));
    }

    #[test]
    fn a_son_is_called_by_his_generation() {
        let r = report(
            "Oskar Harlow Jr. met Tom Vale, Jr., here. Harlow Jr. spoke. President Harlow did not. Harlow left.",
        );
        assert_eq!(mentions(&r, "Oskar Harlow Jr."), ["Oskar Harlow Jr.", "Harlow Jr."]);
        assert_eq!(mentions(&r, "Tom Vale Jr."), ["Tom Vale, Jr."]);
        assert_eq!(mentions(&r, "Harlow"), ["Harlow", "Harlow"]);
    }

    #[test]
    fn what_he_is_is_no_mark_of_an_owner() {
        let r = report("Oskar Reed won. He's a friend of Tom Vale and thanked Tom Vale. He's told them so.");
        assert_eq!(mentions(&r, "Oskar Reed"), ["Oskar Reed", "He", "He"]);
    }

    #[test]
    fn who_is_asked_answers() {
        let r = report("Ida Marn asked Lena Stone about the quay, but she declined to speak.");
        assert_eq!(mentions(&r, "Lena Stone"), ["Lena Stone", "she"]);
        let r = report("Ida Marn asked Lena Stone about the quay, but she waited in the hall.");
        assert_eq!(mentions(&r, "Ida Marn"), ["Ida Marn", "she"]);
    }

    #[test]
    fn a_prime_minister_is_no_president() {
        let r = report(
            "Norwegian Prime Minister Kari Holm met Tom Vale in Oslo. The president left. The leader stayed.",
        );
        assert_eq!(mentions(&r, "Kari Holm"), ["Kari Holm", "The leader"]);
    }

    #[test]
    fn a_surname_written_twice_is_there_once() {
        let r = report("The mayor met Tom Reed Reed on Monday.");
        assert_eq!(mentions(&r, "Tom Reed"), ["Tom Reed"], "{:?}", r.layers.entities);
    }

    #[test]
    fn of_one_surname_the_one_named_in_full_most_is_meant() {
        let r = report(
            "Ida Reed lived here. Karl Reed sang. Karl Reed slept. Karl Reed ate. Karl Reed wept. Then Reed left.",
        );
        assert!(mentions(&r, "Karl Reed").contains(&"Reed"), "{:?}", r.layers.mentions);
    }

    #[test]
    fn a_surname_is_of_the_one_just_named_in_full() {
        let r = report(
            "President Kim Dal Ho will meet the council. Crews waited. Anton Kim was held last year. Then Kim left.",
        );
        assert!(mentions(&r, "Anton Kim").contains(&"Kim"), "{:?}", r.layers.mentions);
    }

    #[test]
    fn a_given_name_is_of_the_one_named_before() {
        let r = report("Steven Mars saw the fire. He called for help. Ms. Quell praised Steven for it.");
        assert!(mentions(&r, "Steven Mars").contains(&"Steven"), "{:?}", r.layers.mentions);
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
    fn a_label_run_into_its_sentence_names_nobody_twice() {
        let r = report("ANA REED Ana Reed opened the pier. Reed left.");
        assert_eq!(mentions(&r, "Ana Reed"), ["Ana Reed", "Reed"]);
    }

    #[test]
    fn a_capital_acts_for_its_country_and_is_a_place_otherwise() {
        let r = report("Ministers met in Oslo. Oslo rejected the plan, and Norway closed the border.");
        assert_eq!(mentions(&r, "Norway"), ["Oslo", "Norway"]);
        assert_eq!(mentions(&r, "Oslo"), ["Oslo"]);
    }

    #[test]
    fn whom_one_talks_with_is_no_subject() {
        let r = report(
            "In talks with Mr. Oskar Reed, however, Mr. Tomas Harlow smiled. He called the pier safe.",
        );
        assert_eq!(mentions(&r, "Tomas Harlow"), ["Tomas Harlow", "He"]);
    }

    #[test]
    fn who_speaks_goes_on_speaking() {
        let r = report(
            "Oskar Reed opened the pier. Tomas Harlow, senior director of crews, said Oskar Reed would repair the \
             pier and that Oskar Reed had paid. The goal, he said, is a safe pier.",
        );
        assert_eq!(mentions(&r, "Tomas Harlow"), ["Tomas Harlow", "senior director", "he"]);
    }

    #[test]
    fn nobody_tells_himself() {
        let r = report("Tomas Harlow paid. Oskar Reed told him to wait.");
        assert_eq!(mentions(&r, "Tomas Harlow"), ["Tomas Harlow", "him"]);
    }

    #[test]
    fn people_say_what_papers_show() {
        let r = report(
            "The three council chairmen wrote about the memos. The memos, they said, are false. They show nothing.",
        );
        assert_eq!(mentions(&r, "three council chairmen"), ["three council chairmen", "they"]);
        assert_eq!(mentions(&r, "memos"), ["the memos", "The memos", "They"]);
    }

    #[test]
    fn the_head_of_a_body_and_a_member_of_a_house() {
        let r = report(
            "NHA director Oskar Reed met Rep. Tomas Harlow. Later the NHA chief told crews to go. \
             The congressman said he would wait.",
        );
        assert_eq!(mentions(&r, "Oskar Reed"), ["Oskar Reed", "the NHA chief"]);
        assert_eq!(mentions(&r, "Tomas Harlow"), ["Tomas Harlow", "The congressman", "he"]);
    }

    #[test]
    fn who_then_held_an_office_is_meant_by_it() {
        let r = report(
            "Oskar Reed, then the NHA chief of staff, met Mayor Tomas Harlow. Mr. Reed asked about the pier. \
             The NHA chief of staff also asked about the ferry.",
        );
        assert_eq!(mentions(&r, "Oskar Reed").last(), Some(&"The NHA chief of staff"));
    }

    #[test]
    fn groups_nobody_points_to_are_no_entities() {
        let r = report("Two crews passed the memos on. Oskar Reed slept.");
        assert_eq!(r.layers.entities.len(), 1);
    }

    #[test]
    fn acronyms_join_their_names() {
        let r = report("The Northern Harbour Authority (NHA) closed the pier. The NHA gave no reason.");
        assert_eq!(mentions(&r, "Northern Harbour Authority"), ["Northern Harbour Authority", "NHA", "NHA"]);
    }
}
