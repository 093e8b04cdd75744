//! Where a report itself sets one voice against another: "Some say … But others say …", "The opposition reached the
//! opposite conclusion. Its leader argued …".

use crate::record::{ConflictKind, Passage, Report, Span};

use super::conflict::{Draft, Joined, Side, Verdict};
use super::contrary::near;
use super::scene::{Scene, common};

/// First words of two sources that stand on two sides.
const PAIRS: &[(&[&str], &[&str])] = &[
    (&["some", "many", "several"], &["others", "other"]),
    (
        &["supporters", "backers", "proponents", "advocates", "defenders", "allies"],
        &["critics", "opponents", "sceptics", "skeptics", "detractors", "foes"],
    ),
];
/// Words between two statements that set them against one another.
const MARKS: &[&[&str]] = &[
    &["opposite", "conclusion"],
    &["opposite", "view"],
    &["opposite", "opinion"],
    &["different", "conclusion"],
    &["different", "view"],
    &["different", "account"],
];
/// The same that two statements of two things may have between them as well: they must be about one thing.
const TURNED_TO: &[&[&str]] = &[
    &["tells", "a", "different", "story"],
    &["told", "a", "different", "story"],
    &["disagreed"],
    &["disagrees"],
    &["disagree"],
    &["begged", "to", "differ"],
    &["begs", "to", "differ"],
    &["took", "issue"],
    &["takes", "issue"],
    &["countered"],
    &["retorted"],
];

/// Words that turn from one side to the other.
const TURNS: &[&str] =
    &["but", "however", "yet", "though", "although", "while", "whereas", "meanwhile", "still"];

/// Sentences between two statements that a report sets against one another.
const BACK: usize = 2;
/// Sentences that one voice may go on for.
const RUN: usize = 3;

/// A statement as a report gives it.
#[derive(Debug, Clone, Copy)]
struct Given {
    quotation: usize,
    span: Span,
    sentence: usize,
    speaker: Option<usize>,
}

/// Whether a report turns from one side to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turned {
    Yes,
    No,
}

/// All disputes that reports tell of.
pub fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let mut all = Vec::new();
    for (report, r) in scene.story.iter().enumerate() {
        let given = given(scene, report, r);
        for second in &given {
            let Some(first) = against(scene, report, r, &given, second) else { continue };
            // Each dispute of a report stands alone.
            let mut joined = Joined::new(ConflictKind::Polarity);
            for said in &first {
                joined.add(side(scene, report, said), side(scene, report, second), Verdict::Soft);
            }
            all.extend(joined.conflicts("What to make of it"));
        }
    }
    all
}

fn given(scene: &Scene<'_>, report: usize, r: &Report) -> Vec<Given> {
    let said = r.layers.quotations.iter().enumerate().filter(|(_, q)| q.is_said() && q.within.is_none());
    let mut given: Vec<Given> = said
        .filter_map(|(quotation, q)| {
            let span = Span::cover(&q.content)?;
            let sentence = r.layers.sentences.partition_point(|sentence| sentence.span.end <= span.start);
            Some(Given { quotation, span, sentence, speaker: scene.speaker(report, quotation) })
        })
        .collect();
    given.sort_by_key(|given| (given.span.start, given.quotation));
    given
}

