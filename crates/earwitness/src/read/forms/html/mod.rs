//! Web pages: the article's text by Mozilla's Readability, the facts about it from the page's own metadata.

mod charset;
mod facts;
mod guard;
mod json_ld;
mod render;

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use crate::read::clean::Page;
use crate::record::Warning;
use render::Rendered;

/// The article of a web page. Any bytes give a page: where Readability finds no article, all running text
/// is kept; where the page is too deep to be parsed, its tags are cut out.
pub(in crate::read) fn page(bytes: &[u8]) -> Page {
    let (html, mut warnings) = charset::decode(bytes);
    // Their spans lie on the page, not on the text that comes of it.
    warnings.iter_mut().for_each(|warning| warning.span = None);
    let (html, cut) = guard::cut(&html);
    warnings.extend(cut);
    if let Some(warning) = guard::too_deep(html) {
        warnings.push(warning);
        return Page { text: guard::without_tags(html), warnings, ..Page::default() };
    }
    match catch_unwind(AssertUnwindSafe(|| extract(html))) {
        Ok(page) => Page { warnings: [warnings, page.warnings].concat(), ..page },
        Err(_) => {
            warnings.push(warning("html-unread", "this page could not be parsed; its tags were cut out"));
            Page { text: guard::without_tags(html), warnings, ..Page::default() }
        }
    }
}

/// The running text of a piece of markup.
pub(super) fn words(html: &str) -> String {
    match guard::too_deep(html) {
        Some(_) => guard::without_tags(html),
        None => render::whole_page(&Document::from(html), None).text,
    }
}

fn warning(code: &'static str, message: &str) -> Warning {
    Warning { code, span: None, message: message.to_owned() }
}

/// In bytes: an article shorter than this is looked for again in the whole page.
const SHORTEST_ARTICLE: usize = 250;

fn extract(html: &str) -> Page {
    let document = Document::from(html);
    let mut said = facts::find(&document);
    let config =
        Config { keep_classes: true, disable_json_ld: true, max_elements_to_parse: 0, ..Config::default() };
    let article =
        Readability::with_document(document, None, Some(config)).and_then(|mut page| page.parse()).ok();
    let mut warnings = Vec::new();
    let mut rendered = Rendered::default();
    if let Some(article) = &article {
        said.title =
            said.title.or_else(|| Some(article.title.trim().to_owned()).filter(|title| !title.is_empty()));
        rendered = render::article(&Document::from(article.content.clone()), said.title.as_deref());
    }
    if rendered.body_bytes < SHORTEST_ARTICLE {
        let whole = render::whole_page(&Document::from(html), said.title.as_deref());
        if whole.body_bytes > 2 * rendered.body_bytes {
            warnings.push(warning(
                "no-article",
                "no article was found on this page; all its running text is read",
            ));
            rendered = whole;
        }
    }
    Page { text: rendered.text, known: rendered.known, said, warnings, ..Page::default() }
}

#[cfg(test)]
mod tests;
