//! What stands around each gap between words: the features that training and use share.

use rustc_hash::FxHashSet;

use super::weight::SIZE;
use crate::record::Span;

/// The name of this set of features; weights fitted to another are refused.
pub const FEATURES: &str = "gap-1";

/// Longest distance between two of the rules' ends that is no emergency cut, in bytes.
const FAR: usize = 8_000;

/// What stands between white space, taken apart.
#[derive(Debug, Clone)]
pub struct Chunk {
    pub span: Span,
    /// Its letters and digits in lower case, inner marks kept.
    lower: String,
    shape: &'static str,
    /// What opens it: a mark of quotation, a bracket.
    opens: &'static str,
    /// What closes it.
    closes: &'static str,
    /// Its last marks: ".", "?!", ",".
    stop: &'static str,
    /// By how much it changes the depth of round brackets.
    round: i32,
    /// Whether its part has gone on so long that the rules cut it blindly.
    pub far: bool,
}

/// The chunks of a passage, in order.
pub fn chunks(text: &str, passage: Span) -> Vec<Chunk> {
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut start = None;
    let body = passage.of(text);
    for (at, c) in body.char_indices().chain([(body.len(), ' ')]) {
        match (c.is_whitespace(), start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                chunks.push(chunk(&body[from..at], passage.start + from));
                start = None;
            }
            _ => {}
        }
    }
    chunks
}

fn chunk(word: &str, at: usize) -> Chunk {
    let inner = word.trim_start_matches(is_opener);
    let opens = &word[..word.len() - inner.len()];
    let bare = word.trim_end_matches(is_closer);
    let closes = &word[bare.len()..];
    let letters = bare.trim_end_matches(is_stop);
    let stop = &bare[letters.len()..];
    let core = inner.trim_end_matches(is_closer).trim_end_matches(is_stop);
    let count = |mark: char| i32::try_from(word.matches(mark).count()).unwrap_or(0);
    Chunk {
        span: Span::new(at, at + word.len()),
        lower: core.to_lowercase(),
        shape: shape(core),
        opens: side(opens, &['"', '“', '«'], &['(', '[']),
        closes: side(closes, &['"', '”', '»'], &[')', ']']),
        stop: kind_of_stop(stop),
        round: count('(') - count(')'),
        far: word.len() > FAR,
    }
}

fn is_opener(c: char) -> bool {
    matches!(c, '"' | '“' | '‘' | '\'' | '(' | '[' | '{' | '«' | '`' | '„' | '*')
}

fn is_closer(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '}' | '»' | '*')
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | ',' | ';' | ':' | '-' | '–' | '—')
}

fn side(marks: &str, quotes: &[char], brackets: &[char]) -> &'static str {
    match () {
        () if marks.is_empty() => "-",
        () if marks.contains(quotes) => "q",
        () if marks.contains(brackets) => "(",
        () => "o",
    }
}

fn shape(core: &str) -> &'static str {
    let mut chars = core.chars();
    let Some(first) = chars.next() else { return "0" };
    if core.chars().all(char::is_numeric) {
        return ["d1", "d2", "d3", "d4", "d5"][core.chars().count().min(5) - 1];
    }
    if core.chars().any(char::is_numeric) {
        return "dx";
    }
    if !core.chars().any(char::is_alphabetic) {
        return match first {
            '-' | '–' | '—' => "p-",
            '>' | '<' | '|' | '=' | '_' | '~' => "p=",
            ':' | ';' => "p:",
            _ => "p",
        };
    }
    let small = core.chars().any(char::is_lowercase);
    let large = core.chars().any(char::is_uppercase);
    match (small, large) {
        (_, false) => "l",
        (false, true) if core.chars().count() == 1 => "U1",
        (false, true) => "UU",
        (true, true) if !first.is_uppercase() => "lU",
        (true, true) if chars.any(char::is_uppercase) => "Ux",
        (true, true) => "Ul",
    }
}

