//! Near-duplicates: which reports are one text, changed, trimmed or whole.

use super::sketch::Sketch;

/// How one report's text is in another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CopyKind {
    /// The same words in the same order.
    Exact,
    /// The same text with changes: words replaced, sentences dropped or moved, other boilerplate.
    Near,
    /// The text of one stands, about whole, inside the longer other.
    Contained,
}

impl CopyKind {
    /// The name in published shapes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Near => "near",
            Self::Contained => "contained",
        }
    }
}

/// Two reports of one text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Copy {
    pub kind: CopyKind,
    /// Shared word pairs: of all in both reports; where one contains the other, of the shorter's.
    pub similarity: f32,
}

/// Reports of one text, by position, with what ties each to an earlier one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Family {
    /// In order of time; the first is the one the others are said to be duplicates of.
    pub members: Vec<usize>,
    pub ties: Vec<(usize, usize, Copy)>,
}

/// From this Jaccard similarity of word pairs on, two reports are one text. `eval/near`: at .30 parts of
/// one article come together (precision .96), at .40 copies with 20 % of their words replaced get lost.
pub const NEAR: f32 = 0.35;
/// A report stands in the other if so much of its word pairs do and the other is so many times as long: the
/// more alike in length, the more must be shared. See `eval/near`.
const CONTAINED: [(f32, f32); 2] = [(0.7, 1.6), (0.52, 2.5)];
/// Below this similarity the share is a guess from too few shingles.
const LEAST: f32 = 0.1;

/// Whether two reports are one text, given the Jaccard similarity of their word pairs.
pub fn copy(a: &Sketch, b: &Sketch, jaccard: f32) -> Option<Copy> {
    if a.words == 0 || b.words == 0 {
        return None;
    }
    if a.text == b.text && a.words == b.words {
        return Some(Copy { kind: CopyKind::Exact, similarity: 1.0 });
    }
    let (short, long) = if a.words <= b.words { (a, b) } else { (b, a) };
    let ratio = long.words as f32 / short.words as f32;
    let contained = (jaccard * (1.0 + ratio) / (1.0 + jaccard)).min(1.0);
    let held = CONTAINED.iter().any(|&(share, times)| contained >= share && ratio >= times);
    if held && jaccard >= LEAST {
        return Some(Copy { kind: CopyKind::Contained, similarity: contained });
    }
    (jaccard >= NEAR).then_some(Copy { kind: CopyKind::Near, similarity: jaccard })
}

/// Families from pairs of copies: what is tied directly or through others is one family.
pub fn families(count: usize, ties: &[(usize, usize, Copy)]) -> Vec<Family> {
    let mut groups = super::parts::parts(count, ties.iter().map(|&(a, b, _)| (a, b)));
    let mut families: Vec<Family> = Vec::new();
    let mut family_of = vec![usize::MAX; count];
    groups.retain(|group| group.len() > 1);
    for members in groups {
        for &member in &members {
            if let Some(family) = family_of.get_mut(member) {
                *family = families.len();
            }
        }
        families.push(Family { members, ties: Vec::new() });
    }
    for &tie in ties {
        if let Some(family) = family_of.get(tie.0).and_then(|&at| families.get_mut(at)) {
            family.ties.push(tie);
        }
    }
    families
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::sketch::{Facts, sketch_text};

    const LONG: &str = "The ferry Aurelia ran aground off Cape Sounion at dawn on Tuesday with 212 people on board. \
        The coast guard of Piraeus sent three tugs and a helicopter, and fishing boats took off the first passengers \
        before seven. Nobody was hurt, the shipping ministry in Athens said, but the hull is torn along eleven \
        metres and fuel oil has reached the beach of Legrena. Captain Nikos Varelas told divers that the rudder had \
        not answered. The owner, Myrtos Lines, bought the ferry from a Danish yard in 2009 and had it inspected in May.";

    fn of(a: &str, b: &str) -> Option<Copy> {
        let [a, b] = [a, b].map(|text| sketch_text(Facts::default(), text));
        copy(&a, &b, a.shingles.jaccard(&b.shingles))
    }

    fn kind(a: &str, b: &str) -> Option<CopyKind> {
        of(a, b).map(|copy| copy.kind)
    }

    #[test]
    fn copies_are_told_by_kind() {
        assert_eq!(kind(LONG, &LONG.replace(". ", ".\n")), Some(CopyKind::Exact));
        let changed =
            LONG.replace("people", "passengers").replace("dawn", "daybreak").replace("Danish", "Dutch");
        assert_eq!(kind(LONG, &changed), Some(CopyKind::Near));
        let (half, _) = LONG.split_at(LONG.find("Nobody").unwrap_or(0));
        assert_eq!(kind(LONG, half), Some(CopyKind::Contained));
        let rewritten = "All 212 travellers are safe after a Greek ferry hit rocks near Cape Sounion early on \
            Tuesday, officials said. Tugs and fishing boats helped. Oil leaked from the torn hull of the Aurelia.";
        assert_eq!(kind(LONG, rewritten), None);
        assert_eq!(kind("", ""), None);
    }

    #[test]
    fn families_follow_ties() {
        let copy = Copy { kind: CopyKind::Near, similarity: 0.5 };
        let families = families(6, &[(0, 4, copy), (2, 4, copy), (1, 3, copy)]);
        let members: Vec<_> = families.iter().map(|family| family.members.clone()).collect();
        assert_eq!(members, [vec![0, 2, 4], vec![1, 3]]);
        assert_eq!(families[0].ties.len(), 2);
    }
}
