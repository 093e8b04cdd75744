use super::*;
use crate::record::PartKind;

const PARAGRAPH: &str = "The harbour of Brede was closed to all ships on Monday after a crane fell into the basin, the port office said, and divers will look at the wreck in the coming days.";

fn sample() -> String {
    format!(
        r#"<!doctype html><html lang="en-GB"><head><title>Brede harbour shut | Harbour Times</title>
<meta property="og:site_name" content="Harbour Times">
<script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{{"@type":"WebSite","name":"Other"}},
{{"@type":["NewsArticle"],"headline":"Brede harbour shut &amp; cleared","datePublished":"2025-06-10T08:00:00+02:00",
"author":[{{"@type":"Person","name":"Ana Ruiz"}},{{"@type":"Person","name":"Ola Berg"}}],"publisher":{{"name":"Harbour Times"}}}}]}}</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Brede harbour shut &amp; cleared</h1>
<figure><img src="x.jpg"><figcaption>The crane in the basin. Photograph: Ola Berg</figcaption></figure>
<p>{PARAGRAPH}</p><p>{PARAGRAPH} <b>No one</b> was hurt.</p><h2>Long delays</h2><p><a href="/x">Ferry firm to cut staff</a></p><p>{PARAGRAPH}</p></article>
<footer>Copyright 2025</footer></body></html>"#
    )
}

#[test]
fn an_article_with_its_facts() {
    let page = page(sample().as_bytes());
    assert_eq!(page.said.title.as_deref(), Some("Brede harbour shut & cleared"));
    assert_eq!(page.said.outlet.as_deref(), Some("Harbour Times"));
    assert_eq!(page.said.published.as_deref(), Some("2025-06-10T08:00:00+02:00"));
    assert_eq!(page.said.byline.as_deref(), Some("Ana Ruiz, Ola Berg"));
    assert_eq!(page.said.language.as_deref(), Some("en"));
    assert!(!page.verbatim);
    assert!(page.text.starts_with("Brede harbour shut & cleared\n\n"), "{}", page.text);
    assert!(page.text.contains("days. No one was hurt."), "{}", page.text);
    assert!(!page.text.contains("Copyright") && !page.text.contains("World"), "{}", page.text);
    let kinds: Vec<(&str, PartKind)> =
        page.known.iter().map(|part| (part.span.of(&page.text), part.kind)).collect();
    assert!(kinds.contains(&("Brede harbour shut & cleared", PartKind::Title)));
    assert!(kinds.contains(&("Long delays", PartKind::Heading)), "{kinds:?}");
    assert!(kinds.contains(&("Ferry firm to cut staff", PartKind::Promo)), "{kinds:?}");
    assert!(
        kinds.iter().all(|(text, kind)| !text.contains("crane in the basin") || *kind == PartKind::Caption)
    );
}

#[test]
fn hostile_pages_are_read_in_time() {
    let deep = format!("{}{PARAGRAPH}", "<div><b>".repeat(200_000));
    let page = page(deep.as_bytes());
    assert_eq!(page.warnings[0].code, "html-too-deep");
    assert_eq!(page.text.trim(), PARAGRAPH);
    for bytes in [&b"<"[..], b"<p", b"</", b"<!--", b"<script>", b"\xff<p>\xfe", b""] {
        super::page(bytes);
    }
}

#[test]
fn latin_pages_decode() {
    let (text, warnings) = charset::decode(b"<meta charset=\"iso-8859-1\"><p>Caf\xe9 \x93x\x94");
    assert!(text.ends_with("<p>Café “x”"));
    assert!(warnings.is_empty());
}
