//! Families: reports that carry versions of one dispatch, and what each adds of its own.

use std::collections::BTreeMap;

use crate::record::{Copied, CopyKind, Direction, Family, Origin, OriginKind, Passage, Report, Span};

use super::credit::{Credit, Reach};
use super::ground;
use super::names;
use super::origins::{Key, Origins};
use super::reuse::{CROWD, Copy, Shared};
use super::union::Union;

/// Share of a report's words that stand in passages of a family, from which it rests on the family although it carries no
/// version of the text. Origins gold: a rewritten summary has .27.
const RESTS: f64 = 0.2;
/// Words in a row that no other member has, to be an addition.
const ADDED: usize = 8;

/// Gathers reports that carry versions of one dispatch, the nearest pairs first (average linkage, by counting): two groups
/// become one where at least half of their pairs are versions. A mixed report, which takes from two dispatches, so joins
/// one of them and does not tie them together; what it shares with the other is shared passages only.
pub fn gather(copies: &[Copy], shared: &[Shared], copied: &mut [Copied]) -> Union {
    let mut sets = Union::new(copies.len());
    let mut sizes = vec![1usize; copies.len()];
    let mut links: Vec<BTreeMap<usize, usize>> = vec![BTreeMap::new(); copies.len()];
    let mut edges = Vec::new();
    for (index, (pair, found)) in copied.iter().zip(shared).enumerate() {
        if pair.kind != CopyKind::SharedPassages {
            links[pair.a].insert(pair.b, 1);
            links[pair.b].insert(pair.a, 1);
            let longer = copies[pair.a].words.len().max(copies[pair.b].words.len()).max(1);
            edges.push((1_000_000 - 1_000_000 * found.alignment.agree().min(longer) / longer, index));
        }
    }
    edges.sort_unstable();
    for &(_, index) in &edges {
        let (a, b) = (sets.root(copied[index].a), sets.root(copied[index].b));
        let (a, b) = (a.min(b), a.max(b));
        let between = links[a].get(&b).copied().unwrap_or(0);
        // Not all pairs of a crowd were compared.
        let crowd = sizes[a] + sizes[b] > CROWD;
        if a == b || !(crowd || between * 2 >= sizes[a] * sizes[b]) {
            continue;
        }
        sets.join(a, b);
        sizes[a] += sizes[b];
        for (other, count) in std::mem::take(&mut links[b]) {
            links[other].remove(&b);
            if other != a {
                *links[a].entry(other).or_default() += count;
                *links[other].entry(a).or_default() += count;
            }
        }
    }
    for pair in copied.iter_mut().filter(|pair| pair.kind != CopyKind::SharedPassages) {
        if sets.root(pair.a) != sets.root(pair.b) {
            pair.kind = CopyKind::SharedPassages;
        }
    }
    sets
}

/// The families of two and more reports, in the order of their first members. Their origins are placed.
pub fn find(
    story: &[&Report],
    copies: &[Copy],
    shared: &[Shared],
    copied: &[Copied],
    mut sets: Union,
    credits: &[Vec<Credit>],
    origins: &mut Origins,
) -> Vec<Family> {
    let full: Vec<usize> = (0..story.len()).map(|report| sets.root(report)).collect();
    let mut members = vec![0usize; story.len()];
    for &root in &full {
        members[root] += 1;
    }
    let sizes: Vec<usize> = full.iter().map(|&root| members[root]).collect();
    // A lone report may rest on several families (a mixed text): it joins the one that it has most of.
    let mut best: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for pair in shared {
        for (lone, other) in [(pair.a, pair.b), (pair.b, pair.a)] {
            let agree = pair.alignment.agree();
            if sizes[lone] == 1
                && sizes[other] > 1
                && agree as f64 >= RESTS * copies[lone].words.len() as f64
                && best.get(&lone).is_none_or(|&(most, _)| agree > most)
            {
                best.insert(lone, (agree, other));
            }
        }
    }
    for (lone, (_, other)) in best {
        sets.join(lone, other);
    }
    let mut families = Vec::new();
    for members in sets.sets().into_iter().filter(|set| set.len() > 1) {
        let origin = origin(story, copied, credits, &members, families.len(), origins);
        let added = added(copies, shared, &members);
        families.push(Family { origin: Some(origin), members, added });
    }
    families
}

