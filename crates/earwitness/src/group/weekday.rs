//! Days of the week in a lead: they tell when something happened where dates tell when it was written.

use std::sync::LazyLock;

use super::words::words;

/// The names of the days, known by their hashes.
pub static WEEKDAYS: LazyLock<Weekdays> = LazyLock::new(Weekdays::read);

const NAMES: &str = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday";
/// After these words a day is another week's, or a name: "last Monday", "Black Friday".
const ASIDE: &str = "last next every super black good ash";

/// Hashes of the names, Monday first, and of the words before them that make them tell nothing.
#[derive(Debug)]
pub struct Weekdays {
    names: Vec<u64>,
    aside: Vec<u64>,
}

impl Weekdays {
    fn read() -> Self {
        let [names, aside] = [NAMES, ASIDE].map(|list| words(list).map(|word| word.hash).collect());
        Self { names, aside }
    }

    /// The day that a word names, given the word before; 0 for Monday.
    pub fn named(&self, word: u64, before: Option<u64>) -> Option<u8> {
        let day = self.names.iter().position(|&name| name == word)?;
        let aside = before.is_some_and(|before| self.aside.contains(&before));
        (!aside).then_some(day as u8)
    }
}

#[cfg(test)]
mod tests {
    use crate::group::sketch::{Facts, sketch_text};

    #[test]
    fn the_first_day_of_the_lead_counts() {
        let of = |text: &str| sketch_text(Facts::default(), text).weekday;
        assert_eq!(of("Dockers in Varna walked out on Tuesday, and again on Friday."), Some(1));
        assert_eq!(of("Shops in Varna opened late on Black Friday, and shut on Sunday's orders."), Some(6));
        assert_eq!(of("Ruby tuesday is a song."), None, "no name of a day is written small");
        assert_eq!(of(&format!("{} Monday", "word ".repeat(200))), None);
    }
}
