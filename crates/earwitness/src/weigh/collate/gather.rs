//! From clusters of limbs to gatherings of units.

use std::collections::{BTreeMap, BTreeSet};

use crate::record::{Report, Span};

use super::Unit;
use super::elided::{Elided, elided};
use super::negation::negates;
use super::utterance::{Utterance, is_edge, joined};

/// A limb: utterance, limb.
pub type LimbId = (usize, usize);

/// Words that a limb needs to be a claim beside its sentence.
const ALONE: usize = 4;

/// Units gathered: each inner list is never empty and sorted.
///
/// A limb that nothing elsewhere matches goes with the limb before it (or after it), so that an utterance is cut only
/// where its parts are matched apart.
pub fn gather(story: &[&Report], utterances: &[Utterance], clusters: &[Vec<LimbId>]) -> Vec<Vec<Unit>> {
    let mut home: BTreeMap<LimbId, usize> = BTreeMap::new();
    let mut shared: Vec<bool> = Vec::with_capacity(clusters.len());
    for (index, cluster) in clusters.iter().enumerate() {
        home.extend(cluster.iter().map(|&limb| (limb, index)));
        shared.push(cluster.iter().any(|limb| limb.0 != cluster[0].0));
    }
    let mut parts: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    let mut apart: Vec<Vec<Unit>> = Vec::new();
    for (index, utterance) in utterances.iter().enumerate() {
        let homes: Vec<Option<usize>> =
            (0..utterance.limbs.len()).map(|limb| home.get(&(index, limb)).copied()).collect();
        if homes.iter().all(Option::is_none) {
            continue;
        }
        let matched = |home: &Option<usize>| home.filter(|&home| shared[home]);
        let whole = homes.iter().flatten().next().copied();
        let mut last = homes.iter().find_map(matched).or(whole);
        let is_cut = utterance.quotation.is_none() && homes.iter().any(|home| matched(home).is_some());
        let mut before = None;
        for (limb, home) in homes.iter().enumerate() {
            let target = match matched(home) {
                Some(home) => {
                    last = Some(home);
                    Some(home)
                }
                None if is_cut && stands_alone(story, utterance, limb) => {
                    match story.get(utterance.report).map(|report| elided(report, utterance, limb)) {
                        Some(Elided::Subject(subject)) => {
                            let mut whole = unit(story, utterance, &[limb]);
                            whole.content.insert(0, subject);
                            apart.push(vec![whole]);
                            continue;
                        }
                        Some(Elided::More) => before.or(*home),
                        _ => *home,
                    }
                }
                None => last,
            };
            before = target;
            if let Some(target) = target {
                parts.entry((target, index)).or_default().push(limb);
            }
        }
    }
    let mut gathered: BTreeMap<usize, Vec<(usize, Unit)>> = BTreeMap::new();
    for ((cluster, index), limbs) in parts {
        gathered.entry(cluster).or_default().push((index, unit(story, &utterances[index], &limbs)));
    }
    let mut all = unite(gathered.into_values().collect());
    all.extend(apart);
    all.sort_by(|a, b| (a[0].report, &a[0].content).cmp(&(b[0].report, &b[0].content)));
    all
}

/// Whether a limb is a clause of enough words to be a claim of its own.
fn stands_alone(story: &[&Report], utterance: &Utterance, limb: usize) -> bool {
    let limb = &utterance.limbs[limb];
    let Some(report) = story.get(utterance.report) else { return false };
    limb.clause.is_some()
        && limb.spans.iter().map(|&span| report.slice(span).split_whitespace().count()).sum::<usize>()
            >= ALONE
}

/// The unit that some limbs of an utterance make.
pub fn unit(story: &[&Report], utterance: &Utterance, limbs: &[usize]) -> Unit {
    let all = limbs.len() == utterance.limbs.len();
    let quotation =
        utterance.quotation.and_then(|index| story.get(utterance.report)?.layers.quotations.get(index));
    let mut content: Vec<Span> = match quotation {
        Some(quotation) if all => quotation.content.clone(),
        _ => limbs.iter().flat_map(|&limb| utterance.limbs[limb].spans.iter().copied()).collect(),
    };
    content.sort_unstable();
    if let Some(report) = story.get(utterance.report) {
        content = joined(report, &content);
        if quotation.is_none() {
            content = with_negations(report, utterance, content);
        }
        // what somebody says may be cut out of all that an outlet says
        let cut = !all || quotation.is_none();
        if let Some(first) = content.first_mut().filter(|_| cut) {
            *first = begun(report, *first);
        }
        if let Some(last) = content.last_mut().filter(|_| cut) {
            *last = ended(report, *last);
        }
    }
    Unit {
        report: utterance.report,
        content,
        quotation: utterance.quotation,
        clause: limbs.iter().find_map(|&limb| utterance.limbs[limb].clause),
    }
}

