//! Whole paragraphs, invented, read by the rules alone.

mod acts;
mod inner;
mod voice;
mod who;

use crate::annotate::annotate;
use crate::learned::Weights;
use crate::record::{Act, Part, PartKind, Quotation, QuotationKind, Report, Span};

/// A report whose lines are paragraphs.
fn report(text: &str) -> Report {
    let mut report = Report { text: text.to_owned(), ..Report::default() };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end().len());
        at += line.len();
        report.layers.parts.push(Part { span, kind: PartKind::Body });
    }
    annotate(&mut report, &Weights::none());
    report
}

fn content(r: &Report, q: &Quotation) -> String {
    q.content.iter().map(|c| r.slice(*c)).collect::<Vec<_>>().join(" … ")
}

fn speaker<'r>(r: &'r Report, q: &Quotation) -> &'r str {
    q.speaker.and_then(|s| r.layers.entities.get(s)).map_or("", |e| e.name.as_str())
}

/// (speaker, content) of every quotation.
fn said(r: &Report) -> Vec<(String, String)> {
    r.layers.quotations.iter().map(|q| (speaker(r, q).to_owned(), content(r, q))).collect()
}

fn pair(speaker: &str, content: &str) -> (String, String) {
    (speaker.to_owned(), content.to_owned())
}

#[test]
fn direct_mixed_and_indirect() {
    let r = report(
        "Norvanian President Ilse Marrow opened the harbour on Monday.\n\
         “The gates are open,” Marrow said. “They will stay open.”\n\
         She called the delay “a mess of our own making.”\n\
         The president said that ships would return within a week.",
    );
    assert_eq!(
        said(&r),
        [
            pair("Ilse Marrow", "“The gates are open,” … “They will stay open.”"),
            pair("Ilse Marrow", "the delay “a mess of our own making.”"),
            pair("Ilse Marrow", "that ships would return within a week"),
        ]
    );
    let kinds: Vec<_> = r.layers.quotations.iter().map(|q| q.kind).collect();
    assert_eq!(kinds, [QuotationKind::Direct, QuotationKind::Mixed, QuotationKind::Indirect]);
}

#[test]
fn requests_promises_and_nouns() {
    let r = report(
        "Prime Minister Tomas Reed urged the council to reopen the ferry, and reaffirmed his support for the crews. \
         He vowed to visit the island. Reed also issued a warning about the old pier.",
    );
    assert_eq!(
        said(&r),
        [
            pair("Tomas Reed", "the council to reopen the ferry"),
            pair("Tomas Reed", "his support for the crews"),
            pair("Tomas Reed", "to visit the island"),
            pair("Tomas Reed", "about the old pier"),
        ]
    );
}

#[test]
fn a_carrier_is_a_channel_not_the_speaker() {
    let r = report(
        "According to Kyodo News, Japanese Foreign Minister Aiko Tanabe said the talks had failed. \
         “We will try again,” she added.\n\
         The ferry sank off the coast on Sunday, state media reported.",
    );
    let q = &r.layers.quotations;
    assert_eq!(speaker(&r, &q[0]), "Aiko Tanabe");
    let channels: Vec<_> = q[0].channels.iter().map(|c| (c.name.as_str(), c.basis.name())).collect();
    assert_eq!(channels, [("Kyodo", "explicit")]);
    assert_eq!(speaker(&r, &q[1]), "Aiko Tanabe");
    assert_eq!(q[1].channels.iter().map(|c| c.basis.name()).collect::<Vec<_>>(), ["carried"]);
    assert_eq!(speaker(&r, &q[2]), "state media");
    assert_eq!(content(&r, &q[2]), "The ferry sank off the coast on Sunday");
}

#[test]
fn quotations_nest() {
    let r = report("Spokeswoman Lena Brandt said that Mayor Otto Falk promised to repair the bridge.");
    let q = &r.layers.quotations;
    assert_eq!(
        said(&r),
        [
            pair("Lena Brandt", "that Mayor Otto Falk promised to repair the bridge"),
            pair("Otto Falk", "to repair the bridge"),
        ]
    );
    assert_eq!(q[1].within, Some(0));
    assert_eq!(q[1].channels[0].name, "Lena Brandt");
}

