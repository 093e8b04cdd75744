//! The head of a page, title, deck, byline and caption in any order, and its tail.

use super::block::Block;
use super::{cues, dateline};
use crate::record::PartKind;

/// The first block of running text: what stands before it is the head.
pub(super) fn body_start(text: &str, blocks: &[Block], told: &[Option<PartKind>]) -> usize {
    let candidates = || (0..blocks.len()).take(LONGEST_HEAD).filter(|&i| told[i].is_none());
    if let Some(at) =
        candidates().find(|&i| dateline::find(text, blocks[i].span, 0).is_some() && blocks[i].words >= 8)
    {
        return at;
    }
    let Some(first) = candidates().find(|&i| blocks[i].is_running()) else {
        return candidates().next().unwrap_or(blocks.len());
    };
    // A paragraph that is followed by more of the head is a deck, unless the page starts with its lead.
    let more = (first + 1..blocks.len()).take(4).find(|&i| told[i].is_none() && blocks[i].is_running());
    let Some(next) = more else { return first };
    let between = first + 1..next;
    let title_between = between.clone().any(|i| told[i].is_none() && is_title_like(text, &blocks[i]));
    let furniture_between = between.clone().any(|i| {
        matches!(
            told[i],
            Some(
                PartKind::Byline
                    | PartKind::Caption
                    | PartKind::Notice
                    | PartKind::Credit
                    | PartKind::Navigation
            )
        )
    });
    let titled = (0..first).any(|i| told[i].is_none() && is_title_like(text, &blocks[i]));
    let short = blocks[first].words <= LONGEST_DECK;
    if short && ((title_between && !titled && first == 0) || (titled && furniture_between)) {
        next
    } else {
        first
    }
}

/// Blocks of a head: a taste.
const LONGEST_HEAD: usize = 24;

/// Words of a deck: a taste.
const LONGEST_DECK: usize = 70;

/// Labels the blocks before the body.
pub(super) fn label(
    text: &str,
    blocks: &[Block],
    told: &[Option<PartKind>],
    kinds: &mut [PartKind],
    body_start: usize,
    given: Option<&str>,
) {
    let open: Vec<usize> = (0..body_start.min(blocks.len())).filter(|&i| told[i].is_none()).collect();
    let title =
        given.and_then(|given| find_given(text, blocks, given)).or_else(|| find_title(text, blocks, &open));
    for &i in &open {
        kinds[i] = head_kind(text, blocks, i, title);
    }
    if let Some(title) = title {
        kinds[title] = PartKind::Title;
    } else if open.is_empty() && given.is_none() {
        // The page may begin with a short title that ends like a sentence.
        let first = (0..blocks.len()).find(|&i| told[i].is_none());
        if let Some(first) = first.filter(|&i| i == body_start && is_sentence_title(text, blocks, i)) {
            kinds[first] = PartKind::Title;
        }
    }
}

/// The block that holds the given title, letter for letter but for case, spaces and marks.
fn find_given(text: &str, blocks: &[Block], given: &str) -> Option<usize> {
    let wanted = letters(given);
    let longest = 4 * given.len() + 64;
    (0..blocks.len()).take(LONGEST_HEAD).find(|&i| {
        !wanted.is_empty() && blocks[i].span.len() <= longest && letters(blocks[i].of(text)) == wanted
    })
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The best title among the open blocks of the head: the first title-like one of at least five words.
fn find_title(text: &str, blocks: &[Block], open: &[usize]) -> Option<usize> {
    let like = |least: usize| {
        open.iter().copied().find(|&i| blocks[i].words >= least && is_title_like(text, &blocks[i]))
    };
    like(5).or_else(|| like(3)).or_else(|| open.iter().copied().find(|&i| is_sentence_title(text, blocks, i)))
}

/// A line without a final stop, of the length of a headline.
fn is_title_like(text: &str, block: &Block) -> bool {
    let line = block.of(text);
    let stopped = line.ends_with('.') && !line.ends_with("..") && !line.ends_with("U.S.");
    (3..=LONGEST_TITLE).contains(&block.words) && !stopped && !line.ends_with([':', ';', ','])
}

const LONGEST_TITLE: usize = 28;

/// A title that ends with a full stop: short, first, set off by its brevity or its capitals.
fn is_sentence_title(text: &str, blocks: &[Block], at: usize) -> bool {
    let block = &blocks[at];
    let running: Vec<usize> = blocks
        .iter()
        .skip(at + 1)
        .filter(|block| block.is_running())
        .take(12)
        .map(|block| block.words)
        .collect();
    if running.is_empty() {
        return false;
    }
    let usual = running.iter().sum::<usize>() / running.len();
    let line = block.of(text);
    let one = !line.trim_end_matches(['.', '!', '?', '"', '”']).contains(". ");
    (3..=20).contains(&block.words)
        && one
        && !line.contains(" said")
        && !names_a_day(line)
        && (block.capitals >= 60 || usual >= block.words * 3 / 2)
}

fn names_a_day(line: &str) -> bool {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        .iter()
        .any(|day| line.contains(day))
}

fn head_kind(text: &str, blocks: &[Block], at: usize, title: Option<usize>) -> PartKind {
    let block = &blocks[at];
    let line = block.of(text);
    let lower = line.to_lowercase();
    if cues::SECTIONS.contains(&lower.trim_end_matches(['.', ':', ' '])) {
        return PartKind::Navigation;
    }
    if block.words <= 4 && !block.ends {
        let names = line.split_whitespace().all(|word| {
            word.starts_with(char::is_uppercase)
                || matches!(word, "and" | "de" | "van" | "von" | "al" | "bin")
        });
        let after_title = title.is_some_and(|title| at > title);
        return if names && after_title { PartKind::Byline } else { PartKind::Navigation };
    }
    match title {
        Some(title) if at == title => PartKind::Title,
        _ if block.words >= 5 => PartKind::Deck,
        _ => PartKind::Heading,
    }
}

/// What a line without a final mark is after the last paragraph.
pub(super) fn tail_kind(line: &str, block: &Block) -> PartKind {
    let names = block.words <= 4
        && line
            .split_whitespace()
            .all(|word| word.starts_with(char::is_uppercase) || matches!(word, "and" | "in"));
    if names { PartKind::Byline } else { PartKind::Promo }
}
