//! A name made ready for being compared with many.

use super::acronym::Acronyms;
use super::fold::{self, Word};
use super::surname_first;

/// A written name.
#[derive(Debug, Clone)]
pub struct Name {
    words: Vec<Word>,
    /// All its words as one.
    whole: String,
    acronyms: Acronyms,
    surname_first: bool,
    /// The name without the word that tells a father from a son, where it has one.
    rest: Option<Box<Self>>,
}

impl Name {
    pub fn of(name: &str) -> Self {
        let words: Vec<Word> = fold::words(name).into_iter().map(Word::of).collect();
        let whole = words.iter().map(|word| word.text.as_str()).collect();
        let rest = without_generation(name).map(|rest| Box::new(Self::of(&rest)));
        Self { words, whole, acronyms: Acronyms::of(name), surname_first: surname_first(name), rest }
    }

    /// How many words it has.
    pub fn word_count(&self) -> usize {
        self.words.len()
    }

    /// Whether both are written forms of one full name: case, marks, hyphens, romanisation, initials, acronym.
    ///
    /// "Yoon Suk-yeol" and "Yoon Suk Yeol"; "Volodymyr Zelensky" and "Volodymyr Zelenskyy"; "UN" and "United Nations".
    pub fn is(&self, other: &Self) -> bool {
        let (a, b) = (&self.words, &other.words);
        if a.is_empty() || b.is_empty() {
            return false;
        }
        if self.whole == other.whole
            || self.acronyms.is_of(&other.acronyms)
            || other.acronyms.is_of(&self.acronyms)
        {
            return true;
        }
        if a.len() == 1 || b.len() == 1 {
            return a.len() == b.len() && a[0].alike(&b[0]);
        }
        let in_order = a.len() == b.len() && a.iter().zip(b).all(|(x, y)| x.alike(y) || initial(x, y));
        in_order || a.len() == b.len() && turned(a, b) || without_middle(a, b)
    }

    /// Whether the name ends in a word that tells a father from a son.
    pub fn has_generation(&self) -> bool {
        self.rest.is_some()
    }

    /// Whether it is a surname alone with the word that tells a father from a son: "Harlow Jr."
    pub fn is_surname_of_generation(&self) -> bool {
        self.rest.as_ref().is_some_and(|rest| rest.words.len() == 1)
    }

    /// Whether it is the first of several words of a name.
    pub fn is_given_name_of(&self, full: &Self) -> bool {
        let [given] = &self.words[..] else { return false };
        full.words.len() > 1 && full.words[0].text == given.text && given.text.chars().count() > 2
    }

    /// Whether one is the other with the word that tells a father from a son: "Jr.", "III".
    pub fn is_but_for_generation(&self, other: &Self) -> bool {
        match (&self.rest, &other.rest) {
            (Some(rest), None) => rest.is(other),
            (None, Some(rest)) => self.is(rest),
            _ => false,
        }
    }

    /// Whether it may stand for `full` once `full` is known: a surname, an acronym, the name with parts left out.
    ///
    /// "Xi" for "Xi Jinping", "Ishiba" for "Shigeru Ishiba", "Harlow" for "Oskar Harlow Jr.", "President Lee" is "Lee"
    /// here: of names without titles.
    pub fn stands_for(&self, full: &Self) -> bool {
        if self.is(full) {
            return true;
        }
        let short = &self.words;
        let of = match &full.rest {
            Some(rest) if short.len() == 1 && full.words.len() > 2 => &rest.words,
            _ => &full.words,
        };
        let (Some(last), Some(of_last)) = (short.last(), of.last()) else { return false };
        if short.len() >= of.len() {
            return false;
        }
        if short.len() == 1 {
            return last.alike(of_last) || full.surname_first && last.alike(&of[0]);
        }
        let mut rest = of.iter();
        short.iter().all(|x| rest.any(|y| x.alike(y))) && last.alike(of_last)
    }

    /// Whether a body called `full` may be called so once it is known: "Piers Council" of "Harbour Piers Council"; the "Piers
    /// Council" is not the "Piers and Ferries Council".
    pub fn ends(&self, full: &Self) -> bool {
        let from = full.words.len().saturating_sub(self.words.len());
        self.stands_for(full) && self.words.iter().zip(&full.words[from..]).all(|(x, y)| x.alike(y))
    }
}

/// Words that tell a father from a son.
const GENERATIONS: [&str; 5] = ["jr", "sr", "ii", "iii", "iv"];

/// Whether a word tells a father from a son, written as it is behind a name: "Jr", "III".
pub fn is_generation(word: &str) -> bool {
    let numeral = word.chars().all(|c| matches!(c, 'I' | 'V'));
    GENERATIONS.contains(&word.to_lowercase().as_str()) && (numeral || word.starts_with(['J', 'S']))
}

/// A name without the word that tells a father from a son, where it has one.
pub fn without_generation(name: &str) -> Option<String> {
    let (rest, last) = name.trim().rsplit_once(char::is_whitespace)?;
    let last = last.trim_end_matches('.').to_lowercase();
    GENERATIONS.contains(&last.as_str()).then(|| rest.trim_end_matches(',').to_owned())
}

/// One is the other's initial.
fn initial(a: &Word, b: &Word) -> bool {
    let (a, b) = (&a.text, &b.text);
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.chars().count() == 1 && long.chars().next() == short.chars().next()
}

/// "Jae-myung Lee" and "Lee Jae-myung".
fn turned(a: &[Word], b: &[Word]) -> bool {
    let Some((first, rest)) = a.split_first() else { return false };
    b.last().is_some_and(|last| first.alike(last)) && rest.iter().zip(b).all(|(x, y)| x.alike(y))
        || a.last().is_some_and(|last| last.alike(&b[0])) && a.iter().zip(&b[1..]).all(|(x, y)| x.alike(y))
}

/// "Donald J. Trump" and "Donald Trump".
fn without_middle(a: &[Word], b: &[Word]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() == 2
        && long.len() == 3
        && (short[0].alike(&long[0]) || initial(&short[0], &long[0]))
        && short[1].alike(&long[2])
}