fn kind_of_stop(stop: &str) -> &'static str {
    match stop {
        "" => "0",
        "." => ".",
        "!" => "!",
        "?" => "?",
        "," => ",",
        ";" => ";",
        ":" => ":",
        "…" => "...",
        ".." => "..",
        _ if stop.contains(['!', '?']) => "?!",
        _ if stop.matches('.').count() > 1 => "...",
        _ if stop.contains(['-', '–', '—']) => "-",
        _ => "m",
    }
}

/// A count on a coarse scale.
fn coarse(count: usize) -> &'static str {
    const SCALE: [(usize, &str); 9] =
        [(1, "1"), (2, "2"), (3, "3"), (4, "4"), (6, "6"), (9, "9"), (14, "14"), (22, "22"), (40, "40")];
    SCALE.iter().find(|(most, _)| count <= *most).map_or("more", |(_, name)| name)
}

/// The feature that a gap has where the rules end a sentence there; always the first of its list.
pub fn ruled_feature() -> u16 {
    id(0, &["ends"])
}

/// A feature's number: FNV-1a over its template and values, folded.
fn id(template: u8, values: &[&str]) -> u16 {
    const PRIME: u64 = 0x0100_0000_01b3;
    let mut hash = (0xcbf2_9ce4_8422_2325 ^ u64::from(template)).wrapping_mul(PRIME);
    for value in values {
        for byte in value.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
        }
    }
    #[expect(clippy::cast_possible_truncation, reason = "folded into SIZE")]
    let folded = ((hash ^ (hash >> 32)) % SIZE as u64) as u16;
    folded
}

/// What a passage is like as a whole.
struct Passage<'a> {
    /// Words that it has in small letters.
    small: FxHashSet<&'a str>,
    /// Words to a full stop.
    density: &'static str,
    /// Tenths of its words with a capital, by twos.
    capitals: &'static str,
    stops: &'static str,
}

impl<'a> Passage<'a> {
    fn of(chunks: &'a [Chunk]) -> Self {
        let ends = |c: &&Chunk| matches!(c.stop, "." | "!" | "?" | "?!" | "..." | "..");
        let stops = chunks.iter().filter(ends).count();
        let capitals = chunks.iter().filter(|c| c.shape.starts_with('U')).count();
        let words = chunks.iter().filter(|c| c.shape.starts_with(['U', 'l'])).count().max(1);
        Self {
            small: chunks.iter().filter(|c| c.shape == "l").map(|c| c.lower.as_str()).collect(),
            density: coarse(chunks.len() / (stops + 1)),
            capitals: ["0", "2", "4", "6", "8", "10"][(5 * capitals / words).min(5)],
            stops: ["none", "one", "more"][stops.min(2)],
        }
    }
}

/// Calls `each` with every gap, numbered by the chunk before it, and its features. `ruled` is where the rules end
/// sentences, sorted.
pub fn features(chunks: &[Chunk], ruled: &[usize], mut each: impl FnMut(usize, &[u16])) {
    let passage = Passage::of(chunks);
    let (mut since, mut in_marks, mut depth) = (0, false, 0);
    let mut ids = Vec::new();
    for gap in 0..chunks.len().saturating_sub(1) {
        let left = &chunks[gap];
        since += 1;
        in_marks |= left.opens == "q";
        in_marks &= left.closes != "q";
        depth = (depth + left.round).clamp(0, 2);
        let next = ruled.partition_point(|&end| end < left.span.end);
        let by_rule = ruled.get(next).is_some_and(|&end| end < chunks[gap + 1].span.start);
        ids.clear();
        let place = Place { gap, since, in_marks, in_round: depth > 0, by_rule };
        around(chunks, &passage, &place, &mut ids);
        each(gap, &ids);
        if by_rule {
            since = 0;
        }
    }
}

