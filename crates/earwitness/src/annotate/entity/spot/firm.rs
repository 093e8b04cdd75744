//! Bodies that are called by the first word of their name.

use rustc_hash::FxHashSet;

use super::{Kind, Spotted};
use crate::names;
use crate::record::EntityKind;

/// What was heard as a person of one word is the body whose name begins with it, where nobody bears it beside a given name:
/// "Calder" beside "Calder Sciences".
pub fn firms(spotted: &mut [Spotted]) {
    let of = |kind: EntityKind| {
        let several = spotted.iter().filter(move |s| matches!(s.kind, Kind::Known(k) if k == kind));
        several.map(|s| names::words(&s.name)).filter(|words| words.len() > 1)
    };
    let persons: FxHashSet<String> = of(EntityKind::Person).flatten().collect();
    let bodies: FxHashSet<String> =
        of(EntityKind::Organisation).filter_map(|words| words.into_iter().next()).collect();
    for s in spotted.iter_mut().filter(|s| matches!(s.kind, Kind::Known(EntityKind::Person))) {
        let folded = names::fold(&s.name);
        if s.title.is_none() && bodies.contains(&folded) && !persons.contains(&folded) {
            s.kind = Kind::Known(EntityKind::Organisation);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Span;

    #[test]
    fn a_first_word_of_a_body_is_no_person() {
        let spotted = |name: &str, kind| Spotted {
            span: Span::new(0, name.len()),
            line: 0,
            from: 0,
            to: 1,
            name: name.into(),
            kind: Kind::Known(kind),
            title: None,
        };
        let (person, body) = (EntityKind::Person, EntityKind::Organisation);
        let kind_of = |s: &Spotted| matches!(s.kind, Kind::Known(EntityKind::Person));
        let mut all = [spotted("Calder Sciences", body), spotted("Calder", person), spotted("Reed", person)];
        firms(&mut all);
        assert_eq!(all.iter().map(kind_of).collect::<Vec<_>>(), [false, false, true]);
        let mut all = [spotted("Reed Works", body), spotted("Reed", person), spotted("Ida Reed", person)];
        firms(&mut all);
        assert!(kind_of(&all[1]), "somebody is called so");
    }
}
