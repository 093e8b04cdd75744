//! What a page says about itself: JSON-LD first, then OpenGraph and other `meta` elements, then its title.

use dom_query::Document;

use super::json_ld;
use crate::read::published;
use crate::record::Given;

/// The facts that a page states in its markup.
pub(super) fn find(document: &Document) -> Given {
    let stated = json_ld::find(document);
    let meta = |names: &[&str]| names.iter().find_map(|name| meta(document, name));
    let heading = || {
        let headings = document.select("h1");
        (headings.length() == 1).then(|| clean(&headings.text())).flatten()
    };
    Given {
        title: stated
            .title
            .or_else(|| meta(&["og:title", "twitter:title", "dc.title", "headline"]))
            .or_else(heading),
        outlet: stated
            .outlet
            .or_else(|| meta(&["og:site_name", "application-name", "publisher", "dc.publisher"])),
        published: stated
            .published
            .or_else(|| {
                meta(&[
                    "article:published_time",
                    "og:article:published_time",
                    "parsely-pub-date",
                    "sailthru.date",
                    "datepublished",
                    "date",
                    "dc.date",
                    "dc.date.issued",
                    "dcterms.created",
                    "dcterms.date",
                    "pubdate",
                    "publishdate",
                    "publish-date",
                    "publication_date",
                    "article.published",
                    "cxenseparse:recs:publishtime",
                    "rnews:datepublished",
                ])
                .and_then(|value| published::normalise(&value))
            })
            .or_else(|| time_element(document)),
        byline: stated.byline.or_else(|| {
            meta(&["author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "byl"])
                .filter(|value| !value.starts_with("http"))
        }),
        url: stated
            .url
            .or_else(|| canonical(document))
            .or_else(|| meta(&["og:url"]))
            .filter(|url| url.starts_with("http")),
        language: stated
            .language
            .or_else(|| document.select("html").attr("lang").as_deref().and_then(clean))
            .map(|code| primary(&code)),
    }
}

/// The content of the first `meta` element of a name.
fn meta(document: &Document, name: &str) -> Option<String> {
    document.select("meta").iter().find_map(|element| {
        let named = ["property", "name", "itemprop"]
            .iter()
            .any(|key| element.attr(key).is_some_and(|value| value.trim().eq_ignore_ascii_case(name)));
        element.attr("content").filter(|_| named).as_deref().and_then(clean)
    })
}

fn canonical(document: &Document) -> Option<String> {
    document.select("link[rel='canonical']").attr("href").as_deref().and_then(clean)
}

/// The first `time` element that is marked as the date of publication, else the only one.
fn time_element(document: &Document) -> Option<String> {
    let marked = document.select("time[pubdate], time[itemprop='datePublished'], time.published, time.entry-date, [itemprop='datePublished'][datetime]");
    let all = document.select("time[datetime]");
    let value = marked.attr("datetime").or_else(|| all.attr("datetime").filter(|_| all.length() == 1))?;
    published::normalise(&value)
}

/// Without white space around and inside doubled; `None` where nothing is left.
pub(super) fn clean(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// "en" of "en-GB".
pub(super) fn primary(code: &str) -> String {
    code.split(['-', '_']).next().unwrap_or(code).to_lowercase()
}
