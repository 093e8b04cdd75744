//! Laws of reading: any bytes give a report, and its layers fit its text.

#![cfg_attr(
    test,
    allow(
        clippy::disallowed_methods,
        clippy::disallowed_macros,
        clippy::allow_attributes,
        reason = "tests have an outside: files, a clock, a browser"
    )
)]

use earwitness::annotate::{sentence, token};
use earwitness::read::clean;
use earwitness::record::{Form, Given, Report, Source, Span};
use proptest::prelude::*;

fn report(bytes: Vec<u8>, form: Form) -> Report {
    let mut report = clean(&Source { id: "r".into(), file: None, form, bytes, given: Given::default() });
    report.layers.sentences = sentence::find(&report.text, &report.layers.parts);
    report.layers.tokens = token::find(&report.text, &report.layers.sentences);
    report
}

#[test]
fn an_empty_cell_of_a_table_tells_nothing() {
    let blank = || Some(" ".to_owned());
    let given = Given { outlet: blank(), title: blank(), published: blank(), ..Given::default() };
    let source = Source {
        id: "r".into(),
        file: None,
        form: Form::Text,
        bytes: b"The quay is shut.\n".to_vec(),
        given,
    };
    let report = clean(&source);
    assert_eq!((report.outlet, report.title, report.published), (None, None, None));
}

/// Sorted, apart, on character boundaries, not empty.
fn in_order(text: &str, spans: impl Iterator<Item = Span>) -> bool {
    let mut last = 0;
    for span in spans {
        if span.start < last || span.is_empty() || span.of(text).is_empty() {
            return false;
        }
        last = span.end;
    }
    true
}

/// Whether what stands outside the spans is blank.
fn cover(text: &str, whole: Span, spans: impl Iterator<Item = Span>) -> bool {
    let blank =
        |gap: &str| gap.chars().all(|c| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\0'));
    let mut at = whole.start;
    for span in spans {
        if !blank(&text[at..span.start]) {
            return false;
        }
        at = span.end;
    }
    blank(&text[at..whole.end])
}

fn check(report: &Report) {
    let text = &report.text;
    let layers = &report.layers;
    let parts = || layers.parts.iter().map(|part| part.span);
    assert!(in_order(text, parts()), "{:?}", layers.parts);
    assert!(cover(text, Span::new(0, text.len()), parts()), "parts leave text out: {:?}", layers.parts);
    for (index, part) in layers.parts.iter().enumerate() {
        let inside = || layers.sentences.iter().filter(move |s| s.part == index).map(|s| s.span);
        assert!(inside().all(|span| part.span.contains(span)));
        assert!(cover(text, part.span, inside()), "sentences leave text out of {:?}", part.span.of(text));
    }
    assert!(in_order(text, layers.sentences.iter().map(|s| s.span)));
    assert!(in_order(text, layers.tokens.iter().map(|t| t.span)));
    for token in &layers.tokens {
        assert!(layers.sentences[token.sentence].span.contains(token.span));
    }
    for (index, sentence) in layers.sentences.iter().enumerate() {
        let inside = layers.tokens.iter().filter(|t| t.sentence == index).map(|t| t.span);
        assert!(cover(text, sentence.span, inside), "tokens leave text out of {:?}", sentence.span.of(text));
    }
    for warning in &report.warnings {
        assert!(warning.span.is_none_or(|span| text.get(span.start..span.end).is_some()));
    }
}

/// Pieces that news pages are made of, in any order.
fn page() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "The mayor",
        " said ",
        "\"",
        "“",
        "”",
        "'",
        "’",
        "‘",
        ".",
        "?",
        "!",
        "…",
        "...",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "U.S.",
        "Mr. ",
        "a.m.",
        "(AP)",
        "(Reuters)",
        " — ",
        "--",
        "BREDE, Norland (AP) — ",
        "By Ana Ruiz",
        "Read more: ",
        "Copyright 2025 ",
        "June 10, 2025",
        "5.3",
        "$4bn",
        "don't",
        "@x",
        "http://a.b/c",
        "\u{feff}",
        "\u{200b}",
        "\u{301}",
        "é",
        "漢字。",
        "שלום",
        "مرحبا؟",
        "\u{fffd}",
        "<",
        "&",
        "a@b.c",
        "In this file photo, ",
        "Photo: ",
        " contributed to this report",
        "[",
        "]",
        "(",
        ")",
        ",",
        ":",
        ";",
        "- ",
        "• ",
        "1. ",
        "İ",
        "ﬁ",
        "🙂",
        "\u{2028}",
        "\t",
        "\u{a0}",
        "''",
        "``",
        "'90s",
        "s' ",
        "---\n",
        "+++\n",
        "Title: ",
        "date: ",
        "# ",
        "> ",
        "| ",
        "**",
        "](x)",
        "![",
        "<br>",
        "</div>",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_give_a_report(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for form in [Form::Text, Form::Markdown, Form::Html] {
            check(&report(bytes.clone(), form));
        }
    }

    #[test]
    fn any_text_gives_a_report(text in "\\PC{0,200}") {
        check(&report(text.clone().into_bytes(), Form::Text));
        check(&report(format!("<p>{text}</p>").into_bytes(), Form::Html));
    }

    #[test]
    fn any_page_gives_a_report(text in page()) {
        let read = report(text.clone().into_bytes(), Form::Text);
        prop_assert_eq!(&read.text, &text, "plain text is kept code point for code point");
        check(&read);
        check(&report(text.into_bytes(), Form::Markdown));
    }
}

/// Work that grows with the square of the length takes minutes at this size, even on a fast machine.
const LONG_LINE: usize = 100_000;

#[test]
fn one_long_line_is_read_in_linear_time() {
    for piece in [
        "The mayor said. ",
        "x",
        "\"",
        ". ",
        "(",
        "' ",
        "a.",
        "?”",
        "“a!",
        "\n",
        "U.S. ",
        "é'",
        "- ",
        "1/2/",
        "Read more: ",
        "Lund’s ",
    ] {
        let bytes = piece.repeat(LONG_LINE / piece.len()).into_bytes();
        let start = std::time::Instant::now();
        let read = report(bytes, Form::Text);
        assert!(read.layers.sentences.iter().all(|s| s.span.len() < 40_000), "{piece:?}");
        assert!(start.elapsed().as_secs() < 20, "{piece:?}: {:?}", start.elapsed());
    }
}
