//! Words, numbers and marks, split as the Penn treebank and Universal Dependencies split them, but that
//! words joined by a hyphen stay whole.

use super::abbreviation::abbreviation;
use super::quote_mark::{self, QuoteMark, Side};
use crate::record::{Sentence, Span, Token, TokenKind};

/// The tokens of all sentences, in reading order.
pub fn find(text: &str, sentences: &[Sentence]) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut index = 0;
    for group in sentences.chunk_by(|a, b| a.part == b.part) {
        let Some(span) = group.first().zip(group.last()).map(|(a, b)| a.span.join(b.span)) else { continue };
        let marks = quote_mark::find(text, span);
        let mut next = 0;
        for sentence in group {
            let from =
                marks[next..].iter().take_while(|mark| mark.span.start < sentence.span.start).count() + next;
            next = marks[from..].iter().take_while(|mark| mark.span.start < sentence.span.end).count() + from;
            let mut cutter = Cutter { text, end: sentence.span.end, sentence: index, tokens: &mut tokens };
            cutter.cut_sentence(sentence.span, &marks[from..next]);
            index += 1;
        }
    }
    tokens
}

struct Cutter<'a> {
    text: &'a str,
    /// End of the sentence.
    end: usize,
    sentence: usize,
    tokens: &'a mut Vec<Token>,
}

impl Cutter<'_> {
    fn cut_sentence(&mut self, span: Span, marks: &[QuoteMark]) {
        let mut start = span.start;
        for mark in marks {
            self.cut_words(Span::new(start, mark.span.start));
            let kind = if mark.side == Side::Open { TokenKind::OpenQuote } else { TokenKind::CloseQuote };
            self.push(mark.span, kind);
            start = mark.span.end.max(start);
        }
        self.cut_words(Span::new(start, span.end));
    }

    /// A stretch without quotation marks: cut at white space, then each word.
    fn cut_words(&mut self, stretch: Span) {
        let mut start = None;
        for (at, c) in stretch.of(self.text).char_indices() {
            let at = stretch.start + at;
            if is_blank(c) {
                if let Some(start) = start.take() {
                    self.cut_word(Span::new(start, at));
                }
            } else {
                start.get_or_insert(at);
            }
        }
        if let Some(start) = start {
            self.cut_word(Span::new(start, stretch.end));
        }
    }

    /// One run without white space.
    fn cut_word(&mut self, mut run: Span) {
        while !run.is_empty() {
            let rest = run.of(self.text);
            let length = self.token_length(rest, run);
            let token = Span::new(run.start, run.start + length);
            let first = rest.chars().next().unwrap_or(' ');
            let word = first.is_alphanumeric()
                || (length > 1 && token.of(self.text).chars().any(char::is_alphanumeric));
            match (word, starts_number(rest)) {
                (true, true) => self.push(token, TokenKind::Number),
                (true, false) => self.push_word(token),
                _ => self.push(token, TokenKind::Mark),
            }
            run.start = token.end;
        }
    }

    /// The length in bytes of the token that begins a run: at least one character.
    fn token_length(&self, rest: &str, run: Span) -> usize {
        let first = rest.chars().next().unwrap_or(' ');
        let one = first.len_utf8();
        if is_address(rest) {
            return rest.trim_end_matches([',', '.', ';', ':', '!', '?', ')', ']', '>']).len().max(one);
        }
        if matches!(first, '.' | '-' | '!' | '?' | '*' | '_' | '=' | '~') && !starts_number(rest) {
            return rest.len() - rest.trim_start_matches(first).len();
        }
        if starts_number(rest) {
            return number_length(rest);
        }
        if matches!(first, '@' | '#') && rest[one..].starts_with(|c: char| c.is_alphanumeric()) {
            return one
                + rest[one..].find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len() - one);
        }
        if matches!(first, '\'' | '’') && rest[one..].starts_with(char::is_alphanumeric) {
            return one + word_length(&rest[one..]);
        }
        if !first.is_alphanumeric() {
            return one;
        }
        let length = word_length(rest);
        self.with_full_stop(rest, length, run)
    }

    /// A word with its full stop, where that is not the end of the sentence or the word is an abbreviation.
    fn with_full_stop(&self, rest: &str, length: usize, run: Span) -> usize {
        if !rest[length..].starts_with('.') || rest[length..].starts_with("..") {
            return length;
        }
        let word = &rest[..length];
        let after = &self.text[run.start + length + 1..self.end];
        let ends_sentence = !after.contains(|c: char| c.is_alphanumeric());
        let dotted =
            word.contains('.') || (word.chars().count() == 1 && word.chars().all(char::is_uppercase));
        let kept = dotted || abbreviation(word).is_some() || (!ends_sentence && rest.len() == length + 1);
        if kept { length + 1 } else { length }
    }

    /// A word, with "'s", "n't" and their like split off.
    fn push_word(&mut self, span: Span) {
        let word = span.of(self.text);
        let cut = clitic_start(word).filter(|cut| *cut > 0 && *cut < word.len());
        match cut {
            Some(cut) => {
                self.push(Span::new(span.start, span.start + cut), TokenKind::Word);
                self.push(Span::new(span.start + cut, span.end), TokenKind::Word);
            }
            None => self.push(span, TokenKind::Word),
        }
    }

    fn push(&mut self, span: Span, kind: TokenKind) {
        if !span.is_empty() {
            self.tokens.push(Token { span, kind, sentence: self.sentence });
        }
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{0}')
}

