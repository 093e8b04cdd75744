//! Laws: what holds for any input (ARCHITECTURE.md, invariants).

use earwitness::corroborate;
use earwitness::group::candidates::Shard;
use earwitness::group::story::{Timeline, links, merge, tell};
use earwitness::group::{Facts, Sketch, decode, duplicates, encode, grouping, sketch_text};
use earwitness::learned::Weights;
use earwitness::read::read;
use earwitness::record::{
    Account, Commitment, Form, Given, Passage, Report, Source, Span, Statement, Voice, Wording,
};
use proptest::prelude::*;

fn source(id: usize, form: Form, bytes: Vec<u8>) -> Source {
    Source { id: format!("r{id}"), file: None, form, bytes, given: Given::default() }
}

/// Text that looks like news often enough to reach every annotator.
fn newsy() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Mayor Ida Storm said",
        "“We will rebuild,”",
        "\"",
        "on Tuesday",
        "about 30 minutes",
        "12 people",
        "\n",
        "\n\n",
        ". ",
        ", ",
        "according to the Coast News Agency",
        "he",
        "She told reporters that",
        "PORT (AP) —",
        "“",
        "”",
        "’s",
        "not",
        "will",
        "$3.5 billion",
        "last week",
        "é",
        "\u{200f}",
        "Read more:",
        "the harbour was closed",
        "Storm",
        "—",
        "urged the council to",
        "in 2019",
        "The fire broke out at 9 p.m.",
        "\u{0}",
        "🚢",
        "denied that",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.join(" "))
}

/// Every span of a report, with the name of its layer.
fn spans(r: &Report) -> Vec<(&'static str, Span)> {
    let l = &r.layers;
    let mut all: Vec<(&'static str, Span)> = Vec::new();
    all.extend(l.parts.iter().map(|p| ("part", p.span)));
    all.extend(l.sentences.iter().map(|s| ("sentence", s.span)));
    all.extend(l.tokens.iter().map(|t| ("token", t.span)));
    all.extend(l.numbers.iter().map(|n| ("number", n.span)));
    all.extend(l.times.iter().map(|t| ("time", t.span)));
    all.extend(l.mentions.iter().map(|m| ("mention", m.span)));
    all.extend(l.clauses.iter().flat_map(|c| [c.span, c.predicate]).map(|s| ("clause", s)));
    for event in &l.events {
        let arguments = event.agent.iter().chain(&event.patient).chain(&event.places);
        all.extend([Some(event.predicate), event.particle].into_iter().flatten().map(|s| ("event", s)));
        all.extend(arguments.flat_map(|argument| [argument.span, argument.head]).map(|s| ("argument", s)));
    }
    for q in &l.quotations {
        for spans in [&q.content, &q.source, &q.cue, &q.quoted] {
            all.extend(spans.iter().map(|s| ("quotation", *s)));
        }
        all.extend(q.channels.iter().map(|c| ("channel", c.span)));
    }
    all
}

fn lies_on(text: &str, span: Span) -> bool {
    span.start <= span.end && text.get(span.start..span.end).is_some()
}

fn check(r: &Report) {
    for (layer, span) in spans(r) {
        assert!(lies_on(&r.text, span), "{layer} {span:?} does not lie on {:?}", r.text);
    }
    for q in &r.layers.quotations {
        assert!(!q.content.is_empty(), "a quotation without content");
        assert!(
            q.content.iter().any(|s| r.slice(*s).contains(char::is_alphanumeric)),
            "a quotation without a word"
        );
        assert!(q.speaker.is_none_or(|s| s < r.layers.entities.len()));
    }
}

/// Invariant 3: nothing stands without evidence, and all evidence lies on the text.
fn check_account(a: &Account) {
    for c in &a.claims {
        assert!(!c.readings.is_empty(), "a claim without a reading");
        assert!(c.origins.lower <= c.origins.upper);
        let sure: Vec<usize> = c.readings.iter().filter(|r| !r.doubtful).map(|r| r.passage.report).collect();
        let reports: std::collections::BTreeSet<usize> = sure.iter().copied().collect();
        assert!(!sure.is_empty(), "a claim that nobody surely makes");
        assert!(c.outlets <= reports.len(), "an outlet in doubt is counted");
        for reading in &c.readings {
            assert!(lies_on(&a.reports[reading.passage.report].text, reading.passage.span));
        }
        for told in &c.reported {
            let report = &a.reports[told.passage.report];
            assert!(lies_on(&report.text, told.passage.span));
            assert!(told.quotation < report.layers.quotations.len());
        }
    }
    for s in &a.statements {
        assert!(!s.readings.is_empty(), "a statement without a reading");
        assert!(s.origins.lower <= s.origins.upper && s.origins.upper <= s.readings.len().max(1));
        let sure: std::collections::BTreeSet<usize> =
            s.readings.iter().filter(|w| !w.doubtful).map(|w| w.report).collect();
        assert!(!sure.is_empty(), "a statement that nobody surely reports");
        assert!(s.outlets <= sure.len(), "an outlet in doubt is counted");
        for w in &s.readings {
            let quotation = &a.reports[w.report].layers.quotations[w.quotation];
            assert_ne!(quotation.commitment, Commitment::Unsaid, "what nobody said is a statement");
        }
    }
    assert!(a.stemma.edges.iter().all(|e| !e.evidence.is_empty()), "an edge without evidence");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn reading_is_total_on_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for form in [Form::Text, Form::Markdown, Form::Html] {
            check(&read(&source(0, form, bytes.clone()), &Weights::none()));
        }
    }

    #[test]
    fn reading_is_total_on_news(text in newsy()) {
        let report = read(&source(0, Form::Text, text.clone().into_bytes()), &Weights::none());
        check(&report);
        let binary = report.warnings.iter().any(|warning| warning.code == "binary");
        let twice = report.warnings.iter().any(|w| w.code == "decoded-twice");
        prop_assert_eq!(report.verbatim, !twice);
        prop_assert!(binary || twice || report.text == text, "plain text is kept code point for code point: {text:?}");
    }

    #[test]
    fn no_order_of_arrival_shows(texts in prop::collection::vec(newsy(), 1..6), turn in 0usize..6) {
        let sources: Vec<_> = texts.into_iter().enumerate().map(|(i, t)| source(i, Form::Text, t.into_bytes())).collect();
        let mut turned = sources.clone();
        turned.rotate_left(turn % sources.len());
        turned.reverse();
        let accounts = corroborate(&sources, &Weights::none());
        accounts.iter().for_each(check_account);
        prop_assert_eq!(accounts, corroborate(&turned, &Weights::none()));
    }
}

