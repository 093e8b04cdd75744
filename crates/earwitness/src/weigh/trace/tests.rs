//! Invented stories traced as a whole.

use super::example::report;
use super::*;
use crate::record::{Basis, Channel, CopyKind, Entity, EntityKind, OriginKind, Quotation, Span, Voice};
use crate::weigh::collate::{Gathering, Unit};

fn trace_all(story: &[&Report], cast: &Cast, collation: &Collation) -> Traced {
    trace(story, cast, collation, reused(story))
}

/// A report with one indirect quotation, `said`, through the channel named `through`.
fn with_channel(id: &str, text: &str, said: &str, through: Option<(&str, OriginKind)>) -> Report {
    let mut made = report(id, text);
    let find = |piece: &str| {
        let start = text.find(piece).expect("the piece stands in the text");
        Span::new(start, start + piece.len())
    };
    let channels = through
        .map(|(name, kind)| Channel {
            name: name.into(),
            span: find(name),
            basis: Basis::Explicit,
            kind,
            specific: true,
            entity: None,
        })
        .into_iter()
        .collect();
    made.layers.quotations.push(Quotation { channels, ..Quotation::told(vec![find(said)], Vec::new()) });
    made
}

fn gathering(voice: Voice, story: &[&Report], said: &[&str]) -> Gathering {
    let units: Vec<Unit> = said
        .iter()
        .enumerate()
        .map(|(report, said)| {
            let start = story[report].text.find(said).expect("the piece stands in the text");
            let quotation = match voice {
                Voice::Outlet => None,
                Voice::Speaker(_) => Some(0),
            };
            let content = vec![Span::new(start, start + said.len())];
            Unit { report, content, quotation, clause: None }
        })
        .collect();
    Gathering {
        voice,
        differences: vec![Vec::new(); units.len()],
        lemma: units[0].content.clone(),
        units,
        best: 0,
        reported: Vec::new(),
        doubtful: Vec::new(),
        lacking: Vec::new(),
        stands_alone: true,
        occasion: false,
    }
}

const STATE: (&str, OriginKind) = ("Xinhua", OriginKind::StateMedia);
const OFFICE: (&str, OriginKind) = ("South Korea's presidential office", OriginKind::Office);

#[test]
fn one_utterance_is_one_origin_through_however_many_houses() {
    let one = with_channel("a", "The pier is safe, Xinhua reported.", "The pier is safe", Some(STATE));
    let two = with_channel("b", "He told the crowd the pier is safe.", "the pier is safe", None);
    let story = [&one, &two];
    let statement = gathering(Voice::Speaker(None), &story, &["The pier is safe", "the pier is safe"]);
    let traced = trace_all(
        &story,
        &Cast::default(),
        &Collation { statements: vec![statement], claims: Vec::new(), ..Collation::default() },
    );
    let [reliance] = &traced.statements[..] else { panic!("one statement") };
    assert_eq!(reliance.range.lower, 1);
    assert_eq!(traced.origins[reliance.range.ids[0]].name, "Xinhua");
    assert!(reliance.units.iter().all(|(origins, edges)| !origins.is_empty() && !edges.is_empty()));
    assert!(traced.stemma.edges.iter().all(|edge| !edge.evidence.is_empty()));
}

#[test]
fn outlets_that_name_nobody_may_all_have_it_from_one() {
    let texts = ["The old pier fell on Monday.", "On Monday the pier came down.", "The pier fell."];
    let reports: Vec<Report> = ["a", "b", "c"].iter().zip(texts).map(|(id, text)| report(id, text)).collect();
    let story: Vec<&Report> = reports.iter().collect();
    let claim = gathering(Voice::Outlet, &story, &["pier fell on Monday", "the pier came down", "pier fell"]);
    let traced = trace_all(
        &story,
        &Cast::default(),
        &Collation { statements: Vec::new(), claims: vec![claim], ..Collation::default() },
    );
    assert_eq!((traced.claims[0].range.lower, traced.claims[0].range.upper), (1, 3));
    assert_eq!((traced.count.lower, traced.count.upper), (1, 3));
}