#[test]
fn unnamed_sources_keep_their_description() {
    let r = report("A senior port official said the crane was old. Analysts say it may close.");
    assert_eq!(said(&r)[0], pair("senior port official", "the crane was old"));
    assert_eq!(said(&r)[1].0, "analysts");
}

#[test]
fn scare_quotes_and_titles_are_no_quotations() {
    let r = report("The so-called “ghost pier” was shut. The choir sang “Over the Grey Water Home” at noon.");
    assert!(r.layers.quotations.is_empty(), "{:?}", said(&r));
}

#[test]
fn an_attitude_is_marked_as_one() {
    let r = report("Mayor Otto Falk hopes that the bridge will reopen.");
    assert_eq!(r.layers.quotations[0].act, Act::Attitude);
}

#[test]
fn a_quotation_reaches_over_sentences_in_one_pair_of_marks() {
    let r = report("“We waited all night. Nobody came. We left,” said Jon Pell, a fisherman.");
    assert_eq!(said(&r), [pair("Jon Pell", "“We waited all night. Nobody came. We left,”")]);
}

#[test]
fn any_text_is_read() {
    for text in [
        "",
        "“",
        "said",
        "according to",
        "”“\"'",
        "said said said that that",
        "\u{202e}قال «",
        "A: B: C",
        "Mr.",
    ] {
        let _ = report(text);
    }
    let r = report(&"“He said that ".repeat(3000));
    for q in &r.layers.quotations {
        assert!(q.content.iter().all(|c| !r.slice(*c).is_empty()));
    }
}

/// Rows of words that look like news and make no sense: nothing may panic, every span is text.
#[test]
fn word_salad_is_read() {
    const WORDS: [&str; 44] = [
        "said",
        "told",
        "that",
        "Reed",
        "Mr.",
        "the",
        "Chinese",
        "president",
        ",",
        ".",
        "“",
        "”",
        "\"",
        ":",
        "according",
        "to",
        "reported",
        "by",
        "who",
        "which",
        "urged",
        "and",
        "his",
        "'s",
        "officials",
        "as",
        "called",
        "announced",
        "made",
        "statement",
        "from",
        "—",
        "(",
        ")",
        "he",
        "state",
        "media",
        "Monday",
        "quoting",
        "It",
        "called for",
        "of",
        "two leaders",
        "\n",
    ];
    let mut seed = 7_u64;
    for _ in 0..1500 {
        let mut text = String::new();
        for _ in 0..18 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(WORDS[(seed >> 33) as usize % WORDS.len()]);
            text.push(' ');
        }
        let r = report(&text);
        for q in &r.layers.quotations {
            assert!(!q.content.is_empty(), "{text}");
            assert!(
                q.content.iter().chain(&q.source).chain(&q.cue).all(|c| !r.slice(*c).is_empty()),
                "{text}"
            );
            assert!(q.speaker.is_none_or(|s| s < r.layers.entities.len()), "{text}");
        }
    }
}

