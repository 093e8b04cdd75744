//! All that grouping may see of a report.

use super::day::{day_in_url, day_number};
use super::idf::{STEPS, idf};
use super::minhash::MinHash;
use super::weekday::WEEKDAYS;
use super::words::{Case, Word, hash_bytes, mix, pair, words};
use crate::record::Report;

/// All that grouping may see of a report: hashes and counts, never text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sketch {
    pub id: String,
    /// Hash of the outlet's name; 0 where it is not known.
    pub outlet: u64,
    /// ISO 639-1 code; empty where it is not known.
    pub language: String,
    /// Day of publication, counted from 1970-01-01.
    pub day: Option<i32>,
    /// The first day of the week that the lead names, 0 for Monday.
    pub weekday: Option<u8>,
    /// Words of the text.
    pub words: u32,
    /// Hash of the text's words in order: equal texts are copies.
    pub text: u64,
    /// MinHash of the word pairs.
    pub shingles: MinHash,
    /// A fixed fraction of the hashes of content-word pairs, ascending: where texts share wording, they
    /// share these (FracMinHash; Irber et al. 2022).
    pub anchors: Vec<u32>,
    /// What the report is about, by ascending hash.
    pub terms: Vec<Term>,
}

/// A word of a report with its weights. Eight bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Term {
    pub hash: u32,
    /// Inverse document frequency in news, in steps of 1/32.
    pub idf: u8,
    /// 1 + ln(count), in steps of 1/32.
    pub count: u8,
    /// ln(1 + count with words near the start counting more), in steps of 1/32.
    pub lead: u8,
    /// What kind of word: [`Term::TITLE`], [`Term::NAME`], [`Term::NUMBER`].
    pub kinds: u8,
}

impl Term {
    pub const TITLE: u8 = 1;
    pub const NAME: u8 = 2;
    pub const NUMBER: u8 = 4;
}

/// What is known of a text beside its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Facts<'a> {
    pub id: &'a str,
    pub title: Option<&'a str>,
    pub outlet: Option<&'a str>,
    pub published: Option<&'a str>,
    pub url: Option<&'a str>,
    pub language: Option<&'a str>,
}

/// Terms kept of a report, the weightiest: longer reports repeat themselves.
const TERMS_KEPT: usize = 256;
/// Words with less idf (in steps) tell nothing of an event: "the", "said", "also".
const TERM_IDF: u8 = 22;
/// Words with less idf (in steps) do not make an anchor.
const ANCHOR_IDF: u8 = 40;
/// One in so many pairs of content words is an anchor.
const ANCHOR_SHARE: u64 = 8;
const ANCHORS_KEPT: usize = 96;
/// Anchors that the shortest report has at least, if it has the words.
const ANCHORS_LEAST: usize = 12;
/// Words after which a word of the lead counts half of what it counts at the start.
const LEAD: f32 = 50.0;
/// Words in which a day of the week tells when it happened.
const WEEKDAY_WORDS: usize = 150;
/// A first line of at most so many words without a full stop is a title.
const TITLE_WORDS: usize = 24;

/// The sketch of one report.
pub fn sketch(report: &Report) -> Sketch {
    let facts = Facts {
        id: &report.id,
        title: report.title.as_deref(),
        outlet: report.outlet.as_deref(),
        published: report.published.as_deref(),
        url: report.url.as_deref(),
        language: report.language.as_deref(),
    };
    sketch_text(facts, &report.text)
}

/// The sketch of a text. One pass over the words; the same function for every way to grouping.
pub fn sketch_text(facts: Facts<'_>, text: &str) -> Sketch {
    let (title, body) = split_title(facts.title, text);
    let mut draft = Draft::default();
    draft.read(title, Term::TITLE);
    draft.read(body, 0);
    Sketch {
        id: facts.id.to_owned(),
        outlet: facts.outlet.map_or(0, |outlet| hash_bytes(outlet.to_lowercase().as_bytes())),
        language: facts.language.unwrap_or_default().to_owned(),
        day: facts.published.and_then(day_number).or_else(|| facts.url.and_then(day_in_url)),
        weekday: draft.weekday,
        words: u32::try_from(draft.count).unwrap_or(u32::MAX),
        text: mix(draft.text),
        anchors: draft.anchors(),
        terms: draft.terms(),
        shingles: draft.shingles,
    }
}

/// The title and the rest: the title given, or a short first line without a full stop.
fn split_title<'a>(given: Option<&'a str>, text: &'a str) -> (&'a str, &'a str) {
    let body = text.trim_start();
    if let Some(title) = given {
        return (title, body.strip_prefix(title.trim()).unwrap_or(body));
    }
    match body.split_once('\n') {
        Some((line, rest)) => {
            let line = line.trim();
            let stops = line.ends_with(['.', '!', ',', ';', '”', '"']);
            if stops || words(line).nth(TITLE_WORDS).is_some() { ("", body) } else { (line, rest) }
        }
        None => ("", body),
    }
}

