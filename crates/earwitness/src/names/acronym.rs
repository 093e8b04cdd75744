//! "APEC" for "Asia-Pacific Economic Cooperation".

/// Small words that acronyms leave out.
const SKIPPED: [&str; 8] = ["of", "the", "and", "for", "in", "on", "to", "de"];

/// A name as an acronym, and the acronyms of it.
#[derive(Debug, Clone)]
pub struct Acronyms {
    written: Option<String>,
    made: Option<[String; 2]>,
}

impl Acronyms {
    pub fn of(name: &str) -> Self {
        Self { written: written(name), made: made(name) }
    }

    /// Whether the name is made of the first letters of the words of another, small words optional.
    pub fn is_of(&self, long: &Self) -> bool {
        self.written
            .as_ref()
            .is_some_and(|letters| long.made.as_ref().is_some_and(|made| made.contains(letters)))
    }
}

/// Whether `short` is made of the first letters of the words of `long`, small words optional.
pub fn is_acronym_of(short: &str, long: &str) -> bool {
    Acronyms::of(short).is_of(&Acronyms::of(long))
}

/// What a name shares with an acronym of it, or with a name that it is the acronym of.
pub fn letters(name: &str) -> Vec<String> {
    written(name).into_iter().chain(made(name).into_iter().flatten()).collect()
}

/// The letters of an acronym.
fn written(short: &str) -> Option<String> {
    let letters: String = short.chars().filter(|c| *c != '.').collect();
    let capitals = letters.chars().count() >= 2 && letters.chars().all(char::is_uppercase);
    capitals.then_some(letters)
}

/// The acronyms of a name: of all its words, and without the small ones.
fn made(long: &str) -> Option<[String; 2]> {
    let words = || long.split(|c: char| c.is_whitespace() || c == '-').filter(|w| !w.is_empty());
    words().nth(1)?;
    let first = |w: &str| w.chars().next().map(|c| c.to_uppercase().next().unwrap_or(c));
    let main = words().filter(|w| !SKIPPED.contains(&w.to_lowercase().as_str()));
    Some([words().filter_map(first).collect(), main.filter_map(first).collect()])
}
