//! Words of which only one is so of one thing: "acquitted" and "convicted".

use rustc_hash::FxHashMap;

use crate::weigh::judge::scene::Scene;

/// The lists, a line for two sides. See there.
const OPPOSITES: &str = include_str!("opposites.txt");

/// For each stem of a story the sides that it is on: the line, and which of the two.
#[derive(Debug, Default)]
pub struct Opposites(FxHashMap<u32, Vec<(usize, bool)>>);

impl Opposites {
    /// `all`: also those that may both be so, of two times of a day, or of two persons.
    pub fn of(scene: &Scene<'_>, all: bool) -> Self {
        let mut sides: FxHashMap<u32, Vec<(usize, bool)>> = FxHashMap::default();
        let lines =
            OPPOSITES.lines().filter(|line| !line.starts_with('#') && (all || !line.starts_with('~')));
        let lines = lines.map(|line| line.trim_start_matches('~')).enumerate();
        for (line, (one, other)) in lines.filter_map(|(at, line)| Some((at, line.split_once('|')?))) {
            for (words, side) in [(one, false), (other, true)] {
                for stem in words.split_whitespace().filter_map(|word| scene.stem(word)) {
                    let known = sides.entry(stem).or_default();
                    if !known.contains(&(line, side)) {
                        known.push((line, side));
                    }
                }
            }
        }
        Self(sides)
    }

    pub fn are(&self, a: u32, b: u32) -> bool {
        let sides = |stem| self.0.get(&stem).map_or(&[][..], Vec::as_slice);
        sides(a).iter().any(|&(line, side)| sides(b).contains(&(line, !side)))
            && !sides(a).iter().any(|side| sides(b).contains(side))
    }
}
