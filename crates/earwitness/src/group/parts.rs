//! Connected parts of a graph.

/// The connected parts of `0..count`, each ascending, in order of their first member.
pub fn parts(count: usize, edges: impl Iterator<Item = (usize, usize)>) -> Vec<Vec<usize>> {
    let mut root: Vec<usize> = (0..count).collect();
    for (a, b) in edges {
        let (a, b) = (find(&mut root, a), find(&mut root, b));
        if let Some(above) = root.get_mut(a.max(b)) {
            *above = a.min(b);
        }
    }
    let mut part_of = vec![usize::MAX; count];
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for at in 0..count {
        // The root of a part is its first member.
        let top = find(&mut root, at);
        if top == at {
            part_of[at] = parts.len();
            parts.push(Vec::new());
        }
        part_of[at] = part_of[top];
        parts[part_of[at]].push(at);
    }
    parts
}

/// The root of a member, halving the path on the way.
fn find(root: &mut [usize], mut at: usize) -> usize {
    while root[at] != at {
        root[at] = root[root[at]];
        at = root[at];
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found() {
        let found = parts(6, [(5, 3), (3, 1), (0, 2)].into_iter());
        assert_eq!(found, [vec![0, 2], vec![1, 3, 5], vec![4]]);
        assert!(parts(0, std::iter::empty()).is_empty());
    }
}
