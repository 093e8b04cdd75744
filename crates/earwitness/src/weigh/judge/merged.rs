//! One disagreement is shown once, whichever rules find it and by whatever name.

use std::collections::{BTreeMap, BTreeSet};

use crate::record::{ConflictKind, Passage};

use super::conflict::{Draft, Side, overlap, single};
use super::places::Places;

/// The same conflicts, those of one disagreement made one, the hardest first.
///
/// Of a slot as narrow as its words (a number, a day, a name) two conflicts with a place in common are of one slot, and all
/// sides stand side by side. What is told in whole clauses may gainsay two things in two ways: there both sides must meet.
pub fn merge(mut drafts: Vec<Draft>) -> Vec<Draft> {
    drafts.sort_by(|a, b| (b.verdict, a.kind, &a.sides).cmp(&(a.verdict, b.kind, &b.sides)));
    let mut kept = Kept::default();
    for mut draft in drafts {
        if kept.beside(&draft).any(|known| is_converted(known, &draft)) {
            continue;
        }
        // What is joined may touch what stood apart.
        while let Some(known) = kept.take(&draft) {
            draft = join(known, draft);
        }
        kept.put(draft);
    }
    kept.drafts.into_iter().flatten().collect()
}

/// The conflicts that are shown so far, found by where their sides stand.
#[derive(Default)]
struct Kept {
    /// `None` where one was joined with a later one.
    drafts: Vec<Option<Draft>>,
    places: Places,
}

impl Kept {
    /// Those with a side in, or near, a place of `draft`, the first first.
    fn near(&self, draft: &Draft) -> BTreeSet<usize> {
        draft.sides.iter().flat_map(|side| self.places.near(side.passage, CONVERTED)).collect()
    }

    fn beside(&self, draft: &Draft) -> impl Iterator<Item = &Draft> {
        self.near(draft).into_iter().filter_map(|at| self.drafts[at].as_ref())
    }

    /// Takes out the first that is one disagreement with `draft`.
    fn take(&mut self, draft: &Draft) -> Option<Draft> {
        let again = |at: &usize| self.drafts[*at].as_ref().is_some_and(|known| is_again(known, draft));
        let at = self.near(draft).into_iter().find(again)?;
        let known = self.drafts[at].take()?;
        known.sides.iter().for_each(|side| self.places.remove(side.passage, at));
        Some(known)
    }

    fn put(&mut self, draft: Draft) {
        draft.sides.iter().for_each(|side| self.places.put(side.passage, self.drafts.len()));
        self.drafts.push(Some(draft));
    }
}

/// Whether two conflicts are one disagreement.
fn is_again(known: &Draft, draft: &Draft) -> bool {
    let met = meeting(known, draft);
    if known.kind != draft.kind {
        return met >= 2 && is_told(known.kind) && is_told(draft.kind);
    }
    let one_slot = met >= 1 && is_narrow(known.kind) && {
        let all = unite(known.sides.clone(), &draft.sides);
        let whole = all.len();
        single(known.kind, all).len() == whole
    };
    met >= 2 || one_slot
}

/// Bytes between a measure and the same in another unit: "10 metres (33 feet)".
const CONVERTED: usize = 12;

/// Whether a conflict of numbers is one already shown, told in another unit beside it.
fn is_converted(known: &Draft, draft: &Draft) -> bool {
    let beside = |one: &Side, other: &Side| {
        let gap = one.passage.span.start.saturating_sub(other.passage.span.end)
            + other.passage.span.start.saturating_sub(one.passage.span.end);
        one.passage.report == other.passage.report && gap <= CONVERTED
    };
    known.kind == ConflictKind::Number
        && draft.kind == ConflictKind::Number
        && known.what != draft.what
        && draft.sides.iter().all(|side| known.sides.iter().any(|other| beside(side, other)))
}

/// Kinds whose sides are no more than the values.
const fn is_narrow(kind: ConflictKind) -> bool {
    matches!(kind, ConflictKind::Number | ConflictKind::Update | ConflictKind::Time | ConflictKind::Name)
}

/// Kinds that one difference of two clauses may be told by.
const fn is_told(kind: ConflictKind) -> bool {
    matches!(kind, ConflictKind::Polarity | ConflictKind::Modality | ConflictKind::Object)
}

/// How many sides of one conflict have a side of the other in the same place, each with one of its own.
fn meeting(a: &Draft, b: &Draft) -> usize {
    let there = placed(&b.sides);
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    let mut met: BTreeSet<&str> = BTreeSet::new();
    for one in &a.sides {
        let mut others = there.near(one.passage, 0).into_iter().map(|at| &b.sides[at]);
        let other =
            others.find(|other| overlap(one.passage, other.passage) && !taken.contains(other.key.as_str()));
        if let Some(other) = other.filter(|_| !met.contains(one.key.as_str())) {
            met.insert(&one.key);
            taken.insert(&other.key);
        }
    }
    met.len()
}

/// Where sides stand.
fn placed(sides: &[Side]) -> Places {
    let mut places = Places::default();
    sides.iter().enumerate().for_each(|(at, side)| places.put(side.passage, at));
    places
}

/// The harder of two conflicts of two kinds; of one kind, both in one.
fn join(known: Draft, draft: Draft) -> Draft {
    if known.kind != draft.kind {
        return known;
    }
    Draft { verdict: known.verdict.max(draft.verdict), sides: unite(known.sides, &draft.sides), ..known }
}

