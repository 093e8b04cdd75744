//! Events on trees that are given.

use super::*;
use crate::learned::{Heard, HeardWord};
use crate::record::{
    Entity, EntityKind, Finding, Mention, MentionForm, Modality, Polarity, Quotation, Time, TimeKind,
};

/// What verbs tell.
fn find_told(report: &Report, heard: Option<&Heard>) -> Vec<EventMention> {
    find(report, heard).0
}

/// A text of words "form/KIND/relation/head", heads counted from 1, 0 for the root.
fn heard(rows: &str) -> (String, Heard) {
    let (mut text, mut heard) = (String::new(), Heard::default());
    for (at, row) in rows.split_whitespace().enumerate() {
        let fields: Vec<&str> = row.split('/').collect();
        let start = text.len();
        text.push_str(fields[0]);
        heard.words.push(Span::new(start, text.len()));
        text.push(' ');
        let head: usize = fields[3].parse().unwrap();
        let own = |list: &[&'static str], name: &str| list.iter().copied().find(|x| *x == name).unwrap();
        heard.tree.push(HeardWord {
            head: head.checked_sub(1).unwrap_or(at),
            relation: own(&crate::learned::RELATIONS, fields[2]),
            kind: own(&crate::learned::KINDS, fields[1]),
        });
    }
    (text, heard)
}

fn report(text: String) -> Report {
    Report { text, ..Report::default() }
}

/// "agent > verb > patient", a dash for who is not told.
fn told(rows: &str) -> Vec<String> {
    let (text, heard) = heard(rows);
    let report = report(text);
    let name = |argument: Option<Argument>| argument.map_or("-", |argument| report.slice(argument.span));
    find_told(&report, Some(&heard))
        .iter()
        .map(|event| format!("{} > {} > {}", name(event.agent), event.verb, name(event.patient)))
        .collect()
}

fn moods(rows: &str) -> Vec<(Polarity, Modality)> {
    let (text, heard) = heard(rows);
    find_told(&report(text), Some(&heard)).iter().map(|event| (event.polarity, event.modality)).collect()
}

#[test]
fn a_passive_has_its_agent_behind_by() {
    let rows = "The/DET/det/2 bridge/NOUN/nsubj:pass/4 was/AUX/aux:pass/4 closed/VERB/root/0 by/ADP/case/7 \
                the/DET/det/7 crew/NOUN/obl:agent/4";
    assert_eq!(told(rows), ["the crew > close > The bridge"]);
}

#[test]
fn control_and_joined_verbs_share_a_subject() {
    let rows = "Quell/PROPN/nsubj/2 tried/VERB/root/0 to/PART/mark/4 flee/VERB/xcomp/2 and/CCONJ/cc/6 \
                hid/VERB/conj/2";
    assert_eq!(told(rows), ["Quell > try > -", "Quell > flee > -", "Quell > hide > -"]);
    let rows = "Quell/PROPN/nsubj/2 ordered/VERB/root/0 Holt/PROPN/obj/2 to/PART/mark/5 leave/VERB/xcomp/2";
    assert_eq!(told(rows), ["Quell > order > Holt", "Holt > leave > -"]);
    let rows = "Quell/PROPN/nsubj/2 promised/VERB/root/0 Holt/PROPN/obj/2 to/PART/mark/5 leave/VERB/xcomp/2";
    assert_eq!(told(rows)[1], "Quell > leave > -");
}

#[test]
fn relative_clauses_and_participles_take_their_noun() {
    let rows = "Men/NOUN/nsubj/8 who/PRON/nsubj/3 saw/VERB/acl:relcl/1 ships/NOUN/obj/3 built/VERB/acl/4 \
                here/ADV/advmod/5 carrying/VERB/acl/4 left/VERB/root/0 weeping/VERB/advcl/8";
    assert_eq!(
        told(rows),
        ["Men > see > ships", "- > build > ships", "ships > carry > -", "Men > leave > -", "Men > weep > -"]
    );
    let rows = "Ships/NOUN/nsubj/4 they/PRON/nsubj/3 built/VERB/acl:relcl/1 sank/VERB/root/0";
    assert_eq!(told(rows), ["they > build > Ships", "Ships > sink > -"]);
}

#[test]
fn a_phrase_is_cut_at_an_apposition_and_keeps_what_is_joined() {
    let rows = "Quell/PROPN/nsubj/9 ,/PUNCT/punct/4 the/DET/det/4 mayor/NOUN/appos/1 ,/PUNCT/punct/4 and/CCONJ/cc/7 \
                Holt/PROPN/conj/1 ,/PUNCT/punct/9 met/VERB/root/0 both/DET/det/11 envoys/NOUN/obj/9 and/CCONJ/cc/13 \
                crews/NOUN/conj/11 ./PUNCT/punct/9";
    assert_eq!(told(rows), ["Quell > meet > both envoys and crews"]);
}

#[test]
fn particles_belong_to_their_verb_and_adjectives_tell_nothing() {
    let rows =
        "Quell/PROPN/nsubj/2 called/VERB/root/0 planned/VERB/amod/4 talks/NOUN/obj/2 off/ADP/compound/2";
    assert_eq!(told(rows), ["Quell > call off > planned talks"]);
}

#[test]
fn a_particle_is_one_however_it_is_heard_and_what_stands_bare_behind_it_is_the_object() {
    let rows = "Quell/PROPN/nsubj/2 called/VERB/root/0 the/DET/det/4 talks/NOUN/obj/2 off/ADP/xcomp/2";
    assert_eq!(told(rows), ["Quell > call off > the talks"]);
    let rows = "Quell/PROPN/nsubj/2 called/VERB/root/0 off/ADP/compound/2 the/DET/det/5 talks/NOUN/obl/2";
    assert_eq!(told(rows), ["Quell > call off > the talks"]);
    let rows = "Quell/PROPN/nsubj/2 met/VERB/root/0 envoys/NOUN/obl/2 here/ADV/advmod/2";
    assert_eq!(told(rows), ["Quell > meet > envoys"]);
    for other in [
        "rose/VERB/root/0 two/NUM/nummod/4 points/NOUN/obl/2",
        "left/VERB/root/0 by/ADP/case/4 ship/NOUN/obl/2",
    ] {
        assert!(told(&format!("It/PRON/nsubj/2 {other}"))[0].ends_with("> -"), "{other}");
    }
}

#[test]
fn a_past_beside_a_passive_is_active() {
    let ship = "Ships/NOUN/nsubj:pass/3 were/AUX/aux:pass/3 hit/VERB/root/0 and/CCONJ/cc/5";
    assert_eq!(told(&format!("{ship} sank/VERB/conj/3"))[1], "Ships > sink > -");
    assert_eq!(told(&format!("{ship} sunk/VERB/conj/3"))[1], "- > sink > Ships");
}

#[test]
fn verbs_that_only_help_tell_nothing() {
    let helped = "Quell/PROPN/nsubj/3 is/AUX/aux/3 going/VERB/root/0 to/PART/mark/5 leave/VERB/xcomp/3";
    assert_eq!(
        (told(helped), moods(helped)),
        (vec!["Quell > leave > -".to_owned()], vec![(Polarity::Affirmed, Modality::Future)])
    );
    let needed = "Quell/PROPN/nsubj/2 has/VERB/root/0 to/PART/mark/4 leave/VERB/xcomp/2";
    assert_eq!(
        (told(needed), moods(needed)),
        (vec!["Quell > leave > -".to_owned()], vec![(Polarity::Affirmed, Modality::Required)])
    );
    assert_eq!(told("Quell/PROPN/nsubj/2 has/VERB/root/0 ships/NOUN/obj/2"), ["Quell > have > ships"]);
}

#[test]
fn a_name_may_have_its_preposition_under_a_later_word() {
    let rows = "Ships/NOUN/nsubj/2 met/VERB/root/0 off/ADP/case/5 Port/PROPN/obl/2 Maren/PROPN/flat/4";
    let (text, heard) = heard(rows);
    let mut report = report(text);
    let span = Span::new(report.text.find("Port").unwrap(), report.text.find("Maren").unwrap() + 5);
    report.layers.entities = vec![Entity::new("Port Maren", EntityKind::Place)];
    report.layers.mentions = vec![Mention { span, entity: 0, form: MentionForm::Name }];
    let found = find_told(&report, Some(&heard));
    assert_eq!((found[0].patient, found[0].places.len()), (None, 1));
    assert_eq!(report.slice(found[0].places[0].span), "Port Maren");
}

#[test]
fn moods_are_those_of_helping_and_governing_verbs() {
    use Modality::{Asserted, Future, Possible, Required};
    use Polarity::{Affirmed, Negated};
    let rows =
        "They/PRON/nsubj/3 may/AUX/aux/3 close/VERB/root/0 or/CCONJ/cc/5 sell/VERB/conj/3 it/PRON/obj/5";
    assert_eq!(moods(rows), [(Affirmed, Possible); 2]);
    let rows =
        "They/PRON/nsubj/4 did/AUX/aux/4 not/PART/advmod/4 close/VERB/root/0 or/CCONJ/cc/6 sell/VERB/conj/4";
    assert_eq!(moods(rows), [(Negated, Asserted); 2]);
    let rows = "They/PRON/nsubj/2 plan/VERB/root/0 to/PART/mark/4 close/VERB/xcomp/2";
    assert_eq!(moods(rows), [(Affirmed, Asserted), (Affirmed, Future)]);
    let rows = "They/PRON/nsubj/2 refused/VERB/root/0 to/PART/mark/4 close/VERB/xcomp/2";
    assert_eq!(moods(rows), [(Affirmed, Asserted), (Negated, Asserted)]);
    let rows = "They/PRON/nsubj/2 denied/VERB/root/0 that/SCONJ/mark/5 it/PRON/nsubj/5 sank/VERB/ccomp/2";
    assert_eq!(moods(rows), [(Affirmed, Asserted), (Negated, Asserted)]);
    let rows = "Quell/PROPN/nsubj/4 is/AUX/cop/4 to/PART/mark/4 leave/VERB/root/0";
    assert_eq!(moods(rows), [(Affirmed, Future)]);
    let rows = "No/DET/det/2 ship/NOUN/nsubj/4 must/AUX/aux/4 leave/VERB/root/0";
    assert_eq!(moods(rows), [(Negated, Required)]);
}

#[test]
fn a_short_denial_is_heard_in_its_pieces() {
    let (mut text, mut heard) =
        heard("They/PRON/nsubj/5 didn/AUX/aux/5 '/PART/part/2 t/PART/part/2 leave/VERB/root/0");
    text = text.replace("didn ' t", "didn't  ");
    heard.words[2] = Span::new(9, 10);
    heard.words[3] = Span::new(10, 11);
    let found = find_told(&report(text), Some(&heard));
    assert_eq!(found[0].polarity, Polarity::Negated);
}

#[test]
fn a_time_a_place_and_a_quotation_are_linked() {
    let (text, heard) = heard(
        "They/PRON/nsubj/2 warned/VERB/root/0 ships/NOUN/nsubj/4 sank/VERB/ccomp/2 on/ADP/case/6 \
         Monday/PROPN/obl/4 near/ADP/case/8 rocks/NOUN/obl/4",
    );
    let mut report = report(text);
    let span =
        |word: &str| Span::new(report.text.find(word).unwrap(), report.text.find(word).unwrap() + word.len());
    let time = Time { span: span("Monday"), kind: TimeKind::Date, value: None, modifier: None };
    let quotation =
        |finding| Quotation { finding, ..quotation(span("ships sank on Monday near rocks"), span("warned")) };
    let (told, inferred) = (quotation(Finding::Told), quotation(Finding::Inferred));
    report.layers.times = vec![time];
    report.layers.quotations = vec![told];
    let found = find_told(&report, Some(&heard));
    assert_eq!(found.len(), 1, "a cue that only says is left to the quotation");
    assert_eq!((&found[0].times[..], found[0].quotation), (&[0][..], Some(0)));
    assert_eq!(report.slice(found[0].places[0].span), "rocks");
    report.layers.quotations = vec![inferred];
    let found = find_told(&report, Some(&heard));
    assert_eq!(found.iter().map(|event| event.quotation).collect::<Vec<_>>(), [None, None]);
}

#[test]
fn a_cue_that_does_something_to_somebody_is_told() {
    let (text, heard) = heard(
        "They/PRON/nsubj/2 refused/VERB/root/0 to/PART/mark/4 leave/VERB/xcomp/2 blamed/VERB/conj/2 \
         crews/NOUN/obj/5 and/CCONJ/cc/8 added/VERB/conj/2 more/ADV/advmod/8",
    );
    let mut report = report(text);
    let span = |word: &str| {
        let start = report.text.find(word).unwrap();
        Span::new(start, start + word.len())
    };
    report.layers.quotations = vec![
        quotation(span("to leave"), span("refused")),
        quotation(span("crews"), span("blamed")),
        quotation(span("more"), span("added")),
    ];
    let found = find_told(&report, Some(&heard));
    let verbs: Vec<&str> = found.iter().map(|event| event.verb.as_str()).collect();
    assert_eq!(verbs, ["refuse", "leave", "blame"]);
    assert_eq!((found[0].quotation, found[1].quotation), (None, Some(0)));
}

fn quotation(content: Span, cue: Span) -> Quotation {
    Quotation::told(vec![content], vec![cue])
}

#[test]
fn nothing_is_told_without_a_tree() {
    let (text, mut heard) = heard("They/PRON/nsubj/2 left/VERB/root/0");
    assert!(find_told(&report(text.clone()), None).is_empty());
    heard.tree.pop();
    assert!(find_told(&report(text), Some(&heard)).is_empty());
}

#[test]
fn nouns_and_participles_name_events() {
    let names = |rows: &str| -> Vec<(String, String)> {
        let (text, heard) = heard(rows);
        let report = report(text);
        let (_, names) = find(&report, Some(&heard));
        names.iter().map(|name| (name.lemma.clone(), report.slice(name.extent).to_owned())).collect()
    };
    let own = |lemma: &str, extent: &str| vec![(lemma.to_owned(), extent.to_owned())];
    let fired = "the/DET/det/3 fired/VERB/amod/3 director/NOUN/nsubj/4 left/VERB/root/0";
    assert_eq!(names(fired), own("fire", "the fired director"));
    let release =
        "the/DET/det/2 release/NOUN/nsubj/6 of/ADP/case/5 the/DET/det/5 memos/NOUN/nmod/2 came/VERB/root/0";
    assert_eq!(names(release), own("release", "the release of the memos"));
    assert_eq!(names("the/DET/det/2 release/NOUN/nsubj/3 came/VERB/root/0"), []);
    let joined =
        "the/DET/det/5 bare/ADJ/amod/5 and/CCONJ/cc/4 sealed/VERB/conj/2 files/NOUN/nsubj/6 came/VERB/root/0";
    assert_eq!(names(joined), own("seal", "the bare and sealed files"));
}

#[test]
fn no_relative_clause_stands_before_what_it_is_of() {
    let rows = "Reed/PROPN/nsubj/9 who/PRON/nsubj:pass/4 was/AUX/aux:pass/4 dismissed/VERB/acl:relcl/9 \
                is/AUX/cop/9 in/ADP/case/9 the/DET/det/9 long/ADJ/amod/9 talks/NOUN/root/0";
    assert_eq!(told(rows), ["- > dismiss > Reed"]);
}

#[test]
fn a_number_binds_a_day_to_a_noun() {
    let rows = "a/DET/det/4 March/PROPN/compound/3 8/NUM/nummod/4 meeting/NOUN/nsubj/5 ended/VERB/root/0";
    let (text, heard) = heard(rows);
    let mut report = report(text);
    report.layers.times =
        vec![Time { span: Span::new(2, 9), kind: TimeKind::Date, value: None, modifier: None }];
    let (_, names) = find(&report, Some(&heard));
    assert_eq!(names.iter().map(|name| name.times.clone()).collect::<Vec<_>>(), [vec![0]]);
}
