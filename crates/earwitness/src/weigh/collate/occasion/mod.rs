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
use crate::record::{Report, Voice};
use crate::weigh::cast::Cast;
use act::Act;

/// The occasions that more than one report tells of. `statements` are the gatherings of what was said.
pub fn gather(story: &[&Report], cast: &Cast, statements: &[Vec<Unit>]) -> Vec<Gathering> {
    let mut said: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (index, units) in statements.iter().enumerate() {
        for unit in units {
            let quotation = unit.quotation.into_iter();
            quotation.for_each(|q| said.entry((unit.report, q)).or_default().push(index));
        }
    }
    let found: Vec<Vec<Act>> =
        story.par_iter().enumerate().map(|(position, report)| act::find(position, report, cast)).collect();
    let mut alike: BTreeMap<_, Vec<Act>> = BTreeMap::new();
    for act in found.into_iter().flatten() {
        alike.entry((act.figure, act.medium)).or_default().push(act);
    }
    let of = |act: &Act| act.quotation.and_then(|q| said.get(&(act.report, q))).cloned().unwrap_or_default();
    let occasions = alike.values().flat_map(|acts| parted(acts, &of));
    occasions.filter_map(|acts| told(story, &acts)).collect()
}

/// Acts of one speaker in one form that may be one.
#[derive(Debug, Default)]
struct Occasion<'a> {
    acts: Vec<&'a Act>,
    day: Option<&'a str>,
    house: Option<usize>,
}

impl<'a> Occasion<'a> {
    /// Takes another in; gives it back where their days or houses differ.
    fn take(&mut self, other: Self) -> Option<Self> {
        let differ = self.day.is_some() && other.day.is_some() && self.day != other.day
            || self.house.is_some() && other.house.is_some() && self.house != other.house;
        if differ {
            return Some(other);
        }
        self.acts.extend(other.acts);
        self.day = self.day.or(other.day);
        self.house = self.house.or(other.house);
        None
    }

    fn of(act: &'a Act) -> Self {
        Self { acts: vec![act], day: act.day.as_deref(), house: act.house }
    }

    fn is_often(&self) -> bool {
        self.acts.iter().any(|act| act.often)
    }
}

/// Acts of one speaker in one form, by occasion: first those that give the same words, then all between which no day or house
/// stands. What a speaker does often is one only on one day.
fn parted<'a>(acts: &'a [Act], said: &dyn Fn(&Act) -> Vec<usize>) -> Vec<Vec<&'a Act>> {
    let mut same: Vec<Occasion<'a>> = Vec::new();
    let mut home: BTreeMap<usize, usize> = BTreeMap::new();
    for act in acts {
        let statements = said(act);
        let known = statements.iter().find_map(|statement| home.get(statement)).copied();
        let left = match known.and_then(|at| same.get_mut(at)) {
            Some(occasion) => occasion.take(Occasion::of(act)),
            None => Some(Occasion::of(act)),
        };
        let at = if left.is_some() { same.len() } else { known.unwrap_or(same.len()) };
        same.extend(left);
        statements.into_iter().for_each(|statement| {
            home.entry(statement).or_insert(at);
        });
    }
    same.sort_by_key(|occasion| Reverse(occasion.acts.len()));
    let mut parted: Vec<Occasion<'a>> = Vec::new();
    for occasion in same {
        let often = occasion.is_often();
        let mut left = Some(occasion);
        for known in &mut parted {
            let Some(occasion) = left.take() else { break };
            let one = !often && !known.is_often() || occasion.day.is_some() && occasion.day == known.day;
            left = if one { known.take(occasion) } else { Some(occasion) };
        }
        parted.extend(left);
    }
    parted.into_iter().map(|occasion| occasion.acts).collect()
}

