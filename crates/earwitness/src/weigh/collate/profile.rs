//! A limb as the scorer sees it.

use crate::record::{Modality, Polarity, Report, Span};

use super::feature::{square, sum};
use super::passage::{self, Form, Vocabulary, Word};
use super::utterance::{Limb, Utterance};

/// All that the scorer looks at. Sets are sorted.
#[derive(Debug, Clone)]
pub struct Profile {
    pub report: usize,
    /// Stems in reading order, common words included.
    pub stems: Vec<u32>,
    /// Content stems.
    pub content: Vec<u32>,
    /// Content stems of the sentences around it.
    pub context: Vec<u32>,
    pub names: Vec<u32>,
    /// Content stems inside quotation marks.
    pub quoted: Vec<u32>,
    /// Values of numbers, as the bits of an `f32`.
    pub numbers: Vec<u32>,
    /// Hashes of character n-grams.
    pub grams: Vec<u32>,
    /// The stem that ends the predicate.
    pub predicate: Option<u32>,
    pub agent: Vec<u32>,
    pub polarity: Polarity,
    pub modality: Modality,
    /// Where in the report, 0 to 1.
    pub place: f32,
    pub kind: Kind,
    /// Who is quoted: index into the figures of the cast.
    pub speaker: Option<usize>,
    /// Unit vector of its meaning, where the encoder gave one.
    pub meaning: Option<Vec<f32>>,
    /// The same of the sentences around it.
    pub meaning_around: Option<Vec<f32>>,
    /// The vectors of its words, for the matcher.
    pub vectors: Vec<i8>,
    pub sums: Sums,
}

/// What the stems of one profile weigh, alone and squared; known once all profiles are counted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sums {
    /// Of the content in news at large, and in the story.
    pub news: f32,
    pub story: f32,
    pub news_square: f32,
    pub story_square: f32,
    /// … by [`Usage::weight`].
    pub square: f32,
    /// Of the sentences around it.
    pub context_news: f32,
    pub context_square: f32,
}

impl Profile {
    /// Sums up what its stems weigh.
    pub fn weigh(&mut self, vocabulary: &Vocabulary, usage: &Usage) {
        let (news, content, context) = (&vocabulary.rarity, &self.content, &self.context);
        self.sums = Sums {
            news: sum(content, news),
            story: sum(content, &usage.rarity),
            news_square: square(content, news),
            story_square: square(content, &usage.rarity),
            square: square(content, &usage.weight),
            context_news: sum(context, news),
            context_square: square(context, &usage.weight),
        };
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Said by the outlet.
    Own,
    /// Said by somebody whom the outlet quotes.
    Quoted,
}

/// The profile of one limb.
pub fn profile(
    report: &Report,
    words: &[Word],
    utterance: &Utterance,
    limb: &Limb,
    speaker: Option<usize>,
) -> Profile {
    let layers = &report.layers;
    let own: Vec<Word> = limb.spans.iter().flat_map(|&span| passage::within(words, span)).copied().collect();
    let content = |words: &[Word]| {
        passage::set(words.iter().filter(|word| word.form != Form::Common).map(|word| word.stem).collect())
    };
    let quotation = utterance.quotation.and_then(|index| layers.quotations.get(index));
    let quoted: Vec<Word> = quotation
        .iter()
        .flat_map(|quotation| &quotation.quoted)
        .flat_map(|&quoted| own.iter().filter(move |word| quoted.contains(word.span)))
        .copied()
        .collect();
    let clause = limb.clause.and_then(|index| layers.clauses.get(index));
    let stems_of = |span: Span| content(passage::within(words, span));
    let first = own.first().map_or(0, |word| word.span.start);
    let text: Vec<&str> = limb.spans.iter().map(|&span| report.slice(span)).collect();
    let numbers =
        layers.numbers.iter().filter(|number| limb.spans.iter().any(|span| span.contains(number.span)));
    #[expect(clippy::cast_possible_truncation, reason = "equality of values is all that is asked")]
    let numbers = numbers.map(|number| (number.value as f32).to_bits()).collect();
    #[expect(clippy::cast_precision_loss, reason = "a share of the text")]
    let place = first as f32 / report.text.len().max(1) as f32;
    Profile {
        report: utterance.report,
        stems: own.iter().map(|word| word.stem).collect(),
        content: content(&own),
        context: content(passage::within(words, utterance.context)),
        names: passage::set(
            own.iter().filter(|word| word.form == Form::Name).map(|word| word.stem).collect(),
        ),
        quoted: content(&quoted),
        numbers: passage::set(numbers),
        grams: passage::grams(&text.join(" ")),
        predicate: clause.and_then(|c| passage::within(words, c.predicate).last()).map(|word| word.stem),
        agent: clause.and_then(|clause| clause.agent).map(stems_of).unwrap_or_default(),
        polarity: clause.map_or(Polarity::Affirmed, |clause| clause.polarity),
        modality: clause.map_or(Modality::Asserted, |clause| clause.modality),
        place,
        kind: if utterance.quotation.is_some() { Kind::Quoted } else { Kind::Own },
        speaker,
        meaning: meaning(report, &limb.spans),
        meaning_around: meaning(report, &[utterance.context]),
        vectors: layers.vectors.within(&limb.spans),
        sums: Sums::default(),
    }
}

/// The vector of the passage that overlaps the spans best.
fn meaning(report: &Report, spans: &[Span]) -> Option<Vec<f32>> {
    let whole = Span::cover(spans)?;
    let overlap = |a: Span| a.common(whole).len();
    #[expect(clippy::cast_precision_loss, reason = "a share of the text")]
    let dice = |a: Span| 2.0 * overlap(a) as f32 / (a.len() + whole.len()).max(1) as f32;
    let meanings = report.layers.meanings.iter().filter(|meaning| meaning.span.overlaps(whole));
    let best = meanings.max_by(|a, b| dice(a.span).total_cmp(&dice(b.span)).then(b.span.cmp(&a.span)))?;
    Some(best.vector.clone())
}

/// What a story's limbs have in common: how often each stem stands in one.
#[derive(Debug)]
pub struct Usage {
    /// For each stem: rarity among the story's limbs, in nats.
    pub rarity: Vec<f32>,
    /// For each stem: geometric mean of its rarity in the story and in news at large.
    pub weight: Vec<f32>,
}

impl Usage {
    /// Counts stems over all profiles.
    #[expect(clippy::cast_precision_loss, reason = "counts of limbs are small")]
    pub fn count(vocabulary: &Vocabulary, profiles: &[Profile]) -> Self {
        let mut counts = vec![0_u32; vocabulary.len()];
        for stem in profiles.iter().flat_map(|profile| &profile.content) {
            counts[*stem as usize] += 1;
        }
        let all = profiles.len() as f32 + 1.0;
        let rarity: Vec<f32> =
            counts.iter().map(|&count| (all / (count as f32 + 0.5)).ln().max(0.01)).collect();
        let weight = rarity
            .iter()
            .zip(&vocabulary.rarity)
            .map(|(story, news)| (story * news.max(0.01)).sqrt())
            .collect();
        Self { rarity, weight }
    }
}
