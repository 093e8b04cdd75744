//! Many reports of one event, made from real ones: seeded, and as long as reports are.

use std::{fs, io};

use earwitness::record::{Form, Given, Source};
use serde_json::Value;

use crate::eval::Bench;
use crate::synthetic::{Dice, replaced};

/// Words of a report at least.
const WORDS: usize = 690;
/// Shares of its sentences that stand word for word in a report of the event, and that stand there in other words; the
/// rest is its own, from a report of some other event.
const SHARED: f64 = 0.4;
const REWORDED: f64 = 0.3;
/// Share of the words of a reworded sentence that are others of the event.
const OTHERS: f64 = 0.25;

/// Reports of the event that the first half of `groundnews` tells of. Of every report much is in others, and much not.
pub fn sources(bench: &Bench, count: usize, seed: u64) -> io::Result<Vec<Source>> {
    let event = sentences(&bench.corpus("stories/groundnews.jsonl")?, Of::First)?;
    let other = sentences(&bench.corpus("stories/allsides_roundups.jsonl")?, Of::All)?;
    let words: Vec<&str> = event.iter().flat_map(|sentence| sentence.split(' ')).collect();
    let mut dice = Dice(seed);
    let mut source = |number: usize| {
        let mut own = dice.below(other.len());
        let (mut text, mut length) = (String::new(), 0);
        while length < WORDS {
            let throw = dice.share();
            let sentence = &event[dice.below(event.len())];
            let sentence = if throw < SHARED {
                sentence.clone()
            } else if throw < SHARED + REWORDED {
                replaced(sentence, OTHERS, &words, &mut dice)
            } else {
                own = (own + 1) % other.len();
                other[own].clone()
            };
            length += sentence.split(' ').count();
            text.push_str(&sentence);
            text.push_str(if dice.below(3) == 0 { "\n\n" } else { " " });
        }
        let given = Given { outlet: Some(format!("Outlet {number}")), ..Given::default() };
        let (id, bytes) = (format!("{number:05}"), text.into_bytes());
        Source { id, file: None, form: Form::Text, bytes, given }
    };
    Ok((0..count).map(&mut source).collect())
}

/// Of which stories of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    First,
    All,
}

/// Sentences of news, with single spaces.
fn sentences(file: &std::path::Path, of: Of) -> io::Result<Vec<String>> {
    let (mut sentences, mut first) = (Vec::new(), None);
    for line in fs::read_to_string(file)?.lines() {
        let row: Value = serde_json::from_str(line)?;
        let story = row["story"].as_str().unwrap_or_default().to_owned();
        if of == Of::First && *first.get_or_insert_with(|| story.clone()) != story {
            continue;
        }
        let text = row["text"].as_str().unwrap_or_default();
        for paragraph in text.lines() {
            let words: Vec<&str> = paragraph.split_whitespace().collect();
            let joined = words.join(" ");
            let ended = joined.split_inclusive(". ").map(|s| s.trim().to_owned());
            sentences.extend(ended.filter(|s| s.split(' ').count() >= SHORTEST));
        }
    }
    if sentences.is_empty() {
        return Err(io::Error::other(format!("{}: no sentences", file.display())));
    }
    Ok(sentences)
}

/// Words of a sentence at least: headings have fewer.
const SHORTEST: usize = 5;
