//! A story made by hand: a crane falls at a harbour, six reports, every kind of record in it.
//!
//! Texts hold what a page must survive: tags, quotation marks in an outlet's name, letters of several bytes.

mod draft;
mod texts;
mod weave;

use earwitness::record::{
    Account, Act, Basis, Commitment, Conflict, ConflictKind, Copied, CopyKind, Difference, DifferenceKind,
    Direction, EntityKind, EvidenceKind, Family, Figure, Node, Origin, OriginKind, OriginRange,
    QuotationKind, Severity, Standing, Statement, TimeKind, Value, Voice, Warning, Wording,
};

use draft::{Draft, Said};
use weave::Weave;

pub use weave::multiplied;

/// Positions of the reports.
const COURIER: usize = 0;
const DAILY: usize = 1;
const POST: usize = 2;
const LEDGER: usize = 3;
const RADIO: usize = 4;
const SENTINEL: usize = 5;

/// Positions of the origins.
const WIRE: usize = 0;
const OFFICE: usize = 1;
const VARGA: usize = 2;
const OWN: usize = 3;
const LEDGER_OWN: usize = 4;
const MEDIA: usize = 5;

/// The account of the story.
pub fn account() -> Account {
    let mut drafts = texts::drafts();
    annotate(&mut drafts);
    let mut weave = Weave::new(drafts.into_iter().map(|draft| draft.report).collect());
    weave.account.id = "crane".into();
    weave.account.title = "Crane falls at Port Ansel".into();
    figures(&mut weave.account);
    origins(&mut weave);
    stemma(&mut weave);
    statements(&mut weave);
    claims(&mut weave);
    copies(&mut weave);
    weave.account.count = OriginRange { lower: 2, upper: 4, ids: vec![WIRE, OFFICE, OWN, LEDGER_OWN] };
    weave.account
}

fn annotate(drafts: &mut [Draft]) {
    let varga = Said { speaker: "Ines Varga", kind: QuotationKind::Direct, act: Act::Speech, channel: None };
    let wire = Some(("Coastwire", Basis::Explicit, OriginKind::Agency, true));
    let carried = Some(("Coastwire", Basis::Carried, OriginKind::Agency, true));
    let media = Some(("local media", Basis::Explicit, OriginKind::Unnamed, false));
    let office = Some(("the ministry’s press office", Basis::Explicit, OriginKind::Office, true));
    for draft in drafts.iter_mut() {
        draft.entity("Ines Varga", EntityKind::Person, &["Ines Varga", "Varga", "the harbour master"]);
        draft.entity("Port Ansel", EntityKind::Place, &["Port Ansel"]);
        draft.entity("Tomas Reuel", EntityKind::Person, &["Tomas Reuel", "Reuel", "the transport minister"]);
        draft.entity("Coastwire", EntityKind::Organisation, &["Coastwire"]);
    }
    drafts[COURIER].quote(
        "“The crane was inspected in March and found to be sound,”",
        "said",
        "Ines Varga",
        &varga,
    );
    drafts[COURIER].quote(
        "that the quay would stay closed until Friday",
        "said",
        "The ministry’s press office",
        &Said {
            speaker: "Tomas Reuel",
            kind: QuotationKind::Indirect,
            act: Act::Speech,
            channel: Some(("The ministry’s press office", Basis::Explicit, OriginKind::Office, true)),
        },
    );
    drafts[DAILY].quote(
        "“The crane was inspected in March and found sound,”",
        "said",
        "Ines Varga",
        &Said { channel: wire, ..varga },
    );
    drafts[DAILY].quote("“Nobody was in the cabin.”", "added", "She", &Said { channel: carried, ..varga });
    drafts[POST].quote(
        "“The crane had been inspected in March and was found to be safe,”",
        "told",
        "the harbour master",
        &Said { channel: wire, ..varga },
    );
    drafts[LEDGER].quote(
        "“until Monday at the earliest”",
        "ordered",
        "Tomas Reuel",
        &Said { speaker: "Tomas Reuel", kind: QuotationKind::Mixed, act: Act::Speech, channel: office },
    );
    drafts[RADIO].quote(
        "the crane had passed an inspection in spring",
        "said",
        "the harbour master",
        &Said { kind: QuotationKind::Indirect, channel: media, ..varga },
    );
    drafts[SENTINEL].quote(
        "that the port will have to answer questions",
        "believes",
        "Reuel",
        &Said { speaker: "Tomas Reuel", kind: QuotationKind::Indirect, act: Act::Attitude, channel: None },
    );
    drafts[COURIER].time("Tuesday morning", TimeKind::Time, Some("2031-03-04TMO"), None);
    drafts[COURIER].time("March", TimeKind::Date, Some("2031-03"), None);
    drafts[COURIER].time("Friday", TimeKind::Date, Some("2031-03-07"), None);
    drafts[COURIER].time("about 40 minutes", TimeKind::Duration, Some("PT40M"), Some("APPROX"));
    drafts[DAILY].time("Tuesday", TimeKind::Date, Some("2031-03-04"), None);
    drafts[LEDGER].time("Monday", TimeKind::Date, Some("2031-03-10"), None);
    drafts[RADIO].time("spring", TimeKind::Date, None, None);
    drafts[SENTINEL].time("over 40 minutes", TimeKind::Duration, Some("PT40M"), Some("MORE_THAN"));
    for (report, number) in [(COURIER, "12"), (DAILY, "12"), (POST, "Twelve"), (LEDGER, "20")] {
        let value = if number == "20" { 20.0 } else { 12.0 };
        drafts[report].number(number, value, None, Some("people"));
    }
    drafts[RADIO].report.warnings.push(Warning {
        code: "invalid-utf8",
        span: None,
        message: "one byte could not be read as UTF-8".into(),
    });
}