struct Place {
    gap: usize,
    /// Chunks since the rules' last end.
    since: usize,
    in_marks: bool,
    in_round: bool,
    by_rule: bool,
}

fn around(chunks: &[Chunk], passage: &Passage<'_>, place: &Place, ids: &mut Vec<u16>) {
    let (left, right) = (&chunks[place.gap], &chunks[place.gap + 1]);
    let before = place.gap.checked_sub(1).map(|i| &chunks[i]);
    let after = chunks.get(place.gap + 2);
    let (l, r) = (left.lower.as_str(), right.lower.as_str());
    let (ll, lls) = before.map_or(("", "S"), |c| (c.lower.as_str(), c.shape));
    let (rr, rrs) = after.map_or(("", "E"), |c| (c.lower.as_str(), c.shape));
    let (stop, closes, opens) = (left.stop, left.closes, right.opens);
    let (ls, rs) = (left.shape, right.shape);
    let flag = |on: bool| if on { "1" } else { "0" };
    let rule = if place.by_rule { "ends" } else { "goes on" };
    let (since, left_over) = (coarse(place.since), coarse(chunks.len() - 1 - place.gap));
    let mut add = |template: u8, values: &[&str]| ids.push(id(template, values));
    add(0, &[rule]);
    add(1, &[rule, stop, closes]);
    add(2, &[rule, stop, closes, rs, opens]);
    add(3, &[rule, stop, l]);
    add(4, &[rule, stop, r, rs]);
    add(5, &[stop, closes]);
    add(6, &[stop, closes, rs, opens]);
    add(7, &[stop, closes, rs, opens, ls]);
    add(8, &[stop, l]);
    add(9, &[stop, r, rs]);
    add(10, &[stop, rs, rrs]);
    add(11, &[stop, rs, opens, since]);
    add(12, &[stop, rs, rr, rrs]);
    add(13, &[stop, ll]);
    add(14, &[stop, rs, ls, left_over]);
    add(15, &[stop, flag(place.in_marks), rs]);
    add(16, &[stop, flag(place.in_round), rs]);
    add(17, &[stop, rs, passage.density]);
    add(18, &[stop, rs, passage.capitals]);
    add(19, &[stop, rs, right.stop, rrs]);
    add(20, &[l, r, rs]);
    add(21, &[stop, rs, lls, ls]);
    add(22, &[stop, rs, coarse(l.chars().count().min(6))]);
    add(23, &[stop, tail(l), rs]);
    add(24, &[stop, ls, r]);
    if rs.starts_with('U') {
        add(25, &[stop, flag(passage.small.contains(r)), passage.capitals]);
    }
    if l.contains('.') {
        add(26, &[stop, rs]);
    }
    if matches!(stop, "0" | ",") {
        add(27, &[stop, rs, passage.density, since, left_over]);
        add(28, &[stop, rs, ls, passage.stops]);
    }
}

/// The last three letters.
fn tail(word: &str) -> &str {
    word.char_indices().rev().nth(2).map_or(word, |(at, _)| &word[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chunk_is_taken_apart() {
        let text = "(“Harbour.”) 3,500 U.S. ...";
        let found = chunks(text, Span::new(0, text.len()));
        let shown: Vec<_> =
            found.iter().map(|c| (c.opens, c.lower.as_str(), c.shape, c.stop, c.closes)).collect();
        assert_eq!(
            shown,
            [
                ("q", "harbour", "Ul", ".", "q"),
                ("-", "3,500", "dx", "0", "-"),
                ("-", "u.s", "UU", ".", "-"),
                ("-", "", "0", "...", "-"),
            ]
        );
    }

    #[test]
    fn the_rules_word_comes_first() {
        let text = "It rains. We go";
        let found = chunks(text, Span::new(0, text.len()));
        let mut first = Vec::new();
        features(&found, &[9, text.len()], |_, ids| first.push(ids[0] == ruled_feature()));
        assert_eq!(first, [false, true, false]);
    }
}
