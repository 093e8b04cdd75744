//! Seeded synthetic sets: families of copies of one text, changed in known ways.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// What was done to a copy.
pub const CHANGES: [&str; 7] = ["original", "2 %", "5 %", "10 %", "20 %", "dropped", "shuffled"];
/// Words of an original at least.
const WORDS: usize = 195;

/// A synthetic report.
#[derive(Debug, Clone)]
pub struct Made {
    pub id: String,
    pub family: usize,
    pub text: String,
}

/// SplitMix64: the same numbers everywhere.
#[derive(Debug, Clone)]
pub struct Dice(pub u64);

impl Dice {
    pub fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        (self.throw() % bound.max(1) as u64) as usize
    }

    /// Even between 0 and 1.
    pub fn share(&mut self) -> f64 {
        (self.throw() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// Originals of about 200 words from the sentences of all `.txt` files in a folder.
pub fn originals(folder: &Path) -> io::Result<Vec<Vec<String>>> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort();
    let mut originals = Vec::new();
    for file in files {
        let text = String::from_utf8_lossy(&fs::read(file)?).into_owned();
        let (mut sentences, mut words) = (Vec::new(), 0);
        for sentence in text.split_inclusive(['.', '!', '?']).map(str::trim).filter(|s| !s.is_empty()) {
            words += sentence.split_whitespace().count();
            sentences.push(sentence.split_whitespace().collect::<Vec<_>>().join(" "));
            if words >= WORDS {
                originals.push(std::mem::take(&mut sentences));
                words = 0;
            }
        }
    }
    Ok(originals)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            files.push(path);
        }
    }
    Ok(())
}

/// Words of a run that says that two texts share a passage.
const RUN: usize = 5;
/// An original of which more runs stand in those before it repeats one of them: news repeats itself, and a pair of
/// originals that are versions of one article is no false pair.
const REPEATED: f64 = 0.05;

/// The originals that repeat none before them.
pub fn distinct(originals: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let new = |sentences: &Vec<String>| {
        let text = sentences.join(" ").to_lowercase();
        let words: Vec<&str> = text.split(' ').collect();
        let runs: BTreeSet<String> = words.windows(RUN).map(|run| run.join(" ")).collect();
        let known = runs.iter().filter(|run| seen.contains(*run)).count();
        let repeats = known as f64 > REPEATED * runs.len() as f64;
        // A repeat is seen too: a third version may hold what the second added.
        seen.extend(runs);
        !repeats
    };
    originals.into_iter().filter(new).collect()
}

/// Every original with six changed copies.
pub fn families(originals: &[Vec<String>], dice: &mut Dice) -> Vec<Made> {
    let words: Vec<&str> = originals.iter().flatten().flat_map(|s| s.split(' ')).collect();
    let mut made = Vec::with_capacity(originals.len() * CHANGES.len());
    for (family, sentences) in originals.iter().enumerate() {
        for change in 0..CHANGES.len() {
            let text = match change {
                0 => sentences.join(" "),
                5 => {
                    let kept: Vec<_> = sentences.iter().filter(|_| dice.share() >= 0.3).cloned().collect();
                    if kept.is_empty() { sentences.join(" ") } else { kept.join(" ") }
                }
                6 => shuffled(sentences, dice).join(" "),
                _ => replaced(&sentences.join(" "), [0.02, 0.05, 0.1, 0.2][change - 1], &words, dice),
            };
            made.push(Made { id: format!("{family}-{change}"), family, text });
        }
    }
    made
}

pub fn replaced(text: &str, share: f64, words: &[&str], dice: &mut Dice) -> String {
    let word = |word| if dice.share() < share { words[dice.below(words.len())] } else { word };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

pub fn shuffled(sentences: &[String], dice: &mut Dice) -> Vec<String> {
    let mut sentences = sentences.to_vec();
    for at in (1..sentences.len()).rev() {
        sentences.swap(at, dice.below(at + 1));
    }
    sentences
}