fn figures(account: &mut Account) {
    let kinds = [EntityKind::Person, EntityKind::Place, EntityKind::Person, EntityKind::Organisation];
    let names = ["Ines Varga", "Port Ansel", "Tomas Reuel", "Coastwire"];
    for (index, (name, kind)) in names.into_iter().zip(kinds).enumerate() {
        let entities = (0..account.reports.len()).map(|report| (report, index)).collect();
        account.figures.push(Figure { name: name.into(), kind, entities });
    }
}

fn origins(weave: &mut Weave) {
    let all: [(&str, OriginKind, bool, &[(usize, &str)]); 6] = [
        (
            "Coastwire",
            OriginKind::Agency,
            true,
            &[(DAILY, "Coastwire reported"), (POST, "Coastwire"), (SENTINEL, "(Coastwire)")],
        ),
        (
            "press office of the transport ministry",
            OriginKind::Office,
            true,
            &[(COURIER, "The ministry’s press office"), (LEDGER, "the ministry’s press office")],
        ),
        ("Ines Varga", OriginKind::Person, true, &[(COURIER, "Ines Varga")]),
        ("Ansel Courier", OriginKind::Outlet, true, &[]),
        ("World Ledger", OriginKind::Outlet, true, &[]),
        ("local media", OriginKind::Unnamed, false, &[(RADIO, "local media")]),
    ];
    for (name, kind, specific, mentions) in all {
        let mentions = mentions.iter().map(|&(report, text)| weave.passage(report, text)).collect();
        weave.account.origins.push(Origin { name: name.into(), kind, specific, mentions });
    }
}

fn stemma(weave: &mut Weave) {
    use EvidenceKind as E;
    let (o, r, s) = (Node::Origin, Node::Report, Node::Statement);
    weave.edge(Node::Wording(0, 0), s(0), E::SpeakersWords, &[(COURIER, "said Ines Varga")], 1.0); // 0
    weave.edge(Node::Wording(0, 1), s(0), E::ExplicitChannel, &[(DAILY, "Coastwire reported")], 0.95); // 1
    weave.edge(Node::Wording(0, 2), s(0), E::ExplicitChannel, &[(POST, "Coastwire")], 0.9); // 2
    weave.edge(Node::Wording(0, 3), s(0), E::GenericChannel, &[(RADIO, "local media")], 0.6); // 3
    weave.edge(s(0), o(VARGA), E::SpeakersWords, &[(COURIER, "Ines Varga")], 1.0); // 4
    weave.edge(
        Node::Wording(1, 0),
        s(1),
        E::ExplicitChannel,
        &[(COURIER, "The ministry’s press office")],
        0.9,
    ); // 5
    weave.edge(
        Node::Wording(1, 1),
        s(1),
        E::ExplicitChannel,
        &[(LEDGER, "the ministry’s press office")],
        0.9,
    ); // 6
    weave.edge(s(1), o(OFFICE), E::SpeakersWords, &[(LEDGER, "the ministry’s press office")], 1.0); // 7
    weave.edge(r(DAILY), o(WIRE), E::CreditLine, &[(DAILY, "Coastwire reported")], 0.9); // 8
    weave.edge(
        r(POST),
        o(WIRE),
        E::SharedWording,
        &[
            (POST, "buried two lorries under forty tonnes of steel"),
            (DAILY, "buried two lorries under forty tonnes of steel"),
        ],
        0.8,
    ); // 9
    weave.edge(r(SENTINEL), r(POST), E::SharedError, &[(SENTINEL, "Ansell"), (POST, "Ansell")], 0.7); // 10
    weave.edge(r(COURIER), o(OWN), E::OwnVoice, &[(COURIER, "A reporter of this paper")], 0.9); // 11
    weave.edge(r(LEDGER), o(LEDGER_OWN), E::OwnVoice, &[(LEDGER, "our correspondent")], 0.8); // 12
    weave.edge(o(MEDIA), o(WIRE), E::GenericChannel, &[(RADIO, "local media")], 0.4); // 13
    weave.edge(s(2), o(VARGA), E::SpeakersWords, &[(DAILY, "She")], 0.9); // 14
    weave.edge(Node::Wording(2, 0), s(2), E::CarriedChannel, &[(DAILY, "Coastwire reported")], 0.8); // 15
    weave.edge(r(RADIO), o(MEDIA), E::GenericChannel, &[(RADIO, "local media")], 0.6); // 16
}

