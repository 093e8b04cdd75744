//! `extract`: pages become lines that every command reads.

use earwitness::read::clean;
use earwitness::record::{Form, Given, Source};
use earwitness::render::extract_json;

fn line(html: &str) -> serde_json::Value {
    let source = Source {
        id: "page".into(),
        file: None,
        form: Form::Html,
        bytes: html.as_bytes().to_vec(),
        given: Given::default(),
    };
    serde_json::from_str(&extract_json(&clean(&source))).expect("valid JSON")
}

#[test]
fn a_page_becomes_a_report_without_its_links() {
    let paragraph = "The lock at Tarn was shut on Monday after a barge struck its gate, the river board said, and no one was hurt in the accident that stopped all traffic for a day.";
    let html = format!(
        r#"<html lang="en"><head><title>Lock shut | Tarn Herald</title><meta property="og:site_name" content="Tarn Herald">
<meta property="article:published_time" content="2025-03-04T09:30:00Z"><meta name="author" content="Ada Finn"></head>
<body><article><h1>Lock shut</h1><p>{paragraph}</p><p>{paragraph}</p><h2>Long queues</h2><p>{paragraph}</p>
<p><a href="/other">Ferry fares to rise</a></p></article></body></html>"#
    );
    let line = line(&html);
    assert_eq!(line["outlet"], "Tarn Herald");
    assert_eq!(line["published"], "2025-03-04T09:30:00Z");
    assert_eq!(line["byline"], "Ada Finn");
    let text = line["text"].as_str().expect("a text");
    assert!(text.contains("Long queues") && text.matches("river board").count() == 3, "{text}");
    assert!(!text.contains("Ferry fares"), "{text}");
}

#[test]
fn what_no_page_says_is_null() {
    let line = line("<p>Short.</p>");
    assert!(line["outlet"].is_null() && line["published"].is_null() && line["url"].is_null());
    assert_eq!(line["text"], "Short.");
}
