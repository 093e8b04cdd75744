//! What becomes of stories when reports come.

use std::collections::{BTreeMap, BTreeSet};

/// A change of the stories. Reports that join a story are no event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Event {
    /// Stories told apart before are one now, under the id of the oldest.
    Merged { from: Vec<String>, into: String },
    /// Reports of one story are several now; the part with the first report keeps the id.
    Split { from: String, into: Vec<String> },
}

/// The events between two tellings: the story of each report, by order of arrival, before and now.
pub fn events(before: &BTreeMap<u64, String>, now: &BTreeMap<u64, &str>) -> Vec<Event> {
    let mut into: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut from: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (at, old) in before {
        if let Some(new) = now.get(at) {
            into.entry(old).or_default().insert(new);
            from.entry(new).or_default().insert(old);
        }
    }
    let owned = |ids: BTreeSet<&str>| ids.into_iter().map(str::to_owned).collect();
    let merged = from
        .into_iter()
        .filter(|(_, olds)| olds.len() > 1)
        .map(|(new, olds)| Event::Merged { from: owned(olds), into: new.to_owned() });
    let split = into
        .into_iter()
        .filter(|(_, news)| news.len() > 1)
        .map(|(old, news)| Event::Split { from: old.to_owned(), into: owned(news) });
    merged.chain(split).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merges_and_splits_are_seen() {
        let before = [(0, "a"), (1, "b"), (2, "c"), (3, "c")].map(|(at, id)| (at, id.to_owned())).into();
        let now = [(0, "a"), (1, "a"), (2, "c"), (3, "d"), (4, "a")].into();
        assert_eq!(
            events(&before, &now),
            [
                Event::Merged { from: vec!["a".into(), "b".into()], into: "a".into() },
                Event::Split { from: "c".into(), into: vec!["c".into(), "d".into()] },
            ]
        );
    }
}
