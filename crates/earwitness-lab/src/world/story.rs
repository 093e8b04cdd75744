//! One event of the world and the reports of it.

use super::chain::Chain;
use crate::synthetic::{Dice, replaced, shuffled};

/// Reports of one story at most.
const LARGEST: f64 = 300.0;
/// How sizes fall: one story in `n^TAIL` has `n` reports or more; about five on average.
const TAIL: f64 = 1.25;
/// How many reports are another's text, changed.
const COPIES: f64 = 0.4;
/// Texts of a story that others copy from: what the agencies wrote.
const WIRES: usize = 3;
/// How many words are the story's own: a name, a word or a number of the event.
const OWN: f64 = 0.16;
/// Words of a report, about.
const WORDS: usize = 200;

const NAMES: usize = 6;
const OWN_WORDS: usize = 24;
const NUMBERS: usize = 3;

/// A story in progress.
#[derive(Debug)]
pub struct Story {
    number: usize,
    /// Reports still to come.
    pub left: usize,
    reports: usize,
    texts: usize,
    names: Vec<String>,
    words: Vec<u32>,
    numbers: Vec<usize>,
    /// What others copy: the number of the text, its title and its sentences.
    wires: Vec<(usize, String, Vec<String>)>,
}

impl Story {
    pub fn new(number: usize, chain: &Chain, dice: &mut Dice) -> Self {
        let size = (1.0 - dice.share()).powf(-1.0 / TAIL).min(LARGEST);
        Self {
            number,
            left: size as usize,
            reports: 0,
            texts: 0,
            names: (0..NAMES).map(|_| format!("{} {}", name(dice), name(dice))).collect(),
            words: (0..OWN_WORDS).map(|_| chain.rare(dice)).collect(),
            numbers: (0..NUMBERS).map(|_| 2 + dice.below(900)).collect(),
            wires: Vec::new(),
        }
    }

    /// The next report: id, title, text.
    pub fn report(&mut self, chain: &Chain, dice: &mut Dice) -> (String, String, String) {
        self.left = self.left.saturating_sub(1);
        self.reports += 1;
        if !self.wires.is_empty() && dice.share() < COPIES {
            let (text, title, sentences) = &self.wires[dice.below(self.wires.len())];
            let id = format!("s{}.{text}-{}", self.number, self.reports);
            return (id, title.clone(), changed(sentences, chain, dice));
        }
        let title = self.sentence(8, chain, dice).trim_end_matches('.').to_owned();
        let (mut sentences, mut words) = (Vec::new(), 0);
        while words < WORDS {
            let length = 10 + dice.below(20);
            words += length;
            sentences.push(self.sentence(length, chain, dice));
        }
        let text = sentences.join(" ");
        let id = format!("s{}.{}-{}", self.number, self.texts, self.reports);
        if self.wires.len() < WIRES {
            self.wires.push((self.texts, title.clone(), sentences));
        }
        self.texts += 1;
        (id, title, text)
    }

    fn sentence(&self, length: usize, chain: &Chain, dice: &mut Dice) -> String {
        let mut out = String::new();
        let mut last = chain.any(dice);
        for at in 0..length {
            if at > 0 {
                out.push(' ');
            }
            if dice.share() < OWN {
                match dice.below(8) {
                    0..=2 => out.push_str(&self.names[dice.below(self.names.len())]),
                    3 => out.push_str(&self.numbers[dice.below(self.numbers.len())].to_string()),
                    _ => out.push_str(chain.word(self.words[dice.below(self.words.len())])),
                }
            } else {
                last = chain.after(last, dice);
                out.push_str(chain.word(last).trim_end_matches(['.', '!', '?']));
            }
        }
        out.push('.');
        out
    }
}

/// A copy: words replaced, and often sentences dropped or moved.
fn changed(sentences: &[String], chain: &Chain, dice: &mut Dice) -> String {
    let kept: Vec<String> = match dice.below(4) {
        0 => shuffled(sentences, dice),
        1 => sentences.iter().filter(|_| dice.share() >= 0.3).cloned().collect(),
        _ => sentences.to_vec(),
    };
    let words: Vec<&str> = (0..64).map(|_| chain.word(chain.any(dice))).collect();
    let share = [0.0, 0.02, 0.05, 0.1][dice.below(4)];
    replaced(&kept.join(" "), share, &words, dice)
}

/// An invented name.
fn name(dice: &mut Dice) -> String {
    const STARTS: [&str; 20] = [
        "B", "C", "D", "F", "G", "H", "K", "L", "M", "N", "P", "R", "S", "T", "V", "Br", "Dr", "Kr", "St",
        "Tr",
    ];
    const MIDDLES: [&str; 12] = ["a", "e", "i", "o", "u", "ai", "au", "ei", "ia", "io", "oa", "ue"];
    const ENDS: [&str; 16] =
        ["n", "r", "l", "s", "t", "k", "m", "nd", "rt", "ss", "lk", "v", "x", "z", "rn", "lm"];
    let mut pick = |from: &[&'static str]| from[dice.below(from.len())];
    let syllables = [pick(&STARTS), pick(&MIDDLES), pick(&ENDS), pick(&MIDDLES), pick(&ENDS)];
    syllables.concat()
}
