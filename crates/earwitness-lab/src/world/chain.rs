//! Which word follows which.

use std::collections::BTreeMap;

use crate::synthetic::Dice;

/// How often a word is taken from anywhere instead of after the one before: a chain of a small corpus would repeat
/// its rare phrases far more often than news does.
const BREAK: f64 = 0.3;

/// Words of a text with those that follow each.
#[derive(Debug, Clone, Default)]
pub struct Chain {
    words: Vec<String>,
    /// All running words, in order.
    running: Vec<u32>,
    /// For each word, where it stands in `running`.
    places: Vec<Vec<u32>>,
}

impl Chain {
    pub fn learn(text: &str) -> Self {
        let mut chain = Self::default();
        let mut known: BTreeMap<&str, u32> = BTreeMap::new();
        for word in text.split_whitespace() {
            let number = *known.entry(word).or_insert_with(|| {
                chain.words.push(word.to_owned());
                chain.places.push(Vec::new());
                chain.words.len() as u32 - 1
            });
            chain.places[number as usize].push(chain.running.len() as u32);
            chain.running.push(number);
        }
        chain
    }

    /// A word from anywhere, the common ones more often.
    pub fn any(&self, dice: &mut Dice) -> u32 {
        self.running[dice.below(self.running.len())]
    }

    /// A word to follow another.
    pub fn after(&self, word: u32, dice: &mut Dice) -> u32 {
        let places = &self.places[word as usize];
        let place = places[dice.below(places.len())] as usize;
        match self.running.get(place + 1) {
            Some(&next) if dice.share() >= BREAK => next,
            _ => self.any(dice),
        }
    }

    /// A word that occurs once or a few times and is longer than a grammatical one.
    pub fn rare(&self, dice: &mut Dice) -> u32 {
        loop {
            let word = dice.below(self.words.len());
            if self.places[word].len() < 20 || self.words.len() < 1000 {
                return word as u32;
            }
        }
    }

    pub fn word(&self, word: u32) -> &str {
        &self.words[word as usize]
    }
}
