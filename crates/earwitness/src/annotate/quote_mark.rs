//! Quotation marks: which side each one stands on, told from its shape, its place and its partner.

use crate::record::Span;

/// A quotation mark; apostrophes, primes and feet marks are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuoteMark {
    pub span: Span,
    pub side: Side,
}

/// The side of a quotation on which a mark stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Open,
    Close,
}

/// The most bytes that a quotation in single marks is looked for: a taste, far above any quoted phrase.
const SINGLE_REACH: usize = 2_000;

/// The quotation marks of one part of a text, in reading order. Linear in the length of the part.
pub fn find(text: &str, part: Span) -> Vec<QuoteMark> {
    let mut marks = Vec::new();
    let mut double_open = false;
    let mut single = Single::default();
    let passage = part.of(text);
    let mut before = None;
    let mut skip_to = 0;
    for (at, here) in passage.char_indices() {
        if at < skip_to {
            before = Some(here);
            continue;
        }
        let after = passage[at + here.len_utf8()..].chars().next();
        let place = place(before, after);
        let mut end = at + here.len_utf8();
        let mut side = None;
        match here {
            '“' | '„' | '‟' | '«' | '「' | '『' => {
                let turned = place == Some(Side::Close) && double_open;
                side = Some(if turned { Side::Close } else { Side::Open });
            }
            '”' | '»' | '」' | '』' => {
                let turned = place == Some(Side::Open) && !double_open;
                side = Some(if turned { Side::Open } else { Side::Close });
            }
            '"' | '＂' => {
                let inches = !double_open && before.is_some_and(|c| c.is_ascii_digit());
                let unsure = if double_open { Side::Close } else { Side::Open };
                side = if inches { None } else { Some(place.unwrap_or(unsure)) };
            }
            '\'' | '`' if after == Some(here) => {
                end = at + 2;
                skip_to = end;
                let opens = here == '`' || (!double_open && before.is_none_or(is_left));
                side = Some(if opens { Side::Open } else { Side::Close });
            }
            '‘' | '‚' | '‹' | '\'' | '’' | '›' => {
                single.meet(&mut marks, part.start + at, here, before, &passage[end..]);
            }
            _ => {}
        }
        if let Some(side) = side {
            double_open = side == Side::Open;
            single.end_at_double(side, before);
            marks.push(QuoteMark { span: Span::new(part.start + at, part.start + end), side });
        }
        before = Some(here);
    }
    single.finish(&mut marks);
    marks.sort_by_key(|mark| mark.span);
    marks
}

/// The side that the neighbours of a mark speak for, where they do.
pub fn place(before: Option<char>, after: Option<char>) -> Option<Side> {
    match (before.is_none_or(is_left), after.is_none_or(is_right)) {
        (true, false) => Some(Side::Open),
        (false, true) => Some(Side::Close),
        _ => None,
    }
}

/// Whether an opening mark may follow this character.
fn is_left(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '(' | '[' | '{' | '—' | '–' | '“' | '‘' | '«' | '„' | '\u{200b}' | '\u{feff}')
}

/// Whether a closing mark may precede this character.
fn is_right(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '—' | '–' | '”' | '’' | '»' | '…'
        )
}

/// The single marks met so far: an opening one waits for its partner, for it may be an apostrophe.
#[derive(Debug, Default)]
struct Single {
    open: Option<Span>,
    /// A mark after "s" that closes only if no better one follows ("the workers' rights").
    tentative: Option<Span>,
}

