//! What the reports of a story tell of one another's quotations.
//!
//! Where one report leaves open who speaks ("the senator told", "he said"), another that has the same words in marks may name
//! the speaker; where one prints somebody's post or letter without marks, another tells that the words are quoted; and where one
//! writes "the mayor" of somebody whom it names, others may tell that she is it.

mod index;
mod office;
mod speaker;
mod unmarked;
mod words;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::names;
use crate::record::{Entity, Passage, Quotation, Report};

use super::cast::{self, Cast};
pub use index::{Index, Marked, Shared};
use office::Holder;
use speaker::Ground;
pub use speaker::is_told_by_name;
use unmarked::Unmarked;

/// The reports as they are understood once the others are known; such as nothing is learned of stay as they are.
pub fn amended<'a>(story: &[&'a Report]) -> Vec<Cow<'a, Report>> {
    let index = Index::of(story);
    let mut amended: Vec<Cow<'a, Report>> = story.iter().map(|report| Cow::Borrowed(*report)).collect();
    let cast = cast::unite(story);
    let ground = Ground { story, cast: &cast };
    hold(&mut amended, &cast, &office::held(&ground));
    name(&mut amended, &cast, &speaker::told(&ground, &index));
    let named: Vec<&Report> = amended.iter().map(AsRef::as_ref).collect();
    let cast = cast::unite(&named);
    let unmarked = unmarked::find(&Ground { story: &named, cast: &cast }, &index);
    quote(&mut amended, &cast, unmarked);
    amended
}

/// Gives those who are described by an office alone the names by which the report knows them.
fn hold(amended: &mut [Cow<'_, Report>], cast: &Cast, all: &[Holder]) {
    for holder in all {
        let report = amended[holder.report].to_mut();
        let said = report.layers.quotations.iter_mut().filter(|said| said.speaker == Some(holder.entity));
        said.for_each(|said| said.echo = Some(holder.by));
        let named = known(cast, holder.report, holder.figure);
        let named = named.and_then(|at| report.layers.entities.get(at).cloned());
        let described = report.layers.entities.get_mut(holder.entity);
        described.into_iter().zip(named).for_each(|(described, named)| *described = named);
    }
}

/// Gives quotations the speakers that others tell.
fn name(amended: &mut [Cow<'_, Report>], cast: &Cast, all: &[Told]) {
    for told in all {
        let Some(figure) = cast.figures.get(told.figure) else { continue };
        let report = amended[told.report].to_mut();
        let named = Entity::new(&figure.name, figure.kind);
        let known = known(cast, told.report, told.figure);
        let speaker = known.unwrap_or_else(|| entity(report, &named));
        // as the report names them: the "Reed" of a report is not one beside "Ida Reed"
        let own = known.and_then(|at| report.layers.entities.get(at).cloned());
        if let Some(quotation) = report.layers.quotations.get_mut(told.quotation) {
            quotation.speaker = Some(speaker);
            quotation.echo = Some(told.by);
        }
        // what is said of the senator is said of her, unless he is another one elsewhere in the report
        let mut rivals =
            all.iter().filter(|other| (other.report, other.entity) == (told.report, told.entity));
        let agreed = rivals.all(|other| other.figure == told.figure);
        let described = told.entity.filter(|_| agreed).and_then(|of| report.layers.entities.get_mut(of));
        if let Some(described) = described {
            *described = own.unwrap_or(named);
        }
    }
}

/// Adds quotations that no marks tell.
fn quote(amended: &mut [Cow<'_, Report>], cast: &Cast, unmarked: Vec<Unmarked>) {
    let mut fresh: BTreeMap<usize, Vec<Quotation>> = BTreeMap::new();
    for stretch in unmarked {
        let Some(figure) = cast.figures.get(stretch.figure) else { continue };
        let report = amended[stretch.report].to_mut();
        let named = Entity::new(&figure.name, figure.kind);
        let speaker = known(cast, stretch.report, stretch.figure).unwrap_or_else(|| entity(report, &named));
        fresh.entry(stretch.report).or_default().push(unmarked::quotation(&stretch, speaker));
    }
    for (report, quotations) in fresh {
        add(amended[report].to_mut(), quotations);
    }
}

/// Puts quotations among those of a report, by position; what is known stays in its order.
fn add(report: &mut Report, fresh: Vec<Quotation>) {
    let layer = std::mem::take(&mut report.layers.quotations);
    let start = |quotation: &Quotation| quotation.content.first().map_or(0, |span| span.start);
    let mut place = Vec::with_capacity(layer.len());
    let mut fresh = fresh.into_iter().peekable();
    let quotations = &mut report.layers.quotations;
    for quotation in layer {
        while let Some(before) = fresh.next_if(|fresh| start(fresh) < start(&quotation)) {
            quotations.push(before);
        }
        place.push(quotations.len());
        quotations.push(quotation);
    }
    quotations.extend(fresh);
    for quotation in quotations {
        quotation.within = quotation.within.and_then(|outer| place.get(outer).copied());
    }
}

/// Who speaks, as another report tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    pub report: usize,
    pub quotation: usize,
    pub figure: usize,
    /// The entity of the report that the speaker is named or described as, where it is all his.
    pub entity: Option<usize>,
    /// Where the other report has the words.
    pub by: Passage,
}

/// The entity of a report that is a figure: its surname alone may stand there.
fn known(cast: &Cast, report: usize, figure: usize) -> Option<usize> {
    cast.of.get(report)?.iter().position(|&of| of == figure)
}

/// The entity of a report with a name, or the one for whom the name may stand; it is added where the report does not know it.
fn entity(report: &mut Report, named: &Entity) -> usize {
    let entities = &mut report.layers.entities;
    if let Some(known) =
        entities.iter().position(|known| (&known.name, known.kind) == (&named.name, named.kind))
    {
        return known;
    }
    let may_be = |known: &Entity| known.kind == named.kind && names::stands_for(&named.name, &known.name);
    let mut fuller = entities.iter().enumerate().filter(|(_, known)| may_be(known)).map(|(at, _)| at);
    if let (Some(known), None) = (fuller.next(), fuller.next()) {
        return known;
    }
    entities.push(named.clone());
    entities.len() - 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{EntityKind, Span};

    #[test]
    fn who_is_named_in_full_elsewhere_is_no_other_beside_her_surname() {
        let report = |names: &[&str]| {
            let mut report = Report::default();
            report.layers.entities =
                names.iter().map(|&name| Entity::new(name, EntityKind::Person)).collect();
            report
        };
        let (full, mut bare) = (report(&["Ida Reed"]), report(&["Reed", "senator"]));
        let by = Passage { report: 0, span: Span::new(0, 0) };
        let quoted = Unmarked { report: 1, content: Vec::new(), figure: 0, by };
        bare.layers.quotations = vec![unmarked::quotation(&quoted, 1)];
        let story = [&full, &bare];
        let cast = cast::unite(&story);
        let mut amended: Vec<Cow<'_, Report>> = story.iter().map(|&report| Cow::Borrowed(report)).collect();
        let told = Told { report: 1, quotation: 0, figure: cast.of[0][0], entity: Some(1), by };
        name(&mut amended, &cast, &[told]);
        let now: Vec<&Report> = amended.iter().map(AsRef::as_ref).collect();
        let cast = cast::unite(&now);
        assert_eq!(cast.of[1], [cast.of[0][0], cast.of[0][0]]);
        assert_eq!(cast.speaker(1, &now[1].layers.quotations[0]), Some(cast.of[0][0]));
    }
}