/// What a statement is set against: all that the voice before it has just said.
fn against<'a>(
    scene: &Scene<'_>,
    report: usize,
    r: &Report,
    given: &'a [Given],
    second: &Given,
) -> Option<Vec<&'a Given>> {
    let before = |given: &&Given| given.span.end <= second.span.start && given.speaker != second.speaker;
    let last = given.iter().rfind(before)?;
    if second.speaker.is_none() && last.speaker.is_none()
        || second.sentence.saturating_sub(last.sentence) > BACK
    {
        return None;
    }
    let between = scene.lower(report, Span::new(last.span.end, second.span.start));
    let has = |marks: &[&[&str]]| {
        marks.iter().any(|mark| {
            let mut at = between.windows(mark.len()).enumerate().filter(|(_, window)| window == mark);
            // "Two others also disagreed" is of one mind with who spoke before.
            at.any(|(at, _)| !between[..at].ends_with(&["also".to_owned()]))
        })
    };
    let [one, other] = [last, second].map(|given| scene.content(report, given.span));
    // A headline quotes what the article does.
    if near(&one, &other) {
        return None;
    }
    let shared = || !common(&one, &other).is_empty();
    let marked = has(MARKS) || has(TURNED_TO) && shared() && turns_on(scene, report, last, second);
    // "Some praise it. Others praise it more." is no dispute: the report must say "but".
    let turns = between.iter().any(|word| TURNS.contains(&word.as_str()));
    let turned = if turns { Turned::Yes } else { Turned::No };
    let paired = second.sentence == last.sentence + 1 && is_pair(r, last, second, turned);
    // What follows the first answer is more of the same.
    let answered = given.iter().any(|given| {
        given.speaker == second.speaker
            && given.span.start >= last.span.end
            && given.span.end <= second.span.start
    });
    if answered {
        return None;
    }
    if !marked && !paired {
        return None;
    }
    // The voice before it, as far back as nobody else speaks.
    let told = given.iter().rev().filter(|given| given.span.end <= second.span.start);
    let run = told.take_while(|given| {
        given.speaker == last.speaker && last.sentence.saturating_sub(given.sentence) <= RUN
    });
    Some(run.collect())
}

/// Whether what a report says somebody disagrees with is the statement before: "took issue with his purpose" may be of another.
fn turns_on(scene: &Scene<'_>, report: usize, last: &Given, second: &Given) -> bool {
    let (Some(r), Some(words)) = (scene.story.get(report), scene.words.get(report)) else { return false };
    let between = scene.inside(report, Span::new(last.span.end, second.span.start));
    let lower = |at: usize| words[at].span.of(&r.text).to_lowercase();
    let ends = |at: usize| {
        let ends_at = |mark: &&[&str]| {
            let from = (at + 1).checked_sub(mark.len()).filter(|from| between.start <= *from);
            from.is_some_and(|from| mark.iter().zip(from..).all(|(word, at)| lower(at) == *word))
        };
        TURNED_TO.iter().any(ends_at) && at + 1 < between.end && lower(at + 1) == "with"
    };
    let Some(with) = between.clone().find(|&at| ends(at)).map(|at| at + 1) else { return true };
    let Some(first) = words.get(with + 1).filter(|_| with + 1 < between.end) else { return false };
    let target = Span::new(first.span.start, second.span.start);
    let sources = r.layers.quotations.get(second.quotation).map_or(&[][..], |quotation| &quotation.source);
    let named = scene.figures(report, target);
    first.span.of(&r.text) != ","
        && !sources.iter().any(|source| target.contains(*source) && source.start > first.span.start)
        && (named.is_empty() || last.speaker.is_some_and(|speaker| named.contains(&speaker)))
}

/// Whether two sources are those of two sides; "some" and "others" only where the report turns from one to the other.
fn is_pair(r: &Report, one: &Given, other: &Given, turned: Turned) -> bool {
    let head = |given: &Given| {
        let source = r.layers.quotations.get(given.quotation)?.source.first()?;
        r.slice(*source).split_whitespace().next().map(str::to_lowercase)
    };
    let (Some(one), Some(other)) = (head(one), head(other)) else { return false };
    let (one, other) = (one.as_str(), other.as_str());
    PAIRS.iter().any(|(left, right)| {
        (turned == Turned::Yes || !right.contains(&"others"))
            && (left.contains(&one) && right.contains(&other)
                || right.contains(&one) && left.contains(&other) && !matches!(one, "others" | "other"))
    })
}

fn side(scene: &Scene<'_>, report: usize, given: &Given) -> Side {
    let name =
        given.speaker.and_then(|figure| scene.cast.figures.get(figure)).map_or("", |f| f.name.as_str());
    let value = scene.text(report, given.span);
    Side::keyed(Passage { report, span: given.span }, value, format!("{name} {:?}", given.speaker))
}