/// An occasion that several reports tell of, each once, in the fullest words that name the speaker.
fn told(story: &[&Report], acts: &[&Act]) -> Option<Gathering> {
    let mut by_report: BTreeMap<usize, &Act> = BTreeMap::new();
    for &act in acts {
        let kept = by_report.entry(act.report).or_insert(act);
        if rank(act) > rank(kept) {
            *kept = act;
        }
    }
    let acts: Vec<&Act> = by_report.into_values().collect();
    if acts.len() < 2 {
        return None;
    }
    let slice = |act: &Act| story.get(act.report).map_or("", |report| report.slice(act.span));
    let words = |act: &&Act| -> BTreeSet<String> {
        slice(act).split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect()
    };
    let sets: Vec<BTreeSet<String>> = acts.iter().map(words).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in sets.iter().flatten().filter(|word| word.len() > FUNCTION) {
        *counts.entry(word).or_default() += 1;
    }
    let shared = |index: usize| -> usize {
        sets[index].iter().filter_map(|word| counts.get(word.as_str())).map(|count| count - 1).sum()
    };
    let hangs = |act: &Act| HANGING.iter().any(|word| slice(act).to_lowercase().starts_with(word));
    let best = (0..acts.len()).max_by_key(|&index| {
        let act = acts[index];
        (act.named, !hangs(act), shared(index), act.span.len(), Reverse(index))
    })?;
    let unit =
        |act: &&Act| Unit { report: act.report, content: vec![act.span], quotation: None, clause: None };
    let units: Vec<Unit> = acts.iter().map(unit).collect();
    let lemma = units[best].content.clone();
    Some(Gathering { occasion: true, ..wording::collate(story, Voice::Outlet, units, (best, lemma)) })
}

/// Letters of words that tell nothing.
const FUNCTION: usize = 3;
/// How a frame begins that hangs on what stands before it.
const HANGING: [&str; 11] =
    ["when ", "before ", "as ", "while ", "whom ", "which ", "said ", "read ", "wrote ", "tweeted ", "was "];

/// Which of a report's own acts stands for it.
fn rank(act: &Act) -> (bool, bool, usize, Reverse<usize>) {
    (act.named, act.day.is_some(), act.span.len(), Reverse(act.span.start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Span;
    use medium::Medium;

    fn act(report: usize, medium: Medium) -> Act {
        Act {
            report,
            span: Span::default(),
            figure: 0,
            medium,
            quotation: Some(report),
            day: None,
            house: None,
            named: true,
            often: medium == Medium::Post,
        }
    }

    /// The reports of each occasion; every act gives the words that `said` tells.
    fn reports(acts: &[Act], said: &dyn Fn(&Act) -> Vec<usize>) -> Vec<Vec<usize>> {
        let reports = |acts: Vec<&Act>| acts.iter().map(|act| act.report).collect();
        parted(acts, said).into_iter().map(reports).collect()
    }

    #[test]
    fn another_day_or_house_is_another_occasion() {
        let on = |report, day: &str| Act { day: Some(day.to_owned()), ..act(report, Medium::Statement) };
        let silent = |_: &Act| Vec::new();
        let acts = [on(0, "2026-03-05"), act(1, Medium::Statement), on(2, "2026-03-06")];
        assert_eq!(reports(&acts, &silent), [vec![0, 1], vec![2]]);
        let to = |report, house| Act { house: Some(house), ..act(report, Medium::Interview) };
        assert_eq!(reports(&[to(0, 7), to(1, 8), to(2, 7)], &silent), [vec![0, 2], vec![1]]);
        let same_words = |_: &Act| vec![1];
        assert_eq!(reports(&[on(0, "2026-03-05"), on(1, "2026-03-06")], &same_words), [vec![0], vec![1]]);
    }

    #[test]
    fn posts_are_one_where_their_words_or_their_day_is() {
        let acts = [act(0, Medium::Post), act(1, Medium::Post), act(2, Medium::Post)];
        assert_eq!(reports(&acts, &|_| Vec::new()), [vec![0], vec![1], vec![2]]);
        assert_eq!(reports(&acts, &|act| vec![act.report / 2]), [vec![0, 1], vec![2]]);
        let dated = acts.map(|act| Act { day: Some("2026-03-05".to_owned()), ..act });
        assert_eq!(reports(&dated, &|_| Vec::new()), [vec![0, 1, 2]]);
    }
}