impl Single {
    fn meet(&mut self, marks: &mut Vec<QuoteMark>, at: usize, here: char, before: Option<char>, rest: &str) {
        let after = rest.chars().next();
        let span = Span::new(at, at + here.len_utf8());
        let inside_word =
            before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
        if inside_word {
            return;
        }
        let may_open = !matches!(here, '’' | '›')
            && before.is_none_or(|c| is_left(c) || c == '"')
            && after.is_some_and(|c| !c.is_whitespace() && !is_right(c))
            && !is_clipped_word(rest);
        if may_open {
            self.finish(marks);
            self.open = Some(span);
            return;
        }
        let may_close = !matches!(here, '‘' | '‚' | '‹')
            && before.is_some_and(|c| !c.is_whitespace())
            && after.is_none_or(|c| is_right(c) || c == '"');
        let Some(open) = self.open else { return };
        if at - open.start > SINGLE_REACH {
            self.finish(marks);
        } else if may_close {
            let plural = before.is_some_and(|c| matches!(c, 's' | 'S' | 'z'))
                && after.is_some_and(char::is_whitespace)
                && rest.trim_start().chars().next().is_some_and(char::is_alphabetic);
            if plural {
                self.tentative = Some(span);
            } else {
                self.close(marks, open, span);
            }
        }
    }

    /// A closing double mark ends what was quoted inside it.
    fn end_at_double(&mut self, side: Side, _before: Option<char>) {
        if side == Side::Close && self.tentative.is_none() {
            self.open = None;
        }
    }

    fn finish(&mut self, marks: &mut Vec<QuoteMark>) {
        if let (Some(open), Some(close)) = (self.open, self.tentative) {
            self.close(marks, open, close);
        }
        self.open = None;
        self.tentative = None;
    }

    fn close(&mut self, marks: &mut Vec<QuoteMark>, open: Span, close: Span) {
        marks.push(QuoteMark { span: open, side: Side::Open });
        marks.push(QuoteMark { span: close, side: Side::Close });
        self.open = None;
        self.tentative = None;
    }
}

/// Whether an apostrophe begins the word that follows it: "'em", "'90s", "rock 'n' roll".
fn is_clipped_word(rest: &str) -> bool {
    let word: String = rest.chars().take(6).take_while(|c| c.is_alphanumeric()).collect();
    let decade = word.len() <= 3
        && word.chars().filter(char::is_ascii_digit).count() == 2
        && word.chars().all(|c| c.is_ascii_digit() || c == 's');
    decade
        || matches!(
            word.to_lowercase().as_str(),
            "em" | "n" | "til" | "till" | "tis" | "twas" | "cause" | "bout" | "round" | "cos" | "s" | "re"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> String {
        let marks = find(text, Span::new(0, text.len()));
        let mut out = String::new();
        let mut last = 0;
        for mark in marks {
            out.push_str(&text[last..mark.span.start]);
            out.push(if mark.side == Side::Open { '<' } else { '>' });
            last = mark.span.end;
        }
        out + &text[last..]
    }

    #[test]
    fn sides_follow_shape_place_and_partner() {
        assert_eq!(shape("The mayor “agreed” at \"once\"."), "The mayor <agreed> at <once>.");
        assert_eq!(shape("“A dry harbour,\" she said."), "<A dry harbour,> she said.");
        assert_eq!(shape("It was \" a long day \" , he said."), "It was < a long day > , he said.");
        assert_eq!(shape("He said:\"We go.\"Then he left."), "He said:<We go.>Then he left.");
        assert_eq!(shape("``Fine,'' she said."), "<Fine,> she said.");
        assert_eq!(shape("a 12\" pipe"), "a 12\" pipe");
    }

    #[test]
    fn apostrophes_are_no_marks() {
        assert_eq!(
            shape("It's the workers' hall, rock 'n' roll of the '90s."),
            "It's the workers' hall, rock 'n' roll of the '90s."
        );
        assert_eq!(
            shape("He called it ‘the pilots’ hour’ and isn’t sorry."),
            "He called it <the pilots’ hour> and isn’t sorry."
        );
        assert_eq!(shape("\"They said 'no' twice,\" he said."), "<They said <no> twice,> he said.");
        assert_eq!(shape("a plan to 'cut taxes' now"), "a plan to <cut taxes> now");
    }
}