#[test]
fn what_may_say_something_else_stands_behind_nothing() {
    let texts = ["The old pier fell on Monday.", "On Monday the pier came down.", "The pier was shut."];
    let reports: Vec<Report> = ["a", "b", "c"].iter().zip(texts).map(|(id, text)| report(id, text)).collect();
    let story: Vec<&Report> = reports.iter().collect();
    let claim =
        gathering(Voice::Outlet, &story, &["pier fell on Monday", "the pier came down", "pier was shut"]);
    let claim = Gathering { doubtful: vec![false, false, true], ..claim };
    let traced =
        trace_all(&story, &Cast::default(), &Collation { claims: vec![claim], ..Collation::default() });
    assert_eq!((traced.claims[0].range.lower, traced.claims[0].range.upper), (1, 2));
    assert_eq!(traced.claims[0].range.ids.len(), 2);
}

#[test]
fn sources_on_two_sides_are_two_origins() {
    let one =
        with_channel("a", "The two leaders spoke, Xinhua reported.", "The two leaders spoke", Some(STATE));
    let two = with_channel(
        "b",
        "They spoke on Tuesday, South Korea's presidential office said.",
        "They spoke on Tuesday",
        Some(OFFICE),
    );
    let mut story = [&one, &two];
    for _ in 0..2 {
        let said: Vec<&str> = story
            .iter()
            .map(|r| if r.id == "a" { "The two leaders spoke" } else { "They spoke on Tuesday" })
            .collect();
        let claim = gathering(Voice::Outlet, &story, &said);
        let traced = trace_all(
            &story,
            &Cast::default(),
            &Collation { statements: Vec::new(), claims: vec![claim], ..Collation::default() },
        );
        assert_eq!((traced.claims[0].range.lower, traced.claims[0].range.upper), (2, 2));
        story.reverse();
    }
}

/// One dispatch in three houses, and a report of its own.
const DISPATCH: &str =
    "The ferry ran aground on the eastern bank shortly after leaving the old harbour in thick fog.
Divers searched the cold water under the bridge all night long and found nobody at all.
Harbour workers pulled the crew of nine out of the water with ropes and a small rowing boat before dawn.
The company said that the vessel had passed its last inspection in the spring without any finding.";

#[test]
fn copies_of_one_dispatch_are_one_family_with_what_each_adds() {
    let own = "A retired captain who lives by the quay told this newspaper that he had warned of the shoal for years.";
    let texts = [
        format!("OSLO (AP) — {DISPATCH}"),
        format!("{DISPATCH}\n{own}"),
        DISPATCH.lines().skip(1).collect::<Vec<_>>().join("\n"),
        "Nine people were saved when a boat hit a shoal off the town, and an inquiry has begun.".to_owned(),
    ];
    let reports: Vec<Report> =
        ["a", "b", "c", "d"].iter().zip(&texts).map(|(id, text)| report(id, text)).collect();
    let story: Vec<&Report> = reports.iter().collect();
    let traced = trace_all(&story, &Cast::default(), &Collation::default());
    assert_eq!(
        traced.copies.iter().map(|c| (c.a, c.b, c.kind)).collect::<Vec<_>>(),
        [(0, 1, CopyKind::SameText), (0, 2, CopyKind::SameText), (1, 2, CopyKind::SameText)]
    );
    let [family] = &traced.families[..] else { panic!("one family: {:?}", traced.families) };
    assert_eq!(family.members, [0, 1, 2]);
    assert_eq!(family.origin.map(|origin| traced.origins[origin].name.as_str()), Some("Associated Press"));
    let added: Vec<&str> = family.added.iter().map(|p| reports[p.report].slice(p.span)).collect();
    assert_eq!(added, [own.trim_end_matches('.')]);
    assert_eq!((traced.count.lower, traced.count.upper), (1, 2));
}

#[test]
fn a_text_that_nobody_credits_has_an_unseen_origin() {
    let reports: Vec<Report> = ["a", "b"].iter().map(|id| report(id, DISPATCH)).collect();
    let traced = trace_all(&reports.iter().collect::<Vec<_>>(), &Cast::default(), &Collation::default());
    assert_eq!(traced.origins[0].kind, OriginKind::Hypothetical);
    assert_eq!((traced.count.lower, traced.count.upper), (1, 1));
}