/// Web and mail addresses stay whole.
fn is_address(rest: &str) -> bool {
    let head = rest.get(..8).unwrap_or(rest).to_ascii_lowercase();
    if head.starts_with("http://") || head.starts_with("https://") || head.starts_with("www.") {
        return true;
    }
    rest.len() < 256
        && rest.starts_with(|c: char| c.is_ascii_alphanumeric())
        && rest.split_once('@').is_some_and(|(name, host)| {
            host.contains('.')
                && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+'))
        })
}

fn starts_number(rest: &str) -> bool {
    let mut chars = rest.chars();
    match chars.next() {
        Some(c) if c.is_ascii_digit() => true,
        Some('.') => chars.next().is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    }
}

/// "1,250.5", "10:30", "10/06/2025", "1.5bn", "21st", "1990s"; a hyphen ends it.
fn number_length(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins =
            matches!(c, ',' | '.' | ':' | '/') && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if !c.is_alphanumeric() && !joins {
            break;
        }
        end = at + c.len_utf8();
    }
    let abbreviated =
        rest[end..].starts_with('.') && rest[..end].ends_with(['m']) && rest[..end].contains(".m");
    if abbreviated { end + 1 } else { end.max(1) }
}

/// Letters and digits with inner hyphens, apostrophes, full stops and ampersands.
fn word_length(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let joins = match c {
            '-' | '\u{2010}' | '\u{2011}' | '_' => next.is_some_and(char::is_alphanumeric),
            '\'' | '’' | '‘' => next.is_some_and(char::is_alphabetic),
            '.' => next.is_some_and(char::is_alphanumeric),
            '&' => next.is_some_and(char::is_uppercase) && at <= 2,
            _ => false,
        };
        if !c.is_alphanumeric() && !joins && !is_joiner(c) {
            break;
        }
        end = at + c.len_utf8();
        if c == '$' {
            break;
        }
    }
    // "US$300": the sign belongs to the letters before it.
    if rest[end..].starts_with('$') && end > 0 {
        end + 1
    } else {
        end.max(rest.chars().next().map_or(1, char::len_utf8))
    }
}

/// Combining marks, soft hyphens and joiners stay inside words.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{900}'..='\u{dff}' | '\u{e00}'..='\u{e7f}' | '\u{64b}'..='\u{65f}')
}

/// Where the clitic of a word begins: Lund|'s, do|n't, they|'ll, can|not.
fn clitic_start(word: &str) -> Option<usize> {
    if word.eq_ignore_ascii_case("cannot") {
        return Some(3);
    }
    let (at, mark) = word.char_indices().rev().take(4).find(|(_, c)| matches!(c, '\'' | '’' | '‘'))?;
    let tail = word.get(at + mark.len_utf8()..)?.to_ascii_lowercase();
    match tail.as_str() {
        "s" | "re" | "ve" | "ll" | "d" | "m" => Some(at),
        "t" => word[..at].ends_with(['n', 'N']).then(|| at - 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::sentence;
    use crate::record::{Part, PartKind};

    fn tokens(text: &str) -> Vec<(&str, TokenKind)> {
        let parts = [Part { span: Span::new(0, text.len()), kind: PartKind::Body }];
        find(text, &sentence::find(text, &parts)).iter().map(|t| (t.span.of(text), t.kind)).collect()
    }

    fn words(text: &str) -> String {
        tokens(text).iter().map(|(t, _)| *t).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn splits_like_the_treebanks() {
        assert_eq!(words("Lund's crew didn't leave."), "Lund 's crew did n't leave .");
        assert_eq!(words("The U.S. envoy, Mr. Lund, cannot go."), "The U.S. envoy , Mr. Lund , can not go .");
        assert_eq!(words("They flew to the U.S."), "They flew to the U.S.");
        assert_eq!(
            words("A $1,250.5bn deal (or 30%) by 10:30."),
            "A $ 1,250.5bn deal ( or 30 % ) by 10:30 ."
        );
        assert_eq!(words("The pilots’ hall—closed... for now"), "The pilots ’ hall — closed ... for now");
        assert_eq!(words("a 19-year-old from Baek-dong"), "a 19 - year-old from Baek-dong");
        assert_eq!(
            words("See https://example.org/a?b=1, or ask a.b@example.org."),
            "See https://example.org/a?b=1 , or ask a.b@example.org ."
        );
    }

    #[test]
    fn quotation_marks_know_their_side() {
        let kinds: Vec<_> = tokens("“It isn’t far,\" he said, ‘not far’.")
            .into_iter()
            .filter(|(_, kind)| matches!(kind, TokenKind::OpenQuote | TokenKind::CloseQuote))
            .collect();
        use TokenKind::{CloseQuote, OpenQuote};
        assert_eq!(kinds, [("“", OpenQuote), ("\"", CloseQuote), ("‘", OpenQuote), ("’", CloseQuote)]);
    }
}
