//! The outlet, where the page plainly says whose it is.

use super::parts::is_agency;
use crate::record::{Part, PartKind};

/// The owner of the page's copyright: "© 2025 Harbour Times". An agency owns its copy on other outlets' pages
/// too, so it is no answer.
pub(super) fn find(text: &str, parts: &[Part]) -> Option<String> {
    parts.iter().filter(|part| part.kind == PartKind::Notice).find_map(|part| owner(part.span.of(text)))
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
    (named && !is_agency(name)).then(|| name.to_owned())
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
    }
}
