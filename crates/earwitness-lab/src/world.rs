//! A seeded world of news that never ends: reports of many stories, day by day, made on the fly.
//!
//! Words follow one another as in the articles of a corpus (a chain of word pairs, often broken), so that common
//! words, phrases and rare words are as common as in news. What a story is about (invented names, words, numbers) is its own.

mod chain;
mod story;

use std::collections::BTreeMap;

use serde_json::json;

use crate::synthetic::Dice;
pub use chain::Chain;
use story::Story;

/// Reports that appear on one day.
const REPORTS_A_DAY: usize = 3000;
/// Outlets of the world.
const OUTLETS: usize = 400;
/// The first day, 2031-01-01, counted from 1970-01-01.
const FIRST_DAY: i64 = 22_280;

/// A made report; its id tells story, text and number: "s12.0-5" is of the first text of story 12.
#[derive(Debug, Clone)]
pub struct Dispatch {
    pub id: String,
    pub outlet: usize,
    pub day: i64,
    pub title: String,
    pub text: String,
}

impl Dispatch {
    /// A line that `earwitness` reads.
    pub fn line(&self) -> String {
        json!({
            "id": self.id, "outlet": format!("Outlet {}", self.outlet), "published": date(self.day),
            "title": self.title, "text": self.text,
        })
        .to_string()
    }

    /// The story in an id.
    pub fn story_in(id: &str) -> &str {
        id.split('.').next().unwrap_or(id)
    }

    /// The text in an id: reports of one text are copies.
    pub fn text_in(id: &str) -> &str {
        id.split('-').next().unwrap_or(id)
    }
}

/// The reports of a world in order of time, without end.
#[derive(Debug)]
pub struct World {
    chain: Chain,
    dice: Dice,
    day: i64,
    stories: usize,
    /// Stories with reports to come, by the day of the next.
    waiting: BTreeMap<i64, Vec<Story>>,
    /// The reports of the day, the last first.
    today: Vec<Dispatch>,
}

impl World {
    pub fn new(chain: Chain, seed: u64) -> Self {
        let (dice, waiting) = (Dice(seed), BTreeMap::new());
        Self { chain, dice, day: FIRST_DAY - 1, stories: 0, waiting, today: Vec::new() }
    }

    /// The reports of the next day, shuffled.
    fn dawn(&mut self) {
        self.day += 1;
        let mut open = self.waiting.remove(&self.day).unwrap_or_default();
        while self.today.len() < REPORTS_A_DAY {
            let mut story = open.pop().unwrap_or_else(|| {
                self.stories += 1;
                Story::new(self.stories, &self.chain, &mut self.dice)
            });
            // Most reports of a story come on its first days, each day a share of the rest.
            let today = (story.left as f64 * self.dice.share()).ceil() as usize;
            for _ in 0..today.max(1) {
                let (id, title, text) = story.report(&self.chain, &mut self.dice);
                let outlet = self.dice.below(OUTLETS);
                self.today.push(Dispatch { id, outlet, day: self.day, title, text });
            }
            if story.left > 0 {
                self.waiting.entry(self.day + 1).or_default().push(story);
            }
        }
        // Stories that the day had no room for go on the day after.
        self.waiting.entry(self.day + 1).or_default().extend(open);
        for at in (1..self.today.len()).rev() {
            self.today.swap(at, self.dice.below(at + 1));
        }
    }
}

impl Iterator for World {
    type Item = Dispatch;

    fn next(&mut self) -> Option<Dispatch> {
        if self.today.is_empty() {
            self.dawn();
        }
        self.today.pop()
    }
}

/// A day number as "2031-04-05" (Howard Hinnant's civil_from_days).
fn date(day: i64) -> String {
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_makes_the_same_world() {
        let made = |seed| -> Vec<String> {
            let chain = Chain::learn(
                "Ships left the harbour of Varna. The harbour was closed. Nobody saw the ships.",
            );
            World::new(chain, seed).take(7000).map(|one| one.line()).collect()
        };
        let lines = made(1);
        assert_eq!(lines, made(1));
        assert_ne!(lines, made(2));
        assert!(lines[0].contains("2031-01-01") && lines[6999].contains("2031-01-03"), "{}", lines[6999]);
        let mut ids: Vec<&str> = lines.iter().filter_map(|line| line.split('"').nth(3)).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 7000);
    }

    #[test]
    fn days_are_dates() {
        assert_eq!(date(FIRST_DAY), "2031-01-01");
        assert_eq!(date(0), "1970-01-01");
        assert_eq!(date(11_016), "2000-02-29");
    }
}