/// The sides of both: what stands in one place, or has one key, is one side.
fn unite(mut known: Vec<Side>, more: &[Side]) -> Vec<Side> {
    let mut places = placed(&known);
    let first = |known: &[Side], places: &Places, at: Passage| {
        places.near(at, 0).into_iter().find(|&other| overlap(known[other].passage, at))
    };
    let mut renamed: BTreeMap<&str, String> = BTreeMap::new();
    for side in more {
        if let Some(there) =
            first(&known, &places, side.passage).filter(|&there| known[there].key != side.key)
        {
            renamed.entry(&side.key).or_insert_with(|| known[there].key.clone());
        }
    }
    for side in more {
        if first(&known, &places, side.passage).is_none() {
            let key = renamed.get(side.key.as_str()).unwrap_or(&side.key);
            places.put(side.passage, known.len());
            known.push(side.clone().under(key.clone()));
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Passage, Span};
    use crate::weigh::judge::conflict::Verdict;

    fn side(report: usize, start: usize, key: &str) -> Side {
        Side::keyed(Passage { report, span: Span::new(start, start + 5) }, key.to_owned(), key.to_owned())
    }

    fn draft(kind: ConflictKind, what: &str, verdict: Verdict, sides: &[Side]) -> Draft {
        Draft { kind, what: what.to_owned(), verdict, sides: sides.to_vec() }
    }

    fn keys(draft: &Draft) -> Vec<(usize, &str)> {
        draft.sides.iter().map(|side| (side.passage.report, side.key.as_str())).collect()
    }

    const NARROW: [ConflictKind; 4] =
        [ConflictKind::Number, ConflictKind::Update, ConflictKind::Time, ConflictKind::Name];
    const WIDE: [ConflictKind; 5] = [
        ConflictKind::Polarity,
        ConflictKind::Modality,
        ConflictKind::Object,
        ConflictKind::Speaker,
        ConflictKind::Trend,
    ];

    #[test]
    fn one_value_against_two_wordings_of_another_is_one_conflict() {
        for kind in NARROW {
            let found = merge(vec![
                draft(kind, "How many (people)", Verdict::Soft, &[side(1, 10, "14"), side(2, 10, "a dozen")]),
                draft(kind, "How many (injured)", Verdict::Hard, &[side(0, 10, "12"), side(1, 10, "14")]),
            ]);
            assert_eq!(found.len(), 1, "{found:?}");
            assert_eq!((found[0].what.as_str(), found[0].verdict), ("How many (injured)", Verdict::Hard));
            assert_eq!(keys(&found[0]), [(0, "12"), (1, "14"), (2, "a dozen")]);
        }
    }

    #[test]
    fn one_key_is_one_side_though_the_rules_name_it_otherwise() {
        let found = merge(vec![
            draft(ConflictKind::Number, "a", Verdict::Hard, &[side(0, 10, "1"), side(1, 10, "3")]),
            draft(ConflictKind::Number, "b", Verdict::Soft, &[side(0, 12, "One"), side(2, 10, "Several")]),
        ]);
        assert_eq!(keys(&found[0]), [(0, "1"), (1, "3"), (2, "Several")]);
    }

    #[test]
    fn clauses_that_meet_on_both_sides_are_one_conflict_and_on_one_side_two() {
        for kind in WIDE {
            let twice = |second: usize| {
                merge(vec![
                    draft(kind, "a", Verdict::Soft, &[side(0, 10, "so"), side(1, 10, "not so")]),
                    draft(kind, "b", Verdict::Soft, &[side(second, 12, "denied"), side(0, 12, "said")]),
                ])
            };
            assert_eq!(twice(1).len(), 1, "{kind:?}");
            assert_eq!(twice(2).len(), 2, "{kind:?}");
        }
    }

    #[test]
    fn of_two_kinds_for_the_same_clauses_the_harder_stays() {
        let found = merge(vec![
            draft(ConflictKind::Modality, "a", Verdict::Soft, &[side(0, 10, "done"), side(1, 10, "to come")]),
            draft(ConflictKind::Polarity, "b", Verdict::Hard, &[side(0, 10, "so"), side(1, 10, "not so")]),
        ]);
        assert_eq!(found.iter().map(|draft| draft.kind).collect::<Vec<_>>(), [ConflictKind::Polarity]);
    }

    #[test]
    fn a_report_that_would_stand_on_both_sides_keeps_two_conflicts_apart() {
        let found = merge(vec![
            draft(ConflictKind::Number, "a", Verdict::Hard, &[side(0, 10, "12"), side(1, 10, "14")]),
            draft(ConflictKind::Number, "b", Verdict::Hard, &[side(1, 10, "14"), side(0, 90, "15")]),
        ]);
        assert_eq!(found.len(), 2, "{found:?}");
    }

    #[test]
    fn the_same_in_another_unit_is_shown_once() {
        let number = |what, sides: [Side; 2]| draft(ConflictKind::Number, what, Verdict::Hard, &sides);
        let metres = number("How many (m)", [side(0, 10, "10"), side(1, 10, "4")]);
        let beside = number("How many (foot)", [side(0, 17, "33"), side(1, 17, "13")]);
        let apart = number("How many (foot)", [side(0, 17, "33"), side(1, 90, "13")]);
        assert_eq!(merge(vec![metres.clone(), beside]).len(), 1);
        assert_eq!(merge(vec![metres, apart]).len(), 2);
    }

    #[test]
    fn what_joins_two_conflicts_makes_all_three_one() {
        let found = merge(vec![
            draft(ConflictKind::Number, "a", Verdict::Hard, &[side(0, 10, "12"), side(1, 10, "14")]),
            draft(ConflictKind::Number, "b", Verdict::Hard, &[side(2, 10, "15"), side(3, 10, "16")]),
            draft(ConflictKind::Number, "c", Verdict::Soft, &[side(1, 10, "14"), side(2, 10, "15")]),
        ]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].sides.len(), 4);
    }
}
