//! Occasions: that somebody gave words out, when and in which form, as several reports tell it.
//!
//! The words themselves are statements. That they stand in a letter or a post, or were said in an interview, is what the outlets
//! claim in their own voice, and nothing that the words or the scorer of passages could tell: who speaks, in which form, on
//! which day and to whom decides.

mod act;
mod frame;
mod medium;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{Gathering, Unit, wording};
use crate::record::{Report, Span, Voice};
use crate::weigh::cast::Cast;
use act::Act;
use medium::Medium;

/// The occasions that more than one report tells of. `propositions` are the gatherings of passages that say the same.
pub fn gather(story: &[&Report], cast: &Cast, propositions: &[Vec<Unit>]) -> Vec<Gathering> {
    let mut told_in: Vec<Vec<(Span, usize)>> = vec![Vec::new(); story.len()];
    for (index, units) in propositions.iter().enumerate() {
        for unit in units {
            let here = told_in.get_mut(unit.report).into_iter();
            here.for_each(|here| here.extend(unit.content.iter().map(|&span| (span, index))));
        }
    }
    told_in.iter_mut().for_each(|here| here.sort_unstable());
    let found: Vec<Vec<Act>> =
        story.par_iter().enumerate().map(|(position, report)| act::find(position, report, cast)).collect();
    let mut alike: BTreeMap<_, Vec<Act>> = BTreeMap::new();
    for act in found.into_iter().flatten() {
        alike.entry((act.figure, act.medium)).or_default().push(act);
    }
    let beside = |act: &Act| -> Vec<usize> {
        let here = &told_in[act.report];
        let from = here.partition_point(|(span, _)| span.start < act.context.start);
        here[from..]
            .iter()
            .take_while(|(span, _)| span.start < act.context.end)
            .map(|(_, index)| *index)
            .collect()
    };
    let occasions = alike.values().flat_map(|acts| parted(acts, &beside));
    occasions.filter_map(|acts| told(story, &acts)).collect()
}

/// Acts of one speaker in one form that are one.
#[derive(Debug)]
struct Occasion<'a> {
    acts: Vec<&'a Act>,
    day: Option<&'a str>,
    house: Option<usize>,
}

impl<'a> Occasion<'a> {
    fn of(act: &'a Act) -> Self {
        Self { acts: vec![act], day: act.day.as_deref(), house: act.house }
    }

    /// Whether their days or houses part them.
    fn differs(&self, other: &Self) -> bool {
        self.day.is_some() && other.day.is_some() && self.day != other.day
            || self.house.is_some() && other.house.is_some() && self.house != other.house
    }

    /// Whether their days or houses make them one.
    fn agrees(&self, other: &Self) -> bool {
        self.day.is_some() && self.day == other.day || self.house.is_some() && self.house == other.house
    }

    /// Whether nothing but many such acts of the speaker speaks against their being one.
    fn may_be(&self, other: &Self) -> bool {
        let rare = |one: &Self| !one.acts.iter().any(|act| act.often);
        let scoop = |one: &Self| one.acts.iter().any(|act| act.medium == Medium::Report && !act.often);
        rare(self) && rare(other) || scoop(self) || scoop(other)
    }

    fn take(&mut self, other: Self) {
        self.acts.extend(other.acts);
        self.day = self.day.or(other.day);
        self.house = self.house.or(other.house);
    }
}

/// Acts of one speaker in one form, by occasion: those beside which the same is told are one, then those of one day or house.
/// What only may be one of them comes with it, as another list.
fn parted<'a>(acts: &'a [Act], beside: &dyn Fn(&Act) -> Vec<usize>) -> Vec<Vec<Vec<&'a Act>>> {
    let mut same: Vec<Occasion<'a>> = Vec::new();
    let mut home: BTreeMap<usize, usize> = BTreeMap::new();
    for act in acts {
        let (one, passages) = (Occasion::of(act), beside(act));
        let known = passages.iter().find_map(|passage| home.get(passage)).copied();
        let at = known.filter(|&at| !same[at].differs(&one)).unwrap_or(same.len());
        match same.get_mut(at) {
            Some(occasion) => occasion.take(one),
            None => same.push(one),
        }
        for passage in passages {
            home.entry(passage).or_insert(at);
        }
    }
    same.sort_by_key(|occasion| Reverse(occasion.acts.len()));
    let mut sure: Vec<Occasion<'a>> = Vec::new();
    for occasion in same {
        match sure.iter_mut().find(|known| known.agrees(&occasion) && !known.differs(&occasion)) {
            Some(known) => known.take(occasion),
            None => sure.push(occasion),
        }
    }
    let mut parted: Vec<Vec<Occasion<'a>>> = Vec::new();
    for occasion in sure {
        let fits = |known: &Occasion<'_>| known.may_be(&occasion) && !known.differs(&occasion);
        match parted.iter_mut().find(|known| known.iter().all(fits)) {
            Some(known) => known.push(occasion),
            None => parted.push(vec![occasion]),
        }
    }
    parted.into_iter().map(|all| all.into_iter().map(|occasion| occasion.acts).collect()).collect()
}