/// Parts of one sentence, with what stands between them where that negates: "he has … been charged" must not leave out "not".
/// Where what stands between is somebody else's, only the longest part is kept.
fn with_negations(report: &Report, utterance: &Utterance, parts: Vec<Span>) -> Vec<Span> {
    let is_own = |gap: Span| {
        let limbs = utterance.limbs.iter().flat_map(|limb| &limb.spans);
        let own: usize =
            limbs.map(|span| span.end.min(gap.end).saturating_sub(span.start.max(gap.start))).sum();
        own + EDGES >= gap.len()
    };
    let mut kept: Vec<Span> = Vec::new();
    for part in parts {
        match kept.last_mut() {
            Some(last) if negates(report.slice(Span::new(last.end, part.start))) => {
                if is_own(Span::new(last.end, part.start)) {
                    *last = last.join(part);
                } else if part.len() > last.len() {
                    *last = part;
                }
            }
            _ => kept.push(part),
        }
    }
    kept
}

/// Bytes of marks and white space between the limbs that fill a gap.
const EDGES: usize = 6;

/// A part cut out of a sentence, without what ties it to the rest on either side.
pub fn cut(report: &Report, span: Span) -> Span {
    ended(report, begun(report, span))
}

/// A part cut out of a sentence, without what ties it to the part before: ", as well as".
fn begun(report: &Report, span: Span) -> Span {
    const TIES: [&str; 4] = ["as well as ", "and ", "but ", "or "];
    let text = report.slice(span);
    let bare = text.trim_start_matches(is_edge);
    let bare = TIES.iter().find_map(|tie| bare.strip_prefix(tie)).unwrap_or(bare).trim_start();
    if bare.is_empty() { span } else { Span::new(span.end - bare.len(), span.end) }
}

/// Words that tie what stands before them to what follows.
const BINDING: [&str; 32] = [
    "and", "but", "or", "nor", "so", "while", "because", "that", "which", "who", "whose", "when", "where",
    "although", "though", "since", "if", "unless", "until", "than", "whether", "after", "before", "as", "of",
    "for", "with", "by", "from", "the", "a", "an",
];

/// Marks that open what belongs to the sentence before them.
const OPENING: [char; 6] = ['“', '‘', '(', '$', '€', char::REPLACEMENT_CHARACTER];

/// Of these too, where a relative word follows: "an agreement in | which".
const GOVERNING: [&str; 9] = ["in", "on", "at", "to", "under", "through", "during", "about", "into"];
const RELATIVE: [&str; 3] = ["which", "whom", "whose"];
/// Words that say nothing where what is said is another's part: "denied it, saying".
const SAYING: [&str; 4] = ["saying", "adding", "noting", "arguing"];

/// A part cut out of a sentence that goes on, without the words that tie it to the rest: "the pier is shut and"; and with the
/// marks that are its last word's: "by 5%", "the board (RHB)".
fn ended(report: &Report, span: Span) -> Span {
    let text = report.slice(span);
    let behind = report.text.get(span.end..).unwrap_or_default();
    let open = text.matches('(').count() > text.matches(')').count();
    if behind.starts_with('%') || behind.starts_with(')') && open {
        return Span::new(span.start, span.end + 1);
    }
    let behind = behind.trim_start();
    let goes_on = behind.starts_with(|c: char| c.is_alphanumeric() || OPENING.contains(&c));
    if !goes_on || text.ends_with(|c: char| !c.is_alphanumeric()) {
        return span;
    }
    let next = behind.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    let relative = RELATIVE.contains(&next.as_str());
    let ties = |word: &str| {
        BINDING.contains(&word) || SAYING.contains(&word) || relative && GOVERNING.contains(&word)
    };
    let mut kept = text;
    while let Some((before, last)) = kept.rsplit_once(char::is_whitespace)
        && ties(last.trim_start_matches('(').to_lowercase().as_str())
    {
        kept = before.trim_end_matches(is_edge);
    }
    Span::new(span.start, span.start + kept.len())
}

