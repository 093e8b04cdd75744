//! What is measured of a denial and a passage that may say what it denies. One function, for training and for use.

use rustc_hash::FxHashMap;

use super::Pair;
use crate::learned;
use crate::record::{Clause, EntityKind, Passage, Quotation, Span};
use crate::weigh::judge::scene::{Scene, common};
use crate::weigh::line;

/// The features in order. Their hash stands in the weights: another order or meaning is another name.
pub const NAMES: [&str; 9] = [
    "matched",
    "agents_met",
    "patients_met",
    "figures_clash",
    "words_shared",
    "verb_of_denying",
    "says_quoted",
    "says_open",
    "denied_length",
];

/// One value for each of [`NAMES`].
pub type Features = [f32; NAMES.len()];

/// FNV-1a over the names: weights trained on another set are refused.
pub fn hash() -> u64 {
    line::hash_of(&NAMES)
}

/// The matcher's log-odds are told apart within these, in nats.
const MOST_ODDS: f32 = 6.0;
/// Words with which a passage tells what may be, or is to come.
const OPEN: &[&str] = &[
    "will", "would", "could", "may", "might", "should", "can", "must", "to", "if", "whether", "plan", "plans",
];
const FIRST_PERSON: &[&str] = &["i", "me", "my", "we", "us", "our"];

/// The passages of a story's pairs, made ready once.
#[derive(Debug)]
pub struct Reader<'a, 'b> {
    scene: &'a Scene<'b>,
    sides: FxHashMap<Passage, learned::Side>,
}

/// What a passage tells: the first clause's parts, everybody it names, the content stems of its sentence.
struct Told {
    agents: Vec<usize>,
    patients: Vec<usize>,
    /// Content stems of what it is done to.
    things: Vec<u32>,
    /// Whether it is told of none at all, whoever did it: "no shots were fired".
    of_none: bool,
    figures: Vec<usize>,
    around: Vec<u32>,
    quoted: bool,
}

impl<'a, 'b> Reader<'a, 'b> {
    pub fn new(scene: &'a Scene<'b>, pairs: &[Pair]) -> Self {
        let mut sides = FxHashMap::default();
        for passage in pairs.iter().flat_map(|pair| [pair.denied(), pair.says]) {
            if !sides.contains_key(&passage)
                && let Some(side) = scene.side(passage)
            {
                sides.insert(passage, side);
            }
        }
        Self { scene, sides }
    }

    /// What is measured of a pair.
    pub fn features(&self, pair: &Pair) -> Features {
        let is = |truth: bool| f32::from(u8::from(truth));
        let (denied, says) = (self.told(pair.denied(), pair.denier), self.told(pair.says, None));
        let shared = common(&denied.around, &says.around).len();
        let words = self.scene.lower(pair.says.report, pair.says.span);
        let length = self.scene.content(pair.denies.report, pair.denied).len();
        [
            self.matched(pair),
            is(meet(&denied.agents, &says.agents)),
            is(meet(&denied.patients, &says.patients)
                || denied.of_none && !denied.things.is_empty() && denied.things == says.things),
            is(apart(&denied.figures, &says.figures)),
            count(shared),
            is(pair.is_by_verb()),
            is(says.quoted),
            is(words.iter().any(|word| OPEN.contains(&word.as_str()))),
            count(length).ln_1p(),
        ]
    }

    /// The matcher's log-odds; where no encoder gave vectors, as much of them as of the words is shared.
    fn matched(&self, pair: &Pair) -> f32 {
        let sides = self.sides.get(&pair.denied()).zip(self.sides.get(&pair.says));
        let odds = sides.and_then(|(a, b)| self.scene.matched(a, b)).unwrap_or_else(|| {
            let content = |passage: Passage| self.scene.content(passage.report, passage.span);
            let (denied, says) = (content(pair.denied()), content(pair.says));
            let (shared, all) = (common(&denied, &says).len(), denied.len().min(says.len()).max(1));
            MOST_ODDS * (2.0 * count(shared) / count(all) - 1.0)
        });
        odds.clamp(-MOST_ODDS, MOST_ODDS)
    }

    fn told(&self, Passage { report, span }: Passage, denier: Option<usize>) -> Told {
        let scene = self.scene;
        let (clauses, quotations) = scene
            .story
            .get(report)
            .map_or((&[][..], &[][..]), |r| (&r.layers.clauses[..], &r.layers.quotations[..]));
        let holds = |q: &Quotation| q.is_said() && q.content.iter().any(|content| content.contains(span));
        let quotation = quotations.iter().position(holds);
        let speaker = quotation.and_then(|quotation| scene.speaker(report, quotation));
        let part = |of: Option<Span>| of.map(|of| who(scene, report, of, speaker)).unwrap_or_default();
        let first: Option<&Clause> = clauses.iter().find(|clause| span.contains(clause.predicate));
        let agent = first.and_then(|clause| clause.agent);
        Told {
            // "Denied violating the treaty": who denies is said to have done it.
            agents: if agent.is_none() { denier.into_iter().collect() } else { part(agent) },
            patients: part(first.and_then(|clause| clause.patient)),
            things: first
                .and_then(|clause| clause.patient)
                .map(|patient| scene.content(report, patient))
                .unwrap_or_default(),
            of_none: scene.lower(report, span).first().is_some_and(|word| word == "no"),
            figures: actors(scene, who(scene, report, span, speaker)),
            around: scene.content(report, scene.sentence(report, span)),
            quoted: quotation.is_some(),
        }
    }
}

pub fn meet(a: &[usize], b: &[usize]) -> bool {
    !common(a, b).is_empty()
}

/// Whether both are told, and none of them is one.
fn apart(a: &[usize], b: &[usize]) -> bool {
    !a.is_empty() && !b.is_empty() && !meet(a, b)
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
fn count(of: usize) -> f32 {
    of as f32
}

/// Who is named or pointed to, sorted; who speaks, where the words are the speaker's "I".
pub fn who(scene: &Scene<'_>, report: usize, span: Span, speaker: Option<usize>) -> Vec<usize> {
    let own = scene.lower(report, span).iter().any(|word| FIRST_PERSON.contains(&word.as_str()));
    let mut figures = scene.figures(report, span);
    figures.extend(speaker.filter(|_| own));
    figures.sort_unstable();
    figures.dedup();
    figures
}

/// Those who can act: persons and bodies.
fn actors(scene: &Scene<'_>, mut figures: Vec<usize>) -> Vec<usize> {
    figures.retain(|figure| {
        let kind = scene.cast.figures.get(*figure).map(|figure| figure.kind);
        matches!(kind, Some(EntityKind::Person | EntityKind::Organisation | EntityKind::Group))
    });
    figures
}
