//! How each reading differs from the best-attested wording.

use crate::record::{Difference, DifferenceKind, Span};

use super::align::Column;
use super::kind;
use super::word::Word;

/// How a reading gives what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// In quotation marks.
    Direct,
    /// In the reporter's words.
    Indirect,
}

/// Share of equal words under which two wordings are not compared word by word. By reading differences of the
/// samples: under it they are noise.
const COMPARABLE: f32 = 0.4;

/// The differences of one reading, in reading order.
pub fn differences(
    table: &[Column],
    lemma: (&[Word], usize, Mode),
    reading: (&[Word], usize, Mode),
) -> Vec<Difference> {
    let (words, best, mode) = lemma;
    let (own, index, own_mode) = reading;
    let equal = table.iter().filter(|column| match (column[best], column[index]) {
        (Some(a), Some(b)) => words[a].stem == own[b].stem,
        _ => false,
    });
    #[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
    let share = equal.count() as f32 / words.len().min(own.len()).max(1) as f32;
    if share < COMPARABLE {
        let both_direct = mode == Mode::Direct && own_mode == Mode::Direct;
        let kind = if both_direct { DifferenceKind::Translation } else { DifferenceKind::Paraphrase };
        return vec![difference(kind, words, own)];
    }
    let mut found = runs(table, (words, best), (own, index));
    exchange(&mut found);
    // Two quotations in quotation marks that differ in several words were put into English twice.
    let substituted =
        |kind: DifferenceKind| matches!(kind, DifferenceKind::Synonym | DifferenceKind::Substituted);
    let both_direct = mode == Mode::Direct && own_mode == Mode::Direct;
    if both_direct && found.iter().filter(|run| substituted(run.kind)).count() >= 2 {
        for run in found.iter_mut().filter(|run| substituted(run.kind)) {
            run.kind = DifferenceKind::Translation;
        }
    }
    found.into_iter().map(|run| difference(run.kind, &run.lemma, &run.reading)).collect()
}

#[derive(Debug)]
struct Run {
    kind: DifferenceKind,
    lemma: Vec<Word>,
    reading: Vec<Word>,
}

/// Stretches of the table where the two differ.
fn runs(table: &[Column], (words, best): (&[Word], usize), (own, index): (&[Word], usize)) -> Vec<Run> {
    let mut runs = Vec::new();
    let (mut lemma, mut reading): (Vec<Word>, Vec<Word>) = (Vec::new(), Vec::new());
    let close =
        |lemma: &mut Vec<Word>, reading: &mut Vec<Word>, after: Option<&Word>, runs: &mut Vec<Run>| {
            if !lemma.is_empty() || !reading.is_empty() {
                let (lemma, reading) = (std::mem::take(lemma), std::mem::take(reading));
                runs.push(Run { kind: kind::kind(&lemma, &reading, after), lemma, reading });
            }
        };
    for column in table {
        match (column[best].map(|word| &words[word]), column[index].map(|word| &own[word])) {
            (None, None) => {}
            (Some(a), Some(b)) if a.text == b.text => close(&mut lemma, &mut reading, Some(b), &mut runs),
            (Some(a), Some(b))
                if a.stem == b.stem
                    || is_form(kind::kind(std::slice::from_ref(a), std::slice::from_ref(b), None)) =>
            {
                close(&mut lemma, &mut reading, Some(b), &mut runs);
                close(&mut vec![a.clone()], &mut vec![b.clone()], None, &mut runs);
            }
            (a, b) => {
                lemma.extend(a.cloned());
                reading.extend(b.cloned());
            }
        }
    }
    close(&mut lemma, &mut reading, None, &mut runs);
    runs
}

/// Kinds that stand for one word at a time.
fn is_form(kind: DifferenceKind) -> bool {
    matches!(kind, DifferenceKind::Tense | DifferenceKind::Person | DifferenceKind::Typo)
}

/// What is dropped in one place and added in another has changed its place.
fn exchange(runs: &mut Vec<Run>) {
    let stems = |words: &[Word]| {
        let mut stems: Vec<String> = words.iter().map(|word| word.stem.clone()).collect();
        stems.sort();
        stems
    };
    let mut at = 0;
    while at < runs.len() {
        let dropped = runs[at].kind == DifferenceKind::Dropped;
        let moved = |other: &Run| {
            other.kind == DifferenceKind::Added && stems(&other.reading) == stems(&runs[at].lemma)
        };
        match runs.iter().position(moved).filter(|_| dropped) {
            Some(other) => {
                runs[other].kind = DifferenceKind::Order;
                runs[other].lemma = std::mem::take(&mut runs[at].lemma);
                runs.remove(at);
            }
            None => at += 1,
        }
    }
}

fn difference(kind: DifferenceKind, lemma: &[Word], reading: &[Word]) -> Difference {
    let text = |words: &[Word]| words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    let spans: Vec<Span> = reading.iter().map(|word| word.span).collect();
    Difference { kind, lemma: text(lemma), reading: text(reading), span: Span::cover(&spans) }
}
