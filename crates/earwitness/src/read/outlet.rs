//! The outlet, where the page plainly says whose it is.

use super::parts::{is_agency, masthead};
use crate::names;
use crate::record::{Part, PartKind};

/// What a masthead names, or the owner of the page's copyright: "© 2025 Harbour Times". An agency owns its copy on other outlets' pages
/// too, so it is no answer.
pub(super) fn find(text: &str, parts: &[Part]) -> Option<String> {
    let notices = || parts.iter().filter(|part| part.kind == PartKind::Notice).map(|part| part.span.of(text));
    notices().find_map(named).or_else(|| notices().find_map(owner))
}

/// The outlet that a masthead names beside the date.
fn named(notice: &str) -> Option<String> {
    let name = masthead(notice.trim()).filter(|name| names::is_outlet(name.split_whitespace()))?;
    (!is_agency(name)).then(|| name.to_owned())
}

fn owner(notice: &str) -> Option<String> {
    let rest =
        ["Copyright", "COPYRIGHT", "copyright", "©"].iter().find_map(|mark| notice.strip_prefix(mark))?;
    let rest = rest.trim_start_matches(|c: char| !c.is_alphabetic());
    let rest = rest.strip_prefix("by ").unwrap_or(rest);
    let end = rest.find(['.', ',', '|', ';', '(', '\n', '–', '—']).unwrap_or(rest.len());
    let name = rest[..end].trim_end_matches(|c: char| c.is_whitespace() || c.is_ascii_digit());
    let name =
        name.split(" All rights").next().unwrap_or(name).split(" all rights").next().unwrap_or(name).trim();
    let words = name.split_whitespace().count();
    let named = name.starts_with(char::is_uppercase) && (1..=6).contains(&words);
    // An agency that no list knows says so.
    let agency = is_agency(name) || name.to_lowercase().ends_with(" agency");
    (named && !agency).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_owner_of_the_copyright_is_the_outlet() {
        assert_eq!(owner("© 2025 Harbour Times. All rights reserved.").as_deref(), Some("Harbour Times"));
        assert_eq!(
            owner("Copyright © 2020-2025 The Brede Post All rights reserved").as_deref(),
            Some("The Brede Post")
        );
        assert_eq!(owner("Copyright 2025 The Associated Press. All rights reserved."), None);
        assert_eq!(owner("Copyright laws apply to this page."), None);
        assert_eq!(owner("© 2031 Norvanian News Agency"), None);
    }

    #[test]
    fn a_masthead_names_the_outlet() {
        for line in ["Valley Herald, 11 May 2026", "Valley Herald - Monday, May 11, 2026, 6:30 pm"] {
            assert_eq!(named(line).as_deref(), Some("Valley Herald"), "{line}");
        }
        for line in [
            "Kestrel Falls, 11 May 2026",
            "Monday, 11 May 2026",
            "Valley Herald, a paper of 2026",
            "Valley Herald, 11 May",
        ] {
            assert_eq!(named(line), None, "{line}");
        }
    }
}
