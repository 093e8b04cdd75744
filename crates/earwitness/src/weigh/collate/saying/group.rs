//! Groups that may overlap, from links between pairs.

use rustc_hash::FxHashMap;

use super::Pair;

/// How far below the threshold a member's link to another of its group may lie, in nats. Chosen with the threshold, by
/// leaving one story out in turn: see `training/collate/sayings.py`.
pub const REACH: f32 = 1.0;

/// Members that stand for a larger group. A newcomer is compared with those that the strongest links brought in.
const DELEGATES: usize = 8;

/// A link that there is no reason to look for, in nats.
const NONE: f32 = -2.5;

/// Groups of `0..count`, each sorted, in the order of their first members; everything is in at least one.
///
/// Links are taken from the strongest down. One that no group holds yet brings one of its ends into a group of the other,
/// where nobody there is too unlike it; else the two make a group of their own. `ask` tells links that are not listed.
pub fn group(
    count: usize,
    links: &[(Pair, f32)],
    threshold: f32,
    ask: &dyn Fn(Pair) -> Option<f32>,
) -> Vec<Vec<u32>> {
    let known: FxHashMap<Pair, f32> = links.iter().copied().collect();
    let near = |link: f32| link >= threshold - REACH;
    // The mean link of a newcomer to a group, where it is near all; nothing is asked where what is known tells that it is not.
    let mean = |group: &[u32], guest: u32| {
        let pair = |&member: &u32| (guest.min(member), guest.max(member));
        let pairs: Vec<Pair> = group.iter().take(DELEGATES).map(pair).collect();
        if pairs.iter().filter_map(|pair| known.get(pair)).any(|&link| !near(link)) {
            return None;
        }
        let (mut sum, mut count) = (0.0, 0.0);
        for pair in pairs {
            let link = known.get(&pair).copied().or_else(|| ask(pair)).unwrap_or(NONE);
            (sum, count) = (sum + link, count + 1.0);
            if !near(link) {
                return None;
            }
        }
        Some(sum / count)
    };
    let mut strong: Vec<(Pair, f32)> = links.iter().filter(|link| link.1 >= threshold).copied().collect();
    strong.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut groups: Vec<Vec<u32>> = Vec::new();
    let mut homes: Vec<Vec<usize>> = vec![Vec::new(); count];
    for ((a, b), _) in strong {
        if homes[a as usize].iter().any(|home| homes[b as usize].contains(home)) {
            continue;
        }
        let mut open: Vec<(f32, usize, u32)> = Vec::new();
        for (host, guest) in [(a, b), (b, a)] {
            for &home in &homes[host as usize] {
                open.extend(mean(&groups[home], guest).map(|mean| (mean, home, guest)));
            }
        }
        let best = open.into_iter().max_by(|x, y| x.0.total_cmp(&y.0).then((y.1, y.2).cmp(&(x.1, x.2))));
        let newcomers = match best {
            Some((_, home, guest)) => vec![(home, guest)],
            None => {
                groups.push(Vec::new());
                vec![(groups.len() - 1, a), (groups.len() - 1, b)]
            }
        };
        for (home, guest) in newcomers {
            groups[home].push(guest);
            homes[guest as usize].push(home);
        }
    }
    let alone = (0_u32..).zip(&homes).filter(|(_, homes)| homes.is_empty()).map(|(node, _)| vec![node]);
    groups.extend(alone);
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort();
    groups
}

/// Evenly spaced members, that stand for a large group.
pub fn delegates(members: &[u32]) -> impl Iterator<Item = u32> {
    members.iter().copied().step_by(members.len().div_ceil(DELEGATES).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saying_may_stand_in_two_groups_and_a_stranger_in_none() {
        let links = [((0, 1), 3.0), ((1, 2), 2.0), ((0, 2), -4.0), ((3, 4), 0.4)];
        assert_eq!(group(5, &links, 0.5, &|_| None), [vec![0, 1], vec![1, 2], vec![3], vec![4]]);
    }

    #[test]
    fn a_weak_link_inside_a_group_is_borne() {
        let links = [((0, 1), 3.0), ((1, 2), 2.0), ((0, 2), -0.4)];
        assert_eq!(group(3, &links, 0.5, &|_| None), [vec![0, 1, 2]]);
    }
}