fn statements(weave: &mut Weave) {
    use DifferenceKind as D;
    let difference = |weave: &Weave, report, kind, lemma: &str, reading: &str| Difference {
        kind,
        lemma: lemma.into(),
        reading: reading.into(),
        span: (!reading.is_empty()).then(|| weave.passage(report, reading).span),
    };
    let wording = |report, quotation, differences, origins: &[usize], links: &[usize]| Wording {
        report,
        quotation,
        doubtful: false,
        part: false,
        differences,
        origins: origins.into(),
        links: links.into(),
    };
    let inspected = vec![
        wording(COURIER, 0, vec![], &[VARGA], &[0, 4]),
        wording(DAILY, 0, vec![difference(weave, DAILY, D::Dropped, "to be", "")], &[VARGA, WIRE], &[1, 4]),
        wording(
            POST,
            0,
            vec![
                difference(weave, POST, D::Tense, "was inspected", "had been inspected"),
                difference(weave, POST, D::Added, "", "was"),
                difference(weave, POST, D::Synonym, "sound", "safe"),
            ],
            &[VARGA, WIRE],
            &[2, 4],
        ),
        wording(
            RADIO,
            0,
            vec![difference(
                weave,
                RADIO,
                D::Paraphrase,
                "was inspected in March and found to be sound",
                "had passed an inspection in spring",
            )],
            &[VARGA, MEDIA],
            &[3, 4],
        ),
    ];
    let closed = vec![
        wording(COURIER, 1, vec![], &[OFFICE], &[5, 7]),
        wording(
            LEDGER,
            0,
            vec![difference(weave, LEDGER, D::Substituted, "until Friday", "until Monday at the earliest")],
            &[OFFICE],
            &[6, 7],
        ),
    ];
    let statement = |speaker, text: &str, readings, outlets, lower, upper, ids: &[usize]| Statement {
        speaker,
        text: text.into(),
        cue: None,
        commitment: Commitment::Held,
        readings,
        outlets,
        origins: OriginRange { lower, upper, ids: ids.into() },
    };
    let cabin = vec![wording(DAILY, 1, vec![], &[VARGA, WIRE], &[15, 14])];
    let sound = "“The crane was inspected in March and found to be sound,”";
    weave.account.statements = vec![
        statement(Some(0), sound, inspected, 4, 1, 1, &[VARGA]),
        statement(Some(2), "the quay would stay closed until Friday", closed, 2, 1, 1, &[OFFICE]),
        statement(Some(0), "“Nobody was in the cabin.”", cabin, 1, 1, 1, &[VARGA]),
    ];
}

