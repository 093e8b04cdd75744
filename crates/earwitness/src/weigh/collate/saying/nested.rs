//! One passage of a report heard as several quotations of one speaker: "said that he would sail, calling the pier unsafe", and
//! "calling the pier unsafe" again.
//!
//! Each of them finds the same partners elsewhere; they are one reading of one statement.

use std::collections::BTreeSet;

use super::twins::met;

/// Unites groups of which one has nothing that does not overlap, in its report, a member of the other. Each group stays sorted,
/// the list in the order of first members.
pub fn united(mut groups: Vec<Vec<u32>>, overlap: &dyn Fn(u32, u32) -> bool) -> Vec<Vec<u32>> {
    let holds = |group: &[u32], member: &u32| {
        group.binary_search(member).is_ok() || group.iter().any(|&other| overlap(*member, other))
    };
    loop {
        let before = groups.len();
        for (one, other) in met(&groups) {
            let (a, b) = (&groups[one], &groups[other]);
            let within = !a.is_empty()
                && !b.is_empty()
                && (b.iter().all(|member| holds(a, member)) || a.iter().all(|member| holds(b, member)));
            if within {
                let taken = std::mem::take(&mut groups[other]);
                let all: BTreeSet<u32> = groups[one].iter().copied().chain(taken).collect();
                groups[one] = all.into_iter().collect();
            }
        }
        groups.retain(|group| !group.is_empty());
        if groups.len() == before {
            groups.sort();
            return groups;
        }
    }
}

/// Groups without those of one member that stands, in its report, in a longer one with no company either; where one has most
/// of a longer one's words, it is the longer one that goes: it only tells who says what the shorter has.
pub fn alone(
    mut groups: Vec<Vec<u32>>,
    overlap: &dyn Fn(u32, u32) -> bool,
    report: &dyn Fn(u32) -> usize,
    length: &dyn Fn(u32) -> usize,
) -> Vec<Vec<u32>> {
    let mut lone: Vec<u32> = groups.iter().filter(|group| group.len() == 1).map(|group| group[0]).collect();
    // the longest first, of each report
    lone.sort_by_key(|&member| (report(member), std::cmp::Reverse(length(member)), member));
    let mut gone = BTreeSet::new();
    for beside in lone.chunk_by(|&a, &b| report(a) == report(b)) {
        for (at, &longer) in beside.iter().enumerate() {
            if gone.contains(&longer) {
                continue;
            }
            let within = beside[at + 1..].iter().copied().filter(|&shorter| overlap(longer, shorter));
            let within: Vec<u32> = within.filter(|shorter| !gone.contains(shorter)).collect();
            let most = within.iter().rev().copied().find(|&inner| 2 * length(inner) >= length(longer));
            let kept = most.unwrap_or(longer);
            gone.extend(within.into_iter().chain([longer]).filter(|&member| member != kept));
        }
    }
    groups.retain(|group| !(group.len() == 1 && gone.contains(&group[0])));
    groups
}

/// A group without members that overlap a shorter one in their report: the innermost of several cues has the words that are
/// said.
pub fn once(group: &[u32], overlap: &dyn Fn(u32, u32) -> bool, length: &dyn Fn(u32) -> usize) -> Vec<u32> {
    let better =
        |member: u32, other: u32| overlap(member, other) && (length(other), other) < (length(member), member);
    group.iter().copied().filter(|&member| !group.iter().any(|&other| better(member, other))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_heard_twice_is_one_reading() {
        // 0 and 1 are one passage of a report, 2 and 3 stand in others
        let overlap = |a: u32, b: u32| a != b && a < 2 && b < 2;
        assert_eq!(united(vec![vec![0, 2], vec![1, 2]], &overlap), [vec![0, 1, 2]]);
        assert_eq!(united(vec![vec![0, 2], vec![2, 3]], &overlap), [vec![0, 2], vec![2, 3]]);
        assert_eq!(united(vec![vec![0, 2, 3], vec![1, 2]], &overlap), [vec![0, 1, 2, 3]]);
        let length = |member: u32| if member == 1 { 4 } else { 9 };
        let report = |member: u32| member as usize / 2;
        assert_eq!(alone(vec![vec![0], vec![1], vec![2]], &overlap, &report, &length), [vec![0], vec![2]]);
        let most = |member: u32| if member == 1 { 5 } else { 9 };
        assert_eq!(alone(vec![vec![0], vec![1], vec![2]], &overlap, &report, &most), [vec![1], vec![2]]);
        let company = vec![vec![0, 2], vec![1]];
        assert_eq!(alone(company.clone(), &overlap, &report, &length), company);
        assert_eq!(once(&[0, 1, 2], &overlap, &length), [1, 2], "the inner one");
        assert_eq!(once(&[0, 2, 3], &overlap, &length), [0, 2, 3]);
    }
}