/// Gatherings of the very same utterances are one.
fn unite(gathered: Vec<Vec<(usize, Unit)>>) -> Vec<Vec<Unit>> {
    let mut by_utterances: BTreeMap<BTreeSet<usize>, Vec<(usize, Unit)>> = BTreeMap::new();
    for units in gathered {
        let key = units.iter().map(|(index, _)| *index).collect();
        let target = by_utterances.entry(key).or_default();
        for (index, unit) in units {
            match target.iter_mut().find(|(other, _)| *other == index) {
                Some((_, other)) => {
                    other.content.extend(unit.content);
                    other.content.sort_unstable();
                }
                None => target.push((index, unit)),
            }
        }
    }
    by_utterances
        .into_values()
        .map(|units| {
            let mut units: Vec<Unit> = units.into_iter().map(|(_, unit)| unit).collect();
            units.sort_by(|a, b| (a.report, &a.content).cmp(&(b.report, &b.content)));
            units
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weigh::collate::utterance::Limb;

    #[test]
    fn a_part_ends_with_its_own_words() {
        let kept = |text: &str, part: &str| {
            let report = Report { text: text.into(), ..Report::default() };
            report.slice(ended(&report, Span::new(0, part.len()))).to_owned()
        };
        assert_eq!(
            kept("It shut the pier, and because ice came", "It shut the pier, and because"),
            "It shut the pier"
        );
        assert_eq!(
            kept("He died soon after.", "He died soon after"),
            "He died soon after",
            "the sentence ends"
        );
        assert_eq!(kept("and that was all", "and"), "and", "nothing else is left");
        assert_eq!(kept("Tolls rose by 5%, and fell", "Tolls rose by 5"), "Tolls rose by 5%");
        assert_eq!(kept("It paid the board (RHB) late", "It paid the board (RHB"), "It paid the board (RHB)");
        assert_eq!(kept("They signed it, in which it says", "They signed it, in"), "They signed it");
        assert_eq!(kept("He logged in whenever he could", "He logged in"), "He logged in");
        assert_eq!(kept("She denied it, saying he lied", "She denied it, saying"), "She denied it");
        assert_eq!(kept("She cut tolls (as she said)", "She cut tolls (as"), "She cut tolls");
    }

    #[test]
    fn what_is_left_out_never_negates() {
        let text = "The mayor spoke on Friday, though a ruling has not yet been issued";
        let report = Report { text: text.into(), ..Report::default() };
        let at = |part: &str| {
            let start = text.find(part).unwrap_or_default();
            Span::new(start, start + part.len())
        };
        let limb = |part: &str| Limb { spans: vec![at(part)], clause: None };
        let parts = ["The mayor spoke on Friday", "though a ruling has not", "yet been issued"];
        let told = |limbs: &[usize], own: &[&str]| {
            let limbs: Vec<Limb> = limbs.iter().map(|&index| limb(parts[index])).collect();
            let whole = Span::new(0, text.len());
            let utterance = Utterance { report: 0, quotation: None, context: whole, limbs };
            let own = own.iter().map(|part| at(part)).collect();
            let kept = with_negations(&report, &utterance, own);
            kept.into_iter().map(|span| report.slice(span)).collect::<Vec<_>>()
        };
        assert_eq!(told(&[0, 1, 2], &[parts[0], parts[2]]), [text]);
        let utterance = Utterance {
            report: 0,
            quotation: None,
            context: Span::new(0, text.len()),
            limbs: parts.iter().map(|part| limb(part)).collect(),
        };
        assert_eq!(unit(&[&report], &utterance, &[0, 2]).content, [Span::new(0, text.len())]);
        assert_eq!(told(&[0, 2], &[parts[0], parts[2]]), [parts[0]], "the ruling is somebody else's word");
        assert_eq!(told(&[0, 1, 2], &["The mayor", "on Friday"]), ["The mayor", "on Friday"]);
    }

    #[test]
    fn a_part_begins_with_its_own_words() {
        let bare = |text: &str| {
            let report = Report { text: text.into(), ..Report::default() };
            report.slice(begun(&report, Span::new(0, text.len()))).to_owned()
        };
        assert_eq!(bare(", as well as “more trade"), "“more trade");
        assert_eq!(bare("and plans to close the site"), "plans to close the site");
        assert_eq!(bare("Andover is shut"), "Andover is shut");
        assert_eq!(bare(" – "), " – ");
    }
}