#[test]
fn two_sides_that_put_out_one_account_are_two_origins() {
    let entity = |name: &str| Entity::new(name, EntityKind::Organisation);
    let text = "The two leaders spoke on Tuesday";
    let mut one = with_channel("a", &format!("{text}, Xinhua reported."), text, Some(STATE));
    let mut two =
        with_channel("b", &format!("{text}, South Korea's presidential office said."), text, Some(OFFICE));
    one.layers.entities.push(entity("Xinhua"));
    two.layers.entities.push(entity("South Korea's presidential office"));
    let story = [&one, &two];
    let cast = crate::weigh::cast::unite(&story);
    let traced = |voice| {
        let statements = vec![gathering(voice, &story, &[text, text])];
        let traced =
            trace_all(&story, &cast, &Collation { statements, claims: Vec::new(), ..Collation::default() });
        (traced.statements[0].range.lower, traced.statements[0].range.upper, traced.count)
    };
    let (lower, upper, count) = traced(Voice::Speaker(Some(0)));
    assert_eq!((lower, upper), (2, 2));
    assert_eq!((count.lower, count.upper), (2, 2));
}

#[test]
fn state_media_of_another_country_pass_words_on() {
    let person = Entity::new("Ingrid Solberg", EntityKind::Person);
    let text = "Norwegian leader Ingrid Solberg said the pier is safe, Xinhua reported.";
    let mut one = with_channel("a", text, "the pier is safe", Some(STATE));
    let at = text.find("Ingrid").expect("the name");
    one.layers.entities.push(person);
    one.layers.mentions.push(crate::record::Mention {
        span: Span::new(at, at + "Ingrid Solberg".len()),
        entity: 0,
        form: crate::record::MentionForm::Name,
    });
    let story = [&one];
    let cast = crate::weigh::cast::unite(&story);
    let statements = vec![gathering(Voice::Speaker(Some(0)), &story, &["the pier is safe"])];
    let traced =
        trace_all(&story, &cast, &Collation { statements, claims: Vec::new(), ..Collation::default() });
    let names: Vec<&str> =
        traced.statements[0].range.ids.iter().map(|&id| traced.origins[id].name.as_str()).collect();
    assert_eq!(names, ["Ingrid Solberg"]);
}

#[test]
fn a_report_that_mixes_two_dispatches_does_not_make_them_one() {
    let other = "Prices of fish rose for a third week as boats stayed in port because of the storms.
Wholesalers in the north said that they had bought frozen cod from abroad to fill their orders.
The ministry of fisheries plans to pay crews for the days on which they could not leave the harbour.
Restaurants along the coast have taken fresh plates off their menus until the wind dies down again.";
    let half = |text: &str| text.lines().take(2).collect::<Vec<_>>().join("\n");
    let mixed = format!("{}\n{}", half(DISPATCH), half(other));
    let texts = [DISPATCH, DISPATCH, other, other, &mixed];
    let reports: Vec<Report> =
        ["a", "b", "c", "d", "e"].iter().zip(texts).map(|(id, text)| report(id, text)).collect();
    let traced = trace_all(&reports.iter().collect::<Vec<_>>(), &Cast::default(), &Collation::default());
    assert_eq!(traced.families.len(), 2, "{:?}", traced.families);
}

#[test]
fn a_generic_channel_may_be_the_particular_one_of_its_side() {
    let one = with_channel("a", "The pier is safe, Xinhua reported.", "The pier is safe", Some(STATE));
    let mut two = with_channel(
        "b",
        "The pier is sound, Chinese state media said.",
        "The pier is sound",
        Some(("Chinese state media", OriginKind::StateMedia)),
    );
    two.layers.quotations[0].channels[0].specific = false;
    let story = [&one, &two];
    let statement = gathering(Voice::Speaker(None), &story, &["The pier is safe", "The pier is sound"]);
    let traced = trace_all(
        &story,
        &Cast::default(),
        &Collation { statements: vec![statement], claims: Vec::new(), ..Collation::default() },
    );
    let place = |name: &str| traced.origins.iter().position(|origin| origin.name == name).map(Node::Origin);
    let (generic, known) = (place("Chinese state media"), place("Xinhua"));
    let why = traced.stemma.edges.iter().find(|edge| Some(edge.from) == generic && Some(edge.to) == known);
    assert_eq!(why.map(|edge| edge.evidence[0].kind), Some(EvidenceKind::GenericChannel));
    assert_eq!(traced.statements[0].range.lower, 1);
}
