//! Titles and roles before a name: "President", "foreign minister", "Mr.".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::gazetteer::rows;
use crate::annotate::line::Word;

/// What a title tells of its bearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Gender {
    #[default]
    Unknown,
    Male,
    Female,
}

/// A title found before a name, or a role found alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Title {
    /// Words it takes, marks included.
    pub words: usize,
    pub gender: Gender,
    /// Head of a state or government.
    pub head: bool,
}

type Row = (Vec<&'static str>, Gender, bool);

static TITLES: LazyLock<FxHashMap<&'static str, Vec<Row>>> = LazyLock::new(|| {
    let mut titles: FxHashMap<&'static str, Vec<Row>> = FxHashMap::default();
    for line in rows(include_str!("lists/titles.tsv")) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [title, gender, head] = cells[..] else { continue };
        let words: Vec<&str> = title.split(' ').collect();
        let gender = match gender {
            "m" => Gender::Male,
            "f" => Gender::Female,
            _ => Gender::Unknown,
        };
        titles.entry(words[0]).or_default().push((words, gender, head == "head"));
    }
    for list in titles.values_mut() {
        list.sort_by_key(|(words, ..)| std::cmp::Reverse(words.len()));
    }
    titles
});

/// The longest title that starts at a word: an abbreviation takes its full stop.
pub fn title(words: &[Word<'_>]) -> Option<Title> {
    let first = words.first()?;
    TITLES.get(first.lower.as_str())?.iter().find_map(|(title, gender, head)| {
        let mut at = 0;
        for part in title {
            if words.get(at)?.lower != *part {
                return None;
            }
            at += 1;
            if part.len() <= 4 && words.get(at).is_some_and(|w| w.text == ".") {
                at += 1;
            }
        }
        Some(Title { words: at, gender: *gender, head: *head })
    })
}