/// A sketch in the making.
#[derive(Debug, Default)]
struct Draft {
    count: usize,
    text: u64,
    last: Option<u64>,
    last_content: Option<u64>,
    weekday: Option<u8>,
    shingles: MinHash,
    anchors: Vec<u64>,
    /// Every word that can be a term.
    seen: Vec<Seen>,
}

impl Draft {
    fn read(&mut self, text: &str, kinds: u8) {
        for word in words(text) {
            self.add(word, kinds);
        }
        self.last = None;
        self.last_content = None;
    }

    #[inline]
    fn add(&mut self, word: Word, mut kinds: u8) {
        let position = u32::try_from(self.count).unwrap_or(u32::MAX);
        self.count += 1;
        self.text = pair(self.text, word.hash);
        if self.weekday.is_none() && self.count <= WEEKDAY_WORDS && word.case == Case::Capital {
            self.weekday = WEEKDAYS.named(word.hash, self.last);
        }
        if let Some(last) = self.last.replace(word.hash) {
            self.shingles.add(pair(last, word.hash));
        }
        let idf = idf(word.hash);
        if idf >= ANCHOR_IDF
            && let Some(last) = self.last_content.replace(word.hash)
        {
            self.anchors.push(pair(word.hash, last));
        }
        if idf < TERM_IDF {
            return;
        }
        match word.case {
            Case::Digit => kinds |= Term::NUMBER,
            Case::Capital if !word.opens && kinds & Term::TITLE == 0 => kinds |= Term::NAME,
            _ => {}
        }
        self.seen.push(Seen::new((word.hash >> 32) as u32, position, idf, kinds));
    }

    fn anchors(&mut self) -> Vec<u32> {
        let all = &mut self.anchors;
        all.sort_unstable();
        all.dedup();
        let share = all.partition_point(|&hash| hash < u64::MAX / ANCHOR_SHARE);
        all.truncate(share.clamp(ANCHORS_LEAST, ANCHORS_KEPT));
        let mut kept: Vec<u32> = all.iter().map(|&hash| hash as u32).collect();
        kept.sort_unstable();
        kept
    }

    fn terms(&mut self) -> Vec<Term> {
        self.seen.sort_unstable();
        let mut terms: Vec<Term> = self
            .seen
            .chunk_by(|a, b| a.hash() == b.hash())
            .filter_map(|same| {
                let &first = same.first()?;
                let lead: f32 =
                    same.iter().map(|one| 4.0 / (1.0 + (f32::from(one.position()) / LEAD).powi(2))).sum();
                let kinds = same.iter().fold(0, |kinds, one| kinds | one.kinds());
                let count = if same.len() == 1 { ONCE } else { in_steps(1.0 + (same.len() as f32).ln()) };
                let lead = in_steps((1.0 + lead).ln());
                Some(Term { hash: first.hash(), idf: first.idf(), count, lead, kinds })
            })
            .collect();
        if terms.len() > TERMS_KEPT {
            terms.sort_unstable_by_key(|term| (std::cmp::Reverse(term.weight()), term.hash));
            terms.truncate(TERMS_KEPT);
            terms.sort_unstable();
        }
        terms
    }
}

/// A word that can be a term, as one number, so that sorting is cheap: hash, position, idf, kinds from the high bits
/// down. Positions end where a word of the lead has long ceased to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Seen(u64);

impl Seen {
    fn new(hash: u32, position: u32, idf: u8, kinds: u8) -> Self {
        let position = u64::from(position.min(u32::from(u16::MAX)));
        Self(u64::from(hash) << 32 | position << 16 | u64::from(idf) << 8 | u64::from(kinds))
    }

    const fn hash(self) -> u32 {
        (self.0 >> 32) as u32
    }

    const fn position(self) -> u16 {
        (self.0 >> 16) as u16
    }

    const fn idf(self) -> u8 {
        (self.0 >> 8) as u8
    }

    const fn kinds(self) -> u8 {
        self.0 as u8
    }
}

/// What a term that occurs once counts: one, in steps.
const ONCE: u8 = 32;

impl Term {
    /// How much the term says about what the report is about: idf by lead, both in steps.
    pub fn weight(self) -> u32 {
        let title = if self.kinds & Self::TITLE == 0 { 2 } else { 3 };
        u32::from(self.idf) * u32::from(self.lead) * title
    }
}

fn in_steps(value: f32) -> u8 {
    (value * STEPS).round().clamp(0.0, 255.0) as u8
}
