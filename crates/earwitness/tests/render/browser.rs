//! The page in a real browser: Debian's Chromium without a window, driven through its debugging pipe.
//!
//! Skips loudly where no Chromium is found. `EARWITNESS_CHROMIUM` names another one.

mod chromium;

use std::fs;
use std::path::PathBuf;

use earwitness::render::page;

use crate::quay;
use chromium::Chromium;

/// Pages that the tests look at, left for a person to look at too.
fn written(name: &str, page: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("page");
    fs::create_dir_all(&folder).expect("a folder for pages");
    let path = folder.join(name);
    fs::write(&path, page).expect("a page can be written");
    path
}

#[test]
fn a_chosen_claim_lights_its_passages_and_a_passage_leads_to_its_claim() {
    let path = written("quay.html", &page(&quay::account()));
    let Some(mut browser) = Chromium::start() else { return };
    browser.open(&path, 1400, 900);
    assert_eq!(browser.eval("document.querySelectorAll('.on').length"), 0);
    assert_eq!(browser.eval("document.querySelector('#c3 .num').click()"), serde_json::Value::Null);
    browser.settle();
    let lit = "[...document.querySelectorAll('#reports .m.on')].map(a => a.textContent)";
    let passages = browser.eval(lit);
    let passages: Vec<&str> =
        passages.as_array().expect("a list").iter().filter_map(|v| v.as_str()).collect();
    assert!(
        passages.contains(&"A dockside crane toppled at Port ")
            || passages.concat().contains("toppled at Port Ansell"),
        "{passages:?}"
    );
    assert_eq!(
        browser.eval("document.getElementById('chosen').textContent.startsWith('3: 5 passages')"),
        true
    );
    let visible = "(() => { const r = document.querySelector('#reports .m.on').getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight })()";
    assert_eq!(browser.eval(visible), true, "the first passage is in sight");

    browser.eval("document.querySelector('#rB .m[data-of~=c4]').click()");
    browser.settle();
    assert_eq!(browser.eval("location.hash"), "#c4");
    assert_eq!(browser.eval("document.querySelector('#c4').classList.contains('on')"), true);

    browser.eval("document.querySelector('#rF .m').click()");
    browser.settle();
    assert_eq!(
        browser.eval("document.querySelector('#c11').closest('details').open"),
        true,
        "its fold opens"
    );
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn nothing_scrolls_sideways_and_nothing_is_blocked() {
    for (name, account) in [("quay.html", quay::account()), ("twenty.html", quay::multiplied(20, 12))] {
        let path = written(name, &page(&account));
        let Some(mut browser) = Chromium::start() else { return };
        for width in [380, 700, 1400] {
            browser.open(&path, width, 800);
            browser.eval("document.querySelectorAll('details').forEach(d => d.open = true)");
            let wide = browser.eval("document.documentElement.scrollWidth");
            assert!(wide.as_u64() <= Some(width), "{name} at {width}: {wide} wide");
            let lost = "[...document.querySelectorAll('a[href^=\"#\"]')].filter(a => !document.getElementById(a.getAttribute('href').slice(1))).length";
            assert_eq!(browser.eval(lost), 0, "every link leads somewhere");
            let ran = browser.eval("getComputedStyle(document.querySelector('h1')).fontWeight");
            assert_eq!(ran, "500", "the style is allowed");
        }
        assert_eq!(browser.console(), Vec::<String>::new());
    }
}
