//! Web pages.

use crate::read::clean::Page;
use crate::read::forms::text::decode;

/// The article of a web page.
pub(in crate::read) fn page(bytes: &[u8]) -> Page {
    let (text, warnings) = decode(bytes);
    Page { text, warnings, ..Page::default() }
}
