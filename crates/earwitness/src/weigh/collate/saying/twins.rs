//! Groups that are one statement found twice.
//!
//! A report may give one saying whole and again in part, or twice in other words. The others then stand with either, in two
//! groups.

use std::collections::{BTreeMap, BTreeSet};

/// Members that two groups must share before they may be one statement.
const SHARED: usize = 2;

/// How much of the smaller group must be in the larger, as a share, for them to be one whatever their other members are:
/// that one of dozens of outlets cuts a statement in two is no reason to count it twice.
const MOST: f32 = 0.8;

/// Unites groups that are mostly one, and such as share members and whose other members may stand together. Each group stays
/// sorted, the list in the order of first members.
pub fn united(mut groups: Vec<Vec<u32>>, may_stand: &dyn Fn(u32, u32) -> bool) -> Vec<Vec<u32>> {
    loop {
        let before = groups.len();
        for (one, other) in met(&groups) {
            if are_one(&groups[one], &groups[other], may_stand) {
                let taken = std::mem::take(&mut groups[other]);
                groups[one].extend(taken);
                groups[one].sort_unstable();
                groups[one].dedup();
            }
        }
        groups.retain(|group| !group.is_empty());
        if groups.len() == before {
            groups.sort();
            return groups;
        }
    }
}

/// Pairs of groups, by position, that share a member; sorted.
pub fn met(groups: &[Vec<u32>]) -> BTreeSet<(usize, usize)> {
    let mut homes: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (number, group) in groups.iter().enumerate() {
        group.iter().for_each(|&member| homes.entry(member).or_default().push(number));
    }
    let pairs = |homes: &Vec<usize>| -> Vec<(usize, usize)> {
        let with =
            |(at, &one): (usize, &usize)| homes[at + 1..].iter().map(move |&other| (one, other)).collect();
        homes.iter().enumerate().flat_map(|one| -> Vec<(usize, usize)> { with(one) }).collect()
    };
    homes.values().flat_map(pairs).collect()
}

fn are_one(one: &[u32], other: &[u32], may_stand: &dyn Fn(u32, u32) -> bool) -> bool {
    let apart = |of: &[u32], from: &[u32]| -> Vec<u32> {
        of.iter().copied().filter(|member| from.binary_search(member).is_err()).collect()
    };
    let (left, right) = (apart(one, other), apart(other, one));
    let shared = one.len() - left.len();
    if shared < SHARED {
        return false;
    }
    #[expect(clippy::cast_precision_loss, reason = "members of a group")]
    let mostly = shared as f32 >= MOST * one.len().min(other.len()) as f32;
    mostly || left.iter().all(|&a| right.iter().all(|&b| may_stand(a, b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saying_and_a_part_of_it_are_one_statement_and_two_sayings_are_not() {
        let groups = || vec![vec![0, 2, 3], vec![1, 2, 3]];
        let may = |a: u32, b: u32| (a.min(b), a.max(b)) == (0, 1);
        assert_eq!(united(groups(), &may), [vec![0, 1, 2, 3]]);
        assert_eq!(united(groups(), &|_, _| false), groups());
        let one = vec![vec![0, 2], vec![1, 2]];
        assert_eq!(united(one.clone(), &may), one, "one in common is too few");
        let crowd = vec![vec![0, 2, 3, 4, 5], vec![1, 2, 3, 4, 5]];
        assert_eq!(united(crowd, &|_, _| false), [vec![0, 1, 2, 3, 4, 5]], "four of five are the same");
    }
}
