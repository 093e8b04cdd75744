//! The heard trees of a report, to walk in.

use crate::learned::{Heard, HeardWord};
use crate::record::Span;

/// Steps of a walk towards a root: a guard, deeper sentences are not read.
pub const DEEPEST: usize = 64;

/// All words of a report with their trees.
pub struct Tree<'a> {
    text: &'a str,
    words: &'a [Span],
    places: &'a [HeardWord],
    /// Where the words below a word begin in `below`.
    first: Vec<usize>,
    below: Vec<usize>,
}

impl<'a> Tree<'a> {
    /// `None` where words and places are not of one report.
    pub fn new(text: &'a str, heard: &'a Heard) -> Option<Self> {
        let (words, places) = (&heard.words[..], &heard.tree[..]);
        let count = words.len();
        if places.len() != count || places.iter().any(|place| place.head >= count) {
            return None;
        }
        let hung = || places.iter().enumerate().filter(|(word, place)| place.head != *word);
        let mut first = vec![0; count + 2];
        hung().for_each(|(_, place)| first[place.head + 2] += 1);
        for at in 1..first.len() {
            first[at] += first[at - 1];
        }
        let mut below = vec![0; first[count + 1]];
        for (word, place) in hung() {
            below[first[place.head + 1]] = word;
            first[place.head + 1] += 1;
        }
        Some(Self { text, words, places, first, below })
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    pub fn kind(&self, word: usize) -> &'static str {
        self.places[word].kind
    }

    pub fn relation(&self, word: usize) -> &'static str {
        self.places[word].relation
    }

    /// The word that it depends on; `None` for a root.
    pub fn head(&self, word: usize) -> Option<usize> {
        Some(self.places[word].head).filter(|&head| head != word)
    }

    /// What depends on a word, in reading order.
    pub fn below(&self, word: usize) -> &[usize] {
        &self.below[self.first[word]..self.first[word + 1]]
    }

    /// The first word below in one of the relations.
    pub fn child(&self, word: usize, relations: &[&str]) -> Option<usize> {
        self.below(word).iter().copied().find(|&child| relations.contains(&self.relation(child)))
    }

    /// The preposition of a word; of a name it may be heard to hang from a later word of it.
    pub fn case(&self, word: usize) -> Option<usize> {
        let names = self.below(word).iter().copied().filter(|&child| self.relation(child) == "flat");
        std::iter::once(word).chain(names).find_map(|word| self.child(word, &["case"]))
    }

    /// The word with the parts of it that are heard as words of their own: "re-opened", "'ll".
    pub fn span(&self, word: usize) -> Span {
        let mut span = self.words[word];
        let parts = (word + 1..self.len()).take_while(|&next| self.relation(next) == "part");
        for part in parts {
            if self.words[part].start != span.end {
                break;
            }
            span.end = self.words[part].end;
        }
        span
    }

    /// The word's own piece of the text.
    pub fn piece(&self, word: usize) -> Span {
        self.words[word]
    }

    pub fn lower(&self, word: usize) -> String {
        self.span(word).of(self.text).to_lowercase().replace('’', "'")
    }

    /// Whether the text right after the word's own piece goes on so: "t" after "didn'".
    pub fn is_followed_by(&self, word: usize, ends: &[&str]) -> bool {
        let rest = self.text.get(self.words[word].end..).unwrap_or_default();
        ends.iter().any(|end| rest.starts_with(end))
    }
}