fn claims(weave: &mut Weave) {
    let conflict = |weave: &Weave, kind, severity, reason: &str, sides: &[&[(usize, &str)]]| Conflict {
        kind,
        severity,
        reason: reason.into(),
        sides: sides
            .iter()
            .map(|side| {
                let value = |&(report, text): &(usize, &str)| Value {
                    passage: weave.passage(report, text),
                    value: text.into(),
                };
                side.iter().map(value).collect()
            })
            .collect(),
    };
    let hurt = conflict(
        weave,
        ConflictKind::Number,
        Severity::Hard,
        "12 people hurt, or 20",
        &[&[(COURIER, "12 people"), (DAILY, "12 people"), (POST, "Twelve people")], &[(LEDGER, "20 people")]],
    );
    let minutes = conflict(
        weave,
        ConflictKind::Number,
        Severity::Soft,
        "about 40 minutes, or over 40 minutes",
        &[&[(COURIER, "about 40 minutes")], &[(SENTINEL, "over 40 minutes")]],
    );
    let closed = conflict(
        weave,
        ConflictKind::Time,
        Severity::Hard,
        "closed until Friday, or until Monday at the earliest",
        &[&[(COURIER, "until Friday")], &[(LEDGER, "until Monday at the earliest")]],
    );
    weave.claim(
        "12 people were hurt",
        Voice::Outlet,
        Standing::Conflicting,
        (2, 3, &[WIRE, OWN, LEDGER_OWN]),
    );
    weave.reads(COURIER, "12 people were hurt", &[OWN], &[11]);
    weave.reads(DAILY, "12 people were hurt", &[WIRE], &[8]);
    weave.reads(POST, "Twelve people were hurt", &[WIRE], &[9]);
    weave.reads(LEDGER, "20 people were hurt", &[LEDGER_OWN], &[12]);
    weave.conflicts(vec![hurt]);
    weave.claim("The rescue took about 40 minutes", Voice::Outlet, Standing::SingleOrigin, (1, 2, &[OWN]));
    weave.reads(COURIER, "The rescue took about 40 minutes", &[OWN], &[11]);
    weave.reads(SENTINEL, "the rescue took over 40 minutes", &[WIRE], &[10]);
    weave.conflicts(vec![minutes]);
    weave.claim(
        "A crane fell at Port Ansel",
        Voice::Outlet,
        Standing::Corroborated,
        (2, 4, &[WIRE, OWN, LEDGER_OWN]),
    );
    weave.reads(
        COURIER,
        "A loading crane fell across the north quay of Port Ansel on Tuesday morning",
        &[OWN],
        &[11],
    );
    weave.reads(DAILY, "A crane fell at Port Ansel on Tuesday", &[WIRE], &[8]);
    weave.reads(POST, "A dockside crane toppled at Port Ansell", &[WIRE], &[9]);
    weave.reads(LEDGER, "the crane that fell at Port Ansel", &[LEDGER_OWN], &[12]);
    weave.reads(RADIO, "a crane collapsed in the harbour of Port Ansel", &[MEDIA], &[16]);
    weave.claim(
        "It buried two lorries under forty tonnes of steel",
        Voice::Outlet,
        Standing::SingleOrigin,
        (1, 1, &[WIRE]),
    );
    weave.reads(DAILY, "It buried two lorries under forty tonnes of steel", &[WIRE], &[8]);
    weave.reads(POST, "it buried two lorries under forty tonnes of steel", &[WIRE], &[9]);
    weave.said(0, Standing::SingleOrigin);
    weave.said(1, Standing::Conflicting);
    weave.conflicts(vec![closed]);
    weave.said(2, Standing::SingleOrigin);
    for (report, text, origin, link) in [
        (COURIER, "A reporter of this paper saw the jib swing twice before it fell", OWN, 11),
        (POST, "Witnesses spoke of a sound “like <script>alert(1)</script> thunder”", WIRE, 9),
        (LEDGER, "our correspondent counted six ambulances", LEDGER_OWN, 12),
        (SENTINEL, "Ansell has had three accidents in ten years", WIRE, 10),
        (SENTINEL, "the port will have to answer questions", WIRE, 10),
    ] {
        weave.claim(text, Voice::Outlet, Standing::SingleOrigin, (1, 1, &[origin]));
        weave.reads(report, text, &[origin], &[link]);
    }
}

fn copies(weave: &mut Weave) {
    let shared = "buried two lorries under forty tonnes of steel";
    weave.account.copies = vec![
        Copied {
            a: DAILY,
            b: POST,
            kind: CopyKind::SharedPassages,
            direction: Direction::Unknown,
            words: 8,
            passages: vec![(weave.passage(DAILY, shared), weave.passage(POST, shared))],
        },
        Copied {
            a: SENTINEL,
            b: POST,
            kind: CopyKind::SharedPassages,
            direction: Direction::AFromB,
            words: 1,
            passages: vec![(weave.passage(SENTINEL, "Ansell"), weave.passage(POST, "Ansell"))],
        },
    ];
    weave.account.families = vec![Family {
        origin: Some(WIRE),
        members: vec![DAILY, POST],
        added: vec![weave.passage(POST, "Witnesses spoke of a sound")],
    }];
}