/// The house that most members credit; else a member that others are shown to have it from; else a text nobody has.
fn origin(
    story: &[&Report],
    copied: &[Copied],
    credits: &[Vec<Credit>],
    members: &[usize],
    family: usize,
    origins: &mut Origins,
) -> usize {
    let mut votes: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for &member in members {
        let mut names: Vec<(&str, Reach)> =
            credits[member].iter().map(|credit| (credit.name.as_str(), credit.reach)).collect();
        if let Some(agency) = story[member].outlet.as_deref().and_then(names::agency_of_outlet) {
            names.push((agency.name, Reach::Whole));
        }
        names.sort_unstable();
        names.dedup_by_key(|(name, _)| *name);
        for (name, reach) in names {
            let vote = votes.entry(name).or_default();
            vote.0 += usize::from(reach == Reach::Whole);
            vote.1 += 1;
        }
    }
    // Of equal votes the first name in the alphabet, so that no order of reports shows.
    let best = votes.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)));
    if let Some((name, _)) = best {
        let place = origins.of_credit(name);
        for &member in members {
            for credit in credits[member].iter().filter(|credit| credit.name == **name) {
                origins.mention(place, Passage { report: member, span: credit.span });
            }
        }
        return place;
    }
    let giver = members.iter().copied().find(|&member| {
        let mut has_taker = false;
        let from_nobody = copied.iter().filter(|pair| pair.a == member || pair.b == member).all(|pair| {
            let taken = if pair.a == member { Direction::AFromB } else { Direction::BFromA };
            has_taker |= pair.direction != Direction::Unknown && pair.direction != taken;
            pair.direction != taken
        });
        from_nobody && has_taker
    });
    if let Some(outlet) = giver.and_then(|member| story[member].outlet.as_deref()) {
        return origins.outlet(outlet);
    }
    let mut outlets: Vec<&str> = members.iter().map(|&member| ground::outlet(story[member])).collect();
    outlets.sort_unstable();
    outlets.dedup();
    let named = outlets.iter().take(3).copied().collect::<Vec<_>>().join(", ");
    let more = if outlets.len() > 3 { format!(" and {} more", outlets.len() - 3) } else { String::new() };
    origins.place(Key::Text(family), || {
        let name = format!("a text behind {named}{more}");
        (Origin { name, kind: OriginKind::Hypothetical, specific: true, mentions: Vec::new() }, None)
    })
}

/// Passages that no other member shares.
fn added(copies: &[Copy], shared: &[Shared], members: &[usize]) -> Vec<Passage> {
    let mut known: BTreeMap<usize, Vec<bool>> =
        members.iter().map(|&member| (member, vec![false; copies[member].words.len()])).collect();
    for pair in shared {
        if !(known.contains_key(&pair.a) && known.contains_key(&pair.b)) {
            continue;
        }
        for passage in &pair.alignment.passages {
            for (report, (from, to)) in [(pair.a, passage.a), (pair.b, passage.b)] {
                if let Some(range) = known.get_mut(&report).and_then(|known| known.get_mut(from..to)) {
                    range.fill(true);
                }
            }
        }
    }
    let mut found = Vec::new();
    for (report, known) in known {
        let words = &copies[report].words;
        let mut at = 0;
        while at < known.len() {
            let part = words[at].part;
            let len =
                (at..known.len()).take_while(|&i| known[i] == known[at] && words[i].part == part).count();
            if !known[at] && len >= ADDED {
                let span: Span = words[at].span.join(words[at + len - 1].span);
                found.push(Passage { report, span });
            }
            at += len;
        }
    }
    found
}
