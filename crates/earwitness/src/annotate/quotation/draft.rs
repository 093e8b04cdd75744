//! A quotation as first found, before speakers and channels.

use crate::record::{Act, Span};

/// What kind of evidence made a draft; surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// Words in marks beside a cue.
    Marked,
    /// A clause after a verb of saying, or before it.
    Clause,
    /// "according to".
    According,
    /// A request, a promise, a noun.
    SpeechAct,
    /// "Reed: harbour will open".
    Headline,
    /// Words in marks that no cue claims.
    Free,
}

/// A quotation as found.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub line: usize,
    pub shape: Shape,
    pub act: Act,
    pub content: Vec<Span>,
    pub source: Option<Span>,
    pub cue: Option<Span>,
    pub score: f32,
}

impl Draft {
    /// From the first word of all its spans to the last.
    pub fn reach(&self) -> Option<Span> {
        let all: Vec<Span> = self.content.iter().copied().chain(self.source).chain(self.cue).collect();
        Span::cover(&all)
    }

    pub fn covers(&self, span: Span) -> bool {
        self.content.iter().any(|c| c.contains(span))
    }

    /// Ends what begins inside somebody's marks where they close: `“Reed asked him ‘to wait,’” Quell said`.
    pub fn end_with_marks(&mut self, quoted: &[Span]) {
        for c in &mut self.content {
            let around = quoted.iter().filter(|q| q.start < c.start && c.start < q.end && q.end < c.end);
            if let Some(marks) = around.max_by_key(|q| q.end) {
                c.end = marks.end;
            }
        }
    }

    /// Takes who speaks and the cue out of what is said, where they were heard as part of it: `“…,” Reed, a docker, said`.
    pub fn leave_out_itself(&mut self, text: &str) {
        let opens = |c: &Span| {
            let rest = c.of(text).trim_start();
            rest.starts_with("that ") || rest.starts_with(['"', '“', '‘'])
        };
        // "warned against a storm": what a cue ends with may be said, but not before a clause or words in marks
        let behind = |cue: &Span| {
            let over: Vec<&Span> = self.content.iter().filter(|c| c.overlaps(*cue)).collect();
            over.iter().all(|c| c.contains(*cue) || c.without(&[*cue]).last().is_none_or(opens))
        };
        let cue = self.cue.filter(behind);
        let mut own: Vec<Span> = self.source.into_iter().chain(cue).collect();
        own.retain(|own| self.content.iter().any(|c| c.overlaps(*own)));
        if own.is_empty() {
            return;
        }
        own.sort_unstable();
        let rest = |c: &Span| {
            let left = c.without(&own);
            if left == [*c] { left } else { left.into_iter().map(|left| trimmed(text, left)).collect() }
        };
        let left: Vec<Span> = self.content.iter().flat_map(rest).collect();
        let left: Vec<Span> =
            left.into_iter().filter(|c| c.of(text).contains(char::is_alphanumeric)).collect();
        if !left.is_empty() {
            self.content = left;
        }
    }
}

/// Without blanks and commas at either end.
fn trimmed(text: &str, span: Span) -> Span {
    let loose = |c: char| c.is_whitespace() || c == ',';
    let words = span.of(text);
    let (front, back) = (words.trim_start_matches(loose).len(), words.trim_end_matches(loose).len());
    if front == 0 {
        return Span::new(span.start, span.start);
    }
    Span::new(span.end - front, span.start + back)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_speaks_is_no_part_of_what_is_said() {
        let text = "“It is shut,” Reed, a docker on the quay, said on “Harbour Nights” that it stays so.";
        let at = |part: &str| Span::new(text.find(part).unwrap(), text.find(part).unwrap() + part.len());
        let mut draft = Draft {
            line: 0,
            shape: Shape::Marked,
            act: Act::Speech,
            content: vec![at("“It is shut,” Reed, a docker"), at("“Harbour Nights” that it stays so")],
            source: Some(at("Reed, a docker on the quay,")),
            cue: Some(at("said on “Harbour Nights”")),
            score: 1.0,
        };
        draft.leave_out_itself(text);
        let left: Vec<&str> = draft.content.iter().map(|c| c.of(text)).collect();
        assert_eq!(left, ["“It is shut,”", "that it stays so"]);
    }

    #[test]
    fn what_begins_in_marks_ends_with_them() {
        let text = "“Reed asked him ‘to wait,’” Quell said.";
        let at = |part: &str| Span::new(text.find(part).unwrap(), text.find(part).unwrap() + part.len());
        let mut draft = Draft {
            line: 0,
            shape: Shape::SpeechAct,
            act: Act::Speech,
            content: vec![at("him ‘to wait,’” Quell said")],
            source: Some(at("Reed")),
            cue: Some(at("asked")),
            score: 1.0,
        };
        draft.end_with_marks(&[at("“Reed asked him ‘to wait,’”"), at("‘to wait,’")]);
        assert_eq!(draft.content[0].of(text), "him ‘to wait,’”");
    }
}