/// An occasion that several reports tell of, each once, in the fullest words that name the speaker. Who tells of what only may
/// be the same is in doubt.
fn told(story: &[&Report], occasions: &[Vec<&Act>]) -> Option<Gathering> {
    let mut by_report: BTreeMap<usize, (usize, &Act)> = BTreeMap::new();
    for (occasion, acts) in occasions.iter().enumerate() {
        for &act in acts {
            let kept = by_report.entry(act.report).or_insert((occasion, act));
            if kept.0 == occasion && rank(act) > rank(kept.1) {
                kept.1 = act;
            }
        }
    }
    let acts: Vec<(usize, &Act)> = by_report.into_values().collect();
    let best = best(story, &acts)?;
    let unit =
        |act: &Act| Unit { report: act.report, content: vec![act.span], quotation: None, clause: None };
    let units: Vec<Unit> = acts.iter().map(|(_, act)| unit(act)).collect();
    let doubtful = acts.iter().map(|(occasion, _)| *occasion != acts[best].0).collect();
    let lemma = units[best].content.clone();
    let gathering = wording::collate(story, Voice::Outlet, units, (best, lemma));
    Some(Gathering { doubtful, occasion: true, ..gathering })
}

/// Whose words are shown, of several of which one names the speaker: those of the occasion that most tell of, where they name
/// the speaker and are whole; of them those that have most in common with the others.
fn best(story: &[&Report], acts: &[(usize, &Act)]) -> Option<usize> {
    if acts.len() < 2 || !acts.iter().any(|(_, act)| act.named) {
        return None;
    }
    let slice = |act: &Act| story.get(act.report).map_or("", |report| report.slice(act.span));
    let words = |act: &Act| -> BTreeSet<String> {
        slice(act).split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect()
    };
    let sets: Vec<BTreeSet<String>> = acts.iter().map(|(_, act)| words(act)).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in sets.iter().flatten().filter(|word| word.len() > FUNCTION) {
        *counts.entry(word).or_default() += 1;
    }
    let shared = |index: usize| -> usize {
        sets[index].iter().filter_map(|word| counts.get(word.as_str())).map(|count| count - 1).sum()
    };
    let hangs = |act: &Act| HANGING.iter().any(|word| slice(act).to_lowercase().starts_with(word));
    let tell = |occasion: usize| acts.iter().filter(|(other, _)| *other == occasion).count();
    (0..acts.len()).max_by_key(|&index| {
        let (occasion, act) = acts[index];
        (act.named, tell(occasion), act.whole, !hangs(act), shared(index), act.span.len(), Reverse(index))
    })
}

/// Letters of words that tell nothing.
const FUNCTION: usize = 3;
/// How a frame begins that hangs on what stands before it.
const HANGING: [&str; 11] =
    ["when ", "before ", "as ", "while ", "whom ", "which ", "said ", "read ", "wrote ", "tweeted ", "was "];

/// Which of a report's own acts stands for it.
fn rank(act: &Act) -> (bool, bool, bool, usize, Reverse<usize>) {
    (act.named, act.whole, act.day.is_some(), act.span.len(), Reverse(act.span.start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn act(report: usize, medium: Medium) -> Act {
        Act {
            report,
            span: Span::default(),
            figure: 0,
            medium,
            context: Span::default(),
            day: None,
            house: None,
            named: true,
            whole: true,
            often: medium.is_often(),
        }
    }

    /// The reports of each occasion, and of those that only may be it; beside every act is told what `told` tells.
    fn reports(acts: &[Act], told: &dyn Fn(&Act) -> Vec<usize>) -> Vec<Vec<Vec<usize>>> {
        let reports = |acts: Vec<&Act>| acts.iter().map(|act| act.report).collect();
        parted(acts, told).into_iter().map(|all| all.into_iter().map(reports).collect()).collect()
    }

    #[test]
    fn another_day_or_house_is_another_occasion() {
        let on = |report, day: &str| Act { day: Some(day.to_owned()), ..act(report, Medium::Statement) };
        let nothing = |_: &Act| Vec::new();
        let acts = [on(0, "2026-03-05"), act(1, Medium::Statement), on(2, "2026-03-06"), on(3, "2026-03-05")];
        assert_eq!(reports(&acts, &nothing), [vec![vec![0, 3], vec![1]], vec![vec![2]]]);
        let to = |report, house| Act { house: Some(house), ..act(report, Medium::Interview) };
        assert_eq!(reports(&[to(0, 7), to(1, 8), to(2, 7)], &nothing), [vec![vec![0, 2]], vec![vec![1]]]);
        let the_same = |_: &Act| vec![1];
        let acts = [on(0, "2026-03-05"), on(1, "2026-03-06"), act(2, Medium::Statement)];
        assert_eq!(reports(&acts, &the_same), [vec![vec![0, 2]], vec![vec![1]]]);
    }

    #[test]
    fn posts_are_one_where_their_words_or_their_day_is() {
        let acts = [act(0, Medium::Post), act(1, Medium::Post), act(2, Medium::Post)];
        assert_eq!(reports(&acts, &|_| Vec::new()), [vec![vec![0]], vec![vec![1]], vec![vec![2]]]);
        assert_eq!(reports(&acts, &|act| vec![act.report / 2]), [vec![vec![0, 1]], vec![vec![2]]]);
        let dated = acts.map(|act| Act { day: Some("2026-03-05".to_owned()), ..act });
        assert_eq!(reports(&dated, &|_| Vec::new()), [vec![vec![0, 1, 2]]]);
    }
}
