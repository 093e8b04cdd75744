//! The page: what it must hold, what it must never hold. What a browser makes of it: see `browser.rs`.

use std::collections::BTreeSet;

use earwitness::record::Account;
use earwitness::render::{index, page};

use crate::quay;

#[test]
fn nothing_of_a_report_becomes_markup() {
    let page = page(&quay::account());
    assert!(
        page.contains("&lt;script&gt;alert(1)&lt;&#x2f;script&gt;")
            || page.contains("&lt;script&gt;alert(1)&lt;/script&gt;")
    );
    assert_eq!(page.matches("<script").count(), 1, "only our own script");
    assert!(page.contains("The &quot;Quay&quot; Post &amp; &lt;Mail&gt;") && !page.contains("<Mail>"));
    assert!(!page.contains(" onclick") && !page.contains(" style=\"") && !page.contains("javascript:"));
    assert!(page.contains("default-src &#x27;none&#x27;") && !page.contains("unsafe"));
}

#[test]
fn every_link_leads_to_an_anchor_and_no_anchor_stands_twice() {
    for account in [quay::account(), quay::multiplied(20, 12)] {
        let page = page(&account);
        let ids = attributes(&page, " id=\"");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len(), "{:?}", twice(&ids));
        let lost: Vec<&str> =
            attributes(&page, "href=\"#").into_iter().filter(|target| !unique.contains(target)).collect();
        assert_eq!(lost, Vec::<&str>::new());
        assert_eq!(page.matches("href=\"").count(), page.matches("href=\"#").count(), "nothing leads out");
    }
}

#[test]
fn the_first_line_counts() {
    let page = page(&quay::account());
    for count in [
        "6 reports",
        "5 outlets and 1 not named",
        "2–4 origins",
        "2 conflicts of substance",
        "1 soft conflict",
    ] {
        assert!(page.contains(&format!("<span>{count}</span>")), "{count}");
    }
    assert!(page.contains("No date of publication: E."));
}

#[test]
fn every_word_of_every_report_is_there_once() {
    let account = quay::account();
    let page = page(&account);
    for (index, report) in account.reports.iter().enumerate() {
        let letter = char::from(b'A' + index as u8);
        let start = page.find(&format!("<article class=\"report\" id=\"r{letter}\"")).expect("the report");
        let article = &page[start..][..page[start..].find("</article>").expect("its end")];
        let text =
            without_tags(&article[article.find("</header>").expect("its head")..], &["div class=\"margin\""]);
        let squeeze = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(squeeze(&text), squeeze(&report.text));
    }
}

#[test]
fn twenty_reports_stay_under_a_megabyte() {
    let page = page(&quay::multiplied(20, 40));
    assert!(page.len() < 1_000_000, "{} bytes", page.len());
}

#[test]
fn a_page_without_anything_is_still_a_page() {
    let page = page(&Account::default());
    assert!(page.contains("<h1>") && page.contains("</html>"));
    assert!(index(&[]).contains("</html>"));
}

#[test]
fn the_list_of_stories_links_each() {
    let list = index(&[quay::account(), quay::account()]);
    assert!(list.contains("href=\"story-1.html\"") && list.contains("href=\"story-2.html\""));
}

fn attributes<'a>(page: &'a str, opening: &str) -> Vec<&'a str> {
    page.split(opening).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn twice<'a>(ids: &[&'a str]) -> Vec<&'a str> {
    let mut seen = BTreeSet::new();
    ids.iter().copied().filter(|id| !seen.insert(*id)).collect()
}

/// The text of markup, without the content of some elements.
fn without_tags(html: &str, drop: &[&str]) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text += &rest[..at];
        let dropped = drop.iter().any(|tag| rest[at + 1..].starts_with(tag));
        let end = if dropped { rest[at..].find("</div>").map(|end| end + 5) } else { rest[at..].find('>') };
        rest = &rest[at + end.expect("a tag ends") + 1..];
    }
    text += rest;
    for (entity, mark) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2f;", "/"), ("&amp;", "&")]
    {
        text = text.replace(entity, mark);
    }
    text
}