#[test]
fn claims_by_somebody_and_papers_that_allege() {
    let r = report("Crews shrugged at claims by Oskar Reed, the harbourmaster, that the pier was safe.");
    assert_eq!(said(&r), [pair("Oskar Reed", "that the pier was safe")]);
    let r = report("Oskar Reed filed a complaint in court alleging that the pier was never safe.");
    assert_eq!(said(&r), [pair("Oskar Reed", "that the pier was never safe")]);
    let r = report("Oskar Reed filed a lawsuit on Friday alleging fraud on the pier.");
    assert_eq!(said(&r), [pair("Oskar Reed", "fraud on the pier")]);
    let r = report("Oskar Reed alleges, in a complaint filed on Friday, that the pier was never safe.");
    assert_eq!(said(&r), [pair("Oskar Reed", "that the pier was never safe")]);
    let r = report("Oskar Reed made clear that the pier would stay open.");
    assert_eq!(said(&r), [pair("Oskar Reed", "that the pier would stay open")]);
    let r =
        report("Oskar Reed paid for research on the “dossier” alleging ties between Ida Roper and the port.");
    assert!(!said(&r).iter().any(|(who, _)| who == "Oskar Reed"), "{:?}", said(&r));
    let r = report("Oskar Reed called the plan ridiculous and left.");
    assert_eq!(said(&r), [pair("Oskar Reed", "the plan ridiculous")]);
    assert_eq!(said(&report("Oskar Reed called the harbour police and left.")), []);
    let r = report("The office Oskar Reed had set up in the port called the plan ridiculous.");
    assert!(r.layers.quotations.iter().all(|q| q.source.iter().all(|s| !r.slice(*s).starts_with("set up"))));
    assert_eq!(said(&report("The talks and other broad outlines of the plan pleased crews.")), []);
}

/// (speaker, channels) of every quotation.
fn told(r: &Report) -> Vec<(String, Vec<String>)> {
    let channels = |q: &Quotation| q.channels.iter().map(|c| c.name.clone()).collect();
    r.layers.quotations.iter().map(|q| (speaker(r, q).to_owned(), channels(q))).collect()
}

fn speakers(text: &str) -> Vec<String> {
    let r = report(text);
    r.layers.quotations.iter().map(|q| speaker(&r, q).to_owned()).collect()
}

#[test]
fn what_is_said_of_a_speaker_is_no_second_speaker() {
    assert_eq!(
        speakers("Oskar Reed, Tomas Harlow\u{2019}s lawyer, said that the pier was safe."),
        ["Oskar Reed"]
    );
}

#[test]
fn an_announcement_is_its_owners() {
    assert_eq!(
        speakers(
            "Norvanian dictator Oskar Reed\u{2019}s announcement that the pier will close pleased crews."
        ),
        ["Oskar Reed"]
    );
}

#[test]
fn a_bracket_is_no_quotation() {
    assert_eq!(said(&report("The mayor cut the tolls on ferries (as Reed had promised).")), []);
}

#[test]
fn who_passes_words_on_is_a_channel() {
    let r = report("In a statement forwarded by Tomas Harlow, Oskar Reed said that the pier was safe.");
    assert_eq!(told(&r), [("Oskar Reed".to_owned(), vec!["Tomas Harlow".to_owned()])]);
    let r = report("“The pier is safe and will stay open,” Oskar Reed said, according to a memo.");
    assert!(told(&r).iter().any(|(who, by)| who == "Oskar Reed" && by == &["memo"]), "{:?}", told(&r));
}

#[test]
fn who_heard_it_and_tells_it_is_a_channel() {
    let r = report(
        "Tomas Harlow wrote that Oskar Reed said that the pier was safe.\n\
         Oskar Reed told Tomas Harlow that the crews could wait.\n\
         Oskar Reed told Ida Quell that the ferry was old.",
    );
    let by = |content: &str| {
        let found = r.layers.quotations.iter().find(|q| self::content(&r, q).contains(content)).unwrap();
        found.channels.iter().map(|c| c.name.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(by("crews could wait"), ["Tomas Harlow"]);
    assert_eq!(by("ferry was old"), [""; 0]);
}

#[test]
fn owned_demands_demand_nothing() {
    let r = report("They saw the council\u{2019}s alleged demands for a pier.");
    assert_eq!(said(&r), []);
}

#[test]
fn what_another_says_before_an_answer_is_not_the_answer() {
    let r = report(
        "Anna Reed met Tom Vale. Reed wrote: “She will not stay, right? Right?!” Vale replied: “No. No \
         she will not.”",
    );
    assert_eq!(
        said(&r),
        [
            pair("Anna Reed", "“She will not stay, right? Right?!”"),
            pair("Tom Vale", "“No. No she will not.”"),
        ]
    );
}
