//! Full stops and their like: which end a sentence, by the rules of written English.

use super::word::{follows_clock, is_bare_cue, is_list_number, is_plain_word};
use crate::annotate::abbreviation::{Abbreviation, abbreviation, begins_sentences};
use crate::annotate::quote_mark::{QuoteMark, Side};
use crate::record::Span;

/// The longest sentence in bytes. Running text has none; without it one line of 50 MB would be one sentence.
const LONGEST: usize = 8_192;

/// The most bytes that are looked at behind or ahead of a full stop.
const WINDOW: usize = 64;

/// Where sentences end in a passage; the last end is the passage's own.
pub fn ends(text: &str, passage: Span, marks: &[QuoteMark]) -> Vec<usize> {
    let mut splitter = Splitter { text, part: passage, marks, next_mark: 0 };
    let mut ends = Vec::new();
    let mut start = passage.start;
    while start < passage.end {
        start = splitter.end_of_sentence(start);
        ends.push(start);
    }
    ends
}

struct Splitter<'a> {
    text: &'a str,
    part: Span,
    marks: &'a [QuoteMark],
    /// The first mark not yet passed.
    next_mark: usize,
}

impl Splitter<'_> {
    /// Where the sentence that begins at `start` ends: always after `start`.
    fn end_of_sentence(&mut self, start: usize) -> usize {
        let mut at = start;
        while let Some(here) = self.char_at(at) {
            let after = at + here.len_utf8();
            if is_terminator(here) {
                let stop = self.stop(at);
                if self.ends(start, &stop) {
                    return stop.end;
                }
                at = stop.terminators.end.max(after);
                if at - start > LONGEST {
                    return at;
                }
                continue;
            }
            if here == '\n' && self.blank_line_follows(after) {
                return after;
            }
            if after - start > LONGEST && (here.is_whitespace() || after - start > 2 * LONGEST) {
                return after;
            }
            at = after;
        }
        self.part.end
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..self.part.end)?.chars().next()
    }

    fn blank_line_follows(&self, at: usize) -> bool {
        self.text[at..self.part.end].chars().take(WINDOW).find(|c| !c.is_whitespace() || *c == '\n')
            == Some('\n')
    }

    /// The run of terminators at `at` with the closing marks and brackets that belong to it.
    fn stop(&mut self, at: usize) -> Stop {
        let mut end = at;
        while let Some(c) = self.char_at(end).filter(|_| end - at < LONGEST) {
            if is_terminator(c) {
                end += c.len_utf8();
            } else if c == ' ' && self.text[end + 1..self.part.end].starts_with('.') {
                end += 1; // ". . ."
            } else {
                break;
            }
        }
        let terminators = Span::new(at, end);
        let mut closed = false;
        loop {
            if end - at > 2 * LONGEST {
                return Stop { terminators, end, closed };
            }
            let rest = self.text.get(end..self.part.end).unwrap_or_default();
            let gap = rest.len() - rest.trim_start_matches([' ', '\u{a0}', '\u{2009}', '\u{202f}']).len();
            if let Some(close) = self.mark_at(end + gap).filter(|mark| mark.side == Side::Close && gap <= 4) {
                end = close.span.end;
                closed = true;
            } else if rest.starts_with([')', ']', '}', '*']) {
                end += 1;
            } else {
                return Stop { terminators, end, closed };
            }
        }
    }

    fn mark_at(&mut self, at: usize) -> Option<QuoteMark> {
        while self
            .marks
            .get(self.next_mark)
            .is_some_and(|mark| mark.span.end < self.part.start.max(at.saturating_sub(2 * WINDOW)))
        {
            self.next_mark += 1;
        }
        let ahead = self.marks.get(self.next_mark..).unwrap_or_default();
        ahead.iter().take_while(|mark| mark.span.start <= at).find(|mark| mark.span.start == at).copied()
    }

    /// Whether a sentence that began at `start` ends with this stop.
    fn ends(&mut self, start: usize, stop: &Stop) -> bool {
        let rest = self.text.get(stop.end..self.part.end).unwrap_or_default();
        let Some(next) = rest.chars().next() else { return true };
        let opens_at_once = self.mark_at(stop.end).is_some_and(|mark| mark.side == Side::Open);
        let terminators = stop.terminators.of(self.text);
        if !next.is_whitespace() && !opens_at_once {
            return self.is_glued(start, stop, rest);
        }
        let word = self.next_word(stop.end);
        let Some(first) = word.chars().next() else { return true };
        if matches!(first, ',' | ';' | ':' | '.' | '!' | '?') && !rest.trim_start().starts_with("[.") {
            return false;
        }
        let full_stop = matches!(terminators, "." | ".." | "．");
        if rest.trim_start().starts_with("[") && full_stop {
            return true;
        }
        if !full_stop && !terminators.ends_with(['。', '！', '？']) {
            let lower = first.is_lowercase();
            if lower && (stop.closed || terminators.starts_with('…') || terminators.contains("..")) {
                return false;
            }
            if lower && (word.starts_with("http") || word.starts_with("www.")) {
                return true;
            }
            if lower && !terminators.contains(['!', '?']) {
                return false;
            }
            if lower {
                // "Yahoo! is", "the Where? of it": a name or a word with its own mark.
                return !self.word_before(stop.terminators.start).starts_with(char::is_uppercase);
            }
            if terminators.contains("..") || terminators.contains('…') {
                return word != "I" && !word.starts_with("I'") && !word.starts_with("I’");
            }
            return !(stop.closed && self.cue_follows(stop.end));
        }
        if !full_stop {
            return true;
        }
        self.full_stop_ends(start, stop, word, first)
    }

    fn full_stop_ends(&self, start: usize, stop: &Stop, word: &str, first: char) -> bool {
        let before = self.word_before(stop.terminators.start);
        let own = stop.terminators.start.saturating_sub(start).min(before.len());
        let before = before.get(before.len() - own..).unwrap_or(before);
        let dotless = before.trim_start_matches(|c: char| !c.is_alphanumeric());
        if first.is_lowercase() {
            // An ordinary word before a full stop ends its sentence even where the next one begins small.
            let web = word.starts_with("http") || word.starts_with("www.");
            let wordy = word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’'));
            return !stop.closed
                && stop.end == stop.terminators.end
                && (web || (wordy && is_plain_word(dotless)));
        }
        if stop.closed {
            return true;
        }
        let opening = self.text.get(start..stop.terminators.start).unwrap_or_default().trim();
        if opening.len() <= 4 && is_list_number(opening) {
            return false;
        }
        match abbreviation(dotless) {
            Some(Abbreviation::Leading) => return false,
            Some(Abbreviation::BeforeNumber) => return !first.is_numeric(),
            Some(Abbreviation::TimeOfDay) => return !follows_clock(word),
            Some(Abbreviation::Anywhere) => return begins_sentences(word) || !first.is_alphanumeric(),
            None => {}
        }
        let letters = dotless.chars().filter(|c| c.is_alphabetic()).count();
        let initial = letters == 1 && dotless.chars().count() == 1 && dotless.starts_with(char::is_uppercase);
        let dotted = dotless.contains('.') && dotless.split('.').all(|piece| piece.chars().count() <= 2);
        if initial || dotted {
            return begins_sentences(word) || (dotted && !first.is_alphanumeric());
        }
        true
    }

    /// A full stop with no space after it: "on Friday.The minister" is two sentences, "example.Com" none.
    fn is_glued(&self, start: usize, stop: &Stop, rest: &str) -> bool {
        let mut chars = rest.chars();
        let capital = chars.next().is_some_and(char::is_uppercase);
        let then = chars.next();
        let word = self.next_word(stop.end);
        let before = self.word_before(stop.terminators.start);
        // "On Thursday.Mr. Ryan": a name may end a sentence too, where it is no site's and no short form.
        let site = DOMAINS.contains(&word.to_lowercase().as_str());
        let named = before.starts_with(char::is_uppercase) && abbreviation(before).is_none() && !site;
        let before_is_word = (before.chars().count() >= 3 || SHORT_WORDS.contains(&before) && !site)
            && before.chars().all(char::is_alphabetic)
            && (before.starts_with(char::is_lowercase) || named);
        // "Since 2002.Then he left": a number that does not open a list ends a sentence as a word does.
        let counted = !before.is_empty()
            && before.chars().all(|c| c.is_ascii_digit())
            && self.text[start..stop.terminators.start].trim_start().contains(char::is_whitespace);
        let reads_on = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | ','));
        let closed = stop.closed && !word.starts_with(|c: char| c.is_alphanumeric() && c.is_lowercase());
        capital
            && reads_on
            && (before_is_word || counted || closed)
            && then.is_some_and(|c| c.is_lowercase() || c.is_whitespace())
    }

    /// The word after a position, without opening marks and brackets.
    fn next_word(&self, at: usize) -> &str {
        let rest = self.text.get(at..self.part.end).unwrap_or_default();
        let rest = rest.trim_start_matches(|c: char| {
            c.is_whitespace()
                || matches!(c, '"' | '“' | '”' | '‘' | '\'' | '«' | '(' | '[' | '`' | '„' | '¿' | '¡')
        });
        let end = rest
            .char_indices()
            .take(WINDOW)
            .find(|(_, c)| c.is_whitespace() || matches!(c, '—' | '–' | ')' | '"' | '”'))
            .map_or_else(|| rest.char_indices().nth(WINDOW).map_or(rest.len(), |(i, _)| i), |(i, _)| i);
        let word = &rest[..end];
        let bare = word.trim_end_matches([',', ';', ':', '.', '!', '?']);
        if bare.is_empty() {
            rest.get(..rest.chars().next().map_or(0, char::len_utf8)).unwrap_or_default()
        } else {
            bare
        }
    }

    /// The run of letters, digits and inner full stops that ends at a position.
    fn word_before(&self, end: usize) -> &str {
        let behind = self.text.get(self.part.start..end).unwrap_or_default();
        let start = behind
            .char_indices()
            .rev()
            .take(WINDOW)
            .take_while(|(_, c)| c.is_alphanumeric() || matches!(c, '.' | '&' | '\'' | '’'))
            .last()
            .map_or(behind.len(), |(i, _)| i);
        &behind[start..]
    }

    /// Whether a speaker and a bare cue follow: “Why now?” Captain Mora asked.
    fn cue_follows(&self, at: usize) -> bool {
        let window = self.text.floor_char_boundary((at + 4 * WINDOW).min(self.part.end));
        let rest = self.text.get(at..window).unwrap_or_default().trim_start();
        for (count, word) in rest.split_whitespace().take(5).enumerate() {
            let bare = word.trim_end_matches([',', '.', ';', ':']);
            if count > 0 && is_bare_cue(bare) {
                return bare.len() < word.len();
            }
            if !word.starts_with(char::is_uppercase) && !matches!(word, "the" | "of" | "de" | "al" | "van") {
                return false;
            }
        }
        false
    }
}

/// Words of two letters that end a sentence more often than they stand before a site's name.
const SHORT_WORDS: [&str; 16] =
    ["so", "it", "up", "on", "in", "me", "us", "do", "go", "he", "be", "to", "of", "by", "is", "no"];
/// Last parts of the names of sites, which capitals do not make words: "Amazon.Com".
const DOMAINS: [&str; 14] =
    ["com", "org", "net", "gov", "edu", "mil", "info", "biz", "co", "uk", "us", "eu", "io", "tv"];

/// A run of terminators and what closes with it.
struct Stop {
    terminators: Span,
    end: usize,
    /// Whether a quotation closes after it.
    closed: bool,
}

fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '．' | '‼' | '⁇' | '؟' | '۔' | '।')
}