#[test]
fn the_bundled_weights_read_what_the_laws_read() {
    let weights = Weights::bundled();
    for text in
        ["", "“", "Ida Storm said “yes”.", "\u{0}\u{0}", "a\u{300}e\u{301} ﷽ “he said", &"word ".repeat(3000)]
    {
        check(&read(&source(0, Form::Text, text.as_bytes().to_vec()), &weights));
    }
}

/// Sketches of many short reports of few events, as a machine would send them to another.
#[test]
fn what_a_crowd_of_outlets_has_is_one_statement_and_one_claim() {
    const OWN: [&str; 6] = ["ferries", "schools", "cranes", "markets", "trams", "fishermen"];
    let weights = Weights::bundled();
    let report = |n: usize| {
        let text = format!(
            "The {} of Norhaven wait for the thaw.\n\n\
             The quay has been closed since a storm tore off its roofs.\n\n\
             “We will not open the quay before the ice has gone,” Mayor Ida Storm said on Tuesday.\n\n\
             She said the {} would get {} crowns each from the city.\n",
            OWN[n % OWN.len()],
            OWN[n / OWN.len() % OWN.len()],
            100 + 7 * n,
        );
        read(&source(n, Form::Text, text.into_bytes()), &weights)
    };
    let reports: Vec<Report> = (0..60).map(report).collect();
    let story: Vec<&Report> = reports.iter().collect();
    let account = earwitness::weigh::weigh("crowd", &story, &weights);
    let reports = &account.reports;
    let of = |statement: &Statement| {
        let quotation = |w: &Wording| &reports[w.report].layers.quotations[w.quotation];
        let said = |w: &&Wording| {
            quotation(w).content.iter().any(|&span| reports[w.report].slice(span).contains("ice has gone"))
        };
        statement.readings.iter().filter(said).count()
    };
    let counts: Vec<usize> = account.statements.iter().map(of).filter(|&count| count > 0).collect();
    assert_eq!(counts, [60], "one statement, with every outlet that quotes it");
    let told = |passage: &Passage| reports[passage.report].slice(passage.span).contains("tore off");
    let own = account.claims.iter().filter(|claim| claim.voice == Voice::Outlet);
    let counts = own.map(|claim| claim.readings.iter().filter(|reading| told(&reading.passage)).count());
    assert_eq!(counts.filter(|&count| count > 0).collect::<Vec<_>>(), [60], "one claim");
}

fn sketches(texts: &[String]) -> Vec<Sketch> {
    texts
        .iter()
        .enumerate()
        .map(|(at, text)| {
            let (id, day) = (format!("r{at}"), format!("2031-03-{:02}", 1 + at % 9));
            let facts = Facts { id: &id, published: Some(&day), ..Facts::default() };
            decode(&encode(&sketch_text(facts, text))).expect("a sketch of this version")
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// The seam for many machines: each looks at a share of the keys, and what they found is merged.
    #[test]
    fn any_number_of_machines_finds_the_same(
        texts in prop::collection::vec(newsy(), 2..60), copies in 0usize..40, machines in 1u64..12
    ) {
        let mut texts = texts;
        for at in 0..copies {
            let copy = texts[at % texts.len()].replacen("the", "that", at % 3);
            texts.push(copy);
        }
        let sketches = sketches(&texts);
        let timeline = Timeline::of(&sketches);
        let one = links(&timeline, Shard::WHOLE);
        for of in [machines, 7] {
            let many = merge(&timeline, (0..of).rev().map(|number| links(&timeline, Shard { number, of })).collect());
            prop_assert_eq!(format!("{one:?}"), format!("{many:?}"));
            prop_assert_eq!(tell(&timeline, &many), grouping(&sketches));
        }
        prop_assert_eq!(duplicates(&sketches), grouping(&sketches).families);
    }
}
